"""The words of a page: how long its sentences and steps, how much there is to read, what must not be said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtWidgets import QLineEdit

from ybdesk.document import BlockKind
from ybdesk.qt.audit.clauses import Measured
from ybdesk.qt.audit.scene import Scene
from ybdesk.qt.controls import Button, Style
from ybdesk.qt.journey import Kind, Panel
from ybdesk.render.spoken import aloud

ENDS = re.compile(r"[。！？；!?;\n]")
ONE_WORD = re.compile(r"[a-z0-9.-]+\.[a-z]{2,}|[0-9][0-9.,-]{3,}")
MARKS = re.compile(r"[\s，、：（）“”‘’…·,:()《》〔〕「」–]")
UNHEARD = re.compile(r"[\W_]+")
FEW = 3
"""A mean of fewer sentences says nothing."""


def sentences(text: str) -> list[str]:
    return [part for part in ENDS.split(text) if length(part)]


def length(text: str) -> int:
    """Characters to take in: an address or a number on its own is read as one word of four."""
    return len(MARKS.sub("", ONE_WORD.sub("####", text)))


def measure(scene: Scene) -> Iterator[Measured]:
    lengths, cited = [], _cited(scene)
    for part in scene.texts:
        for text in part.texts:
            if text in cited:
                continue
            for sentence in sentences(text):
                lengths.append(length(sentence))
                yield Measured("words.sentence", lengths[-1], sentence)
            bad = [word for word in scene.standards.forbidden if re.search(word, text)]
            yield Measured("words.forbidden", len(bad), f"{bad[0]}: {text}" if bad else part.name)
    if len(lengths) >= FEW:
        yield Measured("words.mean", sum(lengths) / len(lengths), scene.page.heading)
    yield from _steps(scene)
    yield from _screenful(scene)
    yield from _spoken(scene)


def _cited(scene: Scene) -> set[str]:
    """Lines that name a source: they hold a document's own title, which is not ours to shorten."""
    if scene.window.desk.journey.spot.kind is not Kind.SECTION:
        return set()
    sections = scene.window.desk.guide().sections
    return {b.text for section in sections for b in section.blocks if b.kind is BlockKind.SOURCE}


def _steps(scene: Scene) -> Iterator[Measured]:
    journey = scene.window.desk.journey
    if journey.spot.kind is not Kind.SECTION or journey.panel is not Panel.NONE:
        return
    blocks = [block for section in scene.window.desk.guide().sections for block in section.blocks]
    steps = {block.text for block in blocks if block.kind is BlockKind.STEP}
    shown = [text for _, text in scene.prose() if text in steps]
    yield Measured("words.steps", len(shown), scene.page.heading)
    for step in shown:
        yield Measured("words.step", length(step), step)


def _screenful(scene: Scene) -> Iterator[Measured]:
    """What there is to read without turning on."""
    high = max((scroll.pane.height() for scroll in scene.scrolls), default=scene.window.height())
    tops = [(part.rect.top(), part.rect.bottom(), length(text)) for part, text in scene.prose()]
    fullest = max(
        (
            sum(count for top, bottom, count in tops if top >= start and bottom <= start + high)
            for start, _, _ in tops
        ),
        default=0,
    )
    yield Measured("words.page", fullest, scene.page.heading)


def _spoken(scene: Scene) -> Iterator[Measured]:
    """Whatever is shown on the page is in what is read aloud, but for the keys of a keypad."""
    page = scene.page
    read = " ".join(map(str, page.utterances()))
    heard = _bare(read) + _bare(aloud(read))
    for part in scene.texts:
        widget = part.widget
        keypad = isinstance(widget, Button) and widget.style_kind is Style.KEY
        turning = any(widget in (scroll.up, scroll.down) for scroll in scene.scrolls)
        if not page.isAncestorOf(widget) or keypad or turning or isinstance(widget, QLineEdit):
            continue
        for text in part.texts:
            missing = _bare(text) not in heard and _bare(aloud(text)) not in heard
            yield Measured("words.spoken", missing, text)


def _bare(text: str) -> str:
    return UNHEARD.sub("", text)
