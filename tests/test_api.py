from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import graphkit
from graphkit.api import KnowledgeGraph, format_of
from graphkit.errors import InputError, QueryError, StoreError, UnknownNameError, VocabularyError
from graphkit.graph import canonical
from graphkit.model import Knowledge, Status


@pytest.fixture
def kg(deals: Knowledge) -> KnowledgeGraph:
    return KnowledgeGraph(deals)


def test_the_public_names_are_these_and_slow_ones_wait_until_they_are_asked_for() -> None:
    assert graphkit.__all__ == ["GraphkitError", "KnowledgeGraph", "__version__", "build", "open"]
    assert all(name in dir(graphkit) and hasattr(graphkit, name) for name in graphkit.__all__)
    program = "import sys, graphkit; print([m for m in ('spacy', 'rdflib', 'typer', 'graphkit.api') if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
    with pytest.raises(AttributeError, match="frob"):
        graphkit.frob  # noqa: B018


def test_facts_are_found_by_any_name_on_either_side(kg: KnowledgeGraph) -> None:
    assert [f.id for f in kg.facts("Adobe Systems")] == ["acquires-2", "partnersWith-1"]
    assert [f.id for f in kg.facts("gucci")] == ["owns-1"]
    assert len(kg.facts()) == len(kg) == 5


def test_facts_are_narrowed_by_relation_object_and_status(kg: KnowledgeGraph) -> None:
    assert [f.id for f in kg.facts("Microsoft", relation="acquires")] == ["acquires-1"]
    assert [f.id for f in kg.facts("Microsoft", object="LinkedIn")] == ["acquires-1"]
    assert kg.facts("LinkedIn", object="Microsoft") == ()
    assert [f.id for f in kg.facts(object="LinkedIn")] == ["acquires-1"]
    assert [f.id for f in kg.facts(status="Planned")] == [f.id for f in kg.facts(status=Status.PLANNED)] == ["acquires-2"]


def test_a_symmetric_relation_is_found_from_both_sides(kg: KnowledgeGraph) -> None:
    assert kg.facts("Adobe", object="Microsoft") == kg.facts("Microsoft", object="Adobe") != ()


def test_what_is_not_there_is_told(kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'Microsoft'"):
        kg.facts("Microsfot")
    with pytest.raises(VocabularyError):
        kg.facts(relation="frob")
    with pytest.raises(VocabularyError, match="Asserted, Planned"):
        kg.facts(status="Frob")
    with pytest.raises(QueryError):
        kg.query("SELECT ?x WHERE {")
    with pytest.raises(InputError):
        KnowledgeGraph()


def test_queries_see_direct_triples_of_asserted_facts_only(kg: KnowledgeGraph) -> None:
    answer = kg.query("SELECT ?a ?b WHERE { ?x gk:acquires ?y . ?x rdfs:label ?a . ?y rdfs:label ?b }")
    assert [[str(term) for term in row] for row in answer.rows] == [["Microsoft", "LinkedIn"]]


def test_questions_that_come_along_take_names(kg: KnowledgeGraph) -> None:
    answer = kg.ask("owners", {"what": "Gucci"})
    assert "Kering" in {str(term) for row in answer.rows for term in row}


def test_what_is_saved_is_opened_as_it_was(kg: KnowledgeGraph, deals: Knowledge, tmp_path: Path) -> None:
    kg.save(tmp_path / "new" / "output")
    with graphkit.open(tmp_path / "new" / "output") as again:
        assert again.knowledge == canonical(deals)
        assert again.facts("Microsoft") == kg.facts("Microsoft")
        assert again.query("ASK { id:kering gk:owns id:gucci }").verdict


def test_a_graph_in_memory_is_read_from_its_turtle(kg: KnowledgeGraph, tmp_path: Path) -> None:
    kg.save(tmp_path, store="memory")
    assert not (tmp_path / "store").exists()
    with graphkit.open(tmp_path, store="memory") as again:
        assert [a.id for a in again.facts()] == sorted(a.id for a in kg.facts())
    (tmp_path / "graph.ttl").unlink()
    with pytest.raises(StoreError, match="graphkit build"):
        graphkit.open(tmp_path, store="memory")


def test_a_folder_without_a_graph_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="graphkit build"):
        graphkit.open(tmp_path)


def test_the_format_of_an_export_follows_from_the_name(kg: KnowledgeGraph, tmp_path: Path) -> None:
    assert [p.name for p in kg.export(tmp_path / "x.ttl")] == ["x.ttl"]
    assert "gk:acquires" in (tmp_path / "x.ttl").read_text(encoding="utf-8")
    assert format_of(Path("a/b.GRAPHML")) == "graphml"
    with pytest.raises(StoreError, match=r"\.gexf"):
        kg.export(tmp_path / "x.docx")


def test_the_networkx_graph_has_an_edge_for_each_assertion(kg: KnowledgeGraph) -> None:
    graph = kg.to_networkx()
    assert set(graph.nodes) == {e.id for e in kg.entities}
    assert {key for _, _, key in graph.edges(keys=True)} == {a.id for a in kg.facts()}


def test_a_notebook_shows_the_page_in_a_closed_frame(kg: KnowledgeGraph) -> None:
    shown = kg._repr_html_()
    assert shown.startswith("<iframe")
    assert 'sandbox="allow-scripts allow-downloads"' in shown
    assert "<script" not in shown
    assert repr(kg) == "<KnowledgeGraph: 2 documents, 8 entities, 5 assertions>"


def test_a_sound_graph_validates(kg: KnowledgeGraph) -> None:
    assert kg.validate().conforms


def test_building_takes_one_path_or_several(seeds: Path) -> None:
    path = seeds / "drake-nocta-release.txt"
    one, several = graphkit.build(path), graphkit.build([os.fspath(path)])
    assert one.knowledge == several.knowledge
    assert len(one) > 0


OWN = """
@prefix gk: <https://w3id.org/graphkit/ontology#> .
@prefix own: <https://example.org/terms#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

own:sitsNextTo a owl:ObjectProperty , owl:SymmetricProperty , gk:Relation ;
    rdfs:label "sits next to" ; gk:inverseLabel "sits next to" ; rdfs:comment "They sit side by side." ;
    gk:eventClass own:Sitting ; gk:family gk:appearanceFamily ;
    gk:domainIncludes gk:Agent ; gk:rangeIncludes gk:Agent .
own:Sitting a owl:Class ; rdfs:subClassOf gk:Assertion ; rdfs:label "sitting" ; rdfs:comment "Being side by side." .
"""


def test_relations_of_ones_own_are_kept_with_the_graph(kg: KnowledgeGraph, tmp_path: Path) -> None:
    terms = tmp_path / "own.ttl"
    terms.write_text(OWN, encoding="utf-8")
    fact = replace(kg.facts(relation="partnersWith")[0], id="sits-1", relation="sitsNextTo")
    own = KnowledgeGraph(replace(kg.knowledge, assertions=(fact,)), terms=(terms,))
    own.save(tmp_path / "output")
    terms.unlink()
    with graphkit.open(tmp_path / "output") as again:
        assert [f.relation for f in again.facts("Microsoft", object="Adobe")] == ["sitsNextTo"]
        assert again.query("ASK { id:adobe <https://example.org/terms#sitsNextTo> id:microsoft }").verdict
        assert "sits next to" in {data["label"] for *_, data in again.to_networkx().edges(data=True)}
        again.export(tmp_path / "x.nt")
    kg.save(tmp_path / "output")
    assert not (tmp_path / "output" / "ontology").exists()
