"""JSON Schema for the TOML files, made from the records: an editor can then complete and explain fields."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from textwrap import dedent
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from ybdesk.rules.files import INNER_NAMES, POLICY, TABLES, TOPIC, WORDING

Schema = dict[str, Any]
SIMPLE: dict[Any, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Decimal: {"type": "number"},
    date: {"type": "string", "format": "date"},
}
WRITTEN_AS = {plural: single for single, plural in INNER_NAMES.items()}


def json_schema() -> Schema:
    """One document: a definition for each kind of file, and under `x-files` which files it is for."""
    definitions: Schema = {}
    files: dict[str, Schema] = {}
    for table in (POLICY, *TABLES, TOPIC):
        record = _of(table.kind, definitions)
        if table.name:
            rows = {"type": "array", "items": record}
            record = {"type": "object", "properties": {table.name: rows}, "additionalProperties": False}
        name = f"{table.kind.__name__}File"
        definitions[name] = record
        files[table.files] = {"$ref": f"#/$defs/{name}"}
    definitions["WordingFile"] = _wording(definitions)
    files[TOPIC.files] = {"anyOf": [files[TOPIC.files], {"$ref": "#/$defs/WordingFile"}]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "ybdesk rules",
        "anyOf": [{"$ref": f"#/$defs/{name}"} for name in definitions if name.endswith("File")],
        "x-files": files,
        "$defs": dict(sorted(definitions.items())),
    }


def _wording(definitions: Schema) -> Schema:
    """Texts in tables as deep as one likes."""
    definitions["Texts"] = {
        "type": "object",
        "additionalProperties": {"anyOf": [SIMPLE[str], {"$ref": "#/$defs/Texts"}]},
    }
    return {
        "type": "object",
        "properties": {WORDING: {"$ref": "#/$defs/Texts"}},
        "required": [WORDING],
        "additionalProperties": False,
    }


def _of(hint: Any, definitions: Schema) -> Schema:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _of(next(each for each in inner if each is not NoneType), definitions)
    if origin is tuple:
        return {"type": "array", "items": _of(inner[0], definitions)}
    if origin in (dict, Mapping):
        return {"type": "object", "additionalProperties": _of(inner[1], definitions)}
    if origin is Literal:
        return {"type": "string", "enum": list(inner)}
    if hint in SIMPLE:
        return dict(SIMPLE[hint])
    if issubclass(hint, Enum):
        return {"type": "string", "enum": [str(each) for each in hint]}
    return _record(hint, definitions)


def _record(kind: Any, definitions: Schema) -> Schema:
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}
        about, hints = _comments(kind), get_type_hints(kind)
        defaults: Mapping[str, Any] = kind._field_defaults
        properties = {}
        for field in kind._fields:
            written = WRITTEN_AS.get(field, field)
            properties[written] = _of(hints[field], definitions)
            if field in about:
                properties[written]["description"] = about[field]
            if isinstance(defaults.get(field), (bool, int, str)) and defaults[field] != "":
                properties[written]["default"] = defaults[field]
        definitions[name] = {
            "type": "object",
            "description": inspect.cleandoc(kind.__doc__),
            "properties": properties,
            "required": [WRITTEN_AS.get(f, f) for f in kind._fields if f not in defaults],
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{name}"}


def _comments(kind: Any) -> dict[str, str]:
    """What the source says under each field."""
    (body,) = ast.parse(dedent(inspect.getsource(kind))).body
    assert isinstance(body, ast.ClassDef)
    found: dict[str, str] = {}
    for line, after in zip(body.body, body.body[1:], strict=False):
        comment = after.value if isinstance(after, ast.Expr) else None
        if not isinstance(line, ast.AnnAssign) or not isinstance(line.target, ast.Name):
            continue
        if isinstance(comment, ast.Constant) and isinstance(comment.value, str):
            found[line.target.id] = inspect.cleandoc(comment.value)
    return found
