"""The spreadsheet: nothing is lost on the way there and back, and nothing bad or half-written comes in."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ybdesk.cli import main
from ybdesk.rules.files import read
from ybdesk.rules.load import load
from ybdesk.rules.records import Bracket, Credit
from ybdesk.rules.spreadsheet.cells import Words, brackets_text
from ybdesk.rules.spreadsheet.columns import SHEETS, columns
from ybdesk.rules.spreadsheet.importing import changes, edits, records
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


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    """A copy of the real files that a test may change."""
    folder = tmp_path / "resources"
    for part in ("rules", "guides", "fonts"):
        shutil.copytree(ROOT / "resources" / part, folder / part)
    return folder


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("exported") / "f.xlsx"
    assert main(["rules", "export", str(path), "--resources", str(ROOT / "resources")]) == 0
    return path


@pytest.fixture
def workbook(exported: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(exported, tmp_path))


def content(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def remarks(text: bytes) -> list[str]:
    return [line for line in text.decode().splitlines() if line.startswith("#")]


class Book:
    """A workbook as a clerk changes it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._words = Words(real())
        self.book = load_workbook(path)

    def sheet(self, table: str) -> Worksheet:
        return self.book[self._words.sheet(table)]

    def cell(self, table: str, key: str, field: str) -> Any:
        sheet = self.sheet(table)
        headers = [cell.value for cell in sheet[1]]
        column = headers.index(self._words.header(field)) + 1
        row = next(r for r in range(2, sheet.max_row + 1) if any(c.value == key for c in sheet[r]))
        return sheet.cell(row, column)

    def save(self) -> None:
        self.book.save(self._path)


def take_in(workbook: Path, resources: Path, *more: str) -> int:
    return main(["rules", "import", str(workbook), "--resources", str(resources), *more])


def test_the_real_data_comes_back_unchanged(
    workbook: Path, resources: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = content(resources)
    assert take_in(workbook, resources, "--yes") == 0
    assert real().say("rules.import.same") in capsys.readouterr().out
    assert content(resources) == before


def test_a_change_is_told_and_only_then_made(
    workbook: Path, resources: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = Book(workbook)
    book.cell("credit", "110000-retired-1", "brackets").value = "0-69岁：101；70岁起：111"
    book.save()
    before = content(resources)
    assert take_in(workbook, resources) == 0
    told = capsys.readouterr().out
    assert "0-69:100; 70-120:110 → 0-69:101; 70-120:111" in told
    assert content(resources) == before
    assert take_in(workbook, resources, "--yes") == 0
    after = content(resources)
    changed = [name for name in after if after[name] != before[name]]
    assert changed == ["rules/credits/110000-beijing.toml"]
    old, new = (texts[changed[0]].decode().splitlines() for texts in (before, after))
    different = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
    assert len(different) == 1
    assert different[0][1] == ("brackets = [{ to_age = 69, value = 101 }, { from_age = 70, value = 111 }]")


def test_rows_are_added_and_taken_away_and_comments_stay(workbook: Path, resources: Path) -> None:
    book = Book(workbook)
    sheet = book.sheet("credit")
    row = book.cell("credit", "310000-retired-1", "id").row
    copy = [cell.value for cell in sheet[row]]
    copy[0], copy[[c.value for c in sheet[1]].index(Words(real()).header("set_aside"))] = (
        "310000-new",
        "试一试",
    )
    sheet.append(copy)
    gone = book.cell("credit", "110000-retired-2", "id").row
    for cell in sheet[gone]:
        cell.value = None
    book.save()
    comments = {name: remarks(text) for name, text in content(resources / "rules").items()}
    assert take_in(workbook, resources, "--yes") == 0
    data = read(resources)
    ids = [claim.id for claim in data.records(Credit)]
    assert "110000-retired-2" not in ids
    assert "310000-new" in ids
    shanghai = (resources / "rules/credits/310000-shanghai.toml").read_text("utf-8")
    assert shanghai.index("310000-retired-1") < shanghai.index("310000-new")
    assert {name: remarks(text) for name, text in content(resources / "rules").items()} == comments


@pytest.mark.parametrize(
    ("table", "key", "field", "value"),
    [
        ("credit", "110000-retired-1", "brackets", "多少钱"),
        ("credit", "110000-retired-1", "coverage", "退休"),
        ("credit", "110000-retired-1", "division", "999999 没有这里"),
        ("credit", "110000-retired-1", "checked_on", "昨天"),
        ("credit", "110000-retired-1", "withheld", "三块"),
        ("credit", "110000-retired-1", "base_year", 2022.5),
        ("credit", "110000-retired-1", "when", "pool"),
        ("credit", "110000-retired-1", "form", None),
        ("source", "seed-000", "weak", "也许"),
        ("years", "110000-years-1", "make_up", "借钱"),
        ("years", "110000-years-1", "id", "120000-years-1"),
        # what only the check of the whole finds
        ("credit", "110000-retired-1", "brackets", "0-60:100; 70-120:110"),
        ("credit", "110000-retired-1", "sources", "没有这个来源"),
        ("credit", "110000-retired-1", "words", "这一句" * 12),
        ("years", "110000-years-1", "men_years", 99),
        ("portal", "110000", "insurance_site", "https://example.com/"),
    ],
)
def test_a_bad_cell_is_named_and_nothing_is_changed(
    workbook: Path,
    resources: Path,
    capsys: pytest.CaptureFixture[str],
    table: str,
    key: str,
    field: str,
    value: object,
) -> None:
    book = Book(workbook)
    key = Words(real()).division(key) if table == "portal" else key
    cell = book.cell(table, key, field)
    where = f"{cell.parent.title}!{cell.coordinate}"
    cell.value = value
    book.save()
    before = content(resources)
    capsys.readouterr()
    assert take_in(workbook, resources, "--yes") == 1
    assert where in capsys.readouterr().out
    assert content(resources) == before


def test_headings_may_change_places_but_not_go_missing(
    workbook: Path, resources: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = Book(workbook)
    book.sheet("source").move_range("A1:A9999", cols=20)
    book.save()
    assert take_in(workbook, resources) == 0
    assert real().say("rules.import.same") in capsys.readouterr().out
    book.sheet("source").delete_cols(2)
    book.sheet("source")["Z1"] = "随便写的"
    book.save()
    assert take_in(workbook, resources) == 1
    told = capsys.readouterr().out
    assert "来源!A1" in told
    assert "来源!Z1" in told


def test_a_sheet_that_is_gone_changes_nothing(
    workbook: Path, resources: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = Book(workbook)
    for table in ("credit", "portal"):
        book.book.remove(book.sheet(table))
    book.save()
    assert take_in(workbook, resources) == 0
    assert real().say("rules.import.same") in capsys.readouterr().out


def test_a_full_disk_leaves_every_file_whole(
    workbook: Path, resources: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    book = Book(workbook)
    book.cell("credit", "110000-retired-1", "withheld").value = 4
    book.cell("credit", "310000-retired-1", "words").value = "改过的话。"
    book.save()
    before = content(resources)
    room = iter([None])

    def full(_: int) -> None:
        if next(room, "no room") == "no room":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    assert take_in(workbook, resources, "--yes") == 1
    assert capsys.readouterr().err
    assert content(resources) == before


def test_an_unwritable_place_and_what_is_no_workbook(
    resources: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "nowhere" / "f.xlsx"
    assert main(["rules", "export", str(missing), "--resources", str(resources)]) == 1
    assert str(missing) in capsys.readouterr().err
    assert take_in(missing, resources) == 2
    text = tmp_path / "f.txt"
    text.write_text("x")
    assert take_in(text, resources) == 2
    assert main(["rules", "export", "f.xlsx", "--resources", str(tmp_path)]) == 2


def test_without_the_library_the_way_out_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("ybdesk.cli.workbook.find_spec", lambda _: None)
    assert main(["rules", "export", "f.xlsx"]) == 1
    assert "pip install" in capsys.readouterr().err


def sheets(path: Path) -> Iterator[Worksheet]:
    book = load_workbook(path)
    yield from (book[Words(real()).sheet(table.name)] for table in SHEETS)


def test_sheets_are_made_for_people(workbook: Path) -> None:
    for sheet in sheets(workbook):
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


def test_importing_twice_gives_the_same_text(workbook: Path, resources: Path) -> None:
    book = Book(workbook)
    book.cell("years", "310000-years-1", "actual_years").value = 5
    book.save()
    data = read(resources)
    found = changes(read_workbook(workbook, real()), data)
    texts_made = [edits(found, data, resources, real()) for _ in range(2)]
    assert texts_made[0] == texts_made[1]
    assert list(texts_made[0]) == ["rules/years.toml"]
    assert records(data)["years"]
