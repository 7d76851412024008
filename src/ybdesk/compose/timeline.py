"""The timeline of a gap in contributions, for the person's own case.

Residents: 国办发〔2024〕38号 (from 2025: three months fixed, one more for each year missed, a month less for
each year paid up, at least six after four years). Employees: what the sourced places have in common.
"""

from __future__ import annotations

from collections.abc import Iterator

from ybdesk.answers import GAP_MONTHS, GAP_YEARS, UNSURE, Answers, Coverage
from ybdesk.compose.facts import hotlines
from ybdesk.document import Block, BlockKind, Picture, Place
from ybdesk.rules.load import Ruleset

RESIDENT_SOURCES = ("state-council-2024-38", "state-council-2024-38-digest", "district-answer-waiting")
JOB_SOURCES = ("guangdong-2022-6", "weihai-gap", "jiangsu-gap")
LONG = "long"
MOST_YEARS = "4"


class Timeline:
    """Writes the part of one guide that `insert = "timeline"` stands for."""

    def __init__(self, answers: Answers, place: Place, rules: Ruleset) -> None:
        self._answers = answers
        self._place = place
        self._rules = rules

    def blocks(self) -> Iterator[Block]:
        """What is lost now, what waiting there is, when all is well again; first of all a drawing."""
        match self._answers.coverage:
            case Coverage.RESIDENT:
                lines = self._resident(self._answers.get(GAP_YEARS, UNSURE))
            case Coverage.EMPLOYEE_ACTIVE | Coverage.FLEXIBLE:
                lines = self._job(self._answers.get(GAP_MONTHS, UNSURE))
            case _:
                return
        for number, block in enumerate(lines):
            yield block._replace(picture=self._picture()) if number == 0 else block

    def _resident(self, years: str) -> Iterator[Block]:
        if years == UNSURE:
            yield from self._unsure()
            return
        long = years == MOST_YEARS
        yield self._line("resident-now-4" if long else "resident-now", RESIDENT_SOURCES, years=years)
        yield self._line("resident-fixed", RESIDENT_SOURCES)
        yield self._line("resident-more-4" if long else "resident-more", RESIDENT_SOURCES, years=years)
        yield self._line("resident-repair", RESIDENT_SOURCES)
        if long:
            yield self._line("resident-least", RESIDENT_SOURCES)
        yield self._line("resident-back", RESIDENT_SOURCES)
        yield self._line("resident-local", ())

    def _job(self, gap: str) -> Iterator[Block]:
        if gap == UNSURE:
            yield from self._unsure()
            return
        keys = ("job-long", "job-long-wait", "job-back") if gap == LONG else ("job-short", "job-short-back")
        for key in keys:
            yield self._line(key, JOB_SOURCES)
        yield self._line("kept", ())

    def _unsure(self) -> Iterator[Block]:
        yield self._line("unsure", ())
        dial = hotlines(self._place.code, self._rules)[0].dial
        yield self._line("unsure-ask", (), dial=dial)._replace(dial=dial)

    def _line(self, key: str, sources: tuple[str, ...], **values: str) -> Block:
        text = self._rules.say(f"timeline.{key}", **values)
        return Block(f"timeline.{key}", BlockKind.TEXT, text, sources=sources)

    def _picture(self) -> Picture:
        say = self._rules.say
        rows = (say("timeline.stopped"), say("timeline.waiting"), say("timeline.back"))
        return Picture("timeline", say("timeline.picture"), rows, rows[0], say("timeline.alt"))
