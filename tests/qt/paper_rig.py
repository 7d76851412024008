"""A wizard at the pages for paper, and its printers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from paper_house import HALL, House, finish, overview, report
from pytestqt.qtbot import QtBot

from ybdesk.printing import Status
from ybdesk.printing.backend import JobStage
from ybdesk.qt.printing_errand import Stage
from ybdesk.qt.text import Text
from ybdesk.qt.tree import below

if TYPE_CHECKING:
    from conftest import Wizard

NONE = frozenset[str]()


class Paper:
    """A wizard at the page for paper, its printers, and the tester's patience."""

    def __init__(self, wizard: Wizard, qtbot: QtBot) -> None:
        self.wizard, self.qtbot, self.desk = wizard, qtbot, wizard.desk
        self.house = House(HALL)
        self.desk.printers = lambda: self.house
        self.desk.go(overview(self.desk))
        self.desk.printing.look_every = 0.01

    def says(self, text: str) -> None:
        """Wait until the page says this."""
        self.qtbot.waitUntil(lambda: text in self.texts(), timeout=20_000)
        self.wizard.settle()

    def texts(self) -> list[str]:
        return [text.text() for text in below(self.wizard.window, Text) if text.isVisible()]

    def person(self, status: Status) -> str:
        return replace(report(status), detail="").for_person(self.wizard.rules)

    def say(self, key: str, **values: object) -> str:
        return self.wizard.say(key, **values)

    def open(self) -> None:
        self.wizard.tap(self.say("window.paper"))

    def choose(self, what: str = "summary") -> None:
        """As far as the page that asks whether it is right like this."""
        self.open()
        self.qtbot.waitUntil(lambda: self.desk.printing.found is not None)
        self.wizard.tap(self.say(f"paper.{what}"))

    def print(self) -> None:
        self.choose()
        self.wizard.tap(self.say("paper.print"))

    def stage(self) -> Stage:
        errand = self.desk.journey.errand
        assert errand is not None
        return errand.stage

    def quiet(self) -> None:
        """Until no thread works any more."""
        self.house.now(JobStage.DONE)
        self.qtbot.waitUntil(lambda: not self.desk.printing.working, timeout=20_000)


@pytest.fixture
def paper(wizard: Wizard, qtbot: QtBot) -> Iterator[Paper]:
    made = Paper(wizard, qtbot)
    yield made
    made.house.now(JobStage.DONE)
    finish(made.desk)
