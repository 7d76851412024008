"""Whole visits one after the other, with printing to a file and a silent voice: what is left behind?

`YBDESK_SOAK=10000` for the long run: it takes a thousand visits until most places have been seen once.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ybdesk.answers import AGE, COVERAGE, DIVISION, TOPIC, Coverage
from ybdesk.kiosk.press import Outcome
from ybdesk.qt.journey import Kind
from ybdesk.rules.load import Ruleset

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "qt"))
from kiosk_rig import Rig
from peers import row

pytestmark = [pytest.mark.benchmark, pytest.mark.slow]
SESSIONS = int(os.environ.get("YBDESK_SOAK", "300"))
WARM = min(1000, SESSIONS // 3)
MOST_GROWN_KIB = 2048


def held_kib() -> int:
    """The memory that is this process's own: pages of files come and go as the system likes."""
    told = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text("utf-8").splitlines())
    return sum(int(told[name].split()[0]) for name in ("RssAnon", "VmSwap"))


def handles() -> tuple[int, int, int]:
    """Open files, threads, and processes begun and not yet seen off."""
    threads = list(Path("/proc/self/task").iterdir())
    begun = [child for thread in threads for child in (thread / "children").read_text().split()]
    return len(list(Path("/proc/self/fd").iterdir())), len(threads), len(begun)


def widgets() -> int:
    return len(QApplication.allWidgets())


def visit(rig: Rig, answers: dict[str, str], sheets: Path) -> None:
    """From the first touch to 问完了, with a page read and a sheet printed."""
    rig.begin()
    rig.ask(answers)
    desk = rig.visit.desk
    section = desk.guide().sections[0].id
    desk.open(Kind.SECTION, section)
    rig.press(rig.say("window.read"))
    rig.press(rig.say("window.paper"))
    rig.press(rig.say("kiosk.paper.print"))
    rig.until(lambda: not rig.shell.press.busy)
    assert rig.say("kiosk.paper.printed") in rig.window.page.utterances()
    rig.press(rig.say("kiosk.finish"))
    assert rig.waiting
    assert sheets.stat().st_size > 1000
    rig.voice.said.clear()
    rig.printer.sheets.clear()


def test_nothing_is_left_behind(qapp: QApplication, rules: Ruleset, tmp_path: Path) -> None:
    rig = Rig(qapp, rules, state=str(tmp_path))
    sheets = tmp_path / "sheet.pdf"

    def to_file(document: bytes, _cancelled: threading.Event) -> Outcome:
        sheets.write_bytes(document)
        return Outcome.PRINTED

    rig.kiosk.shell.press._sender = to_file
    places = [place.code for place in rules.divisions]
    coverages, topics = list(Coverage), list(rules.topics)
    before, held, shown, began, slowest = 0, (0, 0, 0), 0, time.monotonic(), 0.0
    for number in range(SESSIONS):
        if number == WARM:
            gc.collect()
            before, held, shown = held_kib(), handles(), widgets()
        answers = {
            TOPIC: topics[number % len(topics)],
            DIVISION: places[number * 7 % len(places)],
            COVERAGE: coverages[number % len(coverages)],
            AGE: str(20 + number % 80),
        }
        come = time.monotonic()
        visit(rig, answers, sheets)
        slowest = max(slowest, time.monotonic() - come)
        if number % 500 == 499 and SESSIONS > 1000:
            print(number + 1, held_kib(), handles(), f"{slowest:.1f} s", flush=True)  # noqa: T201
    gc.collect()
    grown, left = held_kib() - before, handles()
    seconds = (time.monotonic() - began) / SESSIONS
    row(f"{SESSIONS} visits, memory after the first {WARM}", f"wanted < {MOST_GROWN_KIB} KiB", f"{grown} KiB")
    row("files, threads and processes before and after", held, left)
    row("widgets before and after", shown, widgets())
    row("a visit, and the slowest", f"{seconds * 1000:.0f} ms", f"{slowest * 1000:.0f} ms")
    assert all(now <= then for now, then in zip(left, held, strict=True))
    assert widgets() <= shown + 2
    assert grown < MOST_GROWN_KIB or WARM < 1000
    rig.close()
