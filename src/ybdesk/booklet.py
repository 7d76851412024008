"""Many sheets at once, on all cores: what is there is kept, what fails stops nothing, an index lists them."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from datetime import date
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ybdesk.answers import Answers
from ybdesk.compose import compose
from ybdesk.render.sheet import Layout, pdf
from ybdesk.rules.load import Ruleset, load

INDEX = "index.html"
STAMP = ".made-from"
"""What the sheets in a folder were made from; after a change of data, day or layout all are made anew."""
ONE_THREAD = {"RAYON_NUM_THREADS": "1"}
"""Each process is one worker; Typst's own threads would only get in each other's way."""
STYLE = """
body{font:22pt/1.6 "Noto Sans SC","Microsoft YaHei","PingFang SC",sans-serif;color:#1d2b2a;background:#fdfaf4;
max-width:40em;margin:0 auto;padding:1em}h1{font-size:1.4em}h2{font-size:1.15em;border-top:3px solid #6d7f7c}
a{color:#0b4f4a;display:inline-block;padding:.3em 0}ul{list-style:none;padding:0}
"""


@dataclass(frozen=True, slots=True)
class Order:
    """What to make, and where."""

    situations: tuple[Answers, ...]
    layout: Layout
    day: date
    folder: Path


@dataclass(slots=True)
class Outcome:
    """What was made, what was there already, and what could not be made and why."""

    index: Path
    made: int = 0
    kept: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)


Told = Callable[[int, int], None]


class Booklet:
    """The making of one order."""

    def __init__(self, order: Order, rules: Ruleset, jobs: int) -> None:
        self._order = order
        self._rules = rules
        self._jobs = jobs

    def make(self, told: Told = lambda _done, _total: None) -> Outcome:
        """Everything that is missing, and the index. Raises OSError where the folder cannot be written."""
        folder = self._order.folder
        folder.mkdir(parents=True, exist_ok=True)
        self._forget_old(folder)
        names = {self.file_of(answers): answers for answers in self._order.situations}
        missing = {name: dict(a) for name, a in names.items() if not (folder / name).exists()}
        outcome = Outcome(folder / INDEX, kept=len(names) - len(missing))
        done = outcome.kept
        told(done, len(names))
        for name, reason in self._results(missing):
            done += 1
            if reason:
                outcome.failed.append((name, reason))
            else:
                outcome.made += 1
            told(done, len(names))
        outcome.failed.sort()
        bad = {name for name, _ in outcome.failed}
        _written(outcome.index, self._index([name for name in names if name not in bad], outcome).encode())
        return outcome

    def file_of(self, answers: Answers) -> str:
        """The sheet's place in the folder: its province, then its place, insurance and age."""
        place = self._rules.divisions[answers.division]
        province = self._rules.divisions[self._rules.divisions.chain(place.code)[-2]]
        age = f"-{answers.age}" if answers.age is not None else ""
        return f"{province.code}-{province.short}/{place.code}-{place.short}-{answers.coverage}{age}.pdf"

    def _forget_old(self, folder: Path) -> None:
        layout = self._order.layout
        stamp = " ".join(
            [self._rules.version, self._rules.words.language, self._order.day.isoformat(), layout.paper,
             layout.variant, str(layout.size), *sorted({a.topic for a in self._order.situations})]
        )  # fmt: skip
        path = folder / STAMP
        if path.exists() and path.read_text("utf-8") != stamp:
            for old in folder.glob("*-*/*-*.pdf"):
                old.unlink()
        _written(path, stamp.encode())

    def _results(self, missing: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str]]:
        """Each sheet with what went wrong, as they are finished; a worker that dies takes no other along."""
        left = dict(missing)
        for name, reason in self._round(left, min(self._jobs, max(len(left), 1))):
            if reason is not None:
                del left[name]
                yield name, reason
        for name in list(left):
            alone = dict(self._round({name: left[name]}, 1))
            reason = alone[name]
            yield name, "BrokenProcessPool" if reason is None else reason

    def _round(self, wanted: Mapping[str, Mapping[str, str]], jobs: int) -> Iterator[tuple[str, str | None]]:
        """One pool's work; None for a sheet whose worker died, or that died with another's."""
        if not wanted:
            return
        before = {name: os.environ.get(name) for name in ONE_THREAD}
        os.environ.update(ONE_THREAD)
        try:
            with ProcessPoolExecutor(
                jobs, multiprocessing.get_context("spawn"), _prepare, self._start()
            ) as pool:
                todo: dict[Future[str], str] = {
                    pool.submit(_make, name, values): name for name, values in wanted.items()
                }
                try:
                    for future in as_completed(todo):
                        yield todo[future], _outcome(future)
                except BaseException:
                    pool.shutdown(wait=False, cancel_futures=True)
                    raise
        finally:
            for name, value in before.items():
                os.environ.pop(name) if value is None else os.environ.update({name: value})

    def _start(self) -> tuple[Any, ...]:
        return self._rules.words.language, self._order.folder, self._order.layout, self._order.day

    def _index(self, names: Sequence[str], outcome: Outcome) -> str:
        say = self._rules.say
        day = self._order.day
        made_on = say("format.date", year=day.year, month=day.month, day=day.day)
        title = escape(say("on-paper.index-title"))
        parts = [f"<p>{escape(say('on-paper.index-count', count=len(names), date=made_on))}</p>"]
        for province in dict.fromkeys(name.partition("/")[0] for name in names):
            items = "".join(_item(name) for name in names if name.startswith(f"{province}/"))
            parts.append(f"<h2>{escape(province.partition('-')[2])}</h2>\n<ul>\n{items}</ul>")
        if outcome.failed:
            failed = "".join(f"<li>{escape(name)}</li>\n" for name, _ in outcome.failed)
            parts.append(f"<h2>{escape(say('on-paper.index-failed'))}</h2>\n<ul>\n{failed}</ul>")
        language = self._rules.words.language.replace("_", "-")
        return (
            f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
            f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
            f"{chr(10).join(parts)}\n</main>\n</body>\n</html>\n"
        )


def _item(name: str) -> str:
    words = Path(name).stem.partition("-")[2]
    return f'<li><a href="{quote(name)}">{escape(words)}</a></li>\n'


def _outcome(future: Future[str]) -> str | None:
    try:
        return future.result()
    except BrokenProcessPool:
        return None


_worker: dict[str, Any] = {}
"""What a worker process keeps from one sheet to the next."""


def _prepare(language: str, folder: Path, layout: Layout, day: date) -> None:
    _worker.update(rules=load(language), folder=folder, layout=layout, day=day)


def _make(name: str, values: Mapping[str, str]) -> str:
    """Makes one sheet in a worker; returns what went wrong, or nothing."""
    try:
        guide = compose(Answers(values), _worker["rules"], _worker["day"])
        path: Path = _worker["folder"] / name
        path.parent.mkdir(exist_ok=True)
        _written(path, pdf(guide, _worker["rules"], _worker["layout"]))
    except Exception as error:  # whatever it is, the other sheets are still wanted
        return f"{type(error).__name__}: {error}"
    return ""


def _written(path: Path, content: bytes) -> None:
    """Whole or not at all, so that a run that was stopped leaves no half sheet to be kept."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.write_bytes(content)
    fresh.replace(path)
