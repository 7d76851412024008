"""The spreadsheet: nothing is lost on the way there and back, and nothing bad or half-written comes in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ybdesk.rules.files import read
from ybdesk.rules.load import load
from ybdesk.rules.records import Bracket
from ybdesk.rules.spreadsheet.cells import Words, brackets_text
from ybdesk.rules.spreadsheet.columns import SHEETS, columns
from ybdesk.rules.spreadsheet.importing import records
from ybdesk.rules.spreadsheet.reading import read_workbook
from ybdesk.rules.spreadsheet.tomlfiles import Change, edited
from ybdesk.rules.spreadsheet.writing import write

real = cache(load)
ROOT = Path(__file__).resolve().parents[2]
PLACES = [place.code for place in real().divisions]

names = st.from_regex(r"[a-z][a-z0-9-]{0,20}", fullmatch=True)
texts = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp"), include_characters="\n"),
    max_size=60,
).map(str.strip)
amounts = st.decimals(0, 10**9, places=2) | st.decimals(0, 10**12, places=8)
ages = st.integers(0, 120)
SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    date: st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    Decimal: amounts,
    bool: st.booleans(),
    int: st.integers(0, 9999),
    str: texts,
}


def values(name: str, hint: Any, key: str, required: bool) -> st.SearchStrategy[Any]:
    """Anything that a field can hold."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return st.none() | values(name, next(a for a in inner if a is not NoneType), key, required)
    if name == "division":
        return st.sampled_from(PLACES)
    if name == key:
        return names
    if origin is Literal:
        return st.sampled_from(inner)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    if origin is tuple and inner[0] is str:
        return st.lists(names, min_size=int(required), max_size=4).map(tuple)
    if origin is tuple and inner[0] is Bracket:
        return st.lists(st.builds(Bracket, amounts, ages, ages), max_size=4).map(tuple)
    if origin is tuple:
        return st.lists(st.sampled_from(get_args(inner[0])), unique=True).map(tuple)
    if origin is Mapping:
        return st.dictionaries(names, names, max_size=3)
    if hint is str and required:
        return texts.filter(bool)
    return SIMPLE[hint]


def record(table: Any) -> st.SearchStrategy[Any]:
    hints, usual = get_type_hints(table.kind), table.kind._field_defaults
    return st.builds(
        table.kind, **{n: values(n, hint, table.key, n not in usual) for n, hint in hints.items()}
    )


def rows(table: Any) -> st.SearchStrategy[Any]:
    return st.lists(record(table), max_size=4, unique_by=lambda r: getattr(r, table.key))


datasets = st.fixed_dictionaries({table.name: rows(table) for table in SHEETS})


@given(datasets)
@settings(max_examples=25)
def test_a_round_trip_loses_nothing(data: dict[str, list[Any]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "f.xlsx"
        write(path, data, real())
        content = read_workbook(path, real())
    assert content.problems == ()
    assert {name: [row.record for row in found] for name, found in content.rows.items()} == data


@given(st.data())
@settings(max_examples=60)
def test_the_text_of_a_file_says_what_was_changed(given_data: st.DataObject) -> None:
    table = given_data.draw(st.sampled_from(SHEETS))
    before, after = given_data.draw(rows(table)), given_data.draw(rows(table))
    shape = columns(table)

    def keyed(found: list[Any]) -> dict[str, Any]:
        return {getattr(one, table.key): one for one in found}

    def make(text: str, old: dict[str, Any], new: dict[str, Any]) -> str:
        keys = [key for key in dict.fromkeys((*old, *new)) if old.get(key) != new.get(key)]
        return edited(text, table, shape, [Change(table, key, old.get(key), new.get(key)) for key in keys])

    first = make("# 开头的话\n\n", {}, keyed(before))
    second = make(first, keyed(before), keyed(after))
    for text, wanted in ((first, before), (second, after)):
        with TemporaryDirectory() as folder:
            file = Path(folder) / table.files.replace("*", "x")
            file.parent.mkdir(parents=True)
            file.write_text(text, "utf-8", newline="\n")
            data = read(Path(folder))
        assert data.faults == []
        assert keyed(data.records(table.kind)) == keyed(wanted)
        assert text.startswith("# 开头的话\n")
    assert make(second, keyed(after), keyed(after)) == second


@given(st.lists(st.builds(Bracket, amounts, ages, ages), min_size=1, max_size=4))
def test_brackets_are_one_readable_line(brackets: list[Bracket]) -> None:
    assert "\n" not in brackets_text(tuple(brackets))
    assert brackets_text((Bracket(Decimal(100), 0, 69), Bracket(Decimal(110), 70))) == "0-69:100; 70-120:110"


def sheets(path: Path) -> Iterator[Worksheet]:
    book = load_workbook(path)
    yield from (book[Words(real()).sheet(table.name)] for table in SHEETS)


def test_sheets_are_made_for_people(tmp_path: Path) -> None:
    write(tmp_path / "f.xlsx", records(read(ROOT / "resources")), real())
    for sheet in sheets(tmp_path / "f.xlsx"):
        assert sheet.freeze_panes == "B2"
        headers = [cell.value for cell in sheet[1]]
        assert len(set(headers)) == len(headers)
        assert all(cell.font.bold for cell in sheet[1])
        assert all(sheet.column_dimensions[cell.column_letter].width > 8 for cell in sheet[1])
        listed = {
            str(area).split(":")[0] for rule in sheet.data_validations.dataValidation for area in rule.sqref
        }
        for number, header in enumerate(headers):
            column = sheet[1][number].column_letter
            if header in (Words(real()).header(f) for f in ("division", "coverage", "form", "kind", "weak")):
                assert f"{column}2" in listed
            if header == Words(real()).header("checked_on"):
                assert all(cell.is_date for cell in sheet[column][1:])
            if header == Words(real()).header("id"):
                assert {cell.number_format for cell in sheet[column][1:]} == {"@"}
