"""The process itself: only one of it, and nothing of its memory on a disk when it dies."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
import tempfile
from pathlib import Path
from typing import IO

RESTART = 75
"""The exit code that asks the unit to start the kiosk again."""
PR_SET_DUMPABLE = 4


class AlreadyRunningError(Exception):
    """Another kiosk runs under this account."""


def only_one(folder: Path | None = None) -> IO[bytes]:
    """Hold the place of the only instance for as long as the file is open. Raises AlreadyRunningError."""
    path = (folder or _runtime()) / "ybdesk-kiosk.lock"
    file = path.open("ab")
    try:
        _lock(file)
    except OSError:
        file.close()
        raise AlreadyRunningError(str(path)) from None
    return file


def no_dumps() -> None:
    """No core file, and no other process of this account that reads the memory."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def log(line: str) -> None:
    """One line for the journal; a full disk or a closed pipe must not matter."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(f"ybdesk: {line}\n")
        sys.stderr.flush()


def _runtime() -> Path:
    return Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir())


def _lock(file: IO[bytes]) -> None:
    try:
        import fcntl
    except ImportError:
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
