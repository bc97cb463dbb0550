"""Of what class the names are that no list knows, once all the places are seen that they take in the text.

Before the text is parsed, the words around a name and its shape vote (:mod:`graphkit.language.names.names`).  Then every rule
that met a sentence asks something of its parties: whoever is sued is an agent, whoever is married a person.  Here these demands
are added to the first votes, before anything is claimed.  A name whose places all suit what it was taken for stays that;
one that is at odds with some becomes what most of the evidence is for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graphkit.language.claiming.parties import parties
from graphkit.language.cues import words
from graphkit.language.matching.frames import Match
from graphkit.language.matching.roles import RoleMatch
from graphkit.language.names.gazetteer import ENTITY_TYPES
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.reference.discourse import Discourse
from graphkit.language.reference.things import Thing
from graphkit.language.syntax.clauses import Grammar
from graphkit.vocabulary import Relation, Vocabulary

_ADVERTISED = frozenset({"promotes", "endorses"})
# What one place counts for, and all of them together: about as much as the shape of a name and the recogniser do.
_PLACE, _PLACES = 2.5, 6.0
# What a noun in apposition counts for, which the discourse has believed already.
_APPOSED = 4.0
# Between classes that the evidence leaves equal: companies are named in more ways than all the rest.
_COMMON = {"Organization": 0.3, "Brand": 0.1, "Person": 0.2}


@dataclass(frozen=True, slots=True)
class _Place:
    """What is asked of a word that stands for a name: the classes it may be of, and the one of these that is likely, if any."""

    classes: frozenset[str]
    likely: str | None = None
    withdrawn: bool = False


class Settler:
    """Gathers the places of one document, then settles the classes of its names."""

    def __init__(self, discourse: Discourse, vocabulary: Vocabulary) -> None:
        self.discourse = discourse
        self.vocabulary = vocabulary
        # By name, and by the word that takes the place: rules that take one word for different things are one witness.
        self._places: dict[str, dict[tuple[int, int], _Place]] = defaultdict(dict)

    def see_match(self, grammar: Grammar, match: Match) -> None:
        """Take down the places of a frame that met a sentence."""
        relation = match.frame.relation
        term = self.vocabulary.relation(relation)
        subjects = parties(self.discourse, grammar, (*match.subject, *match.companions))
        objects = parties(self.discourse, grammar, match.object)
        if not objects and match.frame.topic:
            objects = [(k, h) for h in match.object for k in self.discourse.topic(grammar, h)]
        likely = "Brand" if relation in (*_ADVERTISED, "wears") and "Brand" in match.object_types else None
        if grammar.sentence.tokens[match.trigger].lemma in words("syntax", "work_verbs"):
            # "released Astra": what one releases, directs or records is a work.
            likely = "Work"
        number = grammar.sentence.number
        for key, at in subjects:
            self._see(key, (number, at), _Place(self._subject_classes(term, match.subject_types)))
        for key, at in objects:
            if grammar.sentence.tokens[at].pos == "PRON" and self.discourse.things[key].type == "Topic":
                # "brought in to run it": a joke is no work for that.
                continue
            # "in his suit": the one spoken of is no label.
            said = likely if relation != "wears" or grammar.sentence.tokens[at].name is not None else None
            asked = _Place(self._object_classes(term, match.object_types), said, relation == "withdraws")
            self._see(key, (number, at), asked)

    def see_role(self, grammar: Grammar, match: RoleMatch) -> None:
        """Take down the places of a role noun: who bears it, and with whom."""
        term = self.vocabulary.relation(match.role.relation)
        if match.role.inverse:
            bearer = _Place(self._object_classes(term, match.role.types))
            other = _Place(self._subject_classes(term, match.role.argument))
        else:
            bearer = _Place(self._subject_classes(term, match.role.types))
            other = _Place(self._object_classes(term, match.role.argument), "Brand" if term.name in _ADVERTISED else None)
        number = grammar.sentence.number
        for keys, heads, asked in ((match.described, match.described_at, bearer), (match.party, match.party_at, other)):
            for key in keys:
                at = next((h for h in heads if key in self.discourse.refer(number, h)), heads[0] if heads else match.trigger[0])
                self._see(key, (number, at), asked)

    def settle(self) -> None:
        """Change the classes of names that no list knows and whose places say otherwise."""
        for key, found in self._places.items():
            places = list(found.values())
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
        known = {e.type for e in self.discourse.gazetteer.lookup(thing.label)}
        if not fit and len(known) == 1 and all(known <= p.classes for p in places):
            # A title that is an ordinary word or a first name is believed where all its places take a work.
            return known.pop()
        votes = self._first_votes(thing)
        first = dict(votes)
        share = min(_PLACE, _PLACES / len(places))
        for place in places:
            for kind in place.classes:
                votes[kind] += share  # type: ignore[assignment]
        for kind, number in likely.items():
            votes[kind] += min(_PLACE * number, _PLACES)  # type: ignore[assignment]
        # What nothing in the text has spoken for is only believed of the commonest classes.
        likely_classes = [kind for kind in sorted(ENTITY_TYPES) if kind in _COMMON or kind in likely or first.get(kind, 0) > 0]
        return max(likely_classes, key=lambda kind: votes[kind])

    def _first_votes(self, thing: Thing) -> Counter[str]:
        """What the words around the name and its shape have told."""
        votes: Counter[str] = Counter(_COMMON)
        first = self.discourse.votes_for(thing.key)
        for kind, number in first:
            votes[kind] += number  # type: ignore[assignment]
        if thing.type != max(first, key=lambda v: v[1], default=(thing.type, 0))[0]:
            votes[thing.type] += _APPOSED  # type: ignore[assignment]
        return votes

    def _see(self, key: str, word: tuple[int, int], asked: _Place) -> None:
        have = self._places[key].get(word)
        if have is not None:
            asked = _Place(have.classes | asked.classes, have.likely or asked.likely, have.withdrawn or asked.withdrawn)
        self._places[key][word] = asked

    def _subject_classes(self, term: Relation, types: frozenset[str]) -> frozenset[str]:
        fitting = self._classes(types or term.domain)
        human = term.name in words("relations", "human_only") or term.subject_class == "Person"
        if not types and "Person" in term.domain and not human:
            fitting |= ORGANIZATIONS
        return fitting

    def _object_classes(self, term: Relation, types: frozenset[str]) -> frozenset[str]:
        return self._classes(types or term.range)

    def _classes(self, types: Iterable[str]) -> frozenset[str]:
        return frozenset(kind for t in types for kind in self.vocabulary.subclasses(t))
