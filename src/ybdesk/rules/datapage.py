"""`docs/data.md` and its chart, made from the data by `python -m ybdesk.rules.datapage`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from ybdesk.rules import phrases
from ybdesk.rules.load import Ruleset, load
from ybdesk.rules.report import ProvinceRow, Report, report

PAGE, CHART = "data.md", "data.svg"
WIDTH, ROW, LEFT, TOP = 900, 22, 110, 64
BARS = (("amount", "#1b5e9b"), ("rule", "#e0a526"), ("unknown", "#b5b5b5"))
"""Told apart by lightness as well, and each has its number in it."""
DARK_TEXT = frozenset({"rule", "unknown"})


def pages(rules: Ruleset) -> dict[str, str]:
    """The page and its chart by file name, for the day of the data's version."""
    found = report(rules, _day_of(rules))
    return {PAGE: "\n".join(_page(found, rules)) + "\n", CHART: "\n".join(_chart(found, rules)) + "\n"}


def _day_of(rules: Ruleset) -> date:
    """The day of the last change to the data, which is the first part of the version."""
    year, month, day = map(int, rules.policy.version.split("."))
    return date(year, month, day)


def _page(found: Report, rules: Ruleset) -> Iterator[str]:
    def say(key: str, **values: object) -> str:
        return rules.say(f"rules.data.{key}", **values)

    yield f"# {say('title')}"
    yield ""
    yield say("made", date=phrases.day(found.day, rules))
    yield ""
    yield f"![{say('chart')}]({CHART})"
    yield ""
    yield f"## {say('numbers')}"
    yield ""
    for key, values in (
        ("places", {"known": found.prefectures_with_amount, "all": found.prefectures}),
        ("capitals", {"known": found.capitals_with_amount, "all": found.capitals}),
        ("years", {"known": found.places_with_years, "all": found.places}),
        ("sources", {"all": found.sources, "weak": found.sources_weak}),
        ("claims", {"all": found.claims, "aside": found.claims_set_aside}),
        ("two", {"known": found.figures_with_two, "all": found.figures}),
        ("checked", {"date": phrases.day(found.oldest_check, rules)}),
        ("review", {"date": phrases.day(found.next_review, rules), "overdue": found.overdue}),
    ):
        yield f"- {say(key, **values)}"
    yield ""
    yield f"## {say('by-coverage')}"
    yield ""
    heads = [say("coverage"), say("amount"), say("none"), say("rule"), say("unknown")]
    yield from _table(heads, [(rules.say(f"coverage.{row.coverage}"), *row[1:]) for row in found.coverages])
    yield ""
    yield f"## {say('by-province')}"
    yield ""
    heads = [say("province"), say("all-places"), say("amount"), say("rule"), say("unknown")]
    yield from _table(heads, [row[1:] for row in found.provinces])
    yield ""
    yield f"## {say('by-source')}"
    yield ""
    kinds = [(rules.say(f"source.{kind}"), count) for kind, count in found.sources_by_kind]
    yield from _table(
        [say("kind"), say("count")], [*kinds, (rules.say("rules.kind-weak"), found.sources_weak)]
    )
    yield ""
    yield f"## {say('by-age')}"
    yield ""
    since = [(year or say("year-unknown"), count) for year, count in found.in_force_since]
    yield from _table([say("year"), say("count")], since)
    yield ""
    yield say("meaning")


def _table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"| {' | '.join(['---'] + ['---:'] * (len(heads) - 1))} |"
    for row in rows:
        yield f"| {' | '.join(map(str, row))} |"


def _chart(found: Report, rules: Ruleset) -> Iterator[str]:
    height = TOP + ROW * len(found.provinces) + 16
    title = rules.say("rules.data.chart")
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" font-size="14"'
    yield '  font-family="Noto Sans SC, Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif">'
    yield f"<title>{escape(title)}</title>"
    yield f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>'
    yield f'<text x="12" y="26" font-size="18" fill="#111111">{escape(title)}</text>'
    for number, (name, colour) in enumerate(BARS):
        x = LEFT + number * 250
        yield f'<rect x="{x}" y="38" width="14" height="14" fill="{colour}"/>'
        yield f'<text x="{x + 20}" y="50" fill="#111111">{escape(rules.say(f"rules.data.{name}"))}</text>'
    most = max(row.places for row in found.provinces)
    for number, row in enumerate(found.provinces):
        yield from _bar(row, TOP + number * ROW, (WIDTH - LEFT - 16) / most)
    yield "</svg>"


def _bar(row: ProvinceRow, y: int, scale: float) -> Iterator[str]:
    yield f'<text x="{LEFT - 10}" y="{y + 15}" text-anchor="end" fill="#111111">{escape(row.name)}</text>'
    x = float(LEFT)
    for name, colour in BARS:
        count: int = getattr(row, name)
        width = count * scale
        if count:
            yield f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{ROW - 4}" fill="{colour}"/>'
            ink = "#111111" if name in DARK_TEXT else "#ffffff"
            middle = x + width / 2
            yield f'<text x="{middle:.1f}" y="{y + 14}" text-anchor="middle" fill="{ink}">{count}</text>'
        x += width


def main() -> int:
    """Write the pages of this checkout."""
    folder = Path(__file__).resolve().parents[3] / "docs"
    folder.mkdir(exist_ok=True)
    for name, text in pages(load()).items():
        (folder / name).write_text(text, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
