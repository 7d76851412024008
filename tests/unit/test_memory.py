"""What is remembered of people's questions, and that it can be forgotten."""

from __future__ import annotations

from ybdesk.memory import forget, remembered


def test_a_result_is_worked_out_once_until_it_is_forgotten() -> None:
    asked: list[int] = []

    @remembered(2)
    def double(number: int) -> int:
        asked.append(number)
        return 2 * number

    assert [double(1), double(1), double(2)] == [2, 2, 4]
    assert asked == [1, 2]
    forget()
    assert double.cache_info().currsize == 0
    assert double(1) == 2
    assert asked == [1, 2, 1]


def test_only_the_last_so_many_are_kept() -> None:
    @remembered(1)
    def same(number: int) -> int:
        return number

    assert [same(1), same(2)] == [1, 2]
    assert same.cache_info().currsize == 1
