"""Filling and outlining, by calls that do not make PySide build the whole `Qt` namespace, which takes 14 ms.

`QPainter.setPen`, `setBrush`, `fillRect` and `QBrush(QColor)` all do; a brush taken from a palette does not.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPalette, QPen


@lru_cache(maxsize=64)
def brush(colour: str) -> QBrush:
    """A solid brush of a colour given as #rrggbb."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor(colour))
    return palette.window()


def rounded(box: QRectF, radius: float, inset: float = 0) -> QPainterPath:
    """A box with round corners, smaller by `inset` on each side."""
    path = QPainterPath()
    path.addRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)
    return path


def circle(box: QRectF) -> QPainterPath:
    """The circle inside a square."""
    path = QPainterPath()
    path.addEllipse(box)
    return path


def fill(painter: QPainter, path: QPainterPath, colour: str) -> None:
    painter.fillPath(path, brush(colour))


def fill_box(painter: QPainter, x: float, y: float, width: float, height: float, colour: str) -> None:
    path = QPainterPath()
    path.addRect(x, y, width, height)
    painter.fillPath(path, brush(colour))


def outline(painter: QPainter, box: QRectF, radius: float, colour: str, width: float) -> None:
    """A line of a width along the inside of a box with round corners."""
    painter.strokePath(rounded(box, radius, width / 2), QPen(brush(colour), width))


def panel(painter: QPainter, box: QRectF, radius: float, ground: str, edge: str, width: float) -> None:
    """A ground with an edge."""
    fill(painter, rounded(box, radius, width / 2), ground)
    outline(painter, box, radius, edge, width)
