"""What the classifier reads becomes a claim only where the rules are silent and the sentence says that it is so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

import numpy as np
import pytest

from graphkit import vocabulary
from graphkit.language.claiming.inferred import RULE, Inferred
from graphkit.language.claiming.maker import ClaimMaker
from graphkit.language.cues import cues
from graphkit.language.learned.classifier import Classifier, Scores
from graphkit.language.learned.slots import Slotted
from graphkit.language.setting import Setting
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.tree import Sentence
from graphkit.model import Claim, Status
from tests.language.trees import discourse, document, sentence

SHOWN = (
    "*Drake(nsubjpass>shown) was(auxpass>shown) shown/show:VBN(ROOT) the(det>door) door(dobj>shown) at(prep>shown) *Nike(pobj>at)"
)
TYPES = {"Drake": "Person", "Nike": "Brand", "Puma": "Brand", "Rihanna": "Person"}


class Sure:
    """Has one score for one relation between the first two things of each sentence, and none for any other."""

    def __init__(self, relation: str, score: float = 0.99) -> None:
        self.relation = relation
        self.score = score

    def read(self, sentences: Sequence[Slotted]) -> Iterator[Scores]:
        for one in sentences:
            first, second, *_ = one.mentions
            pair, row = (first.key, second.key), np.array([self.score], np.float32)
            yield Scores({self.relation: 0}, {pair: (first, second, row)}, {pair: row})


def settled(sure: Sure, one: Sentence, *told: Claim, own: Sequence[str] = ()) -> list[Claim]:
    """What the claims of a sentence become."""
    known = discourse(one, types=TYPES)
    paper = document(one)
    maker = ClaimMaker(paper, known, vocabulary.load(), Setting(paper, ()))
    return list(Inferred(paper, known, maker, cast(Classifier, sure), own).settled([Grammar(one)], told))


def inferred(relation: str, one: Sentence, *told: Claim) -> list[Claim]:
    """What is added to the claims of a sentence."""
    return [c for c in settled(Sure(relation), one, *told) if c not in told]


def _claim(relation: str, subject: str, object_: str) -> Claim:
    (claim,) = inferred("endorses", sentence(SHOWN))
    return replace(claim, relation=relation, subject=subject, object=object_, rule="a rule")


def test_a_claim_has_its_sentence_its_parties_and_its_rule() -> None:
    (claim,) = inferred("endorses", sentence(SHOWN))
    assert (claim.subject, claim.relation, claim.object, claim.rule) == ("Drake", "endorses", "Nike", RULE)
    assert claim.status is Status.ASSERTED
    assert claim.subject_span is not None
    assert claim.object_span is not None
    assert claim.confidence < 1


@pytest.mark.parametrize(
    ("relation", "subject", "object_"),
    [
        ("endorses", "Drake", "Nike"),  # it is told already
        ("endorses", "Drake", "Puma"),  # one of the two is told of with somebody else
        ("endorses", "Rihanna", "Nike"),
    ],
)
def test_nothing_is_added_to_what_rules_have_read(relation: str, subject: str, object_: str) -> None:
    assert not inferred("endorses", sentence(SHOWN), _claim(relation, subject, object_))


def test_a_wider_relation_is_told_by_a_closer_one() -> None:
    assert not inferred("partnersWith", sentence(SHOWN), _claim("endorses", "Drake", "Nike"))
    assert inferred("partnersWith", sentence(SHOWN), _claim("wears", "Drake", "Nike"))


@pytest.mark.parametrize(
    "written",
    [
        SHOWN.replace("was(auxpass>shown)", "was(auxpass>shown) not(neg>shown)"),
        SHOWN.replace("was(auxpass>shown)", "may(aux>shown) be(auxpass>shown)"),
    ],
)
def test_what_is_not_so_is_left_alone(written: str) -> None:
    assert not inferred("endorses", sentence(written))


def test_parties_must_fit_the_relation() -> None:
    assert not inferred("marriedTo", sentence(SHOWN))


def test_deals_may_be_with_several() -> None:
    other = _claim("partnersWith", "Drake", "Puma")
    assert inferred("partnersWith", sentence(SHOWN), other)


def test_what_has_no_name_is_taken_only_from_its_own_floor_on() -> None:
    one = sentence("*Drake(nsubj>posed) posed/pose:VBD(ROOT) for(prep>posed) the(det>campaign) campaign(pobj>for)")
    floor = float(cues("learned")["floors_unnamed"]["appearsIn"])
    assert settled(Sure("appearsIn", floor + 0.01), one)
    assert not settled(Sure("appearsIn", floor - 0.01), one)


def test_what_has_no_name_must_be_what_the_verb_is_about() -> None:
    one = sentence(
        "*Drake(nsubj>posed) posed/pose:VBD(ROOT) after(prep>posed) the(det>release) release(pobj>after) of(prep>release)"
        " the(det>campaign) campaign(pobj>of)"
    )
    assert not settled(Sure("appearsIn"), one)


@pytest.mark.parametrize(
    ("relation", "written"),
    [
        ("leaves", "*Drake(poss>exit) 's(case>Drake) exit(nsubj>cheered) to(prep>exit) *Nike(pobj>to) cheered/cheer:VBD(ROOT)"),
        (
            "endorses",
            "*Drake(nsubj>saw) saw/see:VBD(ROOT) his(poss>son) son(poss>ad) 's(case>son) ad(dobj>saw) by(prep>ad) *Nike(pobj>by)",
        ),
    ],
)
def test_nothing_plain_may_speak_against_it(relation: str, written: str) -> None:
    assert not inferred(relation, sentence(written))


def test_judges_do_not_sue() -> None:
    assert inferred("sues", sentence(SHOWN))
    assert not inferred("sues", sentence(SHOWN, lead="judge"))


@pytest.mark.parametrize("table", ["floors", "floors_unnamed"])
def test_every_relation_with_a_floor_is_one_of_the_vocabulary(table: str) -> None:
    floors = cues("learned")[table]
    assert set(floors) <= set(vocabulary.load().relations)
    assert all(0.5 < floor < 1 for floor in floors.values())


def test_a_fact_that_the_sentence_does_not_state_is_dropped() -> None:
    claim = _claim("worksFor", "Drake", "Nike")
    unsure = Sure("worksFor", 0.001)
    assert settled(unsure, sentence(SHOWN), claim) == []
    assert settled(unsure, sentence(SHOWN), claim, own=["a rule"]) == [claim]
    denied = replace(claim, status=Status.DENIED)
    assert settled(unsure, sentence(SHOWN), denied) == [denied]
    other = replace(claim, relation="wears")
    assert settled(unsure, sentence(SHOWN), other) == [other]


def test_what_another_sentence_says_as_well_is_not_in_doubt() -> None:
    claim = _claim("worksFor", "Drake", "Nike")
    again = replace(claim, start=claim.start + 1000, end=claim.end + 1000)
    assert settled(Sure("worksFor", 0.001), sentence(SHOWN), claim, again) == [claim, again]


def test_of_relations_that_it_is_no_judge_of_nothing_is_in_doubt() -> None:
    claim = _claim("promotes", "Drake", "Nike")
    assert settled(Sure("promotes", 0.001), sentence(SHOWN), claim) == [claim]
