"""Sheets, measured on the PDF that comes out: pages, paper, print sizes, breaks, words, codes, tags."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdf
import pytest

from ybdesk.answers import AGE, COVERAGE, DIVISION, TOPIC, Answers, Coverage
from ybdesk.compose import compose
from ybdesk.document import BlockKind, Guide
from ybdesk.render.receipt import height_of, receipt_pdf, receipt_png
from ybdesk.render.sheet import (
    NEARLY_EMPTY,
    Layout,
    Made,
    Paper,
    Variant,
    checked_on,
    expiry,
    file_name,
    made,
    pdf,
)
from ybdesk.render.summary import only, summary
from ybdesk.rules.load import Ruleset, load

MM = 72 / 25.4
PAPERS = {Paper.A4: (210, 297, 25), Paper.A5: (148, 210, 15)}
SMALLEST_PRINT = 17.9
SMALLEST_NOTE = 15.9
LEADING = 1.25
SITUATIONS: tuple[dict[str, str], ...] = (
    {DIVISION: "230100", COVERAGE: Coverage.EMPLOYEE_RETIRED, AGE: "70"},
    {DIVISION: "450100", COVERAGE: Coverage.RESIDENT, AGE: "66", TOPIC: "credit"},
    {DIVISION: "430900", COVERAGE: Coverage.EMPLOYEE_ACTIVE, AGE: "40"},
    {},
)
LAYOUTS = (
    Layout(),
    Layout(Paper.A5),
    Layout(body=28),
    Layout(Paper.A5, body=22),
    Layout(body=18),
    Layout(variant=Variant.SUMMARY),
    Layout(Paper.A5, Variant.SUMMARY),
)
CASES = [(number, layout) for number, layout in enumerate(LAYOUTS) for number in range(len(SITUATIONS))]

pdftotext = pytest.mark.skipif(
    not shutil.which("pdftotext"), reason="pdftotext is not installed (poppler-utils)"
)


@cache
def ruleset() -> Ruleset:
    return load()


@cache
def guide_of(number: int) -> Guide:
    return compose(Answers(SITUATIONS[number]), ruleset(), date(2026, 11, 21))


@cache
def sheet_of(number: int, layout: Layout) -> Made:
    return made(guide_of(number), ruleset(), layout)


@pytest.fixture(params=CASES, ids=lambda c: f"{c[0]}-{c[1].paper}-{c[1].variant}-{c[1].size}")
def case(request: pytest.FixtureRequest) -> tuple[Guide, Layout, Made]:
    number, layout = request.param
    return guide_of(number), layout, sheet_of(number, layout)


class Piece:
    """A run of text on a page: where its baseline is, how large it is, what it says."""

    def __init__(self, text: str, x: float, y: float, size: float) -> None:
        self.text, self.x, self.y, self.size = text, x, y, size


def pieces(page: pypdf.PageObject) -> list[Piece]:
    """Text of a page with true positions and sizes."""
    found: list[Piece] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        if text.strip():
            scale = abs(tm[3] * cm[3])
            y = tm[5] * cm[3] + cm[5]
            found.append(Piece(text, tm[4] * cm[0] + cm[4], y, size * scale))

    page.extract_text(visitor_text=visit)
    return found


def plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


def words(raw: bytes) -> str:
    """The text layer in the order it is read, without spaces and without what stands on every page."""
    command = ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"]
    return subprocess.run(command, input=raw, capture_output=True, check=True).stdout.decode()


def test_paper_and_pages(case: tuple[Guide, Layout, Made]) -> None:
    _, layout, sheet = case
    pages = pypdf.PdfReader(BytesIO(sheet.pdf)).pages
    assert len(pages) == sheet.pages
    width, height, _ = PAPERS[layout.paper]
    for page in pages:
        assert float(page.mediabox.width) == pytest.approx(width * MM, abs=0.5)
        assert float(page.mediabox.height) == pytest.approx(height * MM, abs=0.5)
    if layout.variant is Variant.SUMMARY:
        assert sheet.pages <= (1 if layout.paper is Paper.A4 else 2)


@pdftotext
def test_every_word_of_the_guide_in_order(case: tuple[Guide, Layout, Made]) -> None:
    guide, layout, sheet = case
    shown = summary(guide) if layout.variant is Variant.SUMMARY else guide
    text = plain(words(sheet.pdf))
    assert plain(guide.title) in text
    assert plain(guide.subtitle) in text
    place = 0
    for block in (block for section in shown.sections for block in section.blocks):
        found = text.find(plain(block.text), place)
        if layout.variant is Variant.SUMMARY and block.kind is not BlockKind.STEP:
            place = found + len(plain(block.text)) if found >= 0 else place
            continue
        assert found >= 0, block
        place = found + len(plain(block.text))
    assert plain(guide.disclaimer) in text


def test_tagged_titled_and_in_a_language(case: tuple[Guide, Layout, Made]) -> None:
    guide, _, sheet = case
    reader = pypdf.PdfReader(BytesIO(sheet.pdf))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]).startswith("zh")
    assert reader.metadata is not None
    assert reader.metadata.title == guide.title
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_bookmarks_are_the_headings() -> None:
    guide, sheet = guide_of(0), sheet_of(0, Layout())
    outline = list(_titles(pypdf.PdfReader(BytesIO(sheet.pdf)).outline))
    assert outline[0] == guide.title
    assert [plain(section.title) for section in guide.sections] == [
        plain(title.partition("★")[0]) for title in outline[1:]
    ]


def _titles(outline: Any) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _titles(entry)
        else:
            yield str(entry.title)


def test_fonts_are_embedded_and_cut_down(case: tuple[Guide, Layout, Made]) -> None:
    _, _, sheet = case
    names = set()
    for page in pypdf.PdfReader(BytesIO(sheet.pdf)).pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            name = str(font.get_object()["/BaseFont"])
            names.add(name)
            assert re.match(r"/[A-Z]{6}\+NotoSansSC", name)
            inner = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            assert "/FontFile2" in inner or "/FontFile3" in inner
    assert names
    assert len(sheet.pdf) < 400_000


def test_print_is_large_and_within_the_margins() -> None:
    for layout in LAYOUTS:
        sheet = sheet_of(0, layout)
        width, height, margin = PAPERS[layout.paper]
        for page in pypdf.PdfReader(BytesIO(sheet.pdf)).pages:
            own = [piece for piece in pieces(page) if piece.size > SMALLEST_NOTE]
            body = [piece for piece in own if piece.size >= SMALLEST_PRINT]
            assert len(body) >= len(own) / 2 or layout.size < 22
            for piece in own:
                assert piece.x >= margin * MM - 1
                assert piece.x <= (width - margin) * MM
                assert 4 * MM < piece.y < height * MM


def test_body_print_is_the_size_asked_for() -> None:
    for layout in LAYOUTS[:5]:
        sizes: dict[int, int] = {}
        for page in pypdf.PdfReader(BytesIO(sheet_of(0, layout).pdf)).pages:
            for piece in pieces(page):
                sizes[round(piece.size)] = sizes.get(round(piece.size), 0) + len(piece.text)
        assert max(sizes, key=lambda size: sizes[size]) == layout.size


def test_lines_are_far_enough_apart() -> None:
    for layout in LAYOUTS:
        for page in pypdf.PdfReader(BytesIO(sheet_of(0, layout).pdf)).pages:
            _, _, margin = PAPERS[layout.paper]
            bottom = 26 * MM
            lines = sorted(
                {
                    round(p.y, 1): p
                    for p in pieces(page)
                    if p.size > SMALLEST_NOTE and p.y > bottom and p.x < 2 * margin * MM
                }.values(),
                key=lambda p: -p.y,
            )
            for upper, lower in pairwise(lines):
                if upper.y - lower.y > 2:
                    assert upper.y - lower.y >= LEADING * min(upper.size, lower.size) - 0.2


def test_no_heading_ends_a_page_and_no_block_is_broken() -> None:
    for number in range(len(SITUATIONS)):
        guide = guide_of(number)
        titles = {plain(section.title) for section in guide.sections}
        texts = {plain(block.text) for section in guide.sections for block in section.blocks}
        for layout in LAYOUTS[:3]:
            pages = [
                page.extract_text() for page in pypdf.PdfReader(BytesIO(sheet_of(number, layout).pdf)).pages
            ]
            joined = [plain(text) for text in pages]
            for text in texts:
                assert any(text in page for page in joined), text
            for page in joined:
                body = page.partition(plain(guide.disclaimer))[0]
                body = re.sub(r"第\d+页/\d+$", "", body)
                assert not any(body.endswith((title, title + "★推荐这个办法")) for title in titles)


def test_the_last_page_is_worth_its_paper() -> None:
    for number in range(len(SITUATIONS)):
        for layout in LAYOUTS[:5]:
            pages = pypdf.PdfReader(BytesIO(sheet_of(number, layout).pdf)).pages
            _, height, _ = PAPERS[layout.paper]
            lowest = min(p.y for p in pieces(pages[-1]) if p.y > 26 * MM)
            assert len(pages) == 1 or 1 - lowest / (height * MM) > NEARLY_EMPTY - 0.05


@pdftotext
def test_dates_and_page_numbers() -> None:
    sheet = sheet_of(0, Layout())
    text = plain(words(sheet.pdf))
    assert "2026年11月21日核对" in text
    day = expiry(guide_of(0))
    assert f"{day.year}年{day.month}月{day.day}日以后请重新打印" in text
    for page in range(1, sheet.pages + 1):
        assert f"第{page}页/{sheet.pages}" in text


def test_the_same_guide_gives_the_same_bytes() -> None:
    again = compose(Answers(SITUATIONS[0]), load(), date(2026, 11, 21))
    for layout in LAYOUTS:
        assert pdf(again, load(), layout) == sheet_of(0, layout).pdf


def test_checked_on_is_the_earliest_check() -> None:
    guide = guide_of(0)
    assert all(checked_on(guide) <= source.checked_on for source in guide.sources)


def test_a_file_name_says_what_is_in_it() -> None:
    name = file_name(guide_of(0), ruleset(), Layout())
    assert "哈尔滨市" in name
    assert "A4" in name
    assert "2026-11-21" in name
    assert name.endswith(".pdf")
    assert "/" not in name


def test_a_summary_has_only_the_guides_own_blocks() -> None:
    for number in range(len(SITUATIONS)):
        guide = guide_of(number)
        known = {block.id: block for section in guide.sections for block in section.blocks}
        for section in summary(guide).sections:
            for block in section.blocks:
                assert known[block.id]._replace(picture=None) == block
        assert sum(section.way for section in summary(guide).sections) <= 1


def test_only_one_part() -> None:
    part = only(guide_of(0), frozenset({"wechat"}))
    assert "wechat" in {section.id for section in part.sections}
    assert sum(section.way for section in part.sections) == 1
    assert made(part, ruleset()).pages < sheet_of(0, Layout()).pages / 2


@pdftotext
def test_receipt() -> None:
    guide = guide_of(0)
    raw = receipt_pdf(guide, ruleset())
    (page,) = pypdf.PdfReader(BytesIO(raw)).pages
    assert float(page.mediabox.width) == pytest.approx(80 * MM, abs=0.5)
    assert all(piece.x >= 4 * MM - 1 for piece in pieces(page))
    assert height_of(raw) == pytest.approx(float(page.mediabox.height) / MM, abs=0.1)
    text = plain(words(raw))
    assert plain(guide.disclaimer) in text
    for section in summary(guide).sections:
        assert all(plain(block.text) in text for block in section.blocks)
    image = receipt_png(guide, ruleset())
    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    width = int.from_bytes(image[16:20], "big")
    assert width == pytest.approx(80 / 25.4 * 203, abs=2)


def test_without_the_data_it_says_which_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"guide\.typ"):
        pdf(guide_of(0), ruleset(), data=str(tmp_path))
