"""A hall's own pack: its name, address, hours and telephone, and notes of its own on top of the bundle.

Read when a kiosk starts, so without pydantic; checked as strictly as the data that is built.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints
from urllib.parse import urlsplit

from ybdesk.rules.font import characters
from ybdesk.rules.load import DATA, Ruleset

LONGEST_SENTENCE = 30
TELEPHONE = re.compile(r"\d[\d-]{2,15}")
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s，。；、）]+", re.IGNORECASE)
SENTENCE_ENDS = re.compile(r"[。！？；\n]")
INNER = {"note": "notes"}
"""TOML names one thing a table, the records name the list of them."""


class HallNote(NamedTuple):
    """Something to add to one section of a guide."""

    section: str
    """The id of the section, such as `phone` or `window`."""
    text: str


class HallPack(NamedTuple):
    """What a hall says about itself."""

    name: str
    checked_on: date
    """The last day somebody made sure that all this is right."""
    address: str = ""
    hours: tuple[str, ...] = ()
    """When it is open, a line for each kind of day."""
    phone: str = ""
    desk: str = ""
    """Where somebody helps in person."""
    notes: tuple[HallNote, ...] = ()


class PackError(ValueError):
    """A pack that cannot be used; `problems` says what is wrong with it and the way out, a line each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


PACK_ONLY = frozenset({"checked_on", "address", "hours", "note"})
"""What stands in a hall's file for guides alone; a kiosk reads its name, desk and telephone as well."""


def load_pack(path: Path, rules: Ruleset, others: Collection[str] = ()) -> HallPack:
    """The pack in a file, which may hold `others` that are a kiosk's own settings.

    Raises PackError, or OSError where the file cannot be opened.
    """
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except UnicodeDecodeError:
        raise PackError([f"{path.name}: {rules.say('problem.not-utf8')}"]) from None
    except tomllib.TOMLDecodeError as error:
        raise PackError([f"{path.name}: {rules.say('hall.problem.syntax', reason=error)}"]) from None
    shared = {"name", "desk", "phone"}
    raw = {name: value for name, value in raw.items() if name in shared or name not in others}
    problems = [*_shape(HallPack, raw, "", rules)]
    if not problems:
        hall: HallPack = _made(HallPack, raw)
        problems = [*_contents(hall, rules)]
        if not problems:
            return hall
    raise PackError([f"{path.name}: {problem}" for problem in problems])


def _shape(kind: Any, raw: Mapping[str, Any], where: str, rules: Ruleset) -> Iterator[str]:
    """What is missing, unknown or of the wrong type."""
    hints = get_type_hints(kind)
    given = {INNER.get(name, name): value for name, value in raw.items()}
    for name in given.keys() - hints.keys():
        yield f"{where}{name}: {rules.say('problem.unknown-field', field=name)}"
    for name in hints.keys() - given.keys() - kind._field_defaults.keys():
        yield f"{where}{name}: {rules.say('problem.missing-field', field=name)}"
    for name in hints.keys() & given.keys():
        yield from _value(hints[name], given[name], f"{where}{name}", name, rules)


def _value(hint: Any, value: Any, where: str, name: str, rules: Ruleset) -> Iterator[str]:
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            yield f"{where}: {rules.say('problem.wrong-type-tuple', field=name, value=value)}"
            return
        for number, item in enumerate(value, 1):
            yield from _value(get_args(hint)[0], item, f"{where}[{number}]", name, rules)
    elif hasattr(hint, "_fields"):
        if isinstance(value, dict):
            yield from _shape(hint, value, f"{where}.", rules)
        else:
            yield f"{where}: {rules.say('problem.single-table', table='note')}"
    elif type(value) is not hint:
        key = "date" if hint is date else "string"
        yield f"{where}: {rules.say(f'problem.wrong-type-{key}', field=name, value=value)}"


def _made(kind: Any, raw: Mapping[str, Any]) -> Any:
    hints = get_type_hints(kind)
    given = {INNER.get(name, name): value for name, value in raw.items()}
    return kind(**{name: _converted(hints[name], value) for name, value in given.items()})


def _converted(hint: Any, value: Any) -> Any:
    if get_origin(hint) is tuple:
        return tuple(_converted(get_args(hint)[0], item) for item in value)
    return _made(hint, value) if hasattr(hint, "_fields") else value


def _contents(hall: HallPack, rules: Ruleset) -> Iterator[str]:
    """What is wrong with what the pack says."""
    if hall.phone and not TELEPHONE.fullmatch(hall.phone):
        yield f"phone: {rules.say('hall.problem.telephone', value=hall.phone)}"
    known = _sections(rules)
    for number, note in enumerate(hall.notes, 1):
        if note.section not in known:
            choices = "、".join(sorted(known))
            problem = rules.say("hall.problem.section", value=note.section, choices=choices)
            yield f"notes[{number}].section: {problem}"
    drawable = _drawable()
    for where, text in _texts(hall):
        yield from (f"{where}: {problem}" for problem in _text(text, drawable, rules))


def _text(text: str, drawable: frozenset[int], rules: Ruleset) -> Iterator[str]:
    if not text.strip():
        yield rules.say("hall.problem.empty")
    for sentence in SENTENCE_ENDS.split(text):
        if len(sentence) > LONGEST_SENTENCE:
            yield rules.say("problem.long-sentence", count=len(sentence), sentence=sentence)
    for found in ADDRESS.findall(text):
        host = urlsplit(found if "//" in found else f"//{found}").hostname or ""
        if not any(host == known or host.endswith(f".{known}") for known in rules.policy.official_hosts):
            yield rules.say("hall.problem.address", url=found)
    missing = "".join(sorted({mark for mark in text if ord(mark) not in drawable and mark != "\n"}))
    if missing and drawable:
        yield rules.say("problem.not-in-font", characters=missing)


def _texts(hall: HallPack) -> Iterator[tuple[str, str]]:
    yield "name", hall.name
    yield from ((field, text) for field in ("address", "desk") if (text := getattr(hall, field)))
    yield from ((f"hours[{number}]", line) for number, line in enumerate(hall.hours, 1))
    yield from ((f"notes[{number}].text", note.text) for number, note in enumerate(hall.notes, 1))


def _sections(rules: Ruleset) -> set[str]:
    own = {section.id for topic in rules.topics for section in rules.topic(topic).sections}
    return own | set(rules.common())


def _drawable() -> frozenset[int]:
    """The characters that every bundled font can draw."""
    fonts = [characters(path) for path in sorted(Path(DATA, "fonts").glob("*.ttf"))]
    return frozenset.intersection(*fonts) if fonts else frozenset()
