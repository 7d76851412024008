"""The clockwork of a visit: quiet, warned, over; and clocks that do what clocks should not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ybdesk.kiosk.session import LONGEST_READING_SECONDS, Session, State


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


def state(session: Session) -> State:
    """Read anew each time."""
    return session.state


def begun() -> tuple[Session, Clock]:
    clock = Clock()
    session = Session(120, 60, clock)
    session.begin()
    return session, clock


def test_quiet_is_warned_about_and_then_over() -> None:
    session, clock = begun()
    clock.at += 119.9
    assert not session.tick()
    clock.at += 0.1
    assert session.tick()
    assert state(session) is State.WARNED
    assert session.remaining == 60
    clock.at += 59.5
    assert not session.tick()
    assert session.remaining == 1
    clock.at += 0.5
    assert session.tick()
    assert state(session) is State.WAITING


def test_a_touch_takes_the_warning_back_as_often_as_one_likes() -> None:
    session, clock = begun()
    for _ in range(12):
        clock.at += 179
        session.tick()
        assert state(session) is State.WARNED
        session.touch()
        assert state(session) is State.ACTIVE
    assert not session.tick()


def test_listening_is_not_quiet_but_not_for_ever() -> None:
    session, clock = begun()
    while clock.at < 1000 + LONGEST_READING_SECONDS:
        assert state(session) is State.ACTIVE
        session.tick(reading=True)
        clock.at += 1
    clock.at += 121
    session.tick(reading=True)
    assert state(session) is State.WARNED


def test_reading_the_warning_aloud_does_not_hold_it() -> None:
    session, clock = begun()
    clock.at += 120
    session.tick()
    clock.at += 60
    session.tick(reading=True)
    assert state(session) is State.WAITING


def test_a_night_asleep_is_over_at_once() -> None:
    session, clock = begun()
    clock.at += 8 * 3600
    session.tick()
    assert state(session) is State.WAITING


def test_a_clock_that_jumps_back_starts_the_time_anew() -> None:
    session, clock = begun()
    clock.at -= 500
    session.tick()
    assert state(session) is State.ACTIVE
    clock.at += 180
    session.tick()
    assert state(session) is State.WAITING


@given(st.lists(st.tuples(st.floats(-1e6, 1e6), st.sampled_from(["tick", "read", "touch", "begin", "end"]))))
def test_every_state_leads_back_to_the_first_page(steps: list[tuple[float, str]]) -> None:
    session, clock = begun()
    for jump, step in steps:
        clock.at += jump
        if step in ("tick", "read"):
            session.tick(step == "read")
        else:
            getattr(session, step)()
        assert 0 <= session.remaining <= 60
    session.tick()
    for _ in range(3):
        clock.at += LONGEST_READING_SECONDS
        session.tick()
    assert state(session) is State.WAITING
