"""A kiosk under the tester's hands: its clock stands until it is moved, its voice and printer are stubs."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ybdesk.answers import TOPIC, UNSURE, TopicId
from ybdesk.kiosk import apart
from ybdesk.kiosk.hall import Hall
from ybdesk.kiosk.press import Maker, Outcome
from ybdesk.qt.app import add_fonts
from ybdesk.qt.controls import Button
from ybdesk.qt.journey import Kind
from ybdesk.qt.kiosk.app import Kiosk
from ybdesk.qt.kiosk.visit import Visit
from ybdesk.qt.window import Window
from ybdesk.rules.load import Ruleset

NOTHING = Qt.KeyboardModifier.NoModifier
DAY = date(2026, 11, 21)
PATIENCE_SECONDS = 120
"""Nothing takes so long that ever ends, even on a machine that has much else to do."""
HALL = Hall(name="青山区政务服务大厅", desk="3 号窗口", phone="0472-12393")


class Clock:
    """Stands until it is moved."""

    def __init__(self) -> None:
        self.at = 10_000.0

    def __call__(self) -> float:
        return self.at


class Voice:
    """Remembers what it was asked to read; `broken` makes it throw."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.reading = False
        self.broken = False
        self.renewed = 0

    def read(self, texts: Sequence[str]) -> None:
        if self.broken:
            raise RuntimeError("the engine has died")
        self.said += texts
        self.reading = True

    def stop(self) -> None:
        self.reading = False

    def renew(self) -> None:
        self.renewed += 1


class Printer:
    """Takes a sheet and says at once what came of it; `hold` makes it hang."""

    def __init__(self) -> None:
        self.sheets: list[bytes] = []
        self.outcome = Outcome.PRINTED
        self.hold: threading.Event | None = None

    def __call__(self, document: bytes, cancelled: threading.Event) -> Outcome:
        if self.hold is not None:
            self.hold.wait(60)
        self.sheets.append(document)
        return Outcome.CANCELLED if cancelled.is_set() else self.outcome


class Rig:
    """The kiosk and its stubs."""

    def __init__(
        self,
        application: QApplication,
        rules: Ruleset,
        hall: Hall = HALL,
        maker: Maker = apart.sheet,
        **changes: object,
    ) -> None:
        add_fonts()
        self.application = application
        self.clock, self.voice, self.printer = Clock(), Voice(), Printer()
        self.hall = replace(hall, **changes)  # type: ignore[arg-type]
        self.left: list[int] = []
        self.kiosk = Kiosk(
            application,
            self.hall,
            rules,
            make_voice=lambda: self.voice,
            maker=maker,
            sender=self.printer,
            now=self.clock,
            today=lambda: DAY,
        )
        self.shell = self.kiosk.shell
        self.kiosk.attendance._leave = self.left.append
        self.kiosk.refit()
        self.settle()

    def close(self) -> None:
        if self.printer.hold is not None:
            self.printer.hold.set()
        self.kiosk.close()
        self.shell.deleteLater()
        self.settle()

    def settle(self) -> None:
        """Let everything that is due happen, deletions too."""
        for _ in range(3):
            self.application.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def wait(self, seconds: float) -> None:
        """Time goes by, half a second at a time."""
        steps = max(1, round(seconds * 2))
        for _ in range(steps):
            self.clock.at += seconds / steps
            self.kiosk.tick()
        self.settle()

    @property
    def visit(self) -> Visit:
        assert self.shell.visit is not None
        return self.shell.visit

    @property
    def window(self) -> Window:
        return self.visit.window

    @property
    def waiting(self) -> bool:
        """The first page stands, and nothing of anybody is left."""
        return type(self.shell.over).__name__ == "Attract" and self.shell.visit is None

    def begin(self) -> None:
        """Touch the middle of the first page."""
        self.tap(self.shell.rect().center())

    def ask(self, answers: Mapping[str, str]) -> None:
        """From wherever this is to a guide; what has no answer here is not known."""
        desk = self.visit.desk
        desk.go(desk.journey.begin(TopicId(answers[TOPIC])))
        while desk.journey.spot.kind is Kind.QUESTION:
            question = desk.journey.spot.item
            desk.answer(question, answers.get(question, UNSURE))
        desk.open(Kind.OVERVIEW)
        self.settle()

    def tap(self, place: QPoint) -> None:
        """A finger on the glass, through the window's own handle."""
        self.clock.at += 0.6
        handle = self.shell.windowHandle()
        assert handle is not None
        if QRect(QPoint(0, 0), handle.size()).contains(place):
            QTest.mouseClick(handle, Qt.MouseButton.LeftButton, NOTHING, place)
        else:
            widget = self.shell.childAt(place) or self.shell
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NOTHING, widget.mapFrom(self.shell, place))
        self.settle()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NOTHING) -> None:
        """A key on a keyboard that somebody has plugged in."""
        self.clock.at += 0.6
        handle = self.shell.windowHandle()
        assert handle is not None
        text = chr(key) if 0x20 <= key < 0x7F and modifiers == NOTHING else ""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(handle, QKeyEvent(kind, key, modifiers, text))
        self.settle()

    def buttons(self) -> list[Button]:
        """Every button that can be pressed now."""
        every: Iterable[Button] = self.shell.findChildren(Button)
        return [b for b in every if b.isVisibleTo(self.shell) and b.isEnabled()]

    def press(self, label: str) -> None:
        """Touch the button with these words."""
        found = [button for button in self.buttons() if button.label == label]
        assert found, (label, [button.label for button in self.buttons()])
        page = self.shell.over or self.window.page
        page.scroll.show_widget(found[0])
        self.tap(found[0].mapTo(self.shell, found[0].rect().center()))

    def say(self, key: str) -> str:
        return self.shell.rules.say(key)

    def until(self, done: Callable[[], bool]) -> None:
        """Tick without the kiosk's time going by, for a thread to have done its work."""
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            self.kiosk.tick()
            if done():
                return
            QTest.qWait(5)
        raise AssertionError("never")
