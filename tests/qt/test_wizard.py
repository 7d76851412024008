"""From the welcome to the last step with one finger, with the keyboard alone, back, and round again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ybdesk import flow
from ybdesk.answers import AGE, COVERAGE, DIVISION, UNSURE, Coverage, TopicId
from ybdesk.qt import paging
from ybdesk.qt.controls import Button
from ybdesk.qt.journey import LETTERS, TYPED, Kind
from ybdesk.qt.pages.digits import Digits
from ybdesk.qt.pages.division import Typed
from ybdesk.qt.text import Text
from ybdesk.qt.tree import below

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Wizard

HOHHOT = "150100"


def where(wizard: Wizard) -> Kind:
    return wizard.desk.journey.spot.kind


def topic(wizard: Wizard) -> str:
    return wizard.rules.topic(TopicId.BALANCE).name


def short(wizard: Wizard, code: str) -> str:
    return wizard.rules.divisions[code].short


def option(wizard: Wizard, question: str, value: str) -> str:
    return wizard.desk.option_label(flow.question(question, wizard.rules), value)


def as_far_as_check(wizard: Wizard) -> None:
    wizard.tap(topic(wizard))
    wizard.tap(short(wizard, "150000"))
    wizard.tap(short(wizard, HOHHOT))
    wizard.tap(option(wizard, COVERAGE, Coverage.EMPLOYEE_RETIRED))
    for digit in "72":
        wizard.tap(digit)
    wizard.tap(wizard.say("digits.done"))


def test_one_finger_leads_to_the_guide_and_through_every_way(wizard: Wizard) -> None:
    as_far_as_check(wizard)
    assert where(wizard) is Kind.CHECK
    wizard.tap(wizard.say("check.go"))
    guide = wizard.desk.guide()
    assert (guide.place.code, guide.coverage, guide.age) == (HOHHOT, Coverage.EMPLOYEE_RETIRED, 72)
    for section in (*paging.ways(guide), *paging.others(guide)):
        wizard.tap(section.title)
        shown: list[str] = []
        pages = paging.leaves(section, wizard.rules)
        for number in range(len(pages)):
            shown += [text.text() for text in below(wizard.window.page, Text)]
            last = number + 1 == len(pages)
            wizard.tap(wizard.say("leaf.finish" if last else "leaf.next"))
        assert {block.text for block in section.blocks} <= set(shown)
        assert where(wizard) is Kind.OVERVIEW


def test_back_leads_from_the_last_page_to_the_first(wizard: Wizard) -> None:
    as_far_as_check(wizard)
    wizard.tap(wizard.say("check.go"))
    wizard.tap(paging.ways(wizard.desk.guide())[0].title)
    wizard.tap(wizard.say("leaf.next"))
    seen = []
    for _ in range(12):
        seen.append((where(wizard), wizard.desk.journey.spot.item))
        if seen[-1][0] is Kind.WELCOME:
            break
        wizard.tap(wizard.say("window.back"))
    kinds = [kind for kind, _ in seen]
    assert kinds[:4] == [Kind.SECTION, Kind.SECTION, Kind.OVERVIEW, Kind.CHECK]
    assert [item for kind, item in seen if kind is Kind.QUESTION] == [AGE, COVERAGE, DIVISION]
    assert kinds[-1] is Kind.WELCOME
    assert not wizard.window.header.back.isVisible()


def test_changing_one_answer_returns_to_the_check_page(wizard: Wizard) -> None:
    as_far_as_check(wizard)
    change = [button for button in wizard.window.page.choices if button.isVisible()]
    wizard.now += 1
    QTest.mouseClick(change[2], Qt.MouseButton.LeftButton)
    wizard.settle()
    assert wizard.desk.journey.spot.item == AGE
    page = wizard.window.page
    assert isinstance(page, Digits)
    assert page.digits == "72"
    wizard.tap(wizard.say("digits.clear"))
    for digit in "75":
        wizard.tap(digit)
    wizard.tap(wizard.say("digits.done"))
    assert where(wizard) is Kind.CHECK
    assert wizard.desk.journey.answers.age == 75


def test_back_from_changing_keeps_the_answer(wizard: Wizard) -> None:
    as_far_as_check(wizard)
    wizard.desk.go(wizard.desk.journey.change(COVERAGE))
    wizard.tap(wizard.say("window.back"))
    assert where(wizard) is Kind.CHECK
    assert wizard.desk.journey.answers.coverage is Coverage.EMPLOYEE_RETIRED


def test_not_knowing_is_an_answer_everywhere(wizard: Wizard) -> None:
    wizard.tap(topic(wizard))
    for _ in range(8):
        if where(wizard) is Kind.CHECK:
            break
        wizard.tap(wizard.say("question.unsure"))
    assert set(wizard.desk.journey.answers.values()) - {TopicId.BALANCE} == {UNSURE}
    wizard.tap(wizard.say("check.go"))
    assert wizard.desk.guide().coverage is None


def test_start_over_forgets_everything(wizard: Wizard) -> None:
    as_far_as_check(wizard)
    wizard.tap(wizard.say("window.restart"))
    assert where(wizard) is Kind.WELCOME
    assert not wizard.desk.journey.answers


def test_municipality_is_chosen_at_once(wizard: Wizard) -> None:
    wizard.tap(topic(wizard))
    wizard.tap(short(wizard, "110000"))
    assert wizard.desk.journey.answers.division == "110000"


def test_only_the_province_is_known(wizard: Wizard) -> None:
    wizard.tap(topic(wizard))
    wizard.tap(short(wizard, "370000"))
    wizard.tap(wizard.say("division.only-province"))
    assert wizard.desk.journey.answers.division == "370000"


def test_place_by_its_first_letter(wizard: Wizard) -> None:
    wizard.tap(topic(wizard))
    wizard.tap(wizard.say("division.by-letter"))
    assert wizard.desk.journey.spot.within == LETTERS
    wizard.tap("H")
    wizard.tap(short(wizard, HOHHOT))
    assert wizard.desk.journey.answers.division == HOHHOT


@pytest.mark.parametrize("typed", ["huhehaote", "hhht"])
def test_place_typed(wizard: Wizard, typed: str) -> None:
    wizard.tap(topic(wizard))
    wizard.tap(wizard.say("division.by-typing"))
    assert wizard.desk.journey.spot.within == TYPED
    page = wizard.window.page
    assert isinstance(page, Typed)
    QTest.keyClicks(page.field, typed)
    wizard.settle()
    wizard.tap(wizard.rules.divisions[HOHHOT].name)
    assert wizard.desk.journey.answers.division == HOHHOT


def test_place_that_is_not_found_says_so(wizard: Wizard) -> None:
    wizard.desk.go(wizard.desk.journey.begin(TopicId.BALANCE).look_within(TYPED))
    page = wizard.window.page
    assert isinstance(page, Typed)
    page.field.setText("xxxx")
    assert page.message.text() == wizard.say("division.found-none")
    page.field.setText("")
    assert page.message.text() == wizard.say("division.type-hint")


@pytest.mark.parametrize(("digits", "valid"), [("0", True), ("120", True), ("121", False), ("", False)])
def test_age_is_taken_from_0_to_120(wizard: Wizard, digits: str, valid: bool) -> None:
    wizard.desk.go(wizard.desk.journey.begin(TopicId.BALANCE).answer(DIVISION, HOHHOT).change(AGE))
    for digit in digits:
        wizard.tap(digit)
    page = wizard.window.page
    assert isinstance(page, Digits)
    assert page.done.isEnabled() is valid
    wanted = "digits.ready" if valid else "digits.age-bad" if digits else "digits.age-empty"
    assert page.message.text() == wizard.say(wanted)


def test_keyboard_alone_reaches_the_guide(wizard: Wizard) -> None:
    for key in (Qt.Key.Key_1, Qt.Key.Key_5, Qt.Key.Key_1, Qt.Key.Key_1):
        wizard.key(key)
    assert wizard.desk.journey.spot.item == AGE
    for key in (Qt.Key.Key_7, Qt.Key.Key_2, Qt.Key.Key_Backspace, Qt.Key.Key_3):
        wizard.key(key)
    while wizard.window.focusWidget() is not wizard.button(wizard.say("digits.done")):
        wizard.key(Qt.Key.Key_Tab)
    wizard.key(Qt.Key.Key_Return)
    assert wizard.desk.journey.answers.age == 73
    wizard.key(Qt.Key.Key_Return)
    assert where(wizard) is Kind.OVERVIEW
    wizard.key(Qt.Key.Key_Escape)
    assert where(wizard) is Kind.CHECK
    assert wizard.desk.look.by_keyboard


def test_every_button_is_reached_by_tab(wizard: Wizard) -> None:
    as_far_as_check(wizard)
    wanted = {b for b in below(wizard.window, Button) if b.isVisible() and b.isEnabled()}
    reached = set()
    for _ in range(len(wanted) + 2):
        wizard.key(Qt.Key.Key_Tab)
        reached.add(wizard.window.focusWidget())
    assert wanted <= reached


def test_arrows_move_to_the_neighbour(wizard: Wizard) -> None:
    first, second = wizard.window.page.choices[:2]
    first.setFocus()
    wizard.key(Qt.Key.Key_Right)
    assert wizard.window.focusWidget() is second
    wizard.key(Qt.Key.Key_Left)
    assert wizard.window.focusWidget() is first


def test_second_strike_within_half_a_second_counts_once(wizard: Wizard) -> None:
    def strike() -> None:
        under = wizard.window.childAt(spot)
        assert isinstance(under, Button)
        QTest.mouseClick(under, Qt.MouseButton.LeftButton, pos=under.mapFrom(wizard.window, spot))
        wizard.settle()

    start = wizard.desk.journey
    wizard.desk.go(start.begin(TopicId.BALANCE))
    provinces = [tile.mapTo(wizard.window, tile.rect().center()) for tile in wizard.window.page.choices]
    wizard.desk.go(start)
    wizard.settle()
    spot = next(spot for spot in provinces if isinstance(wizard.window.childAt(spot), Button))
    strike()
    first = wizard.desk.journey
    assert first.spot.item == DIVISION
    wizard.now += 0.4
    strike()
    assert wizard.desk.journey == first
    wizard.now += 0.6
    strike()
    assert wizard.desk.journey != first


def test_sliding_off_cancels(wizard: Wizard) -> None:
    tile = wizard.button(topic(wizard))
    QTest.mousePress(tile, Qt.MouseButton.LeftButton)
    QTest.mouseMove(tile, QPoint(-50, -50))
    QTest.mouseRelease(tile, Qt.MouseButton.LeftButton, pos=QPoint(-50, -50))
    assert where(wizard) is Kind.WELCOME


def test_panel_goes_away_and_leaves_the_page_as_it_was(wizard: Wizard) -> None:
    wizard.desk.go(wizard.desk.journey.begin(TopicId.BALANCE).answer(DIVISION, HOHHOT).change(AGE))
    wizard.tap("7")
    before = wizard.window.page
    wizard.tap(wizard.say("window.size"))
    wizard.tap(wizard.say("size.largest"))
    wizard.tap(wizard.say("looks.done"))
    assert wizard.window.page is before
    assert isinstance(before, Digits)
    assert before.digits == "7"


def test_long_pages_turn_by_the_screenful(make_wizard: Callable[..., Wizard]) -> None:
    wizard = make_wizard(size=(1024, 768))
    as_far_as_check(wizard)
    wizard.tap(wizard.say("check.go"))
    scroll = wizard.window.page.scroll
    assert scroll.overflows()
    assert not scroll.up.isEnabled()
    turns = 0
    while scroll.down.isEnabled():
        before = scroll.value
        wizard.tap(wizard.say("page.down"))
        assert before < scroll.value <= before + scroll.pane.height()
        turns += 1
        assert turns < 40
    assert scroll.value == scroll.most
    while scroll.up.isEnabled():
        wizard.tap(wizard.say("page.up"))
    assert scroll.value == 0
