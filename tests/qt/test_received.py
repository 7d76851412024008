"""对得上吗: an amount with two decimals, explained, changed, taken back."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ybdesk import flow
from ybdesk.answers import AGE, COVERAGE, DIVISION, RECEIVED, TOPIC, Answers, Coverage, TopicId
from ybdesk.qt.journey import Journey, Kind, Spot
from ybdesk.qt.pages.received import Received
from ybdesk.qt.text import Text
from ybdesk.qt.tree import below

if TYPE_CHECKING:
    from conftest import Wizard


def open_guide(wizard: Wizard, topic: TopicId = TopicId.CREDIT) -> None:
    answers = {TOPIC: topic, DIVISION: "150100", COVERAGE: Coverage.EMPLOYEE_RETIRED, AGE: "72"}
    today = wizard.desk.journey.today
    wizard.desk.go(Journey(wizard.rules, today, Answers(answers), Spot(Kind.OVERVIEW)))


def page(wizard: Wizard) -> Received:
    found = wizard.window.page
    assert isinstance(found, Received)
    return found


def type_in(wizard: Wizard, keys: str) -> None:
    for key in keys:
        wizard.tap(wizard.say("digits.point") if key == "." else key)


@pytest.mark.parametrize("topic", [TopicId.CREDIT, TopicId.BALANCE])
def test_from_the_overview_to_the_explanation(topic: TopicId, wizard: Wizard) -> None:
    open_guide(wizard, topic)
    wizard.tap(wizard.say("tools.received"))
    type_in(wizard, "60.00")
    wizard.tap(wizard.say("digits.done"))
    assert wizard.desk.journey.spot == Spot(Kind.SECTION, RECEIVED)
    assert wizard.desk.journey.answers.received == Decimal(60)
    texts = {text.text() for text in below(wizard.window.page, Text)}
    assert wizard.say("received.match") in texts
    wizard.tap(wizard.say("window.back"))
    assert wizard.desk.journey.spot.kind is Kind.OVERVIEW


def test_changed_and_taken_back(wizard: Wizard) -> None:
    open_guide(wizard)
    wizard.desk.answer(RECEIVED, "55.5")
    wizard.tap(wizard.say("tools.received-change"))
    assert page(wizard).digits == "55.5"
    wizard.tap(wizard.say("digits.clear"))
    assert not page(wizard).done.isEnabled()
    type_in(wizard, "60")
    wizard.tap(wizard.say("digits.done"))
    assert wizard.desk.journey.answers.received == Decimal(60)
    wizard.tap(wizard.say("tools.received-change"))
    wizard.tap(wizard.say("question.unsure"))
    assert wizard.desk.journey.answers.received is None
    assert wizard.desk.journey.spot.kind is Kind.OVERVIEW
    assert all(section.id != RECEIVED for section in wizard.desk.guide().sections)


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("0.05", "0.05"),
        ("007", "7"),
        ("12.345", "12.34"),
        ("1.2.3", "1.23"),
        (".5", "5"),
        ("1000000", "1000000"),
        ("12345678", "1234567"),
    ],
)
def test_only_amounts_can_be_typed(keys: str, shown: str, wizard: Wizard) -> None:
    open_guide(wizard)
    wizard.tap(wizard.say("tools.received"))
    type_in(wizard, keys)
    assert page(wizard).digits == shown


def test_more_than_a_million_is_refused_with_what_to_do(wizard: Wizard) -> None:
    open_guide(wizard)
    wizard.tap(wizard.say("tools.received"))
    type_in(wizard, "1000001")
    assert not page(wizard).done.isEnabled()
    assert page(wizard).message.text() == wizard.say("digits.received-bad")
    wizard.tap(wizard.say("digits.delete"))
    assert page(wizard).done.isEnabled()


def test_by_the_keyboard(wizard: Wizard) -> None:
    open_guide(wizard)
    wizard.tap(wizard.say("tools.received"))
    for key in (Qt.Key.Key_6, Qt.Key.Key_0, Qt.Key.Key_Period, Qt.Key.Key_5, Qt.Key.Key_Backspace):
        wizard.key(key)
    assert page(wizard).digits == "60."
    wizard.key(Qt.Key.Key_Return)
    assert wizard.desk.journey.answers[RECEIVED] == "60"


def test_back_keeps_what_was_known(wizard: Wizard) -> None:
    open_guide(wizard)
    wizard.tap(wizard.say("tools.received"))
    wizard.tap(wizard.say("window.back"))
    assert wizard.desk.journey.spot.kind is Kind.OVERVIEW
    assert wizard.desk.journey.answers.received is None


def test_it_is_kept_nowhere(wizard: Wizard) -> None:
    open_guide(wizard)
    code = wizard.desk.guide().code
    wizard.desk.answer(RECEIVED, "61.23")
    assert wizard.desk.guide().code == code
    assert (
        RECEIVED
        not in flow.replay(wizard.desk.journey.answers, wizard.rules, wizard.desk.journey.today).asked
    )
    wizard.tap(wizard.say("window.restart"))
    assert not wizard.desk.journey.answers


def test_not_offered_where_there_is_no_amount(wizard: Wizard) -> None:
    open_guide(wizard, TopicId.RECORDS)
    labels = [text.label for text in wizard.window.page.choices]
    assert wizard.say("tools.received") not in labels
