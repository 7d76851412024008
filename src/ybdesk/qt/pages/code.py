"""替爸妈准备: the number of a guide, to write down or scan; and the page on which it is typed again."""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from ybdesk.answers import NATIONWIDE, Answers
from ybdesk.qt.card import Card
from ybdesk.qt.controls import Style
from ybdesk.qt.desk import Desk
from ybdesk.qt.layouts import Column, SideBySide
from ybdesk.qt.pages.base import Page
from ybdesk.qt.pages.pad import Pad
from ybdesk.qt.slate import Slate
from ybdesk.qt.text import Text
from ybdesk.qt.theme import Look, Role
from ybdesk.qt.typeset import natural_width, widest_word
from ybdesk.render.qr import short_code
from ybdesk.sharecode import LENGTH, BadCodeError, decode, grouped

SQUARE_MM = 52.0
SHRINKING = (Role.DIGITS, Role.AMOUNT, Role.TITLE)
LONGEST = grouped("0" * LENGTH)


class Square(QWidget):
    """The number for a camera; always dark on white, so that every camera reads it."""

    def __init__(self, look: Look, code: str, name: str) -> None:
        super().__init__()
        self.look = look
        self._drawing = QSvgRenderer(QByteArray(short_code(code).encode()))
        self.setAccessibleName(name)

    def heightForWidth(self, width: int) -> int:
        return min(width, self.look.mm(SQUARE_MM))

    def sizeHint(self) -> QSize:
        side = self.look.mm(SQUARE_MM)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = min(self.width(), self.look.mm(SQUARE_MM))
        painter = QPainter(self)
        self._drawing.render(painter, QRectF((self.width() - side) / 2, 0, side, side))
        painter.end()


class Number(Text):
    """The number on one line, as large as there is room for."""

    def role_for(self, width: int) -> Role:
        fits = (r for r in SHRINKING if natural_width(self.text(), self.look.font(r)) <= width)
        return next(fits, SHRINKING[-1])

    def minimumSizeHint(self) -> QSize:
        return QSize(widest_word(self.text(), self.look.font(SHRINKING[-1])), 1)


class Code(Page):
    """The number in very large digits."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        code = desk.guide().code
        self.title(desk.say("code-page.title"), desk.say("code-page.help"))
        words = Column(self.look)
        words.add(Number(self.look, grouped(code), Role.DIGITS, tone="main"))
        words.add(Text(self.look, desk.say("code-page.holds")))
        words.add(Text(self.look, desk.say("code-page.scan"), tone="quiet"))
        square = Square(self.look, code, desk.say("code-page.picture"))
        card = self.content.add(Card(self.look))
        card.add(SideBySide(self.look, words, square, left_em=9, right_em=4, share=0.72, middle=True))
        answer = self.button(desk.say("leaf.answer"), desk.back, icon="answer", style=Style.CHROME)
        self.actions.add(answer)


class TypedCode(Pad):
    """Twelve digits; two of them tell whether the others were typed right."""

    def __init__(self, desk: Desk) -> None:
        heading = desk.say("typed-code.title")
        display = Slate(desk.look, LONGEST, heading)
        super().__init__(desk, heading, desk.say("typed-code.help"), display)
        self.finish()

    def takes(self, digits: str) -> bool:
        return len(digits) <= LENGTH

    def shown(self) -> str:
        return grouped(self.digits)

    def finished(self) -> bool:
        return len(self.digits) == LENGTH

    def fault(self) -> str:
        if not self.digits:
            return "typed-code.empty"
        if not self.finished():
            return "typed-code.more"
        return "" if self._answers() is not None else "typed-code.bad"

    def said(self, key: str) -> str:
        return self.desk.say(key, count=LENGTH - len(self.digits))

    def _answers(self) -> Answers | None:
        """What the number holds; nothing where a digit is wrong, or where it names a place there is not."""
        try:
            answers = decode(self.digits)
        except BadCodeError:
            return None
        there = answers.division == NATIONWIDE or answers.division in self.desk.rules.divisions
        return answers if there else None

    def accept(self) -> None:
        answers = self._answers()
        if answers is not None:
            self.desk.go(self.desk.journey.reopen(answers))
