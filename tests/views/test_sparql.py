"""Questions in SPARQL: answers, parameters, limits, refusals."""

from __future__ import annotations

import csv
import io
import json
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, Literal
from rdflib.query import Result

from graphkit.errors import QueryError
from graphkit.graph import GK, Minter, triples
from graphkit.store import MemoryAddress, Store, open_store
from graphkit.views import answers
from graphkit.views.inference import infer, inferred_triples
from graphkit.views.sparql import Answer, named_entities, run
from graphkit.views.sparql_text import bind, tokens

if TYPE_CHECKING:
    from graphkit.model import Knowledge

IRIS = Minter()
WHO_OWNS = "SELECT ?owner ?owned { ?o gk:owns ?w . ?o rdfs:label ?owner . ?w rdfs:label ?owned }"
BOUGHT = "SELECT ?what ?amount ?role { ?f a gk:Acquisition ; rdf:object ?what OPTIONAL { ?f gk:amount ?amount } } ORDER BY ?what"


@pytest.fixture(scope="module")
def store(deals: Knowledge) -> Iterator[Store]:
    with open_store(MemoryAddress()) as opened:
        opened.replace(triples(deals))
        yield opened


def test_select_gives_rows_of_terms(store: Store) -> None:
    answer = run(store.dataset, WHO_OWNS)
    assert (answer.kind, answer.columns) == ("select", ("owner", "owned"))
    assert answer.rows == ((Literal("Kering"), Literal("Gucci")),)
    assert answer.complete


def test_what_is_unbound_is_none(store: Store) -> None:
    answer = run(store.dataset, BOUGHT)
    assert [row[1:] for row in answer.rows] == [(None, None), (answer.rows[1][1], None)]
    assert str(answer.rows[1][1]) == "26200000000"


def test_a_store_and_its_dataset_are_asked_alike(store: Store) -> None:
    assert run(store, BOUGHT) == run(store.dataset, BOUGHT)
    assert run(store, "DESCRIBE id:kering").rows == run(store.dataset, "DESCRIBE id:kering").rows


def test_the_names_of_all_entities_are_found_without_the_rest(store: Store, deals: Knowledge) -> None:
    assert named_entities(store) == {e.id: (str(IRIS.entity(e.id)), e.label, *e.aliases) for e in deals.entities}
    assert named_entities(store.dataset) == named_entities(store)


def test_a_part_is_asked_together_with_the_graph_or_by_its_name(deals: Knowledge) -> None:
    follows = "ASK { id:george-clooney gk:partnersWith id:nespresso }"
    with open_store(MemoryAddress()) as both:
        both.replace(triples(deals), {"inferred": inferred_triples(infer(deals))})
        assert [run(both, follows, parts=parts).verdict for parts in ((), ("inferred",), ("inferred", "imported"))] == [
            False,
            True,
            True,
        ]
        assert run(both, "ASK { GRAPH id:inferred { id:george-clooney gk:partnersWith id:nespresso } }").verdict
        with pytest.raises(QueryError, match="has no part 'inferred': ask the store"):
            run(both.dataset, follows, parts=("inferred",))
        joined = both.dataset_with(("inferred",))
        assert run(joined, follows).verdict


def test_ask_gives_a_verdict(store: Store) -> None:
    assert run(store.dataset, "ASK { id:kering gk:owns id:gucci }").verdict is True
    assert run(store.dataset, "ASK { id:gucci gk:owns id:kering }").verdict is False


def test_construct_and_describe_give_triples(store: Store) -> None:
    built = run(store.dataset, "CONSTRUCT { ?w gk:ownedBy ?o } WHERE { ?o gk:owns ?w }")
    assert built.rows == ((IRIS.entity("gucci"), GK.ownedBy, IRIS.entity("kering")),)
    described = run(store.dataset, "DESCRIBE id:kering")
    assert {row[0] for row in described.rows} == {IRIS.entity("kering")}
    assert list(described.rows) == sorted(described.rows, key=lambda row: (str(row[1]), str(row[2])))


def test_the_base_of_the_graph_is_known_as_id(deals: Knowledge) -> None:
    with open_store(MemoryAddress()) as other:
        other.replace(triples(deals, base="https://example.org/kg/"))
        assert run(other.dataset, "ASK { id:kering gk:owns id:gucci }").verdict


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?o { VALUES (?who ?day) { (UNDEF UNDEF) } ?who gk:owns ?o }",
        "SELECT ?o { ?who gk:owns ?o FILTER (?day != 1 || ?day = 1) }",
        "SELECT (COUNT(?o) AS ?n) WHERE { ?who gk:owns ?o . BIND (?day AS ?d) } GROUP BY ?d HAVING (COUNT(?o) > 0)",
        "SELECT (EXISTS { ?who gk:owns ?x } AS ?any) ?o ?day { ?who gk:owns ?o }",
        "CONSTRUCT { ?who gk:owns ?o . } WHERE { ?who gk:owns ?o . FILTER (BOUND(?day)) }",
    ],
)
def test_parameters_are_bound_wherever_they_stand(store: Store, query: str) -> None:
    day = Literal("2022-11-30")
    assert len(run(store.dataset, query, {"who": IRIS.entity("kering"), "day": day}).rows) == 1
    assert len(run(store.dataset, query, {"who": IRIS.entity("gucci"), "day": day}).rows) == 0
    several = run(store.dataset, query, {"who": [IRIS.entity("kering"), IRIS.entity("gucci")], "day": day})
    assert len(several.rows) == 1


def test_a_parameter_that_is_not_given_stays_open(store: Store) -> None:
    query = "SELECT ?o { VALUES (?who ?least) { (UNDEF UNDEF) } ?who gk:owns ?o FILTER (!BOUND(?least) || ?least < 1) }"
    assert len(run(store.dataset, query).rows) == 1
    assert len(run(store.dataset, query, {"who": IRIS.entity("kering")}).rows) == 1
    assert len(run(store.dataset, query, {"least": Literal(3)}).rows) == 0


@given(st.text(st.characters(codec="utf-8"), max_size=20))
def test_a_bound_text_is_only_ever_a_text(text: str) -> None:
    """Whatever quotes, braces or line ends it has."""
    query = "SELECT ?x { VALUES (?x) { (UNDEF) } }"
    bound = bind(query, {"x": [Literal(text)]})
    solutions = ox.Store().query(bound)
    assert isinstance(solutions, ox.QuerySolutions)
    assert [solution["x"] for solution in solutions] == [ox.Literal(text)]


def test_values_that_are_no_parameters_are_left_alone(store: Store) -> None:
    query = "SELECT ?o { VALUES ?relation { gk:owns gk:acquires } ?who ?relation ?o }"
    bound = bind(query, {"who": [IRIS.entity("kering")]})
    assert "VALUES ?relation { gk:owns gk:acquires }" in bound
    assert len(run(store.dataset, query, {"who": IRIS.entity("kering")}).rows) == 1


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT *\nWHERE { ?s ?p }", r"query line 2, column 16 \(after 'WHERE \{ \?s \?p \}'\): expected "),
        ("SELEC ?x {}", r"query line 1, column 10 \(after 'SELEC \?x'\): expected "),
        ("", "query line 1, column 1 .at its beginning.: expected"),
        (
            "SELECT ?x {\n  ?x a brand:Shoe }",
            "query line 2, column 8: the prefix brand: is not declared; known without that: ",
        ),
        ("SELECT ?x { SERVICE <http://localhost/> { ?x ?y ?z } }", "query line 1, column 13: SERVICE is not allowed"),
        ("SELECT ?x { service silent ?u { ?x ?y ?z } }", "SERVICE is not allowed"),
        (r"SELECT ?x { \u0053ERVICE <http://localhost/> { ?x ?y ?z } }", "SERVICE is not allowed"),
        ("LOAD <file:///etc/hostname>", "line 1, column 1: LOAD changes the graph: only SELECT, ASK"),
        ("PREFIX x: <http://x/> DELETE WHERE { ?s ?p ?o }", "DELETE changes the graph"),
        ("SELECT (<http://example.org/f>(1) AS ?x) {}", "custom function <http://example.org/f> is not supported"),
    ],
)
def test_a_query_that_can_not_be_run_says_where_and_why(store: Store, query: str, said: str) -> None:
    with pytest.raises(QueryError, match=said) as raised:
        run(store.dataset, query)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ("SERVICE" AS ?service) { } # SERVICE <http://x/>',
        "SELECT ?load { ?load gk:service <http://x/SERVICE> }",
        "PREFIX service: <http://x/> SELECT * { ?s service:of ?o }",
        "SELECT * { _:b gk:owns ?o FILTER (1<2 && 3>2) }",
        "SELECT * { ?s gk:owns ?o # it's\n FILTER (STR(?o) != '''it's \"LOAD\"''') }",
    ],
)
def test_words_in_strings_comments_and_names_are_no_keywords(store: Store, query: str) -> None:
    assert run(store.dataset, query).kind == "select"


def test_an_error_is_placed_in_the_query_as_it_was_written(store: Store) -> None:
    query = "SELECT ?o { VALUES (?who) { (UNDEF) }\n ?who gk:owns }"
    with pytest.raises(QueryError, match=r"query line 2, column 15 \(after .*\): expected a variable, an IRI or a value$"):
        run(store.dataset, query, {"who": IRIS.entity("kering")})


def test_a_variable_that_the_query_does_not_have_is_named(store: Store) -> None:
    with pytest.raises(QueryError, match=r"has no variable \?brand to bind: it has \?o, \?s"):
        run(store.dataset, "SELECT * { ?s gk:owns ?o }", {"brand": Literal("x")})
    with pytest.raises(QueryError, match="no group in which a parameter could be bound"):
        run(store.dataset, "DESCRIBE ?x", {"x": IRIS.entity("kering")})
    with pytest.raises(QueryError, match=r"write CONSTRUCT \{ … \} WHERE"):
        run(store.dataset, "CONSTRUCT WHERE { ?s gk:owns ?o }", {"s": IRIS.entity("kering")})


def test_rows_can_be_limited_and_that_is_told(store: Store) -> None:
    every = "SELECT ?s { ?s ?p ?o }"
    assert (len(run(store.dataset, every, rows=3).rows), run(store.dataset, every, rows=3).complete) == (3, False)
    total = len(run(store.dataset, every).rows)
    assert run(store.dataset, every, rows=total).complete
    assert len(run(store.dataset, "CONSTRUCT WHERE { ?s ?p ?o }", rows=5).rows) == 5


def test_a_query_that_takes_too_long_is_given_up(store: Store) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER (?a != ?i) }"
    started = time.monotonic()
    with pytest.raises(QueryError, match=r"given up after 0.2 seconds"):
        run(store.dataset, endless, seconds=0.2)
    assert time.monotonic() - started < 2


@given(st.text(max_size=60))
def test_the_words_of_any_text_are_found_without_loss(text: str) -> None:
    for token in tokens(text):
        assert text[token.start : token.start + len(token.text)] == token.text


def test_an_answer_is_written_in_the_standard_formats(store: Store) -> None:
    answer = run(store.dataset, WHO_OWNS)
    assert list(csv.reader(io.StringIO(answers.csv(answer)))) == [["owner", "owned"], ["Kering", "Gucci"]]
    assert answers.tsv(answer) == '?owner\t?owned\n"Kering"\t"Gucci"\n'
    assert json.loads(answers.json(answer))["results"]["bindings"] == [
        {"owner": {"type": "literal", "value": "Kering"}, "owned": {"type": "literal", "value": "Gucci"}}
    ]
    read = Result.parse(io.BytesIO(answers.xml(answer).encode()), format="xml")
    assert [list(row) for row in read] == [list(row) for row in answer.rows]  # type: ignore[arg-type]
    assert answers.markdown(answer) == "| owner | owned |\n| --- | --- |\n| Kering | Gucci |\n"


def test_oxigraph_reads_what_is_written(store: Store) -> None:
    answer = run(store.dataset, BOUGHT)
    for name, kind in (
        ("tsv", ox.QueryResultsFormat.TSV),
        ("json", ox.QueryResultsFormat.JSON),
        ("xml", ox.QueryResultsFormat.XML),
    ):
        read = ox.parse_query_results(answers.FORMATS[name](answer), format=kind)
        assert isinstance(read, ox.QuerySolutions)
        rows = [[None if value is None else value.value for value in row] for row in read]
        assert rows == [[None if term is None else str(term) for term in row] for row in answer.rows]


def test_an_ask_is_written_too(store: Store) -> None:
    answer = run(store.dataset, "ASK { }")
    assert json.loads(answers.json(answer))["boolean"] is True
    assert (answers.csv(answer), answers.markdown(answer)) == ("true\n", "| answer |\n| --- |\n| yes |\n")


def test_a_graph_is_written_as_turtle_and_nothing_else_is(store: Store) -> None:
    written = answers.turtle(run(store.dataset, "DESCRIBE id:kering"))
    assert written.startswith("@prefix gk: <https://w3id.org/graphkit/ontology#> .\n@prefix id: ")
    assert (IRIS.entity("kering"), GK.owns, IRIS.entity("gucci")) in Graph().parse(data=written)
    with pytest.raises(QueryError, match="SELECT gives no graph"):
        answers.turtle(run(store.dataset, WHO_OWNS))


def test_awkward_cells_stay_in_their_cell() -> None:
    answer = Answer("select", ("a",), ((Literal('x|y\n"<b>\t\\'),),))
    assert answers.markdown(answer).splitlines()[2] == '| x\\|y "&lt;b> \\\\ |'
    assert answers.tsv(answer).splitlines()[1] == '"x|y\\n\\"<b>\\t\\\\"'


def test_the_table_for_the_terminal_has_short_iris(store: Store) -> None:
    from rich.console import Console

    console = Console(file=io.StringIO(), width=80)
    console.print(answers.table(run(store.dataset, BOUGHT)))
    assert "id:figma" in console.file.getvalue()  # type: ignore[attr-defined]
