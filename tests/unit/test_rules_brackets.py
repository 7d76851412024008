"""Age brackets: what the check says is exactly what counting every age says."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ybdesk.answers import OLDEST_AGE
from ybdesk.rules.check_claims import age_gaps
from ybdesk.rules.records import Bracket

AGES = st.integers(0, OLDEST_AGE)
SPANS = st.tuples(AGES, AGES).map(sorted)


def bracket(first: int, last: int) -> Bracket:
    return Bracket(from_age=first, to_age=last, value=Decimal(1))


@given(st.lists(SPANS, max_size=6))
def test_every_age_left_out_or_written_twice_is_reported(spans: list[list[int]]) -> None:
    times = Counter(age for first, last in spans for age in range(first, last + 1))
    missing = {age for age in range(OLDEST_AGE + 1) if times[age] == 0}
    twice = {age for age, count in times.items() if count > 1}
    found: dict[str, set[int]] = {"age-gap": set(), "age-overlap": set()}
    for key, first, last in age_gaps(bracket(first, last) for first, last in spans):
        found[key] |= set(range(first, last + 1))
    assert found["age-gap"] == missing
    assert found["age-overlap"] == twice


@given(st.sets(st.integers(1, OLDEST_AGE), max_size=8), st.randoms(use_true_random=False))
def test_a_life_cut_into_pieces_has_no_fault_in_any_order(cuts: set[int], random: object) -> None:
    starts = [0, *sorted(cuts)]
    ends = [*(start - 1 for start in starts[1:]), OLDEST_AGE]
    pieces = [bracket(first, last) for first, last in zip(starts, ends, strict=True)]
    random.shuffle(pieces)  # type: ignore[attr-defined]
    assert list(age_gaps(pieces)) == []


@given(AGES)
def test_an_age_taken_out_is_named(age: int) -> None:
    pieces = [bracket(first, last) for first, last in ((0, age - 1), (age + 1, OLDEST_AGE)) if first <= last]
    assert list(age_gaps(pieces)) == [("age-gap", age, age)]
