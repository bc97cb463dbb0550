"""How values are bound to the parameters of named queries."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import QueryError, VocabularyError
from graphkit.views.named_queries import named_query

if TYPE_CHECKING:
    from collections.abc import Mapping

from tests.views.query_samples import BASE, ask, by_name


def bound(name: str, **values: object) -> str:
    return named_query(name).bound(values, resolve=by_name)


def test_several_values_mean_any_of_them(queried: ox.Store) -> None:
    found = ask(queried, "owners", "held", what=["the house", "the sportswear maker"])
    assert found == [("the house",), ("the sportswear maker",)]
    assert ask(queried, "timeline", "tie", relation=("sues", "endsPartnershipWith"), since="2022-12") == [
        ("endsPartnershipWith",)
    ]


def test_a_name_that_several_entities_have_means_all_of_them(queried: ox.Store) -> None:
    text = named_query("owners").bound({"what": "it"}, resolve=lambda _: [BASE + "house", BASE + "sportswear"])
    assert len(list(queried.query(text))) == 2  # type: ignore[arg-type]


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
