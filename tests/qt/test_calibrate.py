"""How large a screen is: as measured with a card, else as it reports itself; and what follows from it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication

from ybdesk import settings
from ybdesk.qt.controls import Button
from ybdesk.qt.journey import Panel
from ybdesk.qt.outline import CARD_MM
from ybdesk.qt.pages.calibrate import Calibrate
from ybdesk.qt.pages.looks import Sizes
from ybdesk.qt.theme import FALLBACK_DPI, MM_PER_INCH, Look, Role, pixels_per_mm, screen_name
from ybdesk.qt.tree import below
from ybdesk.settings import Settings, TextSize

sys.path.insert(0, str(Path(__file__).parent))
from reflow import clipped, sample, too_close, visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QScreen

    from conftest import Wizard
    from ybdesk.qt.journey import Journey

FALLBACK = FALLBACK_DPI / MM_PER_INCH
CLOSE = 0.5 / CARD_MM[0]
"""Half a millimetre on the card's width."""


class Screen:
    """A screen that reports what it is told to."""

    def __init__(self, across: float, down: float, logical: float = 96, size: tuple[int, int] = (1920, 1080)):
        self._across, self._down, self._logical, self._size = across, down, logical, QSize(*size)

    def name(self) -> str:
        return "HDMI-1"

    def model(self) -> str:
        return "SyncMaster"

    def size(self) -> QSize:
        return self._size

    def physicalDotsPerInchX(self) -> float:  # noqa: N802  (Qt's name)
        return self._across

    def physicalDotsPerInchY(self) -> float:  # noqa: N802
        return self._down

    def logicalDotsPerInch(self) -> float:  # noqa: N802
        return self._logical


def fake(across: float, down: float, logical: float = 96, size: tuple[int, int] = (1920, 1080)) -> QScreen:
    return cast("QScreen", Screen(across, down, logical, size))


@pytest.fixture
def real_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a screen reports is only believed where there is one."""
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")


@pytest.mark.usefixtures("real_platform")
@pytest.mark.parametrize("dpi", [72, 96, 110, 157, 220])
def test_what_a_screen_plausibly_reports_is_believed(dpi: float) -> None:
    assert pixels_per_mm(fake(dpi, dpi * 1.01)) == pytest.approx(dpi / MM_PER_INCH, rel=0.01)


@pytest.mark.usefixtures("real_platform")
@pytest.mark.parametrize(
    ("across", "down"),
    [
        (0, 0),
        (304, 304),
        (1, 1),
        (96, 30),
        (25400, 25400),
        (-96, -96),
        (float("inf"), 96),
        (float("nan"), 96),
    ],
)
def test_an_absurd_report_is_not_believed(across: float, down: float) -> None:
    assert pixels_per_mm(fake(across, down)) == pytest.approx(FALLBACK)
    assert pixels_per_mm(fake(across, down, logical=120)) == pytest.approx(120 / MM_PER_INCH)
    assert pixels_per_mm(fake(across, down, logical=0)) == pytest.approx(FALLBACK)


@pytest.mark.usefixtures("real_platform")
def test_a_measurement_comes_before_what_the_screen_reports() -> None:
    screen = fake(96, 96)
    assert pixels_per_mm(screen, {screen_name(screen): 6.25}) == 6.25
    assert pixels_per_mm(screen, {"another": 6.25}) == pytest.approx(FALLBACK)


@pytest.mark.parametrize("absurd", [0, -4, 0.5, 40, float("nan"), float("inf")])
def test_an_absurd_measurement_is_not_believed(absurd: float) -> None:
    screen = fake(0, 0)
    assert pixels_per_mm(screen, {screen_name(screen): absurd}) == pytest.approx(FALLBACK)


def test_a_screen_is_known_again_when_it_is_turned_and_not_when_it_shows_other_pixels() -> None:
    upright, larger = fake(96, 96, size=(1080, 1920)), fake(96, 96, size=(2560, 1440))
    assert screen_name(upright) == screen_name(fake(96, 96))
    assert screen_name(larger) != screen_name(upright)


def test_no_screen_at_all() -> None:
    assert pixels_per_mm(None, {"": float("nan")}) == pytest.approx(FALLBACK)


def opened(wizard: Wizard) -> Calibrate:
    wizard.tap(wizard.say("window.size"))
    wizard.tap(wizard.say("looks.card"))
    page = wizard.window.page
    assert isinstance(page, Calibrate)
    return page


def step_to(wizard: Wizard, page: Calibrate, scale: float) -> int:
    """Press the two buttons as somebody would who holds a card there; how often."""
    for times in range(60):
        if abs(page.outline.scale / scale - 1) <= CLOSE * 1.2:
            return times
        wizard.tap(wizard.say("calibrate.larger" if page.outline.scale < scale else "calibrate.smaller"))
    raise AssertionError(page.outline.scale)


@pytest.mark.parametrize("scale", [2.9, 4.0, 6.18])
def test_two_buttons_lead_to_the_card_and_everything_follows(wizard: Wizard, scale: float) -> None:
    page = opened(wizard)
    assert step_to(wizard, page, scale) <= 30
    before = wizard.desk.look.em(Role.BODY)
    found = page.outline.scale
    assert wizard.desk.look.em(Role.BODY) == before
    wizard.tap(wizard.say("looks.done"))
    assert wizard.desk.journey.panel is Panel.SIZE
    assert wizard.desk.look.pixels_per_mm == pytest.approx(found, abs=1e-4)
    assert not clipped(wizard)
    target = wizard.window.footer.size_button
    assert target.height() >= 16.5 * found


def test_the_buttons_stay_under_the_finger(wizard: Wizard) -> None:
    page = opened(wizard)
    places = [button.mapTo(wizard.window, button.rect().topLeft()) for button in page.choices]
    for _ in range(12):
        wizard.tap(wizard.say("calibrate.larger"))
        assert [b.mapTo(wizard.window, b.rect().topLeft()) for b in page.choices] == places
        assert not clipped(wizard)


def test_one_step_is_a_millimetre_and_three_for_those_who_keep_going(wizard: Wizard) -> None:
    page = opened(wizard)
    widths = []
    for _ in range(5):
        before = page.outline.scale
        wizard.tap(wizard.say("calibrate.larger"))
        widths.append(round((page.outline.scale - before) * CARD_MM[0] / before, 3))
    before = page.outline.scale
    wizard.tap(wizard.say("calibrate.smaller"))
    assert widths == [1, 1, 1, 3, 3]
    assert page.outline.scale == pytest.approx(before * (1 - 1 / CARD_MM[0]))


def test_keys_make_the_outline_fit(wizard: Wizard) -> None:
    page = opened(wizard)
    first = page.outline.scale
    wizard.key(Qt.Key.Key_Plus)
    assert page.outline.scale > first
    wizard.key(Qt.Key.Key_2)
    wizard.key(Qt.Key.Key_Minus)
    assert page.outline.scale < first


def test_nothing_holds_until_it_is_confirmed(wizard: Wizard) -> None:
    for way in ("calibrate.leave", "window.back"):
        page = opened(wizard)
        step_to(wizard, page, 4.5)
        wizard.tap(wizard.say(way))
        assert isinstance(wizard.window.page, Sizes)
        assert wizard.desk.look.pixels_per_mm == pytest.approx(FALLBACK)
        assert not wizard.desk.scales
        wizard.tap(wizard.say("looks.done"))


@pytest.mark.parametrize("direction", ["larger", "smaller"])
def test_absurd_sizes_are_refused_and_said(wizard: Wizard, direction: str) -> None:
    page = opened(wizard)
    button = page.larger if direction == "larger" else page.smaller
    for _ in range(120):
        if not button.isEnabled():
            break
        wizard.tap(wizard.say(f"calibrate.{direction}"))
    assert not button.isEnabled()
    assert page.message.text() == wizard.say("calibrate.most" if direction == "larger" else "calibrate.least")
    assert page.outline.wide() <= page.outline.width()
    assert page.outline.scale * MM_PER_INCH >= 30
    wizard.tap(wizard.say("calibrate.smaller" if direction == "larger" else "calibrate.larger"))
    assert page.message.text() == wizard.say("calibrate.ready")


def test_back_to_what_the_screen_reports(wizard: Wizard) -> None:
    step_to(wizard, opened(wizard), 4.5)
    wizard.tap(wizard.say("looks.done"))
    assert wizard.button(wizard.say("looks.card")).detail == wizard.say("looks.card-again")
    wizard.tap(wizard.say("looks.card"))
    wizard.tap(wizard.say("calibrate.reset"))
    assert wizard.desk.look.pixels_per_mm > 4.4
    wizard.tap(wizard.say("looks.done"))
    assert wizard.desk.look.pixels_per_mm == pytest.approx(FALLBACK)
    assert not wizard.desk.scales


def test_a_measurement_is_remembered(wizard: Wizard, tmp_path: Path) -> None:
    step_to(wizard, opened(wizard), 5)
    wizard.tap(wizard.say("looks.done"))
    path = tmp_path / "settings.json"
    settings.save(Settings(scales=tuple(wizard.desk.scales.items()), trembling=True), path)
    kept = settings.load(path)
    assert kept.damaged is None
    assert kept.settings.trembling
    assert pixels_per_mm(wizard.window.screen(), dict(kept.settings.scales)) == pytest.approx(
        5, rel=CLOSE * 2
    )


@pytest.mark.parametrize("content", ['{"scales": 3}', '{"scales": [["x"]]}', '{"scales": [["x", "y"]]}'])
def test_a_damaged_measurement_is_put_aside(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(content, encoding="utf-8")
    assert settings.load(path).settings == Settings()


def test_another_screen_another_size(wizard: Wizard) -> None:
    wizard.desk.scales[screen_name(wizard.window.screen())] = 5.5
    wizard.window.rescale()
    assert wizard.desk.look.pixels_per_mm == 5.5


def test_where_the_hall_has_measured_nobody_is_asked_to(wizard: Wizard) -> None:
    wizard.desk.measures = False
    wizard.tap(wizard.say("window.size"))
    labels = [button.label for button in below(wizard.window.page, Button)]
    assert wizard.say("looks.card") not in labels
    assert wizard.say("looks.hand") in labels


@pytest.mark.parametrize("size", [TextSize.STANDARD, TextSize.LARGEST])
@pytest.mark.parametrize("scale", [2.6, 5.2])
def test_every_page_follows_a_measurement(
    make_wizard: Callable[..., Wizard], every_page: dict[str, Journey], size: TextSize, scale: float
) -> None:
    wizard = make_wizard(size=(1920, 1080))
    wizard.desk.look.pixels_per_mm = scale
    wizard.desk.restyle(text_size=size)
    for name, journey in sample(every_page).items():
        wizard.desk.go(journey)
        wizard.settle()
        assert not clipped(wizard), name
        assert not too_close(wizard), name
        for widget in visible(wizard):
            assert widget.font().pixelSize() / scale / MM_PER_INCH * 72 > 23.99, (name, widget.text())


def test_further_away_text_is_larger_and_targets_are_not() -> None:
    near, far = Look(), Look(distance_cm=60)
    points = far.em(Role.BODY) / FALLBACK / MM_PER_INCH * 72
    assert points >= 28
    assert far.mm(20) == near.mm(20)
