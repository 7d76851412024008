"""Reading aloud: `Reader` reads texts one after the other with the best voice there is.

Qt's module for speech, the programs and the table of pinyin are looked for when somebody asks, not before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ybdesk.qt.speech.engine import Engine, NoVoiceError, Trouble
from ybdesk.qt.speech.reader import Reader


class Voice(Protocol):
    """The least that can be asked of anything that reads aloud."""

    def read(self, texts: Sequence[str]) -> None:
        """Read the texts one after the other, in place of whatever was being read. Raises NoVoiceError."""

    def stop(self) -> None:
        """Be silent."""


__all__ = ["Engine", "NoVoiceError", "Reader", "Trouble", "Voice"]
