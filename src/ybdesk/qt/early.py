"""What the first touches would wait for, done piece by piece while the first page is looked at."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from ybdesk.qt.window import Window

MODULES = (
    "ybdesk.qt.keys",
    "ybdesk.qt.pages.division",
    "ybdesk.qt.pages.options",
    "ybdesk.qt.pages.digits",
    "ybdesk.qt.pages.check",
    "ybdesk.compose",
    "ybdesk.qt.pages.overview",
    "ybdesk.qt.pages.steps",
    "ybdesk.qt.pages.looks",
)
"""The way to a guide, in the order of the way."""
BREATH_MS = 20
"""Between two pieces, for a touch to come through."""
QUIET_MS = 1000
"""Until then even a slow disk has given up what the first page needs."""
WAKING_MS = 1000
"""And until then what the program for speech needs."""


def begin(window: Window) -> None:
    """Load the pages on the way to a guide, and then rouse the voice."""
    _go_on(window, pieces(window))
    QTimer.singleShot(QUIET_MS, window, lambda: _rouse(window))


def pieces(window: Window) -> Iterator[Callable[[], object]]:
    """What there is to load, in pieces of some milliseconds each."""
    rules = window.desk.rules
    yield from (partial(import_module, name) for name in MODULES)
    yield lambda: rules.divisions
    yield rules.questions
    yield rules.common


def _go_on(window: Window, left: Iterator[Callable[[], object]]) -> None:
    piece = next(left, None)
    if piece is not None:
        piece()
        QTimer.singleShot(BREATH_MS, window, lambda: _go_on(window, left))


def _rouse(window: Window) -> None:
    """Have the voice's program read from the disk, by a process of its own, and then find the voice."""
    if sys.platform.startswith("linux"):
        from ybdesk.qt.speech.espeak import wake

        wake()
    QTimer.singleShot(WAKING_MS, window, lambda: _prepare(window))


def _prepare(window: Window) -> None:
    """Load what is used when 朗读 is pressed."""
    import ybdesk.qt.reading
    import ybdesk.render.spoken  # noqa: F401
    from ybdesk.qt.speech import Reader

    if isinstance(window.voice, Reader):
        window.voice.prepare()
