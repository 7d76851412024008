"""Why the system would not read or write, in plain words."""

from __future__ import annotations

from errno import errorcode

from ybdesk.rules.load import Ruleset


def reason(error: OSError, rules: Ruleset) -> str:
    """The words for an error's number; the system's own where we have none."""
    try:
        return rules.say(f"reason.{errorcode[error.errno or 0].lower()}")
    except KeyError:
        return error.strerror or str(error)
