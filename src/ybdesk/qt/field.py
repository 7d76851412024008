"""The one field that is typed into: a place name."""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from ybdesk.qt.paint import outline
from ybdesk.qt.theme import RADIUS_MM, Look, Role

LONGEST = 20


class Field(QLineEdit):
    """A large search field."""

    def __init__(self, look: Look, name: str, description: str) -> None:
        super().__init__()
        self.look = look
        self.setFrame(False)
        self.setMaxLength(LONGEST)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setDragEnabled(False)
        self.setAcceptDrops(False)
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.restyle()

    def restyle(self) -> None:
        self.setFont(self.look.font(Role.TITLE))
        self.setPalette(self.look.qt_palette())
        side = self.look.mm(5)
        self.setTextMargins(side, 0, side, 0)

    def sizeHint(self) -> QSize:
        em = self.look.em(Role.TITLE)
        return QSize(em * 12, max(self.look.target(), round(em * 1.5) + self.look.mm(6)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.em(Role.TITLE) * 4, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = self.look.mm(1.3 if self.hasFocus() else 0.55)
        tone = self.look.colour("focus" if self.hasFocus() else "edge")
        outline(painter, QRectF(self.rect()), self.look.mm(RADIUS_MM), tone, thick)
        painter.end()
