"""From process start to the first interactive frame, against an empty PySide6 window.

Our modules are compiled first, as an installer does and as the interpreter and Qt's own modules are.
Both processes print a line when their event loop takes its first turn after the first frame; what comes
after that line (the icons of the desk, taking the interpreters down) is nobody's waiting time.
"""

from __future__ import annotations

import compileall
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

import pytest

import ybdesk

sys.path.insert(0, str(Path(__file__).parent))
from peers import ROUNDS, row

pytestmark = [pytest.mark.benchmark, pytest.mark.slow]
EMPTY = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication(sys.argv)
window = QWidget()
window.showMaximized()
window.repaint()
def interactive():
    with open("/proc/self/status") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
    print(json.dumps({"peak_memory_kib": peak}), flush=True)
    application.quit()
QTimer.singleShot(0, interactive)
application.exec()
"""
OURS = "from ybdesk.cli import program; program()"


@pytest.fixture(params=["offscreen", "xcb"])
def screen(request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    if request.param == "offscreen":
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    if not shutil.which("Xvfb"):
        pytest.skip("Xvfb is not installed")
    display = request.getfixturevalue("xvfb_display")
    yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}


def until_interactive(command: Sequence[str], environment: dict[str, str]) -> tuple[float, int]:
    """Seconds from the start of the process to its line, and its peak memory by then in KiB."""
    started = time.perf_counter()
    with subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        seconds = time.perf_counter() - started
        process.stdout.read()
    return seconds, json.loads(line)["peak_memory_kib"]


@pytest.mark.parametrize("kept", ["{}", '{"greeted": true}'], ids=["the first time", "later"])
def test_first_interactive_frame(
    screen: dict[str, str], kept: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    assert compileall.compile_dir(Path(ybdesk.__file__).parent, quiet=2)
    settings = tmp_path / "ybdesk" / "settings.json"
    settings.parent.mkdir()
    settings.write_text(kept, encoding="ascii")
    home = {**screen, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    ours, peer = [sys.executable, "-c", OURS, "--startup-trace"], [sys.executable, "-c", EMPTY]
    until_interactive(ours, home), until_interactive(peer, home)
    pairs = [(until_interactive(ours, home), until_interactive(peer, home)) for _ in range(ROUNDS)]
    when = request.node.callspec.id
    row(
        f"first interactive frame ({when}) against an empty window",
        "wanted 1.4",
        f"{median(a[0] / b[0] for a, b in pairs):.2f}x",
        f"memory {median(a[1] / b[1] for a, b in pairs):.2f}x",
    )
