"""Who is the same across documents, under what name and id."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.errors import InputError, VocabularyError
from graphkit.model import Document, Reading, Referent
from graphkit.resolve import Resolution, resolve
from graphkit.resolve.names import best_label, is_full_name, name_key, slug, without_legal_form


def reading(document: str, *referents: Referent) -> Reading:
    return Reading(Document(identifier=document, text="-"), referents)


def person(label: str, *aliases: str, key: str | None = None, same_as: tuple[str, ...] = ()) -> Referent:
    return Referent(key or label, label, "Person", aliases, same_as=same_as)


def brand(label: str, *aliases: str, type: str = "Brand") -> Referent:
    return Referent(f"{type}:{label}", label, type, aliases)


def ids(resolution: Resolution) -> list[str]:
    return [entity.id for entity in resolution.entities]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Beyoncé", "BEYONCE"),
        ("Dolce & Gabbana", "Dolce and Gabbana"),
        ("Levi's", "Levi’s"),
        ("Coca-Cola", "Coca Cola"),
        ("J.C. Penney", "JC Penney"),
        ("Lea T’s", "Lea T"),
    ],
)
def test_spellings_of_a_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Nike", "NIKE, Inc."), ("Diageo", "Diageo plc"), ("Prada", "Prada S.p.A."), ("Adidas", "adidas AG"), ("The Row", "Row")],
)
def test_a_legal_form_or_article_is_no_part_of_an_organizations_name(one: str, other: str) -> None:
    assert name_key(one, organization=True) == name_key(other, organization=True)
    assert name_key("Sa") == "sa"


def test_a_company_named_and_co_keeps_its_co() -> None:
    assert name_key("Tiffany & Co.", organization=True) == "tiffany and co"
    assert without_legal_form("Tiffany & Co.") == "Tiffany & Co."
    assert without_legal_form("Nike, Inc.") == "Nike"
    assert without_legal_form("The Walt Disney Company") == "The Walt Disney Company"


def test_letters_that_are_signs_stay_in_names() -> None:
    assert name_key("A$AP Rocky") == "a$ap rocky"
    assert slug("A$AP Rocky") == "asap-rocky"
    assert slug("P!nk") == "p-nk"
    assert slug("Kim Kardashian") == "kim-kardashian"
    assert slug("…").startswith("x")


def test_only_two_capitalised_words_make_a_full_name() -> None:
    assert is_full_name("Kanye West")
    assert is_full_name("Alfonso de la Torre")
    assert not is_full_name("West")
    assert not is_full_name("the Brand")
    assert not is_full_name("Hammers star")


def test_the_label_is_what_a_reader_would_say() -> None:
    assert best_label({"NIKE, Inc.": 3, "Nike": 1}, person=False, organization=True) == "Nike"
    assert best_label({"Adidas AG": 1}, person=False, organization=True) == "Adidas"
    assert best_label({"KIM KARDASHIAN": 2}, person=True, organization=False) == "Kim Kardashian"
    assert best_label({"Ye": 5, "Kanye West": 1}, person=True, organization=False) == "Kanye West"
    assert best_label({"BTS": 1}, person=False, organization=True) == "BTS"


def test_one_name_in_many_documents_is_one_entity() -> None:
    resolved = resolve(
        [
            reading("b.txt", brand("NIKE, Inc.", type="Organization")),
            reading("a.txt", brand("Nike", "the sportswear giant")),
            reading("c.txt", brand("Nike")),
        ]
    )
    (nike,) = resolved.entities
    assert (nike.id, nike.label, nike.type) == ("nike", "Nike", "Brand")
    assert nike.aliases == ("NIKE, Inc.", "the sportswear giant")
    assert nike.members == (("a.txt", "Brand:Nike"), ("b.txt", "Organization:NIKE, Inc."), ("c.txt", "Brand:Nike"))
    assert resolved.entity_of["b.txt", "Organization:NIKE, Inc."] == "nike"
    assert resolved.why["nike"] == ("the same name “Nike” in 3 documents",)


def test_of_types_as_frequent_the_more_specific_wins() -> None:
    (gucci,) = resolve([reading("a", brand("Gucci", type="Organization")), reading("b", brand("Gucci"))]).entities
    assert gucci.type == "Brand"


def test_a_person_is_never_merged_with_a_brand_of_that_name() -> None:
    resolved = resolve([reading("a", person("Tommy Hilfiger"), brand("Tommy Hilfiger"))])
    assert ids(resolved) == ["tommy-hilfiger--brand", "tommy-hilfiger--person"]


def test_relatives_with_one_surname_stay_apart() -> None:
    resolved = resolve(
        [
            reading("a", person("Kim Kardashian", "Kardashian", "Kim")),
            reading("b", person("Khloe Kardashian", "Kardashian", "Khloe")),
            reading("c", person("Kourtney Kardashian", "Kardashian")),
        ]
    )
    assert ids(resolved) == ["khloe-kardashian", "kim-kardashian", "kourtney-kardashian"]
    assert resolved.why == {}


def test_a_surname_alone_is_nobody_in_particular_where_two_persons_bear_it() -> None:
    resolved = resolve(
        [reading("a", person("Gigi Hadid"), person("Bella Hadid")), reading("b", person("Hadid")), reading("c", person("Hadid"))]
    )
    assert len({resolved.entity_of["b", "Hadid"], resolved.entity_of["c", "Hadid"]}) == 2
    assert len(resolved.entities) == 4


def test_a_name_of_one_word_is_one_entity_where_nobody_else_has_it() -> None:
    assert ids(resolve([reading("a", person("Rihanna")), reading("b", person("RIHANNA"))])) == ["rihanna"]


def test_a_full_name_given_as_another_name_joins_stories() -> None:
    resolved = resolve([reading("a", person("Ye", "Kanye West", "West")), reading("b", person("Kanye West", "West"))])
    (ye,) = resolved.entities
    assert (ye.id, ye.label, ye.aliases) == ("kanye-west", "Kanye West", ("West", "Ye"))
    assert resolved.why["kanye-west"] == ("“Kanye West” is another name of “Ye” in a",)


def test_a_name_that_two_others_go_by_joins_neither() -> None:
    resolved = resolve(
        [
            reading("a", person("Ann Lee", "Big Star")),
            reading("b", person("Bo Ray", "Big Star")),
            reading("c", person("Big Star")),
        ]
    )
    assert len(resolved.entities) == 3


def test_a_document_that_tells_two_apart_is_believed() -> None:
    told_apart = reading("a", person("Gigi Hadid", "Bella Hadid"), person("Bella Hadid"))
    assert ids(resolve([told_apart, reading("b", person("Bella Hadid"))])) == ["bella-hadid", "gigi-hadid"]


def test_an_acronym_given_by_one_document_joins_organizations_only() -> None:
    agency = Referent("o", "Anti-Doping Agency", "Organization", ("ADAX",))
    assert len(resolve([reading("a", agency), reading("b", brand("ADAX", type="Organization"))]).entities) == 1
    star = person("Ada Xu", "ADAX")
    assert len(resolve([reading("a", star), reading("b", person("ADAX"))]).entities) == 2


def test_an_outside_identifier_joins_names_and_keeps_namesakes_apart() -> None:
    one, two = "https://example.org/1", "https://example.org/2"
    joined = resolve([reading("a", person("Ye", same_as=(one,))), reading("b", person("Kanye West", same_as=(one,)))])
    assert ids(joined) == ["kanye-west"]
    assert joined.entities[0].same_as == (one,)
    apart = resolve([reading("a", person("Jo Ray", same_as=(one,))), reading("b", person("Jo Ray", same_as=(two,)))])
    assert len(apart.entities) == 2
    assert len(set(ids(apart))) == 2
    bare = resolve([reading("a", person("Jo Ray", same_as=(one,))), reading("b", person("Jo Ray"))])
    assert ids(bare) == ["jo-ray"]


def test_what_has_no_name_belongs_to_its_story() -> None:
    company = Referent("c1", "production company", "Organization", named=False)
    second = Referent("c2", "production company", "Organization", named=False)
    resolved = resolve([reading("news/balenciaga-holiday-wire.txt", company, second), reading("news/other.txt", company)])
    assert ids(resolved) == [
        "production-company--balenciaga-holiday-wire",
        "production-company--balenciaga-holiday-wire-2",
        "production-company--other",
    ]
    assert not any(e.named for e in resolved.entities)


def test_unnamed_things_of_documents_with_one_file_name_get_different_ids() -> None:
    fans = Referent("f", "fans", "Group", named=False)
    found = ids(resolve([reading("x/1.txt", fans), reading("y/1.txt", fans)]))
    assert len(set(found)) == 2
    assert all(i.startswith("fans--1--") for i in found)


def test_two_documents_with_one_identifier_are_refused() -> None:
    with pytest.raises(InputError, match=r"a\.txt: two documents"):
        resolve([reading("a.txt"), reading("a.txt")])


def test_a_type_that_is_not_in_the_ontology_is_refused() -> None:
    with pytest.raises(VocabularyError, match="Martian"):
        resolve([reading("a.txt", brand("Zed", type="Martian"))])


NAMES = st.sampled_from(
    ["Kim Kardashian", "KIM KARDASHIAN", "Kardashian", "Khloé Kardashian", "Ye", "Kanye West", "Gucci", "Nike", "NIKE Inc."]
)
REFERENTS = st.builds(
    lambda label, type, aliases, named, same: Referent("", label, type, aliases, named, None, same),
    NAMES,
    st.sampled_from(["Person", "Brand", "Organization", "Work"]),
    st.lists(NAMES, max_size=2).map(tuple),
    st.booleans(),
    st.sampled_from([(), (), ("https://example.org/1",), ("https://example.org/2",)]),
)
READINGS = st.lists(st.lists(REFERENTS, max_size=3), min_size=1, max_size=4).map(
    lambda documents: [
        reading(f"d{i}", *(Referent(f"r{k}", r.label, r.type, r.aliases, r.named, None, r.same_as) for k, r in enumerate(rs)))
        for i, rs in enumerate(documents)
    ]
)


@settings(max_examples=120)
@given(READINGS)
def test_the_order_of_documents_changes_nothing(readings: list[Reading]) -> None:
    expected = resolve(readings)
    for other in permutations(readings):
        found = resolve(other)
        assert found.entities == expected.entities
        assert found.entity_of == expected.entity_of
        assert found.why == expected.why


@settings(max_examples=120)
@given(READINGS)
def test_every_referent_is_one_entity_and_ids_are_unique(readings: list[Reading]) -> None:
    resolved = resolve(readings)
    members = {(r.document.identifier, referent.key): referent for r in readings for referent in r.referents}
    assert dict(resolved.entity_of).keys() == members.keys()
    assert len(set(ids(resolved))) == len(resolved.entities)
    assert sorted(m for e in resolved.entities for m in e.members) == sorted(members)
    for entity in resolved.entities:
        types = {members[m].type == "Person" for m in entity.members}
        assert len(types) == 1
        assert entity.label not in entity.aliases
        if not entity.named:
            assert len(entity.members) == 1
