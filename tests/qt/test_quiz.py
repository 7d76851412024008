"""是不是骗子: help in one tap, ten questions, calm verdicts, and a way back from everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ybdesk.answers import AGE, COVERAGE, DIVISION, TOPIC, Answers, Coverage, TopicId
from ybdesk.document import Block
from ybdesk.qt import paging
from ybdesk.qt.journey import Journey, Kind, Spot
from ybdesk.qt.pages.quiz import CLEAR, DOUBTFUL, SCAM
from ybdesk.qt.text import Text
from ybdesk.qt.tree import below

if TYPE_CHECKING:
    from conftest import Wizard


def begin(wizard: Wizard) -> None:
    wizard.tap(wizard.rules.topic(TopicId.SAFETY).name)


def shown(wizard: Wizard) -> set[str]:
    return {text.text() for text in below(wizard.window.page, Text) if text.isVisible()}


def block(wizard: Wizard, name: str) -> Block:
    made = {b.id: b for section in wizard.desk.guide().sections for b in section.blocks}
    return made[name]


def test_help_is_one_tap_away_and_nothing_is_asked(wizard: Wizard) -> None:
    begin(wizard)
    assert wizard.desk.journey.spot == Spot(Kind.QUIZ)
    texts = shown(wizard)
    for name in ("safety-now.hang-up", "safety-now.no-touch", "safety-now.ask", "safety-now.96110"):
        assert block(wizard, name).text in texts
    assert wizard.desk.journey.complete
    wizard.tap(wizard.say("window.back"))
    assert wizard.desk.journey.spot.kind is Kind.WELCOME
    assert not wizard.desk.journey.answers


@pytest.mark.parametrize("number", range(1, 11))
def test_the_first_yes_gives_its_reason_and_what_to_do(number: int, wizard: Wizard) -> None:
    begin(wizard)
    wizard.tap(wizard.say("quiz.begin"))
    for _ in range(number - 1):
        wizard.tap(wizard.say("quiz.no"))
    assert wizard.window.page.heading == block(wizard, f"safety-test.q{number}").text
    wizard.tap(wizard.say("quiz.yes"))
    assert wizard.desk.journey.spot.item == SCAM
    assert wizard.window.page.heading == wizard.say("quiz.verdict")
    for name in (f"safety-test.q{number}-why", "safety-now.hang-up", "safety-now.ask", "safety-now.96110"):
        assert block(wizard, name).text in shown(wizard)


def test_ten_times_no_is_no_promise(wizard: Wizard) -> None:
    begin(wizard)
    wizard.tap(wizard.say("quiz.begin"))
    for _ in range(10):
        wizard.tap(wizard.say("quiz.no"))
    assert wizard.desk.journey.spot.item == CLEAR
    assert {wizard.say("quiz.clear-help"), block(wizard, "safety-test.none").text} <= shown(wizard)


def test_not_clear_counts_as_caution(wizard: Wizard) -> None:
    begin(wizard)
    wizard.tap(wizard.say("quiz.begin"))
    for number in range(1, 11):
        wizard.tap(wizard.say("quiz.unclear" if number in (2, 7) else "quiz.no"))
    assert wizard.desk.journey.spot.item == DOUBTFUL
    texts = shown(wizard)
    assert wizard.say("quiz.doubtful-help", count=2) in texts
    assert wizard.desk.journey.spot.within == "2 7"
    assert {block(wizard, "safety-now.ask").text, block(wizard, "safety-now.hang-up").text} <= texts


def test_an_answer_taken_back_no_longer_counts(wizard: Wizard) -> None:
    begin(wizard)
    wizard.tap(wizard.say("quiz.begin"))
    wizard.tap(wizard.say("quiz.unclear"))
    wizard.tap(wizard.say("window.back"))
    for _ in range(10):
        wizard.tap(wizard.say("quiz.no"))
    assert wizard.desk.journey.spot.item == CLEAR


def test_by_the_number_keys_alone(wizard: Wizard) -> None:
    begin(wizard)
    wizard.key(Qt.Key.Key_Return)
    wizard.key(Qt.Key.Key_2)
    wizard.key(Qt.Key.Key_3)
    wizard.key(Qt.Key.Key_1)
    spot = wizard.desk.journey.spot
    assert (spot.item, spot.page, spot.within) == (SCAM, 3, "2")
    for _ in range(5):
        wizard.key(Qt.Key.Key_Escape)
    assert wizard.desk.journey.spot.kind is Kind.WELCOME


def test_the_list_stays_in_the_guide(wizard: Wizard) -> None:
    begin(wizard)
    wizard.tap(wizard.say("quiz.all"))
    assert wizard.desk.journey.spot.kind is Kind.OVERVIEW
    section = paging.section(wizard.desk.guide(), "safety-test")
    assert len([b for b in section.blocks if b.id.endswith("-why")]) == 10
    wizard.tap(section.title)
    wizard.tap(wizard.say("tools.quiz"))
    assert wizard.desk.journey.spot == Spot(Kind.QUIZ)


def test_what_is_known_already_is_used(wizard: Wizard) -> None:
    known = {TOPIC: TopicId.SAFETY, DIVISION: "150100", COVERAGE: Coverage.RESIDENT, AGE: "66"}
    start = Journey(wizard.rules, wizard.desk.journey.today, Answers(known), Spot(Kind.QUIZ))
    wizard.desk.go(start)
    assert "0471-12393" in block(wizard, "safety-now.ask").text
    assert start.back().spot.kind is Kind.OVERVIEW
    assert start.back().back().spot.kind is Kind.CHECK
