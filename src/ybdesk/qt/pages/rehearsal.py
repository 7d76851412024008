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
        progress = desk.say("rehearsal.progress", page=number + 1, pages=len(self.call.stages))
        between = desk.say("guide.between")
        self.title(desk.say("rehearsal.title"), between.join((progress, desk.say("rehearsal.practice"))))
        self.message = Text(self.look, "", Role.BODY, tone="focus")
        self.slate = Slate(self.look, self.call.dial) if self.dialling else None
        line, telephone = self._line(), self._telephone()
        self.content.add(SideBySide(desk.look, line, telephone, left_em=9, right_em=0, share=0.56))
        self.onward = self._onward()

    @property
    def dialling(self) -> bool:
        """Whether the number is still being dialled, so that several keys are needed."""
        return len(self.stage.key) > 1

    def first_focus(self) -> QWidget | None:
        return self.onward or next(iter(self.keys.values()))

    # --- the page

    def _line(self) -> Column:
        """What the line says, and what to do."""
        side = Column(self.look, gap_mm=RHYTHM_MM)
        if self.stage.quoted:
            card = side.add(Card(self.look, "tint"))
            card.add(Heading(self.look, self.desk.say("rehearsal.heard"), "ear"))
            card.add(Text(self.look, self.call.say(self.stage, "quote"), Role.LABEL))
        side.add(Text(self.look, self.call.say(self.stage, "do"), Role.HEADING))
        if self.slate is not None:
            side.add(self.slate)
        if self.stage.id == "speak":
            words = side.add(Card(self.look))
            for text in self.call.words():
                words.add(Text(self.look, text, Role.LABEL))
        side.add(self.message)
        return side

    def _telephone(self) -> Column:
        """The twelve keys, and below them the two buttons of a telephone."""
        telephone = Column(self.look)
        pad = telephone.add(Tiles(self.look, most=3, fixed=True))
        self.keys = {key: pad.add(self._key(key)) for key in KEYS}
        below = telephone.add(Tiles(self.look, most=2, fixed=True))
        say = self.desk.say
        self.hang_up = below.add(self.button(say("rehearsal.hang-up"), self._hang_up, style=Style.KEY))
        if self.dialling:
            self.dial = below.add(self.button(say("rehearsal.call"), self._dial, style=Style.KEY))
            self.dial.setEnabled(False)
        return telephone

    def _key(self, key: str) -> Button:
        name = self.desk.say(NAMES[key]) if key in NAMES else ""
        return self.button(key, lambda: self.press(key), style=Style.KEY, name=name)

    def _onward(self) -> Button | None:
        """Where no key is to be pressed: the button that says it is done."""
        words = {"wait": "wait", "speak": "said"}.get(self.stage.id)
        if words is None:
            return None
        label = self.call.say(self.stage, words)
        button = self.actions.add(self.button(label, self._next, icon="next", style=Style.MAIN))
        self.actions.right = button
        return button

    # --- what the person does

    def key(self, event: QKeyEvent) -> bool:
        text = event.text()
        if text and text in self.keys:
            self.press(text)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            return super().key(event)
        return True

    def _enter(self) -> None:
        if self.onward is not None:
            self._next()
        elif self.dialling and self.dial.isEnabled():
            self._dial()
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
            self.message.say("")
            done = self.pressed == whole
            self.dial.setEnabled(done)
            if done:
                self._hint("ready")
        elif len(self.pressed) < len(whole):
            self._hint("hint", press=whole[len(self.pressed)])
        else:
            self._hint("ready")

    def _dial(self) -> None:
        self._next()

    def _hang_up(self) -> None:
        if self.stage.hangs_up:
            self._next()
        else:
            self._hint("hang-up")

    def _hint(self, part: str, **values: str) -> None:
        """A gentle word; nothing is lost."""
        self.message.say(self.call.say(self.stage, part, **values))

    def _next(self) -> None:
        self.desk.open(Kind.REHEARSAL, page=self.number + 1)


class Rehearsed(Page):
    """The card of keys and words, as it is printed in the guide."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title(desk.say("rehearsal.title"), desk.say("rehearsal.well"))
        section = next((s for s in desk.guide().sections if s.id == INSERT), None)
        card = self.content.add(Card(self.look, gap_mm=RHYTHM_MM / 4))
        for label, block in labelled(section, desk.rules) if section is not None else ():
            if label:
                card.add(Text(self.look, label, tone="main", spoken=""))
            role = Role.BODY if block.kind is BlockKind.NOTE else Role.LABEL
            spoken = spoken_block(block._replace(picture=None), label)
            card.add(Text(self.look, block.text, role, strong=block.dial, spoken=spoken))
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
