"""A guide on 80 mm receipt paper: a PDF for the print queue, or an image for a printer driven directly."""

from __future__ import annotations

import re

from ybdesk.document import Guide
from ybdesk.render.sheet import content
from ybdesk.render.summary import summary
from ybdesk.render.typesetter import Typesetting
from ybdesk.rules.load import DATA, Ruleset

TEMPLATE = "receipt.typ"
MEDIA_BOX = re.compile(rb"/MediaBox\s*\[0 0 [\d.]+ ([\d.]+)\]")
POINTS_A_MM = 72 / 25.4
LOOK = {"paper": "receipt", "width": 80, "margin": 5, "bottom": 6, "body": 18, "code": 42, "compact": True}
"""Millimetres and points. Most 80 mm printers print 72 mm across, frames and all."""


def receipt_pdf(guide: Guide, rules: Ruleset, data: str = DATA) -> bytes:
    """The summary on one strip, as long as it needs; tagged like a sheet. Raises OSError without the data."""
    return _made(guide, rules, data).pdf(guide.as_of)


def height_of(raw: bytes) -> float:
    """How long the strip of a receipt is, in millimetres. Raises ValueError for what is no receipt."""
    found = MEDIA_BOX.search(raw)
    if found is None:
        raise ValueError("no page")
    return float(found[1]) / POINTS_A_MM


def receipt_png(guide: Guide, rules: Ruleset, data: str = DATA) -> bytes:
    """The same strip as a PNG at 203 dots an inch. Raises OSError without the data."""
    return _made(guide, rules, data).png()


def _made(guide: Guide, rules: Ruleset, data: str) -> Typesetting:
    return Typesetting(TEMPLATE, content(summary(guide), rules, LOOK), data)
