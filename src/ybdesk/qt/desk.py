"""What every page is given: the words, the looks, where the visitor is, and the ways to move on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ybdesk.qt.journey import Journey, Kind, Panel
from ybdesk.qt.strikes import Strikes
from ybdesk.qt.theme import Look
from ybdesk.rules.load import Ruleset
from ybdesk.settings import TextSize, ThemeName

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen

    from ybdesk.document import Guide
    from ybdesk.printing import Backend
    from ybdesk.qt.pages.base import Page
    from ybdesk.qt.printing import Printing
    from ybdesk.rules.wording import Question


class Desk:
    """The state of the window that pages read, and the few things they may do to it."""

    def __init__(
        self, rules: Ruleset, look: Look, today: Callable[[], date], strikes: Strikes | None = None
    ) -> None:
        self.look = look
        self._today = today
        self.strikes = strikes or Strikes()
        self.strikes.guard(look.trembling)
        self.scales: dict[str, float] = {}
        """The screens that were measured with a card."""
        self.measures = True
        """Whether the screen may be measured here; a kiosk's is by the hall."""
        self.screen: Callable[[], QScreen | None] = lambda: None
        """The screen that all this is on."""
        self.journey = Journey(rules, today())
        self.moved: Callable[[], None] = lambda: None
        """Called after every step; the window shows the new page."""
        self.restyled: Callable[[], None] = lambda: None
        """Called after the text size or the colours have changed."""
        self.listen: Callable[[bool], None] = lambda _: None
        """Read this page and every one that follows, or none any more."""
        self.aloud = False
        """Whether every page is read when it is opened."""
        self.greets = False
        """Whether the first page leads to the one on how to read and listen; not on a kiosk."""
        self.told: Callable[[str], None] = lambda _: None
        """Called with something to tell that belongs to no page."""
        self.printers: Callable[[], Backend | None] | None = None
        """The printing system, in place of the machine's own; for tests."""
        self._printing: Printing | None = None
        self.folders: Sequence[Path] | None = None
        """Where sheets are saved to, in place of the usual folders; for tests."""
        self.typing = True
        """Whether a place may be typed; a kiosk has nothing to type on."""
        self.paper_page: Callable[[Desk], Page] | None = None
        """What is shown for paper in place of the usual page."""
        self._guide: tuple[object, Guide] | None = None

    @property
    def rules(self) -> Ruleset:
        return self.journey.rules

    def say(self, key: str, **values: object) -> str:
        """The wording under a key."""
        return self.rules.say(key, **values)

    def go(self, journey: Journey) -> None:
        """Take a step."""
        self.journey = journey
        self.moved()

    def restart(self) -> None:
        """Forget everything that was answered; the desk may have stood open over midnight."""
        self._guide = None
        if self._printing is not None:
            self._printing.forget()
        self.go(Journey(self.rules, self._today()))

    def answer(self, question: str, value: str) -> None:
        self.go(self.journey.answer(question, value))

    def open(self, kind: Kind, item: str = "", page: int = 0) -> None:
        self.go(self.journey.open(kind, item, page))

    def back(self) -> None:
        self.go(self.journey.back())

    def show(self, panel: Panel) -> None:
        shown = self.journey.show(panel)
        if shown.panel is Panel.PAPER and self._printing is not None and self._printing.errand is not None:
            shown = shown.go_on(self._printing.errand)
        self.go(shown)

    @property
    def printing(self) -> Printing:
        """What works at paper while the pages go on; made when somebody first wants paper."""
        if self._printing is None:
            from ybdesk.printing import backend
            from ybdesk.qt.printing import Printing

            self._printing = Printing(self.printers or backend, lambda text: self.told(text))
        return self._printing

    @printing.setter
    def printing(self, work: Printing) -> None:
        """Work that is done in place of the usual; for the audit."""
        self._printing = work

    def restyle(
        self,
        text_size: TextSize | None = None,
        theme: ThemeName | None = None,
        trembling: bool | None = None,
    ) -> None:
        """Read larger, smaller, in other colours, or with a hand that trembles, from now on."""
        self.look.text_size = text_size or self.look.text_size
        self.look.theme = theme or self.look.theme
        if trembling is not None:
            self.look.trembling = trembling
            self.strikes.guard(trembling)
        self.restyled()

    def guide(self) -> Guide:
        """The guide for the answers; made when it is first asked for."""
        from ybdesk.compose import compose

        journey = self.journey
        key = (journey.rules, journey.today, tuple(journey.answers.items()))
        if self._guide is None or self._guide[0] != key:
            self._guide = (key, compose(journey.answers, journey.rules, journey.today))
        return self._guide[1]

    def question_text(self, question: Question) -> str:
        return self.rules.translated(f"question.{question.id}.text", question.text)

    def option_label(self, question: Question, value: str) -> str:
        """The words of an answer; the value itself has none where the question has no options."""
        for option in question.options:
            if option.value == value:
                return self.rules.translated(f"question.{question.id}.{value}.label", option.label)
        return value
