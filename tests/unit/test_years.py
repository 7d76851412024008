"""Contribution years: the claim that holds, what is missing, what is told, and what the check refuses."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ybdesk.answers import (
    COVERAGE,
    DIVISION,
    MOST_YEARS,
    NATIONWIDE,
    SEX,
    TOPIC,
    UNSURE,
    YEARS_PAID,
    Answers,
    BadAnswerError,
    Coverage,
    Sex,
    TopicId,
)
from ybdesk.compose.years import WITHOUT_YEARS, Years
from ybdesk.flow import replay
from ybdesk.rules import check_years
from ybdesk.rules.files import Dataset, Entry
from ybdesk.rules.load import load
from ybdesk.rules.lookup import supported
from ybdesk.rules.records import ContributionYears
from ybdesk.rules.years import (
    KnownYears,
    RangeYears,
    UnknownYears,
    later,
    missing_years,
    needed_years,
    shown,
)

real = cache(load)
PLACES = [place.code for place in real().divisions]
TODAY = date(2026, 11, 21)
places = st.sampled_from(PLACES)
sexes = st.sampled_from([None, *Sex])
coverages = st.sampled_from([None, *Coverage])
days = st.dates(date(2010, 1, 1), date(2035, 12, 31))
counts = st.integers(0, MOST_YEARS)


def at(name: str) -> str:
    return real().divisions.find(name).code


@given(places, sexes, coverages, days, st.none() | days)
def test_every_number_comes_from_a_supported_claim_in_force(
    place: str, sex: Sex | None, coverage: Coverage | None, day: date, first: date | None
) -> None:
    needed = needed_years(place, sex, coverage, day, real(), first)
    for claim in needed.claims:
        assert not claim.set_aside
        assert supported(claim, real())
        assert claim.division in real().divisions.chain(place)
        if claim.applies_by == "retirement":
            assert (claim.applies_from or date.min) <= day <= (claim.applies_to or date.max)
    numbers = {n for claim in needed.claims for n in (claim.men_years, claim.women_years)}
    match needed:
        case KnownYears(years=years):
            assert years in numbers
        case RangeYears(low=low, high=high):
            assert low < high
            assert {low, high} <= numbers
        case UnknownYears(claims=claims):
            assert all(claim.men_years is None for claim in claims) or None in numbers


@given(places, coverages, days)
def test_knowing_the_sex_never_widens_the_answer(place: str, coverage: Coverage | None, day: date) -> None:
    def span(sex: Sex | None) -> tuple[int, int] | None:
        match needed_years(place, sex, coverage, day, real()):
            case KnownYears(years=years):
                return years, years
            case RangeYears(low=low, high=high):
                return low, high
        return None

    whole, parts = span(None), [span(sex) for sex in Sex]
    if whole is None:
        assert parts == [None, None]
    else:
        assert all(part and whole[0] <= part[0] <= part[1] <= whole[1] for part in parts)


def test_there_is_no_national_number() -> None:
    for sex in (None, *Sex):
        assert isinstance(needed_years(NATIONWIDE, sex, None, TODAY, real()), UnknownYears)


@pytest.mark.parametrize(
    ("place", "sex", "day", "years", "local"),
    [
        ("北京", Sex.MALE, TODAY, 25, None),
        ("北京", Sex.FEMALE, TODAY, 20, None),
        ("上海", None, TODAY, 15, None),
        ("沈阳", Sex.MALE, date(2024, 6, 30), 26, 10),
        ("沈阳", Sex.MALE, date(2028, 1, 1), 30, 10),
        ("青岛", Sex.MALE, date(2025, 12, 31), 25, None),
        ("青岛", Sex.MALE, date(2026, 1, 1), 30, None),
        ("长沙", Sex.FEMALE, date(2026, 5, 1), 25, 13),
        ("深圳", Sex.MALE, date(2015, 5, 1), 16, 11),
    ],
)
def test_places_and_days(place: str, sex: Sex | None, day: date, years: int, local: int | None) -> None:
    needed = needed_years(at(place), sex, Coverage.EMPLOYEE_ACTIVE, day, real())
    assert isinstance(needed, KnownYears)
    assert (needed.years, needed.local) == (years, local)


def test_what_is_already_known_to_change_is_told_in_order() -> None:
    claims = shown(at("沈阳"), None, TODAY, real())
    begins = [claim.applies_from for claim in later(claims, TODAY, real())]
    assert begins == [date(2027, 1, 1), date(2028, 1, 1)]


@given(counts, counts, st.none() | counts, st.none() | counts, counts, st.none() | counts, st.none() | counts)
def test_missing_years(
    years: int, paid: int, actual: int | None, local: int | None, more: int, had: int | None, here: int | None
) -> None:
    needed = KnownYears(years, actual, local, ())
    missing = missing_years(needed, paid, real(), had, here)
    assert missing.low == missing.high >= max(years - paid, 0)
    assert missing.high >= (missing.actual or 0)
    assert missing.high >= (missing.local or 0)
    assert missing_years(needed, min(paid + more, MOST_YEARS), real(), had, here).high <= missing.high
    if paid >= years and actual is None and local is None:
        assert missing.high == 0
    wider = missing_years(RangeYears(years, years + more, actual, local, ()), paid, real(), had, here)
    assert wider.low == missing.low <= wider.high


@given(places, sexes, coverages, st.none() | counts, days)
def test_the_blocks_of_every_place(
    place: str, sex: Sex | None, coverage: Coverage | None, paid: int | None, day: date
) -> None:
    values = {
        TOPIC: TopicId.YEARS,
        DIVISION: place,
        COVERAGE: coverage or UNSURE,
        SEX: sex or UNSURE,
        YEARS_PAID: UNSURE if paid is None else str(paid),
    }
    blocks = list(Years(Answers(values), real(), day).blocks())
    assert len({block.id for block in blocks}) == len(blocks)
    assert all("{" not in block.text and block.text for block in blocks)
    if coverage in WITHOUT_YEARS:
        assert not blocks
    else:
        assert {"years.ask", "years.ask-missing"} <= {block.id for block in blocks}


def test_the_years_that_are_missing_are_told() -> None:
    answers = Answers(
        {TOPIC: "years", DIVISION: at("北京"), COVERAGE: "employee-active", SEX: "male", YEARS_PAID: "18"}
    )
    told = {block.id: block.text for block in Years(answers, real(), TODAY).blocks()}
    assert "25" in told["years.need"]
    assert "18" in told["years.missing"]
    assert "7" in told["years.missing"]


@pytest.mark.parametrize("text", ["-1", "61", "1.5", "", "十", "٣", "100", "1 "])
def test_only_whole_years_up_to_sixty_fit_into_the_answers(text: str) -> None:
    with pytest.raises(BadAnswerError):
        Answers({YEARS_PAID: text})


def test_the_two_questions_are_asked_for_this_topic_only() -> None:
    begun = {DIVISION: at("北京"), "age": "50", COVERAGE: "employee-active"}
    assert replay(Answers({TOPIC: "years", **begun}), real(), TODAY).next == SEX
    unsure = Answers({TOPIC: "years", **begun, SEX: UNSURE, YEARS_PAID: UNSURE})
    assert replay(unsure, real(), TODAY).next is None
    assert replay(Answers({TOPIC: "years", **begun, COVERAGE: "resident"}), real(), TODAY).next is None
    assert replay(Answers({TOPIC: "credit", **begun}), real(), TODAY).next is None


def claim(name: str = "a", **fields: Any) -> ContributionYears:
    usual: dict[str, Any] = {
        "division": "110000",
        "checked_on": TODAY,
        "review_by": TODAY + timedelta(days=365),
        "sources": ("seed-002",),
        "men_years": 25,
        "women_years": 20,
    }
    return ContributionYears(id=name, **{**usual, **fields})


def faults(*claims: ContributionYears) -> set[str]:
    data = Dataset()
    data.entries[ContributionYears] = [Entry("rules/years.toml", one.id, one) for one in claims]
    found = {fault.key for fault in [*check_years.years(data), *check_years.overdue(data, TODAY)]}
    assert all(real().say(f"problem.{key}") for key in found)
    return found


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"sources": ()}, "no-source"),
        ({"men_years": 61}, "years-outside"),
        ({"actual_years": 0}, "years-outside"),
        ({"women_years": None}, "one-sex-missing"),
        ({"men_years": None, "women_years": None}, "years-words-missing"),
        ({"division": NATIONWIDE}, "national-years"),
        ({"actual_local": 21}, "actual-above-all"),
        ({"applies_from": date(2026, 1, 1), "applies_to": date(2025, 1, 1)}, "ends-before-start"),
        ({"review_by": TODAY - timedelta(days=1)}, "overdue"),
        ({"words": "很长" * 16}, "long-sentence"),
    ],
)
def test_the_check_refuses(fields: dict[str, Any], key: str) -> None:
    assert key in faults(claim(**fields))


def test_the_check_refuses_two_rules_for_one_day() -> None:
    before, after = {"applies_to": date(2025, 12, 31)}, {"applies_from": date(2026, 1, 1)}
    assert faults(claim("a", **before), claim("b", **after)) == set()
    assert faults(claim("a", **before), claim("b")) == {"years-overlapping"}
    assert faults(claim("a"), claim("b", set_aside="理由")) == set()
    assert faults(claim("a"), claim("b", who="flexible")) == set()
