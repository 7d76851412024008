"""A finger that drags the page: what scrolls follows it, and nothing under it is chosen.

Qt turns a touch that nobody took into the events of a mouse, so that one way serves fingers, pens and mice.
The page needs no dragging: its two buttons turn it as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QMouseEvent, QPointingDevice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ybdesk.qt.controls import Button
    from ybdesk.qt.scroll import Scroll

TAP_MM = 6.0
"""A finger that moves less than this is still tapping."""


class Drag:
    """One finger, from the press on. A mouse, or a hand that trembles, must leave the button it pressed."""

    def __init__(self, scroll: Scroll, press: QMouseEvent, button: Button | None = None) -> None:
        self._scroll = scroll
        self._from = press.globalPosition()
        self._value = scroll.value
        finger = press.pointerType() is QPointingDevice.PointerType.Finger
        self._button = None if finger and not scroll.look.trembling else button
        self._begun = False

    def moves(self, event: QMouseEvent) -> bool:
        """Let the page follow, once the finger has gone far enough; whether it does."""
        if not self._begun and self._far(event):
            self._begun = True
            self._from, self._value = event.globalPosition(), self._scroll.value
        if self._begun:
            self._scroll.scroll_to(self._value + round(self._from.y() - event.globalPosition().y()))
        return self._begun

    def _far(self, event: QMouseEvent) -> bool:
        """Whether the finger means the page: further than a tap, up or down, and there is more to see."""
        if not self._scroll.most:
            return False
        if self._button is not None and self._button.rect().contains(event.position().toPoint()):
            return False
        gone = event.globalPosition() - self._from
        return abs(gone.y()) > self._scroll.look.mm(TAP_MM) and abs(gone.y()) > abs(gone.x())


def drag_from(button: Button, press: QMouseEvent) -> Drag | None:
    """What may come of a press on a button that lies in something that scrolls."""
    from ybdesk.qt.scroll import Scroll

    parent: QWidget | None = button.parentWidget()
    while parent is not None and not isinstance(parent, Scroll):
        parent = parent.parentWidget()
    if parent is None or not parent.content.isAncestorOf(button):
        return None
    return Drag(parent, press, button)
