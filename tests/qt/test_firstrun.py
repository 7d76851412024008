"""The first page of all: shown once, on a desktop; what is chosen holds at once and is remembered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from ybdesk import settings
from ybdesk.qt import app
from ybdesk.qt.journey import Kind
from ybdesk.qt.pages.firstrun import FirstRun
from ybdesk.qt.trace import Trace
from ybdesk.qt.window import Window
from ybdesk.settings import TextSize

if TYPE_CHECKING:
    from conftest import Wizard


@pytest.fixture
def path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    found = tmp_path / "settings.json"
    monkeypatch.setattr(settings, "default_path", lambda: found)
    monkeypatch.setattr("sys.excepthook", lambda *_: None)
    return found


@pytest.fixture
def windows(qtbot: QtBot) -> Iterator[list[Window]]:
    made: list[Window] = []
    yield made
    for window in made:
        qtbot.addWidget(window)
        window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def opened(windows: list[Window]) -> Window:
    window: Window = app._window(True, Trace())
    windows.append(window)
    return window


def first_page(window: Window) -> FirstRun:
    assert isinstance(window.page, FirstRun)
    return window.page


def test_once_and_never_again(path: Path, windows: list[Window]) -> None:
    first = opened(windows)
    assert not first.desk.journey.can_go_back
    first_page(first).go_on.click()
    assert first.desk.journey.spot.kind is Kind.WELCOME
    assert settings.load(path).settings.greeted
    assert opened(windows).desk.journey.spot.kind is Kind.WELCOME


def test_one_tap_for_the_size_and_it_is_remembered(path: Path, windows: list[Window]) -> None:
    first = opened(windows)
    first_page(first).sizes[TextSize.LARGER].click()
    assert first.desk.look.text_size is TextSize.LARGER
    assert first_page(first).sizes[TextSize.LARGER].marked
    assert settings.load(path).settings.text_size is TextSize.LARGER
    assert opened(windows).desk.look.text_size is TextSize.LARGER


def test_not_on_a_kiosk_and_not_without_settings(wizard: Wizard) -> None:
    assert wizard.desk.journey.spot.kind is Kind.WELCOME
    labels = [button.label for button in wizard.window.page.choices]
    assert wizard.say("tools.listen") not in labels


def test_who_wants_to_listen_hears_every_page(wizard: Wizard) -> None:
    voice = wizard.window.voice
    wizard.desk.open(Kind.GREETING)
    wizard.tap(wizard.say("greeting.aloud"))
    assert wizard.desk.aloud
    assert getattr(voice, "texts")[0] == wizard.say("greeting.title")  # noqa: B009
    wizard.tap(wizard.say("greeting.go"))
    assert getattr(voice, "texts")[0] == wizard.say("welcome.ask")  # noqa: B009
    wizard.desk.open(Kind.GREETING)
    wizard.tap(wizard.say("greeting.silent"))
    getattr(voice, "texts").clear()  # noqa: B009
    wizard.tap(wizard.say("greeting.go"))
    assert not wizard.desk.aloud
    assert getattr(voice, "texts") == []  # noqa: B009


def test_listening_is_remembered(path: Path) -> None:
    settings.save(settings.Settings(greeted=True, aloud=True), path)
    assert settings.load(path).settings.aloud
    path.write_text('{"aloud": "perhaps", "greeted": 1}')
    loaded = settings.load(path).settings
    assert (loaded.aloud, loaded.greeted) == (False, False)
