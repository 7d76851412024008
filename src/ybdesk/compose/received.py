"""对得上吗: the blocks that compare what came in this month with what the rules lead one to expect.

The amount is compared and forgotten; it is in no file and in no output but this guide.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ybdesk.answers import Answers, Coverage
from ybdesk.document import Block, BlockKind, Estimate, Known, NoAccount, OwnContribution, Range
from ybdesk.rules.load import Ruleset
from ybdesk.rules.lookup import Choice
from ybdesk.rules.records import Credit
from ybdesk.rules.worth import MONTHS, Worth, fen, worth, yuan

CLOSE = Decimal("0.05")
"""Banks and bureaus round to the fen or to the jiao."""
MOST_MONTHS = 12


class Received:
    """Explains one amount, in yuan, to one person."""

    def __init__(
        self, amount: Decimal, answers: Answers, expected: Estimate, choice: Choice | None, rules: Ruleset
    ) -> None:
        self._amount = fen(amount)
        self._answers = answers
        self._expected = expected
        self._choice = choice
        self._rules = rules

    def blocks(self) -> Iterator[Block]:
        """What came in, the likeliest explanation, and the sentence to ask where there is none."""
        yield self._block("came", BlockKind.TEXT, amount=yuan(self._amount))
        verdict, values = self._verdict()
        yield self._block(verdict, BlockKind.AMOUNT, **values)
        if verdict not in ("match", "nothing-due"):
            yield self._block("ask", BlockKind.SAY, amount=yuan(self._amount))
        yield self._block("forgotten", BlockKind.NOTE)

    def _verdict(self) -> tuple[str, dict[str, str]]:
        """The key of the explanation and what fills it; the first that fits, the likeliest first."""
        match self._expected:
            case NoAccount():
                return ("nothing-due" if self._amount == 0 else "unexpected"), {}
            case _ if self._amount == 0:
                return "nothing-came", {}
            case Known(monthly=monthly) if self._is(monthly):
                return "match", {}
            case OwnContribution(monthly=Decimal() as monthly) if self._is(monthly):
                return "match", {}
            case OwnContribution(monthly=None, percent=percent):
                return "base-would-be", {"base": yuan(self._amount * 100 / percent)}
            case Range(low=low, high=high) if low - CLOSE <= self._amount <= high + CLOSE:
                return "in-range", {"low": yuan(low), "high": yuan(high)}
        return self._by_claim() or self._by_months() or ("no-match", {})

    def _by_claim(self) -> tuple[str, dict[str, str]] | None:
        """The gross amount, another age's amount, a whole year's, or what another claim says."""
        for claim, found, age in self._worths(self._choice.shown if self._choice else ()):
            if found.gross != found.monthly and self._is(found.gross):
                return "gross", {"monthly": yuan(found.monthly)}
            if self._is(found.monthly):
                return "other-age", {"age": age}
            if claim.per == "year" and self._is(found.monthly * MONTHS):
                return "whole-year", {"monthly": yuan(found.monthly)}
        for _, found, _ in self._worths(self._choice.others if self._choice else ()):
            if self._is(found.monthly) or self._is(found.gross):
                return "other-rule", {}
        return None

    def _by_months(self) -> tuple[str, dict[str, str]] | None:
        if isinstance(self._expected, Known):
            for months in range(2, MOST_MONTHS + 1):
                if self._is(self._expected.monthly * months):
                    return "several-months", {"months": str(months), "monthly": yuan(self._expected.monthly)}
        return None

    def _worths(self, claims: tuple[Credit, ...]) -> Iterator[tuple[Credit, Worth, str]]:
        for claim in claims:
            for bracket in claim.brackets:
                found = worth(claim, bracket)
                if found is not None and claim.coverage is not Coverage.RESIDENT:
                    yield claim, found, str(bracket.from_age)

    def _is(self, amount: Decimal) -> bool:
        return abs(self._amount - amount) <= CLOSE

    def _block(self, key: str, kind: BlockKind, **values: str) -> Block:
        return Block(f"received.{key}", kind, self._rules.say(f"received.{key}", **values))
