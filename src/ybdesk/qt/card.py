"""Cards: grounds that hold related things together and cannot be pressed."""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from ybdesk.qt.controls import Button
from ybdesk.qt.layouts import Column, Row, SideBySide
from ybdesk.qt.text import Text
from ybdesk.qt.theme import RADIUS_MM, RHYTHM_MM, Look, Role


class Card(Column):
    """A rounded ground with a column of things on it."""

    def __init__(self, look: Look, ground: str = "surface", edge: str = "hairline") -> None:
        super().__init__(look, gap_mm=0, pad_mm=(RHYTHM_MM * 1.5, RHYTHM_MM))
        self.ground = ground
        self.edge = edge

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, radius = self.look.mm(0.4), self.look.mm(RADIUS_MM)
        painter.setBrush(self.look.colour(self.ground))
        painter.setPen(QPen(self.look.colour(self.edge), line))
        half = line / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
        painter.end()


class AnswerCard(Card):
    """A question, the answer given, and the button to change it."""

    def __init__(self, look: Look, asked: str, given: str, change: Button) -> None:
        super().__init__(look)
        words = Column(look, gap_mm=0)
        words.add(Text(look, asked, tone="quiet"))
        words.add(Text(look, given, Role.HEADING))
        holder = Row(look)
        holder.right = holder.add(change)
        self.add(SideBySide(look, words, holder, left_em=7, right_em=4.5, share=0.8, middle=True))
