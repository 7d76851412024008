"""Printing as a status machine, against a printing system that does as it is told, and saving."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from ybdesk.printing import A4, A5, Attempt, Report, Sheet, Status, receipt, save
from ybdesk.printing.backend import (
    GoneError,
    Job,
    JobStage,
    NoServiceError,
    NotAllowedError,
    Printer,
    RefusedError,
)
from ybdesk.rules.load import Ruleset

PDF = frozenset({"application/pdf"})
GOOD = Printer(
    "hall", "大厅的打印机", True, False, frozenset(), "", frozenset({A4.name}), frozenset(), PDF, 0
)
SHEET = Sheet(b"%PDF", 3, A4)
WAITING = Job(JobStage.WAITING, frozenset(), 0, "")
PRINTING = Job(JobStage.PRINTING, frozenset(), 1, "")
DONE = Job(JobStage.DONE, frozenset(), 3, "")


class Fake:
    """A printing system with one printer and a script of what a job does."""

    def __init__(
        self, printer: Printer | Exception = GOOD, script: tuple[Job | Exception, ...] = (DONE,)
    ) -> None:
        self.state = printer
        self.script = list(script)
        self.sent: list[tuple[str, str, int]] = []
        self.cancelled: list[int] = []
        self.preferred = "hall"
        self.names: tuple[str, ...] = ("hall",)
        self.refuses: Exception | None = None

    def printers(self) -> tuple[Printer, ...]:
        return tuple(replace(GOOD, name=name) for name in self.names)

    def default(self) -> str:
        return self.preferred

    def printer(self, name: str) -> Printer:
        if isinstance(self.state, Exception):
            raise self.state
        if name not in self.names:
            raise GoneError(name)
        return self.state

    def send(self, name: str, document: bytes, media: str, copies: int) -> int:
        assert document == SHEET.pdf
        if self.refuses:
            raise self.refuses
        self.sent.append((name, media, copies))
        return 7

    def job(self, name: str, number: int) -> Job:
        assert (name, number) == ("hall", 7)
        step = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        if isinstance(step, Exception):
            raise step
        return step

    def cancel(self, name: str, number: int) -> None:
        assert name == "hall"
        self.cancelled.append(number)
        self.script = [Job(JobStage.CANCELLED, frozenset(), 1, "")]


def run(fake: Fake, printer: str = "", copies: int = 1) -> list[Status]:
    told: list[Report] = []
    Attempt(fake, SHEET, printer, copies).run(told.append, look_every=0)
    return [report.status for report in told]


def with_reason(*reasons: str) -> Printer:
    return replace(GOOD, reasons=frozenset(reasons))


def test_a_sheet_that_is_printed() -> None:
    fake = Fake(script=(WAITING, replace(PRINTING, sheets=0), PRINTING, DONE))
    assert run(fake, copies=2) == [
        Status.READY, Status.SENDING, Status.QUEUED, Status.SENT, Status.PRINTING, Status.PRINTED,
    ]  # fmt: skip
    assert fake.sent == [("hall", "iso_a4_210x297mm", 2)]


@pytest.mark.parametrize(
    ("printer", "status"),
    [
        (with_reason("media-empty"), Status.PAPER_OUT),
        (with_reason("media-needed", "marker-supply-low"), Status.PAPER_OUT),
        (with_reason("media-jam", "media-empty"), Status.PAPER_JAM),
        (with_reason("cover-open"), Status.DOOR_OPEN),
        (with_reason("toner-empty"), Status.INK_OUT),
        (with_reason("offline"), Status.OFFLINE),
        (with_reason("output-area-full"), Status.ATTENTION),
        (replace(GOOD, stopped=True, reasons=frozenset({"paused"})), Status.PAUSED),
        (replace(GOOD, stopped=True), Status.PAUSED),
        (replace(GOOD, accepting=False), Status.NOT_ACCEPTING),
        (replace(GOOD, papers=frozenset({"na_letter_8.5x11in"})), Status.WRONG_PAPER),
        (replace(GOOD, loaded=frozenset({"na_letter_8.5x11in"})), Status.OTHER_PAPER),
        (replace(GOOD, formats=frozenset({"image/urf"})), Status.WRONG_FORMAT),
        (NoServiceError("no socket"), Status.NO_SERVICE),
        (GoneError("0x0406"), Status.GONE),
        (NotAllowedError("0x0403"), Status.NOT_ALLOWED),
    ],
)
def test_what_the_preflight_finds_is_named_and_nothing_is_sent(
    printer: Printer | Exception, status: Status
) -> None:
    fake = Fake(printer)
    assert run(fake) == [status]
    assert not fake.sent


def test_low_ink_warns_and_prints() -> None:
    assert run(Fake(with_reason("marker-supply-low")))[0] is Status.INK_LOW


def test_a_chosen_printer_is_never_replaced() -> None:
    fake = Fake()
    fake.names = ("hall", "other")
    assert run(fake, printer="vanished") == [Status.GONE]
    fake.preferred = "vanished"
    assert run(fake) == [Status.GONE]
    assert not fake.sent


def test_without_a_default_the_only_printer_is_taken_and_of_several_none() -> None:
    fake = Fake()
    fake.preferred = ""
    assert run(fake)[-1] is Status.PRINTED
    fake.names = ("hall", "other")
    assert run(fake) == [Status.NO_CHOICE]
    fake.names = ()
    assert run(fake) == [Status.NO_PRINTER]


def test_where_no_printing_has_been_tested() -> None:
    attempt = Attempt(None, SHEET)
    assert attempt.run().status is Status.UNSUPPORTED


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (GoneError("deleted"), Status.GONE),
        (RefusedError("0x040b"), Status.REJECTED),
        (NotAllowedError("0x0403"), Status.NOT_ALLOWED),
        (NoServiceError("broken pipe"), Status.LOST),
    ],
)
def test_what_goes_wrong_while_sending(error: Exception, status: Status) -> None:
    fake = Fake()
    fake.refuses = error
    assert run(fake) == [Status.READY, Status.SENDING, status]


@pytest.mark.parametrize(
    ("step", "status"),
    [
        (Job(JobStage.FAILED, frozenset({"aborted-by-system"}), 1, "filter failed"), Status.FAILED),
        (Job(JobStage.CANCELLED, frozenset(), 0, ""), Status.CANCELLED),
        (GoneError("purged"), Status.GONE),
        (NoServiceError("stopped"), Status.LOST),
    ],
)
def test_how_a_job_can_end(step: Job | Exception, status: Status) -> None:
    assert run(Fake(script=(WAITING, step)))[-1] is status


def test_a_printer_that_needs_somebody_while_printing() -> None:
    fake = Fake(script=(WAITING, PRINTING, PRINTING, PRINTING, DONE))
    told: list[Status] = []

    def changed(report: Report) -> None:
        told.append(report.status)
        if report.status is Status.PRINTING:
            fake.state = with_reason("media-empty") if Status.PAPER_OUT not in told else GOOD
        elif report.status is Status.PAPER_OUT:
            fake.state = GOOD

    Attempt(fake, SHEET).run(changed, look_every=0)
    assert told[-4:] == [Status.PRINTING, Status.PAPER_OUT, Status.PRINTING, Status.PRINTED]


def test_held_and_stopped_jobs_say_so() -> None:
    held = Job(JobStage.HELD, frozenset(), 0, "")
    stopped = Job(JobStage.STOPPED, frozenset(), 0, "?")
    assert run(Fake(script=(held, stopped, DONE)))[3:] == [Status.HELD, Status.ATTENTION, Status.PRINTED]


def test_nothing_moves_for_long() -> None:
    told = run(Fake(script=(*([WAITING] * 300), DONE)))
    assert Status.STUCK in told
    assert told[-1] is Status.PRINTED


def test_a_silent_printer_is_asked_about_and_one_that_is_off_is_named() -> None:
    silent = replace(PRINTING, sheets=0)
    told = run(Fake(script=(*([silent] * 60), DONE)))
    assert told[3:] == [Status.SENT, Status.STUCK, Status.SENT, Status.PRINTED]
    off = replace(GOOD, message="The printer may not exist or is unavailable at this time.")
    attempt = Attempt(Fake(off, (silent,)), SHEET, "hall")
    attempt.send()
    assert attempt.look().status is Status.OFFLINE


def test_cancelling() -> None:
    fake, stop = Fake(script=(PRINTING,)), Event()
    told: list[Status] = []

    def changed(report: Report) -> None:
        told.append(report.status)
        if report.status is Status.PRINTING:
            stop.set()

    report = Attempt(fake, SHEET).run(changed, stop, look_every=0)
    assert report.status is Status.CANCELLED
    assert told[-1] is Status.CANCELLED
    assert fake.cancelled == [7]
    assert Attempt(fake, SHEET).cancel().status is Status.CANCELLED


@pytest.mark.parametrize("status", Status)
def test_every_status_has_its_sentences(status: Status, rules: Ruleset) -> None:
    report = Report(status, "hall", "大厅的打印机", 7, 1, 3, "0x040b")
    person, staff = report.for_person(rules), report.for_staff(rules)
    assert person != staff
    assert "{" not in person + staff
    assert "0x040b" in staff
    assert "0x040b" not in person
    assert max(map(len, person.replace("。", "。\n").splitlines())) <= 30


def test_each_status_is_one_kind() -> None:
    for status in Status:
        assert not (status.over and status.waits_for_somebody)
        assert not (status.over and status.may_send)


def test_paper_by_name_and_by_limits() -> None:
    limits = ["custom_min_50x100mm", "custom_max_82.5x2000mm"]
    assert receipt(410.4).name == "custom_receipt_80x410mm"
    assert receipt(410).fits(limits)
    assert not A4.fits(limits)
    assert not A5.fits([A4.name])
    assert A5.fits([])
    assert not A4.fits(["custom_min_1x1mm"])


def test_saving_never_overwrites_another_file(tmp_path: Path) -> None:
    first = save(b"one", tmp_path, "单子.pdf")
    assert save(b"one", tmp_path, "单子.pdf") == first
    second = save(b"two", tmp_path, "单子.pdf")
    assert (first.read_bytes(), second.read_bytes()) == (b"one", b"two")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["单子 (2).pdf", "单子.pdf"]
    with pytest.raises(OSError, match=r".*"):
        save(b"one", tmp_path / "nowhere", "单子.pdf")
