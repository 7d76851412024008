"""Each malformed file is refused with a message that names the file, record and field, and the way out."""

from __future__ import annotations

import shutil
import tomllib
from datetime import date
from pathlib import Path

import pytest

from ybdesk.rules.check import check
from ybdesk.rules.files import Problem

ROOT = Path(__file__).resolve().parents[2]
BROKEN = ROOT / "tests" / "broken_rules"
TODAY = date(2026, 11, 21)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A small resources folder in which everything is right."""
    shutil.copytree(BROKEN / "good", tmp_path, dirs_exist_ok=True)
    shutil.copy(ROOT / "resources" / "guides" / "problems.toml", tmp_path / "guides")
    (tmp_path / "fonts").symlink_to(ROOT / "resources" / "fonts")
    return tmp_path


def header(path: Path) -> dict[str, str]:
    lines = path.read_text("utf-8").splitlines()
    comments = (line[2:].split(": ", 1) for line in lines if line.startswith("# "))
    return dict(comments)


def test_the_good_tree_is_good(tree: Path) -> None:
    assert check(tree, TODAY) == []


@pytest.mark.parametrize("broken", sorted(BROKEN.glob("*.toml")), ids=lambda path: path.stem)
def test_a_broken_file_is_refused(broken: Path, tree: Path) -> None:
    wanted = header(broken)
    shutil.copy(broken, tree / wanted["file"])
    problems = check(tree, TODAY)
    assert [p for p in problems if wanted["expects"] in p.message], problems
    problem = next(p for p in problems if wanted["expects"] in p.message)
    assert problem.file == wanted["file"]
    assert problem.record == wanted.get("record", "")
    if "field" in wanted:
        assert problem.field == wanted["field"]
    for other in problems:
        assert "{" not in other.message.replace("{ pool", ""), "a message that was not filled in"
        assert not other.message.isascii(), "a message that is not worded"


def test_every_message_has_a_file_that_brings_it(tree: Path) -> None:
    path = tree / "guides" / "problems.toml"
    keys = list(tomllib.loads(path.read_text("utf-8"))["text"]["problem"])
    path.write_text("[text.problem]\n" + "".join(f'{key} = "{key}"\n' for key in keys))
    tested_below = {"no-folder", "file-missing", "not-utf8"}
    seen = set(tested_below)
    for broken in BROKEN.glob("*.toml"):
        target = tree / header(broken)["file"]
        before = target.read_bytes() if target.exists() else None
        shutil.copy(broken, target)
        seen |= {problem.message for problem in check(tree, TODAY)}
        if before is None:
            target.unlink()
        else:
            target.write_bytes(before)
    assert set(keys) == seen


def test_a_missing_meta_file_is_named(tree: Path) -> None:
    (tree / "rules" / "meta.toml").unlink()
    assert [(p.file, p.message) for p in check(tree)] == [("rules/meta.toml", "缺少这个文件。请补上。")]


def test_a_file_in_another_encoding_is_named(tree: Path) -> None:
    (tree / "guides" / "ui.toml").write_bytes('[text]\na = "您"\n'.encode("gb18030"))
    assert [(p.file, "UTF-8" in p.message) for p in check(tree)] == [("guides/ui.toml", True)]


def test_a_folder_without_rules_is_named(tmp_path: Path) -> None:
    assert len(check(tmp_path / "nowhere")) == 1
    assert len(check(tmp_path)) == 1


def test_one_file_can_be_checked_by_itself(tree: Path) -> None:
    file = tree / "rules" / "credits" / "150000-neimenggu.toml"
    assert check(file) == []
    (tree / "rules" / "hotlines.toml").write_text("")
    assert check(file) == []
    assert check(tree) != []


def test_overdue_is_only_reported_where_a_day_is_given(tree: Path) -> None:
    assert check(tree) == []
    assert check(tree, date(2027, 11, 21)) == []
    late = check(tree, date(2027, 11, 22))
    assert {(p.record, p.field) for p in late} == {
        ("hohhot", "review_by"),
        ("hohhot-direct", "review_by"),
        ("hohhot-residents", "review_by"),
    }


def test_a_problem_reads_as_one_line() -> None:
    problem = Problem("rules/meta.toml", "", "version", "缺少。")
    assert str(problem) == "rules/meta.toml: version: 缺少。"
    assert str(Problem("a.toml", "", "", "坏了。")) == "a.toml: 坏了。"
