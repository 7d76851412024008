"""The one page of a guide: what to dial, bring and say, the steps, the amount, what to beware of."""

from __future__ import annotations

from collections.abc import Iterator

from ybdesk.document import Block, BlockKind, Guide, Section

OF_A_WAY = (BlockKind.BRING, BlockKind.CALL, BlockKind.STEP, BlockKind.SAY, BlockKind.WARNING)
OF_THE_REST = (*OF_A_WAY, BlockKind.AMOUNT, BlockKind.FORMULA, BlockKind.SOURCE)
CODE_BLOCK = "guide.code"
"""The block that holds the guide's short code."""
IF_NOTHING_ELSE = (BlockKind.TEXT, BlockKind.SEE)
MOST = {BlockKind.CALL: 1, BlockKind.SAY: 2, BlockKind.SOURCE: 1, BlockKind.WARNING: 2, BlockKind.TEXT: 2}
DROPPED_FIRST = (BlockKind.TEXT, BlockKind.SEE, BlockKind.FORMULA, BlockKind.NOTE)
DROPPED_NEXT = (BlockKind.WARNING, BlockKind.SAY, BlockKind.SOURCE, BlockKind.BRING, BlockKind.CALL)
"""Down to one of each, and no source: its day is at the top. Never a step: half the steps lead nowhere."""


def summary(guide: Guide) -> Guide:
    """The same guide with only what one page needs; every block left is the guide's own, in its order."""
    best = _best_way(guide)
    first_way = next((n for n, section in enumerate(guide.sections) if section.way), len(guide.sections))
    asked_in_way = best is not None and any(block.kind is BlockKind.SAY for block in best.blocks)
    dialled: set[str] = set()
    sections = []
    for place, section in enumerate(guide.sections):
        beside_the_point = place > first_way and not _closing(section)
        if section is not best and (section.way or beside_the_point):
            continue
        blocks = tuple(_kept(section, dialled, words=section.way or not asked_in_way))
        if blocks:
            sections.append(section._replace(blocks=blocks, summary=""))
    return guide._replace(sections=tuple(sections))


def shorter(guide: Guide) -> Guide | None:
    """The guide less the block that a page can do without most easily; None where nothing can go."""
    blocks = [block for section in guide.sections for block in section.blocks]
    for kind in (*DROPPED_FIRST, *DROPPED_NEXT):
        found = [block for block in blocks if block.kind is kind]
        if len(found) > (0 if kind in (*DROPPED_FIRST, BlockKind.SOURCE) else 1):
            return _without(guide, found[-1].id)
    return None


def only(guide: Guide, wanted: frozenset[str]) -> Guide:
    """The same guide with only these sections, and those that close every guide."""
    kept = (s for s in guide.sections if s.id in wanted or _closing(s))
    return guide._replace(sections=tuple(kept))


def _closing(section: Section) -> bool:
    """Whether a section is one that ends every guide: what to beware of, and where it all comes from."""
    kinds = {block.kind for block in section.blocks}
    return not section.way and (BlockKind.SOURCE in kinds or kinds <= {BlockKind.WARNING, BlockKind.TEXT})


def _best_way(guide: Guide) -> Section | None:
    ways = [section for section in guide.sections if section.way]
    return next((way for way in ways if way.recommended), ways[0] if ways else None)


def _without(guide: Guide, dropped: str) -> Guide:
    sections = (s._replace(blocks=tuple(b for b in s.blocks if b.id != dropped)) for s in guide.sections)
    return guide._replace(sections=tuple(section for section in sections if section.blocks))


def _kept(section: Section, dialled: set[str], words: bool) -> Iterator[Block]:
    """The blocks to keep; a number that was given to dial is not given again."""
    kinds = OF_A_WAY if section.way else OF_THE_REST
    found = [block for block in section.blocks if block.kind in kinds or block.id == CODE_BLOCK]
    if not found:
        found = [block for block in section.blocks if block.kind in IF_NOTHING_ELSE]
    counts: dict[BlockKind, int] = {}
    for block in found:
        counts[block.kind] = counts.get(block.kind, 0) + 1
        again = block.kind is BlockKind.CALL and block.dial in dialled
        unasked = block.kind is BlockKind.SAY and not words
        if counts[block.kind] <= MOST.get(block.kind, len(found)) and not again and not unasked:
            if block.kind is BlockKind.CALL:
                dialled.add(block.dial)
            yield block._replace(picture=None)
