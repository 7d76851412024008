"""A trembling finger strikes twice: two strikes on one spot within 0.5 s count once (EN 301 549, 5.8)."""

from __future__ import annotations

import time
from collections.abc import Callable

INTERVAL_SECONDS = 0.5
TREMBLING_SECONDS = 1.0
SPOT_MM = 12.0


class Strikes:
    """Remembers the last strike on the whole screen, because the first may have turned the page."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, interval: float = INTERVAL_SECONDS
    ) -> None:
        self.interval = interval
        self._clock = clock
        self._last: tuple[float, float, float] | None = None
        self._last_key: tuple[float, int] | None = None

    def guard(self, trembling: bool) -> None:
        """How long a second strike does not count: longer where the hand trembles."""
        self.interval = TREMBLING_SECONDS if trembling else INTERVAL_SECONDS

    def counts(self, x: float, y: float, spot: float) -> bool:
        """Whether a touch at a place on the screen counts; `spot` is how far one spot reaches."""
        now = self._clock()
        if self._last is not None:
            then, last_x, last_y = self._last
            if now - then < self.interval and abs(x - last_x) <= spot and abs(y - last_y) <= spot:
                return False
        self._last = (now, x, y)
        return True

    def key_counts(self, key: int) -> bool:
        """Whether a keystroke counts that chooses or turns a page."""
        now = self._clock()
        if self._last_key is not None:
            then, last = self._last_key
            if now - then < self.interval and key == last:
                return False
        self._last_key = (now, key)
        return True
