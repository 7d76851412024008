"""The keys that hold on every page: back, and the arrows that lead from button to button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from ybdesk.qt.controls import Button
from ybdesk.qt.focus import neighbour
from ybdesk.qt.tree import below

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ybdesk.qt.window import Window

BACK = (Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_Back)
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def struck(window: Window, event: QKeyEvent) -> bool:
    """Do what a key is for; whether it was of use."""
    key = event.key()
    if key in BACK:
        if not window.page.key(event) and not event.isAutoRepeat() and window.desk.strikes.key_counts(key):
            window.desk.back()
        return True
    if key in ARROWS:
        _step(window, *ARROWS[Qt.Key(key)])
        return True
    return window.page.key(event)


def _step(window: Window, x: int, y: int) -> None:
    """Move the focus to the next button in a direction."""
    now = QApplication.focusWidget()
    candidates = [b for b in below(window, Button) if b.isVisible() and b.isEnabled()]
    places = {b: b.mapTo(window, QPoint(0, 0)) for b in candidates}
    rects = {b: (p.x(), p.y(), b.width(), b.height()) for b, p in places.items()}
    found = neighbour(rects, now if isinstance(now, Button) else None, x, y)
    if found is not None:
        found.setFocus(Qt.FocusReason.TabFocusReason)
        window.page.scroll.show_widget(found)
