"""The hall file: all that one kiosk needs to know about where it stands, in one TOML file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from ybdesk.rules.pack import PACK_ONLY
from ybdesk.settings import TextSize, ThemeName

LEAST_IDLE, MOST_IDLE = 30, 600
LEAST_WARNING, MOST_WARNING = 20, 120
"""WCAG 2.2.1 asks for 20 seconds at least."""
LEAST_DISTANCE, MOST_DISTANCE = 50, 75
LEAST_DENSITY, MOST_DENSITY = 30, 400


class PaperKind(StrEnum):
    """What the hall's printer prints on."""

    A4 = "a4"
    RECEIPT = "receipt"
    """A strip of 80 mm through a print queue."""
    ESCPOS = "escpos"
    """The same on a receipt printer without a queue: `printer` is its device."""


@dataclass(frozen=True, slots=True)
class Hall:
    """One kiosk's settings; every one has a default, so that an empty file is a kiosk too."""

    name: str = ""
    """What stands on the first page."""
    desk: str = ""
    """Where staff are: a desk's number, as people read it."""
    phone: str = ""
    """What staff answer to, shown in large print."""
    ring: tuple[str, ...] = ()
    """A local command that calls staff, run without a shell and without anything about the visitor."""
    idle_seconds: int = 120
    warning_seconds: int = 60
    text_size: TextSize = TextSize.STANDARD
    theme: ThemeName = ThemeName.LIGHT
    distance_cm: int = 60
    """How far from the screen people stand; the text grows with it."""
    dots_per_inch: int = 0
    """The screen's, where what it reports is wrong; as it reports where 0."""
    invite: bool = True
    """Whether a voice invites people on the first page."""
    invite_seconds: int = 90
    low: bool = False
    """Every visit starts with the buttons low; without it people choose so themselves."""
    blank_key: str = "F8"
    """The key that hides the screen, for a hall that mounts a button for it."""
    printer: str = ""
    """The queue's name, the system's own choice where empty; for `escpos` a device such as /dev/usb/lp0."""
    paper: PaperKind = PaperKind.A4
    pin: str = ""
    """The attendant's PIN as an argon2 hash; without it the attendant's page cannot be opened."""
    update: tuple[str, ...] = ()
    """A local command that brings new data; the kiosk starts again when it has ended well."""
    state: str = ""
    """The folder for counts; nothing else is ever written. Nothing is counted where empty."""
    textfile: str = ""
    """Where node_exporter reads counts, a file that ends in .prom."""


class HallError(Exception):
    """The hall file cannot be used: which field, and the key of the message that says what is wrong."""

    def __init__(self, field: str, key: str, **values: object) -> None:
        super().__init__(f"{field}: {key}")
        self.field = field
        self.key = key
        self.values = values


def load(path: Path) -> Hall:
    """The hall a file describes. Raises HallError."""
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise HallError("", "unreadable", reason=error.strerror or str(error)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise HallError("", "syntax", reason=str(error)) from None
    return parse(raw)


def parse(raw: dict[str, Any]) -> Hall:
    """A hall from what a file holds. Raises HallError for what is unknown or out of bounds."""
    known = {field.name for field in fields(Hall)}
    raw = {name: value for name, value in raw.items() if name not in PACK_ONLY}
    for name in raw:
        if name not in known:
            raise HallError(name, "unknown", choices=" ".join(sorted(known)))
    values = {name: _value(name, value, getattr(Hall(), name)) for name, value in raw.items()}
    hall = replace(Hall(), **values)
    _within("idle_seconds", hall.idle_seconds, LEAST_IDLE, MOST_IDLE)
    _within("warning_seconds", hall.warning_seconds, LEAST_WARNING, MOST_WARNING)
    _within("distance_cm", hall.distance_cm, LEAST_DISTANCE, MOST_DISTANCE)
    if hall.dots_per_inch:
        _within("dots_per_inch", hall.dots_per_inch, LEAST_DENSITY, MOST_DENSITY)
    if hall.pin and not hall.pin.startswith("$argon2id$"):
        raise HallError("pin", "not-a-hash")
    if hall.paper is PaperKind.ESCPOS and not hall.printer.startswith("/"):
        raise HallError("printer", "not-a-device")
    if hall.textfile and not hall.textfile.endswith(".prom"):
        raise HallError("textfile", "not-prom")
    return hall


def _value(name: str, value: Any, usual: Any) -> Any:
    match usual:
        case bool():
            good = isinstance(value, bool)
        case int():
            good = isinstance(value, int) and not isinstance(value, bool)
        case TextSize() | ThemeName() | PaperKind():
            kind = type(usual)
            if value in set(kind):
                return kind(value)
            raise HallError(name, "not-a-choice", choices=" ".join(kind))
        case tuple():
            good = isinstance(value, list) and all(isinstance(part, str) and part for part in value)
            value = tuple(value) if good else value
        case _:
            good = isinstance(value, str) and value.isprintable()
    if not good:
        raise HallError(name, "wrong-type")
    return value


def _within(name: str, value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        raise HallError(name, "out-of-bounds", least=least, most=most)
