"""The text that the classifier of relations is trained on."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from graphkit import vocabulary
from graphkit.language.matching import rules
from training import patterns
from training.examples import Example, example, read

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


def _told(seed: int = 0) -> list[Example]:
    terms = vocabulary.load()
    beside = [example("{P1} is the face of {B1}. | P1 endorses B1 | *P1 partnersWith B1 | B1 partnersWith P1", terms)] * 3
    return list(patterns.told(rules.load(), terms, beside, seed, times=1))


def test_the_patterns_of_the_rules_are_told_in_their_own_words() -> None:
    told = _told()
    said = {" ".join(e.words) for e in told}
    assert any(re.search(r"creative director (?:of|with|at) \[org\]|\[org\] ' s creative director", s) for s in said)
    assert any(f"{walk} away from" in s for s in said for walk in ("walked", "walks", "walking"))
    facts = Counter(relation for e in told for _, relation, _ in e.stated)
    assert set(facts) == set(vocabulary.load().relations)


def test_a_told_pattern_states_what_its_rule_says_and_nothing_of_bystanders() -> None:
    for e in _told():
        assert all(k in e.marks for fact in e.stated for k in (fact[0], fact[2]))
        assert not e.stated & e.open
        assert not any(k.endswith("9") for fact in e.stated for k in (fact[0], fact[2]))
        assert all(vocabulary.load().fits(r, e.classes[s], e.classes[o]) for s, r, o in e.stated)


def test_what_often_holds_beside_a_relation_is_left_open() -> None:
    faces = [e for e in _told() if any(r == "endorses" for _, r, _ in e.stated)]
    assert faces
    assert all((s, "partnersWith", o) in e.stated | e.open for e in faces for s, r, o in e.stated if r == "endorses")


def test_patterns_are_told_alike_for_the_same_seed_only() -> None:
    assert _told() == _told()
    assert _told() != _told(seed=1)
