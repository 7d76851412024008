"""The voice of the espeak-ng program, one short process for each text; see docs/decisions/0002-voice.md."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from subprocess import DEVNULL, run
from threading import Thread

from PySide6.QtCore import QObject, QProcess

from ybdesk.qt.speech.engine import FULL, VOLUME, Engine, NoVoiceError, Trouble

PROGRAM = "espeak-ng"
PINYIN_VOICE = "cmn-latn-pinyin"
CHINESE = "zh"
USUAL_AMPLITUDE = 100
ANSWER_MS = 2000
"""How long listing its voices may take; it takes 10 ms."""
LEAST_SECONDS = 0.06
"""A syllable cannot be heard in less, even at the fastest."""
SLOW, FAST = (167, 150), (239, 200)
"""Two pairs of characters a minute, measured over whole guides with their pauses, and the speed for them."""

Convert = Callable[[str], str]


def arguments(voice: str, pace: int, volume: int = VOLUME) -> list[str]:
    """How the program is called; the text follows on its standard input, where no process list shows it."""
    (slow, low), (fast, high) = SLOW, FAST
    speed = low + (pace - slow) * (high - low) / (fast - slow)
    amplitude = USUAL_AMPLITUDE * volume / VOLUME if volume < FULL else USUAL_AMPLITUDE * 1.5
    return ["-v", voice, "-s", str(round(speed)), "-a", str(round(amplitude)), "-b", "1", "--stdin"]


def wake() -> None:
    """One run without a sound; whoever waits for the first word does not wait for the disk as well."""
    Thread(target=_run_silently, daemon=True).start()


def _run_silently() -> None:
    with suppress(OSError):
        command = [PROGRAM, "-q", "-v", PINYIN_VOICE, "a1"]
        run(command, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, check=False)


class EspeakEngine(Engine):
    """Starts the program anew for each text: nothing of it can hang on, and ending it is silence at once."""

    def __init__(
        self,
        language: str,
        pinyin: Convert,
        program: str = PROGRAM,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        path = shutil.which(program)
        if path is None:
            raise NoVoiceError(Trouble.NO_VOICE)
        self._program = path
        self._chinese = language.startswith(CHINESE)
        self._voice = PINYIN_VOICE if self._chinese else language.partition("_")[0]
        self._convert: Convert = pinyin if self._chinese else str
        self._clock = clock
        self._process: QProcess | None = None
        self._begun = 0.0
        self._least = 0.0
        if self._voice not in self._voices():
            raise NoVoiceError(Trouble.NO_CHINESE)

    def say(self, text: str, pace: int, volume: int) -> None:
        self.stop()
        said = self._convert(text)
        if not said.strip():
            self.done.emit()
            return
        self._begun = self._clock()
        self._least = LEAST_SECONDS * len(said.split())
        process = self._process = QProcess(self)
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._broke)
        process.start(self._program, arguments(self._voice, pace, volume))
        process.write(f"{said}\n".encode())
        process.closeWriteChannel()

    def stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.finished.disconnect()
            process.errorOccurred.disconnect()
            process.kill()
            process.waitForFinished(ANSWER_MS)
            process.deleteLater()

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.deleteLater()
        if code != 0 or status is not QProcess.ExitStatus.NormalExit:
            self.failed.emit(Trouble.BROKEN)
        elif self._clock() - self._begun < self._least:
            # Without a sound card the program says so to nobody and ends well.
            self.failed.emit(Trouble.NO_SOUND)
        else:
            self.done.emit()

    def _broke(self, error: QProcess.ProcessError) -> None:
        """What `finished` does not follow; a program that ends before it has read its text is no news."""
        if error is QProcess.ProcessError.FailedToStart and self._process is not None:
            self._process.deleteLater()
            self._process = None
            self.failed.emit(Trouble.NO_VOICE)

    def _voices(self) -> str:
        """The list the program gives of its voices for the language."""
        process = QProcess()
        wanted = "cmn" if self._chinese else self._voice
        process.start(self._program, [f"--voices={wanted}"])
        if not process.waitForFinished(ANSWER_MS):
            process.kill()
            process.waitForFinished(ANSWER_MS)
            raise NoVoiceError(Trouble.BROKEN)
        return bytes(process.readAllStandardOutput().data()).decode("utf-8", "replace")
