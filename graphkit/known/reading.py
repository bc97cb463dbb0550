"""A user's own graph of entities as a list: Turtle, N-Triples, JSON-LD or RDF/XML from anywhere, in common vocabularies.

An entity is a node that has a name and is no class or property.  Names, types and links are read from the properties that
``terms.toml`` lists; of names in several languages, those in English and those without a language are taken, or else
all.  A class that graphkit does not know counts as one that it does where the file says that it is below it, or the
user does.
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import pyoxigraph as ox

from graphkit.errors import InputError
from graphkit.known.model import NAMELESS, KnownEntity, KnownList
from graphkit.vocabulary import Vocabulary, load

FORMATS: Final[Mapping[str, ox.RdfFormat]] = MappingProxyType(
    {
        ".ttl": ox.RdfFormat.TURTLE,
        ".nt": ox.RdfFormat.N_TRIPLES,
        ".jsonld": ox.RdfFormat.JSON_LD,
        ".json": ox.RdfFormat.JSON_LD,
        ".rdf": ox.RdfFormat.RDF_XML,
        ".xml": ox.RdfFormat.RDF_XML,
        ".owl": ox.RdfFormat.RDF_XML,
    }
)
_RDF_TYPE: Final = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_OLD_SCHEMA: Final = "http://schema.org/"
_SCHEMA: Final = "https://schema.org/"

_Value = ox.NamedNode | ox.Literal


def read(path: Path, types: Mapping[str, str] | None = None, vocabulary: Vocabulary | None = None) -> KnownList:
    """The list in a file, whose ending tells the format.

    ``types`` says for IRIs of classes which entity class of the vocabulary they stand for; ``""`` stands for having none.

    Raises InputError, with file and line, for a file that can't be read or that names nothing, and VocabularyError for a
    class that the vocabulary does not have.
    """
    format = FORMATS.get(path.suffix.lower())
    if format is None:
        raise InputError(f"{path}: can't tell its format: name it with one of {', '.join(FORMATS)}")
    try:
        triples = [ox.Triple(q.subject, q.predicate, q.object) for q in ox.parse(path=str(path), format=format)]
    except OSError as error:
        raise InputError(f"{path}: can't be read ({error.strerror or error}): give the file of a graph") from error
    except SyntaxError as error:
        where = f":{error.lineno}" if error.lineno else ""
        raise InputError(f"{path}{where}: is not valid {format.name}: {error.msg}") from error
    except ValueError as error:
        raise InputError(f"{path}: is not valid {format.name}: {error}") from error
    found = from_triples(path.stem, _with_iris(path, triples), types, vocabulary)
    if not found.entities:
        raise InputError(
            f"{path}: none of its {len({t.subject for t in triples})} nodes has a name: "
            "give them an rdfs:label, skos:prefLabel, schema:name or foaf:name"
        )
    return found


def from_triples(
    name: str, triples: Iterable[ox.Triple], types: Mapping[str, str] | None = None, vocabulary: Vocabulary | None = None
) -> KnownList:
    """The list that some triples without blank nodes are.  Arguments and errors are those of :func:`read`."""
    vocabulary = vocabulary or load()
    nodes: defaultdict[str, defaultdict[str, list[_Value]]] = defaultdict(lambda: defaultdict(list))
    lines = set()
    for triple in triples:
        subject, value = triple.subject, triple.object
        if isinstance(subject, ox.NamedNode) and isinstance(value, (ox.NamedNode, ox.Literal)):
            lines.add(f"{triple} .")
            nodes[subject.value][_https(triple.predicate.value)].append(value)
    mapping = _Types(nodes, types or {}, vocabulary)
    entities: list[KnownEntity] = []
    unknown: Counter[str] = Counter()
    for iri, values in sorted(nodes.items()):
        entity = _entity(iri, values, mapping)
        if entity is None:
            continue
        entities.append(entity)
        if entity.type is None:
            unknown.update(mapping.of(values) or [""])
        else:
            mapped = ox.NamedNode(vocabulary.entity_class(entity.type).iri)
            lines.add(f"{ox.Triple(ox.NamedNode(iri), _RDF_TYPE, mapped)} .")
    return KnownList(name, tuple(entities), tuple(sorted(lines)), tuple(sorted(unknown.items())))


def _with_iris(path: Path, triples: Sequence[ox.Triple]) -> Iterator[ox.Triple]:
    """The triples with IRIs for their blank nodes, numbered in the order of the file so that they are the same each time."""
    numbers: dict[str, int] = {}

    def named(node: Any) -> Any:
        if not isinstance(node, ox.BlankNode):
            return node
        return ox.NamedNode(f"{NAMELESS}{numbers.setdefault(node.value, len(numbers) + 1)}")

    for triple in triples:
        if isinstance(triple.object, ox.Triple):
            raise InputError(f"{path}: has a triple about a triple at {triple.subject}: leave out what RDF 1.1 doesn't know")
        yield ox.Triple(named(triple.subject), triple.predicate, named(triple.object))


def _entity(iri: str, values: Mapping[str, Sequence[_Value]], types: _Types) -> KnownEntity | None:
    first = [found for p in _terms("properties", "name") if (found := _literals(values.get(p, ())))]
    if not first or types.is_term(values):
        return None
    named = [v for found in first for v in found]
    label = _text(next((v for v in named if _is_english(v)), named[0]))
    names = named + [v for p in _terms("properties", "other_name") for v in _literals(values.get(p, ()))]
    others = {_text(v) for v in [v for v in names if _is_english(v)] or names} - {label}
    same = {v.value for p in _terms("properties", "same") for v in values.get(p, ()) if _is_link(v)} - {iri}
    return KnownEntity(iri, label, tuple(sorted(others)), types.mapped(values), tuple(sorted(same)))


def _literals(values: Sequence[_Value]) -> list[ox.Literal]:
    """The texts, those said to be English first: one without a language may be in any."""
    literals = [v for v in values if isinstance(v, ox.Literal) and v.value.strip()]
    return sorted(literals, key=lambda v: (not (v.language and _is_english(v)), v.language or "", v.value))


def _is_english(literal: ox.Literal) -> bool:
    return literal.language is None or literal.language.lower().partition("-")[0] in ("en", "mul")


def _text(literal: ox.Literal) -> str:
    return " ".join(literal.value.split())


def _is_link(value: _Value) -> bool:
    # JSON-LD without a context that says so gives addresses as texts.
    return isinstance(value, ox.NamedNode) or value.value.startswith(("http://", "https://"))


class _Types:
    """Which entity class of the vocabulary a class of the file stands for."""

    def __init__(
        self, nodes: Mapping[str, Mapping[str, Sequence[_Value]]], given: Mapping[str, str], vocabulary: Vocabulary
    ) -> None:
        self._nodes, self._vocabulary = nodes, vocabulary
        self._known = {_https(iri): name for name in _tables()["classes"] for iri in _terms("classes", name)}
        self._known |= {c.iri: c.name for c in vocabulary.classes.values()}
        self._known |= {_https(iri): vocabulary.entity_class(name).name for iri, name in given.items() if iri}
        self._without = vocabulary.entity_class(given[""]).name if given.get("") else None

    def of(self, values: Mapping[str, Sequence[_Value]]) -> list[str]:
        return sorted(
            {_https(v.value) for p in _terms("properties", "type") for v in values.get(p, ()) if isinstance(v, ox.NamedNode)}
        )

    def is_term(self, values: Mapping[str, Sequence[_Value]]) -> bool:
        above = any(values.get(p) for p in _terms("properties", "above"))
        return above or bool(set(self.of(values)) & set(_terms("no_entities", "classes")))

    def mapped(self, values: Mapping[str, Sequence[_Value]]) -> str | None:
        """The most specific class that is meant; None where there is none, or where there are several that exclude each other."""
        stated = self.of(values)
        names = {name for iri in stated for name in self._above(iri)}
        if not names:
            return self._without if not stated or stated == [_https("http://wikiba.se/ontology#Item")] else None
        lowest = [n for n in sorted(names) if not any(n != o and self._vocabulary.is_a(o, n) for o in names)]
        # Many lists say of everything that it is a concept.
        lowest = [n for n in lowest if n != "Topic"] or lowest
        return lowest[0] if len(lowest) == 1 else None

    def _above(self, iri: str) -> Iterator[str]:
        seen, waiting = set[str](), [iri]
        while waiting:
            current = waiting.pop()
            if current in seen:
                continue
            seen.add(current)
            if current in self._known:
                yield self._known[current]
            else:
                values = self._nodes.get(current, {})
                waiting += [_https(v.value) for p in _terms("properties", "above") for v in values.get(p, ())]


def _https(iri: str) -> str:
    return _SCHEMA + iri.removeprefix(_OLD_SCHEMA) if iri.startswith(_OLD_SCHEMA) else iri


@cache
def _tables() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads((resources.files("graphkit") / "known" / "terms.toml").read_text(encoding="utf-8"))


@cache
def _terms(table: str, key: str) -> tuple[str, ...]:
    return tuple(_tables()[table][key])
