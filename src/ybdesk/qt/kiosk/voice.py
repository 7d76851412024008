"""A voice that may die without taking anything with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ybdesk.qt.speech import NoVoiceError, Voice


class GuardedVoice:
    """Passes everything on; whatever an engine throws becomes `NoVoiceError`, and a new engine is made."""

    def __init__(self, make: Callable[[], Voice], broke: Callable[[], None]) -> None:
        self._make = make
        self._broke = broke
        self._voice: Voice | None = None

    def read(self, texts: Sequence[str]) -> None:
        try:
            if self._voice is None:
                self._voice = self._make()
            self._voice.read(texts)
        except NoVoiceError:
            raise
        except Exception as error:  # an engine's own faults must not reach a visitor
            self._lost()
            raise NoVoiceError(type(error).__name__) from None

    def try_read(self, texts: Sequence[str]) -> None:
        """Read where that works; nobody asked for it, so nobody is told where it does not."""
        try:
            self.read(texts)
        except NoVoiceError:
            return

    def stop(self) -> None:
        if self._voice is not None:
            try:
                self._voice.stop()
            except Exception:
                self._lost()

    @property
    def reading(self) -> bool:
        """Whether something is being read aloud, as far as the voice tells."""
        try:
            return bool(getattr(self._voice, "reading", False))
        except Exception:
            self._lost()
            return False

    def renew(self) -> None:
        """Another visitor: nothing of the last one's volume or speed stays."""
        self.stop()
        renew = getattr(self._voice, "renew", None)
        if renew is not None:
            try:
                renew()
            except Exception:
                self._lost()

    def _lost(self) -> None:
        self._voice = None
        self._broke()
