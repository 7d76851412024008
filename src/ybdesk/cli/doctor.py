"""`ybdesk doctor`: what works on this computer, and what to do about what does not."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from ybdesk.cli import DONE, FAILED
from ybdesk.cli.guide import day_of
from ybdesk.rules.load import DATA, Ruleset

if TYPE_CHECKING:
    from ybdesk.qt.speech import Trouble

FONTS = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


class State(StrEnum):
    """How a part is. Only `broken` makes the command fail."""

    FINE = "fine"
    MIND = "mind"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found about one part, and the way out."""

    area: str
    """The end of a key under `doctor.area`."""
    state: State
    words: str
    advice: str = ""


def options(parser: argparse.ArgumentParser, rules: Ruleset) -> None:
    """What `ybdesk doctor` takes."""
    parser.add_argument("--aloud", action="store_true", help=rules.say("doctor.aloud"))
    parser.add_argument("--as-of", help=rules.say("cli.as-of"))


def run(options: argparse.Namespace, rules: Ruleset) -> int:
    """Look at every part and print what was found."""
    today = day_of(options.as_of, rules)
    return report(examine(rules, today, aloud=options.aloud), rules)


def report(findings: Iterator[Finding] | Sequence[Finding], rules: Ruleset) -> int:
    """Print findings as they come; FAILED where a part does not work."""
    broken = False
    for finding in findings:
        broken |= finding.state is State.BROKEN
        area = rules.say(f"doctor.area.{finding.area}")
        state = rules.say(f"doctor.state.{finding.state}")
        sys.stdout.write(rules.say("doctor.line", state=state, area=area, words=finding.words) + "\n")
        if finding.advice:
            sys.stdout.write(rules.say("doctor.advice", words=finding.advice) + "\n")
        sys.stdout.flush()
    sys.stdout.write(rules.say("doctor.some-broken" if broken else "doctor.all-fine") + "\n")
    return FAILED if broken else DONE


def examine(rules: Ruleset, today: date, *, aloud: bool = False) -> Iterator[Finding]:
    """One part after the other; what cannot even be looked at is a finding too."""
    looks: tuple[tuple[str, Callable[[], Finding]], ...] = (
        ("data", lambda: _data(rules, today)),
        ("fonts", lambda: _fonts(rules)),
        ("window", lambda: _window(rules)),
        ("sheets", lambda: _sheets(rules)),
        ("printer", lambda: _printer(rules)),
        ("voice", lambda: _voice(rules, aloud=aloud)),
        ("settings", lambda: _settings(rules)),
    )
    for area, look in looks:
        try:
            yield look()
        except Exception as error:  # the doctor does not fall ill with the patient
            words = rules.say("doctor.unknown", error=f"{type(error).__name__}: {error}")
            yield Finding(area, State.BROKEN, words)


def _data(rules: Ruleset, today: date) -> Finding:
    """How many figures may still be shown."""
    claims = [
        claim for place in rules.divisions for claim in rules.credits(place.code) if not claim.set_aside
    ]
    keep = timedelta(days=rules.policy.expires_after_days)
    expired = sum(today > claim.review_by + keep for claim in claims)
    overdue = sum(today > claim.review_by for claim in claims) - expired
    words = rules.say("doctor.data", version=rules.version, count=len(claims), places=len(rules.divisions))
    if expired:
        late = rules.say("doctor.data-expired", expired=expired, overdue=overdue)
        return Finding("data", State.MIND, f"{words}{late}", rules.say("doctor.data-renew"))
    if overdue:
        late = rules.say("doctor.data-overdue", overdue=overdue)
        return Finding("data", State.MIND, f"{words}{late}", rules.say("doctor.data-renew"))
    return Finding("data", State.FINE, words)


def _fonts(rules: Ruleset) -> Finding:
    missing = [name for name in FONTS if not Path(DATA, "fonts", name).is_file()]
    if missing:
        words = rules.say("doctor.fonts-missing", names=" ".join(missing))
        return Finding("fonts", State.BROKEN, words, rules.say("doctor.reinstall"))
    return Finding("fonts", State.FINE, rules.say("doctor.fonts"))


def _window(rules: Ruleset) -> Finding:
    """Whether Qt can be loaded and there is a screen to open a window on."""
    try:
        import_module("PySide6.QtWidgets")
        import_module("PySide6.QtSvg")
    except ImportError as error:
        words = rules.say("doctor.window-missing", error=error)
        return Finding("window", State.BROKEN, words, rules.say("doctor.window-install"))
    if sys.platform.startswith("linux") and not any(map(os.environ.get, SCREENS)):
        return Finding("window", State.MIND, rules.say("doctor.no-screen"), rules.say("doctor.use-cli"))
    return Finding("window", State.FINE, rules.say("doctor.window"))


def _sheets(rules: Ruleset) -> Finding:
    try:
        import_module("typst")
    except ImportError as error:
        words = rules.say("doctor.sheets-missing", error=error)
        return Finding("sheets", State.BROKEN, words, rules.say("doctor.reinstall"))
    return Finding("sheets", State.FINE, rules.say("doctor.sheets"))


def _printer(rules: Ruleset) -> Finding:
    """What the printing system says of the printer that would be used; nothing is printed."""
    from ybdesk.printing import A4, Attempt, Sheet, backend

    system = backend()
    if system is None:
        return Finding("printer", State.MIND, rules.say("doctor.printer-other"), rules.say("doctor.save-pdf"))
    answer = Attempt(system, Sheet(b"", 1, A4)).preflight()
    words = answer.for_staff(rules)
    if answer.status.good:
        return Finding("printer", State.FINE, words)
    return Finding("printer", State.MIND, words, rules.say("doctor.save-pdf"))


def _voice(rules: Ruleset, *, aloud: bool) -> Finding:
    """Whether there is a voice; with `aloud`, whether a sentence gets through to a loudspeaker."""
    from PySide6.QtCore import QCoreApplication

    from ybdesk.qt.speech import NoVoiceError, Trouble
    from ybdesk.qt.speech.finding import advice, find

    application = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    try:
        trouble = _said(rules, application) if aloud else None
        if not aloud:
            find(rules)
    except NoVoiceError as error:
        trouble = error.trouble
    if trouble is None:
        return Finding("voice", State.FINE, rules.say("doctor.voice-heard" if aloud else "doctor.voice"))
    state = State.BROKEN if trouble is Trouble.BROKEN else State.MIND
    return Finding("voice", state, rules.say(f"doctor.{trouble}"), rules.say(advice(trouble)))


def _said(rules: Ruleset, application: object) -> Trouble | None:
    """Say one sentence. Raises NoVoiceError."""
    from PySide6.QtCore import QCoreApplication

    from ybdesk.qt.speech import Reader, Trouble
    from ybdesk.render.spoken import aloud

    assert isinstance(application, QCoreApplication)
    troubles: list[Trouble] = []
    reader = Reader(rules)
    reader.failed.connect(lambda trouble: troubles.append(Trouble(trouble)))
    reader.read([aloud(rules.say("doctor.sentence"))])
    while reader.reading:
        application.processEvents()
    application.processEvents()
    return troubles[0] if troubles else None


def _settings(rules: Ruleset) -> Finding:
    """Whether the chosen size and colours can be kept."""
    from ybdesk.settings import default_path

    path = default_path()
    folder = next(folder for folder in path.parents if folder.exists())
    if not os.access(folder, os.W_OK):
        words = rules.say("doctor.settings-locked", path=path)
        return Finding("settings", State.MIND, words, rules.say("doctor.settings-unlock"))
    return Finding("settings", State.FINE, rules.say("doctor.settings", path=path))
