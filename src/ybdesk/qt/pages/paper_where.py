"""On which printer, how many, on which paper; where there is no printer, why, and what to do instead."""

from __future__ import annotations

from collections import Counter
from functools import partial

from ybdesk.printing import Report, Status
from ybdesk.printing.attempt import hindrance_of
from ybdesk.printing.backend import Printer
from ybdesk.qt.card import Card
from ybdesk.qt.controls import Button, Style
from ybdesk.qt.desk import Desk
from ybdesk.qt.heading import Title
from ybdesk.qt.layouts import SideBySide, Tiles
from ybdesk.qt.pages.base import Page
from ybdesk.qt.pages.paper import PaperPage
from ybdesk.qt.printing_errand import MOST_COPIES, Stage
from ybdesk.qt.printing_work import Found
from ybdesk.qt.text import Text
from ybdesk.qt.theme import GAP_MM, Role
from ybdesk.render.sheet import Paper


def where_page(desk: Desk) -> Page:
    """The usual printer, or the choice of one, or none."""
    found, errand = desk.printing.found or Found(trouble=Status.NO_SERVICE), desk.journey.errand
    assert errand is not None
    if found.trouble is not None:
        return NoPrinter(desk, found.trouble)
    if errand.stage is Stage.PRINTERS:
        return Printers(desk, found)
    if found.named(errand.printer) is None:
        missing = errand.printer or found.preferred
        return Printers(desk, found, Status.GONE if missing else Status.NO_CHOICE)
    return Where(desk, found)


class Where(PaperPage):
    """Everything as it will be done unless it is changed here."""

    def __init__(self, desk: Desk, found: Found) -> None:
        super().__init__(desk)
        self.found = found
        printer = found.named(self.errand.printer)
        assert printer is not None
        self.heading = desk.say("paper.like-this")
        self._title = self.content.add(Title(self.look, self.heading, self._amount()))
        card = self.content.add(Card(self.look, gap_mm=GAP_MM))
        card.ruled = True
        others = len(found.printers) > 1
        self.printer = self._row(card, "paper.row-printer", *([self._another()] if others else []))
        self.printer.say(printer.label)
        self.fewer = self._key("paper.minus", "paper.fewer", -1)
        self.more = self._key("paper.plus", "paper.more", 1)
        self.copies = self._row(card, "paper.row-copies", self.fewer, self.more)
        self.sizes = found.papers(self.errand.printer)
        if self.errand.paper not in self.sizes:
            self._change(paper=self.sizes[0])
        self.turn: Button | None = None
        if len(self.sizes) > 1:
            self.turn = self._small("paper.turn", self._turn, paper=self._other_size().upper())
            self.size_of_paper = self._row(card, "paper.row-paper", self.turn)
        self.printing.prepare(self.source, self.errand.paper)
        self.quiet_button("paper.save", self.save, "save")
        self.main_button("paper.print", self.start, "print")
        self._say()

    def _row(self, card: Card, key: str, *buttons: Button) -> Text:
        """What it is about, how it stands, and at the right what changes it."""
        given = Text(self.look, "", Role.LABEL)
        asked = Text(self.look, self.desk.say(key), tone="quiet")
        share = 0.3 if buttons else 0.22
        words = SideBySide(self.look, asked, given, left_em=4, right_em=7, share=share, middle=True, gap_mm=1)
        if not buttons:
            card.add(words)
            return given
        keys = Tiles(self.look, most=len(buttons), fixed=True)
        for button in buttons:
            keys.add(button)
        card.add(SideBySide(self.look, words, keys, left_em=7, right_em=0, share=0.72, middle=True))
        return given

    def _small(self, key: str, act: object, **values: object) -> Button:
        assert callable(act)
        return self.button(self.desk.say(key, **values), act, style=Style.CHROME)

    def _another(self) -> Button:
        return self._small("paper.another", partial(self.go, Stage.PRINTERS))

    def _key(self, key: str, name: str, step: int) -> Button:
        words = self.desk.say(name)
        return self.button(self.desk.say(key), partial(self._count, step), style=Style.KEY, name=words)

    def _count(self, step: int) -> None:
        self._change(copies=min(MOST_COPIES, max(1, self.errand.copies + step)))
        self._say()

    def _amount(self) -> str:
        what = self.errand.what
        return self.desk.say("paper.amount", what=self.name_of(what), pages=self.pages_of(what))

    def _other_size(self) -> Paper:
        return next(size for size in self.sizes if size is not self.errand.paper)

    def _turn(self) -> None:
        """The other size of paper."""
        self._change(paper=self._other_size())
        self.printing.prepare(self.source, self.errand.paper)
        self._say()

    def _change(self, **changes: object) -> None:
        """Noted in the journey without leaving the page."""
        self.errand = self.errand._replace(**changes)  # type: ignore[arg-type]
        self.desk.journey = self.desk.journey.go_on(self.errand)

    def heard(self) -> None:
        self._say()

    def _say(self) -> None:
        copies = self.errand.copies
        assert self._title is not None
        assert self._title.help is not None
        _told(self._title.help, self._amount())
        _told(self.copies, self.desk.say("paper.copies", copies=copies))
        for button, able in ((self.fewer, copies > 1), (self.more, copies < MOST_COPIES)):
            if not able and button.hasFocus():
                (self.more if button is self.fewer else self.fewer).setFocus()
            button.setEnabled(able)
        if self.turn is not None:
            _told(self.size_of_paper, self.desk.say(f"paper.{self.errand.paper}"))
            self.turn.relabel(self.desk.say("paper.turn", paper=self._other_size().upper()))


class Printers(PaperPage):
    """All printers; `why` tells why one must be chosen."""

    def __init__(self, desk: Desk, found: Found, why: Status | None = None) -> None:
        super().__init__(desk)
        named = self.errand.printer or found.preferred
        self.why = why
        words = Report(why, named).for_person(desk.rules) if why is not None else ""
        self.title(desk.say("paper.which-printer"), words)
        labels = Counter(printer.label for printer in found.printers)
        self.tiles(
            [self._tile(p, p.name == found.preferred, labels[p.label] > 1) for p in found.printers],
            most=2,
            least_em=12,
        )
        self.quiet_button("paper.look-again", self.look_again, "restart")
        self.quiet_button("paper.save", self.save, "save")

    def _tile(self, printer: Printer, usual: bool, ambiguous: bool) -> Button:
        both = self.desk.say("paper.both", label=printer.label, name=printer.name)
        hindrance = hindrance_of(printer) if printer.accepting else Status.NOT_ACCEPTING
        report = Report(hindrance, printer.name, printer.label) if hindrance is not None else None
        return self.button(
            both if ambiguous else printer.label,
            partial(self.go, Stage.WHERE, printer=printer.name),
            detail=report.for_person(self.desk.rules) if report is not None else "",
            icon="print",
            badge=self.desk.say("paper.usual") if usual else "",
            marked=printer.name == self.errand.printer,
        )


class NoPrinter(PaperPage):
    """Why nothing can be printed here, and the file that can be."""

    def __init__(self, desk: Desk, why: Status) -> None:
        super().__init__(desk)
        report = Report(why)
        self.why = why
        self.title(desk.say("paper.title"), desk.say("paper.file-help"))
        self.sentence(report.for_person(desk.rules), report.for_staff(desk.rules))
        if why is not Status.UNSUPPORTED:
            self.quiet_button("paper.look-again", self.look_again, "restart")
        self.main_button("paper.save", self.save, "save")


def _told(text: Text, words: str) -> None:
    if text.text() != words:
        text.say(words)
