"""What the first touch and the first word need is there before anybody asks."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ybdesk.qt import early
from ybdesk.qt import window as windows
from ybdesk.qt.desk import Desk
from ybdesk.qt.speech import Engine, NoVoiceError, Reader, Trouble, finding
from ybdesk.qt.speech.espeak import PINYIN_VOICE, wake
from ybdesk.qt.theme import Look
from ybdesk.qt.window import Window
from ybdesk.rules.load import Ruleset

TODAY = date(2026, 11, 21)


class Mute(Engine):
    """Says nothing."""

    def say(self, text: str, pace: int, volume: int) -> None:
        """Nothing."""

    def stop(self) -> None:
        """Is silent already."""


class Searches:
    """Counts how often a voice was looked for."""

    def __init__(self, found: bool = True) -> None:
        self.count, self.found = 0, found

    def __call__(self, _: Ruleset) -> Engine:
        self.count += 1
        if not self.found:
            raise NoVoiceError(Trouble.NO_VOICE)
        return Mute()


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "SOON_MS", 0)
    monkeypatch.setattr(early, "QUIET_MS", 0)
    monkeypatch.setattr(early, "WAKING_MS", 0)
    monkeypatch.setattr("ybdesk.qt.speech.espeak.PROGRAM", "no-such-program")


def shown(qtbot: QtBot, rules: Ruleset, voice: Reader | None = None) -> Window:
    window = Window(Desk(rules, Look(), lambda: TODAY), voice)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


WAITING = """
import sys
from datetime import date
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
application = QApplication(sys.argv)
from ybdesk.qt.desk import Desk
from ybdesk.qt.theme import Look
from ybdesk.qt.window import Window
from ybdesk.rules.load import load
window = Window(Desk(load(), Look(), date.today))
window.show()
window.repaint()
from ybdesk.qt import early
print(*(name for name in early.MODULES if name in sys.modules))
while not sys.modules.keys() >= set(early.MODULES):
    application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
"""


def test_the_pages_on_the_way_are_loaded_once_the_first_has_been_painted() -> None:
    command = [sys.executable, "-c", WAITING]
    done = subprocess.run(command, capture_output=True, check=True, text=True, timeout=60)
    assert done.stdout == "\n", "none before"


def test_a_voice_is_found_while_the_first_page_is_looked_at(
    qtbot: QtBot, rules: Ruleset, monkeypatch: pytest.MonkeyPatch
) -> None:
    searches = Searches()
    monkeypatch.setattr(finding, "find", searches)
    window = shown(qtbot, rules)
    assert searches.count == 0, "not before the page is there"
    qtbot.waitUntil(lambda: searches.count == 1)
    window.footer.read.click()
    assert searches.count == 1
    assert window.reading.bar.isVisible()
    window.reading.leave()


def test_nobody_is_told_of_a_voice_that_nobody_asked_for(
    qtbot: QtBot, rules: Ruleset, monkeypatch: pytest.MonkeyPatch
) -> None:
    searches = Searches(found=False)
    monkeypatch.setattr(finding, "find", searches)
    window = shown(qtbot, rules)
    qtbot.waitUntil(lambda: searches.count == 1)
    assert not window.notice.isVisible()
    window.footer.read.click()
    assert window.notice.isVisible()


def test_a_voice_that_is_given_is_left_alone(qtbot: QtBot, rules: Ruleset) -> None:
    searches = Searches()
    shown(qtbot, rules, Reader(rules, searches))
    qtbot.wait(1)
    assert searches.count == 0


def test_the_program_is_woken_without_a_sound(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, told = tmp_path / "espeak-ng", tmp_path / "told"
    program.write_text(f'#!/bin/sh\necho "$@" > {told}.new && mv {told}.new {told}\n')
    program.chmod(0o755)
    monkeypatch.setattr("ybdesk.qt.speech.espeak.PROGRAM", str(program))
    wake()
    qtbot.waitUntil(told.exists)
    assert told.read_text().split()[:3] == ["-q", "-v", PINYIN_VOICE]
