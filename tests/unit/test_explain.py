"""Why a claim is shown: the reasons follow the lookup, for every place and for each kind of reason."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ybdesk.answers import Coverage
from ybdesk.cli import main
from ybdesk.i18n import SourceCatalogue
from ybdesk.rules import years
from ybdesk.rules.decoding import encode
from ybdesk.rules.explain import Verdict, explain, explain_years, won_by
from ybdesk.rules.load import Ruleset, load, open_bundle
from ybdesk.rules.lookup import Claim, choose
from ybdesk.rules.records import Bracket, Credit, Source, SourceKind

real = cache(load)
PLACES = [place.code for place in real().divisions]
TODAY = date(2026, 11, 21)
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
CITY, PROVINCE = "130100", "130000"
RETIRED = Coverage.EMPLOYEE_RETIRED
SOURCES = (
    Source("official", "文件", "医保局", SourceKind.OFFICIAL, TODAY),
    Source("press", "新闻", "报纸", SourceKind.PRESS, TODAY),
    Source("press-2", "新闻", "别的报纸", SourceKind.PRESS, TODAY),
    Source("weak", "网页", "不知是谁", SourceKind.OTHER, TODAY, weak=True),
)


def claim(name: str, **fields: Any) -> Credit:
    usual: dict[str, Any] = {
        "division": CITY,
        "coverage": RETIRED,
        "form": "amount",
        "brackets": (Bracket(Decimal(100)),),
        "checked_on": TODAY,
        "review_by": TODAY + timedelta(days=30),
        "sources": ("press",),
    }
    return Credit(id=name, **{**usual, **fields})


def ruleset(claims: Iterable[Credit]) -> Ruleset:
    """The real bundle with nothing but these claims."""
    bundle = open_bundle()
    credits: dict[str, list[Any]] = {}
    for one in claims:
        credits.setdefault(one.division, []).append(encode(one))
    sources = {source.id: encode(source) for source in SOURCES}
    sealed = {"credits": credits, "sources": sources}
    tables = {name: {key: json.dumps(v) for key, v in table.items()} for name, table in sealed.items()}
    return Ruleset({**bundle, **tables}, SourceCatalogue())


@given(st.sampled_from(PLACES), st.sampled_from(list(Coverage)), DAYS)
def test_what_is_shown_is_what_the_lookup_shows(place: str, coverage: Coverage, day: date) -> None:
    found = explain(place, coverage, day, real())
    assert {f.claim.id for f in found if f.verdict is Verdict.SHOWN} == {
        c.id for c in choose(place, coverage, day, {}, real()).shown
    }
    everything = [
        c.id
        for where in real().divisions.chain(place)
        for c in real().credits(where)
        if c.coverage is coverage
    ]
    assert sorted(f.claim.id for f in found) == sorted(everything)
    shown = [f.claim for f in found if f.verdict is Verdict.SHOWN]
    assert all(f.rival is None or f.rival in shown for f in found)


@given(st.sampled_from(PLACES), DAYS)
def test_the_same_for_contribution_years(place: str, day: date) -> None:
    found = explain_years(place, day, real())
    shown = tuple(f.claim for f in found if f.verdict is Verdict.SHOWN)
    assert shown == years.shown(place, None, day, real())


BEST = claim("best", sources=("official",), in_force_from=date(2024, 1, 1))
LESSER = [
    (claim("other", set_aside="理由"), Verdict.SET_ASIDE),
    (claim("other", in_force_from=TODAY + timedelta(days=1)), Verdict.NOT_YET),
    (claim("other", in_force_to=TODAY - timedelta(days=1)), Verdict.ENDED),
    (claim("other", sources=("weak",)), Verdict.WEAK),
    (claim("other", review_by=TODAY - timedelta(days=4000)), Verdict.EXPIRED),
    (claim("other", when={"pool": "province"}), Verdict.OTHER_PEOPLE),
    (claim("other", division=PROVINCE, sources=("official",)), Verdict.WIDER),
    (claim("other", form="words", brackets=(), sources=("official",)), Verdict.TELLING),
    (claim("other"), Verdict.AUTHORITY),
    (claim("other", sources=("official",), in_force_from=date(2020, 1, 1)), Verdict.BEGUN),
    (claim("other", sources=("official",), in_force_from=date(2024, 1, 1)), Verdict.SAME),
]


@pytest.mark.parametrize(("other", "verdict"), LESSER, ids=[verdict for _, verdict in LESSER])
def test_each_reason(other: Credit, verdict: Verdict) -> None:
    found = explain(CITY, RETIRED, TODAY, ruleset([BEST, other]))
    assert [(f.claim.id, f.verdict) for f in found] == [("best", Verdict.SHOWN), ("other", verdict)]


def test_more_sources_decide_where_authority_is_equal() -> None:
    found = explain(CITY, RETIRED, TODAY, ruleset([claim("one"), claim("two", sources=("press", "press-2"))]))
    assert [(f.claim.id, f.verdict) for f in found] == [("two", Verdict.SHOWN), ("one", Verdict.SOURCES)]
    assert won_by(found[0].claim, found) == (Verdict.SOURCES,)


def test_show_names_every_claim_with_its_reason_and_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "show", "北京", "--as-of", "2026-11-21"]) == 0
    told = capsys.readouterr().out
    everything: list[Claim] = [*real().credits("110000"), *real().credits("000000"), *real().years("110000")]
    for one in everything:
        assert one.id in told
        assert all(real().source(source).title in told for source in one.sources)
        assert one.set_aside in told


@given(st.sampled_from(PLACES), DAYS)
def test_show_has_words_for_every_place(place: str, day: date) -> None:
    from ybdesk.cli.show import lines

    assert all(isinstance(line, str) and "{" not in line for line in lines(place, day, real()))


def test_the_nation_can_be_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "show", "全国"]) == 0
    assert all(claim.id in capsys.readouterr().out for claim in real().credits("000000")[:1])


def test_show_of_an_unknown_place_is_bad_input(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "show", "zzz"]) == 2
    assert capsys.readouterr().err
