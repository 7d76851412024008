"""What is done for paper in a thread: sheets made, printers found, a job watched. Nothing of Qt here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Event
from typing import NamedTuple

from ybdesk.document import Guide
from ybdesk.printing import A4, A5, Attempt, Backend, Printer, Report, Status
from ybdesk.printing.backend import GoneError, NotAllowedError, RefusedError
from ybdesk.qt.printing_errand import What
from ybdesk.qt.printing_files import Saved, Shelf
from ybdesk.render.sheet import Layout, Made, Paper, Variant, made
from ybdesk.render.summary import only
from ybdesk.rules.load import Ruleset

MEDIA = {Paper.A4: A4, Paper.A5: A5}
LOOKS_AFTER_CANCELLING = 20
"""How often to look whether a cancelled job is gone, before saying that nobody knows."""
Key = tuple[What, Paper]


class Source(NamedTuple):
    """What sheets are made from."""

    guide: Guide
    rules: Ruleset
    way: str = ""
    """The id of the way that is open on the screen; empty where none is."""

    @property
    def kinds(self) -> tuple[What, ...]:
        """What there is to choose from, the recommended first."""
        return (What.SUMMARY, What.WAY, What.ALL) if self.way else (What.SUMMARY, What.ALL)


class Found(NamedTuple):
    """The printers of this machine."""

    printers: tuple[Printer, ...] = ()
    preferred: str = ""
    """The usual one, or the only one."""
    trouble: Status | None = None
    """Why there is none."""

    def named(self, name: str) -> Printer | None:
        """The printer of that name, the usual one for no name; never another in its place."""
        wanted = name or self.preferred
        return next((printer for printer in self.printers if printer.name == wanted), None)

    def papers(self, name: str) -> tuple[Paper, ...]:
        """The sizes a printer says it has; A4 where it says nothing."""
        printer = self.named(name)
        known = printer.papers if printer is not None else frozenset()
        return tuple(p for p in Paper if known and MEDIA[p].fits(known)) or (Paper.A4,)


def sheet_of(source: Source, key: Key) -> Made:
    """A sheet. Raises whatever keeps it from being made."""
    what, paper = key
    guide = only(source.guide, frozenset({source.way})) if what is What.WAY else source.guide
    variant = Variant.SUMMARY if what is What.SUMMARY else Variant.FULL
    return made(guide, source.rules, Layout(paper, variant))


def found_by(system: Callable[[], Backend | None]) -> Found:
    """The printers there are, or why there are none."""
    try:
        backend = system()
        if backend is None:
            return Found(trouble=Status.UNSUPPORTED)
        printers, preferred = backend.printers(), backend.default()
    except (NotAllowedError, RefusedError):
        return Found(trouble=Status.NOT_ALLOWED)
    except GoneError:
        return Found(trouble=Status.NO_PRINTER)
    except Exception:  # NoServiceError, and whatever else a printing system throws
        return Found(trouble=Status.NO_SERVICE)
    if not printers:
        return Found(trouble=Status.NO_PRINTER)
    return Found(printers, preferred or (printers[0].name if len(printers) == 1 else ""))


def words_for(saved: Saved, shelf: Shelf | None, rules: Ruleset) -> str:
    """What came of saving."""
    place = rules.say(f"shelf.{shelf.kind if shelf is not None else 'documents'}")
    name = saved.path.name if saved.path is not None else ""
    return rules.say(f"paper.{saved.outcome}", place=place, name=name)


def watched(attempt: Attempt, changed: Callable[[Report], None], stop: Event, look_every: float) -> Report:
    """An attempt until it is over: a printer that waits for somebody is asked again, until it is ready.

    Of a cancelled job it is seen whether it has gone.
    """
    told = attempt.report

    def tell(report: Report) -> None:
        nonlocal told
        if report != told:
            told = report
            changed(report)

    report = attempt.run(tell, stop, look_every)
    while report.status.waits_for_somebody and not report.job:
        if stop.wait(look_every):
            return attempt.cancel()
        report = attempt.run(tell, stop, look_every)
    pause = Event()
    for _ in range(LOOKS_AFTER_CANCELLING):
        if report.status.over or not report.job:
            break
        pause.wait(look_every)
        report = attempt.look()
    return report if report.status.over else replace(report, status=Status.LOST)
