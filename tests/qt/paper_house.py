"""A printing system under the tester's hands, and the wizard at each of its states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

from ybdesk.answers import AGE, COVERAGE, DIVISION, Answers, Coverage
from ybdesk.printing import A4, A5, Report, Status
from ybdesk.printing.backend import GoneError, Job, JobStage, Printer
from ybdesk.qt.desk import Desk
from ybdesk.qt.journey import Journey, Kind, Panel, Spot
from ybdesk.qt.printing_errand import Errand, Stage, What
from ybdesk.qt.printing_files import Outcome, Saved, Shelf
from ybdesk.qt.printing_work import Found
from ybdesk.render.sheet import Made, Paper

PDF = frozenset({"application/pdf"})
BOTH = frozenset({A4.name, A5.name})
HALL = Printer("hall", "大厅的打印机", True, False, frozenset(), "", BOTH, frozenset(), PDF, 0)
UPSTAIRS = replace(HALL, name="upstairs", label="楼上的打印机", papers=frozenset({A4.name}))
EMPTY = replace(HALL, name="third", label="三楼的打印机", reasons=frozenset({"media-empty"}))
ANSWERS = {DIVISION: "150100", COVERAGE: Coverage.EMPLOYEE_RETIRED, AGE: "72"}
DETAIL = "media-empty tray-1"


class House:
    """Printers and jobs that do as they are told; an exception in place of an answer is raised."""

    def __init__(self, *printers: Printer) -> None:
        self.state = {printer.name: printer for printer in printers or (HALL,)}
        self.preferred = next(iter(self.state)) if len(self.state) == 1 else ""
        self.job_now: Job | Exception = Job(JobStage.WAITING, frozenset(), 0, "")
        self.refuses: Exception | None = None
        self.silent: Exception | None = None
        self.sent: list[tuple[str, str, int]] = []
        self.cancelled: list[int] = []

    def printers(self) -> tuple[Printer, ...]:
        if self.silent is not None:
            raise self.silent
        return tuple(self.state.values())

    def default(self) -> str:
        return self.preferred

    def printer(self, name: str) -> Printer:
        if self.silent is not None:
            raise self.silent
        if name not in self.state:
            raise GoneError(name)
        return self.state[name]

    def change(self, name: str = "hall", **changes: object) -> None:
        self.state[name] = replace(self.state[name], **changes)  # type: ignore[arg-type]

    def send(self, name: str, document: bytes, media: str, copies: int) -> int:
        assert document.startswith(b"%PDF")
        if self.refuses is not None:
            raise self.refuses
        self.sent.append((name, media, copies))
        return len(self.sent)

    def job(self, name: str, number: int) -> Job:
        assert name == self.sent[number - 1][0]
        if isinstance(self.job_now, Exception):
            raise self.job_now
        return self.job_now

    def cancel(self, name: str, number: int) -> None:
        assert name == self.sent[number - 1][0]
        self.cancelled.append(number)
        self.job_now = Job(JobStage.CANCELLED, frozenset(), 0, "")

    def now(self, stage: JobStage, sheets: int = 0) -> None:
        """How the job is from now on."""
        self.job_now = Job(stage, frozenset(), sheets, "")


def finish(desk: Desk) -> None:
    """Wait for every thread, where the window may be gone already and no event must be handled."""
    desk.printing.heard = None
    desk.printing.cancel()
    pause = Event()
    while desk.printing.working:
        pause.wait(0.005)
        desk.printing._collect()


def overview(desk: Desk) -> Journey:
    journey = desk.journey
    return Journey(journey.rules, journey.today, Answers(ANSWERS), Spot(Kind.OVERVIEW))


def report(status: Status) -> Report:
    """A report as the machine would give it."""
    detail = "" if status.good else DETAIL
    return Report(status, "hall", HALL.label, job=7, sheets=1, pages=3, detail=detail)


def scenes(desk: Desk) -> Iterator[str]:
    """The wizard at every page for paper, one after the other; what each shows as its name."""
    printing, done = desk.printing, overview(desk)
    printing.find = lambda: None  # type: ignore[method-assign]
    printing.prepare = lambda *_: None  # type: ignore[method-assign]
    printing.sheets = {(what, paper): Made(b"%PDF", n) for n, what in enumerate(What, 1) for paper in Paper}
    desk.go(done.show(Panel.PAPER))
    yield "1-what"
    desk.go(done.open(Kind.SECTION, "phone").show(Panel.PAPER))
    yield "1-what-on-a-way"
    at = desk.journey.go_on
    for name, printers, preferred in (
        ("one", (HALL,), "hall"),
        ("several", (HALL, UPSTAIRS, EMPTY), "upstairs"),
        ("choose", (HALL, UPSTAIRS, EMPTY), ""),
        ("vanished", (HALL, UPSTAIRS), "gone"),
    ):
        printing.found = Found(printers, preferred)
        desk.go(at(Errand(Stage.WHERE)))
        yield f"2-where-{name}"
        desk.go(done.show(Panel.PAPER))
    printing.found = Found((HALL, UPSTAIRS, EMPTY), "hall")
    desk.go(at(Errand(Stage.PRINTERS)))
    yield "2-printers"
    for why in (Status.NO_PRINTER, Status.NO_SERVICE, Status.UNSUPPORTED, Status.NOT_ALLOWED):
        printing.found = Found(trouble=why)
        desk.go(at(Errand(Stage.WHERE)))
        yield f"2-none-{why}"
        desk.go(done.show(Panel.PAPER))
    for stage in (Stage.FINDING, Stage.SAVING):
        desk.go(at(Errand(stage)))
        yield f"3-{stage}"
    printing.found = Found((HALL, UPSTAIRS), "hall")
    for status in Status:
        printing.report, printing.errand = report(status), None if status.over else Errand()
        desk.go(at(Errand(Stage.ENDED if status.over else Stage.PROGRESS)))
        yield f"4-{status}"
        desk.go(done.show(Panel.PAPER))
    printing.errand = None
    for outcome in Outcome:
        place = (
            Path("/查医保卡余额_呼和浩特市_一张纸_A4_2026-11-21.pdf") if outcome is Outcome.SAVED else None
        )
        printing.saved, printing.shelf = Saved(outcome, place), Shelf("documents", Path("/documents"))
        desk.go(at(Errand(Stage.SAVED)))
        yield f"5-{outcome}"
        desk.go(done.show(Panel.PAPER))
