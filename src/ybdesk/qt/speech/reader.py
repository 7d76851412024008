"""Reads texts one after the other and tells which one; slower, faster, louder, softer, once more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

from ybdesk.qt.speech.engine import FASTEST, FULL, PACE, SLOWEST, VOLUME, Engine, NoVoiceError, Trouble
from ybdesk.rules.load import Ruleset

PACE_STEP = 15
PATIENCE = 4
"""A text that takes so many times what it should is not coming to an end."""
PATIENCE_SECONDS = 10


class Reader(QObject):
    """The one who reads. Whatever happens to a voice becomes a `Trouble`; the next call finds a new one."""

    started = Signal(int)
    """The number of the text that is being read."""
    silent = Signal()
    """Read to the end, stopped, or failed."""
    failed = Signal(str)
    """A `Trouble`; `silent` has come before."""
    changed = Signal()
    """Somebody chose another pace or volume."""

    def __init__(
        self,
        rules: Ruleset,
        find: Callable[[Ruleset], Engine] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._rules = rules
        self._find = find or _find
        self._engine: Engine | None = None
        self._texts: tuple[str, ...] = ()
        self._now = 0
        self.reading = False
        self.pace = PACE
        self.volume = VOLUME
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(lambda: self._fail(Trouble.BROKEN))

    def read(self, texts: Sequence[str]) -> None:
        """Read the texts, in place of whatever was being read. Raises NoVoiceError."""
        self._halt()
        self._texts = tuple(texts)
        self._now = 0
        self._go()

    def prepare(self) -> None:
        """Find a voice before anybody asks; where there is none, whoever asks is told."""
        with suppress(NoVoiceError):
            self._ready()

    def again(self) -> None:
        """Once more: what is being read, or everything where that is over. Raises NoVoiceError."""
        if not self.reading:
            self._now = 0
        self._halt()
        self._go()

    def stop(self) -> None:
        """Be silent at once."""
        was = self.reading
        self._halt()
        if was:
            self.silent.emit()

    def renew(self) -> None:
        """Another visitor: silent, at the usual pace, as loud as usual, and nothing left of the texts."""
        self.stop()
        self._texts, self._now = (), 0
        self.pace, self.volume = PACE, VOLUME

    # --- pace and volume

    def restore(self, pace: int, volume: int) -> None:
        """What was chosen on an earlier visit; 0 for the usual."""
        self.pace = max(SLOWEST, min(FASTEST, pace or PACE))
        self.volume = max(1, min(FULL, volume or VOLUME))

    def change_pace(self, steps: int) -> None:
        """Faster by so many steps, slower where negative; the sentence begins anew."""
        self._set(max(SLOWEST, min(FASTEST, self.pace + steps * PACE_STEP)), self.volume)

    def change_volume(self, steps: int) -> None:
        """Louder by so many steps, softer where negative; the sentence begins anew."""
        self._set(self.pace, max(1, min(FULL, self.volume + steps)))

    def _set(self, pace: int, volume: int) -> None:
        if (pace, volume) == (self.pace, self.volume):
            return
        self.pace, self.volume = pace, volume
        self.changed.emit()
        if self.reading:
            self.again()

    @property
    def room(self) -> tuple[bool, bool, bool, bool]:
        """Whether it can go slower, faster, softer and louder."""
        return self.pace > SLOWEST, self.pace < FASTEST, self.volume > 1, self.volume < FULL

    # --- one text after the other

    def _go(self) -> None:
        if self._now >= len(self._texts):
            self.reading = False
            self.silent.emit()
            return
        text = self._texts[self._now]
        try:
            engine = self._ready()
            self.reading = True
            self.started.emit(self._now)
            self._patience.start(round(1000 * (PATIENCE_SECONDS + PATIENCE * 60 * len(text) / self.pace)))
            engine.say(text, self.pace, self.volume)
        except NoVoiceError:
            self._let_go()
            raise
        except Exception as error:  # an engine's own faults must not reach the person
            self._let_go()
            raise NoVoiceError(Trouble.BROKEN, type(error).__name__) from None

    def _ready(self) -> Engine:
        """The voice, found if need be. Raises NoVoiceError."""
        if self._engine is None:
            self._engine = self._find(self._rules)
            self._engine.setParent(self)
            self._engine.done.connect(self._next)
            self._engine.failed.connect(lambda trouble: self._fail(Trouble(trouble)))
        return self._engine

    def _next(self) -> None:
        if not self.reading:
            return
        self._now += 1
        try:
            self._go()
        except NoVoiceError as error:
            self._fail(error.trouble)

    def _halt(self) -> None:
        self._patience.stop()
        self.reading = False
        if self._engine is not None:
            try:
                self._engine.stop()
            except Exception:
                self._drop()

    def _fail(self, trouble: Trouble) -> None:
        """Silent, and the voice is given up: perhaps there is another one the next time."""
        self._let_go()
        self.silent.emit()
        self.failed.emit(trouble)

    def _let_go(self) -> None:
        self._halt()
        self._drop()

    def _drop(self) -> None:
        engine, self._engine = self._engine, None
        if engine is not None:
            engine.blockSignals(True)
            engine.deleteLater()


def _find(rules: Ruleset) -> Engine:
    from ybdesk.qt.speech.finding import find

    return find(rules)
