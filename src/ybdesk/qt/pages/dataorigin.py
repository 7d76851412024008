"""数据从哪来: how much is known, on what it rests, how old it is; a bar for each province."""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from ybdesk.qt.card import Card
from ybdesk.qt.controls import Style
from ybdesk.qt.desk import Desk
from ybdesk.qt.heading import Heading
from ybdesk.qt.layouts import Reflow
from ybdesk.qt.pages.base import Page
from ybdesk.qt.paint import fill, panel, rounded
from ybdesk.qt.text import Text
from ybdesk.qt.theme import RHYTHM_MM, Look, Role
from ybdesk.qt.typeset import natural_width
from ybdesk.rules import phrases
from ybdesk.rules.report import Report, report

BAR_MM = 7.0
EDGE_MM = 0.5


class DataOrigin(Page):
    """A few plain sentences, then the bars."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        found = report(desk.rules, desk.journey.today)
        self.title(desk.say("origin.title"), desk.say("origin.help"))
        facts = self.content.add(Card(self.look, gap_mm=RHYTHM_MM / 4))
        for text in self._sentences(found):
            facts.add(Text(self.look, text))
        bars = self.content.add(Card(self.look, gap_mm=RHYTHM_MM / 2))
        bars.add(Heading(self.look, desk.say("origin.bars"), "place"))
        bars.add(Text(self.look, desk.say("origin.bars-help"), tone="quiet"))
        widest = max(found.provinces, key=lambda row: len(row.name)).name
        for row in found.provinces:
            name = desk.rules.translated(f"division.{row.code}.short", row.name)
            values = {"place": name, "known": row.amount, "all": row.places}
            share = row.amount / max(1, row.places)
            bars.add(Bar(self.look, name, desk.say("origin.bar", **values), share, widest))
        leave = self.button(desk.say("tools.leave"), desk.back, icon="back", style=Style.CHROME)
        self.actions.add(leave)

    def _sentences(self, found: Report) -> list[str]:
        say, rules = self.desk.say, self.desk.rules
        official = dict(found.sources_by_kind).get("official", 0)
        overdue = say("origin.overdue", count=found.overdue) if found.overdue else say("origin.overdue-none")
        return [
            say("origin.places", all=found.places, known=sum(row.amount for row in found.provinces)),
            say("origin.capitals", all=found.capitals, known=found.capitals_with_amount),
            say("origin.sources", all=found.sources, official=official),
            say("origin.weak", weak=found.sources_weak),
            say("origin.checked", date=phrases.day(found.oldest_check, rules)),
            overdue,
            say("origin.none"),
            say("origin.version", version=rules.policy.version, date=phrases.day(found.day, rules)),
        ]


class Bar(Reflow):
    """A name, a bar as long as what is known, and the same in figures."""

    def __init__(self, look: Look, name: str, figures: str, share: float, widest: str) -> None:
        super().__init__(look)
        self.share = share
        self._widest = widest
        self._name = self.add(Text(look, name, Role.BODY))
        self._figures = self.add(Text(look, figures, Role.BODY))
        self._track = QRect()

    def place(self, area: QRect, apply: bool) -> int:
        body = self.look.font(Role.BODY)
        left = natural_width(self._widest, body) + self.gap // 2
        right = natural_width("00 / 00", body)
        high = max(self._name.heightForWidth(left), self._figures.heightForWidth(right))
        room = area.width() - left - right - self.gap // 2
        if apply:
            self._name.setGeometry(area.x(), area.y(), left, high)
            self._figures.setGeometry(area.x() + area.width() - right, area.y(), right, high)
            tall = self.look.mm(BAR_MM)
            self._track = QRect(area.x() + left, area.y() + (high - tall) // 2, max(1, room), tall)
            self.update()
        return high

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
