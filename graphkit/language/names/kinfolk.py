"""Relatives named by a given name: "her daughter London", "two children, Maxwell and Ace", "Rosalind, his mother".

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
def _named() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Where relatives are named; true where the name comes first, so that nothing but itself says that it is one."""
    either = {key: "|".join(sorted(words("names", key), key=len, reverse=True)) for key in ("relatives", "offspring", "parents")}
    one, several, parent = either["relatives"], either["offspring"], either["parents"]
    whose = r"(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|[’']s|s[’']|[Tt]heir own|(?<=[a-z])[,:])"
    somebodys = r"(?:his|her|[A-Z][\w-]+[’']s)"
    between = r"(?:[a-z-]+ ){0,2}"
    behind = (
        rf"(?<![\w-]){whose} {between}(?:{one}) (?P<names>{_NAME}){_END}",
        rf"(?<![\w-]){whose} {between}(?:{one}), (?P<names>{_NAME})(?=[,.;)])",
        rf"(?<!\w)(?:{several})(?:,| -| –| —|:|) (?P<names>{_LIST}){_END}",
        rf"(?<!\w)(?:{parent}) (?:of|to) (?:{between}(?:{several}),? )?(?P<names>{_LIST}){_END}",
    )
    before = rf"(?:^|[.!?;:,(”] |\b[a-z]+ )(?P<names>{_NAME}), {somebodys} {between}(?:{one})(?=[,.;])"
    return (*((re.compile(p), False) for p in behind), (re.compile(before), True))


def from_kin(number: int, block: BlockWords, gazetteer: Gazetteer) -> list[Spot]:
    """Given names beside a noun for relatives."""
    tokens = block.words.words
    index = {t.start - block.start: i for i, t in enumerate(tokens)}
    found = []
    for pattern, leading in _named() if not block.titled else ():
        for match in pattern.finditer(block.text):
            for name in re.finditer(_NAME, match["names"]):
                at = index.get(match.start("names") + name.start())
                if at is None or tokens[at].end - tokens[at].start != len(name[0]):
                    continue
                if _may_be_given(name[0], gazetteer) and (not leading or gazetteer.is_first_name(name[0])):
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
