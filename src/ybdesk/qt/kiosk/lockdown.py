"""What may come in from outside: a finger, and the few keys that the pages understand. Nothing else."""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QKeyEvent, QKeySequence, QMouseEvent

SCHEMES = ("http", "https", "file", "ftp", "mailto", "tel", "sms", "about", "data", "javascript")
KEYS = frozenset(
    {
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Space,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        *(Qt.Key(Qt.Key.Key_0 + digit) for digit in range(10)),
    }
)
PLAIN = Qt.KeyboardModifier.KeypadModifier
REFUSED = frozenset(
    {
        QEvent.Type.Close,
        QEvent.Type.ContextMenu,
        QEvent.Type.DragEnter,
        QEvent.Type.DragMove,
        QEvent.Type.Drop,
        QEvent.Type.NativeGesture,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.FileOpen,
    }
)
SIGNS_OF_LIFE = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.Wheel}
)
BUTTONS = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease})
STROKES = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease})


class Lockdown(QObject):
    """Stands before the window; tells of each sign of life, and of the key that hides everything."""

    def __init__(self, touched: Callable[[], None], blanked: Callable[[], None], blank_key: str) -> None:
        super().__init__()
        self._touched = touched
        self._blanked = blanked
        self._blank_key = key_named(blank_key)
        self.may_close = False
        for scheme in SCHEMES:
            QDesktopServices.setUrlHandler(scheme, self, "nowhere")  # type: ignore[arg-type]

    @Slot(QUrl)
    def nowhere(self, _url: QUrl) -> None:
        """No address is ever opened."""

    def open_again(self) -> None:
        """Let go of the addresses."""
        for scheme in SCHEMES:
            QDesktopServices.unsetUrlHandler(scheme)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in SIGNS_OF_LIFE:
            self._touched()
        if kind in STROKES and isinstance(event, QKeyEvent):
            return self._stroke(event)
        if kind in BUTTONS and isinstance(event, QMouseEvent):
            return event.button() is not Qt.MouseButton.LeftButton
        if kind is QEvent.Type.Close and self.may_close:
            return False
        if kind in REFUSED:
            event.ignore()
            return kind is not QEvent.Type.MouseButtonDblClick
        return False

    def _stroke(self, event: QKeyEvent) -> bool:
        """Whether a keystroke is kept from the pages."""
        key = event.key()
        if key == self._blank_key:
            if event.type() is QEvent.Type.KeyPress and not event.isAutoRepeat():
                self._blanked()
            return True
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and key == Qt.Key.Key_Backtab
        allowed = PLAIN | Qt.KeyboardModifier.ShiftModifier if shifted else PLAIN
        return key not in KEYS or bool(event.modifiers() & ~allowed)


def key_named(name: str) -> int:
    """The key a hall calls so; 0 for none."""
    keys = QKeySequence.fromString(name)
    return int(keys[0].key()) if keys.count() == 1 else 0  # type: ignore[index]
