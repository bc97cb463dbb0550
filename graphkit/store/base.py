"""What every store offers, and what tells one store from another."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, Final, Self, TypeAlias

from graphkit.errors import StoreError

if TYPE_CHECKING:
    import pyoxigraph as ox
    from rdflib import Dataset, Literal, URIRef

#: Stores hold what graphkit writes, and that has no blank nodes.
Triple: TypeAlias = "tuple[URIRef, URIRef, URIRef | Literal]"

#: What a store may hold beside the graph, each in a named graph of its own (:meth:`Store.part`): what follows from the graph,
#: and what a user brought in.
PARTS: Final = ("imported", "inferred")
#: What the names of these graphs begin with, unless the graph itself has a name.
_PARTS_BASE: Final = "https://w3id.org/graphkit/id/"


@dataclass(frozen=True, slots=True)
class DiskAddress:
    """A database in ``folder``."""

    folder: Path

    def __str__(self) -> str:
        return str(self.folder)


@dataclass(frozen=True, slots=True)
class MemoryAddress:
    """An empty graph that is gone with the process."""

    def __str__(self) -> str:
        return "memory"


@dataclass(frozen=True, slots=True)
class EndpointAddress:
    """A SPARQL 1.1 endpoint: URLs for queries and updates, and how to speak with it.

    ``graph`` is the IRI of the named graph that is read and written, or None for the default graph.  ``timeout`` is
    how many seconds one request may take; a request that fails for a passing reason is made up to ``attempts`` times,
    after ``pause`` seconds and twice as long each time.  ``batch`` is how many triples one update brings.
    """

    query_url: str
    update_url: str
    graph: str | None = None
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)
    timeout: float = 60.0
    attempts: int = 4
    pause: float = 0.5
    batch: int = 5_000

    def __str__(self) -> str:
        return self.query_url


#: No parts.
NOTHING: Final[Mapping[str, Iterable[Triple]]] = MappingProxyType({})


class Store(ABC):
    """A set of triples that is read through ``dataset`` and replaced as a whole, with its :data:`PARTS` beside it.

    Use it in a ``with`` statement.  Every method raises :class:`graphkit.errors.StoreError` where the
    store can't do what it is asked, and then what it held is as it was.
    """

    @property
    @abstractmethod
    def dataset(self) -> Dataset:
        """What the store holds, as rdflib sees it.  Only for reading: a store changes by :meth:`replace` and :meth:`extend`."""

    @abstractmethod
    def dataset_with(self, parts: Sequence[str]) -> Dataset:
        """The graph and some of its :data:`PARTS` as one graph, as rdflib sees it: a local store makes a copy in memory for that.

        Raises :class:`StoreError` for an endpoint whose graph has no name by which it could be asked together with others.
        """

    @property
    @abstractmethod
    def oxigraph(self) -> ox.Store | None:
        """The Oxigraph database itself, for reading without a detour over rdflib; None for an endpoint."""

    @abstractmethod
    def triples(self) -> Iterator[Triple]:
        """Every triple, in no particular order."""

    @abstractmethod
    def texts(self) -> Iterator[tuple[str, str, str]]:
        """Every triple as the plain texts of its terms, in no particular order: the quick way to read a whole graph."""

    @property
    def notes(self) -> dict[str, str] | None:
        """A place for what readers find out about what the store holds now; it is emptied whenever that changes.

        None where others may change it unseen.
        """
        return None

    def part(self, name: str) -> str:
        """The IRI of the named graph that holds one of the :data:`PARTS`.  Raises :class:`StoreError` for another name."""
        if name not in PARTS:
            raise StoreError(f"a store has no part {name!r}: there are {' and '.join(PARTS)}")
        return _PARTS_BASE + name

    @abstractmethod
    def part_triples(self, name: str) -> Iterator[Triple]:
        """Every triple of one of the :data:`PARTS`, in no particular order."""

    @abstractmethod
    def replace(self, triples: Iterable[Triple], parts: Mapping[str, Iterable[Triple]] = NOTHING) -> None:
        """Puts the triples, and those of ``parts``, in place of all that was there, parts that are not given included.

        Until it is done, everybody sees what was there before.
        """

    @abstractmethod
    def extend(self, triples: Iterable[Triple]) -> None:
        """Adds the triples to what is there."""

    @abstractmethod
    def load(self, *files: Path, part: str | None = None) -> None:
        """Adds the triples of Turtle, N-Triples, RDF/XML or JSON-LD files, told by their endings, in one bulk load: to the graph,
        or to one of the :data:`PARTS`."""

    @abstractmethod
    def update(self, update: str) -> None:
        """Carries out a SPARQL 1.1 Update, all of it or nothing.  What it may do is not looked at here: see
        :func:`graphkit.views.sparql.update`.

        Raises :class:`graphkit.errors.QueryError` for one that can't be parsed or carried out.
        """

    @abstractmethod
    def close(self) -> None:
        """Gives back files, locks and connections.  A second call does nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
