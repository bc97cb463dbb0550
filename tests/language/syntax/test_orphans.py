"""Finite verbs that lost their subjects, on sentences written by hand."""

from __future__ import annotations

from graphkit.language.syntax.orphans import subjects_restored
from graphkit.language.syntax.tree import Token
from tests.language.trees import sentence


def restored(written: str) -> dict[str, Token]:
    """The tokens by their text, after the correction."""
    tokens = list(sentence(written).tokens)
    subjects_restored(tokens)
    return {t.text: t for t in tokens}


def subject(found: dict[str, Token], name: str, verb: str) -> bool:
    return found[name].dep in ("nsubj", "nsubjpass") and found[name].head == found[verb].index


def test_a_name_that_the_opening_phrase_has_swallowed_is_the_subject() -> None:
    found = restored("At(prep>wept) a(det>Depp) trial(compound>Depp) *Depp(pobj>At) wept(ROOT) .(punct>wept)")
    assert subject(found, "Depp", "wept")
    assert (found["trial"].dep, found["trial"].head, found["a"].head) == ("pobj", 0, found["trial"].index)


def test_a_phrase_with_one_name_keeps_it() -> None:
    found = restored("At(prep>wept) *Dior(pobj>At) wept(ROOT) .(punct>wept)")
    assert found["Dior"].dep == "pobj"


def test_a_verb_hung_below_what_is_told_of_a_name_is_the_main_one() -> None:
    found = restored(
        "*Elton(ROOT) ,(punct>Elton) who:WP(nsubj>has) has:VBZ(relcl>Elton) sons(dobj>has) ,(punct>sons) "
        "called:VBD(acl>sons) .(punct>Elton)"
    )
    assert subject(found, "Elton", "called")
    assert found["called"].dep == "ROOT"


def test_a_clause_before_and_is_not_said_by_the_next_one() -> None:
    found = restored(
        "fans(nsubj>were) were(ccomp>asked) ,(punct>were) and(cc>were) *Rihanna(conj>were) ,(punct>were) "
        "calling:VBG(advcl>asked) it(dobj>calling) ,(punct>asked) asked(ROOT) .(punct>asked)"
    )
    assert subject(found, "Rihanna", "asked")
    assert (found["were"].dep, found["asked"].dep, found["asked"].head) == ("ROOT", "conj", found["were"].index)


def test_a_verb_with_a_subject_stays_as_it_is() -> None:
    written = "*Nike(nsubj>sued) ,(punct>Nike) which:WDT(nsubj>left) left(relcl>Nike) ,(punct>Nike) sued(ROOT) *Puma(dobj>sued)"
    tokens = list(sentence(written).tokens)
    subjects_restored(tokens)
    assert tokens == list(sentence(written).tokens)


def test_having_makes_a_participle() -> None:
    found = restored("having/have:VBG(aux>left) left:VBD(advcl>sang) *Dior(dobj>left) ,(punct>sang) *Cher(nsubj>sang) sang(ROOT)")
    assert found["left"].tag == "VBN"


def test_a_participle_where_nothing_else_has_a_tense_is_a_past_tense() -> None:
    found = restored(
        "*Lowe(npadvmod>settled) ,(punct>settled) for(prep>settled) example(pobj>for) ,(punct>settled) "
        "settled:VBN(ROOT) .(punct>settled)"
    )
    assert subject(found, "Lowe", "settled")
    assert found["settled"].tag == "VBD"


def test_what_the_designer_of_a_house_did_is_not_what_the_house_did() -> None:
    found = restored(
        "*Dior(nsubj>drew) ,(punct>Dior) whose:WP$(poss>designer) designer(appos>Dior) drew(ROOT) it(dobj>drew) ,(punct>drew) "
        "put(conj>drew) off(prt>put)"
    )
    assert subject(found, "Dior", "put")
    assert subject(found, "designer", "drew")
    assert (found["put"].dep, found["drew"].dep) == ("ROOT", "relcl")
