"""The metric: micro precision, recall and F1 over Asserted facts, and how good the details of the found facts are.

A prediction meets a gold fact of the same document and relation whose ends its own ends may be (either way round for a
symmetric relation).  A prediction that meets an optional fact only, or whose relation is the super-relation of a gold fact
between the same two, is neither right nor wrong.  A prediction said as Asserted is wrong where the gold has another
status.  The first prediction that meets a fact, in graph order, is the one whose status, date and amount are judged.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphkit.evaluation.extraction import Extraction, Prediction, from_knowledge
from graphkit.evaluation.gold import GoldDocument, GoldFact, GoldNames, normalized
from graphkit.evaluation.kinds import RelationKinds
from graphkit.evaluation.result import (
    Counts,
    DateShare,
    Evaluation,
    FalseNegative,
    FalsePositive,
    Mismatch,
    Presence,
    Share,
    StatusCounts,
    TruePositive,
)
from graphkit.model import Knowledge, Status
from graphkit.vocabulary import Vocabulary, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

#: How far an amount may be from the gold's and still be right, as a share of the gold's.
AMOUNT_TOLERANCE = 0.01


def score(gold: Iterable[GoldDocument], graph: Knowledge | Extraction, vocabulary: Vocabulary | None = None) -> Evaluation:
    """Measure a graph against gold documents.

    ``graph`` is a build, or what :func:`~graphkit.evaluation.turtle.from_turtle` read from a file.  ``vocabulary`` says which
    relations are symmetric and which are below others (default: the ontology's).
    Where a predicted name may stand for several gold entities, they are tried in the order of their names, so that
    the result does not depend on chance.  Documents are matched by file name; what the graph has of other documents is
    ignored.  The values of :class:`Evaluation` are exact; only :meth:`Evaluation.summary` rounds.
    """
    kinds = RelationKinds.of(vocabulary or load())
    extraction = from_knowledge(graph) if isinstance(graph, Knowledge) else graph
    by_document: dict[str, list[Prediction]] = defaultdict(list)
    for prediction in extraction.predictions:
        by_document[prediction.document].append(prediction)
    mentioned: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name, names in extraction.mentioned:
        mentioned[name].append(names)
    in_graph = frozenset(normalized(name) for names in extraction.entities for name in names)
    tallies = []
    for document in gold:
        comparison = _Comparison(document, kinds)
        for prediction in by_document[document.name]:
            comparison.add(prediction)
        tallies.append(comparison.finish(mentioned[document.name], in_graph))
    return _evaluation(tallies, extraction)


@dataclass(slots=True)
class _Tally:
    """What one document adds to the evaluation."""

    document: str
    duplicates: int = 0
    dates_right: int = 0
    dates_given: int = 0
    dates_total: int = 0
    amounts_total: int = 0
    per_status: dict[Status, list[int]] = field(default_factory=lambda: {status: [0, 0, 0] for status in Status})
    true_positives: list[TruePositive] = field(default_factory=list)
    false_positives: list[FalsePositive] = field(default_factory=list)
    false_negatives: list[FalseNegative] = field(default_factory=list)
    status_errors: list[Mismatch] = field(default_factory=list)
    date_errors: list[Mismatch] = field(default_factory=list)
    amount_errors: list[Mismatch] = field(default_factory=list)

    @property
    def counts(self) -> Counts:
        return Counts(len(self.true_positives), len(self.false_positives), len(self.false_negatives))


class _Comparison:
    """Compares the predictions of one document with its gold, one after the other."""

    def __init__(self, document: GoldDocument, kinds: RelationKinds) -> None:
        self._document = document
        self._kinds = kinds
        self._names = GoldNames(document.entities)
        # Facts are told apart by their position: two may be equal word for word.
        self._between: dict[tuple[str, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for position, fact in enumerate(document.facts):
            self._between[fact.subject, fact.object][fact.relation].append(position)
            if fact.relation in kinds.symmetric:
                self._between[fact.object, fact.subject][fact.relation].append(position)
        self._found: set[int] = set()
        self._judged: set[int] = set()
        self._said: list[tuple[frozenset[str], frozenset[str], Prediction]] = []
        self._tally = _Tally(document.name)

    def add(self, prediction: Prediction) -> None:
        subjects, objects = self._names.resolve(prediction.subject), self._names.resolve(prediction.object)
        self._said.append((subjects, objects, prediction))
        pairs = [self._between[s, o] for s in sorted(subjects) for o in sorted(objects) if (s, o) in self._between]
        hits = [position for facts in pairs for position in facts.get(prediction.relation, ())]
        for position in hits:
            if position not in self._judged:
                self._judged.add(position)
                self._judge_details(self._document.facts[position], prediction)
        if prediction.status == Status.ASSERTED:
            self._judge(prediction, subjects, objects, pairs, hits)

    def _judge(
        self,
        prediction: Prediction,
        subjects: frozenset[str],
        objects: frozenset[str],
        pairs: Sequence[Mapping[str, list[int]]],
        hits: Sequence[int],
    ) -> None:
        facts = self._document.facts
        asserted = [position for position in hits if facts[position].status is Status.ASSERTED]
        required = [position for position in asserted if not facts[position].optional]
        if required:
            new = next((position for position in required if position not in self._found), None)
            if new is None:
                self._tally.duplicates += 1
            else:
                self._found.add(new)
                self._tally.true_positives.append(TruePositive(self._document.name, facts[new], prediction))
            return
        narrower = self._kinds.supers.get(prediction.relation, frozenset())
        if asserted or any(narrower & found.keys() for found in pairs):
            return
        says = sorted({f"{relation}:{facts[i].status.value}" for pair in pairs for relation, at in pair.items() for i in at})
        self._tally.false_positives.append(
            FalsePositive(self._document.name, prediction, tuple(sorted(subjects)), tuple(sorted(objects)), tuple(says))
        )

    def _judge_details(self, fact: GoldFact, prediction: Prediction) -> None:
        if fact.optional:
            return
        tally = self._tally
        tally.per_status[fact.status][1] += 1
        if prediction.status == fact.status.value:
            tally.per_status[fact.status][2] += 1
        else:
            tally.status_errors.append(self._mismatch(fact, prediction, fact.status.value, prediction.status))
        if fact.date:
            given = prediction.date or ""
            tally.dates_total += 1
            tally.dates_given += bool(given)
            if given and (given.startswith(fact.date) or fact.date.startswith(given)):
                tally.dates_right += 1
            else:
                tally.date_errors.append(self._mismatch(fact, prediction, fact.date, prediction.date))
        if fact.amount:
            tally.amounts_total += 1
            if prediction.amount is None or not abs(prediction.amount - fact.amount) < AMOUNT_TOLERANCE * fact.amount:
                got = None if prediction.amount is None else f"{prediction.amount:.15g}"
                tally.amount_errors.append(self._mismatch(fact, prediction, f"{fact.amount:.15g}", got))

    def _mismatch(self, fact: GoldFact, prediction: Prediction, expected: str, got: str | None) -> Mismatch:
        return Mismatch(self._document.name, fact, prediction, expected, got)

    def finish(self, mentioned: Iterable[tuple[str, ...]], in_graph: frozenset[str]) -> _Tally:
        """List what was missed, now that all predictions are in.

        ``mentioned`` are the entities of this document, ``in_graph`` the normalized names of all entities.
        """
        for fact in self._document.facts:
            if not fact.optional:
                self._tally.per_status[fact.status][0] += 1
        missed = [f for position, f in enumerate(self._document.facts) if f.counts and position not in self._found]
        if not missed:
            return self._tally
        in_facts = frozenset().union(*(subjects | objects for subjects, objects, _ in self._said))
        in_document = frozenset().union(*map(self._names.resolve, mentioned))
        names = {entity.name: entity.names for entity in self._document.entities}

        def presence(entity: str) -> Presence:
            if entity in in_facts:
                return Presence.FACT
            if entity in in_document:
                return Presence.DOCUMENT
            return Presence.GRAPH if any(normalized(name) in in_graph for name in names[entity]) else Presence.MISSING

        for fact in missed:
            says = {
                f"{prediction.relation}:{prediction.status}"
                for subjects, objects, prediction in self._said
                if (fact.subject in subjects and fact.object in objects) or (fact.subject in objects and fact.object in subjects)
            }
            self._tally.false_negatives.append(
                FalseNegative(self._document.name, fact, presence(fact.subject), presence(fact.object), tuple(sorted(says)))
            )
        return self._tally


def _evaluation(tallies: Sequence[_Tally], extraction: Extraction) -> Evaluation:
    true_positives = tuple(item for tally in tallies for item in tally.true_positives)
    false_positives = tuple(item for tally in tallies for item in tally.false_positives)
    false_negatives = tuple(item for tally in tallies for item in tally.false_negatives)
    status_errors = tuple(item for tally in tallies for item in tally.status_errors)
    amount_errors = tuple(item for tally in tallies for item in tally.amount_errors)
    per_status = {
        status.value: StatusCounts(*(sum(tally.per_status[status][i] for tally in tallies) for i in range(3)))
        for status in Status
    }
    amounts = sum(tally.amounts_total for tally in tallies)
    return Evaluation(
        documents=len(tallies),
        overall=Counts(len(true_positives), len(false_positives), len(false_negatives)),
        duplicates=sum(tally.duplicates for tally in tallies),
        macro_f1=sum(map(_document_f1, tallies)) / max(1, len(tallies)),
        per_relation=_per_relation(true_positives, false_positives, false_negatives),
        per_document={tally.document: tally.counts for tally in tallies},
        per_status=per_status,
        statuses=Share(sum(c.right for c in per_status.values()), sum(c.found for c in per_status.values())),
        dates=DateShare(
            right=sum(tally.dates_right for tally in tallies),
            total=sum(tally.dates_total for tally in tallies),
            given=sum(tally.dates_given for tally in tallies),
        ),
        amounts=Share(amounts - len(amount_errors), amounts),
        graph=extraction.checks,
        wrong_statuses=sum(item.wrong_status for item in false_positives),
        true_positives=true_positives,
        false_positives=false_positives,
        false_negatives=false_negatives,
        status_errors=status_errors,
        date_errors=tuple(item for tally in tallies for item in tally.date_errors),
        amount_errors=amount_errors,
    )


def _document_f1(tally: _Tally) -> float:
    tp, fp, fn = tally.counts.tp, tally.counts.fp, tally.counts.fn
    return 2 * tp / (2 * tp + fp + fn) if tp + fp + fn else 1.0


def _per_relation(
    true_positives: Iterable[TruePositive],
    false_positives: Iterable[FalsePositive],
    false_negatives: Iterable[FalseNegative],
) -> dict[str, Counts]:
    """Counts by relation, those with most gold facts first."""
    tp = Counter(item.prediction.relation for item in true_positives)
    fp = Counter(item.prediction.relation for item in false_positives)
    fn = Counter(item.fact.relation for item in false_negatives)
    order = sorted({*tp, *fp, *fn}, key=lambda relation: (-(tp[relation] + fn[relation]), relation))
    return {relation: Counts(tp[relation], fp[relation], fn[relation]) for relation in order}
