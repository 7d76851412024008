"""How large the screen really is: a card held against it, and two buttons until the outline fits.

Nothing on the page but the outline changes meanwhile, so that the buttons stay under the finger.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ybdesk.qt.controls import Button, Style
from ybdesk.qt.desk import Desk
from ybdesk.qt.journey import Panel
from ybdesk.qt.layouts import Tiles
from ybdesk.qt.outline import CARD_MM, Bench, Hint, Outline
from ybdesk.qt.pages.base import Page
from ybdesk.qt.text import announce
from ybdesk.qt.theme import pixels_per_mm, possible, screen_name

STEP_MM, LONG_STEP_MM = 1.0, 3.0
SHORT_STEPS = 3
"""Whoever goes on in one direction after so many steps has far to go."""
LARGER = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
SMALLER = (Qt.Key.Key_Minus, Qt.Key.Key_Underscore)


class Calibrate(Page):
    """The outline of a card, larger and smaller; what is kept is kept with 好了."""

    panel = Panel.CALIBRATE

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title(desk.say("calibrate.title"))
        self.outline = Outline(self.look, desk.say("calibrate.here"))
        self.larger = self._step_button("larger", "plus", 1)
        self.smaller = self._step_button("smaller", "minus", -1)
        self.choices = [self.larger, self.smaller]
        buttons = Tiles(self.look, most=2)
        for button in self.choices:
            buttons.add(button)
        self.bench = self.content.add(Bench(self.look, self.outline, buttons))
        self.message = self.content.add(Hint(self.look, desk.say("calibrate.ready"), tone="quiet"))
        self._name = screen_name(desk.screen())
        self._action("leave", desk.back)
        if self._name in desk.scales:
            self._action("reset", self._as_reported, "restart")
        self.done = self.button(desk.say("looks.done"), self._keep, icon="done", style=Style.MAIN)
        self.actions.right = self.actions.add(self.done)
        self._run = 0
        """How many steps were made in one direction; below 0 for smaller."""
        self._reported = False
        """What the outline shows is what the screen reports."""

    def _step_button(self, words: str, icon: str, direction: int) -> Button:
        label = self.desk.say(f"calibrate.{words}")
        return self.button(label, lambda: self.step(direction), icon=icon, centred=True)

    def _action(self, words: str, act: Callable[[], object], icon: str = "") -> None:
        label = self.desk.say(f"calibrate.{words}")
        self.actions.add(self.button(label, act, icon=icon, style=Style.CHROME))

    def step(self, direction: int) -> None:
        """A millimetre more or less; three where somebody keeps going."""
        self._run = self._run + direction if self._run * direction > 0 else direction
        step = STEP_MM if abs(self._run) <= SHORT_STEPS else LONG_STEP_MM
        scale = self.outline.scale * (1 + direction * step / CARD_MM[0])
        if self._possible(scale, direction):
            self._reported = False
            self.outline.fit(scale)
            self._tell("ready")
        self._enable()

    def _possible(self, scale: float, direction: int) -> bool:
        return possible(scale) and (direction < 0 or scale <= self.outline.most)

    def _enable(self) -> None:
        """A button that leads no further is dimmed; the focus moves on to the other one first."""
        for direction, button, other in ((1, self.larger, self.smaller), (-1, self.smaller, self.larger)):
            further = self._possible(
                self.outline.scale * (1 + direction * LONG_STEP_MM / CARD_MM[0]), direction
            )
            if button.isEnabled() and not further:
                self._tell("most" if direction > 0 else "least")
                if button.hasFocus():
                    other.setFocus()
            button.setEnabled(further)

    def _as_reported(self) -> None:
        """The outline as large as the screen says a card is."""
        self._reported, self._run = True, 0
        self.outline.fit(pixels_per_mm(self.desk.screen()))
        self._tell("reported")
        self._enable()

    def _tell(self, words: str) -> None:
        text = self.desk.say(f"calibrate.{words}")
        if text != self.message.text():
            self.message.say(text)
            announce(self.message)

    def _keep(self) -> None:
        """Everything in the size that was found, and back to where one came from."""
        desk = self.desk
        desk.scales.pop(self._name, None)
        if not self._reported:
            desk.scales[self._name] = round(self.outline.scale, 4)
        self.look.pixels_per_mm = pixels_per_mm(desk.screen(), desk.scales)
        desk.back()
        desk.restyle()

    def lean_parts(self) -> list[Hint]:
        return [self.message]

    def key(self, event: QKeyEvent) -> bool:
        if event.key() in (*LARGER, *SMALLER):
            self.step(1 if event.key() in LARGER else -1)
            return True
        return super().key(event)

    def arrange(self) -> None:
        """The outline gets room to grow, so that nothing else moves when it does."""
        self.bench.spare = 0
        super().arrange()
        spare = self.scroll.height() - self.content.heightForWidth(self.scroll.width())
        if spare > 0:
            self.bench.spare = min(spare, self.outline.high() // 2)
            self.scroll.arrange()
