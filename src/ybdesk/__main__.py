"""`python -m ybdesk` is `ybdesk`."""

from __future__ import annotations

from ybdesk.cli import program

program()
