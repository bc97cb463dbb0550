"""Predictions from a graph that has been written as triples: a Turtle file, or an open rdflib graph."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from rdflib import DCTERMS, PROV, RDF, RDFS, SKOS, Graph, Namespace

from graphkit.errors import InputError
from graphkit.evaluation.extraction import Extraction, GraphChecks, Passage, Prediction, document_name, reading_order
from graphkit.evaluation.kinds import RelationKinds
from graphkit.vocabulary import GK as GK_IRI
from graphkit.vocabulary import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib.term import Node

    from graphkit.vocabulary import Vocabulary

GK = Namespace(GK_IRI)
OA = Namespace("http://www.w3.org/ns/oa#")

_Reading = tuple[str, str | None, str | None]


def from_turtle(path: str | Path, vocabulary: Vocabulary | None = None) -> Extraction:
    """The predictions of a Turtle file.  Raises :class:`InputError` where it is missing or is not Turtle."""
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path}: can't be read ({error.strerror}); give a Turtle file that graphkit wrote") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8; give a Turtle file that graphkit wrote") from error
    graph = Graph()
    try:
        graph.parse(data=text, format="turtle")
    except Exception as error:  # rdflib lets plain errors of many kinds out of its Turtle parser
        first_line = str(error).strip().partition("\n")[0]
        raise InputError(f"{path}: not valid Turtle ({first_line}); give a Turtle file that graphkit wrote") from error
    return from_graph(graph, vocabulary)


def from_graph(graph: Graph, vocabulary: Vocabulary | None = None) -> Extraction:
    """The predictions of an rdflib graph, in the order in which it lists its assertions.

    ``vocabulary`` says which relations are super-relations, whose direct triples may follow from a sub-relation's assertion
    (default: the ontology's).  Raises :class:`InputError` for an assertion without subject or object.
    """
    kinds = RelationKinds.of(vocabulary or load())
    reader = _Reader(graph)
    predictions: list[Prediction] = []
    stated: set[tuple[Node, Node, Node]] = set()
    nodes: set[Node] = set()
    missing = without_position = 0
    for node, relation in graph.subject_objects(RDF.predicate):
        nodes.add(node)
        subject, object_ = graph.value(node, RDF.subject), graph.value(node, RDF.object)
        if subject is None or object_ is None:
            raise InputError(f"{node}: an assertion needs rdf:subject and rdf:object; write the graph with graphkit")
        if reader.status(node) == "Asserted":
            stated.add((subject, relation, object_))
            missing += (subject, relation, object_) not in graph
        without_position += not reader.has_position(node)
        for document, reading, passages in reader.readings(node):
            status, date, amount = reading
            predictions.append(
                Prediction(
                    document=document,
                    subject=reader.names(subject),
                    relation=_local(relation),
                    object=reader.names(object_),
                    status=status,
                    date=date,
                    amount=None if amount is None else float(amount),
                    passages=passages,
                )
            )
    extra = sum(
        (subject, relation, object_) not in stated and (object_, relation, subject) not in stated
        for relation in {relation for _, relation, _ in stated}
        if _local(relation) not in kinds.supers
        for subject, object_ in graph.subject_objects(relation)
    )
    labelled = {reader.names(entity) for entity in graph.subjects(RDFS.label)}
    mentioned = {
        (document_name(str(member).rpartition("#")[0]), reader.names(entity))
        for entity, member in graph.subject_objects(GK.member)
    }
    return Extraction(
        predictions=tuple(predictions),
        checks=GraphChecks(
            assertions=len(nodes),
            direct_missing=missing,
            direct_without_assertion=extra,
            without_position=without_position,
            triples=len(graph),
        ),
        mentioned=tuple(sorted(mentioned)),
        entities=tuple(sorted(labelled)),
    )


def _local(term: Node | None) -> str:
    return "" if term is None else str(term).rpartition("#")[2]


class _Reader:
    """Reads the nodes of one graph."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._names: dict[Node, tuple[str, ...]] = {}

    def names(self, entity: Node) -> tuple[str, ...]:
        """The labels (one, as a rule), then the other names."""
        if entity not in self._names:
            labels = [str(name) for name in self._graph.objects(entity, RDFS.label)]
            aliases = [str(name) for name in self._graph.objects(entity, SKOS.altLabel)]
            self._names[entity] = (*labels, *aliases)
        return self._names[entity]

    def status(self, node: Node) -> str:
        return _local(self._graph.value(node, GK.status)) or "Asserted"

    def has_position(self, node: Node) -> bool:
        return any(start is not None for _, start, _, _, _ in self._places(self._graph.objects(node, GK.evidence)))

    def readings(self, node: Node) -> Iterator[tuple[str, _Reading, tuple[Passage, ...]]]:
        """What each document says: its name, (status, date, amount), and the passages that say so."""
        graph = self._graph
        read: dict[Node, dict[_Reading, list[Passage]]] = defaultdict(dict)
        for evidence in sorted(graph.objects(node, GK.evidence), key=str):
            for source, start, end, text, rule in self._places([evidence]):
                passage = Passage(text, rule, start, end)
                passages = read[source].setdefault(self._reading(evidence, node), [])
                if passage not in passages:
                    passages.append(passage)
        for document in sorted({*graph.objects(node, PROV.wasDerivedFrom), *read}, key=str):
            name = document_name(str(graph.value(document, DCTERMS.identifier) or document))
            found = read.get(document) or {self._reading(node, node): []}
            for reading in sorted(found, key=lambda reading: reading_order(*reading)):
                yield name, reading, tuple(found[reading])

    def _reading(self, evidence: Node, node: Node) -> _Reading:
        """Status, date and amount as the evidence repeats them, else as the assertion has them."""
        status, date, amount = (
            value if (value := self._graph.value(evidence, term)) is not None else self._graph.value(node, term)
            for term in (GK.status, GK.date, GK.amount)
        )
        return _local(status) or "Asserted", str(date or "") or None, None if amount is None else str(amount)

    def _places(self, evidence: Iterable[Node]) -> Iterator[tuple[Node, int | None, int | None, str, str]]:
        """Where the evidence stands: document, start, end, sentence, rule; the position is None where there is none."""
        graph = self._graph
        for annotation in evidence:
            rule = str(graph.value(annotation, GK.rule) or "")
            for target in graph.objects(annotation, OA.hasTarget):
                selectors = sorted(graph.objects(target, OA.hasSelector), key=str)
                starts = [s for selector in selectors if (s := graph.value(selector, OA.start)) is not None]
                ends = [e for selector in selectors if (e := graph.value(selector, OA.end)) is not None]
                texts = [str(t) for selector in selectors if (t := graph.value(selector, OA.exact)) is not None]
                for source in graph.objects(target, OA.hasSource):
                    yield (
                        source,
                        int(str(starts[0])) if starts else None,
                        int(str(ends[0])) if ends else None,
                        texts[0] if texts else "",
                        rule,
                    )
