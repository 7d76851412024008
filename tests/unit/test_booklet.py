"""Many sheets at once: kept, remade, failing alone, the same bytes each time; `ybdesk sheets` and `print`."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from ybdesk.answers import COVERAGE, DIVISION, Answers, Coverage
from ybdesk.booklet import STAMP, Booklet, Order
from ybdesk.cli import BAD_INPUT, DONE, FAILED, main
from ybdesk.render.sheet import Layout, Variant
from ybdesk.rules.load import Ruleset

DAY = date(2026, 11, 21)
SHORT = Layout(variant=Variant.SUMMARY)
PLACES = ("110000", "460100", "460200")


class Links(HTMLParser):
    """The files that an index leads to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.files: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.files.append(unquote(dict(attrs)["href"] or ""))


def booklet(folder: Path, rules: Ruleset, *places: str, day: date = DAY) -> Booklet:
    wanted = tuple(Answers({DIVISION: place, COVERAGE: Coverage.RESIDENT}) for place in places or PLACES)
    return Booklet(Order(wanted, SHORT, day, folder), rules, jobs=2)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_twice_the_same_and_an_index_that_leads_to_all(rules: Ruleset, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    outcome = booklet(tmp_path / "a", rules).make(lambda done, total: told.append((done, total)))
    assert (outcome.made, outcome.kept, outcome.failed) == (3, 0, [])
    assert (told[0], told[-1]) == ((0, 3), (3, 3))
    booklet(tmp_path / "b", rules).make()
    assert contents(tmp_path / "a") == contents(tmp_path / "b")
    linked = Links(outcome.index.read_text("utf-8")).files
    assert len(linked) == 3
    assert all((tmp_path / "a" / file).read_bytes().startswith(b"%PDF") for file in linked)


def test_a_second_run_makes_only_what_is_missing(rules: Ruleset, tmp_path: Path) -> None:
    booklet(tmp_path, rules).make()
    before = contents(tmp_path)
    gone = next(tmp_path.glob("*/460200-*.pdf"))
    gone.unlink()
    outcome = booklet(tmp_path, rules).make()
    assert (outcome.made, outcome.kept) == (1, 2)
    assert contents(tmp_path) == before


def test_on_another_day_all_are_made_anew(rules: Ruleset, tmp_path: Path) -> None:
    booklet(tmp_path, rules).make()
    outcome = booklet(tmp_path, rules, day=date(2026, 11, 22)).make()
    assert (outcome.made, outcome.kept) == (3, 0)
    assert "2026-11-22" in (tmp_path / STAMP).read_text("utf-8")


def test_one_bad_place_stops_no_other(rules: Ruleset, tmp_path: Path) -> None:
    work = booklet(tmp_path, rules)
    blocked = work.file_of(Answers({DIVISION: "460100", COVERAGE: Coverage.RESIDENT}))
    province = tmp_path / blocked.partition("/")[0]
    province.write_text("a file where a folder should be")
    outcome = work.make()
    assert outcome.made == 1
    assert [name for name, _ in outcome.failed] == sorted(
        work.file_of(Answers({DIVISION: code, COVERAGE: Coverage.RESIDENT})) for code in PLACES[1:]
    )
    assert "没有做成" in outcome.index.read_text("utf-8")


SHEETS = ["sheets", "--coverage", "resident", "--variant", "summary", "--as-of", "2026-11-21"]
GUIDE = ["print", "--city", "南宁", "--coverage", "resident", "--as-of", "2026-11-21"]


def test_sheets_of_a_province(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*SHEETS, "--province", "海南", "--age", "66", "-o", str(tmp_path)]) == DONE
    made = sorted(path.name for path in tmp_path.glob("460000-*/*.pdf"))
    assert made
    assert all(name.endswith("-resident-66.pdf") for name in made)
    assert str(tmp_path / "index.html") in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (SHEETS, "--all"),
        ([*SHEETS, "--all", "--age", "150"], "150"),
        ([*SHEETS, "--all", "--coverage", "x"], "employee-retired"),
        ([*SHEETS, "--all", "--jobs", "0"], "0"),
        ([*SHEETS, "--province", "火星"], "火星"),
        ([*SHEETS, "--all", "--paper", "letter"], "a4"),
        ([*SHEETS, "--all", "--topic", "weather"], "weather"),
    ],
)
def test_bad_input_to_sheets(
    arguments: list[str], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "-o", str(tmp_path / "x")]) == BAD_INPUT
    assert words in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["print"], "--city"),
        ([*GUIDE, "--copies", "0"], "20"),
        ([*GUIDE, "--copies", "21"], "21"),
        ([*GUIDE, "--size", "12"], "18 22 28"),
        ([*GUIDE, "--variant", "long"], "summary"),
        ([*GUIDE, "--section", "nosuch"], "wechat"),
    ],
)
def test_bad_input_to_print(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == BAD_INPUT
    assert words in capsys.readouterr().err


def test_saved_instead_of_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*GUIDE, "--variant", "summary", "-o", str(tmp_path)]) == DONE
    (saved,) = tmp_path.iterdir()
    assert "南宁" in saved.name
    assert str(saved) in capsys.readouterr().err
    assert main([*GUIDE, "-o", str(tmp_path / "no" / "x.pdf")]) == FAILED


def test_without_a_printing_service_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CUPS_SERVER", "/no/such/socket")
    assert main([*GUIDE, "--variant", "summary", "--printer", "hall"]) == FAILED
    assert main(["print", "--list-printers"]) == FAILED
    assert main(["print", "--test-page", "--paper", "a5"]) == FAILED
    assert "CUPS" in capsys.readouterr().err
