"""是不是骗子: the ten questions of the guide, one a page, until the first 是."""

from __future__ import annotations

from collections.abc import Iterable

from ybdesk.document import Block, Section
from ybdesk.qt import paging
from ybdesk.qt.card import Card
from ybdesk.qt.controls import Button, Style
from ybdesk.qt.desk import Desk
from ybdesk.qt.heading import Heading
from ybdesk.qt.journey import Kind, Spot
from ybdesk.qt.layouts import SideBySide
from ybdesk.qt.pages.base import Page
from ybdesk.qt.text import Text
from ybdesk.qt.theme import RHYTHM_MM, Role
from ybdesk.render.spoken import spoken_block

TEST, NOW = "safety-test", "safety-now"
FIRST_AID = ("hang-up", "no-touch", "no-code")
CALLS = ("ask", "96110", "110")
SCAM, CLEAR, DOUBTFUL = "scam", "clear", "doubtful"
"""The verdicts."""


def quiz_page(desk: Desk) -> Page:
    """The page for where the quiz is."""
    spot = desk.journey.spot
    if spot.item == SCAM:
        return Scam(desk)
    if spot.item:
        return Done(desk)
    return Asking(desk) if spot.page else Start(desk)


class Quiz(Page):
    """What the pages of the quiz share: the blocks of the guide, and how they are shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        guide = desk.guide()
        self._test = paging.section(guide, TEST)
        self._now = paging.section(guide, NOW)
        self.questions = tuple(_pairs(self._test))

    def go(self, page: int, item: str = "", within: str = "") -> None:
        """To another page of the quiz."""
        spot = Spot(Kind.QUIZ, item, within, page)
        self.desk.go(self.desk.journey._replace(spot=spot))

    def card(self, title: str, icon: str, blocks: Iterable[Block], *, alert: bool = False) -> Card:
        """A heading and some of the guide's blocks."""
        tone = "on_alert" if alert else "ink"
        card = Card(self.look, "alert" if alert else "surface", gap_mm=RHYTHM_MM / 4)
        card.add(Heading(self.look, title, icon, tone if alert else "main"))
        for block in blocks:
            role = Role.LABEL if alert else Role.BODY
            card.add(self.words(block, role, tone))
        return card

    def words(self, block: Block, role: Role, tone: str = "ink") -> Text:
        """A block of the guide; what it says of a picture is left to the pages that show the picture."""
        spoken = spoken_block(block._replace(picture=None), "")
        return Text(self.look, block.text, role, tone=tone, strong=block.dial, spoken=spoken)

    def help_cards(self, heading: str) -> SideBySide:
        """What to do at once, and whom to ring."""
        first = self.card(self.desk.say(heading), "warning", self.blocks(self._now, FIRST_AID), alert=True)
        return SideBySide(self.look, first, self.calls(), left_em=11, right_em=11)

    def calls(self) -> Card:
        """Whom to ring."""
        return self.card(self.desk.say("quiz.call"), "phone", self.blocks(self._now, CALLS))

    @staticmethod
    def blocks(section: Section, names: Iterable[str]) -> list[Block]:
        """Blocks of a section by the ends of their ids, in this order."""
        found = {block.id.partition(".")[2]: block for block in section.blocks}
        return [found[name] for name in names if name in found]

    def quiet(self, key: str, act: object, icon: str) -> Button:
        assert callable(act)
        return self.actions.add(self.button(self.desk.say(key), act, icon=icon, style=Style.CHROME))

    def main(self, key: str, act: object, icon: str) -> Button:
        assert callable(act)
        button = self.actions.add(self.button(self.desk.say(key), act, icon=icon, style=Style.MAIN))
        self.actions.right = button
        return button

    def everything(self) -> None:
        """The whole guide, for who wants to read on."""
        self.quiet("quiz.all", lambda: self.desk.open(Kind.OVERVIEW), "book")


class Start(Quiz):
    """One tap from the welcome, and help is there already."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title(desk.guide().title, desk.say("quiz.help"))
        self.content.add(self.help_cards("quiz.now"))
        self.everything()
        self.begin = self.main("quiz.begin", lambda: self.go(1), "next")

    def first_focus(self) -> Button:
        return self.begin


class Asking(Quiz):
    """One question."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.number = min(desk.journey.spot.page, len(self.questions))
        question, _ = self.questions[self.number - 1]
        progress = desk.say("quiz.progress", page=self.number, pages=len(self.questions))
        self.title(question.text, progress, counts=True)
        self.tiles(
            (
                self.button(desk.say("quiz.yes"), self._yes, number=1),
                self.button(desk.say("quiz.no"), lambda: self._next(unclear=False), number=2),
                self.button(
                    desk.say("quiz.unclear"),
                    lambda: self._next(unclear=True),
                    detail=desk.say("quiz.unclear-detail"),
                    number=3,
                ),
            ),
            most=3,
            least_em=7,
        )

    def _yes(self) -> None:
        self.go(self.number, SCAM, self.desk.journey.spot.within)

    def _next(self, *, unclear: bool) -> None:
        kept = [name for name in self.desk.journey.spot.within.split() if int(name) < self.number]
        doubts = " ".join([*kept, str(self.number)] if unclear else kept)
        if self.number < len(self.questions):
            self.go(self.number + 1, within=doubts)
        else:
            self.go(self.number, DOUBTFUL if doubts else CLEAR, doubts)


class Scam(Quiz):
    """The verdict, why, and what to do now; calmly."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        _, why = self.questions[desk.journey.spot.page - 1]
        self.title(desk.say("quiz.verdict"), desk.say("quiz.verdict-help"))
        reason = self.content.add(Card(self.look, "tint"))
        reason.add(self.words(why, Role.LABEL))
        self.content.add(self.help_cards("quiz.do"))
        self.everything()
        self.main("quiz.again", lambda: self.go(1), "restart")


class Done(Quiz):
    """All ten were answered without a 是."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        doubts = desk.journey.spot.within.split()
        if doubts:
            self.title(desk.say("quiz.doubtful"), desk.say("quiz.doubtful-help", count=len(doubts)))
            self.content.add(self.help_cards("quiz.do"))
        else:
            self.title(desk.say("quiz.clear"), desk.say("quiz.clear-help"))
            last = self.content.add(Card(self.look, "tint"))
            for block in self.blocks(self._test, ("none",)):
                last.add(self.words(block, Role.LABEL))
            self.content.add(self.calls())
        self.everything()
        self.main("quiz.again", lambda: self.go(1), "restart")


def _pairs(section: Section) -> Iterable[tuple[Block, Block]]:
    """The questions, each with the reason for its verdict."""
    found = {block.id.partition(".")[2]: block for block in section.blocks}
    for name, block in found.items():
        if f"{name}-why" in found:
            yield block, found[f"{name}-why"]
