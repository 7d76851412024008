"""Icons: SVG in one hand, recoloured for the theme, each drawn once per size and colour."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

from ybdesk.rules.load import DATA

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

ICONS = Path(DATA, "icons")
LINE = b"#17292c"
WASH = b"#f9d9a0"
"""The two colours that every icon file is drawn in."""
PROGRAM = "ybdesk"


class _Brush:
    """Whether icons are drawn yet."""

    dry = False


def wait() -> None:
    """Leave the icons out until `go_on`: the first frame can do without them, its words cannot wait."""
    _Brush.dry = True


def go_on() -> None:
    """Draw icons from now on."""
    _Brush.dry = False


def has_icon(name: str) -> bool:
    """Whether there is a drawing of that name."""
    return bool(name) and _file(name).is_file()


@lru_cache(maxsize=256)
def pixmap(name: str, size: int, line: str, wash: str, ratio: float = 1.0) -> QPixmap:
    """A drawing `size` logical pixels wide and high in the two colours; empty where there is none."""
    from PySide6.QtSvg import QSvgRenderer

    pixels = max(1, round(size * ratio))
    image = QPixmap(pixels, pixels)
    image.fill(QColor(0, 0, 0, 0))
    try:
        drawing = _file(name).read_bytes()
    except OSError:
        return image
    if name != PROGRAM:
        ground = wash.encode() if wash else b"none"
        drawing = drawing.replace(LINE, b"#line").replace(WASH, ground).replace(b"#line", line.encode())
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def draw(painter: QPainter, name: str, x: float, y: float, size: int, line: str, wash: str) -> None:
    """Paint an icon with its top left corner at x, y; without the shape behind it where `wash` is empty."""
    if _Brush.dry:
        return
    ratio = painter.device().devicePixelRatioF() if painter.device() is not None else 1.0
    painter.drawPixmap(round(x), round(y), pixmap(name, size, line, wash, ratio))


def program_icon() -> QIcon:
    """The icon of the window."""
    from PySide6.QtGui import QIcon

    icon = QIcon()
    for size in (32, 64, 128):
        icon.addPixmap(pixmap(PROGRAM, size, "", ""))
    return icon


def _file(name: str) -> Path:
    return ICONS / f"{name}.svg"
