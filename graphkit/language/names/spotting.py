"""Where names stand in a text: the gazetteer, the statistical recogniser and capital letters, merged.

Who or what the spots name is decided by :mod:`graphkit.language.names.names`, with the whole document in view.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from graphkit.language.cues import cues, words
from graphkit.language.names.casing import acts, cased_like, letter_is_name, stands_for_name, word_may_be_name
from graphkit.language.names.cutting import apposition_behind
from graphkit.language.names.gazetteer import Gazetteer, name_key
from graphkit.language.names.kinfolk import from_kin
from graphkit.language.names.nicknames import from_nicknames
from graphkit.language.names.places import from_places
from graphkit.language.names.runs import from_capitals, from_initials, from_months, from_recogniser
from graphkit.language.names.shortening import short_forms, stands_alone
from graphkit.language.names.spots import POSSESSIVES, BlockWords, Spot, begins_sentence, done_by_somebody, make, sets_off
from graphkit.language.names.surnames import with_surnames
from graphkit.language.names.titles import (
    from_channels,
    from_houses,
    from_owners,
    from_quotes,
    from_series,
    from_volumes,
    from_works,
    from_years,
)  # fmt: skip
from graphkit.language.syntax.tree import Word

__all__ = ["BlockWords", "Spot", "spot"]

_MAX_WORDS = 9
# A number of which a name may consist; years are none.
_NUMBER = re.compile(r"(?!(?:19|20)\d\d$)\d{3,4}")
_INITIALS = re.compile(r"(?:[A-Z]\.)+")


def spot(blocks: Sequence[BlockWords], gazetteer: Gazetteer) -> list[list[Spot]]:
    """Names in each block, in text order and free of overlap.

    Two rounds: the running text first; then headings, captions and capitals, where capital letters
    tell little, with the names that the running text has shown.
    """
    ordinary = _ordinary(blocks)
    first = [_in_running_text(i, b, gazetteer, ordinary) if not (b.shouted or b.titled) else [] for i, b in enumerate(blocks)]
    known = _known_names(first, gazetteer)
    short = short_forms(known, gazetteer)
    found = [_complete(i, b, first[i], known, short, gazetteer, ordinary) for i, b in enumerate(blocks)]
    return with_surnames(blocks, found, gazetteer)


def _ordinary(blocks: Sequence[BlockWords]) -> frozenset[str]:
    """Words that the document also writes in small letters."""
    return frozenset(w.text for b in blocks for w in b.words.words if w.text.islower())


def _in_running_text(number: int, block: BlockWords, gazetteer: Gazetteer, ordinary: frozenset[str]) -> list[Spot]:
    found = [
        *_from_gazetteer(number, block, gazetteer, ordinary),
        *from_recogniser(number, block, gazetteer, ordinary),
        *from_quotes(number, block),
        *from_houses(number, block, gazetteer),
        *from_places(number, block, gazetteer),
        *from_nicknames(number, block, gazetteer),
        *from_kin(number, block, gazetteer),
        *from_initials(number, block, gazetteer),
        *from_months(number, block, gazetteer),
        *from_works(number, block, gazetteer),
        *from_owners(number, block),
        *from_volumes(number, block),
        *from_years(number, block, gazetteer),
        *from_channels(number, block, gazetteer),
        *from_series(number, block, gazetteer),
        *from_capitals(number, block, gazetteer, ordinary),
    ]
    return _without_overlap([s for s in found if s.start >= block.start + block.label], gazetteer)


def _known_names(spots: Iterable[Sequence[Spot]], gazetteer: Gazetteer) -> dict[str, Spot]:
    known: dict[str, Spot] = {}
    for spot in (s for block in spots for s in block):
        key = name_key(spot.text)
        # A lone word that only ever stood where any word has a capital is no evidence.
        if spot.source == "capitals" and spot.length == 1 and len(spot.text) < 3:
            continue
        if key not in known or (spot.entries and not known[key].entries):
            known[key] = spot
        if _is_person(spot, gazetteer):
            pieces = key.split()
            if len(pieces) > 1:
                for piece in (pieces[-1], pieces[0]):
                    if len(piece) > 3 and piece.replace("-", "").isalpha():
                        known.setdefault(
                            piece, Spot(spot.block, spot.first, spot.last, spot.text, spot.start, spot.end, label="PERSON")
                        )
        elif _NUMBER.fullmatch(first := spot.text.split()[0]) and spot.length > 1:
            # "1501" for 1501 Certified Entertainment.
            known.setdefault(first, replace(spot, label="ORG", entries=()))
    return known


def _is_person(spot: Spot, gazetteer: Gazetteer) -> bool:
    if spot.entries:
        return all(e.type == "Person" for e in spot.entries)
    return spot.label == "PERSON" or (1 < spot.length < 4 and gazetteer.is_first_name(spot.text.split()[0]))


def _complete(
    number: int,
    block: BlockWords,
    found: list[Spot],
    known: dict[str, Spot],
    short: Set[str],
    gazetteer: Gazetteer,
    ordinary: frozenset[str],
) -> list[Spot]:
    """Add what is only recognisable with the whole document in view."""
    extra: list[Spot] = []
    tokens = block.words.words
    taken = {i for s in found for i in range(s.first, s.last + 1)}
    unsure = block.shouted or block.titled
    found = [_without_brand_possessive(number, block, s, known) for s in found]
    for first in range(len(tokens)):
        if first in taken or not (
            tokens[first].text[0].isupper() or tokens[first].text[0] == "@" or tokens[first].text[0].isdigit()
        ):
            continue
        for last in range(min(first + _MAX_WORDS, len(tokens)) - 1, first - 1, -1):
            if any(i in taken for i in range(first, last + 1)):
                continue
            text = block.text[tokens[first].start - block.start : tokens[last].end - block.start]
            key = name_key(text)
            doubtful = first == last and key in ordinary and (unsure or begins_sentence(tokens, first))
            counted = first == last and key.isdigit() and not stands_for_name(block, first)
            if key in known and not (doubtful and not _apposed(tokens, last)) and not counted:
                spot = make(number, block, first, last, source="document", label=known[key].label, entries=known[key].entries)
                extra.append(spot)
                taken.update(range(first, last + 1))
                break
            if first == last and key in short and not unsure and stands_alone(tokens, first):
                extra.append(make(number, block, first, last, source="document", label="ORG"))
                taken.add(first)
    if unsure:
        extra.extend(_from_gazetteer(number, block, gazetteer, ordinary))
        extra.extend(_titled_people(number, block, gazetteer, ordinary, known))
        extra.extend(from_quotes(number, block))
    return _without_overlap([*found, *extra], gazetteer)


def _apposed(tokens: Sequence[Word], last: int) -> bool:
    """Whether what follows says what the word is: "On, the label from Zurich", "Gap's"."""
    after = [t.text for t in tokens[last + 1 : last + 3]]
    return bool(after) and (
        after[0] in POSSESSIVES or (len(after) > 1 and after[0] == "," and after[1] in ("the", "a", "which", "whose", "who"))
    )


def _without_brand_possessive(number: int, block: BlockWords, spot: Spot, known: dict[str, Spot]) -> Spot:
    """ "Harry's" is Harry's, not the brand, where a Harry is about."""
    key = name_key(spot.text)
    tokens = block.words.words
    if spot.length != 2 or tokens[spot.last].text not in POSSESSIVES or not key.endswith("'s") or key[:-2] not in known:
        return spot
    person = known[key[:-2]]
    if person.label != "PERSON" and not any(e.type == "Person" for e in person.entries):
        return spot
    return make(number, block, spot.first, spot.first, label="PERSON", source="document")


def _titled_people(
    number: int, block: BlockWords, gazetteer: Gazetteer, ordinary: frozenset[str], known: dict[str, Spot]
) -> list[Spot]:
    """People in headings: proposed by the recogniser, with a known given name or with nothing else about them.

    "Was Kanye Involved?" names a Kanye that the text knows, and nobody called Involved.
    """
    tokens = block.words.words
    people = [s for s in from_recogniser(number, block, gazetteer, ordinary) if s.label == "PERSON" and s.length < 5]
    covered = {i for s in people for i in range(s.first, s.last + 1)}
    only_names = block.shouted and all(
        i in covered or not t.text[0].isalnum() or t.text.lower() in ("and", "with") for i, t in enumerate(tokens)
    )
    return [
        s
        for s in people
        if not any(w.lower() in ordinary for w in s.text.split())
        and (name_key(s.text) in known or s.length == 1 or not _is_known_person(s.text.split()[0], known, gazetteer))
        and (only_names or (s.length > 1 and gazetteer.is_first_name(s.text.split()[0])))
    ]


def _is_known_person(word: str, known: dict[str, Spot], gazetteer: Gazetteer) -> bool:
    """Whether one word of a name alone names a person, in the text or in the lists."""
    spot = known.get(name_key(word))
    entries = spot.entries if spot is not None else gazetteer.lookup(word)
    return (spot is not None and spot.label == "PERSON") or any(e.type == "Person" and not e.ambiguous for e in entries)


def _from_gazetteer(number: int, block: BlockWords, gazetteer: Gazetteer, ordinary: frozenset[str]) -> list[Spot]:
    tokens = block.words.words
    proposals = {(p.start, p.end) for p in block.words.proposals}
    found: list[Spot] = []
    at = 0
    while at < len(tokens):
        best = None if _torn(tokens, at) else _listed_at(number, block, at, gazetteer, proposals, ordinary)
        if best is not None and tokens[at].text.lower() == "the" and at + 1 < len(tokens):
            # "The Academy" is listed, and so is what "the Academy Awards" goes on to be.
            longer = _listed_at(number, block, at + 1, gazetteer, proposals, ordinary)
            best = longer if longer is not None and longer.last > best.last else best
        if best is not None:
            found.append(best)
        at = at + 1 if best is None else best.last + 1
    return found


def _has_given_name(tokens: Sequence[Word], at: int, gazetteer: Gazetteer) -> bool:
    """Whether a given name stands before the word."""
    return at > 0 and tokens[at - 1].text[0].isupper() and gazetteer.is_first_name(tokens[at - 1].text)


def _torn(tokens: Sequence[Word], at: int) -> bool:
    """Whether the word is only the rest of another ("$AP", "#nike")."""
    return (
        at > 0
        and tokens[at - 1].end == tokens[at].start
        and (tokens[at - 1].text[-1].isalnum() or tokens[at - 1].text[-1] in "$#")
    )


def _goes_on(tokens: Sequence[Word], last: int) -> bool:
    """Whether the last word is only the beginning of another ("Rhode-NYC"), where "Versace-clad" is not."""
    glued = [t.text for t in tokens[last + 1 : last + 3]]
    if not glued or tokens[last + 1].start != tokens[last].end:
        return False
    hyphenated = (
        len(glued) > 1 and glued[0] in ("-", "‑") and glued[1][0].isupper() and tokens[last + 2].start == tokens[last + 1].end
    )
    return glued[0][0].isalnum() or hyphenated


def _listed_at(
    number: int, block: BlockWords, at: int, gazetteer: Gazetteer, proposals: set[tuple[int, int]], ordinary: frozenset[str]
) -> Spot | None:
    tokens = block.words.words
    article = tokens[at].text.lower() == "the"
    reach = _MAX_WORDS if article else min(_MAX_WORDS, gazetteer.reach(tokens[at].text))
    for last in range(min(at + reach, len(tokens)) - 1, at - 1, -1):
        text = block.text[tokens[at].start - block.start : tokens[last].end - block.start]
        if not (tokens[last].text in POSSESSIVES or tokens[last].text[0].isalnum() or tokens[last].text[-1] in ".!+*"):
            continue
        low = tokens[last].text
        if _goes_on(tokens, last) or (last > at and low.islower() and low != "plc" and low in words("names", "legal_forms")):
            continue
        entries = gazetteer.lookup(text)
        if last == at + 1 and tokens[last].text in POSSESSIVES and _has_given_name(tokens, at, gazetteer):
            # "Kate Foster's": hers, and no beer.
            continue
        if article or tokens[last].text in POSSESSIVES or len(text) == 1:
            # The list must have it so: "The Row" is not the row, "Levi's" not Levi, "A" nobody.
            entries = tuple(e for e in entries if any(name_key(n) == name_key(text) for n in (e.name, *e.aliases)))
        if len(text) == 1:
            entries = tuple(e for e in entries if letter_is_name(e, text, block, at))
        entries = tuple(e for e in entries if cased_like(text, e, block))
        if last == at and not word_may_be_name(text, entries, block, at):
            continue
        if not entries or (last == at and gazetteer.places_of_demonym(text) and not any(e.name == text for e in entries)):
            continue
        if all(e.ambiguous for e in entries) and not _unambiguous_here(block, at, last, proposals, gazetteer, ordinary):
            continue
        return make(number, block, at, last, entries=entries, source="gazetteer")
    return None


def _unambiguous_here(
    block: BlockWords, first: int, last: int, proposals: set[tuple[int, int]], gazetteer: Gazetteer, ordinary: frozenset[str]
) -> bool:
    """Whether an ordinary word is used as a name: a capital where none is due, or the recogniser says so."""
    tokens = block.words.words
    text = block.text[tokens[first].start - block.start : tokens[last].end - block.start]
    if block.titled and first == 0 and tokens[last + 1 : last + 2] and tokens[last + 1].text in ("—", "–", "-"):
        # "Goop — Gwyneth Paltrow"
        return sets_off(block, last, gazetteer)
    if block.shouted or block.titled:
        return False
    if not tokens[first].text[0].isupper() and tokens[first].text not in ("the", "adidas"):
        return False
    if tokens[first].text == "the" and last == first + 1 and gazetteer.places_of_demonym(tokens[last].text):
        # "the Australian producer" is of no newspaper.
        return last + 1 >= len(tokens) or not tokens[last + 1].text.islower()
    if text.isupper() and text.lower() in ordinary:
        return False
    if tokens[first].text == "The" and last > first and all(t.text[0].isupper() for t in tokens[first + 1 : last + 1]):
        # "The Row" with both capitals, at whatever place; in "The Kardashians star" the article is the star's.
        behind = gazetteer.descriptor(tokens[last + 1].text) if last + 1 < len(tokens) else None
        stars = begins_sentence(tokens, first) and behind is not None and behind.type == "Person"
        return tokens[first + 1].text.lower() not in ordinary and not stars
    if not begins_sentence(tokens, first):
        return not (_part_of_other(block, first - 1, gazetteer, -1) or _part_of_other(block, last + 1, gazetteer, 1))
    if last == first and text.lower() in ordinary:
        return False
    between = tokens[last + 1].text if last + 2 < len(tokens) and tokens[last + 2].text[0].isupper() else ""
    if between in words("names", "of_firms") | words("names", "of_works") or between in ("x", "×"):
        # "Target boss X": whose head somebody is called is a firm; "Friends star X"; "Mango x Victoria Beckham".
        return True
    tags = block.words.tags
    if (
        tags
        and tags[first] in ("NNP", "NNPS")
        and last + 1 < len(tokens)
        and (tokens[last + 1].text in POSSESSIVES or tags[last + 1] in ("VBZ", "VBD"))
    ):
        return True
    if first == last and tags and last + 1 < len(tokens) and _other_form(tags[first], tags[last + 1], tokens[last + 1]):
        return True
    if (first == 0 and sets_off(block, last, gazetteer)) or _said_to_be_firm(tokens, last, gazetteer):
        return True
    if tags and tags[first] in _NOUNS and acts(tokens, last):
        return True
    if done_by_somebody(block, last):
        return True
    return (tokens[first].start - block.start, tokens[last].end - block.start) in proposals and (
        last > first or (bool(tags) and tags[first] == "NNP")
    )


def _other_form(tag: str, next_tag: str, behind: Word) -> bool:
    """Whether a word stands before a verb that it would not have as what it looks like: "Guess got sued", "Vans is"."""
    return (tag in ("VB", "VBP") and next_tag in ("VBZ", "VBD")) or (tag == "NNS" and (next_tag == "VBZ" or behind.text == "was"))


def _said_to_be_firm(tokens: Sequence[Word], last: int, gazetteer: Gazetteer) -> bool:
    """Whether a word that begins a sentence is said to be a firm: "Guess is a clothing brand", "Away was founded by"."""
    behind = [t.text.lower() for t in tokens[last + 1 : last + 3]]
    if len(behind) < 2 or behind[0] not in ("is", "was"):
        return False
    return behind[1] in words("names", "done_to_firms") or apposition_behind(tokens[last + 2 : last + 12], gazetteer)


def _part_of_other(block: BlockWords, at: int, gazetteer: Gazetteer, step: int) -> bool:
    """Whether the neighbour's capital says that the two are one name ("Gap Year", "Victoria Secret")."""
    tokens = block.words.words
    if not 0 <= at < len(tokens):
        return False
    word = tokens[at].text
    if not word[0].isupper() or len(word) < 2 or word in words("names", "calendar") or word.isdigit():
        return False
    if step < 0:
        return not (begins_sentence(tokens, at) or gazetteer.places_of_demonym(word) or gazetteer.is_title(word))
    return not (gazetteer.is_title(word) or word in words("names", "never"))


_NOUNS = ("NN", "NNP", "NNS", "NNPS", "VB", "VBP", "JJ")
_RANK = {"kin": 4, "gazetteer": 3, "document": 3, "quotes": 2, "recogniser": 2, "capitals": 1}


def _without_overlap(spots: list[Spot], gazetteer: Gazetteer) -> list[Spot]:
    """The best of the spots that overlap: longer before shorter, listed before guessed; votes of equals are joined."""
    joined: dict[tuple[int, int], Spot] = {}
    for spot in spots:
        key = (spot.first, spot.last)
        have = joined.get(key)
        if have is None:
            joined[key] = spot
        else:
            better = max(have, spot, key=lambda s: _RANK[s.source])
            joined[key] = replace(
                better, label=have.label or spot.label, entries=have.entries or spot.entries, quoted=have.quoted or spot.quoted,
                described=have.described or spot.described,
            )  # fmt: skip
    chosen: list[Spot] = []
    taken: set[int] = set()
    for spot in sorted(joined.values(), key=lambda s: (-_worth(s, joined, gazetteer), s.first)):
        place = set(range(spot.first, spot.last + 1))
        if not place & taken:
            chosen.append(spot)
            taken |= place
    return sorted(chosen, key=lambda s: s.first)


def _only_begins(spot: Spot, listed: Spot, gazetteer: Gazetteer) -> bool:
    """Whether a name begins with another, listed one, and is somebody or something else: "Selma Ruiz", "Brooklyn Supply"."""
    pieces = spot.text.split()
    if spot.length in (2, 3) and listed.length == 1 and spot.label == "PERSON":
        made = all(e.type in ("Work", "Product", "Place", "Campaign") for e in listed.entries)
        return made or gazetteer.is_first_name(pieces[0])
    if spot.length - listed.length not in (1, 2) or listed.length > 2 or spot.source not in ("capitals", "recogniser"):
        return False
    placed = any(e.type == "Place" for e in listed.entries) and all(e.type in ("Place", "Work") for e in listed.entries)
    plural = spot.length < 4 and all(e.type == "Place" for e in listed.entries) and pieces[-1].endswith("s")
    # "Disney General Entertainment" is a part of it.
    firms = all(e.type in ("Organization", "Brand", "MediaOutlet") for e in listed.entries)
    part = firms and spot.length == listed.length + 2 and pieces[-1].lower() in cues("names")["suffixes"]["Organization"]
    return plural or ((placed or part) and spot.label == "ORG" and spot.text.replace(" ", "").isalpha())


def _worth(spot: Spot, others: dict[tuple[int, int], Spot], gazetteer: Gazetteer) -> float:
    worth = spot.length + 0.25 * _RANK[spot.source]
    if spot.source == "kin":
        # "Zachary and Elijah" behind "father of" are two.
        return worth + _MAX_WORDS
    if spot.entries and spot.source != "capitals":
        return worth + 1
    if spot.described or spot.quoted or spot.entries:
        return worth + 1.25
    inside = [
        o
        for o in others.values()
        if o is not spot and o.entries and o.source != "capitals" and spot.first <= o.first and o.last <= spot.last
    ]
    if " & " in spot.text and len(inside) == 1 and inside[0].length == 1 and spot.length == 3:
        # "Crumpler & Voss" is one firm though a Voss is listed.
        return worth + 1.25
    weak = all(o.length == 1 and all(e.ambiguous or e.type == "Person" for e in o.entries) for o in inside)
    if not inside or (weak and spot.length in (2, 3) and spot.text.isascii() and " and " not in spot.text):
        return worth + 0.75 * bool(inside)
    pieces = spot.text.split()
    if (
        len(pieces) in (2, 3)
        and (gazetteer.is_first_name(pieces[0]) or spot.label == "PERSON" or _INITIALS.fullmatch(pieces[0]))
        and len(inside) == 1
        and inside[0].last == spot.last
        and inside[0].first > spot.first
    ):
        # "Donatella Versace" is a person, whatever is listed of the name.
        return worth + 1.25 if inside[0].length == 1 else worth - 2
    if len(inside) == 1 and inside[0].first == spot.first and _only_begins(spot, inside[0], gazetteer):
        # "Selma Ruiz" is no film, "the Hollywood Vampires" no place.
        return worth + 1.25
    # "Balenciaga Kids", "Twitter and Instagram": a listed name with words about it is that name.
    return worth - 2 * max(len(inside), sum(o.length for o in inside))
