"""The spreadsheet taken in again: told first, bad cells named, and nothing bad or half-written comes in."""

from __future__ import annotations

import errno
import os
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ybdesk.cli import main
from ybdesk.rules.files import read
from ybdesk.rules.load import load
from ybdesk.rules.records import Credit
from ybdesk.rules.spreadsheet.cells import Words
from ybdesk.rules.spreadsheet.importing import changes, edits, records
from ybdesk.rules.spreadsheet.reading import read_workbook

real = cache(load)
ROOT = Path(__file__).resolve().parents[2]


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


def test_a_workbook_older_than_the_data_is_told(
    workbook: Path, resources: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    warning = real().say("rules.import.older")
    book = Book(workbook)
    book.cell("credit", "110000-retired-1", "withheld").value = 4
    book.save()
    assert take_in(workbook, resources) == 0
    assert warning not in capsys.readouterr().out
    years = resources / "rules" / "years.toml"
    years.write_text(years.read_text("utf-8").replace("men_years = 15\n", "men_years = 16\n"), "utf-8")
    assert take_in(workbook, resources) == 0
    assert warning in capsys.readouterr().out


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


def test_files_that_cannot_be_read_are_not_taken_for_empty(workbook: Path, resources: Path) -> None:
    (resources / "rules" / "years.toml").write_text("[[years]\n")
    before = content(resources)
    assert take_in(workbook, resources, "--yes") == 2
    assert content(resources) == before


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
