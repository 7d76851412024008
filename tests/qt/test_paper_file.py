"""Saving a sheet: it lands under a free name; a full or locked place is said plainly, with a way out."""

from __future__ import annotations

import errno
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pytestqt.qtbot import QtBot

from ybdesk.qt import printing_files
from ybdesk.qt.printing_errand import Stage
from ybdesk.qt.printing_files import Outcome, Shelf
from ybdesk.qt.text import Text
from ybdesk.qt.tree import below

sys.path.insert(0, str(Path(__file__).parent))
from paper_house import House, finish, overview

if TYPE_CHECKING:
    from conftest import Wizard

PAGE = b"%PDF-1.7 sheet"


class Saving:
    """A wizard where a sheet is about to be saved."""

    def __init__(self, wizard: Wizard, qtbot: QtBot, *folders: Path) -> None:
        self.wizard, self.qtbot, self.desk = wizard, qtbot, wizard.desk
        self.desk.printers = House
        self.desk.folders = folders
        self.desk.go(overview(self.desk))

    def save(self) -> None:
        self.wizard.tap(self.wizard.say("window.paper"))
        self.qtbot.waitUntil(lambda: self.desk.printing.found is not None)
        self.wizard.tap(self.wizard.say("paper.summary"))
        self.wizard.tap(self.wizard.say("paper.save"))
        self.saved()

    def saved(self) -> None:
        def there() -> bool:
            errand = self.desk.journey.errand
            return errand is not None and errand.stage is Stage.SAVED

        self.qtbot.waitUntil(there, timeout=20_000)
        self.wizard.settle()

    def texts(self) -> list[str]:
        return [text.text() for text in below(self.wizard.window, Text) if text.isVisible()]


@pytest.fixture
def saving(wizard: Wizard, qtbot: QtBot, tmp_path: Path) -> Iterator[Saving]:
    folders = [tmp_path / "documents", tmp_path / "home"]
    for folder in folders:
        folder.mkdir()
    made = Saving(wizard, qtbot, *folders)
    yield made
    finish(made.desk)


def failing(monkeypatch: pytest.MonkeyPatch, number: int, only: Path) -> None:
    """Let one folder answer every attempt to write with an error."""
    real = tempfile.mkstemp

    def mkstemp(*args: Any, **kwargs: Any) -> tuple[int, str]:
        if kwargs["dir"] == only:
            raise OSError(number, "no")
        return real(*args, **kwargs)

    monkeypatch.setattr(tempfile, "mkstemp", mkstemp)


def test_sheet_is_saved_and_its_name_and_place_are_told(saving: Saving, tmp_path: Path) -> None:
    saving.save()
    (file,) = (tmp_path / "documents").glob("*.pdf")
    assert file.read_bytes().startswith(b"%PDF")
    place = saving.wizard.say("shelf.documents")
    assert saving.wizard.say("paper.saved", place=place, name=file.name) in saving.texts()
    saving.wizard.tap(saving.wizard.say("paper.done"))
    assert saving.desk.journey.errand is None


@pytest.mark.parametrize(
    ("number", "outcome"), [(errno.ENOSPC, "full"), (errno.EROFS, "locked"), (errno.EACCES, "locked")]
)
def test_place_that_cannot_be_written_gives_a_way_out(
    saving: Saving, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, outcome: str
) -> None:
    failing(monkeypatch, number, tmp_path / "documents")
    saving.save()
    say = saving.wizard.say
    assert say(f"paper.{outcome}", place=say("shelf.documents"), name="") in saving.texts()
    saving.wizard.tap(say("paper.elsewhere", place=say("shelf.home")))
    saving.saved()
    assert len(list((tmp_path / "home").glob("*.pdf"))) == 1


def test_failure_is_told_though_the_page_was_left(
    saving: Saving, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, errno.ENOSPC, tmp_path / "documents")
    say = saving.wizard.say
    told: list[str] = []
    saving.desk.told = told.append
    saving.wizard.tap(say("window.paper"))
    saving.qtbot.waitUntil(lambda: saving.desk.printing.found is not None)
    saving.wizard.tap(say("paper.summary"))
    button = saving.wizard.button(say("paper.save"))
    button.chosen.emit()
    saving.desk.go(overview(saving.desk))
    saving.qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told == [say("paper.full", place=say("shelf.documents"), name="")]


def test_a_sheet_that_cannot_be_made_is_said(saving: Saving, monkeypatch: pytest.MonkeyPatch) -> None:
    def unmade(*_: object) -> None:
        raise OSError("no data")

    monkeypatch.setattr("ybdesk.qt.printing_work.made", unmade)
    saving.wizard.tap(saving.wizard.say("window.paper"))
    saving.saved()
    assert saving.wizard.say("paper.broken") in saving.texts()


def test_without_any_place_it_is_said(saving: Saving) -> None:
    saving.desk.folders = ()
    saving.save()
    place = saving.wizard.say("shelf.documents")
    assert saving.wizard.say("paper.gone", place=place, name="") in saving.texts()


def test_without_a_guide_there_is_nothing_to_print(wizard: Wizard) -> None:
    wizard.tap(wizard.say("window.paper"))
    texts = [text.text() for text in below(wizard.window.page, Text)]
    assert wizard.say("paper.nothing") in texts


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    shelf = Shelf("documents", tmp_path)
    first, second = printing_files.save(PAGE, "a", shelf), printing_files.save(b"other", "a", shelf)
    assert first.path is not None
    assert first.path.read_bytes() == PAGE
    assert second.path not in (None, first.path)


def test_no_half_file_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "no")

    monkeypatch.setattr("os.fsync", full)
    assert printing_files.save(PAGE, "a", Shelf("documents", tmp_path)).outcome is Outcome.FULL
    assert not list(tmp_path.iterdir())


def test_place_that_is_gone(tmp_path: Path) -> None:
    assert printing_files.save(PAGE, "a", Shelf("stick", tmp_path / "away")).outcome is Outcome.GONE
