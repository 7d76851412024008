"""The sheet's own process: what it makes, what it gives away, and how it ends."""

from __future__ import annotations

import os
import signal
import struct
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from ybdesk.answers import AGE, COVERAGE, DIVISION, Answers, Coverage
from ybdesk.compose import compose
from ybdesk.document import Guide
from ybdesk.kiosk.apart import LOOK_SECONDS, sheet
from ybdesk.kiosk.hall import PaperKind
from ybdesk.printing.escpos import DOTS
from ybdesk.render.receipt import receipt_pdf, receipt_png
from ybdesk.render.sheet import pdf
from ybdesk.rules.load import Ruleset

RASTER, CUT = b"\x1dv0", b"\x1dV\x00"
pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux")

PIPE_HOLDS = 1 << 16


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
    assert sheet(guide, threading.Event(), PaperKind.RECEIPT) == receipt_pdf(guide, rules)
    assert children() == before


def test_a_receipt_printer_gets_the_same_strip_and_nothing_stays_on_the_disk(
    guide: Guide, rules: Ruleset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("escpos")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    made = sheet(guide, threading.Event(), PaperKind.ESCPOS)
    assert list(tmp_path.iterdir()) == []
    assert black_dots(made) == black_dots_of(receipt_png(guide, rules))
    assert made.endswith(CUT)


def black_dots(commands: bytes) -> int:
    """How much a printer would blacken, from the pictures among its commands."""
    black = at = 0
    while (at := commands.find(RASTER, at)) >= 0:
        wide, high = struct.unpack_from("<HH", commands, at + 4)
        assert wide * 8 == DOTS
        black += int.from_bytes(commands[at + 8 : at + 8 + wide * high]).bit_count()
        at += 8 + wide * high
    return black


def black_dots_of(png: bytes) -> int:
    """The same of the picture itself: nothing of it lies beyond what the printer can reach."""
    from PIL import Image

    picture = Image.open(BytesIO(png)).convert("L").convert("1", dither=Image.Dither.NONE)
    return sum(count for count, dot in picture.getcolors() or () if not dot)


def test_a_helper_that_is_slow_to_listen_hears_it_all(guide: Guide, rules: Ruleset) -> None:
    first, *others = guide.sections
    long = guide._replace(sections=(first._replace(summary="长" * PIPE_HOLDS), *others))

    def pause(helper: int, cancelled: threading.Event) -> None:
        cancelled.wait(3 * LOOK_SECONDS)
        os.kill(helper, signal.SIGCONT)

    assert interrupted(long, pause).result() == pdf(long, rules)


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
