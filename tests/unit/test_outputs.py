"""One document, every output: the same blocks, in the same order, with the same words."""

from __future__ import annotations

import json
import re
from datetime import date
from html.parser import HTMLParser

import pytest

from ybdesk.answers import AGE, COVERAGE, DIVISION, TOPIC, Answers, Coverage
from ybdesk.compose import compose
from ybdesk.document import Guide
from ybdesk.render.html import html
from ybdesk.render.json import as_json
from ybdesk.render.spoken import aloud, spoken
from ybdesk.render.text import text
from ybdesk.rules.load import Ruleset, load

SITUATIONS = [
    {DIVISION: "150100", COVERAGE: Coverage.EMPLOYEE_RETIRED, AGE: "72"},
    {DIVISION: "450100", COVERAGE: Coverage.RESIDENT, AGE: "66"},
    {DIVISION: "430900", COVERAGE: Coverage.EMPLOYEE_ACTIVE, AGE: "40"},
    {DIVISION: "451000", COVERAGE: Coverage.FLEXIBLE, AGE: "61"},
    {},
]


@pytest.fixture(params=[(topic, case) for topic in load().topics for case in range(len(SITUATIONS))])
def guide(request: pytest.FixtureRequest, rules: Ruleset, today: date) -> Guide:
    topic, case = request.param
    return compose(Answers({TOPIC: topic, **SITUATIONS[case]}), rules, today)


class Page(HTMLParser):
    """Collects the text under each element that has an id, and what might be fetched."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: dict[str, str] = {}
        self.order: list[str] = []
        self.fetched: list[str] = []
        self._open: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("link", "script", "iframe") or (
            tag == "img" and not (given["src"] or "").startswith("data:")
        ):
            self.fetched.append(tag)
        if tag in ("meta", "br", "img", "link"):
            return
        self._open.append(given.get("id"))
        if given.get("id"):
            self.order.append(str(given["id"]))

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for name in filter(None, self._open):
            self.texts[name] = self.texts.get(name, "") + data


def block_ids(guide: Guide) -> list[str]:
    return [block.id for section in guide.sections for block in section.blocks]


def test_block_ids_are_unique(guide: Guide) -> None:
    ids = block_ids(guide) + [section.id for section in guide.sections]
    assert len(ids) == len(set(ids))


def test_text_holds_every_block_in_order(guide: Guide, rules: Ruleset) -> None:
    shown = text(guide, rules)
    place = 0
    for section in guide.sections:
        place = shown.index(f"【{section.title}】", place)
        for block in section.blocks:
            place = shown.index(block.text, place)


def test_json_holds_every_block_in_order(guide: Guide) -> None:
    found = json.loads(as_json(guide))
    blocks = [block for section in found["sections"] for block in section["blocks"]]
    assert [(b["id"], b["text"]) for b in blocks] == [
        (block.id, block.text) for section in guide.sections for block in section.blocks
    ]
    assert {"topic", "as_of", "rules_version", "division", "coverage", "age"} <= found.keys()
    assert {s for b in blocks for s in b.get("sources", ())} <= {s["id"] for s in found["sources"]}


def test_html_holds_every_block_in_order(guide: Guide, rules: Ruleset) -> None:
    page = Page()
    page.feed(html(guide, rules))
    assert page.fetched == []
    assert [name for name in page.order if name in set(block_ids(guide))] == block_ids(guide)
    for section in guide.sections:
        for block in section.blocks:
            assert block.text in page.texts[block.id]


def test_speech_says_every_block_in_order(guide: Guide, rules: Ruleset) -> None:
    said = list(spoken(guide, rules))
    assert [u.id for u in said if u.id in set(block_ids(guide))] == block_ids(guide)
    by_id = {u.id: u.text for u in said}
    for section in guide.sections:
        for block in section.blocks:
            assert aloud(block.text).rstrip("。") in by_id[block.id]


def test_nothing_spoken_is_left_in_figures(guide: Guide, rules: Ruleset) -> None:
    assert [u for u in spoken(guide, rules) if re.search(r"\d", u.text)] == []


def test_the_guide_says_that_it_is_not_official(guide: Guide, rules: Ruleset) -> None:
    said = "".join(u.text for u in spoken(guide, rules))
    for words in ("非官方", "免费", "不收款", "不要密码"):
        assert words in text(guide, rules)
        assert words in html(guide, rules)
        assert words in said
