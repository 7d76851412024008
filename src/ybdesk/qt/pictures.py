"""The place for the drawing of what to touch.

A block's picture is a few words; whoever draws it from them registers here, and every page shows it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ybdesk.document import Picture
from ybdesk.qt.theme import Look

Artist = Callable[[Look, Picture], QWidget]
_artists: list[Artist] = []


def register(artist: Artist) -> None:
    """Let somebody draw the pictures from now on."""
    _artists[:] = [artist]


def picture_view(look: Look, picture: Picture) -> QWidget | None:
    """A widget with the drawing; none while nobody draws."""
    return _artists[0](look, picture) if _artists else None
