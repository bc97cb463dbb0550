"""Of what class the names are that no list knows, once all the places are seen that they take in the text.

Before the text is parsed, the words around a name and its shape vote (:mod:`graphkit.language.names`).  Then every rule that
met a sentence asks something of its parties: whoever is sued is an agent, whoever is married a person.  Here these demands
are added to the first votes, before anything is claimed.  A name whose places all suit what it was taken for stays that;
one that is at odds with some becomes what most of the evidence is for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graphkit.language.clauses import Grammar, Heads
from graphkit.language.cues import words
from graphkit.language.frames import Match
from graphkit.language.gazetteer import ENTITY_TYPES
from graphkit.language.names import ORGANIZATIONS
from graphkit.language.reference import Discourse
from graphkit.language.roles import RoleMatch
from graphkit.language.things import Keys, Thing
from graphkit.vocabulary import Relation, Vocabulary

# Relations whose subject must be a person, or a band that is known to be one.
HUMAN_ONLY = frozenset({"wears", "walksFor", "appearsIn", "attends", "endorses", "worksFor", "leads", "leaves", "performsAt"})
_ADVERTISED = frozenset({"promotes", "endorses"})
# What one place counts for, and all of them together: about as much as the shape of a name and the recogniser do.
_PLACE, _PLACES = 2.5, 6.0
# What a noun in apposition counts for, which the discourse has believed already.
_APPOSED = 4.0
# Between classes that the evidence leaves equal: companies are named in more ways than all the rest.
_COMMON = {"Organization": 0.3, "Brand": 0.1, "Person": 0.2}


@dataclass(frozen=True, slots=True)
class _Place:
    """A place of a rule that a name takes: the classes that may take it, and the one of these that it makes likely, if any."""

    classes: frozenset[str]
    likely: str | None = None
    withdrawn: bool = False


def parties(discourse: Discourse, grammar: Grammar, heads: Heads) -> list[tuple[str, int]]:
    """The things that words of a sentence stand for, each with its word."""
    return [(k, h) for h in heads for k in discourse.refer(grammar.sentence.number, h)]


class Settler:
    """Gathers the places of one document, then settles the classes of its names."""

    def __init__(self, discourse: Discourse, vocabulary: Vocabulary) -> None:
        self.discourse = discourse
        self.vocabulary = vocabulary
        self._places: dict[str, list[_Place]] = defaultdict(list)

    def see_match(self, grammar: Grammar, match: Match) -> None:
        """Take down the places of a frame that met a sentence."""
        relation = match.frame.relation
        term = self.vocabulary.relation(relation)
        subjects, objects = self._of(grammar, (*match.subject, *match.companions)), self._of(grammar, match.object)
        if not objects and match.frame.topic:
            objects = tuple(k for h in match.object for k in self.discourse.topic(grammar, h))
        likely = "Brand" if relation in _ADVERTISED and "Brand" in match.object_types else None
        if grammar.sentence.tokens[match.trigger].lemma in words("syntax", "work_verbs"):
            # "released Astra": what one releases, directs or records is a work.
            likely = "Work"
        self._see(subjects, self._subject_classes(term, match.subject_types))
        self._see(objects, self._object_classes(term, match.object_types), likely, withdrawn=relation == "withdraws")

    def see_role(self, match: RoleMatch) -> None:
        """Take down the places of a role noun: who bears it, and with whom."""
        term = self.vocabulary.relation(match.role.relation)
        mine, yours = (match.party, match.described) if match.role.inverse else (match.described, match.party)
        types, others = match.role.types, match.role.argument
        if match.role.inverse:
            types, others = others, types
        self._see(mine, self._subject_classes(term, types))
        self._see(yours, self._object_classes(term, others), "Brand" if term.name in _ADVERTISED else None)

    def settle(self) -> None:
        """Change the classes of names that no list knows and whose places say otherwise."""
        for key, places in self._places.items():
            thing = self.discourse.things[key]
            if thing.type == "Topic" and thing.head in words("syntax", "retractable") and any(p.withdrawn for p in places):
                # A remark that is spoken about is a matter, one that is deleted has been published.
                thing.type = "Work"
            elif thing.named and not self.discourse.is_listed(key):
                thing.type = self._settled(thing, places)

    def _settled(self, thing: Thing, places: list[_Place]) -> str:
        fit = all(thing.type in p.classes for p in places)
        likely = Counter(p.likely for p in places if p.likely is not None and p.likely in p.classes)
        if fit and not (likely and thing.type in ("Organization", "Place")):
            return thing.type
        votes = self._first_votes(thing)
        share = min(_PLACE, _PLACES / len(places))
        for place in places:
            for kind in place.classes:
                votes[kind] += share  # type: ignore[assignment]
        for kind, number in likely.items():
            votes[kind] += min(_PLACE * number, _PLACES)  # type: ignore[assignment]
        return max(sorted(ENTITY_TYPES), key=lambda kind: votes[kind])

    def _first_votes(self, thing: Thing) -> Counter[str]:
        """What the words around the name and its shape have told."""
        votes: Counter[str] = Counter(_COMMON)
        first = self.discourse.votes_for(thing.key)
        for kind, number in first:
            votes[kind] += number  # type: ignore[assignment]
        if thing.type != max(first, key=lambda v: v[1], default=(thing.type, 0))[0]:
            votes[thing.type] += _APPOSED  # type: ignore[assignment]
        return votes

    def _of(self, grammar: Grammar, heads: Heads) -> Keys:
        return tuple(dict.fromkeys(k for k, _ in parties(self.discourse, grammar, heads)))

    def _see(self, keys: Iterable[str], classes: frozenset[str], likely: str | None = None, *, withdrawn: bool = False) -> None:
        for key in keys:
            self._places[key].append(_Place(classes, likely, withdrawn))

    def _subject_classes(self, term: Relation, types: frozenset[str]) -> frozenset[str]:
        fitting = self._classes(types or term.domain)
        if not types and "Person" in term.domain and term.name not in HUMAN_ONLY and term.subject_class != "Person":
            fitting |= ORGANIZATIONS
        return fitting

    def _object_classes(self, term: Relation, types: frozenset[str]) -> frozenset[str]:
        return self._classes(types or term.range)

    def _classes(self, types: Iterable[str]) -> frozenset[str]:
        return frozenset(kind for t in types for kind in self.vocabulary.subclasses(t))
