"""Commands, their help and their complaints, all worded in `resources/guides/cli.toml`.

Each command is a module of this package with `options(parser, rules)` and `run(options, rules) -> int`,
imported only when it is called.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import Any, NoReturn

from ybdesk.cli import BAD_INPUT, DONE, FAILED
from ybdesk.rules.load import DataError, Ruleset, load
from ybdesk.rules.reasons import reason

HELP_WIDTH = 100
ARGPARSE = {
    "usage: ": "usage",
    "positional arguments": "positional",
    "options": "options",
    "show this help message and exit": "help",
    "argument %(argument_name)s: %(message)s": "argument",
    "unrecognized arguments: %s": "unknown",
    "the following arguments are required: %s": "required",
    "one of the arguments %s is required": "one-of",
    "expected one argument": "one",
    "expected at least one argument": "some",
    "ignored explicit argument %r": "none",
    "invalid choice: %(value)r (choose from %(choices)s)": "choice",
    "invalid %(type)s value: %(value)r": "value",
    "not allowed with argument %s": "together",
    "ambiguous option: %(option)s could match %(matches)s": "ambiguous",
}
"""argparse's own words, and under which key ours are; it is left to speak English where it has others."""
COMMANDS = ("kiosk", "guide", "print", "sheets", "rules", "audit", "doctor")
"""In the order in which the help lists them; each has its line under cli.<name>."""


class InputError(Exception):
    """Something the person gave cannot be used; the text says what, and the way out."""


class RunError(Exception):
    """The command could not be carried out; the text says why, and the way out."""


def unwritable(path: object, error: OSError, rules: Ruleset) -> RunError:
    """What to say of a file or a folder that the system would not write."""
    return RunError(rules.say("cli.unwritable", path=path, reason=reason(error, rules)))


class Formatter(argparse.HelpFormatter):
    """Help of a fixed width: asking the terminal for its own costs an import."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=HELP_WIDTH)


class Parser(argparse.ArgumentParser):
    """An argument parser whose complaints are worded like everything else."""

    def __init__(self, *, rules: Ruleset, **settings: Any) -> None:
        self.rules = rules
        argparse._ = self._own_words  # type: ignore[attr-defined]  # the one door there is to them
        super().__init__(formatter_class=Formatter, **settings)

    def error(self, message: str) -> NoReturn:
        raise InputError(self.rules.say("cli.bad-option", message=message, command=self.prog))

    def _own_words(self, text: str) -> str:
        return self.rules.say(f"argparse.{ARGPARSE[text]}") if text in ARGPARSE else text

    def subcommands(self, **settings: Any) -> Any:
        """A place for sub-commands that are parsed and worded in the same way."""
        metavar = self.rules.say("cli.command")
        alike: Any = partial(Parser, rules=self.rules)
        return self.add_subparsers(
            metavar=metavar, prog=self.prog, required=True, parser_class=alike, **settings
        )


def dispatch(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name."""
    try:
        rules = load()
    except DataError as error:
        from importlib.resources import files

        words = files("ybdesk").joinpath("no_data.txt").read_text("utf-8")
        sys.stderr.write(f"ybdesk: {error}\n{words}")
        return FAILED
    try:
        return _run(arguments[0], arguments[1:], rules)
    except InputError as error:
        sys.stderr.write(f"{error}\n")
        return BAD_INPUT
    except RunError as error:
        sys.stderr.write(f"{error}\n")
        return FAILED
    except BrokenPipeError:
        sys.stderr.close()
        return DONE


def _run(name: str, arguments: Sequence[str], rules: Ruleset) -> int:
    if name not in COMMANDS:
        _overview(rules).parse_args([name])
    command = import_module(f"ybdesk.cli.{name}")
    parser = Parser(rules=rules, prog=f"ybdesk {name}", description=rules.say(f"cli.{name}"))
    command.options(parser, rules)
    done: int = command.run(parser.parse_args(arguments), rules)
    return done


def _overview(rules: Ruleset) -> Parser:
    """What `ybdesk --help` shows, and what refuses an unknown command."""
    parser = Parser(
        rules=rules, prog="ybdesk", description=rules.say("cli.description"), epilog=rules.say("cli.epilog")
    )
    commands = parser.subcommands()
    for name in COMMANDS:
        commands.add_parser(name, help=rules.say(f"cli.{name}"))
    return parser
