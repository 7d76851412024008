"""The page for when there is no data at all, and so no wording: its words are in a file of their own."""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ybdesk.qt.layouts import Column
from ybdesk.qt.text import Text
from ybdesk.qt.theme import Look, Role, pixels_per_mm

WORDS = Path(__file__).parents[1] / "no_data.txt"
MARGIN_MM = 20.0


class NoData(QWidget):
    """Says calmly what is missing and what to do."""

    def __init__(self) -> None:
        super().__init__()
        look = Look(pixels_per_mm=pixels_per_mm(self.screen()))
        self.setPalette(look.qt_palette())
        heading, *rest = WORDS.read_text(encoding="utf-8").strip().split("\n")
        self.setWindowTitle(heading)
        self._column = Column(look, pad_mm=(MARGIN_MM, MARGIN_MM))
        self._column.setParent(self)
        self._column.add(Text(look, heading, Role.TITLE))
        self._column.add(Text(look, "\n".join(rest), Role.BODY))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._column.setGeometry(self.rect())
        self._column.arrange()
