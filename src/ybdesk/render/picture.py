"""A picture of what to touch, drawn from the few words of its record; the same on paper, in HTML and in Qt.

`draw` gives SVG. No app's logo is drawn: an app is told by the shape of its screens and by its name.
"""

from __future__ import annotations

from ybdesk.document import Picture
from ybdesk.render.canvas import PAPER, WIDTH, Canvas, Palette
from ybdesk.render.devices import DEVICES

__all__ = ["PAPER", "WIDTH", "Palette", "draw", "kinds"]


def draw(picture: Picture, palette: Palette = PAPER, keypad: str = "") -> str:
    """The picture as SVG, 320 units wide. A row worded like `keypad` stands for the keys of a telephone.

    Raises KeyError for a kind of picture that nobody knows how to draw.
    """
    canvas = Canvas(palette)
    height = DEVICES[picture.app](canvas, picture, keypad)
    return canvas.svg(height, picture.alt)


def kinds() -> tuple[str, ...]:
    """What a picture's `app` may be."""
    return tuple(DEVICES)
