"""CUPS, asked over IPP on its own socket. No command is run, so no translated output has to be understood."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from ybdesk.printing import ipp
from ybdesk.printing.backend import (
    JOB_NAME,
    GoneError,
    Job,
    JobStage,
    NoServiceError,
    NotAllowedError,
    Printer,
    RefusedError,
)
from ybdesk.printing.ipp import Attributes, Operation, Value

NOT_FOUND = (0x0406, 0x0407)
NOT_ALLOWED = (0x0401, 0x0402, 0x0403)
NOT_POSSIBLE = 0x0404
STOPPED = 5
NO_SCALING = "none"
WANTED = (
    "printer-name", "printer-info", "printer-is-accepting-jobs", "printer-state", "printer-state-reasons",
    "printer-state-message", "media-supported", "media-ready",
    "document-format-supported", "queued-job-count",
    "print-scaling-supported",
)  # fmt: skip
WANTED_OF_JOB = (
    "job-state", "job-state-reasons", "job-media-sheets-completed", "job-impressions-completed",
    "job-printer-state-message",
)  # fmt: skip
STAGES = {
    3: JobStage.WAITING,
    4: JobStage.HELD,
    5: JobStage.PRINTING,
    6: JobStage.STOPPED,
    7: JobStage.CANCELLED,
    8: JobStage.FAILED,
    9: JobStage.DONE,
}
GRADE = re.compile(r"-(report|warning|error)$")
OWN_CHOICES = (Path.home() / ".cups" / "lpoptions", Path("/etc/cups/lpoptions"))


class Cups:
    """A CUPS server, the local one unless another is named."""

    def __init__(self, server: str = "", own_choices: tuple[Path, ...] = OWN_CHOICES) -> None:
        self._road = ipp.Road(server)
        self._own_choices = own_choices

    def printers(self) -> tuple[Printer, ...]:
        with _translated():
            try:
                answer = self._ask(Operation.GET_PRINTERS, "/", {"requested-attributes": WANTED})
            except ipp.RefusedError as error:
                if error.status in NOT_FOUND:
                    return ()
                raise
        return tuple(sorted(map(_printer, answer.about(ipp.PRINTER)), key=lambda p: p.name))

    def default(self) -> str:
        chosen = os.environ.get("LPDEST") or os.environ.get("PRINTER") or self._own_default()
        if chosen:
            return chosen
        with _translated():
            try:
                answer = self._ask(Operation.GET_DEFAULT, "/", {"requested-attributes": ("printer-name",)})
            except ipp.RefusedError as error:
                if error.status in NOT_FOUND:
                    return ""
                raise
        return _text(next(answer.about(ipp.PRINTER), {}), "printer-name")

    def printer(self, name: str) -> Printer:
        with _translated():
            answer = self._ask(Operation.GET_PRINTER, _path(name), {"requested-attributes": WANTED}, name)
        return _printer(next(answer.about(ipp.PRINTER), {}))

    def send(self, name: str, document: bytes, media: str, copies: int) -> int:
        about: dict[str, tuple[Value, ...]] = {
            "job-name": (JOB_NAME,),
            "ipp-attribute-fidelity": (True,),
            "document-format": ("application/pdf",),
        }
        wishes: dict[str, tuple[Value, ...]] = {"copies": (copies,), "media": (media,)}
        with _translated():
            asked = {"requested-attributes": ("print-scaling-supported",)}
            answer = self._ask(Operation.GET_PRINTER, _path(name), asked, name)
            if NO_SCALING in next(answer.about(ipp.PRINTER), {}).get("print-scaling-supported", ()):
                wishes["print-scaling"] = (NO_SCALING,)
            answer = self._ask(Operation.PRINT_JOB, _path(name), about, name, wishes, document)
        number = next(answer.about(ipp.JOB), {}).get("job-id", [0])[0]
        return int(number)

    def job(self, name: str, number: int) -> Job:
        asked: dict[str, tuple[Value, ...]] = {"job-id": (number,), "requested-attributes": WANTED_OF_JOB}
        with _translated():
            found = next(self._ask(Operation.GET_JOB, _path(name), asked, name).about(ipp.JOB), {})
        sheets = (
            found.get(key, [0])[0] for key in ("job-media-sheets-completed", "job-impressions-completed")
        )
        return Job(
            stage=STAGES.get(int(found.get("job-state", [3])[0]), JobStage.WAITING),
            reasons=_reasons(found, "job-state-reasons"),
            sheets=max(int(value) for value in sheets),
            message=_text(found, "job-printer-state-message"),
        )

    def cancel(self, name: str, number: int) -> None:
        with _translated():
            try:
                self._ask(Operation.CANCEL_JOB, "/jobs/", {"job-id": (number,)}, name)
            except ipp.RefusedError as error:
                if error.status == NOT_POSSIBLE:
                    raise GoneError(str(error)) from error
                raise

    def _ask(
        self, operation: Operation, where: str, about: Attributes, name: str = "",
        wishes: Attributes | None = None, document: bytes = b"",
    ) -> ipp.Answer:  # fmt: skip
        head: dict[str, tuple[Value, ...]] = {
            "attributes-charset": ("utf-8",),
            "attributes-natural-language": ("en",),
        }
        if name:
            head["printer-uri"] = (f"ipp://localhost{_path(name)}",)
        ordered = {key: tuple(value) for key, value in about.items()}
        target = {"job-id": ordered.pop("job-id")} if "job-id" in ordered else {}
        operation_group = {**head, **target, "requesting-user-name": (ipp.user(),), **ordered}
        groups: list[tuple[int, Attributes]] = [(ipp.OPERATION, operation_group)]
        if wishes:
            groups.append((ipp.JOB, wishes))
        return self._road.ask(operation, where, groups, document)

    def _own_default(self) -> str:
        """The printer that the person or the machine's keeper chose with lpoptions."""
        for path in self._own_choices:
            try:
                lines = path.read_text("utf-8", "replace").splitlines()
            except OSError:
                continue
            for line in lines:
                word, _, rest = line.partition(" ")
                if word.lower() == "default" and rest.strip():
                    return rest.split()[0].split("/")[0]
        return ""


@contextmanager
def _translated() -> Iterator[None]:
    """IPP's complaints as the status machine knows them."""
    try:
        yield
    except ipp.NoServiceError as error:
        raise NoServiceError(str(error)) from error
    except ipp.RefusedError as error:
        if error.status in NOT_FOUND:
            raise GoneError(str(error)) from error
        if error.status in NOT_ALLOWED:
            raise NotAllowedError(str(error)) from error
        raise RefusedError(str(error)) from error


def _path(name: str) -> str:
    return f"/printers/{quote(name, safe='')}"


def _printer(found: Mapping[str, list[Value]]) -> Printer:
    name = _text(found, "printer-name")
    return Printer(
        name=name,
        label=_text(found, "printer-info") or name,
        accepting=bool(found.get("printer-is-accepting-jobs", [True])[0]),
        stopped=found.get("printer-state", [3])[0] == STOPPED,
        reasons=_reasons(found, "printer-state-reasons"),
        message=_text(found, "printer-state-message"),
        papers=frozenset(map(str, found.get("media-supported", ()))),
        loaded=frozenset(map(str, found.get("media-ready", ()))),
        formats=frozenset(map(str, found.get("document-format-supported", ()))),
        waiting=int(found.get("queued-job-count", [0])[0]),
    )


def _reasons(found: Mapping[str, list[Value]], key: str) -> frozenset[str]:
    return frozenset(GRADE.sub("", str(reason)) for reason in found.get(key, ()) if reason != "none")


def _text(found: Mapping[str, list[Value]], key: str) -> str:
    return str(next(iter(found.get(key, ())), ""))
