"""The blocks about the contribution years: how many, what is missing, where it comes from, what to ask."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ybdesk.answers import Answers, Coverage, Sex
from ybdesk.document import Block, BlockKind
from ybdesk.rules.load import Ruleset
from ybdesk.rules.records import ContributionYears, SourceKind
from ybdesk.rules.years import (
    KnownYears,
    RangeYears,
    UnknownYears,
    later,
    missing_years,
    needed_years,
    ways,
)

WITHOUT_YEARS = frozenset({Coverage.RESIDENT, Coverage.EMPLOYEE_RETIRED})
MOST_LATER = 2
MOST_OTHERS = 2


class Years:
    """Writes the part of one guide that `insert = "years"` stands for."""

    def __init__(self, answers: Answers, rules: Ruleset, today: date) -> None:
        self._answers = answers
        self._rules = rules
        self._today = today
        self._needed = needed_years(answers.division, answers.sex, answers.coverage, today, rules)
        self._changes = later(self._needed.claims, today, rules)

    def blocks(self) -> Iterator[Block]:
        """The number first, then what is missing, then how far to trust it, then the sentence to ask."""
        if self._answers.coverage in WITHOUT_YEARS:
            return
        needed = self._needed
        yield from self._number()
        if not isinstance(needed, UnknownYears):
            if needed.actual is not None:
                yield self._block("actual", BlockKind.TEXT, needed.claims, years=needed.actual)
            if needed.local is not None:
                yield self._block("local", BlockKind.TEXT, needed.claims, years=needed.local)
            yield from self._missing(needed)
        yield from self._trust()
        yield from self._later()
        yield from self._others()
        yield self._block("ask", BlockKind.SAY)
        yield self._block("ask-missing", BlockKind.SAY)

    def _number(self) -> Iterator[Block]:
        needed = self._needed
        men = {claim.men_years for claim in needed.claims}
        women = {claim.women_years for claim in needed.claims}
        if isinstance(needed, KnownYears):
            yield self._block("need", BlockKind.AMOUNT, needed.claims, years=needed.years)
        elif isinstance(needed, UnknownYears):
            local = any(claim.division == self._answers.division for claim in needed.claims)
            yield self._block("rule-only" if local else "unknown", BlockKind.AMOUNT, needed.claims)
        elif self._answers.sex is None and len(men) == len(women) == 1:
            yield self._block("need-men", BlockKind.AMOUNT, needed.claims, years=men.pop())
            yield self._block("need-women", BlockKind.AMOUNT, needed.claims, years=women.pop())
        else:
            yield self._block("need-range", BlockKind.AMOUNT, needed.claims, low=needed.low, high=needed.high)

    def _missing(self, needed: KnownYears | RangeYears) -> Iterator[Block]:
        paid = self._answers.years_paid
        if paid is None:
            return
        missing = missing_years(needed, paid, self._rules)
        if missing.high == 0:
            yield self._block("enough", BlockKind.AMOUNT, paid=paid)
        elif missing.low == missing.high:
            yield self._block("missing", BlockKind.AMOUNT, paid=paid, missing=missing.high)
        else:
            yield self._block(
                "missing-range", BlockKind.AMOUNT, paid=paid, low=missing.low, high=missing.high
            )
        if needed.actual is not None or needed.local is not None:
            yield self._block("enough-real", BlockKind.NOTE)
        if missing.high:
            for way in ways(needed.claims, self._rules):
                yield self._block(f"way-{way}", BlockKind.TEXT)

    def _trust(self) -> Iterator[Block]:
        for claim in self._needed.claims:
            if claim.words:
                words = self._rules.translated(f"years.{claim.id}.words", claim.words)
                text = self._rules.say("estimate.rule", words=words)
                yield Block(f"years.rule.{claim.id}", BlockKind.TEXT, text, sources=claim.sources)
            yield from self._period(claim)
        if not self._needed.claims:
            return
        claims = self._needed.claims
        checked, review = min(c.checked_on for c in claims), min(c.review_by for c in claims)
        yield self._told("checked", BlockKind.NOTE, date=self._day(checked))
        if self._today > review:
            yield self._told("stale", BlockKind.WARNING)
        else:
            yield self._told("review", BlockKind.NOTE, date=self._day(review))
        kinds = {self._rules.source(source).kind for claim in claims for source in claim.sources}
        if SourceKind.OFFICIAL not in kinds:
            yield self._told("weak-support", BlockKind.NOTE)

    def _period(self, claim: ContributionYears) -> Iterator[Block]:
        by = "-insured" if claim.applies_by == "first_insured" else ""
        ends = None if self._changes else claim.applies_to
        for key, day in (("since", claim.applies_from), ("until", ends)):
            if day is not None:
                yield self._block(f"{key}{by}", BlockKind.NOTE, (claim,), date=self._day(day))

    def _later(self) -> Iterator[Block]:
        told = {self._figure(claim) for claim in self._needed.claims}
        for claim in self._changes[:MOST_LATER]:
            assert claim.applies_from is not None
            key, numbers = self._numbers(claim)
            begins = self._day(claim.applies_from)
            if numbers and self._figure(claim) not in told:
                yield self._block(f"later{key}", BlockKind.NOTE, (claim,), claim.id, date=begins, **numbers)
            years = claim.actual_local
            if years is not None and years not in {now.actual_local for now in self._needed.claims}:
                yield self._block("later-local", BlockKind.NOTE, (claim,), claim.id, date=begins, years=years)

    def _others(self) -> Iterator[Block]:
        """Claims about this very place that are kept aside, and why."""
        told = {self._figure(claim) for claim in self._needed.claims}
        for claim in self._rules.years(self._answers.division):
            key, numbers = self._numbers(claim)
            if claim.set_aside and numbers and self._figure(claim) not in told and len(told) <= MOST_OTHERS:
                told.add(self._figure(claim))
                yield self._block(f"other{key}", BlockKind.NOTE, (claim,), claim.id, **numbers)
                reason = self._rules.translated(f"years.{claim.id}.set_aside", claim.set_aside)
                yield self._block("reason", BlockKind.NOTE, (), claim.id, reason=reason)

    def _numbers(self, claim: ContributionYears) -> tuple[str, dict[str, int]]:
        """The end of the wording's key for a claim, and the numbers that fill it."""
        men, women = claim.men_years, claim.women_years
        sex = self._answers.sex
        if men is None or women is None:
            return "", {}
        if men == women or sex is not None:
            return "", {"years": women if sex is Sex.FEMALE else men}
        return "-each", {"men": men, "women": women}

    def _figure(self, claim: ContributionYears) -> tuple[object, ...]:
        return tuple(self._numbers(claim)[1].values())

    def _day(self, day: date) -> str:
        return self._rules.say("format.date", year=day.year, month=day.month, day=day.day)

    def _told(self, key: str, kind: BlockKind, **values: object) -> Block:
        """A text that the estimate uses as well."""
        return Block(f"years.{key}", kind, self._rules.say(f"estimate.{key}", **values))

    def _block(
        self,
        key: str,
        kind: BlockKind,
        claims: tuple[ContributionYears, ...] = (),
        name: str = "",
        **values: object,
    ) -> Block:
        sources = tuple(dict.fromkeys(source for claim in claims for source in claim.sources))
        identifier = f"years.{key}.{name}" if name else f"years.{key}"
        return Block(identifier, kind, self._rules.say(f"years.{key}", **values), sources=sources)
