"""The store behind a SPARQL endpoint: against real servers of two engines, and against servers that misbehave."""

from __future__ import annotations

import http.server
import json
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import httpx
import pytest
from rdflib import Literal, URIRef

from graphkit.errors import QueryError, StoreError
from graphkit.graph import GK, knowledge, triples
from graphkit.store import PARTS, EndpointAddress, Triple, open_store
from graphkit.views import answers
from graphkit.views.inference import infer, inferred_triples
from graphkit.views.sparql import run, update

if TYPE_CHECKING:
    from graphkit.model import Knowledge


def said(text: str) -> Triple:
    return URIRef("https://example.org/it"), GK.role, Literal(text)


def oxigraph_server() -> str:
    found = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    assert found is not None, "no Oxigraph server here: install the package oxigraph"
    return found


@contextmanager
def running(command: list[str], port: int) -> Iterator[str]:
    """The URL of the server that a command starts at the port."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(300):
                try:
                    httpx.get(f"http://127.0.0.1:{port}/", timeout=1)
                    break
                except httpx.TransportError:
                    time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def emptied(query_url: str, update_url: str) -> EndpointAddress:
    made = EndpointAddress(query_url, update_url, pause=0.01, batch=50)
    httpx.post(made.update_url, content="DROP ALL", headers={"Content-Type": "application/sparql-update"}).raise_for_status()
    return made


@pytest.fixture(scope="module")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a running Oxigraph server."""
    port = free_port()
    folder = str(tmp_path_factory.mktemp("server"))
    with running([oxigraph_server(), "serve", "--location", folder, "--bind", f"127.0.0.1:{port}"], port) as url:
        yield url


@pytest.fixture(scope="module")
def sparq() -> Iterator[str]:
    """The URL of a running server of another engine, which has one address for queries and updates."""
    port = free_port()
    with running([sys.executable, str(Path(__file__).parent / "sparq_server.py"), str(port)], port) as url:
        yield url


@pytest.fixture(params=["oxigraph", "sparq"])
def address(request: pytest.FixtureRequest) -> EndpointAddress:
    """An endpoint that is empty, of one engine and the other."""
    url = request.getfixturevalue(request.param)
    return emptied(url, url) if request.param == "sparq" else emptied(f"{url}/query", f"{url}/update")


@pytest.fixture
def chooses_graphs(oxigraph: str) -> EndpointAddress:
    """An endpoint that is empty and understands default-graph-uri, which the server of the other engine does not."""
    return emptied(f"{oxigraph}/query", f"{oxigraph}/update")


def roles(address: EndpointAddress) -> set[str]:
    with open_store(address, read_only=True) as reader:
        return {str(value) for value in reader.dataset.objects(None, GK.role)}


def test_what_is_written_is_read_back(address: EndpointAddress, deals: Knowledge) -> None:
    with open_store(address) as store:
        store.replace(triples(deals))
        assert set(store.triples()) == set(triples(deals))
        assert knowledge(store.triples()) == deals


@pytest.mark.parametrize("graph", [None, "https://example.org/graphs/news"])
def test_replacing_and_extending_concern_one_graph(chooses_graphs: EndpointAddress, graph: str | None) -> None:
    other = replace(chooses_graphs, graph="https://example.org/graphs/other")
    mine = replace(chooses_graphs, graph=graph)
    with open_store(other) as store:
        store.replace([said("theirs")])
    with open_store(mine) as store:
        store.replace([said("first")])
        store.replace([said("second")])
        store.extend([said("third")])
        assert {str(value) for value in store.dataset.objects(None, GK.role)} == {"second", "third"}
        store.replace([])
        assert not list(store.triples())
    assert roles(other) == {"theirs"}


@pytest.mark.parametrize("graph", [None, "https://example.org/graphs/news"])
def test_the_parts_of_a_graph_are_kept_apart_and_replaced_with_it(address: EndpointAddress, graph: str | None) -> None:
    mine, other = replace(address, graph=graph), replace(address, graph="https://example.org/graphs/other")
    with open_store(other) as theirs, open_store(replace(mine, attempts=1), read_only=True) as reader:
        theirs.replace([said("theirs")], {"inferred": [said("their conclusion")]})
        assert list(reader.triples()) == []
    with open_store(mine) as store:
        store.replace([said("read")], {"inferred": [said("concluded")], "imported": [said("brought")]})
        assert [list(store.part_triples(name)) for name in PARTS] == [[said("brought")], [said("concluded")]]
        assert list(store.triples()) == [said("read")]
        store.replace([said("read again")], {"imported": [said("brought again")]})
        assert [list(store.part_triples(name)) for name in PARTS] == [[said("brought again")], []]
    with open_store(other, read_only=True) as theirs:
        assert list(theirs.part_triples("inferred")) == [said("their conclusion")]


def test_a_build_that_fails_leaves_the_old_graph_and_no_rest(address: EndpointAddress) -> None:
    def broken() -> Iterator[Triple]:
        yield from (said(str(n)) for n in range(120))
        raise RuntimeError("no power")

    with open_store(address) as store:
        store.replace([said("old")])
        with pytest.raises(RuntimeError, match="no power"):
            store.replace(broken())
    assert roles(address) == {"old"}
    asked = {"query": "SELECT ?g { GRAPH ?g { ?s ?p ?o } }"}
    left = httpx.post(address.query_url, data=asked, headers={"Accept": "application/sparql-results+json"}).json()
    assert left["results"]["bindings"] == []


def test_awkward_texts_survive(address: EndpointAddress) -> None:
    text = "\"quotes\" \\ line\nbreak\ttab '''’é🙂 } ; DROP ALL"
    with open_store(address) as store:
        store.replace([said(text)])
        assert list(store.triples()) == [said(text)]


def test_files_are_loaded(address: EndpointAddress, tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(
        "<https://example.org/it> <https://w3id.org/graphkit/ontology#role> 'loaded' .", encoding="utf-8"
    )
    with open_store(address) as store:
        store.load(tmp_path / "a.ttl")
    assert roles(address) == {"loaded"}


def test_queries_of_every_kind_are_answered(address: EndpointAddress, deals: Knowledge) -> None:
    with open_store(address) as store:
        store.replace(triples(deals))
        data = store.dataset
        asked = {"who": URIRef("https://w3id.org/graphkit/id/kering")}
        assert [[str(c) for c in row] for row in run(data, "SELECT ?n { ?who gk:owns/rdfs:label ?n }", asked).rows] == [["Gucci"]]
        assert run(data, "ASK { id:kering gk:owns id:gucci }").verdict
        assert len(run(data, "CONSTRUCT WHERE { ?s gk:owns ?o }").rows) == 1
        assert json.loads(answers.json(run(data, "ASK { id:gucci gk:owns id:kering }")))["boolean"] is False
        assert answers.csv(run(data, "SELECT ?n { ?who gk:owns/rdfs:label ?n }", asked)).splitlines() == ["n", "Gucci"]
        with pytest.raises(QueryError, match="query line 2, column"):
            run(data, "SELECT *\nWHERE { ?s ?p }")


def test_a_second_writer_is_told_who_writes(address: EndpointAddress) -> None:
    with open_store(address) as store:
        store.replace([said("mine")])
        with pytest.raises(StoreError, match=r"is being written by process \d+ on .*: wait until it is done; if it is dead, run"):
            open_store(address)
        assert roles(address) == {"mine"}
    with open_store(address) as store:
        store.replace([said("next")])


FOLLOWS = "SELECT ?b { id:george-clooney gk:partnersWith ?b }"


def test_the_graph_and_its_parts_are_asked_together_where_the_graph_has_a_name(
    chooses_graphs: EndpointAddress, deals: Knowledge
) -> None:
    parts = {"inferred": list(inferred_triples(infer(deals)))}
    with open_store(replace(chooses_graphs, graph="https://example.org/graphs/news")) as store:
        store.replace(triples(deals), parts)
        assert [len(run(store, FOLLOWS, parts=asked)) for asked in ((), ("inferred",))] == [0, 1]
    with open_store(chooses_graphs) as store:
        store.replace(triples(deals), parts)
        with pytest.raises(StoreError, match=r"no name there, so it can't be asked together with inferred: ask for GRAPH <https"):
            run(store, FOLLOWS, parts=("inferred",))
        assert len(run(store, "SELECT ?b { GRAPH id:inferred { id:george-clooney gk:partnersWith ?b } }")) == 1


def test_updates_are_carried_out(address: EndpointAddress) -> None:
    with open_store(address) as store:
        store.replace([said("old")])
        update(store, "DELETE { ?s ?p 'old' } INSERT { ?s ?p 'new' } WHERE { ?s ?p 'old' }")
        assert roles(address) == {"new"}
        with pytest.raises(QueryError, match="LOAD is not allowed"):
            update(store, "LOAD <https://example.org/>")


Reply = tuple[int, str, str]


@dataclass
class Misbehaving:
    """A server that answers with the replies it was given, in turn, and remembers what it was asked."""

    url: str = ""
    replies: list[Reply | float] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


EMPTY: Reply = (200, "application/sparql-results+json", '{"head": {"vars": []}, "results": {"bindings": []}}')


@contextmanager
def misbehaving(*replies: Reply | float) -> Iterator[Misbehaving]:
    """A number among the replies is a time in seconds to wait before the next one."""
    told = Misbehaving(replies=list(replies))

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told.bodies.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            told.headers.append(dict(self.headers.items()))
            reply = told.replies.pop(0)
            if isinstance(reply, float):
                time.sleep(reply)
                reply = told.replies.pop(0)
            assert isinstance(reply, tuple)
            code, kind, body = reply
            self.send_response(code)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            try:
                self.wfile.write(body.encode())
            except OSError:  # it was given up
                return

        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        told.url = f"http://127.0.0.1:{server.server_port}/query"
        yield told
        server.shutdown()


def reading(told: Misbehaving, **options: Any) -> Any:
    address = EndpointAddress(told.url, told.url, pause=0.01, **options)
    with open_store(address, read_only=True) as store:
        return list(store.dataset.query("SELECT * { ?s ?p ?o }"))


def test_a_passing_failure_is_tried_again() -> None:
    with misbehaving((503, "text/plain", "busy"), (429, "text/plain", "slowly"), EMPTY) as told:
        assert reading(told) == []
        assert len(told.bodies) == 3


@pytest.mark.parametrize(
    ("reply", "error", "message"),
    [
        ((503, "text/plain", "being restarted"), StoreError, r"failed after 2 attempts \(503\): being restarted"),
        ((500, "text/plain", ""), StoreError, r"the endpoint failed \(500\): it gave no reason"),
        ((401, "text/plain", "who?"), StoreError, r"access refused \(401\): set GRAPHKIT_STORE_USER"),
        ((404, "text/html", "<h1>no</h1>"), StoreError, r"no such service there \(404\): check GRAPHKIT_STORE"),
        ((400, "text/plain", "error at\n1:2"), QueryError, "the endpoint can't answer the query: error at 1:2"),
    ],
)
def test_a_failure_says_what_to_do(reply: Reply, error: type[Exception], message: str) -> None:
    with misbehaving(reply, reply) as told, pytest.raises(error, match=message) as raised:
        reading(told, attempts=2)
    assert "\n" not in str(raised.value)


def test_an_endpoint_that_takes_too_long_is_given_up() -> None:
    with misbehaving(0.5, EMPTY) as told, pytest.raises(StoreError, match=r"no answer within 0\.1 seconds: ask for less"):
        reading(told, timeout=0.1, attempts=1)


def test_an_endpoint_that_is_not_there_is_named_without_its_password() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(StoreError, match=rf"http://127.0.0.1:{port}/query: no connection .*is the endpoint running") as raised:
        reading(Misbehaving(f"http://me:hidden@127.0.0.1:{port}/query"), attempts=2)
    assert "hidden" not in str(raised.value)


@pytest.mark.parametrize(
    ("credentials", "header"),
    [({"user": "me", "password": "ä:b"}, "Basic bWU6w6Q6Yg=="), ({"token": "t0ken"}, "Bearer t0ken")],
)
def test_credentials_are_sent(credentials: dict[str, str], header: str) -> None:
    with misbehaving(EMPTY) as told:
        reading(told, **credentials)
        assert told.headers[0]["Authorization"] == header


def test_the_named_graph_is_asked_for() -> None:
    with misbehaving(EMPTY) as told:
        reading(told, graph="https://example.org/g")
        assert parse_qs(told.bodies[0])["default-graph-uri"] == ["https://example.org/g"]


def test_the_move_into_place_is_not_made_twice() -> None:
    """A gateway that lost the answer may have done it: done again, nothing would be left."""
    ok: Reply = (204, "text/plain", "")
    with misbehaving(ok, (504, "text/plain", "lost"), ok) as told:
        store = open_endpoint_without_lock(told.url)
        with pytest.raises(StoreError, match=r"\(504\): lost"):
            store.replace([said("new")])
        assert [body.split(" ")[0] for body in told.bodies] == ["INSERT", "MOVE", "DROP"]


def open_endpoint_without_lock(url: str) -> Any:
    from graphkit.store.endpoint import EndpointStore

    return EndpointStore(EndpointAddress(url, url, pause=0.01), read_only=True)


def test_batches_have_the_size_asked_for(address: EndpointAddress) -> None:
    ok: Reply = (204, "text/plain", "")
    with misbehaving(ok, ok, ok) as told:
        store = open_endpoint_without_lock(told.url)
        store._address = replace(store._address, batch=2)
        store.extend(said(str(n)) for n in range(5))
        assert [body.count("graphkit/ontology#role") for body in told.bodies] == [2, 2, 1]


def test_a_url_that_is_none_is_refused() -> None:
    with pytest.raises(StoreError, match="'http://' is no URL of an endpoint"):
        open_store(EndpointAddress("http://", "http://"), read_only=True)
