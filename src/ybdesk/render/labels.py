"""The small label in front of a block, the same on screen, on paper, in text and in speech."""

from __future__ import annotations

from collections.abc import Iterator

from ybdesk.document import Block, BlockKind, Section
from ybdesk.rules.load import Ruleset


def labelled(section: Section, rules: Ruleset) -> Iterator[tuple[str, Block]]:
    """Each block of a section with its label; steps are counted, a repeated label is given once."""
    number = 0
    previous = None
    for block in section.blocks:
        if block.kind is BlockKind.STEP:
            number += 1
            yield rules.say("block.step", number=number), block
        elif block.kind is previous:
            yield "", block
        else:
            yield rules.say(f"block.{block.kind}"), block
        previous = block.kind
