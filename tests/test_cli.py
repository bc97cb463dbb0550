"""The command, end to end: on a small graph made by hand, and on one that is really built."""

from __future__ import annotations

import csv
import io
import json
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

from graphkit.api import KnowledgeGraph
from graphkit.model import Knowledge
from tests.conftest import Run

COMMANDS = (
    "build",
    "import",
    "show",
    "explain",
    "view",
    "query",
    "queries",
    "relations",
    "export",
    "validate",
    "try",
    "evaluate",
    "rules",
    "serve",
)


@pytest.fixture(scope="session")
def graph(deals: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small graph in it; nobody writes there."""
    folder = tmp_path_factory.mktemp("deals") / "output"
    KnowledgeGraph(deals).save(folder)
    return folder


@pytest.fixture(scope="session")
def built(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a graph that the installed command built of two sample articles."""
    folder = tmp_path_factory.mktemp("built") / "output"
    articles = [seeds / "balenciaga-holiday-wire.txt", seeds / "drake-nocta-release.txt"]
    command = [sys.executable, "-c", "from graphkit.cli import main; main()", "build", *map(str, articles), "-o", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "2 documents" in done.stdout
    assert "graph.html" in done.stdout
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """All files of a folder, but for the locks of the store."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file() and "LOCK" not in p.name}


# Help


def test_the_help_names_every_command_and_the_exit_codes(run: Run) -> None:
    told = run("--help")
    assert told.code == 0
    assert all(command in told.out for command in COMMANDS)
    assert "Exit codes" in told.out


@pytest.mark.parametrize("command", [*COMMANDS, "rules check"])
def test_every_command_explains_itself(run: Run, command: str) -> None:
    told = run(*command.split(), "--help")
    assert told.code == 0
    assert "Usage: graphkit" in told.out


def test_the_version_is_told(run: Run) -> None:
    from graphkit import __version__

    assert run("--version").out == f"graphkit {__version__}\n"


def test_help_and_queries_load_neither_parser_nor_drawing_library(graph: Path) -> None:
    program = (
        "import sys\nfrom graphkit.cli import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit as exit:\n    assert exit.code == 0\n"
        "print(sorted({'spacy', 'pyvis', 'IPython', 'networkx', 'pyshacl', 'numpy'} & set(sys.modules)))"
    )
    for arguments in (["--help"], ["query", "ASK { ?a gk:acquires ?b }", "--graph", str(graph)]):
        told = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True)
        assert told.stdout.splitlines()[-1] == "[]"


# Wrong use


@pytest.mark.parametrize(
    "arguments",
    [
        ("frobnicate",),
        ("build",),
        ("show",),
        ("show", "X", "--frobnicate"),
        ("build", "x", "--workers", "0"),
        ("query",),
        ("query", "ASK {}", "--name", "lawsuits"),
        ("query", "--name", "lawsuits", "--param", "who"),
        ("query", "ASK {}", "--format", "frob"),
        ("export",),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_2(run: Run, arguments: tuple[str, ...]) -> None:
    told = run(*arguments)
    assert told.code == 2
    assert told.err.startswith("graphkit: ")
    assert told.err.count("\n") == 1
    assert told.out == ""


# Bad input


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A folder of inputs that can't be read."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "latin.txt").write_bytes("Beyoncé was there.".encode("latin-1"))
    (tmp_path / "zero.txt").write_bytes(b"")
    with (tmp_path / "big.txt").open("wb") as file:
        file.write(b"A word or two. " * 3_500_000)
    (tmp_path / "good.txt").write_text("Nike signed Drake.\n", encoding="utf-8")
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "own.toml").write_text(
        '[[frame]]\nid = "x"\nrelation = "sueses"\nverbs = ["S sue O"]\n', encoding="utf-8"
    )
    return tmp_path


@pytest.mark.parametrize(
    ("given", "code", "message"),
    [
        (["no-such-path"], 3, "no such file or folder"),
        (["empty"], 3, "no articles in this folder"),
        (["binary.txt"], 3, "binary"),
        (["latin.txt"], 3, "not UTF-8"),
        (["zero.txt"], 3, "empty"),
        (["big.txt"], 3, "too large"),
        (["good.txt", "--rules", "rules"], 4, "no relation 'sueses'"),
        (["good.txt", "--rules", "no-such-rules"], 4, "no-such-rules"),
        (["good.txt", "--model", "no_such_pipeline"], 7, "no_such_pipeline"),
    ],
)
def test_bad_input_is_one_line_a_code_and_leaves_the_old_graph(
    run: Run, bad: Path, deals: Knowledge, monkeypatch: pytest.MonkeyPatch, given: list[str], code: int, message: str
) -> None:
    monkeypatch.chdir(bad)
    KnowledgeGraph(deals).save("output")
    before = contents(bad / "output")
    told = run("build", *given)
    assert told.code == code
    assert message in told.err
    assert told.err.startswith("graphkit: ")
    assert told.err.count("\n") == 1
    assert contents(bad / "output") == before


def test_an_output_folder_that_cannot_be_written_is_told_before_any_reading(run: Run, bad: Path) -> None:
    told = run("build", bad / "good.txt", "-o", bad / "zero.txt" / "output", "--model", "no_such_pipeline")
    assert told.code == 6
    assert "choose another folder" in told.err


def test_a_build_says_that_another_one_is_writing_there(run: Run, bad: Path, deals: Knowledge) -> None:
    from graphkit.folder import rebuilt

    folder = bad / "output"
    with rebuilt(folder) as put:
        told = run("build", bad / "good.txt", "-o", folder)
        put(deals)
    assert told.code == 6
    assert "being written by" in told.err
    assert sorted(p.name for p in folder.iterdir()) == ["graph.html", "graph.ttl", "store"]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["query", "SELECT ?x WHERE { ?x"], 5, "line 1"),
        (["query", "DELETE WHERE { ?x ?y ?z }"], 5, "DELETE"),
        (["query", "SELECT * { SERVICE <urn:x> { ?x ?y ?z } }"], 5, "SERVICE"),
        (["query", "ASK { ?x frob:sues ?y }"], 5, "frob"),
        (["query", "ASK { ?x gk:acquires ?y }", "--param", "z=1"], 5, "z"),
        (["query", "--name", "lawsuit"], 5, "did you mean lawsuits"),
        (["query", "--name", "lawsuits", "--param", "frob=1"], 5, "frob"),
        (["query", "--name", "lawsuits", "--param", "who=Microsfot"], 8, "did you mean 'Microsoft'"),
        (["query", "--file", "no-such.rq"], 3, "no-such.rq"),
        (["query", "SELECT ?x { ?x gk:acquires ?y }", "--format", "turtle"], 5, "CONSTRUCT"),
        (["show", "Microsfot"], 8, "did you mean 'Microsoft'"),
        (["show", "Microsoft", "--relation", "frob"], 4, "frob"),
        (["explain", "Microsoft", "frob", "LinkedIn"], 4, "frob"),
        (["explain", "Microsoft", "owns", "LinkedIn"], 8, "between the two there is acquires"),
        (["explain", "Microsoft", "owns", "Gucci"], 8, "nor any other"),
        (["view", "--no-open", "--focus", "Nobody"], 8, "Nobody"),
        (["view", "--no-open", "--since", "soon"], 3, "soon"),
        (["view", "--no-open", "--relations", "frob"], 4, "frob"),
        (["export", "-o", "graph.frob"], 6, ".graphml"),
        (["export", "--format", "csv"], 2, "-o FOLDER"),
        (["evaluate", "no-such-gold"], 3, "no-such-gold"),
    ],
)
def test_what_cannot_be_answered_is_one_line_and_a_code(
    run: Run, graph: Path, arguments: list[str], code: int, message: str
) -> None:
    before = contents(graph)
    told = run(*arguments, "--graph", graph)
    assert told.code == code
    assert message in told.err
    assert told.err.startswith("graphkit: ")
    assert told.err.count("\n") == 1
    assert contents(graph) == before


@pytest.mark.parametrize(
    "command", [["show", "X"], ["query", "ASK {}"], ["export", "-o", "x.ttl"], ["validate"], ["view", "--no-open"]]
)
def test_without_a_graph_every_command_says_to_build_one(run: Run, tmp_path: Path, command: list[str]) -> None:
    told = run(*command, "--graph", tmp_path)
    assert told.code == 6
    assert "graphkit build" in told.err


# Looking


def test_show_gives_each_fact_with_its_sentence_and_source(run: Run, graph: Path) -> None:
    told = run("show", "microsoft", "--graph", graph)
    assert told.code == 0
    assert "Microsoft  Organization" in told.out
    assert "USD 26,200,000,000" in told.out
    assert "“Microsoft bought LinkedIn for $26.2 billion in 2016.”" in told.out
    assert "deals/tech.txt, 2022-09-15" in told.out


def test_show_reads_facts_from_the_side_of_the_entity(run: Run, graph: Path) -> None:
    assert "LinkedIn is" in run("show", "LinkedIn", "--graph", graph).out


def test_show_marks_what_is_not_asserted_and_gives_statements(run: Run, graph: Path) -> None:
    assert "[Planned] Adobe" in run("show", "Adobe Inc.", "--graph", graph).out
    assert "What else?" in run("show", "George Clooney", "--graph", graph).out


def test_show_as_json_has_the_facts_with_evidence(run: Run, graph: Path) -> None:
    (entity,) = json.loads(run("show", "Microsoft", "--graph", graph, "--json").out)
    fact = next(f for f in entity["facts"] if f["relation"] == "acquires")
    assert (fact["subject"], fact["object"], fact["amount"], fact["currency"]) == ("Microsoft", "LinkedIn", 26200000000.0, "USD")
    assert fact["evidence"][0]["exact"] == "Microsoft bought LinkedIn for $26.2 billion in 2016."
    assert fact["evidence"][0]["triggerSpan"] == [10, 16]


def test_explain_gives_rule_place_and_reasons(run: Run, graph: Path) -> None:
    told = run("explain", "Microsoft", "acquires", "LinkedIn", "--graph", graph)
    assert "rule acquires.buy" in told.out
    assert "characters 0 to 52" in told.out
    assert "the price follows “for”" in told.out


def test_explain_takes_a_symmetric_relation_either_way(run: Run, graph: Path) -> None:
    for pair in (("Adobe", "Microsoft"), ("Microsoft", "Adobe")):
        assert run("explain", pair[0], "partnersWith", pair[1], "--graph", graph).code == 0


def test_relations_lists_all_and_describes_one(run: Run) -> None:
    listed = json.loads(run("relations", "--json").out)
    assert len(listed) == 43
    table = run("relations").out
    assert all(relation["name"] in table for relation in listed)
    told = run("relations", "sues").out
    assert "is sued by" in told
    assert "Lawsuit" in told


def test_view_writes_the_page_or_a_part_of_it(run: Run, graph: Path, tmp_path: Path) -> None:
    page = tmp_path / "part.html"
    told = run("view", "--no-open", "--focus", "Kering", "--output", page, "--graph", graph, "--json")
    assert json.loads(told.out) == {"page": str(page), "opened": False}
    text = page.read_text(encoding="utf-8")
    assert "Gucci" in text
    assert "LinkedIn" not in text


# Asking


def test_a_query_is_answered_as_table_and_in_every_format(run: Run, graph: Path) -> None:
    query = "SELECT ?who ?whom WHERE { ?a gk:acquires ?b . ?a rdfs:label ?who . ?b rdfs:label ?whom }"
    assert "LinkedIn" in run("query", query, "--graph", graph).out
    told = run("query", query, "--format", "csv", "--graph", graph)
    assert list(csv.reader(io.StringIO(told.out))) == [["who", "whom"], ["Microsoft", "LinkedIn"]]
    bindings = json.loads(run("query", query, "--json", "--graph", graph).out)["results"]["bindings"]
    assert [b["whom"]["value"] for b in bindings] == ["LinkedIn"]
    for format in ("tsv", "xml", "markdown"):
        assert "LinkedIn" in run("query", query, "--format", format, "--graph", graph).out
    turtle = run("query", "CONSTRUCT WHERE { ?a gk:acquires ?b }", "--format", "turtle", "--graph", graph).out
    assert "id:microsoft gk:acquires id:linkedin" in turtle


def test_planned_facts_are_no_direct_triples(run: Run, graph: Path) -> None:
    assert "no" in run("query", "ASK { id:adobe gk:acquires id:figma }", "--graph", graph).out
    assert "yes" in run("query", "ASK { ?fact rdf:subject id:adobe ; gk:status gk:Planned }", "--graph", graph).out


@pytest.mark.parametrize("value", ["Microsoft", "id:microsoft", "<https://w3id.org/graphkit/id/microsoft>"])
def test_variables_are_bound_to_names_and_iris(run: Run, graph: Path, value: str) -> None:
    query = "SELECT ?label WHERE { ?who gk:acquires ?what . ?what rdfs:label ?label }"
    told = run("query", query, "--param", f"who={value}", "--format", "csv", "--graph", graph)
    assert told.out.split() == ["label", "LinkedIn"]


@pytest.mark.parametrize(("value", "found"), [('"LinkedIn"', 1), ('"LinkedIn" } #"', 0)])
def test_a_text_stays_a_text_whatever_is_in_it(run: Run, graph: Path, value: str, found: int) -> None:
    told = run(
        "query", "SELECT ?x WHERE { ?x rdfs:label ?label }", "--param", f"label={value}", "--format", "csv", "--graph", graph
    )
    if found:
        assert len(told.out.split()) == 1 + found
    else:
        assert told.code == 5


def test_named_queries_are_listed_shown_and_answered(run: Run, graph: Path) -> None:
    names = [query["name"] for query in json.loads(run("queries", "--json").out)]
    assert "owners" in names
    assert "SELECT" in run("queries", "owners").out
    assert "Kering" in run("query", "--name", "owners", "--param", "what=Gucci", "--graph", graph).out


def test_a_file_of_ones_own_is_asked_with_its_parameters(run: Run, graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "own.rq"
    file.write_text(
        '#+ title = "t"\n#+ description = "d"\n#+ [parameters.who]\n#+ type = "entity"\n#+ description = "who"\n\n'
        "SELECT ?label WHERE {\n  VALUES (?who) { (UNDEF) }\n  ?who gk:owns ?x . ?x rdfs:label ?label }\n",
        encoding="utf-8",
    )
    told = run("query", "--file", file, "--param", "who=Kering", "--format", "csv", "--graph", graph)
    assert told.out.split() == ["label", "Gucci"]


def test_a_limit_cuts_and_says_so(run: Run, graph: Path) -> None:
    told = run("query", "SELECT ?x { ?x rdfs:label ?y }", "--limit", "2", "--format", "csv", "--graph", graph)
    assert len(told.out.split()) == 3
    assert "first 2 rows" in told.err


@pytest.mark.parametrize("format", ["turtle", "trig", "nt", "jsonld", "rdfxml", "graphml", "gexf"])
def test_every_export_format_is_written(run: Run, graph: Path, format: str) -> None:
    told = run("export", "--format", format, "--graph", graph)
    assert told.code == 0
    assert "LinkedIn" in told.out


def test_an_export_to_a_file_takes_its_format_from_the_name(run: Run, graph: Path, tmp_path: Path) -> None:
    assert run("export", "-o", tmp_path / "x.gexf", "--graph", graph).code == 0
    assert "<gexf" in (tmp_path / "x.gexf").read_text(encoding="utf-8")
    told = run("export", "--format", "csv", "-o", tmp_path / "tables", "--graph", graph, "--json")
    assert [Path(p).name for p in json.loads(told.out)["written"]] == ["nodes.csv", "edges.csv"]


def test_a_sound_graph_validates(run: Run, graph: Path) -> None:
    told = run("validate", "--graph", graph, "--json")
    assert (told.code, json.loads(told.out)) == (0, {"conforms": True, "findings": []})


def test_an_unsound_graph_is_told_with_exit_code_1(run: Run, deals: Knowledge, tmp_path: Path) -> None:
    KnowledgeGraph(deals).save(tmp_path)
    from graphkit.store import address, open_store

    (tmp_path / "more.ttl").write_text(
        "@prefix gk: <https://w3id.org/graphkit/ontology#> . <urn:x> a gk:Person .", encoding="utf-8"
    )
    with open_store(address(None, tmp_path)) as store:
        store.load(tmp_path / "more.ttl")
    told = run("validate", "--graph", tmp_path)
    assert told.code == 1
    assert "urn:x" in told.out


def test_serve_answers_and_ends_when_interrupted(graph: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = "from graphkit.cli import main; main()"
    command = [sys.executable, "-c", program, "serve", "--port", str(port), "--graph", str(graph)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=_interruptible) as server:
        try:
            assert server.stderr is not None
            assert str(port) in server.stderr.readline()
            query = urllib.parse.urlencode({"query": "ASK { id:kering gk:owns id:gucci }"})
            answer = _patiently(f"http://127.0.0.1:{port}/query?{query}")
            assert json.loads(answer)["boolean"] is True
            server.send_signal(signal.SIGINT)
            assert server.wait(timeout=20) in (0, 130)
        finally:
            server.kill()


def _interruptible() -> None:
    """What is started in the background ignores an interrupt, and so would the server that its tests start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _patiently(url: str) -> bytes:
    for _ in range(100):
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
                return bytes(answer.read())
        except urllib.error.URLError:
            time.sleep(0.1)
    pytest.fail(f"no answer from {url}")


def test_a_port_that_is_taken_is_told(run: Run, graph: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        told = run("serve", "--port", taken.getsockname()[1], "--graph", graph, "--quiet")
    assert told.code == 6
    assert told.err.count("\n") == 1


# The real thing


def test_a_build_writes_store_turtle_and_page(built: Path) -> None:
    assert sorted(p.name for p in built.iterdir()) == ["graph.html", "graph.ttl", "store"]
    assert "gk:sues" in (built / "graph.ttl").read_text(encoding="utf-8")


def test_the_built_graph_is_shown_explained_and_sound(run: Run, built: Path) -> None:
    shown = run("show", "Balenciaga", "--graph", built)
    assert "balenciaga-holiday-wire.txt" in shown.out
    assert run("validate", "--graph", built).code == 0
    explained = run("explain", "Balenciaga", "endsPartnershipWith", "Kanye West", "--graph", built)
    assert explained.code == 0
    assert "Asserted" in explained.out


def test_building_again_gives_the_same_bytes(run: Run, built: Path, seeds: Path, tmp_path: Path) -> None:
    articles = [seeds / "drake-nocta-release.txt", seeds / "balenciaga-holiday-wire.txt"]
    told = run("build", *articles, "-o", tmp_path, "--json")
    summary = json.loads(told.out)
    assert summary["documents"] == 2
    assert sum(summary["assertionsByRelation"].values()) == summary["assertions"] > 0
    for name in ("graph.ttl", "graph.html"):
        assert (tmp_path / name).read_bytes() == (built / name).read_bytes()


def test_quiet_builds_say_nothing(run: Run, seeds: Path, tmp_path: Path) -> None:
    told = run("build", seeds / "drake-nocta-release.txt", "-o", tmp_path, "--quiet")
    assert (told.code, told.out, told.err) == (0, "", "")


def test_the_built_graph_is_evaluated(run: Run, built: Path, checkout: Path) -> None:
    told = run("evaluate", checkout / "tests" / "gold" / "drake-nocta-release.json", "--graph", built)
    assert told.code == 0
    assert "precision" in told.out


def test_one_sentence_is_read(run: Run) -> None:
    sentence = "Balenciaga ended its partnership with Kanye West on Friday."
    told = run("try", sentence, "--published", "2022-10-23", "--json")
    claim = next(c for c in json.loads(told.out)["claims"] if c["relation"] == "endsPartnershipWith")
    assert (claim["subject"], claim["object"]) == ("Balenciaga", "Kanye West")
    assert claim["date"] == "2022-10-21"
    assert claim["exact"] == sentence
    assert "endsPartnershipWith" in run("try", sentence).out


def test_an_article_is_read_from_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Kanye West and the brands\n\nOctober 25, 2022\n\nAdidas ended its partnership with the rapper on Tuesday.\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    claim = next(c for c in json.loads(run("try", "-", "--json").out)["claims"] if c["relation"] == "endsPartnershipWith")
    assert (claim["subject"], claim["object"], claim["date"]) == ("Adidas", "Kanye West", "2022-10-25")


@pytest.mark.parametrize(("sentence", "published", "message"), [("  ", None, "nothing to read"), ("Hello.", "soon", "not a day")])
def test_what_cannot_be_tried_is_told(run: Run, sentence: str, published: str | None, message: str) -> None:
    told = run("try", sentence, *(["--published", published] if published else []))
    assert told.code == 3
    assert message in told.err


RULE = """
[[frame]]
id = "rents"
relation = "partnersWith"
verbs = ["S rent space from O"]
examples = [["Nike rented space from Adidas.", "{wanted}"]]
counter = ["Nike opened a shop."]
"""


def test_a_rule_file_is_checked_by_its_own_examples(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(RULE.format(wanted="Nike partnersWith Adidas"), encoding="utf-8")
    assert run("rules", "check", file).code == 0
    file.write_text(RULE.format(wanted="Adidas partnersWith Nike"), encoding="utf-8")
    assert run("rules", "check", file).code == 0, "a symmetric relation may be put either way round"
    file.write_text(RULE.format(wanted="Adidas endorses Nike"), encoding="utf-8")
    told = run("rules", "check", file)
    assert told.code == 4
    assert "should give “Adidas endorses Nike” and gives Nike partnersWith Adidas" in told.out
    file.write_text(RULE.replace("verbs", "verb").format(wanted=""), encoding="utf-8")
    assert "unknown field 'verb'" in run("rules", "check", file).err
    assert run("rules", "check", tmp_path / "none.toml").code == 4


def test_rules_of_ones_own_are_used(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(RULE.format(wanted="Nike partnersWith Adidas"), encoding="utf-8")
    sentence = "Nike rented space from Adidas."
    assert json.loads(run("try", sentence, "--json").out)["claims"] == []
    (claim,) = json.loads(run("try", sentence, "--rules", tmp_path, "--json").out)["claims"]
    assert claim["rule"] == "rents"


OWN_RELATION = """
@prefix gk: <https://w3id.org/graphkit/ontology#> .
@prefix own: <https://example.org/terms#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

own:rentsFrom a owl:ObjectProperty , gk:Relation ;
    rdfs:label "rents from" ; gk:inverseLabel "rents to" ; rdfs:comment "It rents something from the other." ;
    gk:eventClass own:Rental ; gk:family gk:partnershipFamily ;
    gk:domainIncludes gk:Agent ; gk:rangeIncludes gk:Agent .
own:Rental a owl:Class ; rdfs:subClassOf gk:Assertion ; rdfs:label "rental" ; rdfs:comment "Use of a thing for money." .
"""


def test_a_relation_of_ones_own_is_read_kept_and_shown(run: Run, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "own.ttl").write_text(OWN_RELATION, encoding="utf-8")
    text = RULE.replace("partnersWith", "rentsFrom").format(wanted="Nike rentsFrom Adidas")
    (rules / "own.toml").write_text(text, encoding="utf-8")
    (tmp_path / "article.txt").write_text("Nike moves\n\nNike rented space from Adidas.\n", encoding="utf-8")
    output = tmp_path / "output"
    built = run("build", tmp_path / "article.txt", "--rules", rules, "-o", output, "--json")
    assert json.loads(built.out)["assertionsByRelation"] == {"rentsFrom": 1}
    assert "Adidas rents to Nike" in run("show", "Adidas", "--graph", output).out
    query = "ASK { ?a <https://example.org/terms#rentsFrom> ?b }"
    assert run("query", query, "--format", "csv", "--graph", output).out == "true\n"
    assert run("validate", "--graph", output).code == 0
