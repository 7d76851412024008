"""The answer on paper, from the hall's own printer: no file, no dialog, no name on the job."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from ybdesk.kiosk.press import Outcome, Press
from ybdesk.qt.controls import Button, Style
from ybdesk.qt.desk import Desk
from ybdesk.qt.pages.base import Page
from ybdesk.qt.text import Text
from ybdesk.qt.theme import Role
from ybdesk.render.sheet import pdf

BROKEN = (ImportError, OSError, RuntimeError, ValueError)
"""What making a sheet may end in."""


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

    def first_focus(self) -> Button | None:
        return self.printing

    def _start(self) -> None:
        """The words change first; then the sheet is made, which takes a moment."""
        self._busy()
        QTimer.singleShot(0, self, self._send)

    def _send(self) -> None:
        try:
            document = pdf(self.desk.guide(), self.desk.rules)
        except BROKEN:
            self.ended(Outcome.BROKEN)
            return
        if not self._press.start(document):
            self.ended(Outcome.HUNG)

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
        self.message.say(text)
        self.arrange()
