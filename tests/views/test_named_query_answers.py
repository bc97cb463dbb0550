"""What each of the named queries answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from graphkit.model import Document, Verdict
from graphkit.views.named_queries import named_queries

if TYPE_CHECKING:
    pass

from tests.views.query_samples import BASE, FACTS, S, ask, fact, filled


def test_lawsuits_come_with_sum_and_number_of_documents(queried: ox.Store) -> None:
    columns = "plaintiff defendant status date amount currency documents"
    suit = ("the house", "the studio", "Asserted", "2022-11-25", "25000000", "USD", "2")
    assert ask(queried, "lawsuits", columns) == [suit]
    assert ask(queried, "lawsuits", columns, who="the studio") == [suit]
    assert ask(queried, "lawsuits", columns, who="the singer") == []


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
    queried: ox.Store, since: str | None, until: str | None, found: bool
) -> None:
    assert bool(ask(queried, "lawsuits", "fact", since=since, until=until)) is found


def test_partners_on_a_day_are_those_who_began_before_and_have_not_ended(queried: ox.Store) -> None:
    def partners(day: str | None) -> list[tuple[str | None, ...]]:
        return ask(queried, "partners-on-day", "partner tie", brand="the house", day=day)

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


def test_ties_cut_after_a_happening_within_the_days_asked_for(queried: ox.Store) -> None:
    columns = "cutBy cutFrom cutOn before happenedOn"
    house = ("the house", "the rapper", "2022-10-21", "accuses", "2022-10-08")
    late = ("the sportswear maker", "the rapper", "2022-12-25", "accuses", "2022-10-08")
    assert ask(queried, "ties-cut-after", columns, who="the rapper", happening="accuses") == [house]  # 30 days
    assert ask(queried, "ties-cut-after", columns, happening="accuses", days=13) == [house]
    assert ask(queried, "ties-cut-after", columns, happening="accuses", days=12) == []
    assert ask(queried, "ties-cut-after", columns, days=100) == [house, late]


def test_reactions_tell_who_how_and_in_which_sentence(queried: ox.Store) -> None:
    assert ask(queried, "reactions", "who how date sentence documents", what="the campaign") == [
        ("fans", "criticizes", "2022-11", "What one.txt says.", "1"),
        ("the house", "apologizesFor", "2022-11-22", "What one.txt says.", "1"),
    ]


def test_facts_of_two_publishers_are_no_single_source_facts(queried: ox.Store) -> None:
    found = ask(queried, "single-source", "relation onlySource", who="the house")
    assert ("sues", "Paper") not in found
    assert ("launches", "Paper") not in found
    assert ("apologizesFor", "Paper") in found


def test_the_same_text_in_two_documents_is_one_source() -> None:
    copied = tuple(Document(name, "The same.", publisher=None) for name in ("a.txt", "b.txt"))
    told = fact("house", "sues", "studio", ("a.txt", S.ASSERTED, None, None), ("b.txt", S.ASSERTED, None, None))
    graph = filled((told,), copied)
    assert ask(graph, "single-source", "relation onlySource texts") == [("sues", "a.txt", "1")]


def test_denied_claims_give_the_denial_and_what_all_amounts_to(queried: ox.Store) -> None:
    columns = "subject relation object overall sentence article"
    denial = ("the holding", "owns", "the house", "Asserted", "What three.txt says.", "three.txt")
    assert ask(queried, "denied-claims", columns) == [denial]
    assert ask(queried, "denied-claims", columns, who="the singer") == []


def test_allegations_name_the_one_who_makes_them(queried: ox.Store) -> None:
    columns = "saidBy subject relation object"
    expected = [("the designer", "the studio", "accuses", "the house")]
    assert ask(queried, "allegations", columns) == expected
    assert ask(queried, "allegations", columns, source="the designer") == expected
    assert ask(queried, "allegations", columns, source="the singer") == []


def test_plans_are_those_that_are_planned_only(queried: ox.Store) -> None:
    assert ask(queried, "plans", "subject relation object date") == [
        ("the holding", "acquires", "the sportswear maker", None),
        ("the house", "settlesWith", "the studio", "2023"),
    ]
    assert ask(queried, "plans", "relation", since="2023-04") == [("settlesWith",)]


def test_the_most_connected_are_ranked_by_how_many_others_they_are_joined_with(queried: ox.Store) -> None:
    people = ask(queried, "most-connected", "name others facts")
    assert people[0] == ("the singer", "5", "6")
    assert all(name != "the house" for name, _, _ in people)
    assert ask(queried, "most-connected", "name", least=5) == [("the singer",)]
    assert ask(queried, "most-connected", "name", **{"class": "Organization"})[0] == ("the house",)  # a Brand is one


def test_statements_are_found_by_speaker_and_by_a_word_in_any_case(queried: ox.Store) -> None:
    columns = "said words date"
    shaken = ("the singer", "I was shaken by the Campaign.", "2022-11-27")
    silent = ("the singer", "No comment.", "2022-11-20")
    assert ask(queried, "statements", columns, speaker="the singer") == [shaken, silent]
    assert ask(queried, "statements", columns, speaker="the singer", about="campaign") == [shaken]
    assert len(ask(queried, "statements", columns, about="CAMPAIGN")) == 2


def test_everything_about_somebody_is_told_in_both_directions(queried: ox.Store) -> None:
    found = ask(queried, "about", "direction relation other", who="the singer")
    assert len(found) == 6
    assert ("from", "appearsIn", "the campaign") in found
    assert ("to", "parentOf", "the mother") in found


def test_the_story_of_two_is_in_the_order_of_its_happenings(queried: ox.Store) -> None:
    for one, other in (("the singer", "the house"), ("the house", "the singer")):
        assert ask(queried, "lifecycle", "date subject relation object", one=one, other=other) == [
            ("2021", "the singer", "partnersWith", "the house"),
            ("2022-11-27", "the singer", "reviewsPartnershipWith", "the house"),
        ]


def test_owners_include_those_who_plan_to_buy(queried: ox.Store) -> None:
    assert ask(queried, "owners", "holder tie held status amount") == [
        ("the holding", "owns", "the house", "Asserted", None),
        ("the holding", "acquires", "the sportswear maker", "Planned", "3000000000"),
    ]
    assert ask(queried, "owners", "holder", what="the house") == [("the holding",)]


def test_staff_are_found_from_either_side_of_the_relation(queried: ox.Store) -> None:
    assert ask(queried, "staff", "name tie employer role", person="the designer") == [
        ("the designer", "appoints", "the holding", None),
        ("the designer", "worksFor", "the house", "creative director"),
    ]


def test_disagreements_are_about_status_and_amount_but_not_about_less_exact_dates(queried: ox.Store) -> None:
    assert ask(queried, "disagreements", "relation detail value article") == [
        ("owns", "status", "Asserted", "two.txt"),
        ("owns", "status", "Denied", "three.txt"),
        ("sues", "amount", "20000000", "two.txt"),
        ("sues", "amount", "25000000", "one.txt"),
    ]


def test_a_timeline_is_in_order_and_of_asserted_facts_unless_asked(queried: ox.Store) -> None:
    found = ask(queried, "timeline", "date tie", who="the rapper")
    assert [date for date, _ in found] == sorted(date for date, _ in found if date)
    assert ask(queried, "timeline", "date tie", relation="endsPartnershipWith", until="2022-10") == [
        ("2022-10-21", "endsPartnershipWith")
    ]
    assert ask(queried, "timeline", "date tie", status="Planned") == [("2023", "settlesWith")]


def test_sums_are_listed_by_size_and_can_be_limited(queried: ox.Store) -> None:
    assert ask(queried, "money", "amount unit relation") == [("3000000000", "USD", "acquires"), ("25000000", "USD", "sues")]
    assert ask(queried, "money", "amount", least="25000000.01") == [("3000000000",)]
    assert ask(queried, "money", "amount", currency="eur") == []
    assert len(ask(queried, "money", "amount", currency="usd")) == 2


def test_faces_of_a_brand_come_through_its_campaigns_too(queried: ox.Store) -> None:
    assert ask(queried, "faces", "name how through", brand="the house") == [
        ("the designer", "endorses", "the house"),
        ("the singer", "appearsIn", "the campaign"),
        ("the sister", "wears", "the house"),
    ]


def test_what_two_have_in_common_is_joined_with_both(queried: ox.Store) -> None:
    assert ask(queried, "in-common", "name tieToOne tieToOther", one="the singer", other="the designer") == [
        ("the house", "partnersWith", "endorses"),
        ("the house", "partnersWith", "endsPartnershipWith"),
        ("the house", "partnersWith", "worksFor"),
        ("the house", "reviewsPartnershipWith", "endorses"),
        ("the house", "reviewsPartnershipWith", "endsPartnershipWith"),
        ("the house", "reviewsPartnershipWith", "worksFor"),
    ]


def test_a_parent_is_read_backwards_as_child(queried: ox.Store) -> None:
    assert ask(queried, "family", "tie relative", person="the singer") == [
        ("childOf", "the mother"),
        ("marriedTo", "the rapper"),
        ("siblingOf", "the sister"),
    ]


def test_evidence_gives_every_sentence_with_its_place(queried: ox.Store) -> None:
    columns = "status sentence start end article publisher rule"
    assert ask(queried, "evidence", columns, relation="sues") == [
        ("Asserted", "What one.txt says.", "0", "5", "one.txt", "Paper", "by-hand"),
        ("Asserted", "What two.txt says.", "0", "5", "two.txt", "Channel", "by-hand"),
    ]
    fact_iri = ask(queried, "lawsuits", "fact")[0][0]
    assert len(ask(queried, "evidence", "sentence", fact=fact_iri)) == 2


def test_coverage_counts_facts_and_quotations_of_every_article(queried: ox.Store) -> None:
    assert ask(queried, "coverage", "article outlet facts quotations") == [
        ("three.txt", None, "1", "0"),
        ("two.txt", "Channel", "3", "1"),
        ("one.txt", "Paper", str(len(FACTS) - 1), "2"),
    ]
    assert ask(queried, "coverage", "article", publisher="paper") == [("one.txt",)]


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
