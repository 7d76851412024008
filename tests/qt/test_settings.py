"""What is remembered: text size and colours; a damaged file is put aside, a locked one is said."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING, Any

import pytest

from ybdesk import settings
from ybdesk.settings import Settings, SettingsError, TextSize, ThemeName

if TYPE_CHECKING:
    from pathlib import Path

CHOSEN = Settings(TextSize.LARGER, ThemeName.DARK, "zh_CN")


def test_round_trip(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.json"
    settings.save(CHOSEN, path)
    assert settings.load(path) == (CHOSEN, None)
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_no_file_gives_the_defaults(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "settings.json") == (Settings(), None)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{",
        b'{"text_size": "huge"}',
        b'{"theme": 3}',
        b'{"language": 1}',
        b"[" * 9999,
    ],
)
def test_damaged_file_is_put_aside(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    loaded = settings.load(path)
    assert loaded.settings == Settings()
    assert loaded.damaged is not None
    assert loaded.damaged.read_bytes() == content
    assert not path.exists()


def test_name_from_a_later_version_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"text_size": "large", "later": [1]}', encoding="utf-8")
    assert settings.load(path).settings.text_size is TextSize.LARGE


def test_disk_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: Any, **_kwargs: Any) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    with pytest.raises(SettingsError):
        settings.save(CHOSEN, tmp_path / "settings.json")


def test_interrupted_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.json"
    settings.save(CHOSEN, path)

    def refuse(_handle: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(SettingsError):
        settings.save(Settings(), path)
    assert settings.load(path).settings == CHOSEN
    assert len(list(tmp_path.iterdir())) == 1
