"""What the page knows: a :class:`~graphkit.model.Knowledge` as plain JSON values, entities, facts and documents by number.

Empty values are left out.  The page's script (``templates/js/data.js``) is the reader of this form.
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graphkit.graph import DEFAULT_BASE, GK, Minter
from graphkit.model import Assertion, Document, Entity, Evidence, Knowledge, Span
from graphkit.views.html_look import load_look
from graphkit.views.html_opening import POCKET, Weights, opening, weigh
from graphkit.views.html_text import Ruler, passages, total_length
from graphkit.views.layout import ASPECT, Layout, arrange
from graphkit.vocabulary import Vocabulary

Json = dict[str, object]

#: Above so many characters of text the page holds only the passages around the evidence.
ALL_TEXT = 3_000_000
AROUND = 500
#: Up to so many nodes the layout of the whole keeps room for every name.
NAMED = 400
#: Widths of letters and heights of lines of the labels, in pixels at zoom 1.
LETTER, LINE, LONGEST = 6.9, 30.0, 26


@dataclass(frozen=True, slots=True)
class Drawing:
    """What pyvis is to draw: node and edge options of vis-network, and the rest of the page's knowledge.

    ``nodes`` are numbered as the entities in ``page["entities"]``, ``edges`` as the facts in ``page["facts"]``.
    """

    nodes: tuple[Json, ...]
    edges: tuple[Json, ...]
    page: Json


@dataclass(frozen=True, slots=True)
class _Numbers:
    entities: Mapping[str, int]
    documents: Mapping[str, int]
    rulers: Mapping[str, Ruler] = field(default_factory=dict)


def draw(knowledge: Knowledge, vocabulary: Vocabulary, title: str, base: str = DEFAULT_BASE) -> Drawing:
    """Nodes, edges and data of the page, with all positions."""
    look, weights = load_look(), weigh(knowledge.assertions)
    entities = sorted(knowledge.entities, key=lambda e: (-weights.entities.get(e.id, 0.0), e.label, e.id))
    assertions = sorted(knowledge.assertions, key=lambda a: (-weights.facts[a.id], a.id))
    cited = {d for a in assertions for d in a.documents} | {s.document for s in knowledge.statements}
    documents = [d for d in knowledge.documents if d.identifier in cited]
    numbers = _Numbers(
        entities={e.id: i for i, e in enumerate(entities)},
        documents={d.identifier: i for i, d in enumerate(documents)},
        rulers={d.identifier: Ruler.of(d.text) for d in documents},
    )
    boxes = {i: _box(e.label, weights.entities[e.id]) for i, e in enumerate(entities) if e.id in weights.entities}
    pairs = _pairs(assertions, numbers, weights.facts)
    first = [numbers.entities[e] for e in opening(assertions, weights)]
    if len(first) == len(boxes):
        whole = start = arrange(_roomy(boxes), pairs)
    else:
        whole = arrange(boxes if len(boxes) <= NAMED else _signs(entities, weights), pairs)
        start = _part(first, boxes, pairs, whole)
    pocket = start if len(first) <= POCKET else _part(first[:POCKET], boxes, pairs, whole, aspect=0.62)
    home = {node: i for i, members in enumerate(whole.communities) for node in members}
    nodes = tuple(
        {
            "id": i,
            "label": entities[i].label,
            "group": entities[i].type,
            "shape": look.type(entities[i].type).shape,
            "size": node_size(weights.entities[entities[i].id]),
            "x": whole.positions[i][0],
            "y": whole.positions[i][1],
        }
        for i in sorted(boxes)
    )
    edges = tuple(_edge(i, a, numbers, vocabulary) for i, a in enumerate(assertions))
    spans = _spans(knowledge)
    around = None if total_length(documents) <= ALL_TEXT else AROUND
    minter = Minter(base)
    page: Json = {
        "title": title,
        "digest": hashlib.sha256("\n".join(sorted(a.id for a in assertions)).encode("utf-8", "replace")).hexdigest()[:12],
        "software": knowledge.provenance.software,
        "bases": {"id": base, "gk": str(GK)},
        "types": _types(entities, vocabulary),
        "families": [
            {"name": name, "label": f.label, "light": look.family(name).light, "dark": look.family(name).dark}
            for name, f in vocabulary.families.items()
        ],
        "relations": _relations(assertions, vocabulary),
        "statuses": [
            {
                "name": name,
                "label": s.label,
                "dashes": list(s.dashes),
                "struck": s.struck,
                "says": vocabulary.statuses.get(name, ""),
            }
            for name, s in look.statuses.items()
        ],
        "entities": [_entity(e, numbers, weights.entities.get(e.id, 0.0), home) for e in entities],
        "facts": [_fact(a, numbers) for a in assertions],
        "documents": [_document(d, spans[d.identifier], around, minter) for d in documents],
        "statements": [
            _filled(
                {
                    "d": numbers.documents[s.document],
                    "at": numbers.rulers[s.document].span(Span(s.start, s.end)),
                    "by": numbers.entities.get(s.speaker or ""),
                    "on": numbers.entities.get(s.platform or ""),
                    "date": s.date,
                }
            )
            for s in knowledge.statements
            if s.document in numbers.documents
        ],
        "communities": [list(members) for members in whole.communities],
        "opening": [[i, *start.positions[i]] for i in first],
        "pocket": [[i, *pocket.positions[i]] for i in first[:POCKET]],
    }
    return Drawing(nodes=nodes, edges=edges, page=page)


def node_size(weight: float) -> int:
    """Half of a node's height in pixels at zoom 1."""
    return min(round(7 + 2.7 * math.sqrt(max(weight, 0.0))), 20)


def _box(label: str, weight: float) -> tuple[float, float]:
    size = 2 * node_size(weight)
    # The hubs, in bold, need their name to be read first.
    space = 1.0 + 0.02 * min(weight, 20.0)
    return space * (max(size, LETTER * min(len(label), LONGEST)) + 8), space * (size + LINE)


def _part(
    chosen: Sequence[int],
    boxes: Mapping[int, tuple[float, float]],
    pairs: Mapping[tuple[int, int], float],
    whole: Layout,
    aspect: float = ASPECT,
) -> Layout:
    """Positions of a part of the graph by itself, in the communities that the whole has."""
    part = set(chosen)
    inside = {pair: weight for pair, weight in pairs.items() if part.issuperset(pair)}
    return arrange(_roomy({i: boxes[i] for i in part}), inside, whole.communities, aspect)


def _signs(entities: Sequence[Entity], weights: Weights) -> dict[int, tuple[float, float]]:
    """Boxes of the signs alone: in a large graph shown whole there is no room for names."""
    sizes = {i: 2.0 * node_size(weights.entities[e.id]) + 12 for i, e in enumerate(entities) if e.id in weights.entities}
    return {node: (size, size) for node, size in sizes.items()}


def _roomy(boxes: Mapping[int, tuple[float, float]]) -> dict[int, tuple[float, float]]:
    """Boxes in which the labels still fit when the whole picture is shrunk to a screen: the more nodes, the larger."""
    room = min(max(math.sqrt(len(boxes)) / 4.7, 1.0), 2.1)
    return {node: (width * room, height * room) for node, (width, height) in boxes.items()}


def _pairs(assertions: Sequence[Assertion], numbers: _Numbers, weights: Mapping[str, float]) -> dict[tuple[int, int], float]:
    pairs: defaultdict[tuple[int, int], float] = defaultdict(float)
    for a in assertions:
        one, other = sorted((numbers.entities[a.subject], numbers.entities[a.object]))
        pairs[one, other] += weights[a.id]
    return dict(pairs)


def _edge(number: int, a: Assertion, numbers: _Numbers, vocabulary: Vocabulary) -> Json:
    dashes = load_look().statuses[a.status.value].dashes
    return {
        "from": numbers.entities[a.subject],
        "to": numbers.entities[a.object],
        "id": number,
        "width": round(min(1.2 + 0.9 * (len(a.documents) - 1), 6.0), 1),
        "dashes": list(dashes) if dashes else False,
        "arrows": "" if vocabulary.relation(a.relation).symmetric else "to",
    }


def _types(entities: Sequence[Entity], vocabulary: Vocabulary) -> list[Json]:
    look = load_look()
    present = {e.type for e in entities}
    order = [*look.types, *sorted(present - set(look.types))]
    return [
        {
            "name": name,
            "label": vocabulary.entity_class(name).label,
            "shape": look.type(name).shape,
            "light": look.type(name).light,
            "dark": look.type(name).dark,
        }
        for name in order
        if name in present
    ]


def _relations(assertions: Sequence[Assertion], vocabulary: Vocabulary) -> list[Json]:
    return [
        _filled(
            {
                "name": r.name,
                "label": r.label,
                "inverse": r.inverse_label,
                "family": r.family,
                "symmetric": r.symmetric,
                "event": r.event_class,
                "iri": r.iri,
                "eventIri": r.event_iri,
                "comment": r.comment,
            }
        )
        for r in (vocabulary.relation(name) for name in sorted({a.relation for a in assertions}))
    ]


def _entity(e: Entity, numbers: _Numbers, weight: float, home: Mapping[int, int]) -> Json:
    number = numbers.entities[e.id]
    return _filled(
        {
            "id": e.id,
            "label": e.label,
            "type": e.type,
            "aliases": [a for a in e.aliases if a != e.label],
            "unnamed": not e.named,
            "links": list(e.same_as),
            "docs": sorted({numbers.documents[d] for d, _ in e.members if d in numbers.documents}),
            "weight": round(weight, 2),
            "home": home.get(number),
        }
    )


def _fact(a: Assertion, numbers: _Numbers) -> Json:
    return _filled(
        {
            "id": a.id,
            "s": numbers.entities[a.subject],
            "r": a.relation,
            "o": numbers.entities[a.object],
            "status": a.status.value,
            "date": a.date,
            "amount": None if a.amount is None else f"{a.amount:f}",
            "currency": a.currency,
            "place": numbers.entities.get(a.place or ""),
            "role": a.role,
            "reason": a.reason,
            "by": numbers.entities.get(a.attributed_to or ""),
            "confidence": float(a.confidence),
            "evidence": [_evidence(e, numbers) for e in a.evidence],
            "verdict": a.verdict.value if a.verdict else None,
            "remark": a.remark,
        }
    )


def _evidence(e: Evidence, numbers: _Numbers) -> Json:
    ruler = numbers.rulers[e.document]
    return _filled(
        {
            "d": numbers.documents[e.document],
            "at": ruler.span(Span(e.start, e.end)),
            "subject": ruler.span(e.subject_span) if e.subject_span else None,
            "object": ruler.span(e.object_span) if e.object_span else None,
            "trigger": ruler.span(e.trigger_span) if e.trigger_span else None,
            "status": e.status.value,
            "date": e.date,
            "amount": None if e.amount is None else f"{e.amount:f}",
            "currency": e.currency,
            "by": numbers.entities.get(e.attributed_to or ""),
            "rule": e.rule,
            "why": list(e.why),
        }
    )


def _document(d: Document, spans: Sequence[Span], around: int | None, minter: Minter) -> Json:
    return _filled(
        {
            "id": d.identifier,
            "iri": str(minter.document(d.identifier)),
            "title": d.title,
            "publisher": d.publisher,
            "date": d.published,
            "url": d.url,
            "author": d.author,
            "passages": passages(d, spans, around),
            "length": Ruler.of(d.text).at(len(d.text)),
        }
    )


def _spans(knowledge: Knowledge) -> Mapping[str, list[Span]]:
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    for a in knowledge.assertions:
        for e in a.evidence:
            # An argument may have been read outside the sentence, in a heading for example.
            spans[e.document].extend(s for s in (Span(e.start, e.end), e.subject_span, e.object_span, e.trigger_span) if s)
    for s in knowledge.statements:
        spans[s.document].append(Span(s.start, s.end))
    return spans


def _filled(values: Json) -> Json:
    """Without what is empty; 0 stays, because entities are numbered from 0."""
    return {key: value for key, value in values.items() if value is not None and value is not False and value not in ("", [], ())}
