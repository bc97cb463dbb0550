"""Corrections of a parse, on tokens built by hand."""

from __future__ import annotations

from graphkit.language.syntax.repairs import repaired
from graphkit.language.syntax.tree import Token


def built(*rows: tuple[str, str, str, str, int, str | None]) -> tuple[Token, ...]:
    """Tokens from (text, part of speech, tag, label, head, name)."""
    return tuple(
        Token(
            index=i,
            text=text,
            lemma=text.lower(),
            pos=pos,
            tag=tag,
            dep=dep,
            head=head,
            start=10 * i,
            end=10 * i + len(text),
            name=name,
        )
        for i, (text, pos, tag, dep, head, name) in enumerate(rows)
    )


def test_a_name_behind_and_before_a_verb_without_a_subject_is_its_subject() -> None:
    tokens = built(
        ("Ravens", "PROPN", "NNP", "nsubj", 1, "ravens"),
        ("dropped", "VERB", "VBD", "ROOT", 1, None),
        ("Rice", "PROPN", "NNP", "dobj", 1, "rice"),
        ("and", "CCONJ", "CC", "cc", 2, None),
        ("Nike", "PROPN", "NNP", "conj", 2, "nike"),
        ("cut", "VERB", "VBD", "conj", 1, None),
        ("him", "PRON", "PRP", "dobj", 5, None),
    )
    nike = repaired(tokens)[4]
    assert (nike.dep, nike.head) == ("nsubj", 5)


def test_a_list_of_subjects_stays_a_list() -> None:
    tokens = built(
        ("Zendaya", "PROPN", "NNP", "nsubj", 3, "zendaya"),
        ("and", "CCONJ", "CC", "cc", 0, None),
        ("Rihanna", "PROPN", "NNP", "conj", 0, "rihanna"),
        ("arrived", "VERB", "VBD", "ROOT", 3, None),
    )
    assert repaired(tokens) == tokens


def test_a_participle_behind_with_and_a_name_speaks_of_the_name() -> None:
    tokens = built(
        ("2017", "NUM", "CD", "nsubj", 1, None),
        ("opened", "VERB", "VBD", "ROOT", 1, None),
        ("with", "ADP", "IN", "prep", 1, None),
        ("Keller", "PROPN", "NNP", "pobj", 2, "keller"),
        ("leaving", "VERB", "VBG", "advcl", 1, None),
        ("Chloé", "PROPN", "NNP", "dobj", 4, "chloé"),
    )
    leaving = repaired(tokens)[4]
    assert (leaving.dep, leaving.head) == ("acl", 3)
