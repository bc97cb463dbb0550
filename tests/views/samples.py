"""Graphs to draw: the facts that people marked in the sample articles, and made-up ones of any size."""

from __future__ import annotations

import json
import random
from decimal import Decimal
from pathlib import Path
from typing import Any

from graphkit.fuse import fuse
from graphkit.model import (
    Assertion,
    Claim,
    Document,
    Entity,
    Evidence,
    Knowledge,
    Provenance,
    Quotation,
    Reading,
    Referent,
    Span,
    Status,
)
from graphkit.read import read_documents
from graphkit.resolve import resolve
from graphkit.vocabulary import load

#: The story that the tests tell: five articles about one brand and those around it.
STORY = ("balenciaga-holiday-wire", "balenciaga-kardashian-explainer", "balenciaga-fans-tabloid", "dua-lipa-fashion-blog")


def from_gold(checkout: Path, names: tuple[str, ...] | None = None) -> Knowledge:
    """The marked facts of some sample articles, or of all that are not kept for validation, with their sentences as evidence."""
    held_back = set((checkout / "tests/gold/validation.txt").read_text("utf-8").split())
    wanted = names or tuple(sorted(p.stem for p in (checkout / "tests/gold").glob("*.json") if p.stem not in held_back))
    assert not held_back & set(wanted)
    readings = [
        _reading(document, json.loads((checkout / f"tests/gold/{name}.json").read_text("utf-8")))
        for name in wanted
        for document in read_documents([checkout / f"seeds/{name}.txt"])
    ]
    return fuse(readings, resolve(readings), Provenance(software="graphkit"))


def _reading(document: Document, gold: dict[str, Any]) -> Reading:
    vocabulary = load()
    keys = {name: f"r{i}" for i, name in enumerate(gold["entities"])}
    referents = tuple(
        Referent(
            key=keys[name],
            label=name,
            type=entity["type"],
            aliases=tuple(a for a in entity["aliases"] if a[:1].isupper() and " the " not in f" {a} "),
            named=name[:1].isupper() or entity["type"] in ("Platform", "Brand"),
        )
        for name, entity in gold["entities"].items()
    )
    claims = []
    for fact in gold["facts"]:
        at = document.text.find(fact["quote"])
        if fact["s"] not in keys or fact["o"] not in keys or at < 0 or fact["r"] not in vocabulary.relations:
            continue
        start = max(document.text.rfind(". ", 0, at) + 2, document.text.rfind("\n", 0, at) + 1)
        ends = [e for e in (document.text.find(". ", at + len(fact["quote"]) - 1), document.text.find("\n", at)) if e >= 0]
        end = min(ends) + 1 if ends else len(document.text)
        sentence = document.text[start:end].rstrip()
        claims.append(
            Claim(
                document=document.identifier,
                relation=fact["r"],
                subject=keys[fact["s"]],
                object=keys[fact["o"]],
                start=start,
                end=start + len(sentence),
                rule=f"marked/{fact['r']}",
                status=Status(fact["status"]),
                subject_span=_find(sentence, start, gold, fact["s"]),
                object_span=_find(sentence, start, gold, fact["o"]),
                trigger_span=None,
                date=fact["date"],
                amount=None if fact["amount"] is None else Decimal(str(fact["amount"])),
                currency=fact["currency"],
                attributed_to=keys.get(fact["by"] or ""),
                confidence=Decimal("0.6") if fact["optional"] else Decimal("0.9"),
                why=("marked by a person",),
            )
        )
    quotations = _quotations(document, keys)
    return Reading(document, referents, tuple(claims), quotations)


def _find(sentence: str, start: int, gold: dict[str, Any], name: str) -> Span | None:
    for form in (name, *gold["entities"][name]["aliases"]):
        at = sentence.find(form)
        if at >= 0:
            return Span(start + at, start + at + len(form))
    return None


def _quotations(document: Document, keys: dict[str, str]) -> tuple[Quotation, ...]:
    at = document.text.find("“")
    end = document.text.find("”", at) + 1
    if at < 0 or not end or not keys:
        return ()
    return (Quotation(document.identifier, at, end, document.text[at:end], speaker=next(iter(keys.values()))),)


def made_up(nodes: int, edges: int, seed: int = 5) -> Knowledge:
    """A graph with communities and hubs, of a size to measure with.  Its names are numbers and its article says so."""
    chance = random.Random(seed)
    vocabulary = load()
    types = ("Person", "Person", "Brand", "Organization", "Product", "Campaign", "Occasion", "Platform", "Group", "Work")
    relations = sorted(vocabulary.relations)
    entities = tuple(
        Entity(id=f"{types[i % len(types)].lower()}-{i}", label=f"{types[i % len(types)]} {i}", type=types[i % len(types)])
        for i in range(nodes)
    )
    documents = tuple(
        Document(
            identifier=f"article-{i}",
            text=f"One of them did something to the other on day {i}. Nothing else happened.",
            title=f"Article {i}",
            published=f"20{10 + i % 13:02}-{1 + i % 12:02}-{1 + i % 28:02}",
            publisher=f"Outlet {i % 9}",
        )
        for i in range(max(nodes // 20, 1))
    )
    size = 40
    assertions = []
    for i in range(edges):
        home = chance.randrange(max(nodes // size, 1)) * size
        one = home + int(size * chance.random() ** 2.5)
        other = home + chance.randrange(size) if chance.random() < 0.85 else chance.randrange(nodes)
        one, other = min(one, nodes - 1), min(other, nodes - 1)
        if one == other:
            other = (one + 1) % nodes
        told = chance.sample(documents, k=min(1 + int(chance.random() ** 6 * 4), len(documents)))
        status = chance.choices(list(Status), weights=(80, 6, 8, 3, 3))[0]
        date = chance.choice((None, f"20{10 + chance.randrange(13):02}-{1 + chance.randrange(12):02}"))
        assertions.append(
            Assertion(
                id=f"fact-{i:05}",
                subject=entities[one].id,
                relation=chance.choice(relations),
                object=entities[other].id,
                status=status,
                date=date,
                evidence=tuple(_first_sentence(d, status) for d in sorted(told, key=lambda d: d.identifier)),
            )
        )
    return Knowledge(documents=documents, entities=entities, assertions=tuple(assertions))


def _first_sentence(document: Document, status: Status) -> Evidence:
    end = document.text.index(".") + 1
    return Evidence(document.identifier, 0, end, document.text[:end], rule="made/up", status=status)
