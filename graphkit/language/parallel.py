"""Reading in several processes: each has a reader of its own, and the readings come back in the order of the documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphkit.language.reader import Reader
    from graphkit.model import Document, Reading

# Few enough to hold in memory, many enough to keep a process busy.
_BATCH = 16
_reader: Reader | None = None


def read_in_processes(model: str | None, rules: Sequence[Path], documents: Iterable[Document], workers: int) -> Iterator[Reading]:
    """Read documents in ``workers`` processes.

    No more than two batches a process are under way at once, so that a corpus of any size streams through.
    Errors of a process are raised here.
    """
    stream = iter(documents)
    with ProcessPoolExecutor(workers, get_context("spawn"), _begin, (model, tuple(rules))) as pool:
        waiting: list[Future[tuple[Reading, ...]]] = []
        while True:
            while len(waiting) < 2 * workers and (batch := tuple(islice(stream, _BATCH))):
                waiting.append(pool.submit(_read, batch))
            if not waiting:
                return
            yield from waiting.pop(0).result()


def _begin(model: str | None, rules: tuple[Path, ...]) -> None:
    from graphkit.language.reader import Reader

    global _reader
    _reader = Reader(model, rules)


def _read(documents: tuple[Document, ...]) -> tuple[Reading, ...]:
    assert _reader is not None, "a process reads only after it has begun"
    return tuple(_reader.read(documents))
