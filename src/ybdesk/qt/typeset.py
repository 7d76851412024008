"""Text set in lines of 1.5 em, measured and painted by the same code so that nothing is ever clipped.

A label of Qt's own cannot be given a line spacing without rich text, and cuts what does not fit.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout

from ybdesk.qt.paint import brush
from ybdesk.qt.theme import LEADING, SNUG_LEADING

UNBOUNDED = 1 << 20
MOST_BALANCED = 4
"""Longer texts read well as they fall."""


class Line(NamedTuple):
    """One line: its text layout, which of its lines, and how wide it came out."""

    layout: QTextLayout
    index: int
    width: float


class Typeset(NamedTuple):
    """Text broken into lines for one width."""

    lines: tuple[Line, ...]
    width: int
    """The widest line, rounded up."""
    pitch: int
    """From one base line to the next."""
    rise: float
    """From the top of a line's slot to the top of its glyph box."""

    @property
    def height(self) -> int:
        return self.pitch * len(self.lines)

    def draw(self, painter: QPainter, x: float, y: float, width: float = 0) -> None:
        """Paint with the top left corner at x, y; each line centred within the width, if one is given."""
        for number, line in enumerate(self.lines):
            left = x + (width - line.width) / 2 if width else x
            piece = line.layout.lineAt(line.index)
            offset = QPointF(left - piece.x(), y + self.rise + number * self.pitch - piece.y())
            piece.draw(painter, offset)


def pitch(font: QFont, leading: float = LEADING) -> int:
    """The distance between two lines."""
    return -int(-font.pixelSize() * leading // 1)


@lru_cache(maxsize=512)
def typeset(
    text: str,
    font: QFont,
    width: int = UNBOUNDED,
    *,
    balanced: bool = False,
    snug: bool = False,
    strong: tuple[str, str] = ("", ""),
    colour: str = "",
) -> Typeset:
    """Break a text into lines no wider than `width`; `balanced` lines are about equally long.

    A text on one `snug` line needs no leading. `strong` is a part of the text to stress, and its colour.
    """
    made = _broken(text, font, width, snug, strong, colour)
    if balanced and 1 < len(made.lines) <= MOST_BALANCED:
        step = font.pixelSize() // 2
        even = sum(line.width for line in made.lines) / len(made.lines)
        for narrower in range(-int(-even // 1), made.width, max(1, step)):
            trial = _broken(text, font, narrower, snug, strong, colour)
            if len(trial.lines) == len(made.lines):
                return trial
    return made


def natural_width(text: str, font: QFont) -> int:
    """The width of the text on as few lines as it has paragraphs."""
    return typeset(text, font).width


def widest_word(text: str, font: QFont) -> int:
    """The least width at which no word is torn apart: one character for Chinese."""
    return typeset(text, font, 1).width


def _broken(
    text: str, font: QFont, width: int, snug: bool, strong: tuple[str, str], colour: str
) -> Typeset:
    lines: list[Line] = []
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph or " ", font)
        layout.setCacheEnabled(True)
        if colour:
            layout.setFormats([_coloured(0, len(paragraph), colour), *_stress(paragraph, *strong)])
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
        layout.endLayout()
        lines += [
            Line(layout, index, layout.lineAt(index).naturalTextWidth()) for index in range(layout.lineCount())
        ]
    step = pitch(font, SNUG_LEADING if snug and len(lines) == 1 else LEADING)
    return Typeset(
        tuple(lines),
        -int(-max(line.width for line in lines) // 1),
        step,
        (step - QFontMetricsF(font).height()) / 2,
    )


def _stress(text: str, part: str, colour: str) -> list[QTextLayout.FormatRange]:
    """Bold and colour for a part of a text; nothing where it does not occur."""
    start = text.find(part) if part else -1
    if start < 0:
        return []
    span = _coloured(start, len(part), colour)
    span.format.setFontWeight(QFont.Weight.Bold)
    return [span]


def _coloured(start: int, length: int, colour: str) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    look.setForeground(brush(colour))
    span = QTextLayout.FormatRange()
    span.start, span.length, span.format = start, length, look
    return span
