"""The files that clerks write: which there are, what they hold, and reading them into records.

Nothing here judges what a record says; `check` does.
"""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from ybdesk.divisions import Division
from ybdesk.rules.records import ContributionYears, Credit, HotlineRecord, Policy, Portal, Reading, Source
from ybdesk.rules.wording import Question, SectionText, TopicText

T = TypeVar("T")
Raw = dict[str, Any]

INNER_NAMES = {"section": "sections", "block": "blocks", "option": "options"}
"""TOML names one thing a table, the records name the list of them."""


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of record: the `[[name]]` it is written under and the field that tells one from another."""

    name: str
    kind: type
    key: str
    files: str
    """A glob under the resources folder."""


TABLES = (
    Table("division", Division, "code", "rules/divisions.toml"),
    Table("source", Source, "id", "rules/sources*.toml"),
    Table("credit", Credit, "id", "rules/credits/*.toml"),
    Table("years", ContributionYears, "id", "rules/years.toml"),
    Table("hotline", HotlineRecord, "number", "rules/hotlines.toml"),
    Table("portal", Portal, "division", "rules/portals.toml"),
    Table("reading", Reading, "text", "rules/pinyin.toml"),
    Table("question", Question, "id", "guides/questions.toml"),
    Table("section", SectionText, "id", "guides/common.toml"),
)
POLICY = Table("", Policy, "version", "rules/meta.toml")
TOPIC = Table("", TopicText, "id", "guides/*.toml")
WORDING = "text"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file, in plain words with the way out."""

    file: str
    """Relative to the resources folder."""
    record: str
    """The id of the record, its number where it has none, or empty for the whole file."""
    field: str
    message: str

    def __str__(self) -> str:
        where = " ".join(part for part in (self.record, self.field) if part)
        return f"{self.file}: {where}: {self.message}" if where else f"{self.file}: {self.message}"


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem before it is put into words: the key of its message and what fills it in."""

    file: str
    record: str
    field: str
    key: str
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as it was read."""

    file: str
    name: str
    """What the record calls itself, for messages."""
    record: Any

    def fault(self, field: str, key: str, **values: object) -> Fault:
        return Fault(self.file, self.name, field, key, values)


@dataclass(slots=True)
class Dataset:
    """Everything under a resources folder, as far as it could be read."""

    entries: dict[type, list[Entry]] = dataclasses.field(default_factory=dict)
    wording: dict[str, tuple[str, str]] = dataclasses.field(default_factory=dict)
    """Flat key to text and the file it stands in."""
    faults: list[Fault] = dataclasses.field(default_factory=list)

    def of(self, kind: type[T]) -> Iterator[tuple[Entry, T]]:
        """Every record of a kind with where it was read, in the order of files and lines."""
        for entry in self.entries.get(kind, ()):
            yield entry, entry.record

    def records(self, kind: type[T]) -> list[T]:
        return [record for _, record in self.of(kind)]


def read(resources: Path) -> Dataset:
    """Every file under `resources/rules` and `resources/guides`; what cannot be read becomes a fault."""
    data = Dataset()
    paths = sorted([*resources.glob("rules/**/*.toml"), *resources.glob("guides/**/*.toml")])
    for path in paths:
        file = path.relative_to(resources).as_posix()
        try:
            raw = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
        except UnicodeDecodeError:
            data.faults.append(Fault(file, "", "", "not-utf8"))
            continue
        except tomllib.TOMLDecodeError as error:
            data.faults.append(_syntax(file, str(error)))
            continue
        _read_file(file, raw, data)
    return data


def _syntax(file: str, reason: str) -> Fault:
    place = re.search(r"line (\d+), column (\d+)", reason)
    if place is None:
        return Fault(file, "", "", "syntax-end")
    return Fault(file, "", "", "syntax", {"line": place[1], "column": place[2]})


def table_of(file: str) -> Table | None:
    """The kind of record that a file holds; None for wording alone."""
    path = Path(file)
    known = (table for table in (POLICY, *TABLES, TOPIC) if path.match(table.files))
    return next(known, None)


def _read_file(file: str, raw: Raw, data: Dataset) -> None:
    texts = raw.pop(WORDING, None) if file.startswith("guides/") else None
    if texts is not None:
        _flatten(file, "", texts, data)
        if not raw:
            return
    table = table_of(file)
    if table is None:
        data.faults.append(Fault(file, "", "", "unknown-file"))
    elif not table.name:
        _add(data, table, file, [raw])
    else:
        others = (name for name in raw if name != table.name)
        data.faults += [Fault(file, "", name, "unknown-table", {"table": table.name}) for name in others]
        rows = raw.get(table.name, [])
        if isinstance(rows, list):
            _add(data, table, file, rows)
        else:
            data.faults.append(Fault(file, "", table.name, "single-table", {"table": table.name}))


def _add(data: Dataset, table: Table, file: str, rows: Iterable[Any]) -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(table.kind)
    for number, row in enumerate(rows, 1):
        name = str(row.get(table.key, "")) if isinstance(row, dict) else ""
        name = name or f"#{number}"
        try:
            record = adapter.validate_python(_renamed(row))
        except ValidationError as error:
            data.faults += [_fault(file, name, dict(detail)) for detail in error.errors()]
        else:
            data.entries.setdefault(table.kind, []).append(Entry(file, name, record))


def _renamed(row: Any) -> Any:
    if isinstance(row, dict):
        return {
            INNER_NAMES.get(key, key) if isinstance(value, list) else key: _renamed(value)
            for key, value in row.items()
        }
    return [_renamed(item) for item in row] if isinstance(row, list) else row


def _fault(file: str, name: str, detail: Mapping[str, Any]) -> Fault:
    path = ""
    for part in detail["loc"]:
        path += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if path else str(part)
    kind = detail["type"]
    context = detail.get("ctx", {})
    if kind == "missing":
        return Fault(file, name, path, "missing-field")
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        return Fault(file, name, path, "unknown-field")
    if kind in ("enum", "literal_error"):
        choices = "、".join(re.findall(r"'([^']*)'", context["expected"]))
        return Fault(file, name, path, "not-a-choice", {"value": detail["input"], "choices": choices})
    wanted = kind.split("_")[0]
    key = f"wrong-type-{wanted}" if wanted in TYPES else "wrong-type"
    return Fault(file, name, path, key, {"value": detail["input"]})


TYPES = ("date", "decimal", "int", "bool", "string", "tuple", "dict")


def _flatten(file: str, prefix: str, texts: Any, data: Dataset) -> None:
    for key, value in texts.items():
        path = f"{prefix}.{key}" if prefix else key
        if isinstance(value, dict):
            _flatten(file, path, value, data)
        elif not isinstance(value, str):
            data.faults.append(Fault(file, path, "", "wrong-type-string", {"value": value}))
        elif path in data.wording:
            data.faults.append(
                Fault(file, path, "", "duplicate", {"name": path, "other": data.wording[path][1]})
            )
        else:
            data.wording[path] = (value, file)
