"""What is on every page, always at the same place, and what must not be there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ybdesk.qt.audit.clauses import Measured
from ybdesk.qt.audit.scene import Scene
from ybdesk.qt.controls import Button, Style
from ybdesk.qt.journey import Kind, Panel

BACK = "back"


def measure(scene: Scene) -> Iterator[Measured]:
    say, heading = scene.window.desk.say, scene.page.heading
    promised = "".join(say("guide.disclaimer").split())
    shown = [
        "".join(part.drawn.text.split())
        for part in scene.texts
        if not part.scrolled and scene.window.rect().contains(part.rect)
    ]
    yield Measured("page.disclaimer", promised not in shown, heading)
    yield from _always(scene)
    main = [
        part
        for part in scene.targets
        if isinstance(part.widget, Button) and part.widget.style_kind is Style.MAIN
    ]
    yield Measured("page.decision", len(main), heading)
    journey = scene.window.desk.journey
    if journey.spot.kind is Kind.QUESTION and journey.panel is Panel.NONE:
        labels = [part.widget.text() for part in scene.targets if isinstance(part.widget, Button)]
        known = any(word in label for label in labels for word in scene.standards.unsure)
        yield Measured("page.unsure", not known, heading)
    windows = [
        window
        for window in QApplication.topLevelWidgets()
        if window.isVisible() and window is not scene.window
    ]
    within = cast("list[QTimer]", scene.window.findChildren(QTimer))
    timers = [timer for timer in within if timer.isActive()]
    yield Measured("page.alone", len(windows) + len(timers), heading)


def _always(scene: Scene) -> Iterator[Measured]:
    """Back, start over, read aloud, paper, size, colour; on the first page there is no way back."""
    window = scene.window
    first = not window.desk.journey.can_go_back
    wanted = [*window.footer.buttons]
    wanted += [] if window.desk.journey.spot.kind is Kind.WELCOME else [window.header.restart]
    wanted += [] if first else [window.header.back]
    missing = [button.text() for button in wanted if not button.isVisibleTo(window) or not button.isEnabled()]
    yield Measured("page.frame", len(missing), " ".join(missing) or scene.page.heading)
    for part in scene.targets:
        if part.widget is window.header.back:
            usual = scene.seen.setdefault(BACK, part.rect)
            moved = (part.rect.topLeft() - usual.topLeft()).manhattanLength()  # type: ignore[attr-defined]
            yield Measured("page.back", scene.mm(moved), scene.page.heading)
