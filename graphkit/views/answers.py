"""Answers of queries for people and programs: a table for the terminal, Markdown, CSV, TSV, JSON, XML and Turtle."""

from __future__ import annotations

import csv as comma_separated
import io
import json as javascript
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from graphkit.errors import QueryError

if TYPE_CHECKING:
    from rdflib.term import Node
    from rich.table import Table

    from graphkit.views.sparql import Answer, Found

_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"


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
    if answer.kind == "ask":
        return _truth(answer)
    lines = io.StringIO()
    writer = comma_separated.writer(lines, lineterminator="\r\n")
    writer.writerow(answer.columns)
    writer.writerows(map(_plain, row) for row in answer.found)
    return lines.getvalue()


def tsv(answer: Answer) -> str:
    """TSV as in https://www.w3.org/TR/sparql11-results-csv-tsv/: terms as in Turtle."""
    if answer.kind == "ask":
        return _truth(answer)
    lines = ["\t".join(f"?{name}" for name in answer.columns)]
    lines.extend("\t".join("" if term is None else _on_one_line(term) for term in row) for row in answer.found)
    return "".join(line + "\n" for line in lines)


def json(answer: Answer) -> str:
    """JSON as in https://www.w3.org/TR/sparql11-results-json/; a graph as rows of subject, predicate, object."""
    return javascript.dumps(_as_json(answer), ensure_ascii=False, separators=(", ", ": ")) + "\n"


def xml(answer: Answer) -> str:
    """XML as in https://www.w3.org/TR/rdf-sparql-XMLres/; a graph as rows of subject, predicate, object."""
    # By way of JSON, which Oxigraph reads and writes as all the others.
    written = ox.parse_query_results(json(answer), format=ox.QueryResultsFormat.JSON).serialize(format=ox.QueryResultsFormat.XML)
    assert written is not None  # it is only where a file is given to write to
    return written.decode()


def turtle(answer: Answer) -> str:
    """Turtle, for CONSTRUCT and DESCRIBE.  Raises :class:`QueryError` for an answer that is no graph."""
    from graphkit.views import descriptions

    return descriptions.turtle(list(graph(answer)), dict(answer.prefixes))


def graph(answer: Answer) -> Iterator[ox.Triple]:
    """The triples of CONSTRUCT and DESCRIBE.  Raises :class:`QueryError` for an answer that is no graph, or has blank nodes."""
    if answer.kind != "graph":
        raise QueryError(f"{answer.kind.upper()} gives no graph that could be written as RDF: use CONSTRUCT or DESCRIBE")
    for row in answer.found:
        subject, predicate, value = (None if term is None else _as_ox(term) for term in row)
        if not (isinstance(subject, ox.NamedNode) and isinstance(predicate, ox.NamedNode) and value is not None):
            raise QueryError("the graph has blank nodes: name its nodes, by BIND (IRI(…) AS ?node) for example")
        yield ox.Triple(subject, predicate, value)


def _as_ox(term: Found) -> ox.NamedNode | ox.Literal | None:
    """The term for Oxigraph's serialisers, or None where it is neither an IRI nor a literal."""
    if isinstance(term, (ox.NamedNode, ox.Literal)):
        return term
    kind, value, language, datatype = _parts(term)
    if kind == "uri":
        return ox.NamedNode(value)
    if kind == "bnode" or isinstance(term, ox.Triple):
        return None
    return (
        ox.Literal(value, language=language)
        if language
        else ox.Literal(value, datatype=ox.NamedNode(datatype) if datatype else None)
    )


#: What an answer can be written as, by the name it is chosen by.
FORMATS: Final[Mapping[str, Callable[[Answer], str]]] = MappingProxyType(
    {"csv": csv, "tsv": tsv, "json": json, "xml": xml, "markdown": markdown, "turtle": turtle}
)


def shortened(term: Found | None, prefixes: Iterable[tuple[str, str]]) -> str:
    """A term for people: a literal's text, an IRI with its prefix, nothing for nothing."""
    if term is None:
        return ""
    kind, value = _parts(term)[:2]
    if kind == "uri":
        for name, namespace in sorted(prefixes, key=lambda pair: -len(pair[1])):
            if value.startswith(namespace) and len(value) > len(namespace):
                return f"{name}:{value[len(namespace) :]}"
    return value


def _cells(answer: Answer) -> tuple[tuple[str, ...], list[list[str]]]:
    if answer.kind == "ask":
        return ("answer",), [["yes" if answer.verdict else "no"]]
    return answer.columns, [[shortened(term, answer.prefixes) for term in row] for row in answer.found]


def _plain(term: Found | None) -> str:
    """The text of a term, as CSV has it."""
    if term is None:
        return ""
    if isinstance(term, (ox.NamedNode, ox.Literal)):
        return term.value
    kind, value = _parts(term)[:2]
    return f"_:{value}" if kind == "bnode" else value


def _parts(term: Found) -> tuple[str, str, str | None, str | None]:
    """Kind (as in SPARQL's JSON), text, language and datatype of a term."""
    if isinstance(term, ox.NamedNode):
        return "uri", term.value, None, None
    if isinstance(term, ox.Literal):
        datatype = term.datatype.value
        return "literal", term.value, term.language, None if term.language or datatype == _STRING else datatype
    if isinstance(term, ox.BlankNode):
        return "bnode", term.value, None, None
    if isinstance(term, ox.Triple):
        return "literal", str(term), None, None
    return _parts_of_rdflib(term)


def _parts_of_rdflib(term: Node) -> tuple[str, str, str | None, str | None]:
    from rdflib import BNode, Literal

    if isinstance(term, Literal):
        datatype = str(term.datatype) if term.datatype else None
        return "literal", str(term), term.language, None if datatype == _STRING else datatype
    return "bnode" if isinstance(term, BNode) else "uri", str(term), None, None


def _as_json(answer: Answer) -> dict[str, object]:
    if answer.kind == "ask":
        return {"head": {}, "boolean": answer.verdict}
    rows = [
        {name: _json_term(term) for name, term in zip(answer.columns, row, strict=True) if term is not None}
        for row in answer.found
    ]
    return {"head": {"vars": list(answer.columns)}, "results": {"bindings": rows}}


def _json_term(term: Found) -> dict[str, str]:
    kind, value, language, datatype = _parts(term)
    made = {"type": kind, "value": value}
    if language:
        made["xml:lang"] = language
    if datatype:
        made["datatype"] = datatype
    return made


def _truth(answer: Answer) -> str:
    return "true\n" if answer.verdict else "false\n"


def _on_one_line(term: Found) -> str:
    kind, value, language, datatype = _parts(term)
    if kind == "literal":
        text = value.translate({9: "\\t", 10: "\\n", 13: "\\r", 34: '\\"', 92: "\\\\"})
        return f'"{text}"' + (f"@{language}" if language else f"^^<{datatype}>" if datatype else "")
    return f"<{value}>" if kind == "uri" else f"_:{value}"


def _in_markdown(cell: str) -> str:
    return " ".join(cell.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").split())
