"""Exports: each is read back by another tool, and none changes from run to run."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
import pyjelly.integrations.generic.parse
import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph, URIRef

from graphkit.errors import StoreError
from graphkit.graph import Minter, knowledge, triples
from graphkit.model import Assertion, Document, Entity, Evidence, Knowledge
from graphkit.views.inference import infer, inferred_triples
from graphkit.views.serialise import FORMATS, serialise, write, write_file

if TYPE_CHECKING:
    from collections.abc import Iterator

GOLDEN = Path(__file__).parent / "golden"
AWKWARD = 'line\nbreak\ttab "quotes" \\ <b>&amp;</b> “é” 🙂 ]]> \x0b . ;'


def one(known: Knowledge, format: str, **options: Any) -> bytes:
    (content,) = serialise(known, format, **options).values()
    return content


@pytest.fixture
def awkward(deals: Knowledge) -> Knowledge:
    """Like ``deals``, with texts that every format has to escape."""
    entity = replace(deals.entities[0], label=AWKWARD, aliases=(AWKWARD + "2",))
    fact = replace(deals.assertions[0], reason=AWKWARD)
    return replace(deals, entities=(entity, *deals.entities[1:]), assertions=(fact, *deals.assertions[1:]))


@pytest.mark.parametrize("format", ["turtle", "trig"])
def test_the_bytes_are_the_golden_ones(deals: Knowledge, format: str) -> None:
    golden = GOLDEN / f"deals{FORMATS[format].ending}"
    if os.environ.get("GRAPHKIT_WRITE_GOLDEN"):
        write(deals, golden, format)
    assert one(deals, format).decode() == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("format", FORMATS)
def test_the_bytes_are_the_same_in_another_process(deals: Knowledge, format: str, tmp_path: Path) -> None:
    """Sets and dictionaries of another process have another order of hashes."""
    (tmp_path / "graph.nt").write_bytes(one(deals, "nt", include_text=True))
    code = (
        "import sys; from rdflib import Graph; from graphkit.graph import knowledge\n"
        "from graphkit.views.serialise import serialise\n"
        "known = knowledge(Graph().parse(sys.argv[1]))\n"
        "sys.stdout.buffer.write(b''.join(serialise(known, sys.argv[2]).values()))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "graph.nt"), format],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert outputs == {b"".join(serialise(deals, format).values())}


@pytest.mark.parametrize(("format", "parser"), [("turtle", "turtle"), ("nt", "nt"), ("jsonld", "json-ld"), ("rdfxml", "xml")])
@pytest.mark.parametrize("include_text", [True, False])
def test_rdflib_reads_back_the_same_triples(deals: Knowledge, format: str, parser: str, include_text: bool) -> None:
    read = Graph().parse(data=one(deals, format, include_text=include_text), format=parser)
    assert set(read) == set(triples(deals, include_text=include_text))


@pytest.mark.parametrize(("format", "parser"), [("turtle", "turtle"), ("nt", "nt"), ("jsonld", "json-ld")])
def test_awkward_texts_survive(awkward: Knowledge, format: str, parser: str) -> None:
    assert knowledge(Graph().parse(data=one(awkward, format, include_text=True), format=parser)) == awkward


def test_oxigraph_reads_back_all_rdf_formats(awkward: Knowledge) -> None:
    kinds = {"turtle": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "jsonld": ox.RdfFormat.JSON_LD}
    read = [set(ox.parse(one(awkward, name), format=kind)) for name, kind in kinds.items()]
    assert read[0] == read[1] == read[2]
    assert len(read[0]) == len(set(triples(awkward, include_text=False)))


def test_jelly_is_read_back_and_is_small(awkward: Knowledge) -> None:
    parsed = pyjelly.integrations.generic.parse.parse_jelly_flat(io.BytesIO(one(awkward, "jelly", include_text=True)))
    read = {tuple(str(term) for term in statement) for statement in parsed}
    direct = ox.parse(one(awkward, "nt", include_text=True), format=ox.RdfFormat.N_TRIPLES)
    assert len(read) == len({str(triple) for triple in direct})
    graph = Graph().parse(data=one(awkward, "jelly", include_text=True), format="jelly")
    assert knowledge(graph) == awkward
    assert len(one(awkward, "jelly")) < len(one(awkward, "nt")) / 3


RDF_NAMES = ("turtle", "nt", "jsonld", "rdfxml", "jelly", "trig")


@pytest.mark.parametrize("format", RDF_NAMES)
def test_what_follows_is_in_the_export_on_request_and_leaves_the_graph_as_it_was(deals: Knowledge, format: str) -> None:
    without, follows = one(deals, format), one(deals, format, inferred=True)
    parser = {"jsonld": "json-ld", "rdfxml": "xml"}.get(format, format)
    before, after = (Dataset(default_union=True).parse(data=data, format=parser) for data in (without, follows))
    concluded = set(inferred_triples(infer(deals)))
    assert {t[:3] for t in after} - {t[:3] for t in before} == concluded
    if format == "trig":
        named = after.graph(URIRef("https://w3id.org/graphkit/id/inferred"))
        assert set(named) == concluded
        assert not concluded & set(after.default_graph)


@pytest.mark.parametrize("format", ["turtle", "nt"])
def test_a_graph_with_what_follows_is_read_back_without_it(deals: Knowledge, format: str) -> None:
    assert knowledge(Graph().parse(data=one(deals, format, inferred=True, include_text=True), format=format)) == deals


@pytest.mark.parametrize("format", [name for name in FORMATS if name not in RDF_NAMES])
def test_other_formats_have_no_place_for_what_follows(deals: Knowledge, format: str) -> None:
    with pytest.raises(StoreError, match=f"{format} has no place for what follows"):
        serialise(deals, format, inferred=True)


def test_xml_replaces_what_it_can_not_hold(awkward: Knowledge) -> None:
    legible = AWKWARD.replace("\x0b", "�")
    rdf_graph = Graph().parse(data=one(awkward, "rdfxml"), format="xml")
    assert legible in {str(o) for o in rdf_graph.objects()}
    graphml = nx.read_graphml(io.BytesIO(one(awkward, "graphml")), force_multigraph=True)
    assert graphml.nodes["adobe"]["label"] == legible
    assert legible in {data.get("reason") for _, _, data in graphml.edges(data=True)}


def test_trig_has_a_graph_for_each_document_and_no_triple_more(deals: Knowledge) -> None:
    data = Dataset()
    data.parse(data=one(deals, "trig", include_text=True), format="trig")
    assert {(s, p, o) for s, p, o, _ in data.quads()} == set(triples(deals))
    names = {str(graph.identifier) for graph in data.graphs() if len(graph)} - {"urn:x-rdflib:default"}
    iris = Minter()
    assert names == {str(iris.document(d.identifier)) for d in deals.documents}
    tech = data.graph(iris.document("deals/tech.txt"))
    assert (iris.entity("microsoft"), None, iris.entity("linkedin")) in tech
    assert (iris.entity("kering"), None, iris.entity("gucci")) not in tech


def test_turtle_has_no_blank_nodes_and_its_nodes_stand_together(deals: Knowledge) -> None:
    text = one(deals, "turtle").decode()
    assert "_:" not in text
    assert "[" not in text
    heads = [line.split(" ")[0] for line in text.splitlines() if line and line[0] not in " #@"]
    assert len(heads) == len(set(heads))


def test_triples_can_be_annotated_with_their_assertions(deals: Knowledge) -> None:
    reifies = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies")
    for name, kind in (("turtle", ox.RdfFormat.TURTLE), ("nt", ox.RdfFormat.N_TRIPLES)):
        read = [quad.triple for quad in ox.parse(one(deals, name, annotate=True), format=kind)]
        about = {t.subject.value.rsplit("/", 1)[-1]: t.object for t in read if t.predicate == reifies}
        assert about.keys() == {a.id for a in deals.assertions}
        planned = about["acquires-2"]
        assert isinstance(planned, ox.Triple)
        assert planned.object == ox.NamedNode(str(Minter().entity("figma")))
        assert planned not in read
        assert about["acquires-1"] in read
    with pytest.raises(StoreError, match="jsonld has no annotations of triples: choose turtle or nt"):
        serialise(deals, "jsonld", annotate=True)


def test_jsonld_reads_as_plain_json(deals: Knowledge) -> None:
    nodes = {node["@id"]: node for node in json.loads(one(deals, "jsonld"))["@graph"]}
    assert nodes["id:kering"]["rdfs:label"] == "Kering"
    assert nodes["id:kering"]["gk:owns"] == "id:gucci"
    assert nodes["fact:acquires-1"]["@type"] == "gk:Acquisition"
    assert nodes["fact:acquires-1"]["gk:date"] == {"@value": "2016", "@type": "xsd:gYear"}


def test_graphml_has_names_types_weights_and_dates(deals: Knowledge) -> None:
    graph = nx.read_graphml(io.BytesIO(one(deals, "graphml")), force_multigraph=True)
    assert {n: (d["label"], d["type"]) for n, d in graph.nodes(data=True)} == {e.id: (e.label, e.type) for e in deals.entities}
    edge = graph.get_edge_data("microsoft", "linkedin", "acquires-1")
    assert (edge["relation"], edge["status"], edge["date"], edge["amount"], edge["weight"]) == (
        "acquires",
        "Asserted",
        "2016",
        26200000000.0,
        1,
    )


def test_gexf_puts_dated_edges_on_a_timeline(deals: Knowledge) -> None:
    content = one(deals, "gexf")
    assert b"lastmodifieddate" not in content
    graph = nx.read_gexf(io.BytesIO(content))
    assert {n: d["label"] for n, d in graph.nodes(data=True)} == {e.id: e.label for e in deals.entities}
    edges = {data["id"]: data for _, _, data in graph.edges(data=True)}
    assert edges.keys() == {a.id for a in deals.assertions}
    assert (edges["acquires-1"]["start"], edges["acquires-1"]["date"]) == ("2016-01-01", "2016")
    assert "start" not in edges["owns-1"]


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_csv_tables_fit_together(deals: Knowledge) -> None:
    files = serialise(deals, "csv")
    nodes, edges = rows(files["nodes.csv"]), rows(files["edges.csv"])
    assert {node["id:ID"]: node[":LABEL"] for node in nodes} == {e.id: e.type for e in deals.entities}
    assert {edge[end] for edge in edges for end in (":START_ID", ":END_ID")} <= {node["id:ID"] for node in nodes}
    bought = next(edge for edge in edges if edge["id"] == "acquires-1")
    assert bought["amount:double"] == "26200000000"
    assert bought["sentence"] == deals.assertions[0].evidence[0].exact
    assert next(node for node in nodes if node["id:ID"] == "adobe")["aliases:string[]"] == "Adobe Inc.;Adobe Systems"


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "@handle", "+1", "-2+3", "\t=1"])
def test_a_spreadsheet_computes_nothing_from_an_article(text: str) -> None:
    evidence = Evidence("d", 0, 1, text, "r")
    known = Knowledge(
        (Document("d", text),), (Entity("e", text, "Person"),), (Assertion("a", "e", "supports", "e", evidence=(evidence,)),)
    )
    files = serialise(known, "csv")
    assert rows(files["nodes.csv"])[0]["label"] == "'" + text
    assert rows(files["edges.csv"])[0]["sentence"] == "'" + text


def test_a_line_of_a_table_is_a_line_of_the_file(awkward: Knowledge) -> None:
    assert len(serialise(awkward, "csv")["nodes.csv"].split(b"\n")) == len(awkward.entities) + 2


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_known_is_no_error(format: str) -> None:
    assert all(isinstance(content, bytes) for content in serialise(Knowledge(), format).values())


def test_files_are_written_and_named(deals: Knowledge, tmp_path: Path) -> None:
    assert write(deals, tmp_path / "new" / "graph.ttl", "turtle") == (tmp_path / "new" / "graph.ttl",)
    assert (tmp_path / "new" / "graph.ttl").read_bytes() == one(deals, "turtle")
    assert write(deals, tmp_path / "tables", "csv") == (tmp_path / "tables" / "nodes.csv", tmp_path / "tables" / "edges.csv")


def test_a_failed_export_leaves_the_old_file(tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"half"
        raise OSError(28, "No space left on device")

    (tmp_path / "graph.ttl").write_bytes(b"old")
    with pytest.raises(StoreError, match=r"graph.ttl can't be written \(No space left on device\)"):
        write_file(tmp_path / "graph.ttl", broken())
    assert [p.read_bytes() for p in tmp_path.iterdir()] == [b"old"]


def test_what_can_not_be_written_is_named(deals: Knowledge, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder: give the name of a file"):
        write(deals, tmp_path, "turtle")
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=r"graph.ttl can't be written \((Not a directory|File exists)\)"):
        write(deals, tmp_path / "file" / "graph.ttl", "turtle")
    with pytest.raises(StoreError, match="no export format 'excel': choose one of turtle, trig"):
        write(deals, tmp_path / "graph.xls", "excel")
