"""Painting a button: a key with a lip at its lower side, so that it looks as if it could be pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ybdesk.qt import icons
from ybdesk.qt.paint import circle, fill, outline, panel, rounded
from ybdesk.qt.styles import BADGE_GAP_MM, BADGE_PAD_MM, LIP_MM, UNDER_ICON_MM, Inside, Style
from ybdesk.qt.theme import RADIUS_MM, Look, Role
from ybdesk.qt.typeset import typeset

if TYPE_CHECKING:
    from ybdesk.qt.controls import Button

EDGE_MM = 0.55
CHOSEN_EDGE_MM = 1.2
RING_MM = 1.3
RING_GAP_MM = 0.7


def dress(button: Button, painter: QPainter) -> None:
    """Paint the whole button, with a ring around it where the keyboard has brought the focus."""
    look, (ground, ink, edge) = button.look, button.colours()
    lip = look.mm(LIP_MM)
    sunk = lip // 2 if button.isDown() else 0
    body = QRectF(button.rect())
    if button.hasFocus() and look.by_keyboard:
        outline(painter, body, look.mm(RADIUS_MM), look.colour("focus"), look.mm(RING_MM))
        inset = look.mm(RING_MM) + look.mm(RING_GAP_MM)
        body = body.adjusted(inset, inset, -inset, -inset)
    body = body.adjusted(0, sunk, 0, 0)
    if button.isEnabled():
        if button.style_kind is not Style.MAIN:
            fill(painter, rounded(body, look.mm(RADIUS_MM)), edge)
        body = body.adjusted(0, 0, 0, sunk - lip)
    line = look.mm(CHOSEN_EDGE_MM if button.marked else EDGE_MM)
    panel(painter, body, look.mm(RADIUS_MM), ground, edge, line)
    _picture(button, painter, sunk, ink)
    _words(button, painter, sunk)


def _picture(button: Button, painter: QPainter, sunk: int, ink: str) -> None:
    """The icon, or the number of the key that chooses the button."""
    parts, look = button.inside(button.width()), button.look
    if parts.icon is None:
        return
    x, y, size = parts.icon
    y += sunk + (button.height() - parts.height) / 2
    if button.number:
        box = QRectF(x, y, size, size)
        fill(painter, circle(box), look.colour("main"))
        font, tone = look.font(Role.CHROME), look.colour("on_main")
        digit = typeset(str(button.number), font, snug=True, colour=tone)
        digit.draw(painter, x, y + (size - digit.height) / 2, size)
        return
    washed = button.isEnabled() and button.style_kind is not Style.MAIN
    icons.draw(painter, button.icon_name, x, y, size, ink, look.colour("wash") if washed else "")


def _words(button: Button, painter: QPainter, sunk: int) -> None:
    """Badge, label and detail, one below the other."""
    parts, look = button.inside(button.width()), button.look
    y = (button.height() - look.mm(LIP_MM) - text_height(parts, look)) / 2 + sunk
    if parts.icon_above and parts.icon is not None:
        _, top, size = parts.icon
        y = top + size + look.mm(UNDER_ICON_MM) + (button.height() - parts.height) / 2 + sunk
    width = parts.text_width if button.centred else 0
    if parts.badge is not None:
        pad = look.mm(BADGE_PAD_MM)
        box = QRectF(parts.text_x, y, parts.badge.width + 2 * pad, parts.badge.height)
        fill(painter, rounded(box, pad), look.colour("warm"))
        parts.badge.draw(painter, parts.text_x + pad, y)
        y += parts.badge.height + look.mm(BADGE_GAP_MM)
    parts.label.draw(painter, parts.text_x, y, width)
    if parts.detail is not None:
        parts.detail.draw(painter, parts.text_x, y + parts.label.height, width)


def text_height(parts: Inside, look: Look) -> int:
    """How high the words of a button are."""
    high = parts.label.height + (parts.detail.height if parts.detail else 0)
    return high + (parts.badge.height + look.mm(BADGE_GAP_MM) if parts.badge else 0)
