"""What the pages with a digit pad share: words and a large display on one side, the keys on the other."""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ybdesk.qt.controls import Button, Style
from ybdesk.qt.desk import Desk
from ybdesk.qt.display import Display
from ybdesk.qt.layouts import Column, Reflow, Tiles, height_of
from ybdesk.qt.pages.base import Page
from ybdesk.qt.text import Text
from ybdesk.qt.theme import RHYTHM_MM, Role

DIGITS = "0123456789"
POINT = "."
KEYS_SHARE = 0.45
LEAST_EM = 5
"""Of the words beside the keys."""


class Workplace(Reflow):
    """The keys beside the display and the words; where it is narrow, between them."""

    def __init__(self, display: Column, words: Column, keys: Tiles) -> None:
        super().__init__(display.look)
        self.display, self.words, self.keys = self.add(display), self.add(words), self.add(keys)

    def minimumSizeHint(self) -> QSize:
        return QSize(max(part.minimumSizeHint().width() for part in self.parts), 0)

    def place(self, area: QRect, apply: bool) -> int:
        least = max(part.minimumSizeHint().width() for part in (self.display, self.words))
        least = max(least, LEAST_EM * self.look.em(Role.BODY))
        room, keys = area.width() - self.gap, self.keys.minimumSizeHint().width()
        if room < least + keys:
            return self._below(area, (self.display, self.keys, self.words), self.gap, apply)
        right = max(keys, int(room * KEYS_SHARE))
        left = QRect(area.topLeft(), QSize(room - right, 0))
        beside = QRect(area.x() + room - right + self.gap, area.y(), right, 0)
        near = self.look.mm(RHYTHM_MM)
        high = self._below(left, (self.display, self.words), near, apply)
        return max(high, self._below(beside, (self.keys,), 0, apply))

    def _below(self, area: QRect, parts: tuple[QWidget, ...], gap: int, apply: bool) -> int:
        """One below the other; the height they take."""
        y = area.y()
        for part in parts:
            high = height_of(part, area.width())
            if apply:
                part.setGeometry(area.x(), y, area.width(), high)
            y += high + gap
        return y - gap - area.y()


class Pad(Page):
    """A number and its keys. A subclass says what may be typed, what is wrong with it, and what it is for."""

    point = False
    """Whether there is a key for the decimal point."""

    def __init__(self, desk: Desk, heading: str, help_text: str, display: Display, digits: str = "") -> None:
        super().__init__(desk)
        self.heading = heading
        self.digits = digits
        self.display = display
        self.message = Text(desk.look, "", Role.BODY)
        words = Column(self.look, gap_mm=0)
        words.add(self.message)
        words.add(Text(self.look, help_text, tone="quiet"))
        above = Column(self.look, gap_mm=RHYTHM_MM)
        for part in (Text(self.look, heading, Role.TITLE), self.display):
            above.add(part)
        self.content.add(Workplace(above, words, self._pad()))
        self.done = self.button(desk.say("digits.done"), self.accept, icon="done", style=Style.MAIN)

    def finish(self, *others: Button) -> None:
        """The row at the bottom, 好了 at its right; the first state."""
        for button in (*others, self.done):
            self.actions.add(button)
        self.actions.right = self.done
        self.refresh()

    # --- what a subclass says

    def takes(self, digits: str) -> bool:
        """Whether this may stand in the display."""
        raise NotImplementedError

    def fault(self) -> str:
        """The key of the words for what is wrong with the number; empty where nothing is."""
        raise NotImplementedError

    def accept(self) -> None:
        """好了."""
        raise NotImplementedError

    def shown(self) -> str:
        """The digits as they are written in the display."""
        return self.digits

    # --- the keys

    def _pad(self) -> Tiles:
        grid = Tiles(self.look, most=3, fixed=True)
        self.keys = {digit: self._key(str(digit)) for digit in (*range(1, 10), 0)}
        self.delete = self.button(self.desk.say("digits.delete"), self._delete, style=Style.KEY)
        corner = self._point_key() if self.point else self._clear_key(Style.KEY)
        for button in (*(self.keys[digit] for digit in range(1, 10)), corner, self.keys[0], self.delete):
            grid.add(button)
        return grid

    def _key(self, digit: str) -> Button:
        return self.button(digit, lambda: self.type(digit), style=Style.KEY)

    def _point_key(self) -> Button:
        return self.button(self.desk.say("digits.point"), lambda: self.type(POINT), style=Style.KEY)

    def _clear_key(self, style: Style) -> Button:
        return self.button(self.desk.say("digits.clear"), self._clear, style=style)

    def first_focus(self) -> QWidget:
        return self.keys[1]

    def key(self, event: QKeyEvent) -> bool:
        text = event.text()
        if text and text in (DIGITS + POINT if self.point else DIGITS):
            self.type(text)
            self._ready_for_return()
        elif event.key() == Qt.Key.Key_Backspace and self.digits:
            self._delete()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.done.isEnabled():
            self.accept()
        else:
            return super().key(event)
        return True

    def _ready_for_return(self) -> None:
        """Who types on a keyboard ends with Return: it must not strike the key that has the focus."""
        if self.done.isEnabled():
            self.done.setFocus()

    def type(self, digit: str) -> None:
        """One more digit, where there may be one."""
        if self.takes(self.digits + digit):
            self.digits += digit
            self.refresh()

    def _delete(self) -> None:
        self.digits = self.digits[:-1]
        self.refresh()

    def _clear(self) -> None:
        self.digits = ""
        self.refresh()

    def refresh(self) -> None:
        """Show the number, and whether it will do."""
        self.display.show_digits(self.shown())
        fault = self.fault()
        if fault and self.done.hasFocus():
            self.keys[1].setFocus()
        self.done.setEnabled(not fault)
        self.message.tone = "focus" if fault and self.digits and self.finished() else "quiet"
        self.message.say(self.said(fault or "digits.ready"))

    def said(self, key: str) -> str:
        """The words under the display."""
        return self.desk.say(key)

    def finished(self) -> bool:
        """Whether as much has been typed as there can be, so that a fault is no longer for lack of digits."""
        return True
