"""Languages: the source wording is Chinese (zh_CN); a catalogue replaces it text by text.

A text is looked up under its key (the message context), so that two equal Chinese texts may differ elsewhere.
"""

from __future__ import annotations

import os
from typing import Protocol

SOURCE_LANGUAGE = "zh_CN"
DOMAIN = "ybdesk"


class Catalogue(Protocol):
    """Anything that can turn a source text into another language's."""

    language: str

    def translate(self, key: str, source: str) -> str:
        """The text for `key` in this language, or `source` where there is none."""


class SourceCatalogue:
    """The source language: every text is its own translation."""

    language = SOURCE_LANGUAGE

    def translate(self, key: str, source: str) -> str:  # noqa: ARG002
        return source


class CompiledCatalogue:
    """A compiled gettext catalogue. Raises FileNotFoundError where the language has none."""

    def __init__(self, language: str, directory: str) -> None:
        import gettext

        self.language = language
        self._messages = gettext.translation(DOMAIN, directory, [language])

    def translate(self, key: str, source: str) -> str:
        return self._messages.pgettext(key, source)


def languages(directory: str) -> tuple[str, ...]:
    """The languages there are, the source language first."""
    names = sorted(os.listdir(directory)) if os.path.isdir(directory) else []
    compiled = os.path.join("LC_MESSAGES", f"{DOMAIN}.mo")
    found = [name for name in names if os.path.isfile(os.path.join(directory, name, compiled))]
    return (SOURCE_LANGUAGE, *(name for name in found if name != SOURCE_LANGUAGE))


def catalogue(language: str, directory: str) -> Catalogue:
    """The catalogue of a language. Raises LookupError for a language that there is none of."""
    if language == SOURCE_LANGUAGE:
        return SourceCatalogue()
    try:
        return CompiledCatalogue(language, directory)
    except FileNotFoundError:
        raise LookupError(language) from None
