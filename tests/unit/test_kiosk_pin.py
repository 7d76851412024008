"""The PIN: only as a hash, and each wrong one costs more time."""

from __future__ import annotations

import io
import tomllib

import pytest

from ybdesk.cli import main
from ybdesk.kiosk.pin import FIRST_WAIT, FREE_TRIES, LONGEST_WAIT, Gate, Verdict, hashed

argon2 = pytest.importorskip("argon2")
CHEAP = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("246810")


class Clock:
    at = 0.0

    def __call__(self) -> float:
        return self.at


def test_the_right_one_opens() -> None:
    gate = Gate(CHEAP, Clock())
    assert gate.can_open
    assert gate.attempt("246810") is Verdict.RIGHT


def test_waits_double_up_to_a_limit() -> None:
    clock = Clock()
    gate = Gate(CHEAP, clock)
    waits = []
    for _ in range(16):
        assert gate.attempt("111111") is Verdict.WRONG
        waits.append(gate.wait)
        if gate.wait:
            assert gate.attempt("246810") is Verdict.WAIT
        clock.at += gate.wait
    assert waits[: FREE_TRIES + 3] == [0, 0, FIRST_WAIT, 2 * FIRST_WAIT, 4 * FIRST_WAIT]
    assert waits[-1] == LONGEST_WAIT
    assert gate.attempt("246810") is Verdict.RIGHT
    assert gate.attempt("111111") is Verdict.WRONG
    assert gate.wait == 0


@pytest.mark.parametrize("kept", ["", "$argon2id$nonsense"])
def test_nothing_opens_without_a_good_hash(kept: str) -> None:
    assert Gate(kept, Clock()).attempt("246810") is Verdict.WRONG
    assert Gate("", Clock()).can_open is False


@pytest.mark.parametrize("pin", ["12345", "1234567890123", "12345a", "１２３４５６", ""])
def test_what_is_no_pin_is_refused(pin: str) -> None:
    with pytest.raises(ValueError, match="pin"):
        hashed(pin)


def test_the_command_makes_the_line_for_the_hall_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("135790\n"))
    assert main(["kiosk", "--hash-pin"]) == 0
    line = capsys.readouterr().out
    assert "135790" not in line
    assert Gate(tomllib.loads(line)["pin"], Clock()).attempt("135790") is Verdict.RIGHT
