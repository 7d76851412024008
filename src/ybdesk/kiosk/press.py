"""Printing without waiting for it: one job at a time, with a deadline, cancelled when its visitor is gone."""

from __future__ import annotations

import threading
from collections.abc import Callable
from enum import StrEnum

from ybdesk.document import Guide
from ybdesk.kiosk import clock
from ybdesk.kiosk.hall import PaperKind
from ybdesk.printing import A4, Attempt, Backend, Media, Report, Sheet, Status, receipt

DEADLINE_SECONDS = 60.0
MOST_STUCK = 3
"""Jobs that never came back. With so many, no more are begun until one does."""
LOOK_SECONDS = 0.5


class Outcome(StrEnum):
    """How a job ended, or what it waits for. The wording has a sentence for each."""

    PRINTED = "printed"
    NO_PRINTER = "no-printer"
    REFUSED = "refused"
    HUNG = "hung"
    BROKEN = "broken"
    CANCELLED = "cancelled"
    PAPER_OUT = "paper-out"
    PAPER_JAM = "paper-jam"
    DOOR_OPEN = "door-open"
    INK_OUT = "ink-out"
    OFFLINE = "offline"
    ATTENTION = "attention"


OUTCOMES = {
    Status.NO_SERVICE: Outcome.NO_PRINTER,
    Status.UNSUPPORTED: Outcome.NO_PRINTER,
    Status.NO_CHOICE: Outcome.NO_PRINTER,
    Status.GONE: Outcome.NO_PRINTER,
    Status.STUCK: Outcome.HUNG,
    Status.LOST: Outcome.HUNG,
    Status.PAUSED: Outcome.ATTENTION,
    Status.HELD: Outcome.ATTENTION,
}
"""What of the printing system's states has another name, or one with others, for somebody in a hall."""


def outcome_of(status: Status) -> Outcome:
    """What a state is to somebody in a hall: refused, where nothing better is known."""
    return OUTCOMES.get(status) or next((o for o in Outcome if o.value == status.value), Outcome.REFUSED)


class Slip(threading.Event):
    """Goes with a job: set when nobody wants it any more; on it stands what the printer waits for."""

    waits_for: Outcome | None = None

    def note(self, report: Report) -> None:
        """How it stands now."""
        self.waits_for = outcome_of(report.status) if report.status.waits_for_somebody else None


Maker = Callable[[Guide, threading.Event], bytes]
Sender = Callable[[bytes, Slip], Outcome]
"""What makes a sheet and what puts it on paper: in a job's own thread, giving up when the event is set."""


class _Job:
    """One job in its thread."""

    def __init__(self, maker: Maker, sender: Sender, guide: Guide) -> None:
        self.cancelled = Slip()
        self.outcome: Outcome | None = None
        self.thread = threading.Thread(target=self._run, args=(maker, sender, guide), daemon=True)
        self.thread.start()

    def _run(self, maker: Maker, sender: Sender, guide: Guide) -> None:
        try:
            document = maker(guide, self.cancelled)
            gone = self.cancelled.is_set()
            self.outcome = Outcome.CANCELLED if gone else sender(document, self.cancelled)
        except Exception:  # whatever the typesetter or a driver throws is one outcome to a visitor
            self.outcome = Outcome.BROKEN


class Press:
    """What the pages see of printing. `poll` is called from the main loop and never waits."""

    def __init__(
        self,
        maker: Maker,
        sender: Sender,
        now: Callable[[], float] = clock.now,
        deadline: float = DEADLINE_SECONDS,
    ) -> None:
        self._maker = maker
        self._sender = sender
        self._now = now
        self._deadline = deadline
        self._job: _Job | None = None
        self._until = 0.0
        self._stuck: list[_Job] = []

    @property
    def busy(self) -> bool:
        return self._job is not None

    @property
    def waits_for(self) -> Outcome | None:
        """What somebody must see to before the sheet comes out; None where nothing is known to be wrong."""
        return self._job.cancelled.waits_for if self._job is not None else None

    def start(self, guide: Guide) -> bool:
        """Begin a job; whether it was begun."""
        self._stuck = [job for job in self._stuck if job.outcome is None]
        if self.busy or len(self._stuck) >= MOST_STUCK:
            return False
        self._until = self._now() + self._deadline
        self._job = _Job(self._maker, self._sender, guide)
        return True

    def poll(self) -> Outcome | None:
        """How the job ended, once it has."""
        if self._job is None:
            return None
        outcome = self._job.outcome
        if outcome is None and self._now() >= self._until:
            outcome = self._job.cancelled.waits_for or Outcome.HUNG
        if outcome is not None:
            self._let_go()
        return outcome

    def cancel(self) -> bool:
        """The visitor is gone; whether there was a job."""
        had = self.busy
        self._let_go()
        return had

    def _let_go(self) -> None:
        if self._job is not None:
            self._job.cancelled.set()
            if self._job.outcome is None:
                self._stuck.append(self._job)
            self._job = None


def through(
    backend: Callable[[], Backend | None],
    queue: str,
    paper: PaperKind = PaperKind.A4,
    look: float = LOOK_SECONDS,
) -> Sender:
    """A sender for a printing system; `queue` empty means the system's own choice."""

    def send(document: bytes, slip: Slip) -> Outcome:
        # The hall has chosen the paper: of another kind in the tray the printer tells when the sheet comes.
        attempt = Attempt(backend(), Sheet(document, 1, _media(document, paper)), queue, other_paper=True)
        report = attempt.run(slip.note, slip, look)
        if slip.is_set():
            return Outcome.CANCELLED
        # A queue that keeps nothing has forgotten the job as soon as it is done.
        forgotten = report.status is Status.GONE and report.job
        return Outcome.PRINTED if forgotten else outcome_of(report.status)

    return send


def straight(device: str) -> Sender:
    """A sender for a receipt printer without a queue, which tells nothing about how it does."""

    def send(document: bytes, _slip: Slip) -> Outcome:
        try:
            with open(device, "wb") as printer:  # noqa: PTH123 - a device is no file to be made
                printer.write(document)
        except OSError:
            return Outcome.NO_PRINTER
        return Outcome.PRINTED

    return send


def _media(document: bytes, paper: PaperKind) -> Media:
    if paper is PaperKind.A4:
        return A4
    from ybdesk.render.receipt import height_of

    return receipt(height_of(document))
