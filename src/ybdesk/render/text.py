"""A guide as plain text for a terminal or a message."""

from __future__ import annotations

from collections.abc import Iterator

from ybdesk.document import Guide
from ybdesk.render.labels import labelled
from ybdesk.rules.load import Ruleset

INDENT = "  "


def text(guide: Guide, rules: Ruleset) -> str:
    """The whole guide, one block a line."""
    return "\n".join(_lines(guide, rules)) + "\n"


def _lines(guide: Guide, rules: Ruleset) -> Iterator[str]:
    yield guide.title
    yield guide.subtitle
    yield guide.disclaimer
    for section in guide.sections:
        mark = f" ★ {rules.say('sheet.recommended')}" if section.recommended else ""
        yield ""
        yield f"【{section.title}】{mark}"
        if section.summary:
            yield INDENT + section.summary
        for label, block in labelled(section, rules):
            yield INDENT + (f"{label}:{block.text}" if label else block.text)
            if block.picture is not None:
                yield INDENT * 2 + f"({block.picture.alt})"
