"""A graph on the network, read only unless asked: SPARQL, and IRIs that lead somewhere.

    /query        the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/) by GET and POST: JSON, XML, CSV and TSV, and
                  Turtle, JSON-LD, N-Triples and RDF/XML for CONSTRUCT and DESCRIBE; for a browser, a page to ask on
    /update       SPARQL 1.1 Update by POST, where that is allowed
    /id/…         what the graph says of an entity, assertion, document, …: the same RDF formats, or a page
    /ontology     the ontology, likewise
    /             the page of the graph

Queries have a time limit and a row limit; neither they nor updates can call other services or load anything (see
:mod:`graphkit.views.sparql`).
"""

from __future__ import annotations

import contextlib
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from werkzeug.exceptions import BadRequest, HTTPException, MethodNotAllowed, NotAcceptable, NotFound, UnsupportedMediaType
from werkzeug.routing import Map, Rule
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from graphkit.errors import QueryError, StoreError
from graphkit.namespaces import prefixes
from graphkit.views import answers, descriptions
from graphkit.views.named_queries import named_queries
from graphkit.views.sparql import Answer, base_of, describe, run, update
from graphkit.vocabulary import ONTOLOGY_IRI, ontology_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from contextlib import AbstractContextManager
    from wsgiref.types import StartResponse, WSGIEnvironment

    from graphkit.store import Store

_ROWS: Final[Mapping[str, Callable[[Answer], str]]] = {
    "application/sparql-results+json": answers.json,
    "application/sparql-results+xml": answers.xml,
    "text/csv": answers.csv,
    "text/tab-separated-values": answers.tsv,
    "application/json": answers.json,
    "application/xml": answers.xml,
}
_PAGE: Final = "text/html"
_FORM: Final = "application/x-www-form-urlencoded"
_LONGEST_QUERY: Final = 1 << 20
_LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")
_ROUTES: Final = Map(
    [
        Rule("/", endpoint="page"),
        Rule("/query", endpoint="query"),
        Rule("/update", endpoint="update"),
        Rule("/id/<path:name>", endpoint="node"),
        Rule("/ontology", endpoint="ontology"),
    ]
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one query may take: ``seconds`` of time and ``rows`` of answer."""

    seconds: float = 30.0
    rows: int = 100_000


class Application:
    """A WSGI application that shows the graph of a store.

    ``page`` is the file of the graph's page, where there is one.  ``hosts`` are the names under which it may be asked: a web page
    of somebody else must not reach a graph that is served to its owner alone.  ``parts`` are asked together with the graph
    (:func:`graphkit.views.sparql.run`).  With ``writable`` updates are carried out; queries and updates then wait for each other.
    """

    def __init__(
        self,
        store: Store,
        page: Path | None = None,
        *,
        limits: Limits | None = None,
        hosts: tuple[str, ...] = _LOOPBACK,
        parts: Sequence[str] = (),
        writable: bool = False,
    ) -> None:
        self._store = store
        self._page = page
        self._limits = limits or Limits()
        self._hosts = hosts
        self._parts = tuple(parts)
        self._writable = writable
        self._turn: AbstractContextManager[object] = threading.Lock() if writable else contextlib.nullcontext()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answers a request (PEP 3333)."""
        request = Request(environ)
        request.max_content_length = _LONGEST_QUERY
        request.max_form_memory_size = _LONGEST_QUERY
        request.trusted_hosts = list(self._hosts)
        try:
            with self._turn:
                answer = self._answer(request)
        except HTTPException as error:
            answer = _told(f"{error.description}\n", error.code or 500)
        except QueryError as error:
            answer = _told(f"{error}\n", 400)
        except StoreError as error:
            answer = _told(f"{error}\n", 500)
        answer.headers["X-Content-Type-Options"] = "nosniff"
        answer.headers["Vary"] = "Accept"
        return answer(environ, start_response)

    def _answer(self, request: Request) -> Response:
        _ = request.host  # raises for a name that is not trusted
        endpoint, values = _ROUTES.bind_to_environ(request.environ).match()
        if endpoint == "update":
            return self._update(request)
        if request.method not in ("GET", "HEAD") and not (endpoint == "query" and request.method == "POST"):
            raise MethodNotAllowed(["GET", "HEAD"], "the graph can only be read")
        if endpoint == "query":
            return self._query(request)
        if endpoint == "node":
            return self._node(request, str(values["name"]))
        if endpoint == "ontology":
            return self._ontology(request)
        if self._page is None or not self._page.is_file():
            return redirect("/query", 303)
        return Response(self._page.read_bytes(), content_type="text/html; charset=utf-8")

    def _query(self, request: Request) -> Response:
        if request.method == "POST" and request.mimetype == "application/sparql-query":
            query = request.get_data().decode("utf-8", "replace")
        elif request.method == "POST" and request.mimetype == _FORM:
            query = request.form.get("query", "")
        elif request.method == "POST":
            raise UnsupportedMediaType("send the query as application/sparql-query or as a form")
        elif "query" not in request.args and _wanted(request, [_PAGE, *_ROWS]) == _PAGE and request.accept_mimetypes:
            return self._query_page()
        else:
            query = request.args.get("query", "")
        if not query:
            raise BadRequest("give a SPARQL query as the parameter `query`")
        if {"default-graph-uri", "named-graph-uri"} & {*request.args, *request.form}:
            raise BadRequest("there is one graph here: leave out default-graph-uri and named-graph-uri")
        answer = run(self._store, query, rows=self._limits.rows, seconds=self._limits.seconds, parts=self._parts)
        if answer.kind == "graph":
            response = self._rdf(request, list(answers.graph(answer)))
        else:
            kind = _wanted(request, _ROWS)
            response = Response(_ROWS[kind](answer), content_type=f"{kind}; charset=utf-8")
        if not answer.complete:
            response.headers["X-Graphkit-Complete"] = "false"
        return response

    def _query_page(self) -> Response:
        examples = [{"name": q.name, "title": q.title, "text": q.text} for q in named_queries().values()]
        known = prefixes(base_of(self._store))
        text, policy = descriptions.query_page(examples, known, self._limits.rows, self._limits.seconds)
        return _page(text, policy)

    def _update(self, request: Request) -> Response:
        if not self._writable:
            raise MethodNotAllowed([], "the graph can only be read: start it with 'graphkit serve --writable' to change that")
        if request.method != "POST":
            raise MethodNotAllowed(["POST"], "send an update by POST")
        if request.mimetype == "application/sparql-update":
            text = request.get_data().decode("utf-8", "replace")
        elif request.mimetype == _FORM:
            text = request.form.get("update", "")
        else:
            raise UnsupportedMediaType("send the update as application/sparql-update or as a form")
        if request.origin is not None and request.origin != request.host_url.rstrip("/"):
            raise BadRequest(f"the page {request.origin} must not change this graph")
        if not text:
            raise BadRequest("give a SPARQL Update as the parameter `update`")
        if {"using-graph-uri", "using-named-graph-uri"} & {*request.args, *request.form}:
            raise BadRequest("leave out using-graph-uri and using-named-graph-uri: name graphs in the update")
        update(self._store, text)
        return Response(status=204)

    def _node(self, request: Request, name: str) -> Response:
        wanted = _wanted(request, [*descriptions.FORMATS, _PAGE])
        about = describe(self._store, name, seconds=self._limits.seconds, parts=self._parts)
        if not len(about):
            raise NotFound(f"the graph says nothing of {base_of(self._store)}{name}")
        triples = list(answers.graph(about))
        if wanted != _PAGE:
            return self._rdf(request, triples)
        if self._page is not None and "/" not in name and any(t.predicate.value.endswith("#named") for t in triples):
            return redirect(f"/#entity={name}", 303)
        return self._described(name, triples)

    def _ontology(self, request: Request) -> Response:
        file = ontology_file("graphkit.ttl")
        wanted = _wanted(request, [*descriptions.FORMATS, _PAGE])
        if wanted == "text/turtle":
            return Response(file.read_bytes(), content_type="text/turtle; charset=utf-8")
        triples = descriptions.read(file)
        if wanted == _PAGE:
            about = "Every term with what the ontology says of it. Ask for text/turtle or application/ld+json to have it as data."
            return self._described("The graphkit ontology", triples, about)
        return self._rdf(request, triples)

    def _rdf(self, request: Request, triples: descriptions.Triples) -> Response:
        kind = _wanted(request, descriptions.FORMATS)
        text = descriptions.FORMATS[kind](triples, prefixes(base_of(self._store)))
        return Response(text, content_type=f"{kind}; charset=utf-8")

    def _described(self, title: str, triples: descriptions.Triples, about: str = "") -> Response:
        base = base_of(self._store)
        local = {base: "/id/", ONTOLOGY_IRI: "/ontology"}
        return _page(descriptions.page(title, triples, prefixes(base), local, about), descriptions.PAGE_POLICY)


def serve(
    store: Store,
    page: Path | None = None,
    *,
    host: str = "127.0.0.1",
    port: int = 7878,
    limits: Limits | None = None,
    parts: Sequence[str] = (),
    writable: bool = False,
) -> None:
    """Serves a graph until the process is interrupted; ``parts`` and ``writable`` are those of :class:`Application`.

    Only this machine can ask it unless another ``host`` is given.  Raises :class:`StoreError` where host and port can't be had.
    """
    from waitress.server import create_server

    hosts = _LOOPBACK if host in _LOOPBACK else (*_LOOPBACK, host)
    application = Application(store, page, limits=limits, hosts=hosts, parts=parts, writable=writable)
    try:
        server = create_server(application, host=host, port=port, threads=4, ident="graphkit")
    except OSError as error:
        raise StoreError(f"{host}:{port} can't be served on ({error.strerror}): choose another port") from error
    try:
        server.run()
    finally:
        server.close()


def _wanted(request: Request, kinds: Iterable[str]) -> str:
    """The media type to answer with: the first of ``kinds`` for whoever takes anything."""
    offered = list(kinds)
    if not request.accept_mimetypes:
        return offered[0]
    kind = request.accept_mimetypes.best_match(offered)
    if kind is None:
        raise NotAcceptable(f"the answer can be had as {', '.join(offered)}")
    return kind


def _page(text: str, policy: str) -> Response:
    response = Response(text, content_type="text/html; charset=utf-8")
    response.headers["Content-Security-Policy"] = policy
    return response


def _told(text: str, code: int) -> Response:
    return Response(text, code, content_type="text/plain; charset=utf-8")
