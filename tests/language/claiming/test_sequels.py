"""What others did to the same party in the same affair."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graphkit.language.claiming.sequels import Sequels
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.tree import Sentence
from graphkit.language.times.chronology import Chronology
from graphkit.model import Claim, Span, Status
from tests.language.trees import document, sentence

FIRST = sentence("*Nike(nsubj>dropped) dropped/drop(ROOT) *Drake(dobj>dropped) on(prep>dropped) Friday:NNP(pobj>on)")
SECOND = sentence("*Gap(nsubj>dropped) dropped/drop(ROOT) *Drake(dobj>dropped)", start=60, number=1)
ASIDE = sentence(
    "*Gap(nsubj>sued) who:WP(nsubj>dropped) dropped/drop(relcl>Gap) *Drake(dobj>dropped) sued/sue(ROOT)", start=60, number=1
)


def claim(one: Sentence, subject: str, relation: str = "endsPartnershipWith", date: str | None = None) -> Claim:
    """A claim about Drake whose trigger is the verb of a sentence."""
    verb = next(t for t in one.tokens if t.text == "dropped")
    return Claim(
        document="article", relation=relation, subject=subject, object="Drake", start=one.start, end=one.end, rule="ends",
        date=date, trigger_span=Span(verb.start, verb.end),
    )  # fmt: skip


def second_date(one: Sentence, second: Claim, first_date: str = "2022-11-25", published: str = "2022-11-27") -> str | None:
    """The date of the second claim."""
    paper = document(FIRST, one, published=published)
    told = Sequels([Grammar(FIRST), Grammar(one)], Chronology(paper))
    return list(told.dated([claim(FIRST, "Nike", date=first_date), second]))[1].date


def test_another_who_did_the_same_did_it_in_that_month() -> None:
    assert second_date(SECOND, claim(SECOND, "Gap")) == "2022-11"


@pytest.mark.parametrize(
    ("one", "second", "first_date"),
    [
        (SECOND, claim(SECOND, "Gap", relation="sues"), "2022-11-25"),
        (SECOND, replace(claim(SECOND, "Gap"), status=Status.PLANNED), "2022-11-25"),
        (ASIDE, claim(ASIDE, "Gap"), "2022-11-25"),
        (SECOND, claim(SECOND, "Gap"), "2012-11-25"),
    ],
)
def test_what_is_of_another_kind_or_time_has_no_date_of_it(one: Sentence, second: Claim, first_date: str) -> None:
    assert second_date(one, second, first_date) is None
