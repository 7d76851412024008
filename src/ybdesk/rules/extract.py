"""The texts to translate, out of the TOML files: a Babel extraction method (see `i18n/babel.cfg`).

Each text goes out with the key it is looked up under at run time as its context.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

Raw = Mapping[str, Any]
CLAIM_TEXTS = {"words": "words", "withheld_for": "withheld", "set_aside": "set_aside"}


def extract(
    fileobj: BinaryIO,
    keywords: object,  # noqa: ARG001 - the names are Babel's
    comment_tags: object,  # noqa: ARG001
    options: object,  # noqa: ARG001
) -> Iterator[tuple[int, str, tuple[str, str], list[str]]]:
    """Babel's interface: line, function, (context, text), comments."""
    content = fileobj.read().decode()
    lines = content.splitlines()
    for key, text in messages(tomllib.loads(content)):
        first = text.splitlines()[0]
        line = next((n for n, shown in enumerate(lines, 1) if first in shown), 1)
        yield line, "pgettext", (key, text), []


def messages(raw: Raw) -> Iterator[tuple[str, str]]:
    """Every (key, text) of one file, whichever kind of file it is."""
    yield from _flat(raw.get("text", {}))
    if "id" in raw:
        names = ("title", "name", "summary", "asking")
        yield from ((f"topic.{raw['id']}.{name}", raw[name]) for name in names)
    for section in raw.get("section", ()):
        yield from _section(section)
    for question in raw.get("question", ()):
        yield from _question(question)
    for table, prefix in (("credit", "credit"), ("years", "years")):
        for claim in raw.get(table, ()):
            texts = {end: claim[name] for name, end in CLAIM_TEXTS.items() if name in claim}
            yield from ((f"{prefix}.{claim['id']}.{end}", text) for end, text in texts.items())
    yield from ((f"hotline.{line['number']}", line["label"]) for line in raw.get("hotline", ()))


def _flat(table: Raw, prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        elif value:
            yield prefix + name, value


def _section(section: Raw) -> Iterator[tuple[str, str]]:
    for name in ("title", "summary"):
        if section.get(name):
            yield f"section.{section['id']}.{name}", section[name]
    for block in section.get("block", ()):
        key = f"{section['id']}.{block['id']}"
        yield key, block["text"]
        if "picture" in block:
            picture = block["picture"]
            yield f"{key}.screen", picture["screen"]
            yield f"{key}.alt", picture["alt"]
            yield from ((f"{key}.row.{row}", row) for row in picture["rows"])


def _question(question: Raw) -> Iterator[tuple[str, str]]:
    key = f"question.{question['id']}"
    for name in ("text", "help"):
        if question.get(name):
            yield f"{key}.{name}", question[name]
    for option in question.get("option", ()):
        for name in ("label", "detail"):
            if option.get(name):
                yield f"{key}.{option['value']}.{name}", option[name]
