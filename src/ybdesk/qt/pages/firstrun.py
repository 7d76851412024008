"""The first time: how large to read and whether to listen, one tap each, and none needed."""

from __future__ import annotations

from ybdesk.qt.controls import Button, Style
from ybdesk.qt.desk import Desk
from ybdesk.qt.pages.base import Page
from ybdesk.qt.text import Text
from ybdesk.qt.theme import Role
from ybdesk.settings import TextSize


class FirstRun(Page):
    """Four sizes, two ways to read, and the way on."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title(desk.say("greeting.title"), desk.say("greeting.help"))
        self.sizes = {size: self._size(size) for size in TextSize}
        self.tiles(self.sizes.values(), most=4, least_em=4)
        self.content.add(Text(self.look, desk.say("looks.sample")))
        self.content.add(Text(self.look, desk.say("greeting.voice"), Role.HEADING))
        self.aloud = self._voice(True, "aloud", "speak")
        self.silent = self._voice(False, "silent", "see")
        self.tiles((self.aloud, self.silent), most=2, least_em=8)
        self.go_on = self.button(desk.say("greeting.go"), self._begin, icon="next", style=Style.MAIN)
        self.actions.right = self.actions.add(self.go_on)

    def lean_parts(self) -> list[Button]:
        return [self.aloud, self.silent]

    def first_focus(self) -> Button:
        return self.go_on

    def _size(self, size: TextSize) -> Button:
        words, marked = self.desk.say(f"size.{size}"), size is self.look.text_size
        return self.button(words, lambda: self._take(size), marked=marked, centred=True)

    def _voice(self, aloud: bool, words: str, icon: str) -> Button:
        return self.button(
            self.desk.say(f"greeting.{words}"),
            lambda: self._listen(aloud),
            detail=self.desk.say(f"greeting.{words}-detail"),
            icon=icon,
            marked=self.desk.aloud is aloud,
        )

    def _take(self, size: TextSize) -> None:
        for own, button in self.sizes.items():
            button.marked = own is size
        self.desk.restyle(text_size=size)

    def _listen(self, aloud: bool) -> None:
        self.aloud.marked, self.silent.marked = aloud, not aloud
        self.desk.listen(aloud)

    def _begin(self) -> None:
        """What was chosen is remembered, and that it was asked."""
        self.desk.restyle()
        self.desk.go(self.desk.journey.leave())
