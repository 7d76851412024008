"""What a person has told the desk: question ids and the values chosen.

Nothing here can hold a name, an identity number or a telephone number: the only free values are an age,
a number of years and an amount of money, and all three are bounded numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

UNSURE = "unsure"
YES = "yes"
NO = "no"
NATIONWIDE = "000000"
OLDEST_AGE = 120
MOST_YEARS = 60
LARGEST_AMOUNT = 1_000_000

DIVISION = "division"
COVERAGE = "coverage"
AGE = "age"
TOPIC = "topic"
BASE = "base"
SEX = "sex"
YEARS_PAID = "years-paid"
RECEIVED = "received"
GAP_MONTHS = "gap-months"
GAP_YEARS = "gap-years"
COVERAGE_HELP = ("pays-yearly", "has-retired", "employer-pays")
OWN_QUESTIONS = frozenset(
    {TOPIC, DIVISION, COVERAGE, AGE, BASE, SEX, YEARS_PAID, RECEIVED, GAP_MONTHS, GAP_YEARS, *COVERAGE_HELP}
)


class Coverage(StrEnum):
    """参保类型."""

    EMPLOYEE_ACTIVE = "employee-active"
    EMPLOYEE_RETIRED = "employee-retired"
    FLEXIBLE = "flexible"
    RESIDENT = "resident"


class TopicId(StrEnum):
    """事项: what a guide is about, in the order the desk offers them."""

    BALANCE = "balance"
    CREDIT = "credit"
    RECORDS = "records"
    YEARS = "years"
    PAYMENT = "payment"
    FAMILY = "family"
    WITHDRAWAL = "withdrawal"
    INTERRUPTION = "interruption"
    TRANSFER = "transfer"
    COMPARE = "compare"
    SAFETY = "safety"


class Sex(StrEnum):
    """Where the contribution years differ for men and women."""

    MALE = "male"
    FEMALE = "female"


class BadAnswerError(ValueError):
    """A value that is no answer to its question; carries the question id and the value."""

    def __init__(self, question: str, value: str) -> None:
        super().__init__(f"{question}: {value!r}")
        self.question = question
        self.value = value


def parse_age(text: str) -> int:
    """Whole years from 0 to 120. Raises BadAnswerError."""
    if text.isascii() and text.isdigit() and int(text[:4]) <= OLDEST_AGE and len(text) <= 3:
        return int(text)
    raise BadAnswerError(AGE, text)


def parse_years(text: str) -> int:
    """Whole years paid so far, from 0 to 60. Raises BadAnswerError."""
    if text.isascii() and text.isdigit() and len(text) <= 2 and int(text) <= MOST_YEARS:
        return int(text)
    raise BadAnswerError(YEARS_PAID, text)


def parse_base(text: str) -> Decimal:
    """A monthly contribution base in yuan, above 0 and at most a million. Raises BadAnswerError."""
    amount = _parse_money(BASE, text)
    if amount == 0:
        raise BadAnswerError(BASE, text)
    return amount


def parse_received(text: str) -> Decimal:
    """What came in, in yuan, from 0 to a million. Raises BadAnswerError."""
    return _parse_money(RECEIVED, text)


def _parse_money(question: str, text: str) -> Decimal:
    from decimal import Decimal, InvalidOperation  # late, for it takes 2 ms of the start

    try:
        amount = Decimal(text)
    except InvalidOperation:
        raise BadAnswerError(question, text) from None
    if amount.is_finite() and 0 <= amount <= LARGEST_AMOUNT:
        return amount
    raise BadAnswerError(question, text)


NUMBERS: Mapping[str, Callable[[str], object]] = {
    AGE: parse_age,
    YEARS_PAID: parse_years,
    BASE: parse_base,
    RECEIVED: parse_received,
}
"""The questions answered with a number, and what reads it."""


class Answers(Mapping[str, str]):
    """An immutable map from question id to the value chosen, with typed views of the main three."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, str] | None = None) -> None:
        self._values = dict(values or {})
        for question, parse in NUMBERS.items():
            if self._values.get(question, UNSURE) != UNSURE:
                parse(self._values[question])
        for question, kinds in ((COVERAGE, Coverage), (TOPIC, TopicId), (SEX, Sex)):
            value = self._values.get(question, UNSURE)
            if value != UNSURE and value not in set(kinds):
                raise BadAnswerError(question, value)

    def __getitem__(self, question: str) -> str:
        return self._values[question]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Answers({self._values!r})"

    def having(self, question: str, value: str) -> Answers:
        """The same answers with one more, or with one changed. Raises BadAnswerError."""
        return Answers({**self._values, question: value})

    def without(self, *questions: str) -> Answers:
        """The same answers less these questions'."""
        return Answers({q: v for q, v in self._values.items() if q not in questions})

    @property
    def topic(self) -> TopicId:
        return TopicId(self._values.get(TOPIC, TopicId.BALANCE))

    @property
    def division(self) -> str:
        """A division code; 000000, the whole country, where the person does not know."""
        value = self._values.get(DIVISION, UNSURE)
        return NATIONWIDE if value == UNSURE else value

    @property
    def coverage(self) -> Coverage | None:
        """The coverage chosen, or the one that the easy questions lead to; None where nobody knows."""
        value = self._values.get(COVERAGE, UNSURE)
        if value != UNSURE:
            return Coverage(value)
        yearly, retired, employer = (self._values.get(question) for question in COVERAGE_HELP)
        if yearly == YES:
            return Coverage.RESIDENT
        if retired == YES:
            return Coverage.EMPLOYEE_RETIRED
        if employer == YES:
            return Coverage.EMPLOYEE_ACTIVE
        if employer == NO and retired == NO and yearly == NO:
            return Coverage.FLEXIBLE
        return None

    @property
    def age(self) -> int | None:
        value = self._values.get(AGE, UNSURE)
        return None if value == UNSURE else parse_age(value)

    @property
    def base(self) -> Decimal | None:
        value = self._values.get(BASE, UNSURE)
        return None if value == UNSURE else parse_base(value)

    @property
    def sex(self) -> Sex | None:
        value = self._values.get(SEX, UNSURE)
        return None if value == UNSURE else Sex(value)

    @property
    def years_paid(self) -> int | None:
        value = self._values.get(YEARS_PAID, UNSURE)
        return None if value == UNSURE else parse_years(value)

    @property
    def received(self) -> Decimal | None:
        """What came in this month, where the person wants it explained."""
        value = self._values.get(RECEIVED, UNSURE)
        return None if value == UNSURE else parse_received(value)

    @property
    def facts(self) -> dict[str, str]:
        """The answers to the extra questions that only some places' rules need."""
        return {q: v for q, v in self._values.items() if q not in OWN_QUESTIONS}
