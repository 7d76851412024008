"""`ybdesk sheets`: the sheets of many places at once, for a hall's shelf."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from ybdesk.answers import AGE, COVERAGE, DIVISION, TOPIC, Answers, BadAnswerError, Coverage
from ybdesk.booklet import Booklet, Order, Outcome
from ybdesk.cli import DONE, FAILED
from ybdesk.cli.guide import day_of, find_place
from ybdesk.cli.parser import InputError, RunError, unwritable
from ybdesk.cli.print import layout_of, layout_options
from ybdesk.divisions import Division
from ybdesk.rules.load import Ruleset

BAR = 30


def options(parser: argparse.ArgumentParser, rules: Ruleset) -> None:
    """What `ybdesk sheets` takes."""
    coverages, topics = " ".join(Coverage), " ".join(rules.topics)
    parser.add_argument("--all", action="store_true", help=rules.say("cli.all-places"))
    parser.add_argument("--province", action="append", default=[], help=rules.say("cli.province"))
    parser.add_argument(
        "--coverage", action="append", default=[], help=rules.say("cli.sheets-coverage", values=coverages)
    )
    parser.add_argument("--age", action="append", default=[], help=rules.say("cli.sheets-age"))
    parser.add_argument("--topic", default="balance", help=rules.say("cli.topic", values=topics))
    layout_options(parser, rules)
    parser.add_argument("--as-of", help=rules.say("cli.as-of"))
    parser.add_argument("--jobs", default="", help=rules.say("cli.jobs"))
    parser.add_argument("-o", "--output", required=True, help=rules.say("cli.folder"))


def run(options: argparse.Namespace, rules: Ruleset) -> int:
    """Make every sheet that is not there yet. Raises InputError or RunError."""
    layout = layout_of(options, rules)
    situations = _situations(options, rules)
    order = Order(tuple(situations), layout, day_of(options.as_of, rules), Path(options.output))
    booklet = Booklet(order, rules, _jobs(options.jobs, rules))
    told = Progress(sys.stderr.isatty())
    try:
        outcome = booklet.make(told)
    except KeyboardInterrupt:
        raise RunError("\n" + rules.say("cli.sheets-stopped")) from None
    except OSError as error:
        raise unwritable(options.output, error, rules) from None
    told.end()
    _tell(outcome, rules)
    return FAILED if outcome.failed else DONE


class Progress:
    """A bar on a terminal; every tenth of the way where there is none."""

    def __init__(self, terminal: bool) -> None:
        self._terminal = terminal
        self._told = -1

    def __call__(self, done: int, total: int) -> None:
        full = done * BAR // max(total, 1)
        if self._terminal:
            sys.stderr.write(f"\r[{'#' * full}{' ' * (BAR - full)}] {done}/{total}")
        elif full // 3 != self._told:
            self._told = full // 3
            sys.stderr.write(f"{done}/{total}\n")
        sys.stderr.flush()

    def end(self) -> None:
        if self._terminal:
            sys.stderr.write("\n")


def _tell(outcome: Outcome, rules: Ruleset) -> None:
    for name, reason in outcome.failed:
        sys.stderr.write(f"{rules.say('cli.sheet-failed', name=name, reason=reason)}\n")
    counts = {"made": outcome.made, "kept": outcome.kept, "failed": len(outcome.failed)}
    sys.stderr.write(f"{rules.say('cli.sheets-done', **counts, index=outcome.index)}\n")


def _situations(options: argparse.Namespace, rules: Ruleset) -> list[Answers]:
    if options.topic not in rules.topics:
        raise InputError(rules.say("cli.bad-topic", value=options.topic, values=" ".join(rules.topics)))
    for value in options.coverage:
        if value not in set(Coverage):
            raise InputError(rules.say("cli.bad-coverage", value=value, values=" ".join(Coverage)))
    try:
        return [
            Answers({TOPIC: options.topic, DIVISION: place.code, COVERAGE: coverage, **age})
            for place in _places(options, rules)
            for coverage in options.coverage or Coverage
            for age in [{AGE: age} for age in options.age] or [{}]
        ]
    except BadAnswerError as error:
        raise InputError(rules.say(f"cli.bad-{error.question}", value=error.value)) from None


def _places(options: argparse.Namespace, rules: Ruleset) -> list[Division]:
    """Every place of the provinces asked for; a municipality is one place itself."""
    known = rules.divisions
    if options.all:
        provinces = known.provinces()
    elif options.province:
        provinces = list(dict.fromkeys(_province(text, rules) for text in options.province))
    else:
        raise InputError(rules.say("cli.needs-places"))
    return [place for province in provinces for place in known.within(province.code) or [province]]


def _province(text: str, rules: Ruleset) -> Division:
    """The province a person named, or the one that the place they named lies in. Raises InputError."""
    known = rules.divisions
    named = [p for p in known.provinces() if text.strip().lower() in (p.code, p.name, *p.names)]
    return named[0] if len(named) == 1 else known[known.chain(find_place(text, rules))[-2]]


def _jobs(text: str, rules: Ruleset) -> int:
    if not text:
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= 1024:
        return int(text[:4])
    raise InputError(rules.say("cli.bad-jobs", value=text))
