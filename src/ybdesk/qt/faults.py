"""The page for when there is no data at all, and so no wording either: its words lie beside this file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ybdesk.qt.text import Text
from ybdesk.qt.theme import Look, Role, pixels_per_mm

WORDS = Path(__file__).with_name("no_data.txt")


class NoData(QWidget):
    """Says calmly what is missing and what to do."""

    def __init__(self) -> None:
        super().__init__()
        look = Look(pixels_per_mm=pixels_per_mm(self.screen()))
        self.setPalette(look.qt_palette())
        column = QVBoxLayout(self)
        side = look.mm(20)
        column.setContentsMargins(side, side, side, side)
        heading, *rest = WORDS.read_text(encoding="utf-8").strip().split("\n")
        self.setWindowTitle(heading)
        column.addWidget(Text(look, heading, Role.TITLE))
        column.addSpacing(look.mm(6))
        column.addWidget(Text(look, "\n".join(rest), Role.BODY))
        column.addStretch(1)
