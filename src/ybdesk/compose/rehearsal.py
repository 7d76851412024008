"""电话陪练: the stages of a rehearsed call, and the card of keys and words that is part of the guide.

The menu is nobody's in particular, and says so: no line's menu is known well enough to be taught as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ybdesk.answers import NATIONWIDE, Answers
from ybdesk.compose.facts import hotlines
from ybdesk.document import Block, BlockKind, Picture, Place
from ybdesk.rules.load import Ruleset

LANGUAGE_KEY = "1"
PERSON_KEY = "0"
INSERT = "rehearsal"


class Stage(NamedTuple):
    """One moment of the call."""

    id: str
    key: str = ""
    """The key to press; empty where none is, and the whole number while dialling."""
    hangs_up: bool = False
    """The one moment at which to hang up."""
    quoted: bool = True
    """Whether the line says something."""


class Rehearsal:
    """The call that one person rehearses."""

    def __init__(self, dial: str, place: str, asking: str, rules: Ruleset) -> None:
        self.dial = dial
        self._place = place
        self._asking = asking
        self._rules = rules
        digits = "".join(char for char in dial if char.isdigit())
        self.stages = (
            Stage("dial", digits, quoted=False),
            Stage("language", LANGUAGE_KEY),
            Stage("person", PERSON_KEY),
            Stage("wait"),
            Stage("speak"),
            Stage("end", hangs_up=True, quoted=False),
        )

    def say(self, stage: Stage, part: str, **values: str) -> str:
        """One of the texts of a stage."""
        known: Mapping[str, str] = {"dial": self.dial, "press": stage.key, **values}
        return self._rules.say(f"rehearsal.{stage.id}.{part}", **known)

    def words(self) -> tuple[str, ...]:
        """What to say to the person who answers."""
        say = self._rules.say
        place = (say("rehearsal.speak.place", place=self._place),) if self._place else ()
        return (say("rehearsal.speak.ask", asking=self._asking), *place, say("rehearsal.speak.slow"))

    def card(self) -> Iterator[Block]:
        """The keys and the words, to take along."""
        dial, language, person, wait, speak, end = self.stages
        yield self._block("generic", BlockKind.NOTE, self._rules.say("rehearsal.generic"))
        yield self._block("dial", BlockKind.CALL, self.say(dial, "card"))._replace(dial=self.dial)
        for stage in (language, person):
            step = self._block(stage.id, BlockKind.STEP, self.say(stage, "card"))
            yield step._replace(picture=self._picture(stage.key, stage.key))
        yield self._block("lost", BlockKind.FAIL, self.say(person, "lost"))
        step = self._block("wait", BlockKind.STEP, self.say(wait, "card"))
        yield step._replace(picture=self._picture(self.say(wait, "wait"), ""))
        for number, words in enumerate(self.words(), 1):
            yield self._block(f"{speak.id}-{number}", BlockKind.SAY, words)
        yield self._block("end", BlockKind.WARNING, self.say(end, "card"))

    def _picture(self, spot: str, key: str) -> Picture:
        """The telephone during the call, with the key to press, or what to do instead."""
        say = self._rules.say
        alt = say("rehearsal.picture-key", press=key) if key else say("rehearsal.picture-wait")
        return Picture("phone", say("rehearsal.picture"), (spot, say("rehearsal.hang-up")), spot, alt)

    def _block(self, name: str, kind: BlockKind, text: str) -> Block:
        return Block(f"{INSERT}.{name}", kind, text)


def rehearsal(answers: Answers, place: Place, rules: Ruleset) -> Rehearsal:
    """The call to the first hotline of a place, about what these answers are about."""
    topic = rules.topic(answers.topic)
    asking = rules.translated(f"topic.{topic.id}.asking", topic.asking)
    named = "" if answers.division == NATIONWIDE else place.short
    return Rehearsal(hotlines(answers.division, rules)[0].dial, named, asking, rules)
