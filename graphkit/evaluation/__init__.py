"""Measuring a graph against gold facts.

    gold = load_gold("tests/gold")
    evaluation = score(gold, from_turtle("output/graph.ttl"))   # or a Knowledge
    evaluation.overall.f1, evaluation.false_positives, evaluation.to_json()

``terminal``, ``markdown`` and ``page`` (HTML) each have a ``render``; ``listing.select`` narrows the error lists.
"""

from graphkit.evaluation.extraction import Extraction, from_knowledge, with_readings
from graphkit.evaluation.gold import GoldDocument, GoldFact, kept_back, load_gold
from graphkit.evaluation.listing import select
from graphkit.evaluation.metric import score
from graphkit.evaluation.result import Evaluation
from graphkit.evaluation.turtle import from_graph, from_turtle

__all__ = [
    "Evaluation",
    "Extraction",
    "GoldDocument",
    "GoldFact",
    "from_graph",
    "from_knowledge",
    "from_turtle",
    "kept_back",
    "load_gold",
    "score",
    "select",
    "with_readings",
]
