"""How every text of the data is read aloud: a compact table of readings, made when the data is built.

Words are found by the longest match, here and again when something is read, so that a text that is put
together from others only then is read like its parts. A word stands in the table only where its reading is
not that of its characters one by one, or where leaving it out would let another word be found instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

HAN = re.compile(r"[\u3400-\u9fff]+")
SPOKEN_LATER = "零一二三四五六七八九十百千万亿两幺点到年月日元角分除以乘以等于减加百分之"
"""What numbers and signs turn into when they are spoken."""
LONGEST_WORD = 12
STEADY = {"一": "yi1", "不": "bu4"}
"""Their tone follows from the next syllable, whatever the word."""

Words = Mapping[str, str]
"""A word, or one character, to its syllables with a space between them."""


def segments(text: str, words: Mapping[str, object]) -> Iterator[str]:
    """The longest words from the left; a character that begins none by itself."""
    start = 0
    while start < len(text):
        for end in range(min(len(text), start + LONGEST_WORD), start + 1, -1):
            if text[start:end] in words:
                break
        else:
            end = start + 1
        yield text[start:end]
        start = end


def table(content: Any, corrections: Words) -> dict[str, dict[str, str]]:
    """The readings for all texts in the content: `characters`, and the `words` that differ from them."""
    spoken = (*_texts(content), *corrections, SPOKEN_LATER)
    texts = sorted({run for text in spoken for run in HAN.findall(text)})
    known = _Dictionary(corrections)
    cut = {text: list(segments(text, known)) for text in texts}
    characters = {c: known.reading(c) for c in sorted(set("".join(texts)))}
    letters = {text: pinyin for text, pinyin in corrections.items() if text.isascii()}

    def plain(word: str) -> str:
        return " ".join(characters[c] for c in word)

    words = {
        word: known.reading(word)
        for pieces in cut.values()
        for word in pieces
        if len(word) > 1 and known.reading(word) != plain(word)
    }
    for text, pieces in cut.items():
        wanted = " ".join(map(known.reading, pieces))
        if wanted != " ".join(words.get(w) or plain(w) for w in segments(text, words)):
            words |= {word: known.reading(word) for word in pieces if len(word) > 1}
    return {"characters": characters | letters, "words": dict(sorted(words.items()))}


class _Dictionary(Mapping[str, object]):
    """All words that have a reading of their own; the corrections go first."""

    def __init__(self, corrections: Words) -> None:
        from pypinyin import Style, lazy_pinyin
        from pypinyin.constants import PHRASES_DICT

        self._phrases = PHRASES_DICT
        self._corrections = corrections
        self._style = Style.TONE3
        self._pinyin = lazy_pinyin
        self._found: dict[str, str] = {}

    def reading(self, word: str) -> str:
        if word not in self._found:
            self._found[word] = self._corrections.get(word) or self._usual(word)
        return self._found[word]

    def _usual(self, word: str) -> str:
        said = self._pinyin(word, style=self._style, neutral_tone_with_five=True)
        return " ".join(STEADY.get(c, syllable) for c, syllable in zip(word, said, strict=True))

    def __contains__(self, word: object) -> bool:
        return word in self._corrections or word in self._phrases

    def __getitem__(self, word: str) -> str:
        return self.reading(word)

    def __iter__(self) -> Iterator[str]:
        return iter(self._phrases)

    def __len__(self) -> int:
        return len(self._phrases)


def _texts(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, Mapping):
        for value in content.values():
            yield from _texts(value)
    elif isinstance(content, Iterable):
        for item in content:
            yield from _texts(item)
