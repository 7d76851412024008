"""Sections from the wording: conditions checked, names filled in, pictures with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from string import Formatter

from ybdesk.compose.facts import Conditions, Values, holds
from ybdesk.document import Block, Picture, Section
from ybdesk.rules.load import Ruleset
from ybdesk.rules.wording import BlockText, SectionText


class Filler:
    """Fills the wording of one place in one language."""

    def __init__(self, rules: Ruleset, values: Values, conditions: Conditions) -> None:
        self._rules = rules
        self._values = values
        self._conditions = conditions

    def section(self, wording: SectionText) -> Section | None:
        """The section; None where nothing of it applies."""
        blocks = tuple(self._blocks(wording))
        if not holds(wording.when, self._conditions) or not (blocks or wording.insert):
            return None
        return Section(
            id=wording.id,
            title=self.text(f"section.{wording.id}.title", wording.title),
            blocks=blocks,
            way=wording.way,
            recommended=bool(wording.recommend) and holds(wording.recommend, self._conditions),
            icon=wording.icon,
            summary=self.text(f"section.{wording.id}.summary", wording.summary) if wording.summary else "",
        )

    def text(self, key: str, source: str) -> str:
        """A text in the language of the ruleset, filled in. Raises KeyError for a name without a value."""
        return self._rules.translated(key, source).format_map(self._values)

    def _blocks(self, section: SectionText) -> Iterator[Block]:
        for block in section.blocks:
            if holds(block.when, self._conditions) and names(block) <= self._values.keys():
                yield self._block(section.id, block)

    def _block(self, section: str, block: BlockText) -> Block:
        key = f"{section}.{block.id}"
        return Block(
            id=key,
            kind=block.kind,
            text=self.text(key, block.text),
            dial=block.dial.format_map(self._values),
            url=block.url.format_map(self._values),
            sources=block.sources,
            picture=self._picture(key, block.picture) if block.picture else None,
        )

    def _picture(self, key: str, picture: Picture) -> Picture:
        rows = tuple(self.text(f"{key}.row.{row}", row) for row in picture.rows)
        return Picture(
            app=picture.app,
            screen=self.text(f"{key}.screen", picture.screen),
            rows=rows,
            spot=rows[picture.rows.index(picture.spot)],
            alt=self.text(f"{key}.alt", picture.alt),
        )


def names(block: BlockText) -> set[str]:
    """The {names} a block cannot do without."""
    texts = [block.text, block.dial, block.url]
    if block.picture:
        texts += [block.picture.screen, block.picture.alt, *block.picture.rows]
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


def recommended_first(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The ways with the recommended one in front, only it marked; other sections keep their place."""
    everything = list(sections)
    ways = [section for section in everything if section.way]
    best = next((way for way in ways if way.recommended), None)
    ordered = sorted((way._replace(recommended=way is best) for way in ways), key=lambda w: not w.recommended)
    queue = iter(ordered)
    return tuple(next(queue) if section.way else section for section in everything)
