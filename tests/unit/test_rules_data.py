"""The real data: it passes its checks, it is complete, and the well-known figures are as they should be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ybdesk.answers import NATIONWIDE, Coverage
from ybdesk.compose.facts import values
from ybdesk.divisions import Division, Level
from ybdesk.rules.check import check
from ybdesk.rules.check_wording import BLOCK_NAMES
from ybdesk.rules.files import Dataset, read
from ybdesk.rules.load import Ruleset, load
from ybdesk.rules.lookup import choose
from ybdesk.rules.records import Credit, HotlineRecord, Portal, Source, SourceKind

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
TODAY = date(2026, 11, 21)
RETIRED = Coverage.EMPLOYEE_RETIRED


@pytest.fixture(scope="module")
def data() -> Dataset:
    return read(RESOURCES)


@pytest.fixture(scope="module")
def rules() -> Ruleset:
    return load()


def shown(
    rules: Ruleset, code: str, coverage: Coverage = RETIRED, facts: Mapping[str, str] | None = None
) -> list[Credit]:
    return list(choose(code, coverage, TODAY, facts or {}, rules).shown)


def test_nothing_is_wrong_with_it() -> None:
    assert [str(problem) for problem in check(RESOURCES, TODAY)] == []


def test_every_place_is_there(data: Dataset) -> None:
    levels = Counter(place.level for place in data.records(Division))
    assert levels == {Level.PROVINCE: 31, Level.PREFECTURE: 337, Level.COUNTY_DIRECT: 32}


def test_names_are_written_in_letters(data: Dataset) -> None:
    places = {place.code: place for place in data.records(Division)}
    spelt = {
        "500000": "chongqing", "341500": "luan", "341600": "bozhou", "340300": "bengbu", "350200": "xiamen",
        "140400": "changzhi", "511100": "leshan", "150800": "bayannaoer", "331100": "lishui",
        "411100": "luohe", "211300": "chaoyang", "540300": "changdu",
        "652700": "boertala", "469027": "ledong", "610100": "xian",
    }  # fmt: skip
    assert {code: places[code].pinyin for code in spelt} == spelt
    assert places["341500"].initials == "la"
    assert places["610100"].initials == "xa"
    for place in places.values():
        assert re.fullmatch(r"[a-z]+", place.pinyin)
        assert place.pinyin[0] == place.initials[0]
        assert len(place.initials) == len(place.short)


def test_places_with_several_area_codes_have_them(data: Dataset) -> None:
    areas = {place.code: place.area_codes for place in data.records(Division)}
    assert areas["632800"] == ("0977", "0979")
    assert areas["654000"] == ("0999", "0992")
    assert areas["150100"] == ("0471",)
    assert areas["130000"] == ()


def test_the_national_lines_and_platform_are_there(data: Dataset) -> None:
    assert [line.number for line in data.records(HotlineRecord)] == ["12393", "12333", "12345"]
    national = next(portal for portal in data.records(Portal) if portal.division == NATIONWIDE)
    assert national.service_hall == "https://fuwu.nhsa.gov.cn/"
    assert national.insurance_app == "国家医保服务平台"
    assert national.insurance_site == "https://www.nhsa.gov.cn/"
    assert national.social_site == "http://www.mohrss.gov.cn/"


@pytest.mark.parametrize(
    ("code", "facts", "brackets", "withheld"),
    [
        ("110000", {}, [(69, "100"), (120, "110")], "3"),
        ("310000", {}, [(74, "1680"), (120, "1890")], None),
        ("220100", {}, [(120, "111")], "2.78"),
        ("440100", {}, [(120, "169.08")], "8.66"),
        ("440300", {}, [(120, "251")], None),
        ("370200", {}, [(69, "100"), (120, "125")], None),
        ("341500", {}, [(120, "70")], None),
        ("360100", {}, [(120, "77")], None),
        ("430900", {}, [(120, "75")], None),
        ("140200", {}, [(120, "85")], None),
        ("469027", {}, [(69, "60"), (120, "72")], None),
        ("420100", {"joined": "employee"}, [(120, "83")], None),
        ("420100", {"joined": "flexible"}, [(120, "66")], None),
        ("450100", {"pool": "province"}, [(120, "120")], None),
        ("620100", {"pool": "province"}, [(120, "120")], None),
        ("620100", {}, [(120, "90")], None),
        ("230600", {"pool": "province"}, [(120, "90")], None),
        ("230600", {}, [(120, "73")], None),
    ],
)
def test_known_figures(
    rules: Ruleset, code: str, facts: dict[str, str], brackets: list[tuple[int, str]], withheld: str | None
) -> None:
    (claim,) = shown(rules, code, facts=facts)
    assert [(bracket.to_age, bracket.value) for bracket in claim.brackets] == [
        (last, Decimal(value)) for last, value in brackets
    ]
    assert claim.withheld == (None if withheld is None else Decimal(withheld))


def test_the_provincial_pool_of_hebei_comes_out_to_the_fen(rules: Ruleset) -> None:
    (claim,) = shown(rules, "130100", facts={"pool": "province"})
    assert claim.base is not None
    assert claim.base * claim.brackets[0].value / 100 == Decimal("73.64")


def test_the_corps_does_not_get_the_figure_of_the_region(rules: Ruleset) -> None:
    corps = [place.code for place in rules.divisions if place.code.startswith("659")]
    assert len(corps) == 12
    assert {claim.form for code in corps for claim in shown(rules, code)} == {"words"}


def test_the_example_of_the_articles_is_kept_but_not_shown(rules: Ruleset) -> None:
    (example,) = [claim for claim in rules.credits("451000") if claim.base == 3700]
    assert example.set_aside
    assert example.base is not None
    assert example.base * example.brackets[0].value / 100 == Decimal(111)


def test_a_weak_source_is_never_the_only_support_of_what_is_shown(rules: Ruleset) -> None:
    for place in rules.divisions:
        for coverage in Coverage:
            for claim in shown(rules, place.code, coverage):
                assert any(not rules.source(source).weak for source in claim.sources), claim.id


def test_everybody_gets_an_answer_with_a_source(rules: Ruleset) -> None:
    for place in rules.divisions:
        for coverage in Coverage:
            assert shown(rules, place.code, coverage), (place.name, coverage)


def test_enough_cities_have_a_figure(rules: Ruleset) -> None:
    cities = [place.code for place in rules.divisions if place.level is Level.PREFECTURE]
    known = [code for code in cities if any(c.form == "amount" or c.base for c in shown(rules, code))]
    assert len(known) >= 150


def test_official_means_official(data: Dataset) -> None:
    for source in data.records(Source):
        if source.kind is SourceKind.OFFICIAL:
            assert re.match(r"https?://([\w-]+\.)*gov\.cn([:/]|$)", source.url), source.id


def test_names_in_the_wording_are_those_that_a_guide_fills_in(rules: Ruleset) -> None:
    lines = {f"dial_{line.number}" for line in rules.hotlines}
    filled = {name for place in rules.divisions for name in values(place.code, rules)}
    assert filled <= BLOCK_NAMES | lines
