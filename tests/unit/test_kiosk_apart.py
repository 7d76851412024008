"""The sheet's own process: what it makes, what it gives away, and how it ends."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from ybdesk.answers import AGE, COVERAGE, DIVISION, Answers, Coverage
from ybdesk.compose import compose
from ybdesk.document import Guide
from ybdesk.kiosk.apart import sheet
from ybdesk.render.sheet import pdf
from ybdesk.rules.load import Ruleset

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux")


@pytest.fixture
def guide(rules: Ruleset, today: date) -> Guide:
    answers = {DIVISION: "150100", COVERAGE: Coverage.EMPLOYEE_RETIRED, AGE: "113"}
    return compose(Answers(answers), rules, today)


def children() -> set[int]:
    """The processes that this one has begun and not yet seen off."""
    files = Path("/proc/self/task").glob("*/children")
    return {int(number) for file in files for number in file.read_text().split()}


def is_helper(child: int) -> bool:
    """Whether it has become one: at first it is a copy of this process."""
    return b"help_out" in Path(f"/proc/{child}/cmdline").read_bytes()


def interrupted(guide: Guide, act: Callable[[int, threading.Event], None]) -> Future[bytes]:
    """A sheet in the making, and something that happens to its helper meanwhile."""
    others, cancelled = children(), threading.Event()
    with ThreadPoolExecutor(1) as pool:
        making = pool.submit(sheet, guide, cancelled)
        while not (found := list(filter(is_helper, children() - others))):
            assert not making.done()
        os.kill(found[0], signal.SIGSTOP)
        act(found[0], cancelled)
    assert children() == others
    return making


def test_it_is_the_same_sheet(guide: Guide, rules: Ruleset) -> None:
    before = children()
    assert sheet(guide, threading.Event()) == pdf(guide, rules)
    assert children() == before


def test_a_helper_that_hangs_ends_with_its_visitor(guide: Guide) -> None:
    making = interrupted(guide, lambda _helper, cancelled: cancelled.set())
    assert isinstance(making.exception(), ChildProcessError)


def test_a_helper_that_dies_is_an_error_and_nothing_more(guide: Guide) -> None:
    making = interrupted(guide, lambda helper, _cancelled: os.kill(helper, signal.SIGKILL))
    assert isinstance(making.exception(), ChildProcessError)


def test_others_on_the_machine_learn_nothing(guide: Guide) -> None:
    given: list[bytes] = []

    def look(helper: int, cancelled: threading.Event) -> None:
        given.extend(Path(f"/proc/{helper}/{name}").read_bytes() for name in ("cmdline", "environ"))
        cancelled.set()

    interrupted(guide, look)
    assert b"ybdesk" in given[0]
    for told in (guide.place.code, guide.place.name, guide.coverage, str(guide.age)):
        assert not [gift for gift in given if str(told).encode() in gift]
