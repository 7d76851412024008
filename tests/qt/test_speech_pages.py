"""What is read is what is shown, on every page; and the bar, the mark and the notice do what they say."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ybdesk.qt.app import add_fonts
from ybdesk.qt.controls import Button
from ybdesk.qt.desk import Desk
from ybdesk.qt.journey import Journey
from ybdesk.qt.pictures import PictureView
from ybdesk.qt.reading import readable
from ybdesk.qt.scroll import Scroll
from ybdesk.qt.speech import Engine, NoVoiceError, Reader, Trouble
from ybdesk.qt.tab_order import order
from ybdesk.qt.theme import Look
from ybdesk.qt.window import Window
from ybdesk.render.spoken import aloud
from ybdesk.rules.load import Ruleset, load
from ybdesk.settings import TextSize

TODAY = date(2026, 11, 21)


def sibling(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


JOURNEYS: dict[str, Journey] = dict(sibling("screenshots").journeys(load(), TODAY))


class Listener(Engine):
    """Hears everything; says nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def say(self, text: str, pace: int, volume: int) -> None:  # noqa: ARG002
        self.heard.append(text)

    def stop(self) -> None:
        pass


@pytest.fixture
def listener(qtbot: QtBot) -> Listener:  # noqa: ARG001
    return Listener()


@pytest.fixture
def window(qtbot: QtBot, rules: Ruleset, listener: Listener) -> Iterator[Window]:
    add_fonts()
    desk = Desk(rules, Look(), lambda: TODAY)
    made = Window(desk, Reader(rules, lambda _: listener))
    made.resize(1280, 800)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.reading.leave()


def read_through(listener: Listener, window: Window) -> None:
    window.footer.read.click()
    assert isinstance(window.voice, Reader)
    for _ in range(500):
        if not window.voice.reading:
            return
        listener.done.emit()
    raise AssertionError("no end")


def below(widget: QWidget) -> Iterator[QWidget]:
    for child in widget.children():
        if isinstance(child, QWidget):
            yield child
            yield from below(child)


def scroll_of(window: Window) -> Scroll:
    return next(widget for widget in below(window.page) if isinstance(widget, Scroll))


def shown(window: Window) -> Iterator[str]:
    """Every text a person sees."""
    for widget in filter(QWidget.isVisible, below(window)):
        if isinstance(widget, Button):
            yield from (widget.label, "" if widget.lean else widget.detail, widget.badge)
        elif isinstance(widget, PictureView):
            yield widget.picture.alt
        elif isinstance(widget, QLabel):
            yield widget.text()


def bare(text: str) -> str:
    return re.sub(r"[\s,，.。:：、–]", "", text)


@pytest.mark.parametrize("name", sorted(JOURNEYS))
def test_what_is_read_is_what_is_shown(name: str, window: Window, listener: Listener) -> None:
    window.desk.go(JOURNEYS[name])
    read_through(listener, window)
    heard = bare(" ".join(listener.heard))
    closing = window.desk.say("speech.close")
    missing = [text for text in shown(window) if bare(aloud(text)) not in heard and text != closing]
    assert missing == []
    assert not any(re.search(r"\d", text) for text in listener.heard)


def test_the_page_is_read_from_its_heading_on(window: Window, listener: Listener) -> None:
    window.desk.go(JOURNEYS["13-overview"])
    window.footer.read.click()
    assert listener.heard == [aloud(window.page.heading)]


def test_the_mark_stands_beside_what_is_read_and_that_is_in_view(window: Window, listener: Listener) -> None:
    window.resize(1024, 768)
    window.desk.go(JOURNEYS["13-overview"])
    window.footer.read.click()
    mark, viewport = window.reading.mark, scroll_of(window)
    places = set()
    while window.reading.mark.target is not None:
        target = mark.target
        assert target is not None
        assert mark.isVisible()
        assert mark.height() > 0
        if viewport.content.isAncestorOf(target):
            top = target.mapTo(viewport, target.rect().topLeft()).y()
            assert -target.height() < top < viewport.height()
        places.add((mark.x(), mark.y()))
        listener.done.emit()
    assert len(places) > 5
    assert not mark.isVisible()


def test_the_mark_follows_when_the_text_becomes_larger(window: Window) -> None:
    window.desk.go(JOURNEYS["13-overview"])
    window.footer.read.click()
    before = window.reading.mark.height()
    window.desk.restyle(text_size=TextSize.LARGEST)
    assert window.reading.mark.height() > before


def test_leaving_a_page_stops_the_voice_and_puts_the_bar_away(window: Window, listener: Listener) -> None:
    window.desk.go(JOURNEYS["13-overview"])
    window.footer.read.click()
    assert window.reading.bar.isVisible()
    window.header.back.click()
    assert not window.reading.bar.isVisible()
    listener.done.emit()
    assert len(listener.heard) == 1


def test_stop_then_once_more_then_away(window: Window, listener: Listener) -> None:
    say = window.desk.say
    window.footer.read.click()
    assert window.reading.bar.stop.label == say("speech.stop")
    window.reading.bar.stop.click()
    assert window.reading.bar.stop.label == say("speech.close")
    assert not window.reading.mark.isVisible()
    window.reading.bar.again.click()
    assert listener.heard[0] == listener.heard[1]
    window.reading.bar.stop.click()
    window.desk.strikes.interval = 0
    window.reading.bar.stop.click()
    assert not window.reading.bar.isVisible()


def heard_one(listener: Listener) -> str:
    """The sentence that was asked for, said to its end."""
    before = len(listener.heard)
    listener.done.emit()
    assert len(listener.heard) == before, "one sentence and no more"
    return listener.heard[-1]


def test_one_sentence_at_a_time_forth_and_back(window: Window, listener: Listener) -> None:
    window.desk.go(JOURNEYS["13-overview"])
    read_through(listener, window)
    page = [aloud(str(getattr(widget, "spoken", ""))) for widget in readable(window.page, window)]
    bar = window.reading.bar
    assert page == listener.heard[: len(page)]
    window.desk.strikes.interval = 0
    for number in range(3):
        bar.next.click()
        assert heard_one(listener) == page[number], "after the last comes the first"
    bar.again.click()
    assert heard_one(listener) == page[2]
    bar.previous.click()
    assert heard_one(listener) == page[1]
    for _ in range(3):
        bar.previous.click()
    assert heard_one(listener) == page[0], "before the first is nothing"
    for number in range(1, len(page) + 1):
        bar.next.click()
        assert heard_one(listener) == page[number % len(page)]


def test_one_sentence_ends_the_reading_of_the_page_and_is_marked(window: Window, listener: Listener) -> None:
    window.desk.go(JOURNEYS["20-beware-1"])
    window.footer.read.click()
    listener.done.emit()
    window.reading.bar.next.click()
    target = window.reading.mark.target
    assert heard_one(listener) == aloud(str(getattr(target, "spoken", "")))
    assert window.reading.mark.isVisible()
    assert not window.voice.reading  # type: ignore[attr-defined]
    window.footer.read.click()
    assert listener.heard[-1] == aloud(window.page.heading)


def test_sentences_are_read_by_the_keyboard_alone(window: Window, listener: Listener) -> None:
    window.desk.go(JOURNEYS["13-overview"])
    window.footer.read.click()
    stops = order(window)
    bar = window.reading.bar
    assert [widget for widget in stops if widget in bar.buttons] == bar.buttons
    bar.next.setFocus()
    QTest.keyClick(bar.next, Qt.Key.Key_Space)
    assert len(listener.heard) == 2
    for button in bar.buttons:
        assert QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name) == button.label


@pytest.mark.parametrize("width", [1024, 1280, 1920])
def test_pace_and_volume_take_turns_with_the_sentences_where_it_is_tight(width: int, window: Window) -> None:
    window.resize(width, 768)
    window.footer.read.click()
    window.desk.restyle(text_size=TextSize.LARGEST)
    bar = window.reading.bar
    sentences, settings = [bar.previous, bar.again, bar.next], list(bar.settings)
    if width == 1920:
        assert bar.buttons == [bar.stop, *sentences, *settings]
        return
    assert bar.buttons == [bar.stop, *sentences, bar.adjust]
    bar.adjust.click()
    assert bar.buttons == [bar.stop, *settings, bar.adjust]
    assert [button for button in sentences if button.isVisible()] == []
    assert bar.adjust.accessibleName() == window.desk.say("speech.adjusted")
    window.desk.strikes.interval = 0
    bar.adjust.click()
    assert bar.buttons == [bar.stop, *sentences, bar.adjust]


def test_slower_until_it_goes_no_slower(window: Window) -> None:
    window.footer.read.click()
    assert isinstance(window.voice, Reader)
    while window.reading.bar.slower.isEnabled():
        window.reading.bar.slower.click()
    assert window.voice.pace == 150
    assert window.reading.bar.faster.isEnabled()


@pytest.mark.parametrize("size", TextSize)
def test_the_bar_leaves_room_for_the_page(size: TextSize, window: Window) -> None:
    window.resize(1024, 768)
    window.desk.go(JOURNEYS["13-overview"])
    window.footer.read.click()
    window.desk.restyle(text_size=size)
    for button in window.reading.bar.buttons:
        assert button.height() >= window.desk.look.mm(16)
        assert button.width() >= window.desk.look.mm(16)
        assert window.reading.bar.rect().contains(button.geometry())
    assert len({button.y() for button in window.reading.bar.buttons}) == 1, "one row"
    assert scroll_of(window).height() >= window.desk.look.mm(40)


def test_a_voice_that_breaks_is_said_once_and_calmly(window: Window, listener: Listener) -> None:
    window.footer.read.click()
    listener.failed.emit(Trouble.NO_SOUND)
    assert window.notice.isVisible()
    assert window.notice.text.text() == window.desk.say("speech.no-sound")
    assert not window.reading.bar.isVisible()


def test_no_voice_is_said_with_what_to_do(qtbot: QtBot, rules: Ruleset) -> None:
    def none(_: Ruleset) -> Engine:
        raise NoVoiceError(Trouble.NO_VOICE)

    made = Window(Desk(rules, Look(), lambda: TODAY), Reader(rules, none))
    qtbot.addWidget(made)
    made.show()
    made.footer.read.click()
    assert "espeak-ng" in made.notice.text.text()
    assert not made.reading.bar.isVisible()
