"""How large and in which colours to read. A choice takes effect at once, on this page too."""

from __future__ import annotations

from ybdesk.qt.controls import Button, Style
from ybdesk.qt.desk import Desk
from ybdesk.qt.journey import Panel
from ybdesk.qt.pages.base import Page
from ybdesk.qt.text import Text
from ybdesk.qt.theme import Role
from ybdesk.settings import TextSize, ThemeName


class Looks(Page):
    """What the two pages share: tiles, a sentence to try on, and 好了."""

    def __init__(self, desk: Desk, title: str, chosen: str, values: list[str], words: str) -> None:
        super().__init__(desk)
        self.title(title, desk.say(f"help.{words}"))
        self._values = values
        made = [self._tile(value, desk.say(f"{words}.{value}"), value == chosen) for value in values]
        self.tiles(made, most=4, least_em=4)
        self.content.add(Text(self.look, desk.say("looks.sample"), Role.BODY))
        self.actions.right = self.actions.add(
            self.button(desk.say("looks.done"), desk.back, icon="done", style=Style.MAIN)
        )

    def _tile(self, value: str, label: str, marked: bool) -> Button:
        return self.button(label, lambda: self._take(value), marked=marked, centred=True)

    def _take(self, value: str) -> None:
        for button, own in zip(self.choices, self._values, strict=True):
            button.marked = own == value
        self.apply(value)

    def apply(self, value: str) -> None:
        """Make the choice hold everywhere."""
        raise NotImplementedError


class Sizes(Looks):
    """标准, 大, 特大, 超大."""

    panel = Panel.SIZE

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, desk.say("looks.size"), desk.look.text_size, list(TextSize), "size")

    def apply(self, value: str) -> None:
        self.desk.restyle(text_size=TextSize(value))


class Colours(Looks):
    """The four themes."""

    panel = Panel.COLOUR

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, desk.say("looks.colour"), desk.look.theme, list(ThemeName), "colour")

    def apply(self, value: str) -> None:
        self.desk.restyle(theme=ThemeName(value))
