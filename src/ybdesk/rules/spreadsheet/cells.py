"""One value to a cell and back. What cannot be read raises CellError with the way out."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from ybdesk.answers import NATIONWIDE, OLDEST_AGE
from ybdesk.rules.load import Ruleset
from ybdesk.rules.records import Bracket
from ybdesk.rules.spreadsheet.columns import Column, Kind
from ybdesk.rules.worth import plain

EXACT_DIGITS = 15
"""A spreadsheet keeps no more digits of a number; a longer one is written as text."""
BETWEEN = "; "
SEPARATORS = re.compile(r"[;；、\n]")
BRACKET = re.compile(
    r"(?:(\d{1,3})岁?[-–—~至到](\d{1,3})岁?|(\d{1,3})(?:岁起|岁以上|\+))[:：](\d+(?:\.\d+)?)[元%]?"
)
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
YES, NO = "yes", "no"

Cell = str | int | float | date | None


class CellError(ValueError):
    """A cell that cannot be read: the key of its message and what fills it in."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class Words:
    """The names that sheets and columns have, and the labels that stand for values."""

    def __init__(self, rules: Ruleset) -> None:
        self._rules = rules
        self._codes = {NATIONWIDE: rules.say("place.nationwide")}
        self._codes |= {place.code: place.name for place in rules.divisions}

    def say(self, key: str, **values: object) -> str:
        return self._rules.say(f"rules.sheet.{key}", **values)

    def sheet(self, table: str) -> str:
        return self.say(f"name.{table}")

    def header(self, field: str) -> str:
        return self.say(f"column.{field}")

    def label(self, field: str, value: str) -> str:
        return self.say(f"choice.{field}.{value}")

    def flag(self, value: bool) -> str:
        return self.say(f"flag.{YES if value else NO}")

    def divisions(self) -> list[str]:
        """Every place as it stands in a drop-down."""
        return [self.division(code) for code in self._codes]

    def division(self, code: str) -> str:
        return f"{code} {self._codes.get(code, '')}".rstrip()


def to_cell(column: Column, value: Any, words: Words) -> Cell:
    """A field's value as a cell holds it; None for one that is left empty."""
    if value is None or value == "" or (value == () and not column.required):
        return None
    match column.kind:
        case Kind.DATE | Kind.INTEGER:
            found: Cell = value
            return found
        case Kind.NUMBER:
            return _number_cell(value)
        case Kind.FLAG:
            return words.flag(value) if value or column.required else None
        case Kind.CHOICE:
            return words.label(column.field, value)
        case Kind.CHOICES:
            return BETWEEN.join(words.label(column.field, item) for item in value)
        case Kind.DIVISION:
            return words.division(value)
        case Kind.BRACKETS:
            return brackets_text(value)
        case Kind.FACTS:
            return BETWEEN.join(f"{fact}={answer}" for fact, answer in value.items()) or None
        case Kind.LIST:
            return BETWEEN.join(value)
    return str(value)


def from_cell(column: Column, cell: Any, words: Words) -> Any:
    """The value that a cell means. Raises CellError."""
    if isinstance(cell, str):
        cell = cell.strip().replace("\r\n", "\n") or None
    if cell is None:
        if column.required:
            raise CellError("empty")
        return column.default
    match column.kind:
        case Kind.DATE:
            return _date(cell)
        case Kind.NUMBER:
            return _decimal(cell)
        case Kind.INTEGER:
            return _integer(cell)
        case Kind.FLAG:
            return _chosen(_text(cell), {words.flag(True): True, words.flag(False): False})
        case Kind.CHOICE:
            return _chosen(_text(cell), {words.label(column.field, value): value for value in column.choices})
        case Kind.CHOICES:
            labels = {words.label(column.field, value): value for value in column.choices}
            return tuple(_chosen(part, labels) for part in _parts(_text(cell)))
        case Kind.DIVISION:
            return _division(_text(cell), words)
        case Kind.BRACKETS:
            return tuple(_bracket(part) for part in _parts(_text(cell)))
        case Kind.FACTS:
            return dict(_fact(part) for part in _parts(_text(cell)))
        case Kind.LIST:
            return tuple(_parts(_text(cell)))
    return _text(cell)


def brackets_text(brackets: tuple[Bracket, ...]) -> str:
    """Brackets in one readable line: `0-69:100; 70-120:110`, or one number for every age."""
    if len(brackets) == 1 and (brackets[0].from_age, brackets[0].to_age) == (0, OLDEST_AGE):
        return plain(brackets[0].value)
    return BETWEEN.join(f"{b.from_age}-{b.to_age}:{plain(b.value)}" for b in brackets)


def _bracket(text: str) -> Bracket:
    bare = re.sub(r"[\s,，]", "", text)
    if NUMBER.fullmatch(bare):
        return Bracket(Decimal(bare))
    found = BRACKET.fullmatch(bare)
    if found is None:
        raise CellError("bad-bracket", value=text)
    first, last, above, value = found.groups()
    ages = (int(above), OLDEST_AGE) if above else (int(first), int(last))
    return Bracket(Decimal(value), *ages)


def _number_cell(value: Decimal) -> Cell:
    if len(value.as_tuple().digits) > EXACT_DIGITS:
        return plain(value)
    return int(value) if value == value.to_integral_value() else float(value)


def _text(cell: Any) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _date(cell: Any) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    parts = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", _text(cell))
    try:
        return date(*map(int, parts.groups())) if parts else date.fromisoformat(_text(cell))
    except ValueError:
        raise CellError("bad-date", value=_text(cell)) from None


def _decimal(cell: Any) -> Decimal:
    text = re.sub(r"[\s,，元%]", "", str(cell))
    try:
        found = Decimal(text)
    except InvalidOperation:
        raise CellError("bad-number", value=cell) from None
    if isinstance(cell, bool | date) or not found.is_finite():
        raise CellError("bad-number", value=cell)
    return found


def _integer(cell: Any) -> int:
    found = _decimal(cell)
    if found != found.to_integral_value():
        raise CellError("bad-integer", value=cell)
    return int(found)


def _chosen(text: str, values: dict[str, Any]) -> Any:
    if text not in values:
        raise CellError("not-a-choice", value=text, choices="、".join(values))
    return values[text]


def _division(text: str, words: Words) -> str:
    code = text[:6]
    if re.fullmatch(r"\d{6}", code) and text in (code, words.division(code)):
        return code
    raise CellError("bad-division", value=text)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in SEPARATORS.split(text) if part.strip()]


def _fact(text: str) -> tuple[str, str]:
    fact, equals, answer = text.partition("=")
    if not (fact.strip() and equals and answer.strip()):
        raise CellError("bad-fact", value=text)
    return fact.strip(), answer.strip()
