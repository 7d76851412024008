"""Text set in lines of 1.5 em, measured and painted by the same code so that nothing is ever clipped.

A label of Qt's own cannot be given a line spacing without rich text, and cuts what does not fit. What fits on
one line is only measured until it is painted: most of what a page tries out is never shown.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout

from ybdesk.memory import remembered
from ybdesk.qt.paint import brush
from ybdesk.qt.theme import LEADING, SNUG_LEADING

UNBOUNDED = 1 << 20
MOST_BALANCED = 4
"""Longer texts read well as they fall."""
PHRASE_ENDS = "，。；：、！？·"
CLOSING = "”’）》"
"""What may follow the end of a phrase and belongs to it."""
BLANK_BEHIND = "，。；：、" + CLOSING
"""Marks that leave the second half of their square empty."""
EVENER = 0.9
"""Lines are made more even only where the longest gets so much shorter."""
ORPHAN_EM = 2.6
"""A last line shorter than this, one character and its marks, looks forgotten."""
FIRST_CHARACTER, LAST_CHARACTER = "\u4e00", "\u9fff"
"""Between these a line may break after any character."""
OPENING = "\u201c\u2018\uff08\u300a("

Stress = tuple[str, str]
"""A part of a text to print bold, and its colour."""


class Typeset:
    """Text broken into lines for one width."""

    __slots__ = (
        "_colour",
        "_font",
        "_layouts",
        "_strong",
        "baseline",
        "count",
        "last",
        "pitch",
        "rise",
        "text",
        "width",
    )

    def __init__(self, text: str, font: QFont, width: int, snug: bool, strong: Stress, colour: str) -> None:
        self.text = text
        self._font = font
        self._strong = strong
        self._colour = colour
        self._layouts: list[QTextLayout] | None = None
        metrics = _metrics(font)
        alone = -int(-metrics.horizontalAdvance(text) // 1) + 1
        if alone <= width and "\n" not in text and not strong[0]:
            self.count, self.width, self.last = 1, alone, float(alone)
        else:
            self._layouts = self._broken(width)
            lines = [layout.lineAt(n) for layout in self._layouts for n in range(layout.lineCount())]
            self.count = len(lines)
            self.width = -int(-max(line.naturalTextWidth() for line in lines) // 1)
            self.last = lines[-1].naturalTextWidth()
            """How long the last line is."""
        self.pitch = pitch(font, SNUG_LEADING if snug and self.count == 1 else LEADING)
        """From one base line to the next."""
        self.rise = (self.pitch - metrics.height()) / 2
        """From the top of a line's slot to the top of its glyph box."""
        self.baseline = self.rise + metrics.ascent()
        """From the top to the first base line."""

    @property
    def height(self) -> int:
        return self.pitch * self.count

    def draw(self, painter: QPainter, x: float, y: float, width: float = 0) -> None:
        """Paint with the top left corner at x, y; each line centred within the width, if one is given."""
        if self._layouts is None:
            self._layouts = self._broken(UNBOUNDED)
        top = y + self.rise
        for layout in self._layouts:
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                left = x + (width - line.naturalTextWidth()) / 2 if width else x
                line.draw(painter, QPointF(left - line.x(), top - line.y()))
                top += self.pitch

    def _broken(self, width: int) -> list[QTextLayout]:
        layouts = []
        for paragraph in self.text.split("\n"):
            layout = QTextLayout(paragraph or " ", self._font)
            layout.setCacheEnabled(True)
            formats = _tight(paragraph, self._font.pixelSize())
            if self._colour:
                whole = _coloured(0, len(paragraph), self._colour)
                formats += [whole, *_stress(paragraph, *self._strong)]
            layout.setFormats(formats)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(width)
            layout.endLayout()
            layouts.append(layout)
        return layouts


def pitch(font: QFont, leading: float = LEADING) -> int:
    """The distance between two lines."""
    return -int(-font.pixelSize() * leading // 1)


@remembered(512)
def typeset(
    text: str,
    font: QFont,
    width: int = UNBOUNDED,
    *,
    balanced: bool = False,
    snug: bool = False,
    strong: Stress = ("", ""),
    colour: str = "",
) -> Typeset:
    """Break a text into lines no wider than `width`: where a phrase ends, if that takes no more lines.

    Other `balanced` lines are about equally long. A text on one `snug` line needs no leading. `strong` is
    a part of the text to stress, and its colour.
    """
    made = Typeset(text, font, width, snug, strong, colour)
    if not 1 < made.count <= MOST_BALANCED or "\n" in text:
        return made
    ways = (_by_phrases(_phrases(text, before), font, width) for before in ("", OPENING))
    trials = [(phrased, width) for phrased in ways if phrased]
    if balanced or made.last < ORPHAN_EM * font.pixelSize():
        step = max(1, font.pixelSize() // 2)
        even = int(_metrics(font).horizontalAdvance(text) / made.count)
        trials += [(text, narrower) for narrower in range(even, made.width, step)]
    for lines, room in trials:
        trial = Typeset(lines, font, room, snug, strong, colour)
        if trial.count == made.count:
            return trial
    return made


def _by_phrases(phrases: list[str], font: QFont, width: int) -> str:
    """On even lines that each end with a phrase; nothing where a phrase is too long for that."""
    found: list[str] = []
    while True:
        lines = _filled(phrases, font, width)
        longest = max(_metrics(font).horizontalAdvance(line) for line in lines)
        if longest > width or (found and len(lines) > len(found)):
            return "\n".join(found)
        found, width = lines, int(longest * EVENER)


def _filled(phrases: list[str], font: QFont, width: int) -> list[str]:
    """As many phrases on each line as there is room for, but at least one."""
    lines = [""]
    for phrase in phrases:
        if lines[-1] and _metrics(font).horizontalAdvance((lines[-1] + phrase).strip()) > width:
            lines.append("")
        lines[-1] += phrase
    return [line.strip() for line in lines]


def _phrases(text: str, before: str) -> list[str]:
    """The text cut behind its marks, and before some."""
    phrases = [""]
    ended = False
    for letter in text:
        if (ended and letter not in PHRASE_ENDS and letter not in CLOSING) or letter in before:
            phrases.append("")
        ended = letter in PHRASE_ENDS or (ended and letter in CLOSING)
        phrases[-1] += letter
    return phrases


@remembered(512)
def natural_width(text: str, font: QFont) -> int:
    """The width of the text on as few lines as it has paragraphs."""
    return typeset(text, font).width


@remembered(512)
def widest_word(text: str, font: QFont) -> int:
    """The least width at which nothing is torn apart: one character, and its marks, for Chinese."""
    metrics = _metrics(font)
    widths = [metrics.horizontalAdvance(piece) for piece in set(_pieces(text))]
    return -int(-max(widths, default=1) // 1) + 1


def _pieces(text: str) -> list[str]:
    """What stays together on a line: a character with its marks, or a word of other letters."""
    pieces = [""]
    joined = True
    for letter in text:
        if letter.isspace():
            pieces.append("")
        elif not pieces[-1] or letter in OPENING or (not joined and _may_break_before(letter)):
            pieces.append(letter)
        else:
            pieces[-1] += letter
        joined = letter in OPENING
    return pieces


def _may_break_before(letter: str) -> bool:
    return FIRST_CHARACTER <= letter <= LAST_CHARACTER


@lru_cache(maxsize=64)
def _metrics(font: QFont) -> QFontMetricsF:
    return QFontMetricsF(font)


def _stress(text: str, part: str, colour: str) -> list[QTextLayout.FormatRange]:
    """Bold and colour for a part of a text; nothing where it does not occur."""
    start = text.find(part) if part else -1
    if start < 0:
        return []
    span = _coloured(start, len(part), colour)
    span.format.setFontWeight(QFont.Weight.Bold)  # type: ignore[attr-defined]  # not in the stubs
    return [span]


def _tight(text: str, em: int) -> list[QTextLayout.FormatRange]:
    """Marks that follow each other, and are never on two lines, share the room each has for itself."""
    spans = []
    for place, (one, other) in enumerate(pairwise(text)):
        if one in BLANK_BEHIND and other in BLANK_BEHIND:
            span = QTextLayout.FormatRange()
            span.start, span.length = place, 1  # type: ignore[attr-defined]
            span.format.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)  # type: ignore[attr-defined]
            span.format.setFontLetterSpacing(-em / 2)  # type: ignore[attr-defined]
            spans.append(span)
    return spans


def _coloured(start: int, length: int, colour: str) -> QTextLayout.FormatRange:
    span = QTextLayout.FormatRange()
    span.start, span.length = start, length  # type: ignore[attr-defined]
    span.format.setForeground(brush(colour))  # type: ignore[attr-defined]
    return span
