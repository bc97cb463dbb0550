"""What a graph says, document by document: the side of the comparison that is measured.

An assertion counts once for every document it was read in and every distinct (status, date, amount) that the evidence
of that document gives.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.model import Assertion, Evidence, Knowledge, Reading


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of evidence: the sentence, the rule that read it, and where it is (None where the graph has no position)."""

    text: str
    rule: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Prediction:
    """A fact as the graph has it for one document.  ``subject`` and ``object`` are names, the label first."""

    document: str
    subject: tuple[str, ...]
    relation: str
    object: tuple[str, ...]
    status: str
    date: str | None = None
    amount: float | None = None
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class GraphChecks:
    """Whether the graph keeps its own rules.

    ``direct_missing``: Asserted assertions without their direct triple; ``direct_without_assertion``: direct triples that no
    assertion backs; ``without_position``: assertions none of whose evidence has a position.  ``triples`` is None where
    the graph has not been written as triples.
    """

    assertions: int
    direct_missing: int
    direct_without_assertion: int
    without_position: int
    triples: int | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """The predictions of a graph in graph order, the names of its entities, and its checks.

    ``mentioned`` holds (document, names) for every entity known to stand in a document, in a fact or not (empty where the
    graph does not tell); ``entities`` the names of all entities of the graph.
    """

    predictions: tuple[Prediction, ...]
    checks: GraphChecks
    mentioned: tuple[tuple[str, tuple[str, ...]], ...] = ()
    entities: tuple[tuple[str, ...], ...] = ()


def document_name(identifier: str) -> str:
    """The last part of a document's identifier, under which gold files know it."""
    return identifier.rpartition("/")[2]


def from_knowledge(knowledge: Knowledge) -> Extraction:
    """The predictions of a build that has not been written as triples (whose direct triples then follow from the assertions)."""
    names = {entity.id: (entity.label, *entity.aliases) for entity in knowledge.entities}
    ordered = sorted(knowledge.assertions, key=lambda assertion: assertion.id)  # as a graph lists them
    predictions = tuple(prediction for assertion in ordered for prediction in _predictions(assertion, names))
    mentioned = {(document_name(document), names[e.id]) for e in knowledge.entities for document, _ in e.members}
    return Extraction(
        predictions=predictions,
        checks=GraphChecks(
            assertions=len(knowledge.assertions),
            direct_missing=0,
            direct_without_assertion=0,
            without_position=sum(not assertion.evidence for assertion in knowledge.assertions),
        ),
        mentioned=tuple(sorted(mentioned)),
        entities=tuple(sorted(set(names.values()))),
    )


def with_readings(extraction: Extraction, readings: Iterable[Reading]) -> Extraction:
    """The extraction with everybody and everything that the articles mention, also what is in no fact and so not in the graph."""
    mentioned = {
        (document_name(reading.document.identifier), (referent.label, *referent.aliases))
        for reading in readings
        for referent in reading.referents
    }
    return replace(extraction, mentioned=tuple(sorted(mentioned.union(extraction.mentioned))))


def _predictions(assertion: Assertion, names: dict[str, tuple[str, ...]]) -> Iterable[Prediction]:
    readings: dict[tuple[str, str, str | None, str | None], list[Evidence]] = {}
    for evidence in assertion.evidence:
        amount = evidence.amount if evidence.amount is not None else assertion.amount
        reading = (
            evidence.document,
            evidence.status.value,
            evidence.date or assertion.date,
            None if amount is None else format(amount.normalize(), "f"),
        )
        readings.setdefault(reading, []).append(evidence)
    for reading, group in sorted(readings.items(), key=lambda item: (item[0][0], reading_order(*item[0][1:]))):
        document, status, date, amount_text = reading
        yield Prediction(
            document=document_name(document),
            subject=names[assertion.subject],
            relation=assertion.relation,
            object=names[assertion.object],
            status=status,
            date=date,
            amount=None if amount_text is None else float(amount_text),
            passages=tuple(Passage(e.exact, e.rule, e.start, e.end) for e in group),
        )


def reading_order(status: str, date: str | None, amount: str | None) -> tuple[str, bool, str, bool, str]:
    """A sort key for what one document says of one assertion: the first is the one whose status, date and amount count."""
    return (status, date is None, date or "", amount is not None, amount or "")
