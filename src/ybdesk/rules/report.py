"""How good the data are, in numbers: for the page that says where they come from, and for `docs/data.md`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from ybdesk.answers import NATIONWIDE, Coverage
from ybdesk.divisions import Level
from ybdesk.rules import years
from ybdesk.rules.load import Ruleset
from ybdesk.rules.lookup import choose
from ybdesk.rules.records import Credit, Source, SourceKind
from ybdesk.rules.worth import worth

CAPITAL = "0100"
"""How the code of a province's capital ends; a municipality is its own."""


class Known(StrEnum):
    """How much is known of one coverage in one place."""

    AMOUNT = "amount"
    """Yuan, or the own percentage of the contribution base."""
    NONE = "none"
    """It is known that nothing is credited."""
    RULE = "rule"
    """A rule of the place or its province without an amount."""
    UNKNOWN = "unknown"
    """Nothing but the national frame."""


class ProvinceRow(NamedTuple):
    """What is known of the retired in the places of one province."""

    code: str
    name: str
    places: int
    amount: int
    rule: int
    unknown: int


class CoverageRow(NamedTuple):
    """How many places have what for one coverage."""

    coverage: Coverage
    amount: int
    none: int
    rule: int
    unknown: int


class Report(NamedTuple):
    """The numbers of one day."""

    version: str
    day: date
    places: int
    """Places below the provinces: prefecture-level ones and counties run by a province."""
    prefectures: int
    prefectures_with_amount: int
    capitals: int
    capitals_with_amount: int
    provinces: tuple[ProvinceRow, ...]
    coverages: tuple[CoverageRow, ...]
    places_with_years: int
    """Places with a number of contribution years."""
    sources: int
    sources_by_kind: tuple[tuple[str, int], ...]
    sources_weak: int
    claims: int
    claims_set_aside: int
    figures: int
    """Claims with a number that are shown to somebody."""
    figures_with_two: int
    """Those with two sources of different publishers that are not weak."""
    in_force_since: tuple[tuple[int | None, int], ...]
    """Figures by the year from which they are in force; none where that is not known."""
    oldest_check: date
    next_review: date
    overdue: int
    """Figures whose review day has passed."""


@lru_cache(maxsize=4)
def report(rules: Ruleset, day: date) -> Report:
    """The numbers of a day."""
    places = [place for place in rules.divisions if place.level is not Level.PROVINCE]
    known = {
        (place.code, coverage): known_of(place.code, coverage, day, rules)
        for place in places
        for coverage in Coverage
    }
    retired = {
        code: kind for (code, coverage), kind in known.items() if coverage is Coverage.EMPLOYEE_RETIRED
    }
    prefectures = [place.code for place in places if place.level is Level.PREFECTURE]
    capitals = [code for code in prefectures if code[2:] == CAPITAL]
    figures = _figures([place.code for place in places], day, rules)
    sources = [rules.source(name) for name in rules.source_ids]
    claims = _claims(rules)
    return Report(
        version=rules.version,
        day=day,
        places=len(places),
        prefectures=len(prefectures),
        prefectures_with_amount=sum(retired[code] is Known.AMOUNT for code in prefectures),
        capitals=len(capitals),
        capitals_with_amount=sum(retired[code] is Known.AMOUNT for code in capitals),
        provinces=tuple(_province(code, name, retired) for code, name in _provinces(rules)),
        coverages=tuple(_coverage(coverage, known) for coverage in Coverage),
        places_with_years=sum(_has_years(place.code, day, rules) for place in places),
        sources=len(sources),
        sources_by_kind=tuple((kind, sum(s.kind is kind for s in sources)) for kind in SourceKind),
        sources_weak=sum(source.weak for source in sources),
        claims=len(claims),
        claims_set_aside=sum(bool(claim.set_aside) for claim in claims),
        figures=len(figures),
        figures_with_two=sum(independent(claim, rules) >= 2 for claim in figures),
        in_force_since=_years_of(figures),
        oldest_check=min((claim.checked_on for claim in figures), default=day),
        next_review=min((claim.review_by for claim in figures), default=day),
        overdue=sum(claim.review_by < day for claim in figures),
    )


def known_of(place: str, coverage: Coverage, day: date, rules: Ruleset) -> Known:
    """How much somebody there is told who was asked nothing more."""
    shown = choose(place, coverage, day, {}, rules).shown
    if shown and all(claim.form == "none" for claim in shown):
        return Known.NONE
    if shown and all(_is_figure(claim) for claim in shown):
        return Known.AMOUNT
    local = any(claim.division != NATIONWIDE for claim in shown)
    return Known.RULE if local else Known.UNKNOWN


def independent(claim: Credit, rules: Ruleset) -> int:
    """How many publishers that are not weak stand behind a claim."""
    return len({_publisher(s) for name in claim.sources if not (s := rules.source(name)).weak})


def _publisher(source: Source) -> str:
    """One name for all pages of a site, or the publisher of a source that is on none."""
    host = urlsplit(source.url).hostname
    if not host:
        return source.publisher
    labels = host.split(".")
    return ".".join(labels[-3:] if labels[-1] == "cn" else labels[-2:])


def _is_figure(claim: Credit) -> bool:
    if claim.form == "percent" and claim.of == "contribution_base":
        return True
    return bool(claim.brackets) and all(worth(claim, bracket) is not None for bracket in claim.brackets)


def _figures(places: Iterable[str], day: date, rules: Ruleset) -> list[Credit]:
    found: dict[str, Credit] = {}
    for place in places:
        for coverage in Coverage:
            for claim in choose(place, coverage, day, {}, rules).shown:
                if _is_figure(claim):
                    found[claim.id] = claim
    return list(found.values())


def _claims(rules: Ruleset) -> list[Credit]:
    codes = dict.fromkeys((NATIONWIDE, *(place.code for place in rules.divisions)))
    return [claim for code in codes for claim in rules.credits(code)]


def _provinces(rules: Ruleset) -> list[tuple[str, str]]:
    return [(province.code, province.short) for province in rules.divisions.provinces()]


def _province(code: str, name: str, retired: dict[str, Known]) -> ProvinceRow:
    kinds = Counter(kind for place, kind in retired.items() if place[:2] == code[:2])
    amount, rule = kinds[Known.AMOUNT] + kinds[Known.NONE], kinds[Known.RULE]
    return ProvinceRow(code, name, kinds.total(), amount, rule, kinds[Known.UNKNOWN])


def _coverage(coverage: Coverage, known: dict[tuple[str, Coverage], Known]) -> CoverageRow:
    kinds = Counter(kind for (_, which), kind in known.items() if which is coverage)
    return CoverageRow(coverage, *(kinds[kind] for kind in Known))


def _has_years(place: str, day: date, rules: Ruleset) -> bool:
    return not isinstance(years.needed_years(place, None, None, day, rules), years.UnknownYears)


def _years_of(figures: Iterable[Credit]) -> tuple[tuple[int | None, int], ...]:
    found = Counter(claim.in_force_from.year if claim.in_force_from else None for claim in figures)
    return tuple(sorted(found.items(), key=lambda pair: (pair[0] is None, pair[0] or 0)))
