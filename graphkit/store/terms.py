"""Terms of rdflib as terms of Oxigraph and back.

oxrdflib converts as well, one term at a time and with every check; this is for whole graphs, where the same
few thousand terms come again and again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import XSD, BNode, Literal, URIRef
from rdflib.term import Node

from graphkit.errors import StoreError

if TYPE_CHECKING:
    from graphkit.store.base import Triple

_STRING: Final = str(XSD.string)
_SIZE: Final = 1 << 16


def quads(triples: Iterable[Triple], graph: str | None = None) -> Iterator[ox.Quad]:
    """The triples for Oxigraph's default graph, or the graph named.

    Raises :class:`StoreError` for a term that RDF does not allow.
    """
    where = ox.DefaultGraph() if graph is None else ox.NamedNode(graph)
    for subject, predicate, value in triples:
        try:
            term = _literal(value) if isinstance(value, Literal) else _node(value)
            yield ox.Quad(_node(subject), _node(predicate), term, where)
        except ValueError as error:
            raise StoreError(f"a triple of <{subject}> can't be stored: {error}") from error


def ox_triples(triples: Iterable[Triple]) -> Iterator[ox.Triple]:
    """The triples for Oxigraph's serialisers.  Raises :class:`StoreError` for a term that RDF does not allow."""
    for subject, predicate, value in triples:
        try:
            term = _literal(value) if isinstance(value, Literal) else _node(value)
            yield ox.Triple(_node(subject), _node(predicate), term)
        except ValueError as error:
            raise StoreError(f"a triple of <{subject}> can't be written: {error}") from error


def rdflib_rows(rows: Iterable[Sequence[object | None]]) -> tuple[tuple[Node | None, ...], ...]:
    """Rows of terms, of Oxigraph or of rdflib, as terms of rdflib.

    rdflib has no quoted triples: one becomes a text.  A text with the datatype xsd:string and one without are different for
    rdflib and the same in RDF 1.1: they come without.
    """
    made: dict[object, Node | None] = {None: None}
    for row in rows:
        for term in row:
            if term not in made:
                made[term] = _to_rdflib(term)
    return tuple(tuple(made[term] for term in row) for row in rows)


def _to_rdflib(term: object) -> Node:
    if isinstance(term, (ox.NamedNode, ox.Literal)):
        return _value(term)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, Literal):
        return Literal(str(term)) if term.datatype == XSD.string else term
    return term if isinstance(term, Node) else Literal(str(term))


def texts(database: Iterable[ox.Quad]) -> Iterator[tuple[str, str, str]]:
    """The texts of the terms of each triple of the default graph: IRIs without brackets, literals without datatype."""
    for quad in database:
        subject, value = quad.subject, quad.object
        if isinstance(subject, ox.NamedNode) and isinstance(value, (ox.NamedNode, ox.Literal)):
            yield subject.value, quad.predicate.value, value.value


def from_ox(database: Iterable[ox.Quad | ox.Triple]) -> Iterator[Triple]:
    """The triples of the default graph for rdflib.  Plain strings come back without a datatype, as they were given."""
    for quad in database:
        if not isinstance(quad.subject, ox.NamedNode) or not isinstance(quad.object, (ox.NamedNode, ox.Literal)):
            raise StoreError(f"the graph holds a blank node or a quoted triple, which graphkit does not write: {quad.subject}")
        yield _iri(quad.subject.value), _iri(quad.predicate.value), _value(quad.object)


@lru_cache(_SIZE)
def _node(iri: URIRef) -> ox.NamedNode:
    return ox.NamedNode(str(iri))


@lru_cache(_SIZE)
def _iri(iri: str) -> URIRef:
    return URIRef(iri)


def _literal(literal: Literal) -> ox.Literal:
    if literal.language is not None:
        return ox.Literal(str(literal), language=literal.language)
    return ox.Literal(str(literal), datatype=None if literal.datatype is None else _node(literal.datatype))


def _value(term: ox.NamedNode | ox.Literal) -> URIRef | Literal:
    if isinstance(term, ox.NamedNode):
        return _iri(term.value)
    if term.language is not None:
        return Literal(term.value, lang=term.language)
    datatype = term.datatype.value
    return Literal(term.value, datatype=None if datatype == _STRING else _iri(datatype), normalize=False)
