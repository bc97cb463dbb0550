"""A small graph made by hand that the named queries are asked on, and how they are asked."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import Graph

from graphkit.graph.writing import triples
from graphkit.model import Assertion, Document, Entity, Evidence, Knowledge, Statement, Status
from graphkit.views.named_queries import named_query

if TYPE_CHECKING:
    pass


BASE = "https://example.org/id/"

ENTITIES = (
    Entity("singer", "the singer", "Person", aliases=("her",)),
    Entity("sister", "the sister", "Person"),
    Entity("mother", "the mother", "Person"),
    Entity("rapper", "the rapper", "Person"),
    Entity("designer", "the designer", "Person"),
    Entity("house", "the house", "Brand"),
    Entity("sportswear", "the sportswear maker", "Brand"),
    Entity("holding", "the holding", "Organization"),
    Entity("studio", "the studio", "Organization"),
    Entity("fans", "fans", "Group"),
    Entity("campaign", "the campaign", "Campaign"),
)
DOCUMENTS = (
    Document("one.txt", "First text.", title="One", published="2022-11-20", publisher="Paper"),
    Document("two.txt", "Second text.", title="Two", published="2022-11-26", publisher="Channel"),
    Document("three.txt", "Second text.", title="Three", published="2022-11-28"),
)


def fact(
    subject: str,
    relation: str,
    object_: str,
    *told: tuple[str, Status, str | None, str | None],
    status: Status = Status.ASSERTED,
    date: str | None = None,
    amount: str | None = None,
    role: str | None = None,
    by: str | None = None,
) -> Assertion:
    """An assertion; ``told`` gives document, status, date and amount of each piece of evidence, one.txt if there is none."""
    pieces = told or (("one.txt", status, date, amount),)
    return Assertion(
        id=f"{subject}-{relation}-{object_}-{date or 'undated'}",
        subject=subject,
        relation=relation,
        object=object_,
        status=status,
        date=date,
        amount=Decimal(amount) if amount else None,
        currency="USD" if amount else None,
        role=role,
        attributed_to=by,
        evidence=tuple(
            Evidence(
                document=document,
                start=0,
                end=5,
                exact=f"What {document} says.",
                rule="by-hand",
                status=read,
                date=day,
                amount=Decimal(sum_) if sum_ else None,
                currency="USD" if sum_ else None,
                attributed_to=by,
            )
            for document, read, day, sum_ in pieces
        ),
    )


S = Status
FACTS = (
    fact("singer", "partnersWith", "house", date="2021"),
    fact("rapper", "partnersWith", "house", date="2020"),
    fact("designer", "endorses", "house"),
    fact("rapper", "partnersWith", "sportswear", date="2015"),
    fact("fans", "accuses", "rapper", date="2022-10-08"),
    fact("house", "endsPartnershipWith", "rapper", date="2022-10-21"),
    fact("sportswear", "endsPartnershipWith", "rapper", date="2022-12-25"),
    fact("house", "endsPartnershipWith", "designer"),
    fact("singer", "reviewsPartnershipWith", "house", date="2022-11-27"),
    fact("house", "launches", "campaign", ("one.txt", S.ASSERTED, None, None), ("two.txt", S.ASSERTED, None, None)),
    fact("singer", "appearsIn", "campaign"),
    fact("sister", "wears", "house"),
    fact("fans", "criticizes", "campaign", date="2022-11"),
    fact("house", "apologizesFor", "campaign", date="2022-11-22"),
    fact(
        "house",
        "sues",
        "studio",
        ("one.txt", S.ASSERTED, "2022-11-25", "25000000"),
        ("two.txt", S.ASSERTED, "2022-11", "20000000"),
        date="2022-11-25",
        amount="25000000",
    ),
    fact("house", "settlesWith", "studio", status=S.PLANNED, date="2023"),
    fact("studio", "accuses", "house", status=S.ALLEGED, by="designer"),
    fact(
        "holding",
        "owns",
        "house",
        ("two.txt", S.ASSERTED, None, None),
        ("three.txt", S.DENIED, None, None),
    ),
    fact("holding", "acquires", "sportswear", status=S.PLANNED, amount="3000000000"),
    fact("designer", "worksFor", "house", role="creative director"),
    fact("holding", "appoints", "designer", date="2015"),
    fact("singer", "siblingOf", "sister"),
    fact("mother", "parentOf", "singer"),
    fact("singer", "marriedTo", "rapper", date="2014"),
)
STATEMENTS = (
    Statement("two.txt", 0, 6, "I was shaken by the Campaign.", speaker="singer", date="2022-11-27"),
    Statement("one.txt", 0, 5, "No comment.", speaker="singer"),
    Statement("one.txt", 6, 9, "It is our campaign.", speaker="house"),
)


def filled(facts: tuple[Assertion, ...], documents: tuple[Document, ...] = DOCUMENTS) -> ox.Store:
    """An Oxigraph store with the graph of some facts."""
    graph = Graph()
    for triple in triples(Knowledge(documents, ENTITIES, facts, STATEMENTS if documents is DOCUMENTS else ()), BASE):
        graph.add(triple)
    store = ox.Store()
    store.load(graph.serialize(format="nt").encode(), format=ox.RdfFormat.N_TRIPLES)
    return store


def by_name(name: str) -> list[str]:
    """IRIs of the entities with that label."""
    return [BASE + entity.id for entity in ENTITIES if entity.label == name]


def ask(store: ox.Store, name: str, columns: str, **values: object) -> list[tuple[str | None, ...]]:
    """The rows of a named query, some columns of them, as texts."""
    answer = store.query(named_query(name).bound(values, resolve=by_name))
    assert isinstance(answer, ox.QuerySolutions)
    return [tuple(None if row[column] is None else row[column].value for column in columns.split()) for row in answer]
