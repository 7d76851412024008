"""Claims, dates and sources in the words that clerks read, from `resources/guides/rules.toml`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from ybdesk.answers import OLDEST_AGE
from ybdesk.rules.load import Ruleset
from ybdesk.rules.records import Bracket, ContributionYears, Credit
from ybdesk.rules.worth import plain, yuan


def day(when: date, rules: Ruleset) -> str:
    """A day as people write it."""
    return rules.say("format.date", year=when.year, month=when.month, day=when.day)


def place(division: str, rules: Ruleset) -> str:
    """The full name of a place."""
    return rules.divisions[division].name if division in rules.divisions else rules.say("place.nationwide")


def ages(first: int, last: int, rules: Ruleset) -> str:
    """A span of ages, both ends included; empty for every age."""
    if last == OLDEST_AGE:
        return rules.say("rules.age-from", first=first) if first else ""
    return (
        rules.say("rules.age-to", last=last)
        if first == 0
        else rules.say("rules.ages", first=first, last=last)
    )


def credit(claim: Credit, rules: Ruleset) -> str:
    """What a claim says, in one line."""
    if claim.form in ("words", "none"):
        return rules.say(f"rules.form-{claim.form}")
    text = rules.say("steps.join").join(_bracket(claim, bracket, rules) for bracket in claim.brackets)
    return rules.say("rules.between").join([text, *_details(claim, rules)])


def _bracket(claim: Credit, bracket: Bracket, rules: Ruleset) -> str:
    if claim.form == "percent":
        value = rules.say(f"rules.percent-{claim.of}", value=plain(bracket.value))
    else:
        value = rules.say(f"steps.{claim.per}", value=yuan(bracket.value))
    return f"{ages(bracket.from_age, bracket.to_age, rules)}{value}"


def _details(claim: Credit, rules: Ruleset) -> Iterator[str]:
    if claim.base is not None:
        yield rules.say(
            "rules.base", base=yuan(claim.base), year=claim.base_year or rules.say("rules.year-unknown")
        )
    if claim.withheld is not None:
        purpose = claim.withheld_for or rules.say("estimate.purpose-unknown")
        yield rules.say("rules.withheld", withheld=yuan(claim.withheld), purpose=purpose)
    if claim.net:
        yield rules.say("rules.net")


def people(claim: Credit, rules: Ruleset) -> str:
    """Whom a claim is about, where it is not about everybody."""
    labels = {(q.id, option.value): option.label for q in rules.questions() for option in q.options}
    texts = {q.id: q.text for q in rules.questions()}
    parts = [
        rules.say("rules.fact", question=texts.get(fact, fact), answer=labels.get((fact, value), value))
        for fact, value in claim.when.items()
    ]
    return rules.say("rules.between").join(parts)


def years(claim: ContributionYears, rules: Ruleset) -> str:
    """What a claim about contribution years says, in one line."""
    parts = []
    if claim.men_years is None:
        parts.append(rules.say("rules.form-words"))
    elif claim.men_years == claim.women_years:
        parts.append(rules.say("rules.years-both", years=claim.men_years))
    else:
        parts.append(rules.say("rules.years-each", men=claim.men_years, women=claim.women_years))
    if claim.actual_years is not None:
        parts.append(rules.say("rules.years-actual", years=claim.actual_years))
    if claim.actual_local is not None:
        parts.append(rules.say("rules.years-local", years=claim.actual_local))
    if claim.who != "all":
        parts.append(rules.say(f"rules.who-{claim.who}"))
    return rules.say("rules.between").join(parts)


def period(first: date | None, last: date | None, rules: Ruleset) -> str:
    """From when to when something holds."""
    begins = rules.say("rules.since", date=day(first, rules)) if first else rules.say("rules.since-unknown")
    return begins + (rules.say("rules.until", date=day(last, rules)) if last else "")


def source(identifier: str, rules: Ruleset) -> str:
    """A source with who stands behind it, its day and its address."""
    found = rules.source(identifier)
    kind = rules.say("rules.kind-weak" if found.weak else f"source.{found.kind}")
    published = found.published.isoformat() if found.published else rules.say("guide.undated")
    text = rules.say(
        "rules.source",
        kind=kind,
        title=found.title,
        publisher=found.publisher,
        published=published,
        id=found.id,
    )
    return f"{text} {found.url}".rstrip()


def change(old: Decimal, new: Decimal, rules: Ruleset) -> str:
    """More or less, and by how much a month."""
    key = "rules.more" if new > old else "rules.less"
    return rules.say(key, old=yuan(old), new=yuan(new), difference=yuan(abs(new - old)))
