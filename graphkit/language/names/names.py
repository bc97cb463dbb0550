"""Who or what the names of one document stand for: short forms joined to full ones, and a type for each.

No type is believed from one mention: the lists, the words around every occurrence, the names beside it,
the recogniser's proposals and the shape of the name all vote, over the whole document.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from types import MappingProxyType

from graphkit.language.cues import words
from graphkit.language.names import votes
from graphkit.language.names.families import with_surnames
from graphkit.language.names.gazetteer import Entry, Gazetteer
from graphkit.language.names.joining import Joiner, bare, entry_key, initials, is_edition
from graphkit.language.names.shape import of_shape
from graphkit.language.names.spotting import BlockWords, Spot

ORGANIZATIONS = frozenset({"Organization", "Brand", "MediaOutlet", "Platform"})
_TYPE_ORDER = (
    "Person", "Brand", "Organization", "MediaOutlet", "Platform", "Place", "Occasion", "Work", "Product", "Campaign",
    "LegalCase", "Group", "Topic",
)  # fmt: skip
# Votes by which a list's type leads: what the lists say is only given up for strong evidence.
_LISTED, _LISTED_WORD = 8, 4
# So many votes make a type sure enough to tell of the names beside it.
_SURE = 4.0


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody or something that a document names.

    ``kinds`` are nouns it may be called by ("rapper"), ``votes`` what told its class, with how much.
    """

    key: str
    label: str
    type: str
    aliases: tuple[str, ...] = ()
    gender: str | None = None
    kinds: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    listed: bool = False
    votes: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Names:
    """All names of a document, and which spot names which: ``spots`` in text order, per block."""

    names: Mapping[str, Name] = field(default_factory=dict)
    spots: tuple[tuple[tuple[Spot, str], ...], ...] = ()


@dataclass(slots=True)
class _Case:
    """What is known of one name while its type is being decided."""

    key: str
    spots: list[Spot]
    entry: Entry | None
    types: Counter[str]
    genders: Counter[str]

    @property
    def type(self) -> str:
        """The type with the most votes."""
        if not self.types:
            return "Organization"
        return max(_TYPE_ORDER, key=lambda t: (self.types[t], -_TYPE_ORDER.index(t)))

    @property
    def lead(self) -> float:
        """By how much the best type is before the next."""
        ranked = sorted(self.types.values(), reverse=True)
        return ranked[0] - ranked[1] if len(ranked) > 1 else sum(ranked)


def find_names(blocks: Sequence[BlockWords], spots: Sequence[Sequence[Spot]], gazetteer: Gazetteer) -> Names:
    """Join the spots of a document to names and type them."""
    flat = with_surnames([s for block in spots for s in block], blocks, gazetteer)
    seen = [votes.around(s, blocks[s.block], gazetteer) for s in flat]
    joiner = Joiner(flat, seen, blocks, gazetteer)
    owner = joiner.owners()
    groups: dict[str, list[int]] = defaultdict(list)
    for i, key in enumerate(owner):
        groups[key].append(i)
    cases = {key: _case(key, members, joiner, gazetteer) for key, members in groups.items()}
    placed_spots = list(zip(flat, owner, strict=True))
    _hear_neighbours(cases, votes.beside(placed_spots, blocks))
    _hear_owners(cases, placed_spots, blocks)
    names = {key: _named(case, blocks, gazetteer) for key, case in cases.items()}
    people = {n.label for n in names.values() if n.type == "Person"}
    names = {k: _told_apart(n) if n.label in people and n.type in ORGANIZATIONS else n for k, n in names.items()}
    placed = iter(owner)
    return Names(MappingProxyType(names), tuple(tuple((s, next(placed)) for s in block) for block in spots))


def _case(key: str, members: Sequence[int], joiner: Joiner, gazetteer: Gazetteer) -> _Case:
    spots = [joiner.spots[i] for i in members]
    known = [e for i in members if (e := joiner.entry[i]) is not None]
    entry = next((e for e in known if entry_key(e, gazetteer) == key), None)
    kept = [joiner.spots[i] for i in members if i not in joiner.declined]
    entry = entry or next((e for s in kept for e in s.entries if entry_key(e, gazetteer) == key), None)
    types: Counter[str] = Counter()
    genders: Counter[str] = Counter()
    if entry is not None:
        doubtful = all(e.ambiguous for e in known if entry_key(e, gazetteer) == key) if known else entry.ambiguous
        types[entry.type] += _LISTED_WORD if doubtful else _LISTED
    around: Counter[str] = Counter()
    for i in members:
        around.update(joiner.seen[i].types)
        genders.update(joiner.seen[i].genders)
    # Many mentions bring many chance neighbours: the votes count by their share once they are more than a few.
    scale = min(1.0, 8 / max(1, sum(around.values())))
    for kind, number in around.items():
        types[kind] += number * scale  # type: ignore[assignment]
    labels = Counter(s.label for s in spots if s.label)
    legal = any(" " in s.text and s.text.split()[-1].strip(",").lower() in words("names", "legal_forms") for s in spots)
    types.update(of_shape([bare(s.text) for s in spots], labels, gazetteer, legal))
    if is_edition(bare(spots[0].text), gazetteer):
        types["MediaOutlet"] += 2 * _SURE  # type: ignore[assignment]
    return _Case(key, spots, entry, types, genders)


def _hear_neighbours(cases: Mapping[str, _Case], pairs: Iterable[tuple[str, str, bool]]) -> None:
    """Names in a list are of one kind: those in doubt go with those that are sure."""
    heard: dict[str, Counter[str]] = defaultdict(Counter)
    for a, b, several in pairs:
        for one, other in ((cases[a], cases[b]), (cases[b], cases[a])):
            if one.entry is None or one.types[one.entry.type] < _LISTED:
                sure = other.entry is not None or other.lead >= _SURE
                if sure:
                    heard[one.key][other.type] += 2 if several or _like_people(one, other) or _like_houses(one, other) else 1
    for key, told in heard.items():
        kind, number = told.most_common(1)[0]
        cases[key].types[kind] += min(number, 4)


def _like_houses(one: _Case, other: _Case) -> bool:
    """Whether a lone word beside the name of a house or paper may be another: "magazines like Cosmopolitan and Redbook"."""
    return one.spots[0].length == 1 and other.entry is not None and other.type in ORGANIZATIONS and one.types["Place"] <= 2


def _hear_owners(cases: Mapping[str, _Case], spots: Sequence[tuple[Spot, str]], blocks: Sequence[BlockWords]) -> None:
    """What somebody has is mostly what he has made or started: "Lottie Tomlinson's Tanologist"."""
    for (owner, whose), (spot, key) in pairwise(spots):
        case, block = cases[key], blocks[spot.block]
        if (
            owner.block != spot.block
            or case.entry is not None
            or spot.length > 3
            or cases[whose].type != "Person"
            or whose == key
        ):
            continue
        gap = block.text[owner.end - block.start : spot.start - block.start]
        if gap in ("'s ", "’s ", "' ", "’ ") and not blocks[spot.block].titled:
            case.types["Person"] -= 2
            case.types["Brand"] += 1


def _like_people(one: _Case, other: _Case) -> bool:
    """Whether a name beside a person's may be a person's by its looks."""
    pieces = one.spots[0].text.split()
    return (
        other.type == "Person"
        and len(pieces) in (2, 3)
        and all(p.replace("-", "").isalpha() for p in pieces)
        and not any(one.types[t] > 2 for t in ("Organization", "Brand", "Work", "Product", "Occasion", "Place"))
    )


def _spelled_out(label: str, surfaces: Iterable[str]) -> str:
    """The full name that an acronym is the initials of, where it is among the forms."""
    if " " in label or not label.isupper():
        return label
    return next((t for t in sorted(surfaces) if " " in t and initials(t) == label.lower()), label)


def _told_apart(name: Name) -> Name:
    """The firm that bears somebody's name goes by its legal form, where the text has it: "Tory Burch LLC"."""
    formed = [a for a in name.aliases if a.startswith(name.label + " ") and bare(a) == name.label]
    return replace(name, label=formed[0], aliases=tuple(sorted({*name.aliases, name.label} - {formed[0]}))) if formed else name


def _named(case: _Case, blocks: Sequence[BlockWords], gazetteer: Gazetteer) -> Name:
    kind, entry, spots = case.type, case.entry, case.spots
    surfaces = Counter(bare(s.text) for s in spots if not blocks[s.block].shouted) or Counter(bare(s.text) for s in spots)
    if entry is not None and (kind == entry.type or {kind, entry.type} <= ORGANIZATIONS):
        label, kind = entry.name, entry.type
    else:
        entry = None
        label = max(surfaces, key=lambda t: (len(t.split()) if kind == "Person" else 0, surfaces[t], t))
        if case.key.startswith("the "):
            label = max(surfaces, key=lambda t: (t.startswith("The "), surfaces[t], t))
        label = _spelled_out(label, surfaces)
        label = label if not label.isupper() or len(label) < 6 else label.title()
    gender = (entry.gender if entry else None) or (case.genders.most_common(1)[0][0] if case.genders else None)
    if gender is None and kind == "Person":
        gender = gazetteer.first_name_gender(label)
    name = Name(
        case.key, label, kind, tuple(sorted({t for s in spots for t in (s.text.strip(","), bare(s.text))} - {label})), gender,
        votes=tuple(sorted(case.types.items())),
    )  # fmt: skip
    if entry is None:
        return name
    same = (f"http://www.wikidata.org/entity/{entry.wikidata}",) if entry.wikidata else ()
    return replace(name, kinds=entry.kinds, demonyms=entry.demonyms, same_as=same, listed=True)
