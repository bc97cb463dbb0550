"""The graph for networkx."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import networkx as nx

from graphkit.model import Knowledge
from graphkit.views.network import network

if TYPE_CHECKING:
    import pytest


def test_nodes_are_entities_and_edges_are_assertions(deals: Knowledge) -> None:
    graph = network(deals)
    assert set(graph.nodes) == {e.id for e in deals.entities}
    assert {key for _, _, key in graph.edges(keys=True)} == {a.id for a in deals.assertions}
    assert graph.nodes["adobe"]["aliases"] == ("Adobe Inc.", "Adobe Systems")


def test_an_edge_says_what_the_assertion_says(deals: Knowledge) -> None:
    edge = network(deals).edges["microsoft", "linkedin", "acquires-1"]
    assert edge["amount"] == Decimal("26200000000")
    assert (edge["date"], edge["currency"], edge["family"], edge["documents"]) == (
        "2016",
        "USD",
        "ownership",
        ("deals/tech.txt",),
    )
    assert "place" not in edge
    assert network(deals).edges["adobe", "figma", "acquires-2"]["attributed_to"] == "Adobe"


def test_networkx_can_count_on_it(deals: Knowledge) -> None:
    graph = network(deals)
    assert nx.has_path(graph.to_undirected(), "adobe", "linkedin")
    assert dict(graph.degree(weight="weight"))["microsoft"] == 2


def test_nothing_known_is_an_empty_graph(recwarn: pytest.WarningsRecorder) -> None:
    assert len(network(Knowledge())) == 0
    assert not recwarn.list
