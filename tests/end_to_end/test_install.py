"""The wheel, installed into a clean environment, gives the guide that the checkout gives."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHECKOUT = "import sys; sys.path.insert(0, sys.argv.pop(1)); from ybdesk.cli import main; sys.exit(main())"
DAY = "2026-11-21"
QUESTIONS = (
    ("--city", "呼和浩特", "--coverage", "employee-retired", "--age", "72"),
    ("--city", "nanning", "--coverage", "resident", "--age", "66", "--format", "json"),
    ("--city", "益阳", "--coverage", "employee-active", "--age", "40", "--format", "html"),
)

pytestmark = pytest.mark.slow


def output(*command: str | Path) -> bytes:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, env=clean, cwd=ROOT.anchor, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from the source archive, as a packager would."""
    folder = tmp_path_factory.mktemp("dist")
    copy = tmp_path_factory.mktemp("source")
    subprocess.run(
        (sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder), cwd=ROOT, check=True
    )
    subprocess.run(("tar", "-xf", next(folder.glob("*.tar.gz")), "-C", copy), check=True)
    (source,) = copy.iterdir()
    subprocess.run(
        (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder), cwd=source, check=True
    )
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with only the wheel in it; what it depends on is lent by this one."""
    home = tmp_path_factory.mktemp("clean") / "venv"
    output(sys.executable, "-m", "venv", "--without-pip", home)
    bin_folder = home / ("Scripts" if os.name == "nt" else "bin")
    python = bin_folder / "python"
    site = Path(
        output(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").decode().strip()
    )
    output(sys.executable, "-m", "pip", "--quiet", "--python", python, "install", "--no-deps", wheel)
    lent = Path(sysconfig.get_path("purelib"))
    for path in lent.iterdir():
        if "ybdesk" not in path.name and not (site / path.name).exists():
            (site / path.name).symlink_to(path)
    return bin_folder / "ybdesk"


def test_the_wheel_holds_the_data_and_the_licences(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "ybdesk/_data/bundle.jsonl" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/resources/fonts/OFL.txt") for name in names)
    assert not any(name.endswith(".po") for name in names)


def test_the_wheel_runs_from_its_own_folder(installed: Path) -> None:
    found = output(installed.with_name("python"), "-c", "import ybdesk; print(ybdesk.__file__)").decode()
    assert str(installed.parents[1]) in found


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question[1])
def test_the_same_guide(installed: Path, question: tuple[str, ...]) -> None:
    of_wheel = output(installed, "guide", *question, "--as-of", DAY)
    of_checkout = output(sys.executable, "-c", CHECKOUT, ROOT / "src", "guide", *question, "--as-of", DAY)
    assert len(of_wheel) > 1000
    assert of_wheel == of_checkout
