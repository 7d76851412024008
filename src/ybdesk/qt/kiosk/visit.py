"""One visitor's wizard: made when somebody begins, thrown away as a whole when they are gone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QWidget

from ybdesk.answers import DIVISION, TOPIC, UNSURE
from ybdesk.compose.hall import HALL, with_hall
from ybdesk.document import Guide
from ybdesk.kiosk.counters import Counters, Kind
from ybdesk.kiosk.press import Outcome
from ybdesk.qt.controls import Button, Style
from ybdesk.qt.desk import Desk
from ybdesk.qt.journey import Panel
from ybdesk.qt.kiosk.paper import KioskPaper
from ybdesk.qt.speech import Voice
from ybdesk.qt.window import Window
from ybdesk.rules.pack import HallPack

EXTRAS = (("kiosk.staff", "helper"), ("kiosk.blank", "shield"))


class HallDesk(Desk):
    """A desk whose guides also say what the hall says about itself."""

    pack: HallPack | None = None

    def guide(self) -> Guide:
        guide = super().guide()
        if self.pack is None or any(section.id == HALL for section in guide.sections):
            return guide
        return with_hall(guide, self.pack, self.rules)


class Visit:
    """A desk and its window, with what a kiosk has more on every page. Steps are counted, never kept."""

    def __init__(
        self,
        desk: Desk,
        voice: Voice,
        counters: Counters,
        finish: Callable[[], None],
        actions: tuple[Callable[[], None], ...],
        parent: QWidget,
    ) -> None:
        self.desk = desk
        self._counters = counters
        self._topic, self._place = "", ""
        self.window = Window(desk, voice)
        self.window.setParent(parent)
        self.window.header.join(self._button(desk.say("kiosk.finish"), "done", finish))
        for (key, icon), act in zip(EXTRAS, actions, strict=True):
            self.window.footer.join(self._button(desk.say(key), icon, act))
        self._move = desk.moved
        desk.moved = self._moved
        self._moved()

    def printing(self) -> None:
        """A print job is under way; how it stands is told where somebody looks."""
        page = self.window.page
        if isinstance(page, KioskPaper):
            page.follow()

    def printed(self, outcome: Outcome) -> None:
        """A print job has ended; told where somebody still looks."""
        page = self.window.page
        if isinstance(page, KioskPaper):
            page.ended(outcome)

    def go(self) -> None:
        """Throw everything away."""
        self.desk.moved = self.desk.restyled = lambda: None
        self.window.hide()
        self.window.setParent(None)
        self.window.deleteLater()

    def _button(self, label: str, icon: str, act: Callable[[], None]) -> Button:
        button = Button(self.desk.look, self.desk.strikes, label, icon=icon, style=Style.CHROME)
        button.chosen.connect(lambda: act())
        return button

    def _moved(self) -> None:
        self._move()
        journey = self.desk.journey
        page = journey.panel if journey.panel is not Panel.NONE else journey.spot.kind
        self._counters.count(Kind.PAGE, page)
        topic = journey.answers.get(TOPIC, "")
        if topic and topic != self._topic:
            self._counters.count(Kind.TOPIC, topic)
        place = journey.answers.get(DIVISION, "")
        if place and place not in (UNSURE, self._place):
            self._counters.count(Kind.PLACE, place)
        self._topic, self._place = topic, place


def empty_clipboard() -> None:
    """The clipboard, and what the middle button would paste."""
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    if clipboard.supportsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
