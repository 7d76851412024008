"""From the gesture on the first page to the attendant's page, and what can be done there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QProcess, QTimer

from ybdesk.answers import Answers
from ybdesk.compose import compose
from ybdesk.kiosk import clock, process
from ybdesk.kiosk.counters import Kind, named
from ybdesk.kiosk.pin import Gate
from ybdesk.kiosk.press import Outcome
from ybdesk.qt.kiosk.keeper import Keeper, Pin
from ybdesk.qt.kiosk.shell import Shell

QUIET_SECONDS = 60.0
"""After so long without a touch the first page comes back."""
UPDATE_MS = 10 * 60_000


class Attendance:
    """Stands behind the shell; nothing of a visit is in reach of it."""

    def __init__(
        self, shell: Shell, gate: Gate, leave: Callable[[int], None], now: Callable[[], float] = clock.now
    ) -> None:
        self._shell, self._gate, self._leave, self._now = shell, gate, leave, now
        self._touched = self._now()
        self._update: QProcess | None = None
        shell.on_attendant = self.ask

    def ask(self) -> None:
        """The gesture was made: ask for the PIN."""
        self.touched()
        self._shell.show_before(Pin(self._shell.house_desk(), self._gate, self.enter, self._shell.attract))

    def enter(self) -> None:
        """The PIN was right."""
        self.touched()
        actions = [("test", "print", self._test)]
        if self._shell.hall.update:
            actions.append(("update", "save", self._start_update))
        actions += [
            ("restart", "restart", lambda: self._leave(process.RESTART)),
            ("quit", "key", lambda: self._leave(0)),
        ]
        desk = self._shell.house_desk()
        self._shell.show_before(Keeper(desk, self.lines(), actions, self._shell.attract))

    def lines(self) -> list[str]:
        """How the kiosk does."""
        rules, hall, total = self._shell.rules, self._shell.hall, self._shell.counters.total
        version = rules.policy.version
        days, overdue = data_age(self._shell)
        say = rules.say
        found = [say("kiosk.attendant.place", name=hall.name)] if hall.name else []
        found.append(say("kiosk.attendant.data", version=version, days=days))
        if overdue:
            found.append(say("kiosk.attendant.overdue", count=overdue))
        sessions = dict(named(total, Kind.SESSION)).get("", 0)
        prints = dict(named(total, Kind.PRINT)).get(Outcome.PRINTED, 0)
        found.append(say("kiosk.attendant.sessions", count=sessions, prints=prints))
        faults = sum(count for _, count in named(total, Kind.FAULT))
        found.append(say("kiosk.attendant.faults" if faults else "kiosk.attendant.no-faults", count=faults))
        usual = "" if hall.printer else "-usual"
        found.append(say(f"kiosk.attendant.printer{usual}", name=hall.printer))
        return found

    def touched(self) -> None:
        """The attendant is still here."""
        self._touched = self._now()

    def tick(self) -> None:
        """Count waits down; go back to the first page when the attendant has walked away."""
        page = self._shell.over
        if not isinstance(page, Pin | Keeper):
            return
        if self._now() - self._touched >= QUIET_SECONDS and self._update is None:
            self._shell.attract()
        elif isinstance(page, Pin):
            page.retell()

    def _tell(self, key: str) -> None:
        page = self._shell.over
        if isinstance(page, Keeper):
            page.tell(self._shell.rules.say(key))

    def _test(self) -> None:
        """A sheet about nobody and nowhere."""
        shell = self._shell
        today = shell.house_desk().journey.today
        shell.on_tested = self._tested
        self._tell("kiosk.paper.busy")
        if not shell.press.start(compose(Answers(), shell.rules, today)):
            self._tested(Outcome.HUNG)

    def _tested(self, outcome: Outcome) -> None:
        self._tell(f"kiosk.paper.{outcome}")

    def _start_update(self) -> None:
        if self._update is not None:
            return
        self._tell("kiosk.attendant.updating")
        program = self._update = QProcess(self._shell)
        program.setStandardOutputFile(QProcess.nullDevice())
        program.setStandardErrorFile(QProcess.nullDevice())
        program.finished.connect(lambda code, _status: self._updated(code))
        program.errorOccurred.connect(lambda _error: self._updated(1))
        command = self._shell.hall.update
        program.start(command[0], list(command[1:]))
        QTimer.singleShot(UPDATE_MS, program, program.kill)

    def _updated(self, code: int) -> None:
        program, self._update = self._update, None
        if program is None:
            return
        program.deleteLater()
        if code == 0:
            self._leave(process.RESTART)
        else:
            self._shell.counters.fault("update")
            self._tell("kiosk.attendant.update-failed")


def data_age(shell: Shell) -> tuple[int, int]:
    """How many days old the data is, and how many claims are past their review day."""
    rules, today = shell.rules, shell.house_desk().journey.today
    changed = date(*map(int, rules.policy.version.split(".")))
    claims = (claim for place in rules.divisions for claim in rules.credits(place.code))
    return max(0, (today - changed).days), sum(claim.review_by < today for claim in claims)
