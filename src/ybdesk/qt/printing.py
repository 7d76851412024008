"""Work at paper, behind the pages: sheets are made, printers found, jobs watched and files saved in threads.

Nothing of Qt is touched in a thread. What comes of the work waits in a queue, which a timer empties, so that
a page hears of it between two of its own events.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from queue import Empty, SimpleQueue
from threading import Event, Thread

from PySide6.QtCore import QTimer

from ybdesk.printing import Attempt, Backend, Report, Sheet, Status
from ybdesk.printing.attempt import LOOK_EVERY
from ybdesk.qt import printing_files
from ybdesk.qt.printing_errand import Errand, Stage
from ybdesk.qt.printing_files import Outcome, Saved, Shelf
from ybdesk.qt.printing_work import MEDIA, Found, Key, Source, found_by, sheet_of, watched, words_for
from ybdesk.render.sheet import Made, Paper

POLL_MS = 40


class Printing:
    """All that is under way. Pages read it and set `heard`, which is called after each change."""

    def __init__(self, system: Callable[[], Backend | None], tell: Callable[[str], None]) -> None:
        self._system = system
        self._tell = tell
        """Says something where no page for paper is shown."""
        self.heard: Callable[[], None] | None = None
        self.sheets: dict[Key, Made] = {}
        self.broken = False
        """Sheets cannot be made here."""
        self.found: Found | None = None
        self.errand: Errand | None = None
        """The one that is being printed; None when that is over."""
        self.report = Report(Status.CHECKING)
        self.saved = Saved(Outcome.BROKEN)
        self.shelf: Shelf | None = None
        """Where it was saved, or was to be."""
        self.saving = False
        self.look_every = LOOK_EVERY
        self._source: Source | None = None
        self._for: Source | None = None
        """What is being printed is made from this; what is being saved, from the next."""
        self._filed: Source | None = None
        self._stop = Event()
        self._finding = False
        self._making: set[Key] = set()
        self.working = 0
        """Threads that have not come back."""
        self._done: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._timer = QTimer()
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._collect)

    # --- sheets and printers

    def prepare(self, source: Source, paper: Paper = Paper.A4) -> None:
        """Make the sheets of a guide that are not made yet, so that their pages can be counted."""
        if source != self._source:
            self._source, self.sheets, self._making, self.broken = source, {}, set(), False
        wanted = [(what, paper) for what in source.kinds if (what, paper) not in self._making]
        self._making.update(wanted)
        if wanted:
            self._in_thread(lambda: self._make(source, wanted))

    def _make(self, source: Source, wanted: list[Key]) -> None:
        for key in wanted:
            try:
                sheet = sheet_of(source, key)
            except Exception:  # whatever keeps a sheet from being made is one thing to a person
                self._done.put(lambda: self._unmakable(source))
                return
            self._done.put(lambda key=key, sheet=sheet: self._keep(source, key, sheet))  # type: ignore[misc]

    def _keep(self, source: Source, key: Key, sheet: Made) -> None:
        if source == self._source:
            self.sheets[key] = sheet

    def _unmakable(self, source: Source) -> None:
        self.broken = self.broken or source == self._source

    def find(self) -> None:
        """Look for printers; `found` is None until that is over."""
        if not self._finding:
            self.found, self._finding = None, True
            self._in_thread(self._find)

    def _find(self) -> None:
        found = found_by(self._system)

        def keep() -> None:
            self.found, self._finding = found, False

        self._done.put(keep)

    # --- printing

    @property
    def busy(self) -> bool:
        """Whether a sheet is being printed."""
        return self.errand is not None

    def start(self, errand: Errand, source: Source) -> None:
        """Print, unless something is being printed."""
        if self.busy:
            return
        self.errand, self._for, self._stop = errand.at(Stage.PROGRESS), source, Event()
        found = self.found.named(errand.printer) if self.found is not None else None
        name, label = (found.name, found.label) if found is not None else (errand.printer, "")
        self.report = Report(Status.CHECKING, name, label)
        self._in_thread(lambda: self._print(errand, source, name, self._stop))

    def cancel(self) -> None:
        """Stop printing; the report tells when that is done."""
        self._stop.set()

    def forget(self) -> None:
        """The visitor is gone: nothing made for them is kept, and nothing goes on waiting for somebody."""
        if self.busy and not self.report.status.good:
            self.cancel()
        self._source, self.sheets, self._making, self.heard = None, {}, set(), None

    def _print(self, errand: Errand, source: Source, name: str, stop: Event) -> None:
        report = Report(Status.FAILED, name)
        try:
            sheet = sheet_of(source, (errand.what, errand.paper))
            paper = Sheet(sheet.pdf, sheet.pages, MEDIA[errand.paper])
            attempt = Attempt(self._system(), paper, name, errand.copies, errand.other_paper)
            report = watched(attempt, self._reported, stop, self.look_every)
        except Exception as error:  # no failure is silent, whatever a printing system throws
            report = replace(report, detail=type(error).__name__)
        self._done.put(lambda: self._ended(report))

    def _reported(self, report: Report) -> None:
        self._done.put(lambda: self._now(report))

    def _now(self, report: Report) -> None:
        worse = self.report.status.good and not report.status.good
        self.report = report
        if worse and not report.status.over:
            self._tell_elsewhere()

    def _ended(self, report: Report) -> None:
        self.report, self.errand = report, None
        if not (self._stop.is_set() and report.status is Status.CANCELLED):
            self._tell_elsewhere()

    def _tell_elsewhere(self) -> None:
        """The person has gone to another page: what came of the sheet is told there."""
        if self.heard is None and self._for is not None:
            self._tell(self.report.for_person(self._for.rules))

    # --- saving

    def save(self, errand: Errand, source: Source, stem: str, shelf: Shelf) -> None:
        """Put a sheet on a shelf; when that is no longer going on, `saved` tells what came of it."""
        if not self.saving:
            self.shelf, self.saving, self._filed = shelf, True, source
            self._in_thread(lambda: self._save(errand, source, stem, shelf))

    def _save(self, errand: Errand, source: Source, stem: str, shelf: Shelf) -> None:
        try:
            content = sheet_of(source, (errand.what, errand.paper)).pdf
            saved = printing_files.save(content, stem, shelf)
        except Exception:  # a sheet that cannot be made, for whatever reason
            saved = Saved(Outcome.BROKEN)
        self._done.put(lambda: self._put_away(saved))

    def _put_away(self, saved: Saved) -> None:
        self.saved, self.saving = saved, False
        if self.heard is None and self._filed is not None:
            self._tell(words_for(saved, self.shelf, self._filed.rules))

    # --- threads

    def _in_thread(self, work: Callable[[], None]) -> None:
        def run() -> None:
            try:
                work()
            finally:
                self._done.put(self._one_less)

        self.working += 1
        self._timer.start()
        Thread(target=run, daemon=True).start()

    def _one_less(self) -> None:
        self.working -= 1

    def _collect(self) -> None:
        """Take in what has come, and tell the page."""
        came = False
        while True:
            try:
                take_in = self._done.get_nowait()
            except Empty:
                break
            take_in()
            came = True
        if not self.working:
            self._timer.stop()
        if came and self.heard is not None:
            self.heard()
