"""Who or what the names of one document stand for: short forms joined to full ones, and a type for each.

No type is believed from one mention: the lists, the words around every occurrence, the recogniser's
proposals and the shape of the name all vote, over the whole document.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from graphkit.language.cues import cues, words
from graphkit.language.gazetteer import Entry, Gazetteer, name_key
from graphkit.language.spotting import BlockWords, Spot

ORGANIZATIONS = frozenset({"Organization", "Brand", "MediaOutlet", "Platform"})
_AGE = re.compile(r"^\s*[,(]\s*(?:aged? )?\d{1,2}\s*[,).–—-]")
_APPOSED = re.compile(r"^,\s+(?:the|a|an|his|her|their|its|one of the|who is (?:the|a|an))\s+((?:[\w'’.-]+\s+){0,5}?[\w'’.-]+)")
_SAID = re.compile(r"^,?\s+(?:said|says|told|added|wrote|tweeted|explained|who\b|was born|married)")
_ROLE_BEFORE = re.compile(r"((?:[\w'’.-]+\s+){0,3}[\w'’-]+)\s+$")
_TYPE_ORDER = ("Person", "Brand", "Organization", "MediaOutlet", "Platform", "Place", "Occasion", "Work", "Product", "Campaign", "LegalCase", "Group", "Topic")


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody or something that a document names.  ``kinds`` are nouns it may be called by ("rapper")."""

    key: str
    label: str
    type: str
    aliases: tuple[str, ...] = ()
    gender: str | None = None
    kinds: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    listed: bool = False


@dataclass(frozen=True)
class Names:
    """All names of a document, and which spot names which: ``spots`` in text order, per block."""

    names: Mapping[str, Name] = field(default_factory=dict)
    spots: tuple[tuple[tuple[Spot, str], ...], ...] = ()


def find_names(blocks: Sequence[BlockWords], spots: Sequence[Sequence[Spot]], gazetteer: Gazetteer) -> Names:
    """Join the spots of a document to names and type them."""
    flat = [s for block in spots for s in block]
    owner = _join(flat, blocks, gazetteer)
    groups: dict[str, list[Spot]] = defaultdict(list)
    for spot, key in zip(flat, owner, strict=True):
        groups[key].append(spot)
    names = {key: _describe(key, members, blocks, gazetteer) for key, members in groups.items()}
    placed = iter(owner)
    return Names(MappingProxyType(names), tuple(tuple((s, next(placed)) for s in block) for block in spots))


# --- joining -------------------------------------------------------------------------------------


def _join(spots: Sequence[Spot], blocks: Sequence[BlockWords], gazetteer: Gazetteer) -> list[str]:
    """For each spot the key of the name it belongs to."""
    entry_of = _entries(spots, blocks, gazetteer)
    full = [_own_key(s, entry_of.get(name_key(_bare(s.text)))) for s in spots]
    persons = {full[i] for i, s in enumerate(spots) if _looks_like_person(s, entry_of.get(name_key(_bare(s.text))), blocks, gazetteer)}
    text_of: dict[str, str] = {}
    for key, s in zip(full, spots, strict=True):
        bare = _bare(s.text)
        if len(bare.split()) > len(text_of.get(key, "").split()):
            text_of[key] = bare
    alias = _also_known(spots, full, blocks)
    owner = []
    last_by_word: dict[str, str] = {}
    count = Counter(full)
    for i, s in enumerate(spots):
        key = alias.get(full[i], full[i])
        bare = _bare(s.text)
        entry = entry_of.get(name_key(bare))
        parts = name_key(bare).split()
        if len(parts) == 1 and not s.text.startswith("@"):
            key = _of_short(parts[0], i, full, spots, persons, text_of, last_by_word, count, entry) or key
            key = alias.get(key, key)
        elif entry is None and full[i] not in persons:
            key = _of_company(name_key(bare), full, text_of, persons) or key
        if full[i] in persons and len(parts) > 1:
            for word in (parts[-1], parts[0]):
                last_by_word[word] = full[i]
        owner.append(key)
    return owner


def _bare(text: str) -> str:
    text = re.sub(r"[’']s?$", "", text) if re.search(r"[’']s?$", text) and not re.search(r"^[A-Z]\w+[’']s$", text) else text
    pieces = text.split()
    while len(pieces) > 1 and pieces[-1].strip(",").lower() in words("names", "legal_forms"):
        pieces = pieces[:-1]
    if len(pieces) > 2 and pieces[0] == "The" and pieces[1][0].isupper():
        pieces = pieces[1:] if pieces[1].endswith("s") and len(pieces) == 2 else pieces
    return " ".join(pieces).strip(",").lstrip("@")


def _entries(spots: Sequence[Spot], blocks: Sequence[BlockWords], gazetteer: Gazetteer) -> dict[str, Entry]:
    """The one listed entry that a name stands for in this document, where the lists know several."""
    seen = {name_key(_bare(s.text)) for s in spots}
    chosen: dict[str, Entry] = {}
    for s in spots:
        key = name_key(_bare(s.text))
        entries = gazetteer.lookup(_bare(s.text)) or s.entries
        if key in chosen or not entries:
            continue
        if len(key.split()) == 1 and s.source == "document" and name_key(entries[0].name) != key:
            continue

        def support(e: Entry) -> tuple[int, int, int]:
            others = sum(name_key(n) in seen for n in (e.name, *e.aliases) if name_key(n) != key)
            voted = sum(1 for t in spots if t.label and cues("names")["recogniser"].get(t.label) == e.type and name_key(_bare(t.text)) == key)
            return (others, int(name_key(e.name) == key), voted)

        person_alias = len(key.split()) == 1 and all(e.type == "Person" and name_key(e.name) != key for e in entries)
        best = max(entries, key=support)
        if person_alias and support(best)[0] == 0 and len(entries) > 1:
            continue
        chosen[key] = best
    return chosen


def _own_key(spot: Spot, entry: Entry | None) -> str:
    return name_key(entry.name) if entry is not None else name_key(_bare(spot.text))


def _looks_like_person(spot: Spot, entry: Entry | None, blocks: Sequence[BlockWords], gazetteer: Gazetteer) -> bool:
    if entry is not None:
        return entry.type == "Person"
    if len(spot.text.split()) < 2:
        return False
    return spot.label == "PERSON" or gazetteer.is_first_name(spot.text.split()[0])


def _of_short(
    word: str, at: int, full: Sequence[str], spots: Sequence[Spot], persons: set[str], text_of: Mapping[str, str],
    last_by_word: Mapping[str, str], count: Counter[str], entry: Entry | None,
) -> str | None:  # fmt: skip
    """The fuller name that a single word is short for: a surname or first name, or the head of a company's name."""
    if entry is not None and entry.type != "Person" and (name_key(entry.name) == word or any(name_key(a) == word for a in entry.aliases)):
        # A listed brand keeps its name, though a person of the same surname is about (Donatella Versace, Gucci Mane).
        if not any(spots[j].label == "PERSON" for j in range(len(spots)) if full[j] == full[at]) or entry.type in ("Brand", "Platform", "MediaOutlet"):
            return None
    if word in last_by_word:
        return last_by_word[word]
    if entry is not None and entry.type == "Person" and full[at] in persons and text_of.get(full[at], "").count(" "):
        return None
    later = [k for k in full[at:] if k in persons and word in (name_key(text_of[k]).split()[0], name_key(text_of[k]).split()[-1]) and " " in name_key(text_of[k])]
    if later:
        return max(later, key=lambda k: (count[k], -full.index(k)))
    if entry is not None:
        return None
    initials = [k for k in dict.fromkeys(full) if word.isalpha() and 2 < len(word) <= 6 and spots[at].text.isupper() and _initials(text_of.get(k, "")) == word]
    if initials:
        return initials[0]
    companies = [k for k in dict.fromkeys(full) if k not in persons and k != word and name_key(text_of.get(k, "")).split()[:1] == [word] and _companylike(text_of[k])]
    return companies[0] if len(companies) == 1 else None


def _of_company(key: str, full: Sequence[str], text_of: Mapping[str, str], persons: set[str]) -> str | None:
    """The shorter name that a longer unlisted one stands for: "Prada Group" for Prada."""
    pieces = key.split()
    tail = pieces[-1]
    if len(pieces) == 2 and tail in ("group", "holdings", "brand", "label") and pieces[0] in full:
        return pieces[0]
    return None


def _companylike(text: str) -> bool:
    return not text.split()[-1][0].islower()


def _initials(text: str) -> str:
    return "".join(w[0] for w in re.split(r"[\s-]+", text) if w and w[0].isupper()).lower()


def _also_known(spots: Sequence[Spot], full: Sequence[str], blocks: Sequence[BlockWords]) -> dict[str, str]:
    """Names that the text itself says are the same: "USADA" in brackets, "Ye, formerly known as Kanye West"."""
    phrases = "|".join(re.escape(p) for p in sorted(cues("names")["aka"]["phrases"], key=len, reverse=True))
    between = re.compile(rf"^,?\s*\(?(?:{phrases})(?: as)? $", re.IGNORECASE)
    same: dict[str, str] = {}
    for (a, ka), (b, kb) in zip(zip(spots, full, strict=True), list(zip(spots, full, strict=True))[1:], strict=False):
        if a.block != b.block or ka == kb:
            continue
        block = blocks[a.block]
        gap = block.text[a.end - block.start : b.start - block.start]
        after = block.text[b.end - block.start : b.end - block.start + 1]
        bracketed = gap == " (" and after == ")" and (b.text.isupper() or _initials(a.text) == name_key(b.text)) and " " not in b.text
        if bracketed or between.match(gap) or between.match(re.sub(r"^,? the \w+ ", ", ", gap)):
            known = kb if b.entries and not a.entries else ka
            same[kb if known == ka else ka] = known
    return {k: v for k, v in same.items() if same.get(v) != k}


# --- describing ----------------------------------------------------------------------------------


def _describe(key: str, spots: Sequence[Spot], blocks: Sequence[BlockWords], gazetteer: Gazetteer) -> Name:
    entry = next((e for s in spots for e in (gazetteer.lookup(_bare(s.text)) or s.entries) if name_key(e.name) == key), None)
    votes: Counter[str] = Counter()
    if entry is not None:
        votes[entry.type] += 3 if entry.ambiguous else 6
    genders: Counter[str] = Counter()
    for spot in spots:
        _vote(votes, genders, spot, blocks[spot.block], gazetteer)
    _vote_shape(votes, key, spots, gazetteer)
    kind = max(_TYPE_ORDER, key=lambda t: (votes[t], -_TYPE_ORDER.index(t))) if votes else "Organization"
    surfaces = Counter(_bare(s.text) for s in spots if not blocks[s.block].shouted)
    surfaces = surfaces or Counter(_bare(s.text) for s in spots)
    if entry is not None and kind == entry.type:
        label = entry.name
    else:
        entry = None
        label = max(surfaces, key=lambda t: (len(t.split()) if kind == "Person" else 0, surfaces[t], t))
        label = label if not label.isupper() or len(label) < 6 else label.title()
    gender = (entry.gender if entry else None) or (genders.most_common(1)[0][0] if genders else None)
    if gender is None and kind == "Person":
        gender = gazetteer.first_name_gender(label)
    same = (f"http://www.wikidata.org/entity/{entry.wikidata}",) if entry and entry.wikidata else ()
    return Name(
        key, label, kind,
        tuple(sorted({t for s in spots for t in (s.text.strip(","), _bare(s.text))} - {label})),
        gender, entry.kinds if entry else (), entry.demonyms if entry else (), same, entry is not None,
    )  # fmt: skip


def _vote(votes: Counter[str], genders: Counter[str], spot: Spot, block: BlockWords, gazetteer: Gazetteer) -> None:
    types = cues("names")["recogniser"]
    if spot.label in types:
        votes[types[spot.label]] += 1
    before, after = block.text[: spot.start - block.start], block.text[spot.end - block.start :]
    if _AGE.match(after):
        votes["Person"] += 4
    if _SAID.match(after):
        votes["Person"] += 1
    match = _ROLE_BEFORE.search(before[-60:])
    if match:
        title = match.group(1).split()[-1]
        descriptor = gazetteer.descriptor(match.group(1)) if not block.titled else None
        if gazetteer.is_title(title) and title[0].isupper():
            votes["Person"] += 4
            gender = gazetteer.title_gender(title)
            if gender:
                genders[gender] += 1
        elif descriptor is not None:
            votes[descriptor.type] += 3 if descriptor.specific else 2
            if descriptor.gender in ("f", "m"):
                genders[descriptor.gender] += 2
    match = _APPOSED.match(after)
    if match:
        for words_ in _prefixes(match.group(1)):
            descriptor = gazetteer.descriptor(words_)
            if descriptor is not None:
                votes[descriptor.type] += 2
                if descriptor.gender in ("f", "m"):
                    genders[descriptor.gender] += 2
                break
    if spot.quoted:
        votes["Work"] += 2


def _prefixes(phrase: str) -> list[str]:
    pieces = phrase.split()
    return [" ".join(pieces[: i + 1]) for i in range(len(pieces))]


def _vote_shape(votes: Counter[str], key: str, spots: Sequence[Spot], gazetteer: Gazetteer) -> None:
    table = cues("names")
    text = " ".join(_bare(spots[0].text).lower().split())
    for kind, endings in table["suffixes"].items():
        if any(text.endswith(" " + e) for e in endings) or (kind == "LegalCase" and re.search(r" (v|vs|versus)\.? ", text)):
            votes[kind] += 3
    for kind, beginnings in table["prefixes"].items():
        if any(text.startswith(b) for b in beginnings):
            votes[kind] += 3
    if any(s.text.split()[-1].strip(",").lower() in words("names", "legal_forms") for s in spots if " " in s.text):
        votes["Organization"] += 4
    longest = max((_bare(s.text) for s in spots), key=lambda t: len(t.split()))
    if len(longest.split()) in (2, 3) and gazetteer.is_first_name(longest.split()[0]):
        votes["Person"] += 2
