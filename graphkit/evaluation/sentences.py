"""The sentence that a gold fact is read in: its quote looked up in the article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphkit.evaluation.gold import GoldFact

_END = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘(A-Z])|\n")


def sentence_of(fact: GoldFact, text: str) -> str | None:
    """The sentence or line of ``text`` round the first place of the fact's quote; None without quote or place."""
    start = text.find(fact.quote) if fact.quote else -1
    if start < 0:
        return None
    bounds = [match.end() for match in _END.finditer(text)]
    first = max((bound for bound in bounds if bound <= start), default=0)
    last = min((bound for bound in bounds if bound > start + len(fact.quote)), default=len(text))
    return text[first:last].strip()
