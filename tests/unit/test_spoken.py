"""A guide as it is said."""

from __future__ import annotations

import re
from datetime import date

import pytest

from ybdesk.answers import AGE, COVERAGE, DIVISION, TOPIC, Answers, Coverage, TopicId
from ybdesk.compose import compose
from ybdesk.document import Block, BlockKind, Guide, Picture, Section
from ybdesk.render.spoken import aloud, speech_lines, spoken, spoken_block, spoken_section
from ybdesk.rules.load import Ruleset

PICTURE = Picture("wechat", "微信", ("我", "发现"), "我", "点右下角的“我”")


@pytest.fixture(params=list(TopicId))
def guide(request: pytest.FixtureRequest, rules: Ruleset, today: date) -> Guide:
    answers = {TOPIC: request.param, DIVISION: "330100", COVERAGE: Coverage.EMPLOYEE_RETIRED, AGE: "72"}
    return compose(Answers(answers), rules, today)


@pytest.mark.parametrize(
    ("text", "label", "picture", "said"),
    [
        ("打开微信。", "第2步", PICTURE, "第二步。打开微信。点右下角的我。"),
        ("怎么查？", "可以这样说", None, "可以这样说。怎么查？"),
        ("每月大约进60元", "", None, "每月大约进六十元。"),
        ("72元 ÷ 12个月 = 6元。", "算式", None, "算式。七十二元除以十二个月等于六元。"),
        ("80元 − 7.8元 = 72.2元。", "", None, "八十元减七元八角等于七十二元二角。"),
    ],
)
def test_a_block_is_its_label_its_text_and_its_picture(
    text: str, label: str, picture: Picture | None, said: str
) -> None:
    block = Block("x", BlockKind.STEP, text, picture=picture)
    assert re.sub(r"\s", "", spoken_block(block, label)) == said


def test_a_section_begins_with_its_title(rules: Ruleset) -> None:
    block = Block("a.b", BlockKind.NOTE, "好。")
    section = Section("a", "去哪里？", (block,), way=True, recommended=True, summary="有人帮您")
    title, note = spoken_section(section, rules)
    assert title == ("section.a", f"去哪里？{rules.say('sheet.recommended')}。有人帮您。")
    assert note.id == "a.b"


def test_what_was_made_ready_to_be_said_is_not_changed_again(guide: Guide, rules: Ruleset) -> None:
    """The screen keeps blocks as they are said and reads everything as it is said."""
    assert [u for u in spoken(guide, rules) if aloud(u.text) != u.text] == []


def test_no_pause_is_written_twice_and_nothing_is_left_to_guess(guide: Guide, rules: Ruleset) -> None:
    for utterance in spoken(guide, rules):
        assert not re.search(r"[。？！][。？！]", utterance.text), utterance
        assert not re.search(r"[\d÷×=−→“”%\n\t]", utterance.text), utterance
        assert "." not in utterance.text, utterance


def test_one_utterance_a_line(guide: Guide, rules: Ruleset) -> None:
    lines = speech_lines(guide, rules).splitlines()
    assert [line.split("\t") for line in lines] == [[u.id, u.text] for u in spoken(guide, rules)]
