"""`ybdesk guide`: one guide, in one of five formats."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date

from ybdesk.answers import (
    AGE,
    BASE,
    COVERAGE,
    DIVISION,
    NATIONWIDE,
    RECEIVED,
    TOPIC,
    UNSURE,
    YEARS_PAID,
    Answers,
    BadAnswerError,
    Coverage,
)
from ybdesk.cli import DONE
from ybdesk.cli.parser import InputError, unwritable
from ybdesk.compose import compose
from ybdesk.divisions import UnknownPlaceError
from ybdesk.document import Guide
from ybdesk.i18n import SOURCE_LANGUAGE, languages
from ybdesk.rules.load import DATA, Ruleset, load
from ybdesk.sharecode import BadCodeError, decode

FORMATS = ("text", "json", "html", "pdf", "speech")


def options(parser: argparse.ArgumentParser, rules: Ruleset) -> None:
    """What `ybdesk guide` takes."""
    situation_options(parser, rules)
    parser.add_argument("--format", default="text", help=rules.say("cli.format", values=" ".join(FORMATS)))
    parser.add_argument("-o", "--output", help=rules.say("cli.output"))


def situation_options(parser: argparse.ArgumentParser, rules: Ruleset) -> None:
    """Which guide is meant; `composed` takes what was given."""
    coverages, topics = " ".join(Coverage), " ".join(rules.topics)
    parser.add_argument("--city", help=rules.say("cli.city"))
    parser.add_argument("--coverage", help=rules.say("cli.coverage", values=coverages))
    parser.add_argument("--age", help=rules.say("cli.age"))
    parser.add_argument("--topic", help=rules.say("cli.topic", values=topics))
    parser.add_argument("--base", help=rules.say("cli.base"))
    parser.add_argument("--fact", action="append", default=[], metavar="ID=VALUE", help=rules.say("cli.fact"))
    parser.add_argument("--code", help=rules.say("cli.code"))
    parser.add_argument("--as-of", help=rules.say("cli.as-of"))
    parser.add_argument("--lang", help=rules.say("cli.lang"))
    parser.add_argument("--hall", metavar="FILE", help=rules.say("hall.help"))


def run(options: argparse.Namespace, rules: Ruleset) -> int:
    """Compose the guide the options ask for and write it out. Raises InputError or RunError."""
    if options.format not in FORMATS:
        raise InputError(rules.say("cli.bad-format", value=options.format, values=" ".join(FORMATS)))
    guide, spoken_in = composed(options, rules)
    _write(_rendered(guide, options.format, spoken_in), options, rules)
    return DONE


def composed(options: argparse.Namespace, rules: Ruleset) -> tuple[Guide, Ruleset]:
    """The guide the options ask for, and the ruleset in its language. Raises InputError."""
    answers = _answers(options, rules)
    today = day_of(options.as_of, rules)
    spoken_in = _in_language(options.lang, rules)
    guide = compose(answers, spoken_in, today)
    return (_in_hall(guide, options.hall, spoken_in) if options.hall else guide), spoken_in


def _in_hall(guide: Guide, file: str, rules: Ruleset) -> Guide:
    """The guide with what a hall's own file adds. Raises InputError."""
    from ybdesk.cli.hall import pack
    from ybdesk.compose.hall import with_hall

    return with_hall(guide, pack(file, rules), rules)


def find_place(text: str, rules: Ruleset) -> str:
    """The code of the place a person named. Raises InputError with the candidates."""
    try:
        return rules.divisions.find(text).code
    except UnknownPlaceError as error:
        lines = [rules.say("cli.candidate", code=c.code, name=c.name) for c in error.candidates]
        several = any(text in c.names or text == c.name for c in error.candidates)
        key = "cli.several-places" if several else ("cli.near-places" if lines else "cli.no-place")
        raise InputError("\n".join([rules.say(key, text=text), *lines])) from None


def _answers(options: argparse.Namespace, rules: Ruleset) -> Answers:
    values = dict(_coded(options.code, rules)) if options.code else {}
    if not options.code and not (options.city and options.coverage):
        raise InputError(rules.say("cli.bad-option", message="--city, --coverage", command="ybdesk guide"))
    if options.topic not in (None, *rules.topics):
        raise InputError(rules.say("cli.bad-topic", value=options.topic, values=" ".join(rules.topics)))
    if options.coverage not in (None, *Coverage):
        raise InputError(rules.say("cli.bad-coverage", value=options.coverage, values=" ".join(Coverage)))
    given = {TOPIC: options.topic, COVERAGE: options.coverage, AGE: options.age, BASE: options.base}
    values |= {question: value for question, value in given.items() if value is not None}
    if options.city:
        values[DIVISION] = find_place(options.city, rules)
    values |= dict(_fact(text, rules) for text in options.fact)
    try:
        return Answers(values)
    except BadAnswerError as error:
        raise InputError(rules.say(f"cli.bad-{error.question}", value=error.value)) from None


def _coded(code: str, rules: Ruleset) -> Answers:
    """The answers behind the twelve digits of a guide made elsewhere."""
    try:
        answers = decode(code)
    except BadCodeError:
        raise InputError(rules.say("cli.bad-code", value=code)) from None
    if answers.division not in rules.divisions and answers.division != NATIONWIDE:
        raise InputError(rules.say("cli.bad-code", value=code))
    return answers


def _fact(text: str, rules: Ruleset) -> tuple[str, str]:
    """An answer to one of the extra questions, as ID=VALUE."""
    known = {q.id: [*(o.value for o in q.options), UNSURE] for q in rules.questions() if q.options}
    del known[COVERAGE]
    name, _, value = text.partition("=")
    if value not in known.get(name, ()) and name not in (YEARS_PAID, RECEIVED):
        facts = [f"{n}={'|'.join(v)}" for n, v in known.items()] + [f"{YEARS_PAID}=0-60", f"{RECEIVED}=97.00"]
        raise InputError(rules.say("cli.bad-fact", value=text, values=" ".join(facts)))
    return name, value


def day_of(text: str | None, rules: Ruleset) -> date:
    """The day that a person wrote; today where nothing was written. Raises InputError."""
    if text is None:
        return date.today()  # noqa: DTZ011 - the person's own day, wherever they are
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(rules.say("cli.bad-date", value=text)) from None


def _in_language(language: str | None, rules: Ruleset) -> Ruleset:
    if language in (None, SOURCE_LANGUAGE):
        return rules
    try:
        return load(language)
    except LookupError:
        known = " ".join(languages(os.path.join(DATA, "locale")))
        raise InputError(rules.say("cli.bad-language", value=language, values=known)) from None


def _rendered(guide: Guide, form: str, rules: Ruleset) -> bytes:
    match form:
        case "json":
            from ybdesk.render.json import as_json

            return as_json(guide).encode()
        case "html":
            from ybdesk.render.html import html

            return html(guide, rules).encode()
        case "speech":
            from ybdesk.render.spoken import speech_lines

            return speech_lines(guide, rules).encode()
        case "pdf":
            from ybdesk.render.sheet import pdf

            return pdf(guide, rules)
    from ybdesk.render.text import text

    return text(guide, rules).encode()


def _write(content: bytes, options: argparse.Namespace, rules: Ruleset) -> None:
    if options.output is None:
        if options.format == "pdf" and sys.stdout.isatty():
            raise InputError(rules.say("cli.needs-output"))
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
        return
    try:
        with open(options.output, "wb") as file:
            file.write(content)
    except OSError as error:
        raise unwritable(options.output, error, rules) from None
