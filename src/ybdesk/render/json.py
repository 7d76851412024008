"""A guide as one JSON object, in the form that `DESIGN.md` fixes for other programs."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from ybdesk.compose.money import kind_of
from ybdesk.document import (
    Block,
    Estimate,
    Guide,
    Known,
    NoAccount,
    OwnContribution,
    Range,
    Section,
    SourceNote,
    Unknown,
)


def as_json(guide: Guide) -> str:
    """The guide as JSON text; money as decimal strings, days as ISO dates."""
    return json.dumps(as_object(guide), ensure_ascii=False, indent=1) + "\n"


def as_object(guide: Guide) -> dict[str, Any]:
    """The guide as plain values, as the paper template reads it too."""
    place = guide.place
    return {
        "topic": guide.topic,
        "title": guide.title,
        "subtitle": guide.subtitle,
        "disclaimer": guide.disclaimer,
        "language": guide.language,
        "as_of": guide.as_of.isoformat(),
        "rules_version": guide.rules_version,
        "code": guide.code,
        "division": {"code": place.code, "name": place.name, "province": place.province},
        "coverage": guide.coverage,
        "age": guide.age,
        "estimate": _estimate(guide.estimate),
        "hotlines": [{"number": h.number, "label": h.label, "dial": h.dial} for h in guide.hotlines],
        "sections": [_section(section) for section in guide.sections],
        "sources": [_source(source) for source in guide.sources],
    }


def _estimate(estimate: Estimate) -> dict[str, Any]:
    low, high, net = _amounts(estimate)
    basis = estimate.provenance
    return {
        "kind": kind_of(estimate),
        "monthly_low": _decimal(low),
        "monthly_high": _decimal(high),
        "net": net,
        "in_force_from": _day(basis.in_force_from) if basis else None,
        "checked_on": _day(basis.checked_on) if basis else None,
        "review_by": _day(basis.review_by) if basis else None,
        "stale": basis.stale if basis else False,
        "formula": estimate.formula,
        "sources": list(basis.sources) if basis else [],
    }


def _amounts(estimate: Estimate) -> tuple[Decimal | None, Decimal | None, bool]:
    match estimate:
        case Known(monthly=monthly, net=net):
            return monthly, monthly, net
        case Range(low=low, high=high, net=net):
            return low, high, net
        case OwnContribution(monthly=monthly):
            return monthly, monthly, False
        case NoAccount() | Unknown():
            return None, None, False


def _section(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": section.title,
        "summary": section.summary,
        "way": section.way,
        "recommended": section.recommended,
        "blocks": [_block(block) for block in section.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    found: dict[str, Any] = {"id": block.id, "kind": block.kind, "text": block.text}
    if block.dial:
        found["dial"] = block.dial
    if block.url:
        found["url"] = block.url
    if block.sources:
        found["sources"] = list(block.sources)
    if block.picture:
        found["picture"] = {"alt": block.picture.alt}
    return found


def _source(source: SourceNote) -> dict[str, Any]:
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "kind": source.kind,
        "url": source.url,
        "published": _day(source.published),
        "checked_on": _day(source.checked_on),
    }


def _decimal(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:.2f}"


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
