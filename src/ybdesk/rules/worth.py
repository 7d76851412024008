"""What a claim comes to in yuan a month, and how people write such numbers.

Money is `Decimal`, rounded half up to the fen. A percentage without a known base comes to nothing.
"""

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from ybdesk.rules.records import Bracket, Credit

FEN = Decimal("0.01")
MONTHS = 12


def fen(amount: Decimal) -> Decimal:
    """Rounded half up to the fen."""
    return amount.quantize(FEN, ROUND_HALF_UP)


def yuan(amount: Decimal) -> str:
    """As people write it: 140, not 140.00, but 157.50."""
    rounded = fen(amount)
    return str(rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded)


def plain(number: Decimal) -> str:
    """A number without trailing zeros or an exponent."""
    return format(number.normalize(), "f")


class Worth(NamedTuple):
    """Yuan a month by one bracket of one claim."""

    gross: Decimal
    monthly: Decimal
    """What arrives, after anything withheld."""


def worth(claim: Credit, bracket: Bracket) -> Worth | None:
    """What one bracket of a claim comes to, or None where the claim gives no figure."""
    if claim.form == "amount":
        gross = fen(bracket.value / MONTHS if claim.per == "year" else bracket.value)
    elif claim.form == "percent" and claim.base is not None:
        gross = fen(claim.base * bracket.value / 100)
    else:
        return None
    if claim.withheld is None or claim.net:
        return Worth(gross, gross)
    return Worth(gross, fen(gross - claim.withheld))
