"""What every voice has in common: it says one text at a time and tells when it is done or cannot go on."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Signal

SLOWEST, PACE, FASTEST = 150, 200, 240
"""Characters a minute: broadcast practice and studies with older listeners."""
FULL = 4
VOLUME = 3
"""Of `FULL` steps."""


class Trouble(StrEnum):
    """Why nothing can be heard. The wording has what to do about each, under `speech`."""

    NO_VOICE = "no-voice"
    """There is nothing on this computer that could read aloud."""
    NO_CHINESE = "no-chinese"
    """There are voices, but none for the language of the texts."""
    NO_SOUND = "no-sound"
    """The voice was done before anybody could have heard it: no loudspeaker takes the sound."""
    BROKEN = "broken"
    """The voice went away in the middle, or does not come to an end."""


class NoVoiceError(Exception):
    """Nothing can be heard; `trouble` says why."""

    def __init__(self, trouble: Trouble | str = Trouble.NO_VOICE, detail: str = "") -> None:
        super().__init__(detail or str(trouble))
        self.trouble = Trouble(trouble) if trouble in set(Trouble) else Trouble.NO_VOICE


class Engine(QObject):
    """One voice."""

    done = Signal()
    """The text has been said to its end."""
    failed = Signal(str)
    """It could not be said: a `Trouble`."""

    def say(self, text: str, pace: int, volume: int) -> None:
        """Say one text, at so many characters a minute, with so many of the `FULL` steps of volume."""
        raise NotImplementedError

    def stop(self) -> None:
        """Be silent at once; neither signal comes for what was being said."""
        raise NotImplementedError
