"""The drawing of what to touch, made from the few words of a block's picture."""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from ybdesk.document import Picture
from ybdesk.qt.theme import Look, Role
from ybdesk.render.picture import Palette, draw

WIDTH_EM = 12.5
"""At this width the words in a drawing are as large as the text around it."""

LEAN_WIDTH_EM = 8.0


class PictureView(QWidget):
    """Draws a picture in the colours of the theme. What it shows is said in words beside it."""

    def __init__(self, look: Look, picture: Picture, keypad: str = "") -> None:
        super().__init__()
        self.look = look
        self.picture = picture
        self._keypad = keypad
        self.lean = False
        """Drawn smaller, where a page would not fit the screen."""
        self._drawing = QSvgRenderer()
        self.setAccessibleName(picture.alt)
        self.restyle()

    def set_lean(self, lean: bool) -> None:
        if lean != self.lean:
            self.lean = lean

    def restyle(self) -> None:
        colours = self.look.palette
        palette = Palette(colours.ink, colours.surface, colours.edge, colours.focus, colours.tint)
        self._drawing.load(QByteArray(draw(self.picture, palette, self._keypad).encode()))
        self.update()

    def heightForWidth(self, width: int) -> int:
        size = self._drawing.defaultSize()
        wide = min(width, self.sizeHint().width())
        return round(wide * size.height() / max(1, size.width()))

    def sizeHint(self) -> QSize:
        size = self._drawing.defaultSize()
        wide = round((LEAN_WIDTH_EM if self.lean else WIDTH_EM) * self.look.em(Role.BODY))
        return QSize(wide, round(wide * size.height() / max(1, size.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        wide = min(self.width(), self.sizeHint().width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF((self.width() - wide) / 2, 0, wide, self.heightForWidth(self.width()))
        self._drawing.render(painter, area)
        painter.end()
