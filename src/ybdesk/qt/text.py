"""A paragraph on the screen."""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ybdesk.qt.theme import LONGEST_LINE_EM, Look, Role
from ybdesk.qt.typeset import Typeset, natural_width, typeset, widest_word


class Text(QLabel):
    """Plain text in one of the roles; as high as it needs to be for the width it gets."""

    def __init__(
        self,
        look: Look,
        text: str,
        role: Role = Role.BODY,
        *,
        tone: str = "ink",
        centred: bool = False,
        strong: str = "",
        spoken: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.role = role
        self.tone = tone
        self.centred = centred
        self.strong = strong
        """A part to stress: a number to dial."""
        self.spoken = text if spoken is None else spoken
        """What is read aloud in its place; the same words unless the guide knows better."""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)
        self.restyle()

    def say(self, text: str) -> None:
        """Show other words, and read them aloud alike."""
        self.spoken = text
        self.setText(text)
        self.updateGeometry()

    def restyle(self) -> None:
        self.setFont(self.look.font(self.role))
        self.updateGeometry()
        self.update()

    def typeset(self, width: int) -> Typeset:
        """The lines for a width; never longer than is easy to read."""
        longest = LONGEST_LINE_EM * self.look.em(self.role)
        return typeset(
            self.text(),
            self.look.font(self.role),
            max(1, min(width, longest)),
            balanced=self.role in (Role.TITLE, Role.HEADING, Role.AMOUNT),
            snug=self.role.snug,
            strong=(self.strong, self.look.palette.main),
        )

    def heightForWidth(self, width: int) -> int:
        return self.typeset(width).height

    def sizeHint(self) -> QSize:
        font = self.look.font(self.role)
        width = min(natural_width(self.text(), font), LONGEST_LINE_EM * font.pixelSize())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(widest_word(self.text(), self.look.font(self.role)), 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        lines = self.typeset(self.width())
        top = max(0, (self.height() - lines.height) // 2) if self.centred else 0
        tone = self.look.colour(self.tone)
        lines.draw(painter, 0, top, self.width(), tone, centred=self.centred)
        painter.end()
