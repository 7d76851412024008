"""What may stand before a visitor's page for a while: the warning, staff, the black screen, the calm page."""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent

from ybdesk.kiosk.hall import Hall
from ybdesk.qt.desk import Desk
from ybdesk.qt.kiosk.plain import PlainPage
from ybdesk.qt.text import Text
from ybdesk.qt.theme import Role
from ybdesk.qt.typeset import typeset

BLACK, DIM = "#000000", "#b9b9b9"


class Warned(PlainPage):
    """Nobody has moved. A touch anywhere, and the page comes back as it was."""

    def __init__(
        self,
        desk: Desk,
        seconds: int,
        stay: Callable[[], None],
        finish: Callable[[], None],
        staff: Callable[[], None],
    ) -> None:
        super().__init__(desk)
        self._stay = stay
        self.heading = desk.say("kiosk.warning.title")
        column = self.words((self.heading, Role.AMOUNT, "ink"))
        self.text = column.add(Text(self.look, "", Role.LEAD))
        column.add(Text(self.look, desk.say("kiosk.warning.privacy"), Role.BODY, tone="quiet"))
        self.count_down(seconds)
        self.show_poster("clock", column)
        self.quiet(desk.say("kiosk.staff"), staff, "helper")
        self.quiet(desk.say("kiosk.finish"), finish, "done")
        self.main(desk.say("kiosk.warning.stay"), stay, "back")

    def count_down(self, seconds: int) -> None:
        """Show how many seconds are left."""
        self.text.say(self.desk.say("kiosk.warning.text", seconds=seconds))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._stay()


class Staff(PlainPage):
    """Where people are who can help; the answers stay."""

    def __init__(
        self,
        desk: Desk,
        hall: Hall,
        rung: bool,
        low: bool,
        back: Callable[[], None],
        turn: Callable[[], None],
    ) -> None:
        super().__init__(desk)
        self.heading = desk.say("kiosk.help.title")
        words = [(self.heading, Role.TITLE, "ink")]
        if rung:
            words.append((desk.say("kiosk.help.rung"), Role.LEAD, "main"))
        if hall.desk:
            words.append((desk.say("kiosk.help.desk", desk=hall.desk), Role.AMOUNT, "ink"))
        if hall.phone:
            words.append((desk.say("kiosk.help.phone", phone=hall.phone), Role.LEAD, "ink"))
        if not (rung or hall.desk or hall.phone):
            words.append((desk.say("kiosk.help.nobody"), Role.LEAD, "ink"))
        words.append((desk.say("kiosk.help.keep"), Role.BODY, "quiet"))
        self.show_poster("helper", self.words(*words))
        self.quiet(desk.say("kiosk.help.high" if low else "kiosk.help.low"), turn, "up" if low else "down")
        self.main(desk.say("kiosk.help.back"), back, "back")


class Calm(PlainPage):
    """Something broke and is over: nothing is left of the answers, and the desk works again."""

    def __init__(self, desk: Desk, go_on: Callable[[], None], staff: Callable[[], None]) -> None:
        super().__init__(desk)
        self.heading = desk.say("kiosk.calm.title")
        text = (desk.say("kiosk.calm.text"), Role.LEAD, "ink")
        self.show_poster("restart", self.words((self.heading, Role.AMOUNT, "ink"), text))
        self.quiet(desk.say("kiosk.staff"), staff, "helper")
        self.main(desk.say("kiosk.calm.go"), go_on, "done")


class Blank(PlainPage):
    """挡一挡: black, until it is touched or any key is struck."""

    def __init__(self, desk: Desk, back: Callable[[], None]) -> None:
        super().__init__(desk)
        self._back = back
        self.heading = desk.say("kiosk.uncover")
        self.setAccessibleName(self.heading)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.scroll.hide()
        self.actions.hide()

    def first_focus(self) -> None:
        return None

    def utterances(self) -> list[str]:
        return [self.heading]

    def arrange(self) -> None:
        """Nothing to place."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._back()

    def key(self, _event: object) -> bool:
        self._back()
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(BLACK))
        room = max(1, self.width() - self.look.mm(20))
        lines = typeset(self.heading, self.look.font(Role.BODY), room, colour=DIM)
        lines.draw(painter, 0, self.height() - lines.height - self.look.mm(14), self.width())
        painter.end()
