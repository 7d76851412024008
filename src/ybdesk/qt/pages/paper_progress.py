"""How printing goes, in one plain sentence at every moment, and how it ended."""

from __future__ import annotations

from functools import partial

from ybdesk.printing import Report, Status
from ybdesk.qt.card import Card
from ybdesk.qt.controls import Button
from ybdesk.qt.desk import Desk
from ybdesk.qt.heading import Heading
from ybdesk.qt.journey import Panel
from ybdesk.qt.pages.paper import PaperPage
from ybdesk.qt.printing_errand import Stage
from ybdesk.qt.printing_work import Found
from ybdesk.qt.text import Text, announce
from ybdesk.qt.theme import Role

WITHOUT_PRINTER = frozenset({Status.UNSUPPORTED, Status.NO_SERVICE, Status.NO_PRINTER})
"""Nothing is won by trying again at once."""
CHOOSE_ANEW = frozenset({Status.GONE, Status.NO_CHOICE, Status.WRONG_FORMAT, Status.WRONG_PAPER})
HEADINGS = {
    Status.PRINTED: "paper.is-printed",
    Status.CANCELLED: "paper.is-cancelled",
    Status.LOST: "paper.is-unknown",
}
ICONS = {Status.PRINTED: "done", Status.CANCELLED: "note"}


def sentence_for(report: Report, desk: Desk) -> str:
    """What the person is told."""
    if report.status is Status.PRINTED:
        return desk.say("paper.printed")
    return report.for_person(desk.rules)


class StatusCard(Card):
    """The sentence with its sign; where somebody must do something, on a ground that says so."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, gap_mm=2)
        self.desk = desk
        self.sentence = self.add(Heading(desk.look, "", "print"))
        self.sentence.words.role = Role.LEAD
        self.sentence.words.restyle()
        self.staff = self.add(Text(desk.look, "", tone="quiet"))
        self.report: Report | None = None

    def show_report(self, report: Report, sentence: str = "") -> None:
        """Other words in the same places: what is read aloud may go on."""
        calm = report.status.good or report.status is Status.CANCELLED
        tone = "ink" if calm else "on_alert"
        self.ground = "surface" if calm else "alert"
        self.sentence.icon = ICONS.get(report.status, "print" if calm else "warning")
        self.sentence.tone = self.sentence.words.tone = tone
        self.staff.tone = "quiet" if calm else tone
        words = "" if calm else self.desk.say("paper.staff", words=report.for_staff(self.desk.rules))
        self.staff.setVisible(bool(words))
        self.parts = [self.sentence, self.staff] if words else [self.sentence]
        if self.staff.text() != words:
            self.staff.say(words)
        sentence = sentence or sentence_for(report, self.desk)
        if self.sentence.words.text() != sentence:
            self.sentence.words.say(sentence)
        self.report = report
        self.update()


class Progress(PaperPage):
    """While it goes on; it may be left, and goes on."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title(desk.say("paper.going"), desk.say("paper.going-help"))
        self.status = self.content.add(StatusCard(desk))
        self.cancelling = self.quiet_button("paper.cancel", self._cancel, "fail")
        self.instead: Button | None = None
        self._save_then = False
        self._show()

    def heard(self) -> None:
        if self.printing.busy:
            self._show()
        elif self._save_then:
            self.save()
        else:
            self.go(Stage.ENDED)

    def _show(self) -> None:
        report = self.printing.report
        before = self.status.report
        if report == before:
            return
        stopping = self.desk.say("paper.cancelling") if not self.cancelling.isEnabled() else ""
        self.status.show_report(report, stopping)
        if not report.status.good and self.instead is None:
            self.instead = self.quiet_button("paper.save-instead", self._instead, "save")
        self.arrange()
        if before is not None:
            announce(self.status.sentence.words)

    def _cancel(self) -> None:
        self.printing.cancel()
        self.cancelling.setEnabled(False)
        if self.instead is not None:
            self.instead.setEnabled(False)
        self.status.show_report(self.printing.report, self.desk.say("paper.cancelling"))
        announce(self.status.sentence.words)

    def _instead(self) -> None:
        """The printer is given up."""
        self._save_then = True
        self._cancel()


class Ended(PaperPage):
    """Printed, or not: what happened, and the ways on."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        report = self.printing.report
        self.title(desk.say(HEADINGS.get(report.status, "paper.is-not-printed")))
        self.status = self.content.add(StatusCard(desk))
        self.status.show_report(report)
        if report.status is not Status.PRINTED:
            self._other_ways(report.status)
        self._next(report.status)

    def _other_ways(self, status: Status) -> None:
        found = self.printing.found or Found()
        if status not in WITHOUT_PRINTER:
            self.quiet_button("paper.save", self.save, "save")
        if len(found.printers) > 1 and status not in CHOOSE_ANEW | WITHOUT_PRINTER:
            self.quiet_button("paper.another", partial(self.go, Stage.PRINTERS), "print")

    def _next(self, status: Status) -> None:
        if status is Status.PRINTED:
            self.quiet_button("paper.once-more", partial(self.go, Stage.WHERE), "print")
            self.main_button("paper.done", partial(self.desk.show, Panel.PAPER), "done")
        elif status in WITHOUT_PRINTER:
            self.quiet_button("paper.look-again", self.look_again, "restart")
            self.main_button("paper.save", self.save, "save")
        elif status in CHOOSE_ANEW:
            self.main_button("paper.choose-printer", self._choose, "print")
        elif status is Status.OTHER_PAPER:
            self.main_button("paper.paper-is-in", partial(self.start, other_paper=True), "done")
        else:
            again = "paper.print-again" if status is Status.CANCELLED else "paper.retry"
            self.main_button(again, self.start, "restart")

    def _choose(self) -> None:
        """The printers as they are now, the vanished one gone from the list."""
        self.printing.find()
        self.go(Stage.FINDING)
