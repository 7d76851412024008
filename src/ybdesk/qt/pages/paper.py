"""The answer to take along: saved as a sheet in large print, with a way out wherever it cannot be saved."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ybdesk.qt import printing
from ybdesk.qt.controls import Style
from ybdesk.qt.desk import Desk
from ybdesk.qt.layouts import Tiles
from ybdesk.qt.pages.base import Page
from ybdesk.qt.printing import Outcome, Shelf
from ybdesk.qt.text import Text
from ybdesk.qt.theme import Role


class Paper(Page):
    """Says what will happen, does it when asked, says what came of it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        ready = desk.journey.complete
        self.title(desk.say("paper.title"))
        self.message = Text(self.look, desk.say("paper.ready" if ready else "paper.nothing"), Role.LEAD)
        self.content.add(self.message)
        self.places = self.content.add(Tiles(self.look, most=2, least_em=9))
        self.actions.add(self.button(desk.say("paper.close"), desk.back, icon="back", style=Style.CHROME))
        self.saving = self.button(desk.say("paper.save"), self._save_first, icon="save", style=Style.MAIN)
        if ready:
            self.actions.right = self.actions.add(self.saving)

    def first_focus(self) -> QWidget | None:
        return self.saving if self.desk.journey.complete else super().first_focus()

    def _save_first(self) -> None:
        shelves = self._shelves()
        if shelves:
            self._save_soon(shelves[0])
        else:
            self._tell(Outcome.GONE, None)

    def _save_soon(self, shelf: Shelf) -> None:
        """The words change first; then the sheet is made, which takes a moment."""
        self.saving.setEnabled(False)
        self.message.say(self.desk.say("paper.busy"))
        QTimer.singleShot(0, self, lambda: self.save(shelf))

    def save(self, shelf: Shelf) -> None:
        """Make the sheet and put it on a shelf."""
        self.saving.setEnabled(True)
        content = self._sheet()
        if content is None:
            self._tell(Outcome.BROKEN, None)
            return
        guide = self.desk.guide()
        stem = self.desk.say("paper.file", place=guide.place.short, day=guide.as_of.isoformat())
        saved = printing.save(content, stem, shelf)
        self._tell(saved.outcome, shelf, saved.path.name if saved.path else "")

    def _sheet(self) -> bytes | None:
        try:
            from ybdesk.render.sheet import pdf

            return pdf(self.desk.guide(), self.desk.rules)
        except (ImportError, OSError, RuntimeError, ValueError):
            return None

    def _tell(self, outcome: Outcome, shelf: Shelf | None, name: str = "") -> None:
        """What came of it in plain words; where it failed, the other places as tiles."""
        place = self.desk.say(f"shelf.{shelf.kind}") if shelf else ""
        self.message.say(self.desk.say(f"paper.{outcome}", place=place, name=name))
        self.places.clear()
        self.choices = []
        if outcome is not Outcome.SAVED and outcome is not Outcome.BROKEN:
            self.choices = [
                self.button(
                    self.desk.say("paper.elsewhere", place=self.desk.say(f"shelf.{other.kind}")),
                    partial(self._save_soon, other),
                    icon="save",
                )
                for other in self._shelves()
                if shelf is None or other.folder != shelf.folder
            ]
            for button in self.choices:
                self.places.add(button)
        self.saving.relabel(self.desk.say("paper.again" if outcome is Outcome.SAVED else "paper.retry"))
        self.arrange()

    def _shelves(self) -> tuple[Shelf, ...]:
        if self.desk.folders is None:
            return printing.shelves()
        return tuple(Shelf("documents" if n == 0 else "home", f) for n, f in enumerate(self.desk.folders))
