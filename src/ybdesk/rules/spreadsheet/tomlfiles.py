"""Changes to records in the text of a TOML file: what did not change keeps every letter and comment."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

import tomlkit
from tomlkit.items import AoT, Item
from tomlkit.items import Table as TomlTable

from ybdesk.rules.files import Table
from ybdesk.rules.spreadsheet.columns import Column
from ybdesk.rules.worth import plain


class Change(NamedTuple):
    """One record that is new, gone or different."""

    table: Table
    key: str
    old: Any
    """None for a new record."""
    new: Any
    """None for one that is taken away."""


class _Part(NamedTuple):
    """One record's lines, and the comments and empty lines up to the next."""

    body: str
    tail: str
    key: str
    group: str


def edited(text: str, table: Table, shape: Sequence[Column], changes: Sequence[Change]) -> str:
    """The text of a file with these changes to its records; new ones stand behind their place's last."""
    head, parts = _split(text, table)
    for change in changes:
        at = next((n for n, part in enumerate(parts) if part.key == change.key), None)
        if change.new is None:
            assert at is not None
            head, parts = _without(head, parts, at)
        elif at is not None:
            body = _changed(parts[at].body, table, shape, change)
            parts[at] = parts[at]._replace(body=body, group=_group(change.new))
        else:
            _add(parts, _new(table, shape, change.new), change)
    return head + "".join(part.body + part.tail for part in parts)


def value_text(value: Any) -> str:
    """A value as TOML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "_field_defaults"):
        usual = value._field_defaults
        inner = {name: item for name, item in value._asdict().items() if usual.get(name) != item}
        return value_text({name: inner[name] for name in sorted(inner, key=lambda n: n == "value")})
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{_key_text(key)} = {value_text(item)}" for key, item in value.items())
        return f"{{ {pairs} }}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(value_text, value))}]"
    if isinstance(value, str):
        return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(value)


def _key_text(key: str) -> str:
    return key if re.fullmatch(r"[\w-]+", key, re.ASCII) else value_text(key)


def _split(text: str, table: Table) -> tuple[str, list[_Part]]:
    """What stands before the first record, and the records."""
    starts = [found.start() for found in re.finditer(rf"(?m)^\[\[{table.name}\]\]", text)]
    parts = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=False):
        lines = text[start:end].splitlines(keepends=True)
        last = max(n for n, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#"))
        body, tail = "".join(lines[: last + 1]), "".join(lines[last + 1 :])
        row = tomlkit.parse(body).unwrap()[table.name][0]
        parts.append(_Part(body, tail, str(row.get(table.key, "")), str(row.get("division", ""))))
    return text[: starts[0]] if starts else text, parts


def _changed(body: str, table: Table, shape: Sequence[Column], change: Change) -> str:
    document = tomlkit.parse(body)
    rows = document[table.name]
    assert isinstance(rows, AoT)
    row = rows[0]
    assert isinstance(row, TomlTable)
    for column in shape:
        old, new = getattr(change.old, column.field), getattr(change.new, column.field)
        if old == new:
            continue
        if new == column.default and not column.required:
            row.pop(column.field, None)
        else:
            row[column.field] = _item(new)
    return _ended(tomlkit.dumps(document))


def _item(value: Any) -> Item:
    return tomlkit.value(value_text(value))


def _new(table: Table, shape: Sequence[Column], record: Any) -> str:
    lines = [f"[[{table.name}]]"]
    for column in shape:
        value = getattr(record, column.field)
        if column.required or value != column.default:
            lines.append(f"{column.field} = {value_text(value)}")
    return "\n".join(lines) + "\n"


def _add(parts: list[_Part], body: str, change: Change) -> None:
    group = _group(change.new)
    same = [n for n, part in enumerate(parts) if part.group == group and group]
    at = same[-1] if same else len(parts) - 1
    fresh = _Part(body, "", change.key, group)
    if at >= 0:
        before = parts[at]
        parts[at] = before._replace(body=_ended(before.body), tail="\n")
        fresh = fresh._replace(tail=before.tail)
    parts.insert(at + 1, fresh)


def _without(head: str, parts: list[_Part], at: int) -> tuple[str, list[_Part]]:
    """The records less one; the comments behind it stay."""
    gone = parts[at]
    tail = gone.tail.lstrip("\n")
    rest = [*parts[:at], *parts[at + 1 :]]
    if at == 0:
        return head + tail, rest
    before = rest[at - 1]
    gap = before.tail if tail or at < len(rest) else before.tail.rstrip("\n") and before.tail
    rest[at - 1] = before._replace(tail=gap + tail)
    return head, rest


def _group(record: Any) -> str:
    return getattr(record, "division", "")


def _ended(text: str) -> str:
    return text.rstrip("\n") + "\n"
