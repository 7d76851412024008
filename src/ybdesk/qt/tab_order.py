"""The order of the tab key: as one reads, from the header through the page to the footer."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from ybdesk.qt.tree import below

if TYPE_CHECKING:
    from ybdesk.qt.window import Window


def order(window: Window) -> list[QWidget]:
    """Everything that can have the focus, in reading order."""
    page = window.page
    found: list[QWidget] = [window.header.back, window.header.restart]
    for part in (page.content, page.scroll, page.actions, page):
        found += [widget for widget in _stops(part) if widget not in found]
    rest = {widget: widget.mapTo(window, QPoint(0, 0)) for widget in _stops(window) if widget not in found}
    return [*found, *sorted(rest, key=lambda widget: (rest[widget].y(), rest[widget].x()))]


def in_reading_order(window: Window) -> None:
    """Make the tab key follow that order; pages change what is on them, so this is done when it is struck."""
    for one, other in pairwise(order(window)):
        QWidget.setTabOrder(one, other)


def _stops(root: QWidget) -> list[QWidget]:
    return [widget for widget in below(root, QWidget) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
