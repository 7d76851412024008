"""Paper by its standard name (PWG 5101.1), always asked for, so that A4 is never silently Letter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

CUSTOM = re.compile(r"custom_(?P<end>min|max)_(?P<width>[\d.]+)x(?P<height>[\d.]+)(?P<unit>mm|in)")
MM_AN_INCH = 25.4


@dataclass(frozen=True, slots=True)
class Media:
    """One size of paper, in millimetres."""

    name: str
    width: float
    height: float

    def fits(self, names: Iterable[str]) -> bool:
        """Whether this paper is among the names or within their limits; nothing known counts as yes."""
        known = list(names)
        return not known or self.name in known or self._within(known)

    def _within(self, names: list[str]) -> bool:
        limits = {found["end"]: found for name in names if (found := CUSTOM.match(name))}
        if len(limits) < 2:
            return False
        factor = MM_AN_INCH if limits["max"]["unit"] == "in" else 1.0
        low, high = (
            [float(limits[end][side]) * factor for side in ("width", "height")] for end in ("min", "max")
        )
        return all(
            least <= own <= most
            for least, own, most in zip(low, (self.width, self.height), high, strict=True)
        )


A4 = Media("iso_a4_210x297mm", 210, 297)
A5 = Media("iso_a5_148x210mm", 148, 210)


def receipt(height: float) -> Media:
    """80 mm paper, as long as the strip is."""
    tall = f"{height:.0f}"
    return Media(f"custom_receipt_80x{tall}mm", 80, float(tall))
