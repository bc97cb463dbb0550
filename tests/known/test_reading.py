"""Lists of entities from graphs that other people wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rdflib import Graph

from graphkit.errors import InputError, VocabularyError
from graphkit.known import KnownEntity, read
from graphkit.known.reading import from_triples
from graphkit.vocabulary import load, ontology_file

if TYPE_CHECKING:
    from pathlib import Path


def written(tmp_path: Path, text: str, name: str = "list.ttl") -> Path:
    namespaces = {
        "ex": "https://list.example/",
        "owl": "http://www.w3.org/2002/07/owl#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "wd": "http://www.wikidata.org/entity/",
        "wdt": "http://www.wikidata.org/prop/direct/",
    }
    prefixes = " ".join(f"@prefix {name}: <{iri}> ." for name, iri in namespaces.items()) + "\n"
    path = tmp_path / name
    path.write_text((prefixes if name.endswith(".ttl") else "") + text, encoding="utf-8")
    return path


def test_names_types_and_links_are_read_in_common_vocabularies(brands: Path) -> None:
    assert read(brands).entities == (
        KnownEntity("https://list.example/b1", "Gucci", ("House of Gucci",), "Brand"),
        KnownEntity("https://list.example/b2", "Kering SA", ("PPR",), "Organization", ("https://other.example/kering",)),
        KnownEntity("https://list.example/m1", "Microsoft"),
        KnownEntity("https://list.example/p1", "George Timothy Clooney", ("Clooney", "George Clooney"), "Person"),
    )
    assert read(brands).unknown_types == (("https://list.example/Odd", 1),)


@pytest.mark.parametrize(("ending", "format"), [(".nt", "nt"), (".jsonld", "json-ld"), (".rdf", "xml")])
def test_every_format_gives_the_same_list(brands: Path, tmp_path: Path, ending: str, format: str) -> None:
    other = tmp_path / f"other{ending}"
    Graph().parse(brands).serialize(other, format=format)
    assert read(other).entities == read(brands).entities


def test_the_user_says_what_an_own_class_stands_for(brands: Path, tmp_path: Path) -> None:
    told = read(brands, {"https://list.example/Odd": "Organization"})
    assert (told.entities[2].type, told.unknown_types) == ("Organization", ())
    bare = written(tmp_path, 'ex:x rdfs:label "Bare" .')
    assert read(bare).entities[0].type is None
    assert read(bare).unknown_types == (("", 1),)
    assert read(bare, {"": "Brand"}).entities[0].type == "Brand"
    with pytest.raises(VocabularyError, match="no entity class 'Brnad' in the vocabulary: did you mean Brand"):
        read(bare, {"": "Brnad"})


def test_an_extract_of_wikidata_is_understood(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "wd:Q178516 wdt:P31 wd:Q1941779 ; a <http://wikiba.se/ontology#Item> ; "
        'rdfs:label "Gucci"@en ; skos:altLabel "Guccio"@it .',
    )
    assert read(path).entities == (KnownEntity("http://www.wikidata.org/entity/Q178516", "Gucci", (), "Brand"),)


def test_the_most_specific_class_counts_and_a_contradiction_counts_for_none(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        'ex:a a schema:Organization, schema:Brand, skos:Concept ; rdfs:label "A" . '
        'ex:b a schema:Person, schema:Brand ; rdfs:label "B" .',
    )
    assert [e.type for e in read(path).entities] == ["Brand", None]


def test_a_name_in_another_language_is_taken_where_there_is_no_other(tmp_path: Path) -> None:
    path = written(
        tmp_path, 'ex:a a schema:Brand ; rdfs:label "Hermès"@fr , "エルメス"@ja ; skos:altLabel "  Hermes \\n Paris "@en .'
    )
    assert read(path).entities == (KnownEntity("https://list.example/a", "Hermès", ("Hermes Paris",), "Brand"),)


def test_terms_of_a_vocabulary_are_no_entities(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        'ex:C a owl:Class ; rdfs:label "Class" . ex:s a skos:ConceptScheme ; rdfs:label "S" . '
        'ex:D rdfs:subClassOf ex:C ; rdfs:label "D" . '
        'ex:a a schema:Brand ; rdfs:label "A" .',
    )
    assert [e.label for e in read(path).entities] == ["A"]


def test_nodes_without_iri_have_names_and_the_same_ones_each_time(tmp_path: Path) -> None:
    path = written(
        tmp_path, '[] a schema:Brand ; schema:name "One" . [] a schema:Brand ; schema:name "Two" ; schema:sameAs ex:two .'
    )
    first, second = read(path).entities
    assert (first.label, first.iris, second.iris) == ("One", (), ("https://list.example/two",))
    assert read(path) == read(path)


def test_what_is_kept_is_read_again_as_it_was(brands: Path) -> None:
    found = read(brands, {"https://list.example/Odd": "Organization"})
    again = from_triples(found.name, map_triples(found.lines))
    assert again == found
    assert any("foundingDate" in line for line in found.lines)


def map_triples(lines: tuple[str, ...]) -> list[ox.Triple]:
    quads = ox.parse("\n".join(lines), format=ox.RdfFormat.N_TRIPLES)
    return [ox.Triple(q.subject, q.predicate, q.object) for q in quads]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("list.csv", "a,b", r"list\.csv: can't tell its format: name it with one of \.ttl"),
        ("list.ttl", "ex:a a\nnothing:b .", r"list\.ttl:3: is not valid Turtle: .*prefix nothing: has not been declared"),
        ("list.ttl", "ex:a a ex:B .", "list.ttl: none of its 1 nodes has a name: give them an rdfs:label"),
        ("list.ttl", "<a> a ex:B .", r"list\.ttl:2: is not valid Turtle: .*absolute IRI"),
        ("list.jsonld", '{"@id": }', r"list\.jsonld:1: is not valid JSON-LD"),
        ("list.rdf", "<rdf>", r"list\.rdf: is not valid RDF/XML"),
    ],
)
def test_a_file_that_can_not_be_used_is_named_with_its_line(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as raised:
        read(written(tmp_path, text, name))
    assert "\n" not in str(raised.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.ttl: can't be read \(No such file"):
        read(tmp_path / "none.ttl")


def test_every_class_that_the_ontology_is_aligned_to_is_mapped(tmp_path: Path) -> None:
    vocabulary = load()
    ontology = ox.Store()
    ontology.bulk_load(path=str(ontology_file("graphkit.ttl")), format=ox.RdfFormat.TURTLE)
    above = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")
    checked = 0
    for cls in vocabulary.classes.values():
        for quad in ontology.quads_for_pattern(ox.NamedNode(cls.iri), above, None):
            assert isinstance(quad.object, ox.NamedNode)
            if quad.object.value.startswith(("https://schema.org/", "http://xmlns.com/foaf/")) and cls.name not in (
                "Agent",
                "Campaign",
            ):
                path = written(tmp_path, f'ex:a a <{quad.object.value}> ; rdfs:label "A" .')
                assert read(path).entities[0].type == cls.name, quad.object
                checked += 1
    assert checked > 8
