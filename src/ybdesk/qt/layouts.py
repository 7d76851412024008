"""Containers that reflow: columns follow the width and the size of the words, and nothing is squeezed.

They are widgets, not layouts: a page arranges all of them from the top in one pass, no events needed.
"""

# ruff: noqa: N802  (Qt's names)

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from ybdesk.qt.controls import Button
from ybdesk.qt.text import Text
from ybdesk.qt.theme import GAP_MM, Look, Role
from ybdesk.qt.tree import below

W = TypeVar("W", bound=QWidget)
PARAGRAPH_GAP_EM = 0.46
"""With lines of 1.5 em, paragraphs are 1.3 lines apart from base line to base line."""

TIGHTEST = 0.6


def height_of(widget: QWidget, width: int) -> int:
    """How high a widget must be for a width."""
    high = widget.heightForWidth(width)
    return high if high >= 0 else widget.sizeHint().height()


def width_of(widget: QWidget, bare: bool | None = None) -> int:
    """How wide a widget would like to be; a button without its icon if `bare`."""
    if isinstance(widget, Button):
        return widget.preferred_width() if bare is None else widget.width_if(bare)
    return widget.sizeHint().width()


class Reflow(QWidget):
    """What the containers share: their parts, and one method that places them and says how high it got."""

    def __init__(self, look: Look, gap_mm: float = GAP_MM, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.gap_mm = gap_mm
        self.parts: list[QWidget] = []

    @property
    def gap(self) -> int:
        return self.look.gap(self.gap_mm)

    def add(self, part: W) -> W:
        """Put a part at the end."""
        before = part.parentWidget()
        if isinstance(before, Reflow) and part in before.parts:
            before.parts.remove(part)
        self.parts.append(part)
        part.setParent(self)
        if self.isVisible():
            part.show()
        return part

    def clear(self) -> None:
        """Take all parts away."""
        for part in self.parts:
            part.hide()
            part.deleteLater()
        self.parts = []

    def place(self, area: QRect, apply: bool) -> int:
        """Place the parts in the area if `apply`; return the height they take."""
        raise NotImplementedError

    def arrange(self) -> None:
        """Place everything anew, all the way down."""
        self.place(self.rect(), apply=True)
        for part in self.parts:
            if isinstance(part, Reflow):
                part.arrange()

    def heightForWidth(self, width: int) -> int:
        return self.place(QRect(0, 0, width, 0), apply=False)

    def minimumSizeHint(self) -> QSize:
        return QSize(max((part.minimumSizeHint().width() for part in self.parts), default=0), 0)

    def sizeHint(self) -> QSize:
        width = max((width_of(part) for part in self.parts), default=0)
        return QSize(width, self.heightForWidth(max(1, width)))


class Column(Reflow):
    """One below the other."""

    def __init__(self, look: Look, gap_mm: float = GAP_MM, *, pad_mm: tuple[float, float] = (0, 0)) -> None:
        super().__init__(look, gap_mm)
        self.pad_mm = pad_mm
        """Left and right, above and below."""
        self.tight = 0.0
        """How much closer together, up to 1; what can be pressed keeps its distance."""

    def place(self, area: QRect, apply: bool) -> int:
        side, above = (self.look.mm(pad) if pad else 0 for pad in self.pad_mm)
        above = self._less(above)
        width = max(1, area.width() - 2 * side)
        y = area.y() + above
        before: QWidget | None = None
        for part in self.parts:
            y += self._gap_between(before, part) if before is not None else 0
            high = height_of(part, width)
            if apply:
                part.setGeometry(area.x() + side, y, width, high)
            y += high
            before = part
        return y + above - area.y()

    def _gap_between(self, one: QWidget, other: QWidget) -> int:
        """Paragraphs stand further apart than their lines, and the more so the larger they are."""
        if isinstance(one, Text) and isinstance(other, Text) and one.role is other.role:
            return max(self.gap, -int(-PARAGRAPH_GAP_EM * self.look.em(other.role) // 1))
        closer = self.tight and not (_pressed(one) and _pressed(other))
        return self._less(self.gap) if closer else self.gap

    def _less(self, room: int) -> int:
        return int(room * (1 - self.tight * (1 - TIGHTEST)))

    def minimumSizeHint(self) -> QSize:
        side = self.look.mm(self.pad_mm[0]) if self.pad_mm[0] else 0
        return QSize(super().minimumSizeHint().width() + 2 * side, 0)


def _pressed(part: QWidget) -> bool:
    """Whether its edge may be that of a button; a column has a margin, or a heading above its buttons."""
    return isinstance(part, Button) or (not isinstance(part, Column) and bool(below(part, Button)))


class Tiles(Reflow):
    """Equal columns, as many as fit with every label on one line; each row as high as its highest tile."""

    def __init__(self, look: Look, *, most: int = 12, least_em: float = 0, fixed: bool = False) -> None:
        super().__init__(look)
        self.fixed = fixed
        """Always the most columns: the keys of a pad keep their places."""
        self.most = most
        self.least_em = least_em
        self.grow = 0
        """How much higher than needed each row is, where a page has room to spare."""
        self.even = False
        """All rows as high as the highest, where there is room for that."""

    @property
    def gap(self) -> int:
        """The keys of a pad are enlarged, but not moved apart: all of them are to be in sight."""
        return self.look.mm(self.gap_mm) if self.fixed else super().gap

    def columns(self, width: int) -> int:
        """How many columns a width gives."""
        parts = self.parts
        if self.fixed:
            return self.most
        wide = max((width_of(part) for part in parts), default=1)
        wide = max(wide, round(self.least_em * self.look.em(Role.BODY)))
        fit = max(1, min(self.most, (width + self.gap) // (wide + self.gap), len(parts) or 1))
        rows = -(-len(parts) // fit)
        return max(1, -(-len(parts) // max(1, rows)))

    def minimumSizeHint(self) -> QSize:
        one = super().minimumSizeHint().width()
        return QSize(one * self.most + self.gap * (self.most - 1) if self.fixed else one, 0)

    def rows(self, width: int) -> int:
        """How many rows a width gives."""
        return -(-len(self.parts) // self.columns(width))

    def uneven(self, width: int) -> int:
        """How much higher it would be with all rows as high as the highest."""
        columns = self.columns(width)
        heights = self._heights(columns, self._wide(width, columns))
        return max(heights, default=0) * len(heights) - sum(heights)

    def _wide(self, width: int, columns: int) -> int:
        return max(1, (width - self.gap * (columns - 1)) // columns)

    def _heights(self, columns: int, wide: int) -> list[int]:
        """What each row needs."""
        needed = [height_of(part, wide) for part in self.parts]
        return [max(needed[start : start + columns]) for start in range(0, len(needed), columns)]

    def place(self, area: QRect, apply: bool) -> int:
        parts = self.parts
        if not parts:
            return 0
        columns = self.columns(area.width())
        wide = self._wide(area.width(), columns)
        heights = self._heights(columns, wide)
        highest = max(heights) if self.even else 0
        y = area.y()
        for number, needed in enumerate(heights):
            high = max(needed, highest) + self.grow
            if apply:
                for column, part in enumerate(parts[number * columns : (number + 1) * columns]):
                    part.setGeometry(area.x() + column * (wide + self.gap), y, wide, high)
            y += high + self.gap
        return y - self.gap - area.y()


class Row(Reflow):
    """Buttons side by side at their own width; without icons where it is tight, on more lines if need be."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self.right: QWidget | None = None
        """The part from which on they stand at the right-hand side."""

    def place(self, area: QRect, apply: bool) -> int:
        parts = self.parts
        if not parts:
            return 0
        widths: list[int] = []
        for bare in (False, True):
            widths = [min(area.width(), width_of(part, bare)) for part in parts]
            if sum(widths) + self.gap * (len(parts) - 1) <= area.width():
                break
        if apply:
            for part in parts:
                if isinstance(part, Button):
                    part.set_bare(bare)
        return self._lines(parts, widths, area, bare, apply)

    def _lines(self, parts: list[QWidget], widths: list[int], area: QRect, bare: bool, apply: bool) -> int:
        y, first = area.y(), 0
        while first < len(parts):
            last, used = first, widths[first]
            while last + 1 < len(parts) and used + self._wanted(last + 1, widths, area) <= area.width():
                last += 1
                used += self.gap + widths[last]
            line = list(zip(parts[first : last + 1], widths[first : last + 1], strict=True))
            high = max(_height(part, width, bare) for part, width in line)
            if apply:
                x = area.x()
                for part, width in line:
                    if part is self.right:
                        x += area.width() - used
                    part.setGeometry(x, y, width, high)
                    x += width + self.gap
            y += high + self.gap
            first = last + 1
        return y - self.gap - area.y()

    def _wanted(self, number: int, widths: list[int], area: QRect) -> int:
        """The room a part wants on a line: what stands at the right stays together where it can."""
        group = sum(widths[number:]) + self.gap * (len(widths) - number)
        together = self.parts[number] is self.right and group - self.gap <= area.width()
        return group if together else self.gap + widths[number]


def _height(part: QWidget, width: int, bare: bool) -> int:
    return part.height_if(width, bare) if isinstance(part, Button) else height_of(part, width)


class SideBySide(Reflow):
    """Two parts beside each other where there is room for both, else one below the other."""

    def __init__(
        self,
        look: Look,
        left: QWidget,
        right: QWidget,
        *,
        left_em: float,
        right_em: float,
        share: float = 0.5,
        middle: bool = False,
        gap_mm: float = GAP_MM,
    ) -> None:
        super().__init__(look, gap_mm)
        self.left_em = left_em
        self.right_em = right_em
        self.share = share
        self.middle = middle
        """Whether the lower part is centred against the higher one."""
        self.add(left)
        self.add(right)

    def beside(self, width: int) -> bool:
        """Whether the parts stand beside each other at a width."""
        em = self.look.em(Role.BODY)
        left = max(self.parts[0].minimumSizeHint().width(), self.left_em * em)
        right = max(self.parts[1].minimumSizeHint().width(), self.right_em * em)
        return len(self.parts) > 1 and width >= left + self.gap + right

    def minimumSizeHint(self) -> QSize:
        return QSize(max(part.minimumSizeHint().width() for part in self.parts), 0)

    def place(self, area: QRect, apply: bool) -> int:
        parts = self.parts
        if not self.beside(area.width()):
            y = area.y()
            for part in parts:
                high = height_of(part, area.width())
                if apply:
                    part.setGeometry(area.x(), y, area.width(), high)
                y += high + self.gap
            return max(0, y - self.gap - area.y())
        em, room = self.look.em(Role.BODY), area.width() - self.gap
        right = max(parts[1].minimumSizeHint().width(), int(self.right_em * em), int(room * (1 - self.share)))
        widths = (room - right, right)
        heights = [height_of(part, width) for part, width in zip(parts, widths, strict=True)]
        if apply:
            x = area.x()
            for part, width, high in zip(parts, widths, heights, strict=True):
                y = area.y() + ((max(heights) - high) // 2 if self.middle else 0)
                part.setGeometry(x, y, width, high if self.middle else max(heights))
                x += width + self.gap
        return max(heights)
