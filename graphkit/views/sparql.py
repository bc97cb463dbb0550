"""Questions to a graph in SPARQL: SELECT, ASK, CONSTRUCT and DESCRIBE, with limits, as frozen answers.

Nothing that a query says can change the graph, call another service or read a file.  The prefixes of
:func:`graphkit.graph.prefixes` need no declaration.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar
from typing import Literal as OneOf
from urllib.parse import quote, unquote

import pyoxigraph as ox

from graphkit.errors import QueryError
from graphkit.namespaces import DEFAULT_BASE, STANDARD_PREFIXES, prefixes
from graphkit.store import Store
from graphkit.views.sparql_text import Term, bind, broken, explained, forbid
from graphkit.views.time_limit import within

if TYPE_CHECKING:
    from rdflib import Dataset
    from rdflib.term import Node

DEFAULT_SECONDS: Final = 60.0
_AT_ONCE: Final = 1_000
_TYPE: Final = ox.NamedNode(STANDARD_PREFIXES["rdf"] + "type")
_BUILD: Final = ox.NamedNode(STANDARD_PREFIXES["gk"] + "Build")

_ENTITIES: Final = """
SELECT ?entity ?label ?alias {
    ?entity gk:named ?named ; rdfs:label ?label OPTIONAL { ?entity skos:altLabel ?alias }
} ORDER BY ?alias"""

_Value = TypeVar("_Value")


#: A term as it was found: of Oxigraph where it comes from a local store, of rdflib where it comes from an endpoint.
Found: TypeAlias = "ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | Node"


@dataclass(frozen=True)
class Answer:
    """What a query gave.

    ``kind`` tells what is filled: ``select`` has ``columns`` and ``rows``, ``ask`` has ``verdict``, and ``graph`` (CONSTRUCT,
    DESCRIBE) has rows of subject, predicate and object, sorted.  ``complete`` is false where a row limit cut it off.
    ``prefixes`` shorten its IRIs.  ``found`` holds the rows as the store gave them.
    """

    kind: OneOf["select", "ask", "graph"]
    columns: tuple[str, ...] = ()
    found: tuple[tuple[Found | None, ...], ...] = ()
    verdict: bool | None = None
    complete: bool = True
    prefixes: tuple[tuple[str, str], ...] = ()

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.found)

    @cached_property
    def rows(self) -> tuple[tuple[Node | None, ...], ...]:
        """The rows as terms of rdflib, None where unbound.  They are made when they are first asked for."""
        from graphkit.store.terms import rdflib_rows

        return rdflib_rows(self.found)


def run(
    graph: Store | Dataset,
    query: str,
    bindings: Mapping[str, Term | Sequence[Term]] | None = None,
    *,
    rows: int | None = None,
    seconds: float | None = DEFAULT_SECONDS,
    parts: Sequence[str] = (),
) -> Answer:
    """Asks a graph: a store, or an rdflib dataset of one (which takes longer to begin).

    ``bindings`` gives values for variables of the query: a term, or several of which any may hold.  At most ``rows`` rows or
    triples are returned, and after ``seconds`` the query is given up; None means no limit.  ``parts`` are what is beside the
    graph of a store (:data:`graphkit.store.PARTS`) and is asked together with it; without that ``GRAPH`` reaches them.

    Raises :class:`QueryError`, with line and column, for a query that is broken or not allowed, for a variable that it does not
    have, and when its time is over.
    """
    source = _source(graph, parts)
    known = prefixes(base_of(graph))
    graphs = [graph.part(name) for name in parts] if isinstance(graph, Store) else []
    forbid(query)
    # Terms of rdflib are texts.
    given = {name: [value] if isinstance(value, str) else list(value) for name, value in (bindings or {}).items()}
    bound = bind(query, given)
    if bound != query or not isinstance(source, ox.Store):
        _parse(query, known)  # so that line and column are those of the query as it was written
    answer = within(seconds, lambda cancelled: _ask(source, bound, known, graphs, rows, cancelled))
    if isinstance(answer, SyntaxError):
        raise broken(query, known, answer)
    return answer


def update(store: Store, text: str) -> None:
    """Changes a store by a SPARQL 1.1 Update, which may use the prefixes of the graph and must neither load nor call anything.

    Raises :class:`QueryError` for one that is broken or not allowed, and :class:`StoreError` where the store can't be written.
    """
    forbid(text, update=True)
    declared = "".join(f"PREFIX {name}: <{iri}> " for name, iri in prefixes(base_of(store)).items())
    try:
        ox.Store().update(declared + text)
    except SyntaxError as error:
        raise QueryError(f"the update can't be parsed: {explained(declared + text, str(error))}") from error
    except RuntimeError as error:
        raise QueryError(f"the update can't be carried out: {error}") from error
    store.update(declared + text)


def describe(graph: Store | Dataset, name: str, *, seconds: float | None = DEFAULT_SECONDS, parts: Sequence[str] = ()) -> Answer:
    """All triples of the node whose IRI is the graph's base and ``name``, such as ``kering`` or ``fact/owns-1``.

    Raises :class:`QueryError` when the time is over.
    """
    node = ox.NamedNode(base_of(graph) + quote(name, safe="/%-._~"))
    return run(graph, f"CONSTRUCT {{ {node} ?p ?o }} WHERE {{ {node} ?p ?o }}", seconds=seconds, parts=parts)


def named_entities(graph: Store | Dataset) -> dict[str, tuple[str, ...]]:
    """IRI, label and other names of every entity, by id, sorted: without reading the rest of the graph."""
    found = run(graph, _ENTITIES, seconds=None)
    base, names = base_of(graph), dict[str, list[str]]()
    for iri, label, alias in ((_text(term) for term in row) for row in found.found):
        of = names.setdefault(unquote(iri[len(base) :]), [iri, label])
        if alias:
            of.append(alias)
    return {id: tuple(of) for id, of in sorted(names.items())}


def _text(term: Found | None) -> str:
    return "" if term is None else str(getattr(term, "value", term))


def base_of(graph: Store | Dataset) -> str:
    """What the IRIs of a graph's entities begin with."""
    notes = graph.notes if isinstance(graph, Store) else None
    if notes is not None and "base" in notes:
        return notes["base"]
    source = _source(graph)
    if isinstance(source, ox.Store):
        found = next(iter(source.quads_for_pattern(None, _TYPE, _BUILD, ox.DefaultGraph())), None)
        build = None if found is None else str(getattr(found.subject, "value", ""))
    else:
        from graphkit.graph.terms import GK, RDF

        node = source.default_graph.value(predicate=RDF.type, object=GK.Build)
        build = None if node is None else str(node)
    base = build.removesuffix("build/this") if build else DEFAULT_BASE
    if notes is not None:
        notes["base"] = base
    return base


def _source(graph: Store | Dataset, parts: Sequence[str] = ()) -> ox.Store | Dataset:
    """Oxigraph's own database where there is one: asked directly, it makes no terms of rows that perhaps nobody looks at."""
    if isinstance(graph, Store):
        return graph.oxigraph or (graph.dataset_with(parts) if parts else graph.dataset)
    if parts:
        raise QueryError(f"a dataset of rdflib has no part {parts[0]!r}: ask the store")
    from oxrdflib import OxigraphStore

    return graph.store._inner if isinstance(graph.store, OxigraphStore) else graph


def _parse(query: str, known: Mapping[str, str]) -> None:
    try:
        ox.Store().query(query, prefixes=dict(known))
    except SyntaxError as error:
        raise broken(query, known, error) from error
    except RuntimeError as error:
        raise QueryError(f"the query can't be answered: {error}") from error


def _ask(
    source: ox.Store | Dataset,
    query: str,
    known: Mapping[str, str],
    graphs: Sequence[str],
    most: int | None,
    cancelled: threading.Event,
) -> Answer | SyntaxError:
    try:
        if isinstance(source, ox.Store):
            return _ask_oxigraph(source, query, known, graphs, most, cancelled)
        return _ask_rdflib(source, query, known, most, cancelled)
    except SyntaxError as error:
        return error
    except RuntimeError as error:
        raise QueryError(f"the query can't be answered: {error}") from error


def _ask_oxigraph(
    database: ox.Store,
    query: str,
    known: Mapping[str, str],
    graphs: Sequence[str],
    most: int | None,
    cancelled: threading.Event,
) -> Answer:
    together: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [ox.DefaultGraph(), *map(ox.NamedNode, graphs)]
    result = database.query(query, prefixes=dict(known), default_graph=together if graphs else None)
    short = tuple(known.items())
    if isinstance(result, ox.QueryBoolean):
        return Answer("ask", verdict=bool(result), prefixes=short)
    if isinstance(result, ox.QuerySolutions):
        columns = tuple(variable.value for variable in result.variables)
        rows, complete = _limited(map(tuple, result), most, cancelled)
        return Answer("select", columns, rows, complete=complete, prefixes=short)
    return _graph(((t.subject, t.predicate, t.object) for t in result), short, most, cancelled)


def _ask_rdflib(dataset: Dataset, query: str, known: Mapping[str, str], most: int | None, cancelled: threading.Event) -> Answer:
    from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

    result = dataset.store.query(query, dict(known), {}, str(DATASET_DEFAULT_GRAPH_ID))
    short = tuple(known.items())
    if result.type == "ASK":
        return Answer("ask", verdict=bool(result.askAnswer), prefixes=short)
    if result.type == "SELECT":
        variables = result.vars or []
        rows, complete = _limited((tuple(row.get(v) for v in variables) for row in result.bindings), most, cancelled)
        return Answer("select", tuple(map(str, variables)), rows, complete=complete, prefixes=short)
    return _graph(iter(result.graph or ()), short, most, cancelled)


def _graph(
    triples: Iterator[tuple[Found, ...]], short: tuple[tuple[str, str], ...], most: int | None, cancelled: threading.Event
) -> Answer:
    rows, complete = _limited(sorted(set(triples), key=_in_order), most, cancelled)
    return Answer("graph", ("subject", "predicate", "object"), rows, complete=complete, prefixes=short)


def _limited(
    rows: Iterable[tuple[_Value, ...]], most: int | None, cancelled: threading.Event
) -> tuple[tuple[tuple[_Value, ...], ...], bool]:
    """At most so many rows, taken by the thousand so that a query which was given up ends; and whether these are all."""
    waiting, taken = iter(rows), list[tuple[_Value, ...]]()
    wanted = None if most is None else most + 1
    while not cancelled.is_set():
        some = list(islice(waiting, _AT_ONCE if wanted is None else min(_AT_ONCE, wanted - len(taken))))
        taken.extend(some)
        if len(some) < _AT_ONCE:
            break
    return (tuple(taken), True) if most is None or len(taken) <= most else (tuple(taken[:most]), False)


def _in_order(triple: tuple[Found, ...]) -> tuple[tuple[bool, str], ...]:
    """IRIs come before all else."""
    texts = (term.n3() if isinstance(term, str) else str(term) for term in triple)  # those of rdflib are texts
    return tuple((not text.startswith("<"), text) for text in texts)
