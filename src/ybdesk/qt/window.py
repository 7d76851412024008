"""The window: header, page, a message where there is one, footer. It shows wherever the desk's journey is.

What is only needed once a key is struck is imported then: the `Qt` namespace alone builds 1,400 enumerators.
"""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from ybdesk.qt.chrome import Footer, Header, Notice
from ybdesk.qt.desk import Desk
from ybdesk.qt.journey import Journey, Kind, Panel
from ybdesk.qt.pages import build
from ybdesk.qt.pages.base import Page
from ybdesk.qt.theme import pixels_per_mm
from ybdesk.qt.tree import below

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent

    from ybdesk.qt.reading import Reading
    from ybdesk.qt.speech import Reader, Trouble, Voice


SOON_MS = 100
"""After so long a first page has been painted."""


class Window(QMainWindow):
    """The desk on a screen. Of Qt's kinds of windows it is the one that screen readers know for a window."""

    def __init__(self, desk: Desk, voice: Voice | None = None, size: QSize | None = None) -> None:
        super().__init__()
        if size is not None:
            self.resize(size)
        self.desk = desk
        self.on_restyled: Callable[[], None] = lambda: None
        """Called when somebody has chosen another text size or theme."""
        self.header = Header(desk.look, desk.strikes, self)  # in the order that a screen reader is told
        self.stack = QStackedWidget(self)
        self.notice = Notice(desk.look, desk.strikes, self)
        self.footer = Footer(desk.look, desk.strikes, self)
        self._voice = voice
        self._reading: Reading | None = None
        self.on_voice: Callable[[Reader], object] = lambda _: None
        """Called with the window's own reader once it is made."""
        self._low = False
        self._shown: Journey | None = None
        self._watching = False
        self._arranged = QSize()
        """The size that everything was laid out for; Qt tells of it once more when the window is shown."""
        self._connect()
        self._words()
        self.setPalette(desk.look.qt_palette())
        self._move()

    @property
    def page(self) -> Page:
        """The page that is shown."""
        page = self.stack.currentWidget()
        assert isinstance(page, Page)
        return page

    @property
    def voice(self) -> Voice:
        """What reads aloud; the window's own is made when somebody first wants to listen."""
        if self._voice is None:
            from ybdesk.qt.speech import Reader

            self._voice = reader = Reader(self.desk.rules, parent=self)
            self.on_voice(reader)
        return self._voice

    @property
    def reading(self) -> Reading:
        """The bar and the mark for listening; made with the voice."""
        if self._reading is None:
            from ybdesk.qt.reading import Reading

            self._reading = Reading(self, self.voice, self._readable, self._no_voice, self._arrange)
        return self._reading

    def tell(self, text: str) -> None:
        """Show a message above the footer until it is put away or the page changes."""
        self.notice.text.say(text)
        self.notice.show()
        self._arrange()

    def use_words(self) -> None:
        """Show everything anew in the words of the desk's ruleset."""
        self._words()
        self._drop_pages()
        self._shown = None
        self._move()

    # --- moving

    def _connect(self) -> None:
        desk = self.desk
        desk.moved, desk.restyled, desk.listen = self._move, self._restyle_all, self._listen
        desk.told, desk.screen = self.tell, self.screen
        self.header.back.chosen.connect(desk.back)
        self.header.restart.chosen.connect(desk.restart)
        self.footer.read.chosen.connect(self._read)
        self.footer.paper.chosen.connect(lambda: desk.show(Panel.PAPER))
        self.footer.size_button.chosen.connect(lambda: desk.show(Panel.SIZE))
        self.footer.colour_button.chosen.connect(lambda: desk.show(Panel.COLOUR))
        self.notice.closed.connect(self._put_away)

    def _words(self) -> None:
        say = self.desk.say
        self.header.words(
            say("window.back"), say("window.restart"), say("window.name"), say("guide.disclaimer")
        )
        self.footer.words(say("window.read"), say("window.paper"), say("window.size"), say("window.colour"))
        self.notice.close_button.relabel(say("window.understood"))
        if self._reading is not None:
            self._reading.bar.words(say)

    def _move(self) -> None:
        """Show the page for where the journey is; a page under a panel is kept as it was."""
        before, now = self._shown, self.desk.journey
        if before == now:
            return
        self._hush()
        self.notice.hide()
        self.setFocus()
        self._shown = now
        opens_panel = before is not None and before.panel is Panel.NONE and now.panel is not Panel.NONE
        under = self.stack.widget(0)
        same = before is not None and before.spot == now.spot
        if now.panel is Panel.NONE and self.stack.count() > 1 and same:
            self._drop_pages(keep=1)
            assert isinstance(under, Page)
            page = under
        else:
            self._drop_pages(keep=1 if opens_panel or now.panel is not Panel.NONE else 0)
            page = build(self.desk)
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self._settle(page)
        if self.desk.aloud and before is not None and not same:
            self._read()

    def _drop_pages(self, keep: int = 0) -> None:
        while self.stack.count() > keep:
            page = self.stack.widget(self.stack.count() - 1)
            page.hide()
            page.setParent(None)  # or Python keeps it for ever where the window goes before it does
            page.deleteLater()

    def _settle(self, page: Page) -> None:
        """Title, Back, focus and layout for a page that has just been shown."""
        journey = self.desk.journey
        self.header.back.setVisible(journey.can_go_back)
        self.header.restart.setVisible(journey.spot.kind is not Kind.WELCOME)
        name = self.desk.say("window.name")
        self.setWindowTitle(f"{page.heading} – {name}" if page.heading else name)
        self.setAccessibleName(self.windowTitle())
        self._arrange()
        first, top = page.first_focus(), page.scroll.value
        if first is not None:
            first.setFocus()
            if not self.desk.look.by_keyboard:
                page.scroll.scroll_to(top)

    def _restyle_all(self) -> None:
        """New sizes or colours, everywhere at once."""
        self.setUpdatesEnabled(False)
        self.setPalette(self.desk.look.qt_palette())
        for widget in below(self, QWidget):
            restyle = getattr(widget, "restyle", None)
            if restyle is not None:
                restyle()
        self._arrange()
        self.setUpdatesEnabled(True)
        self.update()
        self.on_restyled()

    # --- reading aloud

    def _listen(self, aloud: bool) -> None:
        self.desk.aloud = aloud
        if aloud:
            self._read()
        else:
            self._hush()
        self._arrange()

    def _read(self) -> None:
        self.notice.hide()
        self._arrange()
        self.reading.begin()

    def _hush(self) -> None:
        """Another page, or the end: no voice goes on about what is not there any more."""
        if self._reading is not None:
            self._reading.leave()
        elif self._voice is not None:
            self._voice.stop()

    def _readable(self) -> list[QWidget]:
        """Everything that is shown, the page first, then what stands around every page."""
        from ybdesk.qt.reading import readable

        around = (self.header, self.reading.bar, self.footer)
        return [widget for part in (self.page, *around) for widget in readable(part, self)]

    def _no_voice(self, trouble: Trouble) -> None:
        """Say why nothing is heard and what to do about it."""
        from ybdesk.qt.speech.finding import advice

        self.desk.aloud = False
        self.tell(self.desk.say(advice(trouble)))

    def _put_away(self) -> None:
        self.footer.read.setFocus()
        self.notice.hide()
        self._arrange()

    # --- layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.size() != self._arranged:
            self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None and not self._watching:
            handle.screenChanged.connect(self.rescale)
            self._watching = True
            if self._voice is None:
                self._prepare_soon()

    def _prepare_soon(self) -> None:
        from PySide6.QtCore import QTimer

        def begin() -> None:
            from ybdesk.qt import early

            early.begin(self)

        QTimer.singleShot(SOON_MS, self, begin)

    def rescale(self) -> None:
        """The window is on another screen: millimetres are other pixels there."""
        scale = pixels_per_mm(self.screen(), self.desk.scales)
        if abs(scale - self.desk.look.pixels_per_mm) > 0.01:
            self.desk.look.pixels_per_mm = scale
            self._restyle_all()

    def _arrange(self) -> None:
        self._arranged = self.size()
        width, height = self.width(), self.height()
        top, bottom = (part.heightForWidth(width) for part in (self.header, self.footer))
        told = self.notice.heightForWidth(width) if self.notice.isVisibleTo(self) else 0
        bar = self._reading.bar if self._reading is not None else None
        spoken = bar.heightForWidth(width) if bar is not None and bar.isVisibleTo(self) else 0
        above, below = (0, top + bottom) if self._low else (top, bottom)
        self.header.setGeometry(0, height - below if self._low else 0, width, top)
        self.header.arrange()
        self.footer.setGeometry(0, height - bottom, width, bottom)
        self.footer.arrange()
        if bar is not None:
            bar.setGeometry(0, height - below - spoken, width, spoken)
            bar.arrange()
        below += spoken
        self.notice.setGeometry(0, height - below - told, width, told)
        self.notice.arrange()
        self.stack.setGeometry(0, above, width, max(0, height - above - below - told))
        if self.stack.currentWidget() is not None:
            self.page.resize(self.stack.size())
            self.page.settle()

    def within_reach(self, low: bool) -> None:
        """Back and Start over at the bottom too, within reach of someone who sits."""
        self._low = low
        self.header.line_below = not low
        self._arrange()

    # --- keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from ybdesk.qt.keys import struck

        self._by_keyboard()
        if not struck(self, event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        from ybdesk.qt.tab_order import in_reading_order

        self._by_keyboard()
        in_reading_order(self)
        found = super().focusNextPrevChild(forward)
        focused = QApplication.focusWidget()
        if focused is not None:
            self.page.scroll.show_widget(focused)
        return found

    def _by_keyboard(self) -> None:
        if not self.desk.look.by_keyboard:
            self.desk.look.by_keyboard = True
            focused = QApplication.focusWidget()
            if focused is not None:
                focused.update()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._hush()
        self.desk.told = lambda _: None
        super().closeEvent(event)
