"""Where names stand in a text: the gazetteer, the statistical recogniser and capital letters, merged.

Who or what the spots name is decided by :mod:`graphkit.language.names`, with the whole document in view.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graphkit.language.cues import cues, words
from graphkit.language.gazetteer import Entry, Gazetteer, name_key
from graphkit.language.parse import Words
from graphkit.language.tree import Word
from graphkit.model import BlockKind

_POSSESSIVES = {"'s", "’s", "'", "’"}
_SENTENCE_OPENERS = {".", "?", "!", ":", ";", "“", '"', "‘", "'", "•", "(", "[", "—", "–", "-", "|", "▶", "»", "…", "*", "”", "’"}
_QUOTED = re.compile(r"[“\"‘]([^“”\"‘\n]{2,60}?)[,.!?]?[”\"’](?![a-z])")
_MAX_WORDS = 9


@dataclass(frozen=True, slots=True)
class BlockWords:
    """A block of a document cut into words, whose offsets count in the document's text."""

    kind: BlockKind
    text: str
    start: int
    words: Words

    @property
    def shouted(self) -> bool:
        """Whether it is (almost) all capital letters."""
        letters = [c for c in self.text if c.isalpha()]
        return len(letters) > 3 and sum(c.isupper() for c in letters) > 0.7 * len(letters)

    @property
    def titled(self) -> bool:
        """Whether most of its words begin with a capital, as in headings."""
        if self.kind not in (BlockKind.TITLE, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.CAPTION):
            return False
        long = [w.text for w in self.words.words if len(w.text) > 3 and w.text[0].isalpha()]
        return len(long) > 2 and sum(w[0].isupper() for w in long) > 0.75 * len(long)


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of words that may be a name.  ``first`` and ``last`` are word indices in the block, inclusive.

    ``label`` is the type that the recogniser proposes, ``entries`` what the gazetteer knows,
    ``quoted`` says that it stands in quotation marks like a title, ``lead`` how many words before it
    describe it (a title of a person, a noun such as "actor").
    """

    block: int
    first: int
    last: int
    text: str
    start: int
    end: int
    label: str | None = None
    entries: tuple[Entry, ...] = ()
    quoted: bool = False
    source: str = "capitals"

    @property
    def length(self) -> int:
        """Number of words."""
        return self.last - self.first + 1


def spot(blocks: Sequence[BlockWords], gazetteer: Gazetteer) -> list[list[Spot]]:
    """Names in each block, in text order and free of overlap.

    Two rounds: the running text first; then headings, captions and capitals, where capital letters
    tell little, with the names that the running text has shown.
    """
    first = [_in_running_text(i, b, gazetteer) if not (b.shouted or b.titled) else [] for i, b in enumerate(blocks)]
    known = _known_names(first)
    return [_complete(i, b, first[i], known, gazetteer) for i, b in enumerate(blocks)]


def _in_running_text(number: int, block: BlockWords, gazetteer: Gazetteer) -> list[Spot]:
    found = [
        *_from_gazetteer(number, block, gazetteer),
        *_from_recogniser(number, block, gazetteer),
        *_from_quotes(number, block),
        *_from_capitals(number, block, gazetteer),
    ]
    return _without_overlap(found)


def _known_names(spots: Iterable[Sequence[Spot]]) -> dict[str, Spot]:
    known: dict[str, Spot] = {}
    for spot in (s for block in spots for s in block):
        key = name_key(spot.text)
        # A lone word that only ever stood where any word has a capital is no evidence.
        if spot.source == "capitals" and spot.length == 1 and len(spot.text) < 3:
            continue
        if key not in known or (spot.entries and not known[key].entries):
            known[key] = spot
        pieces = key.split()
        if len(pieces) > 1 and spot.label == "PERSON" and len(pieces[-1]) > 3:
            known.setdefault(pieces[-1], spot)
    return known


def _complete(number: int, block: BlockWords, found: list[Spot], known: dict[str, Spot], gazetteer: Gazetteer) -> list[Spot]:
    """Add what is only recognisable with the whole document in view."""
    extra: list[Spot] = []
    tokens = block.words.words
    taken = {i for s in found for i in range(s.first, s.last + 1)}
    unsure = block.shouted or block.titled
    for first in range(len(tokens)):
        if first in taken or not (tokens[first].text[0].isupper() or tokens[first].text[0] == "@" or tokens[first].text[0].isdigit()):
            continue
        for last in range(min(first + _MAX_WORDS, len(tokens)) - 1, first - 1, -1):
            if any(i in taken for i in range(first, last + 1)):
                continue
            text = block.text[tokens[first].start - block.start : tokens[last].end - block.start]
            key = name_key(text)
            if key in known and _plausible(text, block):
                extra.append(_make(number, block, first, last, source="document", entries=known[key].entries, label=known[key].label))
                taken.update(range(first, last + 1))
                break
    if unsure:
        extra.extend(_from_gazetteer(number, block, gazetteer))
        extra.extend(_titled_people(number, block, gazetteer))
        extra.extend(_from_quotes(number, block))
    return _without_overlap([*found, *extra])


def _plausible(text: str, block: BlockWords) -> bool:
    return text[0].isupper() or text[0] in "@0123456789" or block.shouted


def _titled_people(number: int, block: BlockWords, gazetteer: Gazetteer) -> list[Spot]:
    found = []
    for spot in _from_recogniser(number, block, gazetteer):
        word = spot.text.split()[0]
        if spot.label == "PERSON" and spot.length in (2, 3) and gazetteer.is_first_name(word):
            found.append(spot)
    return found


def _make(number: int, block: BlockWords, first: int, last: int, **more: object) -> Spot:
    tokens = block.words.words
    start, end = tokens[first].start, tokens[last].end
    return Spot(number, first, last, block.text[start - block.start : end - block.start], start, end, **more)  # type: ignore[arg-type]


def _capital(word: str) -> bool:
    return word[0].isupper() or (len(word) > 1 and word[0] in "@#'’" and word[1].isupper()) or word[0].isdigit()


def _begins_sentence(tokens: Sequence[Word], at: int) -> bool:
    return at == 0 or tokens[at - 1].text in _SENTENCE_OPENERS


def _from_gazetteer(number: int, block: BlockWords, gazetteer: Gazetteer) -> list[Spot]:
    tokens = block.words.words
    proposals = {(p.start, p.end) for p in block.words.proposals}
    found: list[Spot] = []
    at = 0
    while at < len(tokens):
        best: Spot | None = None
        for last in range(min(at + _MAX_WORDS, len(tokens)) - 1, at - 1, -1):
            if tokens[last].text in _POSSESSIVES and last > at:
                text = block.text[tokens[at].start - block.start : tokens[last].end - block.start]
                entries = tuple(e for e in gazetteer.lookup(text) if any(name_key(n) == name_key(text) for n in (e.name, *e.aliases)))
            elif tokens[last].text[0].isalnum() or tokens[last].text[-1] in ".!+":
                text = block.text[tokens[at].start - block.start : tokens[last].end - block.start]
                entries = gazetteer.lookup(text)
            else:
                continue
            entries = tuple(e for e in entries if _cased_like(text, e, block))
            if not entries:
                continue
            if all(e.ambiguous for e in entries) and not _unambiguous_here(block, at, last, proposals):
                continue
            best = _make(number, block, at, last, entries=entries, source="gazetteer")
            break
        if best is None:
            at += 1
        else:
            found.append(best)
            at = best.last + 1
    return found


def _cased_like(text: str, entry: Entry, block: BlockWords) -> bool:
    """Whether the text is written as a name: as in the list, or with capitals."""
    if text[0].isupper() or text[0].isdigit() or text[0] == "@":
        capitals = [w for w in re.split(r"[\s-]+", text) if w and w[0].isalpha()]
        if len(capitals) == 1 or sum(w[0].isupper() for w in capitals) * 2 > len(capitals):
            return True
    names = (entry.name, *entry.aliases)
    if text in names:
        return True
    # A brand written in small letters throughout ("adidas", "kanye"), where the word means nothing else.
    return not entry.ambiguous and len(text) > 4 and " " not in text and entry.type in ("Brand", "Platform") and text.islower()


def _unambiguous_here(block: BlockWords, first: int, last: int, proposals: set[tuple[int, int]]) -> bool:
    """Whether an ordinary word is used as a name: a capital where none is due, or the recogniser says so."""
    tokens = block.words.words
    if block.shouted or block.titled:
        return False
    if not _begins_sentence(tokens, first):
        beside = [tokens[i].text for i in (first - 1, last + 1) if 0 <= i < len(tokens)]
        return tokens[first].text[0].isupper() and not any(w[0].isupper() and len(w) > 1 and w not in words("names", "calendar") for w in beside)
    return last > first and (tokens[first].start - block.start, tokens[last].end - block.start) in proposals


def _from_recogniser(number: int, block: BlockWords, gazetteer: Gazetteer) -> list[Spot]:
    tokens = block.words.words
    types = cues("names")["recogniser"]
    found = []
    for proposal in block.words.proposals:
        if proposal.label not in types:
            continue
        inside = [i for i, t in enumerate(tokens) if t.start >= proposal.start + block.start and t.end <= proposal.end + block.start]
        for first, last in _parts(inside, block, gazetteer):
            found.append(_make(number, block, first, last, label=proposal.label, source="recogniser", entries=_known(block, first, last, gazetteer)))
    return found


def _known(block: BlockWords, first: int, last: int, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    tokens = block.words.words
    return gazetteer.lookup(block.text[tokens[first].start - block.start : tokens[last].end - block.start])


def _parts(inside: list[int], block: BlockWords, gazetteer: Gazetteer) -> list[tuple[int, int]]:
    """Cut a proposal at possessives and commas, and take off what is no part of a name."""
    tokens = block.words.words
    parts: list[list[int]] = [[]]
    for i in inside:
        if tokens[i].text in _POSSESSIVES or tokens[i].text in {",", ";", "(", ")", "“", "”", '"', "/", "|", "•", ":", "–", "—"}:
            parts.append([])
        else:
            parts[-1].append(i)
    kept = []
    for part in parts:
        while part and not _may_begin(tokens[part[0]].text, len(part), gazetteer):
            part = part[1:]
        while part and (not _capital(tokens[part[-1]].text) or tokens[part[-1]].text in words("names", "calendar")) and tokens[part[-1]].text.lower() not in words("names", "legal_forms"):
            part = part[:-1]
        if part and not all(tokens[i].text in words("names", "not_names") | words("names", "calendar") or tokens[i].text.isdigit() for i in part):
            if len(part) == 1 and gazetteer.places_of_demonym(tokens[part[0]].text):
                continue
            kept.append((part[0], part[-1]))
    return kept


def _may_begin(word: str, length: int, gazetteer: Gazetteer) -> bool:
    if not _capital(word) or word in words("names", "calendar"):
        return False
    if length > 1 and (gazetteer.is_title(word) or word.lower() in ("the", "a", "an", "this", "that", "one")):
        return False
    descriptor = gazetteer.descriptor(word) if length > 1 else None
    return not (descriptor is not None and descriptor.type == "Person") and not (length > 1 and gazetteer.places_of_demonym(word))


def _from_quotes(number: int, block: BlockWords) -> list[Spot]:
    """Titles of songs, films and books in quotation marks: every main word has a capital."""
    tokens = block.words.words
    small = words("names", "connectors") | {"a", "an", "in", "on", "at", "to", "by", "with", "from", "my", "is"}
    found = []
    for match in _QUOTED.finditer(block.text):
        inside = [i for i, t in enumerate(tokens) if t.start >= match.start(1) + block.start and t.end <= match.end(1) + block.start]
        while inside and tokens[inside[-1]].text in {",", ".", "!", "?"}:
            inside = inside[:-1]
        main = [tokens[i].text for i in inside if tokens[i].text[0].isalpha() and tokens[i].text.lower() not in small]
        if not inside or not main or not all(w[0].isupper() for w in main) or not _capital(tokens[inside[0]].text):
            continue
        if len(main) == 1 and (main[0].isupper() or tokens[max(inside[0] - 2, 0)].text in {",", ":"}):
            continue
        found.append(_make(number, block, inside[0], inside[-1], quoted=True, source="quotes"))
    return found


def _from_capitals(number: int, block: BlockWords, gazetteer: Gazetteer) -> list[Spot]:
    """Runs of capitalised words, with "of", "de" and the like between them."""
    tokens = block.words.words
    inner = words("names", "inner")
    found = []
    at = 0
    while at < len(tokens):
        if not _runs(tokens[at].text):
            at += 1
            continue
        last = at
        while last + 1 < len(tokens):
            if _runs(tokens[last + 1].text):
                last += 1
            elif tokens[last + 1].text in inner and last + 2 < len(tokens) and _runs(tokens[last + 2].text):
                last += 2
            else:
                break
        run = list(range(at, last + 1))
        alone = len(run) == 1 and _begins_sentence(tokens, at)
        for first, end in _parts(run, block, gazetteer):
            word = tokens[first].text
            # A capital at the beginning of a sentence says nothing.
            if first == end and (alone or _begins_sentence(tokens, first) or gazetteer.descriptor(word) or gazetteer.is_title(word)):
                continue
            if first != end and _begins_sentence(tokens, first) and gazetteer.descriptor(tokens[end].text) and not gazetteer.is_first_name(word):
                continue
            found.append(_make(number, block, first, end, entries=_known(block, first, end, gazetteer)))
        at = last + 1
    return found


def _runs(word: str) -> bool:
    return word[0].isupper() and word not in words("names", "calendar") and word not in words("names", "not_names")


_RANK = {"gazetteer": 3, "document": 3, "quotes": 2, "recogniser": 2, "capitals": 1}


def _without_overlap(spots: list[Spot]) -> list[Spot]:
    """The best of the spots that overlap: longer before shorter, listed before guessed; votes of equals are joined."""
    joined: dict[tuple[int, int], Spot] = {}
    for spot in spots:
        key = (spot.first, spot.last)
        have = joined.get(key)
        if have is None:
            joined[key] = spot
        else:
            better = max(have, spot, key=lambda s: _RANK[s.source])
            joined[key] = Spot(
                better.block, better.first, better.last, better.text, better.start, better.end,
                label=have.label or spot.label, entries=have.entries or spot.entries,
                quoted=have.quoted or spot.quoted, source=better.source,
            )  # fmt: skip
    chosen: list[Spot] = []
    taken: set[int] = set()
    for spot in sorted(joined.values(), key=lambda s: (-_worth(s, joined), s.first)):
        place = set(range(spot.first, spot.last + 1))
        if not place & taken:
            chosen.append(spot)
            taken |= place
    return sorted(chosen, key=lambda s: s.first)


def _worth(spot: Spot, others: dict[tuple[int, int], Spot]) -> float:
    worth = spot.length + 0.25 * _RANK[spot.source]
    if spot.entries and spot.source != "capitals":
        worth += 1
    if spot.source == "capitals" and not spot.entries:
        # "Balenciaga Kids": a listed name with a word behind it is that name, unless somebody else vouches for the whole.
        inside = [o for o in others.values() if o is not spot and o.entries and spot.first <= o.first and o.last <= spot.last]
        worth -= 2 * len(inside)
    return worth
