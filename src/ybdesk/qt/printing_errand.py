"""What somebody wants on paper, and how far they have come in saying so. A value, like the journey."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from ybdesk.render.sheet import Paper


class Stage(StrEnum):
    """The pages behind the button for paper."""

    WHAT = "what"
    FINDING = "finding"
    """Looking for printers; where there is a slow one."""
    WHERE = "where"
    PRINTERS = "printers"
    PROGRESS = "progress"
    ENDED = "ended"
    SAVING = "saving"
    SAVED = "saved"
    """Or not saved: the page says which."""


class What(StrEnum):
    """How much of the guide."""

    SUMMARY = "summary"
    WAY = "way"
    """The way that is open on the screen."""
    ALL = "all"


BEFORE = {
    Stage.FINDING: Stage.WHAT,
    Stage.WHERE: Stage.WHAT,
    Stage.PRINTERS: Stage.WHERE,
    Stage.ENDED: Stage.WHERE,
    Stage.SAVING: Stage.WHERE,
    Stage.SAVED: Stage.WHERE,
}
"""Where Back leads; from the others out of the panel. A sheet under way goes on."""
MOST_COPIES = 5


class Errand(NamedTuple):
    """What was chosen so far."""

    stage: Stage = Stage.WHAT
    what: What = What.SUMMARY
    printer: str = ""
    """Its name in the system; empty for the usual one."""
    copies: int = 1
    paper: Paper = Paper.A4
    other_paper: bool = False
    """Somebody has put in the paper that was asked for."""

    def at(self, stage: Stage) -> Errand:
        return self._replace(stage=stage)

    def back(self) -> Errand | None:
        """One decision back; None where there is none before."""
        before = BEFORE.get(self.stage)
        return self.at(before) if before is not None else None
