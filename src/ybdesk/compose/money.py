"""The blocks about the monthly credit: the amount, its arithmetic, where it comes from, what to ask."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import assert_never

from ybdesk.answers import OLDEST_AGE, Answers, Coverage
from ybdesk.document import (
    Block,
    BlockKind,
    Estimate,
    Known,
    NoAccount,
    OwnContribution,
    Place,
    Provenance,
    Range,
    Unknown,
)
from ybdesk.estimate import amounts
from ybdesk.rules.load import Ruleset
from ybdesk.rules.lookup import POOL, PROVINCE_POOL, Choice, supported
from ybdesk.rules.records import Credit, SourceKind
from ybdesk.rules.worth import fen, plain, yuan

MOST_OTHERS = 3


def kind_of(estimate: Estimate) -> str:
    """The kind's name in JSON and in the conditions of the wording."""
    match estimate:
        case Known():
            return "known"
        case Range():
            return "range"
        case OwnContribution():
            return "own_contribution"
        case NoAccount():
            return "no_account"
        case Unknown():
            return "unknown"
        case _:
            assert_never(estimate)


class Money:
    """Writes the estimate section of one guide."""

    def __init__(
        self, answers: Answers, place: Place, estimate: Estimate, choice: Choice | None, rules: Ruleset
    ) -> None:
        self._answers = answers
        self._place = place
        self._estimate = estimate
        self._choice = choice
        self._rules = rules

    def blocks(self) -> Iterator[Block]:
        """The amount first, then why, then how far to trust it, then the sentence to ask."""
        yield self._amount()
        yield from self._arithmetic()
        yield from self._explanation()
        yield from self._words()
        if self._estimate.provenance is not None:
            yield from self._trust(self._estimate.provenance)
        if isinstance(self._estimate, Unknown):
            yield from self._nearby(self._estimate)
        yield from self._special_cases()
        yield from self._other_claims()
        yield from self._ask()

    def _amount(self) -> Block:
        match self._estimate:
            case Known(monthly=monthly, net=net):
                text = self._say("known-net" if net else "known", amount=yuan(monthly))
            case Range(low=low, high=high):
                text = self._say("range", low=yuan(low), high=yuan(high))
            case OwnContribution(percent=percent, monthly=None):
                text = self._say("own-percent", percent=plain(percent))
            case OwnContribution(monthly=monthly) if monthly is not None:
                text = self._say("own-known", amount=yuan(monthly))
            case NoAccount():
                text = self._say("no-credit")
            case _:
                text = self._say("unknown")
        return self._block("amount", BlockKind.AMOUNT, text)

    def _arithmetic(self) -> Iterator[Block]:
        match self._estimate:
            case NoAccount() if self._answers.coverage is not Coverage.RESIDENT:
                yield self._block("formula", BlockKind.TEXT, self._say("no-account"))
            case NoAccount() | Unknown():
                yield self._block("formula", BlockKind.TEXT, self._estimate.formula)
            case _:
                yield self._block("formula", BlockKind.FORMULA, self._estimate.formula)

    def _explanation(self) -> Iterator[Block]:
        shown = self._choice.shown if self._choice else ()
        match self._estimate:
            case Known(gross=gross, monthly=monthly) if gross is not None:
                claim = next(c for c in shown if c.withheld is not None)
                purpose = self._rules.translated(f"credit.{claim.id}.withheld", claim.withheld_for)
                yield self._note(
                    "gross",
                    gross=yuan(gross),
                    withheld=yuan(fen(gross - monthly)),
                    purpose=purpose or self._say("purpose-unknown"),
                )
            case Range():
                yield self._note("why-range")
            case OwnContribution(monthly=None):
                yield self._note("base-is")
                yield self._note("base-ask")
            case NoAccount() if self._answers.coverage is Coverage.RESIDENT:
                yield self._note("resident-family")
                yield self._note("resident-check")
            case _:
                pass
        if any(claim.per == "year" for claim in shown):
            yield self._note("yearly")
        if self._answers.coverage is Coverage.FLEXIBLE:
            yield self._note("flexible-retired")

    def _words(self) -> Iterator[Block]:
        claims = (self._choice.shown or self._choice.expired) if self._choice else ()
        for claim in claims:
            if claim.words:
                words = self._claim_words(claim)
                yield self._block(f"rule.{claim.id}", BlockKind.TEXT, self._say("rule", words=words), claim)

    def _trust(self, basis: Provenance) -> Iterator[Block]:
        if basis.in_force_from is not None:
            yield self._note("since", date=self._date(basis.in_force_from))
        elif isinstance(self._estimate, Known | Range):
            yield self._note("since-unknown")
        yield self._note("checked", date=self._date(basis.checked_on))
        if basis.stale:
            yield self._block("stale", BlockKind.WARNING, self._say("stale"))
        else:
            yield self._note("review", date=self._date(basis.review_by))
        official = any(self._rules.source(s).kind is SourceKind.OFFICIAL for s in basis.sources)
        if isinstance(self._estimate, Known | Range) and not official:
            yield self._note("weak-support")

    def _nearby(self, unknown: Unknown) -> Iterator[Block]:
        if unknown.near_low is None or unknown.near_high is None:
            return
        if unknown.near_low == unknown.near_high:
            yield self._note("near-one", low=yuan(unknown.near_low))
        else:
            yield self._note("near", low=yuan(unknown.near_low), high=yuan(unknown.near_high))
        yield self._note("near-caution")

    def _special_cases(self) -> Iterator[Block]:
        """What holds for the few whose answer was taken for granted."""
        if self._choice is None or self._answers.facts.get(POOL):
            return
        for claim in self._choice.special:
            outcome = self._outcome(claim)
            if outcome and claim.when.get(POOL) == PROVINCE_POOL:
                condition = self._say("special-pool")
                text = self._say("special", condition=condition, outcome=outcome)
                yield self._block(f"special.{claim.id}", BlockKind.NOTE, text, claim)

    def _other_claims(self) -> Iterator[Block]:
        """Claims that say something else about this very place, and why they are not followed.

        Where there is no figure to show, theirs are not shown either.
        """
        if self._choice is None or isinstance(self._estimate, Unknown):
            return
        told = {self._outcome(claim) for claim in self._choice.shown}
        for claim in self._choice.others:
            outcome = self._outcome(claim)
            if outcome and outcome not in told and len(told) <= MOST_OTHERS:
                told.add(outcome)
                text = self._say("other-claim", words=outcome, reason=self._reason(claim))
                yield self._block(f"other.{claim.id}", BlockKind.NOTE, text, claim)

    def _reason(self, claim: Credit) -> str:
        if claim.set_aside:
            return self._rules.translated(f"credit.{claim.id}.set_aside", claim.set_aside)
        return self._say("reason-older" if supported(claim, self._rules) else "reason-weak")

    def _outcome(self, claim: Credit) -> str:
        """What a claim would give this person, in words; empty where it gives no figure."""
        found = amounts(claim, self._answers.age, self._rules)
        if not found:
            return ""
        low, high = min(a.monthly for a in found), max(a.monthly for a in found)
        if low == high:
            return self._say("other-amount", amount=yuan(low))
        return self._say("range", low=yuan(low), high=yuan(high))

    def _ask(self) -> Iterator[Block]:
        coverage = self._answers.coverage
        if coverage is None:
            yield self._block("ask-coverage", BlockKind.SAY, self._say("ask-unknown-coverage"))
        elif coverage is not Coverage.RESIDENT:
            yield self._block("ask", BlockKind.SAY, self._say("ask"))
        if coverage is not None and not isinstance(self._estimate, NoAccount):
            text = self._say(
                "ask-place", place=self._place.short, coverage=self._rules.say(f"coverage.{coverage}")
            )
            yield self._block("ask-place", BlockKind.SAY, text)
        if isinstance(self._estimate, Known | Range | OwnContribution):
            yield self._note("not-official")

    def _claim_words(self, claim: Credit) -> str:
        return self._rules.translated(f"credit.{claim.id}.words", claim.words)

    def _say(self, key: str, **values: object) -> str:
        return self._rules.say(f"estimate.{key}", **values)

    def _date(self, day: date) -> str:
        return self._rules.say("format.date", year=day.year, month=day.month, day=day.day)

    def _note(self, key: str, **values: object) -> Block:
        return self._block(key, BlockKind.NOTE, self._say(key, **values))

    def _block(self, key: str, kind: BlockKind, text: str, claim: Credit | None = None) -> Block:
        return Block(id=f"money.{key}", kind=kind, text=text, sources=claim.sources if claim else ())


def age_steps(choice: Choice | None, rules: Ruleset) -> str:
    """The age brackets of the shown claim in one line; empty where there is only one."""
    for claim in choice.shown if choice else ():
        if len(claim.brackets) > 1:
            steps = []
            for bracket in claim.brackets:
                key = "steps.from" if bracket.to_age == OLDEST_AGE else "steps.to"
                age = bracket.from_age if bracket.to_age == OLDEST_AGE else bracket.to_age
                unit = "steps.percent" if claim.form == "percent" else f"steps.{claim.per}"
                value = rules.say(unit, value=plain(bracket.value))
                steps.append(rules.say(key, age=age, value=value))
            return rules.say("steps.join").join(steps)
    return ""
