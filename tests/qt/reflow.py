"""What the tests of layout measure on a page: what is cut, what is too close, where things are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from ybdesk.qt.controls import Button
from ybdesk.qt.journey import Journey
from ybdesk.qt.text import Text
from ybdesk.qt.theme import GAP_MM
from ybdesk.qt.tree import below

if TYPE_CHECKING:
    from conftest import Wizard


def visible(wizard: Wizard) -> list[Text | Button]:
    found: list[Text | Button] = [*below(wizard.window, Text), *below(wizard.window, Button)]
    return [widget for widget in found if widget.isVisible()]


def place(wizard: Wizard, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(wizard.window, QPoint(0, 0)), widget.size())


def clipped(wizard: Wizard) -> list[str]:
    """The words of everything that has less room than it needs or stands out of its parent."""
    bad = []
    for widget in visible(wizard):
        parent = widget.parentWidget()
        words = widget.text()
        assert parent is not None
        if widget.height() < widget.heightForWidth(widget.width()):
            bad.append(f"too low: {words}")
        if widget.width() < widget.minimumSizeHint().width():
            bad.append(f"too narrow: {words}")
        inside = parent.rect().contains(widget.geometry()) or parent is wizard.window.page.scroll.pane
        if words and not inside:
            bad.append(f"out of its parent: {words}")
    pane, content = wizard.window.page.scroll.pane, wizard.window.page.content
    if content.width() > pane.width():
        bad.append("two-way scrolling")
    if content.height() > pane.height() and not wizard.window.page.scroll.down.isVisible():
        bad.append("no way down")
    return bad


def too_close(wizard: Wizard) -> list[str]:
    """Pairs of targets with less than the gap between them."""
    look = wizard.desk.look
    gap = int(GAP_MM * look.pixels_per_mm)
    rects = [(b.label, place(wizard, b)) for b in below(wizard.window, Button) if b.isVisible()]
    inner = wizard.window.page.scroll
    return [
        f"{one} / {other}"
        for number, (one, first) in enumerate(rects)
        for other, second in rects[number + 1 :]
        if first.adjusted(1 - gap, 1 - gap, gap - 1, gap - 1).intersects(second)
        and not _in_pane_and_outside(wizard, inner, first, second)
    ]


def _in_pane_and_outside(wizard: Wizard, scroll: QWidget, first: QRect, second: QRect) -> bool:
    """One scrolls and the other does not: they only seem to meet where the pane cuts the first off."""
    pane = place(wizard, scroll)
    return not (pane.contains(first) and pane.contains(second))


def sample(pages: dict[str, Journey]) -> dict[str, Journey]:
    """Every kind of page; of the many pages of sections those of three."""
    kept = ("20-phone", "20-money", "20-about-1")
    return {
        name: where for name, where in pages.items() if not name.startswith("20") or name.startswith(kept)
    }
