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


def bars(wizard: Wizard) -> dict[str, tuple[str, float]]:
    """Every bar that is shown, by name: its words and how long it is."""
    found = {}
    for bar in below(wizard.window.page, Bar):
        name, figures = (part for part in bar.parts if isinstance(part, Text))
        found[name.text()] = (figures.text(), bar.share)
    return found


def test_the_page_says_what_the_report_says(wizard: Wizard) -> None:
    wizard.tap(wizard.say("tools.origin"))
    found = report(wizard.rules, wizard.desk.journey.today)
    texts = " ".join(text.text() for text in below(wizard.window.page, Text))
    known = sum(row.amount for row in found.provinces)
    for sentence in (
        wizard.say("origin.places", all=found.places, known=known),
        wizard.say("origin.weak", weak=found.sources_weak),
        wizard.say("origin.overdue-none"),
        wizard.rules.policy.version,
    ):
        assert sentence in texts


def test_bars_for_six_regions_and_then_for_every_province(wizard: Wizard) -> None:
    found = report(wizard.rules, wizard.desk.journey.today)
    wizard.tap(wizard.say("tools.origin"))
    wizard.tap(wizard.say("leaf.next"))
    regions = bars(wizard)
    assert len(regions) == 6
    provinces: dict[str, tuple[str, float]] = {}
    for region, (words, share) in regions.items():
        wizard.tap(wizard.say("leaf.next"))
        assert region in wizard.window.page.heading
        inside = bars(wizard)
        rows = [row for row in found.provinces if row.name in inside]
        known, places = sum(row.amount for row in rows), sum(row.places for row in rows)
        assert words == wizard.say("origin.bar", known=known, all=places)
        assert share == known / places
        provinces |= inside
    assert provinces == {
        row.name: (wizard.say("origin.bar", known=row.amount, all=row.places), row.amount / row.places)
        for row in found.provinces
    }
    wizard.tap(wizard.say("leaf.finish"))
    assert wizard.desk.journey.spot.kind is Kind.WELCOME


def test_back_to_where_it_was_opened(wizard: Wizard) -> None:
    wizard.tap(wizard.say("tools.origin"))
    wizard.tap(wizard.say("leaf.next"))
    wizard.tap(wizard.say("window.back"))
    assert wizard.desk.journey.spot == Spot(Kind.ORIGIN)
    wizard.tap(wizard.say("tools.ask"))
    assert wizard.desk.journey.spot == Spot(Kind.WELCOME)
    answers = Answers({DIVISION: "150100", COVERAGE: Coverage.RESIDENT, AGE: "66"})
    wizard.desk.go(Journey(wizard.rules, wizard.desk.journey.today, answers, Spot(Kind.OVERVIEW)))
    wizard.tap(wizard.say("tools.origin"))
    wizard.tap(wizard.say("leaf.answer"))
    assert wizard.desk.journey.spot == Spot(Kind.OVERVIEW)
