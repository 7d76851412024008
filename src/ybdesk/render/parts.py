"""What the drawings of all devices share: rows and buttons, and small signs."""

from __future__ import annotations

from collections.abc import Callable

from ybdesk.document import Picture
from ybdesk.render.canvas import HAND_BELOW, LABEL, WIDTH, Canvas

EDGE = 12.0
"""From the edge of the drawing to what is on a screen."""
ROW = 54.0
GAP = 9.0
TITLE = 48.0

Sign = Callable[[Canvas, float, float, float], None]
"""Draws a small sign at a place, in a size."""


def rows(canvas: Canvas, picture: Picture, top: float, inset: float = EDGE + 6, boxed: bool = True) -> float:
    """Rows one under the other. Returns where they end, with room for the hand."""
    y = top
    above = ""
    for row in picture.rows:
        row_of(
            canvas,
            row,
            inset,
            y,
            WIDTH - 2 * inset,
            ROW,
            picture.spot,
            boxed=boxed,
            arrow=above != picture.spot,
        )
        above = row
        y += ROW + GAP
    return y - GAP + (HAND_BELOW - 20 if picture.rows and picture.rows[-1] == picture.spot else 20)


def row_of(
    canvas: Canvas,
    text: str,
    x: float,
    y: float,
    w: float,
    h: float,
    spot: str,
    *,
    centred: bool = False,
    boxed: bool = True,
    arrow: bool = False,
) -> None:
    """One row; a centred one is a button, any other leads on to the next screen."""
    chosen, line = text == spot, canvas.palette.line
    if chosen or boxed:
        canvas.box(x, y, w, h, fill=fill(canvas, chosen), stroke=line, width=1.6)
    else:
        canvas.path(f"M{x} {y + h}H{x + w}", stroke=line, width=1.6)
    if arrow and not chosen:
        canvas.path(
            f"M{x + w - 22} {y + h / 2 - 9}L{x + w - 13} {y + h / 2}L{x + w - 22} {y + h / 2 + 9}",
            stroke=line,
            width=3,
        )
    canvas.words(text, x + 12, y, w - (24 if centred else 42), h, size=LABEL, bold=chosen, centred=centred)
    if chosen:
        canvas.spot(
            x, y, w, h, tip=(min(x + w - 8, WIDTH - 46), y + h - 6) if centred else (x + w - 40, y + h - 18)
        )


def fill(canvas: Canvas, chosen: bool) -> str:
    return canvas.palette.accent_paper if chosen else canvas.palette.paper


def squares(canvas: Canvas, x: float, y: float, size: float) -> None:
    half = size * 0.42
    for dx, dy in ((0.0, 0.0), (size - half, 0.0), (0.0, size - half), (size - half, size - half)):
        canvas.box(x + dx, y + dy, half, half, stroke=canvas.palette.ink, width=3, radius=3)


def page(canvas: Canvas, x: float, y: float, size: float) -> None:
    canvas.box(x + 2, y, size - 4, size, stroke=canvas.palette.line, width=2, radius=4)
    canvas.path(
        f"M{x + 8} {y + 9}H{x + size - 8}M{x + 8} {y + 17}H{x + size - 8}",
        stroke=canvas.palette.line,
        width=2,
    )


def bubble(canvas: Canvas, x: float, y: float, size: float) -> None:
    s = size / 32
    d = "M4 3H28A3 3 0 0 1 31 6V20A3 3 0 0 1 28 23H14L7 30V23H4A3 3 0 0 1 1 20V6A3 3 0 0 1 4 3Z"
    canvas.path(d, stroke=canvas.palette.ink, width=3, at=f"translate({x:.2f} {y:.2f}) scale({s:.3f})")


def person(canvas: Canvas, x: float, y: float, size: float) -> None:
    s = size / 32
    d = "M16 2A7 7 0 0 1 16 16A7 7 0 0 1 16 2ZM2 31C2 17 30 17 30 31Z"
    canvas.path(d, stroke=canvas.palette.ink, width=3, at=f"translate({x:.2f} {y:.2f}) scale({s:.3f})")


def coin(canvas: Canvas, x: float, y: float, size: float) -> None:
    r = size / 2
    canvas.circle(x + r, y + r, r, stroke=canvas.palette.ink, width=3)
    s = size / 32
    canvas.path(
        "M9 8L16 16L23 8M16 16V26M10 17H22M10 22H22",
        stroke=canvas.palette.ink,
        width=2.6,
        at=f"translate({x:.2f} {y:.2f}) scale({s:.3f})",
    )


def receiver(canvas: Canvas, x: float, y: float, size: float) -> None:
    s = size / 32
    d = "M8 2L13 10L10 14C12 18 14 20 18 22L22 19L30 24C30 28 27 31 23 30C12 28 4 20 2 9C1 5 4 2 8 2Z"
    canvas.path(d, stroke=canvas.palette.ink, width=3, at=f"translate({x:.2f} {y:.2f}) scale({s:.3f})")
