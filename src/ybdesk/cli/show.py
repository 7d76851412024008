"""`ybdesk rules show`: every claim about a place, which one is shown, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ybdesk.answers import Coverage
from ybdesk.rules import phrases
from ybdesk.rules.explain import Finding, Verdict, explain, explain_years, won_by
from ybdesk.rules.load import Ruleset
from ybdesk.rules.records import Credit


def lines(division: str, today: date, rules: Ruleset) -> Iterator[str]:
    """The whole answer, line by line."""
    place = phrases.place(division, rules)
    yield rules.say("rules.show.title", place=place, code=division, date=phrases.day(today, rules))
    for coverage in Coverage:
        yield ""
        yield rules.say("rules.show.part", part=rules.say(f"coverage.{coverage}"))
        yield from _part(explain(division, coverage, today, rules), division, rules)
    yield ""
    yield rules.say("rules.show.part", part=rules.say("rules.show.years"))
    yield from _part(explain_years(division, today, rules), division, rules)


def _part(findings: tuple[Finding, ...], division: str, rules: Ruleset) -> Iterator[str]:
    if not findings:
        yield rules.say("rules.show.nothing")
    elif findings[0].verdict is not Verdict.SHOWN:
        yield rules.say("rules.show.none-shown")
    for finding in findings:
        yield from _claim(finding, findings, division, rules)


def _claim(finding: Finding, findings: tuple[Finding, ...], division: str, rules: Ruleset) -> Iterator[str]:
    claim = finding.claim
    mark = "rules.show.used" if finding.verdict is Verdict.SHOWN else "rules.show.unused"
    where = phrases.place(claim.division, rules)
    yield rules.say(mark, id=claim.id, place=where)
    yield rules.say("rules.show.why", why=_why(finding, findings, division, rules))
    if isinstance(claim, Credit):
        yield rules.say("rules.show.says", text=phrases.credit(claim, rules))
        if claim.when:
            yield rules.say("rules.show.people", text=phrases.people(claim, rules))
        period = phrases.period(claim.in_force_from, claim.in_force_to, rules)
    else:
        yield rules.say("rules.show.says", text=phrases.years(claim, rules))
        period = phrases.period(claim.applies_from, claim.applies_to, rules)
        period = rules.say(f"rules.by-{claim.applies_by}", period=period)
    if claim.words:
        yield rules.say("rules.show.words", text=claim.words)
    yield rules.say("rules.show.period", text=period)
    yield rules.say(
        "rules.show.checked",
        checked=phrases.day(claim.checked_on, rules),
        review=phrases.day(claim.review_by, rules),
    )
    for source in claim.sources:
        yield rules.say("rules.show.source", text=phrases.source(source, rules))


def _why(finding: Finding, findings: tuple[Finding, ...], division: str, rules: Ruleset) -> str:
    """The reason in words; for a shown claim, what it has over the others."""
    claim = finding.claim
    if finding.verdict is not Verdict.SHOWN:
        rival = finding.rival.id if finding.rival else rules.say("rules.verdict.a-local-one")
        return rules.say(f"rules.verdict.{finding.verdict}", rival=rival, reason=claim.set_aside)
    reasons = [rules.say(f"rules.won.{verdict}") for verdict in won_by(claim, findings)]
    if claim.division != division and not _has_own(findings, division):
        reasons.insert(0, rules.say("rules.won.inherited", place=phrases.place(claim.division, rules)))
    special = isinstance(claim, Credit) and claim.when
    alone = rules.say("rules.won.these" if special else "rules.won.only")
    return rules.say("rules.between").join(reasons) or alone


def _has_own(findings: tuple[Finding, ...], division: str) -> bool:
    return any(f.verdict is Verdict.SHOWN and f.claim.division == division for f in findings)
