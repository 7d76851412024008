"""The pages of a kiosk that are not the wizard's: a few words and one or two large buttons."""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from ybdesk.qt import icons
from ybdesk.qt.controls import Button, Style
from ybdesk.qt.desk import Desk
from ybdesk.qt.layouts import Column, SideBySide
from ybdesk.qt.pages.base import Page
from ybdesk.qt.text import Text
from ybdesk.qt.theme import RHYTHM_MM, Look, Role

EMBLEM_MM = 64.0


class PlainPage(Page):
    """A page that stands before the wizard and paints its own ground."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setPalette(desk.look.qt_palette())

    def beside(self, emblem: str, words: Column) -> None:
        """Words with a large drawing beside them."""
        drawing = Emblem(self.look, emblem)
        self.content.add(SideBySide(self.look, words, drawing, left_em=13, right_em=6, share=0.7, middle=True))

    def words(self, *texts: tuple[str, Role, str]) -> Column:
        """Paragraphs in their roles and tones."""
        column = Column(self.look, gap_mm=RHYTHM_MM)
        for text, role, tone in texts:
            column.add(Text(self.look, text, role, tone=tone))
        return column

    def main(self, label: str, act: object, icon: str) -> Button:
        """The one thing to do, at the bottom right."""
        assert callable(act)
        button = self.button(label, act, icon=icon, style=Style.MAIN)
        self.actions.right = self.actions.add(button)
        return button

    def quiet(self, label: str, act: object, icon: str) -> Button:
        """Another thing one may do, at the bottom left."""
        assert callable(act)
        return self.actions.add(self.button(label, act, icon=icon, style=Style.CHROME))

    def first_focus(self) -> Button | None:
        right = self.actions.right
        return right if isinstance(right, Button) else None

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.look.colour("page"))
        painter.end()


class Emblem(Column):
    """A large drawing on a round ground."""

    def __init__(self, look: Look, icon: str) -> None:
        super().__init__(look)
        self.icon = icon

    def place(self, area, apply: bool) -> int:  # type: ignore[no-untyped-def]  # noqa: ARG002
        return min(self.look.mm(EMBLEM_MM), max(1, area.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = min(self.width(), self.height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, top = (self.width() - side) / 2, (self.height() - side) / 2
        painter.setPen(self.look.colour("tint"))
        painter.setBrush(self.look.colour("tint"))
        painter.drawEllipse(QRectF(left, top, side, side))
        size = round(side * 0.56)
        inset = (side - size) / 2
        ink, wash = self.look.colour("main"), self.look.colour("wash")
        icons.draw(painter, self.icon, left + inset, top + inset, size, ink, wash)
        painter.end()
