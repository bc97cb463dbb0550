"""The text that the classifier of relations is trained on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from graphkit import vocabulary
from training.examples import example, read

FOLDER = Path(__file__).parent.parent / "training" / "relations"


def test_a_line_has_marks_and_facts() -> None:
    one = example(
        "{P1:The singer} left {B1}; {P2} has {P1:her} job. | P1 leaves B1 | ~P2 worksFor B1 | *P1 marriedTo P2", vocabulary.load()
    )
    assert one.words == ("the", "[per]", "singer", "left", "[org]", ";", "[per]", "has", "[per]", "her", "job", ".")
    assert one.marks == {"P1": (1, 8), "B1": (4,), "P2": (6,)}
    assert one.stated == {("P1", "leaves", "B1")}
    assert one.open == {("P1", "marriedTo", "P2"), ("P2", "marriedTo", "P1")}


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("{X1} left.", "no class"),
        ("{P1} left {B1. | P1 leaves B1", "not closed"),
        ("{P1} left {B1}. | P1 leaves B2", "no slot B2"),
        ("{P1} left {B1}. | B1 marriedTo P1", "does not fit"),
        ("{P1} left {B1}. | P1 hates B1", "does not fit"),
        ("{P1} left {B1}. | P1 leaves", "is no fact"),
    ],
)
def test_a_mistaken_line_is_refused(line: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        example(line, vocabulary.load())


def test_all_lines_can_be_read_and_every_relation_has_examples() -> None:
    terms = vocabulary.load()
    examples = list(read(FOLDER, terms))
    facts = Counter(relation for e in examples for _, relation, _ in e.stated)
    assert set(facts) == set(terms.relations)
    assert min(facts.values()) >= 50
