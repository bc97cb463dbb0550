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


def _of_a_pair(verb: str) -> tuple[Token, ...]:
    return built(
        ("The", "DET", "DT", "det", 1, None),
        ("pair", "NOUN", "NN", "ROOT", 1, None),
        (verb, "VERB", "VBN", "acl", 1, None),
        ("at", "ADP", "IN", "prep", 2, None),
        ("Balthazar", "PROPN", "NNP", "pobj", 3, "balthazar"),
        (".", "PUNCT", ".", "punct", 1, None),
    )


def test_a_participle_behind_the_pair_is_what_the_two_did() -> None:
    pair, verb = repaired(_of_a_pair("kissed"))[1:3]
    assert (pair.dep, pair.head, verb.dep, verb.tag) == ("nsubj", 2, "ROOT", "VBD")


def test_a_pair_that_an_image_shows_does_nothing() -> None:
    tokens = _of_a_pair("picture")
    assert repaired(tokens) == tokens


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


def test_an_aside_behind_a_list_is_about_its_last() -> None:
    tokens = built(
        ("Venmo", "PROPN", "NNP", "nsubj", 9, "venmo"),
        ("and", "CCONJ", "CC", "cc", 0, None),
        ("Adidas", "PROPN", "NNP", "conj", 0, "adidas"),
        (",", "PUNCT", ",", "punct", 0, None),
        ("the", "DET", "DT", "det", 5, None),
        ("maker", "NOUN", "NN", "appos", 0, None),
        ("of", "ADP", "IN", "prep", 5, None),
        ("Samba", "PROPN", "NNP", "pobj", 6, "samba"),
        (",", "PUNCT", ",", "punct", 0, None),
        ("agreed", "VERB", "VBD", "ROOT", 9, None),
    )
    maker = repaired(tokens)[5]
    assert (maker.dep, maker.head) == ("appos", 2)


def test_what_somebody_has_behind_a_preposition_is_no_subject() -> None:
    tokens = built(
        ("Rolex", "PROPN", "NNP", "ROOT", 0, "rolex"),
        (",", "PUNCT", ",", "punct", 0, None),
        ("on", "ADP", "IN", "prep", 0, None),
        ("whose", "DET", "WP$", "poss", 4, None),
        ("books", "NOUN", "NNS", "nsubj", 7, None),
        ("Federer", "PROPN", "NNP", "appos", 4, "federer"),
        ("has", "AUX", "VBZ", "aux", 7, None),
        ("been", "AUX", "VBN", "pcomp", 2, None),
    )
    found = repaired(tokens)
    assert (found[4].dep, found[4].head) == ("pobj", 2)
    assert (found[5].dep, found[5].head) == ("nsubj", 7)
    assert (found[7].dep, found[7].head) == ("relcl", 0)


def test_whom_something_falls_to_does_it() -> None:
    tokens = built(
        ("It", "PRON", "PRP", "nsubjpass", 2, None),
        ("was", "AUX", "VBD", "auxpass", 2, None),
        ("leave", "VERB", "VBN", "ROOT", 2, None),
        ("to", "ADP", "IN", "prep", 2, None),
        ("Federer", "PROPN", "NNP", "pobj", 3, "federer"),
        ("to", "PART", "TO", "aux", 6, None),
        ("answer", "VERB", "VB", "advcl", 2, None),
    )
    federer = repaired(tokens)[4]
    assert (federer.dep, federer.head) == ("nsubj", 6)


def test_whoever_pays_a_sum_is_no_kind_of_money() -> None:
    tokens = built(
        ("FIFA", "PROPN", "NNP", "nsubj", 1, "fifa"),
        ("fine", "VERB", "VBD", "ROOT", 1, None),
        ("Suárez", "PROPN", "NNP", "nmod", 4, "suárez"),
        ("100,000", "NUM", "CD", "nummod", 4, None),
        ("francs", "NOUN", "NNS", "dobj", 1, None),
    )
    payer = repaired(tokens)[2]
    assert (payer.dep, payer.head) == ("dobj", 1)


def test_what_somebody_was_at_the_time_stands_in_apposition() -> None:
    tokens = built(
        ("Kern", "PROPN", "NNP", "nsubj", 6, "kern"),
        (",", "PUNCT", ",", "punct", 0, None),
        ("by", "ADP", "IN", "prep", 0, None),
        ("then", "ADV", "RB", "pcomp", 2, None),
        ("head", "NOUN", "NN", "pobj", 2, None),
        (",", "PUNCT", ",", "punct", 0, None),
        ("left", "VERB", "VBD", "ROOT", 6, None),
    )
    office = repaired(tokens)[4]
    assert (office.dep, office.head) == ("appos", 0)


def test_what_is_opened_is_called_by_the_name_behind_the_comma() -> None:
    tokens = built(
        ("Prada", "PROPN", "NNP", "nsubj", 1, "prada"),
        ("opened", "VERB", "VBD", "ROOT", 1, None),
        ("a", "DET", "DT", "det", 3, None),
        ("house", "NOUN", "NN", "dobj", 1, None),
        (",", "PUNCT", ",", "punct", 3, None),
        ("Torre", "PROPN", "NNP", "npadvmod", 1, "torre"),
        (".", "PUNCT", ".", "punct", 1, None),
    )
    called = repaired(tokens)[5]
    assert (called.dep, called.head) == ("appos", 3)
