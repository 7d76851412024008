"""Starting: what is missing is said on a calm page; the milestones are one line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from ybdesk.qt import app
from ybdesk.qt.faults import WORDS, NoData
from ybdesk.qt.text import Text
from ybdesk.qt.tree import below

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Wizard

MILESTONES = ["interpreter", "imports", "data", "window", "first_frame", "interactive", "peak_memory_kib"]


def start(root: Path, tmp_path: Path, prelude: str = "") -> subprocess.CompletedProcess[str]:
    code = f"import sys\n{prelude}\nfrom ybdesk.qt.app import run\nsys.exit(run(['x'], startup_trace=True))"
    environment = {
        **os.environ,
        "PYTHONPATH": str(root / "src"),
        "XDG_CONFIG_HOME": str(tmp_path),
        "QT_QPA_PLATFORM": "offscreen",
    }
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.slow
def test_trace_is_one_line_of_rising_milestones(root: Path, tmp_path: Path) -> None:
    done = start(root, tmp_path)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert list(told) == MILESTONES
    times = [told[name] for name in MILESTONES[:-1]]
    assert times == sorted(times)
    assert not done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("content", [None, "{", "[]", "{}"])
def test_missing_or_damaged_bundle_is_a_calm_page(root: Path, tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "bundle.jsonl").write_text(content, encoding="utf-8")
    prelude = (
        f"import ybdesk.rules.load as l\nl.load.__defaults__ = (l.load.__defaults__[0], {str(tmp_path)!r})"
    )
    done = start(root, tmp_path, prelude)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "bundle.jsonl" in done.stderr


@pytest.mark.slow
def test_damaged_settings_do_not_stop_the_start(root: Path, tmp_path: Path) -> None:
    (tmp_path / "ybdesk").mkdir()
    (tmp_path / "ybdesk" / "settings.json").write_text("{", encoding="utf-8")
    done = start(root, tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "ybdesk" / "settings.json.damaged").exists()


def test_page_without_data_shows_its_words(qtbot: QtBot) -> None:
    app.add_fonts()
    page = NoData()
    qtbot.addWidget(page)
    page.resize(1024, 768)
    page.show()
    shown = "\n".join(text.text() for text in below(page, Text))
    assert shown == WORDS.read_text(encoding="utf-8").strip()


def test_error_is_logged_without_what_was_answered() -> None:
    try:
        raise ValueError("72")
    except ValueError as error:
        line = app.without_answers(type(error), error.__traceback__)
    assert "ValueError" in line
    assert "72" not in line


def test_message_stays_until_it_is_put_away(wizard: Wizard) -> None:
    wizard.window.tell(wizard.say("window.trouble"))
    assert wizard.window.notice.isVisible()
    assert wizard.window.notice.text.text() == wizard.say("window.trouble")
    wizard.tap(wizard.say("window.understood"))
    assert not wizard.window.notice.isVisible()
