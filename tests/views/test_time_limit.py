"""Work that is given up after a time."""

from __future__ import annotations

import threading
import time

import pytest

from graphkit.errors import QueryError
from graphkit.views.time_limit import within


@pytest.mark.parametrize("seconds", [None, 5.0, 1e12])
def test_what_is_done_in_time_is_given_back(seconds: float | None) -> None:
    assert [within(seconds, lambda cancelled, n=n: (n, cancelled.is_set())) for n in range(20)] == [(n, False) for n in range(20)]


def test_an_error_is_raised_as_it_was_and_the_next_one_is_served() -> None:
    def broken(cancelled: threading.Event) -> None:
        raise ValueError("so it is")

    for _ in range(3):
        with pytest.raises(ValueError, match="so it is"):
            within(5.0, broken)
    assert within(5.0, lambda cancelled: "served") == "served"


def test_what_takes_too_long_is_given_up_and_told_to_end() -> None:
    ended = threading.Event()

    def endless(cancelled: threading.Event) -> None:
        cancelled.wait(10)
        ended.set()

    before = time.monotonic()
    with pytest.raises(QueryError, match=r"given up after 0\.05 seconds"):
        within(0.05, endless)
    assert time.monotonic() - before < 5
    assert ended.wait(5)


def test_many_at_once_do_not_get_into_each_others_way() -> None:
    gate = threading.Barrier(20)
    found: list[int] = []

    def ask(n: int) -> None:
        gate.wait(10)
        found.append(within(10.0, lambda cancelled: n))

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(found) == list(range(20))


def test_where_many_that_were_given_up_still_run_no_other_is_begun() -> None:
    gate = threading.Event()
    # Queries that other tests gave up may still be ending: there is room for 16 at most.
    for _ in range(16):
        with pytest.raises(QueryError, match="given up"):
            within(0.001, lambda cancelled: gate.wait(20))
    with pytest.raises(QueryError, match="16 queries that were given up are still running"):
        within(1.0, lambda cancelled: "begun")
    gate.set()
    before = time.monotonic()
    while True:
        try:
            assert within(1.0, lambda cancelled: "begun") == "begun"
            break
        except QueryError:
            assert time.monotonic() - before < 10
            time.sleep(0.01)
