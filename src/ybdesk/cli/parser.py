"""Commands and options, their help and their complaints, all worded in `resources/guides/cli.toml`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NoReturn

from ybdesk.answers import Coverage
from ybdesk.cli import BAD_INPUT, DONE, FAILED
from ybdesk.rules.load import DataError, Ruleset, load

FORMATS = ("text", "json", "html", "pdf", "speech")
Command = Callable[[argparse.Namespace, Ruleset], int]


class InputError(Exception):
    """Something the person gave cannot be used; the text says what, and the way out."""


class RunError(Exception):
    """The command could not be carried out; the text says why, and the way out."""


class Parser(argparse.ArgumentParser):
    """An argument parser whose complaints are worded like everything else."""

    rules: Ruleset

    def error(self, message: str) -> NoReturn:
        raise InputError(self.rules.say("cli.bad-option", message=message, command=self.prog))


def dispatch(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name."""
    try:
        rules = load()
    except DataError as error:
        sys.stderr.write(f"ybdesk: {error}\n")
        return FAILED
    try:
        options = _parser(rules).parse_args(arguments)
        return _command(options.command)(options, rules)
    except InputError as error:
        sys.stderr.write(f"{error}\n")
        return BAD_INPUT
    except RunError as error:
        sys.stderr.write(f"{error}\n")
        return FAILED
    except BrokenPipeError:
        sys.stderr.close()
        return DONE


def _command(name: str) -> Command:
    """The module that carries a command out, imported only now."""
    command: Command = import_module(f"ybdesk.cli.{name}").run
    return command


def _parser(rules: Ruleset) -> Parser:
    Parser.rules = rules
    parser = Parser(prog="ybdesk", description=rules.say("cli.description"), epilog=rules.say("cli.epilog"))
    commands = parser.add_subparsers(dest="command", metavar=rules.say("cli.command"))
    commands.required = True
    _guide_options(commands.add_parser("guide", help=rules.say("cli.guide")), rules)
    _rules_options(commands.add_parser("rules", help=rules.say("cli.rules")), rules)
    return parser


def _guide_options(parser: argparse.ArgumentParser, rules: Ruleset) -> None:
    parser.add_argument("--city", required=True, help=rules.say("cli.city"))
    coverages, topics = " ".join(Coverage), " ".join(rules.topics)
    parser.add_argument("--coverage", required=True, help=rules.say("cli.coverage", values=coverages))
    parser.add_argument("--age", help=rules.say("cli.age"))
    parser.add_argument("--topic", default="balance", help=rules.say("cli.topic", values=topics))
    parser.add_argument("--base", help=rules.say("cli.base"))
    parser.add_argument("--fact", action="append", default=[], metavar="ID=VALUE", help=rules.say("cli.fact"))
    parser.add_argument("--as-of", help=rules.say("cli.as-of"))
    parser.add_argument("--lang", help=rules.say("cli.lang"))
    parser.add_argument("--format", default="text", help=rules.say("cli.format", values=" ".join(FORMATS)))
    parser.add_argument("-o", "--output", help=rules.say("cli.output"))


def _rules_options(parser: argparse.ArgumentParser, rules: Ruleset) -> None:
    actions = parser.add_subparsers(dest="action", metavar=rules.say("cli.command"))
    actions.required = True
    check = actions.add_parser("check", help=rules.say("cli.check"))
    check.add_argument("path", nargs="?", help=rules.say("cli.check-path"))
    show = actions.add_parser("show", help=rules.say("cli.show"))
    show.add_argument("city", help=rules.say("cli.city"))
    show.add_argument("--as-of", help=rules.say("cli.as-of"))
    actions.add_parser("schema", help=rules.say("cli.schema"))
