"""Rules meet clauses: what a pattern finds in sentences parsed by hand."""

from __future__ import annotations

from typing import Any

import pytest

from graphkit.language.matching.frames import HEADING, Match, Matcher
from graphkit.language.matching.patterns import compile_name, compile_noun, compile_verb
from graphkit.language.matching.rules import Frame, Rules
from graphkit.language.syntax.clauses import Grammar
from graphkit.model import BlockKind
from tests.language.trees import grammar, sentence

CLASSES = {
    "suit": frozenset({"suit", "lawsuit"}),
    "tie": frozenset({"tie", "partnership"}),
    "negative": frozenset({"shameful"}),
    "garment": frozenset({"dress"}),
    "picture": frozenset({"photograph"}),
}
Found = list[tuple[list[str], list[str]]]

DROPPED = "*Nike(nsubj>dropped) dropped/drop(ROOT) *Drake(dobj>dropped)"
CUT_TIES = "*Nike(nsubj>cut) cut(ROOT) ties/tie:NNS(dobj>cut) with(prep>cut) *Drake(pobj>with)"
FILED = "*Nike(nsubj>filed) filed/file(ROOT) a(det>lawsuit) lawsuit(dobj>filed) against(prep>lawsuit) *Adidas(pobj>against)"
SUIT_BY = (
    "A(det>lawsuit) lawsuit(nsubj>failed) by(prep>lawsuit) *Nike(pobj>by) against(prep>lawsuit) "
    "*Adidas(pobj>against) failed/fail(ROOT)"
)


def rules(*verbs: str, nouns: tuple[str, ...] = (), phrases: tuple[str, ...] = (), **more: Any) -> Rules:
    """One frame with these patterns."""
    return Rules(
        (
            Frame(
                "frame", "sues",
                verbs=tuple(compile_verb(v, CLASSES) for v in verbs),
                nouns=tuple(compile_noun(n, CLASSES) for n in nouns),
                phrases=tuple(compile_name(p, CLASSES) for p in phrases),
                **more,
            ),
        )
    )  # fmt: skip


def matches(written: str, known: Rules) -> list[Match]:
    return list(Matcher(grammar(written), known).matches())


def found(written: str, known: Rules) -> Found:
    """Words for the parties of each match."""
    tokens = grammar(written).sentence.tokens
    return [([tokens[i].text for i in m.subject], [tokens[i].text for i in m.object]) for m in matches(written, known)]


# --- verbs ----------------------------------------------------------------------------------------------------------------


def test_a_verb_binds_its_parties_in_every_voice() -> None:
    known = rules("S drop O")
    assert found(DROPPED, known) == [(["Nike"], ["Drake"])]
    passive = "*Drake(nsubjpass>dropped) was(auxpass>dropped) dropped/drop:VBN(ROOT) by(agent>dropped) *Nike(pobj>by)"
    assert found(passive, known) == [(["Nike"], ["Drake"])]


def test_other_verbs_and_missing_parties_give_nothing() -> None:
    assert found(DROPPED, rules("S sue O")) == []
    assert found(DROPPED, rules("S drop @suit against O")) == []
    assert found("*Drake(nsubjpass>dropped) was(auxpass>dropped) dropped/drop:VBN(ROOT)", rules("S drop O")) == []


def test_a_noun_of_a_class_is_asked_for() -> None:
    assert found(CUT_TIES, rules("S cut @tie with O")) == [(["Nike"], ["Drake"])]
    assert found(CUT_TIES, rules("S cut @suit with O")) == []


def test_a_tilde_finds_the_party_behind_as_owner_and_as_compound() -> None:
    known = rules("S cut/end @tie ~O")
    assert found(CUT_TIES, known) == [(["Nike"], ["Drake"])]
    owned = "*Nike(nsubj>ended) ended/end(ROOT) *Drake(poss>partnership) 's/'s(case>Drake) partnership(dobj>ended)"
    assert found(owned, known) == [(["Nike"], ["Drake"])]
    compound = "*Nike(nsubj>ended) ended/end(ROOT) the(det>partnership) *Drake(compound>partnership) partnership(dobj>ended)"
    assert found(compound, known) == [(["Nike"], ["Drake"])]
    of_its_own = (
        "*Nike(nsubj>ended) ended/end(ROOT) its:PRP$(poss>partnership) partnership(dobj>ended) with(prep>partnership) "
        "*Drake(pobj>with)"
    )
    assert found(of_its_own, known) == [(["Nike"], ["Drake"])]


def test_a_phrase_may_hang_on_the_noun_or_on_the_verb() -> None:
    known = rules("S file @suit against O")
    assert found(FILED, known) == [(["Nike"], ["Adidas"])]
    assert found(FILED.replace("prep>lawsuit", "prep>filed"), known) == [(["Nike"], ["Adidas"])]
    assert found(FILED.replace("against", "with"), known) == []


def test_particles_must_be_there() -> None:
    called_out = "*Drake(nsubj>called) called/call(ROOT) *Nike(dobj>called) out(prt>called)"
    assert found(called_out, rules("S call out O")) == [(["Drake"], ["Nike"])]
    assert found(DROPPED.replace("dropped/drop", "dropped/call"), rules("S call out O")) == []
    # "called Nike out" is another verb than "called Nike".
    assert found(called_out, rules("S call O")) == []


def test_a_stop_forbids_everything_behind() -> None:
    known = rules("S drop .", elliptic=("Brand",))
    assert [m.trigger for m in matches("*Nike(nsubj>dropped) dropped/drop(ROOT)", known)] == [1]
    assert matches(DROPPED, known) == []


def test_what_the_verb_calls_its_object() -> None:
    written = "*Peta(nsubj>called) called/call(ROOT) *Nike(nsubj>shameful) shameful(oprd>called)"
    direct = "*Peta(nsubj>called) called/call(ROOT) *Nike(dobj>called) shameful:JJ(oprd>called)"
    assert found(direct, rules("S call O =@negative")) == [(["Peta"], ["Nike"])]
    assert found(direct.replace("shameful", "big"), rules("S call O =@negative")) == []
    assert found(written, rules("S call O =@negative")) == []


def test_a_governed_verb() -> None:
    let = "*Nike(nsubj>let) let(ROOT) *Drake(nsubj>go) go(ccomp>let)"
    assert found(let, rules("S let O >go")) == [(["Nike"], ["Drake"])]
    stop = "*Gap(nsubj>stopped) stopped/stop(ROOT) selling/sell:VBG(xcomp>stopped) *Nike(dobj>selling)"
    assert found(stop, rules("S stop >sell O")) == [(["Gap"], ["Nike"])]
    assert found(stop, rules("S stop >make O")) == []


def test_somebody_to_whom_a_thing_is_given() -> None:
    known = rules("S give O boot")
    active = "*Nike(nsubj>gave) gave/give(ROOT) *Drake(dative>gave) the(det>boot) boot(dobj>gave)"
    assert found(active, known) == [(["Nike"], ["Drake"])]
    passive = (
        "*Drake(nsubjpass>given) was(auxpass>given) given/give:VBN(ROOT) the(det>boot) boot(dobj>given) "
        "by(agent>given) *Nike(pobj>by)"
    )
    assert found(passive, known) == [(["Nike"], ["Drake"])]


def test_that_finds_whom_the_clause_behind_is_about() -> None:
    written = "*Peta(nsubj>alleged) alleged/allege(ROOT) that(mark>lied) *Nike(nsubj>lied) lied/lie(ccomp>alleged)"
    assert found(written, rules("S allege that O")) == [(["Peta"], ["Nike"])]


def test_two_subjects_are_meant_pairwise() -> None:
    written = "*Nike(nsubj>parted) and(cc>Nike) *Drake(conj>Nike) parted/part(ROOT) ways/way:NNS(dobj>parted)"
    (match,) = matches(written, rules("SO part way"))
    assert match.together
    assert len(match.subject) == 2


def test_subjects_that_split_with_somebody_did_not_split_each_from_each() -> None:
    written = "*Ye(nsubj>split) and(cc>Ye) *Gap(conj>Ye) split(ROOT) with(prep>split) *Nike(pobj>with)"
    assert matches(written, rules("SO split")) == []
    assert found(written, rules("S split with O")) == [(["Ye", "Gap"], ["Nike"])]


def test_classes_asked_of_a_party_are_told() -> None:
    (match,) = matches(DROPPED, rules("S:Organization drop O:Person"))
    assert (match.subject_types, match.object_types) == ({"Organization"}, {"Person"})


def test_a_party_without_a_name_must_be_one_of_the_nouns() -> None:
    known = rules("S pose in O:Campaign+picture")
    posed = "*Drake(nsubj>posed) posed/pose(ROOT) in(prep>posed) a(det>photograph) photograph(pobj>in)"
    assert found(posed, known) == [(["Drake"], ["photograph"])]
    assert found(posed.replace("photograph", "street"), known) == []


def test_any_verb_but_some() -> None:
    known = rules("S *!make O's @garment")
    wore = "*Drake(nsubj>wore) wore/wear(ROOT) *Nike(poss>dress) 's/'s(case>Nike) dress(dobj>wore)"
    assert found(wore, known) == [(["Drake"], ["Nike"])]
    assert found(wore.replace("wore/wear", "wore/make"), known) == []


def test_companions_do_the_same() -> None:
    written = "*Drake(nsubj>walked) walked/walk(ROOT) for(prep>walked) *Nike(pobj>for) with(prep>walked) *Rihanna(pobj>with)"
    (match,) = matches(written, rules("S walk for O", companions=True))
    assert len(match.companions) == 1


@pytest.mark.parametrize("text", ["fined/fin", "fined/fine"])
def test_verbs_are_found_under_a_lemma_without_its_e(text: str) -> None:
    written = f"*Peta(nsubj>fined) {text}(ROOT) *Nike(dobj>fined)"
    assert found(written, rules("S fine O")) == [(["Peta"], ["Nike"])]


# --- nouns ------------------------------------------------------------------------------------------------------------------


def test_a_noun_finds_its_owner_as_possessor_and_behind_by() -> None:
    known = rules(nouns=("S's @suit against O",))
    owned = "*Nike(poss>suit) 's/'s(case>Nike) suit(nsubj>failed) against(prep>suit) *Adidas(pobj>against) failed/fail(ROOT)"
    assert found(owned, known) == [(["Nike"], ["Adidas"])]
    assert found(SUIT_BY, known) == [(["Nike"], ["Adidas"])]


def test_a_noun_finds_its_owner_as_subject_of_a_light_verb() -> None:
    assert found(FILED, rules(nouns=("S's @suit against O",))) == [(["Nike"], ["Adidas"])]


def test_a_noun_match_tells_the_noun_as_what_is_judged() -> None:
    (match,) = matches(SUIT_BY, rules(nouns=("S's @suit against O",)))
    assert (match.nominal, match.trigger, match.predicate) == (True, 1, 1)


def test_a_partnership_between_two() -> None:
    written = (
        "The(det>partnership) partnership(nsubj>ended) between(prep>partnership) *Nike(pobj>between) and(cc>Nike) "
        "*Drake(conj>Nike) ended/end(ROOT)"
    )
    (match,) = matches(written, rules(nouns=("@tie between SO",)))
    assert match.together
    assert len(match.subject) == 2


# --- names without a verb ---------------------------------------------------------------------------------------------------


def phrases(written: str, known: Rules, kind: BlockKind = BlockKind.CAPTION, headed: bool = False) -> list[Match]:
    return list(Matcher(Grammar(sentence(written, kind=kind)), known).phrases(headed))


def test_a_phrase_needs_no_verb() -> None:
    known = rules(phrases=("S in O",), where=frozenset({"caption"}))
    written = "*Rihanna(ROOT) in(prep>Rihanna) *Fendi(pobj>in)"
    assert [(m.subject, m.object) for m in phrases(written, known)] == [((0,), (2,))]


def test_a_sentence_without_a_verb_is_read_as_a_caption_is() -> None:
    known = rules(phrases=("S in O",), where=frozenset({"caption"}))
    assert phrases("*Rihanna(ROOT) in(prep>Rihanna) *Fendi(pobj>in)", known, BlockKind.PARAGRAPH)
    assert not phrases("*Rihanna(nsubj>sat) in(prep>Rihanna) *Fendi(pobj>in) sat/sit(ROOT)", known, BlockKind.PARAGRAPH)


def test_a_heading_stands_for_the_party_that_a_phrase_begins_with() -> None:
    known = rules(phrases=("S O's @garment",), where=frozenset({"headed"}))
    written = "A(det>dress) *Fendi(compound>dress) dress:NN(ROOT)"
    (match,) = phrases(written, known, BlockKind.PARAGRAPH, headed=True)
    assert (match.subject, match.object) == ((HEADING,), (1,))
    assert phrases(written, known, BlockKind.PARAGRAPH) == []


def test_a_name_that_another_one_owns() -> None:
    known = rules(phrases=("S's O",))
    written = "*Kering(poss>Gucci) 's/'s(case>Kering) *Gucci(nsubj>grew) grew/grow(ROOT)"
    assert [(m.subject, m.object) for m in phrases(written, known, BlockKind.PARAGRAPH)] == [((0,), (2,))]


def test_a_finite_verb_without_a_subject_has_the_heading_for_one() -> None:
    written = "Wore/wear(ROOT) *Fendi(dobj>Wore)"
    assert [m.subject for m in matches(written, rules("S wear O"))] == [(HEADING,)]


# --- what a rule asks besides -------------------------------------------------------------------------------------------------


def test_a_rule_for_the_passive_is_silent_of_the_active() -> None:
    known = rules("S drop O", passive=True, agent=("Brand",))
    assert found(DROPPED, known) == []
    assert found("*Drake(nsubjpass>dropped) was(auxpass>dropped) dropped/drop:VBN(ROOT)", known) == [([], ["Drake"])]


def test_a_passive_without_agent_needs_a_rule_that_may_supply_it() -> None:
    written = "*Drake(nsubjpass>dropped) was(auxpass>dropped) dropped/drop:VBN(ROOT)"
    assert found(written, rules("S drop O")) == []
    assert found(written, rules("S drop O", agent=("Brand",))) == [([], ["Drake"])]


def test_a_strict_party_with_a_name_must_have_a_noun_of_the_class_in_it() -> None:
    known = rules("S be on O+garment!")
    written = "*Cher(nsubj>is) is/be(ROOT) on(prep>is) *{}(pobj>on)"
    assert found(written.format("Fortune"), known) == []
    assert found(written.format("Wedding_Dress"), known) == [(["Cher"], ["Wedding Dress"])]


def test_a_class_on_a_party_that_is_nobody_asks_for_a_name() -> None:
    known = rules("S swap O for _:Brand")
    written = "*Cher(nsubj>swapped) swapped/swap(ROOT) *Nike(dobj>swapped) for(prep>swapped) {}"
    assert found(written.format("heels(pobj>for)"), known) == []
    assert found(written.format("*Puma(pobj>for)"), known) == [(["Cher"], ["Nike"])]


def test_a_particle_taken_for_an_adjective_is_one_all_the_same() -> None:
    known = rules("S cut loose O")
    assert found("*Nike(nsubj>cut) cut(ROOT) loose(amod>Drake) *Drake(dobj>cut)", known) == [(["Nike"], ["Drake"])]
    assert found("*Nike(nsubj>cut) cut(ROOT) *Drake(dobj>cut)", known) == []


def test_names_in_brackets_count_where_there_are_two() -> None:
    known = rules(phrases=("S ( O )",))
    one = "looks/look:NNS(dep>Cher) *Cher(ROOT) ((punct>Cher) *Dior(appos>Cher) )(punct>Cher)"
    two = one + " and(cc>Cher) *Adele(conj>Cher) [(punct>Adele) *Gucci(appos>Adele) ](punct>Adele)"
    assert list(Matcher(grammar(one), known).phrases(False)) == []
    tokens = grammar(two).sentence.tokens
    assert [(tokens[m.subject[0]].text, tokens[m.object[0]].text) for m in Matcher(grammar(two), known).phrases(False)] == [
        ("Cher", "Dior"),
        ("Adele", "Gucci"),
    ]


def test_who_sits_beside_somebody_is_there_too() -> None:
    known = Rules((Frame("frame", "attends", verbs=(compile_verb("S sit at O", CLASSES),), companions=True),))
    written = "*Cher(nsubj>sat) sat/sit(ROOT) next(advmod>sat) to(prep>next) *Adele(pobj>to) at(prep>sat) *Dior(pobj>at)"
    tokens = grammar(written).sentence.tokens
    assert [tokens[i].text for m in matches(written, known) for i in m.companions] == ["Adele"]
