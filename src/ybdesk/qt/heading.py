"""Headings: of a page, and small ones with a picture in front."""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from ybdesk.qt import icons
from ybdesk.qt.layouts import Reflow
from ybdesk.qt.text import Text
from ybdesk.qt.theme import RHYTHM_MM, Look, Role

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Title(Reflow):
    """A page's heading, and one sentence of help below it; beside it where height is short."""

    def __init__(self, look: Look, heading: str, help_text: str = "", *, counts: bool = False) -> None:
        super().__init__(look)
        self.compact = False
        self.counts = counts
        """Whether the help only counts pages: it stands beside the heading, on this page as on the next."""
        self.words = self.add(Text(look, heading, Role.TITLE))
        self.help = self.add(Text(look, help_text, Role.BODY, tone="quiet")) if help_text else None

    def place(self, area: QRect, apply: bool) -> int:
        width = area.width()
        high = self.words.heightForWidth(width)
        if self.help is None:
            if apply:
                self.words.setGeometry(area.x(), area.y(), width, high)
            return high
        first, second = self.words.sizeHint(), self.help.sizeHint()
        if (self.compact or self.counts) and first.width() + 2 * self.gap + second.width() <= width:
            lower = round(self._baseline(self.words) - self._baseline(self.help))
            words, beside = max(0, -lower), max(0, lower)
            if apply:
                self.words.setGeometry(area.x(), area.y() + words, first.width(), high)
                left = area.x() + first.width() + 2 * self.gap
                self.help.setGeometry(left, area.y() + beside, second.width(), second.height())
            return max(words + high, beside + second.height())
        below = self.help.heightForWidth(width)
        if apply:
            self.words.setGeometry(area.x(), area.y(), width, high)
            self.help.setGeometry(area.x(), area.y() + high, width, below)
        return high + below

    def _baseline(self, text: Text) -> float:
        """Of a text on one line, from its top."""
        return text.typeset(text.sizeHint().width()).baseline


class Heading(Reflow):
    """An icon and a line of words; the icon only repeats what the words say."""

    def __init__(
        self, look: Look, text: str, icon: str, tone: str = "main", *, spoken: str | None = None
    ) -> None:
        super().__init__(look)
        self.icon = icon if icons.has_icon(icon) else ""
        self.tone = tone
        self.words = self.add(Text(look, text, Role.HEADING, tone=tone, spoken=spoken))

    def place(self, area: QRect, apply: bool) -> int:
        beside = self._size() + self.look.mm(RHYTHM_MM * 0.75) if self.icon else 0
        high = self.words.heightForWidth(max(1, area.width() - beside))
        if apply:
            self.words.setGeometry(area.x() + beside, area.y(), area.width() - beside, high)
        return high

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.icon:
            return
        painter = QPainter(self)
        line = self.words.typeset(self.words.width()).pitch
        top = (line - self._size()) / 2
        wash = self.look.colour("wash")
        icons.draw(painter, self.icon, 0, max(0, top), self._size(), self.look.colour(self.tone), wash)
        painter.end()

    def _size(self) -> int:
        return max(self.look.mm(11), min(round(self.look.em(Role.HEADING) * 1.25), self.look.mm(18)))
