"""The audit around its measures: the clauses as data, adding up, telling, and the command."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ybdesk.answers import TopicId
from ybdesk.cli import BAD_INPUT, main
from ybdesk.qt.audit import report, run
from ybdesk.qt.audit.clauses import FILE, Measured, Standards, parse, standards
from ybdesk.qt.audit.measures.colours import contrast, grey
from ybdesk.qt.audit.measures.words import length, sentences
from ybdesk.qt.audit.tally import Place, Tally
from ybdesk.qt.audit.walk import pages
from ybdesk.qt.audit.work import Job
from ybdesk.qt.journey import Kind, Panel
from ybdesk.rules.load import DATA, Ruleset

HERE = Place("welcome", "standard", "light", "1024x768")


@pytest.fixture
def demands() -> Standards:
    return standards()


def allowing(**values: str | float) -> Standards:
    raw = tomllib.loads(FILE.read_text("utf-8"))
    return parse({**raw, "allowance": [{"reason": "two norms", **values}]})


def test_every_clause_says_where_it_comes_from(demands: Standards) -> None:
    assert len(demands.clauses) > 40
    assert all(clause.words and clause.norm for clause in demands.clauses.values())


def test_the_numbers_are_those_of_the_standards(demands: Standards) -> None:
    """Nobody loosens a number unseen."""
    wanted = {
        "text.size": 24, "line.spacing": 1.5, "paragraph.gap": 1.3, "line.length": 40, "contrast.text": 7,
        "contrast.icons": 3, "contrast.edges": 3, "target.main": 20, "target.any": 16, "target.gap": 6,
        "pictogram": 11, "words.sentence": 30, "words.mean": 20, "words.step": 25, "words.steps": 5,
        "words.page": 120, "page.back": 0, "page.decision": 1,
    }  # fmt: skip
    assert {name: demands.clauses[name].required for name in wanted} == wanted


def test_a_number_just_met_is_met(demands: Standards) -> None:
    assert demands.clauses["text.size"].met(24)
    assert not demands.clauses["text.size"].met(23.9)
    assert demands.clauses["line.length"].met(40)
    assert not demands.clauses["line.length"].met(40.1)


def test_the_worst_is_kept_whatever_comes_first(demands: Standards) -> None:
    tally = Tally(demands)
    tally.add([Measured("text.size", v, str(v)) for v in (30.0, 20.0, 25.0)], HERE)
    line = tally.lines["text.size"]
    assert line.worst is not None
    assert (line.count, line.failed, line.worst.value, line.worst.what) == (3, 1, 20.0, "20.0")


def test_two_tallies_add_up(demands: Standards) -> None:
    whole, one, two = Tally(demands), Tally(demands), Tally(demands)
    one.add([Measured("text.size", 26, "a")], HERE)
    two.add([Measured("text.size", 12, "b")], HERE)
    for part in (one, two):
        whole.merge(json.loads(json.dumps(part.plain())), part.pages)
    line = whole.lines["text.size"]
    assert line.worst is not None
    assert (line.count, line.failed, line.worst.what, [e.what for e in line.examples]) == (2, 1, "b", ["b"])


def test_what_is_not_measured_is_not_met(demands: Standards) -> None:
    tally = Tally(demands)
    assert tally.failed
    tally.add([Measured(c.id, c.required) for c in demands.clauses.values()], HERE)
    assert not tally.failed


def test_an_exception_holds_only_where_and_as_far_as_it_says() -> None:
    tally = Tally(allowing(clause="scroll.room", required=2.0, screen="1024x768"))
    elsewhere = Place("welcome", "standard", "light", "1280x800")
    tally.add([Measured("scroll.room", 2.5), Measured("scroll.room", 1.9)], HERE)
    tally.add([Measured("scroll.room", 2.5)], elsewhere)
    line = tally.lines["scroll.room"]
    assert (line.allowed, line.failed) == (1, 2)


def test_an_exception_for_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no-such-clause"):
        allowing(clause="no-such-clause", required=1)


def test_every_page_is_walked(qapp: QApplication, rules: Ruleset, today: date) -> None:
    del qapp
    walked = dict(pages(rules, today))
    kinds = {journey.spot.kind for journey in walked.values()}
    assert kinds >= set(Kind)
    assert {journey.panel for journey in walked.values()} >= set(Panel)
    assert {question.id for question in rules.questions()} <= {j.spot.item for j in walked.values()}
    topics = {journey.answers.topic for journey in walked.values() if journey.spot.kind is Kind.OVERVIEW}
    assert topics == set(TopicId)


def test_contrast_as_wcag_has_it() -> None:
    assert contrast(0x000000, 0xFFFFFF) == pytest.approx(21)
    assert contrast(0x777777, 0xFFFFFF) == pytest.approx(4.48, abs=0.01)
    assert grey(0xFFFFFF) == 0xFFFFFF


def test_counted_as_a_reader_counts() -> None:
    assert sentences("先挂掉。再打 12393！") == ["先挂掉", "再打 12393"]
    assert length("网址是 www.nhsa.gov.cn") == 7


@pytest.fixture
def told(demands: Standards, rules: Ruleset, today: date) -> report.Report:
    tally = Tally(demands)
    tally.add([Measured(c.id, c.required, "字") for c in demands.clauses.values()], HERE)
    tally.add([Measured("text.size", 12, "小字")], HERE)
    job = Job("1024x768", "standard", ("light",), today.isoformat())
    return report.Report(tally, [job], today, rules)


@pytest.mark.parametrize("form", [report.table, report.html])
def test_a_report_names_clause_number_and_place(
    form: Callable[[report.Report], str], told: report.Report
) -> None:
    text = form(told)
    clause = told.tally.standards.clauses["text.size"]
    assert clause.words in text
    assert "12" in text
    assert "welcome standard light 1024x768: 小字" in text
    assert told.today.isoformat() in text


def test_a_report_for_programs(told: report.Report) -> None:
    found = json.loads(json.dumps(report.as_object(told)))
    verdicts = {clause["id"]: clause["verdict"] for clause in found["clauses"]}
    assert verdicts.pop("text.size") == "failed"
    assert set(verdicts.values()) == {"passed"}
    assert not found["passed"]


def test_a_report_to_print(told: report.Report) -> None:
    assert report.pdf(told, DATA).startswith(b"%PDF")


def test_the_whole_audit_is_every_screen_and_size(today: date) -> None:
    jobs = run.jobs(today)
    assert {job.screen for job in jobs} == {
        "1024x768", "1280x800", "1366x768", "1920x1080", "3840x2160@2", "1080x1920",
    }  # fmt: skip
    assert len(jobs) == 24
    assert all(len(job.themes) == 4 and not job.only for job in jobs)
    assert {job.pixels for job in jobs if job.scale == 2} == {(1920, 1080)}


@pytest.mark.parametrize("wrong", [["--sizes", "huge"], ["--screens", "1x1"], ["--print", "a.txt"]])
def test_a_wrong_option_is_named(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", *wrong]) == BAD_INPUT
    assert wrong[1] in capsys.readouterr().err


@pytest.mark.slow
def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A small audit in processes of its own: it ends, tells what it found, and keeps the report."""
    sheet = tmp_path / "report.html"
    small = [
        "--screens",
        "1280x800",
        "--sizes",
        "standard",
        "--themes",
        "light",
        "--pages",
        "welcome",
        "check",
    ]
    main(["audit", *small, "--format", "json", "--print", str(sheet)])
    found = json.loads(capsys.readouterr().out)
    assert found["pages"] == ["*", "check", "check-unsure", "welcome"]
    measured = {clause["id"] for clause in found["clauses"] if clause["verdict"] == "passed"}
    assert measured >= {"text.size", "contrast.text", "target.any", "focus.order", "input.double"}
    assert sheet.read_text("utf-8").startswith("<!doctype html>")
