"""A wizard under the tester's hands: its clock stands until it is moved, its voice is a stub."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ybdesk.qt.app import add_fonts
from ybdesk.qt.controls import Button
from ybdesk.qt.desk import Desk
from ybdesk.qt.journey import Journey
from ybdesk.qt.strikes import Strikes
from ybdesk.qt.theme import Look
from ybdesk.qt.tree import below
from ybdesk.qt.window import Window
from ybdesk.rules.load import Ruleset


class Silence:
    """A voice that keeps what it was given."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def read(self, texts: Sequence[str]) -> None:
        self.texts = list(texts)

    def stop(self) -> None:
        pass


class Wizard:
    """A window, and the hands that use it."""

    def __init__(self, rules: Ruleset, today: date, size: tuple[int, int] = (1280, 800)) -> None:
        self.now = 0.0
        self.rules = rules
        self.desk = Desk(rules, Look(), lambda: today, Strikes(self._tick))
        self.window = Window(self.desk, Silence())
        self.window.resize(*size)
        self.window.show()
        self.settle()

    def _tick(self) -> float:
        return self.now

    def settle(self) -> None:
        """Let deferred deletions and paints happen."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()

    def button(self, label: str) -> Button:
        """The visible button with this label."""
        found = [b for b in below(self.window, Button) if b.isVisible() and b.label == label]
        assert found, f"no {label!r} among {[b.label for b in below(self.window, Button) if b.isVisible()]}"
        return found[0]

    def tap(self, label: str) -> None:
        """Tap a button; a second goes by before."""
        self.now += 1
        button = self.button(label)
        scroll = self.window.page.scroll
        scroll.show_widget(button)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def key(self, key: Qt.Key) -> None:
        """Strike a key where the focus is; a second goes by before."""
        self.now += 1
        target = self.window.focusWidget() or self.window
        QTest.keyClick(target, key)
        self.settle()

    def say(self, key: str, **values: object) -> str:
        return self.rules.say(key, **values)


@pytest.fixture(scope="session", autouse=True)
def fonts(qapp: QApplication) -> None:  # noqa: ARG001
    """Before any text is measured, as in the program: a measure is remembered."""
    assert add_fonts()


@pytest.fixture
def make_wizard(qtbot: QtBot, rules: Ruleset, today: date) -> Iterator[Callable[..., Wizard]]:
    made: list[Wizard] = []

    def make(words: Ruleset = rules, size: tuple[int, int] = (1280, 800)) -> Wizard:
        wizard = Wizard(words, today, size)
        qtbot.addWidget(wizard.window)
        made.append(wizard)
        return wizard

    yield make
    for wizard in made:
        wizard.window.close()


@pytest.fixture
def wizard(make_wizard: Callable[..., Wizard]) -> Wizard:
    return make_wizard()


@pytest.fixture
def every_page(rules: Ruleset, today: date) -> dict[str, Journey]:
    """Every kind of page by a telling name, as the screenshots have them."""
    spec = importlib.util.spec_from_file_location("shots", Path(__file__).with_name("screenshots.py"))
    assert spec is not None
    assert spec.loader is not None
    shots = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(shots)
    return dict(shots.journeys(rules, today))
