"""Given names that share the surname behind "and": "the brothers Charles and Joseph Revson", "Bill and Melinda Gates"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from graphkit.language.cues import words
from graphkit.language.names.gazetteer import Gazetteer
from graphkit.language.names.spots import BlockWords, Spot

_GIVEN = re.compile(r"^[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?$")


def with_surnames(spots: Sequence[Spot], blocks: Sequence[BlockWords], gazetteer: Gazetteer) -> list[Spot]:
    """The spots of a document in order, given names completed by the surname that they share with the next name.

    A given name is left alone where somebody else of the document bears it, or where it is famous by itself, unless the words
    before say that the two are of one family.
    """
    full = [s.text.split() for s in spots if len(s.text.split()) > 1]
    found = list(spots)
    for at, (first, second) in enumerate(pairwise(spots)):
        pieces = second.text.split()
        if first.block != second.block or not _GIVEN.match(first.text) or len(pieces) not in (2, 3):
            continue
        block = blocks[first.block]
        gap = block.text[first.end - block.start : second.start - block.start]
        if gap not in (" and ", " & ") or not (gazetteer.is_first_name(first.text) and gazetteer.is_first_name(pieces[0])):
            continue
        before = block.text[: first.start - block.start].split()
        kin = bool(before) and before[-1].lower().strip(",") in words("names", "families")
        someone = any(p[0] == first.text and p[-1] != pieces[-1] for p in full)
        famous = bool(gazetteer.lookup(first.text))
        if kin or not (someone or famous or _told_before(spots[:at], first.text)):
            surname = pieces[-1].removesuffix("'s").removesuffix("’s")
            found[at] = replace(first, text=f"{first.text} {surname}")
    return found


def _told_before(earlier: Sequence[Spot], given: str) -> bool:
    """Whether the text has already named somebody by that given name alone."""
    return any(s.text == given for s in earlier)
