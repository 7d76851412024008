"""The answer at a glance: little to read, the figure with its source and its day, the rest a button away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ybdesk.answers import AGE, COVERAGE, DIVISION, TOPIC, Answers, Coverage, TopicId
from ybdesk.document import BlockKind
from ybdesk.qt import paging
from ybdesk.qt.audit.measures.words import length
from ybdesk.qt.journey import Journey, Kind, Spot
from ybdesk.qt.text import Text
from ybdesk.qt.tree import below
from ybdesk.rules import phrases

if TYPE_CHECKING:
    from conftest import Wizard

LONGEST = "653000"
"""The place with the longest name."""
PEOPLE = ((Coverage.EMPLOYEE_RETIRED, "72"), (Coverage.RESIDENT, "66"), (Coverage.FLEXIBLE, "52"))
TOPICS = (TopicId.BALANCE, TopicId.CREDIT, TopicId.PAYMENT, TopicId.TRANSFER, TopicId.WITHDRAWAL)


def show(wizard: Wizard, topic: TopicId, coverage: Coverage, age: str, place: str = LONGEST) -> list[str]:
    """Open the overview; everything that it gives to read."""
    answers = Answers({TOPIC: topic, DIVISION: place, COVERAGE: coverage, AGE: age})
    wizard.desk.go(Journey(wizard.rules, wizard.desk.journey.today, answers, Spot(Kind.OVERVIEW)))
    wizard.settle()
    return [text.text() for text in below(wizard.window.page, Text) if text.isVisible()]


@pytest.mark.parametrize("topic", TOPICS)
def test_no_more_to_read_than_a_page_may_have_even_if_all_of_it_is_in_sight(
    wizard: Wizard, topic: TopicId
) -> None:
    for coverage, age in PEOPLE:
        assert sum(map(length, show(wizard, topic, coverage, age))) <= 120


def test_source_and_day_stand_under_the_figure(wizard: Wizard) -> None:
    read = show(wizard, TopicId.BALANCE, *PEOPLE[0], place="150100")
    guide = wizard.desk.guide()
    basis = guide.estimate.provenance
    assert basis is not None
    publisher = next(source.publisher for source in guide.sources if source.id == basis.sources[0])
    below_it = [text for text in read if publisher in text]
    assert len(below_it) == 1
    assert phrases.day(basis.checked_on, wizard.rules) in below_it[0]


def test_years_have_their_source_too(wizard: Wizard) -> None:
    read = show(wizard, TopicId.YEARS, Coverage.EMPLOYEE_ACTIVE, "40", place="150100")
    publishers = {source.publisher for source in wizard.desk.guide().sources}
    assert any(text == wizard.say("overview.source", source=name) for text in read for name in publishers)


def test_one_number_to_dial_and_the_others_a_button_away(wizard: Wizard) -> None:
    read = show(wizard, TopicId.BALANCE, *PEOPLE[0])
    calls = paging.calls(wizard.desk.guide())
    assert calls is not None
    assert [block.text in read for block in calls.blocks] == [True, False, False]
    wizard.tap(wizard.say("overview.calls"))
    read = [text.text() for text in below(wizard.window.page, Text)]
    assert all(block.text in read for block in calls.blocks)
    wizard.tap(wizard.say("window.back"))
    assert wizard.desk.journey.spot.kind is Kind.OVERVIEW


def test_what_is_left_out_is_a_button_away_and_a_warning_never_is(wizard: Wizard) -> None:
    read = show(wizard, TopicId.PAYMENT, *PEOPLE[0])
    section = paging.answering(wizard.desk.guide())
    assert section is not None
    assert section.blocks[0].text in read
    assert section.blocks[-1].text not in read
    wizard.tap(wizard.say("overview.whole"))
    assert wizard.desk.journey.spot.item == section.id
    read = show(wizard, TopicId.WITHDRAWAL, *PEOPLE[1])
    section = paging.answering(wizard.desk.guide())
    assert section is not None
    warnings = [block.text for block in section.blocks if block.kind is BlockKind.WARNING]
    assert warnings
    assert set(warnings) <= set(read)
