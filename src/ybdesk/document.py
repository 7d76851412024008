"""The guide: the one document that screen, paper, speech, text, JSON and HTML all render."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from ybdesk.answers import Coverage, TopicId


class BlockKind(StrEnum):
    """What a block is for; a renderer may dress it, never drop or reword it."""

    TEXT = "text"
    STEP = "step"
    AMOUNT = "amount"
    FORMULA = "formula"
    CALL = "call"
    SAY = "say"
    BRING = "bring"
    SEE = "see"
    FAIL = "fail"
    NOTE = "note"
    WARNING = "warning"
    SOURCE = "source"


class Picture(NamedTuple):
    """A drawing of what to touch, in a few words; `alt` is what speech and text say instead."""

    app: str
    """What is drawn: phone-app, wechat, alipay, web, terminal, phone, window or card."""
    screen: str
    """The title at the top of the drawn screen."""
    rows: tuple[str, ...]
    """The things on that screen, from the top."""
    spot: str
    """The row to touch; one of `rows`."""
    alt: str


class Block(NamedTuple):
    """One thing to read, with an id that is the same in every output."""

    id: str
    kind: BlockKind
    text: str
    dial: str = ""
    """The digits to dial, for a call."""
    url: str = ""
    """An address on the allow-list of official hosts."""
    sources: tuple[str, ...] = ()
    picture: Picture | None = None


class Section(NamedTuple):
    """Blocks under one title. A `way` is one channel of several, opened from the overview."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    way: bool = False
    recommended: bool = False
    icon: str = ""
    summary: str = ""


class Hotline(NamedTuple):
    """A telephone line; `dial` is what to press, area code included where it helps."""

    number: str
    label: str
    dial: str


class SourceNote(NamedTuple):
    """A source as a guide quotes it."""

    id: str
    title: str
    publisher: str
    kind: str
    url: str
    published: date | None
    checked_on: date


class Provenance(NamedTuple):
    """Where a rule comes from and how long it may be shown."""

    in_force_from: date | None
    checked_on: date
    review_by: date
    stale: bool
    """The review day has passed: shown, with a warning."""
    sources: tuple[str, ...]


class Known(NamedTuple):
    """One amount in yuan a month. `gross` is set where a premium is withheld before it arrives."""

    monthly: Decimal
    net: bool
    gross: Decimal | None
    formula: str
    provenance: Provenance


class Range(NamedTuple):
    """Several amounts are possible because one fact about the person is not known."""

    low: Decimal
    high: Decimal
    net: bool
    formula: str
    provenance: Provenance


class OwnContribution(NamedTuple):
    """The person's own contribution is credited: `percent` of the contribution base."""

    percent: Decimal
    monthly: Decimal | None
    """Yuan a month, where the person entered a base."""
    formula: str
    provenance: Provenance


class NoAccount(NamedTuple):
    """This insurance has no personal account, so nothing is credited."""

    formula: str
    provenance: Provenance


class Unknown(NamedTuple):
    """No figure may be shown; the rule in words where there is one, and what is known nearby."""

    formula: str
    near_low: Decimal | None
    near_high: Decimal | None
    provenance: Provenance | None


Estimate = Known | Range | OwnContribution | NoAccount | Unknown


class Place(NamedTuple):
    """A division as a guide names it."""

    code: str
    name: str
    short: str
    province: str


class Guide(NamedTuple):
    """One answer: everything a person is shown, told or handed."""

    topic: TopicId
    title: str
    as_of: date
    rules_version: str
    place: Place
    coverage: Coverage | None
    age: int | None
    language: str
    subtitle: str
    disclaimer: str
    estimate: Estimate
    hotlines: tuple[Hotline, ...]
    sections: tuple[Section, ...]
    sources: tuple[SourceNote, ...]
    code: str
    """Twelve digits that reopen this guide elsewhere; see `sharecode`."""
