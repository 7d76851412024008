"""A guide as a sheet of paper: A4, large print, made by Typst from the same object that JSON shows."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from ybdesk.document import Guide
from ybdesk.render.json import as_object
from ybdesk.render.labels import labelled
from ybdesk.rules.load import DATA, Ruleset

TEMPLATE = "guide.typ"
PDF_STANDARD = "ua-1"
DAYS_WITHOUT_REVIEW = 180


def pdf(guide: Guide, rules: Ruleset, data: Path = DATA) -> bytes:
    """The sheet as a tagged PDF; the same guide gives the same bytes. Raises OSError without the data."""
    import typst

    for needed in (data / "sheets" / TEMPLATE, data / "fonts"):
        if not needed.exists():
            raise FileNotFoundError(f"{needed}")
    compiled: bytes = typst.compile(
        str(data / "sheets" / TEMPLATE),
        root=str(data / "sheets"),
        font_paths=[str(data / "fonts")],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"guide": json.dumps(_object(guide, rules), ensure_ascii=False)},
        pdf_standards=[PDF_STANDARD],
        timestamp=int(datetime.combine(guide.as_of, time(), UTC).timestamp()),
    )
    return compiled


def _object(guide: Guide, rules: Ruleset) -> dict[str, Any]:
    """What the template needs beyond the guide itself: labels and the words on every page."""
    found = as_object(guide)
    for section, shown in zip(guide.sections, found["sections"], strict=True):
        for (label, _), block in zip(labelled(section, rules), shown["blocks"], strict=True):
            block["label"] = label
    found["words"] = {
        "recommended": rules.say("sheet.recommended"),
        "page": rules.say("sheet.page", page="⟨page⟩", pages="⟨pages⟩"),
        "printed": rules.say("sheet.printed", date=_day(guide.as_of, rules), expires=_day(expiry(guide), rules)),
    }
    return found


def expiry(guide: Guide) -> date:
    """After this day a sheet should be printed anew: the review day, or half a year where there is none."""
    basis = guide.estimate.provenance
    if basis is not None and not basis.stale:
        return basis.review_by
    return date.fromordinal(guide.as_of.toordinal() + DAYS_WITHOUT_REVIEW)


def _day(day: date, rules: Ruleset) -> str:
    return rules.say("format.date", year=day.year, month=day.month, day=day.day)
