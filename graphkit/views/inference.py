"""What follows from a graph: the super-relations and inverses of what is held to be so, and both directions of symmetric ones.

Somebody who endorses a brand is its partner, and the brand is theirs.  What follows is never mixed with what was read: it is a
graph of its own, in which each direct triple comes with a node that tells from which assertions, and by which step.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import Literal, URIRef

from graphkit.graph import DEFAULT_BASE, Minter
from graphkit.graph.terms import PROV, RDF, RDFS, digest
from graphkit.vocabulary import Vocabulary, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphkit.graph import Triple
    from graphkit.model import Knowledge


Fact = tuple[str, str, str]


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
    held: defaultdict[Fact, set[str]] = defaultdict(set)
    for assertion in knowledge.assertions:
        if assertion.holds:
            held[assertion.subject, assertion.relation, assertion.object].add(assertion.id)
            if terms.relation(assertion.relation).symmetric:
                held[assertion.object, assertion.relation, assertion.subject].add(assertion.id)
    reasons: defaultdict[Fact, set[str]] = defaultdict(set)
    steps: defaultdict[Fact, set[str]] = defaultdict(set)
    for stated, because in held.items():
        for fact, how in _following(stated, terms):
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
    iris, terms, ordered = Minter(base), vocabulary or load(), sorted(inferred)
    for fact in ordered:
        yield iris.entity(fact.subject), URIRef(terms.relation(fact.relation).iri), iris.entity(fact.object)
    for fact in ordered:
        node = URIRef(f"{base}inference/{digest(fact.subject, fact.relation, fact.object)}")
        yield node, RDF.type, RDF.Statement
        yield node, RDF.type, PROV.Entity
        yield node, RDF.subject, iris.entity(fact.subject)
        yield node, RDF.predicate, URIRef(terms.relation(fact.relation).iri)
        yield node, RDF.object, iris.entity(fact.object)
        for assertion in fact.because:
            yield node, PROV.wasDerivedFrom, iris.fact(assertion)
        for step in fact.steps:
            yield node, RDFS.comment, Literal(step)


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


def _following(stated: Fact, terms: Vocabulary) -> Iterator[tuple[Fact, str]]:
    """Each fact that holds whenever this one does, with the steps that lead to it in words."""
    seen, waiting = {stated}, [(stated, "")]
    while waiting:
        (subject, name, value), before = waiting.pop(0)
        relation = terms.relation(name)
        steps: list[tuple[Fact, str]] = []
        if relation.super_relation is not None:
            above = terms.relation(relation.super_relation)
            steps.append(((subject, above.name, value), f"“{relation.label}” implies “{above.label}”"))
        if relation.inverse is not None:
            inverse = terms.relation(relation.inverse)
            steps.append(((value, inverse.name, subject), f"“{relation.label}” is “{inverse.label}” the other way round"))
        if relation.symmetric:
            steps.append(((value, name, subject), "that holds both ways"))
        for fact, step in steps:
            if fact not in seen:
                seen.add(fact)
                how = f"{before}, and {step}" if before else step
                yield fact, how
                waiting.append((fact, how))
