"""Classes of names that no list knows, from the places they take in the whole text."""

from __future__ import annotations

import pytest

from graphkit import vocabulary
from graphkit.language.claiming.settling import Settler
from graphkit.language.matching.frames import Matcher
from graphkit.language.matching.patterns import compile_verb
from graphkit.language.matching.roles import RoleReader
from graphkit.language.matching.rules import Frame, Role, Rules
from graphkit.language.names.names import Name
from graphkit.language.reference.discourse import Discourse
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.tree import Sentence
from tests.language.naming import gazetteer
from tests.language.trees import sentence

RULES = Rules(
    (
        Frame("suit", "sues", verbs=(compile_verb("S sue O", {}),)),
        Frame("wedding", "marriedTo", verbs=(compile_verb("S marry O", {}),)),
        Frame("release", "launches", verbs=(compile_verb("S release O", {}),)),
        Frame("purchase", "acquires", verbs=(compile_verb("S buy O", {}),)),
        Frame("deletion", "withdraws", verbs=(compile_verb("S delete O", {}),), topic=True),
    ),
    (Role("friend", "endorses", frozenset({"ambassador"}), types=frozenset({"Person"})),),
)  # fmt: skip


def settled(*sentences: Sentence, listed: tuple[str, ...] = (), **votes: tuple[str, float]) -> dict[str, str]:
    """The classes of all things of a text; ``votes`` say what each name was taken for at first, and how surely."""
    names = {
        key: Name(key, key.replace("_", " "), kind, listed=key in listed, votes=((kind, number),))
        for key, (kind, number) in votes.items()
    }
    told = Discourse(names, gazetteer())
    grammars = [Grammar(s) for s in sentences]
    told.read(grammars)
    settler = Settler(told, vocabulary.load())
    for grammar in grammars:
        for role in RoleReader(grammar, told, RULES).matches():
            settler.see_role(grammar, role)
        for match in Matcher(grammar, RULES).matches():
            settler.see_match(grammar, match)
    settler.settle()
    return {key: thing.type for key, thing in told.things.items()}


SUED = sentence("*Nike(nsubj>sued) sued/sue(ROOT) *Vandy(dobj>sued)")
BOUGHT = sentence("*Nike(nsubj>bought) bought/buy(ROOT) *Vandy(dobj>bought)", start=100, number=1)
WED = sentence("*Vandy(nsubj>married) married/marry(ROOT) *Drake(dobj>married)")
RELEASED = sentence("*Drake(nsubj>released) released/release(ROOT) *Vandy(dobj>released)")
NIKE, DRAKE = ("Brand", 8.0), ("Person", 8.0)


@pytest.mark.parametrize(
    ("written", "first", "then"),
    [
        (SUED, ("Place", 1.6), "Organization"),
        (SUED, ("Person", 1.6), "Person"),
        (BOUGHT, ("Person", 1.6), "Organization"),
        (WED, ("Place", 2.0), "Person"),
        (RELEASED, ("Organization", 1.6), "Work"),
        (RELEASED, ("Place", 1.6), "Work"),
    ],
)
def test_what_a_place_cannot_hold_becomes_what_it_can(written: Sentence, first: tuple[str, float], then: str) -> None:
    assert settled(written, Nike=NIKE, Drake=DRAKE, Vandy=first)["Vandy"] == then


def test_a_sure_name_is_not_changed_by_one_place() -> None:
    assert settled(BOUGHT, Nike=NIKE, Vandy=("Person", 4.5))["Vandy"] == "Person"


def test_several_places_change_what_one_does_not() -> None:
    again = sentence("*Drake(nsubj>bought) bought/buy(ROOT) *Vandy(dobj>bought)", start=200, number=2)
    assert settled(BOUGHT, again, Nike=NIKE, Drake=DRAKE, Vandy=("Person", 4.5))["Vandy"] == "Organization"


def test_what_the_lists_know_is_never_changed() -> None:
    assert settled(SUED, Nike=NIKE, Vandy=("Work", 1.0), listed=("Vandy",))["Vandy"] == "Work"


def test_a_name_that_suits_its_places_stays_what_it_was() -> None:
    assert settled(SUED, BOUGHT, Nike=NIKE, Vandy=("MediaOutlet", 0.5))["Vandy"] == "MediaOutlet"


def test_a_later_sentence_tells_of_a_name_in_an_earlier_one() -> None:
    told = settled(sentence("*Vandy(nsubj>grew) grew/grow(ROOT)"), BOUGHT, Nike=NIKE, Vandy=("Place", 1.6))
    assert told["Vandy"] == "Organization"


def test_whoever_has_an_ambassador_is_a_brand() -> None:
    friend = sentence(
        "*Drake(nsubj>became) became/become(ROOT) the(det>ambassador) ambassador/ambassador(attr>became) of(prep>ambassador) "
        "*Vandy(pobj>of)"
    )
    assert settled(friend, Drake=DRAKE, Vandy=("Organization", 2.0))["Vandy"] == "Brand"


def test_a_remark_that_is_deleted_is_a_work() -> None:
    deleted = sentence(
        "*Drake(nsubj>deleted) deleted/delete(ROOT) his/his:PRP$(poss>remark) rude/rude(amod>remark) remark/remark(dobj>deleted)"
    )
    assert "Work" in settled(deleted, Drake=DRAKE).values()
