"""Steering a kiosk in another process, and playing systemd for it."""

from __future__ import annotations

import json
import os
import select
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CHILD = Path(__file__).with_name("kiosk_child.py")
PATIENCE = 30.0


def environment(home: Path, **more: str) -> dict[str, str]:
    """Everything the process may write to lies under one folder."""
    folders = {"HOME": "home", "TMPDIR": "tmp", "XDG_RUNTIME_DIR": "run", "XDG_CACHE_HOME": "cache",
               "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state"}  # fmt: skip
    found = {name: str(home / folder) for name, folder in folders.items()}
    for folder in found.values():
        Path(folder).mkdir(parents=True, exist_ok=True, mode=0o700)
    kept = {
        name: os.environ[name] for name in ("PATH", "LANG", "DISPLAY", "PYTHONPATH") if name in os.environ
    }
    source = os.pathsep.join(filter(None, (str(ROOT / "src"), kept.get("PYTHONPATH", ""))))
    return {**kept, **found, "PYTHONPATH": source, "QT_QPA_PLATFORM": "offscreen", **more}


class Steered:
    """A kiosk in a process of its own."""

    def __init__(
        self,
        environment: Mapping[str, str],
        hall: Path | None = None,
        before: Sequence[str | Path] = (),
        python: str = sys.executable,
    ) -> None:
        self.began = time.monotonic()
        command = [*before, python, CHILD, *([hall] if hall else [])]
        self.log = (Path(environment["HOME"]) / "journal").open("ab")
        self.process = subprocess.Popen(
            [str(part) for part in command],
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.log,
            cwd=environment["HOME"],
            text=True,
        )

    def ask(self, command: str, *values: Any) -> Any:
        """Give a command; its answer."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps([command, *values]) + "\n")
        self.process.stdin.flush()
        ready, _, _ = select.select([self.process.stdout], [], [], PATIENCE)
        if not ready:
            raise TimeoutError(command)
        return json.loads(self.process.stdout.readline())

    def until(self, page: str, patience: float = PATIENCE, **more: object) -> float:
        """Wait for a page, and for what else is to be so; the seconds it took."""
        began, wanted = time.monotonic(), {"page": page, **more}
        while not wanted.items() <= self.ask("where").items():
            if time.monotonic() - began > patience:
                raise TimeoutError(f"{page}: {self.ask('where')}")
            time.sleep(0.1)
        return time.monotonic() - began

    def stop(self) -> int:
        """Ask it to leave."""
        if self.process.poll() is None and self.process.stdin is not None:
            self.process.stdin.close()
        try:
            code = self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            code = self.process.wait()
        for stream in (self.process.stdin, self.process.stdout, self.log):
            if stream is not None:
                stream.close()
        return code

    def __enter__(self) -> Steered:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.stop()


class Supervisor:
    """What systemd does: waits for READY, kills what gives no sign of life, starts it again."""

    def __init__(self, home: Path, watchdog: float, **more: str) -> None:
        path = home / "notify"
        self.server = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.server.bind(str(path))
        self.watchdog = watchdog
        micro = str(round(watchdog * 1e6))
        self.environment = environment(home, NOTIFY_SOCKET=str(path), WATCHDOG_USEC=micro, **more)
        self.child = self.start()

    def start(self) -> Steered:
        child = Steered(self.environment)
        self.wait_for(b"READY=1", PATIENCE)
        return child

    def wait_for(self, message: bytes, seconds: float) -> bool:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            ready, _, _ = select.select([self.server], [], [], left)
            if ready and self.server.recv(256) == message:
                return True
        return False

    def watch(self) -> None:
        """Until the child has stopped giving signs of life or is dead; then a new one."""
        heard = time.monotonic()
        while self.child.process.poll() is None and time.monotonic() - heard < self.watchdog:
            if self.wait_for(b"WATCHDOG=1", 0.2):
                heard = time.monotonic()
        self.child.process.kill()
        self.child.stop()
        self.child = self.start()

    def close(self) -> None:
        self.child.stop()
        self.server.close()
