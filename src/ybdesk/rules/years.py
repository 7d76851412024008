"""缴费年限: how many years one must have paid to keep the insurance after retiring, and what is missing.

The most local claim that holds on the day wins, and one about just these people before one about all. There
is no national figure: where no place of the chain has a supported number, the answer is that it is not known.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import NamedTuple

from ybdesk.answers import Coverage, Sex
from ybdesk.rules.load import Ruleset
from ybdesk.rules.lookup import Strength, expires_on, standing, supported
from ybdesk.rules.records import ContributionYears

Claims = tuple[ContributionYears, ...]
WHO = {Coverage.EMPLOYEE_ACTIVE: "employee", Coverage.FLEXIBLE: "flexible"}
EVERYBODY = "all"


class KnownYears(NamedTuple):
    """One number of years."""

    years: int
    actual: int | None
    """How many of them must really have been paid."""
    local: int | None
    """How many of them must really have been paid in the place."""
    claims: Claims


class RangeYears(NamedTuple):
    """Several numbers are possible because one fact about the person is not known."""

    low: int
    high: int
    actual: int | None
    local: int | None
    claims: Claims


class UnknownYears(NamedTuple):
    """No number may be shown; `claims` holds the rule in words where there is one."""

    claims: Claims


Needed = KnownYears | RangeYears | UnknownYears


class Missing(NamedTuple):
    """What somebody still lacks; `low` and `high` differ where the rule's number is a range."""

    low: int
    high: int
    actual: int | None
    """Years that must still really be paid; none where that is not known."""
    local: int | None
    ways: tuple[str, ...]
    """What one may do about it, as in the field `make_up`."""


def needed_years(
    division: str,
    sex: Sex | None,
    coverage: Coverage | None,
    day: date,
    rules: Ruleset,
    first_insured: date | None = None,
    retires: date | None = None,
) -> Needed:
    """The years somebody needs who retires on `retires`, or else now, as far as is known on `day`."""
    claims = shown(division, coverage, day, rules, first_insured, retires)
    numbers = {years for claim in claims for years in _numbers(claim, sex)}
    if not numbers or any(claim.men_years is None for claim in claims):
        return UnknownYears(claims)
    actual = _agreed(claim.actual_years for claim in claims)
    local = _agreed(claim.actual_local for claim in claims)
    if len(numbers) == 1:
        return KnownYears(min(numbers), actual, local, claims)
    return RangeYears(min(numbers), max(numbers), actual, local, claims)


def shown(
    division: str,
    coverage: Coverage | None,
    day: date,
    rules: Ruleset,
    first_insured: date | None = None,
    retires: date | None = None,
) -> Claims:
    """The claims that hold: one, or one for each value of a fact that is not known."""
    for place in rules.divisions.chain(division):
        current = [
            claim
            for claim in rules.years(place)
            if usable(claim, day, rules)
            and concerns(claim, coverage)
            and in_period(claim, first_insured if claim.applies_by == "first_insured" else retires or day)
        ]
        if current:
            return _best_of_each(current, coverage, rules)
    return ()


def usable(claim: ContributionYears, day: date, rules: Ruleset) -> bool:
    """Whether a claim may be shown at all on a day."""
    return not claim.set_aside and supported(claim, rules) and day <= expires_on(claim, rules)


def concerns(claim: ContributionYears, coverage: Coverage | None) -> bool:
    """Whether a claim may be about people of this coverage."""
    return coverage is None or claim.who in (EVERYBODY, WHO.get(coverage, EVERYBODY))


def in_period(claim: ContributionYears, day: date | None) -> bool:
    """Whether a person's day falls into a claim's period; a day that is not known rules nothing out."""
    if day is None:
        return True
    return (claim.applies_from or date.min) <= day <= (claim.applies_to or date.max)


def strength(claim: ContributionYears, rules: Ruleset) -> Strength:
    """How good a claim is among those about the same people of one place."""
    telling = 1 if claim.men_years is not None else 0
    return Strength(telling, *standing(claim, rules), (claim.applies_from or date.min).isoformat())


def later(claims: Claims, day: date, rules: Ruleset) -> Claims:
    """What is already known to change for those who retire after `day`, the nearest change first."""
    found = [
        claim
        for now in claims
        for claim in rules.years(now.division)
        if claim.applies_by == "retirement"
        and claim.who == now.who
        and claim.applies_from is not None
        and claim.applies_from > day
        and usable(claim, day, rules)
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda claim: claim.applies_from or date.min))


def missing_years(
    needed: KnownYears | RangeYears,
    paid: int,
    rules: Ruleset,
    actual: int | None = None,
    local: int | None = None,
) -> Missing:
    """What is missing to somebody who has `paid` years, of which `actual` were really paid and `local` here.

    A year that must still really be paid counts towards the whole, so the whole lacks at least as many.
    """
    lacks_actual = _lacking(needed.actual, actual)
    lacks_local = _lacking(needed.local, local)
    least = max(lacks_actual or 0, lacks_local or 0)
    low, high = (needed.years,) * 2 if isinstance(needed, KnownYears) else (needed.low, needed.high)
    return Missing(
        low=max(low - paid, least),
        high=max(high - paid, least),
        actual=lacks_actual,
        local=lacks_local,
        ways=ways(needed.claims, rules),
    )


def ways(claims: Claims, rules: Ruleset) -> tuple[str, ...]:
    """How missing years may be made up: what the claims say, or else the most local claim that says it."""
    for claim in claims:
        above = chain.from_iterable(rules.years(place) for place in rules.divisions.chain(claim.division))
        for candidate in (claim, *above):
            if candidate.make_up and not candidate.set_aside and supported(candidate, rules):
                return candidate.make_up
    return ()


def _lacking(needed: int | None, have: int | None) -> int | None:
    return None if needed is None or have is None else max(needed - have, 0)


def _numbers(claim: ContributionYears, sex: Sex | None) -> Iterator[int]:
    if claim.men_years is not None and sex is not Sex.FEMALE:
        yield claim.men_years
    if claim.women_years is not None and sex is not Sex.MALE:
        yield claim.women_years


def _agreed(numbers: Iterable[int | None]) -> int | None:
    """The number where all agree on one."""
    found = set(numbers)
    return found.pop() if len(found) == 1 else None


def _best_of_each(claims: list[ContributionYears], coverage: Coverage | None, rules: Ruleset) -> Claims:
    """The best claim for each kind of people and, by day of first insurance, each period."""
    if coverage is not None and any(claim.who != EVERYBODY for claim in claims):
        claims = [claim for claim in claims if claim.who != EVERYBODY]
    best: dict[tuple[object, ...], ContributionYears] = {}
    for claim in claims:
        group: tuple[object, ...] = (claim.who, claim.applies_by)
        if claim.applies_by == "first_insured":
            group = (*group, claim.applies_from, claim.applies_to)
        if group not in best or strength(claim, rules) > strength(best[group], rules):
            best[group] = claim
    return tuple(best.values())
