"""Marker values go through whole sessions; afterwards no file that the process could reach holds them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ybdesk.printing.backend import JOB_NAME
from ybdesk.rules.load import Ruleset

sys.path.insert(0, str(Path(__file__).parent))
from kiosk_steering import Steered, environment

pytestmark = pytest.mark.slow
BASE, AGE = "731953", "113"
ANSWERS = {"division": "430900", "coverage": "employee-active", "age": AGE, "base": BASE}
MARKERS = [
    form.encode(code)
    for form in (BASE, "731,953", f"{AGE}岁", '"age": "113"', "'age': '113'", "益阳市 · 职工")
    for code in ("utf-8", "utf-16-le", "utf-32-le")
]


def files_of(pid: int, home: Path, opened: Path) -> Iterator[tuple[str, bytes]]:
    """Everything the process can have written: its folders, its open and mapped files, and what it opened.

    What was last changed before the test began cannot hold anything of it.
    """
    since = home.stat().st_ctime - 3600
    for path in home.rglob("*"):
        if path.is_file() and path != opened:
            yield str(path), path.read_bytes()
    for folder in ("fd", "map_files"):
        for link in Path(f"/proc/{pid}/{folder}").iterdir():
            try:
                elsewhere = str(link.readlink()).startswith(("/dev/", "/proc/"))
                if link.is_file() and not elsewhere and link.stat().st_mtime > since:
                    yield f"{link} {link.readlink()}", link.read_bytes()
            except OSError:
                continue
    if opened.exists():
        for name in set(
            re.findall(r'"(/[^"]+)", [^)]*O_(?:WRONLY|RDWR)', opened.read_text(errors="replace"))
        ):
            path = Path(name)
            if path.is_file() and not name.startswith(("/dev/", "/proc/")):
                yield name, path.read_bytes()


def found(pid: int, home: Path, opened: Path) -> list[str]:
    return [name for name, content in files_of(pid, home, opened) if any(m in content for m in MARKERS)]


def test_nothing_of_a_session_is_on_any_disk(tmp_path: Path, rules: Ruleset) -> None:
    home, opened = tmp_path / "kiosk", tmp_path / "kiosk" / "opened"
    surroundings = environment(home)
    hall = home / "hall.toml"
    hall.write_text(f'state = "{home}/state"\ntextfile = "{home}/state/ybdesk.prom"\nidle_seconds = 30\n')
    tracing: list[str | Path] = (
        ["strace", "-f", "-qq", "-e", "trace=open,openat,creat", "-o", opened]
        if shutil.which("strace")
        else []
    )
    say = rules.say
    with Steered(surroundings, hall, tracing) as kiosk:
        kiosk.until("Attract")
        pid = kiosk.process.pid
        if tracing:
            children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
            pid = int(children[0])
        for ending in ("finish", "finish", "throw"):
            assert kiosk.ask("press", say("kiosk.attract.begin"))
            kiosk.ask("answer", ANSWERS)
            kiosk.ask("copy", BASE)
            kiosk.ask("press", say("window.size"), say("size.larger"), say("window.back"))
            kiosk.ask("press", say("window.read"))
            kiosk.ask("press", say("window.paper"), say("kiosk.paper.print"))
            assert kiosk.ask("where")["answers"] >= 4
            assert not found(pid, home, opened), "during the session"
            if ending == "throw":
                kiosk.ask("throw")
                kiosk.until("Calm")
                kiosk.ask("press", say("kiosk.calm.go"))
            else:
                kiosk.ask("press", say("kiosk.finish"))
            kiosk.until("Attract")
            assert kiosk.ask("copied") == [0, 0]
        assert kiosk.ask("write")
        names = {name for name, _ in files_of(pid, home, opened)}
        assert f"{home}/state/weeks.json" in names
        assert not found(pid, home, opened)
        assert kiosk.stop() == 0
    assert not found(pid, home, opened) if Path(f"/proc/{pid}").exists() else True
    journal = (home / "home" / "journal").read_text()
    assert "ValueError at kiosk_child.py" in journal
    written = sorted(
        str(path.relative_to(home)) for path in home.rglob("*") if path.is_file() and path != opened
    )
    fonts = {name for name in written if name.startswith("cache/fontconfig")}
    ours = {"hall.toml", "home/journal", "run/ybdesk-kiosk.lock", "state/weeks.json", "state/ybdesk.prom"}
    assert set(written) - fonts <= ours


def test_a_search_finds_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "leak").write_bytes(b"x" * 100 + "731953".encode("utf-16-le"))
    me = subprocess.Popen(["sleep", "30"])
    try:
        assert found(me.pid, tmp_path, tmp_path / "none") == [str(tmp_path / "leak")]
    finally:
        me.kill()
        me.wait()


def test_the_name_of_a_print_job_says_nothing() -> None:
    assert JOB_NAME == "ybdesk"
