"""Nothing is clipped, lost or too small: every page, at every text size, on every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from ybdesk.qt.controls import Button, Style
from ybdesk.qt.journey import Journey
from ybdesk.qt.text import Text
from ybdesk.qt.theme import GAP_MM, MM_PER_INCH, POINTS_PER_INCH, Look
from ybdesk.qt.tree import below
from ybdesk.settings import TextSize, ThemeName

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Wizard

SCREENS = ((1024, 768), (1280, 800), (1366, 768), (1920, 1080), (1080, 1920))
SMALLEST_POINTS = 24
SMALLEST_TARGET_MM = 16
SMALLEST_MAIN_MM = 20


def visible(wizard: Wizard) -> list[Text | Button]:
    found: list[Text | Button] = [*below(wizard.window, Text), *below(wizard.window, Button)]
    return [widget for widget in found if widget.isVisible()]


def place(wizard: Wizard, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(wizard.window, QPoint(0, 0)), widget.size())


def clipped(wizard: Wizard) -> list[str]:
    """The words of everything that has less room than it needs or stands out of its parent."""
    bad = []
    for widget in visible(wizard):
        parent = widget.parentWidget()
        words = widget.text()
        assert parent is not None
        if widget.height() < widget.heightForWidth(widget.width()):
            bad.append(f"too low: {words}")
        if widget.width() < widget.minimumSizeHint().width():
            bad.append(f"too narrow: {words}")
        inside = parent.rect().contains(widget.geometry()) or parent is wizard.window.page.scroll.pane
        if words and not inside:
            bad.append(f"out of its parent: {words}")
    pane, content = wizard.window.page.scroll.pane, wizard.window.page.content
    if content.width() > pane.width():
        bad.append("two-way scrolling")
    if content.height() > pane.height() and not wizard.window.page.scroll.down.isVisible():
        bad.append("no way down")
    return bad


def too_close(wizard: Wizard) -> list[str]:
    """Pairs of targets with less than the gap between them."""
    look = wizard.desk.look
    gap = int(GAP_MM * look.pixels_per_mm)
    rects = [(b.label, place(wizard, b)) for b in below(wizard.window, Button) if b.isVisible()]
    inner = wizard.window.page.scroll
    return [
        f"{one} / {other}"
        for number, (one, first) in enumerate(rects)
        for other, second in rects[number + 1 :]
        if first.adjusted(1 - gap, 1 - gap, gap - 1, gap - 1).intersects(second)
        and not _in_pane_and_outside(wizard, inner, first, second)
    ]


def _in_pane_and_outside(wizard: Wizard, scroll: QWidget, first: QRect, second: QRect) -> bool:
    """One scrolls and the other does not: they only seem to meet where the pane cuts the first off."""
    pane = place(wizard, scroll)
    return not (pane.contains(first) and pane.contains(second))


def sample(pages: dict[str, Journey]) -> dict[str, Journey]:
    """Every kind of page; of the many pages of sections those of three."""
    kept = ("20-phone", "20-money", "20-about-1")
    return {
        name: where for name, where in pages.items() if not name.startswith("20") or name.startswith(kept)
    }


def screen_name(screen: tuple[int, int]) -> str:
    return "x".join(map(str, screen))


@pytest.mark.parametrize("screen", SCREENS, ids=screen_name)
@pytest.mark.parametrize("size", TextSize)
def test_nothing_is_clipped(
    make_wizard: Callable[..., Wizard],
    every_page: dict[str, Journey],
    screen: tuple[int, int],
    size: TextSize,
) -> None:
    wizard = make_wizard(size=screen)
    wizard.desk.restyle(text_size=size)
    for name, journey in sample(every_page).items():
        wizard.desk.go(journey)
        wizard.settle()
        assert not clipped(wizard), name
        assert not too_close(wizard), name


@pytest.mark.parametrize("size", TextSize)
def test_sizes_are_physical(wizard: Wizard, every_page: dict[str, Journey], size: TextSize) -> None:
    wizard.desk.restyle(text_size=size)
    scale = wizard.desk.look.pixels_per_mm
    for name, journey in sample(every_page).items():
        wizard.desk.go(journey)
        wizard.settle()
        for widget in visible(wizard):
            points = widget.font().pixelSize() / scale / MM_PER_INCH * POINTS_PER_INCH
            assert points > SMALLEST_POINTS - 0.01, (name, widget.text())
            if isinstance(widget, Button):
                least = SMALLEST_TARGET_MM if widget.style_kind is Style.CHROME else SMALLEST_MAIN_MM
                assert min(widget.width(), widget.height()) / scale >= least - 0.3, (name, widget.text())


def test_a_change_of_size_settles_on_the_page_at_once(make_wizard: Callable[..., Wizard]) -> None:
    wizard = make_wizard(size=(1024, 768))
    for size in (*TextSize, TextSize.STANDARD):
        wizard.desk.restyle(text_size=size)
        assert not clipped(wizard), size


def test_millimetres_are_kept_on_a_finer_screen() -> None:
    coarse, fine = Look(pixels_per_mm=4), Look(pixels_per_mm=8)
    assert fine.mm(20) == 2 * coarse.mm(20)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


TEXT_PAIRS = (
    ("ink", "page"), ("ink", "surface"), ("ink", "tint"), ("quiet", "page"), ("quiet", "surface"),
    ("main", "page"), ("main", "surface"), ("main", "tint"), ("on_main", "main"), ("on_warm", "warm"),
    ("on_alert", "alert"), ("page", "ink"),
)  # fmt: skip
GRAPHIC_PAIRS = (
    ("edge", "page"),
    ("edge", "surface"),
    ("focus", "page"),
    ("main", "page"),
    ("focus", "alert"),
)


@pytest.mark.parametrize("theme", ThemeName)
def test_contrast(theme: ThemeName) -> None:
    look = Look(theme=theme)
    for one, other in TEXT_PAIRS:
        assert contrast(look.colour(one), look.colour(other)) >= 7, (one, other)
    for one, other in GRAPHIC_PAIRS:
        assert contrast(look.colour(one), look.colour(other)) >= 3, (one, other)
