"""Counts that tell a city how its kiosks do, and tell nobody what one visitor did."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from ybdesk.cli import main
from ybdesk.kiosk.counters import WRITE_SECONDS, Counters, Kind, exposition, read_weeks
from ybdesk.kiosk.hall import Hall
from ybdesk.kiosk.week import sheet
from ybdesk.rules.load import Ruleset

pytest.importorskip("prometheus_client")
ALERTS = Path(__file__).resolve().parents[2] / "packaging" / "kiosk" / "alerts.yml"


class Clock:
    at = 0.0

    def __call__(self) -> float:
        return self.at


def counters(folder: Path, clock: Clock | None = None) -> Counters:
    return Counters(folder, folder / "ybdesk.prom", clock or Clock(), lambda: date(2026, 11, 21))


def session(counts: Counters, place: str = "150100") -> None:
    counts.count(Kind.TOPIC, "balance")
    counts.count(Kind.PLACE, place)
    counts.count(Kind.PAGE, "welcome")
    counts.ended("finished")


def test_nothing_of_a_session_is_counted_before_it_is_over(tmp_path: Path) -> None:
    counts = counters(tmp_path)
    counts.count(Kind.TOPIC, "balance")
    assert not counts.total
    counts.ended("idle")
    assert counts.total[Kind.TOPIC, "balance"] == 1
    assert counts.total[Kind.SESSION, ""] == 1


def test_files_are_written_at_long_intervals_only(tmp_path: Path) -> None:
    clock = Clock()
    counts = counters(tmp_path, clock)
    session(counts)
    clock.at += WRITE_SECONDS - 1
    assert counts.tick()
    assert not list(tmp_path.iterdir())
    clock.at += 1
    assert counts.tick()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["weeks.json", "ybdesk.prom"]


def test_a_place_is_named_from_the_fifth_session_on(tmp_path: Path) -> None:
    counts = counters(tmp_path)
    for number in range(1, 6):
        session(counts)
        text = exposition(counts.total, {})
        assert text is not None
        assert (b"150100" in text) is (number == 5)


def test_one_session_counts_a_place_once(tmp_path: Path) -> None:
    counts = counters(tmp_path)
    for _ in range(9):
        counts.count(Kind.PLACE, "150100")
    counts.ended("finished")
    assert counts.total[Kind.PLACE, "150100"] == 1


def test_a_full_disk_costs_counts_and_nothing_else(tmp_path: Path) -> None:
    counts = counters(tmp_path / "gone")
    session(counts)
    assert counts.write() is False
    (tmp_path / "gone").mkdir()
    assert counts.write() is True


def test_weeks_survive_a_restart_and_damage_does_not_stop_it(tmp_path: Path) -> None:
    session(counts := counters(tmp_path))
    counts.write()
    assert counters(tmp_path).weeks == counts.weeks
    (tmp_path / "weeks.json").write_text("[1")
    assert read_weeks(tmp_path) == {}


def test_old_weeks_go(tmp_path: Path) -> None:
    day = date(2026, 1, 5)
    counts = Counters(tmp_path, None, Clock(), lambda: day)
    for _ in range(10):
        counts.ended("idle")
        day = date.fromordinal(day.toordinal() + 7)
    assert len(counts.weeks) == 6


def test_the_weekly_sheet(tmp_path: Path, rules: Ruleset, capsys: pytest.CaptureFixture[str]) -> None:
    counts = counters(tmp_path)
    for _ in range(5):
        session(counts)
    session(counts, "450100")
    counts.fault("voice")
    lines = list(sheet("2026-W47", counts.weeks["2026-W47"], Hall(name="大厅"), rules))
    text = "\n".join(lines)
    assert "大厅" in lines[0]
    assert "呼和浩特市" in text
    assert "南宁" not in text
    assert "kiosk." not in text
    counts.write()
    hall = tmp_path / "hall.toml"
    hall.write_text(f'state = "{tmp_path}"\nname = "大厅"\n')
    assert main(["kiosk", "--hall", str(hall), "--week", "2026-W47"]) == 0
    assert capsys.readouterr().out == text + "\n"
    assert main(["kiosk", "--hall", str(hall), "--week", "2020-W01"]) == 2


def test_the_textfile_is_what_prometheus_reads(tmp_path: Path) -> None:
    counts = counters(tmp_path)
    for _ in range(5):
        session(counts)
    counts.info = {"data_age_seconds": 259200}
    counts.write()
    text = (tmp_path / "ybdesk.prom").read_bytes()
    assert b'ybdesk_kiosk_topics_total{topic="balance"} 5.0' in text
    assert b"ybdesk_kiosk_data_age_seconds 259200.0" in text
    assert b"_created" not in text
    if shutil.which("promtool"):
        done = subprocess.run(["promtool", "check", "metrics"], input=text, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()


@pytest.mark.skipif(not shutil.which("promtool"), reason="promtool is not installed")
def test_the_alert_rules_hold() -> None:
    subprocess.run(["promtool", "check", "rules", ALERTS], check=True, capture_output=True)
    tests = ALERTS.with_name("alerts_test.yml")
    done = subprocess.run(["promtool", "test", "rules", tests], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
