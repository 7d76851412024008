"""Why a claim is shown, or is not: put from what `lookup` and `years` decide, never decided anew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from ybdesk.answers import Coverage
from ybdesk.rules import years
from ybdesk.rules.load import Ruleset
from ybdesk.rules.lookup import (
    Claim,
    Strength,
    assumed,
    choose,
    expires_on,
    in_force,
    possible,
    strength,
    supported,
)
from ybdesk.rules.records import ContributionYears, Credit


class Verdict(StrEnum):
    """What was decided about a claim; each has its words under `rules.verdict`."""

    SHOWN = "shown"
    SET_ASIDE = "set-aside"
    NOT_YET = "not-yet"
    ENDED = "ended"
    WEAK = "weak"
    EXPIRED = "expired"
    OTHER_PEOPLE = "other-people"
    WIDER = "wider"
    TELLING = "telling"
    AUTHORITY = "authority"
    SOURCES = "sources"
    BEGUN = "begun"
    SAME = "same"


class Finding(NamedTuple):
    """One claim and what was decided about it."""

    claim: Claim
    verdict: Verdict
    rival: Claim | None = None
    """The claim that is shown in its stead."""


def explain(division: str, coverage: Coverage, day: date, rules: Ruleset) -> tuple[Finding, ...]:
    """Every claim about the credit of a place, the shown ones first, then from its own to the nation's."""
    shown = choose(division, coverage, day, {}, rules).shown
    claims = [c for place in rules.divisions.chain(division) for c in rules.credits(place)]
    found = [_credit(claim, shown, day, rules) for claim in claims if claim.coverage is coverage]
    return _shown_first(found)


def explain_years(division: str, day: date, rules: Ruleset) -> tuple[Finding, ...]:
    """The same for the contribution years of those who retire on the day."""
    shown = years.shown(division, None, day, rules)
    claims = [c for place in rules.divisions.chain(division) for c in rules.years(place)]
    return _shown_first([_years(claim, shown, day, rules) for claim in claims])


def won_by(claim: Claim, findings: tuple[Finding, ...]) -> tuple[Verdict, ...]:
    """What a shown claim is better in than those it was preferred to; empty for one without a rival."""
    beaten = [finding.verdict for finding in findings if finding.rival is claim]
    return tuple(verdict for verdict in Verdict if verdict in beaten)


def _credit(claim: Credit, shown: tuple[Credit, ...], day: date, rules: Ruleset) -> Finding:
    if claim in shown:
        return Finding(claim, Verdict.SHOWN)
    if claim.set_aside:
        return Finding(claim, Verdict.SET_ASIDE)
    if not in_force(claim, day):
        begins = claim.in_force_from is not None and claim.in_force_from > day
        return Finding(claim, Verdict.NOT_YET if begins else Verdict.ENDED)
    if not supported(claim, rules):
        return Finding(claim, Verdict.WEAK)
    if day > expires_on(claim, rules):
        return Finding(claim, Verdict.EXPIRED)
    if not possible(claim, assumed({}, rules)):
        return Finding(claim, Verdict.OTHER_PEOPLE)
    for rival in shown:
        if rival.division == claim.division and rival.when == claim.when:
            return Finding(claim, _deciding(strength(rival, rules), strength(claim, rules)), rival)
    return _displaced(claim, shown)


def _years(
    claim: ContributionYears, shown: tuple[ContributionYears, ...], day: date, rules: Ruleset
) -> Finding:
    if claim in shown:
        return Finding(claim, Verdict.SHOWN)
    if claim.set_aside:
        return Finding(claim, Verdict.SET_ASIDE)
    if claim.applies_by == "retirement" and not years.in_period(claim, day):
        begins = claim.applies_from is not None and claim.applies_from > day
        return Finding(claim, Verdict.NOT_YET if begins else Verdict.ENDED)
    if not supported(claim, rules):
        return Finding(claim, Verdict.WEAK)
    if day > expires_on(claim, rules):
        return Finding(claim, Verdict.EXPIRED)
    for rival in shown:
        if (rival.division, rival.who, rival.applies_by) == (claim.division, claim.who, claim.applies_by):
            ours, theirs = years.strength(rival, rules), years.strength(claim, rules)
            return Finding(claim, _deciding(ours, theirs), rival)
    return _displaced(claim, shown)


def _displaced(claim: Claim, shown: tuple[Claim, ...]) -> Finding:
    """A claim that would do had not a more local one, or one about just these people, come first."""
    rival = shown[0] if shown else None
    if rival is not None and rival.division == claim.division:
        return Finding(claim, Verdict.OTHER_PEOPLE, rival)
    return Finding(claim, Verdict.WIDER, rival)


def _deciding(winner: Strength, loser: Strength) -> Verdict:
    """The first thing in which two claims differ."""
    pairs = zip(Strength._fields, winner, loser, strict=True)
    return next((Verdict(name) for name, ours, theirs in pairs if ours != theirs), Verdict.SAME)


def _shown_first(findings: list[Finding]) -> tuple[Finding, ...]:
    def parts() -> Iterator[Finding]:
        yield from (finding for finding in findings if finding.verdict is Verdict.SHOWN)
        yield from (finding for finding in findings if finding.verdict is not Verdict.SHOWN)

    return tuple(parts())
