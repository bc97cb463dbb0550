"""Claims of many documents become assertions: one happening once, with all its evidence."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.errors import InputError, VocabularyError
from graphkit.fuse import fuse
from graphkit.fuse.happenings import compatible
from graphkit.model import Assertion, Claim, Document, Knowledge, Provenance, Quotation, Reading, Referent, Span, Status
from graphkit.resolve import resolve

CAST = {
    "nike": Referent("nike", "Nike", "Brand"),
    "prada": Referent("prada", "Prada", "Brand"),
    "ann": Referent("ann", "Ann Lee", "Person"),
    "bo": Referent("bo", "Bo Ray", "Person"),
}
SENTENCES = ("Nike dropped Ann Lee.", "Ann Lee is no longer with Nike.", "Prada and Nike sat down.", "Bo Ray married Ann Lee.")
TEXT = " ".join(SENTENCES)


def claim(relation: str, subject: str, object: str, *, sentence: int = 0, **more: Any) -> Claim:
    start = TEXT.index(SENTENCES[sentence])
    return Claim("", relation, subject, object, start, start + len(SENTENCES[sentence]), more.pop("rule", "a-rule"), **more)


def reading(identifier: str, *claims: Claim, published: str | None = None, text: str | None = None, **more: Any) -> Reading:
    """A document with the whole cast; its text begins with its name, so that no two are copies unless told so."""
    own = (f"({identifier}) {TEXT}") if text is None else text
    shift = own.index(TEXT)
    moved = tuple(
        replace(c, document=identifier, start=c.start + shift if text is not None else 0, end=c.end + shift) for c in claims
    )
    return Reading(Document(identifier, own, published=published), tuple(CAST.values()), moved, **more)


def known(*readings: Reading) -> Knowledge:
    return fuse(readings, resolve(readings), Provenance("graphkit", "model", "0"))


def the_only(knowledge: Knowledge) -> Assertion:
    (assertion,) = knowledge.assertions
    return assertion


def drop(**more: Any) -> Claim:
    return claim("endsPartnershipWith", "nike", "ann", **more)


def test_one_happening_told_twice_is_one_assertion_with_two_pieces_of_evidence() -> None:
    knowledge = known(reading("b.txt", drop(date="2022-10-25")), reading("a.txt", drop(date="2022-10")))
    found = the_only(knowledge)
    assert (found.id, found.date, found.documents) == ("nike--endsPartnershipWith--ann-lee", "2022-10-25", ("a.txt", "b.txt"))
    assert [e.date for e in found.evidence] == ["2022-10", "2022-10-25"]
    texts = {d.identifier: d.text for d in knowledge.documents}
    assert all(e.exact == texts[e.document][e.start : e.end] for e in found.evidence)
    assert [d.identifier for d in knowledge.documents] == ["a.txt", "b.txt"]
    assert [e.id for e in knowledge.entities] == ["ann-lee", "nike"]


def test_two_deals_of_different_years_are_two_assertions() -> None:
    knowledge = known(
        reading("a", claim("partnersWith", "nike", "ann", date="2013")),
        reading("b", claim("partnersWith", "nike", "ann", date="2016-02-01")),
    )
    assert [(a.id, a.date) for a in knowledge.assertions] == [
        ("ann-lee--partnersWith--nike--2013", "2013"),
        ("ann-lee--partnersWith--nike--2016-02-01", "2016-02-01"),
    ]


def test_a_claim_without_a_date_joins_the_only_happening() -> None:
    found = the_only(known(reading("a", drop(date="2013-01-02")), reading("b", drop())))
    assert found.date == "2013-01-02"
    assert [e.date for e in found.evidence] == ["2013-01-02", None]


def test_a_claim_without_a_date_stands_alone_between_two_happenings() -> None:
    knowledge = known(reading("a", drop(date="2013")), reading("b", drop(date="2016")), reading("c", drop()))
    assert [(a.id.rpartition("--")[2], a.documents) for a in knowledge.assertions] == [
        ("2013", ("a",)),
        ("2016", ("b",)),
        ("undated", ("c",)),
    ]


def test_a_claim_without_a_date_joins_what_its_own_document_dates() -> None:
    knowledge = known(reading("a", drop(date="2013"), drop(sentence=1)), reading("b", drop(date="2016")))
    assert [(a.date, len(a.evidence)) for a in knowledge.assertions] == [("2013", 2), ("2016", 1)]


def test_a_plan_is_not_about_what_was_before_it() -> None:
    done = reading("a", drop(date="2021"), published="2022-11-28")
    plan = reading("b", drop(status=Status.PLANNED), published="2022-11-28")
    assert [(a.id.rpartition("--")[2], a.status) for a in known(done, plan).assertions] == [
        ("2021", Status.ASSERTED),
        ("undated", Status.PLANNED),
    ]
    later = reading("c", drop(date="2022-12-24"), published="2022-12-25")
    assert the_only(known(later, plan)).status is Status.ASSERTED
    same_year = reading("d", drop(date="2022"), published="2022-11-28")
    assert the_only(known(same_year, plan)).date == "2022"


def test_a_fact_is_not_about_what_comes_after_it() -> None:
    then, now = reading("a", drop(), published="2013-05-01"), reading("b", drop(date="2016-02-01"), published="2016-02-02")
    assert [a.documents for a in known(then, now).assertions] == [("b",), ("a",)]
    undated = reading("a", drop())
    assert the_only(known(undated, now)).documents == ("a", "b")


def test_dates_are_compatible_when_one_lies_in_the_other() -> None:
    assert compatible("2022", "2022-11-27")
    assert compatible("2022-11", "2022-11")
    assert not compatible("2022-11", "2022-12-01")
    assert not compatible("2022-1", "2022-11")


def test_a_symmetric_relation_has_its_parties_in_one_order_and_its_spans_follow() -> None:
    spans = {"subject_span": Span(1, 2), "object_span": Span(3, 4)}
    knowledge = known(
        reading("a", claim("marriedTo", "bo", "ann", **spans)), reading("b", claim("marriedTo", "ann", "bo", **spans))
    )
    found = the_only(knowledge)
    assert (found.subject, found.object) == ("ann-lee", "bo-ray")
    assert [e.subject_span for e in found.evidence] == [Span(3, 4), Span(1, 2)]


def test_the_direction_of_any_other_relation_tells_two_facts_apart() -> None:
    knowledge = known(reading("a", claim("sues", "nike", "prada"), claim("sues", "prada", "nike")))
    assert [(a.subject, a.object) for a in knowledge.assertions] == [("nike", "prada"), ("prada", "nike")]


def test_nothing_stands_in_a_relation_to_itself() -> None:
    same = replace(CAST["ann"], key="ann2")
    read = reading("a", claim("siblingOf", "ann", "ann"), claim("criticizes", "ann", "ann2"), drop())
    found = the_only(known(replace(read, referents=(*read.referents, same))))
    assert found.relation == "endsPartnershipWith"


def status_of(*voices: tuple[Status, str | None]) -> Status:
    """The status that documents with these statuses and dates of publication amount to."""
    return the_only(known(*(reading(f"d{i}", drop(status=s), published=p) for i, (s, p) in enumerate(voices)))).status


@pytest.mark.parametrize("status", list(Status))
def test_one_voice_is_kept_as_it_is(status: Status) -> None:
    assert status_of((status, None)) is status


def test_a_plan_that_came_true_is_asserted() -> None:
    assert (
        status_of((Status.PLANNED, "2022-01-01"), (Status.PLANNED, "2022-01-02"), (Status.ASSERTED, "2022-02-01"))
        is Status.ASSERTED
    )


def test_a_later_source_that_still_calls_it_a_plan_is_believed() -> None:
    assert status_of((Status.ASSERTED, "2022-01-01"), (Status.PLANNED, "2022-02-01")) is Status.PLANNED
    assert status_of((Status.ASSERTED, None), (Status.PLANNED, "2022-02-01")) is Status.ASSERTED


def test_allegation_gives_way_to_assertion() -> None:
    assert status_of((Status.ALLEGED, "2022-03-01"), (Status.ASSERTED, "2022-02-01")) is Status.ASSERTED


def test_a_denial_outweighs_as_many_assertions_unless_they_are_later() -> None:
    assert status_of((Status.ASSERTED, "2022-01-01"), (Status.DENIED, "2022-01-01")) is Status.DENIED
    assert status_of((Status.ASSERTED, "2022-01-02"), (Status.DENIED, "2022-01-01")) is Status.ASSERTED
    assert status_of((Status.ASSERTED, None), (Status.ASSERTED, None), (Status.DENIED, "2022-01-01")) is Status.ASSERTED


def test_without_assertion_the_latest_source_decides() -> None:
    assert status_of((Status.DENIED, "2022-01-01"), (Status.ALLEGED, "2022-01-02")) is Status.ALLEGED
    assert status_of((Status.ALLEGED, "2022-01-02"), (Status.DENIED, "2022-01-02")) is Status.DENIED


def test_what_an_article_says_itself_counts_before_what_it_lets_others_say() -> None:
    found = the_only(known(reading("a", drop(status=Status.DENIED, attributed_to="ann"), drop(sentence=1))))
    assert found.status is Status.ASSERTED
    assert {(e.status, e.attributed_to) for e in found.evidence} == {(Status.DENIED, "ann-lee"), (Status.ASSERTED, None)}
    assert found.attributed_to is None


def test_a_fact_that_one_voice_alone_gives_is_attributed_to_it() -> None:
    found = the_only(known(reading("a", drop(status=Status.ALLEGED, attributed_to="bo"))))
    assert found.attributed_to == "bo-ray"


def test_independent_sources_make_a_fact_more_certain_and_copies_do_not() -> None:
    one = the_only(known(reading("a", drop(confidence=Decimal("0.8")))))
    two = the_only(known(reading("a", drop(confidence=Decimal("0.8"))), reading("b", drop(confidence=Decimal("0.7")))))
    copied = the_only(
        known(
            reading("a", drop(confidence=Decimal("0.8")), text=TEXT),
            reading("b", drop(confidence=Decimal("0.7")), text="Wire copy. " + TEXT),
        )
    )
    assert (one.confidence, two.confidence, copied.confidence) == (Decimal("0.80"), Decimal("0.94"), Decimal("0.80"))
    assert copied.documents == ("a", "b")


def test_two_sentences_of_one_document_are_one_source() -> None:
    found = the_only(known(reading("a", drop(), drop(sentence=1))))
    assert (found.confidence, len(found.evidence)) == (Decimal("0.80"), 2)


def test_conflicting_amounts_stay_in_the_evidence() -> None:
    sued = [claim("sues", "nike", "prada", amount=Decimal(n), currency="USD") for n in (25, 25, 30)]
    found = the_only(known(*(reading(f"d{i}", c) for i, c in enumerate(sued))))
    assert (found.amount, found.currency) == (Decimal(25), "USD")
    assert [e.amount for e in found.evidence] == [Decimal(25), Decimal(25), Decimal(30)]


def test_the_role_most_sources_give_is_kept() -> None:
    told = [claim("worksFor", "ann", "prada", role=r) for r in ("designer", "designer", "creative director")]
    assert the_only(known(*(reading(f"d{i}", c) for i, c in enumerate(told)))).role == "designer"


def test_a_place_read_by_two_rules_is_one_piece_of_evidence() -> None:
    found = the_only(known(reading("a", drop(rule="weak", confidence=Decimal("0.5")), drop(rule="strong"))))
    assert [e.rule for e in found.evidence] == ["strong"]


def test_quotations_become_statements_of_entities() -> None:
    said = Quotation("a", 0, 4, "Nope", speaker="ann", platform="nike", date="2022")
    knowledge = known(reading("a", quotations=(said,)))
    (statement,) = knowledge.statements
    assert (statement.speaker, statement.platform, statement.text) == ("ann-lee", "nike", "Nope")
    assert [e.id for e in knowledge.entities] == ["ann-lee", "nike"]


def test_a_claim_about_nothing_is_refused() -> None:
    read = reading("a", drop())
    lost = replace(read, claims=(replace(read.claims[0], subject="ghost"),))
    with pytest.raises(InputError, match="a: nothing has the referent key 'ghost'"):
        known(lost)
    beyond = replace(read, claims=(replace(read.claims[0], end=10_000),))
    with pytest.raises(InputError, match="outside its document"):
        known(beyond)


def test_a_relation_that_is_not_in_the_ontology_is_refused() -> None:
    with pytest.raises(VocabularyError, match="teases"):
        known(reading("a", claim("teases", "nike", "ann")))


CLAIMS = st.builds(
    lambda relation, s, o, sentence, status, date, amount, said, rule, sure: claim(
        relation, s, o, sentence=sentence, status=status, date=date, amount=amount, attributed_to=said, rule=rule, confidence=sure
    ),
    st.sampled_from(["endsPartnershipWith", "partnersWith", "sues"]),
    st.sampled_from(["nike", "ann"]),
    st.sampled_from(["nike", "ann"]),
    st.integers(0, 2),
    st.sampled_from(list(Status)),
    st.sampled_from([None, "2022", "2022-11", "2022-11-27", "2022-11-28", "2016"]),
    st.sampled_from([None, Decimal(25), Decimal(30)]),
    st.sampled_from([None, "bo"]),
    st.sampled_from(["one", "two"]),
    st.sampled_from([Decimal("0.5"), Decimal("0.8")]),
)
CORPUS = st.lists(
    st.tuples(st.lists(CLAIMS, max_size=4), st.sampled_from([None, "2022-11-28", "2022-12-01"]), st.booleans()),
    min_size=1,
    max_size=4,
).map(lambda ds: [reading(f"d{i}", *cs, published=p, text=TEXT if copy else None) for i, (cs, p, copy) in enumerate(ds)])


@settings(max_examples=150)
@given(CORPUS, st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_changes_what_is_known(readings: list[Reading], random: Any) -> None:
    expected = known(*readings)
    shuffled = []
    for read in readings:
        claims = [*read.claims, *read.claims]
        random.shuffle(claims)
        shuffled.append(replace(read, claims=tuple(claims)))
    random.shuffle(shuffled)
    assert known(*shuffled) == expected


@settings(max_examples=150)
@given(CORPUS)
def test_what_is_known_is_what_was_claimed(readings: list[Reading]) -> None:
    knowledge = known(*readings)
    texts = {d.identifier: d.text for d in knowledge.documents}
    entity_of = resolve(readings).entity_of
    claimed = {
        (c.document, c.start, c.end, c.status, c.date, c.amount, frozenset((c.subject, c.object)))
        for r in readings
        for c in r.claims
        if c.subject != c.object
    }
    kept = set()
    keys = {"nike": "nike", "ann-lee": "ann"}
    for assertion in knowledge.assertions:
        assert assertion.subject != assertion.object
        assert assertion.status in {e.status for e in assertion.evidence}
        assert 0 < assertion.confidence < 1
        dates = sorted({e.date for e in assertion.evidence if e.date}, key=len)
        assert all(compatible(d, assertion.date or "") for d in dates)
        assert list(assertion.evidence) == sorted(assertion.evidence, key=lambda e: (e.document, e.start, e.end, e.rule))
        for e in assertion.evidence:
            assert e.exact == texts[e.document][e.start : e.end]
            kept.add(
                (
                    e.document,
                    e.start,
                    e.end,
                    e.status,
                    e.date,
                    e.amount,
                    frozenset((keys[assertion.subject], keys[assertion.object])),
                )
            )
    assert kept == claimed
    assert len({a.id for a in knowledge.assertions}) == len(knowledge.assertions)
    assert {e.id for e in knowledge.entities} <= set(entity_of.values())
