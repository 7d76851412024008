"""The answer on paper, from the hall's own printer: no file, no dialog, no name on the job."""

from __future__ import annotations

from ybdesk.kiosk.press import Outcome, Press
from ybdesk.qt.controls import Button, Style
from ybdesk.qt.desk import Desk
from ybdesk.qt.pages.base import Page
from ybdesk.qt.text import Text, announce
from ybdesk.qt.theme import Role


class KioskPaper(Page):
    """One button, and always one sentence about how it stands."""

    def __init__(self, desk: Desk, press: Press) -> None:
        super().__init__(desk)
        self._press = press
        ready = desk.journey.complete
        self.title(desk.say("kiosk.paper.title"))
        self.message = self.content.add(Text(self.look, "", Role.LEAD))
        self.message.say(desk.say("kiosk.paper.ready" if ready else "kiosk.paper.nothing"))
        self.actions.add(
            self.button(desk.say("kiosk.paper.close"), desk.back, icon="back", style=Style.CHROME)
        )
        self.printing: Button | None = None
        if ready:
            self.printing = self.button(
                desk.say("kiosk.paper.print"), self._start, icon="print", style=Style.MAIN
            )
            self.actions.right = self.actions.add(self.printing)
        if press.busy:
            self._busy()
            self.follow()

    def first_focus(self) -> Button | None:
        return self.printing

    def _start(self) -> None:
        if self._press.start(self.desk.guide()):
            self._busy()
        else:
            self.ended(Outcome.HUNG)

    def follow(self) -> None:
        """How the job stands: what it waits for, if it does."""
        self._tell(self.desk.say(f"kiosk.paper.{self._press.waits_for or 'busy'}"))

    def ended(self, outcome: Outcome) -> None:
        """What came of it."""
        self._tell(self.desk.say(f"kiosk.paper.{outcome}"))
        if self.printing is not None:
            self.printing.setEnabled(True)
            self.printing.relabel(self.desk.say("kiosk.paper.again"))
            self.printing.setFocus()

    def _busy(self) -> None:
        self._tell(self.desk.say("kiosk.paper.busy"))
        if self.printing is not None:
            self.printing.setEnabled(False)

    def _tell(self, text: str) -> None:
        if text != self.message.text():
            self.message.say(text)
            announce(self.message)
            self.arrange()
