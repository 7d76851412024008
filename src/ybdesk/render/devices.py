"""The kinds of picture there are, and how each is drawn; the telephones have their own module."""

from __future__ import annotations

from collections.abc import Callable

from ybdesk.document import Picture
from ybdesk.render.canvas import LABEL, WIDTH, Canvas, em_width
from ybdesk.render.parts import EDGE, GAP, ROW, TITLE, row_of, rows
from ybdesk.render.telephones import app_list, chat, purse, telephone

TORN = "l10 -6l10 6l10 -6l10 6l10 -6l10 6l8 -4"
"""The lower edge of a slip of paper."""


def browser(canvas: Canvas, picture: Picture, keypad: str) -> float:
    """A web page in its window, with the address on top."""
    del keypad
    top = 64.0
    bottom = top + 14 + len(picture.rows) * (ROW + GAP) + 24
    canvas.box(
        4, 4, WIDTH - 8, bottom - 8, fill=canvas.palette.paper, stroke=canvas.palette.ink, width=4, radius=12
    )
    for number in range(3):
        canvas.circle(24 + number * 17, 34, 5, stroke=canvas.palette.line, width=2)
    canvas.box(74, 14, WIDTH - 74 - 18, 40, stroke=canvas.palette.line, width=2, radius=20)
    canvas.words(picture.screen, 90, 14, WIDTH - 74 - 50, 40, size=25, bold=True)
    canvas.path(f"M4 {top}H{WIDTH - 4}", stroke=canvas.palette.line, width=2)
    rows(canvas, picture, top + 14)
    return bottom


def machine(canvas: Canvas, picture: Picture, keypad: str) -> float:
    """A self-service machine: a screen in a thick body, below it a slot with a card and a printer."""
    del keypad
    ink, paper = canvas.palette.ink, canvas.palette.paper
    foot = 22 + TITLE + len(picture.rows) * (ROW + GAP) + 16
    bottom = foot + 68
    canvas.path(
        f"M22 4H{WIDTH - 22}Q{WIDTH - 4} 4 {WIDTH - 4} 22V{foot + 6}L{WIDTH - 28} {bottom}"
        f"H28L4 {foot + 6}V22Q4 4 22 4Z",
        fill=paper,
        stroke=ink,
        width=5,
    )
    canvas.box(16, 16, WIDTH - 32, foot - 24, stroke=canvas.palette.line, width=2.5, radius=8)
    canvas.words(picture.screen, 30, 18, WIDTH - 60, TITLE, bold=True, centred=True)
    canvas.path(f"M16 {18 + TITLE}H{WIDTH - 16}", stroke=canvas.palette.line, width=2)
    rows(canvas, picture, 28 + TITLE, inset=26)
    canvas.box(58, foot + 14, 84, 9, fill=ink, radius=4.5)
    canvas.path(f"M72 {foot + 20}V{foot + 48}H128V{foot + 20}", stroke=ink, width=3)
    canvas.box(172, foot + 14, 92, 9, fill=ink, radius=4.5)
    canvas.path(
        f"M184 {foot + 20}V{foot + 50}{TORN}V{foot + 20}",
        stroke=ink,
        width=3,
    )
    canvas.path(f"M10 {bottom + 3}H{WIDTH - 10}", stroke=ink, width=6)
    return bottom + 8


def counter(canvas: Canvas, picture: Picture, keypad: str) -> float:
    """A counter: its sign, the clerk behind the glass, and what is handed over."""
    del keypad
    ink, paper = canvas.palette.ink, canvas.palette.paper
    canvas.box(60, 4, WIDTH - 120, TITLE, fill=paper, stroke=ink, width=4, radius=6)
    canvas.words(picture.screen, 68, 4, WIDTH - 136, TITLE, bold=True, centred=True)
    desk = 4 + TITLE + 104
    canvas.box(
        22,
        TITLE + 14,
        WIDTH - 44,
        desk - TITLE - 14,
        fill=paper,
        stroke=canvas.palette.line,
        width=2.5,
        radius=4,
    )
    middle = WIDTH / 2
    canvas.circle(middle, TITLE + 48, 22, fill=paper, stroke=ink, width=4)
    canvas.path(
        f"M{middle - 50} {desk}V{desk - 14}C{middle - 48} {desk - 42} {middle + 48} {desk - 42} "
        f"{middle + 50} {desk - 14}V{desk}",
        fill=paper,
        stroke=ink,
        width=4,
    )
    canvas.path(f"M6 {desk}H{WIDTH - 6}", stroke=ink, width=8)
    columns = 1 if len(picture.rows) == 1 else 2
    wide = (WIDTH - 2 * EDGE - GAP * (columns - 1)) / columns
    top = desk + 20
    for number, row in enumerate(picture.rows):
        left, y = EDGE + number % columns * (wide + GAP), top + number // columns * (ROW + 6 + GAP)
        row_of(canvas, row, left, y, wide, ROW + 6, picture.spot, centred=True)
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
        row_of(canvas, row, EDGE, top + number * (ROW + GAP), WIDTH - 2 * EDGE, ROW, "", centred=True)
    return top + len(others) * (ROW + GAP)


def form(canvas: Canvas, picture: Picture, keypad: str) -> float:
    """A paper: a form, a receipt, a certificate; each row has a line to write on or to read."""
    del keypad
    ink, line = canvas.palette.ink, canvas.palette.line
    top = 8 + TITLE + 16
    bottom = top + len(picture.rows) * (ROW + GAP) + 20
    canvas.path(
        f"M14 4H{WIDTH - 54}L{WIDTH - 14} 44V{bottom}H14Z", fill=canvas.palette.paper, stroke=ink, width=4
    )
    canvas.path(f"M{WIDTH - 54} 4V44H{WIDTH - 14}", stroke=ink, width=4)
    canvas.words(picture.screen, 40, 10, WIDTH - 104, TITLE, bold=True, centred=True)
    for number, row in enumerate(picture.rows):
        y = top + number * (ROW + GAP)
        wide = min(em_width(row) * LABEL, WIDTH - 120)
        canvas.words(row, 38, y, wide, ROW, bold=row == picture.spot)
        canvas.path(f"M{48 + wide} {y + ROW - 14}H{WIDTH - 38}", stroke=line, width=2)
        if row == picture.spot:
            canvas.spot(28, y, WIDTH - 56, ROW, tip=(WIDTH - 70, y + ROW - 18))
    return bottom + 8


def timeline(canvas: Canvas, picture: Picture, keypad: str) -> float:
    """Stages from the top down on one line; where the person stands now is marked."""
    del keypad
    ink = canvas.palette.ink
    canvas.words(picture.screen, EDGE, 4, WIDTH - 2 * EDGE, TITLE, bold=True, centred=True)
    top, step, axis = TITLE + 20.0, ROW + 34.0, 34.0
    last = top + (len(picture.rows) - 1) * step + ROW / 2
    canvas.path(f"M{axis} {top + ROW / 2}V{last}", stroke=ink, width=6)
    for number, row in enumerate(picture.rows):
        y = top + number * step
        canvas.circle(axis, y + ROW / 2, 14, fill=canvas.palette.paper, stroke=ink, width=6)
        row_of(canvas, row, axis + 34, y, WIDTH - EDGE - axis - 34, ROW, picture.spot, centred=True)
    return last + ROW / 2 + 40


DEVICES: dict[str, Callable[[Canvas, Picture, str], float]] = {
    "phone": telephone,
    "phone-app": app_list,
    "wechat": chat,
    "alipay": purse,
    "web": browser,
    "terminal": machine,
    "window": counter,
    "card": slot,
    "form": form,
    "timeline": timeline,
}
"""How each kind of picture is drawn; each returns its height."""
