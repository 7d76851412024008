"""Contrast, from the pixels of the real rendering, in colour and in grey."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from ybdesk.qt.audit.clauses import Measured
from ybdesk.qt.audit.drawn import Box, Glyphs
from ybdesk.qt.audit.scene import Part, Scene
from ybdesk.qt.controls import Button

FEW_PIXELS = 4
"""A colour seen less often than this may be an edge that was smoothed."""
EDGE_MM = 3.0
ROWS = 10
"""As many rows of a text are looked at; characters have strokes in each."""
FEW_CHARACTERS, CLOSE_ROWS = 2, 48
"""A dash alone has one thin stroke, which must not be missed."""


class Canvas:
    """An image as rows of colours, in the coordinates of the widget it shows."""

    def __init__(self, image: QImage) -> None:
        self.ratio = image.devicePixelRatio()
        self.width, self.height = image.width(), image.height()
        self._stride = image.bytesPerLine() // 4
        self._pixels = memoryview(image.constBits()).cast("I")
        self._image = image

    def row(self, y: float, left: float, right: float) -> list[int]:
        """The colours from left to right; none outside of the image."""
        line = round(y * self.ratio)
        first, last = max(0, round(left * self.ratio)), min(self.width, round(right * self.ratio))
        if not 0 <= line < self.height or first >= last:
            return []
        start = line * self._stride
        return [colour & 0xFFFFFF for colour in self._pixels[start + first : start + last].tolist()]


def measure(scene: Scene) -> Iterator[Measured]:
    """The colours of everything with words, a picture or an edge."""
    window = Canvas(scene.picture())
    contents: dict[QWidget, Canvas] = {}
    for scroll in scene.turning:
        contents[scroll.content] = Canvas(scene.whole_content(scroll))
    marks: dict[bool, list[float]] = {True: [], False: []}
    for part in scene.parts:
        if _known(scene, part):
            continue
        canvas, corner = window, part.rect.topLeft()
        for content, own in contents.items():
            if content.isAncestorOf(part.widget):
                canvas, corner = own, part.widget.mapTo(content, QPoint(0, 0))
        if part.texts:
            yield from _texts(part, canvas, corner)
        yield from _icons(part, canvas, corner)
        if isinstance(part.widget, Button) and part.widget.isEnabled():
            edge = _edge(part, canvas, corner, scene.pixels_per_mm)
            yield Measured("contrast.edges", edge[0], part.name)
            if part in scene.targets and part.widget in scene.page.choices:
                marks[part.widget.marked].append(edge[1])
    if marks[True] and marks[False]:
        yield Measured("state.grey", min(marks[True]) / max(1, *marks[False]), scene.page.heading)


def _known(scene: Scene, part: Part) -> bool:
    """Whether a part that stays from page to page was looked at before, as it is now."""
    if part.known is None:
        return False
    state = (id(part.widget), scene.page.look.theme, part.rect.getRect(), part.texts, part.widget.isEnabled())
    found = state in scene.seen
    scene.seen[state] = True
    return found


def dress(scene: Scene) -> frozenset[object]:
    """All that decides which colours meet on a page: kinds of parts, what they lie in, how their words look.

    Pages that are dressed alike need to be looked at in colour only once.
    """
    found: set[object] = set()
    for part in scene.parts:
        widget = part.widget
        holders = []
        holder: QWidget | None = widget
        while holder is not None and holder is not scene.window:
            holders.append((type(holder).__name__, getattr(holder, "ground", "")))
            holder = holder.parentWidget()
        own = tuple(
            getattr(widget, name, None) for name in ("style_kind", "marked", "icon_name", "tone", "role")
        )
        inks = frozenset((run.em, run.bold, run.colour) for run in part.drawn.glyphs)
        found.add((tuple(holders), own, widget.isEnabled(), inks))
    return frozenset(found)


def _texts(part: Part, canvas: Canvas, corner: QPoint) -> Iterator[Measured]:
    for run in part.drawn.glyphs:
        if not run.text.strip():
            continue
        counted = _pixels(run, part, canvas, corner)
        if not counted:
            continue
        ground, ink = ground_and_ink(counted)
        yield Measured("contrast.text", contrast(ground, ink), run.text)
        yield Measured("contrast.grey", contrast(grey(ground), grey(ink)), run.text)


def _pixels(run: Glyphs, part: Part, canvas: Canvas, corner: QPoint) -> Counter[int]:
    """The colours where a run of characters shows; none where it lies outside of its widget."""
    counted: Counter[int] = Counter()
    left, top = corner.x() + run.x, corner.y() + run.top
    right = min(left + run.width, corner.x() + part.widget.width())
    rows = ROWS if len(run.text) > FEW_CHARACTERS else CLOSE_ROWS
    for row in range(rows):
        y = top + (row + 0.5) * run.em / rows
        if y < corner.y() + part.widget.height():
            counted.update(canvas.row(y, left, right))
    return counted


def _icons(part: Part, canvas: Canvas, corner: QPoint) -> Iterator[Measured]:
    for box in part.drawn.boxes:
        ground, ink = _around(box, canvas, corner), 0
        counted: Counter[int] = Counter()
        for row in range(ROWS):
            left = corner.x() + box.x
            counted.update(
                canvas.row(corner.y() + box.top + (row + 0.5) * box.height / ROWS, left, left + box.width)
            )
        if ground is None or not counted:
            continue
        ink = _furthest(ground, counted)
        yield Measured("contrast.icons", contrast(ground, ink), part.name)
        yield Measured("contrast.greyicons", contrast(grey(ground), grey(ink)), part.name)


def _around(box: Box, canvas: Canvas, corner: QPoint) -> int | None:
    """What an icon stands on: the commonest colour just left and right of it."""
    counted: Counter[int] = Counter()
    left, right = corner.x() + box.x, corner.x() + box.x + box.width
    for row in range(ROWS):
        y = corner.y() + box.top + (row + 0.5) * box.height / ROWS
        counted.update(canvas.row(y, left - 3, left) + canvas.row(y, right, right + 3))
    return counted.most_common(1)[0][0] if counted else None


def _edge(part: Part, canvas: Canvas, corner: QPoint, scale: float) -> tuple[float, float]:
    """How a button stands out at its left side, and how thick that edge is, in pixels of the screen."""
    y = corner.y() + part.rect.height() / 2
    rounded_off = canvas.row(corner.y(), corner.x(), corner.x() + 1)
    outside = canvas.row(y, corner.x() - 3, corner.x() - 1) or rounded_off
    across = canvas.row(y, corner.x(), corner.x() + EDGE_MM * scale)
    if not outside or not across:
        return 1.0, 0.0
    ground = outside[0]
    strongest = max(across, key=lambda colour: contrast(ground, colour))
    thick = 0
    for colour in across[across.index(strongest) :]:
        if contrast(grey(colour), grey(strongest)) > 1.2:
            break
        thick += 1
    return contrast(ground, strongest), thick


def ground_and_ink(counted: Counter[int]) -> tuple[int, int]:
    """The commonest colour, and the one furthest from it: full strokes, not their smoothed rims."""
    ground = counted.most_common(1)[0][0]
    return ground, _furthest(ground, counted)


def _furthest(ground: int, counted: Counter[int]) -> int:
    often = [colour for colour, count in counted.items() if count >= FEW_PIXELS] or list(counted)
    return max(often, key=lambda colour: contrast(ground, colour))


@lru_cache(maxsize=1 << 16)
def contrast(one: int, other: int) -> float:
    """The ratio of two colours as WCAG 2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@lru_cache(maxsize=1 << 16)
def _luminance(colour: int) -> float:
    parts = ((colour >> shift & 0xFF) / 255 for shift in (16, 8, 0))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def grey(colour: int) -> int:
    """The colour on a screen or printer that has none."""
    level = ((colour >> 16 & 0xFF) * 299 + (colour >> 8 & 0xFF) * 587 + (colour & 0xFF) * 114) // 1000
    return level << 16 | level << 8 | level
