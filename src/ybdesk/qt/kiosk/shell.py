"""The kiosk's one window: the first page, a wizard made anew for each visitor, and what stands before it."""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMainWindow

from ybdesk import memory
from ybdesk.kiosk import clock
from ybdesk.kiosk.counters import Counters, Kind
from ybdesk.kiosk.hall import Hall
from ybdesk.kiosk.press import Outcome, Press
from ybdesk.kiosk.session import Ending, Session, State
from ybdesk.qt.desk import Desk
from ybdesk.qt.kiosk.attract import Attract
from ybdesk.qt.kiosk.paper import KioskPaper
from ybdesk.qt.kiosk.pauses import Blank, Calm, Staff, Warned
from ybdesk.qt.kiosk.plain import PlainPage, reachable
from ybdesk.qt.kiosk.visit import HallDesk, Visit, empty_clipboard
from ybdesk.qt.kiosk.voice import GuardedVoice
from ybdesk.qt.paint import fill_box
from ybdesk.qt.strikes import Strikes
from ybdesk.qt.theme import MM_PER_INCH, Look, pixels_per_mm
from ybdesk.rules.load import Ruleset
from ybdesk.rules.pack import HallPack

LEFT_SECONDS = {Calm: 10.0, Staff: 60.0}
"""Where there is no visit these pages go away by themselves: a kiosk must not stand on them."""


class Shell(QMainWindow):
    """Full screen, and nothing but the desk in it; to a screen reader it is a window with the page's name."""

    def __init__(
        self,
        hall: Hall,
        rules: Ruleset,
        voice: GuardedVoice,
        press: Press,
        counters: Counters,
        today: Callable[[], date],
        now: Callable[[], float] = clock.now,
        ring: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.hall, self.rules, self.voice, self.press, self.counters = hall, rules, voice, press, counters
        self._today, self._now, self._ring = today, now, ring
        self.session = Session(hall.idle_seconds, hall.warning_seconds, now)
        self.strikes = Strikes(now)
        self.on_attendant: Callable[[], None] = lambda: None
        """The gesture was made."""
        self.on_tested: Callable[[Outcome], None] = lambda _outcome: None
        """The attendant's test print has ended."""
        self.pack: HallPack | None = None
        """What the hall adds to every guide."""
        self.may_close = False
        self.visit: Visit | None = None
        self.over: PlainPage | None = None
        """What stands before the wizard."""
        self.low = hall.low
        self._since = now()
        """When what stands before the wizard came up, or when the voice last invited."""
        self.setWindowTitle(rules.say("window.name"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.attract()

    # --- the first page and the visits

    def house_desk(self) -> Desk:
        """The desk as the hall has it, with nobody's answers and nobody's looks."""
        look = Look(self.hall.text_size, self.hall.theme, self.scale, self.hall.distance_cm)
        desk = HallDesk(self.rules, look, self._today, self.strikes)
        desk.pack = self.pack
        desk.typing = desk.measures = False
        desk.paper_page = lambda visitor: KioskPaper(visitor, self.press)
        return desk

    def attract(self) -> None:
        """Nobody is here."""
        self.low = self.hall.low
        desk = self.house_desk()
        page = Attract(desk, self.hall, self.begin, self.ask_staff, lambda: self.on_attendant(), self._now)
        self.show_before(page)

    def begin(self, low: bool) -> None:
        """A visitor has touched the screen."""
        self.low = low
        self.voice.renew()
        self.session.begin()
        finish = partial(self.end, Ending.FINISHED)
        actions = (self.ask_staff, self.blank)
        self.visit = Visit(self.house_desk(), self.voice, self.counters, finish, actions, self)
        self.visit.window.within_reach(low)
        self.visit.window.windowTitleChanged.connect(self.setAccessibleName)
        self.uncover()

    def end(self, ending: Ending) -> None:
        """The visitor is gone: everything goes."""
        if self.visit is not None:
            self._forget(ending)
        self.attract()

    def _forget(self, ending: Ending) -> None:
        assert self.visit is not None
        visit, self.visit = self.visit, None
        self.session.end()
        self.voice.renew()
        if self.press.cancel():
            self.counters.count(Kind.PRINT, Outcome.CANCELLED)
        visit.go()
        empty_clipboard()
        self.rules.forget()
        memory.forget()
        self.counters.ended(ending)

    def broke(self) -> None:
        """Something threw: the session is over, and a calm page says so."""
        self.counters.fault("page")
        if self.visit is not None:
            self._forget(Ending.FAULT)
        self.show_before(Calm(self.house_desk(), self.attract, self.ask_staff))

    # --- what stands before the wizard

    def show_before(self, page: PlainPage) -> None:
        """Put a page before everything else."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._take_away()
        self.over = page
        self._since = self._now()
        page.setParent(self)
        if self.visit is not None:
            self.visit.window.hide()
        self._arrange()
        page.show()
        page.raise_()
        self.setAccessibleName(page.heading)
        (page.first_focus() or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def uncover(self) -> None:
        """The wizard again, as it was left."""
        if self.visit is None:
            self.attract()
            return
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._take_away()
        self._arrange()
        self.visit.window.show()
        self.setAccessibleName(self.visit.window.windowTitle())
        self.visit.window.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def _take_away(self) -> None:
        if self.over is not None:
            gone, self.over = self.over, None
            gone.hide()
            gone.deleteLater()

    def _visitor_desk(self) -> Desk:
        return self.house_desk() if self.visit is None else self.visit.desk

    def ask_staff(self) -> None:
        """找工作人员: what it does is the hall's choice; asking is a sign of life."""
        self.session.touch()
        self.voice.stop()
        if self._ring is not None:
            self._ring()
        if self.visit is not None:
            self.counters.count(Kind.STAFF, "asked")
        self._show_staff()

    def _show_staff(self) -> None:
        desk, rung = self._visitor_desk(), self._ring is not None
        self.show_before(Staff(desk, self.hall, rung, self.low, self.uncover, self._turn))

    def _turn(self) -> None:
        """The buttons lower, or up again."""
        self.low = not self.low
        if self.visit is not None:
            self.visit.window.within_reach(self.low)
        self._show_staff()

    def blank(self) -> None:
        """挡一挡, or the screen again."""
        if isinstance(self.over, Blank):
            self.uncover()
        elif self.over is None:
            self.voice.stop()
            self.show_before(Blank(self._visitor_desk(), self.uncover))

    def stay(self) -> None:
        """The warning was answered."""
        self.session.touch()
        self.voice.stop()
        self.uncover()

    # --- time

    def touched(self) -> None:
        """A sign of life; while the warning stands, its own buttons decide."""
        if self.session.state is State.ACTIVE:
            self.session.touch()

    def tick(self) -> None:
        """Called every half second; makes up for what it missed."""
        changed = self.session.tick(self.voice.reading)
        if self.session.state is State.WAITING and self.visit is not None:
            self.end(Ending.IDLE)
        elif self.session.state is State.WARNED and changed:
            self._warn()
        elif isinstance(self.over, Warned):
            self.over.count_down(self.session.remaining)
        elif isinstance(self.over, Attract):
            self._invite()
        elif self.visit is None and self._now() - self._since >= LEFT_SECONDS.get(type(self.over), 1e9):
            self.attract()
        self._poll()
        if not self.counters.tick():
            self.counters.fault("write")

    def _warn(self) -> None:
        finish = partial(self.end, Ending.FINISHED)
        desk, left = self._visitor_desk(), self.session.remaining
        self.show_before(Warned(desk, left, self.stay, finish, self.ask_staff))
        self.voice.try_read([self.rules.say("kiosk.warning.spoken")])

    def _invite(self) -> None:
        if self.hall.invite and self._now() - self._since >= self.hall.invite_seconds:
            self._since = self._now()
            self.voice.try_read([self.rules.say("kiosk.attract.spoken")])

    def _poll(self) -> None:
        outcome = self.press.poll()
        if outcome is None:
            if self.press.busy and self.visit is not None:
                self.visit.printing()
            return
        if self.visit is not None:
            self.counters.count(Kind.PRINT, outcome)
            self.visit.printed(outcome)
        else:
            self.on_tested(outcome)
        if outcome in (Outcome.HUNG, Outcome.BROKEN):
            self.counters.fault("print")

    # --- the screen

    def rescale(self) -> None:
        """The screen is another one, or has another size: the visitor cannot be in the middle of anything."""
        self.end(Ending.SCREEN)

    @property
    def scale(self) -> float:
        return self.hall.dots_per_inch / MM_PER_INCH or pixels_per_mm(self.screen())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        band = self._band()
        if self.visit is not None:
            self.visit.window.setGeometry(band)
        if self.over is not None:
            self.over.setGeometry(self.rect() if isinstance(self.over, Blank) else band)

    def _band(self) -> QRect:
        """Where the pages are: the whole screen, or what of a tall one can be reached sitting."""
        return reachable(self.rect()) if self.low else self.rect()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        look, band = self._visitor_desk().look, self._band()
        fill_box(painter, 0, 0, self.width(), band.y(), look.colour("tint"))
        fill_box(painter, 0, band.y(), self.width(), band.height(), look.colour("page"))
        painter.end()

    # --- keys and closing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.over is not None:
            self.over.key(event)
        elif self.visit is not None:
            self.visit.window.keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self.may_close)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange and self.isVisible() and not self.isFullScreen():
            self.showFullScreen()
