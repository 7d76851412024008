"""The mark of the focus: how much a control changes when the keyboard comes to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from ybdesk.qt.audit.clauses import Measured
from ybdesk.qt.audit.measures.colours import Canvas, contrast
from ybdesk.qt.audit.scene import Scene
from ybdesk.qt.controls import Button


def measure(scene: Scene) -> Iterator[Measured]:
    """Each kind of control once in each theme. Moves the focus, and puts it back."""
    look, before = scene.page.look, QApplication.focusWidget()
    by_keyboard = look.by_keyboard
    for part in scene.targets:
        widget = part.widget
        kind = (look.theme, type(widget).__name__, _dress(widget))
        if not widget.isEnabled() or kind in scene.seen:
            continue
        scene.seen[kind] = True
        scene.window.setFocus(Qt.FocusReason.OtherFocusReason)
        look.by_keyboard = True
        calm = _grab(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        yield Measured("focus.visible", _change(calm, _grab(widget)), part.name)
    look.by_keyboard = by_keyboard
    if before is not None:
        before.setFocus(Qt.FocusReason.OtherFocusReason)


def _dress(widget: QWidget) -> tuple[object, ...]:
    return (widget.style_kind, widget.marked) if isinstance(widget, Button) else ()


def _grab(widget: QWidget) -> Canvas:
    return Canvas(widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32))


def _change(before: Canvas, after: Canvas) -> float:
    """The contrast between before and after that holds for at least two pixels all around the control."""
    changed: Counter[tuple[int, int]] = Counter()
    for line in range(before.height):
        y = line / before.ratio
        old, new = (canvas.row(y, 0, canvas.width) for canvas in (before, after))
        changed.update(pair for pair in zip(old, new, strict=True) if pair[0] != pair[1])
    enough = 2 * 2 * (before.width + before.height)
    strong = sorted(((contrast(*pair), count) for pair, count in changed.items()), reverse=True)
    for ratio, count in strong:
        enough -= count
        if enough <= 0:
            return ratio
    return 1.0
