"""What a press does: nothing until it is let go, nothing if the finger slides off; two at once count once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ybdesk.qt.audit.clauses import Measured
from ybdesk.qt.controls import Button
from ybdesk.qt.journey import Panel
from ybdesk.qt.window import Window

LEFT = Qt.MouseButton.LeftButton
SECOND_STRIKE = 0.49
LONG_AFTER = 60.0


def measure(window: Window, wait: Callable[[float], None]) -> Iterator[Measured]:
    """Press a button that is on every page; `wait` lets the clock of the strikes run on."""
    desk, button = window.desk, window.footer.size_button
    inside, outside = button.rect().center(), QPoint(-30, -30)

    def opened() -> bool:
        return desk.journey.panel is Panel.SIZE

    wait(LONG_AFTER)
    QTest.mousePress(button, LEFT, pos=inside)
    early = opened()
    QTest.mouseRelease(button, LEFT, pos=inside)
    yield Measured("input.release", early or not opened(), button.label)
    desk.show(Panel.SIZE)
    wait(LONG_AFTER)
    QTest.mousePress(button, LEFT, pos=inside)
    QTest.mouseMove(button, outside)
    QTest.mouseRelease(button, LEFT, pos=outside)
    yield Measured("input.slide", opened(), button.label)
    yield Measured("input.double", _twice(button, wait) != 1, button.label)
    if desk.journey.panel is not Panel.NONE:
        desk.show(desk.journey.panel)


def _twice(button: Button, wait: Callable[[float], None]) -> int:
    """How often a button was chosen by two strikes just within half a second."""
    times: list[bool] = []
    connection = button.chosen.connect(lambda: times.append(True))
    wait(LONG_AFTER)
    for _ in range(2):
        QTest.mousePress(button, LEFT, pos=button.rect().center())
        QTest.mouseRelease(button, LEFT, pos=button.rect().center())
        wait(SECOND_STRIKE)
    button.chosen.disconnect(connection)
    return len(times)
