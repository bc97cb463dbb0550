"""The metric on cases that were counted by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from rdflib import RDF, URIRef

from graphkit.errors import InputError
from graphkit.evaluation import from_graph, from_knowledge, from_turtle, score
from graphkit.evaluation.gold import GoldDocument, GoldEntity, GoldFact, GoldNames, content_words, normalized
from graphkit.evaluation.kinds import RelationKinds
from graphkit.evaluation.result import Counts, DateShare, Presence, Share, StatusCounts
from graphkit.model import Status
from graphkit.vocabulary import load

GK = "https://w3id.org/graphkit/ontology#"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The New York Times", "new york times"),
        ("Dior’s", "dior"),
        ("H&M", "h&m"),
        ("D. Smith–Jones", "d smith jones"),
        ("of the", ""),
    ],
)
def test_names_are_compared_without_case_punctuation_and_leading_stop_words(name, expected):
    assert normalized(name) == expected


def test_content_words_lose_the_plural_s_of_longer_words_only():
    assert content_words("the gas ads of brands") == {"gas", "ads", "brand"}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Kanye West",), {"Kanye West"}),
        (("Somebody", "Ye"), {"Kanye West"}),
        (("Adidas", "Ye"), {"Adidas"}),  # the label wins over the other names
        (("holiday ad campaign",), {"holiday campaign"}),  # two of three words are shared
        (("holiday",), {"holiday campaign"}),
        (("Kanye East",), set()),  # a person has a proper name: shared words are not enough
        (("the",), set()),
        ((), set()),
    ],
)
def test_a_name_is_resolved_by_label_then_alias_then_words(gold, names, expected):
    assert GoldNames(gold[0].entities).resolve(names) == expected


def test_the_kinds_of_relations_come_from_the_ontology():
    kinds = RelationKinds.of(load())
    assert kinds.symmetric == {"partnersWith", "settlesWith", "marriedTo", "separatedFrom", "dating", "siblingOf"}
    assert kinds.supers == {"partnersWith": {"endorses"}, "worksFor": {"leads"}}


def test_a_graph_is_counted_as_by_hand(gold, build, said):
    graph = build(
        [
            said("Adidas", "endsPartnershipWith", ("Somebody", "Ye"), date="2022-10"),  # right, and so is its date
            said("Balenciaga", "sues", "North Six", amount="25100000"),  # right, and the amount is near enough
            said("Kim Kardashian", "partnersWith", "Balenciaga"),  # above a fact of the gold: neither right nor wrong
            said("Gap", "partnersWith", "Balenciaga"),  # right the other way round
            said("Balenciaga", "partnersWith", "Gap"),  # found again
            said("Kim Kardashian", "boycotts", "Balenciaga"),  # wrong: denied
            said("Balenciaga", "withdraws", "holiday campaign"),  # optional
            said("Balenciaga", "creates", "the holiday ads"),  # wrong: the gold has other relations
            said("Vogue", "features", "Balenciaga"),  # wrong: unknown to the gold
            said("Kanye West", "endsPartnershipWith", "Adidas"),  # wrong way round
            said("Gap", "sues", "North Six", document="other.txt"),  # of no gold document
        ]
    )
    evaluation = score(gold, graph)
    assert evaluation.overall == Counts(tp=3, fp=4, fn=2)
    assert evaluation.duplicates == 1
    assert evaluation.overall.precision == pytest.approx(3 / 7)
    assert evaluation.overall.recall == pytest.approx(3 / 5)
    assert evaluation.overall.f1 == pytest.approx(0.5)
    assert evaluation.macro_f1 == pytest.approx(0.5)
    assert evaluation.per_document == {"deal.txt": Counts(3, 4, 2)}
    assert evaluation.per_relation["endsPartnershipWith"] == Counts(tp=1, fp=1, fn=0)
    assert evaluation.per_relation["endorses"] == Counts(tp=0, fp=0, fn=1)
    assert evaluation.statuses == Share(right=3, total=4)
    assert evaluation.dates == DateShare(right=1, total=1, given=1)
    assert evaluation.amounts == Share(right=1, total=1)
    assert evaluation.per_status["Asserted"] == StatusCounts(gold=5, found=3, right=3)
    assert evaluation.per_status["Denied"] == StatusCounts(gold=1, found=1, right=0)
    assert evaluation.graph.assertions == 11


def test_wrong_facts_tell_what_the_gold_has_instead(gold, build, said):
    graph = build(
        [
            said("Kardashian", "boycotts", "Balenciaga", sentence="She will boycott Balenciaga.", rule="boycott-verb"),
            said("Balenciaga", "creates", "holiday campaign"),
            said("Vogue", "features", "Balenciaga"),
            said("Adidas", "owns", "Gap"),
        ]
    )
    denied, created, unknown, nothing = score(gold, graph).false_positives
    assert denied.gold_says == ("boycotts:Denied", "endorses:Asserted")
    assert denied.wrong_status
    assert denied.prediction.passages[0].text == "She will boycott Balenciaga."
    assert denied.prediction.passages[0].rule == "boycott-verb"
    assert created.gold_says == ("launches:Asserted", "withdraws:Asserted")
    assert not created.wrong_status
    assert (unknown.subjects, unknown.objects, unknown.gold_says) == ((), ("Balenciaga",), ())
    assert (nothing.subjects, nothing.objects, nothing.gold_says) == (("Adidas",), ("Gap",), ())


def test_missed_facts_tell_whether_the_graph_has_their_ends(gold, build, said):
    graph = build(
        [
            said("Balenciaga", "criticizes", "North Six"),
            said("Balenciaga", "sues", "North Six", Status.PLANNED),
            said("Kanye West", "supports", "Gap", document="other.txt"),
        ]
    )
    missed = {item.fact.relation: item for item in score(gold, graph).false_negatives}
    assert missed["sues"].graph_says == ("criticizes:Asserted", "sues:Planned")
    assert (missed["sues"].subject, missed["sues"].object) == (Presence.FACT, Presence.FACT)
    assert missed["sues"].fact.quote == "has sued"
    ends = missed["endsPartnershipWith"]
    assert (ends.subject, ends.object, ends.graph_says) == (Presence.MISSING, Presence.GRAPH, ())


def test_an_entity_that_stands_in_the_document_without_a_fact_is_told_apart(gold, build, said):
    graph = build([said("Balenciaga", "sues", "North Six"), said("Gap", "supports", "Adidas", document="other.txt")])
    entities = tuple(
        replace(entity, members=(*entity.members, ("deal.txt", "r1"))) if entity.label == "Gap" else entity
        for entity in graph.entities
    )
    missed = {item.fact.relation: item for item in score(gold, replace(graph, entities=entities)).false_negatives}
    assert missed["partnersWith"].object is Presence.DOCUMENT
    assert missed["partnersWith"].subject is Presence.FACT


@pytest.mark.parametrize(
    ("date", "right", "given"),
    [("2022-10-25", 1, 1), ("2022-10", 1, 1), ("2022", 1, 1), ("2022-10-26", 0, 1), (None, 0, 0)],
)
def test_a_date_is_right_when_it_agrees_as_far_as_it_goes(gold, build, said, date, right, given):
    evaluation = score(gold, build([said("Adidas", "endsPartnershipWith", "Kanye West", date=date)]))
    assert evaluation.dates == DateShare(right=right, total=1, given=given)
    assert [(error.expected, error.got) for error in evaluation.date_errors] == ([] if right else [("2022-10-25", date)])


@pytest.mark.parametrize(("amount", "right"), [("25000000", 1), ("25249999", 1), ("25250000", 0), ("25", 0), (None, 0)])
def test_an_amount_may_be_one_percent_off(gold, build, said, amount, right):
    evaluation = score(gold, build([said("Balenciaga", "sues", "North Six", amount=amount)]))
    assert evaluation.amounts == Share(right, 1)
    assert [(error.expected, error.got) for error in evaluation.amount_errors] == ([] if right else [("25000000", amount)])


def test_the_status_of_a_found_fact_is_judged_whatever_it_is(gold, build, said):
    graph = build(
        [
            said("Adidas", "endsPartnershipWith", "Kanye West", Status.ALLEGED),
            said("Kardashian", "boycotts", "Balenciaga", Status.DENIED),
        ]
    )
    evaluation = score(gold, graph)
    assert evaluation.overall == Counts(tp=0, fp=0, fn=5)
    assert evaluation.statuses == Share(right=1, total=2)
    (error,) = evaluation.status_errors
    assert (error.expected, error.got, error.fact.relation) == ("Asserted", "Alleged", "endsPartnershipWith")


def test_two_happenings_between_the_same_two_are_found_one_by_one(build, said):
    fact = GoldFact("Balenciaga", "sues", "North Six", Status.ASSERTED)
    gold = (GoldDocument("deal.txt", (GoldEntity("Balenciaga", "Brand"), GoldEntity("North Six", "Organization")), (fact, fact)),)
    once = build([said("Balenciaga", "sues", "North Six")])
    thrice = build([said("Balenciaga", "sues", "North Six")] * 3)
    assert score(gold, once).overall == Counts(tp=1, fp=0, fn=1)
    assert score(gold, thrice).overall == Counts(tp=2, fp=0, fn=0)
    assert score(gold, thrice).duplicates == 1


def test_what_each_document_says_counts_for_itself(gold, build, said):
    """One assertion with evidence of two documents and two statuses is one prediction for each."""
    (first, second) = build(
        [
            said("Adidas", "endsPartnershipWith", "Ye", date="2022"),
            said("Adidas", "endsPartnershipWith", "Ye", Status.PLANNED, document="dir/other.txt"),
        ]
    ).assertions
    graph = build([said("Adidas", "endsPartnershipWith", "Ye"), said("Gap", "supports", "Gap", document="dir/other.txt")])
    fused = replace(graph.assertions[0], date="2022", evidence=(*first.evidence, *second.evidence))
    predictions = from_knowledge(replace(graph, assertions=(fused,))).predictions
    assert [(p.document, p.status, p.date) for p in predictions] == [
        ("deal.txt", "Asserted", "2022"),
        ("other.txt", "Planned", "2022"),
    ]


def test_an_empty_graph_and_an_empty_gold_give_numbers(gold, build):
    nothing = build([])
    assert score(gold, nothing).overall == Counts(tp=0, fp=0, fn=5)
    assert score(gold, nothing).summary()["F1"] == 0
    empty = score((GoldDocument("deal.txt", (), ()),), nothing)
    assert (empty.overall, empty.macro_f1, empty.statuses.value) == (Counts(), 1.0, None)
    assert score((), nothing).macro_f1 == 0


def test_a_graph_in_memory_and_its_turtle_give_the_same_evaluation(gold, build, said, write_turtle):
    graph = build(
        [said("Adidas", "endsPartnershipWith", "Ye", date="2022-10"), said("Vogue", "features", "Balenciaga", amount="7.50")]
    )
    in_memory, written = score(gold, graph), score(gold, from_turtle(write_turtle(graph)))
    assert replace(written, graph=in_memory.graph) == in_memory
    assert replace(written.graph, triples=None) == in_memory.graph


def test_broken_promises_of_a_graph_are_counted(gold, build, said, rdf):
    graph = rdf(
        build([said("Adidas", "endsPartnershipWith", "Ye"), said("Gap", "partnersWith", "Ye"), said("Gap", "owns", "Ye")])
    )
    for subject, object_ in list(graph.subject_objects(URIRef(GK + "owns"))):
        graph.remove((subject, URIRef(GK + "owns"), object_))
        graph.add((object_, URIRef(GK + "endsPartnershipWith"), object_))
        graph.add((object_, URIRef(GK + "partnersWith"), object_))  # may follow from a sub-relation
    evidence = next(graph.objects(None, URIRef(GK + "evidence")))
    for assertion in list(graph.subjects(URIRef(GK + "evidence"), evidence)):
        graph.remove((assertion, URIRef(GK + "evidence"), None))
    checks = score(gold, from_graph(graph)).graph
    assert (checks.assertions, checks.direct_missing, checks.direct_without_assertion, checks.without_position) == (3, 1, 1, 1)
    assert checks.triples == len(graph)


def test_an_assertion_without_ends_is_refused(rdf, build):
    graph = rdf(build([]))
    graph.add((URIRef("https://example.org/fact"), RDF.predicate, URIRef(GK + "sues")))
    with pytest.raises(InputError, match=r"example\.org/fact: an assertion needs"):
        from_graph(graph)


def test_files_that_are_not_turtle_are_refused_in_one_line(tmp_path):
    broken, binary = tmp_path / "broken.ttl", tmp_path / "binary.ttl"
    broken.write_text("this is no turtle")
    binary.write_bytes(b"\xff\xfe\x00")
    for path in (broken, binary, tmp_path / "missing.ttl", tmp_path):
        with pytest.raises(InputError) as caught:
            from_turtle(path)
        assert str(caught.value).startswith(f"{path}: ")
        assert "\n" not in str(caught.value)


def test_amounts_that_are_equal_are_read_once(build, said, rdf):
    """However they are written: 25 and 25.0 of the same document are one reading."""
    graph = build([said("Balenciaga", "sues", "North Six", amount="25")])
    (assertion,) = graph.assertions
    (evidence,) = assertion.evidence
    twice = replace(assertion, evidence=(evidence, replace(evidence, amount=Decimal("25.0"), rule="another")))
    graph = replace(graph, assertions=(twice,))
    for extraction in (from_knowledge(graph), from_graph(rdf(graph))):
        (prediction,) = extraction.predictions
        assert prediction.amount == 25
        assert {passage.rule for passage in prediction.passages} == {"a-rule", "another"}
