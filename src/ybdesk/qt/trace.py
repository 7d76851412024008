"""Milestones of the start, for `--startup-trace`: milliseconds since the process began."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path


class Trace:
    """Notes when each milestone was reached. Costs two clock readings when nobody asks."""

    def __init__(self) -> None:
        self._begun = time.perf_counter()
        self._before = time.process_time()
        """The interpreter's own start is all computing, so its processor time is its duration."""
        self._reached: dict[str, float] = {}
        self.mark("interpreter")

    def mark(self, milestone: str) -> None:
        since = self._before + time.perf_counter() - self._begun
        self._reached.setdefault(milestone, round(since * 1000, 1))

    def line(self) -> str:
        """One JSON object: the milestones, and the most memory used so far."""
        return json.dumps({**self._reached, "peak_memory_kib": peak_memory_kib()})


def peak_memory_kib() -> int | None:
    """The most memory this process has held; None where the system does not tell.

    Linux counts what a parent held at the fork in `ru_maxrss`; the high-water mark starts anew.
    """
    if sys.platform.startswith("linux"):
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
        return next((int(line.split()[1]) for line in status if line.startswith("VmHWM:")), None)
    try:
        import resource
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // 1024 if sys.platform == "darwin" else peak
