"""For the attendant: a PIN on a digit pad, and the page behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ybdesk.kiosk.pin import LEAST_DIGITS, MOST_DIGITS, Gate, Verdict
from ybdesk.qt.card import Card
from ybdesk.qt.controls import Button, Style
from ybdesk.qt.desk import Desk
from ybdesk.qt.kiosk.plain import PlainPage
from ybdesk.qt.layouts import Column, SideBySide, Tiles
from ybdesk.qt.text import Text
from ybdesk.qt.theme import RHYTHM_MM, Role

DIGITS = "0123456789"


class Pin(PlainPage):
    """The digits are counted, never shown."""

    def __init__(self, desk: Desk, gate: Gate, enter: Callable[[], None], leave: Callable[[], None]) -> None:
        super().__init__(desk)
        self._gate, self._enter = gate, enter
        self._typed = ""
        self.heading = desk.say("kiosk.pin.title")
        side = Column(self.look, gap_mm=RHYTHM_MM)
        side.add(Text(self.look, self.heading, Role.TITLE))
        self.count = side.add(Text(self.look, "", Role.AMOUNT, tone="main"))
        self.message = side.add(Text(self.look, "", Role.BODY, tone="quiet"))
        self.content.add(SideBySide(self.look, side, self._pad(), left_em=6, right_em=0, share=0.55))
        self.quiet(desk.say("kiosk.pin.back"), leave, "back")
        self.done = self.main(desk.say("kiosk.pin.done"), self._try, "done")
        self._show("message" if gate.can_open else "none")
        self.retell()

    def _pad(self) -> Tiles:
        grid = Tiles(self.look, most=3, fixed=True)
        say = self.desk.say
        self.keys = {digit: self._key(digit, partial(self.type, digit)) for digit in DIGITS}
        clear = self._key(say("kiosk.pin.clear"), lambda: self._set(""))
        delete = self._key(say("kiosk.pin.delete"), lambda: self._set(self._typed[:-1]))
        for button in (*(self.keys[digit] for digit in "123456789"), clear, self.keys["0"], delete):
            grid.add(button)
        return grid

    def _key(self, label: str, act: Callable[[], None]) -> Button:
        return self.button(label, act, style=Style.KEY)

    def key(self, event: QKeyEvent) -> bool:
        text = event.text()
        if text and text in DIGITS:
            self.type(text)
        elif event.key() == Qt.Key.Key_Backspace:
            self._set(self._typed[:-1])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.done.isEnabled():
            self._try()
        else:
            return False
        return True

    def type(self, digit: str) -> None:
        """One more digit."""
        self._set((self._typed + digit)[:MOST_DIGITS])

    def retell(self) -> None:
        """Count the wait down; called every second."""
        wait = -int(-self._gate.wait // 1)
        if wait > 0:
            self._show("wait", seconds=wait)
        self.done.setEnabled(self._gate.can_open and wait == 0 and len(self._typed) >= LEAST_DIGITS)

    def _set(self, typed: str) -> None:
        self._typed = typed
        self.count.say(self.desk.say("kiosk.pin.hidden", count=len(typed)) if typed else "")
        self.retell()
        self.arrange()

    def _try(self) -> None:
        typed, self._typed = self._typed, ""
        if self._gate.attempt(typed) is Verdict.RIGHT:
            self._enter()
            return
        self._show("wrong")
        self._set("")

    def _show(self, key: str, **values: object) -> None:
        self.message.say(self.desk.say(f"kiosk.pin.{key}", **values))
        self.arrange()


class Keeper(PlainPage):
    """How the kiosk does, and the few things an attendant may do to it."""

    def __init__(
        self,
        desk: Desk,
        lines: Sequence[str],
        actions: Sequence[tuple[str, str, Callable[[], None]]],
        leave: Callable[[], None],
    ) -> None:
        super().__init__(desk)
        self.title(desk.say("kiosk.attendant.title"))
        card = self.content.add(Card(self.look, gap_mm=RHYTHM_MM))
        for line in lines:
            card.add(Text(self.look, line))
        self.message = self.content.add(Text(self.look, "", tone="main"))
        labels = [(desk.say(f"kiosk.attendant.{name}"), icon, act) for name, icon, act in actions]
        self.tiles([self.button(label, act, icon=icon) for label, icon, act in labels], most=4, least_em=6)
        self.main(desk.say("kiosk.attendant.back"), leave, "back")

    def tell(self, text: str) -> None:
        """What came of something."""
        self.message.say(text)
