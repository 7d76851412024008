"""The JSON Schema names every field that the real files use, and says what it is."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from ybdesk.rules.schema import Schema, json_schema

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
SCHEMA = json_schema()
KINDS = {"string": str, "boolean": bool, "integer": int, "array": list, "object": dict}


def faults(value: Any, schema: Schema, where: str = "") -> list[str]:
    """As much of a validator as the schema needs."""
    while "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    if "anyOf" in schema:
        tried = [faults(value, each, where) for each in schema["anyOf"]]
        return min(tried, key=len)
    kind = KINDS.get(schema["type"])
    if kind is not None and "format" not in schema and not isinstance(value, kind):
        return [f"{where}: not {schema['type']}"]
    if isinstance(value, list):
        return [f for item in value for f in faults(item, schema["items"], f"{where}[]")]
    if isinstance(value, dict):
        known, rest = schema.get("properties", {}), schema["additionalProperties"]
        found = [f"{where}.{name}: missing" for name in schema.get("required", ()) if name not in value]
        for name, inner in value.items():
            if name in known or rest:
                found += faults(inner, known.get(name, rest), f"{where}.{name}")
            else:
                found.append(f"{where}.{name}: unknown")
        return found
    return [f"{where}: {value}"] if value not in schema.get("enum", [value]) else []


FILES = [(glob, path) for glob in SCHEMA["x-files"] for path in sorted(RESOURCES.glob(glob))]


@pytest.mark.parametrize(("glob", "path"), FILES, ids=lambda value: getattr(value, "stem", ""))
def test_the_real_files_fit_the_schema(glob: str, path: Path) -> None:
    specific = [other for other in SCHEMA["x-files"] if path.match(other)]
    if glob == specific[0]:
        assert faults(tomllib.loads(path.read_text("utf-8")), SCHEMA["x-files"][glob]) == []


def test_a_slip_does_not_fit() -> None:
    credit = SCHEMA["x-files"]["rules/credits/*.toml"]
    assert faults({"credit": [{"amout": 3}]}, credit)
    assert faults({"credits": []}, credit)


def test_fields_are_explained() -> None:
    explained = SCHEMA["$defs"]["Credit"]["properties"]
    assert explained["review_by"]["description"]
    assert explained["form"]["enum"] == ["amount", "percent", "none", "words"]
    assert explained["checked_on"]["format"] == "date"


def test_lists_of_tables_are_named_as_they_are_written() -> None:
    topic = SCHEMA["$defs"]["TopicText"]["properties"]
    assert "section" in topic
    assert "sections" not in topic
