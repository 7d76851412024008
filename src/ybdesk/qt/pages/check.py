"""Every answer once more, each with a button to change it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ybdesk import flow
from ybdesk.answers import AGE, DIVISION, NATIONWIDE, UNSURE, YEARS_PAID
from ybdesk.qt.card import AnswerRow, Card
from ybdesk.qt.controls import Style
from ybdesk.qt.desk import Desk
from ybdesk.qt.journey import Kind
from ybdesk.qt.pages.base import Page
from ybdesk.qt.theme import GAP_MM

COUNTED = {AGE: "age", YEARS_PAID: "years"}
"""Answers that are a number, and what the number is called in their wording."""


class Check(Page):
    """A card for each answer."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title(desk.say("check.title"), desk.say("check.help"))
        card = self.content.add(Card(desk.look, gap_mm=GAP_MM))
        card.ruled = True
        for question in desk.journey.asked:
            card.add(self._row(question))
        self.go_on = self.button(
            desk.say("check.go"), lambda: desk.open(Kind.OVERVIEW), icon="next", style=Style.MAIN
        )
        self.actions.add(self.go_on)
        self.actions.right = self.go_on

    def first_focus(self) -> QWidget:
        return self.go_on

    def _row(self, question: str) -> AnswerRow:
        asked = self.desk.question_text(flow.question(question, self.desk.rules))
        given = self._given(question)
        change = self.button(
            self.desk.say("check.change"),
            lambda: self.desk.go(self.desk.journey.change(question)),
            icon="change",
            style=Style.CHROME,
            name=self.desk.say("check.change-name", question=asked, answer=given),
        )
        self.choices.append(change)
        return AnswerRow(self.look, asked, given, change)

    def _given(self, question: str) -> str:
        """An answer in words."""
        value = self.desk.journey.answers[question]
        if value in (UNSURE, NATIONWIDE):
            return self.desk.say("question.unsure")
        if question in COUNTED:
            return self.desk.say(f"check.{question}", **{COUNTED[question]: value})
        if question == DIVISION:
            return self._place(value)
        return self.desk.option_label(flow.question(question, self.desk.rules), value)

    def _place(self, code: str) -> str:
        place = self.desk.rules.divisions[code]
        names = [place.parent, code] if place.parent and place.parent != code else [code]
        divisions, translated = self.desk.rules.divisions, self.desk.rules.translated
        return " ".join(translated(f"division.{c}.name", divisions[c].name) for c in names if c)
