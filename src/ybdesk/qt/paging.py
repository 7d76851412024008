"""A section cut into pages: one step a page; what goes with it in small groups, in the order it was written."""

from __future__ import annotations

from dataclasses import dataclass

from ybdesk.document import Block, BlockKind, Guide, Section
from ybdesk.render.labels import labelled
from ybdesk.rules.load import Ruleset

MOST_CHARACTERS = 120
MOST_ITEMS = 5
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
    return length <= MOST_CHARACTERS and len(page) < MOST_ITEMS


def inline(guide: Guide) -> tuple[Section, ...]:
    """The sections shown on the overview itself: those with the amount or with the numbers to dial."""
    telling = {BlockKind.AMOUNT, BlockKind.CALL}
    return tuple(s for s in guide.sections if not s.way and telling & {b.kind for b in s.blocks})


def ways(guide: Guide) -> tuple[Section, ...]:
    """The channels, the recommended one first."""
    return tuple(section for section in guide.sections if section.way)


def others(guide: Guide) -> tuple[Section, ...]:
    """What else there is to read."""
    shown = inline(guide)
    return tuple(s for s in guide.sections if not s.way and s not in shown and s.blocks)


def section(guide: Guide, identifier: str) -> Section:
    """A section by id. Raises KeyError."""
    for candidate in guide.sections:
        if candidate.id == identifier:
            return candidate
    raise KeyError(identifier)
