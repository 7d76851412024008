"""No words but from the catalogue; a name on everything that takes the focus; speech covers what is shown."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from ybdesk.qt.controls import Button
from ybdesk.qt.field import Field
from ybdesk.qt.journey import Journey
from ybdesk.qt.text import Text
from ybdesk.qt.tree import below
from ybdesk.rules.load import Ruleset, open_bundle

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Wizard

WRAPPED = re.compile(r"⟦[^⟦⟧]*⟧")
WORD = re.compile(r"[^\W\d_]")


class Pseudo:
    """Wraps every text that comes through it."""

    language = "qps"

    def translate(self, key: str, source: str) -> str:  # noqa: ARG002
        return f"⟦{source}⟧" if source else ""


def unwrapped(shown: str) -> str:
    while (less := WRAPPED.sub("", shown)) != shown:
        shown = less
    return shown


@pytest.fixture(scope="module")
def pseudo() -> Ruleset:
    return Ruleset(open_bundle(), Pseudo())


def test_no_word_is_hard_coded(
    make_wizard: Callable[..., Wizard], pseudo: Ruleset, every_page: dict[str, Journey]
) -> None:
    wizard = make_wizard(words=pseudo)
    facts = {place.name for place in pseudo.divisions} | {place.short for place in pseudo.divisions}
    for name, journey in every_page.items():
        wizard.desk.go(journey._replace(rules=pseudo))
        wizard.settle()
        shown = [w.text() for w in below(wizard.window, Text) if w.isVisible()]
        for button in below(wizard.window, Button):
            if button.isVisible():
                shown += [button.label, button.detail, button.badge, button.accessibleName()]
        shown += [field.accessibleName() for field in below(wizard.window, Field)]
        shown.append(wizard.window.windowTitle())
        for text in shown:
            rest = unwrapped(text)
            for fact in sorted(facts, key=len, reverse=True):
                rest = rest.replace(fact, "")
            letters = "".join(WORD.findall(rest))
            assert len(letters) <= 1, (name, text)


def test_everything_that_takes_the_focus_has_a_name_and_a_role(
    wizard: Wizard, every_page: dict[str, Journey]
) -> None:
    for name, journey in every_page.items():
        wizard.desk.go(journey)
        wizard.settle()
        for widget in below(wizard.window, QWidget):
            if not isinstance(widget, Button | Field) or not widget.isVisible():
                continue
            found = QAccessible.queryAccessibleInterface(widget)
            assert found is not None
            assert found.text(QAccessible.Text.Name).strip(), name
            wanted = QAccessible.Role.EditableText if isinstance(widget, Field) else QAccessible.Role.Button
            assert found.role() == wanted, (name, widget.accessibleName())


def test_texts_are_static_text_to_a_reader(wizard: Wizard) -> None:
    texts = [text for text in below(wizard.window.page, Text) if text.isVisible()]
    assert texts
    for text in texts:
        found = QAccessible.queryAccessibleInterface(text)
        assert found.role() == QAccessible.Role.StaticText
        assert found.text(QAccessible.Text.Name) == text.text()


def test_names_of_buttons_differ_on_the_check_page(wizard: Wizard, every_page: dict[str, Journey]) -> None:
    wizard.desk.go(every_page["11-check"])
    names = [button.accessibleName() for button in wizard.window.page.choices]
    assert len(set(names)) == len(names) == 3


def test_title_of_the_window_tells_the_page(wizard: Wizard, every_page: dict[str, Journey]) -> None:
    titles = set()
    for name in ("01-welcome", "02-provinces", "07-coverage", "09-age", "11-check", "13-overview"):
        wizard.desk.go(every_page[name])
        titles.add(wizard.window.windowTitle())
    assert len(titles) == 6


def test_no_chinese_in_the_programs_of_this_folder(root: Path) -> None:
    for path in (root / "src/ybdesk/qt").glob("*.py"):
        code = re.sub(r'"""[\s\S]*?"""|#.*', "", path.read_text(encoding="utf-8"))
        assert not re.search(r"[\u4e00-\u9fff]", code), path.name
