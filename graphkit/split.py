"""Taking a wrongly merged entity apart: what some documents say of it goes to a new entity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graphkit.lookup import fold
from graphkit.model import Assertion, Entity, Evidence, Knowledge, Span
from graphkit.vocabulary import load


def split(knowledge: Knowledge, entity: Entity, documents: frozenset[str]) -> Knowledge:
    """The knowledge in which ``documents`` (identifiers, some but not all of the entity's) speak of another thing.

    The new entity has the type of the old one and the name that these documents use.  An assertion with evidence on both
    sides becomes two; its details stay where the evidence that is left still tells them.
    """
    other = _other(knowledge, entity, documents)
    kept = replace(entity, members=tuple(m for m in entity.members if m[0] not in documents))
    taken = {a.id for a in knowledge.assertions}
    assertions: list[Assertion] = []
    for a in knowledge.assertions:
        if entity.id not in _parties(a):
            assertions.append(a)
            continue
        here = tuple(e for e in a.evidence if e.document not in documents)
        there = tuple(_by(e, entity.id, other.id) for e in a.evidence if e.document in documents)
        if not there:
            assertions.append(a)
            continue
        if here:
            assertions.append(_narrowed(a, here))
        moved = _ordered(_moved(_narrowed(a, there), entity.id, other.id))
        if {a.subject, a.object} & {entity.id}:
            moved = replace(moved, id=_free(f"{moved.subject}--{moved.relation}--{moved.object}", taken))
        elif here:
            moved = replace(moved, id=_free(a.id, taken))
        taken.add(moved.id)
        assertions.append(moved)
    statements = tuple(
        replace(s, speaker=_swap(s.speaker, entity.id, other.id), platform=_swap(s.platform, entity.id, other.id))
        if s.document in documents
        else s
        for s in knowledge.statements
    )
    entities = [kept if e.id == entity.id else e for e in knowledge.entities]
    return replace(
        knowledge,
        entities=tuple(sorted([*entities, other], key=lambda e: e.id)),
        assertions=tuple(sorted(assertions, key=lambda a: a.id)),
        statements=statements,
    )


def _other(knowledge: Knowledge, entity: Entity, documents: frozenset[str]) -> Entity:
    texts = {d.identifier: d.text for d in knowledge.documents}
    known = {fold(n): n for n in (entity.label, *entity.aliases)}
    used: Counter[str] = Counter()
    for a in knowledge.assertions:
        for e in a.evidence:
            if e.document not in documents:
                continue
            for party, span in ((a.subject, e.subject_span), (a.object, e.object_span)):
                if party == entity.id and span is not None:
                    name = fold(texts[e.document][span.start : span.end])
                    if name in known:
                        used[known[name]] += 1
    # The longest of the names that the documents use tells most; where they use none, the old one has to do.
    label = max(used, key=lambda name: (len(name), used[name], name), default=entity.label)
    return Entity(
        id=_free(f"{entity.id}-other", {e.id for e in knowledge.entities}),
        label=label,
        type=entity.type,
        aliases=tuple(sorted(set(used) - {label})),
        named=entity.named,
        members=tuple(m for m in entity.members if m[0] in documents),
    )


def _parties(a: Assertion) -> set[str | None]:
    return {a.subject, a.object, a.place, a.attributed_to, *(e.attributed_to for e in a.evidence)}


def _narrowed(a: Assertion, evidence: Sequence[Evidence]) -> Assertion:
    """The assertion as this part of its evidence has it."""
    told = {e.status for e in evidence}
    dates = sorted(e.date for e in evidence if e.date)
    amounts = [(e.amount, e.currency) for e in evidence if e.amount is not None]
    amount, currency = (a.amount, a.currency) if (a.amount, a.currency) in amounts else (amounts[0] if amounts else (None, None))
    sayers = [e.attributed_to for e in evidence if e.attributed_to]
    return replace(
        a,
        evidence=tuple(evidence),
        status=a.status if a.status in told else evidence[0].status,
        date=a.date if a.date in dates else max(dates, key=len, default=None),
        amount=amount,
        currency=currency,
        attributed_to=a.attributed_to if a.attributed_to in sayers else (sayers[0] if sayers else None),
    )


def _moved(a: Assertion, old: str, new: str) -> Assertion:
    return replace(
        a,
        subject=new if a.subject == old else a.subject,
        object=new if a.object == old else a.object,
        place=_swap(a.place, old, new),
        attributed_to=_swap(a.attributed_to, old, new),
    )


def _by(e: Evidence, old: str, new: str) -> Evidence:
    return replace(e, attributed_to=_swap(e.attributed_to, old, new))


def _swap(value: str | None, old: str, new: str) -> str | None:
    return new if value == old else value


def _ordered(a: Assertion) -> Assertion:
    """A symmetric relation has its parties in the order of their ids."""
    if a.subject <= a.object or not load().relation(a.relation).symmetric:
        return a
    turned: tuple[tuple[Evidence, Span | None, Span | None], ...] = tuple((e, e.object_span, e.subject_span) for e in a.evidence)
    return replace(
        a,
        subject=a.object,
        object=a.subject,
        evidence=tuple(replace(e, subject_span=subject, object_span=object) for e, subject, object in turned),
    )


def _free(wanted: str, taken: Iterable[str]) -> str:
    used = set(taken)
    name, number = wanted, 2
    while name in used:
        name, number = f"{wanted}-{number}", number + 1
    return name
