"""The files of the named queries, and those of a user's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rdflib import Graph

from graphkit.errors import QueryError
from graphkit.views.named_queries import NamedQuery, ParameterType, named_queries, named_query

if TYPE_CHECKING:
    pass

from tests.views.query_samples import BASE


@pytest.mark.parametrize("query", named_queries().values(), ids=lambda query: query.name)
def test_every_query_runs_as_it_stands_and_with_its_examples(queried: ox.Store, query: NamedQuery) -> None:
    examples = {p.name: p.example for p in query.parameters if p.example}
    text = query.bound(examples, resolve=lambda name: [BASE + name.replace(" ", "-")])
    for runnable in (query.text, text):
        assert isinstance(queried.query(runnable), ox.QuerySolutions)
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
