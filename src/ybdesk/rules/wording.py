"""The wording of the desk, as written in `resources/guides/*.toml`: questions, topics, sections, blocks.

A text may hold `{names}`; a block with a name that has no value for the place is left out, so that "if the
province has an APP" needs no condition of its own.
"""

from collections.abc import Mapping
from typing import NamedTuple

from ybdesk.answers import TopicId
from ybdesk.document import BlockKind, Picture

When = Mapping[str, tuple[str, ...]]
ALWAYS: When = {}


class BlockText(NamedTuple):
    """One block of a section before it is filled in."""

    id: str
    """Unique in its section."""
    kind: BlockKind
    text: str
    when: When = ALWAYS
    """Conditions, all of which must hold, each a list of values that will do: `coverage` (or unknown),
    `division` (a code covers everything below it), `estimate` (its kind), `age` (60+ or 0-59 or unknown),
    `steps` (none or some: whether the credit differs by age), `portal` (no-insurance-site)."""
    dial: str = ""
    """What a call dials; may hold {dial_12393} and its like."""
    url: str = ""
    """An official address; may hold {insurance_url} and its like."""
    picture: Picture | None = None
    sources: tuple[str, ...] = ()


class SectionText(NamedTuple):
    """One section of a topic."""

    id: str
    title: str
    summary: str = ""
    """One short line for the overview tile."""
    icon: str = ""
    """The name of an icon in `resources/icons`."""
    way: bool = False
    """One of several channels; opened from the overview."""
    recommend: When = ALWAYS
    """When this way is the first to offer; the first way that matches wins."""
    when: When = ALWAYS
    insert: str = ""
    """The part that is computed and put before the blocks: `estimate`, `years`, `hotlines` or `sources`."""
    blocks: tuple[BlockText, ...] = ()


class TopicText(NamedTuple):
    """事项: one subject the desk answers."""

    id: TopicId
    title: str
    """With {place}: the guide's title."""
    name: str
    """The words on the tile that chooses it."""
    summary: str
    asking: str
    """What a person says they want, after "I would like to": fills {asking}."""
    sections: tuple[SectionText, ...]
    icon: str = ""
    shared: tuple[str, ...] = ()
    """Ids of sections of `common.toml` that follow the topic's own, in this order."""


class Option(NamedTuple):
    """One answer to a question."""

    value: str
    label: str
    detail: str = ""
    """A plain line that helps to recognise oneself."""


class Question(NamedTuple):
    """One question; 不清楚 is added to every one that has options."""

    id: str
    text: str
    help: str = ""
    options: tuple[Option, ...] = ()
    assume: str = ""
    """The value taken where nobody was asked; empty: then every value stays possible."""
