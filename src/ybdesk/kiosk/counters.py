"""Anonymous counts. Nobody's steps can be read from them: a session is added as a whole when it is over,
the files are written at long intervals, and a place that few have asked about is not named."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from ybdesk.kiosk import clock

WRITE_SECONDS = 900.0
FEWEST = 5
"""A place is named once so many sessions have asked about it."""
KEPT_WEEKS = 6
STATE_FILE = "weeks.json"
WRITABLE_MODE = 0o644


class Kind(StrEnum):
    """What is counted; each kind has one label."""

    SESSION = "session"
    ENDING = "ending"
    PAGE = "page"
    TOPIC = "topic"
    PLACE = "place"
    PRINT = "print"
    FAULT = "fault"
    STAFF = "staff"


Key = tuple[Kind, str]


class Counters:
    """Counts for the monitoring of a city, and week by week for the hall's own sheet."""

    def __init__(
        self,
        state: Path | None = None,
        textfile: Path | None = None,
        now: Callable[[], float] = clock.now,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._state, self._textfile = state, textfile
        self._now, self._today = now, today
        self._session: Counter[Key] = Counter()
        self.total: Counter[Key] = Counter()
        """Since the kiosk started."""
        self.weeks = read_weeks(state)
        self._written = now()
        self.info: Mapping[str, float] = {}
        """Gauges: how old the data is, and its like."""

    def count(self, kind: Kind, label: str = "") -> None:
        """Something happened in this session."""
        self._session[kind, label] += 1

    def fault(self, label: str) -> None:
        """Something broke; counted at once, because it is about the kiosk and not about a visitor."""
        self._add({(Kind.FAULT, label): 1})

    def ended(self, ending: str) -> None:
        """The session is over: its counts join the others."""
        self.count(Kind.SESSION)
        self.count(Kind.ENDING, ending)
        pages = {key: count for key, count in self._session.items() if key[0] is not Kind.PLACE}
        places = {key: 1 for key in self._session if key[0] is Kind.PLACE}
        self._add({**pages, **places})
        self._session.clear()

    def tick(self) -> bool:
        """Write the files when it is time; whether all went well."""
        if self._now() - self._written < WRITE_SECONDS:
            return True
        return self.write()

    def write(self) -> bool:
        """Write the files now; whether all went well. A full disk costs counts and nothing else."""
        self._written = self._now()
        good = True
        if self._state is not None:
            good = _replace(self._state / STATE_FILE, _weeks_json(self.weeks))
        if self._textfile is not None:
            text = exposition(self.total, {**self.info, "heartbeat_timestamp_seconds": time.time()})
            good = text is not None and _replace(self._textfile, text) and good
        return good

    def _add(self, counts: Mapping[Key, int]) -> None:
        self.total.update(counts)
        year, week, _ = self._today().isocalendar()
        self.weeks.setdefault(f"{year}-W{week:02}", Counter()).update(counts)
        for name in sorted(self.weeks)[:-KEPT_WEEKS]:
            del self.weeks[name]


def named(counts: Mapping[Key, int], kind: Kind) -> list[tuple[str, int]]:
    """The counts of one kind, most first; a place with few is left out."""
    least = FEWEST if kind is Kind.PLACE else 1
    found = [(label, count) for (k, label), count in counts.items() if k is kind and count >= least]
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))


def last_full_week(today: date) -> str:
    """The name of the week before this one."""
    year, week, _ = (today - timedelta(days=7)).isocalendar()
    return f"{year}-W{week:02}"


def exposition(counts: Mapping[Key, int], gauges: Mapping[str, float]) -> bytes | None:
    """The text that node_exporter reads; None where the library is not installed."""
    try:
        from prometheus_client import CollectorRegistry, Gauge, generate_latest
        from prometheus_client.core import CounterMetricFamily
    except ImportError:
        return None
    registry = CollectorRegistry()

    class Families:
        def collect(self) -> Iterable[CounterMetricFamily]:
            for kind in Kind:
                labels = [] if kind is Kind.SESSION else [kind.value]
                family = CounterMetricFamily(f"ybdesk_kiosk_{kind}s", HELP[kind], labels=labels)
                for label, count in named(counts, kind):
                    family.add_metric([label] if labels else [], count)
                yield family

    registry.register(Families())  # type: ignore[arg-type,unused-ignore]
    for name, value in gauges.items():
        Gauge(f"ybdesk_kiosk_{name}", name.replace("_", " "), registry=registry).set(value)
    text: bytes = generate_latest(registry)
    return text


HELP = {
    Kind.SESSION: "Sessions that have ended",
    Kind.ENDING: "How sessions ended",
    Kind.PAGE: "Pages shown, by kind of page",
    Kind.TOPIC: "Topics chosen",
    Kind.PLACE: "Sessions that asked about a place, named from the fifth on",
    Kind.PRINT: "Print jobs by outcome",
    Kind.FAULT: "What broke",
    Kind.STAFF: "Calls for staff",
}


def read_weeks(state: Path | None) -> dict[str, Counter[Key]]:
    """The weeks that were kept; none where there is nothing or it cannot be understood."""
    if state is None:
        return {}
    try:
        raw = json.loads((state / STATE_FILE).read_bytes())
        return {
            week: Counter({_key(name): int(count) for name, count in counts.items()})
            for week, counts in raw.items()
        }
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def _key(name: str) -> Key:
    kind, _, label = name.partition("/")
    return Kind(kind), label


def _weeks_json(weeks: Mapping[str, Mapping[Key, int]]) -> bytes:
    named_weeks = {
        week: {f"{kind}/{label}": count for (kind, label), count in sorted(counts.items())}
        for week, counts in weeks.items()
    }
    return json.dumps(named_weeks, indent=1).encode()


def _replace(path: Path, content: bytes) -> bool:
    """Write in one move; a reader never sees half a file."""
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(WRITABLE_MODE)
        Path(temporary).replace(path)
    except OSError:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
        return False
    return True
