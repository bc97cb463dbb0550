"""The folder that a graph is kept in: what lies where, and how a new graph takes the place of an old one.

    store/       the store that is queried (unless it is elsewhere: see :func:`graphkit.store.address`)
    graph.ttl    everything but the articles' full texts, as Turtle
    graph.html   the page to look at

A new graph takes the place of an old one at the very end, so that a build that fails or is interrupted leaves
the old graph as it was.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graphkit.errors import StoreError
from graphkit.model import Knowledge

if TYPE_CHECKING:
    from graphkit.store import Store

TURTLE: Final = "graph.ttl"
PAGE: Final = "graph.html"


@contextlib.contextmanager
def rebuilt(folder: Path, store: str | None = None) -> Iterator[Callable[[Knowledge], None]]:
    """The folder, made if need be, and held against other builds.  Call what it gives once, with the new graph.

    ``store`` chooses another store than the one in the folder, as :func:`graphkit.store.address` says.

    Raises StoreError at once, before any work is done, where the folder can't be written to or another build is
    writing there; and later where the new graph can't be written, with the old one as it was.
    """
    from graphkit.store import address, open_store

    try:
        folder.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=".building-", dir=folder))
    except OSError as error:
        raise StoreError(f"{folder}: can't be written to ({error.strerror}): choose another folder with -o") from error
    try:
        with open_store(address(store, folder)) as held:
            yield lambda knowledge: _put(knowledge, folder, stage, held)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _put(knowledge: Knowledge, folder: Path, stage: Path, store: Store) -> None:
    from graphkit.graph import triples
    from graphkit.views.html import write_html
    from graphkit.views.serialise import write

    write(knowledge, stage / TURTLE, "turtle")
    write_html(knowledge, stage / PAGE)
    # What is most likely to fail comes before anything of the old graph is touched.
    store.replace(triples(knowledge))
    try:
        for name in (TURTLE, PAGE):
            (stage / name).replace(folder / name)
    except OSError as error:
        raise StoreError(f"{folder / name}: can't be replaced ({error.strerror}): remove it and build again") from error


def opened(folder: Path, store: str | None = None) -> Store:
    """The store of the graph in a folder, for reading; close it when done.  Raises StoreError where there is none.

    A store in memory is filled from the folder's ``graph.ttl``.
    """
    from graphkit.store import MemoryAddress, address, open_store

    where = address(store, folder)
    held = open_store(where, read_only=True)
    if isinstance(where, MemoryAddress):
        if not (folder / TURTLE).is_file():
            raise StoreError(f"{folder} holds no {TURTLE}: run 'graphkit build' first, or name the folder of a graph")
        held.load(folder / TURTLE)
    return held
