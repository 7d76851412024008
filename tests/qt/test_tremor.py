"""A hand that trembles: larger targets, further apart, and a second strike within a second does not count."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ybdesk.answers import TopicId
from ybdesk.qt.controls import Button
from ybdesk.qt.desk import Desk
from ybdesk.qt.journey import Kind, Panel
from ybdesk.qt.layouts import Tiles
from ybdesk.qt.strikes import Strikes
from ybdesk.qt.theme import Look
from ybdesk.qt.tree import below
from ybdesk.settings import TextSize

sys.path.insert(0, str(Path(__file__).parent))
from reflow import clipped, place, sample

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from conftest import Wizard
    from ybdesk.qt.journey import Journey
    from ybdesk.rules.load import Ruleset

WIDE_MM, APART_MM, KEYS_APART_MM = 24, 8, 6


@pytest.fixture
def trembling(wizard: Wizard) -> Wizard:
    wizard.tap(wizard.say("window.size"))
    wizard.tap(wizard.say("looks.hand"))
    wizard.tap(wizard.say("looks.done"))
    return wizard


def test_it_is_told_in_one_sentence_and_taken_back(wizard: Wizard) -> None:
    wizard.tap(wizard.say("window.size"))
    wizard.tap(wizard.say("looks.hand"))
    assert wizard.desk.look.trembling
    on = wizard.button(wizard.say("looks.hand-on"))
    assert on.marked
    assert wizard.say("looks.hand-is-on") in wizard.window.page.utterances()
    wizard.tap(wizard.say("looks.hand-on"))
    assert not wizard.desk.look.trembling
    assert wizard.say("looks.hand-is-off") in wizard.window.page.utterances()
    assert wizard.desk.journey.panel is Panel.SIZE


def test_the_guard_is_a_second_long() -> None:
    now = [0.0]
    strikes = Strikes(lambda: now[0])
    for trembling, within, after in ((False, 0.49, 0.51), (True, 0.99, 1.01), (False, 0.49, 0.51)):
        strikes.guard(trembling)
        for delay, counts in ((within, False), (after, True)):
            now[0] += 100
            assert strikes.counts(5, 5, 40)
            assert strikes.key_counts(1)
            now[0] += delay
            assert strikes.counts(6, 4, 40) is counts
            assert strikes.key_counts(1) is counts


def test_a_tremble_on_the_page_counts_once(trembling: Wizard) -> None:
    trembling.desk.go(trembling.desk.journey.begin(TopicId.BALANCE))
    trembling.now += 10
    tile = trembling.window.page.choices[0]
    chosen: list[bool] = []
    tile.chosen.connect(lambda: chosen.append(True))
    for _ in range(2):
        QTest.mousePress(tile, Qt.MouseButton.LeftButton)
        trembling.now += 0.9
    assert len(chosen) == 0
    QTest.mouseRelease(tile, Qt.MouseButton.LeftButton)
    assert len(chosen) == 1


def test_a_finger_that_slides_within_the_target_still_counts(trembling: Wizard) -> None:
    start = trembling.desk.journey
    trembling.now += 10
    tile = trembling.window.page.choices[0]
    corner = QPoint(3, 3)
    QTest.mousePress(tile, Qt.MouseButton.LeftButton, pos=corner)
    for far in (10, 40, tile.height() - 6):
        QTest.mouseMove(tile, QPoint(3 + far, far))
    QTest.mouseRelease(tile, Qt.MouseButton.LeftButton, pos=QPoint(9, tile.height() - 6))
    assert trembling.desk.journey != start


def test_the_next_visitor_has_a_steady_hand(rules: Ruleset, today: date) -> None:
    strikes = Strikes()
    shaky = Desk(rules, Look(), lambda: today, strikes)
    shaky.restyle(trembling=True)
    assert strikes.interval == 1
    Desk(rules, Look(), lambda: today, strikes)
    assert strikes.interval == 0.5


@pytest.mark.parametrize("screen", [(1024, 768), (1280, 800), (1080, 1920)])
@pytest.mark.parametrize("size", [TextSize.STANDARD, TextSize.LARGEST])
def test_every_target_is_wider_and_further_apart(
    make_wizard: Callable[..., Wizard],
    every_page: dict[str, Journey],
    screen: tuple[int, int],
    size: TextSize,
) -> None:
    wizard = make_wizard(size=screen)
    wizard.desk.restyle(text_size=size, trembling=True)
    look = wizard.desk.look
    for name, journey in sample(every_page).items():
        wizard.desk.go(journey)
        wizard.settle()
        assert not clipped(wizard), name
        for button in below(wizard.window, Button):
            if button.isVisible():
                assert min(button.width(), button.height()) >= look.mm(WIDE_MM), (name, button.label)
        for grid in below(wizard.window.page.content, Tiles):
            rects = [place(wizard, part) for part in grid.parts if part.isVisible()]
            gap = look.mm(KEYS_APART_MM if grid.fixed else APART_MM)
            for number, first in enumerate(rects):
                wide = first.adjusted(1 - gap, 1 - gap, gap - 1, gap - 1)
                assert not any(wide.intersects(second) for second in rects[number + 1 :]), name


def test_all_keys_of_the_pad_are_in_sight(make_wizard: Callable[..., Wizard]) -> None:
    wizard = make_wizard(size=(1280, 800))
    wizard.desk.restyle(trembling=True)
    wizard.desk.open(Kind.TYPED_CODE)
    assert not wizard.window.page.scroll.overflows()
