"""Claims about the same parties, put together to assertions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphkit.errors import InputError
from graphkit.fuse.happenings import happenings
from graphkit.fuse.verdict import Weighed, confidence_of, most_told, sources, status_of
from graphkit.model import Assertion, Claim, Evidence, Knowledge, Provenance, Reading, Statement, Status
from graphkit.vocabulary import Vocabulary, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from graphkit.resolve import Resolution

_Parties = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _Read:
    """A claim whose parties are entities, with its evidence."""

    claim: Claim
    evidence: Evidence
    place: str | None
    published: str | None

    @property
    def earliest(self) -> str | None:
        return self.published if self.claim.status is Status.PLANNED else None

    @property
    def latest(self) -> str | None:
        return self.published if self.claim.status is Status.ASSERTED else None

    @property
    def date(self) -> str | None:
        return self.claim.date

    @property
    def document(self) -> str:
        return self.claim.document


def fuse(
    readings: Iterable[Reading], resolution: Resolution, provenance: Provenance, vocabulary: Vocabulary | None = None
) -> Knowledge:
    """All that the documents say, each happening or state once, with every place it was read from.

    Claims are one assertion when subject, relation and object are the same entities and their dates can be the same
    (:func:`graphkit.fuse.happenings.happenings`).  What the evidence amounts to is decided by
    :func:`graphkit.fuse.verdict.status_of` and :func:`graphkit.fuse.verdict.confidence_of`; where details differ, the
    assertion has the most exact date and the value that most sources give, and each piece of evidence keeps its own.
    A symmetric relation has its parties in the order of their ids.  A relation of something to itself is dropped.

    ``Knowledge.entities`` are those that take part in an assertion or a statement.  Everything is sorted, and does not
    depend on the order of the readings.  ``vocabulary`` is the one that was read with, if not graphkit's own.

    Raises InputError for a claim or quotation about a referent or a stretch of text that is not there, VocabularyError for a
    relation that the ontology does not have.
    """
    terms = vocabulary or load()
    ordered = sorted(readings, key=lambda r: r.document.identifier)
    documents = tuple(r.document for r in ordered)
    texts = {d.identifier: d.text for d in documents}
    digests = {d.identifier: d.digest for d in documents}
    published = {d.identifier: d.published for d in documents}

    by_parties: defaultdict[_Parties, list[_Read]] = defaultdict(list)
    for reading in ordered:
        for claim in reading.claims:
            parties, read = _read(claim, resolution.entity_of, texts, published, terms)
            if parties[0] != parties[2]:
                by_parties[parties].append(read)

    assertions: list[Assertion] = []
    for parties in sorted(by_parties):
        groups = happenings(by_parties[parties])
        for group in groups:
            assertions.append(_assertion(parties, group, len(groups) > 1, digests, published))
    assertions.sort(key=lambda a: a.id)
    statements = _statements(ordered, resolution.entity_of)
    used = _used(assertions, statements)
    return Knowledge(
        documents=documents,
        entities=tuple(e for e in resolution.entities if e.id in used),
        assertions=tuple(assertions),
        statements=statements,
        provenance=provenance,
    )


def _read(
    claim: Claim,
    entity_of: Mapping[tuple[str, str], str],
    texts: Mapping[str, str],
    published: Mapping[str, str | None],
    vocabulary: Vocabulary,
) -> tuple[_Parties, _Read]:
    text = texts.get(claim.document)
    if text is None or not 0 <= claim.start < claim.end <= len(text):
        raise InputError(
            f"{claim.document}: the claim {claim.rule} at {claim.start}-{claim.end} is outside its document; read it again"
        )

    def entity(key: str | None) -> str | None:
        return None if key is None else _entity(claim.document, key, entity_of)

    subject, object_ = _entity(claim.document, claim.subject, entity_of), _entity(claim.document, claim.object, entity_of)
    evidence = Evidence(
        document=claim.document,
        start=claim.start,
        end=claim.end,
        exact=text[claim.start : claim.end],
        rule=claim.rule,
        status=claim.status,
        subject_span=claim.subject_span,
        object_span=claim.object_span,
        trigger_span=claim.trigger_span,
        date=claim.date,
        amount=claim.amount,
        currency=claim.currency,
        attributed_to=entity(claim.attributed_to),
        why=claim.why,
    )
    if vocabulary.relation(claim.relation).symmetric and object_ < subject:
        subject, object_ = object_, subject
        evidence = replace(evidence, subject_span=claim.object_span, object_span=claim.subject_span)
    return (subject, claim.relation, object_), _Read(claim, evidence, entity(claim.place), published[claim.document])


def _entity(document: str, key: str, entity_of: Mapping[tuple[str, str], str]) -> str:
    try:
        return entity_of[document, key]
    except KeyError:
        raise InputError(
            f"{document}: nothing has the referent key {key!r}; resolve and fuse must get the same readings"
        ) from None


def _assertion(
    parties: _Parties, group: list[_Read], several: bool, digests: Mapping[str, str], published: Mapping[str, str | None]
) -> Assertion:
    source_of = sources([read.evidence for read in group], digests)
    weighed = [Weighed(read.evidence, read.claim.confidence, source_of[read.document]) for read in group]
    status = status_of(weighed, published)
    # What the assertion says is taken from the evidence for its status, as far as that says it.
    telling = [read for read in group if read.claim.status is status]
    date = max((read.date for read in group if read.date), key=lambda d: (len(d), d), default=None)
    amount, currency = _money(telling, source_of) or _money(group, source_of) or (None, None)
    subject, relation, object_ = parties
    name = f"{subject}--{relation}--{object_}"
    return Assertion(
        id=f"{name}--{date or 'undated'}" if several else name,
        subject=subject,
        relation=relation,
        object=object_,
        status=status,
        date=date,
        amount=amount,
        currency=currency,
        place=_detail(telling, group, "place", source_of),
        role=_detail(telling, group, "role", source_of),
        reason=_detail(telling, group, "reason", source_of),
        attributed_to=_attributed(telling),
        confidence=confidence_of(weighed, status),
        evidence=_evidence(group),
    )


def _money(group: list[_Read], source_of: Mapping[str, str]) -> tuple[Decimal, str | None] | None:
    sums = [(r.claim.amount, r.claim.currency, source_of[r.document]) for r in group if r.claim.amount is not None]
    amount = most_told([(value, source) for value, _, source in sums])
    if amount is None:
        return None
    return amount, most_told([(unit, source) for value, unit, source in sums if value == amount and unit is not None])


def _detail(telling: list[_Read], group: list[_Read], name: str, source_of: Mapping[str, str]) -> str | None:
    for reads in (telling, group):
        values = [(r.place if name == "place" else getattr(r.claim, name), source_of[r.document]) for r in reads]
        told: str | None = most_told([(value, source) for value, source in values if value])
        if told is not None:
            return told
    return None


def _attributed(telling: list[_Read]) -> str | None:
    """Who says so, where all evidence is in the same other voice."""
    voices = {read.evidence.attributed_to for read in telling}
    return voices.pop() if len(voices) == 1 else None


def _evidence(group: list[_Read]) -> tuple[Evidence, ...]:
    """Each place once for what was read there: of several rules that read the same, the most certain."""
    best: dict[tuple[object, ...], tuple[Decimal, Evidence]] = {}
    for read in sorted(group, key=lambda r: (-r.claim.confidence, _order(r.evidence))):
        e = read.evidence
        key = (e.document, e.start, e.end, e.status, e.date, e.amount, e.currency, e.attributed_to)
        best.setdefault(key, (read.claim.confidence, e))
    return tuple(sorted((e for _, e in best.values()), key=_order))


def _order(e: Evidence) -> tuple[str | int, ...]:
    spans = [(-1, -1) if s is None else (s.start, s.end) for s in (e.subject_span, e.object_span, e.trigger_span)]
    read = (e.status.value, e.date or "", str(e.amount or ""), e.currency or "", e.attributed_to or "")
    return (e.document, e.start, e.end, e.rule, *(n for pair in spans for n in pair), *read, "\x1f".join(e.why))


def _statements(readings: list[Reading], entity_of: Mapping[tuple[str, str], str]) -> tuple[Statement, ...]:
    found = set()
    for reading in readings:
        for q in reading.quotations:
            speaker = None if q.speaker is None else _entity(q.document, q.speaker, entity_of)
            platform = None if q.platform is None else _entity(q.document, q.platform, entity_of)
            found.add(Statement(q.document, q.start, q.end, q.text, speaker, platform, q.date))
    return tuple(
        sorted(found, key=lambda s: (s.document, s.start, s.end, s.text, s.speaker or "", s.platform or "", s.date or ""))
    )


def _used(assertions: Iterable[Assertion], statements: Iterable[Statement]) -> set[str]:
    used: set[str | None] = set()
    for a in assertions:
        used |= {a.subject, a.object, a.place, a.attributed_to, *(e.attributed_to for e in a.evidence)}
    for s in statements:
        used |= {s.speaker, s.platform}
    return {entity for entity in used if entity is not None}
