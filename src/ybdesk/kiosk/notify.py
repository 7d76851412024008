"""Telling systemd that the kiosk is up and alive, without ever waiting for it."""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import Mapping

DEFAULT_PERIOD = 2.0


class Notifier:
    """sd_notify by a datagram that is dropped rather than waited for. Does nothing outside systemd."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        address = environment.get("NOTIFY_SOCKET", "")
        self._address = "\0" + address[1:] if address.startswith("@") else address
        self._socket: socket.socket | None = None
        if address and hasattr(socket, "AF_UNIX"):
            self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            self._socket.setblocking(False)
        micro = environment.get("WATCHDOG_USEC", "")
        self.period = max(0.1, int(micro) / 3e6) if micro.isdigit() else DEFAULT_PERIOD
        """Seconds between two signs of life: a third of what systemd waits for."""

    def ready(self) -> None:
        self._send(b"READY=1")

    def alive(self) -> None:
        self._send(b"WATCHDOG=1")

    def stopping(self) -> None:
        self._send(b"STOPPING=1")

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _send(self, message: bytes) -> None:
        if self._socket is not None:
            with contextlib.suppress(OSError):
                self._socket.sendto(message, self._address)
