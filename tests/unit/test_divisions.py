"""Finding a place by what people write."""

from __future__ import annotations

import pytest

from ybdesk.divisions import Level, UnknownPlaceError
from ybdesk.rules.load import Ruleset


def test_all_places_are_there(rules: Ruleset) -> None:
    levels = [place.level for place in rules.divisions]
    assert levels.count(Level.PROVINCE) == 31
    assert levels.count(Level.PREFECTURE) == 337
    assert levels.count(Level.COUNTY_DIRECT) == 32


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("450100", "450100"),
        ("南宁市", "450100"),
        ("南宁", "450100"),
        ("nanning", "450100"),
        (" NanNing ", "450100"),
        ("北京", "110000"),
        ("beijing", "110000"),
        ("110100", "110100"),
        ("吉林省", "220000"),
        ("吉林市", "220200"),
        ("hhht", "150100"),
        ("恩施", "422800"),
        ("仙桃", "429004"),
        ("luan", "341500"),
        ("bozhou", "341600"),
    ],
)
def test_found(text: str, code: str, rules: Ruleset) -> None:
    assert rules.divisions.find(text).code == code


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("吉林", {"220000", "220200"}),
        ("海南", {"460000", "632500"}),
        ("hainan", {"460000", "632500"}),
        ("yichun", {"230700", "360900"}),
        ("suzhou", {"320500", "341300"}),
        ("taizhou", {"321200", "331000"}),
        ("fuzhou", {"350100", "361000"}),
        ("yulin", {"450900", "610800"}),
        ("shanxi", {"140000", "610000"}),
    ],
)
def test_ambiguous_names_the_candidates(text: str, codes: set[str], rules: Ruleset) -> None:
    with pytest.raises(UnknownPlaceError) as refusal:
        rules.divisions.find(text)
    assert {place.code for place in refusal.value.candidates} == codes


@pytest.mark.parametrize("text", ["火星", "", "   ", "999999", "南宁南宁"])
def test_unknown_has_no_candidates(text: str, rules: Ruleset) -> None:
    with pytest.raises(UnknownPlaceError) as refusal:
        rules.divisions.find(text)
    assert refusal.value.candidates == ()


def test_every_place_is_found_by_its_code_and_full_name(rules: Ruleset) -> None:
    for place in rules.divisions:
        assert rules.divisions.find(place.code) == place
        assert rules.divisions.find(place.name).name == place.name


def test_a_municipality_is_one_place(rules: Ruleset) -> None:
    assert rules.divisions.within("110000") == []
    assert len(rules.divisions.suggest("beij")) == 1
