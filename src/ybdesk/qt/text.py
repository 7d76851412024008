"""A paragraph on the screen."""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QWidget

from ybdesk.qt.theme import LONGEST_LINE_EM, TONES, Look, Role
from ybdesk.qt.typeset import Typeset, natural_width, typeset, widest_word

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


def content_changed(widget: QWidget) -> None:
    """Tell the page a widget is on that it may need another height."""
    parent = widget.parentWidget()
    while parent is not None:
        changed = getattr(parent, "content_changed", None)
        if changed is not None:
            changed()
            return
        parent = parent.parentWidget()


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
        self.setText(text)
        self.restyle()

    def say(self, text: str) -> None:
        """Show other words, and read them aloud alike."""
        self.spoken = text
        self.setText(text)
        self.setForegroundRole(TONES[self.tone])
        content_changed(self)

    def restyle(self) -> None:
        self.setFont(self.look.font(self.role))
        self.setForegroundRole(TONES[self.tone])

    def role_for(self, _width: int) -> Role:
        """The role it has; another where a kind of text must fit."""
        return self.role

    def typeset(self, width: int) -> Typeset:
        """The lines for a width; never longer than is easy to read."""
        role = self.role_for(width)
        longest = LONGEST_LINE_EM * self.look.em(role)
        return typeset(
            self.text(),
            self.look.font(role),
            max(1, min(width, longest)),
            balanced=role in (Role.TITLE, Role.HEADING, Role.AMOUNT),
            snug=role.snug,
            strong=(self.strong, self.look.palette.main),
            colour=self.look.colour(self.tone) if self.strong else "",
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
        lines.draw(painter, 0, top, self.width() if self.centred else 0)
        painter.end()


def announce(text: Text) -> None:
    """Tell a screen reader what has just changed."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(text, text.text()))
