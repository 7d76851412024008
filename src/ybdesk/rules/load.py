"""The built bundle at run time: plain JSON in, records out, each decoded when it is first asked for.

Every line of the file is JSON: a checksum of what follows, the names of the tables, and each table, parsed
when it is first asked for. In the large tables each entry is sealed as well: JSON in a string.
The first frame needs the wording alone, so what makes records is imported later.
Paths are plain strings here, because importing pathlib would cost a tenth of a guide on the command line.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from zlib import crc32

from ybdesk.answers import TopicId
from ybdesk.i18n import Catalogue, SourceCatalogue, catalogue

if TYPE_CHECKING:
    from ybdesk.divisions import Divisions
    from ybdesk.rules.records import ContributionYears, Credit, HotlineRecord, Policy, Portal, Source
    from ybdesk.rules.wording import Question, SectionText, TopicText

DATA = os.path.join(os.path.dirname(os.path.dirname(__file__)), "_data")
BUNDLE = "bundle.jsonl"
SEALED = ("sources", "credits", "years", "portals", "sections", "common", "pinyin")
T = TypeVar("T")


class DataError(Exception):
    """The bundle is missing or damaged; says which file, and what to do is the caller's to say."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class Bundle(Mapping[str, Any]):
    """The tables of a bundle by name, from its bytes. Raises ValueError, TypeError or KeyError where those
    are not what was built, down to the last bit.
    """

    def __init__(self, content: bytes) -> None:
        proof, _, lines = content.partition(b"\n")
        if json.loads(proof) != crc32(lines):
            raise ValueError("damaged")
        names, *tables = lines.split(b"\n")
        self._lines = dict(zip(json.loads(names), tables, strict=True))
        self._parsed: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._parsed:
            self._parsed[name] = json.loads(self._lines[name])
        return self._parsed[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def open_bundle(data: str = DATA) -> Bundle:
    """The bundle in a folder, or in a file. Raises DataError."""
    path = data if os.path.isfile(data) else os.path.join(data, BUNDLE)
    try:
        with open(path, "rb") as file:
            return Bundle(file.read())
    except OSError as error:
        raise DataError(path, error.strerror or str(error)) from error
    except (ValueError, TypeError, KeyError) as error:
        raise DataError(path, str(error)) from error


class Offer(NamedTuple):
    """A topic as it is offered, in the language of the ruleset."""

    name: str
    summary: str
    icon: str


class Ruleset:
    """The rules and the wording in one language."""

    def __init__(self, bundle: Mapping[str, Any], words: Catalogue) -> None:
        self._bundle = bundle
        self.words = words
        self.version: str = bundle["version"]
        self._wording: Mapping[str, str] = bundle["wording"]
        self._credits: dict[str, tuple[Credit, ...]] = {}
        self._years: dict[str, tuple[ContributionYears, ...]] = {}
        self._sources: dict[str, Source] = {}
        self._topics: dict[TopicId, TopicText] = {}
        self._common: dict[str, SectionText] = {}
        self._questions: tuple[Question, ...] = ()

    def say(self, key: str, **values: object) -> str:
        """The wording under a key, with its {names} filled in. Raises KeyError for an unknown key."""
        text = self.words.translate(key, self._wording[key])
        return text.format(**values) if values else text

    def translated(self, key: str, source: str) -> str:
        """A record's own text in the language of this ruleset."""
        return self.words.translate(key, source)

    @cached_property
    def policy(self) -> Policy:
        """How the data is kept, and what may be linked to."""
        from ybdesk.rules.records import Policy

        return _decoded(Policy, self._bundle["policy"])

    @cached_property
    def divisions(self) -> Divisions:
        """All places."""
        from ybdesk.divisions import Divisions

        return Divisions(self._bundle["divisions"], self._bundle["names"])

    @cached_property
    def hotlines(self) -> tuple[HotlineRecord, ...]:
        """The telephone lines of the whole country."""
        from ybdesk.rules.records import HotlineRecord

        return tuple(_decoded(HotlineRecord, raw) for raw in self._bundle["hotlines"])

    def source(self, identifier: str) -> Source:
        if identifier not in self._sources:
            from ybdesk.rules.records import Source

            self._sources[identifier] = _decoded(Source, self._open("sources", identifier))
        return self._sources[identifier]

    @property
    def source_ids(self) -> tuple[str, ...]:
        """The ids of all sources there are."""
        return tuple(self._bundle["sources"])

    def credits(self, division: str) -> tuple[Credit, ...]:
        """Every claim recorded about exactly this place."""
        if division not in self._credits:
            from ybdesk.rules.records import Credit

            rows = self._open("credits", division)
            self._credits[division] = tuple(_decoded(Credit, row) for row in rows)
        return self._credits[division]

    def years(self, division: str) -> tuple[ContributionYears, ...]:
        """Every claim recorded about the contribution years of exactly this place."""
        if division not in self._years:
            from ybdesk.rules.records import ContributionYears

            rows = self._open("years", division)
            self._years[division] = tuple(_decoded(ContributionYears, row) for row in rows)
        return self._years[division]

    def portal(self, division: str) -> Portal | None:
        from ybdesk.rules.records import Portal

        raw = self._open("portals", division)
        return _decoded(Portal, raw) if raw else None

    @property
    def topics(self) -> tuple[TopicId, ...]:
        """The topics that there is wording for, in the order they are offered."""
        return tuple(topic for topic in TopicId if topic in self._bundle["topics"])

    def offer(self, topic: TopicId) -> Offer:
        """What stands on the tile of a topic."""
        raw = self._bundle["topics"][topic]
        name, summary = (self.translated(f"topic.{topic}.{part}", raw[part]) for part in ("name", "summary"))
        return Offer(name, summary, raw.get("icon", ""))

    def heading(self, topic: TopicId) -> TopicText:
        """A topic without its sections."""
        from ybdesk.rules.wording import TopicText

        return _decoded(TopicText, {**self._bundle["topics"][topic], "sections": ()})

    def topic(self, topic: TopicId) -> TopicText:
        """A topic with its own sections."""
        if topic not in self._topics:
            from ybdesk.rules.wording import SectionText

            sections = tuple(_decoded(SectionText, raw) for raw in self._open("sections", topic))
            self._topics[topic] = self.heading(topic)._replace(sections=sections)
        return self._topics[topic]

    def common(self) -> dict[str, SectionText]:
        """The sections that several topics share, by id."""
        if not self._common:
            from ybdesk.rules.wording import SectionText

            opened = (self._open("common", name) for name in self._bundle["common"])
            self._common = {raw["id"]: _decoded(SectionText, raw) for raw in opened}
        return self._common

    def questions(self) -> tuple[Question, ...]:
        """Every question, in the order in which they may come up."""
        if not self._questions:
            from ybdesk.rules.wording import Question

            self._questions = tuple(_decoded(Question, raw) for raw in self._bundle["questions"])
        return self._questions

    def readings(self, kind: str) -> dict[str, str]:
        """How `characters` or `words` are read aloud, in pinyin; opened only for a voice that needs it."""
        found: dict[str, str] = self._open("pinyin", kind)
        return found

    def forget(self) -> None:
        """Drop the claims and sources that somebody's questions have brought up."""
        for table in (self._credits, self._years, self._sources):
            table.clear()

    def _open(self, table: str, key: str) -> Any:
        """One entry of a sealed table; an empty one where there is none."""
        return json.loads(self._bundle[table].get(key, "[]"))


def load(language: str = SourceCatalogue.language, data: str = DATA) -> Ruleset:
    """The bundled ruleset. Raises DataError, or LookupError for a language there is no catalogue of."""
    words = catalogue(language, os.path.join(data, "locale"))
    bundle = open_bundle(data)
    try:
        return Ruleset(bundle, words)
    except KeyError:
        raise DataError(os.path.join(data, BUNDLE), "incomplete") from None


def _decoded(kind: type[T], raw: Mapping[str, Any]) -> T:
    from ybdesk.rules.decoding import decode

    return decode(kind, raw)
