"""How a button may be dressed, and where its parts go."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from ybdesk.qt.theme import Role
from ybdesk.qt.typeset import Typeset

LIP_MM = 1.0
BADGE_GAP_MM = 1.5
BADGE_PAD_MM = 2.0
UNDER_ICON_MM = 2.0


class Style(Enum):
    """A tile, the one main action, a quiet action, or a key of the digit pad."""

    TILE = "tile"
    MAIN = "main"
    CHROME = "chrome"
    KEY = "key"


ROLES = {Style.TILE: Role.LABEL, Style.MAIN: Role.CHROME, Style.CHROME: Role.CHROME, Style.KEY: Role.KEY}


class Inside(NamedTuple):
    """Where the parts of a button go for one width."""

    icon: tuple[float, float, int] | None
    """Left, top and size."""
    icon_above: bool
    text_x: int
    text_width: int
    badge: Typeset | None
    label: Typeset
    detail: Typeset | None
    height: int
