"""The weekly sheet for the hall: what was asked, printed and broken; about everybody, about nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ybdesk.kiosk.counters import Key, Kind, named
from ybdesk.kiosk.hall import Hall
from ybdesk.rules.load import Ruleset

MOST_LINES = 10


def sheet(week: str, counts: Mapping[Key, int], hall: Hall, rules: Ruleset) -> Iterator[str]:
    """The sheet, line by line."""
    name = hall.name or rules.say("window.name")
    yield rules.say("kiosk.week.title", name=name, week=week)
    total = dict(named(counts, Kind.SESSION)).get("", 0)
    yield rules.say("kiosk.week.sessions", count=total)
    for kind in (Kind.TOPIC, Kind.PLACE, Kind.PRINT, Kind.ENDING, Kind.STAFF, Kind.FAULT):
        found = named(counts, kind)[:MOST_LINES]
        if found:
            yield ""
            yield rules.say(f"kiosk.week.{kind}")
        for label, count in found:
            yield rules.say("kiosk.week.line", label=_words(kind, label, rules), count=count)


def _words(kind: Kind, label: str, rules: Ruleset) -> str:
    """What people call what was counted."""
    if kind is Kind.TOPIC:
        for topic in rules.topics:
            if topic == label:
                return rules.offer(topic).name
    if kind is Kind.PLACE and label in rules.divisions:
        return rules.translated(f"division.{label}.name", rules.divisions[label].name)
    key = f"kiosk.counted.{kind}.{label}"
    try:
        return rules.say(key)
    except KeyError:
        return label
