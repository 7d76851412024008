"""The digit pages under a keyboard: who strikes digits ends with Return, wherever the focus was."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from ybdesk.answers import AGE, BASE, DIVISION, RECEIVED, YEARS_PAID, TopicId
from ybdesk.qt.journey import Kind
from ybdesk.qt.pages.digits import Digits
from ybdesk.qt.pages.pad import Pad
from ybdesk.settings import TextSize

if TYPE_CHECKING:
    from conftest import Wizard


@pytest.mark.parametrize(("question", "digits"), [(AGE, "72"), (YEARS_PAID, "27"), (BASE, "7200")])
def test_digits_and_return(
    wizard: Wizard, question: str, digits: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wizard.desk.go(wizard.desk.journey.begin(TopicId.BALANCE).answer(DIVISION, "150100").change(question))
    accepted: list[str] = []
    monkeypatch.setattr(wizard.desk, "answer", lambda asked, given: accepted.append(f"{asked} {given}"))
    for digit in digits:
        wizard.key(Qt.Key(ord(digit)))
    page = wizard.window.page
    assert isinstance(page, Digits)
    assert page.digits == digits
    wizard.key(Qt.Key.Key_Return)
    assert accepted == [f"{question} {digits}"]


def test_return_before_a_digit_strikes_the_key_that_has_the_focus(wizard: Wizard) -> None:
    wizard.desk.go(wizard.desk.journey.begin(TopicId.BALANCE).answer(DIVISION, "150100").change(AGE))
    page = wizard.window.page
    assert isinstance(page, Digits)
    wizard.key(Qt.Key.Key_Return)
    assert page.digits == "1"


@pytest.mark.parametrize("size", TextSize)
@pytest.mark.parametrize("question", [AGE, BASE, YEARS_PAID, RECEIVED, Kind.TYPED_CODE])
def test_all_keys_are_in_sight_on_the_smallest_screen(
    make_wizard: Callable[..., Wizard], question: str, size: TextSize
) -> None:
    wizard = make_wizard(size=(1024, 768))
    wizard.desk.restyle(text_size=size)
    journey = wizard.desk.journey.begin(TopicId.BALANCE).answer(DIVISION, "150100")
    code = question is Kind.TYPED_CODE
    wizard.desk.go(journey.open(Kind.TYPED_CODE) if code else journey.change(question))
    wizard.settle()
    page = wizard.window.page
    assert isinstance(page, Pad)
    pane = page.scroll.pane
    for key in (*page.keys.values(), page.delete):
        assert pane.rect().contains(key.rect().translated(key.mapTo(pane, QPoint(0, 0)))), key.label
