"""The folder that a graph is kept in: what lies where, and how a new graph takes the place of an old one.

    store/       the store that is queried (unless it is elsewhere: see :func:`graphkit.store.address`)
    graph.ttl    everything but the articles' full texts, as Turtle
    graph.html   the page to look at
    ontology/    a user's own relations and classes, where the graph has been built with some

A new graph takes the place of an old one at the very end, so that a build that fails or is interrupted leaves
the old graph as it was.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graphkit.errors import StoreError
from graphkit.model import Knowledge
from graphkit.vocabulary import load

if TYPE_CHECKING:
    from graphkit.store import Store

TURTLE: Final = "graph.ttl"
PAGE: Final = "graph.html"
TERMS: Final = "ontology"


@contextlib.contextmanager
def rebuilt(folder: Path, store: str | None = None, terms: Sequence[Path] = ()) -> Iterator[Callable[[Knowledge], None]]:
    """The folder, made if need be, and held against other builds.  Call what it gives once, with the new graph.

    ``store`` chooses another store than the one in the folder, as :func:`graphkit.store.address` says; ``terms`` are Turtle
    files of own relations and classes, which the folder keeps.

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
            yield lambda knowledge: _put(knowledge, folder, stage, held, terms)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _put(knowledge: Knowledge, folder: Path, stage: Path, store: Store, terms: Sequence[Path]) -> None:
    from graphkit.graph import triples
    from graphkit.views.html import write_html
    from graphkit.views.serialise import write

    vocabulary = load(tuple(terms))
    write(knowledge, stage / TURTLE, "turtle", vocabulary=vocabulary)
    write_html(knowledge, stage / PAGE, vocabulary=vocabulary)
    (stage / TERMS).mkdir()
    for number, file in enumerate(terms, 1):
        shutil.copyfile(file, stage / TERMS / f"{number:03d}-{file.name}")
    # What is most likely to fail comes before anything of the old graph is touched.
    store.replace(triples(knowledge, vocabulary=vocabulary))
    try:
        for name in (TURTLE, PAGE):
            (stage / name).replace(folder / name)
        if (folder / TERMS).is_dir():
            (folder / TERMS).rename(stage / "old")
        if terms:
            (stage / TERMS).rename(folder / TERMS)
    except OSError as error:
        raise StoreError(f"{folder}: a file there can't be replaced ({error.strerror}): remove it and build again") from error


def own_terms(folder: Path) -> tuple[Path, ...]:
    """The Turtle files of own relations and classes that a graph was built with."""
    return tuple(sorted((folder / TERMS).glob("*.ttl")))


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
