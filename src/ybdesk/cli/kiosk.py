"""`ybdesk kiosk`: the desk, alone in a service hall; and what the person who sets it up needs."""

from __future__ import annotations

import argparse
import sys
import tomllib
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from ybdesk.cli import DONE
from ybdesk.cli.parser import InputError, RunError
from ybdesk.kiosk.hall import Hall, HallError, PaperKind, load
from ybdesk.rules.load import Ruleset
from ybdesk.rules.pack import HallPack

LAST_WEEK = "last"


def options(parser: argparse.ArgumentParser, rules: Ruleset) -> None:
    """What `ybdesk kiosk` takes."""
    parser.add_argument("--hall", metavar="FILE", type=Path, help=rules.say("cli.kiosk-hall"))
    parser.add_argument("--check", action="store_true", help=rules.say("cli.kiosk-check"))
    parser.add_argument("--hash-pin", action="store_true", help=rules.say("cli.kiosk-hash-pin"))
    parser.add_argument("--week", nargs="?", const=LAST_WEEK, help=rules.say("cli.kiosk-week"))


def run(options: argparse.Namespace, rules: Ruleset) -> int:
    """Open the kiosk, or do one of the keeper's small jobs. Raises InputError or RunError."""
    if options.hash_pin:
        return _hash_pin(rules)
    hall = _hall(options.hall, rules)
    if options.week is not None:
        return _week(options.week, hall, rules)
    if hall.pin and find_spec("argon2") is None:
        raise RunError(rules.say("cli.kiosk-no-argon"))
    if hall.textfile and find_spec("prometheus_client") is None:
        raise RunError(rules.say("cli.kiosk-no-prometheus"))
    if hall.paper is PaperKind.ESCPOS and find_spec("escpos") is None:
        raise RunError(rules.say("cli.kiosk-no-escpos"))
    pack = _pack(options.hall, rules)
    if options.check:
        sys.stdout.write(rules.say("cli.kiosk-fine", path=options.hall or "") + "\n")
        return DONE
    from ybdesk.kiosk.process import AlreadyRunningError, only_one

    try:
        place = only_one()
    except AlreadyRunningError:
        raise RunError(rules.say("cli.kiosk-running")) from None
    with place:
        from ybdesk.qt.kiosk.app import run as run_kiosk

        return run_kiosk(sys.argv[:1], hall, rules, pack)


def _hall(path: Path | None, rules: Ruleset) -> Hall:
    if path is None:
        return Hall()
    try:
        return load(path)
    except HallError as error:
        reason = rules.say(f"cli.kiosk-{error.key}", **error.values)
        raise InputError(rules.say("cli.kiosk-bad", path=path, field=error.field, reason=reason)) from None


def _pack(path: Path | None, rules: Ruleset) -> HallPack | None:
    """What the same file adds to every guide, where somebody has checked it on a day. Raises InputError."""
    if path is None or "checked_on" not in tomllib.loads(path.read_text("utf-8")):
        return None
    from ybdesk.cli.hall import pack

    return pack(str(path), rules)


def _hash_pin(rules: Ruleset) -> int:
    from ybdesk.kiosk.pin import NoArgonError, hashed

    try:
        made = hashed(_typed().strip())
    except ValueError:
        raise InputError(rules.say("cli.kiosk-bad-pin")) from None
    except NoArgonError:
        raise RunError(rules.say("cli.kiosk-no-argon")) from None
    sys.stdout.write(f'pin = "{made}"\n')
    return DONE


def _typed() -> str:
    """The PIN from a pipe, or typed without being shown."""
    if not sys.stdin.isatty():
        return sys.stdin.readline()
    from getpass import getpass

    return getpass("PIN: ")


def _week(asked: str, hall: Hall, rules: Ruleset) -> int:
    from ybdesk.kiosk.counters import last_full_week, read_weeks
    from ybdesk.kiosk.week import sheet

    if not hall.state:
        raise InputError(rules.say("cli.kiosk-no-state"))
    weeks = read_weeks(Path(hall.state))
    name = last_full_week(date.today()) if asked == LAST_WEEK else asked  # noqa: DTZ011 - the hall's own week
    if name not in weeks:
        raise InputError(rules.say("cli.kiosk-no-week", week=name, weeks=" ".join(sorted(weeks))))
    sys.stdout.write("\n".join(sheet(name, weeks[name], hall, rules)) + "\n")
    return DONE
