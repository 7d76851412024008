"""The ways to the pages that stand beside the guide: the buttons for them, wherever they are wanted."""

from __future__ import annotations

from ybdesk.answers import RECEIVED, TopicId
from ybdesk.qt.controls import Button, Style
from ybdesk.qt.journey import Kind
from ybdesk.qt.pages.base import Page

PHONE, MONEY, TEST, REHEARSAL = "phone", "money", "safety-test", "rehearsal"


def of_the_guide(page: Page) -> list[Button]:
    """Tiles for the overview: what else the desk can do with this guide."""
    made = []
    if page.desk.journey.answers.topic is TopicId.SAFETY:
        made.append(_tile(page, Kind.QUIZ, "quiz", "question"))
    if _has(page, REHEARSAL):
        made.append(_tile(page, Kind.REHEARSAL, "rehearsal", "phone"))
    made.append(_tile(page, Kind.CODE, "code", "family"))
    made.append(_tile(page, Kind.ORIGIN, "origin", "book"))
    return made


def of_a_section(page: Page, section: str) -> list[Button]:
    """Quiet buttons for the pages of one section."""
    if section in (PHONE, REHEARSAL) and _has(page, REHEARSAL):
        return [_quiet(page, Kind.REHEARSAL, "rehearsal", "phone")]
    if section == TEST:
        return [_quiet(page, Kind.QUIZ, "quiz", "question")]
    if section in (RECEIVED, MONEY):
        return received(page)
    return []


def of_the_welcome(page: Page) -> list[Button]:
    """Quiet buttons for the first page."""
    made = [
        _quiet(page, Kind.TYPED_CODE, "typed-code", "code"),
        _quiet(page, Kind.ORIGIN, "origin", "book"),
    ]
    if page.desk.greets:
        made.insert(0, _quiet(page, Kind.GREETING, "listen", "ear"))
    return made


def received(page: Page) -> list[Button]:
    """对得上吗, where there is an amount to compare with."""
    desk = page.desk
    wording = desk.rules.topic(desk.journey.answers.topic)
    if not any(section.insert == RECEIVED for section in wording.sections):
        return []
    key = "tools.received" if desk.journey.answers.received is None else "tools.received-change"
    change = desk.journey.change(RECEIVED)
    return [page.button(desk.say(key), lambda: desk.go(change), icon="coins", style=Style.CHROME)]


def _has(page: Page, section: str) -> bool:
    return any(found.id == section for found in page.desk.guide().sections)


def _tile(page: Page, kind: Kind, words: str, icon: str) -> Button:
    say = page.desk.say
    detail = say(f"tools.{words}-detail")
    return page.button(say(f"tools.{words}"), lambda: page.desk.open(kind), detail=detail, icon=icon)


def _quiet(page: Page, kind: Kind, words: str, icon: str) -> Button:
    label = page.desk.say(f"tools.{words}")
    return page.button(label, lambda: page.desk.open(kind), icon=icon, style=Style.CHROME)
