from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graphkit import pipeline
from graphkit.errors import InputError
from graphkit.graph import canonical
from graphkit.model import Document, Reading, Span, Status
from graphkit.read import read_documents

NAMES = ("balenciaga-holiday-wire.txt", "drake-nocta-release.txt", "harry-styles-gucci-blog.txt")


@pytest.fixture(scope="module")
def documents(seeds: Path) -> tuple[Document, ...]:
    return tuple(read_documents([str(seeds / name) for name in NAMES]))


def test_every_position_of_the_knowledge_is_where_it_says(documents: tuple[Document, ...]) -> None:
    knowledge = pipeline.from_documents(documents)
    texts = {d.identifier: d.text for d in knowledge.documents}
    assert knowledge.assertions
    for assertion in knowledge.assertions:
        assert assertion.evidence
        for evidence in assertion.evidence:
            text = texts[evidence.document]
            assert text[evidence.start : evidence.end] == evidence.exact
            spans = (evidence.subject_span, evidence.object_span, evidence.trigger_span)
            assert all(0 <= span.start < span.end <= len(text) for span in spans if isinstance(span, Span))
    for statement in knowledge.statements:
        assert 0 <= statement.start < statement.end <= len(texts[statement.document])


def test_the_order_of_the_documents_changes_nothing(documents: tuple[Document, ...]) -> None:
    assert pipeline.from_documents(documents) == pipeline.from_documents(reversed(documents))


def test_knowledge_comes_out_in_the_order_that_the_graph_keeps(documents: tuple[Document, ...]) -> None:
    knowledge = pipeline.from_documents(documents[:1])
    assert canonical(knowledge) == knowledge


def test_each_reading_is_told_in_the_order_of_the_documents(documents: tuple[Document, ...]) -> None:
    told: list[Reading] = []
    pipeline.from_documents(documents, on_reading=told.append)
    assert [reading.document for reading in told] == list(documents)


def test_paths_of_every_kind_are_built(seeds: Path) -> None:
    knowledge = pipeline.build([seeds / NAMES[0], str(seeds / "drake-*.txt")])
    assert [Path(d.identifier).name for d in knowledge.documents] == list(NAMES[:2])
    assert knowledge.provenance.software.startswith("graphkit ")
    assert knowledge.provenance.model
    assert knowledge.provenance.rules_digest


def test_the_same_story_in_two_places_is_one_fact_with_two_documents(documents: tuple[Document, ...]) -> None:
    copy = replace(documents[0], identifier="copy.txt")
    alone, both = (pipeline.from_documents(d) for d in (documents[:1], (documents[0], copy)))
    asserted = [a for a in both.assertions if a.status is Status.ASSERTED and len(a.documents) == 2]
    named = {e.id for e in alone.entities if e.named}
    expected = {(a.subject, a.relation, a.object) for a in alone.assertions if {a.subject, a.object} <= named}
    assert expected <= {(a.subject, a.relation, a.object) for a in both.assertions if len(a.documents) == 2}
    assert asserted


def test_no_documents_are_no_knowledge() -> None:
    knowledge = pipeline.from_documents([])
    assert (knowledge.documents, knowledge.entities, knowledge.assertions) == ((), (), ())


@pytest.mark.parametrize(("text", "published"), [("", None), (" \n", None), ("Hello.", "2022-13-01")])
def test_a_sentence_that_is_none_or_a_day_that_is_none_is_refused(text: str, published: str | None) -> None:
    with pytest.raises(InputError):
        pipeline.read_sentences(text, published=published)


def test_several_processes_read_the_same(documents: tuple[Document, ...]) -> None:
    told: list[Reading] = []
    together = pipeline.from_documents(documents, workers=2, on_reading=told.append)
    assert together == pipeline.from_documents(documents)
    assert [reading.document for reading in told] == list(documents)


def test_a_text_with_an_empty_line_is_read_as_an_article() -> None:
    text = "Kanye West and the brands\n\nOctober 25, 2022\n\nAdidas ended its partnership with the rapper on Tuesday."
    (claim,) = [c for c in pipeline.read_sentences(text).claims if c.relation == "endsPartnershipWith"]
    assert (claim.object, claim.date) == ("kanye west", "2022-10-25")
