"""The voices of the operating system, by way of Qt: those of Windows and macOS read characters themselves."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject
from PySide6.QtTextToSpeech import QTextToSpeech

from ybdesk.qt.speech.engine import FULL, Engine, NoVoiceError, Trouble

SILENT = frozenset({"mock"})
"""Qt's own stand-in for tests accepts everything and says nothing."""
USUAL_PACE = 220
"""About what these voices speak at their rate 0; their makers give no figures."""
PACE_SPAN = 200


class SystemEngine(Engine):
    """One of Qt's engines with a voice for the language."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._saying = False
        self._begun = False
        self._speech = self._found(language)
        self._speech.stateChanged.connect(self._changed)
        self._speech.errorOccurred.connect(lambda *_: self._lost())

    def say(self, text: str, pace: int, volume: int) -> None:
        self.stop()
        self._saying, self._begun = True, False
        self._speech.setRate(max(-1.0, min(1.0, (pace - USUAL_PACE) / PACE_SPAN)))
        self._speech.setVolume(volume / FULL)
        self._speech.say(text)

    def stop(self) -> None:
        if self._saying:
            self._saying = False
            self._speech.stop()

    def _found(self, language: str) -> QTextToSpeech:
        """The first engine that is heard and has a voice. Raises NoVoiceError."""
        trouble = Trouble.NO_VOICE
        wanted = QLocale(language)
        for name in QTextToSpeech.availableEngines():
            if name in SILENT:
                continue
            speech = QTextToSpeech(name, self)
            if speech.state() is QTextToSpeech.State.Error:
                continue
            # An unknown language is filed under C, and asking for a locale that is not there gives any other.
            fitting = [place for place in speech.availableLocales() if place.language() is wanted.language()]
            if not fitting:
                trouble = Trouble.NO_CHINESE
                continue
            speech.setLocale(wanted if wanted in fitting else fitting[0])
            if speech.availableVoices():
                return speech
        raise NoVoiceError(trouble)

    def _changed(self, state: QTextToSpeech.State) -> None:
        if not self._saying:
            return
        if state is QTextToSpeech.State.Error:
            self._lost()
        elif state is QTextToSpeech.State.Speaking:
            self._begun = True
        elif state is QTextToSpeech.State.Ready and self._begun:
            self._saying = False
            self.done.emit()

    def _lost(self) -> None:
        if self._saying:
            self._saying = False
            self.failed.emit(Trouble.BROKEN)
