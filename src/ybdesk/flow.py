"""Questions and what follows what: the answers are replayed from the start, so there is no stack to go wrong.

The wizard, the kiosk and the command line walk this same flow.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ybdesk.answers import (
    AGE,
    BASE,
    COVERAGE,
    COVERAGE_HELP,
    DIVISION,
    GAP_MONTHS,
    GAP_YEARS,
    NO,
    RECEIVED,
    SEX,
    TOPIC,
    UNSURE,
    YEARS_PAID,
    YES,
    Answers,
    Coverage,
    TopicId,
)

if TYPE_CHECKING:
    from ybdesk.rules.load import Ruleset
    from ybdesk.rules.wording import Question

GAP_QUESTIONS = {
    Coverage.EMPLOYEE_ACTIVE: GAP_MONTHS,
    Coverage.FLEXIBLE: GAP_MONTHS,
    Coverage.RESIDENT: GAP_YEARS,
}
FIGURE_TOPICS = frozenset({TopicId.BALANCE, TopicId.CREDIT})
UNASKED_TOPICS = frozenset({TopicId.SAFETY})
"""Somebody in fear gets help at once: nothing is asked, and what is known already is used."""
WITHOUT_YEARS = frozenset({Coverage.RESIDENT, Coverage.EMPLOYEE_RETIRED})
"""Contribution years do not count, or no longer."""


class Replay(NamedTuple):
    """Where the answers lead: those that still apply, the questions behind them, and the next one."""

    answers: Answers
    asked: tuple[str, ...]
    next: str | None
    """The id of the next question; None when there is enough for a guide."""


def replay(answers: Answers, rules: Ruleset, today: date) -> Replay:
    """Walk the questions in order, keeping each answer that still has its question."""
    kept = Answers({key: answers[key] for key in (TOPIC, BASE, RECEIVED) if key in answers})
    passed: list[str] = []
    while (question := _following(kept, passed, rules, today)) is not None:
        if question in answers:
            kept = kept.having(question, answers[question])
        elif kept.topic not in UNASKED_TOPICS:
            return Replay(kept, tuple(passed), question)
        passed.append(question)
    return Replay(kept, tuple(name for name in passed if name in kept), None)


def completed(answers: Answers, rules: Ruleset, today: date) -> Answers:
    """The answers with all that is still open taken as usual, or as not known: what a code leaves out."""
    while (open_question := replay(answers, rules, today).next) is not None:
        answers = answers.having(open_question, question(open_question, rules).assume or UNSURE)
    return replay(answers, rules, today).answers


def answer(answers: Answers, question: str, value: str, rules: Ruleset, today: date) -> Answers:
    """The answers with one given or changed, less those that no longer apply.

    Raises BadAnswerError for a value that the question cannot take.
    """
    return replay(answers.having(question, value), rules, today).answers


def back(answers: Answers, rules: Ruleset, today: date) -> Answers:
    """The answers less the last one given."""
    asked = replay(answers, rules, today).asked
    return answers.without(asked[-1]) if asked else answers


def question(identifier: str, rules: Ruleset) -> Question:
    """The wording and the options of a question. Raises KeyError for an unknown one."""
    for candidate in rules.questions():
        if candidate.id == identifier:
            return candidate
    raise KeyError(identifier)


def _following(answers: Answers, asked: list[str], rules: Ruleset, today: date) -> str | None:
    """The first question in order that these answers call for and that has not been asked."""
    return next((q for q in _wanted(answers, rules, today) if q not in asked), None)


def _wanted(answers: Answers, rules: Ruleset, today: date) -> list[str]:
    wanted = [DIVISION, COVERAGE]
    if answers.get(COVERAGE) == UNSURE:
        wanted += _easy_coverage_questions(answers)
    wanted.append(AGE)
    coverage = answers.coverage
    if AGE in answers and coverage is not None and answers.topic in FIGURE_TOPICS:
        from ybdesk.rules.lookup import deciding_facts

        wanted += deciding_facts(answers.division, coverage, today, answers.facts, rules)
    if answers.topic is TopicId.INTERRUPTION and coverage in GAP_QUESTIONS:
        wanted.append(GAP_QUESTIONS[coverage])
    if answers.topic is TopicId.YEARS and coverage not in WITHOUT_YEARS:
        wanted += (SEX, YEARS_PAID)
    return wanted


def _easy_coverage_questions(answers: Answers) -> list[str]:
    """One question at a time, until one is answered yes."""
    wanted = []
    for identifier in COVERAGE_HELP:
        wanted.append(identifier)
        if answers.get(identifier, YES) == YES:
            break
        assert answers[identifier] in (NO, UNSURE)
    return wanted
