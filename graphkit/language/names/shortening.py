"""First words by which a text calls its businesses: "Mint" for Mint Mobile."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from graphkit.language.cues import words
from graphkit.language.names.gazetteer import Gazetteer, name_key
from graphkit.language.names.spots import Spot, begins_sentence
from graphkit.language.syntax.tree import Word

_WORD = re.compile(r"[A-Z][a-z]{3,}")


def short_forms(known: Mapping[str, Spot], gazetteer: Gazetteer) -> frozenset[str]:
    """First words by which businesses of two words may be called: "Mint" for Mint Mobile, but not "American" or "Hugo"."""
    found = set()
    for spot in known.values():
        first, *others = spot.text.split()
        business = any(e.type in ("Organization", "Brand") for e in spot.entries) or (not spot.entries and spot.label == "ORG")
        if (
            len(others) == 1
            and business
            and _WORD.fullmatch(first)
            and first.lower() not in words("names", "shared_beginnings")
            and not (gazetteer.is_first_name(first) or gazetteer.places_of_demonym(first) or gazetteer.lookup(first))
        ):
            found.add(name_key(first))
    return frozenset(found)


def stands_alone(tokens: Sequence[Word], at: int) -> bool:
    """Whether a word in the middle of a sentence has no other with a capital beside it."""
    beside = (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2])
    return not begins_sentence(tokens, at) and not any(t.text[0].isupper() for t in beside)
