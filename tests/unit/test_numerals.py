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
        ("gov.cn", "gov点cn"),
        ("上 fuwu.nhsa.gov.cn。", "上 fuwu点nhsa点gov点cn。"),
        ("拨 0471-12393。", "拨零四七幺,幺二三九三。"),
        ("拨 010-83970032", "拨零幺零,八三九七,零零三二"),
        ("拨 4008123123", "拨四零零,八幺二,三幺二三"),
        ("60-69岁", "六十到六十九岁"),
        ("0-59 岁", "零到五十九岁"),
        ("5%-8%", "百分之五到百分之八"),
        ("3～5天", "三到五天"),
        ("80到120元", "八十到一百二十元"),
        ("20多岁", "二十多岁"),
        ("100多元", "一百多元"),
        ("2个月", "两个月"),
        ("2月2日", "二月二日"),
        ("第2条", "第二条"),
        ("2年", "两年"),
        ("2元", "两元"),
        ("1,680元", "一千六百八十元"),
        ("8:30到17:05", "八点三十分到十七点零五分"),
        ("2:00", "两点"),
        ("微信8.0.16", "微信八点零点十六"),
        ("〔2021〕9号", "〔二零二一〕九号"),
        ("2026修正", "二零二六修正"),
        ("用 A4 纸", "用 A四纸"),
        ("1234567890123元", "一二三四五六七八九零一二三元"),
    ],
)
def test_said_as_people_say_it(written: str, said: str) -> None:
    assert say_numbers(written) == said
