"""Codes to scan: only official addresses, numbers and short codes; each read back with a real decoder."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ybdesk.answers import AGE, COVERAGE, DIVISION, Answers, Coverage
from ybdesk.compose import compose
from ybdesk.document import Guide
from ybdesk.render.qr import NotOfficialError, call_code, digits, host_of, is_official, short_code, site_code
from ybdesk.render.receipt import receipt_pdf
from ybdesk.render.sheet import Layout, Paper, Variant, pdf
from ybdesk.rules.load import Ruleset

OFFICIAL = ["https://www.gov.cn/", "https://ybj.hlj.gov.cn/a?b=c", "http://fuwu.nhsa.gov.cn/x"]
OTHERS = [
    "https://gov.cn.example.com/", "https://evilgov.cn/", "https://www.gov.cn@example.com/", "ftp://a.gov.cn/",
    "javascript:alert(1)", "https://example.com/gov.cn", "https://a.gov.cn\u202e/", "https:///gov.cn", "",
    "gov.cn",
    "https://u:p@a.gov.cn/", "https://a.gov.cn/" + "x" * 200,
]  # fmt: skip


def decoded(raw: bytes, folder: Path) -> list[str]:
    """What a reader sees on the pages of a PDF, in black and white as a cheap printer prints it."""
    pyzbar = pytest.importorskip("pyzbar.pyzbar", reason="libzbar0 is not installed", exc_type=ImportError)
    if not shutil.which("pdftoppm"):
        pytest.skip("pdftoppm is not installed (poppler-utils)")
    (folder / "sheet.pdf").write_bytes(raw)
    for old in folder.glob("page*"):
        old.unlink()
    command = ["pdftoppm", "-gray", "-r", "150", "sheet.pdf", "page"]
    subprocess.run(command, cwd=folder, check=True, stderr=subprocess.DEVNULL)
    found = []
    for page in sorted(folder.glob("page*.pgm")):
        head, size, _depth, pixels = page.read_bytes().split(b"\n", 3)
        assert head == b"P5"
        width, height = map(int, size.split())
        black = bytes(255 if value > 127 else 0 for value in pixels)
        symbols = pyzbar.decode((black, width, height), symbols=[pyzbar.ZBarSymbol.QRCODE])
        found += [symbol.data.decode() for symbol in symbols]
    return found


@pytest.fixture
def guide(rules: Ruleset, today: date) -> Guide:
    return compose(
        Answers({DIVISION: "230100", COVERAGE: Coverage.EMPLOYEE_RETIRED, AGE: "70"}), rules, today
    )


def wanted(guide: Guide) -> set[str]:
    blocks = [block for section in guide.sections for block in section.blocks]
    return {block.url for block in blocks if block.url}


@pytest.mark.slow
@pytest.mark.parametrize("paper", Paper)
def test_every_code_on_a_sheet_reads_back(guide: Guide, rules: Ruleset, paper: Paper, tmp_path: Path) -> None:
    found = decoded(pdf(guide, rules, Layout(paper)), tmp_path)
    assert sorted(found) == sorted([*wanted(guide), "tel:045112393", guide.code])
    for text in found:
        assert text.startswith("tel:") or text == guide.code or is_official(text, rules)


def test_the_code_on_a_summary_and_a_receipt_dials(guide: Guide, rules: Ruleset, tmp_path: Path) -> None:
    for raw in (pdf(guide, rules, Layout(variant=Variant.SUMMARY)), receipt_pdf(guide, rules)):
        assert decoded(raw, tmp_path) == ["tel:045112393"]


@pytest.mark.parametrize("url", OFFICIAL)
def test_official_addresses_have_codes(url: str, rules: Ruleset) -> None:
    drawing = ElementTree.fromstring(site_code(url, rules))
    assert unescape(next(iter(drawing)).text or "") == url
    assert host_of(url) in url


@pytest.mark.parametrize("url", OTHERS)
def test_other_addresses_have_none(url: str, rules: Ruleset) -> None:
    with pytest.raises(NotOfficialError):
        site_code(url, rules)


@given(st.text(max_size=60))
def test_no_text_slips_through(rules: Ruleset, text: str) -> None:
    try:
        official = is_official(text, rules)
    except ValueError:
        return
    assert not official or host_of(text).endswith("gov.cn")


@pytest.mark.parametrize("dial", ["", "12", "0451-12393;1", "tel:1", "１２３９３", "+8645112393", "1" * 16])
def test_what_is_no_number_is_not_dialled(dial: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        call_code(dial)


def test_numbers_are_dialled_without_dashes() -> None:
    assert digits("0451-12393") == "045112393"
    assert "tel:045112393" in call_code("0451-12393")


@pytest.mark.parametrize("code", ["", "abc", "http://x", "1" * 200])
def test_what_is_no_short_code_has_none(code: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        short_code(code)
