"""The numbers about the data: they add up, they follow the lookup, and the page in docs is up to date."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ybdesk.answers import Coverage
from ybdesk.document import Known as KnownEstimate
from ybdesk.document import OwnContribution, Range, Unknown
from ybdesk.estimate import estimate
from ybdesk.rules.datapage import pages
from ybdesk.rules.load import load
from ybdesk.rules.lookup import choose
from ybdesk.rules.report import Known, independent, known_of, report

real = cache(load)
TODAY = date(2026, 11, 21)
DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_numbers_add_up() -> None:
    found = report(real(), TODAY)
    assert found.places == sum(row.places for row in found.provinces)
    for row in found.provinces:
        assert row.places == row.amount + row.rule + row.unknown
    for covered in found.coverages:
        assert found.places == covered.amount + covered.none + covered.rule + covered.unknown
    assert found.sources == sum(count for _, count in found.sources_by_kind)
    assert found.figures == sum(count for _, count in found.in_force_since)
    assert found.figures_with_two <= found.figures <= found.claims
    assert found.sources_weak <= found.sources
    assert found.prefectures == 337
    assert found.capitals_with_amount <= found.capitals


@pytest.mark.parametrize("coverage", list(Coverage))
def test_they_say_what_the_estimate_says(coverage: Coverage) -> None:
    for place in real().divisions:
        choice = choose(place.code, coverage, TODAY, {}, real())
        expected = estimate(place.code, coverage, None, None, choice, TODAY, real())
        kind = known_of(place.code, coverage, TODAY, real())
        if kind is Known.AMOUNT:
            assert isinstance(expected, KnownEstimate | Range | OwnContribution)
        elif isinstance(expected, Unknown):
            assert kind in (Known.RULE, Known.UNKNOWN)


def test_two_pages_of_one_site_are_one_source() -> None:
    claim = next(c for c in real().credits("310000") if len(c.sources) > 1)
    assert independent(claim, real()) <= len(claim.sources)
    doubled = claim._replace(sources=claim.sources * 2)
    assert independent(doubled, real()) == independent(claim, real())


def test_the_chart_is_well_formed_and_shows_every_province() -> None:
    text = pages(real())["data.svg"]
    ElementTree.fromstring(text)
    assert all(province.short in text for province in real().divisions.provinces())


def test_the_page_in_docs_is_up_to_date() -> None:
    for name, text in pages(real()).items():
        assert (DOCS / name).read_text("utf-8") == text, "run ./dev docs"
        assert not re.search(r"\{\w+\}", text)
