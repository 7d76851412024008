"""What must hold of the wording: placeholders, conditions, references between texts, links and characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Any
from urllib.parse import urlsplit

from ybdesk.answers import Coverage
from ybdesk.divisions import Division
from ybdesk.rules.files import TABLES, Dataset, Entry, Fault
from ybdesk.rules.font import characters
from ybdesk.rules.records import HotlineRecord, Policy, Portal
from ybdesk.rules.wording import BlockText, SectionText, TopicText, When

LINKS = ("insurance", "social", "hall")
PORTAL_NAMES = frozenset(
    {"government_app", "insurance_app", "wechat_account"}
    | {f"{link}_{part}" for link in LINKS for part in ("url", "host")}
)
BLOCK_NAMES = frozenset(
    {"place", "province", "asking", "age_steps", *PORTAL_NAMES, *(f"national_{n}" for n in PORTAL_NAMES)}
)
"""The {names} that a block may hold, besides {dial_...} for each hotline."""
UNKNOWN = "unknown"
AGES = re.compile(r"\d+\+|\d+-\d+|unknown")
CONDITIONS: Mapping[str, frozenset[str]] = {
    "coverage": frozenset({*Coverage, UNKNOWN}),
    "estimate": frozenset({"known", "range", "own_contribution", "no_account", UNKNOWN}),
    "steps": frozenset({"none", "some"}),
    "portal": frozenset({"insurance-site", "no-insurance-site"}),
}
SITES = ("insurance_site", "service_hall", "social_site")


def wording(data: Dataset) -> Iterator[Fault]:
    """Every fault of topics, sections, blocks and single texts."""
    lines = {f"dial_{line.number}" for line in data.records(HotlineRecord)}
    shared = {section.id for section in data.records(SectionText)}
    names = BLOCK_NAMES | lines
    places = {place.code for place in data.records(Division)}
    for entry, topic in data.of(TopicText):
        yield from _texts(entry, "", (("title", topic.title),), {"place"})
        missing = [section for section in topic.shared if section not in shared]
        yield from (entry.fault("shared", "unknown-section", name=name) for name in missing)
        for section in topic.sections:
            yield from _section(entry, section, names, places)
        yield from _twice(entry, "sections", (section.id for section in topic.sections))
    for entry, section in data.of(SectionText):
        yield from _section(entry, section, names, places)
    for key, (text, file) in data.wording.items():
        if _names_in(text) is None:
            yield Fault(file, key, "", "broken-braces")


def links(data: Dataset) -> Iterator[Fault]:
    """Addresses that a person could touch or scan and that are not on the list of official hosts."""
    hosts = [host for policy in data.records(Policy) for host in policy.official_hosts]
    if not hosts:
        return
    for entry, portal in data.of(Portal):
        for name in SITES:
            yield from _link(entry, name, getattr(portal, name), hosts)
    for entry, where, block in blocks(data):
        if "{" not in block.url:
            yield from _link(entry, f"{where}.url", block.url, hosts)


def blocks(data: Dataset) -> Iterator[tuple[Entry, str, BlockText]]:
    """Every block of every section, with where it stands in its record."""
    sections = [(entry, section) for entry, section in data.of(SectionText)]
    sections += [(entry, section) for entry, topic in data.of(TopicText) for section in topic.sections]
    for entry, section in sections:
        for block in section.blocks:
            yield entry, f"{section.id}.{block.id}", block


def fonts(data: Dataset, resources: Path) -> Iterator[Fault]:
    """Characters that are in none of the bundled fonts, so that a page would show an empty box."""
    bundled = [characters(path) for path in sorted(resources.glob("fonts/*.ttf"))]
    if not bundled:
        return
    have = frozenset.intersection(*bundled)

    def lacking(text: str) -> str:
        return "".join(sorted({c for c in text if c.isprintable() and ord(c) not in have}))

    kinds: Iterable[type[Any]] = dict.fromkeys([*(table.kind for table in TABLES), Policy, TopicText])
    for kind in kinds:
        for entry, record in data.of(kind):
            for where, text in _strings(record):
                if missing := lacking(text):
                    yield entry.fault(where, "not-in-font", characters=missing)
    for key, (text, file) in data.wording.items():
        if missing := lacking(text):
            yield Fault(file, key, "", "not-in-font", {"characters": missing})


def _section(
    entry: Entry, section: SectionText, names: Iterable[str], places: Iterable[str]
) -> Iterator[Fault]:
    where = section.id
    known = frozenset(names)
    yield from _texts(entry, where, (("title", section.title), ("summary", section.summary)), known)
    yield from _when(entry, f"{where}.when", section.when, places)
    yield from _when(entry, f"{where}.recommend", section.recommend, places)
    yield from _twice(entry, f"{where}.block", (block.id for block in section.blocks))
    for block in section.blocks:
        yield from _block(entry, f"{where}.{block.id}", block, known, places)


def _block(
    entry: Entry, where: str, block: BlockText, names: Iterable[str], places: Iterable[str]
) -> Iterator[Fault]:
    pieces = [("text", block.text), ("dial", block.dial), ("url", block.url)]
    if picture := block.picture:
        pieces += [("picture", text) for text in (picture.screen, *picture.rows, picture.spot, picture.alt)]
        if picture.spot not in picture.rows:
            yield entry.fault(f"{where}.picture.spot", "spot-not-shown", value=picture.spot)
    yield from _texts(entry, where, pieces, names)
    yield from _when(entry, f"{where}.when", block.when, places)


def _texts(
    entry: Entry, where: str, pieces: Iterable[tuple[str, str]], names: Iterable[str]
) -> Iterator[Fault]:
    known = frozenset(names)
    for name, text in pieces:
        path = f"{where}.{name}" if where else name
        found = _names_in(text)
        if found is None:
            yield entry.fault(path, "broken-braces")
            continue
        for stranger in sorted(found - known):
            yield entry.fault(path, "unknown-name", name=stranger, choices="、".join(sorted(known)))


def _names_in(text: str) -> frozenset[str] | None:
    """The {names} in a text; None where the braces do not match."""
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:
        return None


def _when(entry: Entry, where: str, when: When, places: Iterable[str]) -> Iterator[Fault]:
    allowed = {**CONDITIONS, "division": frozenset(places)}
    for name, values in when.items():
        if name == "age":
            wrong = [value for value in values if not AGES.fullmatch(value)]
            choices = "60+、0-59、unknown"
        elif name in allowed:
            wrong = [value for value in values if value not in allowed[name]]
            choices = "、".join(sorted(allowed[name])[:8])
        else:
            yield entry.fault(where, "unknown-condition", name=name, choices="、".join([*allowed, "age"]))
            continue
        for value in wrong:
            yield entry.fault(f"{where}.{name}", "not-a-choice", value=value, choices=choices)


def _twice(entry: Entry, where: str, ids: Iterable[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for name in ids:
        if name in seen:
            yield entry.fault(where, "duplicate", name=name, other=entry.file)
        seen.add(name)


def _link(entry: Entry, where: str, url: str, hosts: Iterable[str]) -> Iterator[Fault]:
    if not url:
        return
    parts = urlsplit(url)
    host = parts.hostname or ""
    official = any(host == known or host.endswith(f".{known}") for known in hosts)
    if parts.scheme not in ("http", "https") or not official:
        yield entry.fault(where, "not-official", url=url)


def _strings(value: Any, where: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a record, with the path to it."""
    if isinstance(value, str):
        yield where, value
    elif hasattr(value, "_asdict"):
        for name, inner in value._asdict().items():
            yield from _strings(inner, f"{where}.{name}" if where else name)
    elif isinstance(value, tuple):
        for number, item in enumerate(value, 1):
            yield from _strings(item, f"{where}[{number}]")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _strings(item, f"{where}.{key}")
