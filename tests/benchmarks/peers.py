"""Measuring two things in one run, in turn, so that a machine's mood cancels out."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median

ROUNDS = 15


def run(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Seconds that a command takes to its end; its output is thrown away."""
    started = time.perf_counter()
    subprocess.run(command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started


def processes(
    ours: Sequence[str], peer: Sequence[str], environment: Mapping[str, str], rounds: int = ROUNDS
) -> float:
    """The median ratio of the two commands' times, pair by pair; one round of each is not counted."""
    run(ours, environment), run(peer, environment)
    return median(run(ours, environment) / run(peer, environment) for _ in range(rounds))


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
