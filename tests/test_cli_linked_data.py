"""The command, for a user's own lists and for what follows from a graph."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graphkit.api import KnowledgeGraph
from graphkit.model import Knowledge
from tests.conftest import Outcome, Run

LIST = """@prefix ex: <https://list.example/> . @prefix schema: <https://schema.org/> .
ex:1 a schema:Brand ; schema:name "Gucci" ; schema:alternateName "The Double G" .
ex:2 a schema:Organization ; schema:name "Zyx Mills" ; schema:alternateName "Zyx Textile Group" .
ex:3 a schema:Person ; schema:name "Nespresso" .
ex:4 a ex:Odd ; schema:name "Odd one" .
"""


@pytest.fixture
def brands(tmp_path: Path) -> Path:
    """A company's list."""
    path = tmp_path / "brands.ttl"
    path.write_text(LIST, encoding="utf-8")
    return path


@pytest.fixture
def graph(deals: Knowledge, tmp_path: Path) -> Path:
    """A folder with the small graph in it, and what follows from it."""
    KnowledgeGraph(deals).save(tmp_path / "output", infer=True)
    return tmp_path / "output"


def rows(told: Outcome) -> list[str]:
    assert told.code == 0, told.err
    return sorted(told.out.splitlines()[1:])


def test_an_import_tells_what_was_linked_what_was_not_and_what_is_new(run: Run, graph: Path, brands: Path) -> None:
    told = run("import", brands, "--graph", graph)
    assert told.code == 0, told.err
    assert "brands: 4 entities; 3 names that later builds" in told.out
    assert "1 entity of the class https://list.example/Odd, which stands for none here: say --type" in told.out
    for parts in (
        ("Gucci", "https://list.example/1", "the same name"),
        ("Nespresso", "https://list.example/3", "it is a Brand here and a Person in the list"),
    ):
        assert any(all(part in line for part in parts) for line in told.out.splitlines()), parts
    assert "2 entities of your lists not found in the graph: Zyx Mills, Odd one" in told.out


def test_an_import_as_json_has_all_of_it(run: Run, graph: Path, brands: Path) -> None:
    told = json.loads(run("import", brands, "--graph", graph, "--json", "--type", "https://list.example/Odd=Product").out)
    assert told["lists"] == [{"name": "brands", "entities": 4, "withoutType": 0, "unknownTypes": {}, "namesForLaterBuilds": 4}]
    assert told["linked"] == [{"entity": "gucci", "label": "Gucci", "iri": "https://list.example/1", "why": "the same name"}]
    assert [doubt["entity"] for doubt in told["doubtful"]] == ["nespresso"]
    assert [known["label"] for known in told["notInTheGraph"]] == ["Zyx Mills", "Odd one"]


@pytest.mark.parametrize("option", ["Odd=", "Odd=Brand", "=", ""])
def test_a_type_that_is_none_is_wrong_use(run: Run, graph: Path, brands: Path, option: str) -> None:
    told = run("import", brands, "--graph", graph, "--type", option)
    assert (told.code, told.err.startswith(f"graphkit: --type '{option}': write it as IRI=Class")) == (2, True)


def test_a_list_that_can_not_be_read_is_one_line_and_a_code(run: Run, graph: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.nt").write_text("<urn:a> <urn:b> .\n", encoding="utf-8")
    told = run("import", tmp_path / "bad.nt", "--graph", graph)
    assert told.code == 3
    assert told.err.startswith(f"graphkit: {tmp_path / 'bad.nt'}:1: is not valid N-Triples")
    assert run("import", tmp_path / "none.nt", "--graph", graph).code == 3


def test_an_entity_is_found_by_the_names_of_the_list(run: Run, graph: Path, brands: Path) -> None:
    assert run("show", "The Double G", "--graph", graph).code == 8
    run("import", brands, "--graph", graph)
    told = run("show", "the double g", "--graph", graph)
    assert (told.code, told.out.split()[0]) == (0, "Gucci")
    assert "see: https://list.example/1" in told.out


def test_what_the_list_says_can_be_asked_together_with_the_graph(run: Run, graph: Path, brands: Path) -> None:
    run("import", brands, "--graph", graph)
    query = "SELECT ?name { id:gucci schema:sameAs ?it . ?it schema:alternateName ?name }"
    assert rows(run("query", query, "--graph", graph, "--format", "csv")) == []
    assert rows(run("query", query, "--graph", graph, "--format", "csv", "--with", "imported")) == ["The Double G"]


def test_a_build_recognises_and_links_what_the_list_names(run: Run, brands: Path, tmp_path: Path) -> None:
    article, output = tmp_path / "article.txt", tmp_path / "new"
    article.write_text("A suit\n2022-11-27\n\nZyx Textile Group sued Gucci on Friday.\n", encoding="utf-8")
    told = run("import", brands, "--graph", output)
    assert "There is no graph in" in told.out
    assert run("build", article, "-o", output).code == 0
    told = json.loads(run("explain", "Zyx Mills", "sues", "Gucci", "--graph", output, "--json").out)[0]
    assert (told["subject"], told["object"], told["date"]) == ("Zyx Mills", "Gucci", "2022-11-25")
    shown = json.loads(run("show", "Zyx Mills", "--graph", output, "--json").out)[0]
    assert (shown["sameAs"], shown["type"]) == (["https://list.example/2"], "Organization")
    assert json.loads(run("build", article, "-o", output, "--json").out)["linked"] == 2


PARTNERS = "SELECT ?a ?b { ?a gk:partnersWith ?b }"


def test_what_follows_is_seen_by_who_asks_for_it(run: Run, graph: Path) -> None:
    base = "https://w3id.org/graphkit/id/"
    read = [f"{base}adobe,{base}microsoft", f"{base}microsoft,{base}adobe"]
    concluded = [f"{base}george-clooney,{base}nespresso", f"{base}nespresso,{base}george-clooney"]
    assert rows(run("query", PARTNERS, "--graph", graph, "--format", "csv")) == read
    assert rows(run("query", PARTNERS, "--graph", graph, "--format", "csv", "--with", "inferred")) == sorted(read + concluded)
    inside = "SELECT ?a ?b { GRAPH id:inferred { ?a gk:partnersWith ?b } }"
    assert rows(run("query", inside, "--graph", graph, "--format", "csv")) == concluded
    assert rows(run("query", PARTNERS, "--graph", graph, "--store", "memory", "--format", "csv", "--with", "inferred")) == sorted(
        read + concluded
    )


def test_what_follows_is_explained_by_what_it_follows_from(run: Run, graph: Path) -> None:
    told = run("explain", "Nespresso", "partnersWith", "George Clooney", "--graph", graph)
    assert told.code == 0
    for said in (
        "[inferred] Nespresso partners with George Clooney",
        "“endorses” implies “partners with”, and that holds both ways",
        "George Clooney endorses Nespresso",
        "George Clooney has been a face of Nespresso",
    ):
        assert said in told.out
    (record,) = json.loads(run("explain", "Nespresso", "partnersWith", "George Clooney", "--graph", graph, "--json").out)
    assert (record["inferred"], [fact["id"] for fact in record["because"]]) == (True, ["endorses-1"])
    assert run("explain", "Nespresso", "sues", "George Clooney", "--graph", graph).code == 8


def test_what_follows_is_exported_on_request_only(run: Run, graph: Path) -> None:
    told = [run("export", "--format", "turtle", "--graph", graph, *more).out for more in ((), ("--inferred",))]
    fact = "id:george-clooney gk:partnersWith id:nespresso"
    assert [fact in text for text in told] == [False, True]
    assert told[1].startswith(told[0].split("\n", 1)[0])
    refused = run("export", "--format", "csv", "-o", graph / "tables", "--inferred", "--graph", graph)
    assert refused.code == 6
    assert "has no place for what follows" in refused.err
