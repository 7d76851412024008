"""The whole wizard through the accessibility tree, as a screen reader meets it: names, roles, actions."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ybdesk import flow
from ybdesk.answers import AGE, COVERAGE, DIVISION, Coverage, TopicId
from ybdesk.rules.load import Ruleset

sys.path.insert(0, str(Path(__file__).parent))
from screen_reader import ENABLED, FOCUSABLE, FOCUSED, MISSING, SHOWING, Node, ScreenReader, session

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(MISSING), reason=MISSING)]
PROVINCE, CITY, AGE_DIGITS = "150000", "150100", "72"
BUTTON = "button"


class Desk:
    """The program as a screen reader has it before it."""

    def __init__(self, reader: ScreenReader) -> None:
        self.reader = reader
        self.program = reader.until(lambda: next(iter(reader.programs()), None))
        self.window = reader.until(lambda: next(iter(self.shown(self.program.children)), None))

    @staticmethod
    def shown(nodes: list[Node]) -> Iterator[Node]:
        return (node for node in nodes if node.state(SHOWING))

    def named(self, name: str) -> Node:
        """The button with a name, once it is there and can be pressed."""

        def found() -> Node | None:
            nodes = (n for n in self.window.walk() if n.name == name and BUTTON in n.role)
            return next((n for n in nodes if n.state(ENABLED)), None)

        return self.reader.until(found)

    def press(self, name: str) -> None:
        self.named(name).press()

    def titled(self, heading: str) -> None:
        """Wait until the window is told to show a page."""
        self.reader.until(lambda: self.window.name.startswith(heading))

    def leaves(self, title: str) -> None:
        """Wait until another page is shown than the one with this title."""
        self.reader.until(lambda: self.window.name != title)

    def texts(self) -> list[str]:
        return [node.name for node in self.window.walk() if node.name]

    def check(self) -> None:
        """Whatever can have the focus has a name and is something; the new page is where the reader is."""
        found = [node for node in self.window.walk() if node.state(FOCUSABLE)]
        assert found
        assert not [node.path for node in found if not node.name.strip()]
        assert not [node.name for node in found if node.role in ("", "unknown", "filler", "panel")]
        assert self.reader.until(lambda: [n for n in self.window.walk() if n.state(FOCUSED)])


@contextmanager
def opened(display: str, home: Path, *arguments: str) -> Iterator[Desk]:
    """The program with these arguments, and a screen reader before it."""
    with session(display, home) as (reader, environment):
        command = [sys.executable, "-m", "ybdesk", *arguments]
        with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as program:
            try:
                yield Desk(reader)
            finally:
                program.terminate()


@pytest.fixture
def desk(xvfb_display: str, tmp_path: Path) -> Iterator[Desk]:
    with opened(xvfb_display, tmp_path) as desk:
        yield desk


@pytest.fixture
def kiosk(xvfb_display: str, tmp_path: Path) -> Iterator[Desk]:
    with opened(xvfb_display, tmp_path, "kiosk") as desk:
        yield desk


def test_the_wizard_by_actions_alone(desk: Desk, rules: Ruleset) -> None:
    place = rules.divisions[CITY]
    coverage = flow.question(COVERAGE, rules)
    label = next(o.label for o in coverage.options if o.value == Coverage.EMPLOYEE_RETIRED)
    which = rules.say("division.which", province=rules.divisions[PROVINCE].short)
    walk: list[tuple[str, tuple[str, ...]]] = [
        (rules.say("greeting.title"), (rules.say("greeting.go"),)),
        (rules.say("welcome.ask"), (rules.heading(TopicId.BALANCE).name,)),
        (flow.question(DIVISION, rules).text, (rules.divisions[PROVINCE].short,)),
        (which, (place.short,)),
        (coverage.text, (label,)),
        (flow.question(AGE, rules).text, (*AGE_DIGITS, rules.say("digits.done"))),
        (rules.say("check.title"), (rules.say("check.go"),)),
    ]
    for heading, names in walk:
        desk.titled(heading)
        desk.check()
        for name in names:
            desk.press(name)
    title = rules.heading(TopicId.BALANCE).title.format(place=place.short)
    desk.titled(title)
    desk.check()
    told = " ".join(desk.texts())
    assert "0471-12393" in told
    assert rules.say("guide.disclaimer") in told
    assert _changes(desk)


def test_a_way_to_its_end_and_back(desk: Desk, rules: Ruleset) -> None:
    desk.titled(rules.say("greeting.title"))
    desk.press(rules.say("greeting.go"))
    desk.titled(rules.say("welcome.ask"))
    desk.press(rules.heading(TopicId.WITHDRAWAL).name)
    for question in (DIVISION, COVERAGE):
        desk.titled(flow.question(question, rules).text)
        desk.press(rules.say("question.unsure"))
    while not desk.window.name.startswith(rules.say("check.title")):
        heading = desk.window.name
        desk.press(rules.say("question.unsure"))
        desk.leaves(heading)
    desk.press(rules.say("check.go"))
    desk.reader.until(lambda: not desk.window.name.startswith(rules.say("check.title")))
    overview = desk.window.name
    desk.press(rules.say("window.size"))
    desk.titled(rules.say("looks.size"))
    desk.press(rules.say("size.largest"))
    desk.check()
    desk.press(rules.say("window.back"))
    desk.reader.until(lambda: desk.window.name == overview)
    desk.press(rules.say("window.restart"))
    desk.titled(rules.say("welcome.ask"))


def test_the_kiosk_is_a_window_that_is_named_after_its_page(kiosk: Desk, rules: Ruleset) -> None:
    kiosk.titled(rules.say("kiosk.attract.ask"))
    assert kiosk.window.role == "frame"
    kiosk.check()
    walk = (
        (rules.say("kiosk.attract.begin"), rules.say("welcome.ask")),
        (rules.heading(TopicId.BALANCE).name, flow.question(DIVISION, rules).text),
        (rules.say("kiosk.staff"), rules.say("kiosk.help.title")),
        (rules.say("kiosk.help.back"), flow.question(DIVISION, rules).text),
        (rules.say("kiosk.finish"), rules.say("kiosk.attract.ask")),
    )
    for name, heading in walk:
        kiosk.reader.heard.clear()
        kiosk.press(name)
        kiosk.titled(heading)
        assert "accessible-name" in {detail for _, _, detail in kiosk.reader.heard}
        kiosk.check()


def _changes(desk: Desk) -> bool:
    """Whether the program spoke up at all when pages changed: the focus went along."""
    members = {
        (interface.rpartition(".")[2], member, detail) for interface, member, detail in desk.reader.heard
    }
    return ("Object", "StateChanged", "focused") in members or ("Focus", "Focus", "") in members
