"""What a large graph shows at first: its strongest facts, from as many of its stories as fit."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graphkit.model import Assertion, Status

#: So many nodes can be read without moving.
COMFORTABLE = 56
#: A graph of up to so many nodes is shown whole.
WHOLE = 110
#: So many fit on a phone.
POCKET = 24
#: A hub brings no more than so many of its neighbours along by itself.
COMPANY = 7


@dataclass(frozen=True, slots=True)
class Weights:
    """How much weighs each fact, and with its facts each entity (both above 0; by id)."""

    facts: Mapping[str, float]
    entities: Mapping[str, float]


def weigh(assertions: Sequence[Assertion]) -> Weights:
    """A fact weighs by the documents that tell it and by its status, an entity by its neighbours, each at its best fact."""
    facts = {a.id: (1.0 if a.status is Status.ASSERTED else 0.6) * (1 + math.log2(max(len(a.documents), 1))) for a in assertions}
    best: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for a in assertions:
        for one, other in ((a.subject, a.object), (a.object, a.subject)):
            best[one][other] = max(best[one].get(other, 0.0), facts[a.id])
    return Weights(facts=facts, entities={entity: sum(near.values()) for entity, near in best.items()})


def opening(assertions: Sequence[Assertion], weights: Weights) -> tuple[str, ...]:
    """Ids of the entities to show first, those that matter most first: all where they are few, else a comfortable part.

    Whoever shows less takes the first of them, and each has (but for the very first) a fact with one before it, or comes
    with somebody it has a fact with.
    """

    def rank(a: Assertion) -> tuple[float, str]:
        ends = math.log2(1 + weights.entities[a.subject]) + math.log2(1 + weights.entities[a.object])
        return (-(ends + 1.5 * weights.facts[a.id]), a.id)

    whole = len(weights.entities) <= WHOLE
    room = len(weights.entities) if whole else COMFORTABLE
    ranked = sorted(assertions, key=rank)
    chosen: dict[str, None] = {}
    company: Counter[str] = Counter()
    for limit in (COMPANY, math.inf) if whole else (COMPANY,):
        for a in ranked:
            new = {a.subject, a.object} - chosen.keys()
            if not new or len(chosen) + len(new) > room:
                continue
            host = ({a.subject, a.object} - new) or {a.subject}
            if any(company[h] >= limit for h in host):
                continue
            company.update(host)
            chosen.update(dict.fromkeys(e for e in (a.subject, a.object) if e in new))
    return tuple(chosen)
