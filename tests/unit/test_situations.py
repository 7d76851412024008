"""Situations written as data: answers in, guide out. See tests/situations/README.md."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ybdesk.answers import DIVISION, TOPIC, Answers
from ybdesk.compose import compose
from ybdesk.document import Guide
from ybdesk.render.json import as_object
from ybdesk.render.text import text
from ybdesk.rules.load import Ruleset

FILES = sorted((Path(__file__).parents[1] / "situations").glob("*.toml"))


def cases() -> list[Any]:
    return [
        pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")
        for path in FILES
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


def composed(topic: str, case: dict[str, Any], rules: Ruleset, today: date) -> Guide:
    answers = {TOPIC: topic, **case["answers"]}
    if DIVISION in answers:
        answers[DIVISION] = rules.divisions.find(answers[DIVISION]).code
    return compose(Answers(answers), rules, case.get("as_of", today))


@pytest.mark.parametrize(("topic", "case"), cases())
def test_situation(topic: str, case: dict[str, Any], rules: Ruleset, today: date) -> None:
    guide = composed(topic, case, rules, today)
    shown = text(guide, rules)
    if "estimate" in case:
        found = as_object(guide)["estimate"]
        found |= {"low": found["monthly_low"], "high": found["monthly_high"]}
        assert {key: found[key] for key in case["estimate"]} == case["estimate"]
    if "recommended" in case:
        first = next(section for section in guide.sections if section.way)
        assert (first.id, first.recommended) == (case["recommended"], True)
    assert [words for words in case.get("shows", ()) if words not in shown] == []
    assert [words for words in case.get("never", ()) if words in shown] == []
