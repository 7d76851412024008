"""Reading a page aloud: what is read, the bar that steers it, and the mark beside what is being read."""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ybdesk.qt.layouts import Reflow
from ybdesk.qt.paint import fill, outline, rounded
from ybdesk.qt.reading_bar import Bar
from ybdesk.qt.scroll import Scroll
from ybdesk.qt.speech import NoVoiceError, Reader, Trouble, Voice
from ybdesk.qt.theme import RADIUS_MM, Look

if TYPE_CHECKING:
    from ybdesk.qt.window import Window

MARK_MM = 2.0
LINE_MM = 0.8
OUT_MM = 3.0


def readable(widget: QWidget, root: QWidget) -> Iterator[QWidget]:
    """The widgets with words under `spoken` that are shown on `root`, in the order in which they are read."""
    if not widget.isVisibleTo(root):
        return
    if getattr(widget, "spoken", ""):
        yield widget
    if isinstance(widget, Scroll):
        inner: Iterable[QWidget] = (widget.content, widget.up, widget.down)
    elif isinstance(widget, Reflow):
        inner = widget.parts
    else:
        inner = (child for child in widget.children() if isinstance(child, QWidget))
    for part in inner:
        yield from readable(part, root)


class Mark(QWidget):
    """A frame, heavy at its left, around what is being read; it takes no touch."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.target: QWidget | None = None
        self._frame: QWidget | None = None
        self.hide()

    def point(self, target: QWidget | None) -> None:
        """Stand around a widget, or go away."""
        for widget in filter(None, (self.target, self._frame)):
            widget.removeEventFilter(self)
        self.target, self._frame = target, None
        if target is None:
            self.hide()
            return
        from PySide6.QtCore import Qt

        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        scroll = _scroll_around(target)
        if scroll is not None:
            scroll.show_widget(target)
            self._frame = scroll.content
            self._frame.installEventFilter(self)
        target.installEventFilter(self)
        self._follow()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show)
        if event.type() in kinds and watched in (self.target, self._frame):
            self._follow()
        return False

    def _follow(self) -> None:
        """Where the widget is now, and no further than what can be seen of it."""
        target, window = self.target, self.parentWidget()
        if target is None or window is None or not target.isVisibleTo(window):
            self.setGeometry(0, 0, 0, 0)
            return
        out, line = self.look.mm(OUT_MM), self.look.mm(LINE_MM)
        place = QRect(target.mapTo(window, QPoint(0, 0)), target.size())
        place.adjust(-out, -line, out, line)
        scroll = _scroll_around(target)
        if scroll is not None:
            seen = QRect(scroll.mapTo(window, QPoint(0, 0)), scroll.size()).adjusted(-out, 0, out, 0)
            place = place.intersected(seen)
        self.setGeometry(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, box = self.look.palette.main, QRectF(self.rect())
        outline(painter, box, self.look.mm(RADIUS_MM / 2), colour, self.look.mm(LINE_MM))
        left = QRectF(0, 0, self.look.mm(MARK_MM), box.height())
        fill(painter, rounded(left, self.look.mm(MARK_MM) / 2), colour)
        painter.end()


def _scroll_around(widget: QWidget) -> Scroll | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, Scroll):
        above = above.parentWidget()
    return above if above is not None and above.content.isAncestorOf(widget) else None


class Reading(QObject):
    """What happens when somebody wants to listen to the window."""

    def __init__(
        self,
        window: Window,
        voice: Voice,
        what: Callable[[], list[QWidget]],
        tell: Callable[[Trouble], None],
        arrange: Callable[[], None],
    ) -> None:
        super().__init__(window)
        bar = self.bar = Bar(window.desk.look, window.desk.strikes, window)
        bar.words(window.desk.say)
        self._window, self.voice = window, voice
        self.mark = Mark(bar.look, window)
        self._what, self._tell, self._arrange = what, tell, arrange
        self._widgets: list[QWidget] = []
        """What is being read, in order."""
        self._now: QWidget | None = None
        """What was read last; the sentence before and the one after are counted from it."""
        self._alone = False
        """Whether one sentence was asked for: its mark stays, so that one knows where one is."""
        self._reader: Reader | None = None
        bar.stop.chosen.connect(self._stop_or_close)
        bar.previous.chosen.connect(lambda: self._step(-1))
        bar.next.chosen.connect(lambda: self._step(1))
        bar.again.chosen.connect(lambda: self._try(lambda reader: reader.again()))
        bar.slower.chosen.connect(lambda: self._try(lambda reader: reader.change_pace(-1)))
        bar.faster.chosen.connect(lambda: self._try(lambda reader: reader.change_pace(1)))
        bar.softer.chosen.connect(lambda: self._try(lambda reader: reader.change_volume(-1)))
        bar.louder.chosen.connect(lambda: self._try(lambda reader: reader.change_volume(1)))

    def begin(self) -> None:
        """Read everything that is shown, from the top."""
        self.voice.stop()
        if not self._listen():
            self._read_plainly()
            return
        if self.bar.isHidden():
            self.bar.begin()
            self.bar.show()
            self._arrange()
        self.bar.show_state(True, (True,) * 4)
        self._alone = False
        self._read(self._what())

    def leave(self) -> None:
        """Another page, or the end: be silent, and put everything away."""
        self.voice.stop()
        self.mark.point(None)
        self._widgets, self._now = [], None
        self.bar.hide()

    # --- what the reader tells

    def _listen(self) -> bool:
        """Whether the voice tells what it reads; one made late, or anew, is listened to from then on."""
        voice = getattr(self.voice, "reader", self.voice)
        if voice is not self._reader and isinstance(voice, Reader):
            self._reader = voice
            voice.started.connect(self._started)
            voice.silent.connect(self._silent)
            voice.failed.connect(self._failed)
        return isinstance(voice, Reader)

    def _started(self, number: int) -> None:
        if number < len(self._widgets):
            self._now = self._widgets[number]
            self.mark.point(self._now)
        self._show_state()

    def _silent(self) -> None:
        if not self._alone:
            self.mark.point(None)
        self._show_state()

    def _failed(self, trouble: str) -> None:
        if self._widgets:
            self._give_up(Trouble(trouble))

    def _give_up(self, trouble: Trouble) -> None:
        self.close()
        self._tell(trouble)

    # --- what the person does

    def _read(self, widgets: list[QWidget]) -> None:
        self._widgets = widgets
        self._try(lambda reader: reader.read([_spoken(widget) for widget in widgets]))

    def _step(self, by: int) -> None:
        """Read one sentence of the page, so many after the last one; behind the end is the beginning."""
        widgets = [widget for widget in self._what() if self._window.page.isAncestorOf(widget)]
        here = widgets.index(self._now) if self._now in widgets else -1
        self._alone = True
        self._read([widgets[max(0, here + by) % len(widgets)]])

    def _stop_or_close(self) -> None:
        if self._reader is not None and self._reader.reading:
            self.voice.stop()
        else:
            self.close()

    def close(self) -> None:
        """Put the bar away."""
        self.leave()
        self._arrange()

    def _try(self, act: Callable[[Reader], None]) -> None:
        if self._reader is None:
            return
        try:
            act(self._reader)
        except NoVoiceError as error:
            self._give_up(error.trouble)
        else:
            self._show_state()

    def _read_plainly(self) -> None:
        try:
            self.voice.read([_spoken(widget) for widget in self._what()])
        except NoVoiceError as error:
            self._tell(error.trouble)

    def _show_state(self) -> None:
        if self._reader is not None:
            self.bar.show_state(self._reader.reading, self._reader.room)


def _spoken(widget: QWidget) -> str:
    from ybdesk.render.spoken import aloud

    return aloud(str(getattr(widget, "spoken", "")))
