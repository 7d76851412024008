"""Widgets below a widget."""

from __future__ import annotations

from typing import TypeVar, cast

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def below(root: QWidget, kind: type[W]) -> list[W]:
    """Every widget of a kind inside another, at any depth."""
    return cast("list[W]", root.findChildren(kind))
