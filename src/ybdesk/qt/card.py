"""Cards: grounds that hold related things together and cannot be pressed."""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from ybdesk.qt.controls import Button
from ybdesk.qt.layouts import Column, Reflow, SideBySide, height_of
from ybdesk.qt.paint import fill_box, panel
from ybdesk.qt.text import Text
from ybdesk.qt.theme import RADIUS_MM, RHYTHM_MM, Look, Role


class Card(Column):
    """A rounded ground with a column of things on it."""

    def __init__(
        self, look: Look, ground: str = "surface", edge: str = "hairline", *, gap_mm: float = 0
    ) -> None:
        super().__init__(look, gap_mm=gap_mm, pad_mm=(RHYTHM_MM * 1.5, RHYTHM_MM))
        self.ground = ground
        self.edge = edge
        self.ruled = False
        """Whether a line is drawn between the parts."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, radius, edge = self.look.mm(0.4), self.look.mm(RADIUS_MM), self.look.colour(self.edge)
        panel(painter, QRectF(self.rect()), radius, self.look.colour(self.ground), edge, line)
        if self.ruled:
            for part in self.parts[:-1]:
                y = part.geometry().bottom() + self.gap / 2
                fill_box(painter, part.x(), round(y - line / 2), part.width(), line, edge)
        painter.end()


class AnswerRow(Reflow):
    """A question, the answer given, and at the right the button to change it."""

    def __init__(self, look: Look, asked: str, given: str, change: Button) -> None:
        super().__init__(look)
        self._words = self.add(
            SideBySide(
                look,
                Text(look, asked, tone="quiet"),
                Text(look, given, Role.LABEL),
                left_em=8,
                right_em=9,
                share=0.46,
                middle=True,
                gap_mm=1,
            )
        )
        self._change = self.add(change)

    def place(self, area: QRect, apply: bool) -> int:
        button = self._change.sizeHint()
        room = max(1, area.width() - button.width() - self.look.gap())
        words = height_of(self._words, room)
        high = max(words, button.height())
        if apply:
            self._words.setGeometry(area.x(), area.y() + (high - words) // 2, room, words)
            left = area.x() + area.width() - button.width()
            self._change.setGeometry(
                left, area.y() + (high - button.height()) // 2, button.width(), button.height()
            )
        return high
