"""Every page there is, by a telling name: all questions, all guides that are different, all panels."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ybdesk import flow
from ybdesk.answers import (
    AGE,
    BASE,
    COVERAGE,
    COVERAGE_HELP,
    DIVISION,
    SEX,
    TOPIC,
    UNSURE,
    YEARS_PAID,
    Answers,
    Coverage,
    TopicId,
)
from ybdesk.document import Section
from ybdesk.qt import paging
from ybdesk.qt.audit import papers
from ybdesk.qt.desk import Desk
from ybdesk.qt.journey import LETTERS, TYPED, Journey, Kind, Panel, Spot
from ybdesk.qt.pages import quiz
from ybdesk.qt.printing_errand import Errand
from ybdesk.qt.theme import Look
from ybdesk.rules.load import Ruleset

RETIRED = {DIVISION: "150100", COVERAGE: Coverage.EMPLOYEE_RETIRED, AGE: "72"}
PEOPLE = {
    "retired": RETIRED,
    "active": {DIVISION: "150100", COVERAGE: Coverage.EMPLOYEE_ACTIVE, AGE: "40"},
    "resident": {DIVISION: "150100", COVERAGE: Coverage.RESIDENT, AGE: "66"},
    "flexible": {DIVISION: "150100", COVERAGE: Coverage.FLEXIBLE, AGE: "52"},
    "unsure": {DIVISION: UNSURE, COVERAGE: UNSURE, **dict.fromkeys(COVERAGE_HELP, UNSURE), AGE: UNSURE},
}
REHEARSAL_PAGES, QUIZ_PAGES, ORIGIN_PAGES, DOUBTS = 8, 10, 8, "2 5"
"""Pages that lie beyond the last show the last again."""
LISTENING, ADJUSTING = "listening", "listening-adjusting"
"""The overview while it is read aloud; pace and volume in the bar."""
PROVINCE, LETTER = "650000", "h"
"""The ones with the longest names and with the most places."""
QUICK = ("welcome", "question", "check", "overview-balance-retired", "leaf-balance-retired-phone", "panel")


def pages(rules: Ruleset, today: date) -> Iterator[tuple[str, Journey]]:
    """All pages in the order in which a person might meet them."""
    start = Journey(rules, today)
    done = Journey(rules, today, Answers({TOPIC: TopicId.BALANCE, **RETIRED}), Spot(Kind.CHECK))
    yield "welcome", start
    yield from _questions(start, done)
    yield "check", done
    unsure = Answers({TOPIC: TopicId.BALANCE, **PEOPLE["unsure"]})
    yield "check-unsure", Journey(rules, today, unsure, Spot(Kind.CHECK))
    yield from _guides(rules, today)
    yield from _tools(done)
    yield "panel-paper-empty", start.show(Panel.PAPER)
    overview = done.open(Kind.OVERVIEW)
    for panel in Panel:
        if panel is not Panel.NONE:
            yield f"panel-{panel}", overview.show(panel)
    for name, state in papers.STATES.items():
        yield name, overview.go_on(Errand(state.stage))
    yield LISTENING, overview
    yield ADJUSTING, overview


def _questions(start: Journey, done: Journey) -> Iterator[tuple[str, Journey]]:
    begun = start.begin(TopicId.BALANCE)
    yield "question-place", begun
    for way, within in (("cities", PROVINCE), ("letters", LETTERS), ("letter", LETTER), ("typed", TYPED)):
        yield f"question-place-{way}", begun.look_within(within)
    for question in start.rules.questions():
        if question.id != DIVISION:
            yield f"question-{question.id}", done.change(question.id)
    yield "question-base", done.change(BASE)
    yield (
        "question-age-first",
        Journey(start.rules, start.today, done.answers.without(AGE), Spot(Kind.QUESTION, AGE)),
    )


def _tools(done: Journey) -> Iterator[tuple[str, Journey]]:
    """The pages beside the wizard: greeting, quiz with each verdict, the call to practise, the code."""
    for kind in (Kind.GREETING, Kind.CODE, Kind.TYPED_CODE, Kind.ORIGIN):
        yield f"tool-{kind}", done.open(kind)
    for page in range(1, ORIGIN_PAGES):
        yield f"tool-{Kind.ORIGIN}-{page + 1}", done.open(Kind.ORIGIN, page=page)
    for page in range(REHEARSAL_PAGES):
        yield f"tool-{Kind.REHEARSAL}-{page + 1}", done.open(Kind.REHEARSAL, page=page)
    safety = done._replace(answers=done.answers.having(TOPIC, TopicId.SAFETY))
    for page in range(QUIZ_PAGES + 1):
        yield f"tool-{Kind.QUIZ}-{page}", safety.open(Kind.QUIZ, page=page)
    for verdict in (quiz.SCAM, quiz.CLEAR, quiz.DOUBTFUL):
        spot = Spot(Kind.QUIZ, verdict, DOUBTS if verdict == quiz.DOUBTFUL else "", QUIZ_PAGES)
        yield f"tool-{Kind.QUIZ}-{verdict}", safety._replace(spot=spot)


def _guides(rules: Ruleset, today: date) -> Iterator[tuple[str, Journey]]:
    """The overview of every topic for every kind of person, and each different leaf once."""
    known: set[object] = set()
    for topic in rules.topics:
        for who, facts in PEOPLE.items():
            answers = _complete(Answers({TOPIC: topic, **facts}), rules, today)
            journey = Journey(rules, today, answers, Spot(Kind.OVERVIEW))
            desk = Desk(rules, Look(), lambda: today)
            desk.journey = journey
            yield f"overview-{topic}-{who}", journey
            for section in desk.guide().sections:
                for page, content in enumerate(_contents(section, rules)):
                    if content not in known:
                        known.add(content)
                        name = f"leaf-{topic}-{who}-{section.id}-{page + 1}"
                        yield name, journey.open(Kind.SECTION, section.id, page)


def _contents(section: Section, rules: Ruleset) -> Iterator[tuple[object, ...]]:
    """What tells a leaf from others: everything that is shown on it but the page number."""
    for leaf in paging.leaves(section, rules):
        shown = ((label, block.kind, block.text, block.picture) for label, block in leaf.items)
        yield section.title, *shown


def _complete(answers: Answers, rules: Ruleset, today: date) -> Answers:
    """With an answer to whatever else this place or topic asks."""
    usual = {SEX: UNSURE, YEARS_PAID: UNSURE}
    while (question := flow.replay(answers, rules, today).next) is not None:
        answers = answers.having(question, usual.get(question, UNSURE))
    return flow.replay(answers, rules, today).answers
