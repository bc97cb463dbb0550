"""A SPARQL endpoint over the engine sparq (package sparq-rdf): ``python tests/sparq_server.py PORT``.

It speaks as much of the SPARQL 1.1 Protocol as the tests of the endpoint store need, one request at a time.
"""

from __future__ import annotations

import json
import sys

import pyoxigraph as ox
import sparq
from werkzeug.serving import run_simple
from werkzeug.wrappers import Request, Response

KINDS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


def kind(query: str) -> str:
    """The word that says what a query asks for; declarations of prefixes come before it."""
    words = (line.split("{")[0].split() for line in query.splitlines())
    return next(word.upper() for line in words for word in line if word.upper() in KINDS)


def written(term: sparq.Term) -> str:
    """A term as in N-Triples."""
    if term.kind == "literal":
        datatype = ox.NamedNode(term.datatype) if term.datatype and not term.language else None
        return str(ox.Literal(term.value, language=term.language) if term.language else ox.Literal(term.value, datatype=datatype))
    return str(ox.BlankNode(term.value) if term.kind == "bnode" else ox.NamedNode(term.value))


def answered(graph: sparq.Graph, query: str) -> Response:
    """The answer in the one format that fits it."""
    if kind(query) == "ASK":
        return Response(json.dumps({"head": {}, "boolean": graph.ask(query)}), content_type="application/sparql-results+json")
    if kind(query) == "SELECT":
        return Response(graph.query_json(query), content_type="application/sparql-results+json")
    triples = graph.construct(query) if kind(query) == "CONSTRUCT" else graph.describe(query)
    lines = "".join(f"{' '.join(map(written, triple))} .\n" for triple in triples)
    return Response(lines, content_type="application/n-triples")


def application(graph: sparq.Graph, request: Request) -> Response:
    """Queries as a form, updates as they are."""
    if "default-graph-uri" in request.form:
        return Response("default-graph-uri is not understood", 400)
    try:
        if request.mimetype == "application/sparql-update":
            graph.update(request.get_data().decode())
            return Response(status=204)
        return answered(graph, request.form["query"])
    except ValueError as error:
        return Response(str(error), 400)


if __name__ == "__main__":
    held = sparq.Graph.load("", format="turtle")
    run_simple("127.0.0.1", int(sys.argv[1]), Request.application(lambda request: application(held, request)))
