"""From matched rules to claims: parties, status, source, money, place, spans and what is refused."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from graphkit import vocabulary
from graphkit.language.claiming.maker import ClaimMaker
from graphkit.language.factuality.status import Judge
from graphkit.language.matching.frames import Matcher
from graphkit.language.matching.patterns import compile_noun, compile_verb
from graphkit.language.matching.roles import RoleReader
from graphkit.language.matching.rules import Frame, Role, Rules
from graphkit.language.setting import Setting, Voice
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.tree import Sentence
from graphkit.model import Claim, Span, Status
from tests.language.trees import discourse, document, plain, sentence

DROPPED = "*Nike(nsubj>dropped) dropped/drop(ROOT) *Drake(dobj>dropped)"
CLASSES = {"tie": frozenset({"tie", "partnership"})}
PEOPLE = {
    "Drake": "Person",
    "Rihanna": "Person",
    "Ye": "Person",
    "Hailey Bieber": "Person",
    "Twitter": "Platform",
    "Paris": "Place",
}


def frame(relation: str, *verbs: str, nouns: tuple[str, ...] = (), **more: Any) -> Rules:
    """One frame of a relation."""
    return Rules(
        (
            Frame(
                "frame", relation,
                verbs=tuple(compile_verb(v, CLASSES) for v in verbs),
                nouns=tuple(compile_noun(n, CLASSES) for n in nouns),
                **more,
            ),
        )
    )  # fmt: skip


def claims(rules: Rules, *sentences: Sentence, voices: tuple[Voice, ...] = ()) -> list[Claim]:
    """The claims of sentences by rules."""
    told = discourse(*sentences, types=PEOPLE)
    paper = document(*sentences)
    maker = ClaimMaker(paper, told, vocabulary.load(), Setting(paper, voices))
    made: list[Claim] = []
    for one in sentences:
        read = Grammar(one)
        judge = Judge(read)
        for role in RoleReader(read, told, rules).matches():
            made.extend(maker.of_role(read, judge, role))
        for match in Matcher(read, rules).matches():
            made.extend(maker.of_match(read, judge, match))
    return made


def facts(rules: Rules, *written: str) -> list[tuple[str, str, str]]:
    """Claims of one sentence as subject, relation, object."""
    return [(c.subject, c.relation, c.object) for w in written for c in claims(rules, sentence(w))]


# --- parties ----------------------------------------------------------------------------------------------------------------


def test_every_subject_meets_every_object() -> None:
    written = (
        "*Nike(nsubj>dropped) and(cc>Nike) *Gap(conj>Nike) dropped/drop(ROOT) *Drake(dobj>dropped) and(cc>Drake) *Ye(conj>Drake)"
    )
    assert facts(frame("endsPartnershipWith", "S drop O"), written) == [
        ("Nike", "endsPartnershipWith", "Drake"),
        ("Nike", "endsPartnershipWith", "Ye"),
        ("Gap", "endsPartnershipWith", "Drake"),
        ("Gap", "endsPartnershipWith", "Ye"),
    ]


def test_respectively_pairs_them_in_order() -> None:
    written = (
        "*Nike(nsubj>dropped) and(cc>Nike) *Gap(conj>Nike) dropped/drop(ROOT) *Drake(dobj>dropped) and(cc>Drake) *Ye(conj>Drake) "
        "respectively(advmod>dropped)"
    )
    assert [(s, o) for s, _, o in facts(frame("endsPartnershipWith", "S drop O"), written)] == [("Nike", "Drake"), ("Gap", "Ye")]


def test_two_who_did_it_together_make_one_claim_for_each_pair() -> None:
    written = "*Drake(nsubj>married) and(cc>Drake) *Rihanna(conj>Drake) married/marry(ROOT)"
    assert facts(frame("marriedTo", "SO marry"), written) == [("Drake", "marriedTo", "Rihanna")]


def test_nobody_does_anything_to_himself() -> None:
    written = "*Nike(nsubj>sued) sued/sue(ROOT) *Nike(dobj>sued)"
    assert facts(frame("sues", "S sue O"), written) == []


def test_a_pronoun_is_whoever_it_stands_for() -> None:
    first = sentence("*Nike(nsubj>paid) paid/pay(ROOT) *Drake(dobj>paid)")
    later = sentence("It:PRP(nsubj>dropped) dropped/drop(ROOT) *Ye(dobj>dropped)", start=30, number=1)
    (claim,) = claims(frame("endsPartnershipWith", "S drop O"), first, later)
    assert (claim.subject, claim.object) == ("Nike", "Ye")


def test_the_platform_that_a_verb_implies_stands_for_the_object() -> None:
    assert facts(frame("postsOn", "S tweet", implied="Twitter"), "*Drake(nsubj>tweeted) tweeted/tweet(ROOT)") == [
        ("Drake", "postsOn", "twitter")
    ]


def test_a_matter_without_a_name_may_be_the_object_where_the_rule_lets_it() -> None:
    written = "*Drake(nsubj>criticized) criticized/criticize(ROOT) the(det>remarks) remarks/remark:NNS(dobj>criticized)"
    assert facts(frame("criticizes", "S criticize O"), written) == []
    assert [c.object for c in claims(frame("criticizes", "S criticize O", topic=True), sentence(written))] == ["~remarks"]


def test_an_object_must_have_a_name_where_the_rule_says_so() -> None:
    written = "*Nike(nsubj>launched) launched/launch(ROOT) a(det>campaign) campaign(dobj>launched)"
    assert [r for _, r, _ in facts(frame("launches", "S launch O"), written)] == ["launches"]
    assert facts(frame("launches", "S launch O", named=True), written) == []


def test_classes_of_the_vocabulary_and_of_the_rule_are_held() -> None:
    # Nobody is married to a brand, and a brand is no person.
    assert facts(frame("marriedTo", "S drop O"), DROPPED) == []
    assert facts(frame("endsPartnershipWith", "S:Person drop O"), DROPPED) == []
    assert len(facts(frame("endsPartnershipWith", "S:Brand drop O:Person"), DROPPED)) == 1


def test_joining_a_platform_is_no_job() -> None:
    written = "*Drake(nsubj>joined) joined/join(ROOT) *{}(dobj>joined)"
    assert facts(frame("worksFor", "S join O"), written.format("Twitter")) == []
    assert len(facts(frame("worksFor", "S join O"), written.format("Gucci"))) == 1


# --- other facts of the same words --------------------------------------------------------------------------------------------


def test_a_rule_may_say_it_the_other_way_round_too() -> None:
    assert facts(frame("endsPartnershipWith", "S drop O", reverse=True), DROPPED) == [
        ("Nike", "endsPartnershipWith", "Drake"),
        ("Drake", "endsPartnershipWith", "Nike"),
    ]


def test_what_is_presupposed_holds_whatever_the_status() -> None:
    denied = "*Nike(nsubj>drop) did(aux>drop) not(neg>drop) drop:VB(ROOT) *Drake(dobj>drop)"
    made = claims(frame("endsPartnershipWith", "S drop O", presupposes=("partnersWith",)), sentence(denied))
    assert [(c.relation, c.status) for c in made] == [
        ("endsPartnershipWith", Status.DENIED),
        ("partnersWith", Status.ASSERTED),
    ]


# --- status and source ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "status"),
    [
        (DROPPED, Status.ASSERTED),
        ("*Nike(nsubj>drop) will(aux>drop) drop:VB(ROOT) *Drake(dobj>drop)", Status.PLANNED),
        ("*Nike(nsubj>drop) did(aux>drop) not(neg>drop) drop:VB(ROOT) *Drake(dobj>drop)", Status.DENIED),
        ("*Nike(nsubj>dropped) reportedly(advmod>dropped) dropped/drop(ROOT) *Drake(dobj>dropped)", Status.ALLEGED),
    ],
)
def test_a_claim_has_the_status_of_its_predicate(written: str, status: Status) -> None:
    (claim,) = claims(frame("endsPartnershipWith", "S drop O"), sentence(written))
    assert claim.status is status


def test_a_rule_that_asks_for_the_negation_asserts() -> None:
    written = (
        "*Nike(nsubj>renew) did(aux>renew) not(neg>renew) renew:VB(ROOT) the(det>partnership) partnership(dobj>renew) "
        "with(prep>partnership) *Drake(pobj>with)"
    )
    known = frame("endsPartnershipWith", "not S renew @tie ~O")
    assert [c.status for c in claims(known, sentence(written))] == [Status.ASSERTED]
    affirmed = written.replace("not(neg>renew) ", "")
    assert claims(known, sentence(affirmed)) == []


def test_a_status_of_the_rule_replaces_asserted_only() -> None:
    known = frame("sues", "S threaten O", status="Hypothetical")
    threatened = "*Nike(nsubj>threatened) threatened/threaten(ROOT) *Drake(dobj>threatened)"
    denied = "*Nike(nsubj>threaten) did(aux>threaten) not(neg>threaten) threaten:VB(ROOT) *Drake(dobj>threaten)"
    assert [c.status for c in claims(known, sentence(threatened))] == [Status.HYPOTHETICAL]
    assert [c.status for c in claims(known, sentence(denied))] == [Status.DENIED]


def test_whoever_speaks_is_the_source() -> None:
    written = (
        "*Ye(nsubj>said) said/say(ROOT) that(mark>dropped) *Nike(nsubj>dropped) dropped/drop(ccomp>said) *Drake(dobj>dropped)"
    )
    (claim,) = claims(frame("endsPartnershipWith", "S drop O"), sentence(written))
    assert claim.attributed_to == "Ye"


def test_inside_a_quotation_the_speaker_is_the_source() -> None:
    said = sentence(DROPPED)
    (claim,) = claims(frame("endsPartnershipWith", "S drop O"), said, voices=(Voice(Span(0, 40), ("Ye",)),))
    assert claim.attributed_to == "Ye"


# --- qualifiers
# -------------------------------------------------------------------------------------------------------------------


def test_money_belongs_to_the_claim_where_the_rule_says_so() -> None:
    written = (
        "*Nike(nsubj>bought) bought/buy(ROOT) *Gap(dobj>bought) for(prep>bought) $(quantmod>million) "
        "5:CD(compound>million) million:CD(pobj>for)"
    )
    bought = sentence(written)
    for amount, expected in ((True, Decimal(5_000_000)), (False, None)):
        (claim,) = claims(frame("acquires", "S buy O", amount=amount), bought)
        assert (claim.amount, claim.currency) == (expected, "USD" if expected else None)


def test_the_price_is_the_sum_for_which_it_is_done() -> None:
    written = (
        "*Nike(nsubj>bought) bought/buy(ROOT) *Gap(dobj>bought) with(prep>Gap) sales(pobj>with) of(prep>sales) "
        "$(quantmod>million) 5:CD(compound>million) million:CD(pobj>of) for(prep>bought) $(quantmod>billion) "
        "2:CD(compound>billion) billion:CD(pobj>for)"
    )
    (claim,) = claims(frame("acquires", "S buy O", amount=True), sentence(written))
    assert claim.amount == Decimal(2_000_000_000)


def test_a_rule_about_payment_gives_nothing_without_a_sum() -> None:
    gave = "*Nike(nsubj>gave) gave/give(ROOT) to(prep>gave) *Gap(pobj>to)"
    assert facts(frame("donatesTo", "S give to O", paid=True), gave) == []
    with_sum = gave + " $(quantmod>million) 5:CD(compound>million) million:CD(dobj>gave)"
    assert len(facts(frame("donatesTo", "S give to O", paid=True), with_sum)) == 1


def test_a_place_in_the_clause_is_where_it_happened() -> None:
    written = DROPPED + " in(prep>dropped) *Paris(pobj>in)"
    (claim,) = claims(frame("endsPartnershipWith", "S drop O"), sentence(written))
    assert claim.place == "Paris"


# --- evidence
# ---------------------------------------------------------------------------------------------------------------------


def test_spans_tell_where_the_parts_were_read() -> None:
    first = sentence("*Gap(nsubj>grew) grew/grow(ROOT) .:.(punct>grew)")
    second = sentence(DROPPED, start=20, number=1)
    (claim,) = claims(frame("endsPartnershipWith", "S drop O"), first, second)
    text = plain(first, second)

    def at(span: Span | None) -> str:
        assert span is not None
        return text[span.start : span.end]

    assert text[claim.start : claim.end] == "Nike dropped Drake"
    assert (at(claim.subject_span), at(claim.trigger_span), at(claim.object_span)) == ("Nike", "dropped", "Drake")
    assert (claim.rule, claim.document) == ("frame", "article")


# --- roles
# ------------------------------------------------------------------------------------------------------------------------

AMBASSADOR = Rules(roles=(Role("ambassador", "endorses", frozenset({"ambassador"}), types=frozenset({"Person"})),))


@pytest.mark.parametrize(
    "written",
    [
        "*Drake(nsubj>is) is/be:VBZ(ROOT) an(det>ambassador) ambassador(attr>is) of(prep>ambassador) *Nike(pobj>of)",
        (
            "*Drake(nsubj>smiled) ,(punct>Drake) the(det>ambassador) ambassador(appos>Drake) of(prep>ambassador) "
            "*Nike(pobj>of) smiled/smile(ROOT)"
        ),
        "*Drake(nsubj>is) is/be:VBZ(ROOT) *Nike(poss>ambassador) 's/'s(case>Nike) ambassador(attr>is)",
    ],
)
def test_a_role_is_read_from_predicate_apposition_and_owner(written: str) -> None:
    (claim,) = claims(AMBASSADOR, sentence(written))
    assert (claim.subject, claim.relation, claim.object, claim.role) == ("Drake", "endorses", "Nike", "ambassador")


def test_a_role_that_is_negated_is_denied() -> None:
    written = (
        "*Drake(nsubj>is) is/be:VBZ(ROOT) not(neg>is) an(det>ambassador) ambassador(attr>is) of(prep>ambassador) *Nike(pobj>of)"
    )
    (claim,) = claims(AMBASSADOR, sentence(written))
    assert claim.status is Status.DENIED


def test_an_inverse_role_makes_the_described_the_object() -> None:
    rules = Rules(roles=(Role("owned", "owns", frozenset({"subsidiary"}), inverse=True),))
    written = "*Gap(nsubj>is) is/be:VBZ(ROOT) a(det>subsidiary) subsidiary(attr>is) of(prep>subsidiary) *Nike(pobj>of)"
    assert [(c.subject, c.object) for c in claims(rules, sentence(written))] == [("Nike", "Gap")]


def test_a_role_may_say_several_things_at_once() -> None:
    rules = Rules(roles=(Role("boss", "leads", frozenset({"boss"}), also=("worksFor",)),))
    written = "*Drake(nsubj>is) is/be:VBZ(ROOT) the(det>boss) boss(attr>is) of(prep>boss) *Nike(pobj>of)"
    assert [c.relation for c in claims(rules, sentence(written))] == ["leads", "worksFor"]
