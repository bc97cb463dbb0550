"""Questions that the text answers itself: "Has it apologised? No.", "Is she leaving? Yes, in May."."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from graphkit.language.cues import words
from graphkit.language.factuality.status import QUESTION
from graphkit.language.syntax.clauses import Grammar
from graphkit.model import Claim, Status


def answered(claims: Iterable[Claim], grammars: Sequence[Grammar]) -> Iterator[Claim]:
    """The claims, those of a yes-or-no question with what the next sentence says to it."""
    replies = _replies(grammars)
    for claim in claims:
        reply = replies.get(claim.start)
        if reply is not None and claim.status is Status.HYPOTHETICAL and QUESTION in claim.why:
            yield replace(claim, status=reply, why=(*claim.why, "the next sentence answers it"))
        else:
            yield claim


def _replies(grammars: Sequence[Grammar]) -> Mapping[int, Status]:
    """By the start of a yes-or-no question, what its answer makes of it."""
    found: dict[int, Status] = {}
    for question, reply in itertools.pairwise(grammars):
        tokens = [t for t in question.sentence.tokens if t.pos not in ("PUNCT", "SPACE")]
        if question.sentence.tokens[-1].text != "?" or not tokens:
            continue
        if tokens[0].lemma.lower() not in words("status", "polar"):
            continue
        said = [t.text.lower() for t in reply.sentence.tokens if t.pos not in ("PUNCT", "SPACE")]
        if not said or said[:2] in (["no", "comment"], ["no", "one"], ["no", "doubt"]):
            continue
        if said[0] in words("status", "refusals") or said[:2] in (["not", "yet"], ["not", "so"], ["not", "at"]):
            found[question.sentence.start] = Status.DENIED
        elif said[0] in words("status", "assents"):
            found[question.sentence.start] = Status.ASSERTED
    return found
