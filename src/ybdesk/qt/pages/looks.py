"""How large and in which colours to read. A choice takes effect at once, on this page too."""

from __future__ import annotations

from ybdesk.qt.controls import Button, Style
from ybdesk.qt.desk import Desk
from ybdesk.qt.journey import Panel
from ybdesk.qt.pages.base import Page
from ybdesk.qt.text import Text, announce
from ybdesk.qt.theme import Role, screen_name
from ybdesk.settings import TextSize, ThemeName


class Looks(Page):
    """What the two pages share: tiles, a sentence to try on, and 好了."""

    def __init__(self, desk: Desk, title: str, chosen: str, values: list[str], words: str) -> None:
        super().__init__(desk)
        self.title(title, desk.say(f"help.{words}"))
        self._made = {
            value: self._tile(value, desk.say(f"{words}.{value}"), value == chosen) for value in values
        }
        self.tiles(self._made.values(), most=4, least_em=4)
        self.sample = self.content.add(Text(self.look, desk.say("looks.sample"), Role.BODY))
        self.actions.right = self.actions.add(
            self.button(desk.say("looks.done"), desk.back, icon="done", style=Style.MAIN)
        )

    def _tile(self, value: str, label: str, marked: bool) -> Button:
        return self.button(label, lambda: self._take(value), marked=marked, centred=True)

    def _take(self, value: str) -> None:
        for own, button in self._made.items():
            button.marked = own == value
        self.apply(value)

    def apply(self, value: str) -> None:
        """Make the choice hold everywhere."""
        raise NotImplementedError


class Sizes(Looks):
    """标准, 大, 特大, 超大; below them what makes up for a screen and for a hand."""

    panel = Panel.SIZE

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, desk.say("looks.size"), desk.look.text_size, list(TextSize), "size")
        self.hand = self.button(
            self._hand_words(),
            self._tremble,
            detail=desk.say("looks.hand-detail"),
            icon="hand",
            marked=self.look.trembling,
        )
        self.more = [self._card(), self.hand] if desk.measures else [self.hand]
        self.tiles(self.more, most=2, least_em=8)

    def _card(self) -> Button:
        measured = screen_name(self.desk.screen()) in self.desk.scales
        return self.button(
            self.desk.say("looks.card"),
            lambda: self.desk.show(Panel.CALIBRATE),
            detail=self.desk.say("looks.card-again" if measured else "looks.card-detail"),
            icon="card",
        )

    def lean_parts(self) -> list[Button]:
        return self.more

    def apply(self, value: str) -> None:
        self.desk.restyle(text_size=TextSize(value))

    def _hand_words(self) -> str:
        return self.desk.say("looks.hand-on" if self.look.trembling else "looks.hand")

    def _tremble(self) -> None:
        """On or off, and one sentence about it."""
        trembling = not self.look.trembling
        self.hand.marked = trembling
        self.desk.restyle(trembling=trembling)
        self.hand.relabel(self._hand_words())
        self.sample.say(self.desk.say("looks.hand-is-on" if trembling else "looks.hand-is-off"))
        announce(self.sample)


class Colours(Looks):
    """The four themes."""

    panel = Panel.COLOUR

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, desk.say("looks.colour"), desk.look.theme, list(ThemeName), "colour")

    def apply(self, value: str) -> None:
        self.desk.restyle(theme=ThemeName(value))
