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
    first = max((match.end() for match in _END.finditer(text, 0, start)), default=0)
    last = _END.search(text, start + len(fact.quote))
    return text[first : last.start() + 1 if last else len(text)].strip()
