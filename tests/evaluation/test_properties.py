"""What holds of every graph, whatever it says."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.evaluation import from_graph, from_knowledge, markdown, score
from graphkit.evaluation.gold import normalized
from graphkit.model import Status

NAMES = ("Adidas", "Balenciaga", "Gap", "Ye", "West", "the rapper", "Kim Kardashian", "North Six", "holiday ads", "Vogue", "the")
RELATIONS = ("endsPartnershipWith", "sues", "endorses", "partnersWith", "boycotts", "withdraws", "launches")

saying = st.fixed_dictionaries(
    {
        "subject": st.sampled_from(NAMES) | st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)),
        "relation": st.sampled_from(RELATIONS),
        "object": st.sampled_from(NAMES),
        "status": st.sampled_from(Status),
        "date": st.sampled_from((None, "2022", "2022-10", "2022-10-25", "2021-01-01")),
        "amount": st.sampled_from((None, "25000000", "25000000.0", "7.5")),
        "document": st.sampled_from(("deal.txt", "folder/deal.txt", "other.txt")),
    }
)


@settings(max_examples=60)
@given(sayings=st.lists(saying, max_size=12))
def test_the_counts_add_up(gold, build, said, sayings):
    graph = build([said(**one) for one in sayings])
    evaluation = score(gold, graph)
    asserted = [p for p in from_knowledge(graph).predictions if p.document == "deal.txt" and p.status == "Asserted"]
    assert evaluation.overall.tp + evaluation.overall.fn == sum(fact.counts for fact in gold[0].facts)
    assert evaluation.overall.tp + evaluation.overall.fp + evaluation.duplicates <= len(asserted)
    for table in (evaluation.per_relation, evaluation.per_document):
        for part in ("tp", "fp", "fn"):
            assert sum(getattr(counts, part) for counts in table.values()) == getattr(evaluation.overall, part)
    assert len(evaluation.status_errors) == evaluation.statuses.total - evaluation.statuses.right
    assert len(evaluation.date_errors) == evaluation.dates.total - evaluation.dates.right
    assert evaluation.dates.right <= evaluation.dates.given <= evaluation.dates.total


@settings(max_examples=25)
@given(sayings=st.lists(saying, max_size=6))
def test_a_graph_and_its_triples_measure_the_same(gold, build, said, rdf, sayings):
    graph = build([said(**one) for one in sayings])
    in_memory, written = score(gold, graph), score(gold, from_graph(rdf(graph)))
    numbers = written.summary()
    numbers["graph"].pop("triples")
    assert numbers == in_memory.summary()


@settings(max_examples=40)
@given(chosen=st.sets(st.integers(0, 6)))
def test_a_reader_that_is_never_wrong_has_full_precision(gold, build, said, chosen):
    facts = [gold[0].facts[i] for i in sorted(chosen)]
    graph = build([said(f.subject, f.relation, f.object, f.status, f.date) for f in facts])
    evaluation = score(gold, graph)
    assert evaluation.overall.fp == 0
    assert evaluation.overall.tp == sum(fact.counts for fact in facts)
    assert evaluation.statuses.value in (None, 1)
    assert evaluation.dates.value in (None, 1)


@given(text=st.text())
def test_escaped_text_stays_in_its_cell(text):
    row = markdown.table(("a", "b"), [(text, "x")]).splitlines()[2:]
    assert len(row) == 1
    assert row[0].replace("\\|", "").count("|") == 3
    assert "<" not in row[0].replace("\\<", "")


@given(name=st.text(max_size=30))
def test_normalizing_a_name_twice_changes_nothing_more(name):
    assert normalized(normalized(name)) == normalized(name)
