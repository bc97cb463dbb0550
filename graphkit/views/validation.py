"""Validation: whether a graph is as the ontology's shapes (``ontology/shapes.ttl``, SHACL) say that it has to be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rdflib import RDF, Graph, Namespace
from rdflib.collection import Collection
from rdflib.term import BNode, Literal, Node

from graphkit.errors import VocabularyError
from graphkit.graph import prefixes
from graphkit.views.answers import shortened
from graphkit.vocabulary import ONTOLOGY_IRI, ontology_file

if TYPE_CHECKING:
    from graphkit.graph import Triple

_SH = Namespace("http://www.w3.org/ns/shacl#")


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """Something that is not as a shape says.

    ``severity`` is ``Violation``, ``Warning`` or ``Info``; ``node`` is what it was found at, ``path`` the property and ``value``
    the value that is wrong, where there is one, all with short IRIs; ``message`` tells a person what should be.
    """

    severity: str
    node: str
    path: str
    value: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome: ``conforms`` unless there is a violation or warning.  Findings are sorted."""

    conforms: bool
    findings: tuple[Violation, ...]

    def __str__(self) -> str:
        if not self.findings:
            return "The graph is sound."
        count = f"{len(self.findings)} finding{'s' if len(self.findings) > 1 else ''}"
        return "\n".join([f"{count}:", *(f"  {describe(finding)}" for finding in self.findings)])


def validate(triples: Iterable[Triple], *, base: str | None = None, extra: tuple[Path, ...] = ()) -> Report:
    """Checks a graph against the shapes, in memory.

    ``base`` is what the IRIs of its entities begin with (for short IRIs in the report), ``extra`` are a user's own ontology
    files.
    Raises :class:`VocabularyError` if an ontology file can't be read.
    """
    from pyshacl import validate as check

    # The shapes read relations and classes from the ontology, so it is part of what is validated.
    graph = _parsed((ontology_file("graphkit.ttl"), *extra))
    for triple in triples:
        graph.add(triple)
    _, results, _ = check(graph, shacl_graph=_parsed((ontology_file("shapes.ttl"),)), advanced=True, inplace=True)
    if not isinstance(results, Graph):
        raise VocabularyError(f"shapes.ttl can't be applied: {results}")
    short = tuple((prefixes(base) if base else prefixes()).items())
    found = tuple(sorted({_finding(results, node, short) for node in results.subjects(RDF.type, _SH.ValidationResult)}))
    return Report(conforms=not found, findings=found)


def describe(finding: Violation) -> str:
    """A finding as one line."""
    where = f"{finding.node} {finding.path}".strip()
    value = f" (it is {finding.value!r})" if finding.value else ""
    return f"{finding.severity}: {where}{value}: {finding.message}"


def _parsed(files: Iterable[Path]) -> Graph:
    graph = Graph()
    for file in files:
        try:
            graph.parse(file, format="turtle")
        except OSError as error:
            raise VocabularyError(f"{file} can't be read ({error.strerror or error})") from error
        except SyntaxError as error:
            raise VocabularyError(f"{file} is not valid Turtle: {error}") from error
    return graph


def _path(results: Graph, path: Node | None, short: tuple[tuple[str, str], ...]) -> str:
    """A property, or a path of properties, as SPARQL writes it."""
    if not isinstance(path, BNode):
        return shortened(path, short)
    if (inverse := results.value(path, _SH.inversePath)) is not None:
        return "^" + _path(results, inverse, short)
    alternatives = results.value(path, _SH.alternativePath)
    steps = Collection(results, alternatives or path)
    return ("|" if alternatives else "/").join(_path(results, step, short) for step in steps)


def _finding(results: Graph, node: Node, short: tuple[tuple[str, str], ...]) -> Violation:
    def one(predicate: Node) -> str:
        return shortened(results.value(node, predicate), short)

    message = " ".join(sorted(str(m) for m in results.objects(node, _SH.resultMessage) if isinstance(m, Literal)))
    for prefix, namespace in sorted(short, key=lambda pair: -len(pair[1])):
        message = message.replace(namespace, f"{prefix}:")
    focus, value = one(_SH.focusNode), one(_SH.value)
    # Checks of the whole graph are made at the ontology and name the node as the value.
    about, wrong = (value, "") if focus == ONTOLOGY_IRI and value else (focus, value)
    return Violation(
        severity=str(results.value(node, _SH.resultSeverity) or "").rpartition("#")[2],
        node=about,
        path=_path(results, results.value(node, _SH.resultPath), short),
        value=wrong,
        message=message.removeprefix(f"{about}: ") or f"see the shape {one(_SH.sourceShape)}",
    )
