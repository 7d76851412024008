"""A guide as plain text for a terminal or a message."""

from __future__ import annotations

from collections.abc import Iterator

from ybdesk.document import Guide, Section
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
        yield ""
        yield _heading(section, rules)
        if section.summary:
            yield INDENT + section.summary
        for label, block in labelled(section, rules):
            line = rules.say("line.labelled", label=label, text=block.text) if label else block.text
            yield INDENT + line
            if block.picture is not None:
                yield INDENT * 2 + rules.say("line.picture", alt=block.picture.alt)


def _heading(section: Section, rules: Ruleset) -> str:
    if section.recommended:
        return rules.say("line.recommended", title=section.title, words=rules.say("sheet.recommended"))
    return rules.say("line.heading", title=section.title)
