"""替爸妈准备: the number of a guide, shown and scanned, typed and refused, and the same guide again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ybdesk.answers import AGE, COVERAGE, COVERAGE_HELP, DIVISION, TOPIC, UNSURE, Answers, Coverage, TopicId
from ybdesk.compose import compose
from ybdesk.qt.journey import Journey, Kind, Spot
from ybdesk.qt.pages.code import TypedCode
from ybdesk.qt.text import Text
from ybdesk.qt.theme import Role
from ybdesk.qt.tree import below
from ybdesk.sharecode import decode, encode, grouped

if TYPE_CHECKING:
    from conftest import Wizard

RETIRED = {TOPIC: "credit", DIVISION: "150100", COVERAGE: Coverage.EMPLOYEE_RETIRED, AGE: "72"}
UNKNOWN = {
    TOPIC: "balance",
    DIVISION: UNSURE,
    COVERAGE: UNSURE,
    **dict.fromkeys(COVERAGE_HELP, UNSURE),
    AGE: UNSURE,
}
YEARS = {
    TOPIC: "years",
    DIVISION: "430900",
    COVERAGE: Coverage.EMPLOYEE_ACTIVE,
    AGE: "40",
    "sex": UNSURE,
    "years-paid": UNSURE,
}
FRIGHTENED = {TOPIC: "safety"}


def type_in(wizard: Wizard, code: str) -> TypedCode:
    wizard.tap(wizard.say("tools.typed-code"))
    for digit in code:
        wizard.tap(digit)
    page = wizard.window.page
    assert isinstance(page, TypedCode)
    return page


@pytest.mark.parametrize("values", [RETIRED, UNKNOWN, YEARS, FRIGHTENED])
def test_typed_elsewhere_it_is_the_same_guide(values: dict[str, str], wizard: Wizard) -> None:
    today = wizard.desk.journey.today
    here = compose(Answers(values), wizard.rules, today)
    page = type_in(wizard, here.code)
    assert page.display.text() == grouped(here.code)
    wizard.tap(wizard.say("digits.done"))
    assert wizard.desk.journey.spot.kind is Kind.OVERVIEW
    assert wizard.desk.journey.complete
    assert wizard.desk.guide() == here


def test_every_topic_goes_round(wizard: Wizard) -> None:
    start = Journey(wizard.rules, wizard.desk.journey.today)
    for topic in TopicId:
        for coverage in Coverage:
            answers = Answers({**RETIRED, TOPIC: topic, COVERAGE: coverage})
            again = start.reopen(decode(encode(answers)))
            assert again.complete
            assert compose(again.answers, wizard.rules, start.today).code == encode(answers)


@pytest.mark.parametrize("place", range(12))
def test_one_wrong_digit_is_refused_with_what_to_do(place: int, wizard: Wizard) -> None:
    code = encode(Answers(RETIRED))
    wrong = code[:place] + str((int(code[place]) + 1) % 10) + code[place + 1 :]
    page = type_in(wizard, wrong)
    assert not page.done.isEnabled()
    assert page.message.text() == wizard.say("typed-code.bad")
    wizard.key(Qt.Key.Key_Return)
    assert wizard.desk.journey.spot.kind is Kind.TYPED_CODE


def test_it_says_how_many_are_missing(wizard: Wizard) -> None:
    page = type_in(wizard, "0316")
    assert page.message.text() == wizard.say("typed-code.more", count=8)
    assert not page.done.isEnabled()


def test_by_the_keyboard(wizard: Wizard) -> None:
    wizard.tap(wizard.say("tools.typed-code"))
    for digit in encode(Answers(RETIRED)):
        wizard.key(Qt.Key(ord(digit)))
    wizard.key(Qt.Key.Key_Return)
    assert wizard.desk.journey.spot.kind is Kind.OVERVIEW


def test_no_more_than_twelve(wizard: Wizard) -> None:
    assert type_in(wizard, "1234567890123").digits == "123456789012"


def test_a_place_that_there_is_not_is_refused(wizard: Wizard) -> None:
    page = type_in(wizard, encode(Answers({**RETIRED, DIVISION: "999999"})))
    assert not page.done.isEnabled()


def test_the_number_is_shown_large_and_can_be_scanned(wizard: Wizard) -> None:
    answers, today = Answers(RETIRED), wizard.desk.journey.today
    wizard.desk.go(Journey(wizard.rules, today, answers, Spot(Kind.OVERVIEW)))
    wizard.tap(wizard.say("tools.code"))
    code = wizard.desk.guide().code
    found = [text for text in below(wizard.window.page, Text) if text.text() == grouped(code)]
    assert [text.role for text in found] == [Role.DIGITS]
    pyzbar = pytest.importorskip("pyzbar.pyzbar")
    from PySide6.QtGui import QImage

    picture = wizard.window.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    raw = bytes(picture.constBits())
    rows = [raw[y * picture.bytesPerLine() :][: picture.width()] for y in range(picture.height())]
    read = pyzbar.decode((b"".join(rows), picture.width(), picture.height()))
    assert [symbol.data.decode() for symbol in read] == [code]


def test_back_from_the_code_is_the_guide_and_from_typing_the_welcome(wizard: Wizard) -> None:
    today = wizard.desk.journey.today
    at = Journey(wizard.rules, today, Answers(RETIRED), Spot(Kind.CODE))
    assert at.back().spot.kind is Kind.OVERVIEW
    wizard.tap(wizard.say("tools.typed-code"))
    wizard.tap(wizard.say("window.back"))
    assert wizard.desk.journey.spot.kind is Kind.WELCOME
