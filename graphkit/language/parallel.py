"""Reading in several processes: each has a reader of its own, and the readings come back in the order of the documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context

from graphkit.model import Document, Reading

# A reading function; spaCy's pipelines don't travel between processes, so that each process makes its own.
Read = Callable[[Iterable[Document]], Iterator[Reading]]

# Few enough to hold in memory, many enough to keep a process busy.
_BATCH = 16
_read: Read | None = None


def read_in_processes(begin: Callable[[], Read], documents: Iterable[Document], workers: int) -> Iterator[Reading]:
    """Read documents in ``workers`` processes, each with the reading function that ``begin`` (picklable) makes there.

    No more than two batches a process are under way at once, so that a corpus of any size streams through.
    Errors of a process are raised here.
    """
    stream = iter(documents)
    with ProcessPoolExecutor(workers, get_context("spawn"), _begin, (begin,)) as pool:
        waiting: list[Future[tuple[Reading, ...]]] = []
        while True:
            while len(waiting) < 2 * workers and (batch := tuple(islice(stream, _BATCH))):
                waiting.append(pool.submit(_read_batch, batch))
            if not waiting:
                return
            yield from waiting.pop(0).result()


def _begin(begin: Callable[[], Read]) -> None:
    global _read
    _read = begin()


def _read_batch(documents: tuple[Document, ...]) -> tuple[Reading, ...]:
    assert _read is not None, "a process reads only after it has begun"
    return tuple(_read(documents))
