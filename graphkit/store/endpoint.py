"""A store behind a SPARQL 1.1 endpoint (https://www.w3.org/TR/sparql11-protocol/).

rdflib's own SPARQL store writes the requests; the connection is made here, because rdflib's knows no time-outs,
no retries and no words for what went wrong.
"""

from __future__ import annotations

import io
import os
import socket
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

import httpx
import pyoxigraph as ox
import tenacity
from rdflib import Dataset, Graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore
from rdflib.query import Result

from graphkit.errors import QueryError, StoreError
from graphkit.store.base import NOTHING, PARTS, EndpointAddress, Store, Triple
from graphkit.store.local import MemoryStore
from graphkit.store.terms import from_ox, quads, texts

if TYPE_CHECKING:
    from collections.abc import Callable

_ACCEPTED: Final = "application/sparql-results+json, application/n-triples;q=0.9"
_TRIPLES: Final = "application/n-triples"
_UNTOUCHED: Final = frozenset({429, 503})  # answers to requests that were not begun
_PASSING: Final = _UNTOUCHED | {502, 504}
_LOCK: Final = "urn:graphkit:lock"
_LONGEST_BODY: Final = 300


class EndpointStore(Store):
    """A store that other programs may use as well: graphkit reads and writes one graph of it.

    A replacement is brought in batches to a graph of its own and then moved into place by one update.  A second
    writer is kept off by a note in the graph ``urn:graphkit:lock``.
    """

    def __init__(self, address: EndpointAddress, *, read_only: bool) -> None:
        self._address = address
        self._connection = _Connection(address)
        self._dataset = Dataset(store=_RemoteGraph(self._connection, [address.graph] if address.graph else []))
        self._holder: str | None = None
        if not read_only:
            self._lock()

    @property
    def dataset(self) -> Dataset:
        """See :class:`Store`."""
        return self._dataset

    def dataset_with(self, parts: Sequence[str]) -> Dataset:
        """See :class:`Store`."""
        graph = self._address.graph
        if graph is None and parts:
            raise StoreError(
                f"{self._address}: the graph has no name there, so it can't be asked together with {' and '.join(parts)}: "
                f"ask for GRAPH <{self.part(parts[0])}>, or build with GRAPHKIT_STORE_GRAPH set"
            )
        names = [graph] if graph else []
        return Dataset(store=_RemoteGraph(self._connection, [*names, *map(self.part, parts)]))

    @property
    def oxigraph(self) -> None:
        """See :class:`Store`."""
        return

    def triples(self) -> Iterator[Triple]:
        """See :class:`Store`."""
        return from_ox(self._all(self._address.graph))

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """See :class:`Store`."""
        return texts(self._all(self._address.graph))

    def part(self, name: str) -> str:
        """See :class:`Store`.  Beside a graph with a name they are named after it: the endpoint may hold several such graphs."""
        own, graph = super().part(name), self._address.graph
        return own if graph is None else f"{graph}{'' if graph.endswith(('/', '#')) else '/'}{name}"

    def part_triples(self, name: str) -> Iterator[Triple]:
        """See :class:`Store`."""
        return from_ox(self._all(self.part(name)))

    def _all(self, graph: str | None) -> Iterator[ox.Quad]:
        # Not by default-graph-uri: an engine that knows no such parameter would give another graph without a word.
        where = f"GRAPH <{graph}> {{ ?s ?p ?o }}" if graph else "?s ?p ?o"
        answer = self._connection.query(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {where} }}", accept=_TRIPLES)
        return iter(ox.parse(answer.content, format=ox.RdfFormat.N_TRIPLES))

    def replace(self, triples: Iterable[Triple], parts: Mapping[str, Iterable[Triple]] = NOTHING) -> None:
        """See :class:`Store`."""
        staging = f"urn:graphkit:staging:{uuid4()}"
        brought = [(staging, self._graph, triples)]
        brought += [(f"{staging}:{name}", f"GRAPH <{self.part(name)}>", parts.get(name, ())) for name in PARTS]
        try:
            moves = [
                f"MOVE SILENT GRAPH <{stage}> TO {target}" if self._insert(part, stage) else f"CLEAR SILENT {target}"
                for stage, target, part in brought
            ]
            # Not tried twice: a move that was done and whose answer was lost would, done again, leave nothing.
            self._update(" ;\n".join(moves), repeatable=False)
        except BaseException:
            with suppress(StoreError):  # the error that is raised again says more
                self._update(" ;\n".join(f"DROP SILENT GRAPH <{stage}>" for stage, _, _ in brought))
            raise

    def extend(self, triples: Iterable[Triple]) -> None:
        """See :class:`Store`."""
        self._insert(triples, self._address.graph)

    def load(self, *files: Path, part: str | None = None) -> None:
        """See :class:`Store`."""
        with MemoryStore() as read:
            read.load(*files)
            self._insert(read.triples(), self._address.graph if part is None else self.part(part))

    def update(self, update: str) -> None:
        """See :class:`Store`.  It is the endpoint that parses it, and its graphs that it names."""
        self._update(update, repeatable=False)

    def close(self) -> None:
        """See :class:`Store`."""
        if self._holder is not None:
            self._update(f"DROP SILENT GRAPH <{_LOCK}>")
            self._holder = None
        self._connection.close()

    @property
    def _graph(self) -> str:
        return f"GRAPH <{self._address.graph}>" if self._address.graph else "DEFAULT"

    def _insert(self, triples: Iterable[Triple], graph: str | None) -> bool:
        """Brings the triples in batches, and tells whether there were any."""
        lines, some = (f"{quad.subject} {quad.predicate} {quad.object} ." for quad in quads(triples)), False
        while batch := "\n".join(islice(lines, self._address.batch)):
            self._update(f"INSERT DATA {{ GRAPH <{graph}> {{\n{batch}\n}} }}" if graph else f"INSERT DATA {{\n{batch}\n}}")
            some = True
        return some

    def _update(self, update: str, *, repeatable: bool = True) -> None:
        self._connection.update(update, repeatable=repeatable)

    def _lock(self) -> None:
        """Writes a note where there is none, and sees whose note is there: the endpoint does the one update at once."""
        me = f"process {os.getpid()} on {socket.gethostname()} ({uuid4().hex[:8]})"
        note = ox.Literal(me)
        self._update(
            f"INSERT {{ GRAPH <{_LOCK}> {{ <{_LOCK}> <{_LOCK}> {note} }} }} "
            f"WHERE {{ FILTER NOT EXISTS {{ GRAPH <{_LOCK}> {{ <{_LOCK}> <{_LOCK}> ?holder }} }} }}"
        )
        answer = self._connection.query(f"SELECT ?holder {{ GRAPH <{_LOCK}> {{ <{_LOCK}> <{_LOCK}> ?holder }} }}").json()
        holders = [row["holder"]["value"] for row in answer["results"]["bindings"]]
        if holders != [me]:
            self._connection.close()
            raise StoreError(
                f"{self._address} is being written by {' and '.join(holders) or 'another process'}: wait until it is done; "
                f"if it is dead, run the update DROP GRAPH <{_LOCK}> there"
            )
        self._holder = me


class _RemoteGraph(SPARQLUpdateStore):
    """rdflib's view of the endpoint, over our connection."""

    def __init__(self, connection: _Connection, graphs: Sequence[str]) -> None:
        super().__init__(context_aware=True)
        self.__connection = connection
        self.__graphs = graphs

    def _query(self, query: str, default_graph: str | None = None, named_graph: str | None = None) -> Result:
        del named_graph  # rdflib never gives one
        named = default_graph is not None and str(default_graph) != str(DATASET_DEFAULT_GRAPH_ID)
        answer = self.__connection.query(query, [str(default_graph)] if named else self.__graphs)
        kind = answer.headers.get("Content-Type", "").split(";")[0].strip()
        if kind == _TRIPLES:
            result = Result("CONSTRUCT")
            result.graph = Graph()
            for triple in from_ox(
                ox.Quad(t.subject, t.predicate, t.object) for t in ox.parse(answer.content, format=ox.RdfFormat.N_TRIPLES)
            ):
                result.graph.add(triple)
            return result
        return Result.parse(io.BytesIO(answer.content), content_type=kind)

    def _update(self, update: str) -> None:
        self.__connection.update(update, repeatable=False)


class _Connection:
    """Requests to an endpoint, with time-outs, retries and errors that say what to do."""

    def __init__(self, address: EndpointAddress) -> None:
        self._address = address
        auth = httpx.BasicAuth(address.user, address.password or "") if address.user else None
        headers = {"Authorization": f"Bearer {address.token}"} if address.token else {}
        for url in (address.query_url, address.update_url):
            if not _host(url):
                raise StoreError(f"{url!r} is no URL of an endpoint: give one like http://localhost:7878/query")
        self._client = httpx.Client(auth=auth, headers=headers, timeout=address.timeout, follow_redirects=True)

    def close(self) -> None:
        self._client.close()

    def query(self, query: str, graphs: Sequence[str] = (), *, accept: str = _ACCEPTED) -> httpx.Response:
        form = {"query": query, "default-graph-uri": list(graphs)}
        return self._send(self._address.query_url, repeatable=True, data=form, headers={"Accept": accept})

    def update(self, update: str, *, repeatable: bool) -> None:
        headers = {"Content-Type": "application/sparql-update; charset=utf-8"}
        self._send(self._address.update_url, repeatable=repeatable, content=update.encode("utf-8"), headers=headers)

    def _send(self, url: str, *, repeatable: bool, **request: Any) -> httpx.Response:
        try:
            answer = self._retrying(repeatable)(lambda: self._post(url, _PASSING if repeatable else _UNTOUCHED, **request))
        except httpx.ConnectError as error:
            raise StoreError(f"{_shown(url)}: no connection ({error}): is the endpoint running, and is the URL right?") from error
        except httpx.TimeoutException as error:
            asked = f"{self._address.timeout:g} seconds"
            raise StoreError(f"{_shown(url)}: no answer within {asked}: ask for less, or raise GRAPHKIT_STORE_TIMEOUT") from error
        except httpx.HTTPError as error:
            raise StoreError(f"{_shown(url)}: {error or type(error).__name__}: check URL and network") from error
        except _PassingError as error:
            answer = error.answer
        if answer.is_success:
            return answer
        raise self._refused(url, answer)

    def _retrying(self, repeatable: bool) -> Callable[..., httpx.Response]:
        # A request that never got through may be made again in any case.
        lost = httpx.TransportError if repeatable else (httpx.ConnectError, httpx.ConnectTimeout)
        return tenacity.Retrying(
            stop=tenacity.stop_after_attempt(self._address.attempts),
            wait=tenacity.wait_exponential(multiplier=self._address.pause, max=30),
            retry=tenacity.retry_if_exception_type(lost) | tenacity.retry_if_exception_type(_PassingError),
            reraise=True,
        )

    def _post(self, url: str, passing: frozenset[int], **request: Any) -> httpx.Response:
        answer = self._client.post(url, **request)
        if answer.status_code in passing:
            raise _PassingError(answer)
        return answer

    def _refused(self, url: str, answer: httpx.Response) -> Exception:
        said = " ".join(answer.text.split())[:_LONGEST_BODY]
        code = answer.status_code
        if code in (401, 403):
            needed = "set GRAPHKIT_STORE_USER and GRAPHKIT_STORE_PASSWORD, or GRAPHKIT_STORE_TOKEN"
            return StoreError(f"{_shown(url)}: access refused ({code}): {needed}")
        if code == 400 and url == self._address.query_url:
            return QueryError(f"the endpoint can't answer the query: {said}")
        if code in (404, 405):
            return StoreError(f"{_shown(url)}: no such service there ({code}): check GRAPHKIT_STORE and GRAPHKIT_STORE_UPDATE")
        tried = f" after {self._address.attempts} attempts" if code in _PASSING else ""
        return StoreError(f"{_shown(url)}: the endpoint failed{tried} ({code}): {said or 'it gave no reason'}")


class _PassingError(Exception):
    """The endpoint is busy or being restarted."""

    def __init__(self, answer: httpx.Response) -> None:
        super().__init__(answer.status_code)
        self.answer = answer


def _shown(url: str) -> str:
    """The URL without the user and password that it may hold."""
    return str(httpx.URL(url).copy_with(userinfo=b""))


def _host(url: str) -> str:
    try:
        return httpx.URL(url).host
    except httpx.InvalidURL:
        return ""
