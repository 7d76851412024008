"""Typst, kept warm: the fonts are read once, and a sheet that is laid out again costs little."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

PDF_STANDARD: Literal["ua-1"] = "ua-1"
RECEIPT_DOTS = 203
"""The resolution of receipt printers, in dots an inch."""


class Typesetting:
    """One template with one set of data. Raises FileNotFoundError without the template or the fonts."""

    def __init__(self, template: str, content: Mapping[str, Any], data: str) -> None:
        import typst

        folder = Path(data)
        path = folder / "sheets" / template
        if not path.exists():
            raise FileNotFoundError(f"{path}")
        self._compiler = typst.Compiler(
            str(path),
            root=str(folder / "sheets"),
            font_paths=_fonts(folder / "fonts"),
            ignore_system_fonts=True,
            sys_inputs={"guide": json.dumps(content, ensure_ascii=False)},
        )

    def end(self) -> tuple[int, float]:
        """How many pages there are, and how far down the last one is used, from 0 to 1."""
        where = json.loads(self._compiler.query("<end>", field="value", one=True))
        return int(where["pages"]), float(where["used"])

    def pdf(self, day: date) -> bytes:
        """A tagged PDF; the same content and day give the same bytes."""
        moment = int(datetime.combine(day, time(), UTC).timestamp())
        return _bytes(self._compiler.compile(format="pdf", pdf_standards=[PDF_STANDARD], timestamp=moment))

    def png(self) -> bytes:
        """A picture of the only page, at the resolution of a receipt printer."""
        return _bytes(self._compiler.compile(format="png", ppi=RECEIPT_DOTS))


def _bytes(made: bytes | list[bytes] | None) -> bytes:
    if isinstance(made, bytes):
        return made
    raise ValueError(f"{len(made or ())} pages")


@lru_cache(maxsize=2)
def _fonts(folder: Path) -> Any:
    import typst

    if not folder.is_dir() or not any(folder.iterdir()):
        raise FileNotFoundError(f"{folder}")
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
