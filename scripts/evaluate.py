#!/usr/bin/env python3
"""Measure extraction against the gold facts and write EVALUATION.md (``make evaluate``).

Three sets: the sample articles that the rules were written on, those kept for validation, and real articles where there are
any (``GRAPHKIT_REAL_ARTICLES``, or ``../shared/seeds``; their gold is in the folder beside it whose name ends in ``-gold``).
Of the last two only numbers are written, no sentence and no fact.  Same input, same bytes.

With ``--errors`` nothing is written: the errors in the tuning articles are listed, and for each missed fact whether its two ends
were found in the article at all.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

from rdflib import Graph
from rich.console import Console

from graphkit.errors import GraphkitError
from graphkit.evaluation import (
    Evaluation,
    Extraction,
    GoldDocument,
    from_graph,
    kept_back,
    load_gold,
    markdown,
    score,
    select,
    terminal,
    with_readings,
)
from graphkit.evaluation.extraction import document_name
from graphkit.evaluation.listing import COUNT_HEADINGS, STATUS_HEADINGS, causes, count_rows, percent, status_rows
from graphkit.evaluation.needs import recall_table
from graphkit.graph import triples
from graphkit.model import Knowledge, Provenance, Reading
from graphkit.vocabulary import load

CHECKOUT = Path(__file__).resolve().parent.parent


class Build(Protocol):
    """What makes knowledge of articles: :func:`graphkit.pipeline.build`."""

    def __call__(self, paths: Sequence[Path], *, on_reading: Callable[[Reading], None]) -> Knowledge: ...


@dataclass(frozen=True)
class Measured:
    """One set of articles with its numbers."""

    name: str
    gold: tuple[GoldDocument, ...]
    evaluation: Evaluation


@dataclass(frozen=True)
class Measurement:
    """All that the report tells.  ``real`` is None where there are no real articles."""

    tuning: Measured
    validation: Measured
    real: Measured | None
    texts: dict[str, str]
    provenance: Provenance
    versions: tuple[tuple[str, str], ...]


def measure(build: Build, real_articles: Path) -> Measurement:
    """Build a graph of the sample articles and one of the real articles, and measure what would be written of them."""
    gold_folder = CHECKOUT / "tests" / "gold"
    kept = kept_back(gold_folder)
    gold = load_gold(gold_folder)
    sample, graph = read(build, [CHECKOUT / "seeds" / document.name for document in gold])
    parts = {
        held_back: tuple(document for document in gold if (document.name in kept) is held_back) for held_back in (False, True)
    }
    real = None
    real_gold_folder = real_articles.with_name(real_articles.name + "-gold")
    if real_articles.is_dir() and real_gold_folder.is_dir():
        real_gold = load_gold(real_gold_folder)
        _, real_graph = read(build, [real_articles / document.name for document in real_gold])
        real = Measured("real articles", real_gold, score(real_gold, real_graph))
    return Measurement(
        tuning=Measured("tuning", parts[False], score(parts[False], graph)),
        validation=Measured("validation", parts[True], score(parts[True], graph)),
        real=real,
        texts={document_name(document.identifier): document.text for document in sample.documents},
        provenance=sample.provenance,
        versions=(("ontology", load().version), ("spaCy", version("spacy"))),
    )


def read(build: Build, paths: Sequence[Path]) -> tuple[Knowledge, Extraction]:
    """A build of some articles, and what its triples say, with everybody whom the articles mention."""
    readings: list[Reading] = []
    knowledge = build(paths, on_reading=readings.append)
    return knowledge, with_readings(from_graph(as_graph(knowledge)), readings)


def as_graph(knowledge: Knowledge) -> Graph:
    """The triples that would be written of a build."""
    graph = Graph()
    for triple in triples(knowledge, include_text=False):
        graph.add(triple)
    return graph


def report(measurement: Measurement) -> str:
    """EVALUATION.md: numbers only."""
    tuning = measurement.tuning
    sets = [measured for measured in (tuning, measurement.validation, measurement.real) if measured]
    parts = [
        INTRODUCTION,
        "## The three sets\n",
        markdown.table(("", *(measured.name for measured in sets)), _comparison(sets)),
    ]
    if measurement.real is None:
        parts.append("No real articles were at hand when this was written.\n")
    parts += [
        "## What stands in the way\n",
        "How the facts that are wrong or missed come about, as far as the comparison can tell.\n",
        markdown.table(("", *(measured.name for measured in sets)), _causes(sets)),
        "## Tuning articles, by relation\n",
        markdown.table(("relation", *COUNT_HEADINGS), count_rows(tuning.evaluation.per_relation)),
        "## Tuning articles, by status\n",
        "Facts found with whatever status, and those of them whose status is right.\n",
        markdown.table(STATUS_HEADINGS, status_rows(tuning.evaluation)),
        "## Tuning articles, by what it takes to read a fact\n",
        "The sentence round the gold's quotation is searched for the two ends of the fact; the harder end counts.\n",
        markdown.table(*recall_table(tuning.evaluation, tuning.gold, measurement.texts)[1:]),
        "## Tuning articles, one by one\n",
        markdown.table(("article", *COUNT_HEADINGS), count_rows(tuning.evaluation.per_document)),
        "## Made with\n",
        markdown.table(("", "version"), _made_with(measurement)),
    ]
    return "\n".join(parts)


INTRODUCTION = """# Evaluation

Written by `make evaluate`; do not edit. The facts that graphkit reads are compared with those that a careful reader found in
the same articles (`tests/gold/`). A fact that is said as asserted is right if the gold has it as asserted, wrong if the gold
does not have it or has it as planned, alleged, denied or hypothetical, and ignored if the gold calls it optional. Status, date
and amount are judged on the facts that were found. `graphkit evaluate tests/gold --errors` lists every error.

- **tuning**: the sample articles that the rules were written on
- **validation**: sample articles that nobody who writes rules reads; only numbers are looked at
- **real articles**: published news articles, which are not part of the project; only numbers are given
"""


def _comparison(sets: Sequence[Measured]) -> Iterable[tuple[str, ...]]:
    measures: tuple[tuple[str, Callable[[Evaluation], object]], ...] = (
        ("articles", lambda e: e.documents),
        ("facts that count", lambda e: e.overall.tp + e.overall.fn),
        ("right", lambda e: e.overall.tp),
        ("wrong", lambda e: e.overall.fp),
        ("missed", lambda e: e.overall.fn),
        ("precision", lambda e: percent(e.overall.precision)),
        ("recall", lambda e: percent(e.overall.recall)),
        ("F1", lambda e: percent(e.overall.f1)),
        ("macro F1 (mean of articles)", lambda e: percent(e.macro_f1)),
        ("status right", lambda e: f"{percent(e.statuses.value)} ({e.statuses})"),
        ("date right", lambda e: f"{percent(e.dates.value)} ({e.dates})"),
        ("amount right", lambda e: f"{percent(e.amounts.value)} ({e.amounts})"),
        ("asserted, where the gold has another status", lambda e: e.wrong_statuses),
        ("assertions without a position (whole graph)", lambda e: f"{e.graph.without_position} of {e.graph.assertions}"),
        ("direct triples missing (whole graph)", lambda e: e.graph.direct_missing),
        ("direct triples without an assertion (whole graph)", lambda e: e.graph.direct_without_assertion),
    )
    for name, measured in measures:
        yield (name, *(str(measured(one.evaluation)) for one in sets))


def _causes(sets: Sequence[Measured]) -> Iterable[tuple[str, ...]]:
    by_set = [dict(causes(measured.evaluation)) for measured in sets]
    for cause in sorted({cause for found in by_set for cause in found}):
        yield (cause, *(found.get(cause, "0") for found in by_set))


def _made_with(measurement: Measurement) -> Iterable[tuple[str, str]]:
    provenance = measurement.provenance
    yield ("software", provenance.software)
    yield ("language pipeline", provenance.model)
    yield ("rules (digest)", provenance.rules_digest)
    yield from measurement.versions


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, write the report, print its first table.  Returns the exit code."""
    parser = argparse.ArgumentParser(description="Measure extraction against the gold facts and write EVALUATION.md.")
    parser.add_argument("--output", type=Path, default=CHECKOUT / "EVALUATION.md", help="where to write the report")
    parser.add_argument("--errors", action="store_true", help="list the errors in the tuning articles, and write nothing")
    parser.add_argument("--relation", help="list errors of this relation only")
    parser.add_argument("--doc", help="list errors of articles whose name contains this only")
    options = parser.parse_args(arguments)
    real_articles = Path(os.environ.get("GRAPHKIT_REAL_ARTICLES") or CHECKOUT.parent / "shared" / "seeds")

    from graphkit.pipeline import build

    try:
        with Console(stderr=True).status("Reading the articles ..."):
            measurement = measure(build, real_articles)
    except GraphkitError as error:
        print(f"error: {error}", file=sys.stderr)
        return error.exit_code
    if options.errors or options.relation or options.doc:
        tuning = select(measurement.tuning.evaluation, relation=options.relation, document=options.doc)
        Console(highlight=False).print(terminal.render(tuning, errors=True, texts=measurement.texts), soft_wrap=True)
        return 0
    options.output.write_text(report(measurement), encoding="utf-8", newline="\n")
    for measured in (measurement.tuning, measurement.validation, measurement.real):
        if measured:
            counts = measured.evaluation.overall
            shares = f"precision {percent(counts.precision)}, recall {percent(counts.recall)}, F1 {percent(counts.f1)}"
            print(f"{measured.name}: {shares}")
    print(f"Wrote {options.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
