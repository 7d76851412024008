"""Numbers as people say them in Chinese: amounts, percentages, dates, ages and telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

DIGITS = "零一二三四五六七八九"
TELEPHONE_ONE = "幺"
SMALL_UNITS = ("", "十", "百", "千")
LARGE_UNITS = ("", "万", "亿")
NUMBER = re.compile(r"\d+(?:\.\d+)?%?|0\d{2,3}-\d+")
TELEPHONE = re.compile(r"(?<![\d.])(?:0\d{2,3}-\d{3,8}|\d{3,})(?![\d.%])(?!\s*[元岁年月日个名天小分条种张])")
YEAR = re.compile(r"(?<!\d)(\d{4})(?=\s*年)")
ISO_DATE = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
MONEY = re.compile(r"(?<![\d.])(\d+)(?:\.(\d{1,2}))?\s*元")
SPACED = re.compile(r"\s*(?<=[一-鿿])\s+(?=[一-鿿])")


def say_numbers(text: str) -> str:
    """The text with every number spelled out as it is spoken."""
    text = ISO_DATE.sub(_say_iso_date, text)
    text = YEAR.sub(lambda m: say_digits(m[1], DIGITS[1]), text)
    text = TELEPHONE.sub(lambda m: _say_telephone(m[0]), text)
    text = MONEY.sub(lambda m: _say_money(m[1], m[2] or ""), text)
    text = NUMBER.sub(lambda m: _say_plain(m[0]), text)
    return SPACED.sub("", text)


def say_digits(digits: str, one: str = TELEPHONE_ONE) -> str:
    """Digit by digit; in a telephone number 1 is said 幺."""
    return "".join(one if digit == "1" else DIGITS[int(digit)] for digit in digits)


def say_integer(number: int) -> str:
    """A whole number from 0 up to 999,999,999,999 in words."""
    if number == 0:
        return DIGITS[0]
    groups = list(_groups(number))
    said = ""
    for position, group in reversed(groups):
        if group:
            gap = said and (group < 1000 or said.endswith(DIGITS[0]))
            said = said.rstrip(DIGITS[0]) + (DIGITS[0] if gap else "")
            said += _say_group(group) + LARGE_UNITS[position]
    return "十" + said[2:] if said.startswith("一十") else said


def _groups(number: int) -> Iterator[tuple[int, int]]:
    position = 0
    while number:
        number, group = divmod(number, 10_000)
        yield position, group
        position += 1


def _say_group(group: int) -> str:
    said, gap = "", False
    for power in (3, 2, 1, 0):
        digit = group // 10**power % 10
        if digit:
            said += (DIGITS[0] if gap and said else "") + DIGITS[digit] + SMALL_UNITS[power]
            gap = False
        else:
            gap = True
    return said


def _say_decimal(number: str) -> str:
    whole, _, part = number.partition(".")
    said = say_integer(int(whole))
    return f"{said}点{say_digits(part, DIGITS[1])}" if part else said


def _say_plain(number: str) -> str:
    if number.endswith("%"):
        return f"百分之{_say_decimal(number[:-1])}"
    return _say_decimal(number)


def _say_money(yuan: str, part: str) -> str:
    """108.22 as people say it: 一百零八元二角二分."""
    jiao, fen = tuple((part + "00")[:2])
    said = f"{say_integer(int(yuan))}元"
    if jiao != "0":
        said += f"{DIGITS[int(jiao)]}角"
    if fen != "0":
        said += ("" if jiao != "0" else DIGITS[0]) + f"{DIGITS[int(fen)]}分"
    return said


def _say_telephone(number: str) -> str:
    return ",".join(say_digits(part) for part in number.split("-"))


def _say_iso_date(match: re.Match[str]) -> str:
    year, month, day = match[1], int(match[2]), int(match[3])
    return f"{say_digits(year, DIGITS[1])}年{say_integer(month)}月{say_integer(day)}日"
