"""A guide on paper: large print on A4 or A5, in full or on one page, by Typst from the object JSON shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from ybdesk.document import Block, BlockKind, Guide
from ybdesk.render.json import as_object
from ybdesk.render.labels import labelled
from ybdesk.render.picture import draw
from ybdesk.render.qr import call_code, host_of, is_official, short_code, site_code
from ybdesk.render.summary import CODE_BLOCK, shorter, summary
from ybdesk.render.typesetter import Typesetting
from ybdesk.rules.load import DATA, Ruleset
from ybdesk.sharecode import grouped

TEMPLATES = {"full": "guide.typ", "summary": "summary.typ"}
DAYS_WITHOUT_REVIEW = 180
BODY_SIZES = (18, 22, 28)
"""Body text in points; RNIB asks for 18 at least."""
NEARLY_EMPTY = 0.3
"""A last page used less far down than this is worth another try."""
TIGHTER_OR_LOOSER = (0.93, 0.86, 0.8, 1.08, 1.16, 1.25)


class Paper(StrEnum):
    """The sizes a sheet is made for."""

    A4 = "a4"
    A5 = "a5"


class Variant(StrEnum):
    """How much of a guide goes on paper."""

    FULL = "full"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Layout:
    """What a person may choose about a sheet."""

    paper: Paper = Paper.A4
    variant: Variant = Variant.FULL
    body: int = 0
    """Points; 0 for what suits the paper."""

    @property
    def size(self) -> int:
        return self.body or (22 if self.paper is Paper.A4 else 18)


class Made(NamedTuple):
    """A finished sheet."""

    pdf: bytes
    pages: int


def pdf(guide: Guide, rules: Ruleset, layout: Layout | None = None, data: str = DATA) -> bytes:
    """The sheet as a tagged PDF; the same guide gives the same bytes. Raises OSError without the data."""
    return made(guide, rules, layout, data).pdf


def made(guide: Guide, rules: Ruleset, layout: Layout | None = None, data: str = DATA) -> Made:
    """The sheet with the number of its pages."""
    layout = layout or Layout()
    if layout.variant is Variant.SUMMARY:
        page = _one_page(summary(guide), rules, layout, data)
    else:
        page = _filled(guide, rules, layout, data)
    return Made(page.pdf(guide.as_of), page.end()[0])


def expiry(guide: Guide) -> date:
    """After this day a sheet should be printed anew: the review day, or half a year where there is none."""
    basis = guide.estimate.provenance
    if basis is not None and not basis.stale:
        return basis.review_by
    return guide.as_of + timedelta(days=DAYS_WITHOUT_REVIEW)


def checked_on(guide: Guide) -> date:
    """The day on which what the sheet says was last compared with its sources; the earliest of several."""
    basis = guide.estimate.provenance
    days = [source.checked_on for source in guide.sources] + ([basis.checked_on] if basis else [])
    return min(days, default=guide.as_of)


def file_name(guide: Guide, rules: Ruleset, layout: Layout, suffix: str = "pdf") -> str:
    """A name that says what is in the file; nothing about a person beyond what the sheet says."""
    name = rules.say(
        "on-paper.file-name",
        title=rules.topic(guide.topic).name,
        place=guide.place.name,
        variant=rules.say(f"on-paper.{layout.variant}"),
        paper=layout.paper.upper(),
        date=guide.as_of.isoformat(),
    )
    return "".join(c for c in name if c.isalnum() or c in "-_·") + f".{suffix}"


def content(guide: Guide, rules: Ruleset, look: dict[str, Any]) -> dict[str, Any]:
    """What a template needs beyond the guide itself: labels, drawings, codes and the words on every page.

    A compact look has one code for the number to dial, at the top.
    """
    found = as_object(guide)
    codes = dict(_codes(guide, rules))
    if look.get("compact"):
        call = _first_call(guide)
        found |= {"call": codes[call.id]} if call else {}
        codes = {}
    keypad = rules.say("picture.keypad")
    for section, shown in zip(guide.sections, found["sections"], strict=True):
        for (label, block), item in zip(labelled(section, rules), shown["blocks"], strict=True):
            item["label"] = label
            if block.picture is not None:
                item["drawing"] = {"svg": draw(block.picture, keypad=keypad), "alt": block.picture.alt}
            elif block.id in codes:
                item["code"] = codes[block.id]
    found["words"] = {
        "recommended": rules.say("sheet.recommended"),
        "page": rules.say("on-paper.page", page="⟨page⟩", pages="⟨pages⟩"),
        "dates": rules.say(
            "on-paper.dates", checked=_day(checked_on(guide), rules), printed=_day(guide.as_of, rules)
        ),
        "expires": rules.say("on-paper.expires", expires=_day(expiry(guide), rules)),
    }
    language, _, region = guide.language.partition("_")
    found["layout"] = {"lang": language, "region": region.lower() or None, "tight": 1.0, **look}
    return found


def _codes(guide: Guide, rules: Ruleset) -> Iterator[tuple[str, dict[str, str]]]:
    """A code for the first number to dial and for each official address, each once, by block id."""
    seen: set[str] = set()
    first = _first_call(guide)
    if first is not None:
        words = rules.say("on-paper.scan-call", dial=first.dial)
        yield first.id, {"svg": call_code(first.dial), "words": words}
    for block in (block for section in guide.sections for block in section.blocks):
        if block.id == CODE_BLOCK:
            words = rules.say("on-paper.scan-code", code=grouped(guide.code))
            yield block.id, {"svg": short_code(guide.code), "words": words}
        if _wants_site_code(block, rules) and block.url not in seen:
            seen.add(block.url)
            words = rules.say("on-paper.scan-site", host=host_of(block.url))
            yield block.id, {"svg": site_code(block.url, rules), "words": words}


def _first_call(guide: Guide) -> Block | None:
    blocks = (block for section in guide.sections for block in section.blocks)
    return next((block for block in blocks if block.kind is BlockKind.CALL and block.dial), None)


def _wants_site_code(block: Block, rules: Ruleset) -> bool:
    return bool(block.url) and is_official(block.url, rules)


def _filled(guide: Guide, rules: Ruleset, layout: Layout, data: str) -> Typesetting:
    """The guide laid out so that its last page is no waste of paper, where a little spacing can do that."""
    look = _compact(layout, layout.size) if layout.variant is Variant.SUMMARY else _look(layout, layout.size)
    found = content(guide, rules, look)
    first = Typesetting(TEMPLATES[layout.variant], found, data)
    pages, used = first.end()
    if pages == 1 or used >= NEARLY_EMPTY:
        return first
    for tight in TIGHTER_OR_LOOSER:
        found["layout"]["tight"] = tight
        again = Typesetting(TEMPLATES[layout.variant], found, data)
        count, used = again.end()
        if count < pages or used >= NEARLY_EMPTY:
            return again
    return first


def _one_page(guide: Guide, rules: Ruleset, layout: Layout, data: str) -> Typesetting:
    """The largest print up to the one chosen that fits one page.

    Where not even the smallest does, blocks go, the least needed first; then the code to scan. Rather than
    leave out steps, A5 takes its other side.
    """
    return (
        _within(1, guide, rules, layout, data)
        or _within(2, guide, rules, layout, data)
        or _filled(guide, rules, layout, data)
    )


def _within(most: int, guide: Guide, rules: Ruleset, layout: Layout, data: str) -> Typesetting | None:
    shown: Guide | None = guide
    while shown is not None:
        found = content(shown, rules, _compact(layout, layout.size))
        page = _largest(most, found, layout, data)
        if page is not None:
            return page
        shown = shorter(shown)
    found.pop("call", None)
    return _largest(most, found, layout, data)


def _largest(most: int, found: dict[str, Any], layout: Layout, data: str) -> Typesetting | None:
    for size in range(layout.size, min(BODY_SIZES) - 1, -2):
        for tight in (1.0, 0.8):
            found["layout"] |= _compact(layout, size) | {"tight": tight}
            page = Typesetting(TEMPLATES[layout.variant], found, data)
            if page.end()[0] <= most:
                return page
    return None


def _compact(layout: Layout, size: int) -> dict[str, Any]:
    return {**_look(layout, size), "compact": True}


def _look(layout: Layout, size: int) -> dict[str, Any]:
    """Sizes on the page: points for print, millimetres for the rest. A5 has less margin to give."""
    if layout.paper is Paper.A4:
        return {"paper": "a4", "body": size, "margin": 25, "bottom": 25, "picture": 58, "code": 30}
    return {"paper": "a5", "body": size, "margin": 15, "bottom": 24, "picture": 46, "code": 28}


def _day(day: date, rules: Ruleset) -> str:
    return rules.say("format.date", year=day.year, month=day.month, day=day.day)
