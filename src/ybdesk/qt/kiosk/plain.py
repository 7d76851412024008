"""The pages of a kiosk that are not the wizard's: a few words, a large drawing, one or two large buttons."""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from ybdesk.qt import icons
from ybdesk.qt.controls import Button, Style
from ybdesk.qt.desk import Desk
from ybdesk.qt.layouts import Column, Reflow, height_of
from ybdesk.qt.pages.base import Page
from ybdesk.qt.paint import circle, fill, fill_box
from ybdesk.qt.text import Text
from ybdesk.qt.theme import GAP_MM, RHYTHM_MM, Look, Role

EMBLEM_MM = 68.0
TALL_EMBLEM_MM = 96.0
PAD_MM = RHYTHM_MM * 0.75
HIGHER = 0.42
"""What stands alone on a page stands a little above the middle."""
REACH = 0.62
"""Of a tall screen, how much lies within reach of someone who sits."""
TALL = 1.2


class PlainPage(Page):
    """A page that stands before the wizard and paints its own ground."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.poster: Poster | None = None
        self.setPalette(desk.look.qt_palette())

    def show_poster(self, emblem: str, words: Reflow) -> None:
        """Words with a large drawing: beside them, above them on a tall screen."""
        self.poster = self.content.add(Poster(self.look, words, Emblem(self.look, emblem)))

    def words(self, *texts: tuple[str, Role, str]) -> Column:
        """Paragraphs in their roles and tones."""
        column = Column(self.look, gap_mm=RHYTHM_MM)
        for text, role, tone in texts:
            column.add(Text(self.look, text, role, tone=tone))
        return column

    def main(self, label: str, act: Callable[[], object], icon: str) -> Button:
        """The one thing to do, at the bottom right."""
        button = self.button(label, act, icon=icon, style=Style.MAIN)
        self.actions.right = self.actions.add(button)
        return button

    def quiet(self, label: str, act: Callable[[], object], icon: str) -> Button:
        """Another thing one may do, at the bottom left."""
        button = self.button(label, act, icon=icon, style=Style.CHROME)
        self.actions.add(button)
        return button

    def first_focus(self) -> Button | None:
        right = self.actions.right
        return right if isinstance(right, Button) else None

    def lean_parts(self) -> Iterable[Poster]:
        return () if self.poster is None else (self.poster,)

    def arrange(self) -> None:
        if self.poster is not None:
            self.poster.tall = self.height() > self.width()
        self.content.pad_mm = (0, PAD_MM)
        super().arrange()
        spare = self.scroll.height() - self.content.heightForWidth(self.scroll.width())
        if spare > 0:
            self.content.pad_mm = (0, PAD_MM + HIGHER * spare / self.look.pixels_per_mm)
            super().arrange()

    def _fit(self, width: int) -> None:
        """A page that scrolls in any case has no room to give to a drawing."""
        super()._fit(width)
        if self.content.heightForWidth(width) > self.scroll.height():
            self._dress(compact=True, lean=True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill_box(painter, 0, 0, self.width(), self.height(), self.look.colour("page"))
        painter.end()


class Poster(Reflow):
    """Words and their drawing, which goes where the words need the room."""

    def __init__(self, look: Look, words: Reflow, emblem: Emblem) -> None:
        super().__init__(look, 2 * GAP_MM)
        self.tall = False
        self.lean = False
        self.words = self.add(words)
        self.emblem = self.add(emblem)

    def set_lean(self, lean: bool) -> None:
        self.lean = lean

    def place(self, area: QRect, apply: bool) -> int:
        side = self.look.mm(TALL_EMBLEM_MM if self.tall else EMBLEM_MM)
        if self.lean:
            return self._set(area, QRect(), apply)
        if self.tall:
            drawing = QRect(area.x(), area.y(), side, side)
            below = area.adjusted(0, side + self.gap, 0, 0)
            return side + self.gap + self._set(below, drawing, apply)
        room = max(1, area.width() - side - self.gap)
        high = max(side, height_of(self.words, room))
        drawing = QRect(area.x() + area.width() - side, area.y() + (high - side) // 2, side, side)
        top = area.y() + (high - height_of(self.words, room)) // 2
        self._set(QRect(area.x(), top, room, 0), drawing, apply)
        return high

    def _set(self, words: QRect, drawing: QRect, apply: bool) -> int:
        high = height_of(self.words, words.width())
        if apply:
            self.words.setGeometry(words.x(), words.y(), words.width(), high)
            self.emblem.setGeometry(drawing)
        return high


class Emblem(Reflow):
    """A drawing on a round ground."""

    def __init__(self, look: Look, icon: str) -> None:
        super().__init__(look)
        self.icon = icon

    def place(self, area: QRect, apply: bool) -> int:  # noqa: ARG002 - nothing inside to place
        return area.width()

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = min(self.width(), self.height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill(painter, circle(QRectF(0, 0, side, side)), self.look.colour("tint"))
        size = round(side * 0.56)
        inset = (side - size) / 2
        ink, wash = self.look.colour("main"), self.look.colour("wash")
        icons.draw(painter, self.icon, inset, inset, size, ink, wash)
        painter.end()


class BigButton(Button):
    """The one button of the first page."""

    @property
    def role(self) -> Role:
        return Role.LEAD


def reachable(screen: QRect) -> QRect:
    """The part of a screen that can be reached sitting."""
    tall = screen.height() > TALL * screen.width()
    return screen.adjusted(0, round(screen.height() * (1 - REACH)) if tall else 0, 0, 0)
