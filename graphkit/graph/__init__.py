"""Knowledge as triples and back: the only place that writes the triples of the graph and the only one that reads them."""

from graphkit.graph.reading import knowledge
from graphkit.graph.terms import GK, OA, SCHEMA, Minter
from graphkit.graph.writing import Section, Triple, canonical, sections, triples
from graphkit.namespaces import DEFAULT_BASE, STANDARD_PREFIXES, prefixes

__all__ = [
    "DEFAULT_BASE",
    "GK",
    "OA",
    "SCHEMA",
    "STANDARD_PREFIXES",
    "Minter",
    "Section",
    "Triple",
    "canonical",
    "knowledge",
    "prefixes",
    "sections",
    "triples",
]
