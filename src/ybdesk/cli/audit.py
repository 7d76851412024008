"""`ybdesk audit`: every clause of the standards measured on every page, size, theme and screen."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from ybdesk.cli import DONE, FAILED
from ybdesk.cli.parser import InputError, RunError
from ybdesk.rules.load import DATA, Ruleset
from ybdesk.settings import TextSize, ThemeName

FORMATS = ("text", "json")
SHEETS = (".html", ".pdf")


def options(parser: argparse.ArgumentParser, rules: Ruleset) -> None:
    """What `ybdesk audit` takes."""

    def helped(name: str, **values: object) -> str:
        return rules.say(f"audit.option.{name}", **values)

    parser.add_argument("--format", default="text", help=helped("format", values=" ".join(FORMATS)))
    parser.add_argument("--quick", action="store_true", help=helped("quick"))
    parser.add_argument("--screens", nargs="+", default=[], help=helped("screens"))
    parser.add_argument("--sizes", nargs="+", default=[], help=helped("sizes", values=" ".join(TextSize)))
    parser.add_argument("--themes", nargs="+", default=[], help=helped("themes", values=" ".join(ThemeName)))
    parser.add_argument("--pages", nargs="+", default=[], help=helped("pages"))
    parser.add_argument("--jobs", type=int, help=helped("jobs"))
    parser.add_argument("--print", dest="sheet", type=Path, help=helped("print"))


def run(options: argparse.Namespace, rules: Ruleset) -> int:
    """Measure everything; 1 where a clause is missed. Raises InputError or RunError."""
    from ybdesk.qt.audit.run import SCREENS

    _known(options.format, FORMATS, rules)
    for given, values in ((options.sizes, TextSize), (options.themes, ThemeName), (options.screens, SCREENS)):
        for value in given:
            _known(value, values, rules)
    if options.sheet is not None and options.sheet.suffix not in SHEETS:
        raise InputError(rules.say("audit.bad-file", path=options.sheet))
    return _measure(options, rules)


def _known(value: str, values: Iterable[str], rules: Ruleset) -> None:
    if value not in list(values):
        raise InputError(rules.say("audit.bad-choice", value=value, values=" ".join(values)))


def _measure(options: argparse.Namespace, rules: Ruleset) -> int:
    from ybdesk.qt.audit import run as runs
    from ybdesk.qt.audit.report import Report, as_object, table
    from ybdesk.qt.audit.work import Job

    def progress(done: int, count: int, job: Job) -> None:
        told = rules.say(
            "audit.progress", done=done, all=count, screen=job.screen, size=rules.say(f"size.{job.size}")
        )
        sys.stderr.write(f"{told}\n")
        sys.stderr.flush()

    today = datetime.now().astimezone().date()
    todo = runs.jobs(
        today,
        quick=options.quick,
        screens=options.screens,
        sizes=options.sizes,
        themes=options.themes,
        only=options.pages,
    )
    try:
        report = Report(runs.run(todo, progress, options.jobs), todo, today, rules)
        if options.format == "json":
            sys.stdout.write(json.dumps(as_object(report), ensure_ascii=False, indent=2) + "\n")
        else:
            sys.stdout.write(table(report))
        if options.sheet is not None:
            _keep(report, options.sheet)
    except (runs.AuditError, OSError, ValueError) as error:
        raise RunError(rules.say("audit.broken", reason=error)) from error
    return FAILED if report.tally.failed else DONE


def _keep(report: object, path: Path) -> None:
    from ybdesk.qt.audit.report import Report, html, pdf

    assert isinstance(report, Report)
    path.write_bytes(html(report).encode() if path.suffix == ".html" else pdf(report, DATA))
