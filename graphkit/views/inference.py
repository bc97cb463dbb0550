"""What follows from a graph: the super-relations of what is held to be so, and both directions of symmetric relations.

Somebody who endorses a brand is its partner, and the brand is theirs.  What follows is never mixed with what was read: it is a
graph of its own, in which each direct triple comes with a node that tells from which assertions, and by which step.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rdflib import Literal, URIRef

from graphkit.graph import DEFAULT_BASE, Minter
from graphkit.graph.terms import PROV, RDF, RDFS, digest
from graphkit.vocabulary import Vocabulary, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphkit.graph import Triple
    from graphkit.model import Knowledge

#: What the graph of inferred triples is called, after the base of the graph's IRIs.
GRAPH_NAME: Final = "inferred"


@dataclass(frozen=True, slots=True, order=True)
class Inferred:
    """A fact that nobody stated and that follows.

    ``subject``, ``object`` and ``because`` (the assertions that it follows from, sorted) are ids; ``steps`` says by what, for
    people.
    """

    subject: str
    relation: str
    object: str
    because: tuple[str, ...]
    steps: tuple[str, ...]


def infer(knowledge: Knowledge, vocabulary: Vocabulary | None = None) -> tuple[Inferred, ...]:
    """All that follows from what ``knowledge`` holds to be so and does not say already, sorted.

    Raises :class:`VocabularyError` for a relation that the vocabulary does not have.
    """
    terms = vocabulary or load()
    held: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for assertion in knowledge.assertions:
        if assertion.holds:
            held[assertion.subject, assertion.relation, assertion.object].add(assertion.id)
            if terms.relation(assertion.relation).symmetric:
                held[assertion.object, assertion.relation, assertion.subject].add(assertion.id)
    reasons: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    steps: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for (subject, relation, value), because in held.items():
        for above, step in _above(relation, terms):
            follows = [((subject, above, value), step)]
            if terms.relation(above).symmetric:
                follows.append(((value, above, subject), f"{step}, and that holds both ways"))
            for fact, how in follows:
                if fact not in held:
                    reasons[fact] |= because
                    steps[fact].add(how)
    return tuple(sorted(Inferred(*fact, tuple(sorted(because)), tuple(sorted(steps[fact]))) for fact, because in reasons.items()))


def inferred_triples(
    inferred: Iterable[Inferred], base: str = DEFAULT_BASE, vocabulary: Vocabulary | None = None
) -> Iterator[Triple]:
    """What follows as triples for a graph of its own: the direct triple, and a node that explains it.

    The node is an ``rdf:Statement`` and a ``prov:Entity`` with ``prov:wasDerivedFrom`` (the assertions) and ``rdfs:comment``
    (the step).
    """
    iris, terms = Minter(base), vocabulary or load()
    for fact in sorted(inferred):
        subject, relation = iris.entity(fact.subject), URIRef(terms.relation(fact.relation).iri)
        value = iris.entity(fact.object)
        node = URIRef(f"{base}inference/{digest(fact.subject, fact.relation, fact.object)}")
        yield subject, relation, value
        yield node, RDF.type, RDF.Statement
        yield node, RDF.type, PROV.Entity
        yield node, RDF.subject, subject
        yield node, RDF.predicate, relation
        yield node, RDF.object, value
        for assertion in fact.because:
            yield node, PROV.wasDerivedFrom, iris.fact(assertion)
        for step in fact.steps:
            yield node, RDFS.comment, Literal(step)


def graph_iri(base: str = DEFAULT_BASE) -> URIRef:
    """The IRI of the graph of what follows."""
    return URIRef(base + GRAPH_NAME)


def explain(fact: Inferred, knowledge: Knowledge, vocabulary: Vocabulary | None = None) -> str:
    """The fact and what it follows from, as one line with names.

    Raises :class:`KeyError` if the fact follows from other knowledge than this.
    """
    terms = vocabulary or load()
    names = {entity.id: entity.label for entity in knowledge.entities}
    stated = {assertion.id: assertion for assertion in knowledge.assertions}
    because = (stated[assertion] for assertion in fact.because)
    said = [f"{names[a.subject]} {terms.relation(a.relation).label} {names[a.object]} ({a.id})" for a in because]
    follows = f"{names[fact.subject]} {terms.relation(fact.relation).label} {names[fact.object]}"
    return f"{follows}, because {' and '.join(said)}: {'; '.join(fact.steps)}"


def _above(relation: str, terms: Vocabulary) -> Iterator[tuple[str, str]]:
    """Each relation that holds whenever this one does, with the step in words."""
    above = terms.relation(relation).super_relation
    seen = {relation}
    while above is not None and above not in seen:
        yield above, f"“{terms.relation(relation).label}” implies “{terms.relation(above).label}”"
        seen.add(above)
        above = terms.relation(above).super_relation
