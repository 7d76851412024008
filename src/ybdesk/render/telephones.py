"""Telephones: a call, and the screens of the programs on a mobile telephone."""

from __future__ import annotations

import re

from ybdesk.document import Picture
from ybdesk.render.canvas import WIDTH, Canvas
from ybdesk.render.parts import (
    EDGE,
    GAP,
    ROW,
    TITLE,
    Sign,
    bubble,
    coin,
    fill,
    page,
    person,
    receiver,
    row_of,
    rows,
    squares,
)

DIALLED = re.compile(r"[\d*#+ -]+")
KEYS = "123456789*0#"
LONGEST_ON_TILE = 5


def telephone(canvas: Canvas, picture: Picture, keypad: str) -> float:
    """A call: the number, the keys and the buttons beside them."""
    top = _handset(canvas, picture.screen, receiver)
    shown = [row for row in picture.rows if DIALLED.fullmatch(row) and len(row) > 1]
    keys = [row for row in picture.rows if len(row) == 1 and row in KEYS]
    if not shown and not keys and keypad not in picture.rows:
        return _cut_off(canvas, rows(canvas, picture, top))
    buttons = [row for row in picture.rows if row not in (*shown, *keys, keypad)]
    for number in shown:
        canvas.box(
            EDGE + 6,
            top,
            WIDTH - 2 * EDGE - 12,
            ROW - 6,
            fill=canvas.palette.paper,
            stroke=canvas.palette.line,
        )
        canvas.words(number, EDGE + 16, top, WIDTH - 2 * EDGE - 32, ROW - 6, size=34, bold=True, centred=True)
        if number == picture.spot:
            canvas.spot(EDGE + 6, top, WIDTH - 2 * EDGE - 12, ROW - 6)
        top += ROW - 6 + GAP
    wide = 176.0 if buttons else WIDTH - 2 * EDGE - 12
    bottom = _keypad(canvas, EDGE + 6, top, wide, picture.spot, keypad)
    left = EDGE + 6 + wide + GAP
    height = min(70.0, (bottom - top - GAP * (len(buttons) - 1)) / max(len(buttons), 1))
    for place, button in enumerate(buttons):
        row_of(
            canvas,
            button,
            left,
            top + place * (height + GAP),
            WIDTH - EDGE - 6 - left,
            height,
            picture.spot,
            centred=True,
        )
    return _cut_off(canvas, bottom + (50 if picture.spot == keypad else 20))


def _keypad(canvas: Canvas, x: float, y: float, w: float, spot: str, keypad: str) -> float:
    """Twelve keys. The spot may be one of them, or all of them under one name. Returns where they end."""
    wide, high = (w - 2 * 6) / 3, 38.0
    for number, key in enumerate(KEYS):
        left, top = x + number % 3 * (wide + 6), y + number // 3 * (high + 6)
        canvas.box(
            left,
            top,
            wide,
            high,
            fill=fill(canvas, key == spot),
            stroke=canvas.palette.line,
            radius=10,
            width=2,
        )
        canvas.words(key, left, top, wide, high, size=26, bold=True, centred=True)
        if key == spot:
            canvas.spot(left, top, wide, high, tip=(left + wide / 2 + 12, top + high - 8))
    bottom = y + 4 * high + 18
    if keypad and spot == keypad:
        canvas.spot(x - 3, y - 3, w + 6, bottom - y + 6, tip=(x + w * 0.52, bottom - 4))
    return bottom


def app_list(canvas: Canvas, picture: Picture, keypad: str) -> float:
    """A program on a mobile telephone: its rows under its title."""
    del keypad
    top = _handset(canvas, picture.screen, squares)
    return _cut_off(canvas, rows(canvas, picture, top))


def chat(canvas: Canvas, picture: Picture, keypad: str) -> float:
    """A chat program: rows with thin lines between them; on its first screen tabs at the bottom."""
    del keypad
    if picture.rows and picture.screen == picture.rows[0]:
        return _tabs(canvas, picture)
    top = _handset(canvas, picture.screen, bubble)
    return _cut_off(canvas, rows(canvas, picture, top, boxed=False))


def purse(canvas: Canvas, picture: Picture, keypad: str) -> float:
    """A payment program: tiles, each with a small sign above its name."""
    del keypad
    top = _handset(canvas, picture.screen, coin)
    if any(len(row) > LONGEST_ON_TILE for row in picture.rows):
        return _cut_off(canvas, rows(canvas, picture, top))
    columns = 2 if any(len(row) > 3 for row in picture.rows) or len(picture.rows) < 3 else 3
    wide = (WIDTH - 2 * EDGE - 12 - GAP * (columns - 1)) / columns
    high = 86.0
    for number, row in enumerate(picture.rows):
        left = EDGE + 6 + number % columns * (wide + GAP)
        y = top + number // columns * (high + GAP)
        chosen = row == picture.spot
        canvas.box(left, y, wide, high, fill=fill(canvas, chosen), stroke=canvas.palette.line, width=1.6)
        page(canvas, left + wide / 2 - 13, y + 9, 26)
        canvas.words(row, left + 6, y + 38, wide - 12, 44, bold=chosen, centred=True)
        if chosen:
            canvas.spot(left, y, wide, high, tip=(left + wide - 30, y + high - 4))
    lines = -(-len(picture.rows) // columns)
    return _cut_off(
        canvas,
        top
        + lines * (high + GAP)
        - GAP
        + (48 if picture.rows.index(picture.spot) // columns == lines - 1 else 16),
    )


def _handset(canvas: Canvas, title: str, sign: Sign) -> float:
    """The upper part of a mobile telephone, with the title of its screen. Returns where the rest begins."""
    canvas.box(134, 13, 52, 7, fill=canvas.palette.line, radius=3.5)
    sign(canvas, EDGE + 10, 28 + (TITLE - 32) / 2, 32)
    canvas.words(title, EDGE + 52, 28, WIDTH - 2 * EDGE - 62, TITLE, bold=True)
    canvas.path(f"M{EDGE - 6} {28 + TITLE + 3}H{WIDTH - EDGE + 6}", stroke=canvas.palette.line, width=2)
    return 28 + TITLE + 14


def _cut_off(canvas: Canvas, bottom: float) -> float:
    """The sides of the telephone, down to where the drawing leaves it off. Returns the height."""
    right = WIDTH - 4
    canvas.path(
        f"M4 {bottom - 4}V32C4 12 14 4 32 4H{right - 28}C{right - 10} 4 {right} 12 {right} 32V{bottom - 4}",
        stroke=canvas.palette.ink, width=5,
    )  # fmt: skip
    return bottom


def _tabs(canvas: Canvas, picture: Picture) -> float:
    """The lower part of a mobile telephone: a screen's content as bare lines, and its tabs."""
    ink, top = canvas.palette.ink, 4.0
    right, bottom = WIDTH - 4, 214.0
    canvas.path(
        f"M4 {top}V{bottom - 32}C4 {bottom - 12} 14 {bottom - 4} 32 {bottom - 4}H{right - 28}"
        f"C{right - 10} {bottom - 4} {right} {bottom - 12} {right} {bottom - 32}V{top}",
        stroke=ink, width=5,
    )  # fmt: skip
    for number in range(2):
        line = 18.0 + number * 42
        canvas.circle(36, line + 14, 14, stroke=canvas.palette.line, width=2)
        canvas.path(
            f"M66 {line + 8}H{236 - number * 50}M66 {line + 22}H{286 - number * 24}",
            stroke=canvas.palette.line,
            width=2,
        )
    wide = (WIDTH - 2 * EDGE) / len(picture.rows)
    y, high = 104.0, 74.0
    canvas.path(f"M6 {y - 8}H{WIDTH - 6}", stroke=canvas.palette.line, width=2)
    for number, row in enumerate(picture.rows):
        left, chosen = EDGE + number * wide, row == picture.spot
        if chosen:
            canvas.box(left + 1, y, wide - 2, high, fill=fill(canvas, True), radius=10)
        (person if number == len(picture.rows) - 1 else bubble)(canvas, left + wide / 2 - 14, y + 6, 28)
        canvas.words(row, left + 4, y + 38, wide - 8, 34, bold=chosen, centred=True)
        if chosen:
            canvas.spot(left + 1, y, wide - 2, high, tip=(min(left + wide - 26, WIDTH - 62), y + high - 8))
    return bottom + 18
