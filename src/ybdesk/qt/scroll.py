"""Content that may be longer than the screen: two large buttons turn it by the screenful."""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScroller, QWidget

from ybdesk.qt.controls import Button, Style
from ybdesk.qt.layouts import Reflow
from ybdesk.qt.strikes import Strikes
from ybdesk.qt.text import Text
from ybdesk.qt.theme import GAP_MM, Look, Role

BUTTON_MM = 32.0


class Scroll(QWidget):
    """A column of content, and beside it the two buttons wherever it does not fit."""

    def __init__(self, look: Look, strikes: Strikes, content: Reflow, up: str, down: str) -> None:
        super().__init__()
        self.look = look
        self.content = content
        self.area = QScrollArea(self)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        self.area.setWidget(content)
        QScroller.grabGesture(self.area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.up = Button(look, strikes, up, icon="up", style=Style.CHROME, parent=self)
        self.down = Button(look, strikes, down, icon="down", style=Style.CHROME, parent=self)
        self.up.chosen.connect(lambda: self.turn(-1))
        self.down.chosen.connect(lambda: self.turn(1))
        for button in (self.up, self.down):
            button.narrow = True
            button.hide()
        self.area.verticalScrollBar().valueChanged.connect(self._moved)
        self.area.verticalScrollBar().rangeChanged.connect(self._moved)
        content.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.content and event.type() is QEvent.Type.LayoutRequest:
            self.arrange()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def restyle(self) -> None:
        """The page arranges everything once all parts have their new size."""

    def turn(self, direction: int) -> None:
        """Go on by a screenful, so that what was cut at the edge is whole on the next."""
        bar, high = self.area.verticalScrollBar(), self.area.viewport().height()
        now = bar.value()
        tops = self._tops()
        if direction > 0:
            cut = [top for top, bottom in tops if top > now and bottom > now + high]
            aim = min(cut, default=now + high)
        else:
            whole = [top for top, _ in tops if top >= now - high and top < now]
            aim = min(whole, default=now - high)
        if not 0.3 * high <= abs(aim - now) <= high:
            aim = now + direction * (high - self.look.em(Role.BODY) * 2)
        bar.setValue(max(0, aim))

    def show_widget(self, widget: QWidget) -> None:
        """Bring a widget of the content into view."""
        if self.content.isAncestorOf(widget):
            self.area.ensureWidgetVisible(widget, 0, self.look.mm(GAP_MM))

    def overflows(self) -> bool:
        """Whether the buttons are needed."""
        return self.content_height(self.width()) > self.height()

    def content_height(self, width: int) -> int:
        return self.content.heightForWidth(width)

    def _tops(self) -> list[tuple[int, int]]:
        found = []
        for kind in (Button, Text):
            for widget in self.content.findChildren(kind):
                if widget.isVisibleTo(self.content):
                    top = widget.mapTo(self.content, QPoint(0, 0)).y()
                    found.append((top, top + widget.height()))
        return sorted(found)

    def arrange(self) -> None:
        width, height = self.width(), self.height()
        if width < 2 or height < 2:
            return
        over = self.overflows()
        gap = self.look.mm(GAP_MM)
        if over:
            wide = max(self.up.width_if(bare=True), self.down.width_if(bare=True))
            self.area.setGeometry(0, 0, width - wide - gap, height)
            inner = width - wide - gap
            self.content.resize(inner, self.content_height(inner))
            high = max(self.up.heightForWidth(wide), self.down.heightForWidth(wide))
            high = min(max(high, self.look.mm(BUTTON_MM)), (height - gap) // 2)
            self.up.setGeometry(width - wide, 0, wide, high)
            self.down.setGeometry(width - wide, height - high, wide, high)
        else:
            self.area.setGeometry(0, 0, width, height)
            self.content.resize(width, height)
        self.content.arrange()
        self.up.setVisible(over)
        self.down.setVisible(over)
        self._moved()

    def _moved(self) -> None:
        bar = self.area.verticalScrollBar()
        focused = self.focusWidget()
        up, down = bar.value() > bar.minimum(), bar.value() < bar.maximum()
        if focused is self.up and not up:
            self.down.setFocus()
        if focused is self.down and not down:
            self.up.setFocus()
        self.up.setEnabled(up)
        self.down.setEnabled(down)
