"""One page as it stands on the screen: its widgets, where they are, what they drew and what they say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import cast

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from ybdesk.qt.audit.clauses import Standards
from ybdesk.qt.audit.drawn import Drawn, drawn
from ybdesk.qt.controls import Button, Style
from ybdesk.qt.pages.base import Page
from ybdesk.qt.scroll import Scroll
from ybdesk.qt.window import Window

MM_PER_INCH, POINTS_PER_INCH = 25.4, 72.0


@dataclass(frozen=True, eq=False)
class Part:
    """A widget that shows something or can be pressed."""

    widget: QWidget
    rect: QRect
    """In pixels of the window; what is scrolled out of sight lies outside of it."""
    scrolled: bool
    """Whether it lies in the part of the page that scrolls."""
    known: dict[object, Drawn] | None = None
    """What was drawn before, for the parts that stay from page to page."""

    @cached_property
    def drawn(self) -> Drawn:
        if self.known is None:
            return drawn(self.widget)
        widget = self.widget
        state = (
            id(widget),
            widget.width(),
            widget.height(),
            self.texts,
            widget.isEnabled(),
            widget.hasFocus(),
        )
        if state not in self.known:
            self.known[state] = drawn(widget)
        return self.known[state]

    @property
    def target(self) -> bool:
        """Whether it can be pressed or typed into."""
        return isinstance(self.widget, QAbstractButton) or (
            bool(self.widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        )

    @property
    def main(self) -> bool:
        """Whether it is one of the things the page is about, and not one of the quiet ones around it."""
        return not (isinstance(self.widget, Button) and self.widget.style_kind is Style.CHROME)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """What it says it shows."""
        widget = self.widget
        if isinstance(widget, Button):
            detail = "" if widget.lean else widget.detail
            found: tuple[str, ...] = (widget.badge, widget.label, detail)
        elif isinstance(widget, QLineEdit):
            found = (widget.text() or widget.placeholderText(),)
        elif isinstance(widget, QLabel):
            found = (widget.text(),)
        else:
            found = ()
        return tuple(text for text in found if text.strip())

    @property
    def name(self) -> str:
        """For messages: what is written on it, or what it is."""
        return " ".join(self.texts)[:24] or self.widget.accessibleName() or type(self.widget).__name__


@dataclass(frozen=True)
class Scene:
    """What the measures are given."""

    window: Window
    standards: Standards
    pixels_per_mm: float
    """Of the screen that is imitated; told by the audit and not by the program."""
    seen: dict[object, object] = field(default_factory=dict)
    """What measures remember from page to page of one screen and text size."""
    frame: dict[object, Drawn] = field(default_factory=dict)
    """What the parts around the pages drew."""

    @property
    def page(self) -> Page:
        return self.window.page

    @cached_property
    def scrolls(self) -> tuple[Scroll, ...]:
        """Where a page may be longer than the screen."""
        found = cast("list[Scroll]", self.window.findChildren(Scroll))
        return tuple(scroll for scroll in found if scroll.isVisibleTo(self.window))

    @cached_property
    def turning(self) -> tuple[Scroll, ...]:
        """Those whose content does not fit."""
        return tuple(scroll for scroll in self.scrolls if scroll.content.height() > scroll.pane.height())

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Every visible widget, in the order of the tree."""
        found = []
        insides = [scroll.content for scroll in self.scrolls]
        widgets = cast("list[QWidget]", self.window.findChildren(QWidget))
        for widget in widgets:
            if widget.isVisibleTo(self.window):
                rect = QRect(widget.mapTo(self.window, QPoint(0, 0)), widget.size())
                scrolled = any(inside is widget or inside.isAncestorOf(widget) for inside in insides)
                known = None if self.page.isAncestorOf(widget) else self.frame
                found.append(Part(widget, rect, scrolled, known))
        return tuple(found)

    @cached_property
    def texts(self) -> tuple[Part, ...]:
        """The parts with words on them."""
        return tuple(part for part in self.parts if part.texts or part.drawn.text.strip())

    @cached_property
    def targets(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.target)

    def mm(self, pixels: float) -> float:
        return pixels / self.pixels_per_mm

    def points(self, pixels: float) -> float:
        """Physical points."""
        return self.mm(pixels) / MM_PER_INCH * POINTS_PER_INCH

    def prose(self) -> Iterator[tuple[Part, str]]:
        """What the page itself gives to read, apart from what is on buttons."""
        for part in self.texts:
            if self.page.isAncestorOf(part.widget) and not part.target:
                for text in part.texts:
                    yield part, text

    def picture(self) -> QImage:
        """The window as it is on the screen."""
        return self.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)

    def whole_content(self, scroll: Scroll) -> QImage:
        """Everything on a page that is longer than the screen, whether it is in sight or not."""
        return scroll.content.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
