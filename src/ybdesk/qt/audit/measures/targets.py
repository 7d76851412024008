"""How large everything is that can be touched, how far apart, and how large the pictograms are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import hypot

from PySide6.QtCore import QRect

from ybdesk.qt.audit.clauses import Measured
from ybdesk.qt.audit.scene import Part, Scene


def measure(scene: Scene) -> Iterator[Measured]:
    for part in scene.targets:
        short = scene.mm(min(part.rect.width(), part.rect.height()))
        yield Measured("target.any", short, part.name)
        if part.main:
            yield Measured("target.main", short, part.name)
    for part in scene.parts:
        for box in part.drawn.boxes:
            yield Measured("pictogram", scene.mm(min(box.width, box.height)), part.name)
    yield from _gaps(scene)


def _gaps(scene: Scene) -> Iterator[Measured]:
    """Within what scrolls, and around it; what scrolls may come to lie at every edge of its window."""
    inside = [part for part in scene.targets if part.scrolled]
    around = [part for part in scene.targets if not part.scrolled]
    for group in (inside, around):
        near = min(combinations(group, 2), key=_distance, default=None)
        if near is not None:
            yield Measured("target.gap", scene.mm(_distance(near)), f"{near[0].name} / {near[1].name}")
    for scroll in scene.turning:
        if not any(scroll.content.isAncestorOf(part.widget) for part in inside):
            continue
        sight = QRect(scroll.pane.mapTo(scene.window, scroll.pane.rect().topLeft()), scroll.pane.size())
        for part in around:
            if part.widget.isEnabled():
                yield Measured("target.gap", scene.mm(apart(sight, part.rect)), part.name)


def _distance(pair: tuple[Part, Part]) -> float:
    return apart(pair[0].rect, pair[1].rect)


def apart(one: QRect, other: QRect) -> float:
    """The pixels between two rectangles; 0 where they touch."""
    x = max(one.x() - other.x() - other.width(), other.x() - one.x() - one.width(), 0)
    y = max(one.y() - other.y() - other.height(), other.y() - one.y() - one.height(), 0)
    return hypot(x, y)
