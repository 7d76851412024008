"""What a screen reader is told of the window: that it is one, its name, its parts in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from ybdesk.answers import TopicId

if TYPE_CHECKING:
    from conftest import Wizard


def test_the_window_is_a_window_with_the_programs_name(wizard: Wizard) -> None:
    told = QAccessible.queryAccessibleInterface(wizard.window)
    assert told.role() is QAccessible.Role.Window
    assert wizard.say("window.name") in told.text(QAccessible.Text.Name)


def test_header_page_message_footer(wizard: Wizard) -> None:
    window = wizard.window
    told = QAccessible.queryAccessibleInterface(window)
    children: list[object] = [told.child(number).object() for number in range(told.childCount())]
    parts: tuple[QWidget, ...] = (window.header, window.stack, window.notice, window.footer)
    assert [child for child in children if child in parts] == list(parts)
    assert all(told.child(number).isValid() for number in range(told.childCount()))


def test_a_turned_page_is_told_where_the_old_one_was(wizard: Wizard) -> None:
    wizard.tap(wizard.rules.topic(TopicId.BALANCE).name)
    stack = QAccessible.queryAccessibleInterface(wizard.window.stack)
    shown = [stack.child(number) for number in range(stack.childCount())]
    assert [one.object() for one in shown] == [wizard.window.page]
