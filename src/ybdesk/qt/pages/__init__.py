"""One module a page; each is imported when it is first shown."""

from __future__ import annotations

from ybdesk.answers import RECEIVED
from ybdesk.qt.desk import Desk
from ybdesk.qt.journey import FREE_QUESTIONS, PLACE_QUESTIONS, Kind, Panel
from ybdesk.qt.pages.base import Page


def build(desk: Desk) -> Page:
    """The page for where the visitor is."""
    if desk.journey.panel is not Panel.NONE:
        return _panel(desk)
    spot = desk.journey.spot
    match spot.kind:
        case Kind.WELCOME:
            from ybdesk.qt.pages.welcome import Welcome

            return Welcome(desk)
        case Kind.QUESTION:
            return _question(desk, spot.item)
        case Kind.CHECK:
            from ybdesk.qt.pages.check import Check

            return Check(desk)
        case Kind.OVERVIEW:
            from ybdesk.qt.pages.overview import Overview

            return Overview(desk)
        case Kind.SECTION:
            from ybdesk.qt.pages.steps import Steps

            return Steps(desk)
        case Kind.QUIZ:
            from ybdesk.qt.pages.quiz import quiz_page

            return quiz_page(desk)
        case Kind.REHEARSAL:
            from ybdesk.qt.pages.rehearsal import rehearsal_page

            return rehearsal_page(desk)
        case Kind.CODE:
            from ybdesk.qt.pages.code import Code

            return Code(desk)
        case Kind.TYPED_CODE:
            from ybdesk.qt.pages.code import TypedCode

            return TypedCode(desk)
        case Kind.ORIGIN:
            from ybdesk.qt.pages.dataorigin import DataOrigin

            return DataOrigin(desk)
        case Kind.GREETING:
            from ybdesk.qt.pages.firstrun import FirstRun

            return FirstRun(desk)


def _question(desk: Desk, question: str) -> Page:
    if question in PLACE_QUESTIONS:
        from ybdesk.qt.pages.division import division_page

        return division_page(desk)
    if question == RECEIVED:
        from ybdesk.qt.pages.received import Received

        return Received(desk)
    if question in FREE_QUESTIONS:
        from ybdesk.qt.pages.digits import Digits

        return Digits(desk)
    from ybdesk.qt.pages.options import Options

    return Options(desk)


def _panel(desk: Desk) -> Page:
    if desk.journey.panel is Panel.PAPER and desk.paper_page is not None:
        return desk.paper_page(desk)
    if desk.journey.panel is Panel.PAPER:
        from ybdesk.qt.pages.paper import paper_page

        return paper_page(desk)
    if desk.journey.panel is Panel.CALIBRATE:
        from ybdesk.qt.pages.calibrate import Calibrate

        return Calibrate(desk)
    from ybdesk.qt.pages.looks import Colours, Sizes

    return Sizes(desk) if desk.journey.panel is Panel.SIZE else Colours(desk)
