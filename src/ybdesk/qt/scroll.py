"""Content that may be longer than the screen: two large buttons turn it by the screenful."""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ybdesk.qt.controls import Button, Style
from ybdesk.qt.layouts import Reflow
from ybdesk.qt.strikes import Strikes
from ybdesk.qt.text import Text
from ybdesk.qt.theme import GAP_MM, Look, Role
from ybdesk.qt.tree import below

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QWheelEvent

    from ybdesk.qt.drag import Drag

BUTTON_MM = 32.0
OVERLAP_EM = 2
WHEEL_STEP_EM = 3
WHEEL_NOTCH = 120


class Scroll(QWidget):
    """A column of content in a pane, and beside it the two buttons wherever it does not fit."""

    def __init__(
        self, look: Look, strikes: Strikes, content: Reflow, up: str, down: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.content = content
        self.pane = QWidget(self)
        content.setParent(self.pane)
        self.value = 0
        """How far the content is scrolled, in pixels."""
        self._drag: Drag | None = None
        self.up = Button(look, strikes, up, icon="up", style=Style.CHROME, parent=self)
        self.down = Button(look, strikes, down, icon="down", style=Style.CHROME, parent=self)
        self.up.chosen.connect(lambda: self.turn(-1))
        self.down.chosen.connect(lambda: self.turn(1))
        for button in (self.up, self.down):
            button.narrow = True
            button.hide()

    @property
    def most(self) -> int:
        """The largest value."""
        return max(0, self.content.height() - self.pane.height())

    def turn(self, direction: int) -> None:
        """Go on by a screenful, so that what was cut at the edge is whole on the next."""
        high, now = self.pane.height(), self.value
        parts = self._parts()
        if direction > 0:
            aim = min((top for top, end in parts if top > now and end > now + high), default=now + high)
        else:
            aim = min((top for top, _ in parts if now - high <= top < now), default=now - high)
        if not 0.3 * high <= abs(aim - now) <= high:
            aim = now + direction * max(1, high - self.look.em(Role.BODY) * OVERLAP_EM)
        self.scroll_to(aim)

    def scroll_to(self, value: int) -> None:
        """Bring a height of the content to the top, as far as it goes."""
        self.value = max(0, min(value, self.most))
        self.content.move(0, -self.value)
        self._enable()

    def show_widget(self, widget: QWidget) -> None:
        """Bring a widget of the content into view; never from under the finger that presses it."""
        if not self.content.isAncestorOf(widget):
            return
        margin = self.look.mm(GAP_MM) // 2
        top = widget.mapTo(self.content, QPoint(0, 0)).y()
        end = top + widget.height() + margin
        above, below = top - margin < self.value, end > self.value + self.pane.height()
        if (above or below) and not QGuiApplication.mouseButtons():
            self.scroll_to(top - margin if above else min(top - margin, end - self.pane.height()))

    def overflows(self) -> bool:
        """Whether the buttons are needed."""
        return self.content.heightForWidth(self.width()) > self.height()

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / WHEEL_NOTCH
        self.scroll_to(self.value - round(notches * WHEEL_STEP_EM * self.look.em(Role.BODY)))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A finger on what is no button: it may move the page."""
        from ybdesk.qt.drag import Drag

        self._drag = Drag(self, event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            self._drag.moves(event)

    def arrange(self) -> None:
        """Place everything for the present size."""
        width, height = self.width(), self.height()
        over = self.overflows()
        wide = 0
        if over:
            gap = self.look.gap()
            wide = max(self.up.width_if(bare=True), self.down.width_if(bare=True))
            most = (height - gap) // 2
            bare = any(button.height_if(wide, bare=False) > most for button in (self.up, self.down))
            for button in (self.up, self.down):
                button.set_bare(bare)
            high = max(self.up.heightForWidth(wide), self.down.heightForWidth(wide), self.look.mm(BUTTON_MM))
            high = min(high, most)
            self.up.setGeometry(width - wide, 0, wide, high)
            self.down.setGeometry(width - wide, height - high, wide, high)
            wide += gap
        self.pane.setGeometry(0, 0, width - wide, height)
        tall = max(height, self.content.heightForWidth(width - wide)) if over else height
        self.content.setGeometry(QRect(0, -self.value, width - wide, tall))
        self.content.arrange()
        self.up.setVisible(over)
        self.down.setVisible(over)
        self.scroll_to(self.value)

    def _parts(self) -> list[tuple[int, int]]:
        """Top and end of everything that should not be cut."""
        found = []
        for kind in (Button, Text):
            for widget in below(self.content, kind):
                top = widget.mapTo(self.content, QPoint(0, 0)).y()
                found.append((top, top + widget.height()))
        return sorted(found)

    def _enable(self) -> None:
        """A button that leads nowhere is dimmed; the focus moves on to the other one first."""
        up, down = self.value > 0, self.value < self.most
        if self.up.hasFocus() and not up:
            self.down.setFocus()
        if self.down.hasFocus() and not down:
            self.up.setFocus()
        self.up.setEnabled(up)
        self.down.setEnabled(down)
