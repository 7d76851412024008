"""A question with a few answers, each a tile with a plain line that helps to recognise oneself."""

from __future__ import annotations

from ybdesk import flow
from ybdesk.answers import UNSURE
from ybdesk.qt.controls import Button, Style
from ybdesk.qt.desk import Desk
from ybdesk.qt.pages.base import Page
from ybdesk.rules.wording import Option


class Options(Page):
    """The tiles, and 我不清楚 at the bottom, where it is on every question."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.question = flow.question(desk.journey.spot.item, desk.rules)
        key = f"question.{self.question.id}.help"
        help_text = desk.rules.translated(key, self.question.help) if self.question.help else ""
        self.title(desk.question_text(self.question), help_text)
        options = enumerate(self.question.options, 1)
        self.tiles([self._tile(option, number) for number, option in options], most=2, least_em=12)
        self.actions.add(unsure_button(self, self.question.id))

    def _tile(self, option: Option, number: int) -> Button:
        question = self.question.id
        key = f"question.{question}.{option.value}.detail"
        detail = self.desk.rules.translated(key, option.detail) if option.detail else ""
        return self.button(
            self.desk.option_label(self.question, option.value),
            lambda: self.desk.answer(question, option.value),
            detail=detail,
            number=number,
            marked=self.desk.journey.answers.get(question) == option.value,
        )


def unsure_button(page: Page, question: str, value: str = UNSURE) -> Button:
    """我不清楚: an answer like any other."""
    return page.button(
        page.desk.say("question.unsure"),
        lambda: page.desk.answer(question, value),
        icon="question",
        style=Style.CHROME,
        marked=page.desk.journey.answers.get(question) == value,
    )
