"""The pages for paper at each of their states, with printers and folders that stand still."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ybdesk.answers import TopicId
from ybdesk.printing import A4, A5, Printer, Report, Status
from ybdesk.qt.desk import Desk
from ybdesk.qt.printing import Printing
from ybdesk.qt.printing_errand import Errand, Stage, What
from ybdesk.qt.printing_files import Outcome, Saved, Shelf
from ybdesk.qt.printing_work import Found
from ybdesk.render.sheet import Made, Paper

BOTH, NONE = frozenset({A4.name, A5.name}), frozenset[str]()
OWN = Printer(
    "hall", "HP LaserJet Pro MFP M126nw", True, False, NONE, "", BOTH, NONE, frozenset({"application/pdf"}), 0
)
EMPTY = replace(OWN, name="upstairs", label="Canon LBP2900", reasons=frozenset({"media-empty"}))
FOLDERS = (Path("/documents"), Path("/home"))
NO_PRINTER = (Status.NO_PRINTER, Status.NO_SERVICE, Status.UNSUPPORTED, Status.NOT_ALLOWED)


class Still(Printing):
    """Nothing goes on behind the pages: they stay as they are opened."""

    def __init__(self) -> None:
        super().__init__(lambda: None, lambda _: None)
        self.sheets = {
            (what, paper): Made(b"", pages) for paper in Paper for pages, what in enumerate(What, 1)
        }

    def prepare(self, *_: object) -> None:
        """Every sheet is made."""

    def find(self) -> None:
        """Every printer is found."""


class State(NamedTuple):
    """What has come of the work behind a page."""

    stage: Stage
    found: Found = Found((OWN, EMPTY), OWN.name)
    status: Status = Status.CHECKING
    outcome: Outcome = Outcome.SAVED

    def hold(self, desk: Desk) -> None:
        """Have it so."""
        printing = desk.printing = Still()
        desk.folders = FOLDERS
        printing.found = self.found
        printing.report = Report(self.status, OWN.name, OWN.label, job=7, sheets=1, pages=3)
        printing.errand = Errand() if self.stage is Stage.PROGRESS else None
        printing.saved = Saved(self.outcome, _file(desk) if self.outcome is Outcome.SAVED else None)
        printing.shelf = Shelf("documents", FOLDERS[0])


def _file(desk: Desk) -> Path:
    """As long a name as files are given."""
    title, what = desk.rules.topic(TopicId.BALANCE).name, desk.say("paper.summary")
    words = {"place": title, "paper": Paper.A4.upper(), "day": desk.journey.today.isoformat()}
    return FOLDERS[0] / f"{desk.say('paper.file', title=title, what=what, **words)}.pdf"


def _states() -> Iterator[tuple[str, State]]:
    yield "paper-finding", State(Stage.FINDING)
    yield "paper-where", State(Stage.WHERE, Found((OWN,), OWN.name))
    yield "paper-where-several", State(Stage.WHERE)
    yield "paper-printers", State(Stage.PRINTERS)
    yield "paper-printers-choose", State(Stage.WHERE, Found((OWN, EMPTY)))
    yield "paper-printers-gone", State(Stage.WHERE, Found((OWN, EMPTY), "gone"))
    for status in NO_PRINTER:
        yield f"paper-none-{status}", State(Stage.WHERE, Found(trouble=status))
    for status in Status:
        stage = Stage.ENDED if status.over else Stage.PROGRESS
        yield f"paper-{stage}-{status}", State(stage, status=status)
    yield "paper-saving", State(Stage.SAVING)
    for outcome in Outcome:
        yield f"paper-saved-{outcome}", State(Stage.SAVED, outcome=outcome)


STATES = dict(_states())
"""By the names of the pages."""
