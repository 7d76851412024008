"""What breaks, and the page that can be used afterwards; nothing is left of the session."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ybdesk.answers import AGE, COVERAGE, DIVISION, Answers, Coverage
from ybdesk.kiosk.counters import Kind as Counted
from ybdesk.kiosk.press import DEADLINE_SECONDS, Outcome, Slip
from ybdesk.qt.journey import Journey, Kind, Panel, Spot
from ybdesk.qt.kiosk.app import BROKEN, Kiosk
from ybdesk.qt.kiosk.pauses import Calm
from ybdesk.rules.load import Ruleset

sys.path.insert(0, str(Path(__file__).parent))
from kiosk_rig import DAY, Rig

SECRET = Answers({DIVISION: "150100", COVERAGE: Coverage.EMPLOYEE_RETIRED, AGE: "113"})


@pytest.fixture
def rig(qapp: QApplication, rules: Ruleset) -> Iterator[Rig]:
    made = Rig(qapp, rules)
    made.begin()
    made.visit.desk.go(Journey(rules, DAY, SECRET, Spot(Kind.OVERVIEW)))
    made.settle()
    yield made
    made.close()


def throw(rig: Rig) -> None:
    """What Qt does with an error in a page: it goes to the hook."""
    try:
        raise ValueError("113 years old, from 150100")
    except ValueError as error:
        rig.kiosk.broke(type(error), error, error.__traceback__)
    rig.settle()


def usable(rig: Rig) -> None:
    """A new visitor gets from the first page to the first question."""
    assert rig.waiting
    rig.begin()
    assert len(rig.visit.desk.journey.answers) == 0
    rig.visit.desk.go(rig.visit.desk.journey.begin(rig.shell.rules.topics[0]))
    assert rig.visit.desk.journey.spot.kind is Kind.QUESTION


def test_a_page_that_raises(rig: Rig, capsys: pytest.CaptureFixture[str]) -> None:
    throw(rig)
    assert isinstance(rig.shell.over, Calm)
    assert rig.shell.visit is None
    log = capsys.readouterr().err
    assert "ValueError at test_kiosk_faults.py" in log
    assert "113" not in log.replace("113 at", "")
    assert "150100" not in log
    rig.press(rig.say("kiosk.calm.go"))
    usable(rig)


def test_the_calm_page_goes_away_within_ten_seconds(rig: Rig) -> None:
    throw(rig)
    rig.wait(10)
    usable(rig)


def test_faults_that_follow_each_other_start_the_kiosk_afresh(rig: Rig) -> None:
    codes: list[int] = []
    rig.kiosk.application = type("Application", (), {"exit": staticmethod(codes.append)})  # type: ignore[assignment]
    for _ in range(3):
        throw(rig)
    assert codes == [BROKEN]


def test_a_voice_that_dies(rig: Rig) -> None:
    rig.voice.broken = True
    rig.press(rig.say("window.read"))
    assert rig.window.notice.isVisibleTo(rig.shell)
    assert rig.kiosk.counters.total[Counted.FAULT, "voice"] == 1
    rig.wait(121)
    rig.wait(61)
    usable(rig)


def test_a_printer_that_hangs(rig: Rig) -> None:
    rig.printer.hold = threading.Event()
    rig.press(rig.say("window.paper"))
    rig.press(rig.say("kiosk.paper.print"))
    rig.wait(1)
    assert rig.say("kiosk.paper.busy") in rig.window.page.utterances()
    rig.press(rig.say("window.back"))
    assert rig.visit.desk.journey.panel is Panel.NONE
    rig.visit.desk.show(Panel.PAPER)
    rig.wait(DEADLINE_SECONDS)
    assert rig.say("kiosk.paper.hung") in rig.window.page.utterances()
    assert rig.kiosk.counters.total[Counted.FAULT, "print"] == 1
    rig.press(rig.say("kiosk.finish"))
    usable(rig)


def test_a_printer_without_paper_says_so_and_goes_on_when_it_has_some(rig: Rig) -> None:
    filled = threading.Event()

    def without_paper(_document: bytes, slip: Slip) -> Outcome:
        slip.waits_for = Outcome.PAPER_OUT
        filled.wait(60)
        slip.waits_for = None
        return Outcome.PRINTED

    rig.shell.press._sender = without_paper
    rig.press(rig.say("window.paper"))
    rig.press(rig.say("kiosk.paper.print"))
    rig.until(lambda: rig.say("kiosk.paper.paper-out") in rig.window.page.utterances())
    rig.press(rig.say("window.back"))
    rig.press(rig.say("window.paper"))
    assert rig.say("kiosk.paper.paper-out") in rig.window.page.utterances()
    filled.set()
    rig.until(lambda: rig.say("kiosk.paper.printed") in rig.window.page.utterances())


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_end_of_a_job_has_its_sentence(rig: Rig, outcome: Outcome) -> None:
    rig.printer.outcome = outcome
    rig.press(rig.say("window.paper"))
    rig.press(rig.say("kiosk.paper.print"))
    rig.until(lambda: not rig.shell.press.busy)
    assert rig.say(f"kiosk.paper.{outcome}") in rig.window.page.utterances()


def test_a_sheet_that_cannot_be_made(qapp: QApplication, rules: Ruleset) -> None:
    def full(*_: object) -> bytes:
        raise OSError(28, "No space left on device")

    rig = Rig(qapp, rules, maker=full)
    rig.begin()
    rig.visit.desk.go(Journey(rules, DAY, SECRET, Spot(Kind.OVERVIEW)))
    rig.settle()
    rig.press(rig.say("window.paper"))
    rig.press(rig.say("kiosk.paper.print"))
    rig.until(lambda: not rig.shell.press.busy)
    assert rig.say("kiosk.paper.broken") in rig.window.page.utterances()
    rig.close()


def test_the_disk_is_full(qapp: QApplication, rules: Ruleset, tmp_path: Path) -> None:
    rig = Rig(qapp, rules, state=str(tmp_path / "gone"), textfile=str(tmp_path / "gone" / "ybdesk.prom"))
    rig.begin()
    rig.wait(901 + 181)
    assert rig.kiosk.counters.total[Counted.FAULT, "write"] >= 1
    usable(rig)
    rig.close()


def test_the_clock_jumps(rig: Rig) -> None:
    rig.clock.at -= 1e7
    rig.wait(119)
    assert rig.shell.visit is not None
    rig.wait(62)
    usable(rig)
    rig.clock.at += 1e7
    rig.kiosk.tick()
    rig.settle()
    usable(rig)


def test_the_screen_changes(rig: Rig) -> None:
    screen = QGuiApplication.primaryScreen()
    screen.geometryChanged.emit(QRect(0, 0, 640, 480))
    rig.settle()
    assert rig.kiosk.counters.total[Counted.ENDING, "screen"] == 1
    assert rig.shell.geometry() == screen.geometry()
    usable(rig)


def test_the_screen_is_unplugged_and_plugged_in(rig: Rig) -> None:
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.screenRemoved.emit(QGuiApplication.primaryScreen())
    application.screenAdded.emit(QGuiApplication.primaryScreen())
    rig.settle()
    usable(rig)


def test_the_window_gets_another_size_and_nothing_is_out_of_reach(rig: Rig) -> None:
    for width, height in ((320, 240), (2000, 300), (500, 2400), (1, 1), (1280, 800)):
        rig.shell.resize(width, height)
        rig.settle()
        rig.wait(0.5)
    assert rig.shell.visit is not None
    assert rig.say("kiosk.finish") in [button.label for button in rig.buttons()]


def test_a_ring_that_is_not_there(qapp: QApplication, rules: Ruleset) -> None:
    rig = Rig(qapp, rules, ring=("/nonexistent/bell",))
    rig.press(rig.say("kiosk.staff"))
    rig.press(rig.say("kiosk.help.back"))
    usable(rig)
    rig.close()


def test_signs_of_life_come_from_the_main_loop(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    alive: list[int] = []
    monkeypatch.setattr(rig.kiosk.notifier, "alive", lambda: alive.append(1))
    rig.kiosk.notifier.period = 0.01
    hook = sys.excepthook
    rig.kiosk.open()
    sys.excepthook = hook
    rig.until(lambda: len(alive) > 2)
    assert isinstance(rig.kiosk, Kiosk)
