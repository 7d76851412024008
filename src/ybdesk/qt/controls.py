"""The one kind of button: as large as its words need, at least as large as a finger, acting on release."""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QPushButton, QWidget

from ybdesk.qt.dress import dress
from ybdesk.qt.strikes import SPOT_MM, Strikes
from ybdesk.qt.styles import BADGE_GAP_MM, BADGE_PAD_MM, LIP_MM, ROLES, UNDER_ICON_MM, Inside, Style
from ybdesk.qt.text import content_changed
from ybdesk.qt.theme import ICON_MM, SMALL_TARGET_MM, TARGET_MM, Look, Role
from ybdesk.qt.typeset import natural_width, typeset, widest_word

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from ybdesk.qt.drag import Drag

__all__ = ["Button", "Style"]

NARROWEST_TEXT_EM = 4
WIDEST_LABEL_EM = 7
WIDEST_DETAIL_EM = 7.5
WIDEST_ACTION_EM = 18
FORWARD = "next"
"""The one icon that stands behind its words."""


class Button(QPushButton):
    """A button with words, perhaps an icon, a line of detail and a badge."""

    chosen = Signal()
    """Pressed and released on the button, or its key struck; a second strike by trembling does not count."""

    def __init__(
        self,
        look: Look,
        strikes: Strikes,
        label: str,
        *,
        detail: str = "",
        icon: str = "",
        badge: str = "",
        number: int = 0,
        style: Style = Style.TILE,
        marked: bool = False,
        centred: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.strikes = strikes
        self.label = label
        self.detail = detail
        self.icon_name = icon
        self.badge = badge
        self.number = number
        """The key that chooses it, shown in place of an icon; 0 for none."""
        self.style_kind = style
        self.marked = marked
        self.centred = centred or style is not Style.TILE
        self.bare = False
        """Shown without its icon, where space is short."""
        self.narrow = False
        """Always with its icon above the words."""
        self.lean = False
        """Shown without its detail, where a page would not fit the screen."""
        self._preferred = 0
        self._drag: Drag | None = None
        self._inside: dict[tuple[int, str], Inside] = {}
        self.setText(label.replace("&", "&&"))
        self.setAccessibleName(name or ", ".join(part for part in (badge, label) if part))
        self.setAccessibleDescription(detail)
        self.clicked.connect(self.chosen)
        self.restyle()

    # --- size

    @property
    def role(self) -> Role:
        return ROLES[self.style_kind]

    @property
    def spoken(self) -> str:
        """What is read aloud for it."""
        return "\n".join(part for part in (self.badge, self.label, self.detail) if part)

    def restyle(self) -> None:
        self._forget()
        self.setFont(self.look.font(self.role))

    def _forget(self) -> None:
        """What was measured no longer holds."""
        self._inside.clear()
        self._preferred = 0
        self.update()

    def set_bare(self, bare: bool) -> None:
        if bare != self.bare:
            self.bare = bare
            self._forget()

    def set_lean(self, lean: bool) -> None:
        if lean != self.lean:
            self.lean = lean
            self._forget()

    def relabel(self, label: str) -> None:
        self.label = label
        self.setText(label.replace("&", "&&"))
        self.setAccessibleName(label)
        self._forget()
        content_changed(self)

    def preferred_width(self) -> int:
        """Wide enough for the label on one line, up to a limit."""
        if not self._preferred:
            self._preferred = self._wide_enough()
        return self._preferred

    def _wide_enough(self) -> int:
        font, body = self.look.font(self.role), self.look.font(Role.BODY)
        widest = WIDEST_LABEL_EM if self.style_kind is Style.TILE else WIDEST_ACTION_EM
        text = min(natural_width(self.label, font), widest * font.pixelSize())
        text = max(text, widest_word(self.label, font))
        if self.detail and not self.lean:
            text = max(
                text, min(natural_width(self.detail, body), round(WIDEST_DETAIL_EM * body.pixelSize()))
            )
        if self.badge:
            text = max(text, natural_width(self.badge, body) + self.look.mm(4))
        return max(text + self._beside() + 2 * self._pad_x(), self.least_height())

    def width_if(self, bare: bool) -> int:
        """The preferred width with or without the icon."""
        beside = self._beside(bare=False)
        now = self.preferred_width() + (beside if self.bare else 0)
        return now - beside if bare else now

    def height_if(self, width: int, bare: bool) -> int:
        """The height for a width with or without the icon."""
        if bare is self.bare:
            return self.heightForWidth(width)
        before, self.bare = self.bare, bare
        high = self._arranged(width, "").height
        self.bare = before
        return high

    def least_height(self) -> int:
        small = self.style_kind is Style.CHROME
        return self.look.target(SMALL_TARGET_MM if small else TARGET_MM)

    def heightForWidth(self, width: int) -> int:
        return self.inside(width).height

    def sizeHint(self) -> QSize:
        width = self.preferred_width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        font = self.look.font(self.role)
        word = widest_word(self.label, font)
        if self.style_kind is Style.KEY:
            word = natural_width(self.label, font)
        if self.detail:
            word = max(word, widest_word(self.detail, self.look.font(Role.BODY)))
        return QSize(max(word + 2 * self._pad_x(), self.least_height()), self.least_height())

    def inside(self, width: int) -> Inside:
        """The arrangement for a width: the icon beside the words, or above them where it is narrow."""
        ink = self.colours()[1]
        key = (width, "" if ink == self.look.palette.ink else ink)
        if key not in self._inside:
            self._inside[key] = self._arranged(*key)
        return self._inside[key]

    def _pad_x(self) -> int:
        if self.style_kind is Style.TILE:
            return self.look.mm(3.6 if self.centred else 4.0)
        return self.look.mm({Style.MAIN: 7, Style.CHROME: 3.5, Style.KEY: 3}[self.style_kind])

    def _pad_y(self) -> int:
        single = self.style_kind is Style.TILE and (self.lean or not (self.detail or self.badge))
        return self.look.mm(1.8 if self.style_kind in (Style.CHROME, Style.KEY) else 2.2 if single else 3.2)

    def _icon_size(self) -> int:
        """Pictograms are never under 11 mm; they grow with the text, up to a limit."""
        em = self.look.em(self.role)
        plain = self.style_kind is not Style.TILE
        return max(self.look.mm(11 if plain else ICON_MM), min(round(em * 1.3), self.look.mm(18)))

    def _beside(self, bare: bool | None = None) -> int:
        if not (self.icon_name or self.number) or (self.bare if bare is None else bare):
            return 0
        return self._icon_size() + (self.look.mm(2.5 if self.style_kind is Style.CHROME else 4))

    def _arranged(self, width: int, ink: str) -> Inside:
        look, pad_x, pad_y = self.look, self._pad_x(), self._pad_y()
        font, body = look.font(self.role), look.font(Role.BODY)
        room = max(1, width - 2 * pad_x)
        beside = self._beside()
        need = min(natural_width(self.label, font), NARROWEST_TEXT_EM * font.pixelSize())
        above = bool(beside) and (self.narrow or room - beside < max(need, widest_word(self.label, font)))
        text_width = room if above or not beside else room - beside
        label = typeset(self.label, font, text_width, balanced=True, snug=self.role.snug, colour=ink)
        detail = typeset(self.detail, body, text_width, colour=ink) if self.detail and not self.lean else None
        tone = look.colour("on_warm")
        badge = (
            typeset(self.badge, body, text_width - 2 * look.mm(BADGE_PAD_MM), colour=tone)
            if self.badge
            else None
        )
        text_height = label.height + (detail.height if detail else 0)
        text_height += badge.height + look.mm(BADGE_GAP_MM) if badge else 0
        size = self._icon_size() if beside else 0
        stacked = size + look.mm(UNDER_ICON_MM) + text_height if above else max(size, text_height)
        height = max(stacked + 2 * pad_y + look.mm(LIP_MM), self.least_height())
        top = (height - look.mm(LIP_MM) - stacked) / 2
        icon = None
        text_x = pad_x
        if above:
            icon = ((width - size) / 2 if self.centred else pad_x, top, size)
        elif beside:
            used = beside + label.width
            start = (width - used) / 2 if self.centred else pad_x
            forward = self.icon_name == FORWARD and self.centred
            left = start + used - size if forward else start
            icon = (left, (height - look.mm(LIP_MM) - size) / 2, size)
            text_x = round(start if forward else start + beside)
            text_width = min(text_width, width - pad_x - text_x) if not self.centred else label.width
        return Inside(icon, above, text_x, text_width, badge, label, detail, height)

    # --- hand and keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        parent = self.parentWidget()
        while parent is not None:
            if hasattr(parent, "show_widget"):
                parent.show_widget(self)
            parent = parent.parentWidget()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        from ybdesk.qt.drag import drag_from

        self.look.by_keyboard = False
        place = event.globalPosition()
        if self.strikes.counts(place.x(), place.y(), self.look.mm(SPOT_MM)):
            super().mousePressEvent(event)
        else:
            event.accept()
        self._drag = drag_from(self, event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None and self._drag.moves(event):
            self.setDown(False)
        else:
            super().mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if not event.isAutoRepeat() and self.strikes.key_counts(event.key()):
                self.click()
            event.accept()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    # --- looks

    def colours(self) -> tuple[str, str, str]:
        """Ground, words and edge."""
        look = self.look
        ground, ink, edge = (
            ("main", "on_main", "main") if self.style_kind is Style.MAIN else ("surface", "ink", "edge")
        )
        if self.marked:
            ground, edge = "tint", "main"
        if self.isDown():
            ground, ink = ("ink", "page") if self.style_kind is Style.MAIN else ("tint", ink)
        if not self.isEnabled():
            ground, ink, edge = "page", "ink", "hairline"
        return look.colour(ground), look.colour(ink), look.colour(edge)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dress(self, painter)
        painter.end()
