"""Knowledge as triples and back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import RDF, BNode, Graph, Literal, Namespace, URIRef

from graphkit.errors import InputError, StoreError, VocabularyError
from graphkit.graph import DEFAULT_BASE, GK, OA, SCHEMA, Minter, canonical, knowledge, triples
from graphkit.model import (
    Assertion,
    Block,
    BlockKind,
    Document,
    Entity,
    Evidence,
    Knowledge,
    Provenance,
    Span,
    Statement,
    Status,
)
from graphkit.vocabulary import load

if TYPE_CHECKING:
    from rdflib.term import Node

IRIS = Minter()
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")

texts = st.text(st.characters(codec="utf-8"), max_size=12)
names = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
dates = st.none() | st.from_regex(r"(19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?)?", fullmatch=True)
maybe = st.none() | texts
amounts = st.none() | st.decimals(0, 10**15, allow_nan=False, allow_infinity=False, places=3)
positions = st.integers(0, 10**6)
spans = st.none() | st.builds(Span, positions, positions)
statuses = st.sampled_from(Status)
links = st.lists(st.from_regex(r"https://[a-z]{1,5}\.org/[A-Za-z0-9]{0,5}", fullmatch=True), max_size=2).map(tuple)


@st.composite
def knowledges(draw: st.DrawFn) -> Knowledge:
    """Knowledge of every shape that the types allow."""
    blocks = st.lists(st.builds(Block, positions, positions, st.sampled_from(BlockKind)), max_size=2).map(tuple)
    identifiers = draw(st.lists(names, max_size=3, unique=True))
    documents = [draw(st.builds(Document, st.just(i), texts, maybe, dates, maybe, maybe, maybe, blocks)) for i in identifiers]
    members = st.lists(st.tuples(names, texts), max_size=2).map(tuple)
    aliases = st.lists(texts, max_size=3).map(tuple)
    classes = st.sampled_from(sorted(load().classes))
    ids = draw(st.lists(names, max_size=4, unique=True))
    entities = [draw(st.builds(Entity, st.just(i), texts, classes, aliases, st.booleans(), links, members)) for i in ids]
    assertions: list[Assertion] = []
    statements: list[Statement] = []
    if ids:
        entity, someone = st.sampled_from(ids), st.none() | st.sampled_from(ids)
        evidence: st.SearchStrategy[tuple[Evidence, ...]] = st.just(())
        if identifiers:
            document = st.sampled_from(identifiers)
            whys = st.lists(texts, max_size=2).map(tuple)
            piece = st.builds(
                Evidence,
                *(document, positions, positions, texts, texts, statuses),
                *(spans, spans, spans, dates, amounts, maybe, someone, whys),
            )
            evidence = st.lists(piece, max_size=3).map(tuple)
            quoted = st.builds(Statement, document, positions, positions, texts, someone, someone, dates)
            statements = draw(st.lists(quoted, max_size=3))
        relations = st.sampled_from(sorted(load().relations))
        confidence = st.decimals(0, 1, places=2)
        for i in draw(st.lists(names, max_size=3, unique=True)):
            made = st.builds(
                Assertion,
                *(st.just(i), entity, relations, entity, statuses, dates, amounts, maybe),
                *(someone, maybe, maybe, someone, confidence, evidence),
            )
            assertions.append(draw(made))
    provenance = draw(st.builds(Provenance, texts, texts, texts))
    return Knowledge(tuple(documents), tuple(entities), tuple(assertions), tuple(statements), provenance)


def graph_of(known: Knowledge, **options: Any) -> Graph:
    graph = Graph()
    for triple in triples(known, **options):
        graph.add(triple)
    return graph


@given(knowledges())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_what_is_written_is_read_back(known: Knowledge) -> None:
    written = list(triples(known))
    assert len(written) == len(set(written))
    assert knowledge(written) == canonical(known)
    assert canonical(canonical(known)) == canonical(known)


def test_a_canonical_knowledge_survives_as_it_is(deals: Knowledge) -> None:
    assert knowledge(graph_of(deals)) == deals


def test_the_order_of_the_input_does_not_show(deals: Knowledge) -> None:
    shuffled = Knowledge(deals.documents[::-1], deals.entities[::-1], deals.assertions[::-1], deals.statements, deals.provenance)
    assert list(triples(shuffled)) == list(triples(deals))


def test_there_are_no_blank_nodes(deals: Knowledge) -> None:
    terms: list[Node] = [term for triple in triples(deals) for term in triple]
    assert not [term for term in terms if isinstance(term, BNode)]


def test_each_node_is_written_in_one_place(deals: Knowledge) -> None:
    subjects = [triple[0] for triple in triples(deals)]
    begun = [s for before, s in zip([None, *subjects], subjects, strict=False) if s != before]
    assert len(begun) == len(set(begun))


@pytest.mark.parametrize("status", Status)
def test_the_direct_triple_is_there_exactly_when_asserted(deals: Knowledge, status: Status) -> None:
    owning = replace(deals.assertions[3], status=status)
    graph = graph_of(replace(deals, assertions=(owning,)))
    direct = (IRIS.entity("kering"), GK.owns, IRIS.entity("gucci"))
    assert (direct in graph) == (status is Status.ASSERTED)
    assert graph.value(IRIS.fact("owns-1"), GK.status) == GK[status.value]


def test_one_asserted_of_two_is_enough(deals: Knowledge) -> None:
    denied = replace(deals.assertions[3], id="owns-2", status=Status.DENIED)
    graph = graph_of(replace(deals, assertions=(deals.assertions[3], denied)))
    assert (IRIS.entity("kering"), GK.owns, IRIS.entity("gucci")) in graph


def test_a_symmetric_relation_is_direct_both_ways_and_others_one_way(deals: Knowledge) -> None:
    graph = graph_of(deals)
    assert (IRIS.entity("adobe"), GK.partnersWith, IRIS.entity("microsoft")) in graph
    assert (IRIS.entity("microsoft"), GK.partnersWith, IRIS.entity("adobe")) in graph
    assert (IRIS.entity("gucci"), GK.owns, IRIS.entity("kering")) not in graph
    assert len(list(graph.subjects(RDF.predicate, GK.partnersWith))) == 1


def test_the_super_relation_is_not_written(deals: Knowledge) -> None:
    assert (IRIS.entity("george-clooney"), GK.partnersWith, IRIS.entity("nespresso")) not in graph_of(deals)


def test_an_assertion_is_of_the_event_class_of_its_relation(deals: Knowledge) -> None:
    assert graph_of(deals).value(IRIS.fact("acquires-1"), RDF.type) == GK.Acquisition


@pytest.mark.parametrize(("date", "datatype"), [("2022", XSD.gYear), ("2022-11", XSD.gYearMonth), ("2022-11-27", XSD.date)])
def test_dates_are_typed_by_their_form(deals: Knowledge, date: str, datatype: URIRef) -> None:
    dated = replace(deals.assertions[0], date=date)
    value = graph_of(replace(deals, assertions=(dated,))).value(IRIS.fact("acquires-1"), GK.date)
    assert value == Literal(date, datatype=datatype)


def test_amounts_are_plain_decimals(deals: Knowledge) -> None:
    paid = replace(deals.assertions[0], amount=Decimal("2.50E+7"))
    value = graph_of(replace(deals, assertions=(paid,))).value(IRIS.fact("acquires-1"), GK.amount)
    assert (str(value), value.datatype) == ("25000000", XSD.decimal)  # type: ignore[union-attr]


def test_evidence_points_at_its_sentence(deals: Knowledge) -> None:
    graph = graph_of(deals)
    piece = graph.value(IRIS.fact("acquires-1"), GK.evidence)
    target = graph.value(piece, OA.hasTarget)
    assert graph.value(target, OA.hasSource) == IRIS.document("deals/tech.txt")
    position, quoted = sorted(graph.objects(target, OA.hasSelector), key=str)
    text = str(graph.value(IRIS.document("deals/tech.txt"), SCHEMA.articleBody))
    start, end = (int(str(graph.value(position, p))) for p in (OA.start, OA.end))
    assert text[start:end] == str(graph.value(quoted, OA.exact))


def test_the_name_of_evidence_does_not_depend_on_what_else_was_read(deals: Knowledge) -> None:
    acquired = deals.assertions[0]
    earlier = replace(acquired.evidence[0], document="fashion.txt", status=Status.ALLEGED)
    alone, joined = (
        set(graph_of(replace(deals, assertions=(a,))).objects(IRIS.fact("acquires-1"), GK.evidence))
        for a in (acquired, replace(acquired, evidence=(earlier, *acquired.evidence)))
    )
    assert alone < joined
    assert len(joined) == 2


def test_the_text_can_be_left_out(deals: Knowledge) -> None:
    graph = graph_of(deals, include_text=False)
    assert not list(graph.subject_objects(SCHEMA.articleBody))
    assert [d.text for d in knowledge(graph).documents] == ["", ""]
    assert knowledge(graph).assertions == deals.assertions


def test_another_base_is_kept(deals: Knowledge) -> None:
    graph = graph_of(deals, base="https://data.example.org/kg#")
    assert (URIRef("https://data.example.org/kg#kering"), GK.owns, URIRef("https://data.example.org/kg#gucci")) in graph
    assert not [s for s in graph.subjects() if str(s).startswith(DEFAULT_BASE)]
    assert knowledge(graph) == deals


def test_what_does_not_fit_is_refused_by_name(deals: Knowledge) -> None:
    owning, entity = deals.assertions[3], deals.entities[0]
    with pytest.raises(VocabularyError, match="ownz"):
        graph_of(replace(deals, assertions=(replace(owning, relation="ownz"),)))
    with pytest.raises(VocabularyError, match="Celebrity"):
        graph_of(replace(deals, entities=(replace(entity, type="Celebrity"),)))
    with pytest.raises(InputError, match="assertion owns-1 refers to the entity 'prada'"):
        graph_of(replace(deals, assertions=(replace(owning, object="prada", status=Status.PLANNED),)))
    with pytest.raises(InputError, match=r"document 'fashion.txt', which is not among"):
        graph_of(replace(deals, documents=deals.documents[:1]))
    with pytest.raises(InputError, match="same_as 'no link' is not an absolute IRI"):
        graph_of(replace(deals, entities=(replace(entity, same_as=("no link",)),)))
    with pytest.raises(InputError, match="the base 'kg/' of the graph's IRIs"):
        graph_of(deals, base="kg/")
    with pytest.raises(InputError, match="two different entities"):
        graph_of(replace(deals, entities=(*deals.entities, replace(entity, label="Other"))))


def test_a_graph_that_was_damaged_is_refused_by_name(deals: Knowledge) -> None:
    fact = IRIS.fact("owns-1")
    without, doubled, garbled = graph_of(deals), graph_of(deals), graph_of(deals)
    without.remove((fact, GK.confidence, None))
    doubled.add((fact, GK.status, GK.Denied))
    garbled.set((fact, GK.confidence, Literal("high")))
    for graph, said in (
        (without, "has no confidence"),
        (doubled, "has 2 values of status"),
        (garbled, "has an unreadable confidence: 'high'"),
        (Graph(), "holds 0 builds"),
    ):
        with pytest.raises(StoreError, match=said):
            knowledge(graph)
