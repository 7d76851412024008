"""The Internet Printing Protocol, as much of it as a sheet needs: messages, and the road they take.

CUPS speaks it on a socket of its own; nothing here starts a program or reads words meant for people.
"""

from __future__ import annotations

import getpass
import os
import socket
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from http.client import HTTPConnection, HTTPException, HTTPResponse
from pathlib import Path

Value = int | bool | str
Attributes = Mapping[str, Sequence[Value]]

VERSION = b"\x02\x00"
OPERATION, JOB, END, PRINTER = 0x01, 0x02, 0x03, 0x04
INTEGER, BOOLEAN, ENUM, RANGE, COLLECTION, COLLECTION_END = 0x21, 0x22, 0x23, 0x33, 0x34, 0x37
NAME, KEYWORD, URI, CHARSET, LANGUAGE, MIME = 0x42, 0x44, 0x45, 0x47, 0x48, 0x49
TAGS = {
    "attributes-charset": CHARSET,
    "attributes-natural-language": LANGUAGE,
    "printer-uri": URI,
    "requesting-user-name": NAME,
    "job-name": NAME,
    "job-id": INTEGER,
    "copies": INTEGER,
    "document-format": MIME,
    "ipp-attribute-fidelity": BOOLEAN,
}
"""How each attribute that is sent is written; any other is a keyword."""

SOCKETS = ("/run/cups/cups.sock", "/var/run/cups/cups.sock", "/private/var/run/cupsd")
PORT = 631
PATIENCE = 10.0
"""Seconds to wait for an answer."""


class Operation(IntEnum):
    """What can be asked."""

    PRINT_JOB = 0x0002
    VALIDATE_JOB = 0x0004
    CANCEL_JOB = 0x0008
    GET_JOB = 0x0009
    GET_PRINTER = 0x000B
    GET_DEFAULT = 0x4001
    GET_PRINTERS = 0x4002


class NoServiceError(OSError):
    """Nobody answers where printing should be, or the answer makes no sense."""


class RefusedError(Exception):
    """The service answered, and said no: an IPP status above 0x03ff."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(f"0x{status:04x} {message}".strip())
        self.status = status


@dataclass(slots=True)
class Answer:
    """What came back: a status, and groups of attributes by what they are about."""

    status: int
    groups: list[tuple[int, dict[str, list[Value]]]] = field(default_factory=list)

    def about(self, group: int) -> Iterator[dict[str, list[Value]]]:
        return (found for tag, found in self.groups if tag == group)


def encode(operation: Operation, request: int, groups: Sequence[tuple[int, Attributes]]) -> bytes:
    """A request in bytes."""
    parts = [VERSION, struct.pack(">HI", operation, request)]
    for tag, attributes in groups:
        parts.append(bytes([tag]))
        for name, values in attributes.items():
            for number, value in enumerate(values):
                parts.append(_attribute(name if number == 0 else "", TAGS.get(name, KEYWORD), value))
    return b"".join([*parts, bytes([END])])


def _attribute(name: str, tag: int, value: Value) -> bytes:
    match value:
        case bool():
            raw = bytes([value])
        case int():
            raw = struct.pack(">i", value)
        case str():
            raw = value.encode()
    key = name.encode()
    return bytes([tag]) + struct.pack(">H", len(key)) + key + struct.pack(">H", len(raw)) + raw


def decode(raw: bytes) -> Answer:
    """An answer from bytes; collections are passed over. Raises NoServiceError for what is no answer."""
    try:
        return _decode(raw)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise NoServiceError(f"not IPP: {error}") from error


def _decode(raw: bytes) -> Answer:
    answer = Answer(struct.unpack_from(">H", raw, 2)[0])
    place, depth, name = 8, 0, ""
    while raw[place] != END:
        tag = raw[place]
        place += 1
        if tag < 0x10:
            answer.groups.append((tag, {}))
            continue
        key, place = _counted(raw, place)
        value, place = _counted(raw, place)
        if tag == COLLECTION_END:
            depth -= 1
        elif depth == 0:
            name = key.decode() or name
            if tag != COLLECTION:
                answer.groups[-1][1].setdefault(name, []).extend(_value(tag, value))
        depth += tag == COLLECTION
    return answer


def _counted(raw: bytes, place: int) -> tuple[bytes, int]:
    (length,) = struct.unpack_from(">H", raw, place)
    return raw[place + 2 : place + 2 + length], place + 2 + length


def _value(tag: int, raw: bytes) -> Iterator[Value]:
    if tag in (INTEGER, ENUM):
        yield struct.unpack(">i", raw)[0]
    elif tag == BOOLEAN:
        yield raw != b"\x00"
    elif tag == RANGE:
        yield from struct.unpack(">ii", raw)
    elif 0x40 <= tag < 0x60:
        yield raw.decode("utf-8", "replace")


class Road:
    """Where the printing service is, looked for as CUPS looks: a socket in the file system, or a host."""

    def __init__(self, server: str = "") -> None:
        found = server or os.environ.get("CUPS_SERVER", "")
        if not found:
            found = next((path for path in SOCKETS if Path(path).exists()), "localhost")
        self.path = found if found.startswith("/") else ""
        host, _, port = found.rpartition(":") if ":" in found else (found, "", "")
        self.host, self.port = host.split("/")[0], int(port) if port.isdigit() else PORT

    def ask(
        self,
        operation: Operation,
        where: str,
        groups: Sequence[tuple[int, Attributes]],
        document: bytes = b"",
    ) -> Answer:
        """One question. Raises NoServiceError or RefusedError."""
        body = encode(operation, 1, groups) + document
        try:
            status, raw = self._post(where, body, {})
            if status == 401 and self.path:
                status, raw = self._post(where, body, {"Authorization": f"PeerCred {user()}"})
        except (OSError, HTTPException) as error:
            raise NoServiceError(f"{self.path or self.host}: {error}") from error
        if status in (401, 403):
            raise RefusedError(0x0403, f"HTTP {status}")
        if status != 200:
            raise NoServiceError(f"{self.path or self.host}: HTTP {status}")
        answer = decode(raw)
        if answer.status > 0x03FF:
            message = next(iter(next(answer.about(OPERATION), {}).get("status-message", [])), "")
            raise RefusedError(answer.status, str(message))
        return answer

    def _post(self, where: str, body: bytes, extra: Mapping[str, str]) -> tuple[int, bytes]:
        connection = (
            _LocalConnection(self.path)
            if self.path
            else HTTPConnection(self.host, self.port, timeout=PATIENCE)
        )
        try:
            headers = {"Content-Type": "application/ipp", **extra}
            connection.request("POST", where, body, headers)
            response: HTTPResponse = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()


class _LocalConnection(HTTPConnection):
    """HTTP over a socket in the file system."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=PATIENCE)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(PATIENCE)
        self.sock.connect(self._path)


def user() -> str:
    """The account this program runs under; the service needs it to let people cancel their own jobs."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "anonymous"
