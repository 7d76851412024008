"""The twelve digits that reopen a guide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ybdesk.answers import AGE, COVERAGE, DIVISION, OLDEST_AGE, TOPIC, Answers, Coverage, TopicId
from ybdesk.rules.load import load
from ybdesk.sharecode import LENGTH, BadCodeError, decode, encode, grouped

PLACES = [place.code for place in load().divisions]
everything = st.fixed_dictionaries(
    {TOPIC: st.sampled_from([t.value for t in TopicId])},
    optional={
        DIVISION: st.sampled_from(PLACES),
        COVERAGE: st.sampled_from([c.value for c in Coverage]),
        AGE: st.integers(0, OLDEST_AGE).map(str),
    },
).map(Answers)


@given(everything)
def test_there_and_back(answers: Answers) -> None:
    code = encode(answers)
    assert len(code) == LENGTH
    assert decode(code) == answers
    assert decode(grouped(code)) == answers


@given(everything, st.integers(0, LENGTH - 1), st.integers(1, 9))
def test_any_one_wrong_digit_is_noticed(answers: Answers, place: int, change: int) -> None:
    code = encode(answers)
    wrong = code[:place] + str((int(code[place]) + change) % 10) + code[place + 1 :]
    with pytest.raises(BadCodeError):
        decode(wrong)


@given(everything, st.integers(0, LENGTH - 2))
def test_any_swap_of_neighbours_is_noticed(answers: Answers, place: int) -> None:
    code = encode(answers)
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    if swapped != code:
        with pytest.raises(BadCodeError):
            decode(swapped)


@pytest.mark.parametrize(
    "text", ["", "1", "12345678901", "1234567890123", "一二三四", "99999999999x", "²" * 12]
)
def test_what_is_no_code(text: str) -> None:
    with pytest.raises(BadCodeError):
        decode(text)


def test_nothing_but_the_four_answers_is_in_it() -> None:
    plain = Answers({DIVISION: "420100", COVERAGE: "employee-retired", AGE: "70"})
    assert encode(plain.having("joined", "flexible")) == encode(plain)
