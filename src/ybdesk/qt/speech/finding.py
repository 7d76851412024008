"""Which voice is taken here; see docs/decisions/0002-voice.md."""

from __future__ import annotations

import sys

from ybdesk.qt.speech.engine import Engine, NoVoiceError, Trouble
from ybdesk.render.pinyin import Pinyin
from ybdesk.rules.load import Ruleset

SYSTEMS = {"win32": "windows", "darwin": "macos"}


def find(rules: Ruleset) -> Engine:
    """A voice for the ruleset's language. Raises NoVoiceError."""
    language = rules.words.language
    if sys.platform.startswith("linux"):
        from ybdesk.qt.speech.espeak import EspeakEngine

        return EspeakEngine(language, Pinyin(rules))
    try:
        from ybdesk.qt.speech.system import SystemEngine
    except ImportError as error:
        raise NoVoiceError(detail=str(error)) from error
    return SystemEngine(language)


def advice(trouble: Trouble) -> str:
    """The key of the wording that says what to do about it on this system."""
    if trouble in (Trouble.NO_SOUND, Trouble.BROKEN):
        return f"speech.{trouble}"
    return f"speech.{trouble}-{SYSTEMS.get(sys.platform, 'linux')}"
