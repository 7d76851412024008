"""From the button to the paper: decisions, cancelling, leaving, coming back; nothing is ever replaced."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ybdesk.printing import A4, A5, Status
from ybdesk.printing.backend import Job, JobStage, NoServiceError, NotAllowedError
from ybdesk.qt.journey import Kind, Panel
from ybdesk.qt.printing_errand import Stage

sys.path.insert(0, str(Path(__file__).parent))
from paper_house import EMPTY, HALL, UPSTAIRS, House, overview
from paper_rig import NONE, Paper, paper

__all__ = ["paper"]


def test_copies_and_printer_as_chosen(paper: Paper) -> None:
    paper.house = House(HALL, UPSTAIRS, EMPTY)
    paper.house.preferred = "hall"
    paper.choose()
    wizard = paper.wizard
    for _ in range(6):
        if wizard.button(paper.say("paper.plus")).isEnabled():
            wizard.tap(paper.say("paper.plus"))
    assert paper.say("paper.copies", copies=5) in paper.texts()
    for _ in range(3):
        wizard.tap(paper.say("paper.minus"))
    wizard.tap(paper.say("paper.another"))
    assert EMPTY.label in [button.label for button in wizard.window.page.choices]
    wizard.tap(UPSTAIRS.label)
    assert UPSTAIRS.label in paper.texts()
    assert paper.say("paper.copies", copies=2) in paper.texts()
    wizard.tap(paper.say("paper.print"))
    paper.qtbot.waitUntil(lambda: bool(paper.house.sent), timeout=20_000)
    assert paper.house.sent == [("upstairs", A4.name, 2)]


def test_paper_only_where_the_printer_has_both(paper: Paper) -> None:
    paper.choose()
    paper.wizard.tap(paper.say("paper.turn", paper="A5"))
    paper.wizard.tap(paper.say("paper.print"))
    paper.qtbot.waitUntil(lambda: bool(paper.house.sent), timeout=20_000)
    assert paper.house.sent == [("hall", A5.name, 1)]
    paper.quiet()
    paper.house = House(UPSTAIRS)
    paper.desk.go(overview(paper.desk))
    paper.choose()
    assert paper.say("paper.row-paper") not in paper.texts()


def test_two_taps_print_once(paper: Paper) -> None:
    paper.choose()
    button = paper.wizard.button(paper.say("paper.print"))
    paper.wizard.now += 1
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    button.chosen.emit()
    paper.qtbot.waitUntil(lambda: bool(paper.house.sent), timeout=20_000)
    paper.house.now(JobStage.DONE)
    paper.says(paper.say("paper.printed"))
    assert len(paper.house.sent) == 1


def test_cancelling(paper: Paper) -> None:
    paper.print()
    paper.says(paper.person(Status.QUEUED))
    paper.wizard.tap(paper.say("paper.cancel"))
    paper.says(paper.person(Status.CANCELLED))
    assert paper.house.cancelled == [1]
    paper.house.now(JobStage.DONE)
    paper.wizard.tap(paper.say("paper.print-again"))
    paper.says(paper.say("paper.printed"))


def test_cancelling_before_anything_was_sent(paper: Paper) -> None:
    paper.house.change(reasons=frozenset({"media-empty"}))
    paper.print()
    paper.says(paper.person(Status.PAPER_OUT))
    paper.wizard.tap(paper.say("paper.cancel"))
    paper.says(paper.person(Status.CANCELLED))
    assert not paper.house.sent


def test_a_cancelled_job_that_does_not_go_away_is_not_called_cancelled(paper: Paper) -> None:
    paper.print()
    paper.says(paper.person(Status.QUEUED))
    paper.house.cancel = lambda *_: None  # type: ignore[method-assign]
    paper.wizard.tap(paper.say("paper.cancel"))
    paper.says(paper.person(Status.LOST))


def test_it_goes_on_by_itself_once_paper_is_put_in(paper: Paper) -> None:
    paper.house.change(reasons=frozenset({"media-empty"}))
    paper.house.now(JobStage.DONE)
    paper.print()
    paper.says(paper.person(Status.PAPER_OUT))
    paper.house.change(reasons=NONE)
    paper.says(paper.say("paper.printed"))


def test_other_paper_is_asked_for_and_believed(paper: Paper) -> None:
    paper.house.change(loaded=frozenset({"na_letter_8.5x11in"}))
    paper.house.now(JobStage.DONE)
    paper.print()
    paper.says(paper.person(Status.OTHER_PAPER))
    assert not paper.house.sent
    paper.wizard.tap(paper.say("paper.paper-is-in"))
    paper.says(paper.say("paper.printed"))


def test_leaving_lets_it_go_on_and_tells_how_it_ends(paper: Paper) -> None:
    paper.print()
    paper.says(paper.person(Status.QUEUED))
    paper.wizard.tap(paper.say("window.back"))
    assert paper.desk.journey.panel is Panel.NONE
    paper.house.change(reasons=frozenset({"media-jam"}))
    paper.says(paper.person(Status.PAPER_JAM))
    paper.wizard.tap(paper.say("window.paper"))
    assert paper.stage() is Stage.PROGRESS
    assert paper.person(Status.PAPER_JAM) in paper.texts()
    paper.wizard.tap(paper.say("window.size"))
    paper.house.change(reasons=NONE)
    paper.house.now(JobStage.DONE)
    paper.says(paper.person(Status.PRINTED))
    paper.wizard.tap(paper.say("window.back"))
    paper.wizard.tap(paper.say("window.paper"))
    assert paper.desk.journey.errand is None


def test_starting_over_takes_back_what_waits_for_somebody(paper: Paper) -> None:
    paper.print()
    paper.house.change(reasons=frozenset({"media-empty"}))
    paper.says(paper.person(Status.PAPER_OUT))
    paper.wizard.tap(paper.say("window.restart"))
    paper.qtbot.waitUntil(lambda: not paper.desk.printing.busy, timeout=20_000)
    assert paper.desk.printing.report.status is Status.CANCELLED
    assert not paper.desk.printing.sheets
    assert paper.desk.journey.spot.kind is Kind.WELCOME


def test_closing_the_window_in_the_middle(paper: Paper) -> None:
    paper.print()
    paper.says(paper.person(Status.QUEUED))
    paper.wizard.window.close()
    paper.house.now(JobStage.DONE)
    paper.qtbot.waitUntil(lambda: not paper.desk.printing.busy, timeout=20_000)
    assert not paper.house.cancelled


def test_a_vanished_printer_is_never_replaced(paper: Paper) -> None:
    paper.house = House(HALL, UPSTAIRS)
    paper.house.preferred = "hall"
    paper.choose()
    del paper.house.state["hall"]
    paper.wizard.tap(paper.say("paper.print"))
    paper.says(paper.person(Status.GONE))
    assert not paper.house.sent
    paper.wizard.tap(paper.say("paper.choose-printer"))
    paper.qtbot.waitUntil(lambda: paper.stage() is Stage.WHERE, timeout=20_000)
    assert [button.label for button in paper.wizard.window.page.choices] == [UPSTAIRS.label]
    assert any(paper.person(Status.GONE) == text for text in paper.texts())
    paper.wizard.tap(UPSTAIRS.label)
    paper.wizard.tap(paper.say("paper.print"))
    paper.qtbot.waitUntil(lambda: bool(paper.house.sent), timeout=20_000)
    assert paper.house.sent[0][0] == "upstairs"


def test_several_printers_and_no_usual_one(paper: Paper) -> None:
    paper.house = House(HALL, UPSTAIRS)
    paper.choose()
    assert paper.person(Status.NO_CHOICE) in paper.texts()
    paper.wizard.tap(HALL.label)
    paper.house.now(JobStage.DONE)
    paper.wizard.tap(paper.say("paper.print"))
    paper.says(paper.say("paper.printed"))


@pytest.mark.parametrize(
    ("why", "status"),
    [
        (None, Status.NO_PRINTER),
        (NoServiceError("off"), Status.NO_SERVICE),
        (NotAllowedError("no"), Status.NOT_ALLOWED),
        (RuntimeError("a driver"), Status.NO_SERVICE),
    ],
)
def test_without_a_printer_the_file_is_offered_and_the_reason_told(
    paper: Paper, tmp_path: Path, why: Exception | None, status: Status
) -> None:
    paper.house.state, paper.house.silent = {}, why
    paper.desk.folders = [tmp_path]
    paper.choose()
    assert paper.person(status).replace(HALL.label, paper.say("printing.a-printer")) in paper.texts()
    paper.wizard.tap(paper.say("paper.save"))
    paper.qtbot.waitUntil(lambda: paper.stage() is Stage.SAVED, timeout=20_000)
    assert len(list(tmp_path.glob("*.pdf"))) == 1


def test_where_printing_is_not_known_at_all(paper: Paper) -> None:
    paper.desk.printing._system = lambda: None
    paper.choose()
    assert paper.person(Status.UNSUPPORTED) in paper.texts()


def test_a_printer_that_has_come_is_found(paper: Paper) -> None:
    paper.house.state = {}
    paper.choose()
    paper.house.state, paper.house.preferred = {"hall": HALL}, "hall"
    paper.wizard.tap(paper.say("paper.look-again"))
    paper.says(HALL.label)


def test_back_leads_through_the_decisions_and_out(paper: Paper) -> None:
    paper.house = House(HALL, UPSTAIRS)
    paper.house.preferred = "hall"
    paper.choose()
    paper.wizard.tap(paper.say("paper.another"))
    seen = []
    for _ in range(4):
        errand = paper.desk.journey.errand
        seen.append(errand.stage if errand is not None else None)
        paper.wizard.tap(paper.say("window.back"))
    assert seen[:3] == [Stage.PRINTERS, Stage.WHERE, Stage.WHAT]
    assert paper.desk.journey.panel is Panel.NONE


def test_only_this_way_is_offered_on_a_way_and_printed(paper: Paper) -> None:
    desk = paper.desk
    desk.open(Kind.SECTION, "phone")
    paper.open()
    way = next(section.title for section in desk.guide().sections if section.id == "phone")
    paper.qtbot.waitUntil(lambda: len(desk.printing.sheets) == 3 and desk.printing.found is not None)
    paper.wizard.settle()
    tiles = [(button.label, button.detail) for button in paper.wizard.window.page.choices]
    pages = [sheet.pages for sheet in desk.printing.sheets.values()]
    assert pages[0] == 1 < pages[1] < pages[2]
    assert tiles[1] == (paper.say("paper.only", way=way), paper.say("paper.way-detail", pages=pages[1]))
    paper.wizard.tap(tiles[1][0])
    assert paper.say("paper.amount", what=way, pages=pages[1]) in paper.texts()


def test_every_page_of_the_last_job_is_told(paper: Paper) -> None:
    paper.print()
    paper.house.job_now = Job(JobStage.PRINTING, NONE, 1, "")
    paper.qtbot.waitUntil(lambda: paper.desk.printing.report.status is Status.PRINTING, timeout=20_000)
    paper.says(paper.desk.printing.report.for_person(paper.wizard.rules))
