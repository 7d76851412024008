"""The hall file: what may stand in it, and what is said about what may not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ybdesk.cli import main
from ybdesk.kiosk.hall import Hall, HallError, PaperKind, load, parse
from ybdesk.rules.load import Ruleset
from ybdesk.settings import TextSize, ThemeName

GOOD = {
    "name": "青山区政务服务大厅",
    "desk": "3 号窗口",
    "ring": ["/usr/local/bin/ring", "3"],
    "idle_seconds": 90,
    "text_size": "large",
    "theme": "contrast",
    "pin": "$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA",
    "textfile": "/run/ybdesk/ybdesk.prom",
}


def test_an_empty_file_is_a_kiosk() -> None:
    assert parse({}) == Hall()
    assert (Hall().idle_seconds, Hall().warning_seconds) == (120, 60)


def test_everything_is_read() -> None:
    hall = parse(dict(GOOD))
    assert hall.name == "青山区政务服务大厅"
    assert hall.ring == ("/usr/local/bin/ring", "3")
    assert (hall.text_size, hall.theme) == (TextSize.LARGE, ThemeName.CONTRAST)


@pytest.mark.parametrize(
    ("field", "value", "key"),
    [
        ("colour", "red", "unknown"),
        ("name", 3, "wrong-type"),
        ("name", "two\nlines", "wrong-type"),
        ("invite", 1, "wrong-type"),
        ("idle_seconds", True, "wrong-type"),
        ("idle_seconds", 5, "out-of-bounds"),
        ("warning_seconds", 19, "out-of-bounds"),
        ("ring", "rm -rf /", "wrong-type"),
        ("ring", ["ring", 3], "wrong-type"),
        ("theme", "pink", "not-a-choice"),
        ("paper", "a3", "not-a-choice"),
        ("pin", "123456", "not-a-hash"),
        ("textfile", "/run/counts.txt", "not-prom"),
    ],
)
def test_what_is_wrong_is_named(field: str, value: Any, key: str, rules: Ruleset) -> None:
    with pytest.raises(HallError) as raised:
        parse({field: value})
    assert (raised.value.field, raised.value.key) == (field, key)
    assert rules.say(f"cli.kiosk-{key}", **raised.value.values)


@pytest.mark.parametrize(("content", "key"), [(None, "unreadable"), ("name = ", "syntax")])
def test_a_file_that_cannot_be_read(tmp_path: Path, content: str | None, key: str) -> None:
    path = tmp_path / "hall.toml"
    if content is not None:
        path.write_text(content)
    with pytest.raises(HallError) as raised:
        load(path)
    assert raised.value.key == key


def test_the_command_checks_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "hall.toml"
    path.write_text('name = "大厅"\n')
    assert main(["kiosk", "--check", "--hall", str(path)]) == 0
    path.write_text('theme = "pink"\n')
    assert main(["kiosk", "--check", "--hall", str(path)]) == 2
    assert "theme" in capsys.readouterr().err


def test_the_command_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "hall.toml"
    path.write_text(f'pin = "{GOOD["pin"]}"\n')
    monkeypatch.setattr("ybdesk.cli.kiosk.find_spec", lambda _name: None)
    assert main(["kiosk", "--check", "--hall", str(path)]) == 1
    assert "ybdesk[kiosk]" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("field", "value"),
    [("distance_cm", 20), ("distance_cm", 300), ("dots_per_inch", 3), ("dots_per_inch", 999)],
)
def test_a_screen_that_cannot_be_is_refused(field: str, value: int) -> None:
    with pytest.raises(HallError) as caught:
        parse({field: value})
    assert caught.value.field == field


def test_the_hall_may_say_how_fine_its_screen_is_and_how_far_away_people_stand() -> None:
    hall = parse({"distance_cm": 70, "dots_per_inch": 102})
    assert (hall.distance_cm, hall.dots_per_inch) == (70, 102)
    assert (Hall().distance_cm, Hall().dots_per_inch) == (60, 0)


def test_a_receipt_printer_with_a_queue_and_without_one() -> None:
    assert parse({"paper": "receipt", "printer": "till"}).paper is PaperKind.RECEIPT
    assert parse({"paper": "escpos", "printer": "/dev/usb/lp0"}).printer == "/dev/usb/lp0"
    with pytest.raises(HallError) as raised:
        parse({"paper": "escpos", "printer": "till"})
    assert (raised.value.field, raised.value.key) == ("printer", "not-a-device")
