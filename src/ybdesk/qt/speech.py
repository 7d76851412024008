"""Reading aloud: the seam where a real voice is found, or where it is said that there is none.

The speech module of Qt is imported when somebody asks for it, not before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

SILENT_ENGINES = frozenset({"mock"})
CHINESE = "zh"


class NoVoiceError(Exception):
    """This computer has no voice that can be heard."""


class Voice(Protocol):
    """Anything that reads aloud."""

    def read(self, texts: Sequence[str]) -> None:
        """Read the texts one after the other, in place of whatever was being read. Raises NoVoiceError."""

    def stop(self) -> None:
        """Be silent."""


class SystemVoice:
    """The voice of the operating system."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._engine: object | None = None

    def read(self, texts: Sequence[str]) -> None:
        engine = self._found()
        engine.stop()
        engine.say("\n".join(texts))

    def stop(self) -> None:
        if self._engine is not None:
            self._found().stop()

    def _found(self):  # type: ignore[no-untyped-def]  # the class is imported late
        if self._engine is None:
            try:
                from PySide6.QtCore import QLocale
                from PySide6.QtTextToSpeech import QTextToSpeech
            except ImportError as error:
                raise NoVoiceError(str(error)) from error
            names = [name for name in QTextToSpeech.availableEngines() if name not in SILENT_ENGINES]
            if not names:
                raise NoVoiceError("no engine")
            engine = QTextToSpeech(names[0])
            engine.setLocale(QLocale(self._language))
            if engine.state() is QTextToSpeech.State.Error or not engine.availableVoices():
                raise NoVoiceError(engine.errorString())
            self._engine = engine
        return self._engine
