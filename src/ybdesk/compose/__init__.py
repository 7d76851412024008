"""Answers, a ruleset and a day in; one guide out. The only place where a guide is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ybdesk.answers import COVERAGE, Answers, Coverage, TopicId
from ybdesk.compose.computed import COMPUTED, ESTIMATE, SOURCES, Case
from ybdesk.compose.facts import fitting_spans, hotlines, place, values
from ybdesk.compose.money import age_steps, kind_of
from ybdesk.compose.sections import Filler, recommended_first
from ybdesk.document import Block, BlockKind, Estimate, Guide, Place, Section, SourceNote
from ybdesk.estimate import estimate
from ybdesk.memory import remembered
from ybdesk.rules.load import Ruleset
from ybdesk.rules.lookup import choose
from ybdesk.rules.wording import SectionText
from ybdesk.sharecode import encode, grouped

__all__ = ["compose"]


def compose(answers: Answers, rules: Ruleset, today: date) -> Guide:
    """The guide for these answers on this day.

    Any answer may be missing: an unknown place gets the national guide, an unknown coverage no figure.
    Raises KeyError for a division code that is not in the ruleset.
    """
    code, coverage, age = answers.division, answers.coverage, answers.age
    where = place(code, rules)
    choice = choose(code, coverage, today, answers.facts, rules) if coverage else None
    expected = estimate(code, coverage, age, answers.base, choice, today, rules)
    spans = fitting_spans(_age_spans(answers.topic, rules), age)
    steps = age_steps(choice, rules)
    fixed = _worded(answers.topic, code, coverage, kind_of(expected), steps, spans, rules)
    case = Case(answers, today, where, choice, expected, rules)
    computed = {insert: COMPUTED[insert](case) for _, insert in fixed if insert in COMPUTED}
    sources = tuple(_note(source, rules) for source in _cited(computed, fixed, expected))
    computed[SOURCES] = (*(_source_block(source, rules) for source in sources), _code_block(answers, rules))
    topic = rules.topic(answers.topic)
    return Guide(
        topic=answers.topic,
        title=rules.translated(f"topic.{topic.id}.title", topic.title).format(place=where.short),
        as_of=today,
        rules_version=rules.version,
        place=where,
        coverage=coverage,
        age=age,
        language=rules.words.language,
        subtitle=_subtitle(answers, where, rules),
        disclaimer=rules.say("guide.disclaimer"),
        estimate=expected,
        hotlines=hotlines(code, rules),
        sections=tuple(_inserted(fixed, computed)),
        sources=sources,
        code=encode(answers),
    )


Blocks = Mapping[str, tuple[Block, ...]]
Worded = tuple[tuple[Section, str], ...]
"""Sections from the wording, each with the name of what is computed and put before its blocks."""


@remembered(64)
def _worded(
    topic: TopicId,
    code: str,
    coverage: Coverage | None,
    kind: str,
    steps: str,
    spans: frozenset[str],
    rules: Ruleset,
) -> Worded:
    """The part of a guide that is the same for all of one place, coverage and kind of estimate."""
    wording = rules.topic(topic)
    asking = rules.translated(f"topic.{topic}.asking", wording.asking)
    known = {**values(code, rules), "asking": asking, **({"age_steps": steps} if steps else {})}
    conditions = {
        "coverage": frozenset({coverage or "unknown"}),
        "division": frozenset(rules.divisions.chain(code)),
        "estimate": frozenset({kind}),
        "steps": frozenset({"some" if steps else "none"}),
        "portal": frozenset({"insurance-site" if "insurance_url" in known else "no-insurance-site"}),
        "age": spans,
    }
    filler = Filler(rules, known, conditions)
    made = [(filler.section(section), section.insert) for section in _sections(topic, rules)]
    kept = [(section, insert) for section, insert in made if section is not None]
    ordered = recommended_first(section for section, _ in kept)
    inserts = {section.id: insert for section, insert in kept}
    return tuple((section, inserts[section.id]) for section in ordered)


def _sections(topic: TopicId, rules: Ruleset) -> tuple[SectionText, ...]:
    wording, common = rules.topic(topic), rules.common()
    return (*wording.sections, *(common[name] for name in wording.shared))


@remembered(32)
def _age_spans(topic: TopicId, rules: Ruleset) -> frozenset[str]:
    """Every span of ages that the wording of a topic tells apart."""
    sections = _sections(topic, rules)
    conditions = [section.when for section in sections] + [section.recommend for section in sections]
    conditions += [block.when for section in sections for block in section.blocks]
    return frozenset(span for when in conditions for span in when.get("age", ()))


def _inserted(fixed: Worded, computed: Blocks) -> Iterator[Section]:
    """The sections with what was computed for them; one for which nothing was is left out."""
    for section, insert in fixed:
        blocks = computed.get(insert, ())
        if blocks or section.blocks:
            yield section._replace(blocks=(*blocks, *section.blocks)) if blocks else section


def _code_block(answers: Answers, rules: Ruleset) -> Block:
    text = rules.say("guide.code", code=grouped(encode(answers)))
    return Block(id="guide.code", kind=BlockKind.NOTE, text=text)


@remembered(256)
def _source_block(source: SourceNote, rules: Ruleset) -> Block:
    published = source.published.isoformat() if source.published else rules.say("guide.undated")
    text = rules.say(
        "guide.source",
        title=source.title,
        publisher=source.publisher,
        published=published,
        checked=source.checked_on.isoformat(),
        kind=rules.say(f"source.{source.kind}"),
    )
    return Block(id=f"source.{source.id}", kind=BlockKind.SOURCE, text=text, sources=(source.id,))


def _cited(computed: Blocks, fixed: Worded, expected: Estimate) -> tuple[str, ...]:
    """Every source that something in the guide rests on, once, the estimate's first where it is shown."""
    basis = expected.provenance.sources if expected.provenance and ESTIMATE in computed else ()
    quoted = [source for blocks in computed.values() for block in blocks for source in block.sources]
    worded = [source for section, _ in fixed for block in section.blocks for source in block.sources]
    return tuple(dict.fromkeys((*basis, *quoted, *worded)))


@remembered(256)
def _note(identifier: str, rules: Ruleset) -> SourceNote:
    source = rules.source(identifier)
    return SourceNote(
        id=source.id,
        title=source.title,
        publisher=source.publisher,
        kind=source.kind,
        url=source.url,
        published=source.published,
        checked_on=source.checked_on,
    )


def _subtitle(answers: Answers, where: Place, rules: Ruleset) -> str:
    """Who the guide is for: place, coverage and age as they were answered."""
    unasked = answers.topic is TopicId.SAFETY and COVERAGE not in answers
    coverage = "" if unasked else rules.say(f"coverage.{answers.coverage or 'unknown'}")
    age = rules.say("guide.age", age=answers.age) if answers.age is not None else ""
    return rules.say("guide.between").join(part for part in (where.name, coverage, age) if part)
