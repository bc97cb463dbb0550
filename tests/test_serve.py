"""The graph on the network."""

from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING

import pytest
from rdflib import Graph, URIRef
from werkzeug.test import Client

from graphkit.errors import StoreError
from graphkit.graph import GK, Minter, triples
from graphkit.serve import Application, Limits, serve
from graphkit.store import MemoryAddress, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graphkit.model import Knowledge

ASK = "ASK { id:kering gk:owns id:gucci }"
ALL = "SELECT ?s { ?s a ?c }"


@pytest.fixture
def client(deals: Knowledge, tmp_path: Path) -> Iterator[Client]:
    (tmp_path / "graph.html").write_text("<h1>graph</h1>", encoding="utf-8")
    with open_store(MemoryAddress()) as store:
        store.replace(triples(deals))
        yield Client(Application(store, tmp_path / "graph.html", limits=Limits(seconds=0.5, rows=3)))


def test_queries_come_by_get_and_both_kinds_of_post(client: Client) -> None:
    asked = [
        client.get("/query", query_string={"query": ASK}),
        client.post("/query", data={"query": ASK}),
        client.post("/query", data=ASK, content_type="application/sparql-query"),
    ]
    assert [(r.status_code, json.loads(r.text)["boolean"]) for r in asked] == [(200, True)] * 3


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/csv", "text/csv"),
        ("*/*", "application/sparql-results+json"),
        ("application/sparql-results+xml;q=0.9, text/csv;q=0.1", "application/sparql-results+xml"),
    ],
)
def test_the_answer_has_the_format_asked_for(client: Client, accept: str, kind: str) -> None:
    answer = client.get("/query", query_string={"query": ALL}, headers={"Accept": accept})
    assert answer.mimetype == kind
    assert answer.headers["X-Graphkit-Complete"] == "false"


def test_a_format_that_is_not_there_is_refused(client: Client) -> None:
    answer = client.get("/query", query_string={"query": ALL}, headers={"Accept": "image/png"})
    assert (answer.status_code, answer.text[:29]) == (406, "the answer can be had as appl")


def test_nodes_are_described_at_their_own_address(client: Client) -> None:
    answer = client.get("/id/kering", headers={"Accept": "text/turtle"})
    iris = Minter()
    assert (iris.entity("kering"), GK.owns, iris.entity("gucci")) in Graph().parse(data=answer.text, format="turtle")
    assert client.get("/id/fact/owns-1").status_code == 200
    assert client.get("/id/nobody").status_code == 404
    page = client.get("/id/kering", headers={"Accept": "text/html"})
    assert (page.status_code, page.headers["Location"]) == (303, "/#entity=kering")


def test_the_page_and_the_ontology_are_there(client: Client) -> None:
    assert client.get("/").text == "<h1>graph</h1>"
    ontology = Graph().parse(data=client.get("/ontology").text, format="turtle")
    assert (URIRef("https://w3id.org/graphkit/ontology"), None, None) in ontology


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT * { ?s ?p }", "query line 1"),
        ("SELECT * { SERVICE <http://localhost/> {} }", "SERVICE is not allowed"),
        ("DROP ALL", "changes the graph"),
        ("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", "given up after 0.5 seconds"),
        ("", "give a SPARQL query"),
    ],
)
def test_what_can_not_be_answered_is_explained(client: Client, query: str, said: str) -> None:
    answer = client.post("/query", data={"query": query})
    assert answer.status_code == 400
    assert said in answer.text


def test_nothing_can_be_written_and_nothing_endless_sent(client: Client) -> None:
    assert client.post("/query", data="x" * (1 << 21), content_type="application/sparql-query").status_code == 413
    assert client.post("/query", data="x", content_type="application/sparql-update").status_code == 415
    assert client.put("/query", data="x").status_code == 405
    assert client.delete("/id/kering").status_code == 405


def test_pages_of_others_can_not_reach_it_by_another_name(client: Client) -> None:
    assert client.get("/query", query_string={"query": ASK}, headers={"Host": "evil.example"}).status_code == 400
    assert client.get("/query", query_string={"query": ASK}, headers={"Host": "127.0.0.1:7878"}).status_code == 200


def test_a_port_that_is_taken_is_named() -> None:
    with socket.socket() as taken, open_store(MemoryAddress()) as store:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(StoreError, match=r"127\.0\.0\.1:\d+ can't be served on"):
            serve(store, port=taken.getsockname()[1])
