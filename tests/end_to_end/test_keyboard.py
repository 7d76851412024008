"""The whole wizard with a keyboard: real key events through the display server, nothing else."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ybdesk import flow
from ybdesk.answers import AGE, COVERAGE, DIVISION, TopicId
from ybdesk.rules.load import Ruleset

sys.path.insert(0, str(Path(__file__).parent))
from screen_reader import FOCUSED, MISSING, SHOWING, ScreenReader, session

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(MISSING), reason=MISSING)]
TAB, RETURN, ESCAPE, SPACE = 0xFF09, 0xFF0D, 0xFF1B, 0x20
MOST_TABS = 80


class Hands:
    """Keys struck, and what has the focus or the screen afterwards."""

    def __init__(self, reader: ScreenReader) -> None:
        self.reader = reader
        program = reader.until(lambda: next(iter(reader.programs()), None))
        shown = SHOWING
        self.window = reader.until(lambda: next((n for n in program.children if n.state(shown)), None))

    def focused(self) -> str:
        """The name of what has the focus, once something has."""
        there = FOCUSED
        return str(
            self.reader.until(lambda: next((n.name for n in self.window.walk() if n.state(there)), None))
        )

    def titled(self, heading: str) -> None:
        self.reader.until(lambda: self.window.name.startswith(heading))
        self.focused()

    def strike(self, *symbols: int) -> None:
        for symbol in symbols:
            self.reader.strike(symbol)

    def tab_to(self, name: str) -> None:
        """Go on with the tab key until something has the focus."""
        for _ in range(MOST_TABS):
            before = self.focused()
            if before == name:
                return
            self.strike(TAB)
            self._leaves(before)
        raise AssertionError(name)

    def _leaves(self, name: str) -> None:
        self.reader.until(lambda: self.focused() != name)


@pytest.fixture
def hands(xvfb_display: str, tmp_path: Path) -> Iterator[Hands]:
    with session(xvfb_display, tmp_path) as (reader, environment):
        command = [sys.executable, "-m", "ybdesk"]
        with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as program:
            try:
                yield Hands(reader)
            finally:
                program.terminate()


def test_the_wizard_by_keys_alone(hands: Hands, rules: Ruleset) -> None:
    """Numbers choose tiles, tab and the space bar do the rest, Return says yes, Escape goes back."""
    hands.titled(rules.say("greeting.title"))
    assert hands.focused() == rules.say("greeting.go")
    hands.strike(RETURN)
    hands.titled(rules.say("welcome.ask"))
    hands.strike(ord("1"))
    hands.titled(flow.question(DIVISION, rules).text)
    hands.tab_to(rules.divisions["150000"].short)
    hands.strike(SPACE)
    hands.titled(rules.say("division.which", province=rules.divisions["150000"].short))
    hands.strike(ESCAPE)
    hands.titled(flow.question(DIVISION, rules).text)
    hands.strike(ord("2"))
    hands.titled(flow.question(COVERAGE, rules).text)
    hands.strike(ord("1"))
    hands.titled(flow.question(AGE, rules).text)
    hands.strike(ord("7"), ord("2"))
    hands.tab_to(rules.say("digits.done"))
    hands.strike(RETURN)
    hands.titled(rules.say("check.title"))
    assert hands.focused() == rules.say("check.go")
    hands.strike(SPACE)
    place = rules.divisions["120000"].short
    hands.titled(rules.heading(TopicId.BALANCE).title.format(place=place))
    hands.tab_to(rules.say("window.size"))
    hands.strike(RETURN)
    hands.titled(rules.say("looks.size"))
    hands.strike(ESCAPE)
    hands.titled(rules.heading(TopicId.BALANCE).title.format(place=place))
