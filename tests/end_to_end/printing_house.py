"""A private bus, announcer, CUPS and IPP printer on loopback, in one folder, for the tests of printing."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event
from time import monotonic

PATIENCE = 30.0
PROGRAMS = ("cupsd", "ippeveprinter", "lpadmin", "avahi-daemon", "dbus-daemon", "pdftoppm")
PACKAGES = "cups-daemon cups-client cups-ipp-utils avahi-daemon dbus-daemon poppler-utils"

BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path={folder}/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow user="*"/><allow own="*"/><allow send_type="method_call"/>
<allow send_type="signal"/><allow send_requested_reply="true" send_type="method_return"/>
<allow send_requested_reply="true" send_type="error"/><allow receive_type="method_call"/>
<allow receive_type="method_return"/><allow receive_type="error"/><allow receive_type="signal"/>
</policy></busconfig>
"""
AVAHI = "[server]\nallow-interfaces=lo\nuse-ipv6=no\nenable-dbus=yes\n"
CUPSD = """Listen {folder}/cups.sock
Browsing Off
WebInterface No
DefaultAuthType None
IdleExitTimeout 0
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
CUPS_FILES = """ServerRoot {folder}/root
CacheDir {folder}/cache
StateDir {folder}/root
RequestRoot {folder}/requests
TempDir {folder}/temp
ErrorLog {folder}/error.log
AccessLog {folder}/access.log
PageLog {folder}/page.log
"""
PRINTER = """#!/bin/sh
# What the printer does with a job: as the file "mode" says.
case $(cat {folder}/mode) in
print) cp "$1" {folder}/out.pdf ;;
empty)
    echo "STATE: +media-empty-error" >&2
    read -r line <{folder}/tray
    echo "STATE: -media-empty-error" >&2
    cp "$1" {folder}/out.pdf
    ;;
esac
"""


def until(condition: Callable[[], bool], what: str) -> None:
    """Waits for something that other processes do."""
    deadline, pause = monotonic() + PATIENCE, Event()
    while not condition():
        assert monotonic() < deadline, what
        pause.wait(0.02)


class House:
    """The private bus, CUPS and printer, in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.socket = str(folder / "cups.sock")
        self.environment = {
            **os.environ,
            "CUPS_SERVER": self.socket,
            "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={folder}/bus",
            "LC_ALL": "C.UTF-8",
        }
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])

    def start(self, name: str, *command: str) -> None:
        with (self.folder / f"{name}.out").open("wb") as log:
            self.running[name] = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log)

    def stop(self, name: str) -> None:
        process = self.running.pop(name)
        process.terminate()
        process.wait(PATIENCE)

    def open(self) -> None:
        folder = self.folder
        for name in ("root", "cache", "requests", "temp", "spool"):
            (folder / name).mkdir(mode=0o755)
        texts = {"bus.conf": BUS, "avahi.conf": AVAHI, "cupsd.conf": CUPSD, "cups-files.conf": CUPS_FILES}
        for name, text in {**texts, "take": PRINTER}.items():
            (folder / name).write_text(text.replace("{folder}", str(folder)))
        (folder / "take").chmod(0o755)
        os.mkfifo(folder / "tray")
        self.mode("print")
        self.start("bus", "dbus-daemon", f"--config-file={folder}/bus.conf", "--nofork", "--nopidfile")
        until((folder / "bus").exists, "the bus")
        self.start("avahi", "avahi-daemon", "-f", f"{folder}/avahi.conf", "--no-drop-root", "--no-chroot")
        until(lambda: "startup complete" in self.said("avahi"), self.said("avahi"))
        self.start_printer()
        self.start_cups()
        self.describe_queue()

    def start_printer(self) -> None:
        take = ("-d", f"{self.folder}/spool", "-f", "application/pdf", "-c", f"{self.folder}/take")
        self.start(
            "printer", "ippeveprinter", "-v", "-p", str(self.port), "-n", "localhost", *take, "Hall printer"
        )
        until(lambda: "printer-uri-supported" in self.said("printer"), self.said("printer"))

    def start_cups(self) -> None:
        conf = ("-c", f"{self.folder}/cupsd.conf", "-s", f"{self.folder}/cups-files.conf")
        self.start("cups", shutil.which("cupsd") or "cupsd", "-f", *conf)
        until(lambda: Path(self.socket).exists() and not self.unreachable(), self.said("cups"))

    def unreachable(self) -> bool:
        with socket.socket(socket.AF_UNIX) as probe:
            return probe.connect_ex(self.socket) != 0

    def describe_queue(self) -> None:
        """A queue made from what the printer says of itself; it passes PDF on as it is, as real ones do."""
        self.admin("lpadmin", "-p", "hall", *self.device(), "-m", "everywhere")
        described = self.folder / "root" / "ppd" / "hall.ppd"
        until(lambda: described.exists() and "*cupsFilter2" in described.read_text(), self.said("cups"))
        lines = [line for line in described.read_text().splitlines() if not line.startswith("*cupsFilter2")]
        lines.append('*cupsFilter2: "application/pdf application/pdf 0 -"')
        (self.folder / "hall.ppd").write_text("\n".join(lines) + "\n")

    def add_queue(self) -> None:
        self.admin("lpadmin", "-p", "hall", *self.device(), "-P", f"{self.folder}/hall.ppd")

    def device(self) -> tuple[str, ...]:
        return ("-E", "-v", f"ipp://localhost:{self.port}/ipp/print")

    def admin(self, *command: str) -> None:
        subprocess.run(command, env=self.environment, check=True, capture_output=True, timeout=PATIENCE)

    def mode(self, mode: str) -> None:
        (self.folder / "mode").write_text(mode)

    def said(self, name: str) -> str:
        path = self.folder / f"{name}.out"
        return path.read_text("utf-8", "replace") if path.exists() else ""

    def ybdesk(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "ybdesk", "print", *arguments]
        return subprocess.run(
            command, env=self.environment, capture_output=True, text=True, timeout=2 * PATIENCE
        )

    def close(self) -> None:
        for name in reversed(list(self.running)):
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.stop(name)
        shutil.rmtree(self.folder)
