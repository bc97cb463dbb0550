"""The folder that a graph is kept in: what lies where, and how a new graph takes the place of an old one.

    store/        the store that is queried (unless it is elsewhere: see :func:`graphkit.store.address`)
    graph.ttl     everything but the articles' full texts, as Turtle
    graph.html    the page to look at
    inferred.ttl  what follows from the graph, where it was built with that
    ontology/     a user's own relations and classes, where the graph has been built with some
    imports/      a user's own lists of entities (:mod:`graphkit.known.keeping`), which every new graph is linked to

A new graph takes the place of an old one at the very end, so that a build that fails or is interrupted leaves
the old graph as it was.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from graphkit.errors import InputError, StoreError
from graphkit.model import Knowledge
from graphkit.vocabulary import Vocabulary, load

if TYPE_CHECKING:
    from graphkit.known import KnownList, Linked
    from graphkit.known.keeping import Kept
    from graphkit.store import Store, Triple

TURTLE: Final = "graph.ttl"
PAGE: Final = "graph.html"
INFERRED: Final = "inferred.ttl"
TERMS: Final = "ontology"
IMPORTS: Final = "imports"


class Put(Protocol):
    """Puts a new graph in the place of the old one."""

    def __call__(self, knowledge: Knowledge, *, infer: bool = False) -> Linked:
        """Links ``knowledge`` to the folder's lists and writes it all; ``infer`` adds what follows.  Gives what was written."""


@dataclass(frozen=True, slots=True)
class Imported:
    """Lists that were brought in, how many names of each later builds recognise, and the links of the graph, if there is one."""

    lists: tuple[KnownList, ...]
    names: tuple[int, ...]
    linked: Linked | None


@contextlib.contextmanager
def rebuilt(folder: Path, store: str | None = None, terms: Sequence[Path] = ()) -> Iterator[Put]:
    """The folder, made if need be, and held against other builds.  Call what it gives once, with the new graph.

    ``store`` chooses another store than the one in the folder, as :func:`graphkit.store.address` says; ``terms`` are Turtle
    files of own relations and classes, which the folder keeps.

    Raises StoreError at once, before any work is done, where the folder can't be written to or another build is
    writing there; and later where the new graph can't be written, with the old one as it was.
    """
    with _held(folder, store) as (held, stage):
        yield lambda knowledge, *, infer=False: _put(knowledge, folder, stage, held, terms, infer=infer)


@contextlib.contextmanager
def _held(folder: Path, store: str | None) -> Iterator[tuple[Store, Path]]:
    """The folder's store, for writing, and a new folder in it for what is not ready."""
    from graphkit.store import address, open_store

    try:
        folder.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=".building-", dir=folder))
    except OSError as error:
        raise StoreError(f"{folder}: can't be written to ({error.strerror}): choose another folder with -o") from error
    try:
        with open_store(address(store, folder)) as held:
            yield held, stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _put(knowledge: Knowledge, folder: Path, stage: Path, store: Store, terms: Sequence[Path], *, infer: bool) -> Linked:
    from graphkit.graph import triples
    from graphkit.known import keeping, link
    from graphkit.views.html import write_html
    from graphkit.views.rdf import RdfOptions, inferred_turtle
    from graphkit.views.serialise import write, write_file

    vocabulary = load(tuple(terms))
    kept = keeping.kept(folder, vocabulary)
    linked = link(knowledge, kept.entities, vocabulary)
    write(linked.knowledge, stage / TURTLE, "turtle", vocabulary=vocabulary)
    write_html(linked.knowledge, stage / PAGE, vocabulary=vocabulary)
    if infer:
        write_file(stage / INFERRED, inferred_turtle(linked.knowledge, RdfOptions(vocabulary=vocabulary)))
    (stage / TERMS).mkdir()
    for number, file in enumerate(terms, 1):
        shutil.copyfile(file, stage / TERMS / f"{number:03d}-{file.name}")
    # What is most likely to fail comes before anything of the old graph is touched.
    store.replace(triples(linked.knowledge, vocabulary=vocabulary), _parts(linked.knowledge, kept, vocabulary, infer=infer))
    try:
        for name in (TURTLE, PAGE, *((INFERRED,) if infer else ())):
            (stage / name).replace(folder / name)
        if not infer:
            (folder / INFERRED).unlink(missing_ok=True)
        if kept.lists:
            keeping.note(folder, stage, linked.added)
        if (folder / TERMS).is_dir():
            (folder / TERMS).rename(stage / "old")
        if terms:
            (stage / TERMS).rename(folder / TERMS)
    except OSError as error:
        raise StoreError(f"{folder}: a file there can't be replaced ({error.strerror}): remove it and build again") from error
    return linked


def _parts(knowledge: Knowledge, kept: Kept, vocabulary: Vocabulary, *, infer: bool) -> Mapping[str, Iterable[Triple]]:
    from graphkit.views.inference import infer as inferred
    from graphkit.views.inference import inferred_triples

    parts: dict[str, Iterable[Triple]] = {"imported": kept.triples()} if kept.lists else {}
    if infer:
        parts["inferred"] = inferred_triples(inferred(knowledge, vocabulary), vocabulary=vocabulary)
    return parts


def bring_in(folder: Path, files: Sequence[Path], types: Mapping[str, str] | None = None, store: str | None = None) -> Imported:
    """Keeps a user's own lists of entities with the graph in a folder, and links the graph to them where there is one.

    A list takes the place of one of the same file name; all else that was there stays.  ``types`` is that of
    :func:`graphkit.known.read`.

    Raises InputError for a file that can't be read, before anything is changed, and the errors of :func:`rebuilt`.
    """
    from graphkit.graph import knowledge
    from graphkit.known import keeping, read, recognition, unlinked
    from graphkit.language.names import gazetteer

    terms = own_terms(folder)
    vocabulary = load(terms)
    lists = tuple(read(file, types, vocabulary) for file in files)
    if len({one.name for one in lists}) < len(lists):
        raise InputError(f"two of the files have the same name but for the ending ({', '.join(map(str, files))}): rename one")
    known_names = gazetteer.load()
    new = [recognition.entries(one.entities, known_names, vocabulary) for one in lists]
    linked = None
    with _held(folder, store) as (held, stage):
        before = None
        if (folder / TURTLE).is_file():
            with opened(folder, store) as present:
                before = unlinked(knowledge(present.texts()), keeping.kept(folder, vocabulary).added)
        keeping.keep(folder, stage, [(one, recognition.table(rows)) for one, rows in zip(lists, new, strict=True)])
        if before is not None:
            linked = _put(before, folder, stage, held, terms, infer=(folder / INFERRED).is_file())
    return Imported(lists, tuple(map(len, new)), linked)


def own_rules(folder: Path) -> tuple[Path, ...]:
    """The folder of rules that teaches the names of the lists that were brought in, where there are any."""
    from graphkit.known import keeping

    return keeping.rules(folder)


def own_terms(folder: Path) -> tuple[Path, ...]:
    """The Turtle files of own relations and classes that a graph was built with."""
    return tuple(sorted((folder / TERMS).glob("*.ttl")))


def opened(folder: Path, store: str | None = None, *, writable: bool = False) -> Store:
    """The store of the graph in a folder, for reading unless ``writable``; close it when done.

    Raises StoreError where there is none, or where another process is writing it.

    A store in memory is filled from the folder's files.
    """
    from graphkit.store import MemoryAddress, address, open_store

    where = address(store, folder)
    held = open_store(where, read_only=True)
    if writable and not isinstance(where, MemoryAddress):
        held.close()  # it is there
        held = open_store(where)
    if isinstance(where, MemoryAddress):
        if not (folder / TURTLE).is_file():
            raise StoreError(f"{folder} holds no {TURTLE}: run 'graphkit build' first, or name the folder of a graph")
        held.load(folder / TURTLE)
        if (folder / INFERRED).is_file():
            held.load(folder / INFERRED, part="inferred")
        held.load(*sorted((folder / IMPORTS).glob("*.nt")), part="imported")
    return held
