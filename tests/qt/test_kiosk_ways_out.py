"""The exits that the program itself closes, one by one; docs/kiosk.md lists them with those others close."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QFileOpenEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication

from ybdesk.qt.kiosk.keeper import Keeper, Pin
from ybdesk.qt.kiosk.lockdown import SCHEMES
from ybdesk.rules.load import Ruleset

sys.path.insert(0, str(Path(__file__).parent))
from kiosk_rig import Rig

QT = Path(__file__).resolve().parents[2] / "src" / "ybdesk" / "qt"
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
META, SHIFT = Qt.KeyboardModifier.MetaModifier, Qt.KeyboardModifier.ShiftModifier
CHORDS = [
    (Qt.Key.Key_F4, ALT),
    (Qt.Key.Key_Tab, ALT),
    (Qt.Key.Key_Right, CONTROL | ALT),
    (Qt.Key.Key_Delete, CONTROL | ALT),
    (Qt.Key.Key_Backspace, CONTROL | ALT),
    (Qt.Key.Key_F2, CONTROL | ALT),
    (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Super_L, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_D, META),
    (Qt.Key.Key_L, META),
    (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_F10, SHIFT),
    (Qt.Key.Key_Print, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_P, CONTROL),
    (Qt.Key.Key_O, CONTROL),
    (Qt.Key.Key_S, CONTROL),
    (Qt.Key.Key_Q, CONTROL),
    (Qt.Key.Key_W, CONTROL),
    (Qt.Key.Key_V, CONTROL),
    (Qt.Key.Key_C, CONTROL),
    (Qt.Key.Key_Insert, SHIFT),
    (Qt.Key.Key_HomePage, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_LaunchMail, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_PowerOff, Qt.KeyboardModifier.NoModifier),
]


@pytest.fixture
def rig(qapp: QApplication, rules: Ruleset) -> Iterator[Rig]:
    made = Rig(qapp, rules)
    yield made
    made.close()


def only_ours(rig: Rig) -> None:
    """Nothing but the kiosk's window is there, and it covers the screen."""
    shown = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    assert shown == [rig.shell]
    assert rig.shell.isFullScreen()
    assert not rig.left


@pytest.mark.parametrize("begun", [False, True])
def test_key_chords_do_nothing(rig: Rig, begun: bool) -> None:
    if begun:
        rig.begin()
    before = rig.visit.desk.journey if begun else None
    for key, modifiers in CHORDS:
        rig.key(key, modifiers)
        only_ours(rig)
        assert rig.waiting is not begun
    if begun:
        assert rig.visit.desk.journey == before


def test_escape_never_leads_out(rig: Rig) -> None:
    for _ in range(3):
        rig.key(Qt.Key.Key_Escape)
        only_ours(rig)
    rig.begin()
    for _ in range(5):
        rig.key(Qt.Key.Key_Escape)
        only_ours(rig)


def test_the_keys_that_help_still_do(rig: Rig) -> None:
    rig.key(Qt.Key.Key_Return)
    assert not rig.waiting
    rig.key(Qt.Key.Key_1)
    assert rig.visit.desk.journey.spot.kind == "question"
    rig.key(Qt.Key.Key_Escape)
    assert rig.visit.desk.journey.spot.kind == "welcome"


def test_closing_is_refused(rig: Rig) -> None:
    handle = rig.shell.windowHandle()
    QApplication.sendEvent(handle, QCloseEvent())
    assert rig.shell.close() is False
    QApplication.closeAllWindows()
    rig.settle()
    only_ours(rig)


def test_a_window_made_small_is_large_again(rig: Rig) -> None:
    for shrink in (rig.shell.showNormal, rig.shell.showMinimized, rig.shell.showMaximized):
        shrink()
        rig.settle()
        only_ours(rig)


def test_no_context_menu_no_other_button_no_long_press(rig: Rig) -> None:
    rig.begin()
    middle = rig.shell.rect().center()
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.BackButton):
        for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            event = QMouseEvent(
                kind, QPointF(middle), QPointF(middle), button, button, Qt.KeyboardModifier(0)
            )
            QApplication.sendEvent(rig.shell.windowHandle(), event)
            only_ours(rig)
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, middle)
    QApplication.sendEvent(rig.shell.windowHandle(), menu)
    assert QApplication.activePopupWidget() is None
    only_ours(rig)


def test_nothing_can_be_dropped(rig: Rig) -> None:
    rig.begin()
    data = QMimeData()
    data.setUrls([QUrl("file:///etc/passwd"), QUrl("https://example.org")])
    where, left = QPoint(200, 200), Qt.MouseButton.LeftButton
    copy, nothing = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(where, copy, data, left, nothing)
    QApplication.sendEvent(rig.shell.windowHandle(), entering)
    dropping = QDropEvent(QPointF(where), copy, data, left, nothing)
    QApplication.sendEvent(rig.shell.windowHandle(), dropping)
    assert not entering.isAccepted()
    assert not dropping.isAccepted()
    QApplication.sendEvent(rig.application, QFileOpenEvent("/etc/passwd"))
    only_ours(rig)


def test_no_address_is_opened(rig: Rig) -> None:
    opened: list[QUrl] = []
    rig.kiosk.lockdown.nowhere = opened.append
    for scheme in SCHEMES:
        QDesktopServices.openUrl(QUrl(f"{scheme}://example.org/x"))
    only_ours(rig)


def test_the_program_has_no_dialog_and_opens_nothing() -> None:
    forbidden = {"QFileDialog", "QPrintDialog", "QPageSetupDialog", "QMessageBox", "QInputDialog", "QMenu",
                 "QDialog", "QWebEngineView", "QTextBrowser", "openUrl", "setOpenExternalLinks",
                 "startDetached", "webbrowser"}  # fmt: skip
    for path in QT.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        used |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        used |= {
            alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names
        }
        assert not used & forbidden, path


def test_no_text_is_a_link(rig: Rig) -> None:
    from PySide6.QtWidgets import QLabel, QLineEdit, QTextEdit

    rig.begin()
    labels: Iterable[QLabel] = rig.shell.findChildren(QLabel)
    outside = [label.openExternalLinks() for label in labels]
    assert outside
    assert not any(outside)
    assert not rig.shell.findChildren(QLineEdit)
    assert not rig.shell.findChildren(QTextEdit)


def gesture(rig: Rig) -> None:
    right = rig.shell.width() - 4
    for x in (4, right, 4, right):
        rig.tap(QPoint(x, 4))


def enter(rig: Rig, pin: str) -> None:
    page = rig.shell.over
    assert isinstance(page, Pin)
    for digit in pin:
        rig.tap(page.keys[digit].mapTo(rig.shell, page.keys[digit].rect().center()))
    rig.press(rig.say("kiosk.pin.done"))


@pytest.fixture
def kept(qapp: QApplication, rules: Ruleset) -> Iterator[Rig]:
    argon2 = pytest.importorskip("argon2")
    made = Rig(qapp, rules, pin=argon2.PasswordHasher(1, 8, 1).hash("246810"))
    yield made
    made.close()


def test_the_attendants_way(kept: Rig) -> None:
    rig = kept
    gesture(rig)
    enter(rig, "246810")
    assert isinstance(rig.shell.over, Keeper)
    rig.press(rig.say("kiosk.attendant.test"))
    rig.until(lambda: bool(rig.printer.sheets) and not rig.shell.press.busy)
    assert rig.say("kiosk.paper.printed") in rig.shell.over.utterances()
    rig.press(rig.say("kiosk.attendant.quit"))
    rig.press(rig.say("kiosk.attendant.restart"))
    assert rig.left == [0, 75]


def test_the_pin_is_never_shown_and_wrong_ones_cost_time(kept: Rig) -> None:
    rig = kept
    gesture(rig)
    page = rig.shell.over
    assert isinstance(page, Pin)
    for _ in range(3):
        enter(rig, "111111")
        assert rig.shell.over is page
    assert "111111" not in " ".join(page.utterances())
    assert any("5" in text for text in page.utterances())
    page.type("2")
    assert not page.done.isEnabled()
    rig.wait(5)
    page._set("")
    enter(rig, "246810")
    assert isinstance(rig.shell.over, Keeper)


def test_an_attendant_who_walks_away_leaves_nothing_open(kept: Rig) -> None:
    rig = kept
    gesture(rig)
    rig.wait(61)
    assert rig.waiting
    gesture(rig)
    enter(rig, "246810")
    rig.wait(61)
    assert rig.waiting


def test_without_a_pin_there_is_no_attendants_page(rig: Rig) -> None:
    gesture(rig)
    page = rig.shell.over
    assert isinstance(page, Pin)
    for _ in range(8):
        page.type("1")
    assert not page.done.isEnabled()
    rig.press(rig.say("kiosk.pin.back"))
    assert rig.waiting


def test_the_gesture_must_be_made_in_one_go(rig: Rig) -> None:
    right = rig.shell.width() - 4
    for x in (4, right, 4):
        rig.tap(QPoint(x, 4))
    rig.clock.at += 20
    rig.tap(QPoint(right, 4))
    assert rig.waiting
