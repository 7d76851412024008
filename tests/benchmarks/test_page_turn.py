"""From a tap to the painted page, and from a choice of size to everything restyled, at 1280x800 under Xvfb.

As ratios against a `QStackedWidget` that only swaps two pages of as many bare buttons, in turns with ours;
by the clock, and by processor time, which a busy machine does not lengthen. What the program loads while the
first page is looked at is loaded first.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from peers import row

pytestmark = [pytest.mark.benchmark, pytest.mark.slow]
ROUNDS = 60
CHILD = """
import json, sys, time
from datetime import date
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout, QPushButton, QStackedWidget, QWidget

application = QApplication(sys.argv)
from ybdesk.qt.app import add_fonts
add_fonts()
from ybdesk.qt.desk import Desk
from ybdesk.qt.early import pieces
from ybdesk.qt.strikes import Strikes
from ybdesk.qt.theme import Look, pixels_per_mm
from ybdesk.qt.tree import below
from ybdesk.qt.controls import Button
from ybdesk.qt.window import Window
from ybdesk.rules.load import load
from ybdesk.settings import TextSize, ThemeName

rounds, screen = int(sys.argv[1]), application.primaryScreen()
time_of_strikes = [0.0]
look = Look(TextSize.STANDARD, ThemeName.LIGHT, pixels_per_mm(screen))
window = Window(Desk(load(), look, lambda: date(2026, 11, 21), Strikes(lambda: time_of_strikes[0])))
window.setGeometry(screen.geometry())
window.show()
QTest.qWaitForWindowExposed(window)
for piece in pieces(window):
    piece()

plain = QStackedWidget()
for page in range(2):
    made = QWidget()
    grid = QGridLayout(made)
    for number in range(16):
        grid.addWidget(QPushButton(str(number)), number // 4, number % 4)
    plain.addWidget(made)
plain.setGeometry(screen.geometry())
plain.show()
QTest.qWaitForWindowExposed(plain)

def painted(top, act):
    begun, worked = time.perf_counter(), time.process_time()
    act()
    top.repaint()
    spent = 1000 * (time.perf_counter() - begun), 1000 * (time.process_time() - worked)
    application.processEvents()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return spent

def tap(button):
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    time_of_strikes[0] += 60

steps = [
    lambda: window.page.choices[0],
    lambda: window.page.choices[4],
    lambda: window.page.choices[0],
    lambda: window.page.choices[0],
    lambda: window.page.keys[7],
    lambda: window.page.keys[2],
    lambda: window.page.done,
    lambda: window.page.go_on,
    lambda: below(window.page.actions, Button)[-1],
    lambda: window.page.onward,
    lambda: window.header.back,
    lambda: window.footer.size_button,
    lambda: window.header.back,
]
turns, swaps, restyles, repaints = [], [], [], []
for _ in range(rounds):
    window.raise_()
    for step in steps:
        button = step()
        turns.append((str(window.desk.journey.spot.kind), *painted(window, lambda: tap(button))))
        swaps.append(painted(plain, lambda: plain.setCurrentIndex(1 - plain.currentIndex())))
    for size in (TextSize.LARGEST, TextSize.STANDARD):
        restyles.append(painted(window, lambda: window.desk.restyle(text_size=size)))
    for theme in (ThemeName.DARK, ThemeName.LIGHT):
        restyles.append(painted(window, lambda: window.desk.restyle(theme=theme)))
    repaints.append(painted(window, window.update))
    window.desk.restart()
    application.processEvents()
print(json.dumps({"turns": turns, "swaps": swaps, "restyles": restyles, "repaints": repaints}))
sys.stdout.flush()
import os
os._exit(0)
"""


Pair = list[float]
"""Milliseconds by the clock, and of processor time."""


@pytest.fixture(scope="module")
def times(xvfb_display: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Pair]]:
    if not shutil.which("Xvfb"):
        pytest.skip("Xvfb is not installed")
    home = str(tmp_path_factory.mktemp("home"))
    environment = {**os.environ, "DISPLAY": xvfb_display, "QT_QPA_PLATFORM": "xcb", "XDG_CONFIG_HOME": home}
    command = [sys.executable, "-c", CHILD, str(ROUNDS)]
    done = subprocess.run(command, env=environment, capture_output=True, check=True, encoding="utf-8")
    raw = json.loads(done.stdout.splitlines()[-1])
    turns = {f"turn {kind}": [t[1:] for t in raw["turns"] if t[0] == kind] for kind, *_ in raw["turns"]}
    return {"turns": [t[1:] for t in raw["turns"]], **{k: raw[k] for k in raw if k != "turns"}, **turns}


def part(values: list[float], share: float) -> float:
    """The value that a share of all values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def spread(values: list[float]) -> str:
    names = (("p50", 0.5), ("p90", 0.9), ("p99", 0.99), ("max", 1.0))
    return " ".join(f"{name} {part(values, share):.1f} ms" for name, share in names)


def compare(what: str, wanted: str, ours: list[Pair], peers: list[Pair]) -> None:
    """One row by the clock and one by processor time: the ratio of the p99, then our distribution."""
    for name, which in (("clock", 0), ("processor", 1)):
        mine, theirs = [pair[which] for pair in ours], [pair[which] for pair in peers]
        ratio = part(mine, 0.99) / max(part(theirs, 0.99), 0.01)
        row(f"{what}, {name}", wanted, f"{ratio:.2f}x", spread(mine))


def test_turning_a_page(times: dict[str, list[Pair]]) -> None:
    swaps = times["swaps"]
    compare("turning a page, p99 against a bare swap", "wanted 16.7 ms", times["turns"], swaps)
    for name in (name for name in times if name.startswith("turn ")):
        compare(f"  {name}", "", times[name], swaps)
    compare("  a bare swap", "", swaps, swaps)


def test_restyling(times: dict[str, list[Pair]]) -> None:
    compare("restyling, p99 against a repaint", "wanted 60 ms", times["restyles"], times["repaints"])
