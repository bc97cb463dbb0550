"""SHACL validation of what graphkit writes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rdflib import Literal

from graphkit.errors import VocabularyError
from graphkit.graph import GK, Minter, triples
from graphkit.store import MemoryAddress, open_store
from graphkit.views.validation import describe, validate

if TYPE_CHECKING:
    from pathlib import Path

    from graphkit.graph import Triple
    from graphkit.model import Knowledge

FACT = Minter().fact("owns-1")


def test_what_graphkit_writes_is_sound_also_after_it_was_stored(deals: Knowledge) -> None:
    with open_store(MemoryAddress()) as store:
        store.replace(triples(deals))
        report = validate(store.triples())
    assert report.conforms, str(report)
    assert str(report) == "The graph is sound."


def test_what_is_wrong_is_told_to_people_with_node_and_property(deals: Knowledge) -> None:
    damaged: list[Triple] = [t for t in triples(deals) if (t[0], t[1]) != (FACT, GK.evidence)]
    damaged = [(s, p, Literal("2") if (s, p) == (FACT, GK.confidence) else o) for s, p, o in damaged]
    report = validate(damaged)
    assert not report.conforms
    found = {(f.node, f.path) for f in report.findings}
    assert found >= {("fact:owns-1", "gk:evidence"), ("fact:owns-1", "gk:confidence")}
    assert ("fact:owns-1", "gk:evidence/oa:hasTarget/oa:hasSource") in found
    assert all("acquires" not in node for node, _ in found)
    assert all(f.severity == "Violation" and f.message for f in report.findings)
    assert list(report.findings) == sorted(report.findings)
    assert "fact:owns-1 gk:evidence" in str(report)


def test_a_relation_between_the_wrong_classes_is_found(deals: Knowledge) -> None:
    wed = replace(deals.assertions[3], relation="marriedTo")
    report = validate(triples(replace(deals, assertions=(wed,))))
    assert {f.node for f in report.findings} == {"fact:owns-1"}
    assert any("gk:Brand can't be the object of gk:marriedTo" in describe(f) for f in report.findings)


def test_an_ontology_file_that_is_broken_is_named(tmp_path: Path) -> None:
    (tmp_path / "own.ttl").write_text("<a> <b", encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"own.ttl is not valid Turtle"):
        validate([], extra=(tmp_path / "own.ttl",))
    with pytest.raises(VocabularyError, match=r"none.ttl can't be read"):
        validate([], extra=(tmp_path / "none.ttl",))
