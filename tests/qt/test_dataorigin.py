"""数据从哪来: what the report says, in plain sentences and bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ybdesk.answers import AGE, COVERAGE, DIVISION, Answers, Coverage
from ybdesk.qt.journey import Journey, Kind, Spot
from ybdesk.qt.pages.dataorigin import Bar
from ybdesk.qt.text import Text
from ybdesk.qt.tree import below
from ybdesk.rules.report import report

if TYPE_CHECKING:
    from conftest import Wizard


def test_the_page_says_what_the_report_says(wizard: Wizard) -> None:
    wizard.tap(wizard.say("tools.origin"))
    found = report(wizard.rules, wizard.desk.journey.today)
    texts = " ".join(text.text() for text in below(wizard.window.page, Text))
    known = sum(row.amount for row in found.provinces)
    for sentence in (
        wizard.say("origin.places", all=found.places, known=known),
        wizard.say("origin.capitals", all=found.capitals, known=found.capitals_with_amount),
        wizard.say("origin.weak", weak=found.sources_weak),
        wizard.rules.policy.version,
    ):
        assert sentence in texts


def test_one_bar_a_province_as_long_as_what_is_known(wizard: Wizard) -> None:
    wizard.tap(wizard.say("tools.origin"))
    found = report(wizard.rules, wizard.desk.journey.today)
    bars = below(wizard.window.page, Bar)
    assert len(bars) == len(found.provinces) == 31
    for bar, row in zip(bars, found.provinces, strict=True):
        assert bar.share == row.amount / row.places
        name, figures = (part for part in bar.parts if isinstance(part, Text))
        assert name.text() == row.name
        assert figures.text() == wizard.say("origin.bar", known=row.amount, all=row.places)


def test_back_to_where_it_was_opened(wizard: Wizard) -> None:
    wizard.tap(wizard.say("tools.origin"))
    wizard.tap(wizard.say("tools.leave"))
    assert wizard.desk.journey.spot.kind is Kind.WELCOME
    answers = Answers({DIVISION: "150100", COVERAGE: Coverage.RESIDENT, AGE: "66"})
    wizard.desk.go(Journey(wizard.rules, wizard.desk.journey.today, answers, Spot(Kind.OVERVIEW)))
    wizard.tap(wizard.say("tools.origin"))
    wizard.tap(wizard.say("tools.leave"))
    assert wizard.desk.journey.spot.kind is Kind.OVERVIEW
