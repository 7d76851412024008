"""The outline of a bank card on the screen, and the bench it lies on beside the buttons that fit it."""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from ybdesk.qt.layouts import Reflow, Tiles
from ybdesk.qt.paint import fill, outline, rounded
from ybdesk.qt.text import Text
from ybdesk.qt.theme import Look

CARD_MM = (85.60, 53.98)
CORNER_MM = 3.18
"""ISO/IEC 7810, ID-1: every bank and insurance card."""
LINE_MM = 1.2
ROOM_TO_GROW = 1.25
WIDE_BUTTON_MM = 46.0


class Outline(Reflow):
    """A card, `scale` pixels to the millimetre; its line lies around it, where the card covers nothing."""

    def __init__(self, look: Look, words: str) -> None:
        super().__init__(look)
        self.scale = look.pixels_per_mm
        self.words = self.add(Text(look, words, centred=True))
        self.setAccessibleName(words)

    @property
    def line(self) -> int:
        return self.look.mm(LINE_MM)

    @property
    def most(self) -> float:
        """The largest scale at which both ends of the card are in sight."""
        return (self.width() - 2 * self.line) / CARD_MM[0]

    def wide(self) -> int:
        """The pixels it takes from left to right."""
        return -int(-CARD_MM[0] * self.scale // 1) + 2 * self.line

    def high(self) -> int:
        return -int(-CARD_MM[1] * self.scale // 1) + 2 * self.line

    def fit(self, scale: float) -> None:
        """Another size."""
        self.scale = scale
        self.arrange()
        self.update()

    def place(self, area: QRect, apply: bool) -> int:
        if apply:
            room, high = self.wide() - 4 * self.line, min(self.high(), area.height()) - 4 * self.line
            need = self.words.heightForWidth(max(1, room))
            self.words.setVisible(room >= self.words.minimumSizeHint().width() and need <= high)
            self.words.setGeometry(2 * self.line, 2 * self.line + (high - need) // 2, max(1, room), need)
        return self.high()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, radius = self.line, CORNER_MM * self.scale
        box = QRectF(line, line, CARD_MM[0] * self.scale, CARD_MM[1] * self.scale)
        fill(painter, rounded(box, radius), self.look.colour("tint"))
        around = box.adjusted(-line, -line, line, line)
        outline(painter, around, radius + line, self.look.colour("focus"), line)
        painter.end()


class Hint(Text):
    """A sentence that goes where there is no room for it."""

    lean = False

    def set_lean(self, lean: bool) -> None:
        self.lean = lean
        self.setVisible(not lean)

    def heightForWidth(self, width: int) -> int:
        return 0 if self.lean else super().heightForWidth(width)


class Bench(Reflow):
    """The outline, and the buttons at its right or above it: they stay in place whatever size it has."""

    def __init__(self, look: Look, card: Outline, buttons: Tiles) -> None:
        super().__init__(look)
        self.card = self.add(card)
        self.buttons = self.add(buttons)
        self.spare = 0
        """The height that the page can give to a larger outline."""
        self._least = (card.wide(), card.high())

    def restyle(self) -> None:
        self._least = (self.card.wide(), self.card.high())

    def place(self, area: QRect, apply: bool) -> int:
        wide = max(self.buttons.sizeHint().width(), self.look.mm(WIDE_BUTTON_MM))
        slot = area.width() - self.gap - wide
        beside = slot >= ROOM_TO_GROW * self._least[0]
        if not beside:
            wide, slot = area.width(), area.width()
        self.buttons.grow = 0
        high = self.buttons.heightForWidth(wide)
        if beside:
            rows = self.buttons.rows(wide)
            self.buttons.grow = max(0, (self._least[1] - high) // rows)
            high += self.buttons.grow * rows
        above = 0 if beside else high + self.gap
        whole = max(above + self._least[1], high) + self.spare
        if apply:
            self.card.setGeometry(area.x(), area.y() + above, slot, whole - above)
            self.buttons.setGeometry(area.x() + area.width() - wide, area.y(), wide, high)
        return whole
