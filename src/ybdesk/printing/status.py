"""Every state that printing can be in, by name. Each has a sentence for the person and one for staff."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ybdesk.rules.load import Ruleset


class Status(StrEnum):
    """A named state; the names are keys of the wording in `resources/guides/printing.toml`."""

    CHECKING = "checking"
    READY = "ready"
    INK_LOW = "ink-low"
    """Ready, but the print may come out pale."""
    SENDING = "sending"
    QUEUED = "queued"
    SENT = "sent"
    """At the printer, but nothing is known to have come out; many printers never count."""
    PRINTING = "printing"

    PAPER_OUT = "paper-out"
    PAPER_JAM = "paper-jam"
    DOOR_OPEN = "door-open"
    INK_OUT = "ink-out"
    OFFLINE = "offline"
    PAUSED = "paused"
    HELD = "held"
    ATTENTION = "attention"

    PRINTED = "printed"
    CANCELLED = "cancelled"

    UNSUPPORTED = "unsupported"
    NO_SERVICE = "no-service"
    NO_PRINTER = "no-printer"
    NO_CHOICE = "no-choice"
    GONE = "gone"
    NOT_ACCEPTING = "not-accepting"
    WRONG_PAPER = "wrong-paper"
    OTHER_PAPER = "other-paper"
    WRONG_FORMAT = "wrong-format"
    REJECTED = "rejected"
    NOT_ALLOWED = "not-allowed"
    FAILED = "failed"
    LOST = "lost"
    """The service went away after the sheet was sent: nobody knows whether it was printed."""
    STUCK = "stuck"

    @property
    def may_send(self) -> bool:
        """Whether a sheet may be sent now."""
        return self in (Status.READY, Status.INK_LOW)

    @property
    def over(self) -> bool:
        """Whether nothing more will happen by itself."""
        return self.value in _OVER

    @property
    def good(self) -> bool:
        """Whether the person has, or will have, what they asked for."""
        return self.may_send or self in _ON_THE_WAY or self is Status.PRINTED

    @property
    def waits_for_somebody(self) -> bool:
        """Whether the sheet will come out once somebody has seen to the printer."""
        return self.value in _WAITING


_ON_THE_WAY = (Status.CHECKING, Status.SENDING, Status.QUEUED, Status.SENT, Status.PRINTING)
_WAITING = frozenset({
    "paper-out", "paper-jam", "door-open", "ink-out", "offline", "paused", "held", "attention",
})  # fmt: skip
_OVER = frozenset({
    "printed", "cancelled", "unsupported", "no-service", "no-printer", "no-choice", "gone", "not-accepting",
    "wrong-paper", "other-paper", "wrong-format", "rejected", "not-allowed", "failed", "lost",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Report:
    """Where an attempt to print stands."""

    status: Status
    printer: str = ""
    """The printer's own name, as the system knows it."""
    label: str = ""
    """What people call it."""
    job: int = 0
    sheets: int = 0
    """Pages that have come out so far, as far as the printer counts."""
    pages: int = 0
    """Pages that were sent, all copies together."""
    detail: str = ""
    """What the printing system said, for staff; may be in English."""

    def for_person(self, rules: Ruleset) -> str:
        """What happened and what to do, in one or two short sentences."""
        return self._words("person", rules)

    def for_staff(self, rules: Ruleset) -> str:
        """What to look at, with the system's own words where there are any."""
        words = self._words("staff", rules)
        return rules.say("printing.with-detail", words=words, detail=self.detail) if self.detail else words

    def _words(self, reader: str, rules: Ruleset) -> str:
        return rules.say(
            f"printing.{self.status}.{reader}",
            printer=self.label or self.printer or rules.say("printing.a-printer"),
            name=self.printer or rules.say("printing.a-printer"),
            job=self.job,
            sheets=min(self.sheets + 1, self.pages) if self.status is Status.PRINTING else self.sheets,
            pages=self.pages,
        )
