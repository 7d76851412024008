"""How large the characters are, how far apart their lines and paragraphs, how long a line is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtWidgets import QLabel

from ybdesk.qt.audit.clauses import Measured
from ybdesk.qt.audit.drawn import Glyphs
from ybdesk.qt.audit.scene import Part, Scene
from ybdesk.qt.pictures import PictureView
from ybdesk.qt.theme import Role
from ybdesk.render.picture import WIDTH, draw
from ybdesk.settings import TextSize

SAME_LINE_EM = 0.3
SIZES = re.compile(r'font-size="([0-9.]+)"')
PARAGRAPH_LINES = 3
"""From how many lines on a text is a paragraph, whose lines must begin below each other."""


def measure(scene: Scene) -> Iterator[Measured]:
    for part in scene.parts:
        if isinstance(part.widget, PictureView):
            yield from _drawing(scene, part.widget)
    for part in scene.texts:
        for run in part.drawn.glyphs:
            if run.text.strip():
                yield Measured("text.size", scene.points(run.em), run.text)
        yield from _lines(part)
    yield from _paragraphs(scene)
    if scene.page.look.text_size is TextSize.LARGEST:
        yield from _largest(scene)


def _drawing(scene: Scene, view: PictureView) -> Iterator[Measured]:
    """The words in a drawing, which is scaled as a whole and drawn without fonts."""
    scale = min(view.width(), view.sizeHint().width()) / WIDTH
    for size in SIZES.findall(draw(view.picture)):
        yield Measured("text.drawn", scene.mm(float(size) * scale), view.picture.alt)


def _largest(scene: Scene) -> Iterator[Measured]:
    """The running text of the page, at the largest step."""
    bodies = [p for p, _ in scene.prose() if getattr(p.widget, "role", None) is Role.BODY]
    for part in bodies:
        for run in part.drawn.glyphs:
            yield Measured("text.largest", scene.mm(run.em), run.text)


def _lines(part: Part) -> Iterator[Measured]:
    lines = lines_of(part)
    for line in lines:
        end = max(run.x + run.width for run in line)
        yield Measured("line.length", (end - line[0].x) / line[0].em, line[0].text)
    for above, below in pairwise(lines):
        if above[0].em == below[0].em and above[0].bold == below[0].bold:
            pitch = (below[0].baseline - above[0].baseline) / below[0].em
            yield Measured("line.spacing", round(pitch, 3), above[0].text)
    if isinstance(part.widget, QLabel) and len(lines) >= PARAGRAPH_LINES:
        ragged = sum(abs(line[0].x - lines[0][0].x) > 1 for line in lines)
        yield Measured("line.left", ragged, part.name)


def lines_of(part: Part) -> list[list[Glyphs]]:
    """The runs of a part, line by line, each from the left."""
    lines: list[list[Glyphs]] = []
    for run in sorted(part.drawn.glyphs, key=lambda run: (run.baseline, run.x)):
        if lines and abs(run.baseline - lines[-1][0].baseline) < SAME_LINE_EM * run.em:
            lines[-1].append(run)
        else:
            lines.append([run])
    return [sorted(line, key=lambda run: run.x) for line in lines]


def _paragraphs(scene: Scene) -> Iterator[Measured]:
    """Between two texts of the same kind, one below the other: base line to base line, in lines of 1.5 em."""
    paragraphs = [
        p
        for p in scene.texts
        if isinstance(p.widget, QLabel) and p.drawn.glyphs and scene.page.isAncestorOf(p.widget)
    ]
    for above, below in pairwise(paragraphs):
        if above.widget.parentWidget() is not below.widget.parentWidget():
            continue
        last, first = lines_of(above)[-1][0], lines_of(below)[0][0]
        if last.em != first.em or last.bold != first.bold or below.rect.top() < above.rect.bottom():
            continue
        distance = below.rect.top() + first.baseline - above.rect.top() - last.baseline
        yield Measured("paragraph.gap", distance / (1.5 * first.em), above.name)
