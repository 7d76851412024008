"""A sheet made in a process of its own, which goes when the sheet is made or nobody wants it any more.

Typst keeps what it has set, and a hundred megabytes with it; here all of that goes each time. What the helper
is told comes through a pipe: nothing about a visitor is on a disk, among the arguments or in the environment.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
from contextlib import suppress
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from typing import IO

from ybdesk.document import Guide
from ybdesk.kiosk import process
from ybdesk.kiosk.hall import PaperKind
from ybdesk.rules.load import Ruleset

LOOK_SECONDS = 0.1
HELPER = (
    "import pickle, sys; sys.path = pickle.load(sys.stdin.buffer); "
    "from ybdesk.kiosk.apart import help_out; help_out()"
)
COMMAND = (sys.executable, "-I", "-S", "-B", "-c", HELPER)
"""Finds its modules where this program does, and writes none of them compiled."""


def sheet(guide: Guide, cancelled: threading.Event, paper: PaperKind = PaperKind.A4) -> bytes:
    """The sheet as a PDF, or as a receipt printer takes it.

    Raises ChildProcessError where the helper died, or had to when `cancelled`.
    """
    told = pickle.dumps(sys.path) + pickle.dumps((guide, paper))
    with Popen(COMMAND, stdin=PIPE, stdout=PIPE, stderr=DEVNULL) as helper:
        assert helper.stdin is not None
        telling = threading.Thread(target=_tell, args=(helper.stdin, told), daemon=True)
        helper.stdin = None
        telling.start()
        try:
            document = _answer(helper, cancelled)
        finally:
            helper.kill()
            telling.join()
    if helper.returncode != 0:
        raise ChildProcessError(helper.returncode)
    return document


def _tell(helper: IO[bytes], told: bytes) -> None:
    """Wait until the helper has taken it all in, or is dead.

    `communicate` leaves off when it has to look up in between: a slow helper would never hear the rest.
    """
    with suppress(BrokenPipeError), helper:
        helper.write(told)


def _answer(helper: Popen[bytes], cancelled: threading.Event) -> bytes:
    while not cancelled.is_set():
        with suppress(TimeoutExpired):
            return helper.communicate(timeout=LOOK_SECONDS)[0]
    return b""


def help_out() -> None:
    """What the helper does: a guide in, its sheet out."""
    process.no_dumps()
    from ybdesk.rules.load import load

    guide, paper = pickle.load(sys.stdin.buffer)
    sys.stdout.buffer.write(_made(guide, load(guide.language), paper))
    sys.stdout.buffer.flush()
    os._exit(0)


def _made(guide: Guide, rules: Ruleset, paper: PaperKind) -> bytes:
    from ybdesk.render.receipt import receipt_pdf, receipt_png
    from ybdesk.render.sheet import pdf

    match paper:
        case PaperKind.A4:
            return pdf(guide, rules)
        case PaperKind.RECEIPT:
            return receipt_pdf(guide, rules)
        case PaperKind.ESCPOS:
            from ybdesk.printing.escpos import commands

            return commands(receipt_png(guide, rules))
