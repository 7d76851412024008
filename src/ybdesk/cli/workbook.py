"""`ybdesk rules export` and `import`: the data as a spreadsheet, and back."""

from __future__ import annotations

import argparse
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ybdesk.cli import DONE, FAILED
from ybdesk.cli.parser import InputError, RunError, unwritable
from ybdesk.cli.rules import resources, tell
from ybdesk.rules.load import Ruleset
from ybdesk.rules.reasons import reason

if TYPE_CHECKING:
    from ybdesk.rules.files import Dataset

NEEDED = ("openpyxl", "tomlkit")


def export(options: argparse.Namespace, rules: Ruleset) -> int:
    """Write the workbook. Raises InputError or RunError."""
    _require(rules)
    from openpyxl.utils.exceptions import IllegalCharacterError

    from ybdesk.rules.files import read
    from ybdesk.rules.spreadsheet.importing import records
    from ybdesk.rules.spreadsheet.writing import write

    data, path = read(_folder(options, rules)), Path(options.file)
    _whole(data, rules)
    found = records(data)
    try:
        write(path, found, rules)
    except OSError as error:
        raise unwritable(path, error, rules) from None
    except IllegalCharacterError as error:
        raise RunError(rules.say("rules.export.character", text=str(error))) from None
    return tell([rules.say("rules.export.done", path=path, count=sum(map(len, found.values())))])


def take_in(options: argparse.Namespace, rules: Ruleset) -> int:
    """Tell what the workbook changes; write it with `--yes` if nothing is wrong with it."""
    _require(rules)
    from ybdesk.rules.files import read
    from ybdesk.rules.spreadsheet import importing
    from ybdesk.rules.spreadsheet.reading import NotAWorkbookError, read_workbook
    from ybdesk.rules.spreadsheet.writing import digest

    folder, path = _folder(options, rules), Path(options.file)
    try:
        content = read_workbook(path, rules)
    except OSError as error:
        why = reason(error, rules)
        raise InputError(rules.say("rules.import.unreadable", path=path, reason=why)) from None
    except NotAWorkbookError:
        raise InputError(rules.say("rules.import.no-workbook", path=path)) from None
    if content.problems:
        tell(map(str, content.problems))
        return _refused(len(content.problems), rules)
    data = read(folder)
    _whole(data, rules)
    found = importing.changes(content, data)
    if not found:
        return tell([rules.say("rules.import.same")])
    tell(importing.described(found, rules))
    if content.made_from != digest(importing.records(data)):
        tell([rules.say("rules.import.older")])
    texts = importing.edits(found, data, folder, rules)
    problems = importing.problems_after(texts, data, folder, content, rules)
    if problems:
        tell(problems)
        return _refused(len(problems), rules)
    if not options.yes:
        return tell([rules.say("rules.import.not-yet", count=len(found))])
    try:
        importing.write_all(texts, folder)
    except OSError as error:
        raise unwritable(folder, error, rules) from None
    tell([rules.say("rules.import.done", count=len(found), files="、".join(texts))])
    return DONE


def _whole(data: Dataset, rules: Ruleset) -> None:
    """Refuse to work on files of which some could not be read: what is in them would seem to be gone."""
    if data.faults:
        raise InputError(rules.say("rules.export.faults", count=len(data.faults)))


def _refused(count: int, rules: Ruleset) -> int:
    tell([rules.say("rules.import.refused", count=count)])
    return FAILED


def _folder(options: argparse.Namespace, rules: Ruleset) -> Path:
    path = resources(options.resources, rules)
    if not (path / "rules").is_dir():
        raise InputError(rules.say("rules.check.no-rules", path=path))
    return path


def _require(rules: Ruleset) -> None:
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise RunError(rules.say("rules.export.missing", names=" ".join(missing)))
