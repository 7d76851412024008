"""The things a person touches: telephones, screens, machines and counters, drawn from a few words."""

from __future__ import annotations

import re
from collections.abc import Callable

from ybdesk.document import Picture
from ybdesk.render.canvas import HAND_HEIGHT, LABEL, WIDTH, Canvas

EDGE = 12.0
"""From the edge of the drawing to what is on a screen."""
ROW = 54.0
GAP = 9.0
TITLE = 48.0
DIALLED = re.compile(r"[\d*#+ -]+")
KEYS = "123456789*0#"


def telephone(canvas: Canvas, picture: Picture, keypad: str) -> float:
    """A call: the number, the keys and the buttons beside them."""
    top = _handset(canvas, picture.screen, _receiver)
    shown = [row for row in picture.rows if DIALLED.fullmatch(row) and len(row) > 1]
    keys = [row for row in picture.rows if len(row) == 1 and row in KEYS]
    buttons = [row for row in picture.rows if row not in (*shown, *keys, keypad)]
    for number in shown:
        canvas.box(EDGE + 6, top, WIDTH - 2 * EDGE - 12, ROW - 6, fill=canvas.palette.paper, stroke=canvas.palette.line)
        canvas.words(number, EDGE + 16, top, WIDTH - 2 * EDGE - 32, ROW - 6, size=34, bold=True, centred=True)
        if number == picture.spot:
            canvas.spot(EDGE + 6, top, WIDTH - 2 * EDGE - 12, ROW - 6)
        top += ROW - 6 + GAP
    wide = 176.0 if buttons else WIDTH - 2 * EDGE - 12
    bottom = _keypad(canvas, EDGE + 6, top, wide, picture.spot, keypad)
    left = EDGE + 6 + wide + GAP
    height = min(70.0, (bottom - top - GAP * (len(buttons) - 1)) / max(len(buttons), 1))
    for number, button in enumerate(buttons):
        _row(canvas, button, left, top + number * (height + GAP), WIDTH - EDGE - 6 - left, height, picture.spot, centred=True)
    return _cut_off(canvas, bottom + (50 if picture.spot == keypad else 20))


def _keypad(canvas: Canvas, x: float, y: float, w: float, spot: str, keypad: str) -> float:
    """Twelve keys. The spot may be one of them, or all of them under one name. Returns where they end."""
    wide, high = (w - 2 * 6) / 3, 38.0
    for number, key in enumerate(KEYS):
        left, top = x + number % 3 * (wide + 6), y + number // 3 * (high + 6)
        canvas.box(left, top, wide, high, fill=_fill(canvas, key == spot), stroke=canvas.palette.line, radius=10, width=2)
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
    top = _handset(canvas, picture.screen, _squares)
    return _cut_off(canvas, _rows(canvas, picture, top))


def chat(canvas: Canvas, picture: Picture, keypad: str) -> float:
    """A chat program: rows with thin lines between them, or, on its first screen, a row of tabs at the bottom."""
    del keypad
    if picture.rows and picture.screen == picture.rows[0]:
        return _tabs(canvas, picture)
    top = _handset(canvas, picture.screen, _bubble)
    return _cut_off(canvas, _rows(canvas, picture, top, boxed=False))


def purse(canvas: Canvas, picture: Picture, keypad: str) -> float:
    """A payment program: tiles, each with a small sign above its name."""
    del keypad
    top = _handset(canvas, picture.screen, _coin)
    columns = 2 if any(len(row) > 3 for row in picture.rows) or len(picture.rows) < 3 else 3
    wide = (WIDTH - 2 * EDGE - 12 - GAP * (columns - 1)) / columns
    high = 86.0
    for number, row in enumerate(picture.rows):
        left = EDGE + 6 + number % columns * (wide + GAP)
        y = top + number // columns * (high + GAP)
        chosen = row == picture.spot
        canvas.box(left, y, wide, high, fill=_fill(canvas, chosen), stroke=canvas.palette.line, width=1.6)
        _page(canvas, left + wide / 2 - 13, y + 9, 26)
        canvas.words(row, left + 6, y + 38, wide - 12, 44, bold=chosen, centred=True)
        if chosen:
            canvas.spot(left, y, wide, high, tip=(left + wide - 30, y + high - 4))
    lines = -(-len(picture.rows) // columns)
    return _cut_off(canvas, top + lines * (high + GAP) - GAP + (48 if picture.rows.index(picture.spot) // columns == lines - 1 else 16))


def browser(canvas: Canvas, picture: Picture, keypad: str) -> float:
    """A web page in its window, with the address on top."""
    del keypad
    top = 64.0
    bottom = top + 14 + len(picture.rows) * (ROW + GAP) + 24
    canvas.box(4, 4, WIDTH - 8, bottom - 8, fill=canvas.palette.paper, stroke=canvas.palette.ink, width=4, radius=12)
    for number in range(3):
        canvas.circle(24 + number * 17, 34, 5, stroke=canvas.palette.line, width=2)
    canvas.box(74, 14, WIDTH - 74 - 18, 40, stroke=canvas.palette.line, width=2, radius=20)
    canvas.words(picture.screen, 90, 14, WIDTH - 74 - 50, 40, size=25, bold=True)
    canvas.path(f"M4 {top}H{WIDTH - 4}", stroke=canvas.palette.line, width=2)
    _rows(canvas, picture, top + 14)
    return bottom


def machine(canvas: Canvas, picture: Picture, keypad: str) -> float:
    """A self-service machine: a screen in a thick body, below it a slot with a card and a printer."""
    del keypad
    ink, paper = canvas.palette.ink, canvas.palette.paper
    foot = 22 + TITLE + len(picture.rows) * (ROW + GAP) + 16
    bottom = foot + 68
    canvas.path(f"M22 4H{WIDTH - 22}Q{WIDTH - 4} 4 {WIDTH - 4} 22V{foot + 6}L{WIDTH - 28} {bottom}H28L4 {foot + 6}V22Q4 4 22 4Z", fill=paper, stroke=ink, width=5)
    canvas.box(16, 16, WIDTH - 32, foot - 24, stroke=canvas.palette.line, width=2.5, radius=8)
    canvas.words(picture.screen, 30, 18, WIDTH - 60, TITLE, bold=True, centred=True)
    canvas.path(f"M16 {18 + TITLE}H{WIDTH - 16}", stroke=canvas.palette.line, width=2)
    _rows(canvas, picture, 28 + TITLE, inset=26)
    canvas.box(58, foot + 14, 84, 9, fill=ink, radius=4.5)
    canvas.path(f"M72 {foot + 20}V{foot + 48}H128V{foot + 20}", stroke=ink, width=3)
    canvas.box(172, foot + 14, 92, 9, fill=ink, radius=4.5)
    canvas.path(f"M184 {foot + 20}V{foot + 50}L194 {foot + 44}L204 {foot + 50}L214 {foot + 44}L224 {foot + 50}L234 {foot + 44}L244 {foot + 50}L252 {foot + 46}V{foot + 20}", stroke=ink, width=3)
    canvas.path(f"M10 {bottom + 3}H{WIDTH - 10}", stroke=ink, width=6)
    return bottom + 8


def counter(canvas: Canvas, picture: Picture, keypad: str) -> float:
    """A counter: its sign, the clerk behind the glass, and what is handed over."""
    del keypad
    ink, paper = canvas.palette.ink, canvas.palette.paper
    canvas.box(60, 4, WIDTH - 120, TITLE, fill=paper, stroke=ink, width=4, radius=6)
    canvas.words(picture.screen, 68, 4, WIDTH - 136, TITLE, bold=True, centred=True)
    desk = 4 + TITLE + 104
    canvas.box(22, TITLE + 14, WIDTH - 44, desk - TITLE - 14, fill=paper, stroke=canvas.palette.line, width=2.5, radius=4)
    middle = WIDTH / 2
    canvas.circle(middle, TITLE + 48, 22, fill=paper, stroke=ink, width=4)
    canvas.path(f"M{middle - 50} {desk}V{desk - 14}C{middle - 48} {desk - 42} {middle + 48} {desk - 42} {middle + 50} {desk - 14}V{desk}", fill=paper, stroke=ink, width=4)
    canvas.path(f"M6 {desk}H{WIDTH - 6}", stroke=ink, width=8)
    columns = 1 if len(picture.rows) == 1 else 2
    wide = (WIDTH - 2 * EDGE - GAP * (columns - 1)) / columns
    top = desk + 20
    for number, row in enumerate(picture.rows):
        left, y = EDGE + number % columns * (wide + GAP), top + number // columns * (ROW + 6 + GAP)
        _row(canvas, row, left, y, wide, ROW + 6, picture.spot, centred=True)
    lines = -(-len(picture.rows) // columns)
    return top + lines * (ROW + 6 + GAP) - GAP + 36


def slot(canvas: Canvas, picture: Picture, keypad: str) -> float:
    """A card on its way into a slot; anything else on the machine stands beside it."""
    del keypad
    ink, paper = canvas.palette.ink, canvas.palette.paper
    canvas.box(10, 4, WIDTH - 20, 96, fill=paper, stroke=ink, width=4, radius=12)
    canvas.words(picture.screen, 24, 10, WIDTH - 48, TITLE, bold=True, centred=True)
    canvas.box(52, 68, WIDTH - 104, 14, fill=ink, radius=7)
    others = [row for row in picture.rows if row != picture.spot]
    canvas.path("M78 76V202H242V76Z", fill=paper, stroke=ink, width=4)
    canvas.box(138, 88, 44, 34, fill=paper, stroke=ink, width=3, radius=6)
    canvas.path("M138 105H182M160 88V122", stroke=ink, width=2)
    canvas.words(picture.spot, 88, 134, 144, 56, bold=True, centred=True)
    for left in (42.0, 278.0):
        canvas.path(f"M{left} 190V118M{left - 14} 138L{left} 118L{left + 14} 138", stroke=ink, width=6)
    canvas.spot(78, 128, 164, 76, radius=8, tip=(200, 196))
    top = 250.0
    for number, row in enumerate(others):
        _row(canvas, row, EDGE, top + number * (ROW + GAP), WIDTH - 2 * EDGE, ROW, "", centred=True)
    return top + len(others) * (ROW + GAP)


DEVICES: dict[str, Callable[[Canvas, Picture, str], float]] = {
    "phone": telephone,
    "phone-app": app_list,
    "wechat": chat,
    "alipay": purse,
    "web": browser,
    "terminal": machine,
    "window": counter,
    "card": slot,
}
"""How each kind of picture is drawn; each returns its height."""


Sign = Callable[[Canvas, float, float, float], None]


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
        y = 18 + number * 42
        canvas.circle(36, y + 14, 14, stroke=canvas.palette.line, width=2)
        canvas.path(f"M66 {y + 8}H{236 - number * 50}M66 {y + 22}H{286 - number * 24}", stroke=canvas.palette.line, width=2)
    wide = (WIDTH - 2 * EDGE) / len(picture.rows)
    y, high = 104.0, 74.0
    canvas.path(f"M6 {y - 8}H{WIDTH - 6}", stroke=canvas.palette.line, width=2)
    for number, row in enumerate(picture.rows):
        left, chosen = EDGE + number * wide, row == picture.spot
        if chosen:
            canvas.box(left + 1, y, wide - 2, high, fill=_fill(canvas, True), radius=10)
        (_person if number == len(picture.rows) - 1 else _bubble)(canvas, left + wide / 2 - 14, y + 6, 28)
        canvas.words(row, left + 4, y + 38, wide - 8, 34, bold=chosen, centred=True)
        if chosen:
            canvas.spot(left + 1, y, wide - 2, high, tip=(min(left + wide - 26, WIDTH - 62), y + high - 8))
    return bottom + 18


def _rows(canvas: Canvas, picture: Picture, top: float, inset: float = EDGE + 6, boxed: bool = True) -> float:
    """Rows one under the other. Returns where they end, with room for the hand."""
    y = top
    above = ""
    for row in picture.rows:
        _row(canvas, row, inset, y, WIDTH - 2 * inset, ROW, picture.spot, boxed=boxed, arrow=above != picture.spot)
        above = row
        y += ROW + GAP
    return y - GAP + (HAND_HEIGHT - 32 if picture.rows and picture.rows[-1] == picture.spot else 20)


def _row(
    canvas: Canvas, text: str, x: float, y: float, w: float, h: float, spot: str, *, centred: bool = False, boxed: bool = True, arrow: bool = False
) -> None:
    """One row; a centred one is a button, any other leads on to the next screen."""
    chosen, line = text == spot, canvas.palette.line
    if chosen or boxed:
        canvas.box(x, y, w, h, fill=_fill(canvas, chosen), stroke=line, width=1.6)
    else:
        canvas.path(f"M{x} {y + h}H{x + w}", stroke=line, width=1.6)
    if arrow and not chosen:
        canvas.path(f"M{x + w - 22} {y + h / 2 - 9}L{x + w - 13} {y + h / 2}L{x + w - 22} {y + h / 2 + 9}", stroke=line, width=3)
    canvas.words(text, x + 12, y, w - (24 if centred else 42), h, size=LABEL, bold=chosen, centred=centred)
    if chosen:
        canvas.spot(x, y, w, h, tip=(x + w - 34, y + h - 4) if centred else (x + w - 40, y + h - 18))


def _fill(canvas: Canvas, chosen: bool) -> str:
    return canvas.palette.accent_paper if chosen else canvas.palette.paper


def _squares(canvas: Canvas, x: float, y: float, size: float) -> None:
    half = size * 0.42
    for dx, dy in ((0.0, 0.0), (size - half, 0.0), (0.0, size - half), (size - half, size - half)):
        canvas.box(x + dx, y + dy, half, half, stroke=canvas.palette.ink, width=3, radius=3)


def _page(canvas: Canvas, x: float, y: float, size: float) -> None:
    canvas.box(x + 2, y, size - 4, size, stroke=canvas.palette.line, width=2, radius=4)
    canvas.path(f"M{x + 8} {y + 9}H{x + size - 8}M{x + 8} {y + 17}H{x + size - 8}", stroke=canvas.palette.line, width=2)


def _bubble(canvas: Canvas, x: float, y: float, size: float) -> None:
    s = size / 32
    d = "M4 3H28A3 3 0 0 1 31 6V20A3 3 0 0 1 28 23H14L7 30V23H4A3 3 0 0 1 1 20V6A3 3 0 0 1 4 3Z"
    canvas.path(d, stroke=canvas.palette.ink, width=3, at=f"translate({x:.2f} {y:.2f}) scale({s:.3f})")


def _person(canvas: Canvas, x: float, y: float, size: float) -> None:
    s = size / 32
    d = "M16 2A7 7 0 0 1 16 16A7 7 0 0 1 16 2ZM2 31C2 17 30 17 30 31Z"
    canvas.path(d, stroke=canvas.palette.ink, width=3, at=f"translate({x:.2f} {y:.2f}) scale({s:.3f})")


def _coin(canvas: Canvas, x: float, y: float, size: float) -> None:
    r = size / 2
    canvas.circle(x + r, y + r, r, stroke=canvas.palette.ink, width=3)
    s = size / 32
    canvas.path("M9 8L16 16L23 8M16 16V26M10 17H22M10 22H22", stroke=canvas.palette.ink, width=2.6, at=f"translate({x:.2f} {y:.2f}) scale({s:.3f})")


def _receiver(canvas: Canvas, x: float, y: float, size: float) -> None:
    s = size / 32
    d = "M8 2L13 10L10 14C12 18 14 20 18 22L22 19L30 24C30 28 27 31 23 30C12 28 4 20 2 9C1 5 4 2 8 2Z"
    canvas.path(d, stroke=canvas.palette.ink, width=3, at=f"translate({x:.2f} {y:.2f}) scale({s:.3f})")
