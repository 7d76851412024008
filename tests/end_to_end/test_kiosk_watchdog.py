"""What systemd would do for the kiosk, done here: each fault ends in a usable page in ten seconds or less."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ybdesk.rules.load import Ruleset

sys.path.insert(0, str(Path(__file__).parent))
from kiosk_steering import ROOT, Steered, Supervisor, environment

pytestmark = pytest.mark.slow
UNITS = ROOT / "packaging" / "kiosk" / "systemd"
WATCHDOG = 6.0
"""As in the unit."""
LONGEST = 10.0


@pytest.fixture
def supervisor(tmp_path: Path) -> Iterator[Supervisor]:
    made = Supervisor(tmp_path, WATCHDOG)
    yield made
    made.close()


def visited(kiosk: Steered, rules: Ruleset) -> None:
    kiosk.until("Attract")
    kiosk.ask("press", rules.say("kiosk.attract.begin"))
    kiosk.ask("answer", {"division": "150100", "coverage": "employee-retired", "age": "113"})
    assert kiosk.ask("where")["answers"] == 3


def usable(kiosk: Steered, rules: Ruleset) -> None:
    kiosk.until("Attract")
    kiosk.ask("press", rules.say("kiosk.attract.begin"))
    where = kiosk.ask("where")
    assert (where["page"], where["answers"], where["windows"]) == ("Welcome", 0, 1)


def told(what: str, began: float) -> None:
    took = time.monotonic() - began
    print(f"{what}: usable after {took:.1f} s")  # noqa: T201
    assert took <= LONGEST


def test_the_main_loop_is_stuck(supervisor: Supervisor, rules: Ruleset) -> None:
    visited(supervisor.child, rules)
    began = time.monotonic()
    supervisor.child.ask("hang", 600)
    supervisor.watch()
    usable(supervisor.child, rules)
    told("main loop stuck", began)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT, signal.SIGSTOP])
def test_the_process_dies(supervisor: Supervisor, rules: Ruleset, how: signal.Signals) -> None:
    visited(supervisor.child, rules)
    began = time.monotonic()
    os.kill(supervisor.child.process.pid, how)
    supervisor.watch()
    usable(supervisor.child, rules)
    told(how.name, began)
    assert not list(Path(supervisor.environment["HOME"]).glob("core*"))


def test_a_page_raises(supervisor: Supervisor, rules: Ruleset) -> None:
    visited(supervisor.child, rules)
    began = time.monotonic()
    supervisor.child.ask("throw")
    supervisor.child.until("Calm")
    told("a page raises, calm page", began)
    supervisor.child.ask("press", rules.say("kiosk.calm.go"))
    usable(supervisor.child, rules)
    journal = (Path(supervisor.environment["HOME"]) / "journal").read_text()
    assert "ValueError at" in journal
    assert "150100" not in journal
    assert "retired" not in journal


def test_a_page_keeps_raising(supervisor: Supervisor, rules: Ruleset) -> None:
    visited(supervisor.child, rules)
    began = time.monotonic()
    for _ in range(3):
        supervisor.child.ask("throw")
    assert supervisor.child.process.wait(5) == 70
    supervisor.watch()
    usable(supervisor.child, rules)
    told("a page keeps raising", began)


def test_a_read_only_disk_and_a_full_one(tmp_path: Path, rules: Ruleset) -> None:
    hall = tmp_path / "hall.toml"
    hall.write_text('state = "/proc/nowhere"\ntextfile = "/dev/full/ybdesk.prom"\n')
    with Steered(environment(tmp_path), hall) as kiosk:
        visited(kiosk, rules)
        assert kiosk.ask("write") is False
        kiosk.ask("press", rules.say("kiosk.finish"))
        usable(kiosk, rules)


def test_the_journal_is_full(tmp_path: Path, rules: Ruleset) -> None:
    surroundings = environment(tmp_path)
    (Path(surroundings["HOME"]) / "journal").symlink_to("/dev/full")
    with Steered(surroundings) as kiosk:
        visited(kiosk, rules)
        kiosk.ask("throw")
        kiosk.until("Calm")
        kiosk.ask("press", rules.say("kiosk.calm.go"))
        usable(kiosk, rules)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not installed")
@pytest.mark.parametrize("unit", ["ybdesk-kiosk.service", "ybdesk-kiosk-x11.service"])
def test_the_units_are_understood(tmp_path: Path, unit: str) -> None:
    """With a program that exists everywhere in place of the one that the machine will have."""
    text = (UNITS / unit).read_text()
    assert "/usr/share/ybdesk/kiosk/kiosk-run" in text
    text = text.replace("/usr/share/ybdesk/kiosk/kiosk-run", "/bin/true")
    (tmp_path / unit).write_text(text)
    (tmp_path / f"{unit}.d").mkdir()
    shutil.copy(UNITS / "common.conf", tmp_path / f"{unit}.d" / "common.conf")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", tmp_path / unit],
        env={**os.environ, "SYSTEMD_UNIT_PATH": f"{tmp_path}:"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    ours = [line for line in done.stderr.splitlines() if "ybdesk" in line or str(tmp_path) in line]
    assert not ours
    common = (UNITS / "common.conf").read_text()
    for needed in (
        "WatchdogSec=6",
        "Restart=on-failure",
        "StartLimitBurst=10",
        "LimitCORE=0",
        "NotifyAccess=all",
    ):
        assert needed in common
