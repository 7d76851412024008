"""The exits that a window manager could offer, struck with xdotool on a virtual screen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ybdesk.rules.load import Ruleset

sys.path.insert(0, str(Path(__file__).parent))
from kiosk_steering import ROOT, Steered, environment

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("xdotool"), reason="xdotool is not installed"),
]
OPENBOX = ("openbox", "--config-file", str(ROOT / "packaging" / "kiosk" / "x11" / "openbox.xml"))
MATCHBOX = ("matchbox-window-manager", "-use_titlebar", "no", "-use_desktop_mode", "plain")
NONE = ("sleep", "600")
CHORDS = (
    "alt+F4", "alt+Tab", "alt+shift+Tab", "alt+Escape", "alt+space", "alt+F1", "alt+F2", "alt+F10",
    "ctrl+alt+Right", "ctrl+alt+Left", "ctrl+alt+Up", "ctrl+alt+Down", "ctrl+alt+d", "ctrl+alt+t",
    "ctrl+alt+F2", "ctrl+alt+BackSpace", "ctrl+alt+Delete", "ctrl+Escape", "ctrl+shift+Escape", "ctrl+q",
    "ctrl+w", "ctrl+o", "ctrl+p", "ctrl+s", "ctrl+v", "shift+Insert", "super", "super+d", "super+e",
    "super+r",
    "super+F1", "super+Tab", "F1", "F5", "F10", "F11", "F12", "Menu", "shift+F10", "Escape", "Print",
    "XF86HomePage", "XF86LogOff",
)  # fmt: skip


SOON = 10.0
"""Seconds after a fault until the kiosk can be used again."""


@pytest.fixture(params=[OPENBOX, MATCHBOX, NONE], ids=["openbox", "matchbox", "no-manager"])
def manager(request: pytest.FixtureRequest, xvfb_display: str) -> Iterator[str]:
    if not shutil.which(request.param[0]):
        pytest.skip(f"{request.param[0]} is not installed")
    surroundings = {**os.environ, "DISPLAY": xvfb_display}
    with subprocess.Popen(request.param, env=surroundings, stderr=subprocess.DEVNULL) as process:
        yield xvfb_display
        process.terminate()


def do(display: str, *command: str) -> str:
    done = subprocess.run(
        ["xdotool", *command],
        env={**os.environ, "DISPLAY": display},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


def test_no_chord_leads_out(manager: str, tmp_path: Path, rules: Ruleset) -> None:
    with Steered(environment(tmp_path, DISPLAY=manager, QT_QPA_PLATFORM="xcb")) as kiosk:
        kiosk.until("Attract")
        for page in ("Attract", "Welcome"):
            if page == "Welcome":
                do(manager, "mousemove", "600", "380", "click", "1")
                kiosk.until("Welcome", 5)
            for chord in CHORDS:
                do(manager, "key", "--clearmodifiers", chord)
                where = kiosk.ask("where")
                assert where["page"] == page, chord
                assert where["full"], chord
                assert where["size"] == [1280, 800], chord
                assert where["windows"] == 1, chord
            for button in "2", "3", "8", "9":
                do(manager, "mousemove", "640", "400", "click", button)
        for edge in (("0", "400"), ("1279", "400"), ("640", "0"), ("640", "799")):
            do(manager, "mousemove", *edge, "mousedown", "1", "mousemove", "640", "400", "mouseup", "1")
            where = kiosk.ask("where")
            assert (where["page"], where["windows"], where["full"]) == ("Welcome", 1, True), edge
        do(manager, "key", "F8")
        kiosk.until("Blank", 5)
        assert kiosk.process.poll() is None
        seen = do(manager, "search", "--onlyvisible", "--name", ".*").split()
        names = {do(manager, "getwindowname", window).strip() for window in seen} - {""}
        assert names <= {rules.say("window.name"), "Openbox", "matchbox", "kiosk_child.py"}, names


def set_screen(display: str, *command: str) -> None:
    subprocess.run(["xrandr", "--display", display, *command], check=True, capture_output=True)


@pytest.mark.skipif(not shutil.which("xrandr"), reason="xrandr is not installed")
def test_the_screen_is_resized_unplugged_and_plugged_in(manager: str, tmp_path: Path) -> None:
    output = ("--output", "screen")
    with Steered(environment(tmp_path, DISPLAY=manager, QT_QPA_PLATFORM="xcb")) as kiosk:
        kiosk.until("Attract")
        for width, height in ((1024, 768), (600, 800), (1280, 800)):
            if (width, height) != (1280, 800):
                timings = ["60", *[str(width)] * 4, *[str(height)] * 4]
                set_screen(manager, "--newmode", f"{width}x{height}", *timings)
                set_screen(manager, "--addmode", "screen", f"{width}x{height}")
            else:
                set_screen(manager, *output, "--off", "--fb", "640x480")
            set_screen(manager, *output, "--mode", f"{width}x{height}")
            kiosk.until("Attract", SOON, size=[width, height], full=True, visit=False)
            do(manager, "mousemove", str(width // 2), str(height // 2), "click", "1")
            kiosk.until("Welcome", SOON, size=[width, height], answers=0)


def test_clipboard_and_primary_selection_are_emptied(manager: str, tmp_path: Path, rules: Ruleset) -> None:
    with Steered(environment(tmp_path, DISPLAY=manager, QT_QPA_PLATFORM="xcb")) as kiosk:
        kiosk.until("Attract")
        kiosk.ask("press", rules.say("kiosk.attract.begin"))
        kiosk.ask("copy", "731953")
        assert kiosk.ask("copied") == [6, 6]
        kiosk.ask("press", rules.say("kiosk.finish"))
        assert kiosk.ask("copied") == [0, 0]


def test_a_second_instance_is_refused(xvfb_display: str, tmp_path: Path) -> None:
    surroundings = environment(tmp_path, DISPLAY=xvfb_display, QT_QPA_PLATFORM="xcb")
    with Steered(surroundings) as kiosk:
        kiosk.until("Attract")
        program = "import sys; from ybdesk.cli import main; sys.exit(main(['kiosk']))"
        second = subprocess.run(
            [sys.executable, "-c", program], env=surroundings, capture_output=True, check=False
        )
        assert second.returncode == 1
        assert second.stderr.decode().strip()
        assert kiosk.ask("where")["full"]
