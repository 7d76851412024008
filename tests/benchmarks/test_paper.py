"""Sheets: ours against bare Typst, QTextDocument and WeasyPrint in the same run; the booklet on all cores."""

from __future__ import annotations

import importlib.util
import os
import sys
import time
from collections.abc import Callable
from datetime import date
from itertools import cycle
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from ybdesk.answers import AGE, COVERAGE, DIVISION, Answers, Coverage
from ybdesk.booklet import Booklet, Order
from ybdesk.compose import compose
from ybdesk.document import Guide
from ybdesk.render.html import html
from ybdesk.render.sheet import Layout, content, made
from ybdesk.render.typesetter import PDF_STANDARD
from ybdesk.rules.load import DATA, Ruleset

sys.path.insert(0, str(Path(__file__).parent))
from peers import row

pytestmark = [pytest.mark.benchmark, pytest.mark.slow]
LOOK = {"paper": "a4", "body": 22, "margin": 25, "bottom": 25, "picture": 58, "code": 30}
PLACES = 24


def guides(rules: Ruleset, day: date) -> list[Guide]:
    codes = [place.code for place in rules.divisions][40 : 40 + PLACES]
    retired = {COVERAGE: Coverage.EMPLOYEE_RETIRED, AGE: "70"}
    return [compose(Answers({DIVISION: code, **retired}), rules, day) for code in codes]


def in_turn(*works: Callable[[Guide], int], over: list[Guide]) -> list[tuple[float, float]]:
    """Median milliseconds a sheet and a page of each work, each going first in turn."""
    spent: list[list[tuple[float, int]]] = [[] for _ in works]
    first = cycle(range(len(works)))
    for guide in over:
        start = next(first)
        for number in [(start + step) % len(works) for step in range(len(works))]:
            began = time.perf_counter()
            pages = works[number](guide)
            spent[number].append((time.perf_counter() - began, pages))
    return [
        (median(s for s, _ in times[2:]) * 1000, median(s / p for s, p in times[2:]) * 1000)
        for times in spent
    ]


def test_a_sheet_in_a_running_program(rules: Ruleset, today: date, qapp: Any) -> None:
    """The same guide in full, pictures and all, except in QTextDocument, which shows none."""
    import json

    import typst
    from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
    from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument

    assert qapp

    def ours(guide: Guide) -> int:
        return made(guide, rules).pages

    def bare(guide: Guide) -> int:
        found = json.dumps(content(guide, rules, LOOK), ensure_ascii=False)
        raw: Any = typst.compile(
            str(Path(DATA) / "sheets" / "guide.typ"),
            root=str(Path(DATA) / "sheets"),
            font_paths=[str(Path(DATA) / "fonts")],
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"guide": found},
            pdf_standards=[PDF_STANDARD],
        )
        return int(raw.count(b"/Type/Page/") or raw.count(b"/Type/Page\n") or made(guide, rules).pages)

    def qt(guide: Guide) -> int:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(QMarginsF(25, 25, 25, 25), QPageLayout.Unit.Millimeter)
        document = QTextDocument()
        document.documentLayout().setPaintDevice(writer)
        document.setHtml(html(guide, rules))
        document.setPageSize(QSizeF(writer.width(), writer.height()))
        document.print_(writer)
        return document.pageCount()

    over = guides(rules, today)
    for work in (ours, bare, qt):
        work(over[0])
    (own, own_page), (peer, peer_page), (other, other_page) = in_turn(ours, bare, qt, over=over)
    row("a sheet in full, ms (ours, typst.compile, ratio)", f"{own:.0f}", f"{peer:.0f}", f"{own / peer:.2f}")
    row("a page, ms (ours, typst.compile)", f"{own_page:.1f}", f"{peer_page:.1f}")
    row("QTextDocument, no pictures, ms a sheet, a page", f"{other:.0f}", f"{other_page:.1f}")
    sizes = [len(made(guide, rules).pdf) for guide in over[:4]]
    row("size of a sheet, KB", f"{median(sizes) / 1000:.0f}")
    again = median(timed(lambda: ours(over[-1])) for _ in range(15)) * 1000
    row("the same sheet again, ms", f"{again:.1f}")


def test_weasyprint_for_scale(rules: Ruleset, today: date) -> None:
    if importlib.util.find_spec("weasyprint") is None:
        pytest.skip("the peer is not installed: pip install weasyprint")
    weasyprint: Any = importlib.import_module("weasyprint")
    guide = guides(rules, today)[0]
    spent = timed(lambda: weasyprint.HTML(string=html(guide, rules)).write_pdf())
    row("WeasyPrint, the same guide, s", f"{spent:.1f}")


def test_the_booklet_on_all_cores(rules: Ruleset, today: date, tmp_path: Path) -> None:
    places = [place.code for place in rules.divisions][40:100]
    wanted = tuple(Answers({DIVISION: place, COVERAGE: Coverage.RESIDENT}) for place in places)
    cores = len(os.sched_getaffinity(0))

    def with_jobs(jobs: int, run: int) -> float:
        order = Order(wanted, Layout(), today, tmp_path / f"{jobs}-{run}")
        return timed(lambda: Booklet(order, rules, jobs).make())

    ratios = [with_jobs(1, run) / with_jobs(cores, run) for run in range(3)]
    row("booklet, one core against all", f"{cores} cores", f"{max(ratios):.2f} x", "wanted 1.7 x on two")


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
