"""The examples of the rules told over two sentences: the first names the subject, the second calls it something else.

Only what is called so is exchanged, so the facts must stay, and nothing may be told of anybody else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import pytest

from graphkit.language.checking import facts_told
from graphkit.language.names.gazetteer import Entry, Gazetteer
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.reader import Reader
from graphkit.model import Block, BlockKind, Document


@dataclass(frozen=True)
class Example:
    """A sentence that begins with a listed name, and how it goes on."""

    subject: Entry
    rest: str


Call = Callable[[Entry], str | None]


def _pronoun(entry: Entry) -> str | None:
    if entry.type in ORGANIZATIONS:
        return "It"
    return {"m": "He", "f": "She"}.get(entry.gender or "") if entry.type == "Person" else None


def _person(call: Call) -> Call:
    return lambda entry: call(entry) if entry.type == "Person" else None


def _business(call: Call) -> Call:
    return lambda entry: call(entry) if entry.type in ORGANIZATIONS else None


def _kind(entry: Entry) -> str | None:
    """What the lists call it first, where that names nobody else ("the Tesla chief executive")."""
    kind = entry.kinds[0] if entry.kinds else ""
    return f"The {kind}" if kind.islower() else None


def _surname(entry: Entry) -> str | None:
    pieces = entry.name.split()
    return pieces[1] if len(pieces) == 2 and pieces[1].isalpha() and len(pieces[1]) > 2 else None


# How the subject is called in the second sentence, with the share of facts that may be lost and that of new ones.
CALLED: Mapping[str, tuple[Call, float, float]] = {
    "he or she": (_person(_pronoun), 0.01, 0.005),
    "a description of somebody": (_person(_kind), 0.02, 0.01),
    "a surname": (_person(_surname), 0.015, 0.005),
    "it": (_business(_pronoun), 0.045, 0.02),
    "the brand": (lambda entry: "The brand" if entry.type == "Brand" else None, 0.035, 0.02),
    "a description of a business": (_business(_kind), 0.05, 0.02),
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(rules_only=True)


@pytest.fixture(scope="module")
def examples(reader: Reader) -> list[Example]:
    """Examples of one sentence whose subject is a listed name without anything around it."""
    found = (
        _example(reader.gazetteer, example.sentence, example.facts)
        for rule in (*reader.rules.frames, *reader.rules.roles)
        for example in rule.examples
        if example.facts
    )
    return [example for example in found if example is not None]


def _example(gazetteer: Gazetteer, sentence: str, facts: Iterable[str]) -> Example | None:
    subjects = {fact.split(f" {word} ")[0] for fact in facts for word in fact.split() if word[0].islower()}
    for subject in sorted(subjects):
        rest = sentence.removeprefix(f"{subject} ")
        entry = next((e for e in gazetteer.lookup(subject) if e.name == subject and not e.ambiguous), None)
        verb, *more = rest.split(" ")
        if (
            entry is not None
            and rest != sentence
            and subject not in rest
            and ". " not in rest
            and verb.isalpha()
            and verb.islower()
            and more
            and verb not in ("and", "of", "v", "in", "on", "at", "with", "under")
        ):
            return Example(entry, rest)
    return None


@pytest.mark.parametrize("called", CALLED)
def test_facts_stay_however_the_subject_is_called(reader: Reader, examples: list[Example], called: str) -> None:
    call, may_lose, may_add = CALLED[called]
    chosen = [(example, word) for example in examples if (word := call(example.subject)) is not None]
    before = _told(reader, [f"{example.subject.name} {example.rest}" for example, _ in chosen])
    texts = [f"{_opening(example.subject)} {word} {example.rest}" for example, word in chosen]
    after = _told(reader, texts)
    lost = _without(texts, before, after)
    new = _without(texts, after, before)
    count = sum(len(facts) for facts in before)
    assert count > 100
    assert len(lost) <= may_lose * count, "\n".join(lost)
    assert len(new) <= may_add * count, "\n".join(new)


# What one claim may be told as: by every name of its parties.
Told = Sequence[frozenset[str]]


def _told(reader: Reader, texts: Sequence[str]) -> list[Told]:
    documents = (
        Document(f"example {number}", text, published="2024-05-10", blocks=(Block(0, len(text), BlockKind.PARAGRAPH),))
        for number, text in enumerate(texts)
    )
    readings = reader.read(documents)
    return [[frozenset(names) for names in facts_told(reading, reader.vocabulary)] for reading in readings]


def _without(texts: Sequence[str], these: Sequence[Told], those: Sequence[Told]) -> list[str]:
    """The facts of each text that are in one reading and not in the other."""
    found: list[str] = []
    for text, here, there in zip(texts, these, those, strict=True):
        known = {name for names in there for name in names}
        found += [f"{text} ({min(names, key=len)})" for names in here if not names & known]
    return found


def _opening(entry: Entry) -> str:
    """A sentence that names somebody or something and tells no fact."""
    return f"{entry.name} came to Paris last week." if entry.type == "Person" else f"{entry.name} had a busy spring."
