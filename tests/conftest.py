"""What all tests share: the real bundle, and one fixed day."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from ybdesk.rules.load import Ruleset, load

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("steady", deadline=None, max_examples=150)
settings.load_profile("steady")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def rules() -> Ruleset:
    """The bundle of this checkout, in the source language."""
    return load()


@pytest.fixture(scope="session")
def today() -> date:
    """The day on which the tests' guides are composed: after every check, before every review."""
    return date(2026, 11, 21)


@pytest.fixture(scope="session")
def xvfb_display() -> Iterator[str]:
    """A virtual screen of 1280x800 at 96 dots an inch, for tests that need a real window."""
    reading, writing = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        "1280x800x24",
        "-dpi",
        "96",
        "-nolisten",
        "tcp",
    ]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as number:
            yield f":{number.readline().strip()}"
        server.terminate()
