"""The one kind of button: as large as its words need, at least as large as a finger, acting on release."""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ybdesk.qt import icons
from ybdesk.qt.strikes import SPOT_MM, Strikes
from ybdesk.qt.theme import ICON_MM, RADIUS_MM, SMALL_TARGET_MM, TARGET_MM, Look, Role
from ybdesk.qt.typeset import Typeset, natural_width, typeset, widest_word

EDGE_MM = 0.55
CHOSEN_EDGE_MM = 1.2
LIP_MM = 1.0
RING_MM = 1.3
RING_GAP_MM = 0.7
WIDEST_LABEL_EM = 8
WIDEST_DETAIL_EM = 7.5
WIDEST_ACTION_EM = 18
FORWARD = "next"
"""The one icon that stands behind its words."""
NARROWEST_TEXT_EM = 4


class Style(Enum):
    """How a button is dressed: tile, the one main action, a quiet action, or a key of the digit pad."""

    TILE = "tile"
    MAIN = "main"
    CHROME = "chrome"
    KEY = "key"


ROLES = {Style.TILE: Role.LABEL, Style.MAIN: Role.CHROME, Style.CHROME: Role.CHROME, Style.KEY: Role.KEY}


@dataclass(frozen=True, slots=True)
class _Inside:
    """Where the parts of a button go for one width."""

    icon: tuple[float, float, int] | None
    icon_above: bool
    text_x: int
    text_width: int
    badge: Typeset | None
    label: Typeset
    detail: Typeset | None
    height: int


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
        self._inside: dict[int, _Inside] = {}
        self.setText(label.replace("&", "&&"))
        self.setAccessibleName(name or ", ".join(part for part in (badge, label) if part))
        self.setAccessibleDescription(detail)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents, False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
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
        self._inside.clear()
        self.setFont(self.look.font(self.role))
        self.updateGeometry()
        self.update()

    def set_bare(self, bare: bool) -> None:
        if bare != self.bare:
            self.bare = bare
            self.restyle()

    def set_lean(self, lean: bool) -> None:
        if lean != self.lean:
            self.lean = lean
            self.restyle()

    def relabel(self, label: str) -> None:
        self.label = label
        self.setText(label.replace("&", "&&"))
        self.setAccessibleName(label)
        self.restyle()

    def preferred_width(self) -> int:
        """Wide enough for the label on one line, up to a limit."""
        font, body = self.look.font(self.role), self.look.font(Role.BODY)
        widest = WIDEST_LABEL_EM if self.style_kind is Style.TILE else WIDEST_ACTION_EM
        text = min(natural_width(self.label, font), widest * font.pixelSize())
        text = max(text, widest_word(self.label, font))
        if self.detail and not self.lean:
            text = max(text, min(natural_width(self.detail, body), round(WIDEST_DETAIL_EM * body.pixelSize())))
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
        high = self._arranged(width).height
        self.bare = before
        return high

    def least_height(self) -> int:
        small = self.style_kind is Style.CHROME
        return self.look.mm(SMALL_TARGET_MM if small else TARGET_MM)

    def heightForWidth(self, width: int) -> int:
        return self.inside(width).height

    def sizeHint(self) -> QSize:
        width = self.preferred_width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        font = self.look.font(self.role)
        word = widest_word(self.label, font)
        if self.detail:
            word = max(word, widest_word(self.detail, self.look.font(Role.BODY)))
        return QSize(max(word + 2 * self._pad_x(), self.least_height()), self.least_height())

    def inside(self, width: int) -> _Inside:
        """The arrangement for a width: the icon beside the words, or above them where it is narrow."""
        if width not in self._inside:
            self._inside[width] = self._arranged(width)
        return self._inside[width]

    def _pad_x(self) -> int:
        if self.style_kind is Style.TILE:
            return self.look.mm(3.6 if self.centred else 4.5)
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

    def _arranged(self, width: int) -> _Inside:
        look, pad_x, pad_y = self.look, self._pad_x(), self._pad_y()
        font, body = look.font(self.role), look.font(Role.BODY)
        room = max(1, width - 2 * pad_x)
        beside = self._beside()
        need = min(natural_width(self.label, font), NARROWEST_TEXT_EM * font.pixelSize())
        above = bool(beside) and (self.narrow or room - beside < max(need, widest_word(self.label, font)))
        text_width = room if above or not beside else room - beside
        label = typeset(self.label, font, text_width, balanced=True, snug=self.role.snug)
        detail = typeset(self.detail, body, text_width) if self.detail and not self.lean else None
        badge = typeset(self.badge, body, text_width) if self.badge else None
        text_height = label.height + (detail.height if detail else 0)
        text_height += badge.height + look.mm(1.5) if badge else 0
        size = self._icon_size() if beside else 0
        stacked = size + look.mm(2) + text_height if above else max(size, text_height)
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
        return _Inside(icon, above, text_x, text_width, badge, label, detail, height)

    # --- hand and keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.look.by_keyboard = True
        super().focusInEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.look.by_keyboard = False
        place = event.globalPosition()
        if self.strikes.counts(place.x(), place.y(), self.look.mm(SPOT_MM)):
            super().mousePressEvent(event)
        else:
            event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if not event.isAutoRepeat() and self.strikes.key_counts(event.key()):
                self.click()
            event.accept()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    # --- looks

    def _colours(self) -> tuple[QColor, QColor, QColor, QColor]:
        """Ground, words, detail and edge."""
        look = self.look
        if self.style_kind is Style.MAIN:
            ground, ink, quiet, edge = "main", "on_main", "on_main", "main"
        else:
            ground, ink, quiet, edge = "surface", "ink", "quiet", "edge"
        if self.marked:
            ground, edge = "tint", "main"
        if self.isDown():
            ground, ink, quiet = ("ink", "page", "page") if self.style_kind is Style.MAIN else ("tint", ink, quiet)
        if not self.isEnabled():
            ground, ink, quiet, edge = "page", "quiet", "quiet", "hairline"
        return look.colour(ground), look.colour(ink), look.colour(quiet), look.colour(edge)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, (ground, ink, quiet, edge) = self.look, self._colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lip = look.mm(LIP_MM)
        sunk = lip // 2 if self.isDown() else 0
        body = QRectF(self.rect())
        if self.hasFocus() and look.by_keyboard:
            self._ring(painter, body)
            inset = look.mm(RING_MM) + look.mm(RING_GAP_MM)
            body = body.adjusted(inset, inset, -inset, -inset)
        self._ground(painter, body.adjusted(0, sunk, 0, 0), lip - sunk, ground, edge)
        self._words(painter, sunk, ink, quiet)
        painter.end()

    def _ring(self, painter: QPainter, body: QRectF) -> None:
        width = self.look.mm(RING_MM)
        radius = self.look.mm(RADIUS_MM)
        painter.setPen(QPen(self.look.colour("focus"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = width / 2
        painter.drawRoundedRect(body.adjusted(half, half, -half, -half), radius, radius)

    def _ground(self, painter: QPainter, body: QRectF, lip: int, ground: QColor, edge: QColor) -> None:
        """A key with a lip at its lower side, so that it looks as if it could be pressed."""
        look = self.look
        radius = look.mm(RADIUS_MM)
        line = look.mm(CHOSEN_EDGE_MM if self.marked else EDGE_MM)
        if self.isEnabled() and self.style_kind is not Style.MAIN:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(edge)
            painter.drawRoundedRect(body, radius, radius)
            body = body.adjusted(0, 0, 0, -lip)
        elif self.style_kind is Style.MAIN:
            body = body.adjusted(0, 0, 0, -lip)
        painter.setPen(QPen(edge, line))
        painter.setBrush(ground)
        half = line / 2
        painter.drawRoundedRect(body.adjusted(half, half, -half, -half), radius - half, radius - half)

    def _words(self, painter: QPainter, sunk: int, ink: QColor, quiet: QColor) -> None:
        look, parts = self.look, self.inside(self.width())
        lip = look.mm(LIP_MM)
        if parts.icon is not None:
            x, y, size = parts.icon
            stretch = (self.height() - parts.height) / 2
            if self.number:
                self._number(painter, QRectF(x, y + sunk + stretch, size, size))
            else:
                wash = look.colour("wash") if self._washed() else QColor(Qt.GlobalColor.transparent)
                icons.draw(painter, self.icon_name, x, y + sunk + stretch, size, ink, wash)
        texts = parts.label.height + (parts.detail.height if parts.detail else 0)
        texts += parts.badge.height + look.mm(1.5) if parts.badge else 0
        above = parts.icon_above
        if above and parts.icon is not None:
            y = parts.icon[1] + parts.icon[2] + look.mm(2) + (self.height() - parts.height) / 2
        else:
            y = (self.height() - lip - texts) / 2
        y += sunk
        if parts.badge is not None:
            self._badge(painter, parts, y)
            y += parts.badge.height + look.mm(1.5)
        parts.label.draw(painter, parts.text_x, y, parts.text_width, ink, centred=self.centred)
        if parts.detail is not None:
            y += parts.label.height
            parts.detail.draw(painter, parts.text_x, y, parts.text_width, quiet, centred=self.centred)

    def _washed(self) -> bool:
        return self.isEnabled() and self.style_kind is not Style.MAIN

    def _number(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("main"))
        painter.drawEllipse(box)
        painter.setFont(self.look.font(Role.CHROME))
        painter.setPen(self.look.colour("on_main"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self.number))

    def _badge(self, painter: QPainter, parts: _Inside, y: float) -> None:
        look = self.look
        assert parts.badge is not None
        pad = look.mm(2)
        pill = QPainterPath()
        box = QRectF(parts.text_x, y, parts.badge.width + 2 * pad, parts.badge.height)
        pill.addRoundedRect(box, look.mm(2), look.mm(2))
        painter.fillPath(pill, look.colour("warm"))
        parts.badge.draw(painter, parts.text_x + pad, y, parts.badge.width, look.colour("on_warm"))
