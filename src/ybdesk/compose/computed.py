"""The parts of a guide that are worked out for one person, by the name under which the wording asks for them.

Each part's module is imported only when some guide needs it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from ybdesk.answers import Answers
from ybdesk.compose.facts import hotlines
from ybdesk.compose.money import Money
from ybdesk.document import Block, BlockKind, Estimate, Place
from ybdesk.memory import remembered
from ybdesk.rules.load import Ruleset
from ybdesk.rules.lookup import Choice

ESTIMATE = "estimate"
SOURCES = "sources"


class Case(NamedTuple):
    """One person's case, as far as it is known."""

    answers: Answers
    today: date
    place: Place
    choice: Choice | None
    estimate: Estimate
    rules: Ruleset


def money(case: Case) -> tuple[Block, ...]:
    return tuple(Money(case.answers, case.place, case.estimate, case.choice, case.rules).blocks())


def lines(case: Case) -> tuple[Block, ...]:
    return hotline_blocks(case.place.code, case.rules)


def years(case: Case) -> tuple[Block, ...]:
    from ybdesk.compose.years import Years

    return tuple(Years(case.answers, case.rules, case.today).blocks())


def received(case: Case) -> tuple[Block, ...]:
    from ybdesk.compose.received import Received

    amount = case.answers.received
    if amount is None:
        return ()
    return tuple(Received(amount, case.answers, case.estimate, case.choice, case.rules).blocks())


def timeline(case: Case) -> tuple[Block, ...]:
    from ybdesk.compose.timeline import Timeline

    return tuple(Timeline(case.answers, case.place, case.rules).blocks())


def rehearsal(case: Case) -> tuple[Block, ...]:
    from ybdesk.compose.rehearsal import rehearsal as rehearsed

    return tuple(rehearsed(case.answers, case.place, case.rules).card())


COMPUTED: dict[str, Callable[[Case], tuple[Block, ...]]] = {
    ESTIMATE: money,
    "hotlines": lines,
    "years": years,
    "received": received,
    "timeline": timeline,
    "rehearsal": rehearsal,
}
"""What may stand in `insert`, beside the list of sources, which every other part adds to."""


@remembered(512)
def hotline_blocks(code: str, rules: Ruleset) -> tuple[Block, ...]:
    return tuple(
        Block(
            id=f"call.{line.number}",
            kind=BlockKind.CALL,
            text=rules.say("guide.hotline", dial=line.dial, label=line.label),
            dial=line.dial,
        )
        for line in hotlines(code, rules)
    )
