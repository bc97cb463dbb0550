"""One small article from its text to Turtle, byte for byte.

``GRAPHKIT_WRITE_GOLDEN=1 pytest tests/test_golden.py`` renews the file; read what has changed before you keep it.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from graphkit import pipeline
from graphkit.model import Knowledge, Provenance, Status
from graphkit.read import read_text
from graphkit.views.serialise import serialise, write

FOLDER = Path(__file__).parent / "golden"
GOLDEN = FOLDER / "partnerships.ttl"


@pytest.fixture(scope="module")
def partnerships() -> Knowledge:
    """What the article says.  The provenance is left out: it changes with every rule, whether the article needs it or not."""
    text = (FOLDER / "partnerships.txt").read_text(encoding="utf-8")
    return replace(
        pipeline.from_documents([read_text(text, "partnerships.txt")]), provenance=Provenance("graphkit", "a model", "0" * 64)
    )


def test_the_graph_of_an_article_is_the_golden_one(partnerships: Knowledge) -> None:
    if os.environ.get("GRAPHKIT_WRITE_GOLDEN"):
        write(partnerships, GOLDEN, "turtle")
    (found,) = serialise(partnerships, "turtle").values()
    assert found.decode() == GOLDEN.read_text(encoding="utf-8")


def test_the_article_has_facts_of_every_status(partnerships: Knowledge) -> None:
    counts = Counter(assertion.status for assertion in partnerships.assertions)
    assert set(counts) == set(Status)
    assert counts[Status.ASSERTED] >= 15


def test_what_is_not_asserted_is_no_direct_triple(partnerships: Knowledge) -> None:
    (found,) = serialise(partnerships, "nt").values()
    held = {(a.subject, a.relation, a.object) for a in partnerships.assertions if a.holds}
    base, terms = "<https://w3id.org/graphkit/id/", "<https://w3id.org/graphkit/ontology#"
    direct = set(found.decode().splitlines())
    for assertion in partnerships.assertions:
        triple = f"{base}{assertion.subject}> {terms}{assertion.relation}> {base}{assertion.object}> ."
        assert (triple in direct) == ((assertion.subject, assertion.relation, assertion.object) in held)
