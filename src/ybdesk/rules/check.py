"""Whether the files that clerks write may be built: every fault, in plain words with the way out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, cast

from ybdesk.answers import NATIONWIDE
from ybdesk.divisions import Division, Level
from ybdesk.rules import check_claims, check_wording, check_years
from ybdesk.rules.files import TABLES, Dataset, Fault, Problem, read
from ybdesk.rules.load import DataError, open_bundle
from ybdesk.rules.records import ContributionYears, Credit, HotlineRecord, Policy, Portal, Reading, Source
from ybdesk.rules.wording import Question, TopicText

MESSAGES = "problem."
SYLLABLE = re.compile(r"[a-z]+[1-5]")
AREA_CODE = re.compile(r"0\d{2,3}")
CODE = re.compile(r"\d{6}")


def check(path: Path, today: date | None = None) -> list[Problem]:
    """Everything wrong under a resources folder, or in one of its files.

    With `today`, claims whose review day has passed are reported as well.
    """
    root = _root(path)
    if root is None:
        return [_worded(Fault(path.name, "", "", "no-folder"), _messages({}))]
    problems = check_dataset(read(root), root, today)
    only = "" if path.is_dir() else path.resolve().relative_to(root.resolve()).as_posix()
    return [problem for problem in problems if only in ("", problem.file)]


def check_dataset(data: Dataset, resources: Path, today: date | None = None) -> list[Problem]:
    """Everything wrong with files that have been read."""
    faults = [*data.faults, *_faults(data, resources)]
    if today is not None:
        faults += [*check_claims.overdue(data, today), *check_years.overdue(data, today)]
    words = _messages({key: text for key, (text, _) in data.wording.items()})
    problems = {_worded(fault, words): None for fault in faults}
    return sorted(problems, key=lambda problem: problem.file)


def _faults(data: Dataset, resources: Path) -> Iterator[Fault]:
    if not data.records(Policy) and not any(f.file == "rules/meta.toml" for f in data.faults):
        yield Fault("rules/meta.toml", "", "", "file-missing")
    yield from _duplicates(data)
    yield from _divisions(data)
    yield from _references(data)
    yield from _readings(data)
    yield from check_claims.claims(data)
    yield from check_years.years(data)
    yield from check_wording.links(data)
    yield from check_wording.wording(data)
    yield from check_wording.fonts(data, resources)


def _duplicates(data: Dataset) -> Iterator[Fault]:
    keys = {table.kind: table.key for table in TABLES} | {TopicText: "id"}
    kind: type[Any]
    for kind, key in keys.items():
        seen: dict[str, str] = {}
        for entry, record in data.of(kind):
            name = str(getattr(record, key))
            if name in seen:
                yield entry.fault(key, "duplicate", name=name, other=seen[name])
            seen.setdefault(name, entry.file)
    for entry, question in data.of(Question):
        values = [option.value for option in question.options]
        for value in sorted({value for value in values if values.count(value) > 1}):
            yield entry.fault("option", "duplicate", name=value, other=entry.file)


def _divisions(data: Dataset) -> Iterator[Fault]:
    provinces = {place.code for place in data.records(Division) if place.level is Level.PROVINCE}
    lines = data.records(HotlineRecord)
    if not lines:
        yield Fault("rules/hotlines.toml", "", "", "no-hotlines")
    for entry, place in data.of(Division):
        if not CODE.fullmatch(place.code):
            yield entry.fault("code", "bad-code", value=place.code)
        if place.level is not Level.PROVINCE and place.parent not in provinces:
            yield entry.fault("parent", "unknown-division", value=place.parent)
        if place.level is not Level.PROVINCE and not place.area_codes:
            yield entry.fault("area_codes", "no-area-code", place=place.name)
        for area in place.area_codes:
            if not AREA_CODE.fullmatch(area):
                yield entry.fault("area_codes", "bad-area-code", value=area)


def _references(data: Dataset) -> Iterator[Fault]:
    places = {place.code for place in data.records(Division)} | {NATIONWIDE}
    sources = {source.id for source in data.records(Source)}
    kind: type[Any]
    for kind in (Credit, ContributionYears, Portal):
        for entry, record in data.of(kind):
            if record.division not in places:
                yield entry.fault("division", "unknown-division", value=record.division)
    quoting = [
        (entry, "sources", record.sources)
        for kind in (Credit, ContributionYears, Portal, HotlineRecord)
        for entry, record in data.of(cast(type[Any], kind))
    ]
    quoting += [(entry, f"{where}.sources", b.sources) for entry, where, b in check_wording.blocks(data)]
    for entry, where, quoted in quoting:
        missing = (source for source in quoted if source not in sources)
        yield from (entry.fault(where, "unknown-source", value=source) for source in missing)


def _readings(data: Dataset) -> Iterator[Fault]:
    for entry, reading in data.of(Reading):
        syllables = reading.pinyin.split(" ")
        fits = reading.text.isascii() or len(syllables) == len(reading.text)
        if not fits or not all(map(SYLLABLE.fullmatch, syllables)):
            yield entry.fault("pinyin", "bad-reading", text=reading.text, value=reading.pinyin)


def _worded(fault: Fault, words: dict[str, str]) -> Problem:
    values: dict[str, Any] = {"field": fault.field, "record": fault.record, **fault.values}
    template = words.get(MESSAGES + fault.key)
    message = template.format(**values) if template else f"{fault.key} {dict(fault.values)}"
    return Problem(fault.file, fault.record, fault.field, message)


def _messages(words: dict[str, str]) -> dict[str, str]:
    """The wording of the messages: the tree's own, or else the built program's."""
    found = {key: text for key, text in words.items() if key.startswith(MESSAGES)}
    if found:
        return found
    try:
        built: dict[str, str] = open_bundle()["wording"]
    except (DataError, KeyError):
        return {}
    return built


def _root(path: Path) -> Path | None:
    """The resources folder that a path is, or lies in."""
    candidates = (path, *path.resolve().parents) if path.exists() else ()
    return next((folder for folder in candidates if (folder / "rules").is_dir()), None)
