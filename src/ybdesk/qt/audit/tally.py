"""Adding up: the worst number for each clause, how many failed, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from ybdesk.qt.audit.clauses import Clause, Measured, Standards

MOST_EXAMPLES = 12


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number was found."""

    page: str
    size: str
    theme: str
    screen: str


@dataclass(frozen=True, slots=True)
class Found:
    """A number with everything that helps to find it again."""

    value: float
    what: str
    place: Place


@dataclass(slots=True)
class Line:
    """What is known about one clause so far."""

    count: int = 0
    failed: int = 0
    allowed: int = 0
    worst: Found | None = None
    examples: list[Found] = field(default_factory=list)
    """Failures on different things, the first of each."""


class Tally:
    """One line for each clause."""

    def __init__(self, standards: Standards) -> None:
        self.standards = standards
        self.lines = {clause: Line() for clause in standards.clauses}
        self.pages: set[str] = set()

    @property
    def failed(self) -> bool:
        """Whether a clause was missed, or never measured: what is not measured is not met."""
        return any(line.failed or not line.count for line in self.lines.values())

    def add(self, measured: Iterable[Measured], place: Place) -> None:
        """Take in what was found on one page."""
        self.pages.add(place.page)
        for one in measured:
            clause, line = self.standards.clauses[one.clause], self.lines[one.clause]
            found = Found(round(one.value, 3), one.what, place)
            line.count += 1
            if line.worst is None or clause.worse(one.value, line.worst.value):
                line.worst = found
            if not clause.met(one.value):
                self._miss(clause, line, found)

    def _miss(self, clause: Clause, line: Line, found: Found) -> None:
        place = found.place
        spot = (place.page, place.size, place.screen)
        if any(allowance.covers(clause, found.value, *spot) for allowance in self.standards.allowances):
            line.allowed += 1
            return
        line.failed += 1
        _keep(line.examples, found)

    def merge(self, lines: dict[str, Any], pages: Iterable[str]) -> None:
        """Take in another tally, as it was written out by `plain`."""
        self.pages.update(pages)
        for identifier, raw in lines.items():
            clause, line = self.standards.clauses[identifier], self.lines[identifier]
            line.count += raw["count"]
            line.failed += raw["failed"]
            line.allowed += raw["allowed"]
            worst = _found(raw["worst"]) if raw["worst"] else None
            if worst and (line.worst is None or clause.worse(worst.value, line.worst.value)):
                line.worst = worst
            for example in raw["examples"]:
                _keep(line.examples, _found(example))

    def plain(self) -> dict[str, Any]:
        """Plain values, for another process or a file."""
        return {identifier: asdict(line) for identifier, line in self.lines.items()}


def _keep(examples: list[Found], found: Found) -> None:
    known = {(example.place.page, example.what) for example in examples}
    if (found.place.page, found.what) not in known and len(examples) < MOST_EXAMPLES:
        examples.append(found)


def _found(raw: dict[str, Any]) -> Found:
    return Found(raw["value"], raw["what"], Place(**raw["place"]))
