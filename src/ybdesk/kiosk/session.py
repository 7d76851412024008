"""One visitor's session: begun by a touch, warned when nobody moves, over when nobody answers."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from ybdesk.kiosk import clock

LONGEST_READING_SECONDS = 900.0
"""For so long a voice that reads aloud counts as somebody listening."""


class State(StrEnum):
    """Where a kiosk is between two visitors."""

    WAITING = "waiting"
    """Nobody is here: the first page invites."""
    ACTIVE = "active"
    WARNED = "warned"


class Ending(StrEnum):
    """Why a session ended."""

    FINISHED = "finished"
    IDLE = "idle"
    FAULT = "fault"
    SCREEN = "screen"


class Session:
    """The clockwork. `tick` is called every second or so; whatever it misses it makes up for."""

    def __init__(self, idle: float, warning: float, now: Callable[[], float] = clock.now) -> None:
        self.state = State.WAITING
        self._idle = idle
        self._warning = warning
        self._now = now
        self._touched = 0.0
        self._quiet_since = 0.0

    def begin(self) -> None:
        """A visitor has come."""
        self.state = State.ACTIVE
        self.touch()

    def touch(self) -> None:
        """The visitor is still here; a warning is taken back."""
        self._touched = self._quiet_since = self._now()
        if self.state is State.WARNED:
            self.state = State.ACTIVE

    def end(self) -> None:
        """Nobody is here any more."""
        self.state = State.WAITING

    @property
    def remaining(self) -> int:
        """Whole seconds left of a warning, rounded up."""
        left = self._quiet_since + self._idle + self._warning - self._now()
        return max(0, min(int(self._warning), -int(-left // 1)))

    def tick(self, reading: bool = False) -> bool:
        """Move on with time; whether the state has changed. `reading`: something is being read aloud."""
        now = self._now()
        if now < self._quiet_since:
            self._touched = self._quiet_since = now
        if reading and self.state is State.ACTIVE and now - self._touched < LONGEST_READING_SECONDS:
            self._quiet_since = now
        quiet = now - self._quiet_since
        before = self.state
        if before is State.ACTIVE and quiet >= self._idle:
            self.state = State.WARNED
        if self.state is State.WARNED and quiet >= self._idle + self._warning:
            self.state = State.WAITING
        return self.state is not before
