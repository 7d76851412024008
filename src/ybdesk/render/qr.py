"""Codes to scan: official addresses, numbers to dial, and a guide's own short code. Nothing else gets one."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

import segno

from ybdesk.memory import remembered
from ybdesk.render.canvas import PAPER, Palette
from ybdesk.rules.load import Ruleset

QUIET = 4
"""The empty border a reader needs, in modules."""
LONGEST = 180
CODE_LETTERS = frozenset("0123456789ABCDEFGHJKMNPQRSTVWXYZ-")


class NotOfficialError(ValueError):
    """An address that people are not to be sent to."""


def host_of(url: str) -> str:
    """The host of an address as it is printed beside its code."""
    return (urlsplit(url).hostname or "").rstrip(".").lower()


def is_official(url: str, rules: Ruleset) -> bool:
    """Whether the address is on the list of official hosts, or below one of them, and carries nothing odd."""
    parts = urlsplit(url)
    host = host_of(url)
    named = any(host == known or host.endswith(f".{known}") for known in rules.policy.official_hosts)
    plain = parts.username is None and parts.password is None and len(url) <= LONGEST and url.isprintable()
    return named and plain and parts.scheme in ("http", "https")


def site_code(url: str, rules: Ruleset, palette: Palette = PAPER) -> str:
    """A code that opens an official address, as SVG. Raises NotOfficialError for any other address."""
    if not is_official(url, rules):
        raise NotOfficialError(url)
    return _svg(url, palette)


def call_code(dial: str, palette: Palette = PAPER) -> str:
    """A code that dials a number, as SVG. Raises ValueError for what is no number."""
    return _svg(f"tel:{digits(dial)}", palette)


def short_code(code: str, palette: Palette = PAPER) -> str:
    """The short code of a guide, as SVG. Raises ValueError for letters that no short code has."""
    if not code or len(code) > LONGEST or not CODE_LETTERS.issuperset(code):
        raise ValueError(code)
    return _svg(code, palette)


def digits(dial: str) -> str:
    """A number as a telephone wants it."""
    found = dial.replace("-", "").replace(" ", "")
    if found.isascii() and found.isdigit() and 3 <= len(found) <= 15:
        return found
    raise ValueError(dial)


@remembered(1024)
def _svg(content: str, palette: Palette) -> str:
    """One path of dark squares on a light ground; the same in every renderer."""
    code = segno.make(content, error="m", micro=False, boost_error=False)
    side = code.symbol_size(border=QUIET)[0]
    runs = []
    for y, modules in enumerate(code.matrix_iter(border=QUIET)):
        row = tuple(modules)
        x = 0
        while x < side:
            end = x
            while end < side and row[end]:
                end += 1
            if end > x:
                runs.append(f"M{x} {y}h{end - x}v1h-{end - x}z")
            x = end + 1
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" width="{side}" height="{side}" '
        f'role="img"><title>{escape(content)}</title>'
        f'<rect width="{side}" height="{side}" fill="{palette.paper}"/>'
        f'<path d="{"".join(runs)}" fill="{palette.ink}"/></svg>'
    )
