"""`--format html`: strict HTML5, and nothing that axe-core objects to in a headless Chromium."""

from __future__ import annotations

import html as entities
import json
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import axe_core_python
import html5lib
import pytest

from ybdesk.answers import AGE, COVERAGE, DIVISION, TOPIC, Answers, Coverage
from ybdesk.booklet import Booklet, Order
from ybdesk.compose import compose
from ybdesk.render.html import html
from ybdesk.render.sheet import Layout, Variant
from ybdesk.rules.load import Ruleset

BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome")
REPORT = re.compile(r'<pre id="axe-report">(.*?)</pre>', re.DOTALL)
RETIRED = {DIVISION: "230100", COVERAGE: Coverage.EMPLOYEE_RETIRED, AGE: "70"}
RUN = """
axe.run().then(found => {
  const report = document.createElement("pre");
  report.id = "axe-report";
  report.textContent = JSON.stringify(found.violations.map(v => [v.id, v.nodes.map(n => n.html)]));
  document.body.append(report);
});
"""


def page(topic: str, rules: Ruleset, today: date) -> str:
    return html(compose(Answers({**RETIRED, TOPIC: topic}), rules, today), rules)


def index(rules: Ruleset, today: date, folder: Path) -> str:
    order = Order((Answers({**RETIRED}),), Layout(variant=Variant.SUMMARY), today, folder)
    return Booklet(order, rules, 1).make().index.read_text("utf-8")


def objections(text: str, folder: Path) -> list[Any]:
    """What axe-core finds on a page, with every rule it has on."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        pytest.skip("no headless browser is installed (Debian: chromium-headless-shell)")
    axe = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text("utf-8")
    script = f"<script>{axe}</script><script>{RUN}</script></body>"
    (folder / "page.html").write_text(text.replace("</body>", script), "utf-8")
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=60000"]
    address = (folder / "page.html").as_uri()
    shown = subprocess.run([*command, "--dump-dom", address], capture_output=True, check=True, timeout=240)
    report = REPORT.search(shown.stdout.decode())
    assert report is not None, shown.stderr.decode()[-2000:]
    found: list[Any] = json.loads(entities.unescape(report[1]))
    return found


def test_every_topic_is_strict_html(rules: Ruleset, today: date) -> None:
    for topic in rules.topics:
        text = page(topic, rules, today)
        html5lib.HTMLParser(strict=True).parse(text)
        names = re.findall(r'\sid="([^"]*)"', text)
        assert len(names) == len(set(names))
        assert not any(re.search(r"\s", name) for name in names)


def test_the_index_of_a_booklet_is_strict_html(rules: Ruleset, today: date, tmp_path: Path) -> None:
    html5lib.HTMLParser(strict=True).parse(index(rules, today, tmp_path))


@pytest.mark.slow
@pytest.mark.parametrize("topic", ["balance", "safety", "compare"])
def test_axe_finds_nothing_on_a_guide(topic: str, rules: Ruleset, today: date, tmp_path: Path) -> None:
    assert objections(page(topic, rules, today), tmp_path) == []


@pytest.mark.slow
def test_axe_finds_nothing_on_an_index(rules: Ruleset, today: date, tmp_path: Path) -> None:
    assert objections(index(rules, today, tmp_path / "sheets"), tmp_path) == []


@pytest.mark.slow
def test_axe_does_find_what_is_wrong(rules: Ruleset, today: date, tmp_path: Path) -> None:
    broken = page("balance", rules, today).replace('lang="zh-CN"', "")
    assert "html-has-lang" in [name for name, _ in objections(broken, tmp_path)]
