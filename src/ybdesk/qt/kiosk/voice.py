"""A voice that may die without taking anything with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ybdesk.qt.speech import NoVoiceError, Voice


class GuardedVoice:
    """Passes everything on; whatever an engine throws becomes `NoVoiceError`, and a new one is made."""

    def __init__(self, make: Callable[[], Voice], broke: Callable[[], None]) -> None:
        self._make = make
        self._broke = broke
        self._voice: Voice | None = None

    @property
    def reader(self) -> Voice:
        """The voice itself, for those who listen to what it tells; made when it is first needed."""
        if self._voice is None:
            self._voice = self._make()
            failed = getattr(self._voice, "failed", None)
            if failed is not None:
                failed.connect(lambda _trouble: self._broke())
        return self._voice

    def read(self, texts: Sequence[str]) -> None:
        try:
            self.reader.read(texts)
        except NoVoiceError:
            raise
        except Exception as error:  # an engine's own faults must not reach a visitor
            self._lost()
            raise NoVoiceError from error

    def try_read(self, texts: Sequence[str]) -> None:
        """Read where that works; nobody asked for it, so nobody is told where it does not."""
        try:
            self.read(texts)
        except NoVoiceError:
            return

    def stop(self) -> None:
        self._safely("stop")

    @property
    def reading(self) -> bool:
        """Whether something is being read aloud, as far as the voice tells."""
        return bool(getattr(self._voice, "reading", False))

    def renew(self) -> None:
        """Another visitor: nothing of the last one's volume or speed stays."""
        self._safely("stop")
        self._safely("renew")

    def _safely(self, name: str) -> None:
        act = getattr(self._voice, name, None)
        if act is not None:
            try:
                act()
            except Exception:
                self._lost()

    def _lost(self) -> None:
        self._voice = None
        self._broke()
