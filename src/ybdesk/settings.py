"""What the desktop remembers between two visits: how the person likes to read, and nothing else.

The file is replaced in one move, so that a power cut leaves the old one. A damaged file is kept under
another name and the defaults are taken.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from ybdesk.i18n import SOURCE_LANGUAGE

FILE = "settings.json"
DAMAGED = ".damaged"


class TextSize(StrEnum):
    """标准, 大, 特大, 超大."""

    STANDARD = "standard"
    LARGE = "large"
    LARGER = "larger"
    LARGEST = "largest"


class ThemeName(StrEnum):
    """The four sets of colours."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"
    SOFT = "soft"


class Settings(NamedTuple):
    """How somebody likes to read."""

    text_size: TextSize = TextSize.STANDARD
    theme: ThemeName = ThemeName.LIGHT
    language: str = SOURCE_LANGUAGE
    pace: int = 0
    """Characters a minute when reading aloud; 0 for the usual."""
    volume: int = 0
    """Steps of volume when reading aloud; 0 for the usual."""
    greeted: bool = False
    """Whether the first page of all, on how to read, has been left once."""
    aloud: bool = False
    """Whether every page is read when it is opened."""
    trembling: bool = False
    """Whether the hand trembles: larger targets, and two quick strikes count once for longer."""
    scales: tuple[tuple[str, float], ...] = ()
    """Screens that were measured with a card, each with its pixels per millimetre."""


class Loaded(NamedTuple):
    """Settings, and where a damaged file was put aside."""

    settings: Settings
    damaged: Path | None = None


class SettingsError(Exception):
    """The settings could not be written; the program goes on without."""


def default_path() -> Path:
    """Where this user's settings are kept. On Linux worked out here: importing platformdirs takes 3 ms."""
    if sys.platform.startswith("linux"):
        base = os.environ.get("XDG_CONFIG_HOME", "").strip()
        return (Path(base) if base else Path.home() / ".config") / "ybdesk" / FILE
    from platformdirs import user_config_path

    return user_config_path("ybdesk", appauthor=False) / FILE


def load(path: Path) -> Loaded:
    """The settings in a file; the defaults where there is none or it is damaged."""
    try:
        return Loaded(_parse(json.loads(path.read_bytes())))
    except OSError:
        return Loaded(Settings())
    except (ValueError, TypeError, AttributeError, RecursionError):
        return Loaded(Settings(), _put_aside(path))


def save(settings: Settings, path: Path) -> None:
    """Write the settings in one move. Raises SettingsError."""
    import tempfile

    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=FILE)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(settings._asdict(), file, indent=2)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except OSError as error:
        if temporary is not None:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
        raise SettingsError(error.strerror or str(error)) from error


def _parse(raw: Any) -> Settings:
    """Known names with valid values; a name from a later version is passed over."""
    known = {name: value for name, value in raw.items() if name in Settings._fields}
    if not isinstance(known.get("language", ""), str):
        raise TypeError("language")
    return Settings(
        TextSize(known.get("text_size", TextSize.STANDARD)),
        ThemeName(known.get("theme", ThemeName.LIGHT)),
        known.get("language", SOURCE_LANGUAGE),
        int(known.get("pace", 0)),
        int(known.get("volume", 0)),
        known.get("greeted", False) is True,
        known.get("aloud", False) is True,
        known.get("trembling", False) is True,
        tuple((str(screen), float(scale)) for screen, scale in known.get("scales", ())),
    )


def _put_aside(path: Path) -> Path | None:
    try:
        return path.replace(path.with_name(path.name + DAMAGED))
    except OSError:
        return None
