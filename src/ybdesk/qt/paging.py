"""A section cut into pages: one step a page; what goes with it in small groups, in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass

from ybdesk.document import Block, BlockKind, Guide, Section
from ybdesk.render.labels import labelled
from ybdesk.rules.load import Ruleset

MOST_CHARACTERS = 120
MOST_ITEMS = 5
MOST_GROUPS = 2
"""Kinds of things on one page; each has a heading of its own."""
ALONE = frozenset({BlockKind.STEP})


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a section: blocks with the labels in front of them."""

    items: tuple[tuple[str, Block], ...]

    @property
    def step(self) -> bool:
        """Whether the page is one step."""
        return self.items[0][1].kind is BlockKind.STEP


def leaves(section: Section, rules: Ruleset) -> tuple[Leaf, ...]:
    """The pages of a section. A single block that is longer than a page stays whole."""
    pages: list[list[tuple[str, Block]]] = []
    for label, block in labelled(section, rules):
        if pages and _fits(pages[-1], label, block):
            pages[-1].append((label, block))
        else:
            pages.append([(label, block)])
    return tuple(Leaf(tuple(page)) for page in pages)


def _fits(page: list[tuple[str, Block]], label: str, block: Block) -> bool:
    if block.kind in ALONE or page[-1][1].kind in ALONE or block.picture or page[-1][1].picture:
        return False
    length = sum(len(name) + len(item.text) for name, item in page) + len(label) + len(block.text)
    groups = {item.kind for _, item in page} | {block.kind}
    return length <= MOST_CHARACTERS and len(page) < MOST_ITEMS and len(groups) <= MOST_GROUPS


def answering(guide: Guide) -> Section | None:
    """The section that answers the question itself: the one with the amount, else a short first one."""
    for section in guide.sections:
        if any(block.kind is BlockKind.AMOUNT for block in section.blocks):
            return section
    first = guide.sections[0] if guide.sections else None
    if first is None or first.way or len(first.blocks) > MOST_ITEMS:
        return None
    return first if sum(len(block.text) for block in first.blocks) <= MOST_CHARACTERS else None


def calls(guide: Guide) -> Section | None:
    """The numbers to dial."""
    for section in guide.sections:
        if section.blocks and all(block.kind is BlockKind.CALL for block in section.blocks):
            return section
    return None


def ways(guide: Guide) -> tuple[Section, ...]:
    """The channels, the recommended one first."""
    return tuple(section for section in guide.sections if section.way)


def leading(guide: Guide) -> tuple[Section, ...]:
    """What to read before choosing a way; nothing where there are no ways."""
    first = next((n for n, section in enumerate(guide.sections) if section.way), 0)
    return _open(guide, guide.sections[:first])


def others(guide: Guide) -> tuple[Section, ...]:
    """What else there is to read."""
    first = next((n for n, section in enumerate(guide.sections) if section.way), 0)
    return _open(guide, guide.sections[first:])


def _open(guide: Guide, sections: tuple[Section, ...]) -> tuple[Section, ...]:
    shown = (answering(guide), calls(guide))
    return tuple(s for s in sections if not s.way and s.blocks and s not in shown)


def section(guide: Guide, identifier: str) -> Section:
    """A section by id. Raises KeyError."""
    for candidate in guide.sections:
        if candidate.id == identifier:
            return candidate
    raise KeyError(identifier)
