"""Starting the desk on a screen, and what to do when something it needs is missing."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import TracebackType

from ybdesk.qt.trace import Trace


def run(argv: list[str], *, startup_trace: bool = False) -> int:
    """Open the wizard and stay until it is closed; with `startup_trace` print the milestones and leave."""
    trace = Trace()
    gc.disable()
    from PySide6.QtWidgets import QApplication

    trace.mark("imports")
    application = QApplication(argv)
    application.setApplicationName("ybdesk")
    application.setDesktopFileName("ybdesk")
    fonts = add_fonts()
    from ybdesk.rules.load import DataError

    try:
        window = _window(fonts, trace)
    except DataError as error:
        from ybdesk.qt.faults import NoData

        _log(f"{Path(error.path).name}: {error.reason}")
        return _open(application, NoData(), startup_trace, trace)
    return _open(application, window, startup_trace, trace)


def _window(fonts: bool, trace: Trace):  # type: ignore[no-untyped-def]  # imported late
    from ybdesk import settings
    from ybdesk.qt.desk import Desk
    from ybdesk.qt.journey import Kind
    from ybdesk.qt.theme import Look, pixels_per_mm
    from ybdesk.qt.window import Window
    from ybdesk.rules.load import load

    path = settings.default_path()
    kept = settings.load(path)
    try:
        rules = load(kept.settings.language)
    except LookupError:
        rules = load()
    trace.mark("data")
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    screen = QApplication.primaryScreen()
    scales = dict(kept.settings.scales)
    look = Look(kept.settings.text_size, kept.settings.theme, pixels_per_mm(screen, scales))
    look.trembling = kept.settings.trembling
    desk = Desk(rules, look, date.today)
    desk.scales = scales
    desk.greets, desk.aloud = True, kept.settings.aloud
    if not kept.settings.greeted:
        desk.journey = desk.journey.open(Kind.GREETING)
    window = Window(desk, size=screen.availableSize() if screen else None)
    window.on_restyled = lambda: _remember(desk, window, path)
    window.on_voice = lambda reader: _as_last_time(reader, kept.settings, window)
    sys.excepthook = _calmly(window)
    if desk.aloud:
        QTimer.singleShot(0, window, lambda: desk.listen(True))
    if not fonts:
        window.tell(desk.say("window.no-font"))
    elif kept.damaged is not None:
        window.tell(desk.say("window.settings-damaged"))
    return window


def _open(application, window, startup_trace: bool, trace: Trace) -> int:  # type: ignore[no-untyped-def]
    from PySide6.QtCore import QTimer

    from ybdesk.qt import icons

    icons.wait()
    window.showMaximized()
    trace.mark("window")
    window.repaint()
    trace.mark("first_frame")

    def interactive() -> None:
        trace.mark("interactive")
        gc.enable()
        icons.go_on()
        window.update()
        if startup_trace:
            sys.stdout.write(trace.line() + "\n")
            sys.stdout.flush()
            application.exit(0)
        else:
            window.setWindowIcon(icons.program_icon())

    QTimer.singleShot(0, interactive)
    code: int = application.exec()
    return code


def add_fonts() -> bool:
    """Make the bundled fonts known to Qt; whether they were there."""
    from PySide6.QtGui import QFontDatabase

    from ybdesk.rules.load import DATA

    names = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
    files = [Path(DATA, "fonts", name) for name in names]
    added = [path.is_file() and QFontDatabase.addApplicationFont(str(path)) >= 0 for path in files]
    return all(added)


def _as_last_time(reader, kept, window) -> None:  # type: ignore[no-untyped-def]
    """Read as fast and as loud as on the last visit, and note when that changes."""
    reader.restore(kept.pace, kept.volume)
    reader.changed.connect(window.on_restyled)


def _remember(desk, window, path: Path) -> None:  # type: ignore[no-untyped-def]
    """Keep the text size, the colours and how to read aloud for the next visit."""
    from ybdesk import settings

    look = desk.look
    language, voice = desk.rules.words.language, window.voice
    chosen = settings.Settings(
        look.text_size,
        look.theme,
        language,
        voice.pace,
        voice.volume,
        greeted=True,
        aloud=desk.aloud,
        trembling=look.trembling,
        scales=tuple(desk.scales.items()),
    )
    try:
        settings.save(chosen, path)
    except settings.SettingsError:
        window.tell(desk.say("window.not-remembered"))


def _calmly(window) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:  # type: ignore[no-untyped-def]
    """An exception hook: a calm sentence for the person, a line without answers for the log."""

    def hook(kind: type[BaseException], _error: BaseException, where: TracebackType | None) -> None:
        _log(without_answers(kind, where))
        window.tell(window.desk.say("window.trouble"))

    return hook


def without_answers(kind: type[BaseException], where: TracebackType | None) -> str:
    """An error as a log may have it: its kind and the lines of the program, never its message or a value."""
    places = []
    while where is not None:
        code = where.tb_frame.f_code
        places.append(f"{Path(code.co_filename).name}:{where.tb_lineno}")
        where = where.tb_next
    return f"{kind.__name__} at {' '.join(places)}"


def _log(line: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"ybdesk: {line}\n")
