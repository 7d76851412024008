"""A finger moves what scrolls; a drag chooses nothing, a tap may tremble, sliding off still cancels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ybdesk.qt.controls import Button
from ybdesk.qt.journey import Kind
from ybdesk.qt.text import Text
from ybdesk.qt.tree import below

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPointingDevice

    from conftest import Wizard
    from ybdesk.qt.journey import Journey
    from ybdesk.qt.scroll import Scroll


@pytest.fixture(scope="module")
def device() -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.fixture
def long_page(make_wizard: Callable[..., Wizard], every_page: dict[str, Journey]) -> Wizard:
    wizard = make_wizard(size=(1024, 768))
    wizard.desk.go(every_page["13-overview"])
    wizard.settle()
    wizard.now += 10
    assert scroll(wizard).most > 200
    return wizard


def scroll(wizard: Wizard) -> Scroll:
    return wizard.window.page.scroll


def tile(wizard: Wizard) -> Button:
    """A button of the content that is in sight."""
    pane = scroll(wizard).pane
    for button in below(scroll(wizard).content, Button):
        top = button.mapTo(pane, QPoint(0, 0)).y()
        if button.isVisible() and top >= 0 and top + button.height() < pane.height():
            return button
    raise AssertionError


def centre(wizard: Wizard, button: Button) -> QPoint:
    return button.mapTo(wizard.window, button.rect().center())


class Finger:
    """Touches the window at one place after another."""

    def __init__(self, wizard: Wizard, device: QPointingDevice) -> None:
        self._wizard, self._device = wizard, device

    def _do(self, what: str, at: QPoint) -> None:
        sequence = QTest.touchEvent(self._wizard.window, self._device)
        getattr(sequence, what)(0, at, self._wizard.window)
        sequence.commit()
        self._wizard.settle()

    def drag(self, *places: QPoint) -> None:
        """Down at the first, up at the last."""
        self._do("press", places[0])
        for at in places[1:]:
            self._do("move", at)
        self._do("release", places[-1])


@pytest.fixture
def finger(long_page: Wizard, device: QPointingDevice) -> Finger:
    return Finger(long_page, device)


def mm(wizard: Wizard, millimetres: float) -> int:
    return wizard.desk.look.mm(millimetres)


def test_a_finger_moves_the_page_and_chooses_nothing(long_page: Wizard, finger: Finger) -> None:
    start, before = centre(long_page, tile(long_page)), long_page.desk.journey
    up = QPoint(0, -mm(long_page, 7))
    finger.drag(start, start + up, start + up * 2, start + up * 4)
    assert scroll(long_page).value == pytest.approx(-3 * up.y(), abs=2)
    assert long_page.desk.journey == before
    assert not any(button.isDown() for button in below(long_page.window, Button))


def test_the_tile_travels_with_the_finger_and_is_not_chosen(long_page: Wizard, finger: Finger) -> None:
    """Let go over the very tile that was pressed: it was a drag all the same."""
    chosen = []
    button = tile(long_page)
    button.chosen.connect(lambda: chosen.append(True))
    start, step = centre(long_page, button), QPoint(0, mm(long_page, 7))
    finger.drag(start, start - step, start - step * 2, start)
    assert scroll(long_page).value == 0
    assert not chosen


def test_a_drag_from_the_words_between_the_tiles(long_page: Wizard, finger: Finger) -> None:
    words = next(t for t in below(scroll(long_page).content, Text) if t.isVisible())
    start = words.mapTo(long_page.window, words.rect().center())
    step = QPoint(0, mm(long_page, 8))
    finger.drag(start, start - step, start - step * 2)
    assert scroll(long_page).value == pytest.approx(step.y(), abs=2)
    finger.drag(start, start + step, start + step * 5)
    assert scroll(long_page).value == 0


def test_a_small_movement_is_still_a_tap(long_page: Wizard, finger: Finger) -> None:
    button, before = tile(long_page), long_page.desk.journey
    start = centre(long_page, button)
    slip = QPoint(mm(long_page, 2), -mm(long_page, 4))
    finger.drag(start, start + slip)
    assert long_page.desk.journey != before


def test_sideways_is_no_drag_and_sliding_off_cancels(long_page: Wizard, finger: Finger) -> None:
    button, before = tile(long_page), long_page.desk.journey
    start = centre(long_page, button)
    finger.drag(start, start + QPoint(button.width() // 3, 0), start + QPoint(button.width() + 40, 5))
    assert long_page.desk.journey == before
    assert scroll(long_page).value == 0


def test_a_trembling_finger_must_leave_the_tile(long_page: Wizard, finger: Finger) -> None:
    long_page.desk.restyle(trembling=True)
    button, before = tile(long_page), long_page.desk.journey
    start = button.mapTo(long_page.window, QPoint(button.width() // 2, button.height() - 4))
    far = QPoint(0, 8 - button.height())
    assert -far.y() > mm(long_page, 12)
    finger.drag(start, start + far * 0.5, start + far)
    assert scroll(long_page).value == 0
    assert long_page.desk.journey != before


def test_a_mouse_must_leave_the_tile_too(long_page: Wizard) -> None:
    button, before = tile(long_page), long_page.desk.journey
    low, high = QPoint(20, button.height() - 3), QPoint(20, 3)
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=low)
    QTest.mouseMove(button, high)
    assert scroll(long_page).value == 0
    QTest.mouseMove(button, QPoint(20, -60))
    assert not button.isDown()
    QTest.mouseMove(button, QPoint(20, -90))
    assert scroll(long_page).value > 0
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
    assert long_page.desk.journey == before


def test_a_cut_tile_does_not_run_from_the_finger(long_page: Wizard, finger: Finger) -> None:
    """Pressed, it gets the focus; it is brought into sight only after that."""
    pane = scroll(long_page).pane
    cut = tile(long_page)
    top = cut.mapTo(scroll(long_page).content, QPoint(0, 0)).y()
    scroll(long_page).scroll_to(top + cut.height() // 2)
    assert 0 < -cut.mapTo(pane, QPoint(0, 0)).y() < cut.height()
    long_page.window.setFocus()
    before = long_page.desk.journey
    finger.drag(cut.mapTo(long_page.window, QPoint(cut.width() // 2, cut.height() - 5)))
    assert long_page.desk.journey != before


def test_a_page_that_fits_stays_where_it_is(wizard: Wizard, device: QPointingDevice) -> None:
    wizard.now += 10
    wizard.desk.go(wizard.desk.journey)
    button = wizard.window.page.choices[0]
    start = centre(wizard, button)
    Finger(wizard, device).drag(start, start + QPoint(0, button.height() // 4))
    assert wizard.desk.journey.spot.kind is not Kind.WELCOME
    assert scroll(wizard).value == 0
