"""The graph as RDF: Turtle, TriG, N-Triples, JSON-LD, RDF/XML and Jelly.

Oxigraph's serialisers write the nodes; what is added here is that people can read the result: known prefixes in
a fixed order, a heading for each part, an empty line between nodes.  The same knowledge gives the same bytes.
"""

from __future__ import annotations

import io
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby
from typing import Any, Final

import pyoxigraph as ox
from rdflib import RDF, XSD, Literal, URIRef

from graphkit.graph import DEFAULT_BASE, GK, OA, SCHEMA, Minter, Section, Triple, prefixes, sections
from graphkit.model import Knowledge, Status
from graphkit.store.terms import ox_triples
from graphkit.views.inference import infer, inferred_triples
from graphkit.vocabulary import Vocabulary, load

_RDF_REIFIES: Final = ox.NamedNode(str(RDF) + "reifies")
_NOT_IN_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FOLLOWS: Final = "What follows from the above and was read nowhere, each with the assertions that it follows from"
_NEVER_USED: Final = ("foaf", "owl")
_INFERRED_ONLY: Final = "inf"


@dataclass(frozen=True, slots=True)
class RdfOptions:
    """How a graph is written as RDF.

    ``base`` is what the IRIs of entities begin with.  With ``include_text`` the documents' full texts are written too.  With
    ``annotate`` each assertion names the direct triple that it is about (``rdf:reifies``, RDF 1.2; Turtle and N-Triples only).
    ``vocabulary`` is the one the knowledge was read with, if not graphkit's own.  With ``inferred`` what follows from the graph
    (:mod:`graphkit.views.inference`) comes at its end, in TriG in a graph of its own.
    """

    base: str = DEFAULT_BASE
    include_text: bool = False
    annotate: bool = False
    vocabulary: Vocabulary | None = None
    inferred: bool = False


def turtle(knowledge: Knowledge, options: RdfOptions) -> Iterator[bytes]:
    """Turtle in parts: build, documents, entities with what holds of them, assertions with their evidence, quotations."""
    known = _prefixes(options)
    yield header(known)
    for section in _sections(knowledge, options):
        body = nodes(ox_triples(section.triples), known)
        if body:
            yield _titled(section.title, body)
    yield from _followed(_inferred(knowledge, options), known)
    if options.annotate:
        yield _titled("Assertions as annotations of triples (RDF 1.2)", nodes(_annotations(knowledge, options), known))


def inferred_turtle(knowledge: Knowledge, options: RdfOptions) -> Iterator[bytes]:
    """What follows from the graph, and nothing else, as Turtle."""
    options = replace(options, inferred=True)
    known = _prefixes(options)
    yield header(known)
    yield from _followed(_inferred(knowledge, options), known)


def trig(knowledge: Knowledge, options: RdfOptions) -> Iterator[bytes]:
    """TriG: in the graph of each document, named by its IRI, the document, what was read in it and the direct triples that it
    asserts; in the default graph all that is not of one document alone."""
    known = _prefixes(options)
    parts = [(section.title, list(section.triples)) for section in _sections(knowledge, options)]
    home = _documents_of_nodes(triple for _, part in parts for triple in part)
    yield header(known)
    for title, part in parts:
        body = nodes(ox_triples(triple for triple in part if triple[0] not in home), known)
        if body:
            yield _titled(title, body)
    of_document: defaultdict[URIRef, list[Triple]] = defaultdict(list)
    for triple in (triple for _, part in parts for triple in part if triple[0] in home):
        of_document[home[triple[0]]].append(triple)
    for document, direct in _direct_triples_by_document(knowledge, options):
        of_document[document].extend(direct)
    for document in sorted(of_document):
        body = nodes(ox_triples(of_document[document]), known)
        yield b"\n<" + str(document).encode() + b"> {\n" + _indented(body) + b"}\n"
    if followed := nodes(ox_triples(_inferred(knowledge, options)), known):
        yield b"\n# " + _FOLLOWS.encode() + b"\n\n<" + options.base.encode() + b"inferred> {\n" + _indented(followed) + b"}\n"


def ntriples(knowledge: Knowledge, options: RdfOptions) -> Iterator[bytes]:
    """N-Triples, a triple a line, in the order of the Turtle."""
    for section in _sections(knowledge, options):
        yield _serialised(ox_triples(section.triples), ox.RdfFormat.N_TRIPLES)
    yield _serialised(ox_triples(_inferred(knowledge, options)), ox.RdfFormat.N_TRIPLES)
    if options.annotate:
        yield _serialised(_annotations(knowledge, options), ox.RdfFormat.N_TRIPLES)


def rdfxml(knowledge: Knowledge, options: RdfOptions) -> Iterator[bytes]:
    """RDF/XML.  A control character that XML can't hold becomes U+FFFD."""
    triples = chain((t for section in _sections(knowledge, options) for t in section.triples), _inferred(knowledge, options))
    legible = ((s, p, _for_xml(o) if isinstance(o, Literal) else o) for s, p, o in triples)
    yield _serialised(ox_triples(legible), ox.RdfFormat.RDF_XML, _prefixes(options))


def jelly(knowledge: Knowledge, options: RdfOptions) -> Iterator[bytes]:
    """Jelly (https://jelly-rdf.github.io), a binary form that is small and quick to read, in the order of the Turtle."""
    from pyjelly.integrations.rdflib.serialize import flat_stream_to_frames
    from pyjelly.serialize.ioutils import write_delimited

    triples = (triple for section in _sections(knowledge, options) for triple in section.triples)
    for frame in flat_stream_to_frames(chain(triples, _inferred(knowledge, options))):
        written = io.BytesIO()
        write_delimited(frame, written)
        yield written.getvalue()


def jsonld(knowledge: Knowledge, options: RdfOptions) -> Iterator[bytes]:
    """JSON-LD with a context: one object for each node, short names for properties, plain values where JSON has them."""
    triples = [triple for section in _sections(knowledge, options) for triple in section.triples]
    yield jsonld_of([*triples, *_inferred(knowledge, options)], _prefixes(options))


def jsonld_of(triples: Sequence[Triple], known: Mapping[str, str]) -> bytes:
    """Some triples as JSON-LD; those of one node stand together."""
    links = {p for _, p, _ in triples if p != RDF.type} - {p for _, p, o in triples if isinstance(o, Literal)}
    shorten = _shortener(known)
    context: dict[str, Any] = {**known, **{shorten(p): {"@type": "@id"} for p in sorted(links)}}
    nodes = [_json_node(shorten(node), list(group), shorten, links) for node, group in groupby(triples, key=lambda t: t[0])]
    return json.dumps({"@context": context, "@graph": nodes}, ensure_ascii=False, indent=1).encode() + b"\n"


def _sections(knowledge: Knowledge, options: RdfOptions) -> Iterator[Section]:
    return sections(knowledge, options.base, include_text=options.include_text, vocabulary=options.vocabulary)


def _inferred(knowledge: Knowledge, options: RdfOptions) -> Iterator[Triple]:
    """What follows, where it is asked for."""
    if options.inferred:
        yield from inferred_triples(infer(knowledge, options.vocabulary), options.base, options.vocabulary)


def _followed(triples: Iterable[Triple], known: dict[str, str]) -> Iterator[bytes]:
    if body := nodes(ox_triples(triples), known):
        yield _titled(_FOLLOWS, body)


def _prefixes(options: RdfOptions) -> dict[str, str]:
    unused = _NEVER_USED if options.inferred else (*_NEVER_USED, _INFERRED_ONLY)
    return {name: iri for name, iri in prefixes(options.base).items() if name not in unused}


def header(known: Mapping[str, str]) -> bytes:
    """Turtle's lines for prefixes, in the order given."""
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in known.items()).encode()


def _indented(body: bytes) -> bytes:
    return b"".join(b"    " + line if line != b"\n" else line for line in body.splitlines(keepends=True))


def _titled(title: str, body: bytes) -> bytes:
    return f"\n# {title}\n\n".encode() + body


def nodes(triples: Iterable[ox.Triple], known: dict[str, str]) -> bytes:
    """Turtle without its prefix lines (Oxigraph writes them in no fixed order), with an empty line between nodes."""
    written = _serialised(triples, ox.RdfFormat.TURTLE, known)
    start = 0
    while written.startswith(b"@prefix ", start):
        start = written.index(b"\n", start) + 1
    # A line break inside a literal is written as \n, so every real one is between triples.
    return written[start:].replace(b"\n\t", b"\n    ").replace(b" .\n", b" .\n\n").removesuffix(b"\n")


def _serialised(triples: Iterable[ox.Triple], format: ox.RdfFormat, known: dict[str, str] | None = None) -> bytes:
    written = ox.serialize(triples, format=format, prefixes=known)
    assert written is not None  # it is only where a file is given to write to
    return written


def _annotations(knowledge: Knowledge, options: RdfOptions) -> Iterator[ox.Triple]:
    iris, vocabulary = Minter(options.base), options.vocabulary or load()
    for assertion in sorted(knowledge.assertions, key=lambda a: a.id):
        relation = URIRef(vocabulary.relation(assertion.relation).iri)
        about = next(ox_triples([(iris.entity(assertion.subject), relation, iris.entity(assertion.object))]))
        yield ox.Triple(ox.NamedNode(str(iris.fact(assertion.id))), _RDF_REIFIES, about)


def _documents_of_nodes(triples: Iterable[Triple]) -> dict[URIRef, URIRef]:
    """For each node that belongs to one document alone, the document."""
    home: dict[URIRef, URIRef] = {}
    for subject, predicate, value in triples:
        if isinstance(value, Literal):
            continue
        if predicate == RDF.type and value == GK.Document:
            home[subject] = subject
        elif predicate == SCHEMA.isPartOf:
            home[subject] = value
        elif predicate == OA.hasSource:
            annotation = str(subject).removesuffix("-target")
            home.update({URIRef(annotation + part): value for part in ("", "-target", "-position", "-quote")})
    return home


def _direct_triples_by_document(knowledge: Knowledge, options: RdfOptions) -> Iterator[tuple[URIRef, list[Triple]]]:
    iris, vocabulary = Minter(options.base), options.vocabulary or load()
    for assertion in sorted(knowledge.assertions, key=lambda a: a.id):
        if assertion.holds:
            relation = vocabulary.relation(assertion.relation)
            subject, value = iris.entity(assertion.subject), iris.entity(assertion.object)
            direct: list[Triple] = [(subject, URIRef(relation.iri), value)]
            if relation.symmetric:
                direct.append((value, URIRef(relation.iri), subject))
            for identifier in sorted({e.document for e in assertion.evidence if e.status is Status.ASSERTED}):
                yield iris.document(identifier), direct


def _for_xml(literal: Literal) -> Literal:
    return Literal(_NOT_IN_XML.sub("�", literal), lang=literal.language, datatype=literal.datatype, normalize=False)


def _shortener(known: Mapping[str, str]) -> Callable[[URIRef], str]:
    longest_first = sorted(known.items(), key=lambda item: -len(item[1]))

    def shorten(iri: URIRef) -> str:
        for name, namespace in longest_first:
            if iri.startswith(namespace) and (local := iri[len(namespace) :]) and not local.startswith("//"):
                return f"{name}:{local}"
        return str(iri)

    return shorten


def _json_node(name: str, triples: list[Triple], shorten: Callable[[URIRef], str], links: set[URIRef]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": name}
    for predicate, group in groupby(triples, key=lambda triple: triple[1]):
        values = [_json_value(value, shorten, predicate in links or predicate == RDF.type) for _, _, value in group]
        node["@type" if predicate == RDF.type else shorten(predicate)] = values[0] if len(values) == 1 else values
    return node


def _json_value(value: URIRef | Literal, shorten: Callable[[URIRef], str], is_link: bool) -> Any:
    if not isinstance(value, Literal):
        return shorten(value) if is_link else {"@id": shorten(value)}
    if value.language:
        return {"@value": str(value), "@language": value.language}
    if value.datatype is None:
        return str(value)
    if value.datatype == XSD.integer:
        return int(value)
    if value.datatype == XSD.boolean:
        return str(value) == "true"
    return {"@value": str(value), "@type": shorten(value.datatype)}
