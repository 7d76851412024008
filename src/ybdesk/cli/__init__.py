"""The command line. Nothing heavy is imported until a command needs it."""

from __future__ import annotations

import sys
from collections.abc import Sequence

DONE, FAILED, BAD_INPUT = 0, 1, 2
STARTUP_TRACE = "--startup-trace"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns 0 done, 1 failed, 2 bad input."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given == [STARTUP_TRACE]:
        from ybdesk.qt.app import run

        return run(sys.argv[:1], startup_trace=bool(given))
    from ybdesk.cli.parser import dispatch

    return dispatch(given)
