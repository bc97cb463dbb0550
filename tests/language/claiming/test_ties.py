"""With whom a business tie is where the words do not name it."""

from __future__ import annotations

from graphkit.language.claiming.ties import Ties
from graphkit.language.names.gazetteer import load
from graphkit.language.names.names import Name
from graphkit.language.reference.discourse import Discourse
from graphkit.language.syntax.clauses import Grammar
from graphkit.model import Claim, Span
from tests.language.trees import sentence

KINDS = {"Dior": "Brand", "Gap": "Brand", "Drake": "Person", "Cher": "Person", "fans": "Group"}
ABOUT_DRAKE = {"Drake": 4, "Cher": 1, "Dior": 1, "Gap": 1}
ONE = sentence("*Dior(nsubj>dropped) dropped/drop(ROOT) her:PRP(dobj>dropped)")


def ties(totals: dict[str, int]) -> Ties:
    """The ties of an article that names people and brands so many times."""
    names = {key: Name(key, key, kind) for key, kind in KINDS.items() if kind != "Group"}
    discourse = Discourse(names, load(), totals)
    for key, kind in KINDS.items():
        if kind == "Group":
            discourse.things[discourse.imply(key, kind)].named = False
    return Ties([Grammar(ONE)], discourse)


def claim(subject: str, object_: str, rule: str = "ends-cut-ties", pronoun: bool = False) -> Claim:
    """The end of a tie, its object given by the pronoun of the sentence or by a name."""
    her = next(t for t in ONE.tokens if t.text == "her")
    span = Span(her.start, her.end) if pronoun else None
    return Claim("article", "endsPartnershipWith", subject, object_, ONE.start, ONE.end, rule, object_span=span)


def test_what_is_left_out_is_the_only_partner_told_of() -> None:
    told = [claim("Gap", "Cher"), claim("Gap", "Drake", "ends-elliptic")]
    assert [c.object for c in ties(ABOUT_DRAKE).settled(told)] == ["Cher", "Cher"]


def test_what_is_left_out_stays_where_no_partner_is_told_of() -> None:
    told = [claim("Gap", "Drake", "reviews-elliptic")]
    assert ties(ABOUT_DRAKE).settled(told) == told


def test_what_is_left_out_stays_where_it_has_several_partners() -> None:
    told = [claim("Gap", "Cher"), claim("Cher", "Drake"), claim("Dior", "Drake"), claim("Gap", "Drake", "ends-elliptic")]
    assert ties(ABOUT_DRAKE).settled(told) == told


def test_who_bows_out_ends_no_deal_with_somebody_who_has_none() -> None:
    assert ties(ABOUT_DRAKE).settled([claim("Gap", "Drake", "ends-elliptic")]) == []


def test_a_pronoun_is_not_somebody_named_once_in_an_article_about_somebody_else() -> None:
    assert ties(ABOUT_DRAKE).settled([claim("Dior", "Cher", pronoun=True)]) == []


def test_a_pronoun_may_be_anybody_where_the_article_is_about_nobody_else() -> None:
    told = [claim("Dior", "Cher", pronoun=True)]
    assert ties({"Cher": 1, "Drake": 1}).settled(told) == told


def test_a_crowd_ends_no_deal() -> None:
    assert ties(ABOUT_DRAKE).settled([claim("fans", "Drake")]) == []
