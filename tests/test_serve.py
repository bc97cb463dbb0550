"""The graph on the network."""

from __future__ import annotations

import json
import re
import socket
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

import pytest
from rdflib import Graph, URIRef
from rdflib.compare import isomorphic
from werkzeug.test import Client, TestResponse

from graphkit.errors import StoreError
from graphkit.graph import GK, Minter, triples
from graphkit.serve import Application, Limits, serve
from graphkit.store import DiskAddress, MemoryAddress, open_store
from graphkit.views.inference import infer, inferred_triples
from graphkit.views.named_queries import named_queries
from graphkit.vocabulary import ontology_file

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


RDF_FORMATS = [
    ("text/turtle", "turtle"),
    ("application/ld+json", "json-ld"),
    ("application/n-triples", "nt"),
    ("application/rdf+xml", "xml"),
]


@pytest.mark.parametrize(("accept", "format"), RDF_FORMATS)
def test_nodes_the_ontology_and_graphs_come_in_every_rdf_format(client: Client, accept: str, format: str) -> None:
    about = {"/id/kering": 5, "/id/fact/owns-1": 8, "/query?query=CONSTRUCT+WHERE+{+id:kering+?p+?o+}": 3}
    for path, size in about.items():
        answer = client.get(path, headers={"Accept": f"{accept}, */*;q=0.1"})
        assert (answer.status_code, answer.mimetype, answer.headers["Vary"]) == (200, accept, "Accept"), path
        assert len(Graph().parse(data=answer.text, format=format)) == size, path
    ontology = Graph().parse(data=client.get("/ontology", headers={"Accept": accept}).text, format=format)
    assert isomorphic(ontology, Graph().parse(ontology_file("graphkit.ttl")))


def test_a_browser_gets_pages(client: Client) -> None:
    def page(path: str) -> TestResponse:
        return client.get(path, headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})

    fact = page("/id/fact/owns-1")
    assert fact.mimetype == "text/html"
    assert "default-src 'none'" in fact.headers["Content-Security-Policy"]
    assert '<a href="/id/gucci" rel="noreferrer">id:gucci</a>' in fact.text
    assert '<a href="/ontology#status">gk:status</a>' in fact.text
    ontology = page("/ontology")
    assert '<section id="sues">' in ontology.text
    assert '<a href="/ontology#Agent" rel="noreferrer">gk:Agent</a>' in ontology.text
    assert page("/id/nobody").status_code == 404


def test_what_an_article_says_is_no_markup(deals: Knowledge) -> None:
    label = "<script>alert(1)</script>"
    entity = replace(deals.entities[4], label=label, same_as=("javascript:alert(1)",))
    with open_store(MemoryAddress()) as store:
        store.replace(triples(replace(deals, entities=(*deals.entities[:4], entity, *deals.entities[5:]))))
        shown = Client(Application(store)).get("/id/kering", headers={"Accept": "text/html"}).text
    assert "<script" not in shown
    assert "javascript:alert(1)" in shown
    assert 'href="javascript' not in shown


def test_the_page_to_ask_on_needs_nothing_from_elsewhere(client: Client) -> None:
    page = client.get("/query", headers={"Accept": "text/html"})
    assert page.status_code == 200
    assert "connect-src 'self'" in page.headers["Content-Security-Policy"]
    assert not re.search(r"""(?:src|@import|url\()\s*=?\s*["']?https?:""", page.text)
    assert all(escape(query.title) in page.text for query in named_queries().values())
    assert client.get("/query").status_code == 400
    with open_store(MemoryAddress()) as store:
        assert Client(Application(store)).get("/").headers["Location"] == "/query"


def test_what_follows_is_asked_too_where_that_is_wished(deals: Knowledge) -> None:
    follows = "ASK { id:george-clooney gk:partnersWith id:nespresso }"
    with open_store(MemoryAddress()) as store:
        store.replace(triples(deals), {"inferred": inferred_triples(infer(deals))})
        told = [
            json.loads(Client(Application(store, parts=parts)).get("/query", query_string={"query": follows}).text)["boolean"]
            for parts in ((), ("inferred",))
        ]
    assert told == [False, True]


ADD = "INSERT DATA { id:kering gk:owns id:nespresso }"


@pytest.mark.parametrize("on_disk", [False, True])
def test_updates_are_carried_out_where_that_is_allowed(deals: Knowledge, tmp_path: Path, on_disk: bool) -> None:
    with open_store(DiskAddress(tmp_path) if on_disk else MemoryAddress()) as store:
        store.replace(triples(deals))
        client = Client(Application(store, writable=True))
        assert client.post("/update", data={"update": ADD}).status_code == 204
        more = client.post("/update", data=ADD.replace("nespresso", "adobe"), content_type="application/sparql-update")
        assert more.status_code == 204
        counted = client.get(
            "/query", query_string={"query": "SELECT ?x { id:kering gk:owns ?x }"}, headers={"Accept": "text/csv"}
        )
        assert len(counted.text.splitlines()) == 4
        before = set(store.triples())
        for update, said in (
            ("INSERT DATA { id:a gk:owns }", "the update can't be parsed: query line 1"),
            ("LOAD <file:///etc/hostname>", "LOAD is not allowed: an update must not load files or addresses"),
            ("INSERT { ?s ?p ?o } WHERE { SERVICE <http://localhost/> { ?s ?p ?o } }", "SERVICE is not allowed"),
            ("", "give a SPARQL Update"),
        ):
            refused = client.post("/update", data={"update": update})
            assert (refused.status_code, said in refused.text) == (400, True), refused.text
        assert client.get("/update", query_string={"update": ADD}).status_code == 405
        assert client.post("/update", data={"update": ADD}, headers={"Origin": "http://evil.example"}).status_code == 400
        assert set(store.triples()) == before


def test_without_being_asked_nothing_is_updated(client: Client) -> None:
    refused = client.post("/update", data={"update": ADD})
    assert (refused.status_code, "--writable" in refused.text) == (405, True)


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
