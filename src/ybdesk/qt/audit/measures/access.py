"""What a keyboard and a screen reader meet: order, reach, names, roles, and word of a new page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ybdesk.qt.audit.clauses import Measured
from ybdesk.qt.audit.scene import Part, Scene
from ybdesk.qt.window import Window

NO_ROLES = frozenset({QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane})


def measure(scene: Scene) -> Iterator[Measured]:
    yield from _announced(scene)
    yield from _order(scene)
    names: Counter[str] = Counter()
    for part in scene.targets:
        face = QAccessible.queryAccessibleInterface(part.widget)
        name = face.text(QAccessible.Text.Name).strip() if face is not None else ""
        yield Measured("access.name", not name, part.name)
        yield Measured("access.role", face is None or face.role() in NO_ROLES, part.name)
        names[name] += 1
    for part in scene.texts:
        if not part.target:
            face = QAccessible.queryAccessibleInterface(part.widget)
            told = face is not None and bool(face.text(QAccessible.Text.Name).strip())
            yield Measured("access.name", not told, part.name)
    again = [name for name, count in names.items() if count > 1]
    yield Measured("access.unique", len(again), " ".join(again)[:40])


def _announced(scene: Scene) -> Iterator[Measured]:
    """A screen reader tells what has the focus and the window's title: both must be of this page."""
    focused = QApplication.focusWidget()
    inside = focused is not None and scene.page.isAncestorOf(focused)
    titled = bool(scene.page.heading) and scene.page.heading in scene.window.windowTitle()
    yield Measured("access.announced", not inside or not titled, scene.page.heading)


def _order(scene: Scene) -> Iterator[Measured]:
    _strike_tab(scene.window)
    targets = {part.widget: part for part in scene.targets if part.widget.isEnabled()}
    visited = list(_chain(scene.window))
    chain = [targets[widget] for widget in visited if widget in targets]
    for part in targets.values():
        yield Measured("focus.reach", part.widget not in visited, part.name)
    for one, other in pairwise(chain):
        yield Measured("focus.order", not _reads_on(one, other, scene.window), f"{one.name} → {other.name}")


def _strike_tab(window: Window) -> None:
    """The order is settled when somebody first strikes the tab key; the focus goes back to where it was."""
    before, look = QApplication.focusWidget(), window.desk.look
    QTest.keyClick(before or window, Qt.Key.Key_Tab)
    look.by_keyboard = False
    if before is not None:
        before.setFocus(Qt.FocusReason.OtherFocusReason)


def _chain(window: QWidget) -> Iterator[QWidget]:
    """The widgets that the tab key visits, in its order."""
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window:
        if widget.isVisibleTo(window) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        widget = widget.nextInFocusChain()


def _reads_on(one: Part, other: Part, window: QWidget) -> bool:
    """Whether the second comes after the first for a reader: below it, or right of it in the same row.

    Things in two containers are compared as their containers are, so that a column may be read to its end.
    """
    mine, theirs = _branches(one.widget, other.widget)
    here = QRect(mine.mapTo(window, QPoint(0, 0)), mine.size())
    there = QRect(theirs.mapTo(window, QPoint(0, 0)), theirs.size())
    below = there.top() >= here.bottom() - here.height() / 4
    beside = there.left() >= here.right() - here.width() / 4 and there.bottom() > here.top()
    return below or beside


def _branches(one: QWidget, other: QWidget) -> tuple[QWidget, QWidget]:
    """The largest parts that hold the one and not the other."""
    mine, theirs = one, other
    while (holder := mine.parentWidget()) is not None and not holder.isAncestorOf(other):
        mine = holder
    while (holder := theirs.parentWidget()) is not None and not holder.isAncestorOf(one):
        theirs = holder
    return mine, theirs
