"""The whole audit: every screen and text size in a process of its own, as many at once as there are cores."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import product

from ybdesk.qt.audit.clauses import standards
from ybdesk.qt.audit.tally import Tally
from ybdesk.qt.audit.walk import QUICK
from ybdesk.qt.audit.work import Job, command
from ybdesk.settings import TextSize, ThemeName

SCREENS = ("1024x768", "1280x800", "1366x768", "1920x1080", "3840x2160@2", "1080x1920")
QUICK_SCREENS = ("1024x768", "1080x1920")
QUICK_SIZES = (TextSize.STANDARD, TextSize.LARGEST)
Progress = Callable[[int, int, Job], None]
"""Told how many jobs are done, of how many, and which was the last."""


class AuditError(Exception):
    """A process of the audit broke off; carries the last thing it said."""


def jobs(
    today: date,
    *,
    quick: bool = False,
    screens: Sequence[str] = (),
    sizes: Sequence[str] = (),
    themes: Sequence[str] = (),
    only: Sequence[str] = (),
) -> list[Job]:
    """What there is to do, the largest screens first, because they take longest."""
    screens = screens or (QUICK_SCREENS if quick else SCREENS)
    sizes = sizes or (QUICK_SIZES if quick else tuple(TextSize))
    only = only or (QUICK if quick else ())
    made = [
        Job(screen, str(size), tuple(map(str, themes or ThemeName)), today.isoformat(), tuple(only))
        for screen, size in product(screens, sizes)
    ]
    return sorted(made, key=lambda job: (-job.scale, -job.pixels[0] * job.pixels[1]))


def run(todo: Sequence[Job], progress: Progress, at_once: int | None = None) -> Tally:
    """Carry out all jobs and add them up. Raises AuditError."""
    tally = Tally(standards())
    with ThreadPoolExecutor(at_once or os.cpu_count() or 1) as pool:
        for done, (job, result) in enumerate(_results(pool, todo), 1):
            tally.merge(result["lines"], result["pages"])
            progress(done, len(todo), job)
    return tally


def _results(
    pool: ThreadPoolExecutor, todo: Sequence[Job]
) -> Iterator[tuple[Job, dict[str, dict[str, object]]]]:
    yield from zip(todo, pool.map(_carry_out, todo), strict=True)


def _carry_out(job: Job) -> dict[str, dict[str, object]]:
    arguments, environment = command(job)
    ended = subprocess.run(
        arguments,
        env=environment,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    if ended.returncode:
        said = ended.stderr.strip().splitlines()
        raise AuditError(f"{job.screen} {job.size}: {said[-1] if said else ended.returncode}")
    result: dict[str, dict[str, object]] = json.loads(ended.stdout)
    return result
