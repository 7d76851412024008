"""The built bundle at run time: plain JSON in, records out, each decoded when it is first asked for.

The large tables are sealed: each of their entries is JSON in a string, opened only when it is needed.
Paths are plain strings here, because importing pathlib would cost a tenth of a guide on the command line.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Hashable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from ybdesk.answers import TopicId
from ybdesk.divisions import Divisions
from ybdesk.i18n import Catalogue, SourceCatalogue, catalogue
from ybdesk.rules.records import ContributionYears, Credit, HotlineRecord, Policy, Portal, Source
from ybdesk.rules.wording import Question, SectionText, TopicText

DATA = os.path.join(os.path.dirname(os.path.dirname(__file__)), "_data")
SEALED = ("sources", "credits", "years", "portals", "sections", "common", "pinyin")
T = TypeVar("T")


class DataError(Exception):
    """The bundle is missing or damaged; says which file, and what to do is the caller's to say."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class Ruleset:
    """The rules and the wording in one language."""

    def __init__(self, bundle: Mapping[str, Any], words: Catalogue) -> None:
        self._bundle = bundle
        self.words = words
        self.version: str = bundle["version"]
        self.policy = decode(Policy, bundle["policy"])
        self.divisions = Divisions(bundle["divisions"], bundle["names"])
        self.hotlines = tuple(decode(HotlineRecord, raw) for raw in bundle["hotlines"])
        self._credits: dict[str, tuple[Credit, ...]] = {}
        self._years: dict[str, tuple[ContributionYears, ...]] = {}
        self._sources: dict[str, Source] = {}
        self._topics: dict[TopicId, TopicText] = {}
        self._common: dict[str, SectionText] = {}
        self._questions: tuple[Question, ...] = ()

    def say(self, key: str, **values: object) -> str:
        """The wording under a key, with its {names} filled in. Raises KeyError for an unknown key."""
        text = self.words.translate(key, self._bundle["wording"][key])
        return text.format(**values) if values else text

    def translated(self, key: str, source: str) -> str:
        """A record's own text in the language of this ruleset."""
        return self.words.translate(key, source)

    def source(self, identifier: str) -> Source:
        if identifier not in self._sources:
            self._sources[identifier] = decode(Source, self._open("sources", identifier))
        return self._sources[identifier]

    @property
    def source_ids(self) -> tuple[str, ...]:
        """The ids of all sources there are."""
        return tuple(self._bundle["sources"])

    def credits(self, division: str) -> tuple[Credit, ...]:
        """Every claim recorded about exactly this place."""
        if division not in self._credits:
            rows = self._open("credits", division)
            self._credits[division] = tuple(decode(Credit, row) for row in rows)
        return self._credits[division]

    def years(self, division: str) -> tuple[ContributionYears, ...]:
        """Every claim recorded about the contribution years of exactly this place."""
        if division not in self._years:
            rows = self._open("years", division)
            self._years[division] = tuple(decode(ContributionYears, row) for row in rows)
        return self._years[division]

    def portal(self, division: str) -> Portal | None:
        raw = self._open("portals", division)
        return decode(Portal, raw) if raw else None

    @property
    def topics(self) -> tuple[TopicId, ...]:
        """The topics that there is wording for, in the order they are offered."""
        return tuple(topic for topic in TopicId if topic in self._bundle["topics"])

    def heading(self, topic: TopicId) -> TopicText:
        """A topic without its sections: enough to offer it."""
        return decode(TopicText, {**self._bundle["topics"][topic], "sections": ()})

    def topic(self, topic: TopicId) -> TopicText:
        """A topic with its own sections."""
        if topic not in self._topics:
            sections = tuple(decode(SectionText, raw) for raw in self._open("sections", topic))
            self._topics[topic] = self.heading(topic)._replace(sections=sections)
        return self._topics[topic]

    def common(self) -> dict[str, SectionText]:
        """The sections that several topics share, by id."""
        if not self._common:
            opened = (self._open("common", name) for name in self._bundle["common"])
            self._common = {raw["id"]: decode(SectionText, raw) for raw in opened}
        return self._common

    def questions(self) -> tuple[Question, ...]:
        """Every question, in the order in which they may come up."""
        if not self._questions:
            self._questions = tuple(decode(Question, raw) for raw in self._bundle["questions"])
        return self._questions

    def readings(self, kind: str) -> dict[str, str]:
        """How `characters` or `words` are read aloud, in pinyin; opened only for a voice that needs it."""
        found: dict[str, str] = self._open("pinyin", kind)
        return found

    def _open(self, table: str, key: str) -> Any:
        """One entry of a sealed table; an empty one where there is none."""
        return json.loads(self._bundle[table].get(key, "[]"))


def load(language: str = SourceCatalogue.language, data: str = DATA) -> Ruleset:
    """The bundled ruleset. Raises DataError, or LookupError for a language there is no catalogue of."""
    path = os.path.join(data, "bundle.json")
    try:
        with open(path, "rb") as file:
            bundle = json.loads(file.read())
        return Ruleset(bundle, catalogue(language, os.path.join(data, "locale")))
    except OSError as error:
        raise DataError(path, error.strerror or str(error)) from error
    except LookupError:
        if language != SourceCatalogue.language:
            raise
        raise DataError(path, "incomplete") from None
    except (ValueError, TypeError, AttributeError) as error:
        raise DataError(path, str(error)) from error


def decode(kind: type[T], raw: Mapping[str, Any]) -> T:
    """A record from its JSON. Trusts the build to have validated it."""
    convert = _converters(cast("Hashable", kind))
    return kind(**{name: convert[name](value) for name, value in raw.items()})


def encode(value: Any) -> Any:
    """What `decode` reads: plain JSON values, defaults left out."""
    if hasattr(value, "_field_defaults"):
        usual = value._field_defaults
        return {n: encode(v) for n, v in value._asdict().items() if n not in usual or v != usual[n]}
    if isinstance(value, Mapping):
        return {key: encode(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    return str(value) if isinstance(value, date | Decimal) else value


@cache
def _converters(kind: Hashable) -> dict[str, Callable[[Any], Any]]:
    return {name: _converter(hint) for name, hint in get_type_hints(kind).items()}


@cache
def _converter(hint: Any) -> Callable[[Any], Any]:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        convert = _converter(next(a for a in inner if a is not NoneType))
        return lambda value: None if value is None else convert(value)
    if origin is tuple:
        convert = _converter(inner[0])
        return lambda value: tuple(map(convert, value))
    if origin is Mapping:
        convert = _converter(inner[1])
        return lambda value: {key: convert(item) for key, item in value.items()}
    if hasattr(hint, "_fields"):
        return lambda value: decode(hint, value)
    if hint is date:
        return date.fromisoformat
    if origin is Literal or hint in (str, int, bool):
        return lambda value: value
    assert hint is Decimal or isinstance(hint, type)
    return lambda value: hint(value)
