"""The first page, for nobody in particular: whose desk this is, and one touch to begin."""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from ybdesk.kiosk import clock
from ybdesk.kiosk.hall import Hall
from ybdesk.qt.controls import Button, Style
from ybdesk.qt.desk import Desk
from ybdesk.qt.kiosk.plain import BigButton, PlainPage
from ybdesk.qt.layouts import Column, Row
from ybdesk.qt.theme import Role

CORNER_MM = 20.0
GESTURE = ("left", "right", "left", "right")
"""The attendant touches the two upper corners in turn."""
GESTURE_SECONDS = 8.0


class Attract(PlainPage):
    """Any touch begins, save in the two upper corners."""

    def __init__(
        self,
        desk: Desk,
        hall: Hall,
        begin: Callable[[bool], None],
        staff: Callable[[], None],
        attendant: Callable[[], None],
        now: Callable[[], float] = clock.now,
    ) -> None:
        super().__init__(desk)
        self._begin, self._attendant, self._now = begin, attendant, now
        self._corners: list[tuple[float, str]] = []
        self.heading = desk.say("kiosk.attract.ask")
        place = hall.name
        if hall.name and hall.desk:
            place = desk.say("kiosk.attract.place", name=hall.name, desk=hall.desk)
        words = [
            (place or desk.say("window.name"), Role.LABEL, "main"),
            (self.heading, Role.AMOUNT, "ink"),
            (desk.say("kiosk.attract.promise"), Role.LEAD, "ink"),
        ]
        column = Column(self.look)
        column.add(self.words(*words))
        self.start = self._start(desk.say("kiosk.attract.begin"))
        column.add(Row(self.look)).add(self.start)
        column.add(self.words((desk.say("guide.disclaimer"), Role.BODY, "quiet")))
        self.show_poster("ybdesk", column)
        self.quiet(desk.say("kiosk.staff"), staff, "helper")
        self.sitting = self.quiet(desk.say("kiosk.attract.low"), lambda: begin(True), "down")
        self.actions.right = self.sitting
        self._low = hall.low

    def _start(self, label: str) -> Button:
        button = BigButton(self.look, self.desk.strikes, label, icon="next", style=Style.MAIN)
        button.chosen.connect(lambda: self._begin(self._low))
        return button

    def first_focus(self) -> Button:
        return self.start

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or not self.rect().contains(
            event.position().toPoint()
        ):
            return
        corner = self._corner(event.position())
        if corner:
            self._touch_corner(corner)
        else:
            self._begin(self._low)

    def _corner(self, place: QPointF) -> str:
        reach = self.look.mm(CORNER_MM)
        if place.y() > reach:
            return ""
        if place.x() <= reach:
            return "left"
        return "right" if place.x() >= self.width() - reach else ""

    def _touch_corner(self, corner: str) -> None:
        now = self._now()
        recent = [(at, name) for at, name in self._corners if 0 <= now - at <= GESTURE_SECONDS]
        self._corners = [*recent, (now, corner)][-len(GESTURE) :]
        if tuple(name for _, name in self._corners) == GESTURE:
            self._corners = []
            self._attendant()
