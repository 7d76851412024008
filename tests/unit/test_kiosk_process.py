"""The process: one of it, no dumps, signs of life that never wait, printing that never waits."""

from __future__ import annotations

import resource
import socket
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import pytest

from ybdesk.answers import Answers
from ybdesk.compose import compose
from ybdesk.document import Guide
from ybdesk.kiosk import clock
from ybdesk.kiosk.hall import PaperKind
from ybdesk.kiosk.notify import Notifier
from ybdesk.kiosk.press import (
    DEADLINE_SECONDS,
    MOST_STUCK,
    Outcome,
    Press,
    Slip,
    outcome_of,
    straight,
    through,
)
from ybdesk.kiosk.process import AlreadyRunningError, only_one
from ybdesk.printing import Status
from ybdesk.printing.backend import Backend, GoneError, Job, JobStage, NoServiceError, Printer, RefusedError
from ybdesk.rules.load import Ruleset


def test_a_second_instance_is_refused_and_a_third_after_the_first(tmp_path: Path) -> None:
    first = only_one(tmp_path)
    with pytest.raises(AlreadyRunningError):
        only_one(tmp_path)
    first.close()
    only_one(tmp_path).close()


def test_a_dead_instance_holds_nothing(tmp_path: Path) -> None:
    script = "from pathlib import Path; from ybdesk.kiosk.process import only_one; import os, signal\n"
    script += f"kept = only_one(Path({str(tmp_path)!r})); os.kill(os.getpid(), signal.SIGKILL)"
    subprocess.run([sys.executable, "-c", script], check=False)
    only_one(tmp_path).close()


def test_no_core_file_is_ever_left() -> None:
    script = "from ybdesk.kiosk.process import no_dumps; import resource\nno_dumps()\n"
    script += (
        "print(resource.getrlimit(resource.RLIMIT_CORE), open('/proc/self/coredump_filter').read() and 1)"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.startswith("(0, 0)")
    assert resource.RLIMIT_CORE is not None


def test_time_is_not_the_wall_clock() -> None:
    first = clock.now()
    assert first <= clock.now() < first + 60


def test_signs_of_life(tmp_path: Path) -> None:
    path = tmp_path / "notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as server:
        server.bind(str(path))
        server.settimeout(5)
        notifier = Notifier({"NOTIFY_SOCKET": str(path), "WATCHDOG_USEC": "6000000"})
        assert notifier.period == 2
        notifier.ready()
        notifier.alive()
        assert [server.recv(64), server.recv(64)] == [b"READY=1", b"WATCHDOG=1"]
        for _ in range(5000):
            notifier.alive()
    notifier.alive()
    notifier.close()


def test_nothing_is_told_outside_systemd() -> None:
    notifier = Notifier({})
    notifier.ready()
    notifier.close()


class System:
    """A printing system that goes through the stages it is given."""

    def __init__(
        self,
        *stages: JobStage | None,
        problem: Exception | None = None,
        default: str = "hall",
        reason: str = "",
        takes_first: bool = False,
    ) -> None:
        self.stages = list(stages)
        """None is a job that the queue has forgotten."""
        self.reason = reason
        """What the printer says is wrong: at once, or from when it has taken a job."""
        self.takes_first = takes_first
        self.problem = problem
        self.usual = default
        self.cancelled = threading.Event()
        self.sent: list[bytes] = []

    def printers(self) -> tuple[Printer, ...]:
        return ()

    def printer(self, name: str) -> Printer:
        told = self.reason and (self.sent or not self.takes_first)
        reasons = frozenset({self.reason} if told else ())
        known: frozenset[str] = frozenset()
        return Printer(name, name, True, False, reasons, "", known, known, known, 0)

    def default(self) -> str:
        return self.usual

    def send(self, _name: str, document: bytes, media: str, _copies: int) -> int:
        if self.problem:
            raise self.problem
        self.media = media
        self.sent.append(document)
        return 7

    def job(self, _name: str, _number: int) -> Job:
        stage = self.stages[0] if len(self.stages) == 1 else self.stages.pop(0)
        if stage is None:
            raise GoneError(_name)
        return Job(stage, frozenset(), 0, "")

    def cancel(self, _name: str, _number: int) -> None:
        self.cancelled.set()


@pytest.mark.parametrize(
    ("system", "outcome"),
    [
        (System(JobStage.WAITING, JobStage.PRINTING, JobStage.DONE), Outcome.PRINTED),
        (System(JobStage.PRINTING, None), Outcome.PRINTED),
        (System(JobStage.FAILED), Outcome.REFUSED),
        (System(reason="media-empty"), Outcome.PAPER_OUT),
        (System(reason="cover-open"), Outcome.DOOR_OPEN),
        (System(reason="paused"), Outcome.ATTENTION),
        (System(JobStage.CANCELLED), Outcome.CANCELLED),
        (System(default=""), Outcome.NO_PRINTER),
        (System(problem=NoServiceError()), Outcome.HUNG),
        (System(problem=RefusedError()), Outcome.REFUSED),
    ],
)
def test_a_job_ends(system: System, outcome: Outcome) -> None:
    def backend() -> Backend:
        return system

    assert through(backend, "", look=0)(b"%PDF", Slip()) is outcome


def test_what_the_printer_waits_for_is_told_and_is_the_end_when_nobody_comes(guide: Guide) -> None:
    at = 0.0
    system = System(JobStage.STOPPED, reason="media-jam", takes_first=True)
    press = Press(make, through(lambda: system, "hall", look=0.001), lambda: at)
    assert press.start(guide)
    while press.waits_for is not Outcome.PAPER_JAM:
        assert press.poll() is None
    at += DEADLINE_SECONDS
    assert press.poll() is Outcome.PAPER_JAM
    assert system.cancelled.wait(5)
    assert press.waits_for is None
    finish()


def test_a_strip_is_asked_for_by_its_own_length() -> None:
    system = System(JobStage.DONE)
    strip = b"%PDF /MediaBox [0 0 226.77 850.39]"
    assert through(lambda: system, "hall", PaperKind.RECEIPT, 0)(strip, Slip()) is Outcome.PRINTED
    assert system.media == "custom_receipt_80x300mm"


def test_a_receipt_printer_without_a_queue(tmp_path: Path) -> None:
    device = tmp_path / "lp0"
    device.write_bytes(b"")
    assert straight(str(device))(b"strip", Slip()) is Outcome.PRINTED
    assert device.read_bytes() == b"strip"
    assert straight(str(tmp_path / "gone" / "lp1"))(b"strip", Slip()) is Outcome.NO_PRINTER


@pytest.mark.parametrize("status", list(Status))
def test_every_state_of_printing_is_something_to_a_visitor(status: Status) -> None:
    outcome = outcome_of(status)
    assert outcome is not Outcome.REFUSED or not status.waits_for_somebody
    assert (outcome is Outcome.PRINTED) == (status is Status.PRINTED)


@pytest.fixture(scope="module")
def guide(rules: Ruleset, today: date) -> Guide:
    return compose(Answers(), rules, today)


def make(_guide: Guide, _cancelled: threading.Event) -> bytes:
    return b"%PDF"


def finish() -> None:
    """Let every job come to its end."""
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and thread.daemon:
            thread.join(5)


def test_a_job_nobody_wants_any_more_is_taken_back(guide: Guide) -> None:
    system = System(JobStage.PRINTING)
    press = Press(make, through(lambda: system, "hall", look=0.001))
    assert press.start(guide)
    assert press.cancel()
    assert system.cancelled.wait(5)
    assert press.poll() is None


def test_what_is_made_for_nobody_is_not_sent(guide: Guide) -> None:
    system = System(JobStage.DONE)
    gone, done = threading.Event(), threading.Event()

    def late(_guide: Guide, cancelled: threading.Event) -> bytes:
        gone.wait(5)
        assert cancelled.is_set()
        done.set()
        return b"%PDF"

    press = Press(late, through(lambda: system, "hall", look=0))
    assert press.start(guide)
    press.cancel()
    gone.set()
    assert done.wait(5)
    finish()
    assert not system.sent


def test_a_printer_that_hangs_is_given_up(guide: Guide) -> None:
    at = 0.0
    hold = threading.Event()

    def hang(_document: bytes, _cancelled: threading.Event) -> Outcome:
        hold.wait(30)
        return Outcome.PRINTED

    press = Press(make, hang, lambda: at, deadline=45)
    for _ in range(MOST_STUCK):
        assert press.start(guide)
        assert press.poll() is None
        at += 45
        assert press.poll() is Outcome.HUNG
        assert not press.busy
    assert not press.start(guide)
    hold.set()
    finish()
    assert press.start(guide)


def test_a_driver_that_throws_is_an_outcome(guide: Guide) -> None:
    done = threading.Event()

    def throw(_document: bytes, _cancelled: threading.Event) -> Outcome:
        done.set()
        raise RuntimeError("driver")

    press = Press(make, throw)
    press.start(guide)
    done.wait(5)
    outcome = None
    while outcome is None:
        outcome = press.poll()
    assert outcome is Outcome.BROKEN
