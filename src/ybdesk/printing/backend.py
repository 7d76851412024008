"""What the status machine needs of a printing system, whichever it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

JOB_NAME = "ybdesk"
"""What a queue's list shows. Never who printed or what about."""


class NoServiceError(Exception):
    """There is no printing system, or it does not answer."""


class GoneError(Exception):
    """The printer or the job does not exist any more."""


class RefusedError(Exception):
    """The printing system said no to a job."""


class NotAllowedError(Exception):
    """The printing system does not let this account do that."""


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer as its system reports it."""

    name: str
    label: str
    """What people call it."""
    accepting: bool
    stopped: bool
    reasons: frozenset[str]
    """IPP printer-state-reasons without their -report, -warning and -error."""
    message: str
    papers: frozenset[str]
    """Supported media by PWG name; empty where the system does not tell."""
    loaded: frozenset[str]
    """Media that are in the trays now; empty where the printer does not tell."""
    formats: frozenset[str]
    waiting: int
    """Jobs in its queue."""


class JobStage(Enum):
    """How far a job has come."""

    WAITING = auto()
    HELD = auto()
    PRINTING = auto()
    STOPPED = auto()
    CANCELLED = auto()
    FAILED = auto()
    DONE = auto()


@dataclass(frozen=True, slots=True)
class Job:
    """A job as its system reports it."""

    stage: JobStage
    reasons: frozenset[str]
    sheets: int
    """Sheets or pages that have come out so far, as far as the printer counts."""
    message: str


class Backend(Protocol):
    """A printing system. Every call may raise NoServiceError."""

    def printers(self) -> tuple[Printer, ...]:
        """All printers, by name."""

    def default(self) -> str:
        """The name of the printer that the person or the system prefers; empty where there is none."""

    def printer(self, name: str) -> Printer:
        """Raises GoneError."""

    def send(self, name: str, document: bytes, media: str, copies: int) -> int:
        """Sends a PDF on exactly this paper; returns the job's number.

        Raises GoneError, RefusedError, NotAllowedError.
        """

    def job(self, name: str, number: int) -> Job:
        """Raises GoneError."""

    def cancel(self, name: str, number: int) -> None:
        """Raises GoneError where the job is over already, RefusedError, NotAllowedError."""
