"""The answer at a glance: the amount, the number to dial, the ways to look it up, what else to read."""

from __future__ import annotations

from ybdesk.answers import BASE
from ybdesk.document import Block, BlockKind, Guide, OwnContribution, Section
from ybdesk.qt import paging
from ybdesk.qt.card import Card
from ybdesk.qt.controls import Button, Style
from ybdesk.qt.desk import Desk
from ybdesk.qt.journey import Kind
from ybdesk.qt.layouts import Column, SideBySide
from ybdesk.qt.pages.base import Page
from ybdesk.qt.text import Text
from ybdesk.qt.theme import RHYTHM_MM, Role
from ybdesk.render.labels import labelled
from ybdesk.render.spoken import spoken_block

AT_A_GLANCE = frozenset({BlockKind.AMOUNT, BlockKind.FORMULA, BlockKind.WARNING})


class Overview(Page):
    """The sections that answer the question itself are shown whole; the others are tiles."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.guide: Guide = desk.guide()
        self.title(self.guide.title, self.guide.subtitle)
        cards = [self._card(section) for section in sorted(paging.inline(self.guide), key=_amount_first)]
        if len(cards) == 2:
            self.content.add(SideBySide(self.look, *cards, left_em=14, right_em=14))
        else:
            for card in cards:
                self.content.add(card)
        self.content.add(Text(self.look, desk.say("overview.ways"), Role.HEADING))
        self.tiles([self._way(section) for section in paging.ways(self.guide)], most=3, least_em=10)
        self.content.add(Text(self.look, desk.say("overview.more"), Role.HEADING))
        self.tiles([self._other(section) for section in paging.others(self.guide)], most=3, least_em=10)

    def _card(self, section: Section) -> Card:
        amount = any(block.kind is BlockKind.AMOUNT for block in section.blocks)
        card = Card(self.look, ground="surface")
        card.add(Text(self.look, section.title, Role.HEADING, tone="main"))
        shown = labelled(section, self.desk.rules)
        for label, block in shown:
            if not amount or block.kind in AT_A_GLANCE or block.id.endswith(".checked"):
                card.add(self._text(label, block))
        if amount:
            self._basis(card, section)
        return card

    def _text(self, label: str, block: Block) -> Text:
        role = Role.DISPLAY if block.kind is BlockKind.AMOUNT else Role.BODY
        quiet = block.kind is BlockKind.NOTE
        return Text(
            self.look, block.text, role, tone="quiet" if quiet else "ink", spoken=spoken_block(block, label)
        )

    def _basis(self, card: Card, section: Section) -> None:
        """The first source, the whole reckoning, and for those who know it the contribution base."""
        basis = self.guide.estimate.provenance
        titles = {source.id: source.publisher for source in self.guide.sources}
        cited = [titles[name] for name in (basis.sources if basis else ()) if name in titles]
        if cited:
            card.add(Text(self.look, self.desk.say("overview.source", source=cited[0]), tone="quiet"))
        column = Column(self.look, pad_mm=(0, RHYTHM_MM))
        more = self.button(
            self.desk.say("overview.reckoning"), lambda: self.desk.open(Kind.SECTION, section.id), icon="book",
            style=Style.CHROME,
        )  # fmt: skip
        column.add(more)
        if isinstance(self.guide.estimate, OwnContribution):
            column.add(
                self.button(
                    self.desk.say("overview.base"), lambda: self.desk.go(self.desk.journey.change(BASE)),
                    icon="coins", style=Style.CHROME,
                )
            )  # fmt: skip
        card.add(column)

    def _way(self, section: Section) -> Button:
        return self.button(
            section.title,
            lambda: self.desk.open(Kind.SECTION, section.id),
            detail=section.summary,
            icon=section.icon,
            badge=self.desk.say("overview.recommended") if section.recommended else "",
            marked=section.recommended,
        )

    def _other(self, section: Section) -> Button:
        return self.button(
            section.title,
            lambda: self.desk.open(Kind.SECTION, section.id),
            detail=section.summary,
            icon=section.icon,
        )


def _amount_first(section: Section) -> bool:
    return not any(block.kind is BlockKind.AMOUNT for block in section.blocks)
