"""What fills the {names} in the wording for one place, and which conditions hold there."""

from __future__ import annotations

from collections.abc import Mapping

from ybdesk.answers import NATIONWIDE
from ybdesk.document import Hotline, Place
from ybdesk.memory import remembered
from ybdesk.rules.load import Ruleset
from ybdesk.rules.records import HotlineRecord, Portal
from ybdesk.rules.wording import When

Values = Mapping[str, str]
Conditions = Mapping[str, frozenset[str]]
PORTAL_FIELDS = {
    "insurance": "insurance_site",
    "social": "social_site",
    "hall": "service_hall",
}


@remembered(512)
def place(code: str, rules: Ruleset) -> Place:
    """A division as a guide names it; the whole country where the person does not know theirs."""
    if code not in rules.divisions:
        name = rules.say("place.nationwide")
        return Place(NATIONWIDE, name, rules.say("place.unknown"), name)
    division = rules.divisions[code]
    province = rules.divisions[rules.divisions.chain(code)[-2]]
    return Place(code, division.name, division.short, province.short)


@remembered(512)
def hotlines(code: str, rules: Ruleset) -> tuple[Hotline, ...]:
    """The national lines, with the area code of the place in front where that reaches the right desk."""
    area = rules.divisions[code].area_codes if code in rules.divisions else ()
    return tuple(_hotline(record, area, rules) for record in rules.hotlines)


def _hotline(record: HotlineRecord, area_codes: tuple[str, ...], rules: Ruleset) -> Hotline:
    dial = f"{area_codes[0]}-{record.number}" if record.area_code and area_codes else record.number
    return Hotline(record.number, rules.translated(f"hotline.{record.number}", record.label), dial)


@remembered(512)
def values(code: str, rules: Ruleset) -> Values:
    """The texts for {names}; a name that has no value for the place is absent."""
    where = place(code, rules)
    lines = hotlines(code, rules)
    found = {"place": where.short, "province": where.province}
    found |= {f"dial_{line.number}": line.dial for line in lines}
    for portal in _portals(code, rules):
        found = {**_portal_values(portal), **found}
    national = rules.portal(NATIONWIDE)
    if national:
        found |= {f"national_{name}": text for name, text in _portal_values(national).items()}
    return found


def _portals(code: str, rules: Ruleset) -> list[Portal]:
    """The portals of the place and of its province, most local first."""
    chain = rules.divisions.chain(code)[:-1]
    return [portal for place in chain if (portal := rules.portal(place)) is not None]


def _portal_values(portal: Portal) -> dict[str, str]:
    found = {
        "government_app": portal.government_app,
        "insurance_app": portal.insurance_app,
        "wechat_account": portal.wechat_account,
    }
    for name, field in PORTAL_FIELDS.items():
        url: str = getattr(portal, field)
        found[f"{name}_url"] = url
        found[f"{name}_host"] = url.partition("//")[2].partition("/")[0]
    return {name: text for name, text in found.items() if text}


def holds(when: When, conditions: Conditions) -> bool:
    """Whether every condition is met."""
    return all(not conditions[name].isdisjoint(wanted) for name, wanted in when.items())


def fitting_spans(spans: frozenset[str], age: int | None) -> frozenset[str]:
    """Those of `60+`, `0-59` and `unknown` that an age falls into; both ends of a span belong to it."""
    return frozenset(span for span in spans if _fits(span, age))


def _fits(span: str, age: int | None) -> bool:
    if span == "unknown" or age is None:
        return span == "unknown" and age is None
    low, _, high = span.removesuffix("+").partition("-")
    return int(low) <= age and (not high or age <= int(high))
