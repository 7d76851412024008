"""Nothing is cut, shortened, covered or out of reach, and one direction of scrolling is enough."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect

from ybdesk.qt.audit.clauses import Measured
from ybdesk.qt.audit.drawn import Box, Glyphs
from ybdesk.qt.audit.scene import Part, Scene
from ybdesk.qt.scroll import Scroll
from ybdesk.qt.theme import LEADING, Role

SLACK = 1.0
"""A rounded pixel is no fault."""


def measure(scene: Scene) -> Iterator[Measured]:
    for part in scene.texts:
        outside = [run for run in part.drawn.glyphs if run.text.strip() and not _holds(part, run)]
        cut = sum(not _holds(part, box) for box in part.drawn.boxes)
        yield Measured("clip.text", len(outside) + cut, outside[0].text if outside else part.name)
        yield Measured("clip.lost", _lost(part), part.name)
    for part in (*scene.texts, *scene.targets):
        yield Measured("clip.widget", not _within(scene, part), part.name)
    yield from _overlaps(scene)
    for scroll in scene.scrolls:
        yield from _scrolling(scene, scroll)


def _holds(part: Part, thing: Glyphs | Box) -> bool:
    """Whether a widget is large enough for what it draws."""
    across = thing.x >= -SLACK and thing.x + thing.width <= part.widget.width() + SLACK
    return across and thing.top >= -SLACK and thing.bottom <= part.widget.height() + SLACK


def _lost(part: Part) -> int:
    """Characters that the part says it shows and did not draw."""
    said = Counter("".join("".join(part.texts).split()))
    shown = Counter("".join(part.drawn.text.split()))
    return (said - shown).total()


def _within(scene: Scene, part: Part) -> bool:
    """Whether a part lies within everything it lies in, as far as that can be seen or scrolled to."""
    if part.widget.width() < 1 or part.widget.height() < 1:
        return False
    inside = {scroll.content for scroll in scene.scrolls}
    holder = part.widget.parentWidget()
    while holder is not None and holder is not scene.window.parentWidget():
        corner = part.widget.mapTo(holder, QPoint(0, 0))
        if not holder.rect().contains(QRect(corner, part.widget.size())):
            return False
        if holder in inside or holder is scene.window:
            return True
        holder = holder.parentWidget()
    return True


def _overlaps(scene: Scene) -> Iterator[Measured]:
    parts = [part for part in scene.parts if part.texts or part.target or part.drawn.glyphs]
    worst, which = 0, ""
    for one, other in combinations(parts, 2):
        if one.scrolled is not other.scrolled or one.widget.isAncestorOf(other.widget):
            continue
        if other.widget.isAncestorOf(one.widget):
            continue
        shared = one.rect.intersected(other.rect)
        if shared.width() > 1 and shared.height() > 1:
            worst, which = worst + 1, f"{one.name} / {other.name}"
    yield Measured("clip.overlap", worst, which)


def _scrolling(scene: Scene, scroll: Scroll) -> Iterator[Measured]:
    content, pane, heading = scroll.content, scroll.pane, scene.page.heading
    yield Measured("scroll.sideways", content.width() > pane.width() or content.x() < 0, heading)
    shown = all(button.isVisibleTo(scene.window) for button in (scroll.up, scroll.down))
    yield Measured("scroll.buttons", scroll in scene.turning and not shown, heading)
    if scroll in scene.turning:
        line = scene.page.look.em(Role.BODY) * LEADING
        yield Measured("scroll.room", pane.height() / line, heading)
