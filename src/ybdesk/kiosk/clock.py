"""Time that nobody sets back: seconds since the machine started, sleep included where that is counted."""

from __future__ import annotations

import time

_BOOT = getattr(time, "CLOCK_BOOTTIME", None)


def now() -> float:
    """Seconds on a clock that nobody sets. A kiosk that slept overnight wakes up with its session over."""
    return time.monotonic() if _BOOT is None else time.clock_gettime(_BOOT)
