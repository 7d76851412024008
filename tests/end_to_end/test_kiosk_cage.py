"""Under cage, as a user without rights: the kiosk and nothing else, whatever keys are struck.

cage runs inside a virtual X screen, so that chords go through the compositor and its own picture can be
looked at (`YBDESK_SHOTS=FOLDER` keeps it). Its headless backend starts too, but draws nothing here.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from kiosk_steering import ROOT, Steered, environment
from test_kiosk_windows import CHORDS, do

NOBODY = 65534
SYSTEM_PYTHON = "/usr/bin/python3"
NEEDED = ("cage", "Xwayland", "Xvfb", "xdotool", "setpriv")
GRAB = """
import sys
from PySide6.QtWidgets import QApplication
application = QApplication(sys.argv)
picture = application.primaryScreen().grabWindow(0)
picture.save(sys.argv[1])
image = picture.toImage()
print(len({image.pixelColor(x, y).name() for x in range(0, 1024, 16) for y in range(0, 768, 16)}))
"""
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not all(map(shutil.which, NEEDED)), reason="needs cage, Xwayland, Xvfb and xdotool"),
]


def interpreter() -> str:
    """One that a user without rights can run."""
    if os.getuid() != 0:
        return sys.executable
    same = subprocess.run(
        [SYSTEM_PYTHON, "-c", "import sys; print(sys.version_info[:2])"],
        capture_output=True,
        text=True,
        check=False,
    )
    if same.stdout.strip() != str(sys.version_info[:2]):
        pytest.skip("no Python of this version that everybody may run")
    return SYSTEM_PYTHON


def as_nobody(home: Path) -> list[str]:
    """What to put before a command so that it runs without rights; the folder is given away."""
    if os.getuid() != 0:
        return []
    for path in (home, *home.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    before = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    if subprocess.run([*before, "test", "-r", __file__], check=False).returncode:
        pytest.skip("this checkout lies where only root may look")
    return before


@pytest.fixture
def display() -> Iterator[str]:
    """A screen that any user may use."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1024x768x24", "-dpi", "96", "-ac"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as number:
        yield f":{number.readline().strip()}"
    server.terminate()
    server.wait(10)


@pytest.fixture(params=["wayland", "xcb"])
def kiosk(request: pytest.FixtureRequest, display: str) -> Iterator[Steered]:
    """The kiosk inside cage, through Wayland itself and through Xwayland."""
    python = interpreter()
    home = Path(tempfile.mkdtemp(prefix="ybdesk-cage-"))
    packages = sysconfig.get_path("purelib")
    surroundings = environment(
        home,
        DISPLAY=display,
        QT_QPA_PLATFORM=request.param,
        WLR_BACKENDS="x11",
        WLR_RENDERER="pixman",
        PYTHONDONTWRITEBYTECODE="1",
    )
    surroundings["PYTHONPATH"] += os.pathsep + packages
    steered = Steered(surroundings, None, [*as_nobody(home), "cage", "--"], python)
    try:
        steered.until("Attract")
        yield steered
    finally:
        steered.stop()
        shutil.rmtree(home, ignore_errors=True)


def shown(display: str, name: str) -> int:
    """How many colours are on the screen; the picture is kept where somebody wants to look at it."""
    folder = Path(os.environ.get("YBDESK_SHOTS", tempfile.gettempdir()))
    path = folder / f"ybdesk-cage-{name}.png"
    surroundings = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, "-c", GRAB, str(path)]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=True, timeout=30)
    if "YBDESK_SHOTS" not in os.environ:
        path.unlink()
    return int(done.stdout)


def test_cage_shows_the_kiosk_and_nothing_else(kiosk: Steered, display: str) -> None:
    where = kiosk.ask("where")
    platform = where["platform"]
    assert where["full"]
    do(display, "mousemove", "700", "300")
    time.sleep(1)
    assert shown(display, f"{platform}-attract") > 5
    for page in ("Attract", "Welcome"):
        if page == "Welcome":
            do(display, "mousemove", "700", "150", "click", "1")
            kiosk.until("Welcome", 5)
            time.sleep(1)
            assert shown(display, f"{platform}-welcome") > 5
        for chord in CHORDS:
            do(display, "key", "--clearmodifiers", chord)
            now = kiosk.ask("where")
            assert now["page"] == page, chord
            assert (now["full"], now["windows"], now["size"]) == (True, 1, where["size"]), chord
    do(display, "key", "F8")
    kiosk.until("Blank", 5)


@pytest.mark.parametrize("code", [0, 70, 75])
def test_the_exit_code_reaches_the_unit(display: str, code: int) -> None:
    """cage ends with 0 whatever the kiosk ended with; the script that the unit starts does not."""
    home = Path(tempfile.mkdtemp(prefix="ybdesk-cage-"))
    program = home / "ybdesk"
    program.write_text(f"#!/bin/sh\nexit {code}\n")
    program.chmod(0o755)
    surroundings = environment(home, DISPLAY=display, WLR_BACKENDS="x11", WLR_RENDERER="pixman")
    surroundings |= {"PATH": f"{home}:{os.environ['PATH']}", "RUNTIME_DIRECTORY": str(home)}
    script = shutil.copy(ROOT / "packaging" / "kiosk" / "kiosk-run", home)
    before = as_nobody(home)
    done = subprocess.run([*before, script, "cage"], env=surroundings, check=False, timeout=30)
    shutil.rmtree(home)
    assert done.returncode == code
