"""The bar for somebody who listens."""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ybdesk.qt.chrome import Shelf
from ybdesk.qt.controls import Button, Style
from ybdesk.qt.strikes import Strikes
from ybdesk.qt.theme import Look


class Bar(Shelf):
    """Stop; a sentence back, once more, one on; pace and volume. It is there while somebody listens.

    Where all that does not fit on one row, pace and volume take the place of the sentences when asked for.
    """

    closed = Signal()

    def __init__(self, look: Look, strikes: Strikes, parent: QWidget) -> None:
        super().__init__(look, parent)
        made = [Button(look, strikes, "", style=Style.CHROME) for _ in range(9)]
        self.stop, self.previous, self.again, self.next, *self.settings, self.adjust = made
        self.slower, self.faster, self.softer, self.louder = self.settings
        self._adjusting = False
        self._say: Callable[[str], str] = str
        for button in made:
            self.row.add(button)
        self.adjust.chosen.connect(self._turn_over)
        self.hide()

    @property
    def buttons(self) -> list[Button]:
        """Those that are shown."""
        return [part for part in self.row.parts if isinstance(part, Button)]

    def words(self, say: Callable[[str], str]) -> None:
        """Set all texts."""
        self._say = say
        self.stop.relabel(say("speech.close"))
        for key in ("previous", "again", "next", "slower", "faster", "softer", "louder", "adjust"):
            getattr(self, key).relabel(say(f"speech.{key}"))

    def show_state(self, reading: bool, room: tuple[bool, bool, bool, bool]) -> None:
        """What can be done now: one cannot go slower than slowest."""
        words = self._say("speech.stop" if reading else "speech.close")
        if self.stop.label != words:
            self.stop.relabel(words)
            self.arrange()
        for button, more in zip(self.settings, room, strict=True):
            if not more and button.hasFocus():
                self.stop.setFocus()
            button.setEnabled(more)

    def begin(self) -> None:
        """Somebody wants to listen: the sentences first."""
        self._adjusting = False
        self.adjust.relabel(self._say("speech.adjust"))

    def heightForWidth(self, width: int) -> int:
        self._choose(self.inner(width))
        return super().heightForWidth(width)

    def arrange(self) -> None:
        self._choose(self.inner(self.width()))
        super().arrange()

    def _choose(self, room: int) -> None:
        """Show what there is room for."""
        sentences = [self.stop, self.previous, self.again, self.next]
        shown, self.row.right = [*sentences, *self.settings], self.slower
        if sum(button.width_if(bare=True) + self.row.gap for button in shown) - self.row.gap > room:
            shown = [self.stop, *self.settings] if self._adjusting else sentences
            shown, self.row.right = [*shown, self.adjust], self.adjust
        if shown != self.row.parts:
            self.row.parts = list[QWidget](shown)
            for button in (*sentences, *self.settings, self.adjust):
                button.setVisible(button in shown)

    def _turn_over(self) -> None:
        """From the sentences to pace and volume, or back."""
        self._adjusting = not self._adjusting
        self.adjust.relabel(self._say("speech.adjusted" if self._adjusting else "speech.adjust"))
        self.arrange()
