"""Which claim holds: the most local rule in force on the day, for what is known of the person.

Claims rank by what they can tell (an amount before a percentage before words) and then by who stands
behind them. A claim that only weak sources support, or that has expired, gives no figure.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from ybdesk.answers import UNSURE, Coverage
from ybdesk.memory import remembered
from ybdesk.rules.load import Ruleset
from ybdesk.rules.records import ContributionYears, Credit, SourceKind

POOL = "pool"
CITY_POOL = "city"
PROVINCE_POOL = "province"
Claim = Credit | ContributionYears
AUTHORITY = {SourceKind.OFFICIAL: 3, SourceKind.PRESS: 2, SourceKind.OTHER: 1}


class Choice(NamedTuple):
    """What is shown for one person, and what was passed over."""

    shown: tuple[Credit, ...]
    """One claim, or one for each value of a fact that is not known."""
    expired: tuple[Credit, ...]
    """Claims that would be shown had they been reviewed in time."""
    special: tuple[Credit, ...]
    """Claims that would be shown had a question nobody asked been answered otherwise."""
    others: tuple[Credit, ...]
    """Claims about the same people that are not shown."""


def expires_on(claim: Claim, rules: Ruleset) -> date:
    """The last day on which a claim gives a figure."""
    return claim.review_by + timedelta(days=rules.policy.expires_after_days)


def in_force(claim: Credit, day: date) -> bool:
    """Whether a claim holds on a day; one without a known first day always has."""
    started = claim.in_force_from is None or claim.in_force_from <= day
    return started and (claim.in_force_to is None or day <= claim.in_force_to)


def supported(claim: Claim, rules: Ruleset) -> bool:
    """Whether at least one source that is not weak stands behind a claim."""
    return any(not rules.source(source).weak for source in claim.sources)


class Strength(NamedTuple):
    """How good a claim is among those about one place; the first thing that differs decides."""

    telling: int
    """An amount before a percentage before words."""
    authority: int
    """An official source before the press before others; a weak one counts for nothing."""
    sources: int
    """How many sources that are not weak."""
    begun: str
    """The later of two rules."""


def strength(claim: Credit, rules: Ruleset) -> Strength:
    """How good a claim is: the larger is the one to show."""
    telling = {"amount": 3, "none": 3, "percent": 2 if claim.base else 1, "words": 0}[claim.form]
    begun = (claim.in_force_from or date.min).isoformat()
    return Strength(telling, *standing(claim, rules), begun)


def standing(claim: Claim, rules: Ruleset) -> tuple[int, int]:
    """Who stands behind a claim: the authority of its best source, and how many are not weak."""
    firm = [source for name in claim.sources if not (source := rules.source(name)).weak]
    return max((AUTHORITY[source.kind] for source in firm), default=0), len(firm)


def possible(claim: Credit, facts: Mapping[str, str]) -> bool:
    """Whether a claim may be about this person; a fact that is not known rules nothing out."""
    return all(facts.get(fact, UNSURE) in (value, UNSURE) for fact, value in claim.when.items())


def choose(division: str, coverage: Coverage, day: date, facts: Mapping[str, str], rules: Ruleset) -> Choice:
    """The claims to show for a place, a coverage and a day."""
    return _choose(division, coverage, day, frozenset(facts.items()), rules)


@remembered(256)
def _choose(
    division: str, coverage: Coverage, day: date, given: frozenset[tuple[str, str]], rules: Ruleset
) -> Choice:
    known = assumed(dict(given), rules)
    whole = rules.divisions.chain(division)
    found: list[Credit] = []
    expired: list[Credit] = []
    for pool in (CITY_POOL, PROVINCE_POOL) if known.get(POOL) == UNSURE else (known.get(POOL, CITY_POOL),):
        chain = whole[-2:] if pool == PROVINCE_POOL else whole
        shown, late = _most_local(chain, coverage, day, {**known, POOL: pool}, rules)
        found += [claim for claim in shown if claim not in found]
        expired += late
    passed_over = [
        claim
        for place in whole[:-1]
        for claim in rules.credits(place)
        if claim.coverage is coverage and claim not in found
    ]
    special = [
        claim
        for claim in passed_over
        if not possible(claim, known) and possible(claim, dict(given)) and usable(claim, day, rules)
    ]
    others = [claim for claim in passed_over if possible(claim, known)]
    return Choice(tuple(found), tuple(expired), tuple(special), tuple(others))


def usable(claim: Credit, day: date, rules: Ruleset) -> bool:
    """Whether a claim may be shown on a day, its review date aside."""
    return not claim.set_aside and in_force(claim, day) and supported(claim, rules)


def _most_local(
    chain: tuple[str, ...], coverage: Coverage, day: date, facts: Mapping[str, str], rules: Ruleset
) -> tuple[list[Credit], list[Credit]]:
    for place in chain:
        fitting = [
            claim
            for claim in rules.credits(place)
            if claim.coverage is coverage and usable(claim, day, rules) and possible(claim, facts)
        ]
        current = [claim for claim in fitting if day <= expires_on(claim, rules)]
        if current:
            return _best_of_each(current, facts, rules), []
        if fitting:
            return [], _best_of_each(fitting, facts, rules)
    return [], []


def _best_of_each(claims: list[Credit], facts: Mapping[str, str], rules: Ruleset) -> list[Credit]:
    """The best claim for each combination of facts; a special case that surely applies stands alone."""
    best: dict[tuple[tuple[str, str], ...], Credit] = {}
    for claim in claims:
        group = tuple(sorted(claim.when.items()))
        if group not in best or strength(claim, rules) > strength(best[group], rules):
            best[group] = claim
    certain = [c for group, c in best.items() if group and all(facts.get(f) == v for f, v in group)]
    return certain or list(best.values())


def assumed(facts: Mapping[str, str], rules: Ruleset) -> dict[str, str]:
    """The facts given, and for a question nobody was asked what is true of most people."""
    usual = {q.id: q.assume for q in rules.questions() if q.assume}
    return {**usual, **facts}


def deciding_facts(
    division: str, coverage: Coverage, day: date, facts: Mapping[str, str], rules: Ruleset
) -> tuple[str, ...]:
    """The questions whose answers the rules of this place need, in the order to ask them."""
    chain = rules.divisions.chain(division)
    needed = {
        fact
        for place in chain
        for claim in rules.credits(place)
        if claim.coverage is coverage and usable(claim, day, rules) and possible(claim, facts)
        for fact in claim.when
    }
    return tuple(q.id for q in rules.questions() if q.id in needed)
