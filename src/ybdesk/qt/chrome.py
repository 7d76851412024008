"""What stands around every page: Back and Start over above; reading, paper, size and colour below."""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ybdesk.qt import icons
from ybdesk.qt.controls import Button, Style
from ybdesk.qt.layouts import Row
from ybdesk.qt.paint import fill_box
from ybdesk.qt.strikes import Strikes
from ybdesk.qt.text import Text
from ybdesk.qt.theme import RHYTHM_MM, Look, Role
from ybdesk.qt.typeset import natural_width

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

PAD_MM = 3.0


class Strip(QWidget):
    """A strip across the window with a hairline on one side."""

    def __init__(self, look: Look, line_below: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.line_below = line_below

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        thick = self.look.mm(0.4)
        y = self.height() - thick if self.line_below else 0
        fill_box(painter, 0, y, self.width(), thick, self.look.colour("hairline"))
        painter.end()


class Header(Strip):
    """Back, always at the same place; the name and what this is not; Start over."""

    def __init__(self, look: Look, strikes: Strikes, parent: QWidget) -> None:
        super().__init__(look, True, parent)
        self.back = Button(look, strikes, "", icon="back", style=Style.CHROME, parent=self)
        self.restart = Button(look, strikes, "", icon="restart", style=Style.CHROME, parent=self)
        self.name = Text(look, "", Role.NAME, tone="main", centred=True, parent=self)
        self.promise = Text(look, "", Role.PROMISE, tone="quiet", centred=True, parent=self)
        self._right = [self.restart]

    def join(self, button: Button) -> None:
        """One more thing at the right of every page, where the desk stands in a place that has it."""
        button.setParent(self)
        self._right.append(button)

    def words(self, back: str, restart: str, name: str, promise: str) -> None:
        """Set all texts."""
        self.back.relabel(back)
        self.restart.relabel(restart)
        self.name.say(name)
        self.promise.say(promise)

    def heightForWidth(self, width: int) -> int:
        return self._place(width, apply=False)

    def arrange(self) -> None:
        self._place(self.width(), apply=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def _place(self, width: int, apply: bool) -> int:
        look = self.look
        pad, gap = look.mm(PAD_MM), look.gap()
        margin = look.mm(PAD_MM + RHYTHM_MM / 4)
        bare = self._middle(width, margin, gap, bare=False) < natural_width(
            self.promise.text(), look.font(Role.PROMISE)
        )
        left, right = self.back.width_if(bare), self._right_side(bare)
        middle = self._middle(width, margin, gap, bare)
        promise_width = natural_width(self.promise.text(), look.font(Role.PROMISE))
        name_width = natural_width(self.name.text(), look.font(Role.NAME))
        named = promise_width + gap + name_width <= middle
        high = max(
            self.back.least_height(),
            self.back.heightForWidth(left),
            *(button.heightForWidth(button.width_if(bare)) for button in self._right),
        )
        room = promise_width if named else middle
        promise = self.promise.heightForWidth(room)
        total = max(high, promise)
        if apply:
            self.back.set_bare(bare)
            self.back.setGeometry(margin, pad + (total - high) // 2, left, high)
            x = width - margin - right
            for button in self._right:
                button.set_bare(bare)
                button.setGeometry(x, pad + (total - high) // 2, button.width_if(bare), high)
                x += button.width() + gap
            x = (
                margin + max(left, right) + gap
                if middle == self._fair(width, margin, gap, bare)
                else (margin + left + gap)
            )
            top = pad + (total - promise) // 2
            self.name.setVisible(named)
            if named:
                x += (middle - promise_width - gap - name_width) // 2
                self.name.setGeometry(x, top, name_width, promise)
                x += name_width + gap
            self.promise.setGeometry(x, top, room, promise)
        return total + 2 * pad

    def _fair(self, width: int, margin: int, gap: int, bare: bool) -> int:
        """The room in the middle of the window."""
        side = max(self.back.width_if(bare), self._right_side(bare))
        return width - 2 * (margin + side + gap)

    def _right_side(self, bare: bool) -> int:
        """The width of what stands at the right."""
        return sum(button.width_if(bare) for button in self._right) + self.look.gap() * (len(self._right) - 1)

    def _middle(self, width: int, margin: int, gap: int, bare: bool) -> int:
        fair = self._fair(width, margin, gap, bare)
        if fair >= natural_width(self.promise.text(), self.look.font(Role.PROMISE)):
            return fair
        return max(1, width - 2 * (margin + gap) - self.back.width_if(bare) - self._right_side(bare))


class Shelf(Strip):
    """A strip below the page with a row of buttons."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, False, parent)
        self.row = Row(look, self)

    def inner(self, width: int) -> int:
        """The room for the buttons in a width."""
        return width - 2 * self.look.mm(PAD_MM + RHYTHM_MM / 4)

    def heightForWidth(self, width: int) -> int:
        return self.row.heightForWidth(self.inner(width)) + 2 * self.look.mm(PAD_MM)

    def arrange(self) -> None:
        pad, room = self.look.mm(PAD_MM), self.inner(self.width())
        self.row.setGeometry((self.width() - room) // 2, pad, room, self.height() - 2 * pad)
        self.row.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()


class Footer(Shelf):
    """The four things that are on every page."""

    def __init__(self, look: Look, strikes: Strikes, parent: QWidget) -> None:
        super().__init__(look, parent)
        self.read = Button(look, strikes, "", icon="speak", style=Style.CHROME)
        self.paper = Button(look, strikes, "", icon="print", style=Style.CHROME)
        self.size_button = Button(look, strikes, "", icon="size", style=Style.CHROME)
        self.colour_button = Button(look, strikes, "", icon="colour", style=Style.CHROME)
        for button in self.buttons:
            self.row.add(button)
        self.row.right = self.size_button

    def join(self, button: Button) -> None:
        """One more thing that is on every page, where the desk stands in a place that has it."""
        self.row.add(button)

    @property
    def buttons(self) -> tuple[Button, ...]:
        return (self.read, self.paper, self.size_button, self.colour_button)

    def words(self, *labels: str) -> None:
        """Set all texts."""
        for button, label in zip(self.buttons, labels, strict=True):
            button.relabel(label)


class Notice(QWidget):
    """A message in the page, not a dialog: what happened, what to do, and a button to put it away."""

    closed = Signal()

    def __init__(self, look: Look, strikes: Strikes, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.text = Text(look, "", Role.NOTICE, tone="on_alert", parent=self)
        self.close_button = Button(look, strikes, "", style=Style.CHROME, parent=self)
        self.close_button.chosen.connect(self.closed)
        self.hide()

    def heightForWidth(self, width: int) -> int:
        return max(self.text.heightForWidth(self._room(width)), self.close_button.sizeHint().height()) + (
            2 * self.look.mm(PAD_MM)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        margin, button = self.look.mm(RHYTHM_MM), self.close_button.sizeHint()
        high = self.text.heightForWidth(self._room(self.width()))
        left = self._icon_room()
        self.text.setGeometry(left, (self.height() - high) // 2, self._room(self.width()), high)
        top = (self.height() - button.height()) // 2
        self.close_button.setGeometry(
            self.width() - margin - button.width(), top, button.width(), button.height()
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill_box(painter, 0, 0, self.width(), self.height(), self.look.colour("alert"))
        fill_box(painter, 0, 0, self.look.mm(2), self.height(), self.look.colour("focus"))
        size = self.look.mm(11)
        left, top = self.look.mm(RHYTHM_MM + 2), (self.height() - size) // 2
        icons.draw(painter, "note", left, top, size, self.look.colour("on_alert"), "")
        painter.end()

    def _icon_room(self) -> int:
        return self.look.mm(RHYTHM_MM + 2) + self.look.mm(11) + self.look.mm(RHYTHM_MM)

    def _room(self, width: int) -> int:
        return max(
            1, width - self._icon_room() - self.close_button.sizeHint().width() - self.look.mm(2 * RHYTHM_MM)
        )
