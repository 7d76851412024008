"""The clauses: what is measured, the number required, and the norm it comes from."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, NamedTuple

from ybdesk.rules.load import DATA

FILE = Path(DATA, "audit", "clauses.toml")
TOLERANCE = 1e-6


class Measured(NamedTuple):
    """One number found on one page; for clauses without a unit, how many things were wrong."""

    clause: str
    value: float
    what: str = ""
    """The text or the control it was found on."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One requirement."""

    id: str
    words: str
    required: float
    better: str
    """`more`: at least as required; `less`: at most."""
    unit: str
    norm: str

    def met(self, value: float) -> bool:
        """Whether a number is good enough."""
        return self.worse(self.required, value) or abs(value - self.required) <= TOLERANCE

    def worse(self, one: float, other: float) -> bool:
        """Whether `one` is worse than `other`."""
        return one < other if self.better == "more" else one > other


@dataclass(frozen=True, slots=True)
class Allowance:
    """Where two clauses cannot both be met: which one yields, how far at most, and why."""

    clause: str
    required: float
    reason: str
    page: str = "*"
    size: str = "*"
    screen: str = "*"

    def covers(self, clause: Clause, value: float, page: str, size: str, screen: str) -> bool:
        """Whether a number that is not good enough is accounted for."""
        pairs = ((page, self.page), (size, self.size), (screen, self.screen))
        here = self.clause == clause.id and all(fnmatchcase(own, pattern) for own, pattern in pairs)
        return here and not clause.worse(value, self.required)


@dataclass(frozen=True, slots=True)
class Standards:
    """Everything in the file."""

    clauses: dict[str, Clause]
    allowances: tuple[Allowance, ...]
    forbidden: tuple[str, ...]
    unsure: tuple[str, ...]
    """Words one of which must stand on the button that says that one does not know."""


def standards(path: Path = FILE) -> Standards:
    """Read the clauses. Raises OSError, or ValueError for a damaged file."""
    return parse(tomllib.loads(path.read_text("utf-8")))


def parse(raw: dict[str, Any]) -> Standards:
    """The standards in a parsed file. Raises ValueError where it does not say what it must."""
    try:
        clauses = [Clause(**{**row, "required": float(row["required"])}) for row in raw["clause"]]
        allowances = [
            Allowance(**{**row, "required": float(row["required"])}) for row in raw.get("allowance", ())
        ]
        made = Standards(
            {clause.id: clause for clause in clauses},
            tuple(allowances),
            tuple(raw["forbidden"]["words"]),
            tuple(raw["unsure"]["words"]),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"{FILE.name}: {error}") from error
    strangers = {a.clause for a in allowances} - set(made.clauses)
    if strangers or {c.better for c in clauses} - {"more", "less"} or len(made.clauses) != len(clauses):
        raise ValueError(f"{FILE.name}: {', '.join(strangers) or 'better, id'}")
    return made
