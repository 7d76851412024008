"""The credit, over all places, coverages and ages; and the arithmetic on its own."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ybdesk.answers import AGE, COVERAGE, DIVISION, OLDEST_AGE, Answers, Coverage
from ybdesk.compose import compose
from ybdesk.document import Guide, Known, NoAccount, OwnContribution, Range, Unknown
from ybdesk.rules.load import Ruleset, load
from ybdesk.rules.lookup import expires_on, supported
from ybdesk.rules.records import Bracket, Credit
from ybdesk.rules.worth import fen, plain, worth, yuan

real = cache(load)  # Hypothesis warns of fixtures that outlive an example
PLACES = [place.code for place in real().divisions]
TODAY = date(2026, 11, 21)
situations = st.fixed_dictionaries(
    {
        DIVISION: st.sampled_from(PLACES),
        COVERAGE: st.sampled_from([c.value for c in Coverage]),
        AGE: st.integers(0, OLDEST_AGE).map(str),
    }
)
days = st.dates(date(2015, 1, 1), date(2035, 12, 31))


def claim(**fields: object) -> Credit:
    usual: dict[str, object] = {
        "id": "a-claim",
        "division": "110000",
        "coverage": Coverage.EMPLOYEE_RETIRED,
        "form": "amount",
        "checked_on": TODAY,
        "review_by": TODAY,
        "sources": ("a-source",),
    }
    return Credit(**{**usual, **fields})  # type: ignore[arg-type]


def made(answers: dict[str, str], rules: Ruleset, day: date) -> Guide:
    return compose(Answers(answers), rules, day)


def test_the_articles_example_to_the_fen() -> None:
    """3700 yuan x 3% = 111 yuan, as two of the source articles work it out."""
    three_percent = claim(form="percent", of="average_pension", base=Decimal(3700))
    found = worth(three_percent, Bracket(Decimal(3)))
    assert found is not None
    assert found.monthly == Decimal("111.00")


def test_a_percentage_without_a_base_comes_to_nothing() -> None:
    assert worth(claim(form="percent", of="average_pension"), Bracket(Decimal(3))) is None


@given(st.decimals(min_value=0, max_value=10**6, places=4), st.decimals(min_value=0, max_value=10, places=2))
def test_money_is_rounded_half_up_to_the_fen(base: Decimal, percent: Decimal) -> None:
    if base == 0:
        return
    found = worth(claim(form="percent", of="average_pension", base=base), Bracket(percent))
    assert found is not None
    assert found.monthly == found.monthly.quantize(Decimal("0.01"))
    assert abs(found.monthly - base * percent / 100) <= Decimal("0.005")


@given(st.decimals(min_value=0, max_value=10**6, places=2))
def test_amounts_read_back(amount: Decimal) -> None:
    assert Decimal(yuan(amount)) == fen(amount)
    assert Decimal(plain(amount)) == amount
    assert "E" not in plain(amount)


@given(situations, days)
def test_every_place_coverage_age_and_day_gives_an_honest_answer(answers: dict[str, str], day: date) -> None:
    rules = real()
    guide = made(answers, rules, day)
    match guide.estimate:
        case Known(monthly=monthly, gross=gross, provenance=basis):
            assert monthly > 0
            assert gross is None or gross > monthly
            assert any(not rules.source(source).weak for source in basis.sources)
        case Range(low=low, high=high):
            assert 0 < low < high
        case OwnContribution(percent=percent, monthly=monthly):
            assert 0 < percent <= 10
            assert monthly is None
        case NoAccount():
            assert answers[COVERAGE] != Coverage.EMPLOYEE_RETIRED
        case Unknown(near_low=low, near_high=high):
            assert (low is None) == (high is None)
    assert [s.id for s in guide.sections if s.way and s.recommended] == [
        next(s.id for s in guide.sections if s.way)
    ]


@given(situations)
def test_residents_never_get_a_figure(answers: dict[str, str]) -> None:
    guide = made({**answers, COVERAGE: Coverage.RESIDENT}, real(), TODAY)
    assert isinstance(guide.estimate, NoAccount)


@pytest.mark.parametrize("code", PLACES)
def test_nothing_expired_is_shown(code: str, rules: Ruleset) -> None:
    shown = [c for c in rules.credits(code) if not c.set_aside and supported(c, rules)]
    for late in {expires_on(c, rules) + timedelta(days=1) for c in shown}:
        for coverage in {c.coverage for c in shown}:
            guide = made({DIVISION: code, COVERAGE: coverage, AGE: "66"}, rules, late)
            basis = guide.estimate.provenance
            if basis is not None and not isinstance(guide.estimate, Unknown):
                assert basis.review_by + timedelta(days=rules.policy.expires_after_days) >= late


def test_the_day_after_the_review_day_warns(rules: Ruleset) -> None:
    answers = {DIVISION: "110000", COVERAGE: Coverage.EMPLOYEE_RETIRED, AGE: "66"}
    basis = made(answers, rules, TODAY).estimate.provenance
    assert basis is not None
    on_the_day = made(answers, rules, basis.review_by).estimate.provenance
    day_after = made(answers, rules, basis.review_by + timedelta(days=1)).estimate.provenance
    assert on_the_day is not None
    assert day_after is not None
    assert (on_the_day.stale, day_after.stale) == (False, True)
