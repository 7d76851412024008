"""Questions and what follows what."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ybdesk import flow
from ybdesk.answers import (
    AGE,
    COVERAGE,
    COVERAGE_HELP,
    DIVISION,
    NO,
    TOPIC,
    UNSURE,
    YES,
    Answers,
    BadAnswerError,
    Coverage,
)
from ybdesk.compose import compose
from ybdesk.rules.load import Ruleset, load

DAY = date(2026, 11, 21)


def asked(values: dict[str, str], rules: Ruleset) -> tuple[tuple[str, ...], str | None]:
    found = flow.replay(Answers(values), rules, DAY)
    return found.asked, found.next


def test_three_questions_lead_to_a_guide(rules: Ruleset) -> None:
    assert asked({}, rules) == ((), DIVISION)
    assert asked({DIVISION: "430900"}, rules) == ((DIVISION,), COVERAGE)
    values = {DIVISION: "430900", COVERAGE: Coverage.EMPLOYEE_RETIRED}
    assert asked(values, rules) == ((DIVISION, COVERAGE), AGE)
    assert asked({**values, AGE: "70"}, rules) == ((DIVISION, COVERAGE, AGE), None)


def test_a_place_whose_rule_needs_it_asks_one_more(rules: Ruleset) -> None:
    values = {DIVISION: "420100", COVERAGE: Coverage.EMPLOYEE_RETIRED, AGE: "70"}
    assert asked(values, rules)[1] == "joined"
    assert asked({**values, "joined": UNSURE}, rules)[1] is None


def test_a_topic_without_figures_does_not_ask_it(rules: Ruleset) -> None:
    values = {TOPIC: "safety", DIVISION: "420100", COVERAGE: Coverage.EMPLOYEE_RETIRED, AGE: "70"}
    assert asked(values, rules)[1] is None


@pytest.mark.parametrize(
    ("easy", "coverage"),
    [
        ((YES,), Coverage.RESIDENT),
        ((NO, YES), Coverage.EMPLOYEE_RETIRED),
        ((UNSURE, YES), Coverage.EMPLOYEE_RETIRED),
        ((NO, NO, YES), Coverage.EMPLOYEE_ACTIVE),
        ((NO, NO, NO), Coverage.FLEXIBLE),
        ((UNSURE, UNSURE, UNSURE), None),
        ((NO, UNSURE, NO), None),
    ],
)
def test_not_knowing_the_coverage_asks_easier_things(
    easy: tuple[str, ...], coverage: Coverage | None, rules: Ruleset
) -> None:
    answers = Answers({DIVISION: "430900", COVERAGE: UNSURE})
    for value in easy:
        question = flow.replay(answers, rules, DAY).next
        assert question in COVERAGE_HELP
        answers = flow.answer(answers, question, value, rules, DAY)
    assert flow.replay(answers, rules, DAY).next == AGE
    assert answers.coverage is coverage


def test_changing_an_answer_drops_those_that_no_longer_apply(rules: Ruleset) -> None:
    answers = Answers(
        {DIVISION: "420100", COVERAGE: Coverage.EMPLOYEE_RETIRED, AGE: "70", "joined": "flexible"}
    )
    moved = flow.answer(answers, DIVISION, "430900", rules, DAY)
    assert dict(moved) == {DIVISION: "430900", COVERAGE: Coverage.EMPLOYEE_RETIRED, AGE: "70"}


def test_back_takes_away_the_last_answer_and_stops_at_the_start(rules: Ruleset) -> None:
    answers = Answers({TOPIC: "credit", DIVISION: "430900", COVERAGE: Coverage.RESIDENT})
    once = flow.back(answers, rules, DAY)
    assert dict(once) == {TOPIC: "credit", DIVISION: "430900"}
    assert dict(flow.back(flow.back(once, rules, DAY), rules, DAY)) == {TOPIC: "credit"}


@given(st.data())
def test_any_walk_ends_in_a_guide_and_can_be_walked_back(data: st.DataObject) -> None:
    rules = load()
    answers = Answers({TOPIC: data.draw(st.sampled_from(sorted(rules.topics)))})
    steps = 0
    while (question := flow.replay(answers, rules, DAY).next) is not None:
        answers = flow.answer(answers, question, data.draw(values_for(question, rules)), rules, DAY)
        steps += 1
        assert steps < 20
    compose(answers, rules, DAY)
    assert flow.replay(answers, rules, DAY).answers == answers
    while flow.replay(answers, rules, DAY).asked:
        answers = flow.back(answers, rules, DAY)
        steps -= 1
    assert steps == 0


def values_for(question: str, rules: Ruleset) -> st.SearchStrategy[str]:
    if question == DIVISION:
        return st.sampled_from([UNSURE, *(place.code for place in rules.divisions)])
    options = [option.value for option in flow.question(question, rules).options]
    if options:
        return st.sampled_from([UNSURE, *options])
    return st.one_of(st.just(UNSURE), st.integers(0, 60).map(str))


@pytest.mark.parametrize("age", ["-1", "121", "7o", "", "6.5", "1000000000000", "六十", "²", " 7"])
def test_an_age_that_is_none_is_refused(age: str) -> None:
    with pytest.raises(BadAnswerError) as refusal:
        Answers({AGE: age})
    assert (refusal.value.question, refusal.value.value) == (AGE, age)


@pytest.mark.parametrize("age", ["0", "007", "69", "120"])
def test_an_age_from_0_to_120_is_taken(age: str) -> None:
    assert Answers({AGE: age}).age == int(age)


@pytest.mark.parametrize("base", ["0", "-5", "nan", "Infinity", "1e9", "五千", ""])
def test_a_base_that_is_none_is_refused(base: str) -> None:
    with pytest.raises(BadAnswerError):
        Answers({"base": base})
