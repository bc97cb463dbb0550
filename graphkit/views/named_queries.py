"""Questions that the graph answers by name: the SPARQL queries of ``ontology/queries`` and of a user's own folders.

A query is a file ``NAME.rq``.  Its first lines begin with ``#+`` and are TOML: ``title``, ``description`` and a table
``[parameters.NAME]`` for each parameter, with ``type``, ``description`` and, if need be, ``default``, ``example`` and
``required = true``.  Its parameters stand in one line of the query that binds none of them::

    VALUES (?who ?since) { (UNDEF UNDEF) }

so that the file runs as it is in any SPARQL 1.1 tool, and then means: for all of them.  :meth:`NamedQuery.bound` puts RDF terms
in the place of ``UNDEF``, written by pyoxigraph: no value can end its term and become part of the query.  This form works with
every engine and endpoint, and Oxigraph looks the values up in its indexes, where substituting variables afterwards makes it scan.
"""

from __future__ import annotations

import datetime
import difflib
import itertools
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pyoxigraph as ox

from graphkit.errors import QueryError
from graphkit.vocabulary import GK, Vocabulary, load, ontology_file

Resolve = Callable[[str], Iterable[str]]
"""Finds the IRIs of the entities that go by a name."""

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_HEADER: Final = re.compile(r"(?:#\+.*\n)+")
_BLOCK: Final = re.compile(r"VALUES \((?P<names>(?: ?\?\w+)+)\) \{ \((?P<row>(?: ?UNDEF)+)\) \}")
_IRI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?://|[^\s/])\S*")
_WEB: Final = re.compile(r"(?:https?://|urn:)\S+")
_DATE: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_INTEGER: Final = re.compile(r"[+-]?\d{1,18}")


class ParameterType(str, Enum):
    """What a parameter takes."""

    ENTITY = "entity"
    """An entity of the graph, by name or IRI."""
    RELATION = "relation"
    """A relation of the vocabulary, by name."""
    CLASS = "class"
    """An entity class of the vocabulary, by name; the classes below it are meant too."""
    STATUS = "status"
    """A status of the vocabulary, by name."""
    DATE = "date"
    """A day, month or year in the form of ISO 8601: 2022-11-27, 2022-11, 2022."""
    INTEGER = "integer"
    DECIMAL = "decimal"
    TEXT = "text"
    IRI = "iri"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a query.  Without a value, and where there is no ``default``, the query asks for all.

    A ``required`` one must have a value, because the answer for all would be too large to be of use.
    """

    name: str
    type: ParameterType
    description: str
    default: str | None = None
    example: str | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question with a name.  ``text`` is a complete SPARQL 1.1 query with every parameter unbound."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str

    def bound(
        self,
        values: Mapping[str, object] | None = None,
        *,
        resolve: Resolve | None = None,
        vocabulary: Vocabulary | None = None,
    ) -> str:
        """The query as text, with the parameters bound to ``values``, those left out (or None) to their defaults.

        A value is what the parameter's type says, as a text or as the Python value for it (int, Decimal, date); a list or tuple
        means: any of them.  ``resolve`` gives the IRIs of the entities that go by a name; it may raise an error of its own if
        there is none.

        Raises :class:`QueryError` for an unknown parameter, a value that does not fit its type or one that is missing, and
        :class:`graphkit.errors.VocabularyError` for an unknown relation or class.
        """
        given = dict(values or {})
        for name in given:
            if name not in (known := [parameter.name for parameter in self.parameters]):
                raise QueryError(f"query {self.name} has no parameter {name!r}{_near(name, known)}")
        reader = _Values(self.name, resolve, vocabulary or load())
        columns = [reader.terms(parameter, given.get(parameter.name, parameter.default)) for parameter in self.parameters]
        rows = " ".join(f"({' '.join(row)})" for row in itertools.product(*columns))
        return _BLOCK.sub(lambda block: f"VALUES ({block['names']}) {{ {rows} }}", self.text, count=1) if columns else self.text


def named_queries(folders: tuple[Path, ...] = ()) -> Mapping[str, NamedQuery]:
    """All named queries by name, sorted: those of the ontology, then those of ``folders``, which replace others of the same name.

    The result is cached.  Raises :class:`QueryError`, naming the file, for a mistake in a header or in a line of parameters.
    """
    return _read_folders((ontology_file("queries"), *map(Path, folders)))


def named_query(name: str, folders: tuple[Path, ...] = ()) -> NamedQuery:
    """The query of that name.  Raises :class:`QueryError`, with the nearest names, where there is none."""
    queries = named_queries(folders)
    if name not in queries:
        raise QueryError(f"there is no query named {name!r}{_near(name, queries)}")
    return queries[name]


def read_query(path: Path) -> NamedQuery:
    """The query of one file.

    Raises :class:`QueryError`, naming the file, if it can't be read or has a mistake in its header or its line of parameters.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path}: can't be read as UTF-8 text ({error})") from error
    header = _HEADER.match(text)
    if header is None:
        raise QueryError(f"{path}: has no header: begin it with lines like '#+ title = \"…\"'")
    try:
        told = tomllib.loads("".join(f"{line.removeprefix('#+').strip()}\n" for line in header[0].splitlines()))
    except tomllib.TOMLDecodeError as error:
        raise QueryError(f"{path}: its #+ lines are not TOML: {error}") from error
    tables = told.pop("parameters", {})
    title, description = (_required(path, told, key) for key in ("title", "description"))
    _none_left(path, told)
    parameters = tuple(_parameter(path, name, table) for name, table in tables.items())
    query = text[header.end() :].lstrip("\n")
    declared = [f"?{parameter.name}" for parameter in parameters]
    blocks = [(block["names"].split(), len(block["row"].split())) for block in _BLOCK.finditer(query)]
    if blocks != ([(declared, len(declared))] if declared else []):
        line = (
            f"VALUES ({' '.join(declared)}) {{ ({' '.join('UNDEF' for _ in declared)}) }}"
            if declared
            else "no line of parameters"
        )
        raise QueryError(f"{path}: its parameters are not those of its header: it needs {line}")
    return NamedQuery(path.stem, title, description, parameters, query)


@lru_cache(maxsize=8)
def _read_folders(folders: tuple[Path, ...]) -> Mapping[str, NamedQuery]:
    found: dict[str, NamedQuery] = {}
    for folder in folders:
        if not folder.is_dir():
            raise QueryError(f"{folder}: is no folder of queries")
        for path in sorted(folder.glob("*.rq")):
            found[path.stem] = read_query(path)
    return MappingProxyType(dict(sorted(found.items())))


def _parameter(path: Path, name: str, table: object) -> Parameter:
    if not isinstance(table, dict):
        raise QueryError(f"{path}: parameter {name} must be a table [parameters.{name}]")
    told = dict(table)
    kind, description = (_required(path, told, key) for key in ("type", "description"))
    types = [known.value for known in ParameterType]
    if kind not in types:
        raise QueryError(f"{path}: parameter {name} has the unknown type {kind!r}{_near(kind, types)}")
    default, example = (None if (value := told.pop(key, None)) is None else str(value) for key in ("default", "example"))
    required = told.pop("required", False)
    if not isinstance(required, bool):
        raise QueryError(f"{path}: parameter {name}: required is true or false")
    _none_left(path, told)
    return Parameter(name, ParameterType(kind), description, default, example, required)


def _required(path: Path, told: dict[str, object], key: str) -> str:
    value = told.pop(key, None)
    if not isinstance(value, str) or not value.strip():
        raise QueryError(f"{path}: its #+ lines lack a {key}")
    return value


def _none_left(path: Path, told: Mapping[str, object]) -> None:
    if told:
        raise QueryError(f"{path}: unknown {', '.join(told)} in its #+ lines")


@dataclass(frozen=True, slots=True)
class _Values:
    """Turns what a user gives into terms of SPARQL."""

    query: str
    resolve: Resolve | None
    vocabulary: Vocabulary

    def terms(self, parameter: Parameter, value: object) -> list[str]:
        """The terms that a value stands for, ``UNDEF`` for none."""
        if value is None:
            if parameter.required:
                raise QueryError(f"query {self.query} needs a value for {parameter.name} ({parameter.description})")
            return ["UNDEF"]
        several = list(value) if isinstance(value, Sequence) and not isinstance(value, str) else [value]
        if not several:
            raise self._refuse(parameter, value, "name at least one, or leave the parameter out")
        found = [term for one in several for term in self._of_one(parameter, _as_text(one))]
        return [str(term) for term in dict.fromkeys(found)]

    def _of_one(self, parameter: Parameter, text: str) -> Iterable[ox.NamedNode | ox.Literal]:
        if not text.strip():
            raise self._refuse(parameter, text, "give a value, or leave the parameter out")
        try:
            match parameter.type:
                case ParameterType.ENTITY:
                    return self._entities(parameter, text)
                case ParameterType.RELATION:
                    return [ox.NamedNode(self.vocabulary.relation(text).iri)]
                case ParameterType.CLASS:
                    below = sorted(self.vocabulary.subclasses(text))
                    return [ox.NamedNode(self.vocabulary.entity_class(name).iri) for name in below]
                case ParameterType.STATUS:
                    return [self._status(parameter, text)]
                case ParameterType.DATE:
                    return [self._date(parameter, text)]
                case ParameterType.INTEGER:
                    return [self._integer(parameter, text)]
                case ParameterType.DECIMAL:
                    return [self._decimal(parameter, text)]
                case ParameterType.TEXT:
                    return [ox.Literal(text)]
                case ParameterType.IRI:
                    if not _IRI.fullmatch(text):
                        raise self._refuse(parameter, text, "give a full IRI")
                    return [ox.NamedNode(text)]
        except ValueError as error:  # pyoxigraph's word for an invalid IRI, and for characters that can't be written as UTF-8
            raise self._refuse(parameter, text, "it has characters that can't stand there") from error

    def _entities(self, parameter: Parameter, text: str) -> list[ox.NamedNode]:
        if _WEB.fullmatch(text):
            return [ox.NamedNode(text)]
        if self.resolve is None:
            raise self._refuse(parameter, text, "give the IRI of an entity")
        found = [ox.NamedNode(iri) for iri in self.resolve(text)]
        if not found:
            raise self._refuse(parameter, text, "no entity of the graph goes by that name")
        return found

    def _status(self, parameter: Parameter, text: str) -> ox.NamedNode:
        if text not in self.vocabulary.statuses:
            raise self._refuse(parameter, text, f"give one of {', '.join(self.vocabulary.statuses)}")
        return ox.NamedNode(GK + text)

    def _date(self, parameter: Parameter, text: str) -> ox.Literal:
        parts = _DATE.fullmatch(text)
        try:
            year, month, day = (int(part or 1) for part in parts.groups()) if parts else (0, 0, 0)
            datetime.date(year, month, day)
        except ValueError:
            raise self._refuse(parameter, text, "give a day, month or year such as 2022-11-27, 2022-11 or 2022") from None
        kind = ("gYear", "gYearMonth", "date")[text.count("-")]
        return ox.Literal(text, datatype=ox.NamedNode(_XSD + kind))

    def _integer(self, parameter: Parameter, text: str) -> ox.Literal:
        if not _INTEGER.fullmatch(text):
            raise self._refuse(parameter, text, "give a whole number")
        return ox.Literal(int(text))

    def _decimal(self, parameter: Parameter, text: str) -> ox.Literal:
        try:
            number = Decimal(text)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite():
            raise self._refuse(parameter, text, "give a number such as 2500000 or 19.90")
        return ox.Literal(format(number, "f"), datatype=ox.NamedNode(_XSD + "decimal"))

    def _refuse(self, parameter: Parameter, value: object, advice: str) -> QueryError:
        return QueryError(f"query {self.query}, parameter {parameter.name} ({parameter.type.value}): {value!r}: {advice}")


def _as_text(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def _near(name: str, known: Iterable[str]) -> str:
    names = list(known)
    near = difflib.get_close_matches(name, names, n=3, cutoff=0.5)
    return f": did you mean {' or '.join(near)}?" if near else f": there are {', '.join(names) or 'none'}"
