"""电话陪练: the keys, gentle hints, hanging up, and the card."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ybdesk.answers import AGE, COVERAGE, DIVISION, TOPIC, Answers, Coverage, TopicId
from ybdesk.compose.rehearsal import LANGUAGE_KEY, PERSON_KEY
from ybdesk.document import BlockKind
from ybdesk.qt import paging
from ybdesk.qt.journey import Journey, Kind, Spot
from ybdesk.qt.pages.rehearsal import ASIDE, Calling
from ybdesk.qt.text import Text
from ybdesk.qt.tree import below

if TYPE_CHECKING:
    from conftest import Wizard

DIAL = "047112393"


@pytest.fixture
def caller(wizard: Wizard) -> Wizard:
    answers = {TOPIC: TopicId.BALANCE, DIVISION: "150100", COVERAGE: Coverage.EMPLOYEE_RETIRED, AGE: "72"}
    wizard.desk.go(
        Journey(wizard.rules, wizard.desk.journey.today, Answers(answers), Spot(Kind.SECTION, "phone"))
    )
    wizard.tap(wizard.say("tools.rehearsal"))
    return wizard


def page(wizard: Wizard) -> Calling:
    found = wizard.window.page
    assert isinstance(found, Calling)
    return found


def shown(wizard: Wizard) -> set[str]:
    return {text.text() for text in below(wizard.window.page, Text) if text.isVisible()}


def test_the_whole_call(caller: Wizard) -> None:
    assert caller.say("rehearsal.practice") in shown(caller)
    assert not caller.button(caller.say("rehearsal.call")).isEnabled()
    for digit in DIAL:
        caller.tap(digit)
    assert page(caller).slate is not None
    assert "0471-12393" in shown(caller)
    caller.tap(caller.say("rehearsal.call"))
    caller.tap(LANGUAGE_KEY)
    caller.tap(PERSON_KEY)
    caller.tap(caller.say("rehearsal.wait.wait"))
    assert set(page(caller).call.words()) <= shown(caller)
    caller.tap(caller.say("rehearsal.speak.said"))
    assert caller.say("rehearsal.end.do") in shown(caller)
    caller.tap(caller.say("rehearsal.hang-up"))
    card = paging.section(caller.desk.guide(), "rehearsal")
    assert {block.text for block in card.blocks if block.kind not in ASIDE} <= shown(caller)
    caller.tap(caller.say("rehearsal.finish"))
    assert caller.desk.journey.spot.kind is Kind.OVERVIEW


def test_a_wrong_key_is_a_gentle_word_and_nothing_is_lost(caller: Wizard) -> None:
    caller.tap("0")
    caller.tap("9")
    assert page(caller).pressed == "0"
    assert page(caller).message.text() == caller.say("rehearsal.dial.hint", press="4")
    for digit in DIAL[1:]:
        caller.tap(digit)
    caller.tap(caller.say("rehearsal.call"))
    for wrong in "29*#0":
        caller.tap(wrong)
        assert page(caller).stage.id == "language"
        assert page(caller).message.text() == caller.say("rehearsal.language.hint", press=LANGUAGE_KEY)


@pytest.mark.parametrize("number", range(5))
def test_hanging_up_too_early_is_a_gentle_word(number: int, caller: Wizard) -> None:
    caller.desk.open(Kind.REHEARSAL, page=number)
    before = page(caller)
    caller.tap(caller.say("rehearsal.hang-up"))
    assert caller.window.page is before
    assert before.message.text() == before.call.say(before.stage, "hang-up")


def test_by_the_keyboard_alone(caller: Wizard) -> None:
    for digit in DIAL:
        caller.key(Qt.Key(ord(digit)))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_0, Qt.Key.Key_Return, Qt.Key.Key_Return):
        caller.key(key)
    assert page(caller).stage.hangs_up
    caller.key(Qt.Key.Key_Return)
    assert caller.desk.journey.spot.page == 6


def test_back_is_one_moment_back(caller: Wizard) -> None:
    caller.desk.open(Kind.REHEARSAL, page=2)
    kinds = []
    for _ in range(3):
        caller.tap(caller.say("window.back"))
        kinds.append((caller.desk.journey.spot.kind, caller.desk.journey.spot.page))
    assert kinds == [(Kind.REHEARSAL, 1), (Kind.REHEARSAL, 0), (Kind.OVERVIEW, 0)]


def test_the_keys_that_are_said_are_the_keys_that_count(caller: Wizard) -> None:
    call = page(caller).call
    for stage in call.stages:
        if stage.key and stage.quoted:
            assert stage.key in call.say(stage, "quote")
            assert stage.key in call.say(stage, "card")


def test_it_says_that_menus_differ_and_when_to_hang_up(caller: Wizard) -> None:
    card = paging.section(caller.desk.guide(), "rehearsal")
    texts = {block.kind: block.text for block in card.blocks}
    assert texts[BlockKind.NOTE] == caller.say("rehearsal.generic")
    assert texts[BlockKind.WARNING] == caller.say("rehearsal.end.card")


def test_keys_have_names(caller: Wizard) -> None:
    names = [button.accessibleName() for button in page(caller).keys.values()]
    assert all(names)
    assert caller.say("rehearsal.star") in names
