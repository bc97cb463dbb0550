"""The names of the graph: namespaces, and how the IRI of every node is made.

No IRI depends on the order or the moment of a build, and none is a blank node, so that two builds of
the same input give the same bytes and two builds of different inputs a readable difference.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote

from rdflib import Literal, Namespace, URIRef

from graphkit.namespaces import DEFAULT_BASE, STANDARD_PREFIXES

if TYPE_CHECKING:
    from decimal import Decimal


class Terms(Namespace):
    """A namespace that makes each of its terms once: rdflib's own make and check one at every mention, which shows in a graph
    of a million triples."""

    def __getattr__(self, name: str) -> URIRef:
        made = super().__getattr__(name)
        self.__dict__[name] = made
        return made

    def __getitem__(self, key: str) -> URIRef:  # type: ignore[override]
        made: URIRef = self.__dict__.get(key) or getattr(self, key)
        return made


DCTERMS: Final = Terms(STANDARD_PREFIXES["dcterms"])
GK: Final = Terms(STANDARD_PREFIXES["gk"])
OA: Final = Terms(STANDARD_PREFIXES["oa"])
PROV: Final = Terms(STANDARD_PREFIXES["prov"])
RDF: Final = Terms(STANDARD_PREFIXES["rdf"])
RDFS: Final = Terms(STANDARD_PREFIXES["rdfs"])
SCHEMA: Final = Terms(STANDARD_PREFIXES["schema"])
SKOS: Final = Terms(STANDARD_PREFIXES["skos"])
XSD: Final = Terms(STANDARD_PREFIXES["xsd"])

_PLAIN = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_UNUSUAL = re.compile(r"[^A-Za-z0-9_.-]+")


@dataclass(frozen=True, slots=True)
class Minter:
    """Makes the IRIs of what was extracted, all under one ``base`` (an IRI that ends with ``/`` or ``#``)."""

    base: str = DEFAULT_BASE

    def entity(self, entity_id: str) -> URIRef:
        """``base`` and the id, percent-encoded where an IRI needs it."""
        return valid_iri(self.base + quote(entity_id, safe=""))

    def entity_id(self, iri: str) -> str:
        """The way back from :meth:`entity`."""
        return unquote(iri[len(self.base) :])

    def fact(self, assertion_id: str) -> URIRef:
        """The IRI of an assertion."""
        return valid_iri(f"{self.base}fact/{quote(assertion_id, safe='')}")

    def fact_id(self, iri: str) -> str:
        """The way back from :meth:`fact`."""
        return unquote(iri[len(self.base) + len("fact/") :])

    def document(self, identifier: str) -> URIRef:
        """The IRI of a document: its identifier where that is plain, else a readable form of it with a digest."""
        return URIRef(f"{self.base}document/{_readable(identifier)}")

    def evidence(self, *parts: object) -> URIRef:
        """The IRI of a piece of evidence, from all that tells it from others."""
        return valid_iri(f"{self.base}evidence/{digest(*parts)}")

    def quotation(self, *parts: object) -> URIRef:
        """The IRI of a quotation, from all that tells it from others."""
        return valid_iri(f"{self.base}quotation/{digest(*parts)}")

    @property
    def build(self) -> URIRef:
        """The IRI of the activity that made the graph."""
        return URIRef(self.base + "build/this")


def valid_iri(iri: str) -> URIRef:
    """An IRI of parts that are known to be valid: without rdflib's check of each of its characters, which takes longer than
    all the rest."""
    return str.__new__(URIRef, iri)


def digest(*parts: object) -> str:
    """Sixteen hexadecimal digits of SHA-256 over the parts, which can't run into each other."""
    told_apart = repr([None if part is None else str(part) for part in parts])
    return hashlib.sha256(told_apart.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@lru_cache(1 << 14)
def repeated(text: str) -> Literal:
    """A plain literal for a text that comes again and again, such as the name of a rule."""
    return Literal(text)


@lru_cache(1 << 14)
def date_literal(date: str) -> Literal:
    """A date as exact as it is given: ``xsd:gYear``, ``xsd:gYearMonth`` or ``xsd:date`` by its form."""
    datatype = (XSD.gYear, XSD.gYearMonth, XSD.date)[min(date.count("-", 1), 2)]
    return Literal(date, datatype=datatype, normalize=False)


@lru_cache(1 << 14)
def decimal_literal(number: Decimal) -> Literal:
    """An ``xsd:decimal`` without exponent and without trailing zeros, so that equal numbers give equal bytes."""
    plain = format(number, "f")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return Literal("0" if plain in ("-0", "") else plain, datatype=XSD.decimal, normalize=False)


@lru_cache(1 << 16)
def integer_literal(number: int) -> Literal:
    """An ``xsd:integer``."""
    return Literal(str(number), datatype=XSD.integer, normalize=False)


def _readable(identifier: str) -> str:
    if _PLAIN.fullmatch(identifier):
        return identifier
    shortened = _UNUSUAL.sub("-", identifier).strip("-.")[:80].strip("-.")
    return f"{shortened}-{digest(identifier)[:8]}" if shortened else digest(identifier)
