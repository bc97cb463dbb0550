"""Small golds and graphs, built by hand."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from rdflib import Graph

from graphkit.evaluation import GoldDocument, GoldFact
from graphkit.evaluation.gold import GoldEntity
from graphkit.graph import triples
from graphkit.model import Assertion, Document, Entity, Evidence, Knowledge, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path


@dataclass(frozen=True)
class Said:
    """A fact that a graph has, in short: names (the label first) and what the evidence of one document says."""

    subject: str | tuple[str, ...]
    relation: str
    object: str | tuple[str, ...]
    status: Status = Status.ASSERTED
    date: str | None = None
    amount: str | None = None
    document: str = "deal.txt"
    sentence: str = "A sentence."
    rule: str = "a-rule"


def build_knowledge(facts: Iterable[Said]) -> Knowledge:
    """A build with one assertion for each fact, in the order given."""
    entities: dict[tuple[str, ...], Entity] = {}
    documents: dict[str, Document] = {}
    assertions = []

    def entity(names: str | tuple[str, ...], document: str) -> str:
        listed = (names,) if isinstance(names, str) else names
        known = entities.get(listed)
        members = {*(known.members if known else ()), (document, listed[0])}
        key = known.id if known else f"e{len(entities):04}"
        entities[listed] = Entity(key, listed[0], "Organization", listed[1:], members=tuple(sorted(members)))
        return key

    for number, said in enumerate(facts):
        documents[said.document] = Document(said.document, said.sentence)
        amount = None if said.amount is None else Decimal(said.amount)
        evidence = Evidence(
            document=said.document,
            start=0,
            end=len(said.sentence),
            exact=said.sentence,
            rule=said.rule,
            status=said.status,
            date=said.date,
            amount=amount,
        )
        assertions.append(
            Assertion(
                id=f"a{number:05}",
                subject=entity(said.subject, said.document),
                relation=said.relation,
                object=entity(said.object, said.document),
                status=said.status,
                date=said.date,
                amount=amount,
                evidence=(evidence,),
            )
        )
    return Knowledge(tuple(documents.values()), tuple(entities.values()), tuple(assertions))


def rdf_graph(knowledge: Knowledge) -> Graph:
    """The build as an rdflib graph."""
    graph = Graph()
    for triple in triples(knowledge):
        graph.add(triple)
    return graph


@pytest.fixture(scope="session")
def said() -> type[Said]:
    """What a graph says is written down with."""
    return Said


@pytest.fixture(scope="session")
def build() -> Callable[[Iterable[Said]], Knowledge]:
    """Makes a build of what is said."""
    return build_knowledge


@pytest.fixture(scope="session")
def rdf() -> Callable[[Knowledge], Graph]:
    """Makes an rdflib graph of a build."""
    return rdf_graph


@pytest.fixture
def write_turtle(tmp_path: Path) -> Callable[[Knowledge], Path]:
    """Writes a build as a Turtle file."""

    def write(knowledge: Knowledge) -> Path:
        path = tmp_path / "graph.ttl"
        rdf_graph(knowledge).serialize(path, format="turtle", encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def gold() -> tuple[GoldDocument, ...]:
    """One document with a fact of every kind that the metric treats differently."""
    return (
        GoldDocument(
            name="deal.txt",
            entities=(
                GoldEntity("Adidas", "Brand", ("the sportswear maker",)),
                GoldEntity("Balenciaga", "Brand", ("the fashion house",)),
                GoldEntity("Gap", "Brand"),
                GoldEntity("Kanye West", "Person", ("Ye", "West", "the rapper")),
                GoldEntity("Kim Kardashian", "Person", ("Kardashian",)),
                GoldEntity("North Six", "Organization"),
                GoldEntity("holiday campaign", "Campaign", ("the holiday ads",)),
            ),
            facts=(
                GoldFact("Adidas", "endsPartnershipWith", "Kanye West", Status.ASSERTED, date="2022-10-25", quote="cut ties"),
                GoldFact("Balenciaga", "sues", "North Six", Status.ASSERTED, amount=25_000_000, currency="USD", quote="has sued"),
                GoldFact("Kim Kardashian", "endorses", "Balenciaga", Status.ASSERTED, quote="the face of the house"),
                GoldFact("Balenciaga", "partnersWith", "Gap", Status.ASSERTED, quote="its work with Gap"),
                GoldFact("Kim Kardashian", "boycotts", "Balenciaga", Status.DENIED, quote="did not call a boycott"),
                GoldFact("Balenciaga", "withdraws", "holiday campaign", Status.ASSERTED, quote="pulled the ads", optional=True),
                GoldFact("Balenciaga", "launches", "holiday campaign", Status.ASSERTED, quote="the holiday ads it ran"),
            ),
        ),
    )
