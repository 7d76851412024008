"""A whole guide spoken by the real program into a file: its length, its level, its pace."""

from __future__ import annotations

import array
import math
import re
import shutil
import subprocess
import wave
from datetime import date
from pathlib import Path

import pytest

from ybdesk.answers import AGE, COVERAGE, DIVISION, Answers, Coverage
from ybdesk.compose import compose
from ybdesk.qt.speech.engine import FASTEST, PACE, SLOWEST
from ybdesk.qt.speech.espeak import PINYIN_VOICE, PROGRAM, arguments
from ybdesk.render.pinyin import Pinyin
from ybdesk.render.spoken import spoken
from ybdesk.rules.load import Ruleset

pytestmark = pytest.mark.slow
RETIRED = {DIVISION: "150100", COVERAGE: Coverage.EMPLOYEE_RETIRED, AGE: "72"}
SYLLABLE = re.compile(r"[a-z]+[1-5]")


def speak(text: str, path: Path, pace: int = PACE, volume: int = 3) -> None:
    command = [PROGRAM, *arguments(PINYIN_VOICE, pace, volume), "-w", str(path)]
    subprocess.run(command, input=f"{text}\n".encode(), check=True)


def measure(path: Path) -> tuple[float, float]:
    """Seconds, and the share of the full level that the sound has on the whole."""
    with wave.open(str(path)) as file:
        assert file.getsampwidth() == 2
        samples = array.array("h", file.readframes(file.getnframes()))
        power = math.fsum(sample * sample for sample in samples) / len(samples)
        return file.getnframes() / file.getframerate(), math.sqrt(power) / 32768


@pytest.fixture(scope="module")
def program() -> str:
    found = shutil.which(PROGRAM)
    assert found is not None, f"{PROGRAM} is missing; ./dev test installs it"
    return found


@pytest.mark.usefixtures("program")
def test_a_guide_is_as_long_and_as_loud_as_speech(rules: Ruleset, today: date, tmp_path: Path) -> None:
    guide = compose(Answers(RETIRED), rules, today)
    pinyin = Pinyin(rules)
    said = [pinyin(utterance.text) for utterance in spoken(guide, rules)]
    speak(" \n".join(said), tmp_path / "guide.wav")
    seconds, level = measure(tmp_path / "guide.wav")
    pace = len(SYLLABLE.findall(" ".join(said))) / seconds * 60
    assert seconds > 120
    assert 0.85 * PACE < pace < 1.15 * PACE, f"{pace:.0f} characters a minute"
    assert 0.05 < level < 0.3


@pytest.mark.usefixtures("program")
@pytest.mark.parametrize("pace", [SLOWEST, PACE, FASTEST])
def test_the_pace_is_the_one_that_was_asked_for(pace: int, rules: Ruleset, tmp_path: Path) -> None:
    text = "您好，请拨零四七幺,幺二三九三。打开国家医保服务平台，点我的医保。每月大约进一百四十元。"
    said = Pinyin(rules)(text)
    speak(said, tmp_path / "text.wav", pace)
    seconds, _ = measure(tmp_path / "text.wav")
    assert len(SYLLABLE.findall(said)) / seconds * 60 == pytest.approx(pace, rel=0.12)


@pytest.mark.usefixtures("program")
def test_louder_is_louder(tmp_path: Path) -> None:
    levels = []
    for volume in (1, 2, 3, 4):
        speak("yi1 bao3 wen4 shi4 tai2", tmp_path / "text.wav", volume=volume)
        levels.append(measure(tmp_path / "text.wav")[1])
    assert levels == sorted(levels)
    assert levels[0] * 2 < levels[-1]


@pytest.mark.usefixtures("program")
def test_the_voice_knows_every_syllable(rules: Ruleset) -> None:
    """A syllable it does not know it would spell in English."""
    readings = {**rules.readings("characters"), **rules.readings("words")}
    syllables = sorted({s for reading in readings.values() for s in reading.split()})
    text = "\n".join(syllables)
    command = [PROGRAM, "-v", PINYIN_VOICE, "-q", "-x", "--stdin"]
    heard = subprocess.run(command, input=text.encode(), capture_output=True, check=True).stdout.decode()
    assert "(en)" not in heard
    assert len(syllables) > 600
