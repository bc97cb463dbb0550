"""Answers of queries for people and programs: a table for the terminal, Markdown, CSV, TSV, JSON, XML and Turtle."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from rdflib import Literal, URIRef, Variable
from rdflib.query import Result
from rdflib.term import Identifier

from graphkit.errors import QueryError
from graphkit.store.terms import ox_triples
from graphkit.views import rdf

if TYPE_CHECKING:
    from rdflib.term import Node
    from rich.table import Table

    from graphkit.store import Triple
    from graphkit.views.sparql import Answer


def table(answer: Answer) -> Table:
    """A table for the terminal (rich), with short IRIs.  For ASK, it has one cell: yes or no."""
    from rich.table import Table
    from rich.text import Text

    columns, rows = _cells(answer)
    drawn = Table(header_style="bold")
    for name in columns:
        drawn.add_column(Text(name), overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))
    return drawn


def markdown(answer: Answer) -> str:
    """A table in GitHub's Markdown, with short IRIs."""
    columns, rows = _cells(answer)
    lines = [list(columns), ["---"] * len(columns), *rows]
    return "".join(f"| {' | '.join(map(_in_markdown, line))} |\n" for line in lines)


def csv(answer: Answer) -> str:
    """CSV as in https://www.w3.org/TR/sparql11-results-csv-tsv/; for a graph, with the columns subject, predicate, object."""
    return _truth(answer) if answer.kind == "ask" else _by_rdflib(answer, "csv")


def tsv(answer: Answer) -> str:
    """TSV as in https://www.w3.org/TR/sparql11-results-csv-tsv/: terms as in Turtle."""
    if answer.kind == "ask":
        return _truth(answer)
    lines = ["\t".join(f"?{name}" for name in answer.columns)]
    lines.extend("\t".join("" if term is None else _on_one_line(term) for term in row) for row in answer.rows)
    return "".join(line + "\n" for line in lines)


def json(answer: Answer) -> str:
    """JSON as in https://www.w3.org/TR/sparql11-results-json/; a graph as rows of subject, predicate, object."""
    return _by_rdflib(answer, "json") + "\n"


def xml(answer: Answer) -> str:
    """XML as in https://www.w3.org/TR/rdf-sparql-XMLres/; a graph as rows of subject, predicate, object."""
    return _by_rdflib(answer, "xml")


def turtle(answer: Answer) -> str:
    """Turtle, for CONSTRUCT and DESCRIBE.  Raises :class:`QueryError` for an answer that is no graph."""
    if answer.kind != "graph":
        raise QueryError(f"{answer.kind.upper()} gives no graph that could be written as Turtle: use CONSTRUCT or DESCRIBE")
    triples: list[Triple] = []
    for subject, predicate, value in answer.rows:
        if not (isinstance(subject, URIRef) and isinstance(predicate, URIRef) and isinstance(value, (URIRef, Literal))):
            raise QueryError("the graph has blank nodes: name its nodes, by BIND (IRI(…) AS ?node) for example")
        triples.append((subject, predicate, value))
    body = rdf.nodes(ox_triples(triples), dict(answer.prefixes))
    used = {name: iri for name, iri in answer.prefixes if f"{name}:".encode() in body}
    return (rdf.header(used) + b"\n" + body).decode()


#: What an answer can be written as, by the name it is chosen by.
FORMATS: Final[Mapping[str, Callable[[Answer], str]]] = MappingProxyType(
    {"csv": csv, "tsv": tsv, "json": json, "xml": xml, "markdown": markdown, "turtle": turtle}
)


def shortened(term: Node | None, prefixes: Iterable[tuple[str, str]]) -> str:
    """A term for people: a literal's text, an IRI with its prefix, nothing for nothing."""
    if term is None:
        return ""
    if isinstance(term, URIRef):
        for name, namespace in sorted(prefixes, key=lambda pair: -len(pair[1])):
            if term.startswith(namespace) and len(term) > len(namespace):
                return f"{name}:{term[len(namespace) :]}"
    return str(term)


def _cells(answer: Answer) -> tuple[tuple[str, ...], list[list[str]]]:
    if answer.kind == "ask":
        return ("answer",), [["yes" if answer.verdict else "no"]]
    return answer.columns, [[shortened(term, answer.prefixes) for term in row] for row in answer.rows]


def _by_rdflib(answer: Answer, format: str) -> str:
    result = Result("ASK" if answer.kind == "ask" else "SELECT")
    if answer.kind == "ask":
        result.askAnswer = answer.verdict
    else:
        result.vars = [Variable(name) for name in answer.columns]
        result.bindings = [
            {v: term for v, term in zip(result.vars, row, strict=True) if isinstance(term, Identifier)} for row in answer.rows
        ]
    written = io.BytesIO()
    result.serialize(written, format=format)
    return written.getvalue().decode()


def _truth(answer: Answer) -> str:
    return "true\n" if answer.verdict else "false\n"


def _on_one_line(term: Node) -> str:
    if isinstance(term, Literal):
        text = str(term).translate({9: "\\t", 10: "\\n", 13: "\\r", 34: '\\"', 92: "\\\\"})
        return f'"{text}"' + (f"@{term.language}" if term.language else f"^^<{term.datatype}>" if term.datatype else "")
    return term.n3()


def _in_markdown(cell: str) -> str:
    return " ".join(cell.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").split())
