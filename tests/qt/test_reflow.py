"""Nothing is clipped, lost or too small: every page, at every text size, on every screen."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ybdesk.qt.controls import Button, Style
from ybdesk.qt.journey import Journey
from ybdesk.qt.theme import MM_PER_INCH, POINTS_PER_INCH, Look
from ybdesk.settings import TextSize, ThemeName

sys.path.insert(0, str(Path(__file__).parent))
from reflow import clipped, sample, too_close, visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Wizard

SCREENS = ((1024, 768), (1280, 800), (1366, 768), (1920, 1080), (1080, 1920))
SMALLEST_POINTS = 24
SMALLEST_TARGET_MM = 16
SMALLEST_MAIN_MM = 20


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


def test_a_page_that_nearly_fits_moves_closer_together_instead_of_scrolling(
    make_wizard: Callable[..., Wizard], every_page: dict[str, Journey]
) -> None:
    wizard = make_wizard(size=(1280, 800))
    wizard.desk.go(every_page["20-beware-1"])
    wizard.settle()
    page = wizard.window.page
    assert page.content.tight
    assert not page.scroll.overflows()
    wizard.window.resize(1280, 1000)
    wizard.settle()
    assert not page.content.tight
    wizard.window.resize(1280, 620)
    wizard.settle()
    assert page.scroll.overflows()
    assert not page.content.tight, "a page that scrolls in any case keeps its air"
