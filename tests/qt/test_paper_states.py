"""Whatever a printer does is told in a sentence; no state is silent."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ybdesk.printing import Status
from ybdesk.printing.backend import JobStage, NoServiceError, NotAllowedError, RefusedError
from ybdesk.qt.printing_errand import Errand, Stage

sys.path.insert(0, str(Path(__file__).parent))
from paper_house import House, report
from paper_rig import Paper, paper

__all__ = ["paper"]


def with_reason(reason: str) -> Callable[[House], None]:
    return lambda house: house.change(reasons=frozenset({reason}))


def job(stage: JobStage, sheets: int = 0) -> Callable[[House], None]:
    return lambda house: house.now(stage, sheets)


def refusing(error: Exception) -> Callable[[House], None]:
    return lambda house: setattr(house, "refuses", error)


def lost(house: House) -> None:
    house.job_now = NoServiceError("away")


def broken(house: House) -> None:
    house.refuses = RuntimeError("a driver")


SEEN: dict[Status, Callable[[House], None]] = {
    Status.QUEUED: job(JobStage.WAITING),
    Status.SENT: job(JobStage.PRINTING),
    Status.PRINTING: job(JobStage.PRINTING, 1),
    Status.HELD: job(JobStage.HELD),
    Status.ATTENTION: job(JobStage.STOPPED),
    Status.PAPER_OUT: with_reason("media-empty"),
    Status.PAPER_JAM: with_reason("media-jam"),
    Status.DOOR_OPEN: with_reason("door-open"),
    Status.INK_OUT: with_reason("toner-empty"),
    Status.OFFLINE: with_reason("offline"),
    Status.PAUSED: lambda house: house.change(stopped=True),
    Status.NOT_ACCEPTING: lambda house: house.change(accepting=False),
    Status.WRONG_PAPER: lambda house: house.change(papers=frozenset({"na_letter_8.5x11in"})),
    Status.OTHER_PAPER: lambda house: house.change(loaded=frozenset({"na_letter_8.5x11in"})),
    Status.WRONG_FORMAT: lambda house: house.change(formats=frozenset({"image/urf"})),
    Status.GONE: lambda house: house.state.clear(),
    Status.CANCELLED: job(JobStage.CANCELLED),
    Status.FAILED: broken,
    Status.REJECTED: refusing(RefusedError("no")),
    Status.NOT_ALLOWED: refusing(NotAllowedError("no")),
    Status.NO_SERVICE: lambda house: setattr(house, "silent", NoServiceError("off")),
    Status.LOST: lost,
    Status.PRINTED: job(JobStage.DONE),
}
"""What the house does, and the state that is then on the screen."""


@pytest.mark.parametrize("status", SEEN)
def test_what_the_printer_does_is_told(paper: Paper, status: Status) -> None:
    paper.choose()
    SEEN[status](paper.house)
    paper.wizard.tap(paper.say("paper.print"))
    printing = paper.desk.printing
    paper.qtbot.waitUntil(lambda: printing.report.status is status, timeout=20_000)
    words = (
        paper.say("paper.printed")
        if status is Status.PRINTED
        else printing.report.for_person(paper.wizard.rules)
    )
    paper.says(words)
    assert paper.stage() is (Stage.ENDED if status.over else Stage.PROGRESS)


@pytest.mark.parametrize("status", Status)
def test_no_state_is_silent(paper: Paper, status: Status) -> None:
    printing = paper.desk.printing
    paper.choose()
    printing.report = report(status)
    printing.errand = None if status.over else Errand()
    paper.desk.go(paper.desk.journey.go_on(Errand(Stage.ENDED if status.over else Stage.PROGRESS)))
    paper.wizard.settle()
    words = (
        paper.say("paper.printed")
        if status is Status.PRINTED
        else report(status).for_person(paper.wizard.rules)
    )
    shown = paper.texts()
    assert words in shown
    assert words in paper.wizard.window.page.utterances()
    staff = paper.say("paper.staff", words=report(status).for_staff(paper.wizard.rules))
    assert (staff in shown) is not (status.good or status is Status.CANCELLED)
    buttons = [button.label for button in paper.wizard.window.page.actions.parts]  # type: ignore[attr-defined]
    if not status.over:
        assert paper.say("paper.cancel") in buttons
    elif status is not Status.PRINTED:
        assert paper.say("paper.save") in buttons
    printing.errand = None
