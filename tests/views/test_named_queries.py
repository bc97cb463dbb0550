"""The named queries: what each answers on a small graph made by hand, and how parameters are bound."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph

from graphkit.errors import QueryError, VocabularyError
from graphkit.graph.writing import triples
from graphkit.model import Assertion, Document, Entity, Evidence, Knowledge, Statement, Status, Verdict
from graphkit.views.named_queries import NamedQuery, ParameterType, named_queries, named_query

if TYPE_CHECKING:
    from collections.abc import Mapping

BASE = "https://example.org/id/"

ENTITIES = (
    Entity("singer", "the singer", "Person", aliases=("her",)),
    Entity("sister", "the sister", "Person"),
    Entity("mother", "the mother", "Person"),
    Entity("rapper", "the rapper", "Person"),
    Entity("designer", "the designer", "Person"),
    Entity("house", "the house", "Brand"),
    Entity("sportswear", "the sportswear maker", "Brand"),
    Entity("holding", "the holding", "Organization"),
    Entity("studio", "the studio", "Organization"),
    Entity("fans", "fans", "Group"),
    Entity("campaign", "the campaign", "Campaign"),
)
DOCUMENTS = (
    Document("one.txt", "First text.", title="One", published="2022-11-20", publisher="Paper"),
    Document("two.txt", "Second text.", title="Two", published="2022-11-26", publisher="Channel"),
    Document("three.txt", "Second text.", title="Three", published="2022-11-28"),
)


def fact(
    subject: str,
    relation: str,
    object_: str,
    *told: tuple[str, Status, str | None, str | None],
    status: Status = Status.ASSERTED,
    date: str | None = None,
    amount: str | None = None,
    role: str | None = None,
    by: str | None = None,
) -> Assertion:
    """An assertion; ``told`` gives document, status, date and amount of each piece of evidence, one.txt if there is none."""
    pieces = told or (("one.txt", status, date, amount),)
    return Assertion(
        id=f"{subject}-{relation}-{object_}-{date or 'undated'}",
        subject=subject,
        relation=relation,
        object=object_,
        status=status,
        date=date,
        amount=Decimal(amount) if amount else None,
        currency="USD" if amount else None,
        role=role,
        attributed_to=by,
        evidence=tuple(
            Evidence(
                document=document,
                start=0,
                end=5,
                exact=f"What {document} says.",
                rule="by-hand",
                status=read,
                date=day,
                amount=Decimal(sum_) if sum_ else None,
                currency="USD" if sum_ else None,
                attributed_to=by,
            )
            for document, read, day, sum_ in pieces
        ),
    )


S = Status
FACTS = (
    fact("singer", "partnersWith", "house", date="2021"),
    fact("rapper", "partnersWith", "house", date="2020"),
    fact("designer", "endorses", "house"),
    fact("rapper", "partnersWith", "sportswear", date="2015"),
    fact("fans", "accuses", "rapper", date="2022-10-08"),
    fact("house", "endsPartnershipWith", "rapper", date="2022-10-21"),
    fact("sportswear", "endsPartnershipWith", "rapper", date="2022-12-25"),
    fact("house", "endsPartnershipWith", "designer"),
    fact("singer", "reviewsPartnershipWith", "house", date="2022-11-27"),
    fact("house", "launches", "campaign", ("one.txt", S.ASSERTED, None, None), ("two.txt", S.ASSERTED, None, None)),
    fact("singer", "appearsIn", "campaign"),
    fact("sister", "wears", "house"),
    fact("fans", "criticizes", "campaign", date="2022-11"),
    fact("house", "apologizesFor", "campaign", date="2022-11-22"),
    fact(
        "house",
        "sues",
        "studio",
        ("one.txt", S.ASSERTED, "2022-11-25", "25000000"),
        ("two.txt", S.ASSERTED, "2022-11", "20000000"),
        date="2022-11-25",
        amount="25000000",
    ),
    fact("house", "settlesWith", "studio", status=S.PLANNED, date="2023"),
    fact("studio", "accuses", "house", status=S.ALLEGED, by="designer"),
    fact(
        "holding",
        "owns",
        "house",
        ("two.txt", S.ASSERTED, None, None),
        ("three.txt", S.DENIED, None, None),
    ),
    fact("holding", "acquires", "sportswear", status=S.PLANNED, amount="3000000000"),
    fact("designer", "worksFor", "house", role="creative director"),
    fact("holding", "appoints", "designer", date="2015"),
    fact("singer", "siblingOf", "sister"),
    fact("mother", "parentOf", "singer"),
    fact("singer", "marriedTo", "rapper", date="2014"),
)
STATEMENTS = (
    Statement("two.txt", 0, 6, "I was shaken by the Campaign.", speaker="singer", date="2022-11-27"),
    Statement("one.txt", 0, 5, "No comment.", speaker="singer"),
    Statement("one.txt", 6, 9, "It is our campaign.", speaker="house"),
)


def filled(facts: tuple[Assertion, ...], documents: tuple[Document, ...] = DOCUMENTS) -> ox.Store:
    """An Oxigraph store with the graph of some facts."""
    graph = Graph()
    for triple in triples(Knowledge(documents, ENTITIES, facts, STATEMENTS if documents is DOCUMENTS else ()), BASE):
        graph.add(triple)
    store = ox.Store()
    store.load(graph.serialize(format="nt").encode(), format=ox.RdfFormat.N_TRIPLES)
    return store


@pytest.fixture(scope="module")
def store() -> ox.Store:
    """The graph, in an Oxigraph store."""
    return filled(FACTS)


def by_name(name: str) -> list[str]:
    """IRIs of the entities with that label."""
    return [BASE + entity.id for entity in ENTITIES if entity.label == name]


def ask(store: ox.Store, name: str, columns: str, **values: object) -> list[tuple[str | None, ...]]:
    """The rows of a named query, some columns of them, as texts."""
    answer = store.query(named_query(name).bound(values, resolve=by_name))
    assert isinstance(answer, ox.QuerySolutions)
    return [tuple(None if row[column] is None else row[column].value for column in columns.split()) for row in answer]


# --- what each query answers ------------------------------------------------------------------------------------------


def test_lawsuits_come_with_sum_and_number_of_documents(store: ox.Store) -> None:
    columns = "plaintiff defendant status date amount currency documents"
    suit = ("the house", "the studio", "Asserted", "2022-11-25", "25000000", "USD", "2")
    assert ask(store, "lawsuits", columns) == [suit]
    assert ask(store, "lawsuits", columns, who="the studio") == [suit]
    assert ask(store, "lawsuits", columns, who="the singer") == []


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2022", None, True),
        ("2022-11-25", None, True),
        ("2022-11-26", None, False),
        (None, "2022", True),
        (None, "2022-11", True),
        (None, "2022-11-24", False),
        ("2022-11", "2022-11", True),
        ("2023", None, False),
    ],
)
def test_a_period_covers_its_first_and_last_month_and_day(
    store: ox.Store, since: str | None, until: str | None, found: bool
) -> None:
    assert bool(ask(store, "lawsuits", "fact", since=since, until=until)) is found


def test_partners_on_a_day_are_those_who_began_before_and_have_not_ended(store: ox.Store) -> None:
    def partners(day: str | None) -> list[tuple[str | None, ...]]:
        return ask(store, "partners-on-day", "partner tie", brand="the house", day=day)

    designer, rapper = ("the designer", "endorses"), ("the rapper", "partnersWith")
    singer = ("the singer", "partnersWith")
    assert partners("2020-06-01") == [designer, rapper]
    assert partners("2022-10-01") == [designer, rapper, singer]
    assert partners("2022-10-22") == [designer, singer]
    # The end of the designer's tie is undated: it counts from the first article that tells of it.
    assert partners("2022-11-20") == [singer]
    assert partners(None) == [singer]


def test_a_tie_that_began_after_an_end_still_holds() -> None:
    ties = (
        fact("singer", "partnersWith", "house", date="2024"),
        fact("house", "endsPartnershipWith", "singer", date="2022-10-21"),
    )
    graph = filled(ties)
    assert ask(graph, "partners-on-day", "partner", brand="the house", day="2024-05") == [("the singer",)]
    assert ask(graph, "partners-on-day", "partner", brand="the house", day="2023") == []


def test_ties_cut_after_a_happening_within_the_days_asked_for(store: ox.Store) -> None:
    columns = "cutBy cutFrom cutOn before happenedOn"
    house = ("the house", "the rapper", "2022-10-21", "accuses", "2022-10-08")
    late = ("the sportswear maker", "the rapper", "2022-12-25", "accuses", "2022-10-08")
    assert ask(store, "ties-cut-after", columns, who="the rapper", happening="accuses") == [house]  # 30 days
    assert ask(store, "ties-cut-after", columns, happening="accuses", days=13) == [house]
    assert ask(store, "ties-cut-after", columns, happening="accuses", days=12) == []
    assert ask(store, "ties-cut-after", columns, days=100) == [house, late]


def test_reactions_tell_who_how_and_in_which_sentence(store: ox.Store) -> None:
    assert ask(store, "reactions", "who how date sentence documents", what="the campaign") == [
        ("fans", "criticizes", "2022-11", "What one.txt says.", "1"),
        ("the house", "apologizesFor", "2022-11-22", "What one.txt says.", "1"),
    ]


def test_facts_of_two_publishers_are_no_single_source_facts(store: ox.Store) -> None:
    found = ask(store, "single-source", "relation onlySource", who="the house")
    assert ("sues", "Paper") not in found
    assert ("launches", "Paper") not in found
    assert ("apologizesFor", "Paper") in found


def test_the_same_text_in_two_documents_is_one_source() -> None:
    copied = tuple(Document(name, "The same.", publisher=None) for name in ("a.txt", "b.txt"))
    told = fact("house", "sues", "studio", ("a.txt", S.ASSERTED, None, None), ("b.txt", S.ASSERTED, None, None))
    graph = filled((told,), copied)
    assert ask(graph, "single-source", "relation onlySource texts") == [("sues", "a.txt", "1")]


def test_denied_claims_give_the_denial_and_what_all_amounts_to(store: ox.Store) -> None:
    columns = "subject relation object overall sentence article"
    denial = ("the holding", "owns", "the house", "Asserted", "What three.txt says.", "three.txt")
    assert ask(store, "denied-claims", columns) == [denial]
    assert ask(store, "denied-claims", columns, who="the singer") == []


def test_allegations_name_the_one_who_makes_them(store: ox.Store) -> None:
    columns = "saidBy subject relation object"
    expected = [("the designer", "the studio", "accuses", "the house")]
    assert ask(store, "allegations", columns) == expected
    assert ask(store, "allegations", columns, source="the designer") == expected
    assert ask(store, "allegations", columns, source="the singer") == []


def test_plans_are_those_that_are_planned_only(store: ox.Store) -> None:
    assert ask(store, "plans", "subject relation object date") == [
        ("the holding", "acquires", "the sportswear maker", None),
        ("the house", "settlesWith", "the studio", "2023"),
    ]
    assert ask(store, "plans", "relation", since="2023-04") == [("settlesWith",)]


def test_the_most_connected_are_ranked_by_how_many_others_they_are_joined_with(store: ox.Store) -> None:
    people = ask(store, "most-connected", "name others facts")
    assert people[0] == ("the singer", "5", "6")
    assert all(name != "the house" for name, _, _ in people)
    assert ask(store, "most-connected", "name", least=5) == [("the singer",)]
    assert ask(store, "most-connected", "name", **{"class": "Organization"})[0] == ("the house",)  # a Brand is one


def test_statements_are_found_by_speaker_and_by_a_word_in_any_case(store: ox.Store) -> None:
    columns = "said words date"
    shaken = ("the singer", "I was shaken by the Campaign.", "2022-11-27")
    silent = ("the singer", "No comment.", "2022-11-20")
    assert ask(store, "statements", columns, speaker="the singer") == [shaken, silent]
    assert ask(store, "statements", columns, speaker="the singer", about="campaign") == [shaken]
    assert len(ask(store, "statements", columns, about="CAMPAIGN")) == 2


def test_everything_about_somebody_is_told_in_both_directions(store: ox.Store) -> None:
    found = ask(store, "about", "direction relation other", who="the singer")
    assert len(found) == 6
    assert ("from", "appearsIn", "the campaign") in found
    assert ("to", "parentOf", "the mother") in found


def test_the_story_of_two_is_in_the_order_of_its_happenings(store: ox.Store) -> None:
    for one, other in (("the singer", "the house"), ("the house", "the singer")):
        assert ask(store, "lifecycle", "date subject relation object", one=one, other=other) == [
            ("2021", "the singer", "partnersWith", "the house"),
            ("2022-11-27", "the singer", "reviewsPartnershipWith", "the house"),
        ]


def test_owners_include_those_who_plan_to_buy(store: ox.Store) -> None:
    assert ask(store, "owners", "holder tie held status amount") == [
        ("the holding", "owns", "the house", "Asserted", None),
        ("the holding", "acquires", "the sportswear maker", "Planned", "3000000000"),
    ]
    assert ask(store, "owners", "holder", what="the house") == [("the holding",)]


def test_staff_are_found_from_either_side_of_the_relation(store: ox.Store) -> None:
    assert ask(store, "staff", "name tie employer role", person="the designer") == [
        ("the designer", "appoints", "the holding", None),
        ("the designer", "worksFor", "the house", "creative director"),
    ]


def test_disagreements_are_about_status_and_amount_but_not_about_less_exact_dates(store: ox.Store) -> None:
    assert ask(store, "disagreements", "relation detail value article") == [
        ("owns", "status", "Asserted", "two.txt"),
        ("owns", "status", "Denied", "three.txt"),
        ("sues", "amount", "20000000", "two.txt"),
        ("sues", "amount", "25000000", "one.txt"),
    ]


def test_a_timeline_is_in_order_and_of_asserted_facts_unless_asked(store: ox.Store) -> None:
    found = ask(store, "timeline", "date tie", who="the rapper")
    assert [date for date, _ in found] == sorted(date for date, _ in found if date)
    assert ask(store, "timeline", "date tie", relation="endsPartnershipWith", until="2022-10") == [
        ("2022-10-21", "endsPartnershipWith")
    ]
    assert ask(store, "timeline", "date tie", status="Planned") == [("2023", "settlesWith")]


def test_sums_are_listed_by_size_and_can_be_limited(store: ox.Store) -> None:
    assert ask(store, "money", "amount unit relation") == [("3000000000", "USD", "acquires"), ("25000000", "USD", "sues")]
    assert ask(store, "money", "amount", least="25000000.01") == [("3000000000",)]
    assert ask(store, "money", "amount", currency="eur") == []
    assert len(ask(store, "money", "amount", currency="usd")) == 2


def test_faces_of_a_brand_come_through_its_campaigns_too(store: ox.Store) -> None:
    assert ask(store, "faces", "name how through", brand="the house") == [
        ("the designer", "endorses", "the house"),
        ("the singer", "appearsIn", "the campaign"),
        ("the sister", "wears", "the house"),
    ]


def test_what_two_have_in_common_is_joined_with_both(store: ox.Store) -> None:
    assert ask(store, "in-common", "name tieToOne tieToOther", one="the singer", other="the designer") == [
        ("the house", "partnersWith", "endorses"),
        ("the house", "partnersWith", "endsPartnershipWith"),
        ("the house", "partnersWith", "worksFor"),
        ("the house", "reviewsPartnershipWith", "endorses"),
        ("the house", "reviewsPartnershipWith", "endsPartnershipWith"),
        ("the house", "reviewsPartnershipWith", "worksFor"),
    ]


def test_a_parent_is_read_backwards_as_child(store: ox.Store) -> None:
    assert ask(store, "family", "tie relative", person="the singer") == [
        ("childOf", "the mother"),
        ("marriedTo", "the rapper"),
        ("siblingOf", "the sister"),
    ]


def test_evidence_gives_every_sentence_with_its_place(store: ox.Store) -> None:
    columns = "status sentence start end article publisher rule"
    assert ask(store, "evidence", columns, relation="sues") == [
        ("Asserted", "What one.txt says.", "0", "5", "one.txt", "Paper", "by-hand"),
        ("Asserted", "What two.txt says.", "0", "5", "two.txt", "Channel", "by-hand"),
    ]
    fact_iri = ask(store, "lawsuits", "fact")[0][0]
    assert len(ask(store, "evidence", "sentence", fact=fact_iri)) == 2


def test_coverage_counts_facts_and_quotations_of_every_article(store: ox.Store) -> None:
    assert ask(store, "coverage", "article outlet facts quotations") == [
        ("three.txt", None, "1", "0"),
        ("two.txt", "Channel", "3", "1"),
        ("one.txt", "Paper", str(len(FACTS) - 1), "2"),
    ]
    assert ask(store, "coverage", "article", publisher="paper") == [("one.txt",)]


def test_what_a_reviewer_rejected_is_in_no_answer_but_that_of_reviews() -> None:
    rejected = tuple(replace(one, verdict=Verdict.REJECTED, remark="misread") for one in FACTS)
    graph = filled(rejected)
    for query in named_queries().values():
        values = {"class": "Entity", "least": 1} if query.name == "most-connected" else {}
        values |= {parameter.name: BASE + "singer" for parameter in query.parameters if parameter.required}
        rows = list(graph.query(query.bound(values)))  # type: ignore[arg-type]
        if query.name == "reviewed":
            assert {(row["verdict"].value, row["remark"].value) for row in rows} == {("Rejected", "misread")}
            assert len(rows) == len(FACTS)
        elif query.name == "coverage":
            assert {row["facts"].value for row in rows} == {"0"}
        elif query.name != "statements":
            assert rows == [], query.name


def test_a_rejected_end_ends_nothing() -> None:
    deal = fact("singer", "partnersWith", "house", date="2020")
    end = fact("house", "endsPartnershipWith", "singer", date="2021")
    assert ask(filled((deal, end)), "partners-on-day", "partner", brand="the house") == []
    graph = filled((deal, replace(end, verdict=Verdict.REJECTED)))
    assert ask(graph, "partners-on-day", "partner", brand="the house") == [("the singer",)]


# --- the files --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("query", named_queries().values(), ids=lambda query: query.name)
def test_every_query_runs_as_it_stands_and_with_its_examples(store: ox.Store, query: NamedQuery) -> None:
    examples = {p.name: p.example for p in query.parameters if p.example}
    text = query.bound(examples, resolve=lambda name: [BASE + name.replace(" ", "-")])
    for runnable in (query.text, text):
        assert isinstance(store.query(runnable), ox.QuerySolutions)
        assert list(Graph().query(runnable)) == []  # rdflib's parser takes it as well
    assert "UNDEF" not in text or any(p.example is None and p.default is None for p in query.parameters)


@pytest.mark.parametrize("query", named_queries().values(), ids=lambda query: query.name)
def test_every_query_is_documented_and_ordered(query: NamedQuery) -> None:
    assert query.title
    assert query.title[-1] not in ".?!"
    assert query.description.endswith(".")
    assert "ORDER BY" in query.text
    for parameter in query.parameters:
        assert parameter.description
        assert parameter.example or parameter.default or parameter.type is ParameterType.IRI, parameter.name


@pytest.mark.parametrize("query", named_queries().values(), ids=lambda query: query.name)
def test_what_is_required_stands_before_what_is_optional(query: NamedQuery) -> None:
    """Engines match what stands after an OPTIONAL or BIND by itself first: two names there are all pairs of names."""
    lines = query.text.splitlines()
    first = next((number for number, line in enumerate(lines) if line.startswith(("  OPTIONAL", "  BIND"))), len(lines))
    assert [line for line in lines[first:] if line.startswith("  ?")] == []


def test_without_values_a_query_asks_for_all_and_has_its_defaults() -> None:
    text = named_query("ties-cut-after").bound()
    assert '{ (UNDEF UNDEF "30"^^<http://www.w3.org/2001/XMLSchema#integer>) }' in text


# --- parameters -------------------------------------------------------------------------------------------------------


def bound(name: str, **values: object) -> str:
    return named_query(name).bound(values, resolve=by_name)


def test_several_values_mean_any_of_them(store: ox.Store) -> None:
    found = ask(store, "owners", "held", what=["the house", "the sportswear maker"])
    assert found == [("the house",), ("the sportswear maker",)]
    assert ask(store, "timeline", "tie", relation=("sues", "endsPartnershipWith"), since="2022-12") == [("endsPartnershipWith",)]


def test_a_name_that_several_entities_have_means_all_of_them(store: ox.Store) -> None:
    text = named_query("owners").bound({"what": "it"}, resolve=lambda _: [BASE + "house", BASE + "sportswear"])
    assert len(list(store.query(text))) == 2  # type: ignore[arg-type]


def test_python_values_are_taken_as_well() -> None:
    assert '"2022-11-27"^^' in bound("lawsuits", since=datetime.date(2022, 11, 27))
    assert '"2500000.50"^^' in bound("money", least=Decimal("2.50000050E+6"))


@given(st.text(min_size=1).filter(lambda text: text.strip() and not any("\ud800" <= c <= "\udfff" for c in text)))
def test_no_text_can_become_part_of_the_query(text: str) -> None:
    graph = ox.Store()
    schema, label = "https://schema.org/", "http://www.w3.org/2000/01/rdf-schema#label"
    graph.update(f"INSERT DATA {{ <q:1> a <{schema}Quotation> ; <{schema}isPartOf> <q:3> ; <{schema}spokenByCharacter> <q:2> }}")
    graph.update(f"INSERT DATA {{ <q:2> <{label}> 'who' }}")
    graph.update("INSERT DATA { <q:3> <http://purl.org/dc/terms/identifier> 'd' }")
    words = ox.Quad(ox.NamedNode("q:1"), ox.NamedNode("https://schema.org/text"), ox.Literal(text))
    graph.add(words)
    rows = list(graph.query(named_query("statements").bound({"about": text})))  # type: ignore[arg-type]
    assert [row["words"].value for row in rows] == [text]  # type: ignore[index]
    graph.remove(words)
    graph.add(ox.Quad(words.subject, words.predicate, ox.Literal("")))
    assert list(graph.query(named_query("statements").bound({"about": text}))) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("lawsuits", {"whom": "x"}, "no parameter 'whom': did you mean who?"),
        ("lawsuits", {"zzz": "x"}, "no parameter 'zzz': there are who, since, until"),
        ("lawsuits", {"who": "nobody"}, "parameter who (entity): 'nobody': no entity of the graph"),
        ("lawsuits", {"who": ""}, "give a value, or leave the parameter out"),
        ("lawsuits", {"who": []}, "name at least one"),
        ("lawsuits", {"who": "https://example.org/a> } #"}, "parameter who (entity)"),
        ("lawsuits", {"since": "yesterday"}, "parameter since (date): 'yesterday': give a day, month or year"),
        ("lawsuits", {"since": "2022-02-30"}, "give a day, month or year"),
        ("lawsuits", {"since": "2022-13"}, "give a day, month or year"),
        ("lawsuits", {"since": "0000"}, "give a day, month or year"),
        ("ties-cut-after", {"days": "ten"}, "give a whole number"),
        ("ties-cut-after", {"days": "1.5"}, "give a whole number"),
        ("money", {"least": "lots"}, "give a number such as"),
        ("money", {"least": "NaN"}, "give a number such as"),
        ("money", {"currency": "\ud800"}, "parameter currency (text)"),
        ("timeline", {"status": "True"}, "give one of Asserted, Planned"),
        ("in-common", {"one": "the singer"}, "query in-common needs a value for other (the other)"),
        ("evidence", {"fact": "fact 1"}, "give a full IRI"),
        ("evidence", {"fact": "https://example.org/<x>"}, "characters that can't stand there"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(name: str, values: Mapping[str, object], message: str) -> None:
    with pytest.raises(QueryError) as refused:
        named_query(name).bound(values, resolve=by_name)
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)


def test_names_of_entities_need_somebody_who_finds_them() -> None:
    with pytest.raises(QueryError, match="give the IRI of an entity"):
        named_query("about").bound({"who": "the singer"})
    assert f"<{BASE}singer>" in named_query("about").bound({"who": f"{BASE}singer"})


def test_an_unknown_relation_or_class_is_refused_by_the_vocabulary() -> None:
    with pytest.raises(VocabularyError, match="did you mean sues"):
        bound("timeline", relation="sue")
    with pytest.raises(VocabularyError, match="did you mean Person"):
        bound("most-connected", **{"class": "Persons"})


def test_an_unknown_query_is_refused_with_the_nearest_names() -> None:
    with pytest.raises(QueryError, match="no query named 'lawsuit': did you mean lawsuits"):
        named_query("lawsuit")
    with pytest.raises(QueryError, match="there are about, allegations"):
        named_query("xyzzy")


# --- a user's own queries ---------------------------------------------------------------------------------------------

OWN = """#+ title = "Own"
#+ description = "A query of a user."
#+ [parameters.who]
#+ type = "entity"
#+ description = "somebody"

SELECT ?who WHERE {
  VALUES (?who) { (UNDEF) }
  ?who a ?class
}
"""


def write(folder: Path, text: str) -> tuple[Path, ...]:
    (folder / "own.rq").write_text(text, encoding="utf-8")
    return (folder,)


def test_a_users_folder_adds_queries(tmp_path: Path) -> None:
    queries = named_queries(write(tmp_path, OWN))
    assert queries["own"].title == "Own"
    assert [(p.name, p.type) for p in queries["own"].parameters] == [("who", ParameterType.ENTITY)]
    assert "lawsuits" in queries
    assert list(queries) == sorted(queries)


def replaced(old: str, new: str) -> str:
    assert old in OWN
    return OWN.replace(old, new)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (OWN.replace("#+ ", "# "), "has no header"),
        (replaced('title = "Own"', "title = Own"), "are not TOML"),
        (replaced('#+ title = "Own"\n', ""), "lack a title"),
        (replaced('title = "Own"', 'title = ""'), "lack a title"),
        (replaced('#+ description = "somebody"\n', ""), "lack a description"),
        (replaced('title = "Own"', 'title = "Own"\n#+ author = "me"'), "unknown author"),
        (replaced('"somebody"', '"somebody"\n#+ defualt = 1'), "unknown defualt"),
        (replaced('"somebody"', '"somebody"\n#+ required = "yes"'), "parameter who: required is true or false"),
        (replaced('"entity"', '"entities"'), "unknown type 'entities': did you mean entity?"),
        (replaced("[parameters.who]\n#+ type", "[parameters]\n#+ who"), "must be a table [parameters.who]"),
        (replaced("  VALUES (?who) { (UNDEF) }\n", ""), "needs VALUES (?who) { (UNDEF) }"),
        (replaced("(?who) {", "(?whom) {"), "needs VALUES (?who) { (UNDEF) }"),
        (replaced("(UNDEF)", "(UNDEF UNDEF)"), "needs VALUES (?who) { (UNDEF) }"),
        (OWN.split("#+ [")[0] + "SELECT * WHERE { VALUES (?a) { (UNDEF) } ?a a ?b }", "needs no line of parameters"),
    ],
)
def test_a_mistake_in_a_users_query_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(QueryError) as refused:
        named_queries(write(tmp_path, text))
    assert message in str(refused.value)
    assert "own.rq" in str(refused.value)


def test_a_folder_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="is no folder of queries"):
        named_queries((tmp_path / "absent",))
