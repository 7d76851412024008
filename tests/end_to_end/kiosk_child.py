"""The real kiosk in a process of its own, steered by lines of JSON on its standard input.

What it prints carries page names and sizes only, so that it can be searched for traces of a session.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QSocketNotifier, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ybdesk.answers import Answers
from ybdesk.kiosk.hall import Hall, load
from ybdesk.kiosk.press import Outcome
from ybdesk.kiosk.process import AlreadyRunningError, only_one
from ybdesk.qt.controls import Button
from ybdesk.qt.journey import Journey, Kind, Spot
from ybdesk.qt.kiosk import app
from ybdesk.rules.load import load as load_rules


class Silent:
    """Takes everything it is given to read, and forgets it."""

    def read(self, texts: Sequence[str]) -> None: ...
    def stop(self) -> None: ...


def shred(_document: bytes, _cancelled: threading.Event) -> Outcome:
    """A printer that prints nothing."""
    return Outcome.PRINTED


class Child:
    """Carries out one command a line."""

    def __init__(self, kiosk: app.Kiosk) -> None:
        self.kiosk, self.shell = kiosk, kiosk.shell
        self.notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self.notifier.activated.connect(self.read)

    def read(self) -> None:
        line = sys.stdin.readline()
        if not line:
            self.kiosk.leave(0)
            return
        command, *values = json.loads(line)
        self.answer(getattr(self, f"do_{command}")(*values))

    def answer(self, value: Any) -> None:
        sys.stdout.write(json.dumps(value) + "\n")
        sys.stdout.flush()

    def do_where(self) -> dict[str, Any]:
        over, visit = self.shell.over, self.shell.visit
        page = over if over is not None else visit.window.page if visit is not None else None
        return {
            "page": type(page).__name__,
            "visit": visit is not None,
            "answers": len(visit.desk.journey.answers) if visit is not None else 0,
            "size": [self.shell.width(), self.shell.height()],
            "full": self.shell.isFullScreen() and self.shell.isVisible(),
            "active": self.shell.isActiveWindow(),
            "windows": sum(widget.isVisible() for widget in QApplication.topLevelWidgets()),
            "platform": QGuiApplication.platformName(),
        }

    def do_press(self, *labels: str) -> bool:
        """Touch one button after the other, each found by its words."""
        for label in labels:
            every: Iterable[Button] = self.shell.findChildren(Button)
            found = [b for b in every if b.isVisibleTo(self.shell) and b.isEnabled()]
            button = next((b for b in reversed(found) if b.label == label), None)
            if button is None:
                return False
            self.shell.strikes.interval = 0
            button.click()
            QApplication.processEvents()
        return True

    def do_touch(self, x: int, y: int) -> bool:
        handle = self.shell.windowHandle()
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(x, y))
        return True

    def do_answer(self, values: dict[str, str]) -> bool:
        assert self.shell.visit is not None
        desk = self.shell.visit.desk
        desk.go(Journey(desk.rules, desk.journey.today, Answers(values), Spot(Kind.OVERVIEW)))
        return True

    def do_copy(self, text: str) -> bool:
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            QGuiApplication.clipboard().setText(text, mode)
        return True

    def do_copied(self) -> list[int]:
        modes = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)
        return [len(QGuiApplication.clipboard().text(mode)) for mode in modes]

    def do_throw(self) -> bool:
        self.answer(True)
        visit = self.shell.visit
        raise ValueError(dict(visit.desk.journey.answers) if visit is not None else "")

    def do_hang(self, seconds: float) -> bool:
        self.answer(True)
        time.sleep(seconds)
        return True

    def do_leave(self, code: int) -> bool:
        self.answer(True)
        self.kiosk.leave(code)
        return True

    def do_write(self) -> bool:
        return self.kiosk.counters.write()

    def do_shoot(self, path: str) -> bool:
        return self.shell.grab().save(path)


def main() -> int:
    hall = load(Path(sys.argv[1])) if len(sys.argv) > 1 else Hall()
    rules = load_rules()
    made = app.Kiosk
    children: list[Child] = []

    class Steered(made):  # type: ignore[valid-type,misc]
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments, make_voice=Silent, sender=shred)

        def open(self) -> None:
            super().open()
            children.append(Child(self))

    app.Kiosk = Steered  # type: ignore[misc,assignment]
    try:
        with only_one():
            return app.run(sys.argv[:1], hall, rules)
    except AlreadyRunningError:
        return 1


if __name__ == "__main__":
    sys.exit(main())
