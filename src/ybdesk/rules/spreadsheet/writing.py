"""Records out into a workbook: readable, with drop-downs, and safe from what spreadsheet programs change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ybdesk.rules.decoding import encode
from ybdesk.rules.load import Ruleset
from ybdesk.rules.spreadsheet.cells import Words, to_cell
from ybdesk.rules.spreadsheet.columns import SHEETS, Column, Kind, columns

WIDTHS = {
    Kind.TEXT: 32,
    Kind.CODE: 22,
    Kind.DATE: 13,
    Kind.NUMBER: 11,
    Kind.INTEGER: 11,
    Kind.FLAG: 9,
    Kind.CHOICE: 18,
    Kind.CHOICES: 24,
    Kind.DIVISION: 22,
    Kind.BRACKETS: 30,
    Kind.FACTS: 22,
    Kind.LIST: 36,
}
FORMATS = {Kind.DATE: "yyyy-mm-dd", Kind.NUMBER: "General", Kind.INTEGER: "0"}
AS_TEXT = "@"
ROOM = 500
"""How many empty rows below the last have drop-downs as well."""
HEADING = PatternFill("solid", fgColor="FFDCE6F1")


def write(path: Path, records: Mapping[str, Sequence[Any]], rules: Ruleset) -> None:
    """Every record of the sheets into one workbook, written aside first: a full disk harms nothing."""
    words = Words(rules)
    book = Workbook()
    book.remove(book.worksheets[0])
    _instructions(book.create_sheet(words.say("instructions")), words)
    made = [(book.create_sheet(words.sheet(table.name)), table) for table in SHEETS]
    options = _Options(book.create_sheet(words.say("options")))
    for sheet, table in made:
        rows = records.get(table.name, ())
        shape = columns(table)
        _fill(sheet, shape, rows, words)
        _drop_downs(sheet, shape, len(rows), options, words)
    options.sheet.sheet_state = "hidden"
    book.properties.identifier = digest(records)
    aside = path.with_name(f".{path.name}.new")
    try:
        book.save(aside)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def digest(records: Mapping[str, Sequence[Any]]) -> str:
    """Names exactly these records, so that an import can tell whether they have changed since."""
    content = [[encode(record) for record in records.get(table.name, ())] for table in SHEETS]
    return sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


def _fill(sheet: Worksheet, shape: Sequence[Column], rows: Sequence[Any], words: Words) -> None:
    for number, column in enumerate(shape, 1):
        heading = sheet.cell(1, number, words.header(column.field))
        heading.font, heading.fill = Font(bold=True), HEADING
        heading.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(number)].width = WIDTHS[column.kind]
        for row, record in enumerate(rows, 2):
            _set(sheet, row, number, column, to_cell(column, getattr(record, column.field), words))
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(shape))}{len(rows) + 1}"


def _set(sheet: Worksheet, row: int, number: int, column: Column, value: Any) -> None:
    cell = sheet.cell(row, number)
    cell.value = value
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if isinstance(value, str):
        cell.data_type = "s"  # a text that begins with = is no formula
        cell.number_format = AS_TEXT
    elif value is None:
        cell.number_format = FORMATS.get(column.kind, AS_TEXT)
    else:
        cell.number_format = FORMATS[column.kind]


class _Options:
    """A hidden sheet that holds the lists which drop-downs offer."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self._ranges: dict[tuple[str, ...], str] = {}

    def range(self, values: tuple[str, ...]) -> str:
        """Where a list stands, as a formula; each list is written once."""
        if values not in self._ranges:
            letter = get_column_letter(len(self._ranges) + 1)
            for row, value in enumerate(values, 1):
                self.sheet[f"{letter}{row}"] = value
            where = f"{quote_sheetname(self.sheet.title)}!${letter}$1:${letter}${len(values)}"
            self._ranges[values] = f"={where}"
        return self._ranges[values]


def _drop_downs(
    sheet: Worksheet, shape: Sequence[Column], rows: int, options: _Options, words: Words
) -> None:
    for number, column in enumerate(shape, 1):
        values = _offered(column, words)
        if values:
            rule = DataValidation("list", formula1=options.range(values), allow_blank=not column.required)
            rule.errorTitle, rule.error = words.say("wrong"), words.say("wrong-choice")
            rule.showErrorMessage = True
            letter = get_column_letter(number)
            rule.add(f"{letter}2:{letter}{rows + 1 + ROOM}")
            sheet.add_data_validation(rule)


def _offered(column: Column, words: Words) -> tuple[str, ...]:
    match column.kind:
        case Kind.DIVISION:
            return tuple(words.divisions())
        case Kind.FLAG:
            return words.flag(True), words.flag(False)
        case Kind.CHOICE:
            return tuple(words.label(column.field, value) for value in column.choices)
    return ()


def _instructions(sheet: Worksheet, words: Words) -> None:
    lines = words.say("how").strip().split("\n")
    for line in lines:
        sheet.append([line])
    sheet["A1"].font = Font(bold=True, size=16)
    sheet.append([])
    sheet.append(
        [words.say("of-sheet"), words.say("of-column"), words.say("of-meaning"), words.say("of-values")]
    )
    for cell in sheet[sheet.max_row]:
        cell.font, cell.fill = Font(bold=True), HEADING
    for table in SHEETS:
        for column in columns(table):
            name = words.sheet(table.name)
            meaning = words.say(f"meaning.{column.field}")
            sheet.append([name, words.header(column.field), meaning, "、".join(_allowed(column, words))])
    for letter, width in zip("ABCD", (16, 20, 60, 60), strict=True):
        sheet.column_dimensions[letter].width = width
    for row in sheet.iter_rows(min_row=len(lines) + 2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def _allowed(column: Column, words: Words) -> Iterable[str]:
    """The values that may stand in a column, where they are few."""
    if column.kind is Kind.CHOICES:
        return [words.label(column.field, value) for value in column.choices]
    return () if column.kind is Kind.DIVISION else _offered(column, words)
