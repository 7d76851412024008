"""The four sets of colours. Text has a contrast of 7:1 or more, graphics 3:1 or more; a test says so."""

from __future__ import annotations

from typing import NamedTuple

from ybdesk.settings import ThemeName


class Palette(NamedTuple):
    """Colours by what they are for."""

    page: str
    surface: str
    """Tiles and cards."""
    tint: str
    """A tile while it is pressed, and quiet panels."""
    ink: str
    quiet: str
    """Help and detail lines; still 7:1."""
    main: str
    """The one thing to do next."""
    on_main: str
    edge: str
    """Borders of everything that can be pressed."""
    hairline: str
    """Lines that only divide."""
    warm: str
    """Marks what is recommended."""
    on_warm: str
    focus: str
    alert: str
    """The ground of a warning."""
    on_alert: str
    wash: str
    """The soft shape behind the lines of an icon."""


PALETTES = {
    ThemeName.LIGHT: Palette(
        page="#faf5ea",
        surface="#ffffff",
        tint="#e3efec",
        ink="#17292c",
        quiet="#3c4d50",
        main="#0a5458",
        on_main="#ffffff",
        edge="#75878a",
        hairline="#dcd3c0",
        warm="#f4b860",
        on_warm="#17292c",
        focus="#b3400c",
        alert="#fde6d3",
        on_alert="#4a1f08",
        wash="#f9d9a0",
    ),
    ThemeName.DARK: Palette(
        page="#10191b",
        surface="#1b282b",
        tint="#2a3d40",
        ink="#f6f1e6",
        quiet="#cfd6d2",
        main="#8fd8d0",
        on_main="#08201f",
        edge="#8ba0a1",
        hairline="#33474a",
        warm="#f4b860",
        on_warm="#10191b",
        focus="#ffb27a",
        alert="#43291a",
        on_alert="#ffe3cc",
        wash="#2f5a5b",
    ),
    ThemeName.CONTRAST: Palette(
        page="#ffe500",
        surface="#ffe500",
        tint="#fff9b8",
        ink="#000000",
        quiet="#000000",
        main="#000000",
        on_main="#ffe500",
        edge="#000000",
        hairline="#000000",
        warm="#000000",
        on_warm="#ffe500",
        focus="#0000c8",
        alert="#ffffff",
        on_alert="#000000",
        wash="#fff9b8",
    ),
    ThemeName.SOFT: Palette(
        page="#e6ece2",
        surface="#f4f7f1",
        tint="#d5e2d3",
        ink="#1f2b26",
        quiet="#36453d",
        main="#1f4837",
        on_main="#ffffff",
        edge="#6a7d72",
        hairline="#c5d0c3",
        warm="#e9c583",
        on_warm="#1f2b26",
        focus="#8f3f14",
        alert="#f0ddc9",
        on_alert="#43200e",
        wash="#d9e3b8",
    ),
}
