"""A guide as utterances: what is shown, in the order it is shown, with numbers as people say them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ybdesk.document import Block, Guide, Section
from ybdesk.render.labels import labelled
from ybdesk.render.numerals import say_numbers
from ybdesk.rules.load import Ruleset

SYMBOLS = str.maketrans({"÷": "除以", "×": "乘以", "=": "等于", "−": "减", "“": "", "”": "", "→": "，"})

ENDS = ("。", "？", "！")


class Utterance(NamedTuple):
    """One thing said, with the id of the block (or heading) that is shown for it."""

    id: str
    text: str


def spoken(guide: Guide, rules: Ruleset) -> Iterator[Utterance]:
    """The whole guide, from the title down."""
    yield Utterance("title", aloud(guide.title))
    yield Utterance("subtitle", aloud(guide.subtitle))
    yield Utterance("disclaimer", aloud(guide.disclaimer))
    for section in guide.sections:
        yield from spoken_section(section, rules)


def spoken_section(section: Section, rules: Ruleset) -> Iterator[Utterance]:
    """One section: its title, what makes it special, its blocks with their pictures."""
    mark = rules.say("sheet.recommended") if section.recommended else ""
    yield Utterance(f"section.{section.id}", _sentences(section.title, mark, section.summary))
    for label, block in labelled(section, rules):
        yield Utterance(block.id, spoken_block(block, label))


def spoken_block(block: Block, label: str) -> str:
    """A block as it is said: its label, its text, and what its picture shows."""
    return _sentences(label, block.text, block.picture.alt if block.picture else "")


def _sentences(*parts: str) -> str:
    """Parts as they are said, with a pause behind each."""
    return aloud("".join(part if part.endswith(ENDS) else f"{part}。" for part in parts if part))


def aloud(text: str) -> str:
    """A shown text as it is said."""
    return say_numbers(text.replace("\n", "。").replace(" · ", "，")).translate(SYMBOLS).replace("\t", " ")


def speech_lines(guide: Guide, rules: Ruleset) -> str:
    """One utterance a line: its id, a tab, its text."""
    return "".join(f"{said.id}\t{said.text}\n" for said in spoken(guide, rules))
