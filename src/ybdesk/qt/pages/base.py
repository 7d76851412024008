"""What every page has: a heading, content that scrolls where it must, and a row of actions at the bottom."""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ybdesk.qt.controls import Button, Style
from ybdesk.qt.desk import Desk
from ybdesk.qt.heading import Title
from ybdesk.qt.layouts import Column, Row, Tiles
from ybdesk.qt.scroll import Scroll
from ybdesk.qt.theme import Role
from ybdesk.qt.tree import below

MARGIN_MM = 8.0
ACTION_PAD_MM = 3.0
CLEAR_MM = 3.0
"""Above and below what scrolls: a tile cut at its edge keeps its distance from the buttons around it."""
MOST_GROWTH_MM = 12.0
WORTH_LESS = 0.7
"""A page that scrolls in any case says less only where that saves about a third of the way."""
WIDEST_EM = 46


class Dress(NamedTuple):
    """What is done to save height."""

    compact: bool = False
    """Help beside the heading."""
    lean: bool = False
    """Less detail."""
    tight: bool = False
    """Less air."""


AIRY, SHORT = Dress(compact=True), Dress(compact=True, lean=True)
DRESSES = (Dress(), AIRY, AIRY._replace(tight=True), SHORT, SHORT._replace(tight=True))
"""The first in which a page fits the screen is taken."""

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    class Lean(Protocol):
        """Something that can be shown with less."""

        def set_lean(self, lean: bool) -> None: ...


class Page(QWidget):
    """A page. A subclass fills `content` and `actions` and lists its `choices`."""

    scroll: Scroll  # type: ignore[assignment]  # Qt's method of that name moves pixels; no page needs it
    actions: Row  # type: ignore[assignment]  # nor Qt's list of menu entries

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.look = desk.look
        self.choices: list[Button] = []
        """What the number keys choose, in order."""
        self.heading = ""
        self._arranged_for = QSize()
        self._title: Title | None = None
        self._grids: list[Tiles] = []
        self.content = Column(desk.look)
        self.scroll = Scroll(
            desk.look, desk.strikes, self.content, desk.say("page.up"), desk.say("page.down"), self
        )
        self.actions = Row(desk.look, self)

    # --- building

    def title(
        self, heading: str, help_text: str = "", *, counts: bool = False, into: Column | None = None
    ) -> None:
        """The heading, and one plain sentence under it; or beside it which of how many pages this is."""
        self.heading = heading
        self._title = (into or self.content).add(Title(self.look, heading, help_text, counts=counts))

    def button(
        self,
        label: str,
        act: Callable[[], object],
        *,
        detail: str = "",
        icon: str = "",
        badge: str = "",
        number: int = 0,
        style: Style = Style.TILE,
        marked: bool = False,
        centred: bool = False,
        name: str = "",
    ) -> Button:
        """A button that does something when it is chosen."""
        made = Button(
            self.look,
            self.desk.strikes,
            label,
            detail=detail,
            icon=icon,
            badge=badge,
            number=number,
            style=style,
            marked=marked,
            centred=centred,
            name=name,
        )
        made.chosen.connect(lambda: act())
        return made

    def tiles(self, buttons: Iterable[Button], *, most: int = 12, least_em: float = 0) -> Tiles:
        """Buttons in reflowing columns, added to the content and to the choices."""
        grid = self.content.add(Tiles(self.look, most=most, least_em=least_em))
        self._grids.append(grid)
        for button in buttons:
            self.choices.append(grid.add(button))
        return grid

    # --- what the window asks

    def first_focus(self) -> QWidget | None:
        """What has the focus when the page is shown."""
        buttons = [*self.choices, *below(self.actions, Button)]
        return next((button for button in buttons if button.isEnabled()), None)

    def lean_parts(self) -> Iterable[Lean]:
        """What may be shown with less where the page would not fit the screen."""
        return ()

    def utterances(self) -> list[str]:
        """What is read aloud: everything there is to read, in reading order."""
        from ybdesk.qt.reading import readable

        parts = (self.content, self.actions)
        return [str(getattr(widget, "spoken", "")) for part in parts for widget in readable(part, self)]

    def key(self, event: QKeyEvent) -> bool:
        """Take a key that nothing else wanted; whether it was of use."""
        from PySide6.QtCore import Qt

        number = event.key() - Qt.Key.Key_1
        if 0 <= number < min(9, len(self.choices)) and not event.isAutoRepeat():
            if self.desk.strikes.key_counts(event.key()):
                self.choices[number].click()
            return True
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.scroll.turn(1 if event.key() == Qt.Key.Key_PageDown else -1)
            return True
        return False

    # --- layout

    def content_changed(self) -> None:
        """Something on the page says more or less than before."""
        self.arrange()

    def restyle(self) -> None:
        """Other sizes: nothing that was arranged still fits."""
        self._arranged_for = QSize()

    def settle(self) -> None:
        """Arrange unless that was done for the present size."""
        if self.size() != self._arranged_for:
            self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.settle()

    def arrange(self) -> None:
        self._arranged_for = self.size()
        margin = self.look.mm(MARGIN_MM)
        width = min(self.width() - 2 * margin, WIDEST_EM * self.look.em(Role.BODY))
        if width < 2:
            return
        left = (self.width() - width) // 2
        above = self.look.mm(ACTION_PAD_MM)
        high = self.actions.heightForWidth(width)
        low = high + 2 * above if high else 0
        self.actions.setGeometry(left, self.height() - low + above, width, high)
        self.actions.arrange()
        clear = self.look.mm(ACTION_PAD_MM + CLEAR_MM) - above  # rounded up once, not twice
        self.scroll.setGeometry(left, clear, width, max(0, self.height() - low - 2 * clear))
        self._fit(width)
        self.scroll.arrange()

    def _fit(self, width: int) -> None:
        """Save height where that spares much scrolling; give it to the tiles where there is plenty."""
        for grid in self._grids:
            grid.grow, grid.even = 0, False
        heights = {}
        for dress in DRESSES if self.lean_parts() else DRESSES[:3]:
            self._dress(*dress)
            heights[dress] = self.content.heightForWidth(width)
            if heights[dress] <= self.scroll.height():
                if dress.tight:
                    self._loosen(heights[dress._replace(tight=False)], heights[dress], width)
                self._share(self.scroll.height() - self.content.heightForWidth(width), width)
                return
        worth = heights.get(SHORT, heights[AIRY]) <= WORTH_LESS * heights[AIRY]
        self._dress(*(SHORT if worth else AIRY))

    def _loosen(self, loose: int, tight: int, width: int) -> None:
        """No closer together than the page needs; where rounding is in the way, as close as can be."""
        self._tighten((loose - self.scroll.height()) / (loose - tight))
        if self.content.heightForWidth(width) > self.scroll.height():
            self._tighten(1)

    def _tighten(self, tight: float) -> None:
        for column in (self.content, *below(self.content, Column)):
            column.tight = tight

    def _share(self, spare: int, width: int) -> None:
        """What is left over makes the rows of tiles equally high, and then higher."""
        for grid in self._grids:
            uneven = grid.uneven(width)
            grid.even = uneven <= spare
            spare -= uneven if grid.even else 0
        rows = sum(grid.rows(width) for grid in self._grids)
        for grid in self._grids:
            grid.grow = min(self.look.mm(MOST_GROWTH_MM), round(spare * 0.6 / max(1, rows)))

    def _dress(self, compact: bool, lean: bool, tight: bool = False) -> None:
        if self._title is not None:
            self._title.compact = compact
        for part in self.lean_parts():
            part.set_lean(lean)
        if tight != self.content.tight:
            self._tighten(tight)
