"""The monthly credit (划入) of one person, worked out from the claims that hold.

Money is in yuan, `Decimal`, rounded half up to the fen. A percentage without a known base is never
multiplied by a guess, and nothing is ever a bare 0.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ybdesk.answers import Coverage
from ybdesk.document import Estimate, Known, NoAccount, OwnContribution, Provenance, Range, Unknown
from ybdesk.memory import remembered
from ybdesk.rules.load import Ruleset
from ybdesk.rules.lookup import Choice, choose
from ybdesk.rules.records import Bracket, Credit
from ybdesk.rules.worth import fen, plain, worth, yuan


class Amount(NamedTuple):
    """What one claim comes to at one age."""

    gross: Decimal
    monthly: Decimal
    """What arrives, after anything withheld."""
    formula: str


def amount(claim: Credit, bracket: Bracket, rules: Ruleset) -> Amount | None:
    """Yuan a month by one bracket of a claim, or None where the claim gives no figure."""
    found = worth(claim, bracket)
    if found is None:
        return None
    if claim.form == "amount":
        key = "estimate.by-year" if claim.per == "year" else "estimate.fixed"
        formula = rules.say(key, value=yuan(bracket.value), monthly=yuan(found.gross))
    else:
        assert claim.base is not None
        formula = rules.say(
            "estimate.percent", base=yuan(claim.base), percent=plain(bracket.value), monthly=yuan(found.gross)
        )
    if found.monthly == found.gross:
        return Amount(found.gross, found.monthly, formula)
    taken = rules.say(
        "estimate.withheld",
        gross=yuan(found.gross),
        withheld=yuan(found.gross - found.monthly),
        monthly=yuan(found.monthly),
    )
    return Amount(found.gross, found.monthly, f"{formula} {taken}")


def covers(bracket: Bracket, age: int) -> bool:
    """Whether an age falls into a bracket; both ends belong to it."""
    return bracket.from_age <= age <= bracket.to_age


def amounts(claim: Credit, age: int | None, rules: Ruleset) -> list[Amount]:
    """What a claim comes to at an age; at every age it knows where the age is not known."""
    brackets = [bracket for bracket in claim.brackets if age is None or covers(bracket, age)]
    return [found for bracket in brackets if (found := amount(claim, bracket, rules)) is not None]


def provenance(claims: tuple[Credit, ...], day: date) -> Provenance:
    """Where claims come from: the oldest check, the nearest review, every source once."""
    begun = [claim.in_force_from for claim in claims if claim.in_force_from is not None]
    review = min(claim.review_by for claim in claims)
    return Provenance(
        in_force_from=max(begun) if len(begun) == len(claims) else None,
        checked_on=min(claim.checked_on for claim in claims),
        review_by=review,
        stale=day > review,
        sources=tuple(dict.fromkeys(source for claim in claims for source in claim.sources)),
    )


def estimate(
    division: str,
    coverage: Coverage | None,
    age: int | None,
    base: Decimal | None,
    choice: Choice | None,
    day: date,
    rules: Ruleset,
) -> Estimate:
    """The credit of one person on a day.

    `choice` holds the claims chosen for the place, the coverage and the facts known. Sources: those of
    the claims; the arithmetic is the claims' own.
    """
    if choice is None or coverage is None or not choice.shown:
        late = choice.expired if choice else ()
        key = "estimate.expired" if late else "estimate.no-rule"
        low, high = nearby(division, coverage, age, day, rules)
        return Unknown(rules.say(key), low, high, provenance(late, day) if late else None)
    shown, basis = choice.shown, provenance(choice.shown, day)
    if all(claim.form == "none" for claim in shown):
        return NoAccount(rules.say("estimate.none"), basis)
    if coverage is not Coverage.EMPLOYEE_RETIRED:
        own = [claim for claim in shown if claim.form == "percent" and claim.of == "contribution_base"]
        if own and len(own) == len(shown):
            return _own_contribution(own[0], age, base, basis, rules)
    found = [known for claim in shown for known in amounts(claim, age, rules)]
    if not found or any(not amounts(claim, age, rules) for claim in shown):
        low, high = nearby(division, coverage, age, day, rules)
        return Unknown(rules.say("estimate.rule-only"), low, high, basis)
    monthly = [known.monthly for known in found]
    net = any(claim.net or claim.withheld is not None for claim in shown)
    formulas = "; ".join(dict.fromkeys(known.formula for known in found))
    if min(monthly) == max(monthly):
        gross = found[0].gross if found[0].gross != found[0].monthly else None
        return Known(monthly[0], net, gross, formulas, basis)
    return Range(min(monthly), max(monthly), net, formulas, basis)


def _own_contribution(
    claim: Credit, age: int | None, base: Decimal | None, basis: Provenance, rules: Ruleset
) -> OwnContribution:
    percent = next(b.value for b in claim.brackets if age is None or covers(b, age))
    if base is None:
        return OwnContribution(percent, None, rules.say("estimate.own", percent=plain(percent)), basis)
    monthly = fen(base * percent / 100)
    formula = rules.say("estimate.percent", base=yuan(base), percent=plain(percent), monthly=yuan(monthly))
    return OwnContribution(percent, monthly, formula, basis)


def nearby(
    division: str, coverage: Coverage | None, age: int | None, day: date, rules: Ruleset
) -> tuple[Decimal, Decimal] | tuple[None, None]:
    """The lowest and highest amount known anywhere in the same province, in yuan a month."""
    province = rules.divisions.chain(division)[-2:][0]
    if coverage is None or province not in rules.divisions:
        return None, None
    return _nearby(province, coverage, age, day, rules)


@remembered(512)
def _nearby(
    province: str, coverage: Coverage, age: int | None, day: date, rules: Ruleset
) -> tuple[Decimal, Decimal] | tuple[None, None]:
    known = [
        found.monthly
        for place in (province, *(d.code for d in rules.divisions.within(province)))
        for claim in choose(place, coverage, day, {}, rules).shown
        for found in amounts(claim, age, rules)
    ]
    return (min(known), max(known)) if known else (None, None)
