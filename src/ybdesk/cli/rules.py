"""`ybdesk rules`: the tools of those who keep the data."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from ybdesk.cli import DONE, FAILED
from ybdesk.cli.guide import day_of, find_place
from ybdesk.cli.parser import InputError, Parser
from ybdesk.rules.load import DATA, Ruleset

CHECKOUT = Path(DATA).parent.parent.parent / "resources"


def options(parser: Parser, rules: Ruleset) -> None:
    """What `ybdesk rules` takes."""
    actions = parser.subcommands(dest="action")
    check = actions.add_parser("check", help=rules.say("cli.check"))
    check.add_argument("path", nargs="?", help=rules.say("cli.check-path"))
    show = actions.add_parser("show", help=rules.say("cli.show"))
    show.add_argument("city", help=rules.say("cli.city"))
    show.add_argument("--as-of", help=rules.say("cli.as-of"))
    actions.add_parser("schema", help=rules.say("cli.schema"))


def run(options: argparse.Namespace, rules: Ruleset) -> int:
    """Carry out one of the tools. Raises InputError or RunError."""
    match options.action:
        case "check":
            return _check(options, rules)
        case "schema":
            from ybdesk.rules.schema import json_schema

            return _print([json.dumps(json_schema(), ensure_ascii=False, indent=2)])
        case "show":
            from ybdesk.cli.show import lines

            return _print(lines(find_place(options.city, rules), day_of(options.as_of, rules), rules))
    raise InputError(options.action)


def _check(options: argparse.Namespace, rules: Ruleset) -> int:
    from ybdesk.rules.check import check

    path = resources(options.path, rules)
    problems = check(path, day_of(None, rules))
    if problems:
        _print([*map(str, problems), rules.say("rules.check.problems", count=len(problems))])
        return FAILED
    return _print([rules.say("rules.check.fine", path=path)])


def resources(given: str | None, rules: Ruleset) -> Path:
    """The resources folder, or a file in one, that a person means. Raises InputError."""
    if given is None:
        if (CHECKOUT / "rules").is_dir():
            return CHECKOUT
        raise InputError(rules.say("rules.check.no-source"))
    path = Path(given)
    if not path.exists():
        raise InputError(rules.say("rules.check.no-path", path=path))
    folders = (path, *path.resolve().parents)
    if not any((folder / "rules").is_dir() for folder in folders):
        raise InputError(rules.say("rules.check.no-rules", path=path))
    return path


def _print(lines: Iterable[str]) -> int:
    for line in lines:
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
    return DONE
