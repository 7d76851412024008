"""Numbers as people say them in Chinese: amounts, percentages, dates, ages and telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

DIGITS = "零一二三四五六七八九"
TELEPHONE_ONE = "幺"
PAIR = "两"
DOT = "点"
TO = "到"
SMALL_UNITS = ("", "十", "百", "千")
LARGE_UNITS = ("", "万", "亿")
LONGEST_WORDS = 12
"""A whole number with more digits has no words here and is said digit by digit."""
UNITS = "元岁年月日个名天小分条种张号万亿倍份人位家笔次句期页块档角周"
"""What follows an amount; three or more digits without it are a number to dial."""

HOST = re.compile(r"(?<![\w.])[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.[A-Za-z][A-Za-z0-9]*")
VERSION = re.compile(r"(?<![\d.])\d+(?:\.\d+){2,}")
THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])")
ISO_DATE = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
CLOCK = re.compile(r"(?<![\d:])(\d{1,2}):(\d{2})(?![\d:])")
YEAR = re.compile(rf"(?<![\d.])(?:\d{{4}}(?=\s*年)|(?:19|20)\d{{2}}(?!\d|\.\d|%|-|\s*[{UNITS}]))")
AREA_CODE = re.compile(r"(?<!\d)(0\d{2,3})-(\d{3,8})(?!\d)")
RANGE = re.compile(r"(?<![\d.])(\d{1,4}(?:\.\d+)?%?)\s*[-–—~～－]\s*(?=\d{1,4}(?:\.\d+)?(?!\d))")
TELEPHONE = re.compile(rf"(?<![\d.])\d{{3,}}(?!\d|\.\d|%|\s*(?:[{UNITS}到]|多[{UNITS}]))")
MONEY = re.compile(r"(?<![\d.])(\d+)(?:\.(\d{1,2}))?\s*元")
TWO_OF = re.compile(r"(?<![\d.第])2\s*(?=[个张条种次天年份位家笔遍句倍名人周]|小时|分钟)")
NUMBER = re.compile(r"\d+(?:\.\d+)?%?")
SPACED = re.compile(r"\s*(?<=[一-鿿])\s+(?=[一-鿿])")


def say_numbers(text: str) -> str:
    """The text with every number spelled out as it is spoken, and addresses with their dots."""
    text = HOST.sub(lambda m: m[0].replace(".", DOT), text)
    text = VERSION.sub(lambda m: DOT.join(say_integer(int(part)) for part in m[0].split(".")), text)
    text = THOUSANDS.sub(lambda m: m[0].replace(",", ""), text)
    text = ISO_DATE.sub(_say_iso_date, text)
    text = CLOCK.sub(_say_clock, text)
    text = YEAR.sub(lambda m: say_digits(m[0], DIGITS[1]), text)
    text = AREA_CODE.sub(lambda m: f"{say_digits(m[1])},{_say_telephone(m[2])}", text)
    text = RANGE.sub(lambda m: m[1] + TO, text)
    text = TELEPHONE.sub(lambda m: _say_telephone(m[0]), text)
    text = MONEY.sub(lambda m: _say_money(m[1], m[2] or ""), text)
    text = TWO_OF.sub(PAIR, text)
    text = NUMBER.sub(lambda m: _say_plain(m[0]), text)
    return SPACED.sub("", text)


def say_digits(digits: str, one: str = TELEPHONE_ONE) -> str:
    """Digit by digit; in a telephone number 1 is said 幺."""
    return "".join(one if digit == "1" else DIGITS[int(digit)] for digit in digits)


def say_integer(number: int) -> str:
    """A whole number from 0 up to 999,999,999,999 in words; a larger one digit by digit."""
    if len(str(number)) > LONGEST_WORDS:
        return say_digits(str(number), DIGITS[1])
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
    said = f"{PAIR if int(yuan) == 2 else say_integer(int(yuan))}元"
    if jiao != "0":
        said += f"{DIGITS[int(jiao)]}角"
    if fen != "0":
        said += ("" if jiao != "0" else DIGITS[0]) + f"{DIGITS[int(fen)]}分"
    return said


def _say_telephone(number: str) -> str:
    """In the groups in which people say a long number."""
    match len(number):
        case 7 | 8:
            cuts = [len(number) - 4]
        case 10:
            cuts = [3, 6]
        case 11:
            cuts = [3, 7]
        case _:
            cuts = []
    edges = [0, *cuts, len(number)]
    return ",".join(say_digits(number[a:b]) for a, b in pairwise(edges))


def _say_clock(match: re.Match[str]) -> str:
    hour, minute = int(match[1]), int(match[2])
    said = f"{PAIR if hour == 2 else say_integer(hour)}点"
    if minute == 0:
        return said
    return f"{said}{DIGITS[0] if minute < 10 else ''}{say_integer(minute)}分"


def _say_iso_date(match: re.Match[str]) -> str:
    year, month, day = match[1], int(match[2]), int(match[3])
    return f"{say_digits(year, DIGITS[1])}年{say_integer(month)}月{say_integer(day)}日"
