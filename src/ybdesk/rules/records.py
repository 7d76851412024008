"""The records of the rules dataset, as clerks write them in `resources/rules/*.toml`.

These named tuples are the only definition: pydantic reads TOML into them when the bundle is built
and writes their JSON Schema; the running program decodes the bundle into them without pydantic.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal, NamedTuple

from ybdesk.answers import OLDEST_AGE, Coverage

NO_FACTS: Mapping[str, str] = {}


class SourceKind(StrEnum):
    """Who stands behind a source, best first."""

    OFFICIAL = "official"
    PRESS = "press"
    OTHER = "other"


class Source(NamedTuple):
    """Where a claim was read."""

    id: str
    title: str
    publisher: str
    """Who published it; the host of the page where no better name is known."""
    kind: SourceKind
    checked_on: date
    """The last day somebody compared the record with this source."""
    url: str = ""
    """The address of the page; empty for a source that has none. Never shown as a link to touch."""
    published: date | None = None
    weak: bool = False
    """Looks machine-generated, or says itself that it is not to be relied on: never the only support."""


class Bracket(NamedTuple):
    """One age bracket; both ends belong to it."""

    value: Decimal
    """Yuan for the form `amount`, percent for the form `percent`."""
    from_age: int = 0
    """Whole years, 0 to 120."""
    to_age: int = OLDEST_AGE
    """Whole years, 0 to 120, inclusive."""


class Credit(NamedTuple):
    """划入: one claim about what is credited to a personal account."""

    id: str
    division: str
    """The code of the place the claim is about; 000000 for the whole country."""
    coverage: Coverage
    form: Literal["amount", "percent", "none", "words"]
    """amount: yuan; percent: a share of `of`; none: nothing is credited; words: only the rule in words."""
    checked_on: date
    """The last day somebody compared this record with its sources."""
    review_by: date
    """From the day after this one the figure is shown with a warning."""
    sources: tuple[str, ...]
    per: Literal["month", "year"] = "month"
    """What an amount is for."""
    brackets: tuple[Bracket, ...] = ()
    """The values by age; together they cover 0 to 120 once."""
    of: Literal["", "average_pension", "own_pension", "contribution_base"] = ""
    """What a percentage is taken of."""
    base: Decimal | None = None
    """The average pension in yuan a month, where a source gives it."""
    base_year: int | None = None
    withheld: Decimal | None = None
    """Yuan a month taken off before the money arrives."""
    withheld_for: str = ""
    """What it is taken off for."""
    net: bool = False
    """The values are what arrives, after anything withheld."""
    when: Mapping[str, str] = NO_FACTS
    """The extra facts this claim needs, by question id."""
    words: str = ""
    """The rule in plain words."""
    in_force_from: date | None = None
    in_force_to: date | None = None
    """The last day it holds; none while it still does."""
    set_aside: str = ""
    """Why this claim is kept but not shown; empty for one that may be shown."""


class ContributionYears(NamedTuple):
    """缴费年限: one claim about how long one must have paid to keep the insurance after retiring."""

    id: str
    division: str
    """The code of the place the claim is about; 000000 for the whole country."""
    checked_on: date
    """The last day somebody compared this record with its sources."""
    review_by: date
    """From the day after this one the figures are shown with a warning."""
    sources: tuple[str, ...]
    who: Literal["all", "employee", "flexible"] = "all"
    """Whom it is about: everybody, people with an employer, or people who pay for themselves."""
    men_years: int | None = None
    """Years a man needs in all, those counted as paid included; none for a rule only in words."""
    women_years: int | None = None
    actual_years: int | None = None
    """How many of them must really have been paid, anywhere."""
    actual_local: int | None = None
    """How many of them must really have been paid in this very place."""
    make_up: tuple[Literal["monthly", "lump", "resident"], ...] = ()
    """What one may do about missing years: go on paying, pay at once, or change to resident insurance."""
    applies_by: Literal["retirement", "first_insured"] = "retirement"
    """Which of a person's days the period below is about."""
    applies_from: date | None = None
    applies_to: date | None = None
    """The last day it holds; none while it still does."""
    words: str = ""
    """The rule in plain words."""
    set_aside: str = ""
    """Why this claim is kept but not shown; empty for one that may be shown."""


class HotlineRecord(NamedTuple):
    """A national telephone line."""

    number: str
    label: str
    """What it is for, in a few words."""
    area_code: bool
    """Whether to dial the area code first."""
    sources: tuple[str, ...]
    checked_on: date


class Portal(NamedTuple):
    """The official sites and programs of a place; empty where none is known well enough."""

    division: str
    checked_on: date
    sources: tuple[str, ...]
    insurance_site: str = ""
    """The medical-insurance bureau's site (医保局)."""
    service_hall: str = ""
    """Its online service hall."""
    social_site: str = ""
    """The human-resources bureau's site (人社)."""
    government_app: str = ""
    """The place's government-service APP, by name."""
    insurance_app: str = ""
    """The APP or mini-program for medical insurance, by name."""
    wechat_account: str = ""


class Reading(NamedTuple):
    """How a word is read aloud, where a dictionary would have it wrong."""

    text: str
    """Chinese characters, or one Latin letter."""
    pinyin: str
    """Syllables with the tone as a digit behind each, 1 to 5, and a space between them."""


class Policy(NamedTuple):
    """The few settings that hold for the whole dataset (`meta.toml`)."""

    version: str
    """The day of the last change to the data, as YYYY.MM.DD."""
    expires_after_days: int
    """A figure this many days past its review day is not shown."""
    official_hosts: tuple[str, ...]
    """Hosts a guide may send people to; each covers its subdomains."""
