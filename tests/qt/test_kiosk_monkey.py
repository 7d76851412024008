"""A monkey at the kiosk: random taps, keys, sizes, jumps in time. `YBDESK_MONKEY=1000000` for a long run."""

from __future__ import annotations

import os
import random
import sys
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from ybdesk.answers import AGE, COVERAGE, DIVISION, TOPIC, Coverage
from ybdesk.rules.load import Ruleset

sys.path.insert(0, str(Path(__file__).parent))
from kiosk_rig import NOTHING, Rig

STEPS = int(os.environ.get("YBDESK_MONKEY", "2500"))
SEED = int(os.environ.get("YBDESK_MONKEY_SEED", "20261121"))
CHECK_EVERY = 100
SIZES = ((1280, 800), (1024, 768), (1080, 1920), (1920, 1080), (640, 480))
KEYS = [Qt.Key(key) for key in range(Qt.Key.Key_0, Qt.Key.Key_9 + 1)] + [
    Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Backspace,
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp,
    Qt.Key.Key_F8, Qt.Key.Key_F4, Qt.Key.Key_A, Qt.Key.Key_Super_L,
]  # fmt: skip
MODIFIERS = [NOTHING] * 8 + [Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier]


class Monkey:
    """Knows nothing of what it does."""

    def __init__(self, rig: Rig) -> None:
        self.rig = rig
        self.dice = random.Random(SEED)
        self.seen: Counter[str] = Counter()
        self.places = [place.code for place in rig.shell.rules.divisions]

    def step(self) -> None:
        rig, dice = self.rig, self.dice
        rig.clock.at += dice.choice((0.05, 0.3, 0.7, 2.0))
        roll = dice.random()
        if roll < 0.55:
            self.tap_button()
        elif roll < 0.78:
            self.tap(QPoint(dice.randrange(rig.shell.width()), dice.randrange(rig.shell.height())))
        elif roll < 0.93:
            self.key(dice.choice(KEYS), dice.choice(MODIFIERS))
        elif roll < 0.983:
            rig.kiosk.tick()
        elif roll < 0.993:
            rig.clock.at += dice.choice((-3600, 30, 119, 121, 181, 86_400))
            rig.kiosk.tick()
        elif roll < 0.998:
            rig.shell.resize(*dice.choice(SIZES))
        else:
            self.get_further()
        self.seen[self.where()] += 1

    def get_further(self) -> None:
        """All questions at one stroke: tapping at random hardly ever answers them."""
        rig, dice = self.rig, self.dice
        if rig.shell.visit is not None and rig.shell.over is None:
            topic, place = dice.choice(rig.shell.rules.topics), dice.choice(self.places)
            age = str(dice.randrange(120))
            rig.ask({TOPIC: topic, DIVISION: place, COVERAGE: dice.choice(list(Coverage)), AGE: age})

    def tap_button(self) -> None:
        buttons = self.rig.buttons()
        if buttons:
            button = self.dice.choice(buttons)
            self.tap(button.mapTo(self.rig.shell, button.rect().center()))

    def tap(self, place: QPoint) -> None:
        """Press and release on what is there, as the window would deliver it."""
        shell, left = self.rig.shell, Qt.MouseButton.LeftButton
        self.rig.kiosk.touched()
        grabbed: QWidget = shell.childAt(place) or shell
        for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            widget: QWidget | None = grabbed
            while widget is not None:
                at = QPointF(widget.mapFrom(shell, place))
                held = left if kind is QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
                event = QMouseEvent(kind, at, QPointF(place), left, held, NOTHING)
                QApplication.sendEvent(widget, event)
                if event.isAccepted() or widget is shell:
                    break
                widget = widget.parentWidget()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        text = chr(key) if 0x20 <= key < 0x7F and modifiers == NOTHING else ""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self.rig.shell.windowHandle(), QKeyEvent(kind, key, modifiers, text))

    def where(self) -> str:
        shell = self.rig.shell
        if shell.over is not None:
            return type(shell.over).__name__
        return type(self.rig.window.page).__name__

    def home(self) -> None:
        """From wherever this is, the first page comes back when nobody moves."""
        before = self.where()
        self.rig.shell.voice.stop()
        for _ in range(4):
            self.rig.clock.at += 181
            self.rig.kiosk.tick()
            self.rig.settle()
        assert self.rig.waiting, before


def test_a_monkey_never_gets_stuck_and_never_gets_out(
    qapp: QApplication, rules: Ruleset, monkeypatch: pytest.MonkeyPatch
) -> None:
    rig = Rig(qapp, rules)
    threw: list[str] = []
    monkeypatch.setattr(
        sys, "excepthook", lambda kind, error, _where: threw.append(f"{kind.__name__}: {error}")
    )
    monkey = Monkey(rig)
    for number in range(1, STEPS + 1):
        monkey.step()
        assert not threw, (number, threw)
        if number % CHECK_EVERY == 0:
            rig.settle()
            shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
            assert shown == [rig.shell], number
            assert not rig.left
        if number % (CHECK_EVERY * 10) == 0:
            monkey.home()
            print(number, flush=True) if STEPS > 100_000 and number % 50_000 == 0 else None  # noqa: T201
    assert {"Attract", "Welcome", "Provinces", "Staff", "Blank", "Warned", "Overview"} <= set(monkey.seen)
    if STEPS > 100_000:
        print(dict(monkey.seen.most_common()))  # noqa: T201
    rig.close()
