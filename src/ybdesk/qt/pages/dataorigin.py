"""数据从哪来: how much is known, on what it rests, how old it is; then bars, by region and by province."""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from ybdesk.qt.card import Card
from ybdesk.qt.controls import Button, Style
from ybdesk.qt.desk import Desk
from ybdesk.qt.journey import Kind
from ybdesk.qt.layouts import Reflow
from ybdesk.qt.pages.base import Page
from ybdesk.qt.paint import fill, panel, rounded
from ybdesk.qt.text import Text
from ybdesk.qt.theme import RHYTHM_MM, Look, Role
from ybdesk.qt.typeset import natural_width
from ybdesk.rules import phrases
from ybdesk.rules.report import ProvinceRow, Report, report

BAR_MM = 7.0
EDGE_MM = 0.5

Count = tuple[str, int, int]
"""A name, how many places are known, how many there are."""


class DataOrigin(Page):
    """A few plain sentences; on the next page the regions, and then the provinces of each."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found = report(desk.rules, desk.journey.today)
        self.regions = {digit: tuple(rows) for digit, rows in groupby(self.found.provinces, key=_region)}
        self.number = min(desk.journey.spot.page, len(self.regions) + 1)
        if self.number == 0:
            self._sentences()
        elif self.number == 1:
            self.title(desk.say("origin.regions"), desk.say("origin.bars-help"))
            self._bars(self._by_region())
        else:
            digit = tuple(self.regions)[self.number - 2]
            name = desk.say(f"origin.region-{digit}")
            self.title(desk.say("origin.within", region=name), desk.say("origin.bars-help"))
            self._bars(self._by_province(self.regions[digit]))
        self._turning()

    def first_focus(self) -> Button:
        return self.onward

    def _sentences(self) -> None:
        pages = len(self.regions) + 2
        progress = self.desk.say("leaf.page", page=1, pages=pages)
        self.title(self.desk.say("origin.title"), progress, counts=True)
        facts = self.content.add(Card(self.look, gap_mm=RHYTHM_MM / 4))
        for text in sentences(self.desk, self.found):
            facts.add(Text(self.look, text))

    def _by_region(self) -> Iterator[Count]:
        for digit, rows in self.regions.items():
            known, places = sum(row.amount for row in rows), sum(row.places for row in rows)
            yield self.desk.say(f"origin.region-{digit}"), known, places

    def _by_province(self, rows: Iterable[ProvinceRow]) -> Iterator[Count]:
        for row in rows:
            name = self.desk.rules.translated(f"division.{row.code}.short", row.name)
            yield name, row.amount, row.places

    def _bars(self, counts: Iterable[Count]) -> None:
        rows = [(name, self.desk.say("origin.bar", known=k, all=n), k / max(1, n)) for name, k, n in counts]
        card = self.content.add(Card(self.look, gap_mm=RHYTHM_MM))
        names, figures = [row[0] for row in rows], [row[1] for row in rows]
        for name, figure, share in rows:
            card.add(Bar(self.look, (name, names), (figure, figures), share))

    def _turning(self) -> None:
        """Previous, next, and the way out."""
        desk, say = self.desk, self.desk.say
        last = self.number == len(self.regions) + 1
        known = bool(desk.journey.answers)
        out = self.button(
            say("leaf.answer" if known else "tools.ask"),
            lambda: desk.go(desk.journey.leave()),
            icon="answer",
            style=Style.CHROME,
        )
        self.actions.add(out)
        if self.number:
            self.actions.add(self.button(say("leaf.previous"), desk.back, icon="back", style=Style.CHROME))
        self.onward = self.button(
            say("leaf.finish" if last else "leaf.next"),
            (lambda: desk.go(desk.journey.leave()))
            if last
            else (lambda: desk.open(Kind.ORIGIN, page=self.number + 1)),
            icon="done" if last else "next",
            style=Style.MAIN,
        )
        self.actions.right = self.actions.add(self.onward)


class Bar(Reflow):
    """A name, a bar as long as what is known, and the same in words."""

    def __init__(
        self, look: Look, name: tuple[str, list[str]], figures: tuple[str, list[str]], share: float
    ) -> None:
        super().__init__(look)
        self.share = share
        self._names, self._columns = name[1], figures[1]
        self._name = self.add(Text(look, name[0], Role.BODY))
        self._figures = self.add(Text(look, figures[0], Role.BODY))
        self._track = QRect()

    def place(self, area: QRect, apply: bool) -> int:
        body, gap = self.look.font(Role.BODY), self.gap // 2
        left = max(natural_width(name, body) for name in self._names)
        right = max(natural_width(words, body) for words in self._columns)
        tall, room = self.look.mm(BAR_MM), area.width() - left - right - 2 * gap
        high = self._name.heightForWidth(left)
        # Where the words leave no room between them, the bar stands under them.
        below = room < 3 * tall
        if apply:
            edge = area.x() + area.width()
            self._name.setGeometry(area.x(), area.y(), left, high)
            self._figures.setGeometry(edge - right, area.y(), right, high)
            self._track = (
                QRect(area.x(), area.y() + high, area.width(), tall)
                if below
                else QRect(area.x() + left + gap, area.y() + (high - tall) // 2, room, tall)
            )
            self.update()
        return high + tall if below else high

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, box = self.look, QRectF(self._track)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = box.height() / 2
        panel(painter, box, radius, look.colour("page"), look.colour("edge"), look.mm(EDGE_MM))
        if self.share:
            box.setWidth(max(box.height(), box.width() * self.share))
            fill(painter, rounded(box, radius), look.colour("main"))
        painter.end()


def sentences(desk: Desk, found: Report) -> list[str]:
    """What there is to know about the data as a whole."""
    say, rules = desk.say, desk.rules
    official = dict(found.sources_by_kind).get("official", 0)
    overdue = say("origin.overdue", count=found.overdue) if found.overdue else say("origin.overdue-none")
    return [
        say("origin.places", all=found.places, known=sum(row.amount for row in found.provinces)),
        say("origin.sources", all=found.sources, official=official),
        say("origin.weak", weak=found.sources_weak),
        say("origin.none"),
        say("origin.checked", date=phrases.day(found.oldest_check, rules)),
        overdue,
        say("origin.version", version=rules.policy.version),
    ]


def _region(row: ProvinceRow) -> str:
    """The first digit of a division code is the region: 1 North to 6 Northwest (GB/T 2260)."""
    return row.code[0]
