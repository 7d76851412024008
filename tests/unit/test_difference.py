"""Two sets of data compared: who gains, who loses, how much and since when."""

from __future__ import annotations

import json
import shutil
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ybdesk.answers import Coverage
from ybdesk.cli import main
from ybdesk.i18n import SourceCatalogue
from ybdesk.rules.difference import GONE, LESS, MORE, NEW, compare, grouped
from ybdesk.rules.load import BUNDLE as FILE
from ybdesk.rules.load import DATA, Ruleset, load, open_bundle
from ybdesk.rules.lookup import choose

real = cache(load)
ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 21)
BUNDLE = open_bundle()
AMOUNTS = sorted(
    (place, claim.id)
    for place in BUNDLE["credits"]
    for claim in real().credits(place)
    if claim.form == "amount" and not claim.set_aside
)


def changed(place: str, name: str, **fields: Any) -> Ruleset:
    """The real data with one claim changed, or taken away where there are no fields."""
    rows = json.loads(BUNDLE["credits"][place])
    kept = [row for row in rows if row["id"] != name]
    if fields:
        kept += [{**row, **fields} for row in rows if row["id"] == name]
    credits = {**BUNDLE["credits"], place: json.dumps(kept)}
    return Ruleset({**BUNDLE, "credits": credits}, SourceCatalogue())


@given(st.dates(date(2015, 1, 1), date(2035, 12, 31)))
@settings(max_examples=3)
def test_the_same_data_differ_in_nothing(day: date) -> None:
    assert compare(real(), load(), day).nothing


@given(st.sampled_from(AMOUNTS), st.integers(1, 500))
@settings(max_examples=8)
def test_what_is_more_one_way_is_less_the_other(claim: tuple[str, str], value: int) -> None:
    other = changed(*claim, brackets=[{"value": str(value)}])
    there, back = compare(real(), other, TODAY), compare(other, real(), TODAY)
    opposite = {MORE: LESS, LESS: MORE, NEW: GONE, GONE: NEW}
    assert [opposite.get(s.kind, s.kind) for s in there.shifts] == [s.kind for s in back.shifts]
    assert [(s.division, s.first, s.last, s.old, s.new) for s in there.shifts] == [
        (s.division, s.first, s.last, s.new, s.old) for s in back.shifts
    ]


def test_more_by_age_and_since_when() -> None:
    rules = changed(
        "110000",
        "110000-retired-1",
        brackets=[{"value": "100", "to_age": 69}, {"value": "120", "from_age": 70}],
        in_force_from="2026-10-01",
    )
    found = compare(real(), rules, TODAY)
    assert [(s.division, s.coverage, s.first, s.last, s.kind) for s in found.shifts] == [
        (place, Coverage.EMPLOYEE_RETIRED, 70, 120, MORE)
        for place in ("110000", "110100")
        if place in real().divisions
    ]
    assert all(shift.since == date(2026, 10, 1) for shift in found.shifts)


def test_a_province_s_change_is_felt_in_its_places_and_told_once() -> None:
    province, claim = next(
        (place.code, claim)
        for place in real().divisions.provinces()
        for claim in real().credits(place.code)
        if len(real().divisions.within(place.code)) > 3
        and claim
        in choose(real().divisions.within(place.code)[-1].code, claim.coverage, TODAY, {}, real()).shown
        and claim.form == "percent"
    )
    found = compare(real(), changed(province, claim.id, brackets=[{"value": "3.7"}]), TODAY)
    told = list(grouped(found.shifts))
    assert 0 < len(told) < len(found.shifts)
    assert {code for _, codes in told for code in codes} <= {
        province,
        *(place.code for place in real().divisions.within(province)),
    }


def test_a_figure_gone_and_a_wording_changed() -> None:
    gone = compare(real(), changed("310000", "310000-retired-1"), TODAY)
    assert gone.shifts
    assert {shift.kind for shift in gone.shifts}.isdisjoint({MORE, NEW})
    reworded = compare(real(), changed("310000", "310000-retired-1", words="换了个说法。"), TODAY)
    assert reworded.reworded == ("310000-retired-1",)
    assert not reworded.shifts


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for part in ("rules", "guides"):
        shutil.copytree(ROOT / "resources" / part, tmp_path / part)
    return tmp_path


def test_the_command_tells_it_in_words(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    beijing = files / "rules/credits/110000-beijing.toml"
    beijing.write_text(
        beijing.read_text("utf-8").replace("value = 110 }]\nwithheld", "value = 125 }]\nwithheld")
    )
    years = files / "rules/years.toml"
    years.write_text(
        years.read_text("utf-8").replace(
            "men_years = 15\nwomen_years = 15\n", "men_years = 16\nwomen_years = 15\n"
        )
    )
    extra = files / "rules/sources-extra.toml"
    extra.write_text(
        '[[source]]\nid = "brand-new"\ntitle = "新来的"\npublisher = "报纸"\n'
        'kind = "press"\nchecked_on = 2026-11-21\n'
    )
    resources = str(ROOT / "resources")
    assert main(["rules", "diff", resources, str(files), "--as-of", "2026-11-21"]) == 0
    told = capsys.readouterr().out
    assert "107元变成122元，多15元" in told
    assert "70岁起" in told
    assert "2022年9月1日" in told
    assert "上海市，男的，15年变成16年" in told
    assert "新来的" in told
    assert main(["rules", "diff", resources, resources]) == 0
    assert capsys.readouterr().out.strip() == real().say("rules.diff.same")


def test_a_bundle_will_do_and_anything_else_is_bad_input(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bundle = str(Path(DATA) / FILE)
    assert main(["rules", "diff", bundle, str(DATA)]) == 0
    assert main(["rules", "diff", bundle, str(tmp_path)]) == 2
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "meta.toml").write_text("version = ")
    assert main(["rules", "diff", bundle, str(tmp_path)]) == 2
    assert capsys.readouterr().err
