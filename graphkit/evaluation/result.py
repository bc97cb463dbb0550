"""What a comparison with gold facts gives: frozen counts and lists, and their JSON form."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.evaluation.extraction import GraphChecks, Prediction
    from graphkit.evaluation.gold import GoldFact


@dataclass(frozen=True, slots=True)
class Counts:
    """Asserted facts found rightly, said wrongly, and missed."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @property
    def precision(self) -> float:
        """Share of what was said that is right; 0 where nothing was said."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0

    @property
    def recall(self) -> float:
        """Share of what counts that was found; 0 where nothing counts."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        precision, recall = self.precision, self.recall
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """``right`` of ``total``."""

    right: int = 0
    total: int = 0

    @property
    def value(self) -> float | None:
        """The share as a number, None where there was nothing to get right."""
        return self.right / self.total if self.total else None

    def __str__(self) -> str:
        """As in ``3/4``."""
        return f"{self.right}/{self.total}"


@dataclass(frozen=True, slots=True)
class DateShare(Share):
    """Dates that agree with the gold as far as both go; ``given`` is how many of the ``total`` had a date at all."""

    given: int = 0


@dataclass(frozen=True, slots=True)
class StatusCounts:
    """Of the ``gold`` facts with a status that aren't optional: ``found`` with whatever status, ``right`` with this one."""

    gold: int = 0
    found: int = 0
    right: int = 0


@dataclass(frozen=True, slots=True)
class TruePositive:
    """A fact of the gold that the graph has."""

    document: str
    fact: GoldFact
    prediction: Prediction


@dataclass(frozen=True, slots=True)
class FalsePositive:
    """A fact that the graph asserts and the gold does not.

    ``subjects`` and ``objects`` are the gold entities that its ends may be (empty: unknown to the gold); ``gold_says`` is
    what the gold has between them instead, as ``relation:Status``.
    """

    document: str
    prediction: Prediction
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    gold_says: tuple[str, ...]

    @property
    def wrong_status(self) -> bool:
        """Whether the gold has this very fact, but as Planned, Alleged, Denied or Hypothetical."""
        return any(said.partition(":")[0] == self.prediction.relation for said in self.gold_says)


class Presence(StrEnum):
    """Where the graph has an entity of a missed fact.

    A graph has only entities that are in some fact; :func:`~graphkit.evaluation.extraction.with_readings` adds the others.
    """

    FACT = "in a fact of the document"
    DOCUMENT = "in the document, in no fact"
    GRAPH = "elsewhere in the graph only"
    MISSING = "not in the graph"


@dataclass(frozen=True, slots=True)
class FalseNegative:
    """A fact that counts and that the graph does not assert.

    ``graph_says`` is what the graph has between the two in this document instead, as ``relation:Status``.
    """

    document: str
    fact: GoldFact
    subject: Presence
    object: Presence
    graph_says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A detail of a fact that was found: what the gold has and what the graph has (None: nothing)."""

    document: str
    fact: GoldFact
    prediction: Prediction
    expected: str
    got: str | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A graph measured against gold facts.

    ``overall``, ``per_relation`` and ``per_document`` count Asserted facts; ``duplicates`` are assertions of a fact that
    had been found already.  ``macro_f1`` is the mean of the documents' F1, where an empty document without errors has 1.
    ``statuses``, ``dates`` and ``amounts`` are measured on the facts that were found, whatever their status.
    ``wrong_statuses`` is how many of the wrong facts the gold has with another status.
    """

    documents: int
    overall: Counts
    duplicates: int
    macro_f1: float
    per_relation: Mapping[str, Counts]
    per_document: Mapping[str, Counts]
    per_status: Mapping[str, StatusCounts]
    statuses: Share
    dates: DateShare
    amounts: Share
    graph: GraphChecks
    wrong_statuses: int = 0
    true_positives: tuple[TruePositive, ...] = ()
    false_positives: tuple[FalsePositive, ...] = ()
    false_negatives: tuple[FalseNegative, ...] = ()
    status_errors: tuple[Mismatch, ...] = ()
    date_errors: tuple[Mismatch, ...] = ()
    amount_errors: tuple[Mismatch, ...] = ()

    def summary(self) -> dict[str, Any]:
        """The numbers, without the lists, in the form in which the reference metric gives them."""
        checks = {key: value for key, value in asdict(self.graph).items() if value is not None}
        return {
            "docs": self.documents,
            "tp": self.overall.tp,
            "fp": self.overall.fp,
            "fn": self.overall.fn,
            "dup": self.duplicates,
            "P": round(self.overall.precision, 4),
            "R": round(self.overall.recall, 4),
            "F1": round(self.overall.f1, 4),
            "macroF1": round(self.macro_f1, 4),
            "status_acc": str(self.statuses),
            "date": f"{self.dates.right} right, {self.dates.given} given, of {self.dates.total}",
            "amount": str(self.amounts),
            "graph": checks,
        }

    def to_json(self, *, errors: bool = True) -> str:
        """The whole as JSON text, with the lists unless ``errors`` is false."""
        data: dict[str, Any] = {
            **self.summary(),
            "wrong_statuses": self.wrong_statuses,
            "per_relation": {key: _counts(counts) for key, counts in self.per_relation.items()},
            "per_status": {key: asdict(counts) for key, counts in self.per_status.items()},
            "per_document": {key: _counts(counts) for key, counts in self.per_document.items()},
        }
        if errors:
            for key in (
                "true_positives",
                "false_positives",
                "false_negatives",
                "status_errors",
                "date_errors",
                "amount_errors",
            ):
                data[key] = [asdict(item) for item in getattr(self, key)]
        return json.dumps(data, ensure_ascii=False, indent=2)


def _counts(counts: Counts) -> dict[str, Any]:
    return {
        "tp": counts.tp,
        "fp": counts.fp,
        "fn": counts.fn,
        "P": round(counts.precision, 4),
        "R": round(counts.recall, 4),
        "F1": round(counts.f1, 4),
    }
