"""`ybdesk print`: one guide on paper, told at every moment how it stands."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ybdesk.cli import DONE, FAILED
from ybdesk.cli.guide import composed, day_of, situation_options
from ybdesk.cli.parser import InputError, RunError, unwritable
from ybdesk.printing import A4, A5, Attempt, Report, Sheet, backend, receipt, save
from ybdesk.printing.attempt import hindrance_of
from ybdesk.printing.backend import Backend, NoServiceError, Printer
from ybdesk.printing.status import Status
from ybdesk.render.proof import proof
from ybdesk.render.receipt import height_of, receipt_pdf
from ybdesk.render.sheet import BODY_SIZES, Layout, Made, Paper, Variant, file_name, made
from ybdesk.render.summary import only
from ybdesk.rules.load import Ruleset

MOST_COPIES = 20
MEDIA = {Paper.A4: A4, Paper.A5: A5}


def options(parser: argparse.ArgumentParser, rules: Ruleset) -> None:
    """What `ybdesk print` takes."""
    situation_options(parser, rules)
    layout_options(parser, rules)
    parser.add_argument("--section", action="append", default=[], help=rules.say("cli.section"))
    parser.add_argument("--receipt", action="store_true", help=rules.say("cli.receipt"))
    parser.add_argument("--printer", default="", help=rules.say("cli.printer"))
    parser.add_argument("--copies", default="1", help=rules.say("cli.copies", most=MOST_COPIES))
    parser.add_argument("--list-printers", action="store_true", help=rules.say("cli.list-printers"))
    parser.add_argument("--test-page", action="store_true", help=rules.say("cli.test-page"))
    parser.add_argument("--paper-is-in", action="store_true", help=rules.say("cli.paper-is-in"))
    parser.add_argument("-o", "--output", help=rules.say("cli.save-instead"))


def layout_options(parser: argparse.ArgumentParser, rules: Ruleset) -> None:
    """How the sheet looks; `layout_of` takes what was given."""
    sizes = " ".join(map(str, BODY_SIZES))
    parser.add_argument(
        "--paper", default=Paper.A4.value, help=rules.say("cli.paper", values=" ".join(Paper))
    )
    variants = " ".join(Variant)
    parser.add_argument(
        "--variant", default=Variant.FULL.value, help=rules.say("cli.variant", values=variants)
    )
    parser.add_argument("--size", default="", help=rules.say("cli.size", values=sizes))


def layout_of(options: argparse.Namespace, rules: Ruleset) -> Layout:
    """The layout the options ask for. Raises InputError."""
    given = (("paper", Paper), ("variant", Variant), ("size", ("", *map(str, BODY_SIZES))))
    for name, known in given:
        value = getattr(options, name)
        if value not in tuple(known):
            values = " ".join(filter(None, known))
            raise InputError(rules.say("cli.bad-choice", option=f"--{name}", value=value, values=values))
    return Layout(Paper(options.paper), Variant(options.variant), int(options.size or 0))


def run(options: argparse.Namespace, rules: Ruleset) -> int:
    """Print, or save, or list the printers. Raises InputError or RunError."""
    layout = layout_of(options, rules)
    system = backend()
    if options.list_printers:
        return _list(system, rules)
    copies = _copies(options.copies, rules)
    sheet, name = _sheet(options, layout, rules)
    if options.output is not None:
        return _save(sheet, options.output, name, rules)
    media = (
        receipt(height_of(sheet.pdf)) if options.receipt and not options.test_page else MEDIA[layout.paper]
    )
    job = Sheet(sheet.pdf, sheet.pages, media)
    attempt = Attempt(system, job, options.printer, copies, other_paper=options.paper_is_in)
    told = Teller(rules)
    try:
        report = attempt.run(changed=told)
    except KeyboardInterrupt:
        report = attempt.cancel()
        told(report)
    if report.status is Status.PRINTED:
        return DONE
    sys.stderr.write(f"{report.for_staff(rules)}\n")
    if report.status is not Status.CANCELLED:
        sys.stderr.write(f"{rules.say('printing.instead')}\n")
    return FAILED


class Teller:
    """Writes each new sentence once."""

    def __init__(self, rules: Ruleset) -> None:
        self._rules = rules
        self._last = ""

    def __call__(self, report: Report) -> None:
        words = report.for_person(self._rules)
        if words != self._last:
            self._last = words
            sys.stderr.write(f"{words}\n")
            sys.stderr.flush()


def _copies(text: str, rules: Ruleset) -> int:
    if text.isascii() and text.isdigit() and len(text) < 4 and 1 <= int(text) <= MOST_COPIES:
        return int(text)
    raise InputError(rules.say("cli.bad-copies", value=text, most=MOST_COPIES))


def _sheet(options: argparse.Namespace, layout: Layout, rules: Ruleset) -> tuple[Made, str]:
    if options.test_page:
        title = rules.say("printing.test-title")
        return proof(layout.paper, rules, day_of(options.as_of, rules)), f"{title}.pdf"
    if options.city is None or options.coverage is None:
        raise InputError(rules.say("cli.needs-situation"))
    guide, spoken_in = composed(options, rules)
    if options.receipt:
        return Made(receipt_pdf(guide, spoken_in), 1), file_name(guide, spoken_in, layout)
    if options.section:
        known = [section.id for section in guide.sections]
        for value in options.section:
            if value not in known:
                values = " ".join(known)
                raise InputError(rules.say("cli.bad-choice", option="--section", value=value, values=values))
        guide = only(guide, frozenset(options.section))
    return made(guide, spoken_in, layout), file_name(guide, spoken_in, layout)


def _save(sheet: Made, output: str, name: str, rules: Ruleset) -> int:
    target = Path(output)
    folder, name = (target, name) if target.is_dir() else (target.parent, target.name)
    try:
        path = save(sheet.pdf, folder, name)
    except OSError as error:
        raise unwritable(output, error, rules) from None
    sys.stderr.write(f"{rules.say('printing.saved', path=path)}\n")
    return DONE


def _list(system: Backend | None, rules: Ruleset) -> int:
    if system is None:
        raise RunError(Report(Status.UNSUPPORTED).for_person(rules))
    try:
        printers, preferred = system.printers(), system.default()
    except NoServiceError as error:
        raise RunError(Report(Status.NO_SERVICE, detail=str(error)).for_staff(rules)) from None
    if not printers:
        raise RunError(Report(Status.NO_PRINTER).for_staff(rules))
    for printer in printers:
        sys.stdout.write(f"{_line(printer, printer.name == preferred, rules)}\n")
    return DONE


def _line(printer: Printer, preferred: bool, rules: Ruleset) -> str:
    status = hindrance_of(printer) or (Status.READY if printer.accepting else Status.NOT_ACCEPTING)
    state = Report(status, printer.name, printer.label).for_staff(rules)
    mark = f" ({rules.say('printing.default-mark')})" if preferred else ""
    return rules.say("printing.list-line", name=printer.name + mark, label=printer.label, state=state)
