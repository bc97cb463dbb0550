"""How fast the store is, side by side with pyoxigraph called directly on the same generated triples.

    python benchmarks/store.py [--triples 1000000] [--repeat 3]

Prints ratios (graphkit / pyoxigraph; medians of several runs, taken in turn), since times alone say more about the machine.
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
    """Seconds that two ways of doing the same took."""

    name: str
    ours: float
    direct: float

    def __str__(self) -> str:
        return f"{self.name:<36} {self.ours:8.3f} s {self.direct:8.3f} s   {self.ours / self.direct:6.2f}"


def compare(name: str, repeat: int, ours: Callable[[], object], direct: Callable[[], object]) -> Comparison:
    """Medians of runs that are made in turn, so that a busy moment of the machine hits both."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(repeat):
        for times, work in zip(taken, (ours, direct), strict=True):
            started = time.perf_counter()
            work()
            times.append(time.perf_counter() - started)
    return Comparison(name, statistics.median(taken[0]), statistics.median(taken[1]))


def compare_query(name: str, query: str, repeat: int, store: Store, database: ox.Store) -> None:
    """Prints how long an answer takes, and, where it is long, how long with all of its terms made for rdflib."""
    known = prefixes()

    def ask_directly() -> int:
        found = database.query(query, prefixes=known)
        assert isinstance(found, ox.QuerySolutions)
        return len([tuple(row) for row in found])

    count = ask_directly()
    assert len(run(store, query)) == count > 0, name
    print(compare(f"query: {name} ({count})", repeat, lambda: run(store, query), ask_directly))
    if count > 1_000:
        print(compare("  with rdflib's terms", repeat, lambda: run(store, query).rows, ask_directly))


def dump(database: ox.Store, folder: Path) -> None:
    """Oxigraph's own Turtle."""
    target = str(folder / "direct.ttl")
    database.dump(target, format=ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph(), prefixes=prefixes())


def first_query(folder: Path) -> tuple[float, float]:
    """Seconds of time and of CPU that a command takes to open the stored graph and answer one query."""
    code = (
        "import sys; from pathlib import Path; from graphkit.store import open_store; from graphkit.views.sparql import run\n"
        "with open_store(Path(sys.argv[1]), read_only=True) as s: assert len(run(s, sys.argv[2]))"
    )
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, "-c", code, str(folder), QUERIES["lookup"]], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter() - started, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(folder: Path, count: int, repeat: int) -> None:
    """Makes the triples in ``folder``, and prints all comparisons."""
    started = time.perf_counter()
    known = generated(count)
    source = folder / "graph.nt"
    write_file(source, ntriples(known, RdfOptions()))
    lines = source.read_bytes().count(b"\n")
    print(f"{lines} triples generated in {time.perf_counter() - started:.1f} s; graphkit, pyoxigraph, ratio:")
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

    print(compare("load", repeat, load_ours, load_directly))
    database = ox.Store.read_only(str(folder / "direct-1"))
    with open_store(folder / "ours-1", read_only=True) as store:
        for name, query in QUERIES.items():
            compare_query(name, query, repeat, store, database)
    print(compare("export: Turtle", repeat, lambda: write(known, folder / "ours.ttl", "turtle"), lambda: dump(database, folder)))
    elapsed, cpu = min(first_query(folder / "ours-1") for _ in range(repeat))
    print(f"{'open and first query':<36} {elapsed:8.3f} s, {cpu:.3f} s of CPU")
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
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), options.triples, options.repeat)


if __name__ == "__main__":
    main()
