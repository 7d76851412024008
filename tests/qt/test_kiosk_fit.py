"""The kiosk on the screens that stand in halls: what is always needed is always in sight."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget

from ybdesk.qt.kiosk.attract import Attract
from ybdesk.rules.load import Ruleset
from ybdesk.settings import TextSize

sys.path.insert(0, str(Path(__file__).parent))
from kiosk_rig import Rig

SCREENS = ((1024, 768), (1280, 800), (1920, 1080), (1080, 1920))


@pytest.fixture(params=[TextSize.STANDARD, TextSize.LARGEST])
def rig(request: pytest.FixtureRequest, qapp: QApplication, rules: Ruleset) -> Iterator[Rig]:
    made = Rig(qapp, rules, text_size=request.param)
    yield made
    made.close()


def area(rig: Rig, widget: QWidget) -> QRect:
    """Where it is on the screen."""
    return QRect(widget.mapTo(rig.shell, widget.rect().topLeft()), widget.size())


@pytest.mark.parametrize("screen", SCREENS)
def test_what_is_on_every_page_is_in_sight_and_apart(rig: Rig, screen: tuple[int, int]) -> None:
    rig.shell.resize(*screen)
    rig.begin()
    window = rig.window
    around = [b for b in rig.buttons() if b.parentWidget() in (window.header, window.footer.row)]
    assert {rig.say(f"kiosk.{key}") for key in ("staff", "blank", "finish")} <= {b.label for b in around}
    for button in around:
        assert rig.shell.rect().contains(area(rig, button)), button.label
        assert not [b.label for b in around if b is not button and area(rig, b).intersects(area(rig, button))]
    lines = {button.y() for button in window.footer.row.parts}
    assert len(lines) <= (1 if rig.hall.text_size is TextSize.STANDARD else 2)
    left, right = window.footer.read.y(), {b.y() for b in window.footer.row.parts[2:]}
    assert len(right) == 1, "what stands at the right stays together"
    assert max(right) >= left


@pytest.mark.parametrize("screen", SCREENS)
def test_the_first_page_shows_where_to_begin(rig: Rig, screen: tuple[int, int]) -> None:
    rig.shell.resize(*screen)
    rig.shell.attract()
    rig.settle()
    page = rig.shell.over
    assert isinstance(page, Attract)
    assert area(rig, page.scroll).contains(area(rig, page.start))
