"""Numbers as people say them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ybdesk.render.numerals import say_integer, say_numbers

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")}
UNITS = {"十": 10, "百": 100, "千": 1000}


def heard(words: str) -> int:
    """The number that was said."""
    total = 0
    for large, size in (("亿", 10**8), ("万", 10**4)):
        head, found, words = words.rpartition(large)
        if found:
            total += heard(head) * size
        else:
            words = head + words
    digit = 0
    for char in words:
        if char in UNITS:
            total += (digit or 1) * UNITS[char]
            digit = 0
        else:
            digit = DIGITS[char]
    return total + digit


@given(st.integers(0, 999_999_999_999))
def test_a_number_said_is_the_number_heard(number: int) -> None:
    assert heard(say_integer(number)) == number


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("140元", "一百四十元"),
        ("157.50元", "一百五十七元五角"),
        ("108.22 元", "一百零八元二角二分"),
        ("100.05元", "一百元零五分"),
        ("3700元", "三千七百元"),
        ("1680元", "一千六百八十元"),
        ("2.8%", "百分之二点八"),
        ("拨 0471-12393", "拨零四七一,幺二三九三".replace("四七一", "四七幺")),
        ("拨 12393。", "拨幺二三九三。"),
        ("打 110。", "打幺幺零。"),
        ("先打 96110 问", "先打九六幺幺零问"),
        ("72岁", "七十二岁"),
        ("2026年11月21日", "二零二六年十一月二十一日"),
        ("2026-11-21核对", "二零二六年十一月二十一日核对"),
        ("1005", "幺零零五"),
        ("第 10 步", "第十步"),
        ("12个月", "十二个月"),
        ("20250", "二零二五零"),
        ("20250元", "二万零二百五十元"),
        ("100000元", "十万元"),
        ("10010元", "一万零一十元"),
        ("gov.cn", "gov.cn"),
    ],
)
def test_said_as_people_say_it(written: str, said: str) -> None:
    assert say_numbers(written) == said
