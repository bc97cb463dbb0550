"""Nodes of a graph for whoever follows their IRI: Turtle, JSON-LD, N-Triples, RDF/XML, or a plain page.

The page needs no network and no script; what it shows is escaped by the template engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from graphkit.store.terms import from_ox
from graphkit.views import rdf

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Template

Triples = Sequence[ox.Triple]
Prefixes = Mapping[str, str]

#: What a script of the page may do: nothing; and of styles, those in the page.
PAGE_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_LABEL: Final = "http://www.w3.org/2000/01/rdf-schema#label"


def read(file: Path) -> Triples:
    """The triples of a Turtle file, in its order."""
    return [ox.Triple(q.subject, q.predicate, q.object) for q in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE)]


def turtle(triples: Triples, prefixes: Prefixes) -> str:
    """Turtle, with those of the prefixes that it uses."""
    body = rdf.nodes(triples, dict(prefixes))
    used = {name: iri for name, iri in prefixes.items() if f"{name}:".encode() in body}
    return (rdf.header(used) + b"\n" + body).decode()


def jsonld(triples: Triples, prefixes: Prefixes) -> str:
    """JSON-LD, whose context has those of the prefixes that it uses."""
    iris = {term.value for triple in triples for term in _terms(triple) if isinstance(term, ox.NamedNode)}
    used = {name: start for name, start in prefixes.items() if any(iri.startswith(start) for iri in iris)}
    return rdf.jsonld_of(list(from_ox(triples)), used).decode()


def ntriples(triples: Triples, prefixes: Prefixes) -> str:
    """N-Triples."""
    return _serialised(triples, ox.RdfFormat.N_TRIPLES, {})


def rdfxml(triples: Triples, prefixes: Prefixes) -> str:
    """RDF/XML."""
    return _serialised(triples, ox.RdfFormat.RDF_XML, prefixes)


#: How a graph is written, by media type; the first is the one for whoever takes anything.
FORMATS: Final[Mapping[str, Callable[[Triples, Prefixes], str]]] = MappingProxyType(
    {
        "text/turtle": turtle,
        "application/ld+json": jsonld,
        "application/n-triples": ntriples,
        "application/rdf+xml": rdfxml,
    }
)


def page(title: str, triples: Triples, prefixes: Prefixes, local: Mapping[str, str], about: str = "") -> str:
    """A page with a table for each node.

    ``local`` says what the beginnings of some IRIs are here, so that links lead to this server: ``https://…/id/`` to ``/id/``.
    Each node's anchor is what follows the last ``#`` or ``/`` of its IRI.
    """
    nodes = []
    for subject, group in groupby(triples, key=lambda triple: triple.subject):
        rows = list(group)
        label = next((t.object.value for t in rows if t.predicate.value == _LABEL and isinstance(t.object, ox.Literal)), "")
        nodes.append(
            {
                **_term(subject, prefixes, local),
                "anchor": str(getattr(subject, "value", "")).replace("#", "/").rpartition("/")[2],
                "label": label,
                "rows": [
                    {"property": _term(predicate, prefixes, local), "values": [_term(t.object, prefixes, local) for t in several]}
                    for predicate, several in groupby(rows, key=lambda triple: triple.predicate)
                ],
            }
        )
    return _template("description.html").render(title=title, about=about, nodes=nodes)


def query_page(queries: Iterable[Mapping[str, str]], prefixes: Prefixes, rows: int, seconds: float) -> tuple[str, str]:
    """The page on which a person asks, and the policy that its header has to state.

    ``queries`` are examples with ``name``, ``title`` and ``text``; ``rows`` and ``seconds`` are told.
    """
    import secrets

    nonce = secrets.token_urlsafe(16)
    policy = (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    text = _template("query.html").render(
        queries=list(queries), prefixes=dict(prefixes), rows=f"{rows:,}", seconds=f"{seconds:g}", nonce=nonce
    )
    return text, policy


def _terms(triple: ox.Triple) -> Iterator[object]:
    yield from (triple.subject, triple.predicate, triple.object)
    if isinstance(triple.object, ox.Literal):
        yield triple.object.datatype


def _serialised(triples: Triples, format: ox.RdfFormat, prefixes: Prefixes) -> str:
    written = ox.serialize(triples, format=format, prefixes=dict(prefixes) or None)
    assert written is not None  # it is only where a file is given to write to
    return written.decode()


def _term(term: object, prefixes: Prefixes, local: Mapping[str, str]) -> dict[str, Any]:
    if not isinstance(term, ox.NamedNode):
        literal = isinstance(term, ox.Literal)
        return {
            "text": getattr(term, "value", str(term)),
            "href": None,
            "language": getattr(term, "language", None) if literal else None,
        }
    iri = term.value
    short = next(
        (f"{n}:{iri[len(i) :]}" for n, i in sorted(prefixes.items(), key=lambda p: -len(p[1])) if iri.startswith(i)), iri
    )
    here = next((path + iri[len(start) :] for start, path in local.items() if iri.startswith(start)), None)
    # An article's word is no link that a browser would run.
    return {
        "text": short,
        "href": here or (iri if iri.startswith(("http://", "https://")) else None),
        "iri": iri,
        "language": None,
    }


def _template(name: str) -> Template:
    from jinja2 import Environment, PackageLoader

    return Environment(loader=PackageLoader("graphkit.views", "templates"), autoescape=True).get_template(name)
