"""What stands behind a name and is left out of the parser's view: ages, short forms, legal forms, places in pictures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from graphkit.language.cues import cues, words
from graphkit.language.names.spots import BlockWords
from graphkit.language.syntax.tree import Word

# What may pass for a noun behind an age, and begins no description.
_THEN = frozenset({"who", "whose", "which", "and", "but"})


@cache
def _where_shown() -> re.Pattern[str]:
    """Where somebody is in the picture: "X, left, and Y arrive", "X (right)"."""
    places = "|".join(sorted(cues("leads")["positions"], key=len, reverse=True))
    return re.compile(rf"(,\s*(?:{places})\s*)(,)|(\((?:{places})\))")


def aside_of(tokens: Sequence[Word], i: int, block: BlockWords, tags: Mapping[int, str]) -> tuple[tuple[Word, ...], int]:
    """An age, a short form or a legal form behind a name: ", 39,", "(USADA)", ", Inc."; in ", 39, head of Z," the second comma is
    left.  Gives those words, and where the text goes on.
    """
    text = block.text[tokens[i].start - block.start :] if i < len(tokens) else ""
    if (end := _legal_form(tokens, i)) > i:
        return tuple(tokens[i:end]), end
    years = r"\d{4}(?:[–—-](?:\d{2}|\d{4}|present)?)?"
    match = re.match(
        r"(,\s*(?:aged )?\d{1,2}\s*)(,|(?=[.;)]))"
        rf"|(\((?:[A-Z]{{2,6}}|@\w+|\d{{1,2}}|{years}|[A-Za-z ]{{2,20}}: ?[A-Z0-9.]{{1,8}})\))",
        text,
    ) or _where_shown().match(text)
    if match is None:
        return (), i
    end = tokens[i].start + match.end()
    last = i
    while last < len(tokens) and tokens[last].end <= end:
        last += 1
    if match.group(3) is None and match.group(2) == "," and last < len(tokens) and tokens[last].text[0].isdigit():
        return (), i
    if match.group(2) == "," and last < len(tokens) and tokens[last].text[0].islower():
        described = tags.get(tokens[last].start, "") in ("NN", "NNS", "JJ") and tokens[last].text not in _THEN
        last -= described
    return tuple(tokens[i:last]), last


def _legal_form(tokens: Sequence[Word], i: int) -> int:
    """Where a legal form behind a firm's name ends, with the commas round it: "Inc", ", Inc.,"; ``i`` where none stands there."""
    apart = i < len(tokens) and tokens[i].text == ","
    at = i + apart
    if at >= len(tokens) or tokens[at].text.rstrip(".") not in words("names", "legal_endings"):
        return i
    closed = apart and at + 1 < len(tokens) and tokens[at + 1].text == ","
    return at + 1 + closed
