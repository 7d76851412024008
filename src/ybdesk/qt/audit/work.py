"""One screen at one text size: every page opened, in every theme, and measured.

Run as a process of its own, because a process has one scale for its screen:
`python -m ybdesk.qt.audit.work JOB` prints one JSON object.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ybdesk.qt.app import add_fonts
from ybdesk.qt.audit import papers
from ybdesk.qt.audit.clauses import Measured, Standards, standards
from ybdesk.qt.audit.drawn import Drawn
from ybdesk.qt.audit.measures import LAYOUT, colours, hands, rings
from ybdesk.qt.audit.scene import MM_PER_INCH, Scene
from ybdesk.qt.audit.tally import Place, Tally
from ybdesk.qt.audit.walk import ADJUSTING, LISTENING, pages
from ybdesk.qt.desk import Desk
from ybdesk.qt.journey import TYPED, Journey, Kind
from ybdesk.qt.printing_errand import Stage
from ybdesk.qt.speech import Engine, Reader
from ybdesk.qt.strikes import Strikes
from ybdesk.qt.theme import Look
from ybdesk.qt.window import Window
from ybdesk.rules.load import Ruleset, load
from ybdesk.settings import TextSize, ThemeName

DPI = 96.0
"""Of the screens that are imitated, in their own logical pixels."""
TYPING = "na"
Fault = Callable[[Window], None]
"""Something done to the window after each page is opened; how the tests break it."""


@dataclass(frozen=True, slots=True)
class Job:
    """What one process measures."""

    screen: str
    """`1024x768`, or `3840x2160@2` where the system shows everything twice as large."""
    size: str
    themes: tuple[str, ...]
    today: str
    only: tuple[str, ...] = ()
    """The beginnings of the pages' names; all where there are none."""

    @property
    def scale(self) -> int:
        return int(self.screen.partition("@")[2] or 1)

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height in logical pixels."""
        width, height = map(int, self.screen.partition("@")[0].split("x"))
        return width // self.scale, height // self.scale


class Clock:
    """The time of the strikes, which runs on only when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += seconds


class Silence(Engine):
    """A voice for a program that nobody listens to."""

    def say(self, text: str, pace: int, volume: int) -> None:
        del text, pace, volume

    def stop(self) -> None:
        """Is silent already."""


def measure(job: Job, rules: Ruleset, demands: Standards, fault: Fault | None = None) -> Tally:
    """Open every page of the job and add up what is measured on it."""
    tally, today = Tally(demands), date.fromisoformat(job.today)
    seen: dict[object, object] = {}
    frame: dict[object, Drawn] = {}
    with opened(job, rules) as (window, clock):
        for name, journey in pages(rules, today):
            if job.only and not name.startswith(job.only):
                continue
            _open(window, name, journey, fault)
            scene = Scene(window, demands, DPI / MM_PER_INCH, seen, frame)
            tally.add(_layout(scene), Place(name, job.size, job.themes[0], job.screen))
            dress = colours.dress(scene)
            for theme in job.themes if dress not in seen else ():
                seen[dress] = True
                _recolour(window, ThemeName(theme), fault)
                place = Place(name, job.size, theme, job.screen)
                tally.add(colours.measure(scene), place)
                tally.add(rings.measure(scene), place)
            _recolour(window, ThemeName(job.themes[0]), None)
        tally.add(hands.measure(window, clock.wait), Place("*", job.size, job.themes[0], job.screen))
    return tally


@contextmanager
def opened(job: Job, rules: Ruleset) -> Iterator[tuple[Window, Clock]]:
    """The window of the job's screen."""
    clock, today = Clock(), date.fromisoformat(job.today)
    look = Look(TextSize(job.size), ThemeName(job.themes[0]), DPI / MM_PER_INCH)
    window = Window(Desk(rules, look, lambda: today, Strikes(clock)), Reader(rules, lambda _: Silence()))
    papers.State(Stage.WHAT).hold(window.desk)
    window.resize(*job.pixels)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    try:
        yield window, clock
    finally:
        window.close()
        window.deleteLater()
        QApplication.processEvents()


def _open(window: Window, name: str, journey: Journey, fault: Fault | None) -> None:
    if name in papers.STATES:
        window.desk.go(journey.open(Kind.OVERVIEW))
        papers.STATES[name].hold(window.desk)
    window.desk.go(journey)
    if name in (LISTENING, ADJUSTING):
        window.reading.begin()
    if name == ADJUSTING and window.reading.bar.adjust in window.reading.bar.buttons:
        window.reading.bar.adjust.click()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if journey.spot.within == TYPED and hasattr(window.page, "field"):
        window.page.field.setText(TYPING)
    QApplication.processEvents()
    if fault is not None:
        fault(window)
        QApplication.processEvents()


def _layout(scene: Scene) -> Iterator[Measured]:
    for group in LAYOUT:
        yield from group(scene)


def _recolour(window: Window, theme: ThemeName, fault: Fault | None) -> None:
    if window.desk.look.theme is not theme:
        window.desk.restyle(theme=theme)
        if fault is not None:
            fault(window)


def main(arguments: Iterable[str] | None = None) -> int:
    """One job, given as JSON; its tally as JSON."""
    given: dict[str, Any] = json.loads(next(iter(arguments or sys.argv[1:])))
    job = Job(**{**given, "themes": tuple(given["themes"]), "only": tuple(given["only"])})
    application = QApplication.instance() or QApplication(sys.argv[:1])
    add_fonts()
    tally = measure(job, load(), standards())
    sys.stdout.write(json.dumps({"lines": tally.plain(), "pages": sorted(tally.pages)}, ensure_ascii=False))
    sys.stdout.flush()
    del application
    return 0


def command(job: Job) -> tuple[list[str], dict[str, str]]:
    """How to start a process for a job, and its environment."""
    given = json.dumps(asdict(job), ensure_ascii=False)
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": str(job.scale),
        "PYTHONIOENCODING": "utf-8",
    }
    return [sys.executable, "-m", __spec__.name if __spec__ else __name__, given], environment


if __name__ == "__main__":
    sys.exit(main())
