"""Which entities of the graph are the ones that a user knows already.

An entity of the graph and one of the list are the same when their types can go together and, the first that holds,

1. they share an identifier (an IRI elsewhere that both are said to be the same as),
2. they have the same name, compared as :mod:`graphkit.resolve` compares names,
3. the name of one is another name of the other.  A part of a person's name says too little for that, and so do two letters.

Nothing is guessed.  Where two of the list fit equally well, where a name fits and the type does not, or where the two have
different Wikidata identifiers, the entity is not linked and the doubt is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from graphkit.known.model import Doubt, KnownEntity, Link, Linked
from graphkit.model import Entity, Knowledge
from graphkit.resolve.names import name_key
from graphkit.vocabulary import Vocabulary, load

_MADE_THINGS: Final = frozenset({"Campaign", "Product", "Work"})
_WIKIDATA: Final = ("http://www.wikidata.org/entity/", "https://www.wikidata.org/entity/", "https://www.wikidata.org/wiki/")
_SHORTEST: Final = 3

_SAME_IRI, _SAME_NAME, _OTHER_NAME = range(3)
_WHY: Final = ("the same identifier", "the same name", "another name of the same")


def link(knowledge: Knowledge, known: Iterable[KnownEntity], vocabulary: Vocabulary | None = None) -> Linked:
    """Adds to ``same_as`` of the entities what the lists say that they are.

    All that was there stays, so linking again changes nothing.  Raises VocabularyError for a type that the vocabulary does
    not have.
    """
    index = _Index(tuple(known), vocabulary or load())
    chosen: dict[str, tuple[int, tuple[KnownEntity, ...]]] = {}
    doubts: list[Doubt] = []
    for entity in knowledge.entities:
        if entity.named:
            found = index.find(entity)
            if isinstance(found, Doubt):
                doubts.append(found)
            elif found is not None:
                chosen[entity.id] = found
    labels = {entity.id: entity for entity in knowledge.entities}
    for namesakes in _namesakes(chosen, labels, index):
        for id in namesakes:
            why = f"{len(namesakes)} entities of the graph have this name ({', '.join(namesakes)})"
            doubts.append(Doubt(id, labels[id].label, tuple(k.iri for k in chosen.pop(id)[1]), why))
    links = [Link(id, k.iri, labels[id].label, _WHY[tier]) for id, (tier, several) in chosen.items() for k in several if k.iris]
    entities, added = [], []
    for entity in knowledge.entities:
        iris = {iri for k in chosen.get(entity.id, (0, ()))[1] for iri in k.iris} - set(entity.same_as)
        entities.append(replace(entity, same_as=tuple(sorted({*entity.same_as, *iris}))) if iris else entity)
        added += [(entity.id, iri) for iri in sorted(iris)]
    met = {k.iri for _, several in chosen.values() for k in several} | {iri for doubt in doubts for iri in doubt.iris}
    return Linked(
        replace(knowledge, entities=tuple(entities)),
        tuple(sorted(links)),
        tuple(sorted(doubts)),
        tuple(k for k in index.known if k.iri not in met),
        tuple(added),
    )


def unlinked(knowledge: Knowledge, added: Iterable[tuple[str, str]]) -> Knowledge:
    """The knowledge without links that an earlier :func:`link` added."""
    gone: defaultdict[str, set[str]] = defaultdict(set)
    for entity, iri in added:
        gone[entity].add(iri)
    return replace(
        knowledge,
        entities=tuple(
            replace(e, same_as=tuple(i for i in e.same_as if i not in gone[e.id])) if e.id in gone else e
            for e in knowledge.entities
        ),
    )


@dataclass(frozen=True, slots=True)
class _Names:
    """Who of the list has a name, as it is compared: as the first name, and as another one."""

    first: Mapping[str, list[int]]
    other: Mapping[str, list[int]]


class _Index:
    """The lists, by name and by identifier."""

    def __init__(self, known: tuple[KnownEntity, ...], vocabulary: Vocabulary) -> None:
        self.known, self.vocabulary = known, vocabulary
        self.by_iri: defaultdict[str, list[int]] = defaultdict(list)
        self.names = {organization: self._named(organization) for organization in (True, False)}
        for i, entity in enumerate(known):
            for iri in {_plain(iri) for iri in entity.iris}:
                self.by_iri[iri].append(i)

    def _named(self, organization: bool) -> _Names:
        first: defaultdict[str, list[int]] = defaultdict(list)
        other: defaultdict[str, list[int]] = defaultdict(list)
        for i, entity in enumerate(self.known):
            first[name_key(entity.label, organization=organization)].append(i)
            for key in {name_key(alias, organization=organization) for alias in entity.aliases}:
                other[key].append(i)
        return _Names(first, other)

    def key(self, entity: Entity, name: str) -> str:
        return name_key(name, organization=self.vocabulary.is_a(entity.type, "Organization"))

    def find(self, entity: Entity) -> tuple[int, tuple[KnownEntity, ...]] | Doubt | None:
        """How and what, or the doubt, or nothing."""
        unfit: Doubt | None = None
        for tier, candidates in enumerate(self._candidates(entity)):
            several = [self.known[i] for i in dict.fromkeys(candidates)]
            fit = [k for k in several if self._goes_with(entity.type, k.type)]
            if tier > _SAME_IRI:
                strangers = [k for k in fit if _told_apart(entity, k)]
                if strangers and len(strangers) == len(fit):
                    return Doubt(entity.id, entity.label, _iris(strangers), "the Wikidata identifiers differ")
                fit = [k for k in fit if k not in strangers]
            if fit and self._are_one(fit):
                return tier, tuple(fit)
            if fit:
                return Doubt(entity.id, entity.label, _iris(fit), f"{len(fit)} of the list have this name")
            if several and unfit is None:
                kinds = " or ".join(sorted({str(k.type) for k in several}))
                unfit = Doubt(entity.id, entity.label, _iris(several), f"it is a {entity.type} here and a {kinds} in the list")
        return unfit

    def _candidates(self, entity: Entity) -> Iterator[list[int]]:
        names = self.names[self.vocabulary.is_a(entity.type, "Organization")]
        yield [i for iri in entity.same_as for i in self.by_iri.get(_plain(iri), ())]
        key = self.key(entity, entity.label)
        yield list(names.first.get(key, ()))
        by_alias = list(names.other.get(key, ())) if self._tells(entity, entity.label) else []
        by_alias += [i for a in entity.aliases if self._tells(entity, a) for i in names.first.get(self.key(entity, a), ())]
        yield by_alias

    def _tells(self, entity: Entity, name: str) -> bool:
        """Whether another name says who is meant: not a part of a person's name, and not a few letters."""
        return " " in name.strip() if entity.type == "Person" else len(name) >= _SHORTEST

    def _goes_with(self, here: str, there: str | None) -> bool:
        if there is None or here == there or {here, there} <= _MADE_THINGS:
            return True
        return all(self.vocabulary.is_a(type, "Organization") for type in (here, there))

    def _are_one(self, several: Sequence[KnownEntity]) -> bool:
        """Whether they are said to be the same: each shares an identifier with one before it."""
        seen: set[str] = set()
        for k in several:
            iris = {_plain(iri) for iri in k.iris}
            if seen and not iris & seen:
                return False
            seen |= iris
        return True


def _namesakes(
    chosen: Mapping[str, tuple[int, tuple[KnownEntity, ...]]], entities: Mapping[str, Entity], index: _Index
) -> list[list[str]]:
    """Entities of the graph that were kept apart, have one name, and would both be the same one of the list."""
    together: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for id, (tier, several) in chosen.items():
        if tier != _SAME_IRI:
            together[several[0].iri, index.key(entities[id], entities[id].label)].append(id)
    return [ids for ids in together.values() if len(ids) > 1]


def _told_apart(entity: Entity, known: KnownEntity) -> bool:
    here, there = _wikidata(entity.same_as), _wikidata(known.iris)
    return bool(here and there and not here & there)


def _wikidata(iris: Iterable[str]) -> set[str]:
    return {plain for iri in iris if (plain := _plain(iri)).startswith(_WIKIDATA[0])}


def _plain(iri: str) -> str:
    """One form for the addresses of Wikidata's entities, of which several are in use."""
    for form in _WIKIDATA[1:]:
        if iri.startswith(form):
            return _WIKIDATA[0] + iri.removeprefix(form)
    return iri


def _iris(known: Iterable[KnownEntity]) -> tuple[str, ...]:
    return tuple(sorted(k.iri for k in known))
