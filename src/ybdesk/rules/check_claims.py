"""What must hold of the claims about credits, each alone and all of one place together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations, groupby, pairwise
from typing import Any

from ybdesk.answers import OLDEST_AGE
from ybdesk.rules.files import Dataset, Entry, Fault
from ybdesk.rules.records import Bracket, Credit
from ybdesk.rules.wording import Question

TOLERANCE = Decimal("0.1")
MONTHS = 12
LONGEST_SENTENCE = 30
WITH_VALUES = ("amount", "percent")
Claims = list[tuple[Entry, Credit]]


def claims(data: Dataset) -> Iterator[Fault]:
    """Every fault of every claim."""
    for entry, claim in data.of(Credit):
        yield from _alone(entry, claim)
        yield from _facts(entry, claim, data.records(Question))
    by_people = sorted(data.of(Credit), key=lambda pair: _people(pair[1]))
    for _, group in groupby(by_people, key=lambda pair: _people(pair[1])):
        shown = [(entry, claim) for entry, claim in group if not claim.set_aside]
        yield from _together(shown)


def overdue(data: Dataset, today: date) -> Iterator[Fault]:
    """Claims that are shown as they stand although their review day has passed."""
    for entry, claim in data.of(Credit):
        ended = claim.in_force_to is not None and claim.in_force_to < today
        if claim.review_by < today and not claim.set_aside and not ended:
            yield entry.fault("review_by", "overdue", day=claim.review_by)


def age_gaps(brackets: Iterable[Bracket]) -> Iterator[tuple[str, int, int]]:
    """What is wrong with the ages: `age-gap` or `age-overlap` with the first and last age concerned."""
    ordered = sorted(brackets, key=lambda bracket: bracket.from_age)
    edges = [(-1, -1), *((b.from_age, b.to_age) for b in ordered), (OLDEST_AGE + 1, OLDEST_AGE + 1)]
    reached = -1
    for (_, last), (first, end) in pairwise(edges):
        reached = max(reached, last)
        if first > reached + 1:
            yield "age-gap", reached + 1, first - 1
        elif first <= reached:
            yield "age-overlap", first, min(reached, max(first, end), OLDEST_AGE)


def _alone(entry: Entry, claim: Credit) -> Iterator[Fault]:
    if not claim.sources:
        yield entry.fault("sources", "no-source")
    if claim.in_force_from and claim.in_force_to and claim.in_force_to < claim.in_force_from:
        yield entry.fault("in_force_to", "ends-before-start", start=claim.in_force_from)
    if claim.review_by < claim.checked_on:
        yield entry.fault("review_by", "review-before-check", day=claim.checked_on)
    if claim.form in WITH_VALUES:
        yield from _values(entry, claim)
    elif claim.brackets:
        yield entry.fault("brackets", "brackets-unwanted", form=claim.form)
    if claim.form == "words" and not claim.words:
        yield entry.fault("words", "words-missing")
    for name in ("words", "set_aside"):
        for sentence in sentences(getattr(claim, name)):
            if len(sentence) > LONGEST_SENTENCE:
                yield entry.fault(name, "long-sentence", count=len(sentence), sentence=sentence)


def _values(entry: Entry, claim: Credit) -> Iterator[Fault]:
    if not claim.brackets:
        yield entry.fault("brackets", "brackets-missing", form=claim.form)
        return
    for number, bracket in enumerate(claim.brackets, 1):
        where = f"brackets[{number}]"
        if bracket.from_age > bracket.to_age:
            yield entry.fault(where, "ages-reversed", first=bracket.from_age, last=bracket.to_age)
            return
        if bracket.from_age < 0 or bracket.to_age > OLDEST_AGE:
            yield entry.fault(where, "ages-outside", oldest=OLDEST_AGE)
            return
        if bracket.value < 0:
            yield entry.fault(f"{where}.value", "negative", value=bracket.value)
    for key, first, last in age_gaps(claim.brackets):
        yield entry.fault("brackets", key, first=first, last=last)
    if claim.form == "percent" and not claim.of:
        yield entry.fault("of", "percent-of-what")
    if claim.withheld is not None:
        if claim.net:
            yield entry.fault("withheld", "net-and-withheld")
        least = min(monthly(claim, bracket.value) for bracket in claim.brackets)
        if claim.form == "amount" and claim.withheld >= least:
            yield entry.fault("withheld", "withheld-too-much", withheld=claim.withheld, gross=_plain(least))


def _facts(entry: Entry, claim: Credit, questions: Iterable[Question]) -> Iterator[Fault]:
    known = {question.id: {option.value for option in question.options} for question in questions}
    if not known:
        return
    for fact, value in claim.when.items():
        if fact not in known:
            yield entry.fault(f"when.{fact}", "unknown-fact", fact=fact)
        elif value not in known[fact]:
            yield entry.fault(
                f"when.{fact}", "not-a-choice", value=value, choices="、".join(sorted(known[fact]))
            )


def _together(shown: Claims) -> Iterator[Fault]:
    """Faults between the claims about the same people of one place."""
    for (_, one), (entry, other) in combinations(shown, 2):
        if not _overlap(one, other):
            continue
        if one.form == other.form and one.net == other.net:
            yield entry.fault("in_force_from", "overlapping", other=one.id)
        gross, net = (one, other) if other.net else (other, one)
        if one.form == other.form == "amount" and net.net and not gross.net:
            yield from _net_above_gross(entry, gross, net)
        percent, amount = (one, other) if other.form == "amount" else (other, one)
        if percent.form == "percent" and amount.form == "amount" and percent.base is not None:
            yield from _contradiction(entry, percent, amount)


def _net_above_gross(entry: Entry, gross: Credit, net: Credit) -> Iterator[Fault]:
    for age in _edges(gross, net):
        high, low = _monthly_at(gross, age), _monthly_at(net, age)
        if high is not None and low is not None and low > high:
            yield entry.fault("brackets", "net-above-gross", age=age, net=_plain(low), gross=_plain(high))
            return


def _contradiction(entry: Entry, percent: Credit, amount: Credit) -> Iterator[Fault]:
    for age in _edges(percent, amount):
        share, stated = _value_at(percent, age), _monthly_at(amount, age)
        if share is None or stated is None or percent.base is None:
            continue
        computed = percent.base * share / 100
        if abs(computed - stated) > TOLERANCE * stated:
            other = amount.id if entry.record is percent else percent.id
            detail = {"percent": _plain(share), "base": _plain(percent.base), "computed": _plain(computed)}
            yield entry.fault("brackets", "contradiction", other=other, amount=_plain(stated), **detail)
            return


def monthly(claim: Credit, value: Decimal) -> Decimal:
    """An amount by the month."""
    return value / MONTHS if claim.per == "year" else value


def sentences(text: str) -> list[str]:
    """The sentences of a text, without the marks that end them."""
    for mark in "！？；!?;\n":
        text = text.replace(mark, "。")
    return [sentence for sentence in text.split("。") if sentence]


def _people(claim: Credit) -> tuple[Any, ...]:
    return claim.division, claim.coverage, tuple(sorted(claim.when.items()))


def _overlap(one: Credit, other: Credit) -> bool:
    starts = max(one.in_force_from or date.min, other.in_force_from or date.min)
    ends = min(one.in_force_to or date.max, other.in_force_to or date.max)
    return starts <= ends


def _edges(one: Credit, other: Credit) -> list[int]:
    return sorted({bracket.from_age for claim in (one, other) for bracket in claim.brackets})


def _value_at(claim: Credit, age: int) -> Decimal | None:
    return next((b.value for b in claim.brackets if b.from_age <= age <= b.to_age), None)


def _monthly_at(claim: Credit, age: int) -> Decimal | None:
    value = _value_at(claim, age)
    return None if value is None else monthly(claim, value)


def _plain(value: Decimal) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
