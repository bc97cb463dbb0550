"""The graph as a networkx graph, for those who count, cluster and draw."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from graphkit.vocabulary import Vocabulary, load

if TYPE_CHECKING:
    import networkx as nx

    from graphkit.model import Assertion, Entity, Knowledge

Attributes = dict[str, Any]


def network(knowledge: Knowledge, vocabulary: Vocabulary | None = None) -> nx.MultiDiGraph[str]:
    """A directed graph whose nodes are entity ids and whose edges are assertions, with the assertion's id as key.

    Nodes have ``label``, ``type``, ``named``, ``aliases`` and ``same_as`` (tuples) and ``documents`` (how many speak of it).
    Edges have ``relation``, ``label`` (the relation as people say it), ``family``, ``symmetric``, ``status``, ``confidence``,
    ``weight`` (number of documents, at least 1) and ``documents`` (a tuple of identifiers), and where known ``date``, ``amount``
    (a Decimal), ``currency``, ``place``, ``role``, ``reason``, ``attributed_to`` and ``sentence`` (of the first evidence); place
    and source are given by label.  A symmetric relation is one edge.

    Raises :class:`VocabularyError` for a relation that the vocabulary does not have.
    """
    import networkx as nx

    terms = vocabulary or load()
    labels = {entity.id: entity.label for entity in knowledge.entities}
    seen_in = Counter(member for entity in knowledge.entities for member in {(entity.id, d) for d, _ in entity.members})
    documents = Counter(entity for entity, _ in seen_in)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity in knowledge.entities:
        graph.add_node(entity.id, **_node(entity, documents[entity.id]))
    for assertion in knowledge.assertions:
        graph.add_edge(assertion.subject, assertion.object, key=assertion.id, **_edge(assertion, labels, terms))
    return graph


def _node(entity: Entity, documents: int) -> Attributes:
    return {
        "label": entity.label,
        "type": entity.type,
        "named": entity.named,
        "aliases": entity.aliases,
        "same_as": entity.same_as,
        "documents": documents,
    }


def _edge(assertion: Assertion, labels: dict[str, str], vocabulary: Vocabulary) -> Attributes:
    relation = vocabulary.relation(assertion.relation)
    optional = {
        "date": assertion.date,
        "amount": assertion.amount,
        "currency": assertion.currency,
        "place": None if assertion.place is None else labels[assertion.place],
        "role": assertion.role,
        "reason": assertion.reason,
        "attributed_to": None if assertion.attributed_to is None else labels[assertion.attributed_to],
        "sentence": assertion.evidence[0].exact if assertion.evidence else None,
    }
    return {
        "relation": relation.name,
        "label": relation.label,
        "family": relation.family,
        "symmetric": relation.symmetric,
        "status": assertion.status.value,
        "confidence": assertion.confidence,
        "weight": max(1, len(assertion.documents)),
        "documents": assertion.documents,
        **{name: value for name, value in optional.items() if value is not None},
    }
