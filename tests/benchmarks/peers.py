"""Measuring two things in one run, in turn, so that a machine's mood cancels out."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import NamedTuple

ROUNDS = 15


class Process(NamedTuple):
    """One finished process."""

    seconds: float
    peak_kib: int


def run(command: Sequence[str], environment: Mapping[str, str]) -> Process:
    """Run a command to its end; its output is thrown away."""
    started = time.perf_counter()
    child = subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0, command
    return Process(time.perf_counter() - started, usage.ru_maxrss)


def processes(
    ours: Sequence[str], peer: Sequence[str], environment: Mapping[str, str], rounds: int = ROUNDS
) -> tuple[float, float, float]:
    """Median seconds of both, and the ratio of their peak memory; one round of each is not counted."""
    run(ours, environment), run(peer, environment)
    pairs = [(run(ours, environment), run(peer, environment)) for _ in range(rounds)]
    memory = median(a.peak_kib for a, _ in pairs) / median(b.peak_kib for _, b in pairs)
    return median(a.seconds for a, _ in pairs), median(b.seconds for _, b in pairs), memory


def rate(work: Callable[[], int], seconds: float = 2.0) -> float:
    """How many pieces of work a second of processor time one core does."""
    work()
    started, done = _cpu(), 0
    while _cpu() - started < seconds:
        done += work()
    return done / (_cpu() - started)


def _cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def row(*cells: object) -> None:
    """A line of the table."""
    sys.stdout.write("| " + " | ".join(str(cell) for cell in cells) + " |\n")
