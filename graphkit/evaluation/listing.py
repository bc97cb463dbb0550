"""The rows of the error listings and tables, in words, before anybody decides how they look."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphkit.evaluation.result import Presence
from graphkit.evaluation.sentences import sentence_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from graphkit.evaluation.extraction import Prediction
    from graphkit.evaluation.gold import GoldFact
    from graphkit.evaluation.result import Counts, Evaluation, FalseNegative, FalsePositive, Mismatch


@dataclass(frozen=True, slots=True)
class ErrorLine:
    """One error: what the fact is, what is wrong with it, and the sentence with the rule that read it."""

    document: str
    relation: str
    fact: str
    problem: str
    sentence: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class ErrorGroup:
    """Errors of one kind, by relation and then document."""

    title: str
    lines: tuple[ErrorLine, ...]


def select(
    evaluation: Evaluation,
    *,
    relation: str | None = None,
    document: str | None = None,
    hidden: Collection[str] = (),
) -> Evaluation:
    """The evaluation with only the list items of one relation and of documents whose name contains ``document``.

    Nothing is listed of ``hidden`` documents (file names), such as those that :func:`~graphkit.evaluation.gold.kept_back` gives.
    The counts stay those of the whole.
    """

    def keeps(name: str, of: str) -> bool:
        return (relation is None or of == relation) and (document is None or document in name) and name not in hidden

    return replace(
        evaluation,
        true_positives=tuple(i for i in evaluation.true_positives if keeps(i.document, i.fact.relation)),
        false_positives=tuple(i for i in evaluation.false_positives if keeps(i.document, i.prediction.relation)),
        false_negatives=tuple(i for i in evaluation.false_negatives if keeps(i.document, i.fact.relation)),
        status_errors=tuple(i for i in evaluation.status_errors if keeps(i.document, i.fact.relation)),
        date_errors=tuple(i for i in evaluation.date_errors if keeps(i.document, i.fact.relation)),
        amount_errors=tuple(i for i in evaluation.amount_errors if keeps(i.document, i.fact.relation)),
    )


def error_groups(evaluation: Evaluation, texts: Mapping[str, str] | None = None) -> tuple[ErrorGroup, ...]:
    """All errors, in the order: wrong facts, missed facts, wrong statuses, dates, amounts.

    With ``texts``, the articles by file name, a missed fact has its whole sentence, else the gold's quote.
    """
    articles = texts or {}
    return (
        _group("False positives", map(_false_positive, evaluation.false_positives)),
        _group("False negatives", (_false_negative(item, articles) for item in evaluation.false_negatives)),
        _group("Wrong statuses", map(_mismatch, evaluation.status_errors)),
        _group("Wrong dates", map(_mismatch, evaluation.date_errors)),
        _group("Wrong amounts", map(_mismatch, evaluation.amount_errors)),
    )


def percent(value: float | None) -> str:
    """A share as a percentage with one decimal, a dash where there is none."""
    return "-" if value is None else f"{100 * value:.1f} %"


def count_cells(counts: Counts) -> tuple[str, ...]:
    """Right, wrong, missed, precision, recall, F1, as texts; a dash for what can't be said."""
    precision = counts.precision if counts.tp + counts.fp else None
    recall = counts.recall if counts.tp + counts.fn else None
    f1 = counts.f1 if counts.tp + counts.fp + counts.fn else None
    return (str(counts.tp), str(counts.fp), str(counts.fn), percent(precision), percent(recall), percent(f1))


#: Headings of :func:`count_cells`.
COUNT_HEADINGS = ("right", "wrong", "missed", "precision", "recall", "F1")


def measures(evaluation: Evaluation) -> tuple[tuple[str, str], ...]:
    """The overall measures as pairs of name and text."""
    counts = evaluation.overall
    graph = evaluation.graph
    return (
        ("documents", str(evaluation.documents)),
        ("precision", percent(counts.precision)),
        ("recall", percent(counts.recall)),
        ("F1", percent(counts.f1)),
        ("macro F1 (mean of documents)", percent(evaluation.macro_f1)),
        ("right / wrong / missed", f"{counts.tp} / {counts.fp} / {counts.fn}"),
        ("found again", str(evaluation.duplicates)),
        ("wrong because of the status", str(evaluation.wrong_statuses)),
        ("status right", f"{evaluation.statuses} ({percent(evaluation.statuses.value)})"),
        ("date right", f"{evaluation.dates} ({percent(evaluation.dates.value)}), {evaluation.dates.given} given"),
        ("amount right", f"{evaluation.amounts} ({percent(evaluation.amounts.value)})"),
        ("assertions in the graph", str(graph.assertions)),
        ("assertions without a position", str(graph.without_position)),
        ("direct triples missing", str(graph.direct_missing)),
        ("direct triples without an assertion", str(graph.direct_without_assertion)),
    )


def status_rows(evaluation: Evaluation) -> Iterator[tuple[str, ...]]:
    """Status, gold facts, found with whatever status, right, as texts."""
    for status, counts in evaluation.per_status.items():
        yield (status, str(counts.gold), str(counts.found), str(counts.right))


#: Headings of :func:`status_rows`.
STATUS_HEADINGS = ("status", "gold facts", "found", "status right")


def count_rows(table: Mapping[str, Counts]) -> Iterator[tuple[str, ...]]:
    """Key and :func:`count_cells` of each row."""
    for key, counts in table.items():
        yield (key, *count_cells(counts))


def causes(evaluation: Evaluation) -> tuple[tuple[str, str], ...]:
    """Why the listed facts are wrong or missed, as far as the comparison tells, with how many of each, most first."""
    found = Counter(map(_wrong_because, evaluation.false_positives))
    found.update(map(_missed_because, evaluation.false_negatives))
    return tuple((cause, str(number)) for cause, number in sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _wrong_because(item: FalsePositive) -> str:
    if item.wrong_status:
        return "wrong: the gold has it, but not as Asserted"
    if item.gold_says:
        return "wrong: the gold has another relation between the two"
    if item.subjects and item.objects:
        return "wrong: the gold has nothing between the two"
    return "wrong: an end that the gold does not know"


def _missed_because(item: FalseNegative) -> str:
    says = {said.partition(":")[0] for said in item.graph_says}
    if item.fact.relation in says:
        return "missed: found, but not as Asserted or the wrong way round"
    if says:
        return "missed: the graph has another relation between the two"
    absent = {Presence.GRAPH, Presence.MISSING}
    if item.subject in absent or item.object in absent:
        return "missed: an end that was not found in the document"
    return "missed: both ends found, nothing between the two"


def _group(title: str, lines: Iterable[ErrorLine]) -> ErrorGroup:
    return ErrorGroup(title, tuple(sorted(lines, key=lambda line: (line.relation, line.document, line.fact))))


def _said(prediction: Prediction) -> str:
    subject, object_ = (names[0] if names else "(no name)" for names in (prediction.subject, prediction.object))
    return f"{subject} {prediction.relation} {object_}"


def _held(fact: GoldFact) -> str:
    return f"{fact.subject} {fact.relation} {fact.object}"


def _read_in(prediction: Prediction) -> tuple[str, str]:
    """Sentences and rules of a prediction, each once."""
    sentences = dict.fromkeys(" ".join(passage.text.split()) for passage in prediction.passages)
    rules = dict.fromkeys(passage.rule for passage in prediction.passages)
    return " // ".join(sentences), ", ".join(rules)


def _false_positive(item: FalsePositive) -> ErrorLine:
    ends = (("subject", item.subjects), ("object", item.objects))
    unknown = [end for end, entities in ends if not entities]
    if item.gold_says:
        problem = "gold says " + ", ".join(item.gold_says)
    elif unknown:
        problem = f"{' and '.join(unknown)} unknown to the gold"
    else:
        problem = "gold has nothing between the two"
    return ErrorLine(item.document, item.prediction.relation, _said(item.prediction), problem, *_read_in(item.prediction))


def _false_negative(item: FalseNegative, texts: Mapping[str, str]) -> ErrorLine:
    problem = f"subject {item.subject.value}; object {item.object.value}"
    if item.graph_says:
        problem += "; graph says " + ", ".join(item.graph_says)
    sentence = sentence_of(item.fact, texts.get(item.document, "")) or item.fact.quote
    return ErrorLine(item.document, item.fact.relation, _held(item.fact), problem, " ".join(sentence.split()))


def _mismatch(item: Mismatch) -> ErrorLine:
    sentence, rule = _read_in(item.prediction)
    problem = f"gold has {item.expected}, the graph {item.got or 'nothing'}"
    return ErrorLine(item.document, item.fact.relation, _held(item.fact), problem, sentence or item.fact.quote, rule)
