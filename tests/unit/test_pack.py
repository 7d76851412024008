"""A hall's own pack: what it adds to a guide, and what it may not say."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ybdesk.answers import COVERAGE, DIVISION, TOPIC, Answers
from ybdesk.cli import main
from ybdesk.compose import compose
from ybdesk.compose.hall import with_hall
from ybdesk.document import BlockKind
from ybdesk.kiosk.hall import load as load_kiosk
from ybdesk.rules.load import load
from ybdesk.rules.pack import HallNote, HallPack, PackError, load_pack

real = cache(load)
TODAY = date(2026, 11, 21)
GOOD = """
name = "新城区医保服务大厅"
checked_on = 2026-11-20
address = "新城区南街1号一楼"
hours = ["周一到周五，9:00到17:00", "周六上午也开"]
phone = "0471-1234567"
desk = "进门右手第一个台子"

[[note]]
section = "phone"
text = "大厅电话中午也有人接。"

[[note]]
section = "window"
text = "三号窗口不用取号。"
"""
KIOSK = GOOD.replace("[[note]]", 'idle_seconds = 90\nprinter = "hall"\n\n[[note]]', 1)
GUIDE = ("--city", "北京", "--coverage", "employee-retired", "--age", "70")


@pytest.fixture
def hall(tmp_path: Path) -> Path:
    path = tmp_path / "hall.toml"
    path.write_text(GOOD, "utf-8")
    return path


def test_a_pack_is_read(hall: Path) -> None:
    found = load_pack(hall, real())
    assert found.name == "新城区医保服务大厅"
    assert found.checked_on == date(2026, 11, 20)
    assert len(found.hours) == 2
    assert found.notes[1] == HallNote("window", "三号窗口不用取号。")


def test_a_guide_gets_a_section_and_notes(hall: Path) -> None:
    plain = compose(
        Answers({TOPIC: "balance", DIVISION: "110000", COVERAGE: "employee-retired"}), real(), TODAY
    )
    guide = with_hall(plain, load_pack(hall, real()), real())
    sections = {section.id: section for section in guide.sections}
    own = sections["hall"]
    told = " ".join(block.text for block in own.blocks)
    assert all(word in told for word in ("新城区医保服务大厅", "南街1号", "周六", "右手", "2026年11月20日"))
    assert [block.dial for block in own.blocks if block.kind is BlockKind.CALL] == ["0471-1234567"]
    assert sections["window"].blocks[-1].text == "三号窗口不用取号。"
    assert [s.id for s in guide.sections if s.id != "hall"] == [s.id for s in plain.sections]
    order = [section.way for section in guide.sections]
    assert order[[s.id for s in guide.sections].index("hall") + 1 :] == order[order.index(True) :]
    ids = [block.id for section in guide.sections for block in section.blocks]
    assert len(set(ids)) == len(ids)


def test_the_command_takes_a_hall(hall: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["guide", *GUIDE, "--hall", str(hall)]) == 0
    assert "新城区南街1号一楼" in capsys.readouterr().out
    assert main(["rules", "check", str(hall)]) == 0


def test_one_file_does_for_kiosk_and_guides(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "hall.toml"
    path.write_text(KIOSK, "utf-8")
    assert load_kiosk(path).idle_seconds == 90
    assert load_kiosk(path).name == "新城区医保服务大厅"
    assert main(["guide", *GUIDE, "--hall", str(path)]) == 0
    assert "周六上午也开" in capsys.readouterr().out


BAD = {
    "missing name": ('name = "新城区医保服务大厅"\n', "", "name"),
    "unknown field": ("address =", "adress =", "adress"),
    "date as text": ("checked_on = 2026-11-20", 'checked_on = "2026-11-20"', "checked_on"),
    "hours not a list": ('hours = ["周一到周五，9:00到17:00", "周六上午也开"]', 'hours = "天天"', "hours"),
    "telephone": ("0471-1234567", "打总机", "phone"),
    "unknown section": ('section = "window"', 'section = "garden"', "notes[2].section"),
    "note without text": ('text = "三号窗口不用取号。"', "", "notes[2].text"),
    "long sentence": ("三号窗口不用取号。", "三号窗口不用取号也可以直接办" * 3, "notes[2].text"),
    "strange address": ("三号窗口不用取号。", "看 https://example.com/x 。", "notes[2].text"),
    "not in the font": ("三号窗口", "三号窗口𠮷", "notes[2].text"),
    "empty": ('desk = "进门右手第一个台子"', 'desk = " "', "desk"),
    "syntax": ("[[note]]", "[[note", "hall.toml"),
}


@pytest.mark.parametrize(("old", "new", "where"), BAD.values(), ids=BAD.keys())
def test_a_bad_pack_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, where: str
) -> None:
    path = tmp_path / "hall.toml"
    assert old in GOOD
    path.write_text(GOOD.replace(old, new, 1), "utf-8")
    with pytest.raises(PackError) as error:
        load_pack(path, real())
    assert all(problem.startswith("hall.toml: ") for problem in error.value.problems)
    assert where in str(error.value)
    assert main(["guide", *GUIDE, "--hall", str(path)]) == 2
    assert where in capsys.readouterr().err


def test_an_official_address_is_fine(tmp_path: Path) -> None:
    path = tmp_path / "hall.toml"
    path.write_text(GOOD.replace("三号窗口不用取号。", "看 https://www.nhsa.gov.cn/ 。"), "utf-8")
    assert load_pack(path, real()).notes


def test_a_missing_file_is_bad_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["guide", *GUIDE, "--hall", str(tmp_path / "none.toml")]) == 2
    assert "none.toml" in capsys.readouterr().err


@given(st.recursive(
    st.text(max_size=5) | st.integers(0, 9) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(HallPack._fields), inner),
    max_leaves=6,
))  # fmt: skip
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_no_file_whatever_gets_past_the_check_or_breaks_it(tmp_path: Path, value: object) -> None:
    from ybdesk.rules.spreadsheet.tomlfiles import value_text

    def toml(item: object) -> object:
        return tuple(map(toml, item)) if isinstance(item, list) else item

    path = tmp_path / "any.toml"
    path.write_text("\n".join(f"{name} = {value_text(toml(value))}" for name in ("name", "hours")), "utf-8")
    with pytest.raises(PackError):
        load_pack(path, real())
