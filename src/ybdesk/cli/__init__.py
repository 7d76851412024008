"""The command line. Nothing heavy is imported until a command needs it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

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


def program() -> NoReturn:
    """The `ybdesk` program: `main`, and out.

    The interpreter is not taken down piece by piece: that would be a sixth of a guide on the command line.
    """
    code = main()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        code = DONE
    sys.stderr.flush()
    os._exit(code)
