"""The answer at a glance: the amount, the number to dial, the ways to look it up, what else to read."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ybdesk.answers import BASE
from ybdesk.document import Block, BlockKind, Guide, OwnContribution, Section
from ybdesk.qt import paging
from ybdesk.qt.card import Card
from ybdesk.qt.controls import Button, Style
from ybdesk.qt.desk import Desk
from ybdesk.qt.heading import Heading
from ybdesk.qt.journey import Kind
from ybdesk.qt.layouts import Column, SideBySide
from ybdesk.qt.pages import tools
from ybdesk.qt.pages.base import Page
from ybdesk.qt.text import Text
from ybdesk.qt.theme import RHYTHM_MM, Role
from ybdesk.render.labels import labelled
from ybdesk.render.spoken import spoken_block

AT_A_GLANCE = frozenset({BlockKind.AMOUNT, BlockKind.FORMULA, BlockKind.WARNING, BlockKind.CALL})
ROLES = {BlockKind.AMOUNT: Role.AMOUNT}


class Overview(Page):
    """The sections that answer the question itself are cards; the others are tiles."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.guide: Guide = desk.guide()
        self.title(self.guide.title, self.guide.subtitle)
        for section in (paging.answering(self.guide), paging.calls(self.guide)):
            if section is not None:
                self.content.add(self._card(section))
        self._group("overview.first", paging.leading(self.guide))
        self._group("overview.ways", paging.ways(self.guide))
        self._group("overview.more", paging.others(self.guide))
        self._tiles("tools.heading", tools.of_the_guide(self))
        self._recommend()

    def first_focus(self) -> QWidget | None:
        return self.actions.parts[-1] if self.actions.parts else super().first_focus()

    def _card(self, section: Section) -> Card:
        amount = any(block.kind is BlockKind.AMOUNT for block in section.blocks)
        card = Card(self.look)
        card.add(Heading(self.look, section.title, section.icon))
        words = Column(self.look, gap_mm=0)
        for label, block in labelled(section, self.desk.rules):
            if not amount or block.kind in AT_A_GLANCE or block.id.endswith((".checked", ".formula")):
                words.add(self._text(label, block))
        if amount:
            beside = self._basis(words, section)
            card.add(SideBySide(self.look, words, beside, left_em=12, right_em=6, share=0.68, middle=True))
        else:
            card.add(words)
        return card

    def _text(self, label: str, block: Block) -> Text:
        role = ROLES.get(block.kind, Role.BODY)
        tone = "quiet" if block.kind is BlockKind.NOTE else "ink"
        spoken = spoken_block(block, label)
        return Text(self.look, block.text, role, tone=tone, strong=block.dial, spoken=spoken)

    def _basis(self, words: Column, section: Section) -> Column:
        """The first source; beside it the whole reckoning, and the contribution base to fill in."""
        basis = self.guide.estimate.provenance
        publishers = {source.id: source.publisher for source in self.guide.sources}
        cited = [publishers[name] for name in (basis.sources if basis else ()) if name in publishers]
        if cited:
            words.add(Text(self.look, self.desk.say("overview.source", source=cited[0]), tone="quiet"))
        buttons = Column(self.look)
        self._small(buttons, "overview.reckoning", "book", lambda: self.desk.open(Kind.SECTION, section.id))
        if isinstance(self.guide.estimate, OwnContribution):
            self._small(
                buttons, "overview.base", "coins", lambda: self.desk.go(self.desk.journey.change(BASE))
            )
        for button in tools.received(self):
            buttons.add(button)
        return buttons

    def _small(self, column: Column, key: str, icon: str, act: object) -> None:
        assert callable(act)
        column.add(self.button(self.desk.say(key), act, icon=icon, style=Style.CHROME))

    def _group(self, key: str, sections: tuple[Section, ...]) -> None:
        if sections:
            self._tiles(key, [self._tile(section) for section in sections])

    def _tiles(self, key: str, buttons: list[Button]) -> None:
        group = self.content.add(Column(self.look, gap_mm=RHYTHM_MM / 2))
        group.add(Text(self.look, self.desk.say(key), Role.HEADING))
        group.add(self.tiles(buttons, most=3, least_em=9))

    def _tile(self, section: Section) -> Button:
        return self.button(
            section.title,
            lambda: self.desk.open(Kind.SECTION, section.id),
            detail=section.summary,
            icon=section.icon,
            badge=self.desk.say("overview.recommended") if section.recommended else "",
            marked=section.recommended,
        )

    def _recommend(self) -> None:
        """The one obvious next thing, always in sight: the recommended way, else the first thing to read."""
        best = [section for section in paging.ways(self.guide) if section.recommended]
        best += [*paging.ways(self.guide), *paging.others(self.guide)][:1]
        if best:
            self.actions.right = self.actions.add(
                self.button(
                    self.desk.say("overview.start", way=best[0].title),
                    lambda: self.desk.open(Kind.SECTION, best[0].id),
                    icon="next",
                    style=Style.MAIN,
                )
            )
