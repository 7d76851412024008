"""Nothing is hard-coded: with a pseudo-language every text of a guide comes through the catalogue."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from ybdesk.answers import AGE, COVERAGE, DIVISION, TOPIC, Answers, Coverage, TopicId
from ybdesk.compose import compose
from ybdesk.document import BlockKind
from ybdesk.i18n import SOURCE_LANGUAGE, CompiledCatalogue, catalogue, languages
from ybdesk.render.html import html
from ybdesk.render.text import text
from ybdesk.rules.extract import messages
from ybdesk.rules.load import Ruleset, load, open_bundle

HAN = re.compile(r"[一-鿿]")
WRAPPED = re.compile(r"⟦[^⟦⟧]*⟧")


class Pseudo:
    """Wraps every text, and knows only what the extractor finds."""

    language = "qps"

    def __init__(self, known: set[tuple[str, str]]) -> None:
        self._known = known

    def translate(self, key: str, source: str) -> str:
        assert not source or (key, source) in self._known, f"{key} is not extracted"
        return f"⟦{source}⟧" if source else ""


def extracted(root: Path) -> set[tuple[str, str]]:
    files = (root / "resources").rglob("*.toml")
    return {m for path in files for m in messages(tomllib.loads(path.read_text(encoding="utf-8")))}


@pytest.fixture(scope="module")
def pseudo(root: Path) -> Ruleset:
    return Ruleset(open_bundle(), Pseudo(extracted(root)))


def unwrapped(shown: str) -> str:
    """What is left of a text when everything that came through the catalogue is taken away."""
    while (less := WRAPPED.sub("", shown)) != shown:
        shown = less
    return shown


@pytest.mark.parametrize("topic", load().topics)
@pytest.mark.parametrize("coverage", [*Coverage, None])
@pytest.mark.parametrize("division", ["110000", "150100", "420100", "440100", "450100", "000000"])
def test_every_text_is_translatable(
    topic: TopicId, coverage: Coverage | None, division: str, pseudo: Ruleset, today: date
) -> None:
    answers = {TOPIC: topic, DIVISION: division, AGE: "70", **({COVERAGE: coverage} if coverage else {})}
    guide = compose(Answers(answers), pseudo, today)
    assert guide.language == "qps"
    texts = [guide.title, guide.disclaimer, guide.estimate.formula, *(s.title for s in guide.sections)]
    texts += [s.summary for s in guide.sections]
    blocks = [b for s in guide.sections for b in s.blocks]
    texts += [b.text for b in blocks if b.kind is not BlockKind.SOURCE]
    texts += [t for b in blocks if b.picture for t in (b.picture.alt, b.picture.screen, *b.picture.rows)]
    assert [t for t in texts if HAN.search(unwrapped(t))] == []


def test_renderers_add_no_words_of_their_own(pseudo: Ruleset, today: date) -> None:
    answers = Answers({DIVISION: "150100", COVERAGE: Coverage.EMPLOYEE_RETIRED, AGE: "70"})
    guide = compose(answers, pseudo, today)
    known = {place.name for place in pseudo.divisions}
    for rendered in (text(guide, pseudo), html(guide, pseudo).partition("<body>")[2]):
        left = unwrapped(rendered)
        for name in known:
            left = left.replace(name, "")
        assert HAN.findall(left) == []


def test_no_chinese_in_the_program(root: Path) -> None:
    """Names and numerals of the language itself excepted: they are its grammar, not its wording."""
    grammar = {"numerals.py", "divisions.py", "spoken.py", "pinyin.py", "cells.py"}
    strings = re.compile(r'"[^"\n]*[一-鿿][^"\n]*"')
    found = {}
    for path in (root / "src").rglob("*.py"):
        code = re.sub(r'""".*?"""|#[^\n]*', "", path.read_text(encoding="utf-8"), flags=re.S)
        if path.name not in grammar and strings.search(code):
            found[path.name] = strings.findall(code)
    assert found == {}


def test_the_template_is_up_to_date(root: Path) -> None:
    with (root / "i18n" / "ybdesk.pot").open("rb") as file:
        template = {(str(m.context), str(m.id)) for m in read_po(file) if m.id}
    assert template == extracted(root), "run ./dev i18n"


def test_a_compiled_catalogue_replaces_by_key_and_falls_back(tmp_path: Path) -> None:
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo

    made = Catalog(locale="en")
    made.add("页", "page", context="a.key")
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "ybdesk.mo").open("wb") as file:
        write_mo(file, made)
    words = CompiledCatalogue("en", str(tmp_path))
    assert words.translate("a.key", "页") == "page"
    assert words.translate("another.key", "页") == "页"
    assert languages(str(tmp_path)) == (SOURCE_LANGUAGE, "en")
    with pytest.raises(LookupError):
        catalogue("xx", str(tmp_path))
