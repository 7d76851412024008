"""Putting a sheet on paper, and telling the truth about it at every moment. No Qt here.

attempt = Attempt(backend(), Sheet(pdf, pages, A4), printer=chosen_or_empty, copies=1)
attempt.run(changed=show)          # in a thread; or preflight(), send(), look(), cancel() one by one
attempt.report.for_person(rules), attempt.report.for_staff(rules)
"""

from __future__ import annotations

import sys

from ybdesk.printing.attempt import Attempt, Sheet
from ybdesk.printing.backend import Backend, Printer
from ybdesk.printing.media import A4, A5, Media, receipt
from ybdesk.printing.save import save
from ybdesk.printing.status import Report, Status

__all__ = [
    "A4",
    "A5",
    "Attempt",
    "Backend",
    "Media",
    "Printer",
    "Report",
    "Sheet",
    "Status",
    "backend",
    "receipt",
    "save",
]


def backend() -> Backend | None:
    """The printing system of this machine; None where none has been tested yet: save as PDF there."""
    if not sys.platform.startswith("linux"):
        return None
    from ybdesk.printing.cups import Cups

    return Cups()
