"""The result of an audit: as a table, as JSON, as a page of HTML, and as a sheet to print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any
from unicodedata import east_asian_width

from ybdesk import __version__
from ybdesk.qt.audit.clauses import Clause
from ybdesk.qt.audit.tally import Found, Line, Tally
from ybdesk.qt.audit.work import Job
from ybdesk.rules.load import Ruleset

MOST_WHAT = 28
STYLE = (
    "body{font:20px/1.6 sans-serif;max-width:75em;margin:2em auto;padding:0 1em}"
    "table{border-collapse:collapse}.failed{font-weight:bold}"
    "th,td{text-align:left;vertical-align:top;padding:.4em .8em;border-bottom:1px solid #767676}"
)


@dataclass(frozen=True, slots=True)
class Report:
    """A tally with what was measured, and the words to tell it in."""

    tally: Tally
    jobs: Sequence[Job]
    today: date
    rules: Ruleset

    def title(self) -> str:
        return self.rules.say("audit.title")

    def made(self) -> str:
        """When, of what, and how much was measured."""
        return self.rules.say(
            "audit.made",
            date=self.today.isoformat(),
            version=__version__,
            data=self.rules.version,
            pages=len(self.tally.pages),
            jobs=len(self.jobs),
            themes=len(self.jobs[0].themes) if self.jobs else 0,
        )

    def screens(self) -> str:
        names = dict.fromkeys(job.screen for job in self.jobs)
        return self.rules.say("audit.screens", screens=" ".join(names))

    def verdict(self) -> str:
        lines = self.tally.lines.values()
        failed = sum(bool(line.failed) or not line.count for line in lines)
        key = "audit.some-failed" if failed else "audit.all-passed"
        return self.rules.say(key, failed=failed, count=len(lines))

    def notes(self) -> Iterator[str]:
        """Every exception there is."""
        for allowance in self.tally.standards.allowances:
            yield self.rules.say(
                "audit.exception",
                words=self.tally.standards.clauses[allowance.clause].words,
                page=allowance.page,
                size=allowance.size,
                screen=allowance.screen,
                number=f"{allowance.required:g}",
                reason=allowance.reason,
            )

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Verdict, clause, number required, worst number found, where, norm."""
        for identifier, line in self.tally.lines.items():
            clause = self.tally.standards.clauses[identifier]
            yield (
                self.rules.say(f"audit.{_verdict(line)}"),
                clause.words,
                self._required(clause),
                f"{line.worst.value:g}" if line.worst else self.rules.say("audit.none"),
                _where(line),
                clause.norm,
            )

    def heads(self) -> tuple[str, ...]:
        return (
            "",
            *(self.rules.say(f"audit.{key}") for key in ("clause", "required", "worst", "where", "norm")),
        )

    def _required(self, clause: Clause) -> str:
        if not clause.unit:
            return self.rules.say("audit.none")
        return self.rules.say(f"audit.{clause.better}", number=f"{clause.required:g}", unit=clause.unit)


def table(report: Report) -> str:
    """For the terminal: one line a clause, and below it the first places where it fails."""
    rows = [report.heads()[:5], *(row[:5] for row in report.rows())]
    widths = [max(_columns(row[column]) for row in rows) for column in range(4)]
    lines = [f"{report.title()} · {report.made()}", report.screens(), ""]
    fails: list[list[Found]] = [[], *(line.examples for line in report.tally.lines.values())]
    for row, examples in zip(rows, fails, strict=True):
        cells = [_padded(cell, width) for cell, width in zip(row, widths, strict=False)]
        lines.append("  ".join((*cells, row[4])).rstrip())
        lines += [f"      {found.value:g}  {_place(found)}" for found in examples]
    return "\n".join((*lines, "", *report.notes(), report.verdict())) + "\n"


def as_object(report: Report) -> dict[str, Any]:
    """For other programs."""
    clauses = report.tally.standards.clauses
    return {
        "date": report.today.isoformat(),
        "version": __version__,
        "rules_version": report.rules.version,
        "pages": sorted(report.tally.pages),
        "screens": list(dict.fromkeys(job.screen for job in report.jobs)),
        "sizes": list(dict.fromkeys(job.size for job in report.jobs)),
        "themes": list(report.jobs[0].themes) if report.jobs else [],
        "passed": not report.tally.failed,
        "clauses": [
            {
                "id": identifier,
                "words": clauses[identifier].words,
                "required": clauses[identifier].required,
                "better": clauses[identifier].better,
                "unit": clauses[identifier].unit,
                "norm": clauses[identifier].norm,
                "verdict": _verdict(report.tally.lines[identifier]),
                **line,
            }
            for identifier, line in report.tally.plain().items()
        ],
        "exceptions": list(report.notes()),
    }


def html(report: Report) -> str:
    """A dated page."""
    head = "".join(f"<th>{escape(name)}</th>" for name in report.heads())
    body = "".join(
        f'<tr class="{_verdict(line)}">' + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>\n"
        for row, line in zip(report.rows(), report.tally.lines.values(), strict=True)
    )
    told = "".join(f"<p>{escape(text)}</p>\n" for text in (report.made(), report.screens(), report.verdict()))
    notes = "".join(f"<p>{escape(text)}</p>\n" for text in report.notes())
    title, language = escape(report.title()), report.rules.words.language.replace("_", "-")
    return (
        f'<!doctype html>\n<html lang="{language}"><meta charset="utf-8">'
        f"<title>{title}</title><style>{STYLE}</style>\n<h1>{title}</h1>\n{told}"
        f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table>\n{notes}</html>\n"
    )


def pdf(report: Report, data: str) -> bytes:
    """The same on paper. Raises OSError without the data."""
    from ybdesk.render.typesetter import Typesetting

    content = {
        "title": report.title(),
        "told": [report.made(), report.screens(), report.verdict()],
        "heads": report.heads(),
        "rows": [list(row) for row in report.rows()],
        "notes": list(report.notes()),
        "language": report.rules.words.language.partition("_")[0],
    }
    return Typesetting("audit.typ", content, data).pdf(report.today)


def _verdict(line: Line) -> str:
    if not line.count:
        return "unmeasured"
    if line.failed:
        return "failed"
    return "allowed" if line.allowed else "passed"


def _where(line: Line) -> str:
    return _place(line.worst) if line.worst else ""


def _place(found: Found) -> str:
    place = found.place
    what = " ".join(found.what.split())
    what = what if len(what) <= MOST_WHAT else f"{what[:MOST_WHAT]}…"
    return f"{place.page} {place.size} {place.theme} {place.screen}: {what}"


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _columns(text))
