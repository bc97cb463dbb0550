"""Relatives named by a given name: "her daughter London", "two children, Maxwell and Ace", "the father of Zachary and Elijah".

The noun vouches for the name, whatever else the word means or names.
"""

from __future__ import annotations

import re
from functools import cache

from graphkit.language.cues import words
from graphkit.language.names.gazetteer import Gazetteer
from graphkit.language.names.spots import BlockWords, Spot, make

_NAME = r"[A-Z][a-zà-ÿ]+(?:[-’'][A-Z][a-zà-ÿ]+)?"
_AGE = r"(?:,? \(?(?:aged? )?\d{1,2}\)?)?"
# No more of the name follows, and no noun of which it is a part.
_END = r"(?![\w’'-]|[’']s [A-Z]| [A-Z]| of [A-Z]| &)"
_LIST = rf"{_NAME}{_AGE}(?:, {_NAME}{_AGE})*(?:,? and {_NAME})"


@cache
def _named() -> tuple[re.Pattern[str], ...]:
    either = {key: "|".join(sorted(words("names", key), key=len, reverse=True)) for key in ("relatives", "offspring", "parents")}
    one, several, parent = either["relatives"], either["offspring"], either["parents"]
    whose = r"(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|[’']s|s[’']|[Tt]heir own|(?<=[a-z])[,:])"
    between = r"(?:[a-z-]+ ){0,2}"
    return (
        re.compile(rf"(?<![\w-]){whose} {between}(?:{one}) (?P<names>{_NAME}){_END}"),
        re.compile(rf"(?<![\w-]){whose} {between}(?:{one}), (?P<names>{_NAME})(?=[,.;)])"),
        re.compile(rf"(?<!\w)(?:{several})(?:,| -| –| —|:|) (?P<names>{_LIST}){_END}"),
        re.compile(rf"(?<!\w)(?:{parent}) (?:of|to) (?:{between}(?:{several}),? )?(?P<names>{_LIST}){_END}"),
    )


def from_kin(number: int, block: BlockWords, gazetteer: Gazetteer) -> list[Spot]:
    """Given names behind a noun for relatives."""
    tokens = block.words.words
    first = {t.start - block.start: i for i, t in enumerate(tokens)}
    found = []
    for match in (m for pattern in _named() for m in pattern.finditer(block.text)) if not block.titled else ():
        for name in re.finditer(_NAME, match["names"]):
            at = first.get(match.start("names") + name.start())
            if at is None or tokens[at].end - tokens[at].start != len(name[0]):
                continue
            if _may_be_given(name[0], gazetteer):
                found.append(make(number, block, at, at, label="PERSON", source="kin", described=True))
    return found


def _may_be_given(word: str, gazetteer: Gazetteer) -> bool:
    """Whether the word may be a given name: it is no title, adjective of a country or day."""
    return not (
        gazetteer.is_title(word)
        or gazetteer.places_of_demonym(word)
        or word in words("names", "calendar")
        or word in words("names", "never")
        or (word in words("names", "not_names") and not gazetteer.is_first_name(word))
    )
