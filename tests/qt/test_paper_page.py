"""Saving a sheet: it lands under a free name; a full or locked place is said plainly, with a way out."""

from __future__ import annotations

import errno
import tempfile
from typing import TYPE_CHECKING, Any

import pytest

from ybdesk.qt import printing
from ybdesk.qt.journey import Journey, Panel
from ybdesk.qt.pages.paper import Paper
from ybdesk.qt.printing import Outcome, Shelf

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Wizard

PAGE = b"%PDF-1.7 sheet"


def paper(wizard: Wizard, every_page: dict[str, Journey], folders: list[Path]) -> Paper:
    wizard.desk.folders = folders
    wizard.desk.go(every_page["13-overview"].show(Panel.PAPER))
    page = wizard.window.page
    assert isinstance(page, Paper)
    return page


def failing(monkeypatch: pytest.MonkeyPatch, number: int, only: Path) -> None:
    """Let one folder answer every attempt to write with an error."""
    real = tempfile.mkstemp

    def mkstemp(*args: Any, **kwargs: Any) -> tuple[int, str]:
        if kwargs["dir"] == only:
            raise OSError(number, "no")
        return real(*args, **kwargs)

    monkeypatch.setattr(tempfile, "mkstemp", mkstemp)


def test_sheet_is_saved_and_the_place_is_told(
    wizard: Wizard, every_page: dict[str, Journey], tmp_path: Path
) -> None:
    page = paper(wizard, every_page, [tmp_path])
    wizard.tap(wizard.say("paper.save"))
    wizard.settle()
    (saved,) = tmp_path.glob("*.pdf")
    assert saved.read_bytes().startswith(b"%PDF")
    assert saved.name in page.message.text()


@pytest.mark.parametrize(
    ("number", "outcome"), [(errno.ENOSPC, "full"), (errno.EROFS, "locked"), (errno.EACCES, "locked")]
)
def test_place_that_cannot_be_written_gives_a_way_out(
    wizard: Wizard,
    every_page: dict[str, Journey],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    outcome: str,
) -> None:
    documents, home = tmp_path / "documents", tmp_path / "home"
    documents.mkdir()
    home.mkdir()
    failing(monkeypatch, number, documents)
    page = paper(wizard, every_page, [documents, home])
    wizard.tap(wizard.say("paper.save"))
    wizard.settle()
    place = wizard.say("shelf.documents")
    assert page.message.text() == wizard.say(f"paper.{outcome}", place=place, name="")
    wizard.tap(wizard.say("paper.elsewhere", place=wizard.say("shelf.home")))
    wizard.settle()
    assert len(list(home.glob("*.pdf"))) == 1


def test_without_a_guide_there_is_nothing_to_save(wizard: Wizard) -> None:
    wizard.tap(wizard.say("window.paper"))
    page = wizard.window.page
    assert isinstance(page, Paper)
    assert page.message.text() == wizard.say("paper.nothing")


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    shelf = Shelf("documents", tmp_path)
    first, second = printing.save(PAGE, "a", shelf), printing.save(b"other", "a", shelf)
    assert first.path is not None
    assert first.path.read_bytes() == PAGE
    assert second.path not in (None, first.path)


def test_no_half_file_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "no")

    monkeypatch.setattr("os.fsync", full)
    assert printing.save(PAGE, "a", Shelf("documents", tmp_path)).outcome is Outcome.FULL
    assert not list(tmp_path.iterdir())


def test_place_that_is_gone(tmp_path: Path) -> None:
    assert printing.save(PAGE, "a", Shelf("stick", tmp_path / "away")).outcome is Outcome.GONE
