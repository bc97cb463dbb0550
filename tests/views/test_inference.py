"""What follows from a graph."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graphkit.graph import GK, Minter, triples
from graphkit.graph.terms import PROV
from graphkit.model import Assertion, Status, Verdict
from graphkit.views.inference import Inferred, explain, infer, inferred_triples

if TYPE_CHECKING:
    from graphkit.model import Knowledge

IRIS = Minter()


def facts(known: Knowledge) -> set[tuple[str, str, str]]:
    return {(f.subject, f.relation, f.object) for f in infer(known)}


def test_a_super_relation_follows_and_a_symmetric_one_both_ways(deals: Knowledge) -> None:
    assert facts(deals) == {
        ("george-clooney", "partnersWith", "nespresso"),
        ("nespresso", "partnersWith", "george-clooney"),
    }
    led = replace(deals, assertions=(Assertion("leads-1", "george-clooney", "leads", "kering"),))
    assert facts(led) == {("george-clooney", "worksFor", "kering")}


def test_what_was_said_already_does_not_follow(deals: Knowledge) -> None:
    told = Assertion("partnersWith-2", "nespresso", "partnersWith", "george-clooney")
    assert facts(replace(deals, assertions=(*deals.assertions, told))) == set()


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.ASSERTED])
def test_nothing_follows_from_what_is_not_held_to_be_so(deals: Knowledge, status: Status) -> None:
    assert facts(replace(deals, assertions=(replace(deals.assertions[2], status=status),))) == set()


def test_nothing_follows_from_what_a_reviewer_rejected(deals: Knowledge) -> None:
    assert facts(replace(deals, assertions=(replace(deals.assertions[2], verdict=Verdict.REJECTED),))) == set()


def test_a_fact_names_all_that_it_follows_from(deals: Knowledge) -> None:
    again = replace(deals.assertions[2], id="endorses-2")
    known = replace(deals, assertions=(*deals.assertions, again))
    (first, _) = infer(known)
    assert first.because == ("endorses-1", "endorses-2")
    assert explain(first, known) == (
        "George Clooney partners with Nespresso, because George Clooney endorses Nespresso (endorses-1) and "
        "George Clooney endorses Nespresso (endorses-2): “endorses” implies “partners with”"
    )


def test_the_triples_tell_from_what_and_are_not_those_of_the_graph(deals: Knowledge) -> None:
    written = set(inferred_triples(infer(deals)))
    direct = (IRIS.entity("george-clooney"), GK.partnersWith, IRIS.entity("nespresso"))
    assert direct in written
    assert not written & set(triples(deals))
    assert {o for _, p, o in written if p == PROV.wasDerivedFrom} == {IRIS.fact("endorses-1")}
    assert list(inferred_triples(infer(deals))) == list(inferred_triples(reversed(infer(deals))))


def test_nothing_known_gives_nothing() -> None:
    assert list(inferred_triples(())) == []
    assert Inferred("a", "owns", "b", (), ()) < Inferred("b", "owns", "a", (), ())
