"""The voice of espeak-ng, with programs that stand in for it: what it is told, and all that goes wrong."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ybdesk.qt.speech import NoVoiceError, Trouble
from ybdesk.qt.speech.engine import FASTEST, FULL, PACE, SLOWEST
from ybdesk.qt.speech.espeak import PINYIN_VOICE, EspeakEngine, arguments
from ybdesk.qt.speech.finding import advice
from ybdesk.rules.load import Ruleset

VOICES = f'case "$1" in --voices=*) echo " 5  {PINYIN_VOICE}  --/M"; exit;; esac\n'
Make = Callable[[str], EspeakEngine]


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path) -> Iterator[Make]:  # noqa: ARG001
    """An engine around a shell script; its clock shows a minute more each time."""
    made = []

    def engine(script: str) -> EspeakEngine:
        program = tmp_path / "espeak-ng"
        program.write_text(f"#!/bin/sh\ncd '{tmp_path}'\n{VOICES}{script}\n")
        program.chmod(0o755)
        minutes = itertools.count(0, 60)
        made.append(EspeakEngine("zh_CN", str.upper, str(program), lambda: float(next(minutes))))
        return made[-1]

    yield engine
    for one in made:
        one.stop()


def test_the_text_comes_on_standard_input_and_never_as_an_argument(
    make: Make, qtbot: QtBot, tmp_path: Path
) -> None:
    engine = make('echo "$@" > arguments; cat > text')
    with qtbot.waitSignal(engine.done):
        engine.say("yi1 bao3", PACE, FULL - 1)
    assert (tmp_path / "text").read_text() == "YI1 BAO3\n"
    assert (tmp_path / "arguments").read_text().split() == arguments(PINYIN_VOICE, PACE)
    assert "yi1" not in (tmp_path / "arguments").read_text().lower()


def test_slower_is_slower_and_louder_is_louder() -> None:
    speeds = [int(arguments("v", pace)[3]) for pace in (SLOWEST, PACE, FASTEST)]
    assert speeds == sorted(set(speeds))
    loud = [int(arguments("v", PACE, volume)[5]) for volume in range(1, FULL + 1)]
    assert loud == sorted(set(loud))


def test_nothing_to_say_is_done_at_once(make: Make, qtbot: QtBot) -> None:
    engine = make("exit 1")
    with qtbot.waitSignal(engine.done):
        engine.say(" ", PACE, FULL)


def test_stop_ends_the_program_and_nothing_is_heard_of_it(make: Make, qtbot: QtBot) -> None:
    engine = make("exec cat > text; read forever")
    with qtbot.assertNotEmitted(engine.done), qtbot.assertNotEmitted(engine.failed):
        engine.say("yi1", PACE, FULL)
        engine.stop()
        engine.stop()


def test_another_text_ends_the_one_before(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    engine = make("cat >> text")
    with qtbot.waitSignal(engine.done):
        engine.say("yi1", PACE, FULL)
        engine.say("er4", PACE, FULL)
    assert (tmp_path / "text").read_text().endswith("ER4\n")


@pytest.mark.parametrize("script", ["cat > text; exit 3", "kill -9 $$", "exit 1"])
def test_a_program_that_dies_is_a_broken_voice(script: str, make: Make, qtbot: QtBot) -> None:
    engine = make(script)
    with qtbot.waitSignal(engine.failed) as caught:
        engine.say("yi1", PACE, FULL)
    assert caught.args == [Trouble.BROKEN]


def test_a_program_that_has_gone_away_is_no_voice(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    engine = make("exit 0")
    (tmp_path / "espeak-ng").unlink()
    with qtbot.waitSignal(engine.failed) as caught:
        engine.say("yi1", PACE, FULL)
    assert caught.args == [Trouble.NO_VOICE]


def test_done_sooner_than_anybody_could_speak_is_no_sound(make: Make, qtbot: QtBot) -> None:
    engine = make("cat > text")
    engine._clock = lambda: 0.0
    with qtbot.waitSignal(engine.failed) as caught:
        engine.say("yi1 bao3 wen4 shi4 tai2", PACE, FULL)
    assert caught.args == [Trouble.NO_SOUND]


def test_a_program_without_the_voice_for_pinyin_is_not_taken(
    qtbot: QtBot,  # noqa: ARG001
    tmp_path: Path,
) -> None:
    program = tmp_path / "old"
    program.write_text("#!/bin/sh\necho ' 5  cmn  --/M'\n")
    program.chmod(0o755)
    with pytest.raises(NoVoiceError) as caught:
        EspeakEngine("zh_CN", str, str(program))
    assert caught.value.trouble is Trouble.NO_CHINESE
    with pytest.raises(NoVoiceError) as caught:
        EspeakEngine("zh_CN", str, str(tmp_path / "missing"))
    assert caught.value.trouble is Trouble.NO_VOICE


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin", "freebsd14"])
@pytest.mark.parametrize("trouble", Trouble)
def test_there_is_advice_for_every_trouble_on_every_system(
    trouble: Trouble, platform: str, rules: Ruleset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    assert rules.say(advice(trouble)).endswith("。")
