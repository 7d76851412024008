"""From process start to the first interactive frame, against an empty PySide6 window."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from peers import processes, row

pytestmark = [pytest.mark.benchmark, pytest.mark.slow]
EMPTY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication(sys.argv)
window = QWidget()
window.showMaximized()
window.repaint()
QTimer.singleShot(0, application.quit)
application.exec()
"""
OURS = "import sys; from ybdesk.cli import main; sys.exit(main())"


@pytest.fixture(params=["offscreen", "xcb"])
def screen(request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    if request.param == "offscreen":
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    if not shutil.which("Xvfb"):
        pytest.skip("Xvfb is not installed")
    display = request.getfixturevalue("xvfb_display")
    yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}


def test_first_interactive_frame(screen: dict[str, str]) -> None:
    ours = [sys.executable, "-c", OURS, "--startup-trace"]
    mine, peers, memory = processes(ours, [sys.executable, "-c", EMPTY], screen)
    row(
        f"first frame ({screen['QT_QPA_PLATFORM']}) against an empty window",
        "wanted 1.4",
        f"{mine / peers:.2f}x",
        f"memory {memory:.2f}x",
    )
