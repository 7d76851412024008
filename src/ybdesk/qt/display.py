"""The number as it is being typed."""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ybdesk.qt.paint import panel
from ybdesk.qt.text import Text
from ybdesk.qt.theme import RADIUS_MM, Look, Role
from ybdesk.qt.typeset import Typeset, natural_width, pitch, typeset

SIDE_MM = 6.0
BETWEEN_MM = 4.0
USUAL = "000"
SHRINKING = (Role.DIGITS, Role.AMOUNT, Role.TITLE, Role.HEADING, Role.NAME)


class Display(Text):
    """Large digits, and their unit behind them, in a frame."""

    def __init__(self, look: Look, unit: str, longest: str = USUAL, parent: QWidget | None = None) -> None:
        self.unit = unit
        self.longest = longest
        """A number with as many characters as it may come to have."""
        self.digits = ""
        super().__init__(look, unit, Role.DIGITS, parent=parent)

    def show_digits(self, digits: str) -> None:
        self.digits = digits
        self.say(f"{digits} {self.unit}".strip())
        self.setAccessibleName(self.text())
        self.update()

    def heightForWidth(self, _width: int) -> int:
        return pitch(self.look.font(Role.DIGITS), 1.25) + self.look.mm(4)

    def sizeHint(self) -> QSize:
        large = natural_width(USUAL, self.look.font(Role.DIGITS))
        wide = max(large, natural_width(self.longest, self.look.font(SHRINKING[-1])))
        wide += natural_width(self.unit, self.look.font(Role.HEADING))
        wide += 2 * self.look.mm(SIDE_MM) + self.look.mm(BETWEEN_MM)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        surface, main = look.colour("surface"), look.colour("main")
        panel(painter, QRectF(self.rect()), look.mm(RADIUS_MM), surface, main, look.mm(0.7))
        tone = main if self.digits else look.colour("quiet")
        unit = typeset(self.unit, look.font(Role.HEADING), snug=True, colour=look.colour("ink"))
        x, gap, middle = look.mm(SIDE_MM), look.mm(BETWEEN_MM), self.height() / 2
        digits = self.number(self.width() - 2 * x - gap - unit.width, tone)
        digits.draw(painter, x, middle - digits.height / 2)
        unit.draw(painter, x + digits.width + gap, middle - unit.height / 2)
        painter.end()

    def number(self, room: int, tone: str = "") -> Typeset:
        """As large as there is room for: an amount has more digits than an age."""
        shown = self.digits or "–"
        fonts = [self.look.font(role) for role in SHRINKING]
        font = next((font for font in fonts if natural_width(shown, font) <= room), fonts[-1])
        return typeset(shown, font, snug=True, colour=tone)
