"""`ybdesk rules check` and `schema`, and what the tools import."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ybdesk.cli import main
from ybdesk.rules.load import DATA

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    for part in ("rules", "guides"):
        shutil.copytree(ROOT / "resources" / part, tmp_path / part)
    return tmp_path


def test_the_real_data_pass(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "check"]) == 0
    assert str(ROOT / "resources") in capsys.readouterr().out


def test_each_problem_is_one_line_with_file_record_and_field(
    resources: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    beijing = resources / "rules" / "credits" / "110000-beijing.toml"
    beijing.write_text(beijing.read_text("utf-8").replace("to_age = 69", "to_age = 60", 1), "utf-8")
    assert main(["rules", "check", str(resources)]) == 1
    told = capsys.readouterr().out.splitlines()
    named = "rules/credits/110000-beijing.toml: 110000-retired-1 brackets: "
    assert [line for line in told if line.startswith(named)]
    assert main(["rules", "check", str(beijing)]) == 1
    assert main(["rules", "check", str(resources / "rules" / "hotlines.toml")]) == 0


def test_a_bad_path_is_bad_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "check", str(tmp_path / "nowhere")]) == 2
    assert "nowhere" in capsys.readouterr().err
    assert main(["rules", "check", str(tmp_path)]) == 2
    assert capsys.readouterr().err


def test_the_schema_names_every_kind_of_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert {"CreditFile", "ContributionYearsFile", "SourceFile"} <= schema["$defs"].keys()


@pytest.mark.parametrize(
    "arguments", [["show", "北京"], ["diff", DATA, DATA], ["export"], ["import"]], ids=lambda a: a[0]
)
def test_only_the_tools_that_read_the_files_import_pydantic(arguments: list[str], tmp_path: Path) -> None:
    reads_files = arguments[0] in ("export", "import")
    rest = [*arguments[1:], *([str(tmp_path / "f.xlsx")] if reads_files else [])]
    if arguments[0] == "import":
        assert main(["rules", "export", rest[0]]) == 0
    code = (
        "import sys; from ybdesk.cli import main; "
        f"done = main({['rules', arguments[0], *rest]!r}); "
        "print('pydantic' in sys.modules, file=sys.stderr); sys.exit(done)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stderr.strip() == str(reads_files)
