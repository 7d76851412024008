"""Which button lies next to another in a direction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

T = TypeVar("T")
Rect = tuple[int, int, int, int]
"""Left, top, width, height."""


def neighbour(rects: Mapping[T, Rect], now: T | None, x: int, y: int) -> T | None:
    """The nearest in the direction (x, y); the first of all where nothing has the focus yet."""
    if now is None or now not in rects:
        return next(iter(rects), None)
    here = rects[now]
    ahead = {
        item: _distance(here, rect, x)
        for item, rect in rects.items()
        if item != now and _ahead(here, rect, x, y)
    }
    return min(ahead, key=lambda item: ahead[item]) if ahead else None


def _centre(rect: Rect) -> tuple[float, float]:
    return rect[0] + rect[2] / 2, rect[1] + rect[3] / 2


def _ahead(here: Rect, there: Rect, x: int, y: int) -> bool:
    """Whether there is something of a rectangle beyond the other in the direction."""
    if x:
        return there[0] >= here[0] + here[2] if x > 0 else there[0] + there[2] <= here[0]
    return there[1] >= here[1] + here[3] if y > 0 else there[1] + there[3] <= here[1]


def _distance(here: Rect, there: Rect, x: int) -> float:
    (hx, hy), (tx, ty) = _centre(here), _centre(there)
    along, aside = (abs(tx - hx), abs(ty - hy)) if x else (abs(ty - hy), abs(tx - hx))
    if not x:
        overlap = min(here[0] + here[2], there[0] + there[2]) - max(here[0], there[0])
    else:
        overlap = min(here[1] + here[3], there[1] + there[3]) - max(here[1], there[1])
    return along + (0 if overlap > 0 else 2 * aside)
