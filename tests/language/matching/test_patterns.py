"""The small language of the rules: what each element compiles to, and what is said of a mistake."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import RuleError
from graphkit.language.matching.patterns import (
    PREPOSITIONS,
    Noun,
    Phrase,
    Slot,
    VerbPattern,
    compile_name,
    compile_noun,
    compile_verb,
    spelled_out,
)

CLASSES = {
    "suit": frozenset({"suit", "lawsuit"}),
    "tie": frozenset({"tie", "link"}),
    "negative": frozenset({"shameful"}),
    "make": frozenset({"make"}),
    "picture": frozenset({"photograph"}),
}
S, O = Slot("S"), Slot("O")  # noqa: E741  as in the patterns


def verb(text: str) -> VerbPattern:
    return compile_verb(text, CLASSES)


# --- verbs ----------------------------------------------------------------------------------------------------------------


def test_a_verb_has_its_parties_on_both_sides() -> None:
    found = verb("S sue O")
    assert (found.subject, found.verbs, found.object) == (S, frozenset({"sue"}), O)
    assert (found.particles, found.phrases, found.around, found.negated, found.bare) == ((), (), None, False, False)


def test_a_slash_and_a_class_give_alternatives() -> None:
    assert verb("S cut/sever @tie ~O").verbs == {"cut", "sever"}
    assert verb("S cut @tie ~O").object == Noun(frozenset({"tie", "link"}))
    assert verb("S file a/@suit ~O").object == Noun(frozenset({"a", "suit", "lawsuit"}))


def test_an_underscore_joins_the_words_of_a_noun_and_alone_it_is_anything() -> None:
    assert verb("S take legal_action against O").object == Noun(frozenset({"legal action"}))
    assert verb("S hand _ to O").object == Slot("_")


def test_classes_and_nouns_of_a_party() -> None:
    assert verb("S:Person join O:Organization|Brand") == VerbPattern(
        "S:Person join O:Organization|Brand",
        frozenset({"join"}),
        Slot("S", frozenset({"Person"})),
        Slot("O", frozenset({"Organization", "Brand"})),
        (), (), None, False,
    )  # fmt: skip
    inside = verb("S:Person pose in O:Campaign+picture").phrases[0].inside
    assert inside == Slot("O", frozenset({"Campaign"}), frozenset({"photograph"}))


def test_prepositions_and_their_alternatives_make_phrases() -> None:
    assert verb("S take O to court").phrases == (Phrase(frozenset({"to"}), Noun(frozenset({"court"}))),)
    assert verb("S complain to/about O").phrases == (Phrase(frozenset({"to", "about"}), O),)
    assert [p.inside for p in verb("S step down as chairman of O").phrases] == [Noun(frozenset({"chairman"})), O]


@pytest.mark.parametrize(
    ("text", "particles"),
    [
        ("S step down", ("down",)),
        ("S call out O", ("out",)),
        ("S call O out", ("out",)),
        ("S take over at O", ("over",)),
        ("S back away from O", ("away",)),
    ],
)
def test_particles_are_found_on_both_sides_of_the_object(text: str, particles: tuple[str, ...]) -> None:
    assert verb(text).particles == tuple(frozenset({p}) for p in particles)


def test_a_verb_of_two_words_is_spelled_out_as_verb_and_particle() -> None:
    assert spelled_out("not S drop/put_out O with _") == ["not S drop O with _", "not S put out O with _"]
    assert spelled_out("S:Person dream_up O") == ["S:Person dream up O"]


def test_underscores_of_nouns_and_of_classes_are_left_alone() -> None:
    for text in ("S have kind_word for O", "S @put_on O", "S's check_in with O", "S cut/sever @tie ~O"):
        assert spelled_out(text) == [text]


def test_off_before_a_party_is_a_preposition() -> None:
    found = verb("S take wraps off O")
    assert found.particles == ()
    assert found.phrases == (Phrase(frozenset({"off"}), O),)


def test_a_tilde_puts_a_party_anywhere_around_the_noun() -> None:
    assert verb("S end @tie ~O").around == O


def test_an_owner_of_the_subject_or_of_a_noun() -> None:
    assert verb("S's credit include O").subject == Noun(frozenset({"credit"}), S)
    assert verb("S wear O:Brand's dress").object == Noun(frozenset({"dress"}), Slot("O", frozenset({"Brand"})))


def test_any_verb_and_any_but_some() -> None:
    assert verb("S * in O").verbs == {"*"}
    found = verb("S *!@make in O")
    assert (found.verbs, found.but) == ({"*"}, {"make"})


def test_a_stop_says_that_nothing_follows() -> None:
    assert verb("S walk .").bare


def test_not_and_no_longer_ask_for_the_negation() -> None:
    assert (verb("not S renew O").negated, verb("not S renew O").ceased) == (True, False)
    assert (verb("no_longer S sponsor O").negated, verb("no_longer S sponsor O").ceased) == (True, True)


def test_what_the_verb_calls_its_object() -> None:
    assert verb("S call/brand O =@negative").complement == Noun(frozenset({"shameful"}))


def test_a_governed_verb_with_its_subject_before_and_its_object_behind() -> None:
    let, stop = verb("S let O >go"), verb("S stop >sell/stock ~O")
    assert let.inner is not None
    assert (let.object, let.inner.verbs, let.inner.object) == (O, frozenset({"go"}), None)
    assert stop.inner is not None
    assert (stop.object, stop.inner.verbs, stop.around) == (None, frozenset({"sell", "stock"}), O)


def test_somebody_to_whom_a_thing_is_given() -> None:
    found = verb("S show O door")
    assert (found.indirect, found.object) == (O, Noun(frozenset({"door"})))


def test_that_names_the_party_of_the_clause_behind() -> None:
    assert verb("S allege that O").content == O


def test_two_subjects_each_with_each() -> None:
    assert verb("SO part way").subject == Slot("SO")


# --- nouns and phrases ------------------------------------------------------------------------------------------------------


def test_a_noun_pattern_begins_with_the_owner_or_the_noun() -> None:
    found = compile_noun("S's @suit against O", CLASSES)
    assert (found.noun, found.phrases) == (Noun(CLASSES["suit"], S), (Phrase(frozenset({"against"}), O),))
    assert compile_noun("partnership between SO", CLASSES).noun == Noun(frozenset({"partnership"}))
    assert compile_noun("S's @tie ~O", CLASSES).around == O


def test_a_phrase_pattern_begins_with_a_party() -> None:
    found = compile_name("S:Person in O:Brand", CLASSES)
    assert (found.subject, found.noun) == (Slot("S", frozenset({"Person"})), None)
    assert found.phrases == (Phrase(frozenset({"in"}), Slot("O", frozenset({"Brand"}))),)
    assert compile_name("S:Person dress by O", CLASSES).noun == Noun(frozenset({"dress"}))
    assert compile_name("S:Person O's dress", CLASSES).noun == Noun(frozenset({"dress"}), O)
    assert compile_name("O:Work+picture by S", CLASSES).subject == Slot("O", frozenset({"Work"}), CLASSES["picture"])


def test_a_phrase_pattern_may_be_a_name_that_another_owns() -> None:
    found = compile_name("O:Organization's S:Person", CLASSES)
    assert (found.owner, found.subject) == (Slot("O", frozenset({"Organization"})), Slot("S", frozenset({"Person"})))


# --- mistakes -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("compile_", "text", "message"),
    [
        (compile_verb, "", "a verb is missing"),
        (compile_verb, "S", "a verb is missing"),
        (compile_verb, "S O", "a verb is missing"),
        (compile_verb, "S sue O against", "nothing stands behind 'against'"),
        (compile_verb, "S take O to court court", "'court' is no preposition that graphkit knows"),
        (compile_verb, "S cut @knot ~O", "no class of words is called '@knot'"),
        (compile_verb, "S cut @tie ~Nike", "'~Nike' should be ~S or ~O"),
        (compile_verb, "S allege that", "nothing stands behind 'that'"),
        (compile_verb, "S's", "nothing is owned"),
        (compile_verb, "S wear O's", "nothing is owned"),
        (compile_noun, "", "a noun pattern begins with a noun"),
        (compile_noun, "S against O", "a noun pattern begins with a noun"),
        (compile_noun, "S's take down", "a noun has no particle"),
        (compile_name, "", "a phrase pattern begins with a party"),
        (compile_name, "dress by O", "a phrase pattern begins with a party"),
        (compile_name, "S O", "two parties side by side"),
        (compile_name, "S", "needs a noun or a preposition"),
        (compile_name, "S in O down", "needs a noun or a preposition"),
    ],
)
def test_a_mistake_is_told_with_the_pattern_and_what_is_wrong(
    compile_: Callable[[str, dict[str, frozenset[str]]], object], text: str, message: str
) -> None:
    with pytest.raises(RuleError) as raised:
        compile_(text, CLASSES)
    assert message in str(raised.value)
    assert repr(text) in str(raised.value)
    assert "\n" not in str(raised.value)


_WORDS = st.sampled_from(
    [
        *("S", "O", "SO", "_", "S's", "O:Brand's", "~O", "sue", "@tie", "@nothing", "a/b", ".", "not", "no_longer", "that"),
        *(">go", "=good", "*", "*!", "down", "off", "O:"),
        *sorted(PREPOSITIONS)[:6],
    ]
)


@given(st.lists(_WORDS, max_size=7).map(" ".join))
def test_whatever_is_written_compiles_or_is_refused_in_one_line(text: str) -> None:
    for compile_ in (compile_verb, compile_noun, compile_name):
        try:
            kept = compile_(text, CLASSES).text
        except RuleError as error:
            kept = text
            told = str(error)
        else:
            told = ""
        assert kept == text
        assert "\n" not in told
