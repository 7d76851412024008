"""The audit can fail: each fault put into a page makes exactly the clauses fail that speak of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel

from ybdesk.printing import Report, Status
from ybdesk.qt import palettes
from ybdesk.qt.app import add_fonts
from ybdesk.qt.audit.clauses import standards
from ybdesk.qt.audit.papers import OWN
from ybdesk.qt.audit.work import Job, measure
from ybdesk.qt.controls import Button, Style
from ybdesk.qt.journey import Kind
from ybdesk.qt.text import Text
from ybdesk.qt.theme import Look
from ybdesk.qt.tree import below
from ybdesk.qt.window import Window
from ybdesk.rules.load import Ruleset
from ybdesk.settings import ThemeName

PAGES = ("check", "question-age", "question-pays-yearly")
"""A short page, a page of keys, a question."""
LONG = "这是一句写得太长的话，老人读到后面已经忘了前面说的是什么，所以一定要量出来才行"
Fault = Callable[[Window], None]


@pytest.fixture(scope="module")
def _fonts(qapp: QApplication) -> None:
    del qapp
    add_fonts()


@pytest.fixture(scope="module")
def failing(_fonts: None, rules: Ruleset, today: date) -> Callable[[Fault | None], set[str]]:
    """The clauses that fail with a fault on three pages, less those that fail without one."""

    def found(fault: Fault | None) -> set[str]:
        job = Job("1280x800", "standard", ("light",), today.isoformat(), PAGES)
        lines = measure(job, rules, standards(), fault).lines
        return {clause for clause, line in lines.items() if line.failed}

    usual = found(None)  # before any test has changed a colour
    return lambda fault: found(fault) - usual


def text(window: Window) -> Text:
    """The heading of the page."""
    found = [t for t in below(window.page, Text) if t.text() == window.page.heading]
    assert found
    return found[0]


def button(window: Window, style: Style) -> Button:
    return next(b for b in below(window.page, Button) if b.style_kind is style and b.isVisibleTo(window))


def small_font(window: Window) -> None:
    heading = text(window)
    heading.look = Look(pixels_per_mm=window.desk.look.pixels_per_mm / 2)
    heading.restyle()


def clipped_label(window: Window) -> None:
    heading = text(window)
    heading.resize(heading.width() // 4, heading.height())


def missing_name(window: Window) -> None:
    nameless = window.footer.paper
    nameless.setAccessibleName("")
    nameless.setText("")


def narrow_target(window: Window) -> None:
    if window.desk.journey.spot.item == "age":
        key = button(window, Style.KEY)
        key.resize(45, key.height())


def narrow_gap(window: Window) -> None:
    read, paper = window.footer.read, window.footer.paper
    paper.move(read.x() + read.width() + 4, paper.y())


def long_sentence(window: Window) -> None:
    window.notice.text.say(LONG)
    window.notice.show()
    window.resize(window.width() + 1, window.height())
    window.resize(window.width() - 1, window.height())


def forbidden_word(window: Window) -> None:
    window.footer.size_button.relabel("立即")


def no_disclaimer(window: Window) -> None:
    window.header.promise.say("免费")


def moved_back(window: Window) -> None:
    if window.desk.journey.spot.kind is Kind.CHECK:
        window.header.back.move(window.header.back.x() + 6, window.header.back.y())


def no_unsure(window: Window) -> None:
    for chosen in below(window.page.actions, Button):
        if chosen.style_kind is Style.CHROME:
            chosen.hide()


def out_of_reach(window: Window) -> None:
    window.footer.read.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def unspoken(window: Window) -> None:
    text(window).spoken = ""


def untold_page(window: Window) -> None:
    window.setWindowTitle("")


def restless(window: Window) -> None:
    found = window.findChild(QTimer, "restless")
    timer = found if isinstance(found, QTimer) else QTimer(window)
    timer.setObjectName("restless")
    timer.start(1_000_000)


def acts_on_press(window: Window) -> None:
    size = window.footer.size_button
    if not size.property("hasty"):
        size.setProperty("hasty", True)
        size.pressed.connect(size.chosen)


def second_main(window: Window) -> None:
    page = window.page
    if window.desk.journey.spot.kind is Kind.CHECK:
        page.actions.add(page.button("好", lambda: None, style=Style.MAIN))
        page.arrange()


def untouched(window: Window) -> None:
    """The fault is elsewhere."""
    del window


@pytest.mark.parametrize(
    ("fault", "clauses"),
    [
        (small_font, {"text.size"}),
        (clipped_label, {"clip.text"}),
        (missing_name, {"access.name"}),
        (narrow_target, {"target.any", "target.main"}),
        (narrow_gap, {"target.gap"}),
        (long_sentence, {"words.sentence"}),
        (forbidden_word, {"words.forbidden"}),
        (no_disclaimer, {"page.disclaimer"}),
        (moved_back, {"page.back"}),
        (no_unsure, {"page.unsure"}),
        (out_of_reach, {"focus.reach"}),
        (unspoken, {"words.spoken"}),
        (untold_page, {"access.announced"}),
        (restless, {"page.alone"}),
        (acts_on_press, {"input.release", "input.slide"}),
        (second_main, {"page.decision"}),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_a_fault_is_found(
    fault: Fault, clauses: set[str], failing: Callable[[Fault | None], set[str]]
) -> None:
    found = failing(fault)
    assert found == clauses


def test_pale_words_are_found(
    failing: Callable[[Fault | None], set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    pale = palettes.PALETTES[ThemeName.LIGHT]._replace(ink="#b0b0b0")
    monkeypatch.setitem(palettes.PALETTES, ThemeName.LIGHT, pale)
    assert {"contrast.text", "contrast.grey"} <= failing(untouched)


def test_a_focus_that_is_not_drawn_is_found(
    failing: Callable[[Fault | None], set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Button, "hasFocus", lambda _button: False)
    assert failing(untouched) == {"focus.visible"}


def test_the_pages_themselves_are_not_at_fault(failing: Callable[[Fault | None], set[str]]) -> None:
    assert not failing(None)


@pytest.mark.usefixtures("_fonts")
def test_the_pages_for_paper_and_the_reading_bar_are_opened_as_their_names_say(
    rules: Ruleset, today: date
) -> None:
    shown: list[set[str]] = []

    def note(window: Window) -> None:
        labels = {widget.text() for widget in below(window, QLabel) if widget.isVisibleTo(window)}
        shown.append(labels | {b.label for b in below(window, Button) if b.isVisibleTo(window)})

    names = ("paper-progress-paper-out", "paper-progress-paper-jam", "paper-saved-full", "listening")
    measure(Job("1024x768", "standard", ("light",), today.isoformat(), names), rules, standards(), note)
    out, jam = (Report(status, "", OWN.label) for status in (Status.PAPER_OUT, Status.PAPER_JAM))
    expected = (
        out.for_person(rules),
        jam.for_person(rules),
        rules.say("paper.is-not-saved"),
        rules.say("speech.next"),
        rules.say("speech.louder"),
    )
    assert [words in texts for words, texts in zip(expected, shown, strict=True)] == [True] * 5
