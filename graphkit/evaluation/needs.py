"""Recall by what reading a fact takes: are both ends named in the sentence, or must they be found elsewhere?

An approximation that is computed, not labelled by hand: the gold's quote is looked up in the article, the sentence round
it taken, and each end of the fact looked for in it by name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from enum import IntEnum
from typing import TYPE_CHECKING

from graphkit.evaluation.listing import percent
from graphkit.evaluation.result import Counts
from graphkit.evaluation.sentences import sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graphkit.evaluation.gold import GoldDocument, GoldEntity, GoldFact
    from graphkit.evaluation.result import Evaluation

_PRONOUN = re.compile(
    r"\b(he|him|his|himself|she|her|hers|herself|it|its|itself|they|them|their|themselves|both|"
    r"i|me|my|we|us|our|you|your|who|whom|whose|which)\b",
    re.IGNORECASE,
)


class Need(IntEnum):
    """What it takes to know who an end of a fact is, from easy to hard."""

    NAMED = 0
    UNNAMED = 1
    DESCRIBED = 2
    PRONOUN = 3
    ELSEWHERE = 4

    @property
    def label(self) -> str:
        """The need in words."""
        return _LABELS[self]


_LABELS = {
    Need.NAMED: "both named in the sentence",
    Need.UNNAMED: "something that has no proper name",
    Need.DESCRIBED: "a description of a known name",
    Need.PRONOUN: "a pronoun",
    Need.ELSEWHERE: "only in another sentence or a heading",
}


def need_of(fact: GoldFact, entities: Mapping[str, GoldEntity], text: str) -> Need | None:
    """The harder need of the fact's two ends; None where the fact has no quote or the text does not contain it."""
    sentence = sentence_of(fact, text)
    if sentence is None:
        return None
    return max(_need(entities[fact.subject], sentence), _need(entities[fact.object], sentence))


def by_need(evaluation: Evaluation, gold: Iterable[GoldDocument], texts: Mapping[str, str]) -> dict[Need | None, Counts]:
    """True positives and false negatives of an evaluation by need, easiest first; ``texts`` are the articles by file name.

    Facts whose sentence can't be found are counted under None.
    """
    entities = {document.name: {entity.name: entity for entity in document.entities} for document in gold}
    found: dict[Need | None, list[int]] = defaultdict(lambda: [0, 0])
    right = [(item.document, item.fact) for item in evaluation.true_positives]
    missed = [(item.document, item.fact) for item in evaluation.false_negatives]
    for index, facts in enumerate((right, missed)):
        for document, fact in facts:
            found[need_of(fact, entities[document], texts.get(document, ""))][index] += 1
    order = sorted(found, key=lambda need: len(Need) if need is None else need)
    return {need: Counts(tp=found[need][0], fn=found[need][1]) for need in order}


def _need(entity: GoldEntity, sentence: str) -> Need:
    proper = [name for name in entity.names if name != name.lower()]
    if any(_stands_in(name, sentence) for name in proper):
        return Need.NAMED
    if entity.unnamed:
        return Need.UNNAMED
    described = [name for name in entity.names if name == name.lower() and not _PRONOUN.fullmatch(name)]
    if any(_stands_in(name, sentence) for name in described):
        return Need.DESCRIBED
    return Need.PRONOUN if _PRONOUN.search(sentence) else Need.ELSEWHERE


def _stands_in(name: str, sentence: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence, re.IGNORECASE) is not None


def recall_table(
    evaluation: Evaluation, gold: Iterable[GoldDocument], texts: Mapping[str, str]
) -> tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Title, headings and rows of a table of :func:`by_need`, as texts."""
    rows = tuple(
        ("(sentence not found)" if need is None else need.label, str(counts.tp), str(counts.fn), percent(counts.recall))
        for need, counts in by_need(evaluation, gold, texts).items()
    )
    return "By what it takes to know both ends", ("hardest need", "found", "missed", "recall"), rows
