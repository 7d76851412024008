"""Printing without waiting for it: one job at a time, with a deadline, cancelled when its visitor is gone."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from enum import StrEnum

from ybdesk.document import Guide
from ybdesk.kiosk import clock
from ybdesk.printing.backend import (
    Backend,
    GoneError,
    JobStage,
    NoServiceError,
    NotAllowedError,
    RefusedError,
)

DEADLINE_SECONDS = 60.0
MOST_STUCK = 3
"""Jobs that never came back. With so many, no more are begun until one does."""
LOOK_SECONDS = 0.5
MEDIA = "iso_a4_210x297mm"


class Outcome(StrEnum):
    """How a job ended. The wording has a sentence for each."""

    PRINTED = "printed"
    NO_PRINTER = "no-printer"
    REFUSED = "refused"
    HUNG = "hung"
    BROKEN = "broken"
    CANCELLED = "cancelled"


Maker = Callable[[Guide, threading.Event], bytes]
Sender = Callable[[bytes, threading.Event], Outcome]
"""What makes a PDF and what puts it on paper: in a job's own thread, giving up when the event is set."""


class _Job:
    """One job in its thread."""

    def __init__(self, maker: Maker, sender: Sender, guide: Guide) -> None:
        self.cancelled = threading.Event()
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
            outcome = Outcome.HUNG
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


def through(backend: Callable[[], Backend], queue: str, look: float = LOOK_SECONDS) -> Sender:
    """A sender for a printing system; `queue` empty means the system's own choice."""

    def send(document: bytes, cancelled: threading.Event) -> Outcome:
        try:
            system = backend()
            name = queue or system.default()
            if not name:
                return Outcome.NO_PRINTER
            number = system.send(name, document, MEDIA, 1)
            return _follow(system, name, number, cancelled, look)
        except (NoServiceError, GoneError):
            return Outcome.NO_PRINTER
        except (RefusedError, NotAllowedError):
            return Outcome.REFUSED

    return send


def _follow(system: Backend, name: str, number: int, cancelled: threading.Event, look: float) -> Outcome:
    """Watch a job to its end; take it back where nobody wants it any more."""
    while not cancelled.is_set():
        try:
            stage = system.job(name, number).stage
        except GoneError:
            return Outcome.PRINTED
        match stage:
            case JobStage.DONE:
                return Outcome.PRINTED
            case JobStage.CANCELLED:
                return Outcome.CANCELLED
            case JobStage.FAILED:
                return Outcome.REFUSED
            case JobStage.WAITING | JobStage.HELD | JobStage.PRINTING | JobStage.STOPPED:
                time.sleep(look)
    system.cancel(name, number)
    return Outcome.CANCELLED
