"""行政区划: the places, and finding one by code, name, short name, pinyin or initials."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from ybdesk.answers import NATIONWIDE

SUFFIXES = {"地区": "diqu", "林区": "linqu", "省": "sheng", "市": "shi", "州": "zhou", "盟": "meng"}
"""The generic ends of names, with their pinyin: people leave them off."""


class Level(StrEnum):
    """How high a division stands."""

    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY_DIRECT = "county_direct"


class Division(NamedTuple):
    """A place by its GB/T 2260 code."""

    code: str
    """Six digits, GB/T 2260."""
    name: str
    """The full name."""
    short: str
    """The name as people say it."""
    level: Level
    pinyin: str
    """Lower-case letters without tones or spaces."""
    initials: str
    """The first letter of each syllable."""
    parent: str | None = None
    """The code of the province; none for a province."""
    area_codes: tuple[str, ...] = ()
    """Telephone area codes, with the leading 0, the principal one first."""

    @property
    def names(self) -> frozenset[str]:
        """Every way to write the place short of its full name or code."""
        found = {self.short, self.pinyin, self.initials}
        for end, pinyin in SUFFIXES.items():
            if self.short.endswith(end) and len(self.short) > len(end) + 1:
                found |= {self.short.removesuffix(end), self.pinyin.removesuffix(pinyin)}
        return frozenset(found)


def index(places: Iterable[Division]) -> dict[str, list[str]]:
    """Every way to write a place, to the codes of the places written so."""
    found: dict[str, list[str]] = {}
    for place in places:
        for name in sorted({place.code, place.name, *place.names}):
            found.setdefault(name, []).append(place.code)
    return found


class UnknownPlaceError(LookupError):
    """No place is meant by the text, or several are; `candidates` may be empty."""

    def __init__(self, text: str, candidates: tuple[Division, ...]) -> None:
        super().__init__(text)
        self.text = text
        self.candidates = candidates


class Divisions:
    """All places, in code order, each made when it is first asked for."""

    def __init__(self, rows: Iterable[Mapping[str, Any]], index: Mapping[str, Sequence[str]]) -> None:
        self._rows = {row["code"]: row for row in rows}
        self._index = index
        self._made: dict[str, Division] = {}

    def __iter__(self) -> Iterator[Division]:
        return map(self.__getitem__, self._rows)

    def __getitem__(self, code: str) -> Division:
        if code not in self._made:
            row = self._rows[code]
            areas = tuple(row.get("area_codes", ()))
            self._made[code] = Division(**{**row, "level": Level(row["level"]), "area_codes": areas})
        return self._made[code]

    def __contains__(self, code: object) -> bool:
        return code in self._rows

    def __len__(self) -> int:
        return len(self._rows)

    def chain(self, code: str) -> tuple[str, ...]:
        """The place and what lies above it, most local first, ending with the whole country."""
        if code not in self:
            return (NATIONWIDE,)
        parent = self[code].parent
        return (code, parent, NATIONWIDE) if parent else (code, NATIONWIDE)

    def provinces(self) -> list[Division]:
        """The provincial regions, in code order."""
        return [place for place in self if place.level is Level.PROVINCE]

    def within(self, province: str) -> list[Division]:
        """The places below a province. A municipality has none: it is one place itself."""
        return [p for p in self if p.parent == province and p.name != self[province].name]

    def find(self, text: str) -> Division:
        """The one place that `text` means. Raises UnknownPlaceError with the candidates otherwise."""
        wanted = text.strip().lower()
        meant = [self[code] for code in self._index.get(wanted, ())]
        exact = [p for p in meant if wanted in (p.code, p.name)]
        found = self._merged(exact or meant)
        if len(found) == 1:
            return found[0]
        raise UnknownPlaceError(text, tuple(found or self.suggest(wanted)))

    def suggest(self, text: str, most: int = 8) -> list[Division]:
        """Places whose names begin with the text, then those that contain it."""
        wanted = text.strip().lower()
        if not wanted:
            return []
        begins = [p for p in self if any(n.startswith(wanted) for n in (*p.names, p.name, p.code))]
        holds = [p for p in self if wanted in p.name and p not in begins]
        return self._merged([*begins, *holds])[:most]

    def _merged(self, places: list[Division]) -> list[Division]:
        """A municipality stands in the list of places twice under one name; it is one place to people."""
        names = {p.name for p in places if p.level is Level.PROVINCE}
        return [p for p in places if p.level is Level.PROVINCE or p.name not in names]
