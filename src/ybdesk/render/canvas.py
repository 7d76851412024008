"""Drawing with few strokes: shapes and fitted words as SVG that paper, browsers and Qt all draw alike.

Only what SVG Tiny 1.2 has: no style sheets, filters, clips or masks; every font is named on the words.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from unicodedata import east_asian_width

FONT = "Noto Sans SC"
WIDTH = 320.0
"""Every picture is this wide, in its own units; its height follows what is on it."""
LABEL = 28.0
SMALLEST_LABEL = 17.0
ASCENT = 0.36
"""From the middle of a line of text down to its baseline, in em."""
LINE = 1.2


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a drawing, as #rrggbb. Meaning never hangs on them alone."""

    ink: str
    paper: str
    line: str
    accent: str
    accent_paper: str


PAPER = Palette("#000000", "#ffffff", "#000000", "#000000", "#ffffff")
"""Black on white, for print."""


def em_width(text: str) -> float:
    """How wide a text is in em, a little on the safe side."""
    return sum(
        1.0 if east_asian_width(c) in "WF" or c in "“”…—‘’·" else 0.62 if c.isalnum() else 0.4 for c in text
    )


def fitted(text: str, width: float, size: float) -> tuple[float, tuple[str, ...]]:
    """The largest size up to `size` at which the text fits on one line, or on two if one gets too small."""
    alone = width / max(em_width(text), 1.0)
    if alone >= min(size, SMALLEST_LABEL * LINE):
        return min(size, alone), (text,)
    cut = min(range(1, len(text)), key=lambda i: abs(em_width(text[:i]) - em_width(text[i:])), default=1)
    lines = tuple(part.strip() for part in (text[:cut], text[cut:]) if part.strip())
    return min(size, width / max(map(em_width, lines))), lines


class Canvas:
    """Collects the shapes of one drawing, back to front."""

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
        self._shapes: list[str] = []
        self._on_top: list[str] = []
        self._reach = 0.0

    def svg(self, height: float, title: str) -> str:
        """The drawing, high enough for the hand. `title` is its alternative text."""
        height = max(height, self._reach)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(WIDTH)} {_n(height)}" role="img" '
            f'width="{_n(WIDTH)}" height="{_n(height)}"><title>{escape(title)}</title>'
            f"{''.join(self._shapes)}{''.join(self._on_top)}</svg>"
        )

    def box(
        self, x: float, y: float, w: float, h: float, *,
        fill: str = "none", stroke: str = "", width: float = 2.5, radius: float = 8, on_top: bool = False,
    ) -> None:  # fmt: skip
        shape = (
            f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(w)}" height="{_n(h)}" rx="{_n(radius)}" '
            f'fill="{fill}" {self._stroke(stroke, width)}/>'
        )
        (self._on_top if on_top else self._shapes).append(shape)

    def circle(
        self, x: float, y: float, r: float, *, fill: str = "none", stroke: str = "", width: float = 2.5
    ) -> None:
        self._shapes.append(
            f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(r)}" fill="{fill}" {self._stroke(stroke, width)}/>'
        )

    def path(
        self,
        d: str,
        *,
        fill: str = "none",
        stroke: str = "",
        width: float = 2.5,
        at: str = "",
        on_top: bool = False,
    ) -> None:
        """A path; `at` is a transform."""
        place = f' transform="{at}"' if at else ""
        shape = (
            f'<path d="{d}"{place} fill="{fill}" {self._stroke(stroke, width)} '
            'stroke-linecap="round" stroke-linejoin="round"/>'
        )
        (self._on_top if on_top else self._shapes).append(shape)

    def words(
        self, text: str, x: float, y: float, w: float, h: float, *,
        size: float = LABEL, bold: bool = False, centred: bool = False, colour: str = "",
    ) -> None:  # fmt: skip
        """A text in the middle of a box, at its left or centred, made smaller until it fits."""
        if not text:
            return
        size, lines = fitted(text, w, min(size, h / LINE))
        size = min(size, h / LINE / len(lines))
        start = y + h / 2 - (len(lines) - 1) * size * LINE / 2 + size * ASCENT
        for number, line in enumerate(lines):
            left = x + w / 2 if centred else x
            self._shapes.append(
                f'<text x="{_n(left)}" y="{_n(start + number * size * LINE)}" font-family="{FONT}" '
                f'font-size="{_n(size)}" font-weight="{"bold" if bold else "normal"}" '
                f'text-anchor="{"middle" if centred else "start"}" fill="{colour or self.palette.ink}">'
                f"{escape(line)}</text>"
            )

    def spot(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        *,
        radius: float = 10,
        tip: tuple[float, float] | None = None,
    ) -> None:
        """Marks the one place to touch: a thick frame, and a hand whose finger is on it."""
        self.box(x, y, w, h, stroke=self.palette.accent, width=7, radius=radius, on_top=True)
        left, top = tip or (x + w - 44, y + h - 24)
        self._reach = max(self._reach, top + HAND_BELOW)
        self.path(
            HAND,
            fill=self.palette.paper,
            stroke=self.palette.paper,
            width=10,
            at=_hand(left, top),
            on_top=True,
        )
        self.path(
            HAND,
            fill=self.palette.paper,
            stroke=self.palette.ink,
            width=4.2,
            at=_hand(left, top),
            on_top=True,
        )
        self.path(KNUCKLES, stroke=self.palette.ink, width=3.4, at=_hand(left, top), on_top=True)

    def _stroke(self, colour: str, width: float) -> str:
        return f'stroke="{colour}" stroke-width="{_n(width)}"' if colour else 'stroke="none"'


HAND = (
    "M-7 8A7 7 0 0 1 7 8V31A6.5 6.5 0 0 1 20 32A6.2 6.2 0 0 1 32 36A5.6 5.6 0 0 1 43 41V58C43 74 34 82 20 82"
    "H10C2 82 -4 79 -9 72L-24 51C-28 45 -20 39 -14 44L-7 51Z"
)
"""A hand with its forefinger stretched out; the fingertip is at 0 0."""
KNUCKLES = "M7 31V42M20 33V43M32 37V46"
HAND_BELOW = 56.0
"""How far the hand, as it is placed, reaches below its fingertip."""


def _hand(x: float, y: float) -> str:
    return f"translate({_n(x)} {_n(y)}) rotate(-18) scale(0.72)"


def _n(value: float) -> str:
    """A number as short as it can be written, so that the same drawing is the same text everywhere."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
