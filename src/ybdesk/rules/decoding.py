"""Records from and to the plain JSON of the bundle. Trusts the build to have validated what it reads."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


def decode(kind: type[T], raw: Mapping[str, Any]) -> T:
    """A record from its JSON."""
    convert = _converters(cast("Hashable", kind))
    return kind(**{name: convert[name](value) for name, value in raw.items()})


def encode(value: Any) -> Any:
    """What `decode` reads: plain JSON values, defaults left out."""
    if hasattr(value, "_field_defaults"):
        usual = value._field_defaults
        return {n: encode(v) for n, v in value._asdict().items() if n not in usual or v != usual[n]}
    if isinstance(value, Mapping):
        return {key: encode(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    return str(value) if isinstance(value, date | Decimal) else value


@cache
def _converters(kind: Hashable) -> dict[str, Callable[[Any], Any]]:
    return {name: _converter(hint) for name, hint in get_type_hints(kind).items()}


@cache
def _converter(hint: Any) -> Callable[[Any], Any]:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        convert = _converter(next(a for a in inner if a is not NoneType))
        return lambda value: None if value is None else convert(value)
    if origin is tuple:
        convert = _converter(inner[0])
        return lambda value: tuple(map(convert, value))
    if origin is Mapping:
        convert = _converter(inner[1])
        return lambda value: {key: convert(item) for key, item in value.items()}
    if hasattr(hint, "_fields"):
        return lambda value: decode(hint, value)
    if hint is date:
        return date.fromisoformat
    if origin is Literal or hint in (str, int, bool):
        return lambda value: value
    assert hint is Decimal or isinstance(hint, type)
    return lambda value: hint(value)
