"""Triples as knowledge: the way back from :mod:`graphkit.graph.writing`, so that every view works on the same values."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, TypeVar

from graphkit.errors import StoreError
from graphkit.graph.terms import DCTERMS, GK, OA, RDF, RDFS, SCHEMA, SKOS, Minter
from graphkit.graph.writing import canonical
from graphkit.model import (
    Assertion,
    Block,
    BlockKind,
    Document,
    Entity,
    Evidence,
    Knowledge,
    Provenance,
    Span,
    Statement,
    Status,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rdflib.term import Node

_Value = TypeVar("_Value")


def knowledge(triples: Iterable[tuple[Node, Node, Node]] | Iterable[tuple[str, str, str]]) -> Knowledge:
    """What a graph says, as values: :func:`graphkit.graph.canonical` of what was written.

    ``triples`` is a graph of rdflib or anything else that yields triples of its terms, or of the terms' texts alone (which is
    quicker: see :meth:`graphkit.store.Store.texts`); triples of other vocabularies are passed over.  Where documents were
    written without text, their text is empty and they have no blocks.

    Raises :class:`StoreError`, naming the node and the property, for a graph that graphkit did not write or that was
    altered since so that a value is missing or can't be read.
    """
    return _Reader(triples).knowledge()


class _Reader:
    """All nodes by IRI, each with its values by predicate; every term as plain text."""

    def __init__(self, triples: Iterable[tuple[Node, Node, Node]] | Iterable[tuple[str, str, str]]) -> None:
        self.nodes: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self.by_class: defaultdict[str, list[str]] = defaultdict(list)
        kind = str(RDF.type)
        for subject, predicate, value in triples:
            node, name, text = str(subject), str(predicate), str(value)
            self.nodes[node][name].append(text)
            if name == kind:
                self.by_class[text].append(node)
        self.identifiers: dict[str, str] = {}

    def knowledge(self) -> Knowledge:
        builds = self.by_class[str(GK.Build)]
        if len(builds) != 1:
            raise StoreError(f"the graph holds {len(builds)} builds (gk:Build) and should hold one: build it again")
        self.iris = Minter(builds[0].removesuffix("build/this"))
        documents = self.by_class[str(GK.Document)]
        self.identifiers = {node: self._one(node, DCTERMS.identifier) for node in documents}
        named, predicate = str(GK.named), str(RDF.predicate)
        # What somebody concluded from the graph (graphkit.views.inference) says what it is about in the same words.
        concluded = set(self.by_class[str(RDF.Statement)])
        return canonical(
            Knowledge(
                documents=tuple(self._document(node) for node in documents),
                entities=tuple(self._entity(node) for node, values in self._having(named) if values),
                assertions=tuple(self._assertion(n) for n, values in self._having(predicate) if values and n not in concluded),
                statements=tuple(self._statement(node) for node in self.by_class[str(SCHEMA.Quotation)]),
                provenance=self._provenance(builds[0]),
            )
        )

    def _having(self, name: str) -> Iterator[tuple[str, list[str]]]:
        return ((node, values[name]) for node, values in list(self.nodes.items()) if name in values)

    def _provenance(self, node: str) -> Provenance:
        return Provenance(
            software=self._maybe(node, GK.software) or "",
            model=self._maybe(node, GK.languageModel) or "",
            rules_digest=self._maybe(node, GK.rulesDigest) or "",
        )

    def _document(self, node: str) -> Document:
        return Document(
            identifier=self.identifiers[node],
            text=self._maybe(node, SCHEMA.articleBody) or "",
            title=self._maybe(node, DCTERMS.title),
            published=self._maybe(node, SCHEMA.datePublished),
            url=self._maybe(node, SCHEMA.url),
            publisher=self._maybe(node, SCHEMA.publisher),
            author=self._maybe(node, SCHEMA.author),
            blocks=tuple(self._blocks(node)),
        )

    def _blocks(self, node: str) -> Iterator[Block]:
        for block in filter(None, (self._maybe(node, GK.layout) or "").split(";")):
            kind, start, end = block.split(" ")
            yield Block(int(start), int(end), BlockKind(kind))

    def _entity(self, node: str) -> Entity:
        return Entity(
            id=self.iris.entity_id(node),
            label=self._one(node, RDFS.label),
            type=_local(self._one(node, RDF.type)),
            aliases=self._all(node, SKOS.altLabel),
            named=self._one(node, GK.named) == "true",
            same_as=self._all(node, SCHEMA.sameAs),
            members=tuple(_member(text) for text in self._all(node, GK.member)),
        )

    def _assertion(self, node: str) -> Assertion:
        return Assertion(
            id=self.iris.fact_id(node),
            subject=self.iris.entity_id(self._one(node, RDF.subject)),
            relation=_local(self._one(node, RDF.predicate)),
            object=self.iris.entity_id(self._one(node, RDF.object)),
            status=self._status(node),
            date=self._maybe(node, GK.date),
            amount=self._as(Decimal, node, GK.amount),
            currency=self._maybe(node, GK.currency),
            place=self._as(self.iris.entity_id, node, GK.place),
            role=self._maybe(node, GK.role),
            reason=self._maybe(node, GK.reason),
            attributed_to=self._as(self.iris.entity_id, node, GK.attributedTo),
            confidence=self._needed(node, GK.confidence, self._as(Decimal, node, GK.confidence)),
            evidence=tuple(self._evidence(piece) for piece in self._all(node, GK.evidence)),
            verdict=self._as(lambda iri: Verdict(_local(iri)), node, GK.verdict),
            remark=self._maybe(node, GK.remark),
        )

    def _evidence(self, node: str) -> Evidence:
        target = self._one(node, OA.hasTarget)
        position, quoted = (self._selector(target, p) for p in (OA.start, OA.exact))
        return Evidence(
            document=self._identifier(target, OA.hasSource),
            start=self._integer(position, OA.start),
            end=self._integer(position, OA.end),
            exact=self._one(quoted, OA.exact),
            rule=self._one(node, GK.rule),
            status=self._status(node),
            subject_span=self._span(node, "subject"),
            object_span=self._span(node, "object"),
            trigger_span=self._span(node, "trigger"),
            date=self._maybe(node, GK.date),
            amount=self._as(Decimal, node, GK.amount),
            currency=self._maybe(node, GK.currency),
            attributed_to=self._as(self.iris.entity_id, node, GK.attributedTo),
            why=self._all(node, GK.why),
        )

    def _selector(self, target: str, having: str) -> str:
        for selector in self._all(target, OA.hasSelector):
            if self.nodes[selector][str(having)]:
                return selector
        raise StoreError(f"<{target}> has no selector with {_short(having)}: build the graph again")

    def _statement(self, node: str) -> Statement:
        return Statement(
            document=self._identifier(node, SCHEMA.isPartOf),
            start=self._integer(node, GK.start),
            end=self._integer(node, GK.end),
            text=self._one(node, SCHEMA.text),
            speaker=self._as(self.iris.entity_id, node, SCHEMA.spokenByCharacter),
            platform=self._as(self.iris.entity_id, node, GK.platform),
            date=self._maybe(node, GK.date),
        )

    def _identifier(self, node: str, predicate: str) -> str:
        document = self._one(node, predicate)
        try:
            return self.identifiers[document]
        except KeyError:
            raise StoreError(f"<{node}> refers to <{document}>, which is no gk:Document of the graph: build it again") from None

    def _status(self, node: str) -> Status:
        return self._needed(node, GK.status, self._as(lambda iri: Status(_local(iri)), node, GK.status))

    def _span(self, node: str, part: str) -> Span | None:
        start, end = self._as(int, node, GK[part + "Start"]), self._as(int, node, GK[part + "End"])
        return None if start is None or end is None else Span(start, end)

    def _integer(self, node: str, predicate: str) -> int:
        return self._needed(node, predicate, self._as(int, node, predicate))

    def _all(self, node: str, predicate: str) -> tuple[str, ...]:
        return tuple(self.nodes[node][str(predicate)])

    def _maybe(self, node: str, predicate: str) -> str | None:
        values = self.nodes[node][str(predicate)]
        if len(values) > 1:
            raise StoreError(f"<{node}> has {len(values)} values of {_short(predicate)} and may have one: build the graph again")
        return values[0] if values else None

    def _one(self, node: str, predicate: str) -> str:
        return self._needed(node, predicate, self._maybe(node, predicate))

    def _as(self, make: Callable[[str], _Value], node: str, predicate: str) -> _Value | None:
        text = self._maybe(node, predicate)
        try:
            return None if text is None else make(text)
        except (ValueError, InvalidOperation):
            raise StoreError(f"<{node}> has an unreadable {_short(predicate)}: {text!r}; build the graph again") from None

    @staticmethod
    def _needed(node: str, predicate: str, value: _Value | None) -> _Value:
        if value is None:
            raise StoreError(f"<{node}> has no {_short(predicate)}: build the graph again")
        return value


def _member(text: str) -> tuple[str, str]:
    document, _, key = text.rpartition("#")
    return document, key.replace("%23", "#").replace("%25", "%")


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _short(predicate: str) -> str:
    return _local(predicate)
