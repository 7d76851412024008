"""Where: provinces, then cities; or by the first letter; or typed."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from ybdesk import flow
from ybdesk.answers import DIVISION
from ybdesk.divisions import Division, Level
from ybdesk.qt.controls import Button, Style
from ybdesk.qt.desk import Desk
from ybdesk.qt.field import Field
from ybdesk.qt.journey import LETTERS, TYPED
from ybdesk.qt.layouts import Tiles
from ybdesk.qt.pages.base import Page
from ybdesk.qt.pages.options import unsure_button
from ybdesk.qt.text import Text


def division_page(desk: Desk) -> Page:
    """The page for the way in which the place is being looked for."""
    within = desk.journey.spot.within
    if within == LETTERS:
        return Letters(desk)
    if within == TYPED:
        return Typed(desk)
    if len(within) == 1:
        return OneLetter(desk, within)
    return Cities(desk, within) if within else Provinces(desk)


class PlacePage(Page):
    """What the ways to find a place have in common."""

    def place_tile(self, place: Division, *, full: bool = False) -> Button:
        """A tile for a place; a province with places below it opens them."""
        below = bool(self.desk.rules.divisions.within(place.code)) if place.level is Level.PROVINCE else False
        name = self.desk.rules.translated(f"division.{place.code}.short", place.short)
        detail = ""
        if full:
            name = self.desk.rules.translated(f"division.{place.code}.name", place.name)
            detail = self.above(place)
        return self.button(
            name,
            partial(self.look_within if below else self.choose, place.code),
            detail=detail,
            centred=not full,
            marked=self.desk.journey.answers.get(DIVISION) == place.code,
        )

    def above(self, place: Division) -> str:
        """The province a place is in; empty for one that is itself a province."""
        if place.level is Level.PROVINCE or place.parent is None:
            return ""
        province = self.desk.rules.divisions[place.parent]
        return self.desk.rules.translated(f"division.{province.code}.name", province.name)

    def choose(self, code: str) -> None:
        self.desk.answer(DIVISION, code)

    def look_within(self, within: str) -> None:
        self.desk.go(self.desk.journey.look_within(within))

    def other_ways(self) -> None:
        """The buttons for the other ways to find a place, and 我不清楚."""
        within = self.desk.journey.spot.within
        for way, key, icon in (
            (LETTERS, "division.by-letter", "letters"),
            (TYPED, "division.by-typing", "keyboard"),
        ):
            if within != way and (self.desk.typing or way != TYPED):
                look = partial(self.look_within, way)
                self.actions.add(self.button(self.desk.say(key), look, icon=icon, style=Style.CHROME))
        self.actions.add(unsure_button(self, DIVISION))


class Provinces(PlacePage):
    """All provincial regions; a municipality is chosen at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        question = flow.question(DIVISION, desk.rules)
        help_text = desk.rules.translated("question.division.help", question.help)
        self.title(desk.question_text(question), help_text)
        self.tiles(self.place_tile(place) for place in desk.rules.divisions.provinces())
        self.other_ways()


class Cities(PlacePage):
    """The places of one province."""

    def __init__(self, desk: Desk, province: str) -> None:
        super().__init__(desk)
        divisions = desk.rules.divisions
        name = desk.rules.translated(f"division.{province}.short", divisions[province].short)
        self.title(desk.say("division.which", province=name), desk.say("help.cities"))
        self.tiles(self.place_tile(place) for place in divisions.within(province))
        self.actions.add(
            self.button(
                desk.say("division.only-province", province=name),
                lambda: self.choose(province),
                icon="question",
                style=Style.CHROME,
            )
        )


class Letters(PlacePage):
    """The first letters that there are places for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title(desk.say("division.letter"), desk.say("division.letter-help"))
        letters = sorted({place.initials[0] for place in choosable(desk)})
        self.tiles(
            self.button(letter.upper(), partial(self.look_within, letter), centred=True) for letter in letters
        )
        self.other_ways()


class OneLetter(PlacePage):
    """The places whose names begin with one letter."""

    def __init__(self, desk: Desk, letter: str) -> None:
        super().__init__(desk)
        self.title(desk.say("division.letter-places", letter=letter.upper()), desk.say("help.letter"))
        places = [place for place in choosable(desk) if place.initials.startswith(letter)]
        self.tiles(self.place_tile(place) for place in sorted(places, key=lambda place: place.pinyin))
        self.other_ways()


class Typed(PlacePage):
    """A field for characters or pinyin, and tiles for what it may mean."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title(desk.say("division.type"))
        self.field = Field(desk.look, desk.say("division.type-name"), desk.say("division.type-hint"))
        self.field.textChanged.connect(self._search)
        self.content.add(self.field)
        self.message = Text(desk.look, desk.say("division.type-hint"), tone="quiet")
        self.content.add(self.message)
        self.found = self.content.add(Tiles(desk.look, most=2, least_em=9))
        self.other_ways()

    def first_focus(self) -> QWidget:
        return self.field

    def _search(self, text: str) -> None:
        self.found.clear()
        places = self.desk.rules.divisions.suggest(text)
        self.choices = [self.place_tile(place, full=True) for place in places]
        for button in self.choices:
            self.found.add(button)
        if not text.strip():
            self.message.say(self.desk.say("division.type-hint"))
        elif places:
            self.message.say(self.desk.say("division.found"))
        else:
            self.message.say(self.desk.say("division.found-none"))
        self.arrange()


def choosable(desk: Desk) -> list[Division]:
    """Every place that is an answer by itself: cities, and the municipalities once."""
    divisions = desk.rules.divisions
    return [
        place
        for province in divisions.provinces()
        for place in (divisions.within(province.code) or [province])
    ]
