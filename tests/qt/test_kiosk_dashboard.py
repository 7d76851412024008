"""What a city sees of its kiosks: only what they really export, in expressions that Prometheus takes."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ybdesk.rules.load import Ruleset

sys.path.insert(0, str(Path(__file__).parent))
from kiosk_rig import Rig

KIOSK = Path(__file__).resolve().parents[2] / "packaging" / "kiosk"
METRIC = re.compile(r"ybdesk_kiosk_\w+")
ALIVE, SILENT = "开着的自助机", "不出声的自助机"


def expressions() -> dict[str, str]:
    """What each panel shows, by its title."""
    board = json.loads((KIOSK / "dashboard.json").read_text("utf-8"))
    return {panel["title"]: target["expr"] for panel in board["panels"] for target in panel["targets"]}


@pytest.mark.parametrize("name", ["dashboard.json", "alerts.yml"])
def test_only_what_is_exported_is_asked_for(
    name: str, qapp: QApplication, rules: Ruleset, tmp_path: Path
) -> None:
    pytest.importorskip("prometheus_client")
    rig = Rig(qapp, rules, textfile=str(tmp_path / "ybdesk.prom"))
    rig.kiosk.counters.write()
    rig.close()
    exported = METRIC.findall((tmp_path / "ybdesk.prom").read_text("utf-8"))
    wanted = METRIC.findall((KIOSK / name).read_text("utf-8"))
    assert wanted
    assert set(wanted) <= set(exported)


def test_every_panel_has_a_title_of_its_own_and_a_place() -> None:
    panels = json.loads((KIOSK / "dashboard.json").read_text("utf-8"))["panels"]
    assert len({panel["id"] for panel in panels}) == len({panel["title"] for panel in panels}) == len(panels)
    taken: set[tuple[int, int]] = set()
    for panel in panels:
        at = panel["gridPos"]
        cells = {(at["x"] + x, at["y"] + y) for x in range(at["w"]) for y in range(at["h"])}
        assert at["x"] + at["w"] <= 24
        assert not taken & cells
        taken |= cells


@pytest.mark.skipif(not shutil.which("promtool"), reason="promtool is not installed")
def test_prometheus_takes_every_expression(tmp_path: Path) -> None:
    found = expressions()
    rules = [{"record": f"panel:{n}", "expr": expr} for n, expr in enumerate(found.values())]
    kiosk = "ybdesk_kiosk_heartbeat_timestamp_seconds"
    series = [{"series": f'up{{job="ybdesk-kiosk", instance="{n}"}}', "values": "1x40"} for n in range(3)]
    series += [{"series": f'{kiosk}{{instance="{n}"}}', "values": "0+300x40"} for n in range(2)]
    series += [{"series": f'{kiosk}{{instance="2"}}', "values": "0x40"}]
    seen = {ALIVE: 2, SILENT: 1}
    asked = [
        {"expr": found[title], "eval_time": "2h", "exp_samples": [{"labels": "{}", "value": value}]}
        for title, value in seen.items()
    ]
    test = {"interval": "5m", "input_series": series, "promql_expr_test": asked}
    for name, content in (("rules", {"groups": [{"name": "panels", "rules": rules}]}),
                          ("test", {"rule_files": ["rules.json"], "tests": [test]})):  # fmt: skip
        (tmp_path / f"{name}.json").write_text(json.dumps(content), "utf-8")
    for command in (["check", "rules", "rules.json"], ["test", "rules", "test.json"]):
        done = subprocess.run(["promtool", *command], cwd=tmp_path, capture_output=True, check=False)
        assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
