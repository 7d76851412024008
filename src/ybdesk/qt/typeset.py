"""Text set in lines of 1.5 em, measured and painted by the same code so that nothing is ever clipped.

A label of Qt's own cannot be given a line spacing without rich text, and cuts what does not fit.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from ybdesk.qt.theme import LEADING, SNUG_LEADING

UNBOUNDED = 1 << 20


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its text layout, which of its lines, and how wide it came out."""

    layout: QTextLayout
    index: int
    width: float


@dataclass(frozen=True, slots=True)
class Typeset:
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

    def draw(
        self, painter: QPainter, x: float, y: float, width: float, colour: QColor, *, centred: bool = False
    ) -> None:
        """Paint with the top left corner at x, y; centred within the width if asked."""
        painter.setPen(colour)
        for number, line in enumerate(self.lines):
            left = x + (width - line.width) / 2 if centred else x
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
) -> Typeset:
    """Break a text into lines no wider than `width`; `balanced` lines are about equally long.

    A text on one `snug` line needs no leading. `strong` is a part of the text to stress, and its colour.
    """
    made = _broken(text, font, width, snug, strong)
    if balanced and 1 < len(made.lines) <= 4:
        narrow, wide = 1, made.width
        while wide - narrow > 2:
            middle = (narrow + wide) // 2
            if len(_broken(text, font, middle, snug, strong).lines) > len(made.lines):
                narrow = middle
            else:
                wide = middle
        made = _broken(text, font, wide, snug, strong)
    return made


def natural_width(text: str, font: QFont) -> int:
    """The width of the text on as few lines as it has paragraphs."""
    return typeset(text, font).width


def widest_word(text: str, font: QFont) -> int:
    """The least width at which no word is torn apart: one character for Chinese."""
    return typeset(text, font, 1).width


def _broken(text: str, font: QFont, width: int, snug: bool, strong: tuple[str, str]) -> Typeset:
    lines: list[Line] = []
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph or " ", font)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.setFormats(_stress(paragraph, *strong))
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
    stressed = QTextCharFormat()
    stressed.setFontWeight(QFont.Weight.Bold)
    stressed.setForeground(QColor(colour))
    span = QTextLayout.FormatRange()
    span.start, span.length, span.format = start, len(part), stressed
    return [span]
