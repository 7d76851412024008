"""The number as it is being typed."""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ybdesk.qt.paint import panel
from ybdesk.qt.text import Text
from ybdesk.qt.theme import RADIUS_MM, Look, Role
from ybdesk.qt.typeset import natural_width, pitch, typeset


class Display(Text):
    """Large digits, and their unit behind them, in a frame."""

    def __init__(self, look: Look, unit: str, parent: QWidget | None = None) -> None:
        self.unit = unit
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
        wide = natural_width("000", self.look.font(Role.DIGITS))
        wide += natural_width(self.unit, self.look.font(Role.HEADING)) + self.look.mm(16)
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
        digits = typeset(self.digits or "–", look.font(Role.DIGITS), snug=True, colour=tone)
        unit = typeset(self.unit, look.font(Role.HEADING), colour=look.colour("ink"))
        x, middle = look.mm(6), self.height() / 2
        digits.draw(painter, x, middle - digits.height / 2)
        unit.draw(painter, x + digits.width + look.mm(4), middle - unit.height / 2)
        painter.end()
