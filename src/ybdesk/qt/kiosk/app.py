"""Starting the kiosk: one window, its clockwork, its signs of life, and the way out for the attendant."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QProcess, QTimer
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication

from ybdesk.kiosk import apart, clock, process
from ybdesk.kiosk.counters import Counters
from ybdesk.kiosk.hall import Hall, PaperKind
from ybdesk.kiosk.notify import Notifier
from ybdesk.kiosk.pin import Gate
from ybdesk.kiosk.press import Maker, Press, Sender, straight, through
from ybdesk.qt.app import add_fonts, without_answers
from ybdesk.qt.kiosk.attendance import Attendance, data_age
from ybdesk.qt.kiosk.lockdown import Lockdown
from ybdesk.qt.kiosk.shell import Shell
from ybdesk.qt.kiosk.voice import GuardedVoice
from ybdesk.qt.speech import Reader, Voice
from ybdesk.rules.load import Ruleset
from ybdesk.rules.pack import HallPack

TICK_MS = 500
BROKEN = 70
"""The exit code after faults that follow each other: systemd starts the kiosk afresh."""
FAULTS, FAULT_SECONDS = 3, 10.0
RING_MS = 10_000
KILLED_MS = 1000
DAY_SECONDS = 86_400


class Kiosk:
    """The application around the shell. Everything from outside can be replaced, for tests."""

    def __init__(
        self,
        application: QApplication,
        hall: Hall,
        rules: Ruleset,
        *,
        make_voice: Callable[[], Voice] | None = None,
        maker: Maker | None = None,
        sender: Sender | None = None,
        now: Callable[[], float] = clock.now,
        today: Callable[[], date] = date.today,
    ) -> None:
        self.application, self.hall, self.rules = application, hall, rules
        self._now = now
        self._faults: list[float] = []
        application.setQuitOnLastWindowClosed(False)
        folder, textfile = (Path(name) if name else None for name in (hall.state, hall.textfile))
        self.counters = Counters(folder, textfile, now, today)
        voice = GuardedVoice(make_voice or (lambda: Reader(rules)), lambda: self.counters.fault("voice"))
        press = Press(maker or partial(apart.sheet, paper=hall.paper), sender or sender_for(hall), now)
        ring = self._ring if hall.ring else None
        self.shell = Shell(hall, rules, voice, press, self.counters, today, now, ring)
        self.attendance = Attendance(self.shell, Gate(hall.pin, now), self.leave, now)
        self.lockdown = Lockdown(self.touched, self.shell.blank, hall.blank_key)
        self.notifier = Notifier()
        age, overdue = data_age(self.shell)
        self.counters.info = {"data_age_seconds": age * DAY_SECONDS, "overdue_claims": overdue}
        self._timers: list[QTimer] = []
        self._screens(application)

    def open(self) -> None:
        """Show the window and start the clockwork."""
        sys.excepthook = self.broke
        self.refit()
        self._every(TICK_MS, self.tick)
        self._every(round(self.notifier.period * 1000), self.notifier.alive)
        self.notifier.ready()

    def close(self) -> None:
        """Let go of everything."""
        for timer in self._timers:
            timer.stop()
        for watch in self._watches:
            QObject.disconnect(watch)
        self.lockdown.open_again()
        self.lockdown.may_close = self.shell.may_close = True
        self.shell.voice.stop()
        self.shell.press.cancel()
        programs: Iterable[QProcess] = self.shell.findChildren(QProcess)
        for program in programs:
            program.kill()
            program.waitForFinished(KILLED_MS)
        self.shell.close()
        self.notifier.stopping()
        self.notifier.close()
        self.counters.write()

    def leave(self, code: int) -> None:
        """The attendant's way out, and the system's."""
        self.close()
        self.application.exit(code)

    def touched(self) -> None:
        """Somebody touched the screen or a key."""
        self.shell.touched()
        self.attendance.touched()

    def tick(self) -> None:
        """Every half second."""
        self.shell.tick()
        self.attendance.tick()

    def broke(self, kind: type[BaseException], _error: BaseException, where: TracebackType | None) -> None:
        """Something threw: a line without answers for the journal, a calm page for the visitor."""
        process.log(without_answers(kind, where))
        now = self._now()
        self._faults = [at for at in self._faults if 0 <= now - at < FAULT_SECONDS] + [now]
        if len(self._faults) >= FAULTS:
            self.application.exit(BROKEN)
        else:
            QTimer.singleShot(0, self.shell, self.shell.broke)

    def refit(self) -> None:
        """Cover the whole screen, with or without a window manager."""
        screen = QApplication.primaryScreen()
        if screen is not None:
            self.shell.setGeometry(screen.geometry())
        self.shell.showFullScreen()
        handle = self.shell.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self.lockdown)
            handle.installEventFilter(self.lockdown)
        self.shell.activateWindow()

    # --- the screen

    def _screens(self, application: QApplication) -> None:
        self._watches = [
            application.primaryScreenChanged.connect(self._screen_changed),
            application.screenRemoved.connect(self._screen_changed),
            application.screenAdded.connect(self._screen_added),
            *(screen.geometryChanged.connect(self._screen_changed) for screen in application.screens()),
        ]

    def _screen_added(self, screen: QScreen) -> None:
        self._watches.append(screen.geometryChanged.connect(self._screen_changed))
        self._screen_changed()

    def _screen_changed(self, *_: object) -> None:
        """Once the screens have settled, everything starts anew on what there is."""
        QTimer.singleShot(0, self.shell, self._start_anew)

    def _start_anew(self) -> None:
        self.refit()
        self.shell.rescale()

    # --- small things

    def _every(self, milliseconds: int, act: Callable[[], None]) -> None:
        timer = QTimer(self.shell)
        timer.timeout.connect(act)
        timer.start(milliseconds)
        self._timers.append(timer)

    def _ring(self) -> None:
        """Run the hall's own command; it is told nothing, and does not live long."""
        run_briefly(self.shell, self.hall.ring)


def run_briefly(owner: Shell, command: Sequence[str]) -> None:
    """Start a program without a shell, and end it if it stays."""
    program = QProcess(owner)
    program.setStandardOutputFile(QProcess.nullDevice())
    program.setStandardErrorFile(QProcess.nullDevice())
    program.finished.connect(program.deleteLater)
    program.errorOccurred.connect(program.deleteLater)
    program.start(command[0], list(command[1:]))
    QTimer.singleShot(RING_MS, program, program.kill)


def run(argv: list[str], hall: Hall, rules: Ruleset, pack: HallPack | None = None) -> int:
    """Open the kiosk and stay."""
    process.no_dumps()
    application = QApplication(argv)
    application.setApplicationName("ybdesk")
    application.setDesktopFileName("ybdesk")
    add_fonts()
    kiosk = Kiosk(application, hall, rules)
    kiosk.shell.pack = pack
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: kiosk.leave(0))
    kiosk.open()
    code: int = application.exec()
    return code


def sender_for(hall: Hall) -> Sender:
    """The way to the hall's printer."""
    if hall.paper is PaperKind.ESCPOS:
        return straight(hall.printer)
    return through(_cups, hall.printer, hall.paper)


def _cups():  # type: ignore[no-untyped-def]  # imported in the printing thread
    from ybdesk.printing.cups import Cups

    return Cups()
