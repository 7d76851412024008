"""The first page: what one can ask, and that nothing personal is asked back."""

from __future__ import annotations

from ybdesk.answers import TopicId
from ybdesk.qt.controls import Button
from ybdesk.qt.desk import Desk
from ybdesk.qt.layouts import Row
from ybdesk.qt.pages import tools
from ybdesk.qt.pages.base import Page


class Welcome(Page):
    """One large tile for each topic."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title(desk.say("welcome.ask"), desk.say("welcome.promise"))
        self.tiles([self._tile(topic) for topic in desk.rules.topics], most=3, least_em=8)
        row = self.content.add(Row(self.look))
        for button in tools.of_the_welcome(self):
            row.add(button)

    def lean_parts(self) -> list[Button]:
        return self.choices

    def _tile(self, topic: TopicId) -> Button:
        offer = self.desk.rules.offer(topic)
        return self.button(
            offer.name,
            lambda: self.desk.go(self.desk.journey.begin(topic)),
            detail=offer.summary,
            icon=offer.icon,
        )
