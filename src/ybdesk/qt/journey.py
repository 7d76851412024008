"""Where a visitor is: the answers so far, the spot in the wizard, and a panel that may lie over it.

Everything here is a value. Back is computed from where one is, never from where one has been.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ybdesk import flow
from ybdesk.answers import AGE, BASE, DIVISION, RECEIVED, TOPIC, YEARS_PAID, Answers, TopicId
from ybdesk.rules.load import Ruleset

if TYPE_CHECKING:
    from ybdesk.qt.printing_errand import Errand

LETTERS = "letters"
TYPED = "typed"


class Kind(StrEnum):
    """The pages there are."""

    WELCOME = "welcome"
    QUESTION = "question"
    CHECK = "check"
    OVERVIEW = "overview"
    SECTION = "section"
    QUIZ = "quiz"
    REHEARSAL = "rehearsal"
    CODE = "code"
    TYPED_CODE = "typed-code"
    ORIGIN = "origin"
    GREETING = "greeting"


class Panel(StrEnum):
    """The pages that lie over another and go away again."""

    NONE = ""
    SIZE = "size"
    COLOUR = "colour"
    PAPER = "paper"
    CALIBRATE = "calibrate"
    """Opened from the one for the size, and leads back to it."""


class Spot(NamedTuple):
    """One page."""

    kind: Kind
    item: str = ""
    """The question or the section it shows; in the quiz the verdict."""
    within: str = ""
    """In the question for a place: a province's code, `letters`, one letter, or `typed`.
    In the quiz: the numbers of the questions that were not clear."""
    page: int = 0
    changing: bool = False
    """The question was opened to change its answer."""


class Journey(NamedTuple):
    """One visit. Each step gives a new one."""

    rules: Ruleset
    today: date
    answers: Answers = Answers()
    spot: Spot = Spot(Kind.WELCOME)
    panel: Panel = Panel.NONE
    errand: Errand | None = None
    """On the panel for paper: what is to be printed, and how far that has come."""

    def begin(self, topic: TopicId) -> Journey:
        """A topic is chosen: the first question that is still open."""
        return self._onward(flow.answer(self.answers, TOPIC, topic, self.rules, self.today))

    def answer(self, question: str, value: str) -> Journey:
        """A question is answered. Raises BadAnswerError."""
        answers = flow.answer(self.answers, question, value, self.rules, self.today)
        if question == RECEIVED and answers.received is not None:
            return self._replace(answers=answers, spot=Spot(Kind.SECTION, RECEIVED))
        if question in SIDE_QUESTIONS:
            return self._replace(answers=answers, spot=Spot(Kind.OVERVIEW))
        return self._onward(answers)

    def reopen(self, answers: Answers) -> Journey:
        """The guide behind a code."""
        known = flow.completed(answers, self.rules, self.today)
        return self._replace(answers=known, spot=Spot(Kind.OVERVIEW))

    def change(self, question: str) -> Journey:
        """Open a question again, with its answer marked."""
        return self._replace(spot=Spot(Kind.QUESTION, question, changing=True))

    def look_within(self, within: str) -> Journey:
        """In the question for a place: the places of a province, the letters, one letter, typing."""
        return self._replace(spot=self.spot._replace(within=within))

    def open(self, kind: Kind, item: str = "", page: int = 0) -> Journey:
        """A page of the guide."""
        return self._replace(spot=Spot(kind, item, page=page), panel=Panel.NONE, errand=None)

    def show(self, panel: Panel) -> Journey:
        """Lay a panel over the page, or take it away."""
        return self._replace(panel=Panel.NONE if panel is self.panel else panel, errand=None)

    def go_on(self, errand: Errand) -> Journey:
        """The next decision, or the next thing to know, on the way to paper."""
        return self._replace(panel=Panel.PAPER, errand=errand)

    def back(self) -> Journey:
        """One page back."""
        if self.panel is not Panel.NONE:
            before = self.errand.back() if self.errand is not None else None
            beneath = Panel.SIZE if self.panel is Panel.CALIBRATE else Panel.NONE
            return self._replace(panel=self.panel if before else beneath, errand=before)
        spot = self.spot
        match spot.kind:
            case Kind.WELCOME | Kind.GREETING:
                return self
            case Kind.QUESTION:
                return self._back_from_question()
            case Kind.CHECK:
                return self._last_question()
            case Kind.OVERVIEW:
                return self._replace(spot=Spot(Kind.CHECK if self.asked else Kind.QUIZ))
            case Kind.QUIZ if spot.item:
                return self._replace(spot=spot._replace(item=""))
            case Kind.QUIZ | Kind.REHEARSAL | Kind.ORIGIN if spot.page > 0:
                return self._replace(spot=spot._replace(page=spot.page - 1))
            case Kind.QUIZ if not self.asked:
                return Journey(self.rules, self.today)
            case Kind.SECTION if spot.page > 0:
                return self._replace(spot=spot._replace(page=spot.page - 1))
            case Kind.SECTION:
                return self._replace(spot=Spot(Kind.OVERVIEW))
            case Kind.QUIZ | Kind.REHEARSAL | Kind.CODE | Kind.TYPED_CODE | Kind.ORIGIN:
                return self.leave()

    def leave(self) -> Journey:
        """From a page that stands beside the guide: to the guide, or to the welcome where there is none."""
        if self.answers and self.complete:
            return self._replace(spot=Spot(Kind.OVERVIEW))
        return Journey(self.rules, self.today)

    @property
    def asked(self) -> tuple[str, ...]:
        """The questions behind the answers, in order."""
        return flow.replay(self.answers, self.rules, self.today).asked

    @property
    def can_go_back(self) -> bool:
        return self.panel is not Panel.NONE or self.spot.kind not in FIRST_PAGES

    @property
    def complete(self) -> bool:
        """Whether there is enough for a guide."""
        begun = self.spot.kind is not Kind.WELCOME
        return begun and flow.replay(self.answers, self.rules, self.today).next is None

    def _onward(self, answers: Answers) -> Journey:
        replay = flow.replay(answers, self.rules, self.today)
        ready = Spot(Kind.CHECK) if replay.asked else Spot(Kind.QUIZ)
        spot = ready if replay.next is None else Spot(Kind.QUESTION, replay.next)
        return self._replace(answers=replay.answers, spot=spot)

    def _back_from_question(self) -> Journey:
        spot = self.spot
        if spot.within:
            outer = LETTERS if len(spot.within) == 1 else ""
            return self._replace(spot=spot._replace(within=outer))
        if spot.item in SIDE_QUESTIONS:
            return self._replace(spot=Spot(Kind.OVERVIEW))
        if spot.changing:
            return self._replace(spot=Spot(Kind.CHECK))
        return self._last_question()

    def _last_question(self) -> Journey:
        if not self.asked:
            return Journey(self.rules, self.today)
        return self._onward(flow.back(self.answers, self.rules, self.today))


FREE_QUESTIONS = frozenset({AGE, BASE, YEARS_PAID, RECEIVED})
"""Answered with digits."""
FIRST_PAGES = frozenset({Kind.WELCOME, Kind.GREETING})
"""Nothing lies behind them."""
SIDE_QUESTIONS = frozenset({BASE, RECEIVED})
"""Asked from the guide, by those who want to know more."""
PLACE_QUESTIONS = frozenset({DIVISION})
