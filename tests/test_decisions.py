"""A reviewer's decisions: their file, and what they do to a graph."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.decisions import Decisions, FactDecision, NameDecision, apply, parse, read, write
from graphkit.errors import InputError
from graphkit.graph import GK, Minter, canonical, triples
from graphkit.graph import knowledge as knowledge_of
from graphkit.model import Assertion, Document, Entity, Evidence, Knowledge, Span, Statement, Status, Verdict

DESIGNER = Document("designer.txt", "West Ham praised West. West was hired by Nike in 2015.")
RAPPER = Document("rapper.txt", "Adidas dropped Kanye West. Adidas and Kanye West were partners.")


def _evidence(document: Document, sentence: str, subject: str, object: str, status: Status = Status.ASSERTED) -> Evidence:
    start = document.text.index(sentence)

    def span(name: str) -> Span:
        at = document.text.index(name, start)
        return Span(at, at + len(name))

    return Evidence(document.identifier, start, start + len(sentence), sentence, "test", status, span(subject), span(object))


def _knowledge() -> Knowledge:
    dropped = _evidence(RAPPER, "Adidas dropped Kanye West.", "Adidas", "Kanye West")
    partners = _evidence(RAPPER, "Adidas and Kanye West were partners.", "Adidas", "Kanye West")
    hired = _evidence(DESIGNER, "West was hired by Nike in 2015.", "Nike", "West")
    return Knowledge(
        documents=(DESIGNER, RAPPER),
        entities=(
            Entity("adidas", "Adidas", "Brand", members=(("rapper.txt", "a"),)),
            Entity("kanye-west", "Kanye West", "Person", ("West",), members=(("designer.txt", "w"), ("rapper.txt", "w"))),
            Entity("nike", "Nike", "Brand", members=(("designer.txt", "n"),)),
        ),
        assertions=(
            Assertion(
                "adidas--endsPartnershipWith--kanye-west", "adidas", "endsPartnershipWith", "kanye-west", evidence=(dropped,)
            ),
            Assertion("adidas--partnersWith--kanye-west", "adidas", "partnersWith", "kanye-west", evidence=(partners,)),
            Assertion("nike--appoints--kanye-west", "nike", "appoints", "kanye-west", date="2015", evidence=(hired,)),
        ),
        statements=(Statement("designer.txt", 0, 8, "West Ham", speaker="kanye-west"),),
    )


def _reject(fact: str, **more: object) -> Decisions:
    return Decisions((FactDecision(Verdict.REJECTED, fact, **more),))  # type: ignore[arg-type]


def test_a_rejected_fact_leaves_the_direct_triples_and_says_so_in_its_assertion() -> None:
    decisions = _reject("adidas--endsPartnershipWith--kanye-west", remark="It was the other way round.")
    applied = apply(_knowledge(), decisions)
    assert (applied.obeyed, applied.unfitting) == (1, ())
    graph = set(triples(applied.knowledge))
    iris = Minter()
    direct = (iris.entity("adidas"), GK.endsPartnershipWith, iris.entity("kanye-west"))
    assert direct in set(triples(_knowledge()))
    assert direct not in graph
    assert (iris.fact("adidas--endsPartnershipWith--kanye-west"), GK.verdict, GK.Rejected) in graph
    assert (iris.entity("adidas"), GK.partnersWith, iris.entity("kanye-west")) in graph


def test_a_verdict_and_its_remark_come_back_from_the_triples() -> None:
    applied = apply(_knowledge(), _reject("nike--appoints--kanye-west", remark="Not him.")).knowledge
    assert knowledge_of(triples(applied)) == canonical(applied)


def test_a_fact_is_found_by_what_it_says_when_its_id_has_changed() -> None:
    applied = apply(_knowledge(), _reject("gone", says=("adidas", "partnersWith", "KANYE WEST")))
    assert [a.id for a in applied.knowledge.assertions if a.verdict] == ["adidas--partnersWith--kanye-west"]


def test_a_fact_of_another_date_is_another_fact() -> None:
    applied = apply(_knowledge(), _reject("gone", says=("Nike", "appoints", "Kanye West"), date="2016"))
    assert applied.obeyed == 0
    assert applied.unfitting == ("reject fact gone: the graph has no such fact ('Nike appoints Kanye West')",)
    assert applied.knowledge == _knowledge()


def test_what_two_facts_say_alike_settles_neither() -> None:
    before = _knowledge()
    twin = replace(before.assertions[2], id="nike--appoints--kanye-west-2", date=None)
    applied = apply(
        replace(before, assertions=(*before.assertions, twin)), _reject("gone", says=("Nike", "appoints", "Kanye West"))
    )
    assert applied.obeyed == 0


def test_the_last_word_on_a_fact_counts() -> None:
    fact = "nike--appoints--kanye-west"
    twice = Decisions((FactDecision(Verdict.REJECTED, fact), FactDecision(Verdict.ACCEPTED, fact)))
    assert apply(_knowledge(), twice).knowledge.assertions[2].verdict is Verdict.ACCEPTED


def test_a_split_gives_what_the_other_articles_say_to_a_new_entity() -> None:
    applied = apply(_knowledge(), Decisions(names=(NameDecision("kanye-west", "Kanye West", ("designer.txt",)),)))
    assert (applied.obeyed, applied.unfitting) == (1, ())
    entities = {e.id: e for e in applied.knowledge.entities}
    assert entities["kanye-west-other"].label == "West"
    assert entities["kanye-west-other"].members == (("designer.txt", "w"),)
    assert entities["kanye-west"].members == (("rapper.txt", "w"),)
    facts = {(a.subject, a.relation, a.object) for a in applied.knowledge.assertions}
    assert facts == {
        ("adidas", "endsPartnershipWith", "kanye-west"),
        ("adidas", "partnersWith", "kanye-west"),
        ("nike", "appoints", "kanye-west-other"),
    }
    assert applied.knowledge.statements[0].speaker == "kanye-west-other"
    assert set(triples(applied.knowledge))  # every reference leads somewhere


def test_a_split_parts_the_evidence_of_one_fact_and_the_details_go_with_it() -> None:
    before = _knowledge()
    denied = replace(_evidence(DESIGNER, "West was hired by Nike in 2015.", "Nike", "West", Status.DENIED), date="2015")
    paid = replace(_evidence(RAPPER, "Adidas dropped Kanye West.", "Adidas", "Kanye West"), amount=Decimal(5), currency="USD")
    both = Assertion(
        "both", "nike", "appoints", "kanye-west", date="2015", amount=Decimal(5), currency="USD", evidence=(denied, paid)
    )
    split = apply(
        replace(before, assertions=(both,)), Decisions(names=(NameDecision("kanye-west", None, ("designer.txt",)),))
    ).knowledge.assertions
    assert [(a.object, a.status, a.date, a.amount) for a in split] == [
        ("kanye-west", Status.ASSERTED, None, Decimal(5)),
        ("kanye-west-other", Status.DENIED, "2015", None),
    ]


def test_a_symmetric_fact_keeps_its_parties_in_order_when_one_gets_another_id() -> None:
    before = _knowledge()
    zara = Entity("kanye-west-mid", "Zara", "Brand", members=(("designer.txt", "z"),))
    met = _evidence(DESIGNER, "West Ham praised West.", "West", "West Ham")
    pair = Assertion("pair", "kanye-west", "partnersWith", "kanye-west-mid", evidence=(met,))
    knowledge = replace(before, entities=(*before.entities, zara), assertions=(pair,))
    (after,) = apply(knowledge, Decisions(names=(NameDecision("kanye-west", None, ("designer.txt",)),))).knowledge.assertions
    assert (after.subject, after.object) == ("kanye-west-mid", "kanye-west-other")
    assert after.evidence[0].object_span == met.subject_span


@pytest.mark.parametrize(
    ("decision", "why"),
    [
        (NameDecision("nobody", "Nobody", ("rapper.txt",)), "nothing in the graph is 'Nobody'"),
        (NameDecision("kanye-west", "Kanye West", ("elsewhere.txt",)), "no article that it lists speaks of 'Kanye West'"),
        (NameDecision("nike", "Nike", ("designer.txt",)), "it lists all articles that speak of 'Nike'"),
    ],
)
def test_a_split_that_fits_nothing_is_told_and_changes_nothing(decision: NameDecision, why: str) -> None:
    applied = apply(_knowledge(), Decisions(names=(decision,)))
    assert applied.knowledge == _knowledge()
    assert why in applied.unfitting[0]


def test_a_verdict_on_what_a_split_makes_is_obeyed() -> None:
    decisions = Decisions(
        (FactDecision(Verdict.REJECTED, "nike--appoints--kanye-west-other"),),
        (NameDecision("kanye-west", None, ("designer.txt",)),),
    )
    applied = apply(_knowledge(), decisions)
    assert applied.unfitting == ()
    assert {a.id: a.verdict for a in applied.knowledge.assertions}["nike--appoints--kanye-west-other"] is Verdict.REJECTED


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", ":1: is no file of decisions"),
        ("reject fact x\n", ":1: is no file of decisions"),
        ("graphkit decisions 1\n  says: a | b | c\n", ":2: a detail before any decision"),
        ("graphkit decisions 1\ndelete fact x\n", ":2: 'delete fact x' is no decision"),
        ("graphkit decisions 1\nreject fact x\n  colour: red\n", ":3: 'colour' is not known here"),
        ("graphkit decisions 1\nreject fact x\n  says: a | b\n", ":3: says: has to be subject | relation | object"),
        ("graphkit decisions 1\n\n# a note\nreject fact x\n  date: soon\n", ":5: date: 'soon' is not a date"),
        ("graphkit decisions 1\nreject fact x\n  remark: a\n  remark: b\n", ":4: 'remark' stands twice"),
        ("graphkit decisions 1\nsplit name x\n  other in:\n", ":3: 'other in' is empty"),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint.replace("|", r"\|")):
        parse(text, "d.txt")


def test_a_file_that_cannot_be_read_is_told_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.txt: can't be read"):
        read(tmp_path / "nowhere.txt")
    (tmp_path / "binary.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match=r"binary\.txt: is not text"):
        read(tmp_path / "binary.txt")


# What the page writes: printable, on one line, with single spaces and no bar.
words = st.from_regex(r"[\w“”€😀-]+( [\w“”€#:-]+){0,3}", fullmatch=True)
says = st.just(()) | st.tuples(words, words, words)
dates = st.none() | st.from_regex(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", fullmatch=True)


@given(
    st.builds(
        Decisions,
        st.lists(
            st.builds(
                FactDecision,
                st.sampled_from(Verdict),
                words,
                says,
                dates,
                st.none() | words,
            )
        ).map(tuple),
        st.lists(st.builds(NameDecision, words, st.none() | words, st.lists(words).map(tuple), st.none() | words)).map(tuple),
    )
)
def test_what_is_written_is_read_back(decisions: Decisions) -> None:
    assert parse(write(decisions)) == decisions
