"""What the first word would wait for, done while the person still looks at the first page."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from ybdesk.qt.window import Window

WAKING_MS = 1000
"""Until then even a slow disk has given up what the program for speech needs."""


def rouse(window: Window) -> None:
    """Have the voice's program read from the disk, by a process of its own, and then find the voice."""
    if sys.platform.startswith("linux"):
        from ybdesk.qt.speech.espeak import wake

        wake(window)
    QTimer.singleShot(WAKING_MS, window, lambda: _prepare(window))


def _prepare(window: Window) -> None:
    """Load what is used when 朗读 is pressed."""
    import ybdesk.qt.reading
    import ybdesk.render.spoken  # noqa: F401
    from ybdesk.qt.speech import Reader

    if isinstance(window.voice, Reader):
        window.voice.prepare()
