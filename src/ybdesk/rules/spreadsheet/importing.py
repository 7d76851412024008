"""What a workbook would change in the TOML files: told, checked, and written all together or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ybdesk.rules.check import check_dataset
from ybdesk.rules.files import Dataset, Problem, Table, read
from ybdesk.rules.load import Ruleset
from ybdesk.rules.records import Credit
from ybdesk.rules.spreadsheet.cells import Words, to_cell
from ybdesk.rules.spreadsheet.columns import SHEETS, columns
from ybdesk.rules.spreadsheet.reading import Content
from ybdesk.rules.spreadsheet.tomlfiles import Change, edited

FILES = {
    "source": "rules/sources.toml",
    "portal": "rules/portals.toml",
    "hotline": "rules/hotlines.toml",
    "years": "rules/years.toml",
}
"""Where a new record goes; a credit goes to its province's file."""


def records(data: Dataset) -> dict[str, list[Any]]:
    """The records of every sheet, as they were read from the files."""
    found: dict[str, list[Any]] = {}
    for table in SHEETS:
        kind: type[Any] = table.kind
        found[table.name] = data.records(kind)
    return found


def changes(content: Content, data: Dataset) -> list[Change]:
    """What differs between a workbook and the files; a sheet that is not there changes nothing."""
    found: list[Change] = []
    for table in SHEETS:
        if table.name not in content.rows:
            continue
        kind: type[Any] = table.kind
        old = {getattr(record, table.key): record for record in data.records(kind)}
        new = {getattr(row.record, table.key): row.record for row in content.rows[table.name]}
        for key in dict.fromkeys((*old, *new)):
            if old.get(key) != new.get(key):
                found.append(Change(table, key, old.get(key), new.get(key)))
    return found


def described(found: Sequence[Change], rules: Ruleset) -> Iterator[str]:
    """The changes in plain words, field by field."""
    words = Words(rules)
    for change in found:
        kind = "added" if change.old is None else "removed" if change.new is None else "changed"
        record = change.new if change.new is not None else change.old
        place = words.division(record.division) if hasattr(record, "division") else ""
        yield words.say(kind, sheet=words.sheet(change.table.name), record=change.key, place=place).rstrip()
        for column in columns(change.table):
            old, new = (
                words.say("nothing") if cell is None else str(cell)
                for cell in (
                    None if side is None else to_cell(column, getattr(side, column.field), words)
                    for side in (change.old, change.new)
                )
            )
            if old != new:
                yield words.say("field", name=words.header(column.field), old=old, new=new)


def edits(found: Sequence[Change], data: Dataset, resources: Path, rules: Ruleset) -> dict[str, str]:
    """The new text of every file that changes, by its path under the resources folder."""
    by_file: dict[tuple[str, Table], list[Change]] = {}
    for change in found:
        for file, part in _places(change, data, resources, rules):
            by_file.setdefault((file, change.table), []).append(part)
    texts = {}
    for (file, table), parts in by_file.items():
        path = resources / file
        text = path.read_text("utf-8") if path.exists() else ""
        texts[file] = edited(text, table, columns(table), parts)
    return texts


def problems_after(
    texts: Mapping[str, str], data: Dataset, resources: Path, content: Content, rules: Ruleset
) -> list[str]:
    """What would be wrong with the files after the change and is not now, by cell where one is to blame."""
    before = set(check_dataset(data, resources))
    with TemporaryDirectory() as name:
        trial = Path(name)
        for folder in ("rules", "guides"):
            if (resources / folder).is_dir():
                shutil.copytree(resources / folder, trial / folder)
        for file, text in texts.items():
            (trial / file).parent.mkdir(parents=True, exist_ok=True)
            (trial / file).write_text(text, "utf-8", newline="\n")
        found = [problem for problem in check_dataset(read(trial), resources) if problem not in before]
    return [_by_cell(problem, content, rules) for problem in found]


def write_all(texts: Mapping[str, str], resources: Path) -> None:
    """Write every file aside, and only when all of them are on the disk put them in place. Raises OSError."""
    with ExitStack() as clean:
        ready = []
        for file, text in texts.items():
            path = resources / file
            path.parent.mkdir(parents=True, exist_ok=True)
            aside = path.with_name(f".{path.name}.new")
            clean.callback(aside.unlink, missing_ok=True)
            with aside.open("w", encoding="utf-8", newline="\n") as out:
                out.write(text)
                out.flush()
                os.fsync(out.fileno())
            ready.append((aside, path))
        for aside, path in ready:
            aside.replace(path)


def _places(change: Change, data: Dataset, resources: Path, rules: Ruleset) -> Iterator[tuple[str, Change]]:
    """The file that a change is for; two where a record moves from one province's file to another's."""
    kind: type[Any] = change.table.kind
    now = next((entry.file for entry, record in data.of(kind) if record == change.old), None)
    then = now
    if change.new is not None and (now is None or _moves(change)):
        then = _file_for(change.table, change.new, resources, rules)
    if now == then or now is None or then is None:
        yield now or then or "", change
    else:
        yield now, change._replace(new=None)
        yield then, change._replace(old=None)


def _moves(change: Change) -> bool:
    province = slice(0, 2)
    return isinstance(change.new, Credit) and change.new.division[province] != change.old.division[province]


def _file_for(table: Table, record: Any, resources: Path, rules: Ruleset) -> str:
    if table.name in FILES:
        return FILES[table.name]
    province = rules.divisions.chain(record.division)[-2:][0]
    there = sorted(path.name for path in resources.glob(f"rules/credits/{province}*.toml"))
    name = rules.divisions[province].pinyin if province in rules.divisions else "nation"
    return f"rules/credits/{there[0] if there else f'{province}-{name}.toml'}"


def _by_cell(problem: Problem, content: Content, rules: Ruleset) -> str:
    table = next((t for t in SHEETS if Path(problem.file).match(t.files)), None)
    for row in content.rows.get(table.name, ()) if table else ():
        if table and getattr(row.record, table.key) == problem.record:
            field = problem.field.split("[")[0].split(".")[0]
            return f"{row.cells.get(field, row.cells[table.key])}: {problem.message}"
    return Words(rules).say("in-file", problem=problem)
