"""What sets up many kiosks is at least well formed; the example hall file is one that the program takes."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from ybdesk.kiosk.hall import load

KIOSK = Path(__file__).resolve().parents[2] / "packaging" / "kiosk"


def test_the_example_hall_file() -> None:
    hall = load(KIOSK / "hall.toml")
    assert hall.name
    assert hall.state


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("ansible-playbook"), reason="ansible is not installed")
def test_the_ansible_role() -> None:
    command = ["ansible-playbook", "--syntax-check", "-i", "hall-1,", "playbook.yml"]
    done = subprocess.run(
        command, cwd=KIOSK / "ansible", capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("cloud-init"), reason="cloud-init is not installed")
def test_the_cloud_init_file() -> None:
    command = ["cloud-init", "schema", "--config-file", str(KIOSK / "cloud-init.yaml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("script", ["kiosk/kiosk-run", "prove-fresh.sh", "prove-kiosk.sh", "make-deb.sh"])
def test_the_scripts_are_plain_shell(script: str) -> None:
    subprocess.run(["sh", "-n", KIOSK.parent / script], check=True)


def test_every_file_is_installed() -> None:
    tasks = (KIOSK / "ansible" / "roles" / "ybdesk_kiosk" / "tasks" / "main.yml").read_text("utf-8")
    tasks = tasks.replace("{{ ybdesk_unit }}", "ybdesk-kiosk.service ybdesk-kiosk-x11.service")
    cloud = (KIOSK / "cloud-init.yaml").read_text("utf-8")
    for path in (KIOSK / "kiosk-run", *(KIOSK / "systemd").iterdir(), *(KIOSK / "x11").iterdir()):
        assert path.name in tasks
        assert path.name in cloud or "x11" in str(path)
