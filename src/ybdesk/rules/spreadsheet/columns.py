"""What the sheets hold: one for each kind of record, one column for each field, made from the records."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from ybdesk.rules.files import TABLES, Table

SHEETS = tuple(table for table in TABLES if table.name in ("credit", "source", "portal", "hotline", "years"))
LATE = ("words", "in_force_from", "in_force_to", "applies_by", "applies_from", "applies_to")
LAST = ("checked_on", "review_by", "sources", "set_aside")
"""Fields that read best at the end of a row; the others stand in the order of the record."""


class Kind(StrEnum):
    """How a field is written in a cell."""

    TEXT = "text"
    CODE = "code"
    DATE = "date"
    NUMBER = "number"
    INTEGER = "integer"
    FLAG = "flag"
    CHOICE = "choice"
    CHOICES = "choices"
    DIVISION = "division"
    BRACKETS = "brackets"
    FACTS = "facts"
    LIST = "list"


class Column(NamedTuple):
    """One field of a record as a column."""

    field: str
    kind: Kind
    choices: tuple[str, ...]
    required: bool
    default: Any


def columns(table: Table) -> tuple[Column, ...]:
    """The columns of a sheet, in the order in which they stand."""
    hints = get_type_hints(table.kind)
    defaults = getattr(table.kind, "_field_defaults", {})
    found = [_column(table, name, hint, defaults) for name, hint in hints.items()]
    order = [*LATE, *LAST]
    return tuple(sorted(found, key=lambda column: order.index(column.field) if column.field in order else -1))


def _column(table: Table, name: str, hint: Any, defaults: Mapping[str, Any]) -> Column:
    kind, choices = _kind(table, name, hint)
    return Column(name, kind, choices, name not in defaults, defaults.get(name))


def _kind(table: Table, name: str, hint: Any) -> tuple[Kind, tuple[str, ...]]:
    if get_origin(hint) in (Union, UnionType):
        hint = next(inner for inner in get_args(hint) if inner is not NoneType)
    if name == "division":
        return Kind.DIVISION, ()
    if name == table.key:
        return Kind.CODE, ()
    if get_origin(hint) is Literal:
        return Kind.CHOICE, tuple(value for value in get_args(hint) if value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return Kind.CHOICE, tuple(hint)
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        if get_origin(inner) is Literal:
            return Kind.CHOICES, get_args(inner)
        return (Kind.LIST if inner is str else Kind.BRACKETS), ()
    if get_origin(hint) is Mapping:
        return Kind.FACTS, ()
    simple = {date: Kind.DATE, Decimal: Kind.NUMBER, bool: Kind.FLAG, int: Kind.INTEGER, str: Kind.TEXT}
    return simple[hint], ()
