"""Spoken text as pinyin with tone digits, for a voice that cannot read characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ybdesk.rules.load import Ruleset
from ybdesk.rules.pinyin import HAN, segments

CLAUSE_ENDS = "，、；：,;:（）()【】〔〕《》"
SENTENCE_ENDS = "。！…!."
QUESTION_ENDS = "？?"
COMMA, STOP, QUESTION = ",", "。", "?"
"""What espeak-ng pauses at. A full stop it takes for an abbreviation unless a capital follows."""
MARKS = re.escape(CLAUSE_ENDS + SENTENCE_ENDS + QUESTION_ENDS)
PIECE = re.compile(rf"(?P<han>{HAN.pattern})|(?P<latin>[A-Za-z])|(?P<mark>[{MARKS}])")
ONE, NOT = "一", "不"
COUNTED = "第十百千万亿零二三四五六七八九幺统唯之周期点"
"""Behind one of these, 一 keeps its first tone."""
COUNTING = "一二三四五六七八九零十月日号幺"
"""Before one of these, too."""
FALLING = "4"


class Pinyin:
    """Reads spoken text out of the table that was built for the ruleset's texts."""

    def __init__(self, rules: Ruleset) -> None:
        self._characters = rules.readings("characters")
        self._words = rules.readings("words")

    def __call__(self, text: str) -> str:
        """The syllables, with a mark at the end of a clause, a sentence or a question."""
        said: list[str] = []
        for piece in PIECE.finditer(text):
            if piece["han"]:
                said += self.syllables(piece["han"])
            elif piece["latin"]:
                said.append(self._characters.get(piece["latin"].upper(), ""))
            elif said:
                said[-1] = _ended(said[-1], piece["mark"])
        return " ".join(filter(None, said))

    def syllables(self, text: str) -> list[str]:
        """One syllable for each character, with the tones that 一 and 不 take before the next one."""
        plain = [syllable for word in segments(text, self._words) for syllable in self._reading(word)]
        return list(_changed(text, plain))

    def _reading(self, word: str) -> list[str]:
        known = self._words.get(word) or self._characters.get(word, "")
        return known.split(" ")


def _ended(syllable: str, mark: str) -> str:
    """A syllable with a mark behind it; the end of a sentence outdoes the end of a clause."""
    if mark in CLAUSE_ENDS:
        return syllable if syllable[-1:] in (COMMA, STOP, QUESTION) else syllable + COMMA
    if syllable.endswith(QUESTION):
        return syllable
    return syllable.rstrip(COMMA + STOP) + (QUESTION if mark in QUESTION_ENDS else STOP)


def _changed(text: str, syllables: list[str]) -> Iterator[str]:
    for place, (char, syllable) in enumerate(zip(text, syllables, strict=True)):
        following = syllables[place + 1] if place + 1 < len(syllables) else ""
        falls = following.endswith(FALLING) or following == "ge5"
        if char == NOT and syllable == "bu4" and falls:
            yield "bu2"
        elif char == ONE and syllable == "yi1" and following and not _counts(text, place):
            yield "yi2" if falls else "yi4"
        else:
            yield syllable


def _counts(text: str, place: int) -> bool:
    """Whether 一 is a figure among figures, or the end of a word, rather than the number of something."""
    before, after = text[:place][-1:], text[place + 1 : place + 2]
    decimal = after == "点" and text[place + 2 : place + 3] in (*COUNTING[:8], "零")
    return before in (*COUNTED,) or after in (*COUNTING,) or decimal
