"""One section of the guide, a page at a time: one step in large print, or a few lines that go together."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ybdesk.document import Block, BlockKind
from ybdesk.qt import paging
from ybdesk.qt.card import Card
from ybdesk.qt.controls import Style
from ybdesk.qt.desk import Desk
from ybdesk.qt.heading import Heading
from ybdesk.qt.journey import Kind
from ybdesk.qt.layouts import Column, SideBySide
from ybdesk.qt.pages import tools
from ybdesk.qt.pages.base import Page
from ybdesk.qt.pictures import PictureView
from ybdesk.qt.text import Text
from ybdesk.qt.theme import Role
from ybdesk.qt.tree import below
from ybdesk.render.spoken import spoken_block

FEW_CHARACTERS = 48
"""A page with no more than this has room for larger print."""
ICONS = {
    BlockKind.BRING: "bring",
    BlockKind.SEE: "see",
    BlockKind.FAIL: "fail",
    BlockKind.SAY: "say",
    BlockKind.CALL: "phone",
    BlockKind.WARNING: "warning",
    BlockKind.NOTE: "note",
    BlockKind.SOURCE: "book",
    BlockKind.FORMULA: "coins",
}
LOUD = {BlockKind.WARNING: ("alert", "on_alert"), BlockKind.SAY: ("tint", "ink")}


class Steps(Page):
    """A leaf of the section, with previous, next and the way back to the answer."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        spot = desk.journey.spot
        self.section = paging.section(desk.guide(), spot.item)
        self.leaves = paging.leaves(self.section, desk.rules)
        self.number = min(spot.page, len(self.leaves) - 1)
        self.title(self.section.title, self._progress(), counts=True)
        leaf = self.leaves[self.number]
        if leaf.step:
            self._step(*leaf.items[0])
        elif leaf.items[0][1].picture is not None:
            self._step(*leaf.items[0], ICONS.get(leaf.items[0][1].kind, ""))
        else:
            self._group(leaf)
        self._turning()

    def first_focus(self) -> QWidget:
        return self.onward

    def lean_parts(self) -> list[PictureView]:
        return below(self.content, PictureView)

    def _progress(self) -> str:
        if len(self.leaves) == 1:
            return ""
        return self.desk.say("leaf.page", page=self.number + 1, pages=len(self.leaves))

    def _step(self, label: str, block: Block, icon: str = "") -> None:
        words = Column(self.look, gap_mm=0)
        words.add(Heading(self.look, label, icon, spoken=""))
        words.add(
            Text(self.look, block.text, Role.LEAD, strong=block.dial, spoken=spoken_block(block, label))
        )
        self._beside_picture(words, block)

    def _beside_picture(self, words: Column, block: Block) -> None:
        if block.picture is None:
            self.content.add(words)
            return
        words.add(Text(self.look, block.picture.alt, tone="quiet", spoken=""))
        picture = PictureView(self.look, block.picture, self.desk.say("picture.keypad"))
        self.content.add(SideBySide(self.look, words, picture, left_em=9, right_em=0, share=0.64))

    def _group(self, leaf: paging.Leaf) -> None:
        length = sum(len(block.text) for _, block in leaf.items)
        usual = Role.LEAD if length <= FEW_CHARACTERS else Role.BODY
        card: Card | None = None
        kind: BlockKind | None = None
        for label, block in leaf.items:
            if card is None or block.kind is not kind:
                ground, tone = LOUD.get(block.kind, ("surface", "ink"))
                card = Card(self.look, ground)
                self.content.add(card)
                if label:
                    icon = ICONS.get(block.kind, "")
                    card.add(Heading(self.look, label, icon, _label_tone(tone), spoken=""))
            role = Role.AMOUNT if block.kind is BlockKind.AMOUNT else usual
            spoken = spoken_block(block, label)
            card.add(Text(self.look, block.text, role, tone=tone, strong=block.dial, spoken=spoken))
            kind = block.kind

    def _turning(self) -> None:
        desk, item = self.desk, self.section.id
        answer = self.button(
            desk.say("leaf.answer"), lambda: desk.open(Kind.OVERVIEW), icon="answer", style=Style.CHROME
        )
        self.actions.add(answer)
        if self.number > 0:
            previous = self.button(desk.say("leaf.previous"), desk.back, icon="back", style=Style.CHROME)
            self.actions.add(previous)
        for button in tools.of_a_section(self, self.section.id):
            self.actions.add(button)
        last = self.number + 1 >= len(self.leaves)
        self.onward = self.button(
            desk.say("leaf.finish" if last else "leaf.next"),
            (lambda: desk.open(Kind.OVERVIEW))
            if last
            else (lambda: desk.open(Kind.SECTION, item, self.number + 1)),
            icon="done" if last else "next",
            style=Style.MAIN,
        )
        self.actions.add(self.onward)
        self.actions.right = self.onward


def _label_tone(tone: str) -> str:
    return "main" if tone == "ink" else tone
