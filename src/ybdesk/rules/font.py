"""Which characters a TrueType font can draw, read from its own table, so that no font library is needed."""

from __future__ import annotations

import struct
from pathlib import Path

FULL, BASIC = (3, 10), (3, 1)
"""Platform and encoding of the two Unicode tables, the fuller one first."""


def characters(path: Path) -> frozenset[int]:
    """The code points that have a glyph. Raises ValueError for a file that is no such font."""
    font = path.read_bytes()
    try:
        tables = struct.unpack_from(">H", font, 4)[0]
        directory = (struct.unpack_from(">4s3I", font, 12 + 16 * number) for number in range(tables))
        start = next(offset for tag, _, offset, _ in directory if tag == b"cmap")
        count = struct.unpack_from(">H", font, start + 2)[0]
        maps = {
            (platform, encoding): start + offset
            for platform, encoding, offset in (
                struct.unpack_from(">HHI", font, start + 4 + 8 * number) for number in range(count)
            )
        }
        if FULL in maps:
            return _format12(font, maps[FULL])
        return _format4(font, maps[BASIC])
    except (struct.error, StopIteration, KeyError) as error:
        raise ValueError(f"{path}: not a TrueType font with a Unicode table") from error


def _format12(font: bytes, at: int) -> frozenset[int]:
    groups = struct.unpack_from(">I", font, at + 12)[0]
    found: set[int] = set()
    for number in range(groups):
        first, last, _ = struct.unpack_from(">3I", font, at + 16 + 12 * number)
        found.update(range(first, last + 1))
    return frozenset(found)


def _format4(font: bytes, at: int) -> frozenset[int]:
    segments = struct.unpack_from(">H", font, at + 6)[0] // 2
    words = f">{segments}H"
    ends = struct.unpack_from(words, font, at + 14)
    starts = struct.unpack_from(words, font, at + 16 + 2 * segments)
    deltas = struct.unpack_from(words, font, at + 16 + 4 * segments)
    ranges_at = at + 16 + 6 * segments
    ranges = struct.unpack_from(words, font, ranges_at)
    found: set[int] = set()
    for number, (first, last, delta, jump) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        for code in range(first, last + 1):
            if code == 0xFFFF:
                continue
            if jump == 0:
                glyph = (code + delta) & 0xFFFF
            else:
                glyph = struct.unpack_from(">H", font, ranges_at + 2 * number + jump + 2 * (code - first))[0]
            if glyph:
                found.add(code)
    return frozenset(found)
