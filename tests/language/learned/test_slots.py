"""A sentence as the classifier sees it: names are marks, pronouns stand behind theirs."""

from __future__ import annotations

from graphkit import vocabulary
from graphkit.language.learned.slots import MARKS, slotted, words_of
from tests.language.trees import discourse, document, sentence


def test_words_are_small_and_without_accents() -> None:
    assert words_of("Beyoncé’s €1.2bn, “Émile”") == [
        "beyonce", "’", "s", "€", "1", ".", "2", "bn", ",", "“", "emile", "”",
    ]  # fmt: skip


def test_names_are_marks_and_pronouns_stand_behind_theirs() -> None:
    one = sentence("*Rihanna(nsubj>left) left/leave(ROOT) *Puma(dobj>left)")
    two = sentence("She/she:PRP(nsubj>wore) wore/wear(ROOT) *Gucci(dobj>wore)", start=40, number=1)
    told = discourse(one, two, types={"Rihanna": "Person", "Puma": "Brand", "Gucci": "Brand"})
    paper = document(one, two)
    read = slotted(one, paper.text, told)
    assert read.words == ("[per]", "left", "[org]")
    assert [(m.key, m.token, m.at) for m in read.mentions] == [("Rihanna", 0, 0), ("Puma", 2, 2)]
    read = slotted(two, paper.text, told)
    assert read.words == ("[per]", "she", "wore", "[org]")
    assert read.keys() == ("Rihanna", "Gucci")
    assert [m.at for m in read.of("Gucci")] == [3]


def test_every_class_of_the_vocabulary_has_a_mark() -> None:
    assert set(MARKS) == set(vocabulary.load().classes) - {"Agent", "Entity"}
