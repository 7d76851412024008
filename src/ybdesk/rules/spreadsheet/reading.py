"""A workbook back into records; every cell that cannot be read is named, with the way out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from ybdesk.rules.files import Table
from ybdesk.rules.load import Ruleset
from ybdesk.rules.spreadsheet.cells import CellError, Words, from_cell
from ybdesk.rules.spreadsheet.columns import SHEETS, Column, columns


class NotAWorkbookError(ValueError):
    """The file is no workbook that can be opened."""


class CellProblem(NamedTuple):
    """Something wrong in a cell, in plain words."""

    where: str
    """Like 划入!F12."""
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


class Row(NamedTuple):
    """A record and where each of its fields stands."""

    record: Any
    cells: Mapping[str, str]


class Content(NamedTuple):
    """What a workbook holds: rows by table, for the sheets that are there."""

    rows: Mapping[str, Sequence[Row]]
    problems: tuple[CellProblem, ...]
    made_from: str
    """The digest of the records that it was written from; empty where the workbook does not say."""


def read_workbook(path: Path, rules: Ruleset) -> Content:
    """Every record of a workbook. Raises NotAWorkbookError, or OSError where the file cannot be opened."""
    words = Words(rules)
    try:
        book = load_workbook(path, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise NotAWorkbookError(str(path)) from error
    rows: dict[str, list[Row]] = {}
    problems: list[CellProblem] = []
    for table in SHEETS:
        name = words.sheet(table.name)
        if name in book.sheetnames:
            rows[table.name] = _Reader(table, book[name], words, problems).rows()
    if not rows:
        raise NotAWorkbookError(str(path))
    return Content(rows, tuple(problems), str(book.properties.identifier or ""))


class _Reader:
    """Reads one sheet."""

    def __init__(self, table: Table, sheet: Worksheet, words: Words, problems: list[CellProblem]) -> None:
        self._table = table
        self._sheet = sheet
        self._words = words
        self._problems = problems

    def rows(self) -> list[Row]:
        shape = columns(self._table)
        places = self._places(shape)
        if places is None:
            return []
        found: list[Row] = []
        seen: dict[str, str] = {}
        for number, cells in enumerate(self._sheet.iter_rows(min_row=2, values_only=True), 2):
            if all(cell is None or cell == "" for cell in cells):
                continue
            where = {c.field: f"{self._sheet.title}!{get_column_letter(p + 1)}{number}" for c, p in places}
            record = self._record([(c, cells[p]) for c, p in places], where)
            if record is None:
                continue
            key = getattr(record, self._table.key)
            if key in seen:
                self._problem(where[self._table.key], "twice", value=key, other=seen[key])
            seen[key] = where[self._table.key]
            found.append(Row(record, where))
        return found

    def _places(self, shape: Sequence[Column]) -> list[tuple[Column, int]] | None:
        """Which column of the sheet each field stands in; None where the headings are not in order."""
        by_header = {self._words.header(column.field): column for column in shape}
        found: dict[str, tuple[Column, int]] = {}
        before = len(self._problems)
        for place, cell in enumerate(next(self._sheet.iter_rows(max_row=1, values_only=True), ())):
            header = str(cell).strip() if cell is not None else ""
            where = f"{self._sheet.title}!{get_column_letter(place + 1)}1"
            if header in found:
                self._problem(where, "column-twice", name=header)
            elif header in by_header:
                found[header] = by_header[header], place
            elif header:
                self._problem(where, "column-unknown", name=header, choices="、".join(by_header))
        for header in by_header:
            if header not in found:
                self._problem(f"{self._sheet.title}!A1", "column-missing", name=header)
        return list(found.values()) if len(self._problems) == before else None

    def _record(self, cells: Sequence[tuple[Column, Any]], where: Mapping[str, str]) -> Any:
        values = {}
        for column, cell in cells:
            try:
                values[column.field] = from_cell(column, cell, self._words)
            except CellError as error:
                name = self._words.header(column.field)
                self._problem(where[column.field], error.key, **{"name": name, **error.values})
        return self._table.kind(**values) if len(values) == len(cells) else None

    def _problem(self, where: str, key: str, **values: object) -> None:
        self._problems.append(CellProblem(where, self._words.say(f"problem.{key}", **values)))
