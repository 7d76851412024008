"""Saving a sheet where there is no printer."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def save(content: bytes, folder: Path, name: str) -> Path:
    """Writes the file whole or not at all, beside another of that name, not over it. Raises OSError."""
    handle, fresh = tempfile.mkstemp(dir=folder, prefix=".ybdesk-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        return _placed(Path(fresh), folder / name)
    except BaseException:
        Path(fresh).unlink(missing_ok=True)
        raise


def _placed(fresh: Path, wanted: Path) -> Path:
    number, target = 1, wanted
    while target.exists() and target.read_bytes() != fresh.read_bytes():
        number += 1
        target = wanted.with_stem(f"{wanted.stem} ({number})")
    fresh.chmod(0o644)
    fresh.replace(target)
    return target
