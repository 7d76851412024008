"""A number on a digit pad: the age in whole years, or the contribution base in yuan."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ybdesk import flow
from ybdesk.answers import AGE, BASE, UNSURE, BadAnswerError, parse_age, parse_base
from ybdesk.qt.controls import Button, Style
from ybdesk.qt.desk import Desk
from ybdesk.qt.display import Display
from ybdesk.qt.layouts import Column, SideBySide, Tiles
from ybdesk.qt.pages.base import Page
from ybdesk.qt.pages.options import unsure_button
from ybdesk.qt.text import Text
from ybdesk.qt.theme import Role

MOST_DIGITS = {AGE: 3, BASE: 6}


class Digits(Page):
    """The question and a large display on one side, the pad on the other."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.question = desk.journey.spot.item
        self.digits = desk.journey.answers.get(self.question, "").replace(UNSURE, "")
        self.display = Display(desk.look, desk.say(f"digits.{self.question}-unit"))
        self.message = Text(desk.look, "", Role.BODY)
        self.content.add(
            SideBySide(desk.look, self._asking(), self._pad(), left_em=6, right_em=0, share=0.55)
        )
        self.done = self.button(desk.say("digits.done"), self._answer, icon="done", style=Style.MAIN)
        self.actions.add(unsure_button(self, self.question))
        self.actions.add(self.done)
        self.actions.right = self.done
        self._show()

    def _asking(self) -> QWidget:
        if self.question == BASE:
            self.heading, help_text = self.desk.say("digits.base-text"), self.desk.say("digits.base-help")
        else:
            question = flow.question(self.question, self.desk.rules)
            self.heading = self.desk.question_text(question)
            help_text = self.desk.rules.translated(f"question.{self.question}.help", question.help)
        words = Column(self.look, gap_mm=0)
        words.add(Text(self.look, self.heading, Role.TITLE))
        words.add(Text(self.look, help_text, tone="quiet"))
        side = Column(self.look)
        for part in (words, self.display, self.message):
            side.add(part)
        return side

    def _pad(self) -> QWidget:
        grid = Tiles(self.look, most=3, fixed=True)
        self.keys = {d: self._key(str(d)) for d in (1, 2, 3, 4, 5, 6, 7, 8, 9, 0)}
        clear = self.button(self.desk.say("digits.clear"), self._clear, style=Style.KEY)
        delete = self.button(self.desk.say("digits.delete"), self._delete, style=Style.KEY)
        for digit in range(1, 10):
            grid.add(self.keys[digit])
        for button in (clear, self.keys[0], delete):
            grid.add(button)
        self.delete = delete
        return grid

    def _key(self, digit: str) -> Button:
        return self.button(digit, lambda: self._type(digit), style=Style.KEY)

    def first_focus(self) -> QWidget:
        return self.keys[1]

    def key(self, event: QKeyEvent) -> bool:
        text = event.text()
        if text and text in "0123456789":
            self._type(text)
        elif event.key() == Qt.Key.Key_Backspace and self.digits:
            self._delete()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.done.isEnabled():
            self._answer()
        else:
            return super().key(event)
        return True

    def _type(self, digit: str) -> None:
        if len(self.digits) < MOST_DIGITS[self.question]:
            self.digits = (self.digits + digit).lstrip("0") or "0"
            self._show()

    def _delete(self) -> None:
        self.digits = self.digits[:-1]
        self._show()

    def _clear(self) -> None:
        self.digits = ""
        self._show()

    def _answer(self) -> None:
        self.desk.answer(self.question, self.digits)

    def _show(self) -> None:
        self.display.show_digits(self.digits)
        fault = self._fault()
        self.done.setEnabled(fault == "")
        self.message.tone = "focus" if fault and self.digits else "quiet"
        self.message.say(
            self.desk.say(f"digits.{self.question}-{fault}") if fault else self.desk.say("digits.ready")
        )

    def _fault(self) -> str:
        """What is wrong with the number: `empty`, `bad` or nothing."""
        if not self.digits:
            return "empty"
        try:
            parse_age(self.digits) if self.question == AGE else parse_base(self.digits)
        except BadAnswerError:
            return "bad"
        return ""
