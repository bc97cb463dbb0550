"""Descriptions of one person before a verb: "the 34-year-old hosted the show", "the singer alleged abuse".

Parsers take the noun for a part of what stands behind, and the verb for an adjective; a plain noun in its place keeps them apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from graphkit.language.cues import cues
from graphkit.language.names.gazetteer import Gazetteer
from graphkit.language.syntax.tree import Word

# A noun that parsers know for somebody.
SOMEBODY = "man"
_AGE = re.compile(r"\d{1,2}[-‑]year[-‑]old")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
# What may stand behind a participle that is a verb: "the singer invested in X", but "the singer turned actor".
_GOVERNED = ("DT", "IN", "PRP", "PRP$", "TO", "CD", "RP")
# What stands behind a whole phrase.
_BEHIND = ("IN", "TO", "CC", "RB", "WP", "WDT", "POS", ",", ".", ":", "-RRB-", *_FINITE)


def shown_as(
    text: str, tokens: Sequence[Word], last: int, first: int, tags: Mapping[int, str], gazetteer: Gazetteer
) -> str | None:
    """The noun that the parser is shown for a description that ends with ``tokens[last]``; None where it is shown as it is."""
    if first == 0 or tokens[first - 1].text.lower() != "the" or last + 1 >= len(tokens):
        return None
    doubtful = _is_doubtful(tokens, last + 1, tags)
    if _AGE.fullmatch(text):
        return SOMEBODY if doubtful or tags.get(tokens[last + 1].start) in _BEHIND else None
    found = gazetteer.descriptor(text) if text.islower() else None
    if found is None or found.type != "Person" or found.noun != text:
        return None
    return SOMEBODY if doubtful else None


def _is_doubtful(tokens: Sequence[Word], at: int, tags: Mapping[int, str]) -> bool:
    """Whether a word is a verb, by what stands behind it, that its tag does not show."""
    tag = tags.get(tokens[at].start, "")
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is None or not tokens[at].text.islower():
        return False
    governs = tags.get(behind.start, "") in _GOVERNED or behind.text[0].isupper()
    like_noun = tokens[at].text in cues("leads")["stand_in_verbs"]
    return governs and (like_noun or tag == "VBN")
