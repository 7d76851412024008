"""One attempt to print one sheet: look first, then send, then watch until it is over."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Event

from ybdesk.printing.backend import (
    Backend,
    GoneError,
    Job,
    JobStage,
    NoServiceError,
    NotAllowedError,
    Printer,
    RefusedError,
)
from ybdesk.printing.media import Media
from ybdesk.printing.status import Report, Status

PDF = "application/pdf"
REASONS = (
    (Status.PAPER_JAM, ("media-jam",)),
    (Status.DOOR_OPEN, ("cover-open", "door-open", "interlock-open")),
    (Status.PAPER_OUT, ("media-empty", "media-needed")),
    (Status.INK_OUT, ("toner-empty", "marker-supply-empty", "developer-empty", "marker-waste-full")),
    (Status.OFFLINE, ("offline", "shutdown", "timed-out", "stopped-partly")),
    (Status.PAUSED, ("paused", "moving-to-paused")),
    (Status.ATTENTION, ("spool-area-full", "output-area-full", "fuser-over-temp", "unknown")),
)
"""What stands in the way, by what the printer reports, the most urgent first."""
LOW = frozenset({"toner-low", "marker-supply-low", "developer-low"})
ENDINGS = {
    JobStage.DONE: Status.PRINTED,
    JobStage.CANCELLED: Status.CANCELLED,
    JobStage.FAILED: Status.FAILED,
}
LOOK_EVERY = 0.5
"""Seconds between two looks at a job."""
STUCK_AFTER = {Status.SENT: 40}
STUCK_AT_LAST = 240
"""Looks without any change before a person is told that nothing moves; sooner for a silent printer."""
UNREACHABLE = ("may not exist or is unavailable", "not responding", "unreachable", "Unable to locate printer")
"""What CUPS says, and gives no reason for, while it goes on trying a printer that is off."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is to be printed."""

    pdf: bytes
    pages: int
    media: Media


class Attempt:
    """Printing one sheet once. Not shared between threads; give each its own.

    `printer` is the one that was chosen; empty for the person's or the system's default. It is never replaced
    by another: where it has gone, that is said. `other_paper` means somebody has put in the paper asked for.
    """

    def __init__(
        self,
        backend: Backend | None,
        sheet: Sheet,
        printer: str = "",
        copies: int = 1,
        other_paper: bool = False,
    ) -> None:
        self._system = backend
        self._sheet = sheet
        self._copies = copies
        self._other_paper = other_paper
        self.report = Report(Status.CHECKING, printer=printer, pages=sheet.pages * copies)

    def preflight(self) -> Report:
        """Whether the sheet could be printed now, and on which printer."""
        if self._system is None:
            return self._now(status=Status.UNSUPPORTED)
        try:
            name = self.report.printer or self._preferred()
            if not name:
                return self.report
            self._now(printer=name)
            return self._looked_over(self._backend.printer(name))
        except GoneError as error:
            return self._end(Status.GONE, error)
        except NoServiceError as error:
            return self._end(Status.NO_SERVICE, error)
        except (NotAllowedError, RefusedError) as error:
            return self._end(Status.NOT_ALLOWED, error)

    def send(self) -> Report:
        """Hands the sheet over, to the printer of the preflight and no other."""
        self._now(status=Status.SENDING, detail="")
        try:
            number = self._backend.send(
                self.report.printer, self._sheet.pdf, self._sheet.media.name, self._copies
            )
        except GoneError as error:
            return self._end(Status.GONE, error)
        except NoServiceError as error:
            return self._end(Status.LOST, error)
        except NotAllowedError as error:
            return self._end(Status.NOT_ALLOWED, error)
        except RefusedError as error:
            return self._end(Status.REJECTED, error)
        return self._now(status=Status.QUEUED, job=number)

    def look(self) -> Report:
        """How the job is doing."""
        try:
            job = self._backend.job(self.report.printer, self.report.job)
            if job.stage in ENDINGS:
                return self._ended(job)
            return self._under_way(job, self._backend.printer(self.report.printer))
        except GoneError as error:
            return self._end(Status.GONE, error)
        except NoServiceError as error:
            return self._end(Status.LOST, error)
        except (NotAllowedError, RefusedError) as error:
            return self._end(Status.NOT_ALLOWED, error)

    def cancel(self) -> Report:
        """Stops the job where that can still be done; what has come out has come out."""
        if not self.report.job:
            return self._now(status=Status.CANCELLED)
        try:
            self._backend.cancel(self.report.printer, self.report.job)
        except GoneError:
            pass
        except NoServiceError as error:
            return self._end(Status.LOST, error)
        except (NotAllowedError, RefusedError) as error:
            return self._end(Status.NOT_ALLOWED, error)
        return self.look()

    def run(
        self,
        changed: Callable[[Report], None] = lambda _: None,
        stop: Event | None = None,
        look_every: float = LOOK_EVERY,
    ) -> Report:
        """All of it: looks, sends, watches, and tells of every change, until it is over or `stop` is set.

        `stop` cancels the job. Blocks: a window calls this in a thread of its own.
        """
        halt = stop or Event()
        changed(self.preflight())
        if not self.report.status.may_send:
            return self.report
        changed(self._now(status=Status.SENDING))
        changed(self.send())
        told, same = self.report, 0
        while not self.report.status.over:
            if halt.wait(look_every):
                self.cancel()
                changed(self.report)
                return self.report
            self.look()
            same = 0 if self.report != told else same + 1
            if (
                same == STUCK_AFTER.get(self.report.status, STUCK_AT_LAST)
                and not self.report.status.waits_for_somebody
            ):
                self._now(status=Status.STUCK)
            if self.report != told:
                told = self.report
                changed(told)
        return self.report

    @property
    def _backend(self) -> Backend:
        if self._system is None:
            raise NoServiceError(sys.platform)
        return self._system

    def _preferred(self) -> str:
        """The default printer, or the only one; where there is neither, the report says so."""
        chosen = self._backend.default()
        if chosen:
            return chosen
        printers = self._backend.printers()
        if len(printers) == 1:
            return printers[0].name
        self._now(status=Status.NO_CHOICE if printers else Status.NO_PRINTER)
        return ""

    def _looked_over(self, printer: Printer) -> Report:
        self._now(label=printer.label, detail=_detail(printer))
        hindrance = hindrance_of(printer)
        if not printer.accepting:
            return self._now(status=Status.NOT_ACCEPTING)
        if hindrance is not None:
            return self._now(status=hindrance)
        if printer.formats and PDF not in printer.formats:
            return self._now(status=Status.WRONG_FORMAT, detail=" ".join(sorted(printer.formats)))
        if not self._sheet.media.fits(printer.papers):
            return self._now(status=Status.WRONG_PAPER, detail=" ".join(sorted(printer.papers)))
        if printer.loaded and not self._other_paper and not self._sheet.media.fits(printer.loaded):
            return self._now(status=Status.OTHER_PAPER, detail=" ".join(sorted(printer.loaded)))
        return self._now(status=Status.INK_LOW if printer.reasons & LOW else Status.READY)

    def _under_way(self, job: Job, printer: Printer) -> Report:
        status = Status.QUEUED
        if job.stage is JobStage.PRINTING:
            status = Status.PRINTING if job.sheets else Status.SENT
        if job.stage is JobStage.HELD:
            status = Status.HELD
        hindrance = hindrance_of(printer)
        if hindrance is None and job.stage is JobStage.STOPPED:
            hindrance = Status.ATTENTION
        if hindrance is None and any(words in printer.message for words in UNREACHABLE):
            hindrance = Status.OFFLINE
        detail = job.message or _detail(printer)
        return self._now(status=hindrance or status, sheets=job.sheets, detail=detail if hindrance else "")

    def _ended(self, job: Job) -> Report:
        status = ENDINGS[job.stage]
        told = " ".join([*sorted(job.reasons), job.message]).strip()
        sheets = self.report.pages if status is Status.PRINTED else job.sheets
        return self._now(status=status, sheets=sheets, detail=told if status is Status.FAILED else "")

    def _end(self, status: Status, error: Exception) -> Report:
        return self._now(status=status, detail=str(error))

    def _now(self, **changes: object) -> Report:
        self.report = replace(self.report, **changes)  # type: ignore[arg-type]
        return self.report


def hindrance_of(printer: Printer) -> Status | None:
    """What keeps a printer from printing; None where nothing does."""
    for status, reasons in REASONS:
        if printer.reasons.intersection(reasons):
            return status
    return Status.PAUSED if printer.stopped else None


def _detail(printer: Printer) -> str:
    return " ".join([*sorted(printer.reasons), printer.message]).strip()
