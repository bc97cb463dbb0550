"""Given names whose surname the text tells elsewhere.

It stands behind "and" ("the brothers Charles and Joseph Revson", "Bill and Melinda Gates"), or with a relative ("Kourtney
Kardashian ... her sister Kim").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from graphkit.language.cues import words
from graphkit.language.names.gazetteer import Gazetteer
from graphkit.language.names.joining import bare
from graphkit.language.names.spots import BlockWords, Spot

_RELATED = (re.compile(r"([\w-]+),? $"), re.compile(r"([\w-]+) (?:of|to) (?:[a-z]+ ){0,2}$"))
_OF_KIN = re.compile(r"['’]s (?:[a-z-]+ ){0,2}([a-z-]+)\b")
_LISTED = re.compile(r"[A-Z][^ ]*(?:,|,? and| &) $")
# So many families named last a relative may be of: "his son Michael" is none of a Burke who is named far from him only because
# lists have a Michael Burke.
_NEAR = 4
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
        noun = before[-1].lower().strip(",") if before else ""
        if (noun in words("names", "relatives") and noun not in words("names", "families") and not noun.endswith("s")) or (
            gazetteer.is_first_name(pieces[-1]) and not gazetteer.lookup(second.text)
        ):
            # "his brother Nick and Priyanka Chopra", "Elliot and Helen Grace": no surname of both.
            continue
        kin = noun in words("names", "families")
        someone = any(p[0] == first.text and p[-1] != pieces[-1] for p in full)
        # "Serena Williams ... Williams and Katy Perry", "Camila Cabello ... Camila and Shawn Mendes": told of before.
        known = any(first.text in (p[0], p[-1]) and p[-1] != pieces[-1] for s in spots[:at] if len(p := bare(s.text).split()) > 1)
        famous = bool(gazetteer.lookup(first.text))
        whole = f"{first.text} {pieces[-1]}"
        listed = any(e.type == "Person" and e.name == whole for e in gazetteer.lookup(whole))
        if kin or (listed and not known) or not (known or someone or famous or _told_before(spots[:at], first.text)):
            surname = pieces[-1].removesuffix("'s").removesuffix("’s")
            found[at] = replace(first, text=f"{first.text} {surname}")
    return _with_kin(found, blocks, gazetteer)


def _with_kin(spots: list[Spot], blocks: Sequence[BlockWords], gazetteer: Gazetteer) -> list[Spot]:
    """Relatives who are named by a given name, where lists know them under the surname of one person of the document."""
    full = [pieces for s in spots if len(pieces := bare(s.text).split()) in (2, 3)]
    surnames = _surnames(spots, gazetteer)
    found = list(spots)
    completed = -1
    for at, spot in enumerate(spots):
        given = bare(spot.text)
        if not _GIVEN.match(given) or any(p[0] == given for p in full):
            continue
        block = blocks[spot.block]
        before = block.text[: spot.start - block.start]
        listed = at and completed == at - 1 and _LISTED.search(before)
        behind = _OF_KIN.match(block.text[spot.end - block.start :] if spot.text == given else "")
        if not (listed or _kin_before(before) or (behind and behind[1].lower() in words("names", "relatives"))):
            continue
        known = [
            e
            for s in _about(surnames, at)
            for e in gazetteer.lookup(f"{given} {s}")
            if e.type == "Person" and e.name.split()[0] == given
        ]
        if len({e.name for e in known}) == 1:
            found[at] = replace(spot, text=f"{given} {known[0].name.split()[-1]}", entries=tuple(known[:1]), described=True)
            completed = at
    return found


def _surnames(spots: Sequence[Spot], gazetteer: Gazetteer) -> dict[int, str]:
    """The surnames of persons who are named in full somewhere, at the places where they stand."""
    known = {
        pieces[-1]
        for s in spots
        if len(pieces := bare(s.text).split()) in (2, 3)
        and (gazetteer.is_first_name(pieces[0]) or gazetteer.lookup(" ".join(pieces)))
    }
    last = {at: (bare(s.text).split() or [""])[-1] for at, s in enumerate(spots)}
    return {at: word for at, word in last.items() if word in known}


def _about(surnames: Mapping[int, str], at: int) -> Iterable[str]:
    """Of whose families a relative may be: of those named last, the next one, and whom the text names most."""
    before = dict.fromkeys(surnames[i] for i in sorted(surnames, reverse=True) if i < at)
    behind = next((surnames[i] for i in sorted(surnames) if i > at), None)
    most = max(Counter(surnames.values()).items(), key=lambda item: item[1], default=(None, 0))[0]
    return dict.fromkeys(s for s in (*list(before)[:_NEAR], behind, most) if s is not None)


def _kin_before(before: str) -> bool:
    """Whether the words before a name say whose relative it is: "her sister ", "his mother, ", "the father of driver "."""
    return any(m[1].lower() in words("names", "relatives") for pattern in _RELATED if (m := pattern.search(before)))


def _told_before(earlier: Sequence[Spot], given: str) -> bool:
    """Whether the text has already named somebody by that given name alone."""
    return any(s.text == given for s in earlier)
