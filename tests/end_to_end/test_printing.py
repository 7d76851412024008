"""A real printer: a private CUPS on a socket of its own, and an IPP printer on loopback."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ybdesk.kiosk.press import Outcome, Slip, through
from ybdesk.printing import A4, A5, Attempt, Report, Sheet, Status
from ybdesk.printing.cups import Cups
from ybdesk.printing.ipp import user

sys.path.insert(0, str(Path(__file__).parent))
from printing_house import PACKAGES, PROGRAMS, House, until

pytestmark = pytest.mark.slow
SHEET = ["--city", "230100", "--coverage", "employee-retired", "--age", "70", "--as-of", "2026-11-21"]


@pytest.fixture(scope="module")
def shared_house() -> Iterator[House]:
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
    missing = [name for name in PROGRAMS if not shutil.which(name, path=path)]
    if missing:
        pytest.skip(f"not installed: {' '.join(missing)} (Debian: {PACKAGES})")
    if os.geteuid() != 0:
        pytest.skip("a printer on loopback announces itself through avahi-daemon, which only root can start")
    os.environ["PATH"] = path
    # One announcer a machine: test processes that run side by side take turns.
    with (Path(tempfile.gettempdir()) / "ybdesk-printing-tests.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        house = House(Path(tempfile.mkdtemp(prefix="ybdesk-print-")))
        house.folder.chmod(0o755)
        try:
            house.open()
            yield house
        finally:
            house.close()


@pytest.fixture
def house(shared_house: House) -> House:
    """The house in order: everything runs, the queue is there and open, nothing is waiting."""
    shared_house.mode("print")
    (shared_house.folder / "out.pdf").unlink(missing_ok=True)
    if "cups" not in shared_house.running:
        shared_house.start_cups()
    if "printer" not in shared_house.running:
        shared_house.start_printer()
    with contextlib.suppress(subprocess.CalledProcessError):
        shared_house.admin("lpadmin", "-x", "hall")
    shared_house.add_queue()
    shared_house.admin("cancel", "-a", "hall")
    shared_house.admin("cupsenable", "hall")
    shared_house.admin("cupsaccept", "hall")
    until(lambda: not Cups(shared_house.socket).printer("hall").reasons, "the printer to be ready again")
    return shared_house


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    path = tmp_path_factory.mktemp("sheet") / "sheet.pdf"
    command = [sys.executable, "-m", "ybdesk", "print", *SHEET, "--variant", "summary", "-o", str(path)]
    subprocess.run(command, check=True, capture_output=True)
    return Sheet(path.read_bytes(), 1, A4)


def attempt(house: House, sheet: Sheet, printer: str = "hall") -> Attempt:
    return Attempt(Cups(house.socket, own_choices=()), sheet, printer)


def raster(raw: bytes, folder: Path) -> list[bytes]:
    folder.mkdir()
    command = ["pdftoppm", "-mono", "-r", "100", "-", str(folder / "page")]
    subprocess.run(command, input=raw, check=True, stderr=subprocess.DEVNULL)
    return [page.read_bytes() for page in sorted(folder.iterdir())]


def test_the_sheet_arrives(house: House, sheet: Sheet, tmp_path: Path) -> None:
    house.admin("lpadmin", "-d", "hall")
    done = house.ybdesk(*SHEET, "--variant", "summary")
    assert done.returncode == 0, done.stderr
    assert "打好了" in done.stderr
    arrived = (house.folder / "out.pdf").read_bytes()
    pages = raster(arrived, tmp_path / "arrived")
    assert len(pages) == 1
    assert pages == raster(sheet.pdf, tmp_path / "sent")
    logged = (house.folder / "page.log").read_text().splitlines()[-1]
    assert "ybdesk" in logged
    assert "iso_a4_210x297mm" in logged


def test_printers_are_listed(house: House) -> None:
    listed = house.ybdesk("--list-printers")
    assert listed.returncode == 0
    assert listed.stdout.startswith("hall")


def test_a_paused_queue(house: House, sheet: Sheet) -> None:
    house.admin("cupsdisable", "hall")
    assert attempt(house, sheet).preflight().status is Status.PAUSED
    done = house.ybdesk(*SHEET, "--printer", "hall")
    assert done.returncode == 1
    assert "暂停" in done.stderr


def test_a_queue_that_takes_nothing(house: House, sheet: Sheet) -> None:
    house.admin("cupsreject", "hall")
    assert attempt(house, sheet).preflight().status is Status.NOT_ACCEPTING


def test_a_queue_deleted_between_the_preflight_and_sending(house: House, sheet: Sheet) -> None:
    trying = attempt(house, sheet)
    assert trying.preflight().status is Status.READY
    house.admin("lpadmin", "-x", "hall")
    report = trying.send()
    assert report.status is Status.GONE
    assert report.printer == "hall"
    assert attempt(house, sheet).preflight().status is Status.GONE


def test_a_printer_that_is_off_and_cancelling(house: House, sheet: Sheet) -> None:
    trying = attempt(house, sheet)
    assert trying.preflight().status is Status.READY
    house.stop("printer")
    assert trying.send().status is Status.QUEUED
    until(lambda: trying.look().status is Status.OFFLINE, trying.report.status)
    trying.cancel()
    until(lambda: trying.look().status is Status.CANCELLED, trying.report.status)


def test_a_paper_that_the_printer_does_not_have(house: House, sheet: Sheet) -> None:
    assert attempt(house, Sheet(sheet.pdf, 1, A5)).preflight().status is Status.WRONG_PAPER


def test_a_job_that_is_refused(house: House, sheet: Sheet) -> None:
    house.admin("lpadmin", "-p", "hall", "-o", "job-k-limit=1", "-o", "job-quota-period=86400")
    # The jobs of earlier tests count towards the quota too, so the first may be refused already.
    assert attempt(house, sheet).run(look_every=0.05).status in (Status.PRINTED, Status.REJECTED)
    trying = attempt(house, sheet)
    assert trying.preflight().status is Status.READY
    assert trying.send().status is Status.REJECTED
    assert trying.report.detail.startswith("0x04")


def test_a_queue_that_does_not_take_pdf(house: House, sheet: Sheet) -> None:
    text = (house.folder / "hall.ppd").read_text()
    (house.folder / "urf.ppd").write_text(
        text.replace("application/pdf application/pdf", "image/urf image/urf")
    )
    house.admin("lpadmin", "-p", "hall", "-P", f"{house.folder}/urf.ppd")
    trying = attempt(house, sheet)
    assert trying.preflight().status is Status.WRONG_FORMAT
    assert trying.send().status is Status.REJECTED


def test_an_account_that_may_not_print(house: House, sheet: Sheet) -> None:
    house.admin("lpadmin", "-p", "hall", "-u", f"deny:{user()}")
    trying = attempt(house, sheet)
    assert trying.preflight().status is Status.READY
    assert trying.send().status is Status.NOT_ALLOWED


def test_paper_runs_out_and_is_put_in(house: House, sheet: Sheet) -> None:
    house.mode("empty")
    told: list[Report] = []

    def changed(report: Report) -> None:
        told.append(report)
        if report.status is Status.PAPER_OUT:
            (house.folder / "tray").write_text("paper\n")

    report = attempt(house, sheet).run(changed, look_every=0.05)
    assert report.status is Status.PRINTED
    assert Status.PAPER_OUT in [report.status for report in told]


def test_a_kiosk_says_what_the_printer_waits_for(house: House, sheet: Sheet) -> None:
    house.mode("empty")

    class Watched(Slip):
        def note(self, report: Report) -> None:
            super().note(report)
            if self.waits_for is not None:
                waited.append(self.waits_for)
                (house.folder / "tray").write_text("paper\n")

    waited: list[Outcome] = []
    send = through(lambda: Cups(house.socket, own_choices=()), "hall", look=0.05)
    assert send(sheet.pdf, Watched()) is Outcome.PRINTED
    assert Outcome.PAPER_OUT in waited


def test_no_printing_service_and_one_that_goes_away(house: House, sheet: Sheet) -> None:
    trying = attempt(house, sheet)
    house.stop("printer")
    trying.preflight()
    trying.send()
    house.stop("cups")
    assert trying.look().status is Status.LOST
    assert attempt(house, sheet).preflight().status is Status.NO_SERVICE
    assert house.ybdesk("--list-printers").returncode == 1
