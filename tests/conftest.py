"""What all tests share: the real bundle, and one fixed day."""

from __future__ import annotations

import os
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
