"""The part of a graph that a view is asked to show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from graphkit.lookup import find
from graphkit.model import Assertion, Knowledge


def scope(
    knowledge: Knowledge,
    *,
    focus: str | None = None,
    depth: int = 1,
    since: str | None = None,
    relations: Sequence[str] | None = None,
) -> Knowledge:
    """The facts that pass all the conditions, with the entities, documents and statements that belong to them.

    ``relations`` are local names; ``since`` is an ISO date, month or year, and a fact without a date is taken at the
    publication of the last article that has it; ``focus`` names an entity by id or name, and keeps what is at most
    ``depth`` facts away from it, along facts that pass the other conditions.

    Raises UnknownNameError when nothing is called ``focus``.  Without conditions, the same knowledge comes back.
    """
    if focus is None and since is None and relations is None:
        return knowledge
    published = {d.identifier: d.published for d in knowledge.documents}
    kept = [
        a
        for a in knowledge.assertions
        if (relations is None or a.relation in relations) and (since is None or _reaches(a, since, published))
    ]
    named: set[str] = set()
    if focus is not None:
        named = {e.id for e in find(knowledge.entities, focus)}
        near = _within(kept, named, depth)
        kept = [a for a in kept if a.subject in near and a.object in near]
    return _around(knowledge, kept, named)


def moment(assertion: Assertion, published: dict[str, str | None]) -> str | None:
    """The date of a fact, or else the last day on which an article told it; None where neither is known."""
    if assertion.date is not None:
        return assertion.date
    told = [day for document in assertion.documents if (day := published.get(document))]
    return max(told, default=None)


def _reaches(assertion: Assertion, since: str, published: dict[str, str | None]) -> bool:
    when = moment(assertion, published)
    # "2022" may be any day of 2022, so it reaches into "2022-11".
    return when is not None and (when >= since or since.startswith(when))


def _within(assertions: Sequence[Assertion], centre: set[str], depth: int) -> set[str]:
    neighbours: defaultdict[str, set[str]] = defaultdict(set)
    for a in assertions:
        neighbours[a.subject].add(a.object)
        neighbours[a.object].add(a.subject)
    reached, edge = set(centre), set(centre)
    for _ in range(depth):
        edge = {n for e in edge for n in neighbours[e]} - reached
        reached |= edge
    return reached


def _around(knowledge: Knowledge, assertions: Sequence[Assertion], also: set[str]) -> Knowledge:
    entities = set(also)
    documents: set[str] = set()
    for a in assertions:
        entities.update(e for e in (a.subject, a.object, a.place, a.attributed_to) if e)
        entities.update(e.attributed_to for e in a.evidence if e.attributed_to)
        documents.update(a.documents)
    return replace(
        knowledge,
        documents=tuple(d for d in knowledge.documents if d.identifier in documents),
        entities=tuple(e for e in knowledge.entities if e.id in entities),
        assertions=tuple(assertions),
        statements=tuple(s for s in knowledge.statements if s.document in documents and s.speaker in entities),
    )
