"""Cut Noto Sans SC down to the characters this program can show.

    python packaging/fonts.py FOLDER

FOLDER holds the source fonts `NotoSansSC_400Regular.ttf` and `NotoSansSC_700Bold.ttf` (anywhere below it) as
published in the npm package `@expo-google-fonts/noto-sans-sc`, and its `LICENSE_FONT`. Run it again when
`tests/unit/test_fonts.py` says that a character is missing. Needs fontTools (in the `dev` extra).
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "resources" / "fonts"
WEIGHTS = {
    "NotoSansSC_400Regular.ttf": "NotoSansSC-Regular.ttf",
    "NotoSansSC_700Bold.ttf": "NotoSansSC-Bold.ttf",
}
LICENCE = {"LICENSE_FONT": "OFL.txt"}
RANGES = (
    (0x20, 0x7E),  # ASCII
    (0xA0, 0xFF),  # Latin-1
    (0x2010, 0x205E),  # general punctuation
    (0x20AC, 0x20AC),  # €
    (0x2100, 0x214F),  # letter-like: № ℃ ℡ ™
    (0x2150, 0x218F),  # fractions and Roman numerals
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematical operators
    (0x2460, 0x24FF),  # circled numbers
    (0x2500, 0x257F),  # box drawing
    (0x25A0, 0x26FF),  # geometric shapes, stars, warning sign
    (0x2700, 0x27BF),  # ticks, negative circled numbers
    (0x3000, 0x303F),  # Chinese punctuation
    (0xFF01, 0xFF5E),  # full-width forms
    (0xFFE0, 0xFFE6),  # full-width ¥
)
# The source font draws these with the glyph of another; a PDF could then give back the wrong one of the two.
ALIASES = {
    0xAD,
    0x2011,
    0x2012,
    0x2022,
    0x2027,
    0x30FB,
    0x22EF,
    0x2035,
    0x2215,
    0x301C,
    *range(0x2780, 0x2794),
}
FEATURES = ["ccmp", "kern", "liga", "mark", "mkmk"]
DROPPED_TABLES = ["BASE", "STAT", "vhea", "vmtx", "VORG"]


def gb2312() -> Iterator[int]:
    """Every character of GB 2312, as both common tables map it to Unicode."""
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            for codec in ("gb2312", "gb18030"):
                try:
                    bytes((high, low)).decode("gb2312")
                    yield ord(bytes((high, low)).decode(codec))
                except UnicodeDecodeError:
                    break


def written(folders: tuple[Path, ...] = (ROOT / "resources", ROOT / "i18n")) -> set[str]:
    """Every printable character in the data and the catalogues."""
    files = (path for folder in folders for end in ("*.toml", "*.po") for path in folder.rglob(end))
    text = {char for path in files for char in path.read_text(encoding="utf-8")}
    return {char for char in text if char.isprintable()}


def wanted() -> set[int]:
    ranges = {code for first, last in RANGES for code in range(first, last + 1)}
    return (ranges | set(gb2312()) | {ord(char) for char in written()}) - ALIASES


def cut(source: Path, target: Path, codes: set[int]) -> None:
    options = subset.Options()
    options.layout_features = FEATURES
    options.drop_tables += DROPPED_TABLES
    options.name_IDs = ["*"]
    options.notdef_outline = True
    font = TTFont(source, recalcTimestamp=False)
    worker = subset.Subsetter(options)
    worker.populate(unicodes=codes)
    worker.subset(font)
    font.save(target)


def main(folder: Path) -> None:
    codes = wanted()
    for found, kept in WEIGHTS.items():
        cut(next(folder.rglob(found)), TARGET / kept, codes)
        have = TTFont(TARGET / kept).getBestCmap()
        lacking = sorted(char for char in written() if ord(char) not in have)
        sys.stdout.write(f"{kept}: {len(have)} characters; lacking: {''.join(lacking) or 'none'}\n")
    for found, kept in LICENCE.items():
        shutil.copyfile(next(folder.rglob(found)), TARGET / kept)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
