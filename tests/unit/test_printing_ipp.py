"""The Internet Printing Protocol in bytes, and where its service is looked for."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ybdesk.printing.ipp import (
    JOB,
    OPERATION,
    PRINTER,
    Attributes,
    NoServiceError,
    Operation,
    Road,
    decode,
    encode,
)


def test_ipp_messages() -> None:
    groups: list[tuple[int, Attributes]] = [
        (OPERATION, {"attributes-charset": ["utf-8"], "job-id": [7], "ipp-attribute-fidelity": [True]}),
        (JOB, {"media": ["iso_a4_210x297mm"], "requested-attributes": ["a", "b"]}),
    ]
    answer = decode(encode(Operation.GET_JOB, 1, groups))
    assert answer.status == Operation.GET_JOB
    assert next(answer.about(OPERATION)) == groups[0][1]
    assert next(answer.about(JOB)) == groups[1][1]
    assert list(answer.about(PRINTER)) == []


def test_ipp_collections_are_passed_over() -> None:
    inner = (
        b"\x34\x00\x05media\x00\x00"
        b"\x4a\x00\x00\x00\x01x"
        b"\x21\x00\x00\x00\x04\x00\x00\x00\x07"
        b"\x37\x00\x00\x00\x00"
    )
    raw = b"\x02\x00\x00\x00\x00\x00\x00\x01\x04" + inner + b"\x44\x00\x01a\x00\x01b\x03"
    assert next(decode(raw).about(PRINTER)) == {"a": ["b"]}


@given(st.binary(max_size=80))
def test_what_is_no_ipp_is_no_answer(raw: bytes) -> None:
    with suppress(NoServiceError):
        decode(raw)


def test_where_printing_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", "/some/where.sock")
    assert Road().path == "/some/where.sock"
    assert (Road("printhost").host, Road("printhost").port) == ("printhost", 631)
    assert (Road("printhost:8631").host, Road("printhost:8631").port) == ("printhost", 8631)
    with pytest.raises(NoServiceError):
        Road("/no/such/socket").ask(Operation.GET_DEFAULT, "/", [])
