"""Everything that must hold between the records before they may be built."""

from __future__ import annotations

from pathlib import Path

from ybdesk.rules.files import Dataset, Problem


def check_dataset(data: Dataset, resources: Path) -> list[Problem]:
    return [Problem(f.file, f.record, f.field, f"{f.key} {dict(f.values)}") for f in data.faults]
