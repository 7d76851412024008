"""What two sets of data say differently, as people feel it: who gets more or less, how much, since when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from ybdesk.answers import OLDEST_AGE, Coverage, Sex
from ybdesk.rules.load import Ruleset
from ybdesk.rules.lookup import Claim, choose
from ybdesk.rules.records import Credit, Source
from ybdesk.rules.worth import worth
from ybdesk.rules.years import KnownYears, RangeYears, needed_years

MORE, LESS, NEW, GONE, OTHER = "more", "less", "new", "gone", "other"


class Value(NamedTuple):
    """What a rule comes to at one age: yuan a month, or a percentage that cannot be multiplied."""

    unit: str
    """`yuan`, or what a percentage is taken of."""
    low: Decimal
    high: Decimal


class Shift(NamedTuple):
    """The same change for a group of ages."""

    division: str
    coverage: Coverage
    first: int
    last: int
    old: Value | None
    new: Value | None
    since: date | None
    """From when the new rule is in force; none where that is not known, or there is no new one."""

    @property
    def kind(self) -> str:
        """More, less, a value where there was none, none where there was one, or neither of these."""
        if self.old is None:
            return NEW
        if self.new is None:
            return GONE
        if self.old.unit != self.new.unit:
            return OTHER
        up = self.new.low >= self.old.low and self.new.high >= self.old.high
        down = self.new.low <= self.old.low and self.new.high <= self.old.high
        return MORE if up else LESS if down else OTHER


class YearsShift(NamedTuple):
    """Another number of contribution years for those who retire on the day."""

    division: str
    sex: Sex
    old: tuple[int, ...]
    """The number, or both ends of a range; empty for a number that is not known."""
    new: tuple[int, ...]


class Difference(NamedTuple):
    """Everything that differs."""

    added: tuple[str, ...]
    """Codes of new places."""
    removed: tuple[str, ...]
    shifts: tuple[Shift, ...]
    years: tuple[YearsShift, ...]
    reworded: tuple[str, ...]
    """Ids of claims that differ although nothing that anybody gets does."""
    sources_added: tuple[Source, ...]
    sources_removed: tuple[Source, ...]
    sources_changed: tuple[Source, ...]

    @property
    def nothing(self) -> bool:
        return not any(self)


def compare(before: Ruleset, after: Ruleset, day: date) -> Difference:
    """What differs between two sets of data on a day."""
    old_places, new_places = ({place.code for place in rules.divisions} for rules in (before, after))
    both = sorted(old_places & new_places)
    moved = [shift for place in both for shift in _shifts(place, before, after, day)]
    felt = {division for shift in moved for division in after.divisions.chain(shift.division)}
    old_ids, new_ids = set(before.source_ids), set(after.source_ids)
    return Difference(
        added=tuple(sorted(new_places - old_places)),
        removed=tuple(sorted(old_places - new_places)),
        shifts=tuple(moved),
        years=tuple(shift for place in both for shift in _years(place, before, after, day)),
        reworded=tuple(_reworded(before, after, felt)),
        sources_added=tuple(after.source(name) for name in sorted(new_ids - old_ids)),
        sources_removed=tuple(before.source(name) for name in sorted(old_ids - new_ids)),
        sources_changed=tuple(
            after.source(name)
            for name in sorted(old_ids & new_ids)
            if before.source(name) != after.source(name)
        ),
    )


def grouped(shifts: Iterable[Shift]) -> Iterator[tuple[Shift, tuple[str, ...]]]:
    """Equal changes of several places of one province together: one of them, and the codes of all."""
    groups: dict[tuple[object, ...], list[Shift]] = {}
    for shift in shifts:
        same = (shift.division[:2], shift.coverage, *shift[2:])
        groups.setdefault(same, []).append(shift)
    for found in groups.values():
        yield found[0], tuple(shift.division for shift in found)


def value_at(
    division: str, coverage: Coverage, age: int, day: date, rules: Ruleset
) -> tuple[Value | None, date | None]:
    """What somebody is shown who was asked nothing more, and since when that holds."""
    shown = choose(division, coverage, day, {}, rules).shown
    found = [value for claim in shown for value in _values(claim, age)]
    units = {value.unit for value in found}
    if not found or len(units) > 1 or any(not _values(claim, age) for claim in shown):
        return None, None
    begun = [claim.in_force_from for claim in shown if claim.in_force_from is not None]
    value = Value(units.pop(), min(v.low for v in found), max(v.high for v in found))
    return value, max(begun) if len(begun) == len(shown) else None


def _values(claim: Credit, age: int) -> list[Value]:
    found = []
    for bracket in claim.brackets:
        if bracket.from_age <= age <= bracket.to_age:
            amount = worth(claim, bracket)
            if amount is not None:
                found.append(Value("yuan", amount.monthly, amount.monthly))
            elif claim.form == "percent":
                found.append(Value(claim.of, bracket.value, bracket.value))
    return found


def _shifts(place: str, before: Ruleset, after: Ruleset, day: date) -> Iterator[Shift]:
    for coverage in Coverage:
        pending: Shift | None = None
        for first, following in pairwise(_edges(place, coverage, before, after, day)):
            old, _ = value_at(place, coverage, first, day, before)
            new, since = value_at(place, coverage, first, day, after)
            shift = Shift(place, coverage, first, following - 1, old, new, since)
            if pending is not None and pending[4:] == shift[4:]:
                pending = pending._replace(last=shift.last)
                continue
            if pending is not None and pending.old != pending.new:
                yield pending
            pending = shift
        if pending is not None and pending.old != pending.new:
            yield pending


def _edges(place: str, coverage: Coverage, before: Ruleset, after: Ruleset, day: date) -> list[int]:
    """The ages at which anything may change, and the one behind the last."""
    starts = {
        bracket.from_age
        for rules in (before, after)
        for claim in choose(place, coverage, day, {}, rules).shown
        for bracket in claim.brackets
    }
    return sorted({0, *starts, OLDEST_AGE + 1})


def _years(place: str, before: Ruleset, after: Ruleset, day: date) -> Iterator[YearsShift]:
    for sex in Sex:
        old, new = (_span(place, sex, day, rules) for rules in (before, after))
        if old != new:
            yield YearsShift(place, sex, old, new)


def _span(place: str, sex: Sex, day: date, rules: Ruleset) -> tuple[int, ...]:
    match needed_years(place, sex, None, day, rules):
        case KnownYears(years=years):
            return (years,)
        case RangeYears(low=low, high=high):
            return low, high
    return ()


def _reworded(before: Ruleset, after: Ruleset, felt: set[str]) -> Iterator[str]:
    """Claims of places where nobody gets anything else, and which yet read differently."""
    places = sorted({code for rules in (before, after) for code in _codes(rules)} - felt)
    for place in places:
        old, new = _claims(place, before), _claims(place, after)
        yield from sorted(key for key in old.keys() | new.keys() if old.get(key) != new.get(key))


def _claims(place: str, rules: Ruleset) -> dict[str, Claim]:
    claims: list[Claim] = [*rules.credits(place), *rules.years(place)]
    return {claim.id: claim for claim in claims}


def _codes(rules: Ruleset) -> set[str]:
    return {code for place in rules.divisions for code in rules.divisions.chain(place.code)}
