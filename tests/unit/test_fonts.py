"""The bundled fonts hold every character the program can show, and their licence lies beside them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "resources" / "fonts"
WEIGHTS = {"NotoSansSC-Regular.ttf": 400, "NotoSansSC-Bold.ttf": 700}
FOLDERS = {"resources": "*.toml", "i18n": "*.po*"}


def files() -> list[Path]:
    return sorted(path for folder, end in FOLDERS.items() for path in (ROOT / folder).rglob(end))


@pytest.fixture(params=WEIGHTS)
def font(request: pytest.FixtureRequest) -> TTFont:
    return TTFont(FONTS / request.param)


def test_every_written_character_is_in_the_font(font: TTFont) -> None:
    have = font.getBestCmap()
    lacking = {
        (char, str(path.relative_to(ROOT)))
        for path in files()
        for char in set(path.read_text(encoding="utf-8"))
        if char.isprintable() and ord(char) not in have
    }
    assert not lacking, "replace the character, or run packaging/fonts.py again"


def test_one_glyph_stands_for_one_character(font: TTFont) -> None:
    """Or else a PDF's text layer gives back a look-alike: ⼆ for 二."""
    shared = Counter(font.getBestCmap().values())
    del shared["space"]
    assert [glyph for glyph, times in shared.items() if times > 1] == []


def test_common_chinese_is_there(font: TTFont) -> None:
    have = font.getBestCmap()
    level_one = {bytes((high, low)) for high in range(0xB0, 0xD7) for low in range(0xA1, 0xFA)}
    assert {raw.decode("gb2312") for raw in level_one} <= {chr(code) for code in have}
    assert {*"０９ＡＺ，。、；：？！“”‘’（）《》【】…—～／·①⑩→￥¥℃"} <= {chr(code) for code in have}


@pytest.mark.parametrize(("name", "weight"), WEIGHTS.items())
def test_weight_and_size(name: str, weight: int) -> None:
    assert TTFont(FONTS / name)["OS/2"].usWeightClass == weight
    assert (FONTS / name).stat().st_size < 3_000_000


def test_the_licence_lies_beside_the_fonts() -> None:
    text = (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "Copyright 2014-2021 Adobe" in text
