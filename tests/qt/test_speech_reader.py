"""The reader: one text after the other, and no fault of a voice ever reaches the person."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ybdesk.qt.speech import Engine, NoVoiceError, Reader, Trouble
from ybdesk.qt.speech.engine import FASTEST, FULL, PACE, SLOWEST, VOLUME
from ybdesk.rules.load import Ruleset

pytestmark = pytest.mark.usefixtures("qtbot")


class FakeEngine(Engine):
    """Notes what it is asked to say; the test decides when that is done."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[str, int, int]] = []
        self.stops = 0
        self.fault: Exception | None = None

    def say(self, text: str, pace: int, volume: int) -> None:
        if self.fault is not None:
            raise self.fault
        self.said.append((text, pace, volume))

    def stop(self) -> None:
        self.stops += 1

    @property
    def texts(self) -> list[str]:
        return [text for text, _, _ in self.said]


class Heard:
    """Everything a reader tells."""

    def __init__(self, reader: Reader) -> None:
        self.started: list[int] = []
        self.silent = 0
        self.failed: list[str] = []
        reader.started.connect(self.started.append)
        reader.failed.connect(self.failed.append)
        reader.silent.connect(self._silent)

    def _silent(self) -> None:
        self.silent += 1


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def reader(engine: FakeEngine, rules: Ruleset) -> Reader:
    return Reader(rules, lambda _: engine)


def test_texts_are_read_one_after_the_other(reader: Reader, engine: FakeEngine) -> None:
    heard = Heard(reader)
    reader.read(["一", "二"])
    assert (engine.texts, heard.started, reader.reading) == (["一"], [0], True)
    engine.done.emit()
    assert (engine.texts, heard.started) == (["一", "二"], [0, 1])
    engine.done.emit()
    assert (heard.started, heard.silent, reader.reading) == ([0, 1], 1, False)


def test_stop_is_silence_and_what_was_being_said_ends_unheard(reader: Reader, engine: FakeEngine) -> None:
    heard = Heard(reader)
    reader.read(["一", "二"])
    reader.stop()
    engine.done.emit()
    assert (engine.texts, heard.silent, reader.reading) == (["一"], 1, False)
    reader.stop()
    assert heard.silent == 1


def test_a_new_text_takes_the_place_of_the_old(reader: Reader, engine: FakeEngine) -> None:
    reader.read(["一", "二"])
    reader.read(["三"])
    engine.done.emit()
    assert engine.texts == ["一", "三"]
    assert not reader.reading


def test_once_more_is_what_is_being_read_or_everything_when_that_is_over(
    reader: Reader, engine: FakeEngine
) -> None:
    reader.read(["一", "二"])
    engine.done.emit()
    reader.again()
    engine.done.emit()
    assert engine.texts == ["一", "二", "二"]
    reader.again()
    assert engine.texts[-1] == "一"
    reader.read(["三"])
    engine.done.emit()
    assert (engine.texts[-1], reader.reading) == ("三", False)


def test_pace_and_volume_stay_within_their_bounds_and_take_effect_at_once(
    reader: Reader, engine: FakeEngine
) -> None:
    reader.read(["一"])
    assert engine.said == [("一", PACE, VOLUME)]
    for _ in range(9):
        reader.change_pace(-1)
        reader.change_volume(1)
    assert engine.said[-1] == ("一", SLOWEST, FULL)
    assert reader.room == (False, True, True, False)
    for _ in range(9):
        reader.change_pace(1)
        reader.change_volume(-1)
    assert engine.said[-1] == ("一", FASTEST, 1)
    assert (SLOWEST, PACE, FASTEST) == (150, 200, 240)
    reader.stop()
    spoken = len(engine.said)
    reader.change_pace(-1)
    assert len(engine.said) == spoken


def test_another_visitor_finds_everything_as_it_was(reader: Reader, engine: FakeEngine) -> None:
    reader.read(["一"])
    reader.change_pace(2)
    reader.change_volume(-2)
    reader.renew()
    assert (reader.pace, reader.volume, reader.reading) == (PACE, VOLUME, False)
    reader.again()
    assert engine.texts.count("一") == 3, "nothing of the last visitor is read again"


def test_what_was_chosen_is_told_and_can_be_restored(reader: Reader) -> None:
    told: list[tuple[int, int]] = []
    reader.changed.connect(lambda: told.append((reader.pace, reader.volume)))
    reader.change_pace(-1)
    reader.change_volume(1)
    assert told == [(PACE - 15, VOLUME), (PACE - 15, VOLUME + 1)]
    reader.restore(0, 0)
    assert (reader.pace, reader.volume) == (PACE, VOLUME)
    reader.restore(9999, -5)
    assert (reader.pace, reader.volume) == (FASTEST, 1)
    assert len(told) == 2


@pytest.mark.parametrize("trouble", Trouble)
def test_a_voice_that_fails_is_given_up_and_another_is_looked_for(trouble: Trouble, rules: Ruleset) -> None:
    engines = [FakeEngine(), FakeEngine()]
    waiting = list(engines)
    reader = Reader(rules, lambda _: waiting.pop(0))
    heard = Heard(reader)
    reader.read(["一", "二"])
    engines[0].failed.emit(trouble)
    assert (heard.failed, heard.silent, reader.reading) == ([trouble], 1, False)
    engines[0].done.emit()
    assert engines[0].texts == ["一"]
    reader.read(["三"])
    assert engines[1].texts == ["三"]


def test_no_voice_is_said_to_whoever_asked(rules: Ruleset) -> None:
    def none(_: Ruleset) -> Engine:
        raise NoVoiceError(Trouble.NO_CHINESE)

    reader = Reader(rules, none)
    with pytest.raises(NoVoiceError) as caught:
        reader.read(["一"])
    assert caught.value.trouble is Trouble.NO_CHINESE
    assert not reader.reading


@pytest.mark.parametrize("first", [True, False])
def test_whatever_an_engine_throws_is_a_broken_voice(first: bool, reader: Reader, engine: FakeEngine) -> None:
    heard = Heard(reader)
    if first:
        engine.fault = RuntimeError("gone")
        with pytest.raises(NoVoiceError) as caught:
            reader.read(["一"])
        assert caught.value.trouble is Trouble.BROKEN
    else:
        reader.read(["一", "二"])
        engine.fault = RuntimeError("gone")
        engine.done.emit()
        assert heard.failed == [Trouble.BROKEN]
    assert not reader.reading


def test_a_text_that_does_not_come_to_an_end_is_given_up(
    reader: Reader, engine: FakeEngine, timers: Callable[[Reader], None]
) -> None:
    heard = Heard(reader)
    reader.read(["一"])
    timers(reader)
    assert heard.failed == [Trouble.BROKEN]
    assert engine.stops == 1


@pytest.fixture
def timers() -> Callable[[Reader], None]:
    """Lets the time that a text may take pass at once."""
    from PySide6.QtCore import QTimer

    def fire(reader: Reader) -> None:
        running = [t for t in reader.children() if isinstance(t, QTimer) and t.isActive()]
        assert len(running) == 1
        assert 10_000 < running[0].interval() < 30_000
        running[0].timeout.emit()

    return fire
