"""Makes the one bundle that the program reads from the TOML that clerks write.

Run as `python -m ybdesk.rules.build` in a checkout; the wheel's build hook calls `build`.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from zlib import crc32

from ybdesk.answers import TopicId
from ybdesk.divisions import Division, index
from ybdesk.i18n import DOMAIN
from ybdesk.rules.check import check_dataset
from ybdesk.rules.decoding import encode
from ybdesk.rules.files import Dataset, Problem, read
from ybdesk.rules.load import BUNDLE, SEALED
from ybdesk.rules.pinyin import table
from ybdesk.rules.records import (
    ContributionYears,
    Credit,
    HotlineRecord,
    Policy,
    Portal,
    Reading,
    Source,
)
from ybdesk.rules.wording import Question, SectionText, TopicText

COPIED = ("audit", "fonts", "icons", "sheets")


class BuildError(Exception):
    """The files have problems, so nothing was built."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def build(resources: Path, translations: Path, out: Path) -> None:
    """Checks everything and writes the bundle, the catalogues and the files that are copied as they are.

    Raises BuildError. The bundle is written last and in one step, so that a reader never sees half of it.
    """
    data = read(resources)
    problems = check_dataset(data, resources)
    if problems:
        raise BuildError(problems)
    out.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        _copy(resources / name, out / name)
    _compile(translations, out / "locale")
    fresh = out / f"{BUNDLE}.{os.getpid()}"
    fresh.write_bytes(written(bundle(data)))
    fresh.replace(out / BUNDLE)


def bundle(data: Dataset) -> dict[str, Any]:
    """What the program reads, defaults left out; the version names the content."""
    policy = next(iter(data.records(Policy)))
    topics = {topic.id: topic for topic in data.records(TopicText)}
    places = sorted(data.records(Division), key=lambda place: place.code)
    content: dict[str, Any] = {
        "policy": encode(policy),
        "divisions": [encode(place) for place in places],
        "names": index(places),
        "sources": {source.id: encode(source) for source in data.records(Source)},
        "credits": _by_place(data.records(Credit)),
        "years": _by_place(data.records(ContributionYears)),
        "hotlines": [encode(line) for line in data.records(HotlineRecord)],
        "portals": {portal.division: encode(portal) for portal in data.records(Portal)},
        "questions": [encode(question) for question in data.records(Question)],
        "topics": {id: encode(topics[id]._replace(sections=())) for id in TopicId if id in topics},
        "sections": {id: [encode(s) for s in topics[id].sections] for id in TopicId if id in topics},
        "common": {section.id: encode(section) for section in data.records(SectionText)},
        "wording": {key: text for key, (text, _) in sorted(data.wording.items())},
    }
    content["pinyin"] = table(content, {r.text: r.pinyin for r in data.records(Reading)})
    digest = hashlib.sha256(_json(content)).hexdigest()[:8]
    sealed = {name: {key: _json(v).decode() for key, v in content[name].items()} for name in SEALED}
    return {"version": f"{policy.version}+{digest}", **content, **sealed}


def written(content: Mapping[str, Any]) -> bytes:
    """The lines of the bundle: a checksum, the names of the tables, the tables."""
    lines = b"\n".join(map(_json, (list(content), *content.values())))
    return _json(crc32(lines)) + b"\n" + lines


def _by_place(claims: Iterable[Credit | ContributionYears]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for claim in sorted(claims, key=lambda claim: claim.division):
        found.setdefault(claim.division, []).append(encode(claim))
    return found


def is_stale(resources: Path, translations: Path, out: Path) -> bool:
    """Whether anything that the bundle is made from is newer than it; looks at file times only."""
    try:
        built = (out / BUNDLE).stat().st_mtime_ns
    except FileNotFoundError:
        return True
    code = Path(__file__).parent
    inputs = (*_within(resources), *_within(translations), *code.glob("*.py"), code.parent / "divisions.py")
    return any(path.stat().st_mtime_ns > built for path in inputs)


def _within(folder: Path) -> Iterator[Path]:
    """A folder and everything in it: a folder's own time tells of files taken away."""
    if folder.is_dir():
        yield folder
        yield from (path for path in folder.rglob("*") if path.suffix != ".mo")


def _json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _copy(origin: Path, target: Path) -> None:
    if not origin.is_dir():
        return
    kept = set()
    for path in sorted(p for p in origin.rglob("*") if p.is_file()):
        copy = target / path.relative_to(origin)
        kept.add(copy)
        if not _same(path, copy):
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, copy)
    for old in [p for p in target.rglob("*") if p.is_file() and p not in kept]:
        old.unlink()


def _same(path: Path, copy: Path) -> bool:
    if not copy.is_file():
        return False
    ours, theirs = path.stat(), copy.stat()
    return (ours.st_size, ours.st_mtime_ns) == (theirs.st_size, theirs.st_mtime_ns)


def _compile(translations: Path, locale: Path) -> None:
    made = set()
    for source in sorted(translations.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po

        language = source.parent.parent.name
        target = locale / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
        target.parent.mkdir(parents=True, exist_ok=True)
        with source.open("rb") as text, target.open("wb") as compiled:
            write_mo(compiled, read_po(text, locale=language))
        made.add(target)
    for old in [path for path in locale.rglob("*.mo") if path not in made]:
        old.unlink()


def main(arguments: Iterable[str] = ()) -> int:
    """Builds the checkout's own data; says what is wrong and returns 1 where it cannot."""
    del arguments
    package = Path(__file__).parent.parent
    root = package.parent.parent
    try:
        build(root / "resources", root / "i18n", package / "_data")
    except BuildError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
