"""From the button in the window to the page in a real printer's tray, through a private CUPS."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ybdesk import flow
from ybdesk.answers import AGE, COVERAGE, DIVISION, Answers, Coverage
from ybdesk.printing import Status
from ybdesk.printing.cups import Cups
from ybdesk.qt.app import add_fonts
from ybdesk.qt.controls import Button
from ybdesk.qt.desk import Desk
from ybdesk.qt.journey import Journey, Kind, Spot
from ybdesk.qt.strikes import Strikes
from ybdesk.qt.text import Text
from ybdesk.qt.theme import Look
from ybdesk.qt.tree import below
from ybdesk.qt.window import Window
from ybdesk.render.sheet import Layout, Variant, pdf
from ybdesk.rules.load import Ruleset

sys.path.insert(0, str(Path(__file__).parent))
from printing_house import House
from test_printing import house, raster, shared_house

__all__ = ["house", "shared_house"]
pytestmark = pytest.mark.slow
PATIENCE_MS = 60_000
ANSWERS = {DIVISION: "230100", COVERAGE: Coverage.EMPLOYEE_RETIRED, AGE: "70"}


class Person:
    """Somebody at the window, with one finger."""

    def __init__(self, rules: Ruleset, today: date, house: House, qtbot: QtBot) -> None:
        self.now, self.qtbot, self.rules = 0.0, qtbot, rules
        self.desk = Desk(rules, Look(), lambda: today, Strikes(lambda: self.now))
        self.desk.printers = lambda: Cups(house.socket, own_choices=())
        self.window = Window(self.desk)
        self.window.resize(1280, 800)
        self.window.show()
        answers = flow.completed(Answers(ANSWERS), rules, today)
        self.desk.go(Journey(rules, today, answers, Spot(Kind.OVERVIEW)))

    def tap(self, key: str) -> None:
        """Wait for a button, and tap it."""
        label = self.rules.say(key)

        def found() -> list[Button]:
            buttons = below(self.window, Button)
            return [b for b in buttons if b.isVisible() and b.isEnabled() and b.label == label]

        self.qtbot.waitUntil(lambda: bool(found()), timeout=PATIENCE_MS)
        self.now += 1
        QTest.mouseClick(found()[0], Qt.MouseButton.LeftButton)

    def reads(self, words: str) -> None:
        def shown() -> bool:
            return words in [text.text() for text in below(self.window, Text) if text.isVisible()]

        self.qtbot.waitUntil(shown, timeout=PATIENCE_MS)

    def status(self, status: Status) -> None:
        printing = self.desk.printing
        self.qtbot.waitUntil(lambda: printing.report.status is status, timeout=PATIENCE_MS)
        self.reads(printing.report.for_person(self.rules))


@pytest.fixture
def person(rules: Ruleset, today: date, house: House, qtbot: QtBot) -> Iterator[Person]:
    add_fonts()
    house.admin("lpadmin", "-d", "hall")
    made = Person(rules, today, house, qtbot)
    yield made
    qtbot.waitUntil(lambda: not made.desk.printing.working, timeout=PATIENCE_MS)
    made.window.close()
    made.window.deleteLater()


def test_from_the_button_to_the_page(person: Person, house: House, tmp_path: Path) -> None:
    for key in ("window.paper", "paper.summary", "paper.print"):
        person.tap(key)
    person.reads(person.rules.say("paper.printed"))
    wanted = pdf(person.desk.guide(), person.rules, Layout(variant=Variant.SUMMARY))
    arrived = raster((house.folder / "out.pdf").read_bytes(), tmp_path / "arrived")
    assert len(arrived) == 1
    assert arrived == raster(wanted, tmp_path / "wanted")


def test_paper_runs_out_and_is_put_in(person: Person, house: House) -> None:
    house.mode("empty")
    for key in ("window.paper", "paper.summary", "paper.print"):
        person.tap(key)
    person.status(Status.PAPER_OUT)
    (house.folder / "tray").write_text("paper\n")
    person.reads(person.rules.say("paper.printed"))


def test_the_queue_vanishes_before_it_is_printed(person: Person, house: House) -> None:
    for key in ("window.paper", "paper.summary"):
        person.tap(key)
    person.qtbot.waitUntil(lambda: person.desk.printing.found is not None, timeout=PATIENCE_MS)
    house.admin("lpadmin", "-x", "hall")
    person.tap("paper.print")
    person.status(Status.GONE)
    person.tap("paper.choose-printer")
    person.reads(person.rules.say("printing.no-printer.person"))
