"""The design system: sizes in millimetres, text in points, both turned into pixels here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

from ybdesk.qt.palettes import PALETTES, Palette
from ybdesk.settings import TextSize, ThemeName

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen

FAMILY = "Noto Sans SC"
MM_PER_INCH = 25.4
POINTS_PER_INCH = 72
FALLBACK_DPI = 96.0
PLAUSIBLE_DPI = (64.0, 260.0)
"""A screen that reports less or more than this is not believed."""
POSSIBLE_DPI = (30.0, 400.0)
"""A measurement with a card that gives less or more than this is not believed either."""
DESK_CM = 50.0
"""How far from the screen people sit; they stand further away from a kiosk."""

STEPS = {TextSize.STANDARD: 1.0, TextSize.LARGE: 1.25, TextSize.LARGER: 1.6, TextSize.LARGEST: 2.0}

TARGET_MM = 20.0
SMALL_TARGET_MM = 16.5
GAP_MM = 6.0
TREMBLING_TARGET_MM = 24.0
TREMBLING_GAP_MM = 2.0
"""How much further apart targets are for a hand that trembles."""
RHYTHM_MM = 4.0
ICON_MM = 12.0
RADIUS_MM = 4.0
HAIR = 1e-6
"""Rounding up must not make a pixel out of what floating point adds."""
LEADING = 1.5
SNUG_LEADING = 1.25
LONGEST_LINE_EM = 36

TONES = {
    "ink": QPalette.ColorRole.WindowText,
    "quiet": QPalette.ColorRole.PlaceholderText,
    "main": QPalette.ColorRole.Link,
    "on_alert": QPalette.ColorRole.LinkVisited,
    "focus": QPalette.ColorRole.BrightText,
}
"""What Qt calls the colours of running text. Painting starts with them: no pen need be set, see paint.py."""


class Role(Enum):
    """Type scale: points at the standard step, weight, and how far the role follows the text size."""

    BODY = (24.0, False, 2.0)
    LABEL = (25.0, True, 2.0)
    LEAD = (36.0, False, 1.6)
    HEADING = (27.0, True, 1.8)
    TITLE = (33.0, True, 1.45)
    AMOUNT = (42.0, True, 1.6)
    DIGITS = (60.0, True, 1.4)
    CHROME = (24.0, True, 1.3)
    NAME = (24.0, True, 1.0)
    PROMISE = (24.0, False, 1.0)
    NOTICE = (24.0, False, 1.3)
    KEY = (34.0, True, 1.3)

    @property
    def points(self) -> float:
        return self.value[0]

    @property
    def bold(self) -> bool:
        return self.value[1]

    @property
    def snug(self) -> bool:
        """What mostly stands on one line, with room below it that need not be doubled."""
        return self in SNUG

    @property
    def most(self) -> float:
        """The largest factor: what is big already grows less, so that it still fits."""
        return self.value[2]


SNUG = frozenset({Role.CHROME, Role.NAME, Role.PROMISE, Role.KEY, Role.DIGITS, Role.TITLE})


class Look:
    """One choice of text size and colours on one screen. Widgets keep it and ask it when they restyle."""

    def __init__(
        self,
        text_size: TextSize = TextSize.STANDARD,
        theme: ThemeName = ThemeName.LIGHT,
        pixels_per_mm: float = FALLBACK_DPI / MM_PER_INCH,
        distance_cm: float = DESK_CM,
    ) -> None:
        self._text_size = text_size
        self._pixels_per_mm = pixels_per_mm
        self._distance = distance_cm / DESK_CM
        self.theme = theme
        self.trembling = False
        """Whether targets are wider and further apart."""
        self.by_keyboard = False
        """Whether the last input came from the keyboard: then the focus is drawn."""
        self._lengths: dict[float, int] = {}
        self._ems: dict[int, int] = {}
        self._fonts: dict[int, QFont] = {}

    @property
    def text_size(self) -> TextSize:
        return self._text_size

    @text_size.setter
    def text_size(self, text_size: TextSize) -> None:
        self._text_size = text_size
        self._forget()

    @property
    def pixels_per_mm(self) -> float:
        return self._pixels_per_mm

    @pixels_per_mm.setter
    def pixels_per_mm(self, scale: float) -> None:
        self._pixels_per_mm = scale
        self._forget()

    def _forget(self) -> None:
        """What was worked out for another size no longer holds."""
        for cache in (self._lengths, self._ems, self._fonts):
            cache.clear()

    @property
    def palette(self) -> Palette:
        return PALETTES[self.theme]

    def colour(self, name: str) -> str:
        """A colour of the theme by what it is for, as #rrggbb."""
        colour: str = getattr(self.palette, name)
        return colour

    def mm(self, millimetres: float) -> int:
        """Whole pixels for a length, never less than asked for."""
        if millimetres not in self._lengths:
            self._lengths[millimetres] = max(1, -int(-(millimetres * self._pixels_per_mm - HAIR) // 1))
        return self._lengths[millimetres]

    def target(self, least_mm: float = TARGET_MM) -> int:
        """How high and wide a target is at least."""
        return self.mm(max(least_mm, TREMBLING_TARGET_MM) if self.trembling else least_mm)

    def gap(self, gap_mm: float = GAP_MM) -> int:
        """The room between two things; where that keeps targets apart, more for a hand that trembles."""
        if not gap_mm:
            return 0
        return self.mm(gap_mm + TREMBLING_GAP_MM if self.trembling and gap_mm >= GAP_MM else gap_mm)

    def em(self, role: Role) -> int:
        """The size of a CJK character in pixels."""
        key = id(role)
        if key not in self._ems:
            factor = min(STEPS[self._text_size], role.most)
            points = role.points * factor * self._distance
            self._ems[key] = self.mm(points * MM_PER_INCH / POINTS_PER_INCH)
        return self._ems[key]

    def font(self, role: Role) -> QFont:
        key = id(role)
        if key not in self._fonts:
            font = QFont(FAMILY)
            font.setPixelSize(self.em(role))
            font.setBold(role.bold)
            self._fonts[key] = font
        return self._fonts[key]

    def qt_palette(self) -> QPalette:
        """For the few parts that Qt paints itself: grounds and the search field."""
        palette = QPalette()
        for role, name in (
            (QPalette.ColorRole.Window, "page"),
            (QPalette.ColorRole.Base, "surface"),
            (QPalette.ColorRole.Text, "ink"),
            *((role, tone) for tone, role in TONES.items()),
            (QPalette.ColorRole.Button, "surface"),
            (QPalette.ColorRole.ButtonText, "ink"),
            (QPalette.ColorRole.Highlight, "main"),
            (QPalette.ColorRole.HighlightedText, "on_main"),
        ):
            palette.setColor(role, QColor(self.colour(name)))
        return palette


def pixels_per_mm(screen: QScreen | None, measured: Mapping[str, float] | None = None) -> float:
    """The scale of a screen: as measured with a card; else as it reports it, if that is plausible."""
    own = measured.get(screen_name(screen), 0.0) if measured else 0.0
    return own if possible(own) else _reported(screen)


def possible(scale: float) -> bool:
    """Whether a measurement is believed."""
    low, high = POSSIBLE_DPI
    return low <= scale * MM_PER_INCH <= high


def screen_name(screen: QScreen | None) -> str:
    """What tells this screen from others, however it is turned."""
    if screen is None:
        return ""
    size = screen.size()
    sides = sorted((size.width(), size.height()), reverse=True)
    return " ".join(part for part in (screen.name(), screen.model(), "x".join(map(str, sides))) if part)


def _reported(screen: QScreen | None) -> float:
    if screen is None:
        return FALLBACK_DPI / MM_PER_INCH
    across, down = screen.physicalDotsPerInchX(), screen.physicalDotsPerInchY()
    low, high = PLAUSIBLE_DPI
    square = across > 0 and down > 0 and 0.8 < across / down < 1.25
    imaginary = QGuiApplication.platformName() in ("offscreen", "minimal", "vnc")
    if imaginary or not square or not low <= (across + down) / 2 <= high:
        logical = screen.logicalDotsPerInch()
        return (logical if low <= logical <= high else FALLBACK_DPI) / MM_PER_INCH
    return (across + down) / 2 / MM_PER_INCH
