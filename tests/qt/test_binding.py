"""The Python binding of Qt itself: a fault in it ends a desk that runs all day."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QPainter, QPixmap
from pytestqt.qtbot import QtBot

CALLS = 200


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_calls_that_return_nothing_leave_none_alone(qtbot: QtBot) -> None:  # noqa: ARG001
    canvas = QPixmap(10, 10)
    painter = QPainter(canvas)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        painter.drawLine(0, 0, 1, 1)
    lost = before - sys.getrefcount(None)
    painter.end()
    assert lost < CALLS // 2, "this PySide6 must not be used: docs/decisions/0003-qt.md"
