"""The command line, in process: what it writes, and what it says of bad input."""

from __future__ import annotations

import argparse
import errno
import json
from pathlib import Path

import pytest

from ybdesk.cli import BAD_INPUT, DONE, FAILED, main
from ybdesk.cli.parser import ARGPARSE
from ybdesk.rules.load import BUNDLE, Ruleset, load
from ybdesk.rules.reasons import reason

GUIDE = ["guide", "--city", "南宁", "--coverage", "resident", "--age", "66"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["guide", "--city", "吉林", "--coverage", "resident"], ["220000", "220200", "不止一个"]),
        (["guide", "--city", "yulin", "--coverage", "resident"], ["玉林市", "榆林市"]),
        (["guide", "--city", "火星", "--coverage", "resident"], ["火星", "没有找到"]),
        (["guide", "--city", "呼和", "--coverage", "resident"], ["呼和浩特市", "您是不是要找"]),
        (["guide", "--city", "南宁", "--coverage", "nobody"], ["nobody", "employee-retired"]),
        ([*GUIDE[:-1], "121"], ["121", "0 到 120"]),
        ([*GUIDE[:-1], "x"], ["x", "0 到 120"]),
        ([*GUIDE, "--as-of", "2026-13-01"], ["2026-13-01", "2026-11-21"]),
        ([*GUIDE, "--format", "docx"], ["docx", "pdf"]),
        ([*GUIDE, "--topic", "weather"], ["weather", "balance"]),
        ([*GUIDE, "--lang", "xx"], ["xx", "zh_CN"]),
        ([*GUIDE, "--base", "-1"], ["-1"]),
        ([*GUIDE, "--fact", "name=老王"], ["name=老王"]),
        ([*GUIDE, "--fact", "age=5"], ["age=5"]),
        (["guide", "--city", "南宁"], ["--coverage", "--help"]),
        (["dance"], ["dance", "--help"]),
        ([*GUIDE, "--phone", "1"], ["--phone"]),
    ],
)
def test_bad_input_is_named_with_the_way_out(
    arguments: list[str], words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == BAD_INPUT
    said = capsys.readouterr()
    assert said.out == ""
    assert [word for word in words if word not in said.err] == []
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["guide", "--zzz"], "不认识“--zzz”"),
        (["guide", "--city"], "--city：后面要写一个值"),
        (["dance"], "没有“dance”，可以用"),
        (["rules", "diff"], "还缺 before, after"),
        (["guide", "--co", "x"], "“--co”可以是 --coverage, --code"),
        (["guide", "--help=x"], "后面不用写“x”"),
    ],
)
def test_argparse_speaks_our_words(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == BAD_INPUT
    assert words in capsys.readouterr().err


def test_argparse_has_every_one_of_its_words_replaced() -> None:
    spoken = Path(argparse.__file__).read_text("utf-8")
    assert [text for text in ARGPARSE if repr(text)[1:-1] not in spoken] == []


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "磁盘满了"),
        (OSError(errno.EROFS, "Read-only file system"), "磁盘只能读，不能写"),
        (OSError(errno.ENOEXEC, "Exec format error"), "Exec format error"),
        (OSError("no number"), "no number"),
    ],
)
def test_the_systems_reasons_in_plain_words(error: OSError, words: str, rules: Ruleset) -> None:
    assert reason(error, rules) == words


def test_without_data_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("ybdesk.cli.parser.load", lambda: load(data=str(tmp_path)))
    assert main(GUIDE) == FAILED
    told = capsys.readouterr().err
    assert BUNDLE in told
    assert "重新安装" in told


@pytest.mark.parametrize("target", ["", "nowhere/out.txt"])
def test_an_output_that_cannot_be_written(
    target: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / target
    assert main([*GUIDE, "-o", str(path)]) == FAILED
    assert str(path) in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_json_on_stdout(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main([*GUIDE, "--format", "json"]) == DONE
    found = json.loads(capsysbinary.readouterr().out)
    assert found["division"] == {"code": "450100", "name": "南宁市", "province": "广西"}
    assert found["estimate"]["kind"] == "no_account"
    assert found["estimate"]["monthly_low"] is None
    assert {h["dial"] for h in found["hotlines"]} == {"0771-12393", "0771-12333", "12345"}


def test_speech_is_one_utterance_a_line(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main([*GUIDE, "--format", "speech"]) == DONE
    lines = capsysbinary.readouterr().out.decode().splitlines()
    assert all(line.count("\t") == 1 and line.split("\t")[1].strip() for line in lines)


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "guide.html"
    assert main([*GUIDE, "--format", "html", "-o", str(path)]) == DONE
    assert path.read_text(encoding="utf-8").endswith("</html>\n")


def test_help_is_shown_in_the_products_language(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["guide", "--help"])
    assert stop.value.code == 0
    assert "参保地" in capsys.readouterr().out
