"""Which referents are one entity.

Two named referents are one when their types can go together and

1. they share an outside identifier (``same_as``), or
2. they have the same name, but for case, accents, punctuation and a company's legal form, or
3. one document gives a full name ("Ye" ... "Kanye West") or an organization's acronym as another name of the one, and
   that is the name of the other and of nothing else.

A surname or a first name alone never joins anything across documents, nor does likeness of spelling: "Kardashian" in two
stories is two entities as soon as two persons of that surname are known, and "Kim Kardashian" is neither.  The third rule
gives way where a document tells the two apart or their outside identifiers differ.  The second leaves namesakes apart
that have different outside identifiers.  A person is never anything but a person.  Referents without a name belong to
their story: each is an entity of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphkit.errors import InputError
from graphkit.model import Entity, Reading, Referent
from graphkit.resolve import names
from graphkit.vocabulary import Vocabulary, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Member = tuple[str, str]

_MADE_THINGS = frozenset({"Campaign", "Product", "Work"})


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who.

    ``entities`` are sorted by id.  ``entity_of`` leads from (document identifier, referent key) to an entity id, ``why``
    from an entity id to what joined its members, in words, one for each merge, sorted.
    """

    entities: tuple[Entity, ...] = ()
    entity_of: Mapping[Member, str] = field(default_factory=lambda: MappingProxyType({}))
    why: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(slots=True)
class _Group:
    """Referents that are one entity so far; ``members`` are in order of document and key."""

    members: list[tuple[Member, Referent]]
    why: set[str]

    @property
    def order(self) -> Member:
        return self.members[0][0]

    @property
    def documents(self) -> set[str]:
        return {document for (document, _), _ in self.members}

    @property
    def outside(self) -> set[str]:
        return {iri for _, referent in self.members for iri in referent.same_as}


def resolve(readings: Iterable[Reading], vocabulary: Vocabulary | None = None) -> Resolution:
    """Join the referents of all documents to entities.  The result does not depend on the order of the readings.

    ``vocabulary`` is the one that was read with, if not graphkit's own.

    Raises InputError where two readings have the same document identifier, or one has two referents of one key;
    VocabularyError for a referent of a type that the ontology does not have.
    """
    vocabulary = vocabulary or load()
    referents = _referents(readings)
    named = [(m, r) for m, r in referents if r.named]
    groups = _by_outside_id(_by_name(named, vocabulary))
    groups = _by_alias(groups, vocabulary)
    unnamed = [_Group([item], set()) for item in referents if not item[1].named]
    return _resolution(groups, unnamed, vocabulary)


def _referents(readings: Iterable[Reading]) -> list[tuple[Member, Referent]]:
    seen: set[str] = set()
    found: dict[Member, Referent] = {}
    for reading in readings:
        identifier = reading.document.identifier
        if identifier in seen:
            raise InputError(f"{identifier}: two documents have this identifier; give each its own")
        seen.add(identifier)
        for referent in reading.referents:
            if (identifier, referent.key) in found:
                raise InputError(f"{identifier}: two referents have the key {referent.key!r}; keys must be unique in a document")
            found[identifier, referent.key] = referent
    return sorted(found.items())


def _kind(type: str, vocabulary: Vocabulary) -> str:
    """Types that go together have the same kind: all organizations, all made things; any other type only with itself."""
    if vocabulary.is_a(type, "Organization"):
        return "Organization"
    return "made" if type in _MADE_THINGS else type


def _key(referent: Referent, name: str, vocabulary: Vocabulary) -> tuple[str, str]:
    kind = _kind(referent.type, vocabulary)
    return kind, names.name_key(name, organization=kind == "Organization")


def _by_name(items: list[tuple[Member, Referent]], vocabulary: Vocabulary) -> list[_Group]:
    bearers: defaultdict[tuple[str, str], list[tuple[Member, Referent]]] = defaultdict(list)
    for member, referent in items:
        bearers[_key(referent, referent.label, vocabulary)].append((member, referent))
    shared = _shared_name_parts(key for key in bearers if key[0] == "Person")
    groups: list[_Group] = []
    for key in sorted(bearers):
        if key[0] == "Person" and key[1] in shared:
            groups += _one_for_each_document(bearers[key])
            continue
        for same in _apart_by_outside_id(bearers[key]):
            why = {f"the same name “{same[0][1].label}” in {len({m[0] for m, _ in same})} documents"} if len(same) > 1 else set()
            groups.append(_Group(same, why))
    return groups


def _shared_name_parts(keys: Iterable[tuple[str, str]]) -> frozenset[str]:
    """First names and surnames of more than one person: alone they say nothing about who is meant in another story."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for _, name in keys:
        words = name.split()
        if len(words) > 1:
            for part in (words[0], words[-1]):
                bearers[part].add(name)
    return frozenset(part for part, full_names in bearers.items() if len(full_names) > 1)


def _one_for_each_document(bearers: list[tuple[Member, Referent]]) -> list[_Group]:
    own: defaultdict[str, list[tuple[Member, Referent]]] = defaultdict(list)
    for member, referent in bearers:
        own[member[0]].append((member, referent))
    return [_Group(items, set()) for _, items in sorted(own.items())]


def _apart_by_outside_id(bearers: list[tuple[Member, Referent]]) -> Iterator[list[tuple[Member, Referent]]]:
    """Namesakes with different outside identifiers are different; those without any go with the only one there is."""
    linked: list[tuple[set[str], list[tuple[Member, Referent]]]] = []
    bare: list[tuple[Member, Referent]] = []
    for member, referent in bearers:
        if not referent.same_as:
            bare.append((member, referent))
            continue
        ids, items = set(referent.same_as), [(member, referent)]
        for other in [entry for entry in linked if entry[0] & ids]:
            linked.remove(other)
            ids |= other[0]
            items += other[1]
        linked.append((ids, items))
    if len(linked) <= 1:
        yield sorted([*(linked[0][1] if linked else []), *bare], key=lambda item: item[0])
        return
    for _, items in linked:
        yield sorted(items, key=lambda item: item[0])
    if bare:
        yield bare


def _join(groups: list[_Group], pairs: Iterable[tuple[int, int, str]], guard: bool) -> list[_Group]:
    """Unite groups by index.  With ``guard``, not where a document tells them apart or outside identifiers differ."""
    parent = list(range(len(groups)))
    merged = {i: _Group(list(g.members), set(g.why)) for i, g in enumerate(groups)}

    def root(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    for a, b, why in pairs:
        first, second = sorted((root(a), root(b)))
        if first == second:
            continue
        left, right = merged[first], merged[second]
        if guard and (left.documents & right.documents or (left.outside and right.outside and not left.outside & right.outside)):
            continue
        parent[second] = first
        del merged[second]
        merged[first] = _Group(sorted(left.members + right.members, key=lambda item: item[0]), left.why | right.why | {why})
    return [merged[i] for i in sorted(merged)]


def _by_outside_id(groups: list[_Group]) -> list[_Group]:
    owner: dict[tuple[bool, str], int] = {}
    pairs: list[tuple[int, int, str]] = []
    for i, group in enumerate(groups):
        person = group.members[0][1].type == "Person"
        for iri in sorted(group.outside):
            first = owner.setdefault((person, iri), i)
            if first != i:
                pairs.append((first, i, f"the same outside identifier {iri}"))
    return _join(groups, pairs, guard=False)


def _by_alias(groups: list[_Group], vocabulary: Vocabulary) -> list[_Group]:
    labels: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    others: defaultdict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    for i, group in enumerate(groups):
        for (document, _), referent in group.members:
            labels[_key(referent, referent.label, vocabulary)].add(i)
            for alias in referent.aliases:
                key = _key(referent, alias, vocabulary)
                if names.is_full_name(alias) or (key[0] == "Organization" and names.is_acronym(alias)):
                    others[key].setdefault(i, f"“{alias}” is another name of “{referent.label}” in {document}")
    pairs: list[tuple[int, int, str]] = []
    for key in sorted(others):
        holders = sorted(labels.get(key, set()) | set(others[key]))
        if len(holders) == 2:
            why = next(others[key][i] for i in holders if i in others[key])
            pairs.append((holders[0], holders[1], why))
    return _join(groups, pairs, guard=True)


def _resolution(groups: list[_Group], unnamed: list[_Group], vocabulary: Vocabulary) -> Resolution:
    entities: list[Entity] = []
    reasons: dict[str, tuple[str, ...]] = {}
    plain = [_draft(g, vocabulary) for g in groups]
    people = {d.label for d in plain if d.type == "Person"}
    drafts = [
        (_with_legal_form(d) if d.label in people and d.type != "Person" else d, g) for d, g in zip(plain, groups, strict=True)
    ]
    for entity_id, (draft, group) in zip(_named_ids([d for d, _ in drafts]), drafts, strict=True):
        entities.append(_with_id(draft, entity_id))
        if group.why:
            reasons[entity_id] = tuple(sorted(group.why))
    taken = {e.id for e in entities}
    for entity_id, group in zip(_unnamed_ids(unnamed, taken), unnamed, strict=True):
        entities.append(_with_id(_draft(group, vocabulary), entity_id))
    entities.sort(key=lambda e: e.id)
    entity_of = {member: e.id for e in entities for member in e.members}
    return Resolution(tuple(entities), MappingProxyType(entity_of), MappingProxyType(dict(sorted(reasons.items()))))


def _with_legal_form(firm: Entity) -> Entity:
    """A firm that bears somebody's name goes by its legal form, where it was seen with one: "Tory Burch LLC"."""
    formed = [a for a in firm.aliases if names.without_legal_form(a) == firm.label and a != firm.label]
    if not formed:
        return firm
    return replace(firm, label=formed[0], aliases=tuple(sorted({*firm.aliases, firm.label} - {formed[0]})))


def _draft(group: _Group, vocabulary: Vocabulary) -> Entity:
    """The entity without its id."""
    referents = [r for _, r in group.members]
    type_ = _type_of(referents, vocabulary)
    person, organization = type_ == "Person", vocabulary.is_a(type_, "Organization")
    keys = {names.name_key(r.label, organization=organization) for r in referents}
    counts: Counter[str] = Counter(r.label for r in referents)
    for referent in referents:
        # Another spelling of the same name may be the better one ("Nike" beside "NIKE, Inc.").
        counts.update(
            a for a in set(referent.aliases) if a != referent.label and names.name_key(a, organization=organization) in keys
        )
    named = referents[0].named
    label = names.best_label(counts, person=person, organization=organization) if named else referents[0].label
    seen = {r.label for r in referents} | {a for r in referents for a in r.aliases}
    aliases = {name for name in seen if name.casefold() != label.casefold()}
    return Entity(
        id="",
        label=label,
        type=type_,
        aliases=tuple(sorted(aliases)),
        named=named,
        same_as=tuple(sorted(group.outside)),
        members=tuple(m for m, _ in group.members),
    )


def _with_id(draft: Entity, entity_id: str) -> Entity:
    return Entity(entity_id, draft.label, draft.type, draft.aliases, draft.named, draft.same_as, draft.members)


def _type_of(referents: list[Referent], vocabulary: Vocabulary) -> str:
    """The type that most referents have; of several, the most specific, then the first in the alphabet."""
    counts = Counter(r.type for r in referents)

    def depth(type: str) -> int:
        return sum(vocabulary.is_a(type, other) for other in vocabulary.classes)

    return min(counts, key=lambda t: (-counts[t], -depth(t), t))


def _named_ids(drafts: list[Entity]) -> list[str]:
    """The slug of the label; of namesakes, with the type behind it, and a digest of the first member where that is not enough."""
    plain = Counter(names.slug(d.label) for d in drafts)
    typed = Counter((names.slug(d.label), d.type) for d in drafts)
    ids = []
    for d in drafts:
        base = names.slug(d.label)
        if plain[base] > 1:
            base += "--" + d.type.lower() + ("" if typed[names.slug(d.label), d.type] == 1 else "-" + names.digest(*_mark(d)))
        ids.append(base)
    return ids


def _mark(draft: Entity) -> tuple[str, ...]:
    return draft.same_as[:1] or draft.members[0]


def _unnamed_ids(groups: list[_Group], taken: set[str]) -> list[str]:
    """ "production-company--balenciaga-holiday-wire": label and document, with a number where a story has several."""
    documents = {
        document: document.replace("\\", "/").rpartition("/")[2].rpartition(".")[0] or document
        for g in groups
        for document in g.documents
    }
    stems = names.distinct_slugs((names.slug(stem), document) for document, stem in documents.items())
    used = set(taken)
    ids = []
    for group in groups:
        (document, _), referent = group.members[0]
        base = f"{names.slug(referent.label)}--{stems[names.slug(documents[document]), document]}"
        candidate, number = base, 2
        while candidate in used:
            candidate, number = f"{base}-{number}", number + 1
        used.add(candidate)
        ids.append(candidate)
    return ids
