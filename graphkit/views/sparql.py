"""Questions to a graph in SPARQL: SELECT, ASK, CONSTRUCT and DESCRIBE, with limits, as frozen answers.

Nothing that a query says can change the graph, call another service or read a file.  The prefixes of
:func:`graphkit.graph.prefixes` need no declaration.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeVar
from typing import Literal as OneOf

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import RDF, XSD, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.term import BNode, Node

from graphkit.errors import QueryError
from graphkit.graph import DEFAULT_BASE, GK, prefixes
from graphkit.views.sparql_text import Term, bind, check, explained

if TYPE_CHECKING:
    from rdflib import Dataset

DEFAULT_SECONDS: Final = 60.0

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave.

    ``kind`` tells what is filled: ``select`` has ``columns`` and ``rows`` (terms of rdflib, None where unbound), ``ask`` has
    ``verdict``, and ``graph`` (CONSTRUCT, DESCRIBE) has ``rows`` of subject, predicate and object, sorted.  ``complete`` is false
    where a row limit cut it off.  ``prefixes`` shorten its IRIs.
    """

    kind: OneOf["select", "ask", "graph"]
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Node | None, ...], ...] = ()
    verdict: bool | None = None
    complete: bool = True
    prefixes: tuple[tuple[str, str], ...] = ()


def run(
    dataset: Dataset,
    query: str,
    bindings: Mapping[str, Term | Sequence[Term]] | None = None,
    *,
    rows: int | None = None,
    seconds: float | None = DEFAULT_SECONDS,
) -> Answer:
    """Asks a graph.

    ``bindings`` gives values for variables of the query: a term, or several of which any may hold.  At most ``rows`` rows or
    triples are returned, and after ``seconds`` the query is given up; None means no limit.

    Raises :class:`QueryError`, with line and column, for a query that is broken or not allowed, for a variable that it does not
    have, and when its time is over.
    """
    known = prefixes(base_of(dataset))
    check(query, known)
    given = {name: [value] if isinstance(value, (URIRef, Literal)) else list(value) for name, value in (bindings or {}).items()}
    bound = bind(query, given)
    if bound != query or not isinstance(dataset.store, OxigraphStore):
        _parse(query, known)  # so that line and column are those of the query as it was written
    answer = _within(seconds, lambda cancelled: _ask(dataset, bound, known, rows, cancelled))
    if isinstance(answer, SyntaxError):
        raise QueryError(explained(query, str(answer))) from answer
    return answer


def base_of(dataset: Dataset) -> str:
    """What the IRIs of a graph's entities begin with."""
    build = dataset.default_graph.value(predicate=RDF.type, object=GK.Build)
    return DEFAULT_BASE if build is None else str(build).removesuffix("build/this")


def _parse(query: str, known: Mapping[str, str]) -> None:
    try:
        ox.Store().query(query, prefixes=dict(known))
    except SyntaxError as error:
        raise QueryError(explained(query, str(error))) from error
    except RuntimeError as error:
        raise QueryError(f"the query can't be answered: {error}") from error


def _ask(
    dataset: Dataset, query: str, known: Mapping[str, str], most: int | None, cancelled: threading.Event
) -> Answer | SyntaxError:
    try:
        result = dataset.store.query(query, dict(known), {}, str(DATASET_DEFAULT_GRAPH_ID))
    except SyntaxError as error:
        return error
    except RuntimeError as error:
        raise QueryError(f"the query can't be answered: {error}") from error
    short = tuple(known.items())
    if result.type == "ASK":
        return Answer("ask", verdict=bool(result.askAnswer), prefixes=short)
    if result.type == "SELECT":
        columns = tuple(str(variable) for variable in result.vars or ())
        found = (tuple(_plain(row.get(v)) for v in result.vars or ()) for row in result.bindings)
        taken, complete = _limited(found, most, cancelled)
        return Answer("select", columns, taken, complete=complete, prefixes=short)
    triples = sorted((tuple(_plain(term) for term in triple) for triple in result.graph or ()), key=_in_order)
    taken, complete = _limited(triples, most, cancelled)
    return Answer("graph", ("subject", "predicate", "object"), taken, complete=complete, prefixes=short)


def _limited(
    rows: Iterable[tuple[Node | None, ...]], most: int | None, cancelled: threading.Event
) -> tuple[tuple[tuple[Node | None, ...], ...], bool]:
    def until_cancelled() -> Iterator[tuple[Node | None, ...]]:
        for row in rows:
            if cancelled.is_set():
                return
            yield row

    taken = tuple(islice(until_cancelled(), None if most is None else most + 1))
    return (taken, True) if most is None or len(taken) <= most else (taken[:most], False)


def _plain(term: Node | None) -> Node | None:
    """rdflib holds a text with the datatype xsd:string and one without to be different; RDF 1.1 does not."""
    if isinstance(term, Literal) and term.datatype == XSD.string:
        return Literal(str(term))
    return term


def _in_order(triple: tuple[Node | None, ...]) -> tuple[tuple[bool, str], ...]:
    return tuple((isinstance(term, (Literal, BNode)), str(term)) for term in triple)


def _within(seconds: float | None, work: Callable[[threading.Event], _Value]) -> _Value:
    """What ``work`` gives, if it gives it in time.  Else it is left behind: it ends by itself at its next row."""
    cancelled = threading.Event()
    if seconds is None:
        return work(cancelled)
    outcome: list[_Value] = []
    failure: list[BaseException] = []

    def worker() -> None:
        try:
            outcome.append(work(cancelled))
        except BaseException as error:
            failure.append(error)

    thread = threading.Thread(target=worker, name="graphkit-query", daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        cancelled.set()
        raise QueryError(f"the query was given up after {seconds:g} seconds: ask for less, or allow more time")
    if failure:
        raise failure[0]
    return outcome[0]
