"""How fast the store is, side by side with pyoxigraph called directly on the same generated triples.

    python -m bench [--triples 1000000] [--repeat 5]

Prints seconds of CPU and their ratio (graphkit / pyoxigraph).  Both are measured in turn several times; the ratio is the median
of those of the pairs, with the least and the greatest, since other work on the machine slows one measurement or the other.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

import pyoxigraph as ox

from graphkit.graph import knowledge, prefixes, triples
from graphkit.model import Assertion, Document, Entity, Evidence, Knowledge, Provenance, Span, Status
from graphkit.store import Store, open_store
from graphkit.views import answers
from graphkit.views.rdf import RdfOptions, ntriples
from graphkit.views.serialise import write, write_file
from graphkit.views.sparql import run
from graphkit.vocabulary import load

QUERIES = {
    "three-hop join": "SELECT (COUNT(*) AS ?n) { ?f rdf:subject ?a ; rdf:object ?b . ?a rdfs:label ?x . ?b rdfs:label ?y }",
    "lookup": 'SELECT ?f { ?s rdfs:label "Entity 17" . { ?f rdf:subject ?s } UNION { ?f rdf:object ?s } }',
    "filter and order": "SELECT ?f ?d { ?f rdf:predicate gk:sues ; gk:date ?d FILTER (?d > '2020-06-01'^^xsd:date) } ORDER BY ?d",
    "many rows": "SELECT ?f ?s ?o { ?f rdf:subject ?s ; rdf:object ?o }",
    "many texts": "SELECT ?q ?text { ?q oa:exact ?text }",
}
#: Triples that one assertion of the generated graph comes to, with its evidence.
_EACH = 27


def generated(count: int) -> Knowledge:
    """Knowledge of about ``count`` triples, the same each time."""
    random = Random(1)
    assertions = max(10, count // _EACH)
    relations = [r.name for r in load().relations.values()]
    sentence = "This sentence stands for one of some hundred characters that a fact was read from, number {}."
    documents = tuple(Document(f"doc-{n:06d}.txt", "", f"Document {n}", "2022-11-27") for n in range(assertions // 10))
    entities = tuple(Entity(f"e{n:06d}", f"Entity {n}", "Organization", (f"E {n}",)) for n in range(assertions // 5))
    facts = []
    for n in range(assertions):
        subject, other = random.choices(entities, k=2)
        date = f"{random.randrange(2000, 2025)}-{random.randrange(1, 13):02d}-{random.randrange(1, 29):02d}"
        where = documents[n % len(documents)].identifier
        status = random.choice(list(Status))
        piece = Evidence(where, n, n + 90, sentence.format(n), "rule", status, Span(n, n + 5), Span(n + 9, n + 12), date=date)
        relation = relations[n % len(relations)]
        facts.append(Assertion(f"a{n:07d}", subject.id, relation, other.id, status, date, Decimal(n), "USD", evidence=(piece,)))
    return Knowledge(documents, entities, tuple(facts), (), Provenance("benchmark"))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Seconds of CPU that two ways of doing the same took, in pairs; ``most`` is the greatest ratio that is wanted."""

    name: str
    pairs: tuple[tuple[float, float], ...]
    most: float | None = None

    def __str__(self) -> str:
        ours, direct = (statistics.median(side) for side in zip(*self.pairs, strict=True))
        ratios = sorted(a / b for a, b in self.pairs)
        middle = statistics.median(ratios)
        verdict = "" if self.most is None else f"   wanted: {self.most:.1f}{'' if middle <= self.most else ', MISSED'}"
        spread = f"({ratios[0]:.2f} to {ratios[-1]:.2f})"
        return f"{self.name:<34} {ours:9.4f} s {direct:9.4f} s   {middle:5.2f} {spread:16}{verdict}"


def compare(
    name: str, repeat: int, ours: Callable[[], object], direct: Callable[[], object], *, most: float | None = None, times: int = 1
) -> Comparison:
    """Measurements in turn, each of ``times`` calls: more for what is too short to be measured once."""

    def taken(work: Callable[[], object]) -> float:
        started = time.process_time()
        for _ in range(times):
            work()
        return (time.process_time() - started) / times

    pairs = []
    for turn in range(repeat):
        # Whoever comes second finds the machine as the first has left it, so they change places.
        first, second = (ours, direct) if turn % 2 == 0 else (direct, ours)
        one, other = taken(first), taken(second)
        pairs.append((one, other) if turn % 2 == 0 else (other, one))
    return Comparison(name, tuple(pairs), most)


def compare_query(name: str, query: str, repeat: int, store: Store, database: ox.Store) -> None:
    """Prints how long an answer takes, and, where it is long, how long with all of its terms made for rdflib, and as CSV."""
    known = prefixes()

    def ask_directly() -> int:
        found = database.query(query, prefixes=known)
        assert isinstance(found, ox.QuerySolutions)
        return len([tuple(row) for row in found])

    count = ask_directly()
    assert len(run(store, query)) == count > 0, name
    times = 1 if count > 1_000 or "join" in name else 50
    print(compare(f"query: {name} ({count})", repeat, lambda: run(store, query), ask_directly, most=1.2, times=times))
    if count > 1_000:
        print(compare("  with rdflib's terms", repeat, lambda: run(store, query).rows, ask_directly))
        database_csv = ox.QueryResultsFormat.CSV
        print(
            compare(
                "  as CSV",
                repeat,
                lambda: answers.csv(run(store, query)),
                lambda: database.query(query, prefixes=known).serialize(format=database_csv),  # type: ignore[union-attr]
            )
        )


def dump(database: ox.Store, folder: Path) -> None:
    """Oxigraph's own Turtle."""
    target = str(folder / "direct.ttl")
    database.dump(target, format=ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph(), prefixes=prefixes())


def command(folder: Path, *arguments: str) -> float:
    """Seconds of CPU that a call of the command takes."""
    code = "import sys; from graphkit.cli import main; main(sys.argv[1:])"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-c", code, *arguments, "--graph", str(folder)], check=True, capture_output=True)
    assert done.stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(folder: Path, count: int, repeat: int) -> None:
    """Makes the triples in ``folder``, and prints all comparisons."""
    started = time.perf_counter()
    known = generated(count)
    source = folder / "graph.nt"
    write_file(source, ntriples(known, RdfOptions()))
    lines = source.read_bytes().count(b"\n")
    print(f"{lines} triples generated in {time.perf_counter() - started:.1f} s; CPU of graphkit, of pyoxigraph, ratio (spread):")
    made = 0

    def load_ours() -> None:
        nonlocal made
        made += 1
        with open_store(folder / f"ours-{made}") as store:
            store.load(source)

    def load_directly() -> None:
        store = ox.Store(str(folder / f"direct-{made}"))
        store.bulk_load(path=str(source), format=ox.RdfFormat.N_TRIPLES)
        store.flush()

    print(compare("load", repeat, load_ours, load_directly, most=1.3))
    with open_store(folder / "ours-1", read_only=True) as store:
        database = store.oxigraph
        assert database is not None  # it is on disk
        for name, query in QUERIES.items():
            compare_query(name, query, repeat, store, database)
    ours, direct = lambda: write(known, folder / "ours.ttl", "turtle"), lambda: dump(database, folder)
    print(compare("export: Turtle", repeat, ours, direct, most=1.0))
    (folder / "graph").mkdir()
    (folder / "ours-1").rename(folder / "graph" / "store")
    question = "SELECT ?f { ?s rdfs:label 'Entity 17' . ?f rdf:subject ?s }"
    taken = sorted(command(folder / "graph", "query", question, "--format", "csv") for _ in range(repeat))
    told = f"{taken[0]:.3f} to {taken[-1]:.3f}"
    print(f"{'command: open, ask, answer':<34} {statistics.median(taken):9.4f} s of CPU ({told})   wanted: 0.5")
    started = time.perf_counter()
    with open_store(folder / "whole") as store:
        store.replace(triples(known))
        print(f"{'knowledge into a store':<36} {time.perf_counter() - started:8.3f} s")
        started = time.perf_counter()
        knowledge(store.texts())
        print(f"{'knowledge from a store':<36} {time.perf_counter() - started:8.3f} s")


def main() -> None:
    """Reads the command line and measures in a folder that is removed at the end."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), options.triples, options.repeat)


if __name__ == "__main__":
    main()
