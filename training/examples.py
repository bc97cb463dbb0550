"""The training text of the relation classifier: lines of sentences with slots, and the facts that they state.

    {P1:She} left {B1} in 2019; {P2} has {P1:her} job now. | P1 leaves B1 | P2 worksFor B1

``{P1}`` is a name, ``{P1:her}`` a pronoun or description of the same thing; the letter is its class.  Behind the sentence stand
the facts, with ``~`` before what is planned, ``?`` alleged, ``!`` denied, ``^`` hypothetical, ``*`` before what is left open: it
counts neither way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graphkit.language.learned.slots import MARKS, OTHER, words_of
from graphkit.vocabulary import Vocabulary

CLASSES: Mapping[str, str] = {
    "P": "Person",
    "G": "Group",
    "O": "Organization",
    "B": "Brand",
    "M": "MediaOutlet",
    "F": "Platform",
    "W": "Work",
    "C": "Campaign",
    "D": "Product",
    "E": "Occasion",
    "L": "Place",
    "T": "Topic",
    "K": "LegalCase",
}
_SLOT = re.compile(r"\{([A-Z])(\d+)(?::([^{}]+))?\}")
_FACT = re.compile(r"([~?!^*]?)\s*([A-Z]\d+) (\w+) ([A-Z]\d+)")


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence: its words, where each thing is marked, the class of each, what is stated and what is left open."""

    words: tuple[str, ...]
    marks: Mapping[str, tuple[int, ...]]
    classes: Mapping[str, str]
    stated: frozenset[tuple[str, str, str]]
    open: frozenset[tuple[str, str, str]]
    source: str


def read(folder: Path, vocabulary: Vocabulary) -> Iterator[Example]:
    """All examples of a folder.  Raises ValueError with file and line for one that can't be read."""
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                try:
                    yield example(line, vocabulary, path.stem)
                except ValueError as wrong:
                    raise ValueError(f"{path}, line {number}: {wrong}") from None


def example(line: str, vocabulary: Vocabulary, source: str = "") -> Example:
    """One line read.  Raises ValueError, with what is wrong."""
    text, *facts = (part.strip() for part in line.split(" | "))
    words: list[str] = []
    marks: dict[str, list[int]] = {}
    classes: dict[str, str] = {}
    done = 0
    for slot in _SLOT.finditer(text):
        words.extend(words_of(text[done : slot.start()]))
        letter, number, said = slot.groups()
        if letter not in CLASSES:
            raise ValueError(f"no class has the letter {letter}")
        key = letter + number
        classes[key] = CLASSES[letter]
        spoken = words_of(said or "")
        words.extend(spoken[:-1])
        marks.setdefault(key, []).append(len(words))
        words.extend((MARKS.get(CLASSES[letter], OTHER), *spoken[-1:]))
        done = slot.end()
    words.extend(words_of(text[done:]))
    if {"{", "}"} & set(words):
        raise ValueError("a slot that is not closed, or is none")
    stated, left_open = set[tuple[str, str, str]](), set[tuple[str, str, str]]()
    for fact in filter(None, facts):
        found = _FACT.fullmatch(fact)
        if found is None:
            raise ValueError(f"'{fact}' is no fact")
        status, subject, relation, object_ = found.groups()
        for key in (subject, object_):
            if key not in classes:
                raise ValueError(f"no slot {key}, which '{fact}' names")
        if relation not in vocabulary.relations or not vocabulary.fits(relation, classes[subject], classes[object_]):
            raise ValueError(f"'{fact}' does not fit the vocabulary")
        if status in ("", "*"):
            both = [(subject, relation, object_)]
            if vocabulary.relations[relation].symmetric:
                both.append((object_, relation, subject))
            (left_open if status else stated).update(both)
    return Example(
        tuple(words), {k: tuple(v) for k, v in marks.items()}, classes, frozenset(stated), frozenset(left_open), source
    )  # fmt: skip
