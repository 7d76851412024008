"""A hall's own file, as the commands take it."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from ybdesk.cli.parser import InputError
from ybdesk.kiosk.hall import Hall
from ybdesk.rules.load import Ruleset
from ybdesk.rules.pack import HallPack, PackError, load_pack
from ybdesk.rules.reasons import reason


def pack(file: str, rules: Ruleset) -> HallPack:
    """The pack in a file that may hold a kiosk's settings as well. Raises InputError."""
    try:
        return load_pack(Path(file), rules, [field.name for field in fields(Hall)])
    except OSError as error:
        why = reason(error, rules)
        raise InputError(rules.say("hall.problem.unreadable", path=file, reason=why)) from None
    except PackError as error:
        raise InputError("\n".join(error.problems)) from None
