"""`ybdesk rules`: the tools of those who keep the data."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from ybdesk.answers import NATIONWIDE
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
    export = actions.add_parser("export", help=rules.say("rules.help.export"))
    export.add_argument("file", help=rules.say("rules.help.workbook"))
    export.add_argument("--resources", help=rules.say("cli.check-path"))
    back = actions.add_parser("import", help=rules.say("rules.help.import"))
    back.add_argument("file", help=rules.say("rules.help.workbook"))
    back.add_argument("--yes", action="store_true", help=rules.say("rules.help.yes"))
    back.add_argument("--resources", help=rules.say("cli.check-path"))
    compared = actions.add_parser("diff", help=rules.say("rules.help.diff"))
    compared.add_argument("before", help=rules.say("rules.help.before"))
    compared.add_argument("after", help=rules.say("rules.help.after"))
    compared.add_argument("--as-of", help=rules.say("cli.as-of"))


def run(options: argparse.Namespace, rules: Ruleset) -> int:
    """Carry out one of the tools. Raises InputError or RunError."""
    match options.action:
        case "check":
            return _check(options, rules)
        case "schema":
            from ybdesk.rules.schema import json_schema

            return tell([json.dumps(json_schema(), ensure_ascii=False, indent=2)])
        case "show":
            from ybdesk.cli.show import lines

            everywhere = options.city in (NATIONWIDE, rules.say("place.nationwide"))
            place = NATIONWIDE if everywhere else find_place(options.city, rules)
            return tell(lines(place, day_of(options.as_of, rules), rules))
        case "export" | "import":
            from ybdesk.cli.workbook import export, take_in

            return (export if options.action == "export" else take_in)(options, rules)
        case "diff":
            from ybdesk.cli.difference import run as compare

            return compare(options, rules)
    raise InputError(options.action)


def _check(options: argparse.Namespace, rules: Ruleset) -> int:
    from ybdesk.rules.check import check

    if options.path is not None and _is_hall(Path(options.path)):
        from ybdesk.cli.hall import pack

        pack(options.path, rules)
        return tell([rules.say("hall.fine", path=options.path)])
    path = resources(options.path, rules)
    problems = check(path, day_of(None, rules))
    if problems:
        tell([*map(str, problems), rules.say("rules.check.problems", count=len(problems))])
        return FAILED
    return tell([rules.say("rules.check.fine", path=path)])


def _is_hall(path: Path) -> bool:
    """Whether a file lies outside every resources folder, so that it can only be a hall's own."""
    return path.is_file() and not any((folder / "rules").is_dir() for folder in path.resolve().parents)


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


def tell(lines: Iterable[str]) -> int:
    """Write lines out; done."""
    for line in lines:
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
    return DONE
