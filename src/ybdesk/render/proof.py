"""A page that tells whether a printer prints well: its edges, a line of known length, the sizes of print."""

from __future__ import annotations

from datetime import date
from typing import Any

from ybdesk.render.sheet import BODY_SIZES, Made, Paper
from ybdesk.render.typesetter import Typesetting
from ybdesk.rules.load import DATA, Ruleset

TEMPLATE = "proof.typ"
TEXTS = ("test-title", "test-line", "test-ruler", "test-frame")


def proof(paper: Paper, rules: Ruleset, day: date, data: str = DATA) -> Made:
    """The test page as a tagged PDF. Raises OSError without the data."""
    content: dict[str, Any] = {
        "paper": paper.value,
        "sizes": list(BODY_SIZES),
        "words": {name.removeprefix("test-"): rules.say(f"printing.{name}") for name in TEXTS},
        "language": rules.words.language.partition("_")[0],
    }
    page = Typesetting(TEMPLATE, content, data)
    return Made(page.pdf(day), 1)
