"""Keeping a guide as a file: where it may go, under what name, and what went wrong."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QStorageInfo

MOST_NAMES = 999


class Outcome(StrEnum):
    """How saving ended. The wording has a sentence for each."""

    SAVED = "saved"
    FULL = "full"
    LOCKED = "locked"
    """The place may be read but not written."""
    GONE = "gone"
    """The place is not there any more: a stick that was pulled out."""
    BROKEN = "broken"
    """The sheet itself could not be made."""


@dataclass(frozen=True, slots=True)
class Saved:
    """The result of saving one sheet."""

    outcome: Outcome
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """A place to save to; `kind` names it in the wording."""

    kind: str
    folder: Path


def shelves() -> tuple[Shelf, ...]:
    """Where a file may go, the usual place first: documents, desktop, home, sticks that are plugged in."""
    location = QStandardPaths.StandardLocation
    found = [
        Shelf(kind, Path(folder))
        for kind, place in (
            ("documents", location.DocumentsLocation),
            ("desktop", location.DesktopLocation),
            ("home", location.HomeLocation),
        )
        if (folder := QStandardPaths.writableLocation(place))
    ]
    unique: list[Shelf] = []
    for shelf in (*found, *_sticks()):
        if shelf.folder not in [other.folder for other in unique]:
            unique.append(shelf)
    return tuple(unique)


def save(content: bytes, stem: str, shelf: Shelf) -> Saved:
    """Write the sheet under a free name; nothing is ever overwritten, and no half file is left."""
    temporary = ""
    try:
        if shelf.kind == "documents":
            shelf.folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=shelf.folder, prefix=".ybdesk-")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        path = _claim(shelf.folder, stem)
        Path(temporary).replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            if temporary:
                Path(temporary).unlink()
        return Saved(_outcome(error))
    return Saved(Outcome.SAVED, path)


def _claim(folder: Path, stem: str) -> Path:
    """A name that was free, taken by an empty file. Raises OSError."""
    for number in range(1, MOST_NAMES + 1):
        path = folder / (f"{stem}.pdf" if number == 1 else f"{stem} ({number}).pdf")
        try:
            path.touch(exist_ok=False)
        except FileExistsError:
            continue
        return path
    raise FileExistsError(errno.EEXIST, stem)


def _outcome(error: OSError) -> Outcome:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Outcome.FULL
    if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.EIO):
        return Outcome.GONE
    return Outcome.LOCKED


def _sticks() -> list[Shelf]:
    """Removable drives that can be written to."""
    found = []
    for volume in QStorageInfo.mountedVolumes():
        root = Path(volume.rootPath())
        removable = any(part in ("media", "mnt", "Volumes") for part in root.parts[1:2] + root.parts[2:3])
        if removable and volume.isReady() and not volume.isReadOnly():
            found.append(Shelf("stick", root))
    return found
