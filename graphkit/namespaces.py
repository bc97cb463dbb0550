"""The namespaces of the graph and the prefixes that stand for them, as plain texts: what a query needs to know of them."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_BASE: Final = "https://w3id.org/graphkit/id/"

#: Namespaces that every query and every export knows, by prefix.  Those of the entities' base are added by :func:`prefixes`.
STANDARD_PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "dcterms": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "gk": "https://w3id.org/graphkit/ontology#",
        "oa": "http://www.w3.org/ns/oa#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)


def prefixes(base: str = DEFAULT_BASE) -> dict[str, str]:
    """The prefixes of a graph whose entities are under ``base``, sorted by name."""
    return dict(_prefixes(base))


@lru_cache(16)
def _prefixes(base: str) -> Mapping[str, str]:
    own = {
        "id": base,
        "fact": f"{base}fact/",
        "build": f"{base}build/",
        "doc": f"{base}document/",
        "ev": f"{base}evidence/",
        "quote": f"{base}quotation/",
        "inf": f"{base}inference/",
    }
    return MappingProxyType(dict(sorted({**STANDARD_PREFIXES, **own}.items())))
