"""What ``make evaluate`` writes, from builds that are made by hand."""

from __future__ import annotations

import importlib.util
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from graphkit.evaluation import load_gold
from graphkit.evaluation.result import Presence
from graphkit.model import Document, Provenance, Reading, Referent


@pytest.fixture(scope="module")
def script(checkout):
    spec = importlib.util.spec_from_file_location("evaluate_script", checkout / "scripts" / "evaluate.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.fixture
def reader(build, said, checkout):
    """Stands for the pipeline: it finds every other fact of the sample gold, and has a wrong one in every article."""
    gold = {document.name: document for document in load_gold(checkout / "tests" / "gold")}

    def read(paths, *, on_reading):
        facts = []
        for path in paths:
            listed = [fact for fact in gold[path.name].facts if fact.counts] if path.name in gold else []
            for fact in listed[::2]:
                facts.append(said(fact.subject, fact.relation, fact.object, document=path.name, sentence=fact.quote or "-"))
            facts.append(said("unknown subject", "sues", "unknown object", document=path.name, sentence="A wrong sentence."))
        for path in paths:
            on_reading(Reading(Document(path.name, "A wrong sentence."), (Referent("r1", "kept-back subject", "Person"),)))
        return replace(build(facts), provenance=Provenance("graphkit 1", "a pipeline 2", "abc"))

    return read


@pytest.fixture
def real(tmp_path):
    """Articles outside the project, with gold beside them."""
    articles, gold = tmp_path / "articles", tmp_path / "articles-gold"
    articles.mkdir()
    gold.mkdir()
    fact = {"s": "kept-back subject", "r": "sues", "o": "kept-back object", "status": "Asserted", "optional": False}
    entities = {end: {"type": "Organization"} for end in (fact["s"], fact["o"])}
    data = {"doc": "one.txt", "entities": entities, "facts": [{**fact, "quote": "kept-back words"}]}
    (gold / "one.json").write_text(json.dumps(data), encoding="utf-8")
    return articles


def test_the_report_has_numbers_of_all_three_sets(script, reader, real):
    text = script.report(script.measure(reader, real))
    assert "|  | tuning | validation | real articles |" in text
    assert "| articles | 29 | 10 | 1 |" in text
    assert "| wrong | 29 | 10 | 1 |" in text
    assert "| wrong: an end that the gold does not know | 29 | 10 | 1 |" in text
    assert "| software | graphkit 1 |" in text
    right = sum(int(row.split("|")[2]) for row in text.partition("one by one\n")[2].partition("\n## ")[0].splitlines()[3:])
    assert f"| right | {right} |" in text


def test_the_report_gives_away_nothing_but_numbers_of_what_is_kept_back(script, reader, real, checkout):
    measurement = script.measure(reader, real)
    text = script.report(measurement)
    for name in (checkout / "tests" / "gold" / "validation.txt").read_text(encoding="utf-8").split():
        assert name not in text
    for item in (*measurement.validation.evaluation.false_negatives, *measurement.real.evaluation.false_negatives):
        assert not item.fact.quote or f" {item.fact.quote} " not in text
    for secret in ("kept-back", "one.txt", "unknown subject", "A wrong sentence", str(real), str(checkout)):
        assert secret not in text


def test_who_is_mentioned_without_being_in_a_fact_is_known(script, reader, real):
    (missed,) = script.measure(reader, real).real.evaluation.false_negatives
    assert (missed.subject, missed.object) == (Presence.DOCUMENT, Presence.MISSING)


def test_the_same_build_gives_the_same_report(script, reader, real):
    assert script.report(script.measure(reader, real)) == script.report(script.measure(reader, real))


def test_the_report_says_so_where_there_are_no_real_articles(script, reader, tmp_path):
    text = script.report(script.measure(reader, tmp_path / "none"))
    assert "|  | tuning | validation |" in text
    assert "No real articles were at hand" in text


def test_the_script_reads_articles_that_exist(script, checkout, seeds):
    asked: list[Path] = []

    def read(paths, *, on_reading):
        asked.extend(paths)
        raise InterruptedError

    with pytest.raises(InterruptedError):
        script.measure(read, checkout / "none")
    assert sorted(asked) == sorted(path for path in seeds.glob("*.txt"))
