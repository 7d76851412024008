"""`ybdesk rules diff`: two sets of data compared, in plain words."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ybdesk.cli.guide import day_of
from ybdesk.cli.parser import InputError
from ybdesk.cli.rules import tell
from ybdesk.i18n import SourceCatalogue
from ybdesk.rules import phrases
from ybdesk.rules.decoding import encode
from ybdesk.rules.difference import Difference, Shift, Value, YearsShift, compare, grouped
from ybdesk.rules.load import DataError, Ruleset, open_bundle
from ybdesk.rules.records import Source
from ybdesk.rules.worth import plain, yuan

MOST_NAMES = 6


def run(options: argparse.Namespace, rules: Ruleset) -> int:
    """Compare what the two paths hold. Raises InputError."""
    before, after = (_ruleset(Path(path), rules) for path in (options.before, options.after))
    day = day_of(options.as_of, rules)
    return tell(lines(compare(before, after, day), before, after))


def lines(found: Difference, before: Ruleset, rules: Ruleset) -> Iterator[str]:
    """A difference in plain words."""
    if found.nothing:
        yield rules.say("rules.diff.same")
        return
    for key, codes, where in (
        ("places-added", found.added, rules),
        ("places-removed", found.removed, before),
    ):
        if codes:
            yield rules.say(f"rules.diff.{key}", names=_names(codes, where))
    for kind in ("more", "less", "new", "gone", "other"):
        shifts = [shift for shift in found.shifts if shift.kind == kind]
        if shifts:
            yield rules.say(f"rules.diff.{kind}")
            yield from (_shift(shift, codes, rules) for shift, codes in grouped(shifts))
    if found.years:
        yield rules.say("rules.diff.years")
        yield from (_years(shift, rules) for shift in found.years)
    if found.reworded:
        yield rules.say("rules.diff.reworded", ids="、".join(found.reworded))
    yield from _sources("sources-added", found.sources_added, rules)
    yield from _sources("sources-removed", found.sources_removed, rules)
    yield from _sources("sources-changed", found.sources_changed, rules)


def _shift(shift: Shift, codes: Sequence[str], rules: Ruleset) -> str:
    ages = phrases.ages(shift.first, shift.last, rules)
    since = rules.say("rules.since", date=phrases.day(shift.since, rules)) if shift.since else ""
    if shift.old and shift.new and shift.old.unit == shift.new.unit == "yuan" and _single(shift):
        change = phrases.change(shift.old.low, shift.new.low, rules)
    else:
        change = rules.say("rules.diff.change", old=_value(shift.old, rules), new=_value(shift.new, rules))
    who = [rules.say(f"coverage.{shift.coverage}"), ages or rules.say("rules.diff.all-ages")]
    parts = [_names(codes, rules), *who, change, since]
    return rules.say("rules.diff.line", text=rules.say("rules.diff.between").join(p for p in parts if p))


def _single(shift: Shift) -> bool:
    return all(value is not None and value.low == value.high for value in (shift.old, shift.new))


def _value(value: Value | None, rules: Ruleset) -> str:
    if value is None:
        return rules.say("rules.diff.unknown")
    if value.unit == "yuan":
        key = "steps.month" if value.low == value.high else "rules.diff.span"
        return rules.say(key, value=yuan(value.low), low=yuan(value.low), high=yuan(value.high))
    numbers = dict.fromkeys((plain(value.low), plain(value.high)))
    return rules.say(f"rules.percent-{value.unit}", value=rules.say("rules.diff.to").join(numbers))


def _years(shift: YearsShift, rules: Ruleset) -> str:
    old, new = (
        rules.say("rules.diff.to").join(map(str, span)) + rules.say("rules.diff.year")
        if span
        else rules.say("rules.diff.unknown")
        for span in (shift.old, shift.new)
    )
    return rules.say(
        "rules.diff.years-line",
        place=phrases.place(shift.division, rules),
        sex=rules.say(f"rules.diff.{shift.sex}"),
        old=old,
        new=new,
    )


def _sources(key: str, sources: Sequence[Source], rules: Ruleset) -> Iterator[str]:
    if sources:
        yield rules.say(f"rules.diff.{key}", count=len(sources))
        yield from (rules.say("rules.diff.source", title=source.title, id=source.id) for source in sources)


def _names(codes: Sequence[str], rules: Ruleset) -> str:
    names = [rules.divisions[code].name for code in codes]
    told = "、".join(names[:MOST_NAMES])
    return (
        told if len(names) <= MOST_NAMES else rules.say("rules.diff.and-more", names=told, count=len(names))
    )


class _Compared(Ruleset):
    """Data from anywhere, told in the words of the program that runs."""

    def __init__(self, bundle: Mapping[str, Any], words: Ruleset) -> None:
        super().__init__(bundle, SourceCatalogue())
        self._words = words

    def say(self, key: str, **values: object) -> str:
        return self._words.say(key, **values)


def _ruleset(path: Path, rules: Ruleset) -> Ruleset:
    """The data that a path holds. Raises InputError."""
    if (path / "rules").is_dir():
        return _Compared(_from_files(path, rules), rules)
    try:
        return _Compared(open_bundle(str(path)), rules)
    except (DataError, KeyError):
        raise InputError(rules.say("rules.diff.no-data", path=path)) from None


def _from_files(path: Path, rules: Ruleset) -> dict[str, Any]:
    from ybdesk.rules.build import bundle
    from ybdesk.rules.files import read
    from ybdesk.rules.records import Policy

    data = read(path)
    if data.faults or not data.records(Policy):
        raise InputError(rules.say("rules.diff.faults", path=path, count=len(data.faults)))
    content = bundle(data)
    if not content["questions"]:
        content["questions"] = [encode(question) for question in rules.questions()]
    return content
