"""The doctor tells what works and what to do; it does not fall ill with the patient."""

from __future__ import annotations

from datetime import date

import pytest

from ybdesk.cli import DONE, FAILED, doctor, main
from ybdesk.cli.doctor import Finding, State
from ybdesk.rules.load import Ruleset

pytestmark = pytest.mark.usefixtures("qapp")
"""The doctor takes the application there is; one that it made itself could show no widgets afterwards."""


def findings(rules: Ruleset, today: date) -> dict[str, Finding]:
    return {finding.area: finding for finding in doctor.examine(rules, today)}


def test_every_part_is_looked_at_and_named(
    rules: Ruleset, today: date, capsys: pytest.CaptureFixture[str]
) -> None:
    found = findings(rules, today)
    assert list(found) == ["data", "fonts", "window", "sheets", "printer", "voice", "settings"]
    doctor.report(list(found.values()), rules)
    printed = capsys.readouterr().out
    for area in found:
        assert rules.say(f"doctor.area.{area}") in printed


def test_old_data_is_worth_a_word_but_nothing_broken(rules: Ruleset, today: date) -> None:
    assert findings(rules, today)["data"].state is State.FINE
    old = findings(rules, date(today.year + 9, 1, 1))["data"]
    assert (old.state, old.advice) == (State.MIND, rules.say("doctor.data-renew"))


def test_missing_fonts_are_broken(
    rules: Ruleset, today: date, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setattr(doctor, "DATA", str(tmp_path))
    fonts = findings(rules, today)["fonts"]
    assert fonts.state is State.BROKEN
    assert "NotoSansSC-Bold.ttf" in fonts.words


def test_whatever_is_missing_or_throws_is_a_finding(
    rules: Ruleset, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise ImportError(f"libGL.so.1: {name}")

    def throws(_: Ruleset) -> Finding:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(doctor, "import_module", missing)
    monkeypatch.setattr(doctor, "_printer", throws)
    found = findings(rules, today)
    assert found["window"].state is found["sheets"].state is found["printer"].state is State.BROKEN
    assert "libGL.so.1" in found["window"].words
    assert "ZeroDivisionError" in found["printer"].words


def test_the_exit_code_tells_whether_something_is_broken(rules: Ruleset) -> None:
    fine, broken = Finding("data", State.MIND, "x", "y"), Finding("fonts", State.BROKEN, "x")
    assert doctor.report([fine], rules) == DONE
    assert doctor.report([fine, broken], rules) == FAILED


def test_no_screen_is_worth_a_word(rules: Ruleset, today: date, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in doctor.SCREENS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert findings(rules, today)["window"].state is State.MIND


@pytest.mark.parametrize("trouble", ["no-voice", "no-chinese", "no-sound", "broken"])
def test_a_voice_that_is_not_heard_comes_with_advice(
    trouble: str, rules: Ruleset, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ybdesk.qt.speech import Engine, NoVoiceError, finding

    def none(_: Ruleset) -> Engine:
        raise NoVoiceError(trouble)

    monkeypatch.setattr(finding, "find", none)
    voice = findings(rules, today)["voice"]
    assert voice.state is not State.FINE
    assert voice.words == rules.say(f"doctor.{trouble}")
    assert voice.advice


def test_the_command_runs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) in (DONE, FAILED)
    assert capsys.readouterr().out
