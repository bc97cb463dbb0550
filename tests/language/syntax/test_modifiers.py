"""Modifiers and objects that a parser hangs wrongly, on tokens built by hand."""

from __future__ import annotations

import pytest

from graphkit.language.syntax.modifiers import hung_rightly
from graphkit.language.syntax.tree import Token

Row = tuple[str, str, str, str, int, str | None]


def corrected(*rows: Row) -> list[Token]:
    """Tokens from (text, part of speech, tag, label, head, name), corrected."""
    tokens = [
        Token(i, text, text.lower().rstrip("s") if tag == "NNS" else _LEMMAS.get(text, text.lower()), pos, tag, dep, head,
              10 * i, 10 * i + len(text), name)
        for i, (text, pos, tag, dep, head, name) in enumerate(rows)
    ]  # fmt: skip
    hung_rightly(tokens)
    return tokens


_LEMMAS = {"wore": "wear", "wears": "wear", "swings": "swing", "shades": "shade"}


def test_the_names_of_a_list_before_a_noun_hang_on_the_noun() -> None:
    tokens = corrected(
        ("Raducanu", "PROPN", "NNP", "nsubj", 1, "raducanu"),
        ("is", "AUX", "VBZ", "ROOT", 1, None),
        ("a", "DET", "DT", "det", 3, None),
        ("Dior", "PROPN", "NNP", "attr", 1, "dior"),
        (",", "PUNCT", ",", "punct", 3, None),
        ("Evian", "PROPN", "NNP", "conj", 3, "evian"),
        ("and", "CCONJ", "CC", "cc", 5, None),
        ("Porsche", "PROPN", "NNP", "compound", 8, "porsche"),
        ("ambassador", "NOUN", "NN", "conj", 5, None),
    )
    assert (tokens[8].dep, tokens[8].head) == ("attr", 1)
    assert [(tokens[i].dep, tokens[i].head) for i in (3, 5, 7)] == [("nmod", 8)] * 3


def test_without_an_article_a_list_stays_a_list() -> None:
    tokens = corrected(
        ("He", "PRON", "PRP", "nsubj", 1, None),
        ("met", "VERB", "VBD", "ROOT", 1, None),
        ("Dior", "PROPN", "NNP", "dobj", 1, "dior"),
        ("and", "CCONJ", "CC", "cc", 2, None),
        ("Porsche", "PROPN", "NNP", "compound", 5, "porsche"),
        ("ambassadors", "NOUN", "NNS", "conj", 2, None),
    )
    assert (tokens[2].dep, tokens[5].dep) == ("dobj", "conj")


def test_a_name_behind_a_verb_that_shares_its_subject_is_its_object() -> None:
    tokens = corrected(
        ("Nadal", "PROPN", "NNP", "nsubj", 1, "nadal"),
        ("swings", "VERB", "VBZ", "ROOT", 1, None),
        ("rackets", "NOUN", "NNS", "dobj", 1, None),
        (",", "PUNCT", ",", "punct", 1, None),
        ("wears", "VERB", "VBZ", "conj", 1, None),
        ("Nike", "PROPN", "NNP", "nsubj", 4, "nike"),
    )
    assert (tokens[5].dep, tokens[5].head) == ("dobj", 4)


@pytest.mark.parametrize(("verb", "label"), [("wore", "dobj"), ("said", "ccomp")])
def test_clothes_behind_a_verb_of_wearing_and_a_maker_are_worn(verb: str, label: str) -> None:
    tokens = corrected(
        ("Mars", "PROPN", "NNP", "nsubj", 1, "mars"),
        (verb, "VERB", "VBD", "ROOT", 1, None),
        ("Versace", "PROPN", "NNP", "nsubj", 3, "versace"),
        ("shades", "VERB", "VBZ", "ccomp", 1, None),
    )
    assert tokens[3].dep == label


def test_a_campaign_shot_by_somebody_is_what_he_shot() -> None:
    tokens = corrected(
        ("in", "ADP", "IN", "ROOT", 0, None),
        ("a", "DET", "DT", "det", 3, None),
        ("campaign", "NOUN", "NN", "compound", 3, None),
        ("shot", "NOUN", "NN", "pobj", 0, None),
        ("by", "ADP", "IN", "prep", 3, None),
        ("Klein", "PROPN", "NNP", "pobj", 4, "klein"),
    )
    assert (tokens[3].pos, tokens[3].dep, tokens[3].head, tokens[3].lemma) == ("VERB", "acl", 2, "shoot")
    assert (tokens[2].dep, tokens[2].head) == ("pobj", 0)
    assert tokens[4].dep == "agent"
    assert tokens[1].head == 2
