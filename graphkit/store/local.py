"""Stores that are Oxigraph databases of this process: in a folder, or in memory.

A folder holds one database for each state of the graph (``g000001``, ``g000002``, …) and the name of the present one in
``PRESENT``.  A writer makes the next one beside it and then changes that one line, so readers see the old graph or
the new one and nothing between, and a writer that fails or is killed changes nothing.  A database that has been named in
``PRESENT`` is never written to again, because Oxigraph allows no reader beside a writer of one database.
"""

from __future__ import annotations

import os
import shutil
import socket
import sys
from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

import portalocker
import pyoxigraph as ox

from graphkit.errors import QueryError, StoreError
from graphkit.store.base import NOTHING, Store, Triple

if TYPE_CHECKING:
    from rdflib import Dataset

_FORMATS: Final = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
_EXCLUSIVE: Final = portalocker.LockFlags.EXCLUSIVE | portalocker.LockFlags.NON_BLOCKING
_SHARED: Final = portalocker.LockFlags.SHARED | portalocker.LockFlags.NON_BLOCKING


class _OxigraphStore(Store):
    """What the two have in common."""

    def __init__(self) -> None:
        self._notes: dict[str, str] = {}

    @property
    def notes(self) -> dict[str, str]:
        """See :class:`Store`."""
        return self._notes

    @property
    @abstractmethod
    def oxigraph(self) -> ox.Store:
        """See :class:`Store`."""

    @property
    def dataset(self) -> Dataset:
        """See :class:`Store`."""
        from oxrdflib import OxigraphStore  # slow to import, and most commands need no rdflib dataset
        from rdflib import Dataset

        return Dataset(store=OxigraphStore(store=self.oxigraph))

    def dataset_with(self, parts: Sequence[str]) -> Dataset:
        """See :class:`Store`."""
        joined = MemoryStore()
        joined.replace(chain(self.triples(), *(self.part_triples(name) for name in parts)))
        return joined.dataset

    def triples(self) -> Iterator[Triple]:
        """See :class:`Store`."""
        from graphkit.store.terms import from_ox

        return from_ox(self._default_graph())

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """See :class:`Store`."""
        from graphkit.store.terms import texts

        return texts(self._default_graph())

    def part_triples(self, name: str) -> Iterator[Triple]:
        """See :class:`Store`."""
        from graphkit.store.terms import from_ox

        return from_ox(self.oxigraph.quads_for_pattern(None, None, None, ox.NamedNode(self.part(name))))

    def _default_graph(self) -> Iterator[ox.Quad]:
        return iter(self.oxigraph.quads_for_pattern(None, None, None, ox.DefaultGraph()))

    def _quads(self, triples: Iterable[Triple], parts: Mapping[str, Iterable[Triple]]) -> Iterator[ox.Quad]:
        from graphkit.store.terms import quads

        yield from quads(triples)
        for name, part in parts.items():
            yield from quads(part, self.part(name))


class MemoryStore(_OxigraphStore):
    """A store that is gone with the process."""

    def __init__(self) -> None:
        super().__init__()
        self._database = ox.Store()

    @property
    def oxigraph(self) -> ox.Store:
        """See :class:`Store`."""
        return self._database

    def replace(self, triples: Iterable[Triple], parts: Mapping[str, Iterable[Triple]] = NOTHING) -> None:
        """See :class:`Store`."""
        self._notes.clear()
        self._database = _filled(self._quads(triples, parts))

    def extend(self, triples: Iterable[Triple]) -> None:
        """See :class:`Store`."""
        self._notes.clear()
        self._database.extend(self._quads(triples, NOTHING))

    def load(self, *files: Path, part: str | None = None) -> None:
        """See :class:`Store`."""
        self._notes.clear()
        database = _filled(self._database)
        _bulk_load(database, files, part and self.part(part))
        self._database = database

    def update(self, update: str) -> None:
        """See :class:`Store`."""
        self._notes.clear()
        _update(self._database, update)

    def close(self) -> None:
        """Does nothing: there is nothing to give back."""


class DiskStore(_OxigraphStore):
    """A store in a folder."""

    def __init__(self, folder: Path, *, read_only: bool) -> None:
        super().__init__()
        self.folder = folder
        self._lock = None if read_only else _WriterLock(folder)
        self._open: tuple[str, ox.Store, IO[str]] | None = None
        if read_only:
            self._read()

    @property
    def oxigraph(self) -> ox.Store:
        """See :class:`Store`."""
        return self._read()

    def replace(self, triples: Iterable[Triple], parts: Mapping[str, Iterable[Triple]] = NOTHING) -> None:
        """See :class:`Store`."""
        self._succeed(lambda database: database.bulk_extend(self._quads(triples, parts)), keep=False)

    def extend(self, triples: Iterable[Triple]) -> None:
        """See :class:`Store`."""
        self._succeed(lambda database: database.bulk_extend(self._quads(triples, NOTHING)), keep=True)

    def load(self, *files: Path, part: str | None = None) -> None:
        """See :class:`Store`."""
        graph = part and self.part(part)
        self._succeed(lambda database: _bulk_load(database, files, graph), keep=True)

    def update(self, update: str) -> None:
        """See :class:`Store`."""
        self._succeed(lambda database: _update(database, update), keep=True)

    def close(self) -> None:
        """See :class:`Store`."""
        self._release()
        if self._lock is not None:
            self._lock.release()

    def _read(self) -> ox.Store:
        """The present state.  A reader stays with the one that it began with."""
        if self._open is None:
            with _disk_errors(self.folder, "read"):
                self._open = self._open_present()
        return self._open[1]

    def _open_present(self) -> tuple[str, ox.Store, IO[str]]:
        while True:
            name = _present(self.folder)
            if name is None:
                raise StoreError(f"{self.folder} holds no graph: run `graphkit build` first, or name the folder of one")
            in_use = (self.folder / f"{name}.use").open(encoding="utf-8")
            try:
                portalocker.lock(in_use, _SHARED)
                if _present(self.folder) == name:  # else it was replaced, and is perhaps being removed
                    return name, ox.Store.read_only(str(self.folder / name)), in_use
            except portalocker.LockException:
                pass
            except BaseException:
                in_use.close()
                raise
            in_use.close()

    def _release(self) -> None:
        self._notes.clear()
        if self._open is not None:
            self._open[2].close()
            self._open = None

    def _succeed(self, fill: Callable[[ox.Store], None], *, keep: bool) -> None:
        """Makes the next state of the graph, from nothing or from a copy (of links) of the present one."""
        if self._lock is None:
            raise StoreError(f"{self.folder} was opened for reading only")
        with _disk_errors(self.folder, "written"):
            present = _present(self.folder)
            self._remove_all_but(present)
            name = f"g{int(present[1:]) + 1 if present else 1:06d}"
            try:
                if keep and present is not None:
                    self._read().backup(str(self.folder / name))
                database = ox.Store(str(self.folder / name))
                fill(database)
                database.flush()
                del database  # closes the files
                (self.folder / f"{name}.use").touch()
                _write_durably(self.folder / "PRESENT", name)
            except BaseException:
                shutil.rmtree(self.folder / name, ignore_errors=True)
                raise
            self._release()
            self._remove_all_but(name)

    def _remove_all_but(self, name: str | None) -> None:
        """Removes states that nobody reads any more.  One that is being read is removed at a later time."""
        for state in sorted(self.folder.glob("g[0-9]*[0-9]")):
            if state.name != name and state.is_dir():
                marker = self.folder / f"{state.name}.use"
                if self._open is not None and self._open[0] == state.name:
                    continue
                with suppress(portalocker.LockException), marker.open("a", encoding="utf-8") as in_use:
                    portalocker.lock(in_use, _EXCLUSIVE)
                    shutil.rmtree(state)
                    marker.unlink()


class _WriterLock:
    """Held by the one process that may write in a folder; the operating system takes it back from a process that dies."""

    def __init__(self, folder: Path) -> None:
        with _disk_errors(folder, "written"):
            folder.mkdir(parents=True, exist_ok=True)
            self._file: IO[str] | None = (folder / "LOCK").open("a+", encoding="utf-8")
        try:
            portalocker.lock(self._file, _EXCLUSIVE)
        except portalocker.LockException:
            self._file.seek(0)
            holder = self._file.read().strip() or "another process"
            self._file.close()
            raise StoreError(f"{folder} is being written by {holder}: wait until it is done, or choose another folder") from None
        self._file.truncate(0)
        command = Path(sys.argv[0]).name or "python"
        self._file.write(f"process {os.getpid()} ({command}) on {socket.gethostname()}")
        self._file.flush()

    def release(self) -> None:
        """Lets others write."""
        if self._file is not None:
            self._file.truncate(0)
            self._file.close()
            self._file = None


def _filled(found: Iterable[ox.Quad]) -> ox.Store:
    database = ox.Store()
    database.bulk_extend(found)
    return database


def _update(database: ox.Store, update: str) -> None:
    try:
        database.update(update)
    except (SyntaxError, RuntimeError, ValueError) as error:
        raise QueryError(f"the update can't be carried out: {error}") from error


def _present(folder: Path) -> str | None:
    try:
        name = (folder / "PRESENT").read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    if not (name.startswith("g") and name[1:].isdecimal()):
        raise StoreError(f"{folder / 'PRESENT'} is damaged: remove the folder and build the graph again")
    return name


def _bulk_load(database: ox.Store, files: Iterable[Path], graph: str | None) -> None:
    target = ox.NamedNode(graph) if graph else None
    for file in files:
        kind = _FORMATS.get(file.suffix.lower())
        if kind is None:
            raise StoreError(f"{file}: can't tell its format; name it with one of {', '.join(sorted(_FORMATS))}")
        try:
            database.bulk_load(path=str(file), format=kind, base_iri=file.resolve().as_uri(), to_graph=target)
        except (SyntaxError, ValueError) as error:
            raise StoreError(f"{file}: {error}; correct the file") from error
        except FileNotFoundError:
            raise StoreError(f"{file}: there is no such file") from None


def _write_durably(path: Path, text: str) -> None:
    temporary = path.with_name(path.name + ".new")
    with temporary.open("w", encoding="ascii") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


@contextmanager
def _disk_errors(folder: Path, verb: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(f"{folder} can't be {verb} ({error.strerror or error}): check path, rights and free space") from error
