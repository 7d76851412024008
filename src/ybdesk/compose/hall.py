"""A hall's own section and notes, put into a guide that has been made."""

from __future__ import annotations

from collections.abc import Iterator

from ybdesk.document import Block, BlockKind, Guide, Section
from ybdesk.rules.load import Ruleset
from ybdesk.rules.pack import HallPack

HALL = "hall"


def with_hall(guide: Guide, hall: HallPack, rules: Ruleset) -> Guide:
    """The guide with the hall's section before the ways, and its notes at the end of their sections."""
    sections = [_noted(section, hall) for section in guide.sections]
    at = next((n for n, section in enumerate(sections) if section.way), len(sections))
    own = Section(
        id=HALL,
        title=rules.say("hall.title"),
        blocks=tuple(_blocks(hall, rules)),
        icon="window",
    )
    return guide._replace(sections=(*sections[:at], own, *sections[at:]))


def _blocks(hall: HallPack, rules: Ruleset) -> Iterator[Block]:
    yield Block("hall.name", BlockKind.TEXT, hall.name)
    if hall.desk:
        yield Block("hall.desk", BlockKind.TEXT, rules.say("hall.desk", desk=hall.desk))
    if hall.address:
        yield Block("hall.address", BlockKind.TEXT, rules.say("hall.address", address=hall.address))
    for number, line in enumerate(hall.hours, 1):
        yield Block(f"hall.hours.{number}", BlockKind.TEXT, rules.say("hall.hours", line=line))
    if hall.phone:
        text = rules.say("hall.telephone", dial=hall.phone)
        yield Block("hall.phone", BlockKind.CALL, text, dial=hall.phone)
    day = hall.checked_on
    date = rules.say("format.date", year=day.year, month=day.month, day=day.day)
    yield Block("hall.checked", BlockKind.NOTE, rules.say("hall.checked", date=date))


def _noted(section: Section, hall: HallPack) -> Section:
    notes = [note.text for note in hall.notes if note.section == section.id]
    added = (Block(f"{section.id}.hall.{n}", BlockKind.NOTE, text) for n, text in enumerate(notes, 1))
    return section._replace(blocks=(*section.blocks, *added)) if notes else section
