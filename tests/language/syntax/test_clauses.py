"""Who did what to whom, whatever the surface: clauses of sentences parsed by hand."""

from __future__ import annotations

import pytest

from tests.language.trees import clause, grammar

SUED = {"subject": ["Nike"], "object": ["Adidas"]}


@pytest.mark.parametrize(
    "written",
    [
        "*Nike(nsubj>sued) sued/sue(ROOT) *Adidas(dobj>sued)",
        "*Adidas(nsubjpass>sued) was(auxpass>sued) sued/sue:VBN(ROOT) by(agent>sued) *Nike(pobj>by)",
        # Headlines drop the auxiliary.
        "*Adidas(nsubjpass>sued) sued/sue:VBN(ROOT) by(agent>sued) *Nike(pobj>by)",
        "*Nike(ROOT) ,(punct>Nike) which/which:WDT(nsubj>sued) sued/sue(relcl>Nike) *Adidas(dobj>sued)",
        "*Adidas(ROOT) ,(punct>Adidas) which/which:WDT(dobj>sued) *Nike(nsubj>sued) sued/sue(relcl>Adidas)",
        "*Adidas(ROOT) ,(punct>Adidas) sued/sue:VBN(acl>Adidas) by(agent>sued) *Nike(pobj>by)",
        "*Nike(ROOT) ,(punct>Nike) suing/sue:VBG(acl>Nike) *Adidas(dobj>suing)",
    ],
    ids=["active", "passive", "headline passive", "relative subject", "relative object", "reduced passive", "participle"],
)
def test_a_fact_is_the_same_clause_in_every_voice(written: str) -> None:
    found = clause(written, "sue")
    assert {key: found[key] for key in ("subject", "object")} == SUED


def test_a_passive_without_an_agent_has_a_patient_only() -> None:
    assert clause("*Adidas(nsubjpass>sued) was(auxpass>sued) sued/sue:VBN(ROOT)", "sue") == {"object": ["Adidas"]}


def test_the_agent_may_hang_on_the_means() -> None:
    written = (
        "*Nike(nsubjpass>hit) was(auxpass>hit) hit:VBN(ROOT) with(prep>hit) a(det>fine) fine(pobj>with) by(prep>fine) "
        "*Peta(pobj>by)"
    )
    assert clause(written, "hit")["subject"] == ["Peta"]


# --- coordination -------------------------------------------------------------------------------------------------------


def test_the_agent_may_hang_on_what_somebody_is_engaged_for_or_as() -> None:
    engaged = (
        "*Drake(nsubjpass>hired) was(auxpass>hired) hired/hire:VBN(ROOT) {}(prep>hired) a(det>{}) {}(pobj>{}) by(prep>{}) "
        "*Nike(pobj>by)"
    )
    assert clause(engaged.format("for", *["campaign"] * 2, "for", "campaign"), "hire")["subject"] == ["Nike"]
    assert clause(engaged.format("as", *["model"] * 2, "as", "model"), "hire")["subject"] == ["Nike"]
    assert "subject" not in clause(engaged.format("for", *["song"] * 2, "for", "song"), "hire")


def test_there_were_people_speaks_of_the_people() -> None:
    written = (
        "there(expl>were) were/be(ROOT) *Cher(attr>were) and(cc>Cher) *Adele:NNP(conj>Cher) at(prep>were) *Coachella(pobj>at)"
    )
    assert clause(written, "be")["subject"] == ["Cher", "Adele"]


def test_coordinated_subjects_and_objects_are_all_heads() -> None:
    written = "*Gap(nsubj>dropped) and(cc>Gap) *Vogue(conj>Gap) dropped/drop(ROOT) *Ye(dobj>dropped) and(cc>Ye) *Drake(conj>Ye)"
    assert clause(written, "drop") == {"subject": ["Gap", "Vogue"], "object": ["Ye", "Drake"]}


def test_names_that_are_parsed_as_appositions_of_names_are_a_list() -> None:
    written = (
        "*Gap(nsubj>dropped) ,(punct>Gap) *Vogue(appos>Gap) and(cc>Vogue) *Nike(conj>Vogue) dropped/drop(ROOT) *Ye(dobj>dropped)"
    )
    assert clause(written, "drop")["subject"] == ["Gap", "Vogue", "Nike"]


def test_a_noun_in_apposition_is_no_item_of_a_list() -> None:
    written = "*Nike(nsubj>dropped) ,(punct>Nike) the(det>company) company(appos>Nike) dropped/drop(ROOT) *Ye(dobj>dropped)"
    assert clause(written, "drop")["subject"] == ["Nike"]


def test_a_coordinated_verb_inherits_its_subject() -> None:
    written = (
        "*Nike(nsubj>dropped) dropped/drop(ROOT) *Ye(dobj>dropped) and(cc>dropped) sued/sue(conj>dropped) *Adidas(dobj>sued)"
    )
    assert clause(written, "sue") == SUED


def test_a_coordinated_verb_keeps_its_own_subject() -> None:
    written = (
        "*Gap(nsubj>dropped) dropped/drop(ROOT) *Ye(dobj>dropped) and(cc>dropped) *Nike(nsubj>sued) "
        "sued/sue(conj>dropped) *Adidas(dobj>sued)"
    )
    assert clause(written, "sue") == SUED


def test_coordinated_verbs_share_the_object_behind_the_last() -> None:
    written = "*Nike(nsubj>dropped) dropped/drop(ROOT) and(cc>dropped) sued/sue(conj>dropped) *Adidas(dobj>sued)"
    assert clause(written, "drop") == SUED


def test_a_coordinated_passive_inherits_its_patient() -> None:
    written = (
        "*Ye(nsubjpass>dropped) was(auxpass>dropped) dropped/drop:VBN(ROOT) and(cc>dropped) sued/sue:VBN(conj>dropped) "
        "by(agent>sued) *Nike(pobj>by)"
    )
    assert clause(written, "sue") == {"subject": ["Nike"], "object": ["Ye"], "by ...": ["Nike"]}


# --- control and raising ------------------------------------------------------------------------------------------------


def test_an_infinitive_is_done_by_the_subject_of_the_verb_above() -> None:
    written = "*Nike(nsubj>plans) plans/plan:VBZ(ROOT) to:TO(aux>sue) sue(xcomp>plans) *Adidas(dobj>sue)"
    assert clause(written, "sue") == SUED


def test_after_verbs_of_asking_it_is_done_by_the_object() -> None:
    written = "*Peta(nsubj>urged) urged/urge(ROOT) *Nike(dobj>urged) to:TO(aux>sue) sue(xcomp>urged) *Adidas(dobj>sue)"
    assert clause(written, "sue") == SUED


def test_after_a_passive_of_asking_it_is_done_by_the_one_asked() -> None:
    written = "*Nike(nsubjpass>urged) was(auxpass>urged) urged/urge:VBN(ROOT) to:TO(aux>sue) sue(xcomp>urged) *Adidas(dobj>sue)"
    assert clause(written, "sue") == SUED


def test_raising_passes_the_subject_on() -> None:
    written = (
        "*Nike(nsubjpass>said) is(auxpass>said) said/say:VBN(ROOT) to:TO(aux>sued) have(aux>sued) "
        "sued/sue:VBN(xcomp>said) *Adidas(dobj>sued)"
    )
    assert clause(written, "sue") == SUED


def test_a_finite_clause_behind_a_report_has_no_subject_but_its_own() -> None:
    written = "*Peta(nsubj>said) said/say(ROOT) that(mark>sued) *Nike(nsubj>sued) sued/sue(ccomp>said) *Adidas(dobj>sued)"
    assert clause(written, "sue") == SUED
    assert clause("*Peta(nsubj>said) said/say(ROOT) sued/sue(ccomp>said) *Adidas(dobj>sued)", "sue") == {"object": ["Adidas"]}


# --- gerunds and participles --------------------------------------------------------------------------------------------


def test_a_gerund_is_done_by_the_subject() -> None:
    written = "*Nike(nsubj>apologized) apologized/apologize(ROOT) for(prep>apologized) suing/sue(pcomp>for) *Adidas(dobj>suing)"
    assert clause(written, "sue") == SUED


def test_what_is_criticized_is_done_by_the_one_criticized() -> None:
    written = (
        "*Peta(nsubj>accused) accused/accuse(ROOT) *Nike(dobj>accused) of(prep>accused) suing/sue(pcomp>of) *Adidas(dobj>suing)"
    )
    assert clause(written, "sue") == SUED


def test_what_a_passive_subject_is_accused_of_is_done_by_it() -> None:
    written = (
        "*Nike(nsubjpass>accused) was(auxpass>accused) accused/accuse:VBN(ROOT) of(prep>accused) suing/sue(pcomp>of) "
        "*Adidas(dobj>suing)"
    )
    assert clause(written, "sue") == SUED


def test_an_adverbial_participle_is_done_by_the_subject() -> None:
    written = "Citing/cite(advcl>sued) rules(dobj>Citing) ,(punct>sued) *Nike(nsubj>sued) sued/sue(ROOT) *Adidas(dobj>sued)"
    assert clause(written, "cite") == {"subject": ["Nike"], "object": ["rules"]}


def test_starring_speaks_of_the_work() -> None:
    written = (
        "*Nike(nsubj>unveiled) unveiled/unveil(ROOT) a(det>film) film(dobj>unveiled) starring/star:VBG(advcl>unveiled) "
        "*Drake(dobj>starring)"
    )
    assert clause(written, "star") == {"subject": ["film"], "object": ["Drake"]}


def test_a_noun_with_an_infinitive_is_acted_on_by_its_holder() -> None:
    written = (
        "*Nike(poss>decision) 's/'s(case>Nike) decision(nsubj>surprised) to:TO(aux>sue) sue:VB(acl>decision) *Adidas(dobj>sue) "
        "surprised/surprise(ROOT) everybody:NN(dobj>surprised)"
    )
    assert clause(written, "sue") == SUED


# --- agreement ----------------------------------------------------------------------------------------------------------


def test_a_relative_clause_hangs_on_the_noun_that_agrees_with_its_verb() -> None:
    written = (
        "A(det>report) report:NN(ROOT) of(prep>report) pages:NNS(pobj>of) that:WDT(nsubj>accuses) "
        "accuses/accuse:VBZ(relcl>pages) *Nike(dobj>accuses)"
    )
    assert clause(written, "accuse") == {"subject": ["report"], "object": ["Nike"]}


def test_a_plural_relative_clause_speaks_of_the_whole_list() -> None:
    several = (
        "*Gap(ROOT) and(cc>Gap) *Vogue(conj>Gap) ,(punct>Gap) who:WP(nsubj>sued) have:VBP(aux>sued) "
        "sued/sue:VBN(relcl>Vogue) *Ye(dobj>sued)"
    )
    one = several.replace("have:VBP", "has:VBZ")
    assert clause(several, "sue")["subject"] == ["Gap", "Vogue"]
    assert clause(one, "sue")["subject"] == ["Vogue"]


# --- phrases, particles, complements ------------------------------------------------------------------------------------


def test_prepositional_phrases_keep_their_order_and_all_their_heads() -> None:
    written = (
        "*Drake(nsubj>worked) worked/work(ROOT) with(prep>worked) *Nike(pobj>with) and(cc>Nike) *Gap(conj>Nike) "
        "on(prep>worked) shoes:NNS(pobj>on)"
    )
    assert clause(written, "work") == {"subject": ["Drake"], "with ...": ["Nike", "Gap"], "on ...": ["shoes"]}


def test_a_stranded_preposition_finds_what_the_clause_speaks_of() -> None:
    written = "*Nike(ROOT) ,(punct>Nike) which:WDT(pobj>for) *Drake(nsubj>worked) worked/work(relcl>Nike) for(prep>worked)"
    assert clause(written, "work")["for ..."] == ["Nike"]


def test_particles_are_told_from_prepositions() -> None:
    written = "*Drake(nsubj>stepped) stepped/step(ROOT) down(prt>stepped) as(prep>stepped) chairman(pobj>as)"
    assert clause(written, "step") == {"subject": ["Drake"], "particles": ["down"], "as ...": ["chairman"]}


def test_a_preposition_before_a_gerund_has_what_is_done_to_for_its_head() -> None:
    written = (
        "*Peta(nsubj>thanked) thanked/thank(ROOT) *Nike(dobj>thanked) for(prep>thanked) dropping/drop(pcomp>for) "
        "fur(dobj>dropping)"
    )
    assert clause(written, "thank")["for ..."] == ["fur"]


def test_a_copula_has_a_complement() -> None:
    written = "*Drake(nsubj>is) is/be:VBZ(ROOT) the(det>face) face(attr>is) of(prep>face) *Nike(pobj>of)"
    assert clause(written, "be") == {"subject": ["Drake"], "complement": ["face"]}


def test_somebody_to_whom_a_thing_is_given_is_no_object() -> None:
    written = "*Nike(nsubj>gave) gave/give(ROOT) *Drake(dative>gave) shoes:NNS(dobj>gave)"
    assert clause(written, "give") == {"subject": ["Nike"], "object": ["shoes"], "indirect": ["Drake"]}


# --- nouns --------------------------------------------------------------------------------------------------------------


def test_owners_of_a_noun_are_its_possessors_coordinated_ones_included() -> None:
    read = grammar(
        "*Nike(poss>suit) and(cc>Nike) *Gap(conj>Nike) 's/'s(case>Gap) suit:NN(ROOT) against(prep>suit) *Ye(pobj>against)"
    )
    assert [read.sentence.tokens[i].text for i in read.owners(4)] == ["Nike", "Gap"]
    assert [(p, [read.sentence.tokens[i].text for i in heads]) for p, heads in read.noun_phrases(4)] == [("against", ["Ye"])]


def test_whose_stands_for_what_its_clause_is_about() -> None:
    read = grammar("*Nike(ROOT) ,(punct>Nike) whose:WP$(poss>suit) suit(nsubj>failed) failed/fail(relcl>Nike)")
    assert [read.sentence.tokens[i].text for i in read.owners(3)] == ["Nike"]


def test_the_holder_of_an_action_is_the_subject_of_the_verb_that_carries_it() -> None:
    read = grammar("*Nike(nsubj>took) took/take(ROOT) the(det>decision) decision(dobj>took)")
    assert [read.sentence.tokens[i].text for i in read.holder(3)] == ["Nike"]


def test_a_verb_that_taggers_take_for_a_noun_heads_a_clause_behind_to() -> None:
    written = "*Nike(nsubj>agreed) agreed/agree(ROOT) to:TO(aux>part) part:NN(xcomp>agreed) ways(dobj>part)"
    assert clause(written, "part") == {"subject": ["Nike"], "object": ["ways"]}


def test_the_nearest_clause_of_a_word_is_the_one_it_stands_in() -> None:
    read = grammar("*Nike(nsubj>plans) plans/plan:VBZ(ROOT) to:TO(aux>sue) sue(xcomp>plans) *Adidas(dobj>sue)")
    inner, outer = read.clause_of(4), read.clause_of(0)
    assert inner is not None
    assert inner.lemma == "sue"
    assert outer is not None
    assert outer.lemma == "plan"
