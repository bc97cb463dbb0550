"""A company's list of its own, as somebody would write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

LIST = """@prefix ex: <https://list.example/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <http://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

ex:House rdfs:subClassOf schema:Brand .

ex:b1 a ex:House ; skos:prefLabel "Gucci"@en , "グッチ"@ja ; skos:altLabel "House of Gucci" ; schema:foundingDate "1921" .
ex:b2 a schema:Organization ; rdfs:label "Kering SA" ; schema:alternateName "PPR" ; owl:sameAs <https://other.example/kering> .
ex:p1 a schema:Person ; rdfs:label "George Timothy Clooney" ; skos:altLabel "George Clooney", "Clooney" .
ex:m1 a ex:Odd ; rdfs:label "Microsoft" .
"""


@pytest.fixture
def brands(tmp_path: Path) -> Path:
    """The file of the list."""
    path = tmp_path / "brands.ttl"
    path.write_text(LIST, encoding="utf-8")
    return path
