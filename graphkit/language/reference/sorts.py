"""What sort of party a description speaks of, and how well that fits what is known of somebody or something.

A description ("the Italian sportswear giant") is compared with the nouns that the lists and the text itself apply to a party, by
trade or calling, by country and by gender; what is unknown neither speaks for nor against.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from graphkit.language.cues import cues, words
from graphkit.language.names.gazetteer import Descriptor, Gazetteer
from graphkit.language.reference.descriptions import noun_text
from graphkit.language.reference.things import Thing
from graphkit.language.syntax.tree import Sentence, Token

_WORD = re.compile(r"[\w&’'+-]+")


# What it tells against somebody of whom nothing is known where a star is spoken of.
_UNKNOWN = 1.5
# What it tells against somebody who is called by an office of which the text has told nothing.
_UNTOLD = -3.0
# What it tells against somebody's agent or lawyer where a calling is told.
_ATTENDS = -3.0


@cache
def _index(table: str) -> Mapping[str, frozenset[str]]:
    """For each word of a table of ``sorts.toml`` the lists that it stands in."""
    found: dict[str, set[str]] = {}
    for sort, members in cues("sorts")[table].items():
        for word in members:
            found.setdefault(word, set()).add(sort)
    return {word: frozenset(sorts) for word, sorts in found.items()}


def telling(phrases: Iterable[str], person: bool) -> dict[str, frozenset[str]]:
    """The words of some phrases that tell a trade (or, of a ``person``, a calling), each with its sorts."""
    index = _index("calling" if person else "trade")
    plain = words("sorts", "plain", "person" if person else "business")
    found: dict[str, frozenset[str]] = {}
    for phrase in phrases:
        pieces = _WORD.findall(phrase.lower().replace("’", "'"))
        pairs = [f"{a}-{b}" for a, b in pairwise(pieces)]
        # "Phonemaker" tells of phones, "a model-turned-designer" of a designer.
        inner = [
            p for piece in pieces for p in (piece.removesuffix("maker").rstrip("-"), piece.split("-turned-")[-1]) if p != piece
        ]
        for word in (*pairs, *pieces, *inner):
            for form in (word, word.removesuffix("'s"), word.removesuffix("s")):
                if form in index and form not in plain:
                    found.setdefault(form, index[form])
    return found


def _sorts(of_words: Mapping[str, frozenset[str]]) -> set[str]:
    return {sort for sorts in of_words.values() for sort in sorts}


def kinship(said: Mapping[str, frozenset[str]], known: Mapping[str, frozenset[str]]) -> float:
    """How well the telling words of a description fit those known of a party.

    2.5 where a word is the same, 1.5 where they share a sort, -4 where both tell and differ, -1 where nothing is known of
    the party, 0 where the description tells nothing.
    """
    if not said:
        return 0.0
    if not known:
        return -1.0
    if any(word in known for word in said):
        return 2.5
    sorts = _sorts(known)
    told = _sorts(said)
    for whole, parts in cues("sorts")["parts"].items():
        if told & set(parts) and sorts & set(parts) and not told & sorts & set(parts):
            # "The guard" is no sprinter, though both do sport.
            sorts = sorts - {whole}
    return 1.5 if any(sorts & of_word for of_word in said.values()) else -4.0


@dataclass(frozen=True, slots=True)
class Description:
    """A noun phrase without a name: its ``noun`` with what is compounded before it, what the lists say of that noun, the
    ``countries`` and other demonyms it tells, and whether it sets its party ``apart`` from the one spoken of ("another label").
    """

    noun: str
    descriptor: Descriptor
    phrase: str
    demonyms: frozenset[str]
    apart: bool

    @property
    def person(self) -> bool:
        """Whether it speaks of somebody."""
        return "Person" in self.descriptor.types


def described(sentence: Sentence, token: Token, descriptor: Descriptor, gazetteer: Gazetteer) -> Description:
    """What a noun phrase says of whatever it stands for."""
    before = [
        t
        for child in sentence.children(token.index, "amod", "compound", "nmod")
        if child.index < token.index
        for t in sentence.subtree(child.index)
    ]
    adjectives = [t.text for t in before if t.name is None]
    phrase = " ".join([t.text for t in sorted(before, key=lambda t: t.index)] + [token.lemma])
    return Description(
        noun_text(sentence, token),
        descriptor,
        phrase.lower(),
        frozenset(a.lower() for a in adjectives if gazetteer.places_of_demonym(a))
        | _of_places(before, gazetteer, "Person" not in descriptor.types),
        any(a.lower() in words("sorts", "apart") for a in adjectives),
    )


def _of_places(before: Iterable[Token], gazetteer: Gazetteer, firm: bool) -> frozenset[str]:
    """The demonyms of a place whose name stands before a noun: "the Paris label" is Parisian.

    A ``firm`` of a town is of its country; somebody may live in another one than his own.
    """
    known = cues("sorts")["within"]
    homes = {town: country for country, towns in cues("sorts")["homes"].items() for town in towns} if firm else {}
    names = [t.text for t in before if t.name is not None]
    return frozenset(homes[name] for name in names if name in homes) | frozenset(
        d.lower()
        for name in names
        for e in gazetteer.lookup(name)
        if e.type == "Place"
        for d in e.demonyms
        if d.lower() in known or "country" in e.kinds
    )


def fit(thing: Thing, said: Description) -> float:
    """How well a description fits a thing: above 0 where it speaks for it, far below where it can't be."""
    called = thing.kinds | thing.learned
    noun, descriptor = said.noun, said.descriptor
    person = thing.type == "Person"
    plain = words("sorts", "plain", "person" if person else "business")
    score = of_country(said.demonyms, thing.demonyms)
    if score < 0 and not person:
        # Somebody may be of two countries; a firm that is called Canadian is no Spanish one.
        score *= 2
    telling_words = telling([said.phrase], person)
    if person and not _may_be_called(called | thing.deeds, noun, descriptor.noun):
        return score + _UNTOLD
    if (noun in called or noun in thing.deeds) and noun not in plain:
        return score + 3.0
    if person and called and descriptor.noun in words("sorts", "offices"):
        return score - 4.0
    if telling_words:
        known = telling([*called, *([] if person else [thing.label])], person)
        kin = kinship(telling_words, known)
        if person and not known and attends(thing, said):
            kin = min(kin, _ATTENDS)
        if not known and thing.type == descriptor.type in ("MediaOutlet", "Platform"):
            # "The newspaper": its class tells as much.
            kin = 2.5
        elif not known and "MediaOutlet" in (descriptor.type, thing.type) and not person:
            kin = -2.0 if descriptor.type == "MediaOutlet" else -3.0
        if kin < -2.0 and person and (not thing.kinds or not _sorts(known) - words("sorts", "besides")):
            # The text or the lists have told one calling; it may be telling another.
            kin = -2.0 if not thing.kinds else -1.0
        score += kin + (0.0 if person else min(0.0, _of_plain_noun(thing, descriptor.noun.split()[-1])))
        if descriptor.noun in called and descriptor.noun not in plain:
            score = max(score, 2.5)
        return score
    if person and not called and descriptor.noun in words("sorts", "plain", "fame"):
        # Of whom nothing is known but the name is hardly "the star".
        return score - _UNKNOWN
    if descriptor.noun in called:
        return score + (2.5 if descriptor.noun not in plain else 0.4)
    if descriptor.noun.split()[-1] in plain:
        return score + _of_plain_noun(thing, descriptor.noun.split()[-1])
    if any(c.endswith(" " + descriptor.noun) for c in called):
        return score + 1.5
    if descriptor.specific:
        return score - (6.0 if thing.kinds else 1.5 if called else 0.5)
    return score


def attends(thing: Thing, said: Description) -> bool:
    """Whether somebody only looks after others: "His agent, X, said so. The striker …": the one is not the other."""
    called = {kind.split()[-1] for kind in thing.kinds | thing.learned}
    return bool(called & words("sorts", "attending")) and said.descriptor.noun not in words("sorts", "attending")


def _may_be_called(called: Set[str], *nouns: str) -> bool:
    """Whether somebody may be called by an office: nobody is "the founder" of whom it is told only that he chairs."""
    for row in cues("sorts")["told"].values():
        if any(noun in row["nouns"] for noun in nouns):
            return not called.isdisjoint(row["known"])
    return True


def _of_plain_noun(thing: Thing, noun: str) -> float:
    called = thing.kinds | thing.learned
    groups = any(kind.split()[-1] in words("sorts", "plain", "holding") for kind in called)
    teams = any(kind.split()[-1] in words("sorts", "plain", "never_brands") for kind in called)
    if noun in words("sorts", "plain", "commercial") and thing.type != "Brand":
        # What lists call it tells more than its name: the Council of Fashion Designers is no house.
        sorts = _sorts(telling(thing.kinds, False)) or _sorts(telling([*called, thing.label], False))
        if sorts and sorts <= words("sorts", "plain", "uncommercial"):
            return -4.0
        if sorts and noun in words("sorts", "plain", "selling") and sorts <= words("sorts", "plain", "unselling"):
            # A fund, a law firm or an agency sells nothing under its name.
            return -4.0
    if noun in words("sorts", "plain", "labels") and thing.type == "Brand" and (sorts := _sorts(telling(called, False))):
        # A department store is a brand and a company, but no label.
        return 0.4 if sorts & words("sorts", "plain", "of_labels") else -1.5
    if noun in words("sorts", "plain", "undertakings") and groups:
        return -1.6
    if noun in words("sorts", "plain", "marque"):
        if thing.type != "Brand":
            return -6.0 if thing.type in ("Platform", "MediaOutlet") else -4.0 if groups or teams else -0.6
    elif noun in words("sorts", "plain", "holding") and called:
        return 1.2 if groups else -3.5
    if noun in words("sorts", "plain", "commercial") and thing.type == "MediaOutlet" and noun not in called:
        return -1.5
    if noun in words("sorts", "plain", "online") and thing.type == "MediaOutlet" and called:
        # "The website" is rather one that is known for a site than a newspaper.
        return 0.8 if any(kind.split()[-1] == noun for kind in called) else -1.0
    if noun in words("sorts", "plain", "online") and teams:
        return -6.0
    if noun in words("sorts", "plain", "online") and (
        thing.type == "Brand" or (noun != "service" and thing.type == "Organization")
    ):
        return -3.0
    return 0.0


def of_country(said: frozenset[str], known: Set[str]) -> float:
    """How well demonyms fit those of a party: 2 where they agree, 1.2 where one lies within the other, -3 where they differ."""
    if not said or not known:
        return 0.0
    if said & known:
        return 2.0
    wider = cues("sorts")["within"]
    within = any(set(wider.get(one, ())) & known for one in said) or any(said & set(wider.get(other, ())) for other in known)
    return 1.2 if within else -3.0


def is_of_league(thing: Thing, noun: str) -> bool:
    """Whether a noun behind the name of a league tells one of its members: "the NBA team" is not the NBA."""
    if noun not in words("sorts", "of_leagues"):
        return False
    called = thing.kinds | thing.learned
    return any(kind.split()[-1] in words("sorts", "leagues") for kind in called)


def acting_as(thing: Thing) -> str:
    """The class of whoever acts: a family does business as a firm does ("the Allyn family bought a stake")."""
    family = thing.type == "Group" and thing.label.split()[-1].lower() in words("sorts", "families")
    return "Organization" if family else thing.type
