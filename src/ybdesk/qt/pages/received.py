"""对得上吗: what came in this month, compared with what was to be expected and kept nowhere."""

from __future__ import annotations

import re

from ybdesk import flow
from ybdesk.answers import RECEIVED, UNSURE, BadAnswerError, parse_received
from ybdesk.qt.controls import Style
from ybdesk.qt.desk import Desk
from ybdesk.qt.display import Display
from ybdesk.qt.pages.options import unsure_button
from ybdesk.qt.pages.pad import Pad

LONGEST = "0000000.00"
TYPED = re.compile(r"\d{1,7}(\.\d{0,2})?")


class Received(Pad):
    """Yuan, and jiao and fen after the point."""

    point = True

    def __init__(self, desk: Desk) -> None:
        question = flow.question(RECEIVED, desk.rules)
        help_text = desk.rules.translated(f"question.{RECEIVED}.help", question.help)
        digits = desk.journey.answers.get(RECEIVED, "").replace(UNSURE, "")
        display = Display(desk.look, desk.say("digits.received-unit"), LONGEST)
        super().__init__(desk, desk.question_text(question), help_text, display, digits)
        self.finish(self._clear_key(Style.CHROME), unsure_button(self, RECEIVED))

    def takes(self, digits: str) -> bool:
        return TYPED.fullmatch(digits) is not None

    def type(self, digit: str) -> None:
        if self.digits == "0" and digit.isdigit():
            self.digits = ""
        super().type(digit)

    def fault(self) -> str:
        if not self.digits:
            return "digits.received-empty"
        try:
            parse_received(self.digits)
        except BadAnswerError:
            return "digits.received-bad"
        return ""

    def accept(self) -> None:
        self.desk.answer(RECEIVED, self.digits.rstrip("."))
