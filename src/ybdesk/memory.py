"""What is worked out once and remembered, until somebody says to forget it all."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

T = TypeVar("T")
_forgetting: list[Callable[[], None]] = []


def remembered(most: int) -> Callable[[Callable[..., T]], _lru_cache_wrapper[T]]:
    """Remember the last so many results of a function that depends on what people ask."""

    def remember(function: Callable[..., T]) -> _lru_cache_wrapper[T]:
        made = lru_cache(most)(function)
        _forgetting.append(made.cache_clear)
        return made

    return remember


def forget() -> None:
    """Nothing that anybody asked is to be found in memory any more."""
    for clear in _forgetting:
        clear()
