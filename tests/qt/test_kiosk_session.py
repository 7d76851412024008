"""A visitor's whole time at the kiosk, and that nothing of it stays."""

from __future__ import annotations

import gc
import sys
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from ybdesk.answers import AGE, COVERAGE, DIVISION, Answers, Coverage, TopicId
from ybdesk.compose import facts
from ybdesk.kiosk.counters import Kind as Counted
from ybdesk.kiosk.session import Ending
from ybdesk.qt.journey import Journey, Kind, Panel, Spot
from ybdesk.qt.typeset import typeset
from ybdesk.rules.load import Ruleset
from ybdesk.rules.pack import HallPack
from ybdesk.settings import TextSize, ThemeName

sys.path.insert(0, str(Path(__file__).parent))
from kiosk_rig import DAY, Rig

DONE = Answers({DIVISION: "150100", COVERAGE: Coverage.EMPLOYEE_RETIRED, AGE: "72"})


@pytest.fixture
def rig(qapp: QApplication, rules: Ruleset) -> Iterator[Rig]:
    made = Rig(qapp, rules)
    yield made
    made.close()


def answered(rig: Rig) -> None:
    """A visitor who has come to the answer."""
    rig.begin()
    rig.visit.desk.go(Journey(rig.shell.rules, DAY, DONE, Spot(Kind.OVERVIEW)))
    rig.settle()


def over(rig: Rig) -> str:
    return type(rig.shell.over).__name__


def test_the_first_page_says_whose_desk_this_is(rig: Rig) -> None:
    assert rig.waiting
    assert rig.shell.over is not None
    said = " ".join(rig.shell.over.utterances())
    assert rig.hall.name in said
    assert rig.say("guide.disclaimer") in said


def test_any_touch_begins_but_in_the_two_upper_corners(rig: Rig) -> None:
    rig.tap(QPoint(3, 3))
    assert rig.waiting
    rig.tap(QPoint(200, 100))
    assert not rig.waiting
    assert rig.window.isVisibleTo(rig.shell)


def test_staff_on_every_page(rig: Rig) -> None:
    label = rig.say("kiosk.staff")
    assert label in [button.label for button in rig.buttons()]
    rig.begin()
    for journey in (
        rig.visit.desk.journey,
        Journey(rig.shell.rules, DAY, DONE, Spot(Kind.CHECK)),
        Journey(rig.shell.rules, DAY, DONE, Spot(Kind.OVERVIEW), Panel.PAPER),
    ):
        rig.visit.desk.go(journey)
        rig.press(label)
        assert over(rig) == "Staff"
        assert "3 号窗口" in " ".join(rig.shell.over.utterances())  # type: ignore[union-attr]
        rig.press(rig.say("kiosk.help.back"))
        assert rig.visit.desk.journey == journey
    rig.wait(120)
    rig.press(label)
    assert over(rig) == "Staff"


def test_staff_rings_where_the_hall_wants_it(qapp: QApplication, rules: Ruleset, tmp_path: Path) -> None:
    bell = tmp_path / "rung"
    rig = Rig(qapp, rules, ring=("touch", str(bell)))
    rig.press(rig.say("kiosk.staff"))
    assert rig.say("kiosk.help.rung") in rig.shell.over.utterances()  # type: ignore[union-attr]
    rig.until(bell.exists)
    rig.close()


def test_staff_asked_for_by_nobody_goes_away(rig: Rig) -> None:
    rig.press(rig.say("kiosk.staff"))
    rig.wait(59)
    assert over(rig) == "Staff"
    rig.wait(1.5)
    assert rig.waiting


def test_quiet_is_warned_about_aloud_and_one_tap_goes_on(rig: Rig) -> None:
    answered(rig)
    before = rig.visit.desk.journey
    rig.wait(119)
    assert rig.shell.over is None
    rig.wait(1.5)
    assert over(rig) == "Warned"
    assert rig.say("kiosk.warning.spoken") in rig.voice.said
    rig.wait(50)
    rig.tap(QPoint(600, 500))
    assert rig.shell.over is None
    assert rig.visit.desk.journey == before
    rig.wait(119)
    assert rig.shell.over is None


def test_the_warning_hides_what_was_on_the_screen(rig: Rig) -> None:
    answered(rig)
    rig.wait(121)
    assert not rig.window.isVisibleTo(rig.shell)


def rules_of(rig: Rig) -> tuple[object, ...]:
    """What a ruleset has looked up for somebody."""
    rules = rig.shell.rules
    return rules._credits, rules._years, rules._sources


def test_nobody_answers_and_everything_goes(rig: Rig) -> None:
    answered(rig)
    assert all(rules_of(rig)[::2])
    desk, window = rig.visit.desk, weakref.ref(rig.window)
    desk.restyle(TextSize.LARGEST, ThemeName.DARK)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("430900")
    if clipboard.supportsSelection():
        clipboard.setText("430900", QClipboard.Mode.Selection)
    rig.window.page.scroll.scroll_to(200)
    rig.shell.voice.read(["150100"])
    rig.wait(900 + 181)
    assert rig.waiting
    assert not rig.voice.reading
    assert rig.voice.renewed
    assert all(clipboard.text(mode) == "" for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection))
    assert typeset.cache_info().currsize < 40
    assert not facts.place.cache_info().currsize
    assert not any(rules_of(rig))
    rig.begin()
    assert len(rig.visit.desk.journey.answers) == 0
    assert (rig.visit.desk.look.text_size, rig.visit.desk.look.theme) == (TextSize.STANDARD, ThemeName.LIGHT)
    del desk
    gc.collect()
    assert window() is None


def test_finished_means_everything_goes_at_once(rig: Rig) -> None:
    answered(rig)
    rig.press(rig.say("kiosk.finish"))
    assert rig.waiting
    assert rig.kiosk.counters.total[Counted.ENDING, "finished"] == 1


def test_the_screen_is_hidden_and_comes_back_as_it_was(rig: Rig) -> None:
    answered(rig)
    before = rig.visit.desk.journey
    ways: list[Callable[[], None]] = [
        lambda: rig.press(rig.say("kiosk.blank")),
        lambda: rig.key(Qt.Key.Key_F8),
    ]
    for hide in ways:
        hide()
        assert over(rig) == "Blank"
        image = rig.shell.grab().toImage()
        assert {image.pixelColor(x, 100).name() for x in range(0, image.width(), 40)} == {"#000000"}
        rig.tap(QPoint(20, 20))
        assert rig.shell.over is None
        assert rig.visit.desk.journey == before
    rig.key(Qt.Key.Key_F8)
    rig.key(Qt.Key.Key_5)
    assert rig.shell.over is None


def test_listening_is_not_quiet(rig: Rig) -> None:
    answered(rig)
    rig.shell.voice.read(["..."])
    rig.wait(300)
    assert rig.shell.over is None
    rig.voice.stop()
    rig.wait(121)
    assert over(rig) == "Warned"


@pytest.mark.parametrize("size", [(1280, 800), (1080, 1920)])
def test_sitting_the_buttons_are_low(rig: Rig, size: tuple[int, int]) -> None:
    rig.shell.resize(*size)
    rig.press(rig.say("kiosk.attract.low"))
    rig.visit.desk.go(Journey(rig.shell.rules, DAY, DONE, Spot(Kind.CHECK)))
    rig.settle()
    header = rig.window.header
    middle = header.mapTo(rig.shell, header.rect().center()).y()
    assert middle > 0.7 * size[1]
    highest = min(b.mapTo(rig.shell, QPoint(0, 0)).y() for b in rig.buttons())
    assert highest > (0.36 * size[1] if size[1] > size[0] else 0)
    rig.press(rig.say("kiosk.staff"))
    rig.press(rig.say("kiosk.help.high"))
    rig.press(rig.say("kiosk.help.back"))
    assert header.y() == 0
    rig.press(rig.say("kiosk.finish"))
    rig.begin()
    assert rig.window.header.y() == 0
    assert rig.window.y() == 0


def test_the_voice_invites_now_and_then(rig: Rig) -> None:
    rig.wait(rig.hall.invite_seconds + 1)
    assert rig.voice.said == [rig.say("kiosk.attract.spoken")]
    rig.wait(rig.hall.invite_seconds + 1)
    assert len(rig.voice.said) == 2


def test_the_voice_may_be_told_not_to(qapp: QApplication, rules: Ruleset) -> None:
    rig = Rig(qapp, rules, invite=False)
    rig.wait(1000)
    assert rig.voice.said == []
    rig.close()


def test_printing_says_what_came_of_it(rig: Rig) -> None:
    answered(rig)
    rig.press(rig.say("window.paper"))
    rig.press(rig.say("kiosk.paper.print"))
    rig.until(lambda: not rig.shell.press.busy)
    assert rig.printer.sheets[0].startswith(b"%PDF")
    assert rig.say("kiosk.paper.printed") in rig.window.page.utterances()


def test_a_job_of_somebody_who_left_is_taken_back(rig: Rig) -> None:
    import threading

    rig.printer.hold = threading.Event()
    answered(rig)
    rig.press(rig.say("window.paper"))
    rig.press(rig.say("kiosk.paper.print"))
    assert rig.shell.press.busy
    rig.press(rig.say("kiosk.finish"))
    assert not rig.shell.press.busy
    assert rig.kiosk.counters.total[Counted.PRINT, "cancelled"] == 1
    rig.begin()
    rig.visit.desk.show(Panel.PAPER)
    assert rig.say("kiosk.paper.nothing") in rig.window.page.utterances()


def test_a_visit_that_ends_with_a_step_leaves_nothing(rig: Rig) -> None:
    rig.begin()
    desk = rig.visit.desk
    left: list[weakref.ref[QWidget]] = [weakref.ref(rig.window), weakref.ref(rig.window.page)]
    desk.go(desk.journey.begin(TopicId.BALANCE))
    left.append(weakref.ref(rig.window.page))
    rig.shell.end(Ending.FINISHED)
    rig.settle()
    del desk
    gc.collect()
    assert [widget() for widget in left] == [None] * 3


def test_steps_are_counted_only_when_they_are_over(rig: Rig) -> None:
    answered(rig)
    assert not rig.kiosk.counters.total
    rig.press(rig.say("kiosk.finish"))
    total = rig.kiosk.counters.total
    assert total[Counted.PAGE, "overview"] == 1
    assert total[Counted.PLACE, "150100"] == 1


def test_nothing_can_be_typed(rig: Rig) -> None:
    rig.begin()
    rig.visit.desk.go(
        Journey(rig.shell.rules, DAY, Answers({"topic": "balance"}), Spot(Kind.QUESTION, DIVISION))
    )
    rig.settle()
    assert rig.say("division.by-typing") not in [button.label for button in rig.buttons()]


def test_the_hall_speaks_in_every_guide(rig: Rig) -> None:
    rig.shell.pack = HallPack(rig.hall.name, DAY, address="青山路 1 号")
    rig.press(rig.say("kiosk.attract.begin"))
    desk = rig.visit.desk
    desk.go(Journey(rig.shell.rules, DAY, DONE, Spot(Kind.OVERVIEW)))
    texts = [block.text for section in desk.guide().sections for block in section.blocks]
    assert any("青山路 1 号" in text for text in texts)
    assert [section.id for section in desk.guide().sections].count("hall") == 1
