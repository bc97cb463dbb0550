"""The vocabulary as code sees it: what the ontology file says, and what a user's own file may add."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graphkit.errors import VocabularyError
from graphkit.vocabulary import load, ontology_file

OWN_RELATION = """
@prefix gk: <https://w3id.org/graphkit/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix my: <https://example.org/terms#> .

my:mentors a owl:ObjectProperty , gk:Relation ;
    rdfs:label "mentors"@en , "fördert"@de ;
    gk:inverseLabel "is mentored by"@en ;
    rdfs:comment "Gives advice to somebody who is less experienced."@en ;
    gk:domainIncludes gk:Person ;
    gk:rangeIncludes gk:Person ;
    rdfs:subPropertyOf gk:supports ;
    gk:eventClass my:Mentoring ;
    gk:family gk:speechFamily .

my:Mentoring a owl:Class ; rdfs:label "mentoring"@en ; rdfs:subClassOf gk:Assertion .

my:Boutique a owl:Class ;
    rdfs:label "boutique"@en ;
    rdfs:comment "A small shop."@en ;
    rdfs:subClassOf gk:Brand .
"""


def own_file(folder: Path, old: str = "", new: str = "") -> tuple[Path, ...]:
    """A Turtle file with one relation and one class, with ``old`` replaced by ``new``."""
    assert old in OWN_RELATION
    path = folder / "own.ttl"
    path.write_text(OWN_RELATION.replace(old, new) if old else OWN_RELATION, encoding="utf-8")
    return (path,)


def test_a_relation_carries_all_that_the_ontology_says_of_it() -> None:
    endorses = load().relation("endorses")
    assert endorses.iri == "https://w3id.org/graphkit/ontology#endorses"
    assert (endorses.label, endorses.inverse_label) == ("endorses", "is endorsed by")
    assert endorses.domain == {"Person"}
    assert endorses.range == {"Organization", "Brand", "Product"}
    assert endorses.super_relation == "partnersWith"
    assert (endorses.event_class, endorses.family, endorses.symmetric) == ("Endorsement", "partnership", False)
    assert endorses.examples
    assert endorses.counter_examples


def test_relations_that_align_with_other_vocabularies_have_no_super_relation() -> None:
    assert load().relation("marriedTo").super_relation is None
    assert load().relation("leads").super_relation == "worksFor"


def test_families_and_statuses_are_listed_with_what_they_mean() -> None:
    vocabulary = load()
    assert list(vocabulary.statuses) == ["Asserted", "Planned", "Alleged", "Denied", "Hypothetical"]
    assert all(vocabulary.statuses.values())
    assert {relation.family for relation in vocabulary.relations.values()} == set(vocabulary.families)
    assert len(vocabulary.families) == 8


@pytest.mark.parametrize(
    ("type_", "cls", "expected"),
    [
        ("Brand", "Brand", True),
        ("Brand", "Organization", True),
        ("Brand", "Agent", True),
        ("Platform", "Entity", True),
        ("Organization", "Brand", False),
        ("Campaign", "Agent", False),
        ("Group", "Agent", True),
    ],
)
def test_subclasses_are_followed_upwards(type_: str, cls: str, expected: bool) -> None:
    assert load().is_a(type_, cls) is expected
    assert (type_ in load().subclasses(cls)) is expected


@pytest.mark.parametrize(
    ("relation", "subject", "object_", "allowed", "fits"),
    [
        ("sues", "Brand", "Organization", True, True),
        ("sues", "Brand", "Campaign", False, False),
        ("appearsIn", "Person", "Work", True, True),
        ("appearsIn", "Organization", "Work", False, True),  # a band
        ("appearsIn", "Group", "Work", False, False),
        ("appoints", "Organization", "Organization", False, True),
        ("worksFor", "Person", "Brand", True, True),
        ("marriedTo", "Person", "Person", True, True),
        ("marriedTo", "Organization", "Person", False, False),  # but no band marries
        ("features", "Campaign", "Person", False, False),
        ("features", "Campaign", "Brand", True, True),
        ("criticizes", "Group", "Topic", True, True),
        ("walksFor", "Person", "Organization", False, False),
    ],
)
def test_only_the_classes_of_the_table_fit_but_a_band_stands_where_a_person_may(
    relation: str, subject: str, object_: str, allowed: bool, fits: bool
) -> None:
    assert load().allows(relation, subject, object_) is allowed
    assert load().fits(relation, subject, object_) is fits


@pytest.mark.parametrize(
    ("name", "nearest"),
    [("sue", "sues"), ("endsPartnership", "endsPartnershipWith"), ("ends partnership with", "endsPartnershipWith")],
)
def test_an_unknown_relation_is_refused_with_the_nearest_names(name: str, nearest: str) -> None:
    with pytest.raises(VocabularyError, match=rf"no relation '{name}' .*did you mean {nearest}"):
        load().relation(name)


def test_an_unknown_class_is_refused_wherever_it_is_given() -> None:
    vocabulary = load()
    for call in (
        lambda: vocabulary.entity_class("Persona"),
        lambda: vocabulary.is_a("Persona", "Agent"),
        lambda: vocabulary.is_a("Agent", "Persona"),
        lambda: vocabulary.subclasses("Persona"),
        lambda: vocabulary.allows("sues", "Persona", "Person"),
        lambda: vocabulary.fits("sues", "Persona", "Person"),
    ):
        with pytest.raises(VocabularyError, match=r"no entity class 'Persona' .*did you mean Person"):
            call()


def test_nothing_of_the_vocabulary_can_be_changed() -> None:
    vocabulary = load()
    with pytest.raises(TypeError):
        vocabulary.relations["sues"] = vocabulary.relation("owns")  # type: ignore[index]
    with pytest.raises(AttributeError):
        vocabulary.relation("sues").label = "litigates"  # type: ignore[misc]


def test_loading_twice_reads_once() -> None:
    assert load() is load()


def test_a_users_file_adds_relations_and_classes(tmp_path: Path) -> None:
    vocabulary = load(own_file(tmp_path))
    mentors = vocabulary.relation("mentors")
    assert mentors.iri == "https://example.org/terms#mentors"
    assert mentors.event_iri == "https://example.org/terms#Mentoring"
    assert mentors.label == "mentors"  # the English one
    assert mentors.super_relation == "supports"
    assert vocabulary.is_a("Boutique", "Organization")
    assert vocabulary.allows("owns", "Person", "Boutique")
    assert len(vocabulary.relations) == len(load().relations) + 1


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('gk:inverseLabel "is mentored by"@en ;', "", "mentors> has 0 values of gk:inverseLabel and needs exactly one"),
        ('"mentors"@en', '"mentors"@en , "coaches"@en', "mentors> has 2 values of rdfs:label"),
        ("gk:domainIncludes gk:Person ;", "", "mentors> has no gk:domainIncludes: name the entity classes"),
        ("gk:rangeIncludes gk:Person", "gk:rangeIncludes gk:Persn", "gk:rangeIncludes gk:Persn, which is no entity class"),
        ("gk:eventClass my:Mentoring", "gk:eventClass gk:Person", "gk:eventClass gk:Person, which is no owl:Class below"),
        ("gk:speechFamily", "gk:speech", "gk:family gk:speech, which is no gk:RelationFamily"),
        ("rdfs:subPropertyOf gk:supports", "rdfs:subPropertyOf gk:helps", "is below helps, which is no relation"),
        ("gk:supports", "gk:supports , gk:commentsOn", "more than one super-relation"),
        ("owl:ObjectProperty , gk:Relation", "owl:SymmetricProperty , gk:Relation", ""),
        ("my:Boutique", "my:Brand", "has the same name as gk:Brand: choose another"),
        ("my:Boutique a owl:Class", "my:Boutique a owl:Class owl:Thing", "own.ttl: is not valid Turtle"),
    ],
)
def test_a_mistake_in_a_users_file_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    files = own_file(tmp_path, old, new)
    if not message:  # a symmetric relation from people to people is fine
        assert load(files).relation("mentors").symmetric
        return
    with pytest.raises(VocabularyError) as refused:
        load(files)
    assert message in str(refused.value)
    assert "own.ttl" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_symmetric_relation_needs_the_same_classes_on_both_sides(tmp_path: Path) -> None:
    text = OWN_RELATION.replace("gk:Relation ;", "owl:SymmetricProperty , gk:Relation ;").replace(
        "gk:rangeIncludes gk:Person", "gk:rangeIncludes gk:Group"
    )
    path = tmp_path / "own.ttl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError, match="is symmetric and has different"):
        load((path,))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r"absent\.ttl: can't be read"):
        load((tmp_path / "absent.ttl",))


def test_files_of_the_ontology_are_found_and_others_refused() -> None:
    assert ontology_file("shapes.ttl").is_file()
    assert ontology_file("queries").is_dir()
    with pytest.raises(VocabularyError, match=r"no 'absent\.ttl'"):
        ontology_file("absent.ttl")


def test_an_installed_package_has_its_ontology_inside(checkout: Path, tmp_path: Path) -> None:
    """As the wheel lays it out: the folder ontology is put into the package."""
    shutil.copytree(checkout / "graphkit", tmp_path / "graphkit", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(checkout / "ontology", tmp_path / "graphkit" / "ontology")
    program = "import graphkit.vocabulary as v; v.load(); print(v.ontology_file('queries'))"
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(tmp_path)},
        cwd=tmp_path,
    )
    assert done.stdout.strip() == str((tmp_path / "graphkit" / "ontology" / "queries").resolve())


def test_loading_pulls_in_no_slow_library() -> None:
    program = "import sys, graphkit.vocabulary as v; v.load(); print(sorted({'rdflib', 'spacy', 'pyshacl'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
