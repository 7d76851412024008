"""Shoot every page of the kiosk into a directory: `python tests/qt/kiosk_screenshots.py OUT`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from ybdesk.answers import AGE, COVERAGE, DIVISION, Answers, Coverage
from ybdesk.kiosk.hall import Hall
from ybdesk.kiosk.press import Outcome
from ybdesk.qt import app
from ybdesk.qt.journey import Journey, Kind, Panel, Spot
from ybdesk.qt.kiosk.app import Kiosk
from ybdesk.rules.load import load
from ybdesk.settings import TextSize, ThemeName

SCREENS = ((1024, 768), (1280, 800), (1920, 1080), (1080, 1920))
HALL = Hall(name="青山区政务服务大厅", desk="3 号窗口", phone="0472-12393", update=("true",))
DONE = Answers({DIVISION: "150100", COVERAGE: Coverage.EMPLOYEE_RETIRED, AGE: "72"})


class Silent:
    """A voice that says nothing."""

    def read(self, texts: Sequence[str]) -> None: ...
    def stop(self) -> None: ...


def shoot_all(application: QApplication, kiosk: Kiosk, size: tuple[int, int], folder: Path) -> None:
    """Every page on one screen."""
    shell = kiosk.shell
    shell.resize(*size)
    shell.show()
    number = 0

    def shoot(name: str) -> None:
        nonlocal number
        number += 1
        application.processEvents()
        application.processEvents()
        shell.grab().save(str(folder / f"{number:02}-{name}.png"))

    shoot("attract")
    shell.begin(False)
    assert shell.visit is not None
    shoot("welcome")
    journey = Journey(kiosk.rules, date(2026, 11, 21), DONE, Spot(Kind.CHECK))
    for question in (DIVISION, COVERAGE, AGE):
        shell.visit.desk.go(journey._replace(spot=Spot(Kind.QUESTION, question)))
        shoot(question)
    shell.visit.desk.go(journey)
    shoot("check")
    shell.visit.desk.open(Kind.OVERVIEW)
    shoot("overview")
    shell.visit.desk.show(Panel.PAPER)
    shoot("paper")
    shell.visit.printed(Outcome.PAPER_JAM)
    shoot("paper-jam")
    shell.visit.desk.back()
    shell.ask_staff()
    shoot("staff")
    shell._turn()
    shell.uncover()
    shoot("low")
    shell.ask_staff()
    shoot("low-staff")
    shell.uncover()
    shell._warn()
    shoot("warning")
    shell.uncover()
    shell.blank()
    shoot("blank")
    shell.blank()
    shell.broke()
    shoot("calm")
    shell.attract()
    kiosk.attendance.ask()
    shoot("pin")
    kiosk.attendance.enter()
    shoot("keeper")


def main() -> int:
    out = Path(sys.argv[1])
    application = QApplication(sys.argv[:1])
    app.add_fonts()
    rules = load()
    for width, height in SCREENS:
        for size, theme in ((TextSize.STANDARD, ThemeName.LIGHT), (TextSize.LARGEST, ThemeName.DARK)):
            folder = out / f"{width}x{height}-{size}-{theme}"
            folder.mkdir(parents=True, exist_ok=True)
            hall = replace(HALL, text_size=size, theme=theme)
            kiosk = Kiosk(
                application,
                hall,
                rules,
                make_voice=Silent,
                sender=lambda *_: Outcome.PRINTED,
                today=lambda: date(2026, 11, 21),
            )
            shoot_all(application, kiosk, (width, height), folder)
            kiosk.close()
            kiosk.shell.deleteLater()
    return 0


if __name__ == "__main__":
    sys.exit(main())
