"""Commands that ask and hand over: ``query``, ``queries``, ``export`` and ``validate``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graphkit.cli.options import DEFAULT_FOLDER, GraphFolder, Parts, StoreOption
from graphkit.cli.terminal import AsJson, Quiet, Terminal, raw
from graphkit.errors import InputError, UsageError

if TYPE_CHECKING:
    from graphkit.api import KnowledgeGraph
    from graphkit.views.named_queries import NamedQuery
    from graphkit.views.sparql import Answer

PANEL = "Ask it"


class AnswerFormat(str, Enum):
    """What an answer can be printed as; the names of :data:`graphkit.views.answers.FORMATS`, and a table for the terminal."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    XML = "xml"
    MARKDOWN = "markdown"
    TURTLE = "turtle"


class ExportFormat(str, Enum):
    """The names of :data:`graphkit.views.serialise.FORMATS`."""

    TURTLE = "turtle"
    TRIG = "trig"
    NT = "nt"
    JSONLD = "jsonld"
    RDFXML = "rdfxml"
    JELLY = "jelly"
    GRAPHML = "graphml"
    GEXF = "gexf"
    CSV = "csv"


def add_to(app: typer.Typer) -> None:
    """Register the commands of this module."""
    app.command(rich_help_panel=PANEL)(query)
    app.command(rich_help_panel=PANEL)(queries)
    app.command(rich_help_panel="Hand it on")(export)
    app.command(rich_help_panel="Hand it on")(validate)


def query(
    text: Annotated[
        str | None, typer.Argument(metavar="[SPARQL]", help="A query, in quotation marks.", show_default=False)
    ] = None,
    file: Annotated[Path | None, typer.Option("--file", "-f", metavar="FILE", help="A file with the query in it.")] = None,
    name: Annotated[
        str | None, typer.Option("--name", "-n", metavar="NAME", help="A query that comes along; 'graphkit queries' lists them.")
    ] = None,
    param: Annotated[
        list[str] | None,
        typer.Option(
            "--param", "-p", metavar="NAME=VALUE", help="A value for a parameter or variable of the query; may be repeated."
        ),
    ] = None,
    format: Annotated[AnswerFormat, typer.Option("--format", help="What to print the answer as.")] = AnswerFormat.TABLE,
    limit: Annotated[int | None, typer.Option("--limit", min=1, metavar="N", help="Print at most so many rows.")] = None,
    timeout: Annotated[float, typer.Option("--timeout", min=0.001, metavar="SECONDS", help="Give up after so long.")] = 60.0,
    parts: Parts = None,
    graph: GraphFolder = DEFAULT_FOLDER,
    store: StoreOption = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Ask the graph in SPARQL, or one of the questions that come along.

    Prefixes such as gk:, schema:, rdfs: and id: need no declaration.
    Examples: graphkit query --name lawsuits --param who=Balenciaga;
    graphkit query 'SELECT ?a ?b WHERE { ?a gk:sues ?b }' --format csv
    """
    from graphkit.api import open

    terminal = Terminal(quiet, as_json)
    question = _question(text, file, name)
    values = _values(param or [])
    with open(graph, store=store) as kg:
        answer = _asked(kg, question, values, Scope(limit, timeout, tuple(part.value for part in parts or ())))
        _print(terminal, answer, AnswerFormat.JSON if as_json else format)
    if not answer.complete:
        terminal.remark(f"Only the first {limit} rows: say --limit for more.")


def _question(text: str | None, file: Path | None, name: str | None) -> str | NamedQuery:
    """The query that was meant: a text, or one with parameters."""
    if sum(given is not None for given in (text, file, name)) != 1:
        raise UsageError(
            "give one query: in quotation marks, or with --file FILE, or with --name NAME ('graphkit queries' lists these)"
        )
    from graphkit.views.named_queries import named_queries, named_query

    if name is not None:
        return named_query(name)
    if file is None:
        return text or ""
    try:
        written = file.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{file}: can't be read ({error.strerror}): give the file of a query") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: is not UTF-8 text (byte {error.start}): give the file of a query") from error
    # A file that begins like those that come along has parameters like them.
    return named_queries((file.parent,))[file.stem] if written.startswith("#+") and file.suffix == ".rq" else written


def _values(params: list[str]) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for given in params:
        name, equals, value = given.partition("=")
        if not equals or not name.strip():
            raise UsageError(f"--param {given!r}: write it as NAME=VALUE")
        values.setdefault(name.strip().lstrip("?"), []).append(value)
    return values


@dataclass(frozen=True, slots=True)
class Scope:
    """How much is asked for: rows, seconds, and the parts beside the graph."""

    rows: int | None
    seconds: float
    parts: tuple[str, ...]


def _asked(kg: KnowledgeGraph, question: str | NamedQuery, values: dict[str, list[str]], scope: Scope) -> Answer:
    limits: dict[str, Any] = {"rows": scope.rows, "seconds": scope.seconds, "parts": scope.parts}
    if not isinstance(question, str):
        return kg.query(kg.bound(question, values), **limits)
    if not values:
        return kg.query(question, **limits)
    from graphkit.graph import prefixes
    from graphkit.views.query_values import terms
    from graphkit.views.sparql import base_of

    known = prefixes(base_of(kg.store))
    bindings = {name: [t for text in texts for t in terms(text, known, kg.iris)] for name, texts in values.items()}
    return kg.query(question, bindings, **limits)


def _print(terminal: Terminal, answer: Answer, format: AnswerFormat) -> None:
    from graphkit.views import answers

    if format is not AnswerFormat.TABLE:
        raw(answers.FORMATS[format.value](answer).encode())
        return
    terminal.show(answers.table(answer))
    if answer.kind != "ask":
        terminal.remark(f"{len(answer.rows):,} rows" if len(answer.rows) != 1 else "1 row")


def queries(
    name: Annotated[str | None, typer.Argument(help="One query, for its parameters and its text.", show_default=False)] = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """List the questions that come along; or show one of them."""
    from rich.text import Text

    from graphkit.cli.facts import table
    from graphkit.views.named_queries import named_queries, named_query

    terminal = Terminal(quiet, as_json)
    if name is None:
        known = named_queries().values()
        terminal.value([_record(q) for q in known])
        terminal.show(
            table(("query", "asks", "parameters"), [(q.name, q.title, ", ".join(p.name for p in q.parameters)) for q in known])
        )
        terminal.remark("\nFor example: graphkit query --name lawsuits; 'graphkit queries NAME' tells all about one.")
        return
    one = named_query(name)
    terminal.value(_record(one))
    terminal.show(Text.assemble((one.name, "bold"), f"  {one.title}\n{one.description}\n"))
    if one.parameters:
        rows = [(p.name, p.type.value, p.description, p.example or "", p.default or "") for p in one.parameters]
        terminal.show(table(("parameter", "takes", "what", "such as", "else"), rows), "")
    terminal.show(Text(one.text))


def _record(query: NamedQuery) -> dict[str, object]:
    return {
        "name": query.name,
        "title": query.title,
        "description": query.description,
        "parameters": [
            {"name": p.name, "type": p.type.value, "description": p.description, "default": p.default, "example": p.example}
            for p in query.parameters
        ],
        "text": query.text,
    }


def export(
    format: Annotated[
        ExportFormat | None,
        typer.Option("--format", "-f", help="The format; without it, the ending of FILE tells.", show_default=False),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to write; a folder for csv. Without it, to standard output."),
    ] = None,
    texts: Annotated[bool, typer.Option("--texts", help="With the articles' full texts (RDF formats).")] = False,
    annotate: Annotated[
        bool, typer.Option("--annotate", help="Each assertion names its direct triple by RDF 1.2 reification (turtle, nt).")
    ] = False,
    inferred: Annotated[
        bool, typer.Option("--inferred", help="With what follows from the graph, told apart from what was read (RDF formats).")
    ] = False,
    graph: GraphFolder = DEFAULT_FOLDER,
    store: StoreOption = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Write the graph in the format of another program.

    Examples: graphkit export --format graphml -o graph.graphml; graphkit export -o graph.ttl
    """
    from graphkit.api import format_of, open
    from graphkit.views.serialise import serialise

    terminal = Terminal(quiet, as_json)
    if format is None and output is None:
        raise UsageError("say what to write: --format NAME, or -o FILE with an ending that tells")
    chosen = format.value if format is not None else format_of(output or Path())
    with terminal.waiting("Exporting"), open(graph, store=store) as kg:
        if output is not None:
            written = kg.export(output, chosen, include_text=texts, annotate=annotate, inferred=inferred)
        else:
            parts = serialise(
                kg.knowledge, chosen, include_text=texts, annotate=annotate, inferred=inferred, vocabulary=kg.vocabulary
            )
    if output is not None:
        terminal.value({"written": [str(path) for path in written]})
        terminal.remark(f"Written: {', '.join(str(path) for path in written)}")
    elif len(parts) > 1:
        raise UsageError(f"{chosen} is several files: say where with -o FOLDER")
    else:
        raw(next(iter(parts.values())))


def validate(
    graph: GraphFolder = DEFAULT_FOLDER,
    store: StoreOption = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Check the graph against the ontology's shapes (SHACL).  Exits with 1 if something is not as it should be."""
    from rich.text import Text

    from graphkit.api import open

    terminal = Terminal(quiet, as_json)
    with terminal.waiting("Validating"), open(graph, store=store) as kg:
        report = kg.validate()
    terminal.value(
        {
            "conforms": report.conforms,
            "findings": [
                {"severity": f.severity, "node": f.node, "path": f.path, "value": f.value, "message": f.message}
                for f in report.findings
            ],
        }
    )
    if report.findings or not quiet:
        terminal.show(Text(str(report)))
    if not report.conforms:
        raise typer.Exit(1)
