"""Entities of the graph and of a user's list: when they are the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from graphkit.known import Doubt, KnownEntity, Link, link, read, unlinked
from graphkit.model import Entity, Knowledge

if TYPE_CHECKING:
    from pathlib import Path

NIKE = "http://www.wikidata.org/entity/Q483915"


def graph(*entities: Entity) -> Knowledge:
    return Knowledge(entities=entities)


def doubts(entity: Entity, *known: KnownEntity) -> list[str]:
    linked = link(graph(entity), known)
    assert linked.knowledge == graph(entity)
    return [doubt.why for doubt in linked.doubts]


def same_as(entity: Entity, *known: KnownEntity) -> tuple[str, ...]:
    return link(graph(entity), known).knowledge.entities[0].same_as


def test_the_graph_is_linked_to_a_list_and_told_how(deals: Knowledge, brands: Path) -> None:
    linked = link(deals, read(brands).entities)
    assert linked.links == (
        Link("george-clooney", "https://list.example/p1", "George Clooney", "another name of the same"),
        Link("gucci", "https://list.example/b1", "Gucci", "the same name"),
        Link("kering", "https://list.example/b2", "Kering", "the same name"),
        Link("microsoft", "https://list.example/m1", "Microsoft", "the same name"),
    )
    links = {e.id: e.same_as for e in linked.knowledge.entities}
    assert links["kering"] == ("https://list.example/b2", "https://other.example/kering")
    assert links["nespresso"] == ()
    assert (linked.doubts, linked.new) == ((), ())
    assert linked.knowledge.assertions == deals.assertions


def test_linking_again_changes_nothing_and_unlinking_gives_back_what_was(deals: Knowledge, brands: Path) -> None:
    known = read(brands).entities
    own = replace(deals.entities[3], same_as=("https://list.example/b1", "https://mine.example/gucci"))
    before = replace(deals, entities=(*deals.entities[:3], own, *deals.entities[4:]))
    once = link(before, known)
    twice = link(once.knowledge, known)
    assert (twice.knowledge, twice.added) == (once.knowledge, ())
    assert unlinked(once.knowledge, once.added) == before


def test_an_identifier_counts_more_than_a_name() -> None:
    nike = Entity("nike", "Nike", "Brand", same_as=(NIKE,))
    known = (
        KnownEntity("https://l.example/1", "Nike Inc", type="Organization", same_as=("https://www.wikidata.org/wiki/Q483915",)),
        KnownEntity("https://l.example/2", "Nike", type="Brand"),
    )
    assert same_as(nike, *known) == (NIKE, "https://l.example/1", "https://www.wikidata.org/wiki/Q483915")


def test_namesakes_with_other_wikidata_identifiers_are_told_apart() -> None:
    nike = Entity("nike", "Nike", "Brand", same_as=(NIKE,))
    goddess = KnownEntity("http://www.wikidata.org/entity/Q165023", "Nike", type="Brand")
    assert doubts(nike, goddess) == ["the Wikidata identifiers differ"]
    assert same_as(nike, goddess, KnownEntity("https://l.example/2", "NIKE, Inc.")) == (NIKE, "https://l.example/2")


def test_a_name_that_fits_and_a_kind_that_does_not_is_a_doubt() -> None:
    boss = Entity("hugo-boss", "Hugo Boss", "Person")
    assert doubts(boss, KnownEntity("https://l.example/1", "Hugo Boss", type="Brand")) == [
        "it is a Person here and a Brand in the list"
    ]


def test_organizations_of_every_kind_go_together() -> None:
    vogue = Entity("vogue", "Vogue", "MediaOutlet")
    assert same_as(vogue, KnownEntity("https://l.example/1", "VOGUE", type="Brand")) == ("https://l.example/1",)


def test_two_of_the_list_with_one_name_are_a_doubt_unless_they_are_the_same() -> None:
    delta = Entity("delta", "Delta", "Organization")
    air, faucet = (KnownEntity(f"https://l.example/{n}", "Delta", type="Brand") for n in (1, 2))
    assert doubts(delta, air, faucet) == ["2 of the list have this name"]
    assert same_as(delta, air, replace(faucet, same_as=(air.iri,))) == (air.iri, faucet.iri)


def test_two_of_the_graph_with_one_name_are_doubts() -> None:
    one, other = Entity("jones-1", "Tom Jones", "Person"), Entity("jones-2", "Tom Jones", "Person")
    linked = link(graph(one, other), [KnownEntity("https://l.example/1", "Tom Jones", type="Person")])
    assert linked.links == ()
    assert [d.entity for d in linked.doubts] == ["jones-1", "jones-2"]
    assert linked.doubts[0] == Doubt(
        "jones-1", "Tom Jones", ("https://l.example/1",), "2 entities of the graph have this name (jones-1, jones-2)"
    )
    assert linked.new == ()


def test_a_part_of_a_persons_name_and_two_letters_link_nothing() -> None:
    kim = KnownEntity("https://l.example/1", "Kim Kardashian", ("Kardashian",), "Person")
    assert same_as(Entity("k", "Kardashian", "Person"), kim) == ()
    assert same_as(Entity("bb", "BB", "Brand"), KnownEntity("https://l.example/2", "Balenciaga", ("BB",), "Brand")) == ()
    assert same_as(Entity("ysl", "YSL", "Brand"), KnownEntity("https://l.example/3", "Saint Laurent", ("YSL",), "Brand")) != ()


def test_what_has_no_name_is_never_linked() -> None:
    assert same_as(Entity("x", "Gucci", "Brand", named=False), KnownEntity("https://l.example/1", "Gucci", type="Brand")) == ()


NAMES = st.sampled_from(["Nike", "NIKE, Inc.", "Delta", "Tom Jones", "Jones"])
TYPES = st.sampled_from(["Person", "Brand", "Organization", "Work"])


@given(st.lists(st.tuples(NAMES, TYPES), max_size=5), st.lists(st.tuples(NAMES, st.none() | TYPES), max_size=5))
def test_links_are_only_added_and_everything_known_is_told(
    here: list[tuple[str, str]], there: list[tuple[str, str | None]]
) -> None:
    knowledge = graph(*(Entity(f"e{n}", name, type, same_as=("https://own.example/",)) for n, (name, type) in enumerate(here)))
    known = [KnownEntity(f"https://l.example/{n}", name, type=type) for n, (name, type) in enumerate(there)]
    linked = link(knowledge, known)
    assert unlinked(linked.knowledge, linked.added) == knowledge
    assert link(linked.knowledge, known).knowledge == linked.knowledge
    told = {k.iri for k in linked.new} | {i for d in linked.doubts for i in d.iris} | {k.iri for k in linked.links}
    assert told <= {k.iri for k in known}
    assert {k.iri for k in linked.new}.isdisjoint(k.iri for k in linked.links)
