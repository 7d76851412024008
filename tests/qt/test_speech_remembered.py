"""How fast and how loud to read is remembered on the desktop."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ybdesk import settings
from ybdesk.qt import app
from ybdesk.qt.speech.engine import PACE, VOLUME
from ybdesk.qt.trace import Trace


def test_pace_and_volume_are_there_again(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "settings.json"
    monkeypatch.setattr(settings, "default_path", lambda: path)
    monkeypatch.setattr("sys.excepthook", lambda *_: None)
    first = app._window(True, Trace())
    qtbot.addWidget(first)
    assert (first.voice.pace, first.voice.volume) == (PACE, VOLUME)
    first.voice.change_pace(-2)
    first.voice.change_volume(1)
    second = app._window(True, Trace())
    qtbot.addWidget(second)
    assert (second.voice.pace, second.voice.volume) == (PACE - 30, VOLUME + 1)


def test_a_pace_that_is_no_number_is_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"pace": "schnell"}')
    loaded = settings.load(path)
    assert loaded.settings == settings.Settings()
    assert loaded.damaged is not None
