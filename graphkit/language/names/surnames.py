"""Relatives who share one surname in the text: "Venus and Serena Williams", "Kim, Khloé and Kourtney Kardashian".

And surnames that a brand has too: "Scooter Braun ... Braun, who sold it".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace

from graphkit.language.names.gazetteer import Entry, Gazetteer
from graphkit.language.names.spots import BlockWords, Spot, make
from graphkit.language.names.votes import Votes

_AND = ("and", "&")
_MOST = 4
# So much must speak for a person before a listed brand gives its name to him.
_SOMEBODY = 2
# Nouns before a list by which relatives are told, so that names that no list knows share the surname too.
_KIN = frozenset(
    (
        "sisters",
        "brothers",
        "twins",
        "siblings",
        "parents",
        "sons",
        "daughters",
        "children",
        "couple",
        "cousins",
        "spouses",
        "newlyweds",
    )
)


def with_surnames(blocks: Sequence[BlockWords], spots: Sequence[Sequence[Spot]], gazetteer: Gazetteer) -> list[list[Spot]]:
    """The spots with given names before "and" and a full name read as full names too.

    Lists must vouch for the full name ("Will Smith"), or a noun before it say that they are relatives; one who is named in
    full elsewhere in the text keeps his own surname ("Kim and Kanye West" beside "Kim Kardashian").
    """
    full = {s.text for block in spots for s in block if s.length > 1}
    return [_in_block(b, list(found), full, gazetteer) for b, found in zip(blocks, spots, strict=True)]


def _in_block(block: BlockWords, found: list[Spot], full: Set[str], gazetteer: Gazetteer) -> list[Spot]:
    by_first = {s.first: s for s in found}
    taken = {i: s for s in found for i in range(s.first, s.last + 1)}
    tokens = block.words.words
    for spot in found:
        if spot.length < 2 or not _somebody(spot, gazetteer):
            continue
        surname, at = spot.text.split()[-1], spot.first - 1
        for step in range(_MOST):
            given = at - 1
            if given < 0 or tokens[at].text.lower() not in (_AND if step == 0 else (",", *_AND)):
                break
            word = tokens[given].text
            alone = taken.get(given)
            if not gazetteer.is_first_name(word) or (alone is not None and alone.length > 1) or not word[0].isupper():
                break
            if given and tokens[given - 1].text[0].isupper() and tokens[given - 1].text.lower() not in _AND:
                # "Tom and Lily Allen", but not "Sir Tom and Lily Allen".
                break
            related = any(t.text.lower() in _KIN for t in tokens[max(0, given - 1) : given])
            entries = _entries(word, surname, related, full, gazetteer)
            if entries is None:
                break
            whole = make(spot.block, block, given, given, label="PERSON", source="document", entries=entries, described=True)
            by_first[given] = replace(whole, text=f"{word} {surname}")
            at = given - 1
    return [by_first[i] for i in sorted(by_first)]


def _somebody(spot: Spot, gazetteer: Gazetteer) -> bool:
    if spot.entries:
        return all(e.type == "Person" for e in spot.entries)
    return spot.label in ("PERSON", None) and spot.length < 4 and gazetteer.is_first_name(spot.text.split()[0])


def _entries(given: str, surname: str, related: bool, full: Set[str], gazetteer: Gazetteer) -> tuple[Entry, ...] | None:
    """What the lists know of the full name; none where it is not one."""
    known = tuple(e for e in gazetteer.lookup(f"{given} {surname}") if e.type == "Person")
    if any(t.startswith(given + " ") and not t.endswith(surname) for t in full):
        return None
    if known or f"{given} {surname}" in full:
        return known
    return () if related else None


def said_of_people(seen: Sequence[Votes]) -> bool:
    """Whether the words around all occurrences of a name are said of people, and none of firms ("Braun, who ...")."""
    told: Counter[str] = Counter()
    for votes in seen:
        told.update(votes.types)
    firm = any(told[kind] > 0 for kind in ("Organization", "Brand", "MediaOutlet", "Platform", "Product"))
    return len(seen) > 1 and told["Person"] >= _SOMEBODY and not firm
