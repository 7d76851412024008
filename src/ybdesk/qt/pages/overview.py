"""The answer at a glance: the amount, the number to dial, the ways to look it up, what else to read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

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
from ybdesk.rules import phrases

AT_A_GLANCE = frozenset({BlockKind.AMOUNT, BlockKind.FORMULA, BlockKind.WARNING, BlockKind.CALL})
ROLES = {BlockKind.AMOUNT: Role.AMOUNT}
MOST_CHARACTERS = 76
"""Of a card without a figure; a warning is never left out."""

Item = tuple[str, Block]
"""A block with its label."""


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
        items = tuple(labelled(section, self.desk.rules))
        source = self._source(section) if amount else ""
        dated = bool(source) and not section.blocks[0].sources
        shown = _figures(items, dated=dated) if amount else _few(items)
        card = Card(self.look)
        card.add(Heading(self.look, section.title, section.icon))
        words = Column(self.look, gap_mm=0)
        for label, block in shown:
            words.add(self._text(label, block))
        if source:
            words.add(Text(self.look, source, tone="quiet"))
        beside = self._beside(section) if amount else self._rest(section, len(items) - len(shown))
        if beside is None:
            card.add(words)
        else:
            card.add(SideBySide(self.look, words, beside, left_em=12, right_em=6, share=0.68, middle=True))
        return card

    def _text(self, label: str, block: Block) -> Text:
        role = ROLES.get(block.kind, Role.BODY)
        tone = "quiet" if block.kind is BlockKind.NOTE else "ink"
        spoken = spoken_block(block, label)
        return Text(self.look, block.text, role, tone=tone, strong=block.dial, spoken=spoken)

    def _source(self, section: Section) -> str:
        """The first source of the figure; with the day it was checked unless a block of its own tells it."""
        basis, own = self.guide.estimate.provenance, section.blocks[0].sources
        publishers = {source.id: source.publisher for source in self.guide.sources}
        cited = [publishers[name] for name in own or (basis.sources if basis else ()) if name in publishers]
        if not cited:
            return ""
        if own or basis is None:
            return self.desk.say("overview.source", source=cited[0])
        day = phrases.day(basis.checked_on, self.desk.rules)
        return self.desk.say("overview.source-and-day", source=cited[0], date=day)

    def _beside(self, section: Section) -> Column:
        """Beside the figure: the whole reckoning, and the contribution base to fill in."""
        buttons = Column(self.look)
        self._small(buttons, "overview.reckoning", "book", lambda: self.desk.open(Kind.SECTION, section.id))
        if isinstance(self.guide.estimate, OwnContribution):
            self._small(
                buttons, "overview.base", "coins", lambda: self.desk.go(self.desk.journey.change(BASE))
            )
        for button in tools.received(self):
            buttons.add(button)
        return buttons

    def _rest(self, section: Section, left_out: int) -> Column | None:
        """The way to what the card has no room for."""
        if not left_out:
            return None
        calls = all(block.kind is BlockKind.CALL for block in section.blocks)
        key, icon = ("overview.calls", "phone") if calls else ("overview.whole", "book")
        buttons = Column(self.look)
        self._small(buttons, key, icon, lambda: self.desk.open(Kind.SECTION, section.id))
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


def _figures(items: Sequence[Item], *, dated: bool) -> list[Item]:
    """Of the reckoning: the figure, how it comes about, warnings, and the day unless it is told elsewhere."""
    ends = (".formula",) if dated else (".formula", ".checked")
    return [item for item in items if item[1].kind in AT_A_GLANCE or item[1].id.endswith(ends)]


def _few(items: Sequence[Item]) -> list[Item]:
    """As much as is read at a glance: one number to dial; the first sentences, and every warning."""
    if all(block.kind is BlockKind.CALL for _, block in items):
        return list(items[:1])
    lengths = accumulate(len(block.text) for _, block in items)
    return [
        item
        for item, length in zip(items, lengths, strict=True)
        if length <= MOST_CHARACTERS or item[1].kind is BlockKind.WARNING
    ]
