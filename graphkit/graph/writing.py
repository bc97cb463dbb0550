"""Knowledge as triples: the only place that writes the triples of the graph.

The contract is the ontology (``ontology/graphkit.ttl``): one node for each entity, document, assertion, piece
of evidence and quotation, no blank nodes, and a direct triple ``subject gk:relation object`` exactly when some
assertion of it is Asserted.  Evidence follows the Web Annotation Vocabulary
(https://www.w3.org/TR/annotation-vocab/), the build PROV-O (https://www.w3.org/TR/prov-o/).

:func:`triples` writes, :func:`graphkit.graph.reading.knowledge` reads back.  What is read back from triples with the
documents' text equals :func:`canonical` of what was written.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from rdflib import Literal, URIRef

from graphkit.errors import InputError
from graphkit.graph.terms import (
    DCTERMS,
    GK,
    OA,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    XSD,
    Minter,
    date_literal,
    decimal_literal,
    integer_literal,
    repeated,
    valid_iri,
)
from graphkit.model import Assertion, Document, Entity, Evidence, Knowledge, Provenance, Span, Statement, Status
from graphkit.namespaces import DEFAULT_BASE
from graphkit.vocabulary import Vocabulary, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Triple = tuple[URIRef, URIRef, URIRef | Literal]

_ABSOLUTE_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`\ud800-\udfff]+")

_STATUSES = {status: GK[status.value] for status in Status}
_TRUE = Literal("true", datatype=XSD.boolean, normalize=False)
_FALSE = Literal("false", datatype=XSD.boolean, normalize=False)


def canonical(knowledge: Knowledge) -> Knowledge:
    """The same knowledge with every tuple sorted and without repetitions, as the graph gives it back.

    Documents are sorted by identifier, entities and assertions by id, evidence and quotations by document and
    position, names, links and reasons alphabetically.
    """
    return Knowledge(
        documents=tuple(sorted(set(knowledge.documents), key=lambda d: d.identifier)),
        entities=tuple(sorted({_canonical_entity(e) for e in knowledge.entities}, key=lambda e: e.id)),
        assertions=tuple(sorted({_canonical_assertion(a) for a in knowledge.assertions}, key=lambda a: a.id)),
        statements=tuple(sorted(set(knowledge.statements), key=_statement_order)),
        provenance=knowledge.provenance,
    )


def triples(
    knowledge: Knowledge,
    base: str = DEFAULT_BASE,
    *,
    include_text: bool = True,
    vocabulary: Vocabulary | None = None,
) -> Iterator[Triple]:
    """All triples of ``knowledge``, each once, in a fixed order: build, documents, entities, assertions, quotations.

    All triples of one node stand together, the direct triples with their subject, and a piece of evidence after its
    assertion.  ``base`` is what the IRIs of entities begin with.  Without ``include_text`` the documents'
    full text and its division into blocks are left out; the sentences of the evidence are always there.

    Raises :class:`VocabularyError` for a relation or class that the ontology does not have, and
    :class:`InputError` for an entity or document that is referred to and is not there.
    """
    for part in sections(knowledge, base, include_text=include_text, vocabulary=vocabulary):
        yield from part.triples


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the graph with a ``title`` for people and its triples, which can be gone through once."""

    title: str
    triples: Iterator[Triple]


def sections(
    knowledge: Knowledge,
    base: str = DEFAULT_BASE,
    *,
    include_text: bool = True,
    vocabulary: Vocabulary | None = None,
) -> Iterator[Section]:
    """The triples as :func:`triples` gives them, by parts: for serialisations that show the parts."""
    writer = _Writer.of(knowledge, Minter(base), vocabulary or load())
    ordered = canonical(knowledge)
    yield Section("The build", writer.build(ordered.provenance))
    yield Section("Documents", (t for d in ordered.documents for t in writer.document(d, include_text)))
    yield Section("Entities, with what is held to be so", writer.entities(ordered.entities, ordered.assertions))
    yield Section("Assertions, each with its evidence", (t for a in ordered.assertions for t in writer.assertion(a)))
    yield Section("Quotations", writer.statements(ordered.statements))


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the values of one build.  ``entities`` and ``documents`` give the IRIs of what may be referred to."""

    iris: Minter
    vocabulary: Vocabulary
    entity_iris: Mapping[str, URIRef]
    document_iris: Mapping[str, URIRef]

    @classmethod
    def of(cls, knowledge: Knowledge, iris: Minter, vocabulary: Vocabulary) -> _Writer:
        if not (_ABSOLUTE_IRI.fullmatch(iris.base) and iris.base[-1] in "/#"):
            raise InputError(f"the base {iris.base!r} of the graph's IRIs must be an absolute IRI that ends with / or #")
        entities = {entity.id: iris.entity(entity.id) for entity in knowledge.entities}
        documents = {document.identifier: iris.document(document.identifier) for document in knowledge.documents}
        for kind, named, given in (
            ("entities", entities, len(set(knowledge.entities))),
            ("documents", documents, len(set(knowledge.documents))),
        ):
            if len(set(named.values())) != given:
                raise InputError(f"two different {kind} would share one IRI under {iris.base}: give them different names")
        return cls(iris, vocabulary, entities, documents)

    def build(self, provenance: Provenance) -> Iterator[Triple]:
        node = self.iris.build
        yield node, RDF.type, GK.Build
        for predicate, value in (
            (GK.software, provenance.software),
            (GK.languageModel, provenance.model),
            (GK.rulesDigest, provenance.rules_digest),
        ):
            if value:
                yield node, predicate, Literal(value)

    def document(self, document: Document, include_text: bool) -> Iterator[Triple]:
        node = self.document_iris[document.identifier]
        yield node, RDF.type, GK.Document
        yield node, DCTERMS.identifier, Literal(document.identifier)
        if document.title is not None:
            yield node, DCTERMS.title, Literal(document.title)
        if document.published is not None:
            yield node, SCHEMA.datePublished, date_literal(document.published)
        if document.publisher is not None:
            yield node, SCHEMA.publisher, Literal(document.publisher)
        if document.author is not None:
            yield node, SCHEMA.author, Literal(document.author)
        if document.url is not None:
            absolute = _ABSOLUTE_IRI.fullmatch(document.url)
            yield node, SCHEMA.url, URIRef(document.url) if absolute else Literal(document.url, datatype=XSD.anyURI)
        yield node, GK.textDigest, Literal(document.digest)
        yield node, PROV.wasGeneratedBy, self.iris.build
        if include_text:
            yield node, SCHEMA.articleBody, Literal(document.text)
            if document.blocks:
                layout = ";".join(f"{block.kind.value} {block.start} {block.end}" for block in document.blocks)
                yield node, GK.layout, Literal(layout)

    def entities(self, entities: Iterable[Entity], assertions: Iterable[Assertion]) -> Iterator[Triple]:
        held: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for assertion in assertions:
            if assertion.holds:
                held[assertion.subject].add((assertion.relation, assertion.object))
                if self.vocabulary.relation(assertion.relation).symmetric:
                    held[assertion.object].add((assertion.relation, assertion.subject))
        for entity in entities:
            yield from self._entity(entity)
            node = self.entity_iris[entity.id]
            for relation, other in sorted(held[entity.id]):
                predicate = URIRef(self.vocabulary.relation(relation).iri)
                yield node, predicate, self._referred(other, f"the {relation} of {entity.id}")

    def _entity(self, entity: Entity) -> Iterator[Triple]:
        node = self.entity_iris[entity.id]
        yield node, RDF.type, URIRef(self.vocabulary.entity_class(entity.type).iri)
        yield node, RDFS.label, Literal(entity.label)
        for alias in entity.aliases:
            yield node, SKOS.altLabel, Literal(alias)
        yield node, GK.named, _TRUE if entity.named else _FALSE
        for link in entity.same_as:
            if not _ABSOLUTE_IRI.fullmatch(link):
                raise InputError(f"entity {entity.id}: same_as {link!r} is not an absolute IRI")
            yield node, SCHEMA.sameAs, URIRef(link)
        for document, key in entity.members:
            yield node, GK.member, Literal(f"{document}#{key.replace('%', '%25').replace('#', '%23')}")

    def assertion(self, assertion: Assertion) -> Iterator[Triple]:
        node, where = self.iris.fact(assertion.id), f"assertion {assertion.id}"
        relation = self.vocabulary.relation(assertion.relation)
        yield node, RDF.type, URIRef(relation.event_iri)
        yield node, RDF.subject, self._referred(assertion.subject, where)
        yield node, RDF.predicate, URIRef(relation.iri)
        yield node, RDF.object, self._referred(assertion.object, where)
        yield from self._read(node, where, assertion)
        if assertion.place is not None:
            yield node, GK.place, self._referred(assertion.place, where)
        if assertion.role is not None:
            yield node, GK.role, Literal(assertion.role)
        if assertion.reason is not None:
            yield node, GK.reason, Literal(assertion.reason)
        yield node, GK.confidence, decimal_literal(assertion.confidence)
        if assertion.verdict is not None:
            yield node, GK.verdict, GK[assertion.verdict.value]
        if assertion.remark is not None:
            yield node, GK.remark, Literal(assertion.remark)
        evidence = self._evidence_iris(assertion)
        for iri in evidence:
            yield node, GK.evidence, iri
        for identifier in assertion.documents:
            yield node, PROV.wasDerivedFrom, self._document(identifier, where)
        for iri, piece in evidence.items():
            yield from self._evidence(iri, where, piece)

    def _evidence_iris(self, assertion: Assertion) -> dict[URIRef, Evidence]:
        """Named after the place it was read at, so that the name outlives changes of what was read there."""
        if len(assertion.evidence) == 1:
            (only,) = assertion.evidence
            return {self.iris.evidence(assertion.id, *_place(only), None): only}
        places = Counter(_place(piece) for piece in assertion.evidence)
        return {
            self.iris.evidence(assertion.id, *_place(piece), piece if places[_place(piece)] > 1 else None): piece
            for piece in assertion.evidence
        }

    def _evidence(self, node: URIRef, where: str, piece: Evidence) -> Iterator[Triple]:
        target, position, quoted = valid_iri(f"{node}-target"), valid_iri(f"{node}-position"), valid_iri(f"{node}-quote")
        yield node, RDF.type, OA.Annotation
        yield node, OA.hasTarget, target
        yield node, GK.rule, repeated(piece.rule)
        yield from self._read(node, where, piece)
        for name, span in (("subject", piece.subject_span), ("object", piece.object_span), ("trigger", piece.trigger_span)):
            if span is not None:
                yield node, GK[name + "Start"], integer_literal(span.start)
                yield node, GK[name + "End"], integer_literal(span.end)
        for why in piece.why:
            yield node, GK.why, Literal(why)
        yield target, RDF.type, OA.SpecificResource
        yield target, OA.hasSource, self._document(piece.document, where)
        yield target, OA.hasSelector, position
        yield target, OA.hasSelector, quoted
        yield position, RDF.type, OA.TextPositionSelector
        yield position, OA.start, integer_literal(piece.start)
        yield position, OA.end, integer_literal(piece.end)
        yield quoted, RDF.type, OA.TextQuoteSelector
        yield quoted, OA.exact, Literal(piece.exact)

    def _read(self, node: URIRef, where: str, said: Assertion | Evidence) -> Iterator[Triple]:
        """What both an assertion and each of its pieces of evidence say."""
        yield node, GK.status, _STATUSES[said.status]
        if said.date is not None:
            yield node, GK.date, date_literal(said.date)
        if said.amount is not None:
            yield node, GK.amount, decimal_literal(said.amount)
        if said.currency is not None:
            yield node, GK.currency, repeated(said.currency)
        if said.attributed_to is not None:
            yield node, GK.attributedTo, self._referred(said.attributed_to, where)

    def statements(self, statements: Iterable[Statement]) -> Iterator[Triple]:
        ordered = tuple(statements)
        places = Counter((s.document, s.start, s.end) for s in ordered)
        for statement in ordered:
            place = (statement.document, statement.start, statement.end)
            node = self.iris.quotation(*place, statement if places[place] > 1 else None)
            where = f"the quotation at {statement.start} of {statement.document}"
            yield node, RDF.type, SCHEMA.Quotation
            yield node, SCHEMA.isPartOf, self._document(statement.document, where)
            if statement.speaker is not None:
                yield node, SCHEMA.spokenByCharacter, self._referred(statement.speaker, where)
            yield node, SCHEMA.text, Literal(statement.text)
            if statement.date is not None:
                yield node, GK.date, date_literal(statement.date)
            if statement.platform is not None:
                yield node, GK.platform, self._referred(statement.platform, where)
            yield node, GK.start, integer_literal(statement.start)
            yield node, GK.end, integer_literal(statement.end)

    def _referred(self, entity_id: str, where: str) -> URIRef:
        try:
            return self.entity_iris[entity_id]
        except KeyError:
            raise InputError(f"{where} refers to the entity {entity_id!r}, which is not among the entities") from None

    def _document(self, identifier: str, where: str) -> URIRef:
        try:
            return self.document_iris[identifier]
        except KeyError:
            raise InputError(f"{where} refers to the document {identifier!r}, which is not among the documents") from None


# What is in order already, as nearly everything is, is not made anew: that would take most of the time of an export.


def _canonical_entity(entity: Entity) -> Entity:
    aliases, same_as, members = _in_order(entity.aliases), _in_order(entity.same_as), _in_order(entity.members)
    if (aliases, same_as, members) == (entity.aliases, entity.same_as, entity.members):
        return entity
    return replace(entity, aliases=aliases, same_as=same_as, members=members)


def _canonical_assertion(assertion: Assertion) -> Assertion:
    pieces = tuple(_canonical_piece(piece) for piece in assertion.evidence)
    if len(pieces) > 1:
        pieces = tuple(sorted(set(pieces), key=_evidence_order))
    return assertion if pieces == assertion.evidence else replace(assertion, evidence=pieces)


def _canonical_piece(piece: Evidence) -> Evidence:
    why = _in_order(piece.why)
    return piece if why == piece.why else replace(piece, why=why)


def _in_order(several: tuple[_Any, ...]) -> tuple[_Any, ...]:
    return tuple(sorted(set(several))) if len(several) > 1 else several


_Any = TypeVar("_Any", str, tuple[str, str])
_Order = tuple[str | int | Decimal, ...]


def _place(piece: Evidence) -> tuple[str, int, int, str]:
    return piece.document, piece.start, piece.end, piece.rule


def _evidence_order(piece: Evidence) -> _Order:
    spans = tuple(n for span in (piece.subject_span, piece.object_span, piece.trigger_span) for n in _bounds(span))
    read = (piece.status.value, piece.date or "", piece.amount or Decimal(-1), piece.currency or "", piece.attributed_to or "")
    return *_place(piece), *spans, *read, repr(piece.why), piece.exact


def _bounds(span: Span | None) -> tuple[int, int]:
    return (-1, -1) if span is None else (span.start, span.end)


def _statement_order(statement: Statement) -> _Order:
    said = (statement.text, statement.speaker or "", statement.platform or "", statement.date or "")
    return statement.document, statement.start, statement.end, *said
