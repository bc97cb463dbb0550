"""The ontology and its shapes as products of their own."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import owlrl
import pyoxigraph as ox
import pyshacl
import pytest
from rdflib import OWL, RDF, RDFS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS

from graphkit.views.named_queries import read_query
from graphkit.vocabulary import load, ontology_file

if TYPE_CHECKING:
    from pathlib import Path

GK = Namespace("https://w3id.org/graphkit/ontology#")
SH = Namespace("http://www.w3.org/ns/shacl#")
ID = Namespace("https://example.org/id/")
HEADER = URIRef("https://w3id.org/graphkit/ontology")

AGENT = "Agent"
ANYTHING = "Entity"
NO_PERSON = "Organization Group Campaign Product Work Occasion LegalCase Place Topic"
# The contract: name, from, to, what else ("<>" symmetric, or the super-relation).
# Festivals and galas are founded, made, launched and promoted too, as the gold facts have it.
RELATIONS = {
    "partnersWith": (AGENT, AGENT, "<>"),
    "endorses": ("Person", "Organization Brand Product", "partnersWith"),
    "endsPartnershipWith": (AGENT, AGENT, ""),
    "reviewsPartnershipWith": (AGENT, AGENT, ""),
    "boycotts": (AGENT, "Agent Product", ""),
    "founded": (AGENT, "Organization Brand Occasion", ""),
    "owns": (AGENT, "Organization Brand", ""),
    "acquires": (AGENT, "Organization Brand", ""),
    "investsIn": (AGENT, "Organization Brand", ""),
    "worksFor": ("Person", "Organization", ""),
    "leads": ("Person", "Organization", "worksFor"),
    "appoints": ("Organization", "Person", ""),
    "dismisses": ("Organization", "Person", ""),
    "leaves": ("Person", "Organization", ""),
    "launches": (AGENT, "Campaign Product Work Brand Occasion", ""),
    "withdraws": (AGENT, "Campaign Product Work Occasion", ""),
    "creates": (AGENT, "Campaign Product Work Occasion", ""),
    "appearsIn": ("Person", "Campaign Work Product", ""),
    "features": ("Campaign Work Occasion", NO_PERSON, ""),
    "promotes": (AGENT, "Brand Product Work Occasion", ""),
    "wears": ("Person", "Brand Product", ""),
    "attends": ("Person", "Occasion", ""),
    "performsAt": ("Person", "Occasion Place", ""),
    "walksFor": ("Person", "Brand", ""),
    "apologizesFor": (AGENT, ANYTHING, ""),
    "criticizes": (AGENT, ANYTHING, ""),
    "accuses": (AGENT, AGENT, ""),
    "supports": (AGENT, ANYTHING, ""),
    "commentsOn": (AGENT, ANYTHING, ""),
    "urges": (AGENT, AGENT, ""),
    "postsOn": (AGENT, "Platform", ""),
    "suspends": ("Organization", AGENT, ""),
    "sues": (AGENT, AGENT, ""),
    "settlesWith": (AGENT, AGENT, "<>"),
    "charges": ("Organization", AGENT, ""),
    "investigates": ("Organization", AGENT, ""),
    "fines": ("Organization", AGENT, ""),
    "donatesTo": (AGENT, "Organization Group", ""),
    "marriedTo": ("Person", "Person", "<>"),
    "separatedFrom": ("Person", "Person", "<>"),
    "dating": ("Person", "Person", "<>"),
    "parentOf": ("Person", "Person", ""),
    "siblingOf": ("Person", "Person", "<>"),
}
PARENTS = {
    "Entity": "",
    "Agent": "Entity",
    "Person": "Agent",
    "Organization": "Agent",
    "Brand": "Organization",
    "MediaOutlet": "Organization",
    "Platform": "Organization",
    "Group": "Agent",
    "Campaign": "Entity",
    "Product": "Entity",
    "Work": "Entity",
    "Occasion": "Entity",
    "LegalCase": "Entity",
    "Place": "Entity",
    "Topic": "Entity",
}


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(ontology_file("graphkit.ttl"))


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(ontology_file("shapes.ttl"))


def own_terms(ontology: Graph) -> list[URIRef]:
    return sorted({term for term in ontology.subjects() if isinstance(term, URIRef) and term in GK})


# --- the ontology -----------------------------------------------------------------------------------------------------


def test_the_relations_are_exactly_those_of_the_contract() -> None:
    assert len(RELATIONS) == 43
    found = load().relations
    assert set(found) == set(RELATIONS)
    for name, (domain, range_, more) in RELATIONS.items():
        assert found[name].domain == set(domain.split()), name
        assert found[name].range == set(range_.split()), name
        assert found[name].symmetric is (more == "<>"), name
        assert found[name].super_relation == (more if more not in ("", "<>") else None), name


def test_the_entity_classes_are_exactly_those_of_the_contract() -> None:
    assert {name: " ".join(cls.parents) for name, cls in load().classes.items()} == PARENTS


def test_every_relation_has_an_event_class_of_its_own(ontology: Graph) -> None:
    events = [relation.event_class for relation in load().relations.values()]
    assert len(set(events)) == len(events)
    below = set(ontology.transitive_subjects(RDFS.subClassOf, GK.Assertion)) - {GK.Assertion}
    assert below == {GK[event] for event in events}


def test_the_event_class_of_a_sub_relation_is_below_that_of_its_super_relation(ontology: Graph) -> None:
    for relation in load().relations.values():
        if relation.super_relation:
            above = load().relation(relation.super_relation)
            assert (GK[relation.event_class], RDFS.subClassOf, GK[above.event_class]) in ontology


def test_every_term_has_one_label_one_comment_and_says_where_it_is_defined(ontology: Graph) -> None:
    terms = own_terms(ontology)
    assert len(terms) > 120
    for term in terms:
        for predicate in (RDFS.label, RDFS.comment):
            texts = list(ontology.objects(term, predicate))
            assert len(texts) == 1, (term, predicate)
            assert isinstance(texts[0], Literal)
            assert texts[0].language == "en", term
            assert texts[0].strip() == str(texts[0]) != "", term
        assert (term, RDFS.isDefinedBy, HEADER) in ontology, term


def test_every_relation_has_an_example_and_a_counter_example_with_its_reason() -> None:
    for relation in load().relations.values():
        assert relation.examples, relation.name
        assert relation.counter_examples, relation.name
        for text in relation.counter_examples:
            assert re.fullmatch(r".+[.] \(.+\)", text), text


def test_no_two_terms_differ_in_case_only(ontology: Graph) -> None:
    names = Counter(str(term).removeprefix(GK).casefold() for term in own_terms(ontology))
    # A property and the class of its values, as the contract has them.
    assert {name for name, times in names.items() if times > 1} == {"place", "platform", "status", "verdict"}


def test_every_term_that_is_used_is_declared(ontology: Graph) -> None:
    used = {node for triple in ontology for node in triple if isinstance(node, URIRef)}
    built_in = (str(OWL), str(RDFS), "http://www.w3.org/2001/XMLSchema#", str(RDF), "https://www.apache.org/")
    undeclared = {term for term in used if not str(term).startswith(built_in) and (term, RDF.type, None) not in ontology}
    assert undeclared == {URIRef("https://w3id.org/graphkit/ontology/0.1.0")}


def test_there_are_no_blank_nodes(ontology: Graph) -> None:
    assert not [triple for triple in ontology if any(isinstance(node, BNode) for node in triple)]


def test_the_header_names_version_licence_title_and_prefix(ontology: Graph) -> None:
    version = str(ontology.value(HEADER, OWL.versionInfo))
    assert load().version == version
    assert ontology.value(HEADER, OWL.versionIRI) == URIRef(f"{HEADER}/{version}")
    for predicate in (DCTERMS.title, DCTERMS.description, DCTERMS.license, DCTERMS.creator):
        assert ontology.value(HEADER, predicate), predicate


def test_the_wide_classes_hold_for_bands_and_for_sub_relations() -> None:
    vocabulary = load()
    for relation in vocabulary.relations.values():
        for side, wide in ((relation.domain, relation.subject_class), (relation.range, relation.object_class)):
            assert all(vocabulary.is_a(cls, wide) for cls in side), relation.name
            if "Person" in side and relation.family != "kinship":
                assert vocabulary.is_a("Organization", wide), relation.name
        if relation.super_relation:
            above = vocabulary.relation(relation.super_relation)
            assert vocabulary.is_a(relation.subject_class, above.subject_class)
            assert vocabulary.is_a(relation.object_class, above.object_class)
        if relation.symmetric:
            assert relation.subject_class == relation.object_class


def test_the_file_is_in_a_form_that_people_can_read(checkout: Path) -> None:
    text = (checkout / "ontology" / "graphkit.ttl").read_text(encoding="utf-8")
    assert text.endswith(".\n")
    assert "\t" not in text
    assert not re.search(r"[ \t]+$", text, flags=re.MULTILINE)


# --- the shapes -------------------------------------------------------------------------------------------------------

PREFIXES = """
@prefix gk: <https://w3id.org/graphkit/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
SOUND = f"""
c:brand a gk:Brand ; rdfs:label "Balenciaga" ; skos:altLabel "the fashion house" ; gk:named true ; gk:member "one.txt#0" .
c:company a gk:Organization ; rdfs:label "production company" ; gk:named false .
c:singer a gk:Person ; rdfs:label "the singer" ; schema:sameAs c:elsewhere .
c:lawyer a gk:Person ; rdfs:label "the lawyer" .
c:city a gk:Place ; rdfs:label "New York" .
c:band a gk:Organization ; rdfs:label "the band" .
c:gala a gk:Occasion ; rdfs:label "the gala" .

c:suit a gk:Lawsuit ; rdf:subject c:brand ; rdf:predicate gk:sues ; rdf:object c:company ;
    gk:status gk:Asserted ; gk:date "2022-11-25"^^xsd:date ; gk:amount 25000000.0 ; gk:currency "USD" ;
    gk:place c:city ; gk:reason "props" ; gk:attributedTo c:singer ; gk:confidence 0.9 ;
    gk:evidence c:seen ; prov:wasDerivedFrom c:article .
c:brand gk:sues c:company .

c:deal a gk:Partnership ; rdf:subject c:singer ; rdf:predicate gk:partnersWith ; rdf:object c:brand ;
    gk:status gk:Asserted ; gk:date "2022"^^xsd:gYear ; gk:evidence c:seenDeal ; prov:wasDerivedFrom c:article .
c:singer gk:partnersWith c:brand .
c:brand gk:partnersWith c:singer .

c:show a gk:Performance ; rdf:subject c:band ; rdf:predicate gk:performsAt ; rdf:object c:gala ;
    gk:status gk:Planned ; gk:date "2023-05"^^xsd:gYearMonth ; gk:evidence c:seenShow ; prov:wasDerivedFrom c:article .

c:misread a gk:Marriage ; rdf:subject c:singer ; rdf:predicate gk:marriedTo ; rdf:object c:lawyer ; gk:status gk:Asserted ;
    gk:verdict gk:Rejected ; gk:remark "A sister." ; gk:evidence c:seenWedding ; prov:wasDerivedFrom c:article .

c:seen a oa:Annotation ; oa:hasTarget c:target ; gk:rule "sues-verb" ; gk:status gk:Asserted ; gk:why "past tense" ;
    gk:subjectStart 0 ; gk:subjectEnd 10 ; gk:triggerStart 11 ; gk:triggerEnd 15 .
c:target a oa:SpecificResource ; oa:hasSource c:article ; oa:hasSelector c:position , c:quote .
c:position a oa:TextPositionSelector ; oa:start 0 ; oa:end 42 .
c:quote a oa:TextQuoteSelector ; oa:exact "Balenciaga sued." .

c:seenDeal a oa:Annotation ; oa:hasTarget c:target ; gk:rule "deal-noun" ; gk:status gk:Asserted .
c:seenShow a oa:Annotation ; oa:hasTarget c:target ; gk:rule "performs-verb" ; gk:status gk:Planned .
c:seenWedding a oa:Annotation ; oa:hasTarget c:target ; gk:rule "married-verb" ; gk:status gk:Asserted .

c:article a gk:Document ; dcterms:identifier "one.txt" ; dcterms:title "A suit" ;
    schema:datePublished "2022-11-26"^^xsd:date ; gk:textDigest "{"0a" * 32}" .
c:said a schema:Quotation ; schema:text "We sue." ; schema:isPartOf c:article ; schema:spokenByCharacter c:brand ;
    gk:start 5 ; gk:end 12 .
c:build a gk:Build ; gk:software "graphkit 0.1.0" .
"""
# What is replaced in the sound graph, by what, and a part of the message that must come of it.
BROKEN = [
    (' rdfs:label "production company" ;', "", "exactly one canonical name"),
    ('rdfs:label "the gala"', 'rdfs:label "the gala" , "the ball"', "exactly one canonical name"),
    ('rdfs:label "the gala"', 'rdfs:label ""', "name of an entity (rdfs:label) must be a text that is not empty"),
    ('skos:altLabel "the fashion house"', 'skos:altLabel "Balenciaga"', "repeats the canonical name"),
    ('skos:altLabel "the fashion house"', 'skos:altLabel ""', "further name of an entity"),
    ("schema:sameAs c:elsewhere", 'schema:sameAs "elsewhere"', "must be an IRI, not a text"),
    ("gk:named false", 'gk:named "no"', "gk:named says true or false"),
    ('gk:member "one.txt#0"', 'gk:member "one.txt"', "merged mention (gk:member)"),
    ("c:gala a gk:Occasion ;", "c:gala", "An entity needs a class of the ontology"),
    ("c:gala a gk:Occasion", "c:gala a gk:Occasion , gk:Topic", "at once, which nothing can be"),
    ("rdf:subject c:band ;", "", "exactly one rdf:subject"),
    ("rdf:object c:gala ;", "", "exactly one rdf:object"),
    ("rdf:object c:gala ;", "rdf:object c:gala , c:city ;", "exactly one rdf:object"),
    ("rdf:predicate gk:performsAt ;", "", "exactly one rdf:predicate"),
    ("rdf:predicate gk:performsAt ;", "rdf:predicate gk:status ;", "must be a relation of the ontology"),
    ("rdf:object c:gala ;", "rdf:object c:band ;", "same entity as subject and object"),
    ("gk:status gk:Planned ; gk:date", "gk:date", "assertion needs exactly one status"),
    ("gk:status gk:Planned ; gk:date", "gk:status gk:Rumoured ; gk:date", "assertion needs exactly one status"),
    ("gk:evidence c:seenShow ;", "", "at least one piece of evidence"),
    ("gk:evidence c:seenShow ;", "", "belongs to no assertion"),
    ("gk:evidence c:seenDeal ; prov:wasDerivedFrom c:article", "gk:evidence c:seenDeal", "exactly those of its evidence"),
    ("gk:confidence 0.9", "gk:confidence 1.2", "one xsd:decimal from 0 to 1"),
    ("gk:confidence 0.9", "gk:confidence 0.9e0", "one xsd:decimal from 0 to 1"),
    ("gk:confidence 0.9", "gk:confidence 0.9 ; gk:verdict c:good", "one of gk:Accepted and gk:Rejected"),
    ("gk:confidence 0.9", 'gk:confidence 0.9 ; gk:remark ""', "remark (gk:remark) must be one text"),
    ("gk:confidence 0.9", "gk:confidence 0.9 ; gk:verdict gk:Rejected", "no assertion of it is gk:Asserted"),
    ("gk:place c:city", 'gk:place "New York"', "place (gk:place) must be one entity"),
    ('gk:reason "props"', 'gk:reason ""', "reason (gk:reason)"),
    ('gk:reason "props"', 'gk:role "a" , "b"', "role (gk:role)"),
    ('"2022-11-25"^^xsd:date', '"2022-11-25"', "date (gk:date) must be one xsd:date"),
    ('"2022-11-25"^^xsd:date', '"2022-13-25"^^xsd:date', "date (gk:date) must be one xsd:date"),
    ('"2022-11-25"^^xsd:date', '"2022-11-25"^^xsd:date , "2022"^^xsd:gYear', "date (gk:date) must be one xsd:date"),
    ('; gk:currency "USD"', "", "An amount needs a currency"),
    ("gk:amount 25000000.0 ;", "", "An amount needs a currency"),
    ('gk:currency "USD"', 'gk:currency "dollars"', "ISO 4217"),
    ("gk:amount 25000000.0", "gk:amount -25.0", "not negative"),
    ("gk:attributedTo c:singer", 'gk:attributedTo "the singer"', "one who says so (gk:attributedTo)"),
    ('oa:hasTarget c:target ; gk:rule "sues-verb"', 'gk:rule "sues-verb"', "exactly one oa:hasTarget"),
    ("oa:hasSource c:article ;", "", "exactly one document that it was read in"),
    ("oa:hasSource c:article", "oa:hasSource c:city", "exactly one document that it was read in"),
    ("oa:hasSelector c:position , c:quote", "oa:hasSelector c:quote", "exactly one position"),
    ("oa:hasSelector c:position , c:quote", "oa:hasSelector c:position", "exactly one quoted sentence"),
    ("oa:start 0 ; oa:end 42", "oa:start 42 ; oa:end 42", "must start before it ends"),
    ("oa:start 0 ; oa:end 42", "oa:start 0", "one oa:end"),
    ("oa:start 0 ; oa:end 42", "oa:start -1 ; oa:end 42", "one oa:start"),
    ("oa:start 0 ; oa:end 42", 'oa:start "0" ; oa:end 42', "one oa:start"),
    ('gk:rule "deal-noun" ;', "", "name of the one rule"),
    ('gk:rule "deal-noun" ; gk:status gk:Asserted', 'gk:rule "deal-noun"', "one status that was read at that place"),
    ('gk:why "past tense"', 'gk:why ""', "explanation (gk:why)"),
    ("gk:subjectStart 0 ; gk:subjectEnd 10", "gk:subjectStart 10 ; gk:subjectEnd 0", "position of the subject is wrong"),
    ("gk:subjectStart 0 ; gk:subjectEnd 10", "gk:objectStart 3 ; gk:objectEnd 3", "position of the object is wrong"),
    ("gk:triggerStart 11", "gk:triggerStart -11", "position of the trigger is wrong"),
    ("gk:subjectStart 0 ; gk:subjectEnd 10", "gk:subjectEnd 10", "without an end, or an end without a start"),
    ("gk:triggerStart 11 ; gk:triggerEnd 15", "gk:triggerStart 11", "without an end, or an end without a start"),
    ('dcterms:identifier "one.txt" ;', "", "exactly one dcterms:identifier"),
    ("0a0a", "zz", "one gk:textDigest"),
    ('dcterms:title "A suit"', 'dcterms:title "A suit" , "Two"', "at most one dcterms:title"),
    ('"2022-11-26"^^xsd:date', '"26 November"', "at most one schema:datePublished"),
    ('schema:text "We sue." ;', "", "exactly one schema:text"),
    ("schema:isPartOf c:article ;", "", "A quotation needs exactly one document"),
    ("schema:spokenByCharacter c:brand", "schema:spokenByCharacter c:article", "speaker of a quotation"),
    ("schema:spokenByCharacter c:brand", "gk:platform c:article", "platform of a quotation"),
    ("gk:start 5 ; gk:end 12", "gk:start 12 ; gk:end 5", "position of a quotation is wrong"),
    ('schema:text "We sue."', 'schema:text "We sue." ; gk:date "May"', "date (gk:date) must be one xsd:date"),
    (' ; gk:software "graphkit 0.1.0"', "", "name and version of the software"),
    ("c:city a gk:Place ;", "c:city a gk:Topic ; gk:wears c:city ;", "no assertion of it is gk:Asserted"),
    ("c:brand gk:sues c:company .", "", "the direct triple"),
    ("c:brand gk:partnersWith c:singer .", "", "is symmetric, but the direct triple"),
    ("c:singer gk:partnersWith c:brand .", "", "is gk:Asserted, but the direct triple"),
    ("c:suit a gk:Lawsuit", "c:suit a gk:Settlement", "must be of the event class"),
    ("c:band a gk:Organization", "c:band a gk:Group", "can't be the subject of"),
    ("c:gala a gk:Occasion", "c:gala a gk:Topic", "can't be the object of"),
]


def case(number: int, old: str = "", new: str = "") -> str:
    """The sound graph in a namespace of its own, with ``old`` replaced once by ``new``."""
    assert old in SOUND, old
    turtle = SOUND.replace(old, new, 1) if old else SOUND
    return f"{PREFIXES}@prefix c: <https://example.org/case{number}/> .\n{turtle}"


def messages(data: Graph, shapes: Graph) -> list[tuple[str, str]]:
    """What the shapes say: the nodes that it is about, and the message."""
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    return [
        (f"{report.value(result, SH.focusNode)} {report.value(result, SH.value)}", str(report.value(result, SH.resultMessage)))
        for result in report.subjects(RDF.type, SH.ValidationResult)
    ]


@pytest.fixture(scope="module")
def complaints(ontology: Graph, shapes: Graph) -> dict[int, list[str]]:
    """The messages for each broken graph, by its number: all in one run, since each run costs most of a second."""
    data = Graph()
    data += ontology
    for number, (old, new, _) in enumerate(BROKEN):
        data.parse(data=case(number, old, new), format="turtle")
    found: dict[int, list[str]] = defaultdict(list)
    for about, message in messages(data, shapes):
        for number in re.findall(r"https://example\.org/case(\d+)/", f"{about} {message}")[:1]:
            found[int(number)].append(message)
    return found


def test_a_sound_graph_conforms_and_the_shapes_are_valid_shacl(ontology: Graph, shapes: Graph) -> None:
    data = Graph().parse(data=case(0), format="turtle")
    data += ontology
    conforms, _, text = pyshacl.validate(data, shacl_graph=shapes, meta_shacl=True, allow_warnings=False)
    assert conforms, text


@pytest.mark.parametrize(("number", "expected"), [(number, message) for number, (_, _, message) in enumerate(BROKEN)])
def test_each_kind_of_broken_graph_is_told_what_is_wrong(complaints: dict[int, list[str]], number: int, expected: str) -> None:
    assert [message for message in complaints[number] if expected in message], complaints[number]


def test_a_misspelt_property_is_named(ontology: Graph, shapes: Graph) -> None:
    data = Graph().parse(data=case(0, 'gk:reason "props"', 'gk:cause "props"'), format="turtle")
    data += ontology
    found = [message for _, message in messages(data, shapes)]
    assert len(found) == 1
    assert "ontology#cause is no property of the ontology" in found[0]


def test_a_graph_without_its_ontology_is_told_so(shapes: Graph) -> None:
    found = {message for _, message in messages(Graph().parse(data=case(0), format="turtle"), shapes)}
    assert any("was the ontology loaded with the graph?" in message for message in found)


def test_every_message_is_one_that_was_written_for_people(complaints: dict[int, list[str]], shapes: Graph) -> None:
    written = [re.escape(str(text)) for text in shapes.objects(None, SH.message)]
    forms = [re.compile(re.sub(r"\\\{\\\?\w+\\\}", r"\\S+", text)) for text in written]
    for message in {message for found in complaints.values() for message in found}:
        assert any(form.fullmatch(message) for form in forms), message


def test_every_term_of_ours_that_the_shapes_speak_of_exists(ontology: Graph, shapes: Graph) -> None:
    queries = " ".join(str(text) for text in shapes.objects(None, SH.select))
    used = {GK[name] for name in re.findall(r"\bgk:([A-Za-z]+)", queries)}
    used |= {node for triple in shapes for node in triple if isinstance(node, URIRef) and node in GK}
    assert used <= set(own_terms(ontology))


@pytest.mark.parametrize(("constraint", "side"), [("subjectClass", "subject"), ("objectClass", "object")])
def test_the_shapes_let_through_what_the_vocabulary_says_fits(shapes: Graph, constraint: str, side: str) -> None:
    vocabulary = load()
    pairs = {f"{relation}-{cls}": (relation, cls) for relation in vocabulary.relations for cls in vocabulary.classes}
    turtle = [f"c:{cls} a gk:{cls} ." for cls in vocabulary.classes]
    turtle += [f"c:{key} rdf:predicate gk:{relation} ; rdf:{side} c:{cls} ." for key, (relation, cls) in pairs.items()]
    store = ox.Store()
    store.load(path=str(ontology_file("graphkit.ttl")), format=ox.RdfFormat.TURTLE)
    store.load("\n".join([PREFIXES, f"@prefix c: <{ID}> .", *turtle]).encode(), format=ox.RdfFormat.TURTLE)
    query = str(shapes.value(URIRef(f"https://w3id.org/graphkit/shapes#{constraint}"), SH.select))
    answer = store.query(query, prefixes={"gk": str(GK), "rdf": str(RDF), "rdfs": str(RDFS)})
    assert isinstance(answer, ox.QuerySolutions)
    refused = {row["value"].value.removeprefix(ID) for row in answer}

    def fits(relation: str, cls: str) -> bool:
        term = vocabulary.relation(relation)
        if side == "subject":
            return vocabulary.fits(relation, cls, min(term.range))
        return vocabulary.fits(relation, min(term.domain), cls)

    assert refused == {key for key, pair in pairs.items() if not fits(*pair)}
    assert len(refused) > 100


# --- reasoning --------------------------------------------------------------------------------------------------------

ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")  # what owlrl calls an inconsistency


def reasoned(ontology: Graph, facts: str) -> Graph:
    """All that follows from the ontology and some facts by the OWL 2 RL rules."""
    graph = Graph().parse(data=f"{PREFIXES}@prefix c: <{ID}> .\n{facts}", format="turtle")
    graph += ontology
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def test_all_that_the_vocabulary_lets_through_is_consistent(ontology: Graph) -> None:
    vocabulary = load()
    facts = [f"c:{cls} a gk:{cls} . c:other{cls} a gk:{cls} ." for cls in vocabulary.classes]
    facts += [
        f"c:{one} gk:{relation} c:other{other} ."
        for relation in vocabulary.relations
        for one, other in itertools.product(vocabulary.classes, repeat=2)
        if vocabulary.fits(relation, one, other)
    ]
    assert len(facts) > 1000
    assert list(reasoned(ontology, "\n".join(facts)).objects(None, ERROR)) == []


def test_a_reasoner_finds_wrong_classes_and_concludes_what_follows(ontology: Graph) -> None:
    graph = reasoned(
        ontology,
        """
        c:merged a gk:Brand , gk:Person .
        c:group a gk:Group ; gk:marriedTo c:husband .
        c:star gk:endorses c:shoe .
        c:chief gk:leads c:firm .
        c:one gk:status gk:Asserted , gk:Denied .
        """,
    )
    errors = "\n".join(str(error) for error in graph.objects(None, ERROR))
    for wrong in ("merged", "group", "Asserted"):
        assert wrong in errors
    assert "star" not in errors
    assert (ID.shoe, GK.partnersWith, ID.star) in graph
    assert (ID.shoe, RDF.type, GK.Agent) not in graph
    assert (ID.chief, GK.worksFor, ID.firm) in graph
    assert (ID.firm, RDF.type, URIRef("https://schema.org/Organization")) in graph
    assert (ID.husband, URIRef("https://schema.org/spouse"), ID.group) in graph


# --- the documentation ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def readme(checkout: Path) -> str:
    return (checkout / "ontology" / "README.md").read_text(encoding="utf-8")


def test_the_documentation_is_up_to_date(checkout: Path) -> None:
    script = checkout / "scripts" / "document_ontology.py"
    done = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_example_of_a_query_of_ones_own_works(readme: str, tmp_path: Path) -> None:
    (example,) = re.findall(r"```sparql\n(.+?)```", readme, flags=re.DOTALL)
    own = tmp_path / "own.rq"
    own.write_text(example, encoding="utf-8")
    data = Graph().parse(data=case(0), format="turtle")
    asked = read_query(own).bound({"who": "https://example.org/case0/brand"})
    assert [[str(value) for value in row] for row in data.query(asked)] == [["Balenciaga", str(GK.Brand)]]  # type: ignore[union-attr]


def test_the_documentation_names_every_term(ontology: Graph, readme: str) -> None:
    families = set(ontology.subjects(RDF.type, GK.RelationFamily))
    described_in_prose = {GK.Relation, GK.RelationFamily, GK.Status, GK.Verdict, GK.Assertion, GK.Document, GK.Build}
    for term in set(own_terms(ontology)) - families - described_in_prose:
        assert f"`gk:{str(term).removeprefix(GK)}`" in readme, term


def test_the_example_of_a_relation_of_ones_own_works(readme: str, tmp_path: Path) -> None:
    (example,) = re.findall(r"```turtle\n(.+?)```", readme, flags=re.DOTALL)
    own = tmp_path / "own.ttl"
    own.write_text(example, encoding="utf-8")
    assert load((own,)).relation("mentors").event_class == "Mentoring"
