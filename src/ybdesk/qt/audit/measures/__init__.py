"""One module for each group of clauses; each gives the numbers it finds on one page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ybdesk.qt.audit.clauses import Measured
from ybdesk.qt.audit.measures import access, frame, reflow, targets, type_size, words
from ybdesk.qt.audit.scene import Scene

LAYOUT: tuple[Callable[[Scene], Iterator[Measured]], ...] = (
    type_size.measure,
    targets.measure,
    reflow.measure,
    words.measure,
    frame.measure,
    access.measure,
)
"""What does not depend on the colours."""
