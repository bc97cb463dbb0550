"""Questions and the sentences that answer them."""

from __future__ import annotations

import pytest

from graphkit.language.factuality.replies import answered
from graphkit.language.factuality.status import QUESTION
from graphkit.language.syntax.clauses import Grammar
from graphkit.model import Claim, Span, Status
from tests.language.trees import sentence

ASKED = "Has:VBZ(aux>dropped) *Nike(nsubj>dropped) dropped/drop:VBN(ROOT) *Drake(dobj>dropped) ?:.(punct>dropped)"
WHO = "Who:WP(nsubj>dropped) dropped/drop(ROOT) *Drake(dobj>dropped) ?:.(punct>dropped)"
QUESTIONED = Claim(
    document="page", relation="endsPartnershipWith", subject="Nike", object="Drake", start=0, end=30, rule="ends",
    status=Status.HYPOTHETICAL, trigger_span=Span(9, 16), why=(QUESTION,),
)  # fmt: skip


def status(question: str, reply: str) -> Status:
    """What a claim of a question is after the reply."""
    asked = sentence(question.replace("Has:VBZ", "Has/have:VBZ"))
    replied = sentence(reply, start=60, number=1)
    (claim,) = answered([QUESTIONED], [Grammar(asked), Grammar(replied)])
    return claim.status


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("No:RB(ROOT) ,(punct>No) it:PRP(nsubj>has) has:VBZ(conj>No)", Status.DENIED),
        ("Yes:RB(ROOT)", Status.ASSERTED),
        ("No:DT(det>comment) comment(ROOT)", Status.HYPOTHETICAL),
        ("*Drake(nsubj>left) left/leave(ROOT)", Status.HYPOTHETICAL),
    ],
)
def test_a_reply_settles_a_yes_or_no_question(reply: str, expected: Status) -> None:
    assert status(ASKED, reply) is expected


def test_no_reply_settles_who_did_it() -> None:
    assert status(WHO, "No:RB(ROOT)") is Status.HYPOTHETICAL
