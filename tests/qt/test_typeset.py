"""Lines break where one takes breath, no character is left alone, and marks stand close together."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ybdesk.qt.app import add_fonts
from ybdesk.qt.controls import Button, Style
from ybdesk.qt.display import Display
from ybdesk.qt.heading import Title
from ybdesk.qt.layouts import Tiles
from ybdesk.qt.strikes import Strikes
from ybdesk.qt.theme import Look, Role
from ybdesk.qt.typeset import Typeset, typeset
from ybdesk.settings import TextSize


@pytest.fixture
def look(qtbot: QtBot) -> Look:  # noqa: ARG001
    add_fonts()
    return Look()


def lines(look: Look, text: str, characters: float, *, balanced: bool = False) -> list[str]:
    """What stands on each line, `characters` wide."""
    width = round(characters * look.em(Role.BODY)) + 2
    made = typeset(text, look.font(Role.BODY), width, balanced=balanced)
    return made.text.split("\n")


@pytest.mark.parametrize(
    ("text", "characters", "broken"),
    [
        ("一次交几百元，就是居民医保。", 12, ["一次交几百元，", "就是居民医保。"]),
        ("不对的，点“改”。都对了，点“看答案”。", 13, ["不对的，点“改”。", "都对了，点“看答案”。"]),
        ("益阳市 · 职工医保，在上班 · 40岁", 13, ["益阳市 · 职工医保，", "在上班 · 40岁"]),
        ("呼和浩特市 · 职工医保，已退休 · 72岁", 15.5, ["呼和浩特市 · 职工医保，", "已退休 · 72岁"]),
        ("在最上面搜“国家医保平台”。", 12, ["在最上面搜", "“国家医保平台”。"]),
        ("答几个小问题，就有办法。", 12, ["答几个小问题，就有办法。"]),
    ],
)
def test_a_line_ends_with_a_phrase(look: Look, text: str, characters: float, broken: list[str]) -> None:
    assert lines(look, text, characters) == broken


def test_a_phrase_is_torn_rather_than_that_the_text_gets_longer(look: Look) -> None:
    text = "要的，在您参保的地方办。"
    assert lines(look, text, 6) == [text]
    greedy = Typeset(text, look.font(Role.BODY), 6 * look.em(Role.BODY) + 2, False, ("", ""), "")
    assert typeset(text, look.font(Role.BODY), 6 * look.em(Role.BODY) + 2).count == greedy.count


@pytest.mark.parametrize("balanced", [True, False])
def test_no_character_is_left_alone_on_the_last_line(look: Look, balanced: bool) -> None:
    em = look.em(Role.BODY)
    for length in range(8, 30):
        made = typeset("医" * length, look.font(Role.BODY), 7 * em + 2, balanced=balanced)
        assert made.count == -(-length // 7)
        if made.count <= 4:
            assert made.last > 1.9 * em, length


def test_marks_that_follow_each_other_share_their_room(look: Look) -> None:
    def wide(text: str) -> float:
        return typeset(text, look.font(Role.BODY), strong=("改", "#000000"), colour="#000000").last

    half = look.em(Role.BODY) / 2
    assert wide("改”。") == pytest.approx(wide("改”好") - half, abs=1)
    assert wide("改，“好") == wide("改，好好"), "a line may end between them"
    assert wide("改？”") == wide("改？好")


def test_a_long_amount_is_set_smaller_and_stays_in_its_frame(look: Look) -> None:
    display = Display(look, "元", "0000.00")
    for size in TextSize:
        look.text_size = size
        display.resize(display.minimumSizeHint().width(), 100)
        for digits in ("6", "600", "1234.56"):
            display.show_digits(digits)
            unit = typeset("元", look.font(Role.HEADING)).width
            room = display.width() - look.mm(6) * 2 - look.mm(4) - unit
            assert display.number(room).width <= room, (size, digits)


def test_which_of_how_many_stands_on_the_line_of_the_heading(look: Look) -> None:
    title = Title(look, "小心上当", "第 1 页，共 2 页", counts=True)
    assert title.help is not None
    for size in TextSize:
        look.text_size = size
        for text in (title.words, title.help):
            text.restyle()
        title.resize(1600, title.heightForWidth(1600))
        title.arrange()
        words, beside = title.words, title.help
        assert beside.x() > words.geometry().right()
        line = words.y() + words.typeset(words.width()).baseline
        assert abs(beside.y() + beside.typeset(beside.width()).baseline - line) <= 1, size


def test_rows_of_tiles_are_equally_high_where_there_is_room(look: Look) -> None:
    grid = Tiles(look, most=2)
    for label in ("余额", "记录", "职工和居民，到底哪里不同", "骗子"):
        grid.add(Button(look, Strikes(), label, style=Style.TILE))
    width = grid.parts[2].minimumSizeHint().width() * 4
    before = grid.heightForWidth(width)
    grid.even = True
    assert grid.heightForWidth(width) - before == grid.uneven(width) > 0
    grid.resize(width, grid.heightForWidth(width))
    grid.arrange()
    assert len({part.height() for part in grid.parts}) == 1
