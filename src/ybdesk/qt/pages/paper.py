"""The answer on paper: which part of it, on which printer, how that goes; or kept as a file.

One decision a page; the pages behind the first are in the modules named after them.
"""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ybdesk.qt import paging
from ybdesk.qt.controls import Button, Style
from ybdesk.qt.desk import Desk
from ybdesk.qt.journey import Kind
from ybdesk.qt.layouts import Column
from ybdesk.qt.pages.base import Page
from ybdesk.qt.printing_errand import Errand, Stage, What
from ybdesk.qt.printing_files import Outcome, Saved, Shelf, shelves
from ybdesk.qt.printing_work import Source
from ybdesk.qt.text import Text
from ybdesk.qt.theme import Role
from ybdesk.qt.tree import below

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

ICONS = {What.SUMMARY: "answer", What.ALL: "book"}


def paper_page(desk: Desk) -> Page:
    """The page for how far the errand has come."""
    if not desk.journey.complete:
        return Nothing(desk)
    match (desk.journey.errand or Errand()).stage:
        case Stage.WHAT:
            return Choosing(desk)
        case Stage.FINDING | Stage.SAVING as stage:
            return Waiting(desk, stage)
        case Stage.WHERE | Stage.PRINTERS:
            from ybdesk.qt.pages.paper_where import where_page

            return where_page(desk)
        case Stage.PROGRESS:
            from ybdesk.qt.pages.paper_progress import Progress

            return Progress(desk)
        case Stage.ENDED:
            from ybdesk.qt.pages.paper_progress import Ended

            return Ended(desk)
        case Stage.SAVED:
            from ybdesk.qt.pages.paper_saved import SavedPage

            return SavedPage(desk)


class Nothing(Page):
    """There is no answer yet."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title(desk.say("paper.title"))
        self.content.add(Text(self.look, desk.say("paper.nothing"), Role.LEAD))
        self.actions.add(self.button(desk.say("paper.close"), desk.back, icon="back", style=Style.CHROME))


class PaperPage(Page):
    """What the pages share: the errand, the work that goes on behind them, and the way to a file."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.printing = desk.printing
        self.errand = desk.journey.errand or Errand()
        self.source = source_of(desk)
        self.printing.heard = self.heard

    def heard(self) -> None:
        """Something has come of the work behind the page."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.printing.heard = self.heard

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page, not a window put away: the work goes on, and its end is told where the person is."""
        super().hideEvent(event)
        if not event.spontaneous() and self.printing.heard == self.heard:
            self.printing.heard = None

    def first_focus(self) -> QWidget | None:
        main = [b for b in below(self.actions, Button) if b.style_kind is Style.MAIN and b.isEnabled()]
        return main[0] if main else super().first_focus()

    def go(self, stage: Stage, **changes: object) -> None:
        """On to another page for paper."""
        errand = self.errand._replace(stage=stage, **changes)  # type: ignore[arg-type]
        self.desk.go(self.desk.journey.go_on(errand))

    def start(self, **changes: object) -> None:
        """Print it."""
        self.errand = self.errand._replace(**changes)  # type: ignore[arg-type]
        self.printing.start(self.errand, self.source)
        self.go(Stage.PROGRESS)

    def look_again(self) -> None:
        """Look for printers anew."""
        self.printing.find()
        self.go(Stage.FINDING)

    def quiet_button(self, key: str, act: object, icon: str) -> Button:
        assert callable(act)
        return self.actions.add(self.button(self.desk.say(key), act, icon=icon, style=Style.CHROME))

    def main_button(self, key: str, act: object, icon: str) -> Button:
        """The one obvious next thing, at the right."""
        assert callable(act)
        made = self.actions.add(self.button(self.desk.say(key), act, icon=icon, style=Style.MAIN))
        self.actions.right = made
        return made

    def sentence(self, text: str, staff: str = "") -> None:
        """What there is to say, and a line for those who look after the printer."""
        words = self.content.add(Column(self.look))
        words.add(Text(self.look, text, Role.LEAD))
        if staff:
            words.add(Text(self.look, self.desk.say("paper.staff", words=staff), tone="quiet"))

    # --- as a file

    def shelves(self) -> tuple[Shelf, ...]:
        if self.desk.folders is None:
            return shelves()
        return tuple(Shelf("documents" if n == 0 else "home", f) for n, f in enumerate(self.desk.folders))

    def save(self, shelf: Shelf | None = None) -> None:
        """Keep it as a file, in the usual place where none is named."""
        usual = self.shelves()[:1]
        target = shelf or (usual[0] if usual else None)
        if target is None:
            self.printing.saved, self.printing.shelf = Saved(Outcome.GONE), None
            self.go(Stage.SAVED)
            return
        self.printing.save(self.errand, self.source, self._stem(), target)
        self.go(Stage.SAVING)

    def _stem(self) -> str:
        guide = self.source.guide
        name = self.desk.say(
            "paper.file",
            title=self.desk.rules.topic(guide.topic).name,
            place=guide.place.short,
            what=self.name_of(self.errand.what),
            paper=self.errand.paper.upper(),
            day=guide.as_of.isoformat(),
        )
        return "".join(c for c in name if c.isalnum() or c in "-_·")

    # --- words

    def name_of(self, what: What) -> str:
        if what is What.WAY:
            return paging.section(self.source.guide, self.source.way).title
        return self.desk.say(f"paper.{what}")

    def pages_of(self, what: What) -> str:
        """How many pages, or a sign for a number that is still being counted."""
        sheet = self.printing.sheets.get((what, self.errand.paper))
        return str(sheet.pages) if sheet is not None else self.desk.say("paper.counting")


class Choosing(PaperPage):
    """How much of the answer."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title(desk.say("paper.which"), desk.say("help.paper"))
        self.errand = Errand()
        self.printing.prepare(self.source)
        self.printing.find()
        self.kinds = {what: self._tile(what) for what in self.source.kinds}
        self.tiles(self.kinds.values(), most=2, least_em=12)

    def _tile(self, what: What) -> Button:
        best = what is What.SUMMARY
        section = paging.section(self.source.guide, self.source.way) if what is What.WAY else None
        label = self.name_of(what)
        return self.button(
            label if section is None else self.desk.say("paper.only", way=label),
            partial(self._choose, what),
            detail=self._detail(what),
            icon=section.icon if section is not None else ICONS[what],
            badge=self.desk.say("overview.recommended") if best else "",
            marked=best,
        )

    def _detail(self, what: What) -> str:
        return self.desk.say(f"paper.{what}-detail", pages=self.pages_of(what))

    def _choose(self, what: What) -> None:
        self.errand = self.errand._replace(what=what)
        self.go(Stage.FINDING if self.printing.found is None else Stage.WHERE)

    def heard(self) -> None:
        if self.printing.broken:
            self.printing.saved, self.printing.shelf = Saved(Outcome.BROKEN), None
            self.go(Stage.SAVED)
            return
        for what, tile in self.kinds.items():
            if (detail := self._detail(what)) != tile.detail:
                tile.detail = detail
                tile.setAccessibleDescription(detail)
                tile.restyle()
        self.arrange()


class Waiting(PaperPage):
    """A moment: printers are being looked for, or a file is being written."""

    def __init__(self, desk: Desk, stage: Stage) -> None:
        super().__init__(desk)
        self.title(desk.say("paper.title"))
        self.sentence(desk.say(f"paper.{stage}"))
        self.quiet_button("paper.close", desk.back, "back")

    def heard(self) -> None:
        if self.errand.stage is Stage.FINDING and self.printing.found is not None:
            self.go(Stage.WHERE)
        elif self.errand.stage is Stage.SAVING and not self.printing.saving:
            self.go(Stage.SAVED)


def source_of(desk: Desk) -> Source:
    """What the sheets are made from: the guide, and the way that lies open."""
    guide, spot = desk.guide(), desk.journey.spot
    opened = [s.id for s in guide.sections if spot.kind is Kind.SECTION and s.id == spot.item and s.way]
    return Source(guide, desk.rules, opened[0] if opened else "")
