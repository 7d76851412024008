"""电话陪练: a call that is not made; a wrong key is no fault."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ybdesk.compose.rehearsal import INSERT, Stage, rehearsal
from ybdesk.document import BlockKind
from ybdesk.qt.card import Card
from ybdesk.qt.controls import Button, Style
from ybdesk.qt.desk import Desk
from ybdesk.qt.heading import Heading
from ybdesk.qt.journey import Kind
from ybdesk.qt.layouts import Column, SideBySide, Tiles
from ybdesk.qt.pages.base import Page
from ybdesk.qt.slate import Slate
from ybdesk.qt.text import Text
from ybdesk.qt.theme import RHYTHM_MM, Role
from ybdesk.render.labels import labelled
from ybdesk.render.spoken import spoken_block

KEYS = "123456789*0#"
ASIDE = frozenset({BlockKind.NOTE, BlockKind.FAIL})
"""What is on the card and need not be read again after a rehearsal that went well."""
DONE = {"wait": "wait", "speak": "said"}
"""Where no key is pressed: the words of the button that says it is done."""
NAMES = {"*": "rehearsal.star", "#": "rehearsal.hash"}


def rehearsal_page(desk: Desk) -> Page:
    """The page for how far the call has got."""
    call = rehearsal(desk.journey.answers, desk.guide().place, desk.rules)
    number = desk.journey.spot.page
    return Calling(desk, number) if number < len(call.stages) else Rehearsed(desk)


class Calling(Page):
    """One moment of the call: what is heard, what to do, the keys."""

    def __init__(self, desk: Desk, number: int) -> None:
        super().__init__(desk)
        self.call = rehearsal(desk.journey.answers, desk.guide().place, desk.rules)
        self.number = number
        self.stage: Stage = self.call.stages[number]
        self.pressed = ""
        self.message = Text(self.look, desk.say("rehearsal.practice"), Role.BODY, tone="quiet")
        self.slate = (
            Slate(self.look, self.call.dial, desk.say("rehearsal.not-dialled")) if self.dialling else None
        )
        self.keys: dict[str, Button] = {}
        keyed = bool(self.stage.key) or self.stage.hangs_up
        line = Column(self.look, gap_mm=RHYTHM_MM)
        progress = desk.say("rehearsal.progress", page=number + 1, pages=len(self.call.stages))
        self.title(desk.say("rehearsal.title"), progress, counts=True, into=line if keyed else None)
        self._line(line)
        if keyed:
            self.content.add(SideBySide(desk.look, line, self._pad(), left_em=9, right_em=0, share=0.56))
        elif self.stage.id == "speak":
            self.content.add(SideBySide(desk.look, line, self._words(), left_em=10, right_em=10))
        else:
            self.content.add(line)
        self.hang_up = self._hang_up_button()
        self.onward = self._onward()

    @property
    def dialling(self) -> bool:
        """Whether the number is still being dialled, so that several keys are needed."""
        return len(self.stage.key) > 1

    def first_focus(self) -> QWidget | None:
        if self.onward is not None and self.onward.isEnabled():
            return self.onward
        return self.hang_up if self.stage.hangs_up else next(iter(self.keys.values()), self.hang_up)

    # --- the page

    def _line(self, side: Column) -> None:
        """What the line says, and what to do."""
        if self.stage.quoted:
            card = side.add(Card(self.look, "tint"))
            card.add(Heading(self.look, self.desk.say("rehearsal.heard"), "ear"))
            card.add(Text(self.look, self.call.say(self.stage, "quote"), Role.LABEL))
        side.add(Text(self.look, self.call.say(self.stage, "do"), Role.LABEL))
        if self.slate is not None:
            side.add(self.slate)
        side.add(self.message)

    def _words(self) -> Card:
        """What to say to whoever answers."""
        card = Card(self.look)
        for text in self.call.words():
            card.add(Text(self.look, text, Role.LABEL))
        return card

    def _pad(self) -> Tiles:
        """The twelve keys of a telephone."""
        pad = Tiles(self.look, most=3, fixed=True)
        self.keys = {key: pad.add(self._key(key)) for key in KEYS}
        return pad

    def _key(self, key: str) -> Button:
        name = self.desk.say(NAMES[key]) if key in NAMES else ""
        return self.button(key, lambda: self.press(key), style=Style.KEY, name=name)

    def _hang_up_button(self) -> Button:
        style = Style.MAIN if self.stage.hangs_up else Style.CHROME
        button = self.button(self.desk.say("rehearsal.hang-up"), self._hang_up, icon="phone", style=style)
        self.actions.add(button)
        if self.stage.hangs_up:
            self.actions.right = button
        return button

    def _onward(self) -> Button | None:
        """What leads on besides a key: dialling, or having waited or spoken."""
        if self.dialling:
            label, icon = self.desk.say("rehearsal.call"), "phone"
        elif self.stage.id in DONE:
            label, icon = self.call.say(self.stage, DONE[self.stage.id]), "next"
        else:
            return None
        button = self.actions.add(self.button(label, self._next, icon=icon, style=Style.MAIN))
        button.setEnabled(not self.dialling)
        self.actions.right = button
        return button

    # --- what the person does

    def key(self, event: QKeyEvent) -> bool:
        text = event.text()
        if text and text in self.keys:
            self.press(text)
            if self.onward is not None and self.onward.isEnabled():
                self.onward.setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            return super().key(event)
        return True

    def _enter(self) -> None:
        if self.onward is not None and self.onward.isEnabled():
            self._next()
        elif self.stage.hangs_up:
            self._hang_up()

    def press(self, key: str) -> None:
        """A key of the telephone."""
        if self.dialling:
            self._digit(key)
        elif key == self.stage.key:
            self._next()
        else:
            self._hint("hint")

    def _digit(self, key: str) -> None:
        assert self.slate is not None
        whole = self.stage.key
        if len(self.pressed) < len(whole) and key == whole[len(self.pressed)]:
            self.pressed += key
            self.slate.show_digits(_written(self.pressed, self.call.dial))
            self._dialled(self.pressed == whole)
        elif len(self.pressed) < len(whole):
            self._hint("hint", press=whole[len(self.pressed)])
        else:
            self._hint("ready")

    def _dialled(self, whole: bool) -> None:
        assert self.onward is not None
        self.onward.setEnabled(whole)
        if whole:
            self._hint("ready")
        else:
            self._tell(self.desk.say("rehearsal.practice"), "quiet")

    def _hang_up(self) -> None:
        if self.stage.hangs_up:
            self._next()
        else:
            self._hint("hang-up")

    def _hint(self, part: str, **values: str) -> None:
        """A gentle word; nothing is lost."""
        self._tell(self.call.say(self.stage, part, **values), "focus")

    def _tell(self, text: str, tone: str) -> None:
        self.message.tone = tone
        self.message.say(text)

    def _next(self) -> None:
        self.desk.open(Kind.REHEARSAL, page=self.number + 1)


class Rehearsed(Page):
    """The keys and words once more, as they are on the card that is printed with the guide."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title(desk.say("rehearsal.title"), desk.say("rehearsal.well"))
        section = next((s for s in desk.guide().sections if s.id == INSERT), None)
        card = self.content.add(Card(self.look, gap_mm=RHYTHM_MM / 2))
        for label, block in labelled(section, desk.rules) if section is not None else ():
            if block.kind in ASIDE:
                continue
            spoken = spoken_block(block._replace(picture=None), label)
            words = Text(self.look, block.text, Role.LABEL, strong=block.dial, spoken=spoken)
            name = Text(self.look, label, tone="main", spoken="")
            card.add(SideBySide(self.look, name, words, left_em=5, right_em=9, share=0.2, gap_mm=8))
        again = self.button(
            desk.say("rehearsal.again"),
            lambda: desk.open(Kind.REHEARSAL),
            icon="restart",
            style=Style.CHROME,
        )
        self.actions.add(again)
        self.done = self.button(
            desk.say("rehearsal.finish"),
            lambda: desk.go(desk.journey.leave()),
            icon="done",
            style=Style.MAIN,
        )
        self.actions.right = self.actions.add(self.done)

    def first_focus(self) -> Button:
        return self.done


def _written(digits: str, dial: str) -> str:
    """As much of a number as has been pressed, with the hyphens it is written with."""
    shown, left = "", list(digits)
    for char in dial:
        if not left:
            break
        shown += left.pop(0) if char.isdigit() else char
    return shown
