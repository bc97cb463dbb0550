"""Facts as plain dictionaries of JSON values: what scripts get from ``--json``.

Names stand beside ids, absent values are left out, amounts are numbers as exact as JSON's readers make them
and dates are ISO 8601 strings as exact as the text allows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from graphkit.model import Assertion, Claim, Entity, Evidence, Reading, Span, Statement

Record = dict[str, Any]


class Conclusion(Protocol):
    """What :class:`graphkit.views.inference.Inferred` says."""

    @property
    def subject(self) -> str: ...
    @property
    def relation(self) -> str: ...
    @property
    def object(self) -> str: ...
    @property
    def steps(self) -> tuple[str, ...]: ...


def entity_record(entity: Entity) -> Record:
    """An entity: id, label, type, other names, links to the outside, and the documents it stands in."""
    return _present(
        id=entity.id,
        label=entity.label,
        type=entity.type,
        aliases=list(entity.aliases),
        named=entity.named,
        sameAs=list(entity.same_as),
        documents=sorted({document for document, _ in entity.members}),
    )


def assertion_record(assertion: Assertion, names: Mapping[str, str]) -> Record:
    """An assertion with all its evidence; ``names`` gives the label of an entity id."""
    return _present(
        id=assertion.id,
        subject=names[assertion.subject],
        subjectId=assertion.subject,
        relation=assertion.relation,
        object=names[assertion.object],
        objectId=assertion.object,
        status=assertion.status.value,
        date=assertion.date,
        amount=None if assertion.amount is None else float(assertion.amount),
        currency=assertion.currency,
        place=assertion.place and names[assertion.place],
        role=assertion.role,
        reason=assertion.reason,
        attributedTo=assertion.attributed_to and names[assertion.attributed_to],
        confidence=float(assertion.confidence),
        verdict=assertion.verdict and assertion.verdict.value,
        remark=assertion.remark,
        evidence=[evidence_record(e, names) for e in assertion.evidence],
    )


def inferred_record(fact: Conclusion, because: Iterable[Assertion], names: Mapping[str, str]) -> Record:
    """A fact that follows, with the assertions that it follows from."""
    return _present(
        subject=names[fact.subject],
        subjectId=fact.subject,
        relation=fact.relation,
        object=names[fact.object],
        objectId=fact.object,
        inferred=True,
        steps=list(fact.steps),
        because=[assertion_record(assertion, names) for assertion in because],
    )


def evidence_record(evidence: Evidence, names: Mapping[str, str]) -> Record:
    """One place in a text with what was read there; positions are characters of the document's text."""
    return _present(
        document=evidence.document,
        start=evidence.start,
        end=evidence.end,
        exact=evidence.exact,
        rule=evidence.rule,
        status=evidence.status.value,
        subjectSpan=_span(evidence.subject_span),
        objectSpan=_span(evidence.object_span),
        triggerSpan=_span(evidence.trigger_span),
        date=evidence.date,
        amount=None if evidence.amount is None else float(evidence.amount),
        currency=evidence.currency,
        attributedTo=evidence.attributed_to and names[evidence.attributed_to],
        why=list(evidence.why),
    )


def statement_record(statement: Statement, names: Mapping[str, str]) -> Record:
    """A quotation with its speaker."""
    return _present(
        document=statement.document,
        start=statement.start,
        end=statement.end,
        text=statement.text,
        speaker=statement.speaker and names[statement.speaker],
        platform=statement.platform and names[statement.platform],
        date=statement.date,
    )


def reading_record(reading: Reading) -> Record:
    """What was read in one document, before anything is merged: referents, claims, quotations."""
    labels = {r.key: r.label for r in reading.referents}
    return {
        "document": reading.document.identifier,
        "referents": [
            _present(label=r.label, type=r.type, aliases=list(r.aliases), named=r.named, sameAs=list(r.same_as))
            for r in reading.referents
        ],
        "claims": [claim_record(c, labels, reading.document.text) for c in reading.claims],
        "quotations": [
            _present(
                start=q.start,
                end=q.end,
                text=q.text,
                speaker=q.speaker and labels[q.speaker],
                platform=q.platform and labels[q.platform],
                date=q.date,
            )
            for q in reading.quotations
        ],
    }


def claim_record(claim: Claim, labels: Mapping[str, str], text: str) -> Record:
    """One claim; ``labels`` gives the label of a referent key, ``text`` is that of its document."""
    return _present(
        subject=labels[claim.subject],
        relation=claim.relation,
        object=labels[claim.object],
        status=claim.status.value,
        date=claim.date,
        amount=None if claim.amount is None else float(claim.amount),
        currency=claim.currency,
        place=claim.place and labels[claim.place],
        role=claim.role,
        reason=claim.reason,
        attributedTo=claim.attributed_to and labels[claim.attributed_to],
        confidence=float(claim.confidence),
        start=claim.start,
        end=claim.end,
        exact=text[claim.start : claim.end],
        rule=claim.rule,
        subjectSpan=_span(claim.subject_span),
        objectSpan=_span(claim.object_span),
        triggerSpan=_span(claim.trigger_span),
        why=list(claim.why),
    )


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _present(**values: Any) -> Record:
    return {key: value for key, value in values.items() if value is not None and value != []}
