"""What every store offers, and what tells one store from another."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from rdflib import Literal, URIRef

if TYPE_CHECKING:
    import pyoxigraph as ox
    from rdflib import Dataset

#: Stores hold what graphkit writes, and that has no blank nodes.
Triple = tuple[URIRef, URIRef, URIRef | Literal]


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


class Store(ABC):
    """A set of triples that is read through ``dataset`` and replaced as a whole.

    Use it in a ``with`` statement.  Every method raises :class:`graphkit.errors.StoreError` where the
    store can't do what it is asked, and then what it held is as it was.
    """

    @property
    @abstractmethod
    def dataset(self) -> Dataset:
        """What the store holds, as rdflib sees it.  Only for reading: a store changes by :meth:`replace` and :meth:`extend`."""

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

    @abstractmethod
    def replace(self, triples: Iterable[Triple]) -> None:
        """Puts the triples in place of all that was there.  Until it is done, everybody sees what was there before."""

    @abstractmethod
    def extend(self, triples: Iterable[Triple]) -> None:
        """Adds the triples to what is there."""

    @abstractmethod
    def load(self, *files: Path) -> None:
        """Adds the triples of Turtle, N-Triples, RDF/XML or JSON-LD files, told by their endings, in one bulk load."""

    @abstractmethod
    def close(self) -> None:
        """Gives back files, locks and connections.  A second call does nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
