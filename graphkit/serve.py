"""A graph on the network, read only: SPARQL, and IRIs that lead somewhere.

    /query        the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/) by GET and POST: JSON, XML, CSV and TSV,
                  and Turtle for CONSTRUCT and DESCRIBE
    /id/…         what the graph says of an entity, assertion, document, …: Turtle, or the page for a browser
    /ontology     the ontology, as Turtle
    /             the page of the graph

Queries have a time limit and a row limit and can't call other services (see :mod:`graphkit.views.sparql`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from werkzeug.exceptions import BadRequest, HTTPException, MethodNotAllowed, NotAcceptable, NotFound, UnsupportedMediaType
from werkzeug.routing import Map, Rule
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from graphkit.errors import QueryError, StoreError
from graphkit.views import answers
from graphkit.views.sparql import Answer, base_of, describe, run
from graphkit.vocabulary import ontology_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
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
_GRAPHS: Final[Mapping[str, Callable[[Answer], str]]] = {"text/turtle": answers.turtle}
_LONGEST_QUERY: Final = 1 << 20
_LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")
_ROUTES: Final = Map(
    [
        Rule("/", endpoint="page"),
        Rule("/query", endpoint="query"),
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
    of somebody else must not reach a graph that is served to its owner alone.
    """

    def __init__(
        self, store: Store, page: Path | None = None, *, limits: Limits | None = None, hosts: tuple[str, ...] = _LOOPBACK
    ) -> None:
        self._store = store
        self._page = page
        self._limits = limits or Limits()
        self._hosts = hosts

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answers a request (PEP 3333)."""
        request = Request(environ)
        request.max_content_length = _LONGEST_QUERY
        request.max_form_memory_size = _LONGEST_QUERY
        request.trusted_hosts = list(self._hosts)
        try:
            answer = self._answer(request)
        except HTTPException as error:
            answer = _told(f"{error.description}\n", error.code or 500)
        except QueryError as error:
            answer = _told(f"{error}\n", 400)
        except StoreError as error:
            answer = _told(f"{error}\n", 500)
        answer.headers["X-Content-Type-Options"] = "nosniff"
        return answer(environ, start_response)

    def _answer(self, request: Request) -> Response:
        _ = request.host  # raises for a name that is not trusted
        endpoint, values = _ROUTES.bind_to_environ(request.environ).match()
        if request.method not in ("GET", "HEAD") and not (endpoint == "query" and request.method == "POST"):
            raise MethodNotAllowed(["GET", "HEAD"], "the graph can only be read")
        if endpoint == "query":
            return self._query(request)
        if endpoint == "node":
            return self._node(request, str(values["name"]))
        if endpoint == "ontology":
            return Response(ontology_file("graphkit.ttl").read_bytes(), content_type="text/turtle; charset=utf-8")
        if self._page is None or not self._page.is_file():
            raise NotFound("there is no page of this graph: ask /query, or run `graphkit view`")
        return Response(self._page.read_bytes(), content_type="text/html; charset=utf-8")

    def _query(self, request: Request) -> Response:
        if request.method == "POST" and request.mimetype == "application/sparql-query":
            query = request.get_data().decode("utf-8", "replace")
        elif request.method == "POST" and request.mimetype == "application/x-www-form-urlencoded":
            query = request.form.get("query", "")
        elif request.method == "POST":
            raise UnsupportedMediaType("send the query as application/sparql-query or as a form")
        else:
            query = request.args.get("query", "")
        if not query:
            raise BadRequest("give a SPARQL query as the parameter `query`")
        if {"default-graph-uri", "named-graph-uri"} & {*request.args, *request.form}:
            raise BadRequest("there is one graph here: leave out default-graph-uri and named-graph-uri")
        return self._shown(request, run(self._store, query, rows=self._limits.rows, seconds=self._limits.seconds))

    def _shown(self, request: Request, answer: Answer) -> Response:
        kinds = _GRAPHS if answer.kind == "graph" else _ROWS
        kind = request.accept_mimetypes.best_match(kinds, next(iter(kinds))) if request.accept_mimetypes else next(iter(kinds))
        if kind is None or (request.accept_mimetypes and not request.accept_mimetypes[kind]):
            raise NotAcceptable(f"the answer can be had as {', '.join(kinds)}")
        response = Response(kinds[kind](answer), content_type=f"{kind}; charset=utf-8")
        if not answer.complete:
            response.headers["X-Graphkit-Complete"] = "false"
        return response

    def _node(self, request: Request, name: str) -> Response:
        wanted = request.accept_mimetypes.best_match(("text/turtle", "text/html"), "text/turtle")
        if wanted == "text/html" and self._page is not None and "/" not in name:
            return redirect(f"/#entity={name}", 303)
        about = describe(self._store, name, seconds=self._limits.seconds)
        if not len(about):
            raise NotFound(f"the graph says nothing of {base_of(self._store)}{name}")
        return Response(answers.turtle(about), content_type="text/turtle; charset=utf-8")


def serve(
    store: Store, page: Path | None = None, *, host: str = "127.0.0.1", port: int = 7878, limits: Limits | None = None
) -> None:
    """Serves a graph until the process is interrupted.

    Only this machine can ask it unless another ``host`` is given.  Raises :class:`StoreError` where host and port can't be had.
    """
    from waitress.server import create_server

    hosts = _LOOPBACK if host in _LOOPBACK else (*_LOOPBACK, host)
    application = Application(store, page, limits=limits, hosts=hosts)
    try:
        server = create_server(application, host=host, port=port, threads=4, ident="graphkit")
    except OSError as error:
        raise StoreError(f"{host}:{port} can't be served on ({error.strerror}): choose another port") from error
    try:
        server.run()
    finally:
        server.close()


def _told(text: str, code: int) -> Response:
    return Response(text, code, content_type="text/plain; charset=utf-8")
