"""A frame for a number that is longer than an age: it keeps the room that the whole number will need."""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent

from ybdesk.qt.display import Display
from ybdesk.qt.paint import panel
from ybdesk.qt.theme import RADIUS_MM, Look, Role
from ybdesk.qt.typeset import Typeset, natural_width, typeset

PAD_MM = 5.0
ABOVE_MM = 2.0
NOTHING = "–"
SHRINKING = (Role.AMOUNT, Role.TITLE, Role.HEADING)
MOST_LINES = 2
"""Where the number needs more, it is set smaller."""


class Slate(Display):
    """Digits in groups, on as many lines as the width asks for."""

    def __init__(self, look: Look, longest: str, name: str) -> None:
        self.longest = longest
        """The number at its longest, in its groups."""
        self.empty = name
        """What it is called while there is nothing in it."""
        super().__init__(look, "")
        self.setAccessibleName(name)

    def show_digits(self, digits: str) -> None:
        super().show_digits(digits)
        self.setAccessibleName(digits or self.empty)

    def heightForWidth(self, width: int) -> int:
        return self._set(self.longest, width, "").height + 2 * self.look.mm(ABOVE_MM)

    def sizeHint(self) -> QSize:
        wide = natural_width(self.longest, self.look.font(Role.AMOUNT)) + 2 * self.look.mm(PAD_MM)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        group = max(self.longest.split(), key=len)
        return QSize(natural_width(group, self.look.font(Role.AMOUNT)) + 2 * self.look.mm(PAD_MM), 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        surface, main = look.colour("surface"), look.colour("main")
        panel(painter, QRectF(self.rect()), look.mm(RADIUS_MM), surface, main, look.mm(0.7))
        shown = self._set(self.digits or NOTHING, self.width(), main if self.digits else look.colour("quiet"))
        shown.draw(painter, look.mm(PAD_MM), look.mm(ABOVE_MM))
        painter.end()

    def _set(self, text: str, width: int, colour: str) -> Typeset:
        room = max(1, width - 2 * self.look.mm(PAD_MM))
        fonts = [self.look.font(role) for role in SHRINKING]
        fits = (font for font in fonts if typeset(self.longest, font, room).count <= MOST_LINES)
        return typeset(text, next(fits, fonts[-1]), room, colour=colour)
