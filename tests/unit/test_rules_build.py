"""The build: the same bundle from the same files, nothing from bad ones, and staleness told by file times."""

from __future__ import annotations

import os
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ybdesk.answers import Coverage, TopicId
from ybdesk.i18n import catalogue, languages
from ybdesk.rules import build as building
from ybdesk.rules.build import BuildError, build, is_stale
from ybdesk.rules.decoding import encode
from ybdesk.rules.files import read
from ybdesk.rules.font import characters
from ybdesk.rules.load import BUNDLE, DATA, Bundle, load
from ybdesk.rules.records import Credit

ROOT = Path(__file__).resolve().parents[2]
GOOD = ROOT / "tests" / "broken_rules" / "good"
CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "city.title"
msgid "您的医保在哪里？"
msgstr "Where is your insurance?"
"""


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    target = tmp_path / "resources"
    shutil.copytree(GOOD, target)
    shutil.copy(ROOT / "resources" / "guides" / "problems.toml", target / "guides")
    (target / "icons").mkdir()
    (target / "icons" / "phone.svg").write_text("<svg/>")
    return target


@pytest.fixture
def translations(tmp_path: Path) -> Path:
    folder = tmp_path / "i18n" / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "ybdesk.po").write_text(CATALOGUE, "utf-8")
    return tmp_path / "i18n"


def test_what_is_written_can_be_read(resources: Path, translations: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(resources, translations, out)
    rules = load(data=str(out))
    assert rules.version.startswith("2026.11.21+")
    amount, percent, none = rules.credits("150100")
    assert [bracket.value for bracket in amount.brackets] == [Decimal(60), Decimal("70.5")]
    assert amount.withheld == Decimal("2.5")
    assert percent.when == {"pool": "province"}
    assert none.coverage is Coverage.RESIDENT
    assert [section.id for section in rules.topic(TopicId.BALANCE).sections] == ["money"]
    assert [block.id for block in rules.common()["phone"].blocks] == ["dial", "site"]
    assert rules.say("city.title") == "您的医保在哪里？"
    assert (out / "icons" / "phone.svg").read_text() == "<svg/>"


def test_translations_are_compiled(resources: Path, translations: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(resources, translations, out)
    assert languages(str(out / "locale")) == ("zh_CN", "en")
    english = catalogue("en", str(out / "locale"))
    assert english.translate("city.title", "您的医保在哪里？") == "Where is your insurance?"
    shutil.rmtree(translations / "en")
    build(resources, translations, out)
    assert languages(str(out / "locale")) == ("zh_CN",)


def test_the_bundle_is_the_same_every_time(resources: Path, translations: Path, tmp_path: Path) -> None:
    build(resources, translations, tmp_path / "one")
    build(resources, translations, tmp_path / "two")
    first = (tmp_path / "one" / BUNDLE).read_bytes()
    assert first == (tmp_path / "two" / BUNDLE).read_bytes()


@given(st.integers(0, Path(DATA, BUNDLE).stat().st_size - 1), st.integers(1, 255))
def test_one_damaged_byte_is_found_out_at_the_start(place: int, change: int) -> None:
    content = bytearray(Path(DATA, BUNDLE).read_bytes())
    content[place] ^= change
    with pytest.raises((ValueError, TypeError, KeyError)):
        Bundle(bytes(content))


@given(st.integers(0, Path(DATA, BUNDLE).stat().st_size - 1))
def test_a_bundle_cut_short_is_found_out_at_the_start(length: int) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        Bundle(Path(DATA, BUNDLE).read_bytes()[:length])


def test_what_is_as_usual_is_left_out(resources: Path) -> None:
    claim = encode(read(resources).records(Credit)[2])
    assert set(claim) == {"id", "division", "coverage", "form", "checked_on", "review_by", "sources"}


def test_the_version_tells_of_any_change(resources: Path, translations: Path, tmp_path: Path) -> None:
    build(resources, translations, tmp_path / "out")
    before = load(data=str(tmp_path / "out")).version
    page = resources / "guides" / "ui.toml"
    page.write_text(page.read_text("utf-8").replace("在哪里", "在何处"), "utf-8")
    build(resources, translations, tmp_path / "out")
    assert load(data=str(tmp_path / "out")).version != before


def test_files_taken_away_are_taken_out(resources: Path, translations: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(resources, translations, out)
    (resources / "icons" / "phone.svg").unlink()
    build(resources, translations, out)
    assert not (out / "icons" / "phone.svg").exists()


def test_nothing_is_built_from_bad_files(resources: Path, translations: Path, tmp_path: Path) -> None:
    portals = resources / "rules" / "portals.toml"
    portals.write_text(portals.read_text("utf-8").replace("gov.cn", "example.com"), "utf-8")
    with pytest.raises(BuildError, match=r"example\.com") as caught:
        build(resources, translations, tmp_path / "out")
    assert [problem.file for problem in caught.value.problems] == ["rules/portals.toml"]
    assert not (tmp_path / "out").exists()


def test_staleness(
    resources: Path, translations: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    assert is_stale(resources, translations, out)
    build(resources, translations, out)
    later = (out / BUNDLE).stat().st_mtime + 100
    os.utime(out / BUNDLE, (later, later))
    monkeypatch.setattr(building, "__file__", str(tmp_path / "nowhere" / "build.py"))
    (tmp_path / "divisions.py").touch()
    assert not is_stale(resources, translations, out)
    changed = resources / "rules" / "meta.toml"
    os.utime(changed, (later + 1, later + 1))
    assert is_stale(resources, translations, out)
    os.utime(changed, (later - 1, later - 1))
    assert not is_stale(resources, translations, out)
    os.utime(resources / "rules", (later + 1, later + 1))
    assert is_stale(resources, translations, out), "a file was taken away"


def test_the_font_reader_agrees_with_a_font_library() -> None:
    library = pytest.importorskip("fontTools.ttLib")
    for path in (ROOT / "resources" / "fonts").glob("*.ttf"):
        assert characters(path) == frozenset(library.TTFont(path).getBestCmap())


def test_a_file_that_is_no_font_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(b"not a font at all")
    with pytest.raises(ValueError, match=r"a\.ttf"):
        characters(tmp_path / "a.ttf")
