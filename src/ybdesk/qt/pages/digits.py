"""A number on a digit pad: the age or the years paid in whole years, the contribution base in yuan."""

from __future__ import annotations

from ybdesk import flow
from ybdesk.answers import AGE, BASE, NUMBERS, UNSURE, YEARS_PAID, BadAnswerError
from ybdesk.qt.desk import Desk
from ybdesk.qt.display import Display
from ybdesk.qt.pages.options import unsure_button
from ybdesk.qt.pages.pad import Pad

MOST_DIGITS = {AGE: 3, BASE: 6, YEARS_PAID: 2}


class Digits(Pad):
    """A question whose answer is a whole number."""

    def __init__(self, desk: Desk) -> None:
        self.question = desk.journey.spot.item
        digits = desk.journey.answers.get(self.question, "").replace(UNSURE, "")
        longest = "0" * MOST_DIGITS[self.question]
        display = Display(desk.look, desk.say(f"digits.{self.question}-unit"), longest)
        super().__init__(desk, *self._asking(desk), display, digits)
        self.finish(unsure_button(self, self.question))

    def _asking(self, desk: Desk) -> tuple[str, str]:
        if self.question == BASE:
            return desk.say("digits.base-text"), desk.say("digits.base-help")
        question = flow.question(self.question, desk.rules)
        help_text = desk.rules.translated(f"question.{self.question}.help", question.help)
        return desk.question_text(question), help_text

    def takes(self, digits: str) -> bool:
        return len(digits) <= MOST_DIGITS[self.question]

    def type(self, digit: str) -> None:
        if self.digits == "0":
            self.digits = ""
        super().type(digit)

    def accept(self) -> None:
        self.desk.answer(self.question, self.digits)

    def fault(self) -> str:
        if not self.digits:
            return f"digits.{self.question}-empty"
        try:
            NUMBERS[self.question](self.digits)
        except BadAnswerError:
            return f"digits.{self.question}-bad"
        return ""
