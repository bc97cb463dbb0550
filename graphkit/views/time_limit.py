"""Work that is given up after a time.

A query of Oxigraph can't be interrupted, so it is made in a thread of its own and left behind when its time is over; there it
ends by itself at its next row.  Threads wait for further work, because starting one takes longer than a small query.  Where many
that were left behind still run, no other is begun.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from queue import SimpleQueue
from typing import Final, TypeVar

from graphkit.errors import QueryError

_Value = TypeVar("_Value")

#: So many threads wait for work at most.
_WAITING: Final = 8
#: So many that were left behind may still run.
_LEFT_BEHIND: Final = 16
_idle: Final[deque[_Worker]] = deque()
_left_behind: Final[set[int]] = set()


def within(seconds: float | None, work: Callable[[threading.Event], _Value]) -> _Value:
    """What ``work`` gives, if it gives it in time (None: whenever it does).  It is told to end by the event that it gets.

    Raises :class:`QueryError` when the time is over, and what ``work`` raises.
    """
    cancelled = threading.Event()
    if seconds is None:
        return work(cancelled)
    if len(_left_behind) >= _LEFT_BEHIND:
        raise QueryError(f"{_LEFT_BEHIND} queries that were given up are still running: wait until they have ended")
    outcome: SimpleQueue[_Value] = SimpleQueue()
    failure: list[BaseException] = []
    done = threading.Lock()
    done.acquire()

    def job() -> None:
        try:
            outcome.put(work(cancelled))
        except BaseException as error:
            failure.append(error)
        finally:
            done.release()
            _left_behind.discard(id(cancelled))

    try:
        worker = _idle.pop()
    except IndexError:
        worker = _Worker()
    worker.jobs.put(job)
    if not done.acquire(timeout=min(seconds, threading.TIMEOUT_MAX)):
        cancelled.set()
        _left_behind.add(id(cancelled))
        if done.acquire(blocking=False):  # it ended just now, and has perhaps looked before it was noted
            _left_behind.discard(id(cancelled))
        raise QueryError(f"the query was given up after {seconds:g} seconds: ask for less, or allow more time")
    if failure:
        raise failure[0]
    return outcome.get()


class _Worker:
    """A thread that does one job after another, and waits among the idle ones in between."""

    def __init__(self) -> None:
        self.jobs: SimpleQueue[Callable[[], None]] = SimpleQueue()
        threading.Thread(target=self._run, name="graphkit-query", daemon=True).start()

    def _run(self) -> None:
        while True:
            self.jobs.get()()
            if len(_idle) >= _WAITING:
                return
            _idle.append(self)
