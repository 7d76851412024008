"""Pictures: every one can be drawn, marks one spot, names what is on it, and is plain SVG."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ybdesk.document import Picture
from ybdesk.render.canvas import Palette, em_width, fitted
from ybdesk.render.picture import PAPER, WIDTH, draw, kinds
from ybdesk.rules.load import Ruleset

SVG = "{http://www.w3.org/2000/svg}"
PLAIN = {"svg", "title", "rect", "circle", "path", "text"}
FRAME = "7"
COLOURS = Palette("#101112", "#f1f2f3", "#414243", "#515253", "#e1e2e3")
HAND = re.compile(r"translate\(([\d.]+) ([\d.]+)\) rotate\(-18\)")
"""Where the fingertip is; the hand reaches 43 to the right and 54 down."""
HEX = re.compile(r"#[0-9a-f]{6}")


def pictures(rules: Ruleset) -> list[Picture]:
    sections = [section for topic in rules.topics for section in rules.topic(topic).sections]
    sections += rules.common().values()
    return [block.picture for section in sections for block in section.blocks if block.picture]


def test_every_picture_in_the_data(rules: Ruleset) -> None:
    keypad = rules.say("picture.keypad")
    found = pictures(rules)
    assert len(set(found)) >= 40
    for picture in found:
        check(picture, draw(picture, COLOURS, keypad), keypad)


def check(picture: Picture, svg: str, keypad: str) -> None:
    drawing = ElementTree.fromstring(svg)
    assert {element.tag.removeprefix(SVG) for element in drawing.iter()} <= PLAIN
    assert next(iter(drawing)).text == picture.alt
    assert drawing.get("role") == "img"
    frames = [e for e in drawing.iter(f"{SVG}rect") if e.get("stroke-width") == FRAME]
    assert len(frames) == 1, picture
    assert set(HEX.findall(svg)) <= {getattr(COLOURS, name) for name in Palette.__slots__}
    said = "".join(e.text or "" for e in drawing.iter(f"{SVG}text")).replace(" ", "")
    for row in (picture.screen, *picture.rows):
        if row != keypad and not (picture.app == "wechat" and row == picture.screen):
            assert row.replace(" ", "") in said, (picture, row)
    height = float(drawing.get("height") or 0)
    for x, y in HAND.findall(svg):
        assert float(x) + 43 <= WIDTH, picture
        assert float(y) + 54 <= height, picture
    for element in drawing.iter(f"{SVG}text"):
        assert element.get("font-family") == "Noto Sans SC"
        size = float(element.get("font-size") or 0)
        assert size >= 10, (picture, element.text)
        assert 0 < float(element.get("y") or 0) <= height
        left = float(element.get("x") or 0)
        half = em_width(element.text or "") * size
        edge = left + (half / 2 if element.get("text-anchor") == "middle" else half)
        assert edge <= WIDTH, (picture, element.text)


@pytest.mark.parametrize("app", kinds())
def test_black_and_white_is_only_that(app: str) -> None:
    svg = draw(Picture(app, "屏幕", ("一", "二", "三"), "二", "说明"))
    assert set(HEX.findall(svg)) == {PAPER.ink, PAPER.paper}


@pytest.mark.parametrize("app", kinds())
def test_the_same_words_give_the_same_drawing(app: str) -> None:
    picture = Picture(app, "屏幕", ("一", "二"), "一", "说明")
    assert draw(picture) == draw(picture)


def test_kinds_look_different() -> None:
    drawn = {draw(Picture(app, "屏幕", ("一", "二"), "一", "说明")) for app in kinds()}
    assert len(drawn) == len(kinds()) >= 8


def test_a_key_of_the_telephone_can_be_the_spot() -> None:
    svg = draw(Picture("phone", "通话中", ("2", "挂断"), "2", "按 2"), keypad="数字键")
    assert svg.count('stroke-width="7"') == 1


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        draw(Picture("toaster", "屏幕", ("一",), "一", "说明"))


def test_words_are_escaped() -> None:
    svg = draw(Picture("web", "<a&b>", ("<script>",), "<script>", '"&'))
    ElementTree.fromstring(svg)
    assert "<script>" not in svg


@given(st.text("医保账户查询abcXYZ019 -.", min_size=1, max_size=30), st.floats(40, 300), st.floats(12, 40))
def test_text_is_made_to_fit(text: str, width: float, size: float) -> None:
    used, lines = fitted(text, width, size)
    assert used <= size
    assert "".join(lines).replace(" ", "") == text.replace(" ", "") or not text.strip()
    assert all(em_width(line) * used <= max(width, used) + 0.01 for line in lines)
