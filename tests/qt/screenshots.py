"""Shoot every page into a directory: `python tests/qt/screenshots.py OUT [--sizes ...] [--screens ...]`.

Run it under the offscreen platform; look at the pictures afterwards.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from ybdesk.answers import (
    AGE,
    BASE,
    COVERAGE,
    DIVISION,
    GAP_MONTHS,
    GAP_YEARS,
    RECEIVED,
    SEX,
    TOPIC,
    UNSURE,
    YEARS_PAID,
    Answers,
    Coverage,
    TopicId,
)
from ybdesk.qt import app, paging
from ybdesk.qt.desk import Desk
from ybdesk.qt.journey import LETTERS, TYPED, Journey, Kind, Panel, Spot
from ybdesk.qt.theme import Look
from ybdesk.qt.window import Window
from ybdesk.rules.load import Ruleset, load
from ybdesk.settings import TextSize, ThemeName

SCREENS = ("1024x768", "1280x800", "1366x768", "1920x1080", "1080x1920")
RETIRED = {DIVISION: "150100", COVERAGE: Coverage.EMPLOYEE_RETIRED, AGE: "72"}
ACTIVE = {DIVISION: "430900", COVERAGE: Coverage.EMPLOYEE_ACTIVE, AGE: "40"}
RESIDENT = {DIVISION: "450100", COVERAGE: Coverage.RESIDENT, AGE: "66"}
NOWHERE = {DIVISION: UNSURE, COVERAGE: UNSURE, "pays-yearly": UNSURE, "has-retired": UNSURE, AGE: UNSURE}


def journeys(rules: Ruleset, today: date) -> Iterator[tuple[str, Journey]]:
    """Every kind of page, by a telling name."""
    start = Journey(rules, today)
    begun = start.begin(TopicId.BALANCE)
    done = Journey(rules, today, Answers(RETIRED), Spot(Kind.CHECK))
    yield "01-welcome", start
    yield "02-provinces", begun
    yield "03-cities", begun.look_within("650000")
    yield "04-letters", begun.look_within(LETTERS)
    yield "05-letter", begun.look_within("h")
    yield "06-typed", begun.look_within(TYPED)
    yield "07-coverage", begun.answer(DIVISION, "150100")
    yield "08-easy", begun.answer(DIVISION, "150100").answer(COVERAGE, UNSURE)
    yield "09-age", begun.answer(DIVISION, "150100").answer(COVERAGE, Coverage.EMPLOYEE_RETIRED)
    yield "10-age-again", done.change(AGE)
    yield "11-check", done
    unsure = Journey(rules, today, Answers(NOWHERE), Spot(Kind.CHECK))
    yield "12-check-unsure", unsure
    yield "13-overview", done.open(Kind.OVERVIEW)
    for name, answers in (("active", ACTIVE), ("resident", RESIDENT), ("nowhere", NOWHERE)):
        yield f"14-overview-{name}", Journey(rules, today, Answers(answers), Spot(Kind.OVERVIEW))
    yield "15-base", Journey(rules, today, Answers(ACTIVE), Spot(Kind.OVERVIEW)).change(BASE)
    for panel in (Panel.SIZE, Panel.COLOUR, Panel.PAPER, Panel.CALIBRATE):
        yield f"16-{panel}", done.show(panel)
    yield from _beside_the_guide(start, done)
    yield from _sections(done)


def _beside_the_guide(start: Journey, done: Journey) -> Iterator[tuple[str, Journey]]:
    """The quiz, the rehearsed call, the codes, where the data come from, the first page of all."""
    frightened = start.begin(TopicId.SAFETY)
    quiz = frightened.spot
    yield "30-quiz-start", frightened
    for name, spot in (
        ("question", quiz._replace(page=3)),
        ("scam", quiz._replace(item="scam", page=1)),
        ("clear", quiz._replace(item="clear", page=10)),
        ("doubtful", quiz._replace(item="doubtful", page=10, within="2 5")),
    ):
        yield f"30-quiz-{name}", frightened._replace(spot=spot)
    yield "31-overview-safety", frightened.open(Kind.OVERVIEW)
    for page in range(7):
        yield f"32-rehearsal-{page + 1}", done.open(Kind.REHEARSAL, page=page)
    yield "33-code", done.open(Kind.CODE)
    yield "34-typed-code", start.open(Kind.TYPED_CODE)
    yield "35-received", done.change(RECEIVED)
    explained = done.answer(RECEIVED, "60.00")
    yield "35-received-again", explained.change(RECEIVED)
    yield "36-explained", explained
    yield "36-overview-explained", explained.open(Kind.OVERVIEW)
    for page in range(3):
        yield f"37-origin-{page + 1}", start.open(Kind.ORIGIN, page=page)
    yield "38-greeting", start.open(Kind.GREETING)
    years = Answers({TOPIC: TopicId.YEARS, **ACTIVE, SEX: "female", YEARS_PAID: "18"})
    asked = Journey(done.rules, done.today, years, Spot(Kind.CHECK))
    yield "39-sex", asked.change(SEX)
    yield "39-years-paid", asked.change(YEARS_PAID)
    yield "39-check", asked
    for question, person in ((GAP_MONTHS, ACTIVE), (GAP_YEARS, RESIDENT)):
        answers = Answers({TOPIC: TopicId.INTERRUPTION, **person})
        yield f"39-{question}", Journey(done.rules, done.today, answers, Spot(Kind.QUESTION, question))


def _sections(done: Journey) -> Iterator[tuple[str, Journey]]:
    desk = Desk(done.rules, Look(), lambda: done.today)
    desk.journey = done
    for section in desk.guide().sections:
        for page in range(len(paging.leaves(section, done.rules))):
            yield f"20-{section.id}-{page + 1}", done.open(Kind.SECTION, section.id, page)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--sizes", nargs="*", default=list(TextSize))
    parser.add_argument("--themes", nargs="*", default=[ThemeName.LIGHT])
    parser.add_argument("--screens", nargs="*", default=list(SCREENS))
    parser.add_argument("--pages", nargs="*", help="only pages whose names begin so")
    parser.add_argument("--keyboard", action="store_true", help="with the focus drawn")
    options = parser.parse_args()
    application = QApplication.instance() or QApplication(sys.argv[:1])
    app.add_fonts()
    rules, today = load(), date.today()  # noqa: DTZ011
    for screen in options.screens:
        width, height = map(int, screen.split("x"))
        for size in options.sizes:
            for theme in options.themes:
                look = Look(TextSize(size), ThemeName(theme))
                look.by_keyboard = options.keyboard
                desk = Desk(rules, look, lambda: today)
                window = Window(desk)
                window.resize(width, height)
                window.show()
                for name, journey in journeys(rules, today):
                    if options.pages and not any(name.startswith(page) for page in options.pages):
                        continue
                    desk.go(journey)
                    if journey.spot.within == TYPED:
                        window.page.field.setText("na")  # type: ignore[attr-defined]
                    application.processEvents()
                    application.processEvents()
                    folder = options.out / f"{screen}-{size}-{theme}"
                    folder.mkdir(parents=True, exist_ok=True)
                    window.grab().save(str(folder / f"{name}.png"))
                window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
