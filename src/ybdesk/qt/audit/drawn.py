"""What a widget draws, read back from its own painting: every text and every picture with its place.

The widget paints into an SVG instead of onto the screen, so that nothing is taken on trust: a text that is
cut, shortened, too small or in the wrong colour is so in the record as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QPointF, QRect
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QRegion, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

RESOLUTION = 96
ABOVE_EM, BELOW_EM = 0.88, 0.12
"""A CJK character's box above and below its base line."""
GROUP = re.compile(r'<g [^>]*transform="matrix\(([^)]*)\)"|<text ([^>]*)>([^<]*)</text>|<image ([^>]{1,160})')
ATTRIBUTE = re.compile(r'([\w:-]+)="([^"]*)"')


class Glyphs(NamedTuple):
    """One run of characters as it was drawn, in pixels of its widget."""

    text: str
    x: float
    baseline: float
    width: float
    em: float
    bold: bool
    colour: str

    @property
    def top(self) -> float:
        return self.baseline - ABOVE_EM * self.em

    @property
    def bottom(self) -> float:
        return self.baseline + BELOW_EM * self.em


class Box(NamedTuple):
    """A pixmap as it was drawn."""

    x: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        return self.top + self.height


class Drawn(NamedTuple):
    """Everything that can be told from a widget's painting."""

    glyphs: tuple[Glyphs, ...]
    boxes: tuple[Box, ...]

    @property
    def text(self) -> str:
        """All characters, from the top left on."""
        ordered = sorted(self.glyphs, key=lambda run: (round(run.baseline), run.x))
        return "".join(run.text for run in ordered)


def drawn(widget: QWidget) -> Drawn:
    """Let a widget, without its children, paint itself, and read what it painted."""
    glyphs: list[Glyphs] = []
    boxes: list[Box] = []
    for thing in _things(_svg(widget)):
        if isinstance(thing, Glyphs):
            glyphs.append(thing)
        else:
            boxes.append(thing)
    return Drawn(tuple(glyphs), tuple(boxes))


def _svg(widget: QWidget) -> str:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(RESOLUTION)
    generator.setSize(widget.size())
    generator.setViewBox(QRect(0, 0, widget.width(), widget.height()))
    painter = QPainter(generator)
    widget.render(painter, QPoint(), QRegion(), QWidget.RenderFlag(0))
    painter.end()
    return bytes(buffer.data().data()).decode("utf-8", "replace")


def _things(svg: str) -> Iterator[Glyphs | Box]:
    matrix = QTransform()
    for found in GROUP.finditer(svg):
        transform, attributes, text, image = found.groups()
        if transform:
            a, b, c, d, x, y = map(float, transform.split(","))
            matrix = QTransform(a, b, c, d, x, y)
        elif attributes:
            yield _glyphs(dict(ATTRIBUTE.findall(attributes)), unescape(text), matrix)
        elif image:
            values = dict(ATTRIBUTE.findall(image))
            x, y, wide, high = (float(values[name]) for name in ("x", "y", "width", "height"))
            corner = matrix.map(QPointF(x, y))
            yield Box(corner.x(), corner.y(), wide * matrix.m11(), high * matrix.m22())


def _glyphs(values: dict[str, str], text: str, matrix: QTransform) -> Glyphs:
    text = text.strip("\n")
    size, bold = float(values["font-size"]), int(values["font-weight"]) > 500
    font = QFont(values["font-family"])
    font.setPixelSize(max(1, round(size)))
    font.setBold(bold)
    start = matrix.map(QPointF(float(values["x"]), float(values["y"])))
    scale = abs(matrix.m22())
    width = QFontMetricsF(font).horizontalAdvance(text) * abs(matrix.m11()) * size / max(1, round(size))
    return Glyphs(text, start.x(), start.y(), width, size * scale, bold, values.get("fill", ""))
