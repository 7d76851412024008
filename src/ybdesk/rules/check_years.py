"""What must hold of the claims about contribution years, each alone and all of one place together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations, groupby
from typing import Any

from ybdesk.answers import MOST_YEARS, NATIONWIDE
from ybdesk.rules.check_claims import LONGEST_SENTENCE, sentences
from ybdesk.rules.files import Dataset, Entry, Fault
from ybdesk.rules.records import ContributionYears

NUMBERS = ("men_years", "women_years", "actual_years", "actual_local")


def years(data: Dataset) -> Iterator[Fault]:
    """Every fault of every claim about contribution years."""
    for entry, claim in data.of(ContributionYears):
        yield from _alone(entry, claim)
        yield from _numbers(entry, claim)
    by_people = sorted(data.of(ContributionYears), key=lambda pair: _people(pair[1]))
    for _, group in groupby(by_people, key=lambda pair: _people(pair[1])):
        shown = [(entry, claim) for entry, claim in group if not claim.set_aside]
        for (_, one), (entry, other) in combinations(shown, 2):
            if _overlap(one, other):
                yield entry.fault("applies_from", "years-overlapping", other=one.id)


def overdue(data: Dataset, today: date) -> Iterator[Fault]:
    """Claims that are shown as they stand although their review day has passed."""
    for entry, claim in data.of(ContributionYears):
        if claim.review_by < today and not claim.set_aside:
            yield entry.fault("review_by", "overdue", day=claim.review_by)


def _alone(entry: Entry, claim: ContributionYears) -> Iterator[Fault]:
    if not claim.sources:
        yield entry.fault("sources", "no-source")
    if claim.applies_from and claim.applies_to and claim.applies_to < claim.applies_from:
        yield entry.fault("applies_to", "ends-before-start", start=claim.applies_from)
    if claim.review_by < claim.checked_on:
        yield entry.fault("review_by", "review-before-check", day=claim.checked_on)
    for name in ("words", "set_aside"):
        for sentence in sentences(getattr(claim, name)):
            if len(sentence) > LONGEST_SENTENCE:
                yield entry.fault(name, "long-sentence", count=len(sentence), sentence=sentence)


def _numbers(entry: Entry, claim: ContributionYears) -> Iterator[Fault]:
    for name in NUMBERS:
        value = getattr(claim, name)
        if value is not None and not 0 < value <= MOST_YEARS:
            yield entry.fault(name, "years-outside", value=value, most=MOST_YEARS)
    if (claim.men_years is None) != (claim.women_years is None):
        missing = "men_years" if claim.men_years is None else "women_years"
        yield entry.fault(missing, "one-sex-missing")
    if claim.men_years is None and not claim.words:
        yield entry.fault("words", "years-words-missing")
    if claim.division == NATIONWIDE and claim.men_years is not None:
        yield entry.fault("men_years", "national-years")
    whole = min(claim.men_years or MOST_YEARS, claim.women_years or MOST_YEARS)
    for name in ("actual_years", "actual_local"):
        value = getattr(claim, name)
        if value is not None and whole < value <= MOST_YEARS:
            yield entry.fault(name, "actual-above-all", value=value, whole=whole)


def _people(claim: ContributionYears) -> tuple[Any, ...]:
    return claim.division, claim.who, claim.applies_by


def _overlap(one: ContributionYears, other: ContributionYears) -> bool:
    starts = max(one.applies_from or date.min, other.applies_from or date.min)
    ends = min(one.applies_to or date.max, other.applies_to or date.max)
    return starts <= ends
