"""The attendant's PIN: kept as an argon2 hash only, and each wrong one makes the next wait longer."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import Any

from ybdesk.kiosk import clock

FREE_TRIES = 2
FIRST_WAIT, LONGEST_WAIT = 5.0, 900.0
LEAST_DIGITS, MOST_DIGITS = 6, 12


class NoArgonError(Exception):
    """The library that checks PINs is not installed: pip install ybdesk[kiosk]."""


class Verdict(Enum):
    """What came of a PIN."""

    RIGHT = auto()
    WRONG = auto()
    WAIT = auto()
    """Not even looked at: the wait after the last wrong one is not over."""


def hashed(pin: str) -> str:
    """The hash that goes into the hall file. Raises ValueError for what is no PIN, NoArgonError."""
    if not (pin.isascii() and pin.isdigit() and LEAST_DIGITS <= len(pin) <= MOST_DIGITS):
        raise ValueError("pin")
    hasher, _ = _argon()
    made: str = hasher().hash(pin)
    return made


class Gate:
    """Lets the right PIN through."""

    def __init__(self, kept: str, now: Callable[[], float] = clock.now) -> None:
        self._kept = kept
        self._now = now
        self._wrong = 0
        self._open_at = float("-inf")

    @property
    def can_open(self) -> bool:
        """Whether there is a PIN at all, and the library to check it."""
        try:
            return bool(self._kept) and bool(_argon())
        except NoArgonError:
            return False

    @property
    def wait(self) -> float:
        """Seconds until the next try is looked at."""
        return max(0.0, self._open_at - self._now())

    def attempt(self, pin: str) -> Verdict:
        """Check a PIN. Raises NoArgonError."""
        if self.wait > 0:
            return Verdict.WAIT
        if self._kept and self._right(pin):
            self._wrong = 0
            return Verdict.RIGHT
        self._wrong += 1
        if self._wrong > FREE_TRIES:
            doubled = min(self._wrong - FREE_TRIES - 1, 30)
            self._open_at = self._now() + min(LONGEST_WAIT, FIRST_WAIT * 2**doubled)
        return Verdict.WRONG

    def _right(self, pin: str) -> bool:
        hasher, errors = _argon()
        try:
            return bool(hasher().verify(self._kept, pin))
        except errors:
            return False


def _argon() -> tuple[Any, tuple[type[Exception], ...]]:
    """The hasher and its complaints, imported late."""
    try:
        from argon2 import PasswordHasher
        from argon2.exceptions import InvalidHashError, VerificationError
    except ImportError as error:
        raise NoArgonError(str(error)) from error
    return PasswordHasher, (VerificationError, InvalidHashError)
