"""What pronouns, "the brand", "the fashion house" and other expressions without a name stand for.

A discourse is read in text order.  Every name, and everything that a sentence brings up without one,
is a thing with a type, perhaps a gender, and the nouns it may be called by: those of the name lists
and those that the text itself applied to it ("photographer Gabriele Galimberti").  An expression is
resolved to the most salient thing that fits it: recency, grammatical role and frequency, after
Lappin and Leass, "An Algorithm for Pronominal Anaphora Resolution" (1994).  Where none fits, it stands for nothing.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graphkit.language.clauses import Grammar
from graphkit.language.cues import cues, words
from graphkit.language.gazetteer import Descriptor, Gazetteer
from graphkit.language.names import ORGANIZATIONS, Name
from graphkit.language.pages import Page, about
from graphkit.language.tree import Sentence, Token
from graphkit.model import BlockKind

Keys = tuple[str, ...]

_ROLE_WEIGHT = {"nsubj": 1.5, "nsubjpass": 1.3, "dobj": 0.7, "poss": 0.6, "pobj": 0.4, "attr": 0.2, "appos": 0.2, "conj": 0.4, "ROOT": 0.5, "dative": 0.6}
# Weights of salience: how much a sentence of distance costs, what mentions so far and mentions in the whole article add.
_PER_SENTENCE = 1.5
_PER_SENTENCE_NOMINAL = 1.2
_NOMINAL_TOTAL = 0.4
_PER_MENTION = 0.25
_PER_TOTAL = 0.4
# A name inside a description counts as if it had been mentioned so many sentences ago.
_WEAK = 3.0
_REACH_PRONOUN = 4
_REACH_NOMINAL = 14
_YEARS = re.compile(r"^(\d{1,3})-years?-old$")


@dataclass
class Thing:
    """Somebody or something that the text has brought up.  Only the discourse changes it."""

    key: str
    label: str
    type: str
    gender: str | None = None
    named: bool = True
    plural: bool = False
    kinds: set[str] = field(default_factory=set)
    learned: set[str] = field(default_factory=set)
    demonyms: set[str] = field(default_factory=set)
    age: str | None = None
    head: str = ""
    modifiers: frozenset[str] = frozenset()
    owner: Keys = ()
    aliases: set[str] = field(default_factory=set)
    last: float = -99
    total: int = 0
    role: str = ""
    count: int = 0
    seen: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Together:
    """Things named in one breath ("Kim and Kanye")."""

    sentence: int
    keys: Keys


class Discourse:
    """All that one document speaks of, and what each expression of it stands for.

    ``names`` are the document's names, ``totals`` how often each is named in all of it.  :meth:`read` takes the sentences in text order; then
    :meth:`refer` answers for any token.  ``speaker_keys`` (set by the quotation reader) tells whose words
    a stretch of text is, for the first person.
    """

    def __init__(self, names: Mapping[str, Name], gazetteer: Gazetteer, totals: Mapping[str, int] | None = None) -> None:
        self.gazetteer = gazetteer
        self.things: dict[str, Thing] = {}
        self._together: list[Together] = []
        self._stands_for: dict[tuple[int, int], Keys] = {}
        self._first_person: dict[tuple[int, int], str] = {}
        self._now = 0
        for name in names.values():
            self.things[name.key] = Thing(
                name.key, name.label, name.type, name.gender, True, False,
                {k.lower() for k in name.kinds}, set(), {d.lower() for d in name.demonyms},
            )  # fmt: skip
            self.things[name.key].total = (totals or {}).get(name.key, 0)
        self._names = names
        self.page = Page()

    def spoken_of(self, types: Sequence[str], sentence: int, but: set[str]) -> Keys:
        """What of these classes the text has spoken of last, no farther than three sentences back."""
        found = [
            (max(s for s, _ in t.seen if s <= sentence), t.total, t.count, t.key)
            for t in self.things.values() if t.type in types and t.key not in but and any(sentence - 3 <= s <= sentence for s, _ in t.seen)
        ]  # fmt: skip
        return (max(found)[3],) if found else ()

    def recent_organization(self, sentence: int, before: int) -> Keys:
        """The one organization mentioned last before a place in the text, no farther than a sentence back; none if there are two."""
        for number in (sentence, sentence - 1):
            found = [
                (place, t.key)
                for t in self.things.values() if t.named and t.type in ("Organization", "Brand")
                for s, place in t.seen if s == number and (number < sentence or place < before)
            ]  # fmt: skip
            if found:
                return (max(found)[1],) if len({k for _, k in found}) == 1 else ()
        return ()

    # --- reading ------------------------------------------------------------------------------

    def is_listed(self, key: str) -> bool:
        """Whether a list of names vouches for the type of a thing."""
        name = self._names.get(key)
        return name is not None and name.listed

    def read(self, grammars: Sequence[Grammar]) -> None:
        """Resolve every expression of the document, sentence by sentence."""
        self.page = about([g.sentence for g in grammars], self._names.values(), {k: t.total for k, t in self.things.items()})
        for grammar in grammars:
            self._now = grammar.sentence.number
            self._learn(grammar)
            for token in grammar.sentence.tokens:
                self._read_token(grammar, token)
            self._note_together(grammar)

    def refer(self, sentence: int, index: int) -> Keys:
        """Keys of the things that a token stands for; empty where nothing fits."""
        return self._stands_for.get((sentence, index), ())

    def imply(self, label: str, kind: str) -> str:
        """The key of something that the text means without naming it ("tweeted" means Twitter)."""
        for thing in self.things.values():
            if thing.label == label:
                return thing.key
        key = label.lower()
        self.things[key] = Thing(key, label, kind)
        return key

    def bind(self, sentence: int, index: int, keys: Keys) -> None:
        """Say what a token stands for (first persons, once the speaker is known)."""
        self._stands_for[sentence, index] = keys

    def first_persons(self) -> Mapping[tuple[int, int], str]:
        """Tokens of the first person, by (sentence, index), with "first" or "first_plural"."""
        return self._first_person

    def _read_token(self, grammar: Grammar, token: Token) -> None:
        sentence = grammar.sentence
        place = (sentence.number, token.index)
        if token.name is not None:
            if not self._is_modifier(sentence, token):
                self._mention(token.name, sentence, token)
            else:
                self._mention(token.name, sentence, token, weak=True)
            self._stands_for[place] = (token.name,)
            return
        word = token.text.lower()
        kind = _pronoun_kind(word)
        if kind in ("first", "first_plural"):
            self._first_person[place] = kind
            return
        if kind is not None and token.pos in ("PRON", "DET", "PROPN", "NOUN", "X"):
            keys = self._pronoun(grammar, token, kind)
        elif token.pos in ("NOUN", "PROPN", "NUM", "ADJ", "PRON", "DET", "X"):
            keys = self._nominal(grammar, token)
        else:
            return
        if keys:
            self._stands_for[place] = keys
            for key in keys:
                self._mention(key, sentence, token)

    def _is_modifier(self, sentence: Sentence, token: Token) -> bool:
        return token.dep in ("compound", "nmod", "amod")

    def _mention(self, key: str, sentence: Sentence, token: Token, weak: bool = False) -> None:
        thing = self.things[key]
        role = token.dep
        if role == "conj":
            top = token
            while top.dep == "conj" and (up := sentence.head(top.index)) is not None:
                top = up
            role = top.dep
        if weak or sentence.kind in (BlockKind.CAPTION,):
            role = "weak"
        if weak and thing.count:
            # "the Skims boss" speaks of the boss.
            thing.count += 1
            thing.last = max(thing.last, sentence.number - _WEAK)
            return
        if not (thing.last == sentence.number and _ROLE_WEIGHT.get(thing.role, 0) >= _ROLE_WEIGHT.get(role, 0)):
            thing.role = role
        thing.last = sentence.number - _WEAK if weak else sentence.number
        thing.count += 1
        thing.seen.append((sentence.number, token.index))

    def _note_together(self, grammar: Grammar) -> None:
        sentence = grammar.sentence
        for token in sentence.tokens:
            if token.dep == "conj" or not sentence.children(token.index, "conj"):
                continue
            keys = tuple(dict.fromkeys(k for i in grammar.expand(token.index) for k in self.refer(sentence.number, i)))
            if len(keys) > 1:
                self._together.append(Together(sentence.number, keys))

    # --- learning -----------------------------------------------------------------------------

    def _learn(self, grammar: Grammar) -> None:
        """Nouns that this sentence itself applies to a name: before it, in apposition, after "is"."""
        sentence = grammar.sentence
        for token in sentence.tokens:
            if token.name is None:
                continue
            thing = self.things[token.name]
            for noun in self._nouns_of_lead(token):
                self._apply(thing, noun)
            for word in token.aside:
                if word.text.isdigit() and thing.type == "Person":
                    thing.age = word.text
            for other in self._predicated(grammar, token):
                if other.name is None and other.pos in ("NOUN", "PROPN"):
                    self._retype(thing, other)
                    if not any(c.dep in ("poss", "prep") and c.text.lower() in ("of", "'s", "’s") for c in sentence.children(other.index)):
                        self._apply(thing, _noun_text(sentence, other))

    def _nouns_of_lead(self, token: Token) -> list[str]:
        plain = [w.text.lower() for w in token.lead if w.name is None]
        return [" ".join(plain[i:]) for i in range(len(plain))]

    def _apply(self, thing: Thing, noun: str) -> None:
        descriptor = self.gazetteer.descriptor(noun)
        if descriptor is None or thing.type not in _compatible(descriptor):
            return
        thing.learned.add(descriptor.noun)
        thing.learned.add(noun)
        if thing.type == "Person" and thing.gender is None and descriptor.gender in ("f", "m"):
            thing.gender = descriptor.gender

    def _retype(self, thing: Thing, noun: Token) -> None:
        """Believe the noun that says what a name that no list knows is: "La Vacanza, the high-summer collection"."""
        descriptor = self.gazetteer.descriptor(noun.lemma)
        if descriptor is None or descriptor.type not in _THINGS or thing.type in descriptor.types or self.is_listed(thing.key):
            return
        if thing.type == "Person" and thing.gender is not None and thing.count:
            return
        thing.type = descriptor.type

    def _predicated(self, grammar: Grammar, token: Token) -> list[Token]:
        sentence = grammar.sentence
        found = list(sentence.children(token.index, "appos"))
        head = sentence.head(token.index)
        if token.dep == "appos" and head is not None:
            found.append(head)
        if token.dep == "nsubj" and head is not None and head.lemma in ("be", "become", "remain"):
            found.extend(t for t in sentence.children(head.index, "attr"))
        if token.dep == "oprd" and head is not None and head.lemma in ("call", "name", "dub", "title", "entitle", "christen"):
            # "the line is called Flutur", "a film titled X".
            clause = grammar.clause(head.index)
            found.extend(sentence.tokens[i] for i in (clause.object if clause is not None else ()))
        return found

    # --- pronouns -----------------------------------------------------------------------------

    def _pronoun(self, grammar: Grammar, token: Token, kind: str) -> Keys:
        sentence = grammar.sentence
        if kind == "thing" and (token.dep == "expl" or _is_dummy(sentence, token)):
            return ()
        barred = self._barred(grammar, token)
        if kind == "plural":
            return self._plural(grammar, token, barred)
        best: tuple[float, Thing] | None = None
        expected = self._expected(grammar, token) if kind == "thing" else frozenset()
        for thing in self.things.values():
            if thing.key in barred or thing.count == 0 or thing.plural:
                continue
            if kind in ("male", "female"):
                if thing.type != "Person" or not thing.named:
                    continue
                wanted = "m" if kind == "male" else "f"
                if thing.gender not in (None, wanted):
                    continue
                bonus = 0.0 if thing.gender == wanted else -1.2
            else:
                if thing.type in ("Person", "Group", "Place"):
                    continue
                bonus = 0.6 if thing.type in ORGANIZATIONS else -0.2
                bonus += 0.6 if token.dep in ("nsubj", "poss") and thing.type in ORGANIZATIONS else 0
                bonus -= 0.4 if not thing.named and thing.type == "Topic" else 0
                if token.dep in ("nsubj",) and self._speaks(sentence, token) and thing.type not in ORGANIZATIONS:
                    continue
                if thing.type == "Platform":
                    bonus -= 1.0
                if expected:
                    bonus += 1.6 if thing.type in expected else -1.0
            score = self._salience(thing, sentence, token, _REACH_PRONOUN)
            if score is not None and (best is None or score + bonus > best[0]):
                best = (score + bonus, thing)
        if best is not None and best[0] > -2.6:
            return (best[1].key,)
        # In an entry of a list or timeline "he" is whoever the page is about.
        main = self.things.get(self.page.person or "")
        return (main.key,) if main is not None and main.key not in barred and main.gender == {"male": "m", "female": "f"}.get(kind) else ()

    def _expected(self, grammar: Grammar, token: Token) -> frozenset[str]:
        """The classes of what a verb is done by or to, where it tells ("it stars X", "she attended it"); empty where it does not."""
        clause = grammar.clause_of(token.index)
        if clause is None:
            return frozenset()
        selection = cues("reference")["selection"]
        place = "subject" if token.index in clause.subject else "object" if token.index in clause.object else ""
        return frozenset(kind for kinds, verbs in selection.get(place, {}).items() if clause.lemma in verbs for kind in kinds.split("-"))

    def _speaks(self, sentence: Sentence, token: Token) -> bool:
        head = sentence.head(token.index)
        return head is not None and head.lemma in ("say", "add", "tell", "announce", "write", "sue", "apologize", "apologise", "sign", "agree", "decline", "plan", "insist", "confirm", "explain", "want", "describe", "call", "tweet")

    def _plural(self, grammar: Grammar, token: Token, barred: set[str]) -> Keys:
        best: tuple[float, Keys] | None = None
        for pair in self._together:
            if self._now - pair.sentence > 2 or set(pair.keys) <= barred:
                continue
            kinds = {self.things[k].type for k in pair.keys}
            agents = kinds <= {"Person", "Group"} or kinds <= {*ORGANIZATIONS, "Group"}
            score = 1.6 - 1.0 * (self._now - pair.sentence) + (0.8 if agents else -0.8)
            if best is None or score > best[0]:
                best = (score, pair.keys)
        for thing in self.things.values():
            if thing.key in barred or thing.count == 0 or thing.type in ("Place", "Platform"):
                continue
            score_one = self._salience(thing, grammar.sentence, token, 2)
            if score_one is None:
                continue
            if thing.type == "Group" or thing.plural:
                score_one += 1.0
            elif thing.type in ORGANIZATIONS and token.dep in ("nsubj", "nsubjpass", "poss"):
                score_one -= 0.6
            elif thing.type == "Person" and thing.gender in (None, "x"):
                score_one -= 1.0
            else:
                continue
            if best is None or score_one > best[0]:
                best = (score_one, (thing.key,))
        return best[1] if best is not None and best[0] > -0.5 else ()

    def _barred(self, grammar: Grammar, token: Token) -> set[str]:
        """Things that the pronoun can't be: other arguments of its clause, unless it is reflexive or a possessor."""
        word = token.text.lower()
        if word in words("reference", "pronouns", "reflexive"):
            clause = grammar.clause_of(token.index)
            subjects = clause.subject if clause is not None else ()
            wanted = {k for i in subjects for k in self.refer(self._now, i)}
            return {k for k in self.things if k not in wanted} if wanted else set()
        if token.dep == "poss":
            # "Moss and her daughter": fine; "its owner X": the owner is not the possessor.
            head = grammar.sentence.head(token.index)
            names = {c.name for c in grammar.sentence.children(head.index, "appos") if c.name} if head is not None else set()
            if head is not None and head.name:
                names.add(head.name)
            if head is not None and head.dep == "appos" and (up := grammar.sentence.head(head.index)) is not None and up.name:
                names.add(up.name)
            return {n for n in names if n} | (self._not_own(grammar, head) if head is not None else set())
        clause = grammar.clause_of(token.index)
        if clause is None or token.index in clause.subject:
            return set()
        others = set(clause.subject) | (set(clause.object) - {token.index})
        if token.dep == "conj" or token.index in clause.object or any(token.index in h for _, h in clause.phrases):
            return {k for i in others for k in self.refer(self._now, i) if i < token.index or i in clause.subject}
        return set()

    def _not_own(self, grammar: Grammar, owned: Token) -> set[str]:
        """Who can't be the owner of a thing because of what is done to it: nobody condemns his own words, or is his own successor."""
        clause = grammar.clause_of(owned.index)
        if clause is None:
            return set()
        head = grammar.sentence.head(owned.index)
        if head is not None and head.dep == "prep" and head.text.lower() == "as":
            return {k for i in clause.object for k in self.refer(self._now, i)}
        if owned.index in clause.object and clause.lemma in words("reference", "verbs", "other_directed"):
            return {k for i in clause.subject for k in self.refer(self._now, i)}
        return set()

    def _salience(self, thing: Thing, sentence: Sentence, token: Token, reach: int, pronoun: bool = True) -> float | None:
        here = [i for s, i in thing.seen if s == sentence.number and i != token.index]
        distance = sentence.number - thing.last
        if distance > (reach if sentence.kind is not BlockKind.HEADING else 4 * reach):
            return None
        if sentence.kind is BlockKind.HEADING:
            # A heading ("Has he apologised?") speaks of what the article is about, whoever was mentioned last.
            return math.log2(1 + thing.total) - 0.2 * distance
        score = -(_PER_SENTENCE if pronoun else _PER_SENTENCE_NOMINAL) * distance + _ROLE_WEIGHT.get(thing.role, 0.0) + _PER_MENTION * math.log2(1 + thing.count)
        # What the whole article is about is meant more often than what it names once.
        score += (_PER_TOTAL if pronoun else _NOMINAL_TOTAL) * math.log2(1 + thing.total)
        if here and min(here) > token.index:
            return None
        if here:
            score += 0.1
        return score

    # --- nominals -----------------------------------------------------------------------------

    def _nominal(self, grammar: Grammar, token: Token) -> Keys:
        sentence = grammar.sentence
        if token.dep in ("compound", "amod", "nmod", "advmod", "npadvmod", "quantmod", "nummod", "det"):
            return ()
        named = self._named_beside(grammar, token)
        if named:
            return named
        word = token.text.lower()
        determiner = _determiner(sentence, token)
        modified = sentence.children(token.index, "amod", "relcl", "acl", "prep", "compound")
        if word in words("reference", "sets", "pair") and not modified and (determiner in ("the", "two", "both", "all") or word == "both"):
            pair = self._last_pair()
            if pair:
                return pair
        if token.text in words("names", "calendar"):
            return ()
        noun = _noun_text(sentence, token)
        if token.lemma in words("reference", "nominals", "opaque") and " " not in noun:
            return ()
        age = _YEARS.match(word)
        descriptor = self.gazetteer.descriptor(noun) or (self.gazetteer.descriptor(token.lemma) if " " not in noun else None)
        if age:
            return self._by_age(age.group(1), sentence, token)
        if modified and token.tag == "NNS" and word in words("reference", "sets", "pair"):
            return self._group(grammar, token, noun, determiner)
        if descriptor is None:
            return self._of_origin(sentence, token) if determiner == "the" and not sentence.children(token.index, "amod", "prep") else ()
        owned = bool(sentence.children(token.index, "poss"))
        plural = token.tag in ("NNS", "NNPS")
        if "Person" in descriptor.types and ORGANIZATIONS & set(descriptor.types) and not plural and not owned:
            # "the brewer", "the designer": somebody or a company.
            return self._definite(grammar, token, noun, descriptor, ORGANIZATIONS | {"Person"}) if determiner in words("reference", "nominals", "definite") else ()
        if descriptor.type == "Person" and not plural:
            return self._person(grammar, token, noun, descriptor, determiner, owned)
        if descriptor.type in ORGANIZATIONS and not plural:
            if determiner in words("reference", "nominals", "indefinite") or (owned and not sentence.children(token.index, "appos")):
                return self._unnamed(grammar, token, noun, descriptor) if determiner != "no" else ()
            found = self._definite(grammar, token, noun, descriptor, ORGANIZATIONS)
            return found or self._unnamed(grammar, token, noun, descriptor)
        if "Group" in descriptor.types and (plural or descriptor.type == "Group"):
            return self._group(grammar, token, noun, determiner)
        if plural and descriptor.type in ("Person", *ORGANIZATIONS):
            if "Person" == descriptor.type and determiner in ("the", "these", "those", "all"):
                pair = self._last_pair(kinds={"Person"})
                if pair and self._all_may_be(pair, descriptor):
                    return pair
            return ()
        return self._unnamed(grammar, token, noun, descriptor)

    def _of_origin(self, sentence: Sentence, token: Token) -> Keys:
        """Somebody by where he is from: "the Londoner", "the Texan"."""
        if token.tag not in ("NN", "NNP") or not self.gazetteer.places_of_demonym(token.text.lower()):
            return ()
        scores = [
            (score + (1.0 if token.text.lower() in t.demonyms else 0.0), t.key)
            for t in self.things.values() if t.type == "Person" and t.named and t.count
            and (score := self._salience(t, sentence, token, _REACH_PRONOUN)) is not None
        ]  # fmt: skip
        return (max(scores)[1],) if scores else ()

    def _all_may_be(self, keys: Keys, descriptor: Descriptor) -> bool:
        return all(descriptor.noun in self.things[k].kinds | self.things[k].learned for k in keys)

    def _named_beside(self, grammar: Grammar, token: Token) -> Keys:
        """The name in apposition or, for "the face of the campaign is X", nothing: only what the same phrase names."""
        sentence = grammar.sentence
        apposed = [c for c in sentence.children(token.index, "appos") if c.name is not None]
        if apposed:
            return tuple(t.name for i in grammar.expand(apposed[0].index) if (t := sentence.tokens[i]).name is not None and self._same_sort(token, t))
        if token.dep == "appos":
            head = sentence.head(token.index)
            if head is not None and head.name is not None and self._same_sort(token, head):
                return (head.name,)
        return ()

    def _same_sort(self, noun: Token, name: Token) -> bool:
        descriptor = self.gazetteer.descriptor(noun.lemma)
        return descriptor is None or name.name is None or self.things[name.name].type in _compatible(descriptor) or descriptor.type == "Topic"

    def _last_pair(self, kinds: set[str] | None = None) -> Keys:
        for pair in reversed(self._together):
            if self._now - pair.sentence > 4:
                return ()
            if all(self.things[k].type in (kinds or {"Person"}) for k in pair.keys) or (kinds is None and all(self.things[k].type in ORGANIZATIONS for k in pair.keys)):
                return pair.keys
        return ()

    def _by_age(self, age: str, sentence: Sentence, token: Token) -> Keys:
        people = [t for t in self.things.values() if t.type == "Person" and t.count and t.named]
        exact = [t for t in people if t.age == age]
        if exact:
            return (exact[0].key,)
        best = max(((self._salience(t, sentence, token, 3), t.key) for t in people if t.age is None and self._salience(t, sentence, token, 3) is not None), default=None)
        return (best[1],) if best else ()

    def _person(self, grammar: Grammar, token: Token, noun: str, descriptor: Descriptor, determiner: str, owned: bool) -> Keys:
        sentence = grammar.sentence
        if determiner in words("reference", "nominals", "indefinite"):
            return self._group(grammar, token, noun, determiner) if "Group" in descriptor.types else ()
        if owned or (sentence.child(token.index, "prep") is not None and not self._called(noun, descriptor)):
            return ()
        if determiner not in words("reference", "nominals", "definite") and not (determiner == "" and sentence.kind in (BlockKind.TITLE, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.CAPTION)):
            return ()
        return self._definite(grammar, token, noun, descriptor, frozenset({"Person"}))

    def _called(self, noun: str, descriptor: Descriptor) -> bool:
        return any({noun, descriptor.noun} & (t.learned | t.kinds) for t in self.things.values() if t.count)

    def _definite(self, grammar: Grammar, token: Token, noun: str, descriptor: Descriptor, types: frozenset[str]) -> Keys:
        sentence = grammar.sentence
        modifiers = {t.text.lower() for t in sentence.children(token.index, "amod", "compound", "nmod")}
        named_inside = {t.name for t in sentence.children(token.index, "compound", "nmod", "amod", "poss") if t.name is not None}
        barred = self._barred(grammar, token) | {n for n in named_inside if n}
        best: tuple[float, str, Thing] | None = None
        for thing in self.things.values():
            if thing.type not in types or thing.count == 0 or thing.key in barred or thing.plural:
                continue
            if descriptor.gender in ("f", "m") and thing.gender not in (None, descriptor.gender):
                continue
            score = self._salience(thing, sentence, token, _REACH_NOMINAL, pronoun=False)
            if score is None:
                continue
            score = max(score, -5.0 + 0.25 * math.log2(1 + thing.count)) if thing.count > 3 else score
            score += self._fit(thing, noun, descriptor, modifiers)
            if not thing.named and thing.head != token.lemma:
                continue
            if best is None or (score, thing.key) > (best[0], best[1]):
                best = (score, thing.key, thing)
        threshold = -2.2 if not descriptor.specific else -1.0
        return (best[2].key,) if best is not None and best[0] > threshold else ()

    def _fit(self, thing: Thing, noun: str, descriptor: Descriptor, modifiers: set[str]) -> float:
        fit = 0.0
        called = thing.kinds | thing.learned
        if noun in called:
            fit += 3.0
        elif descriptor.noun in called:
            fit += 2.5
        elif any(c.endswith(" " + descriptor.noun) or descriptor.noun.endswith(" " + c) for c in called):
            fit += 1.5
        elif any(" " in c and c.split()[-1] == descriptor.noun.split()[-1] and c.split()[0] == descriptor.noun.split()[0] for c in called):
            # "reality TV star" for a "reality star".
            fit += 1.5
        elif descriptor.specific:
            fit -= 3.0 if thing.kinds else 1.5 if called else 0.5
        elif descriptor.noun in ("brand", "label", "house") and thing.type != "Brand":
            fit -= 1.0
        if modifiers & thing.demonyms:
            fit += 2.0
        elif any(self.gazetteer.places_of_demonym(m) for m in modifiers) and thing.demonyms:
            fit -= 2.0
        return fit

    def _group(self, grammar: Grammar, token: Token, noun: str, determiner: str) -> Keys:
        sentence = grammar.sentence
        head = token.lemma if token.tag in ("NNS", "NNPS") else token.text.lower()
        modifiers = _modifiers(sentence, token)
        for thing in self.things.values():
            if thing.type == "Group" and not thing.named and thing.head == head and (not modifiers or modifiers <= thing.modifiers or not thing.modifiers):
                if modifiers and not thing.modifiers:
                    thing.aliases.add(thing.label)
                    thing.label = " ".join([*_ordered_modifiers(sentence, token), _plural_of(token, self.gazetteer)])
                    thing.modifiers = modifiers
                return (thing.key,)
        label = " ".join([*_ordered_modifiers(sentence, token), _plural_of(token, self.gazetteer), *_tail(grammar, token.index)])
        return (self._new("Group", label, head, modifiers, plural=True).key,)

    def _unnamed(self, grammar: Grammar, token: Token, noun: str, descriptor: Descriptor) -> Keys:
        """A thing without a name: one that the text has brought up before, or a new one."""
        sentence = grammar.sentence
        if descriptor.type in ("Person", "Place", "MediaOutlet", "Platform"):
            return ()
        kind = "Organization" if descriptor.type in ORGANIZATIONS else descriptor.type
        modifiers = _modifiers(sentence, token)
        owner = tuple(k for i in grammar.owners(token.index) for k in self.refer(sentence.number, i))
        compound = [t.name for t in sentence.children(token.index, "compound", "nmod") if t.name is not None]
        owner = owner or tuple(compound)
        kind = self._kind_of_show(token, modifiers, owner) if token.lemma == "show" else kind
        titled = [n for n in compound if self.things[n].type == kind and kind in _THINGS]
        if len(titled) == 1 and token.index - 1 in {t.index for t in sentence.children(token.index, "compound", "nmod") if t.name == titled[0]}:
            # "the Mai Troppo campaign" is Mai Troppo.
            return (titled[0],)
        if named := self._by_kind(sentence, token, noun, kind, modifiers, owner):
            return named
        definite = _determiner(sentence, token) not in words("reference", "nominals", "indefinite")
        for thing in sorted(self.things.values(), key=lambda t: -t.last):
            if thing.named or thing.count == 0 or thing.type != kind or not self._same_noun(thing.head, token.lemma):
                continue
            if not definite and thing.head != token.lemma:
                continue
            if modifiers and not modifiers & thing.modifiers and thing.modifiers and not (modifiers <= _EMPTY_MODIFIERS):
                if _season(modifiers) != _season(thing.modifiers) or thing.head == token.lemma:
                    continue
            if owner and thing.owner and not set(owner) & set(thing.owner):
                continue
            if not definite and sentence.number != thing.last and not modifiers & thing.modifiers:
                continue
            if owner and thing.head != token.lemma and set(owner) != set(thing.owner):
                continue
            if modifiers - _EMPTY_MODIFIERS and thing.head != token.lemma and not modifiers & thing.modifiers:
                continue
            thing.owner = thing.owner or owner
            self._rename(thing, sentence, token, modifiers)
            return (thing.key,)
        label = _label_of(sentence, token)
        thing = self._new(kind, label, token.lemma, modifiers, plural=token.tag == "NNS")
        thing.owner = owner
        return (thing.key,)

    def _kind_of_show(self, token: Token, modifiers: frozenset[str], owner: Keys) -> str:
        """A show on a catwalk or stage is an event, one on a screen a work."""
        shows = cues("reference")["shows"]
        if modifiers & set(shows["screen"]) or any(self.things[k].type in ("MediaOutlet", "Platform") for k in owner):
            return "Work"
        if modifiers & set(shows["stage"]) or _season(modifiers) or any(self.things[k].type == "Brand" for k in owner):
            return "Occasion"
        event = self.things.get(self.page.event or "")
        return "Occasion" if event is not None and "show" in event.label.lower().split() else "Work"

    def _by_kind(self, sentence: Sentence, token: Token, noun: str, kind: str, modifiers: frozenset[str], owner: Keys) -> Keys:
        """A thing with a name that "the" and its kind speak of: "the gala", "the film", "the night" on a page about one event."""
        if _determiner(sentence, token) not in words("reference", "nominals", "definite") or owner or token.tag == "NNS" and kind != "Campaign":
            return ()
        best: tuple[float, str] | None = None
        for thing in self.things.values():
            if not thing.named or thing.type != kind or thing.count == 0:
                continue
            label = set(re.findall(r"[\w’']+", thing.label.lower()))
            if not (token.lemma in label or token.lemma in {n.split()[-1] for n in thing.kinds | thing.learned} or self._is_the_event(thing, token)):
                continue
            if {m for m in modifiers if not m.isdigit()} - label - _EMPTY_MODIFIERS - thing.learned:
                continue
            if thing.last >= self._now - _REACH_NOMINAL or thing.key == self.page.event:
                best = max(best or (-99.0, ""), (thing.last, thing.key))
        rivals = [t.last for t in self.things.values() if not t.named and t.type == kind and t.count and self._same_noun(t.head, token.lemma)]
        return (best[1],) if best is not None and best[0] >= max(rivals, default=-99.0) else ()

    def _is_the_event(self, thing: Thing, token: Token) -> bool:
        return thing.key == self.page.event and token.lemma in words("reference", "shows", "event")

    def _rename(self, thing: Thing, sentence: Sentence, token: Token, modifiers: frozenset[str]) -> None:
        """Call a thing by the fullest of its descriptions, with the plain name of its kind where the text uses it."""
        label = _label_of(sentence, token)
        better = (token.lemma == "campaign") > (thing.head == "campaign") or (token.lemma == thing.head and len(modifiers - _EMPTY_MODIFIERS) > len(thing.modifiers - _EMPTY_MODIFIERS))
        thing.aliases.add(thing.label if better else label)
        if better:
            thing.label, thing.head, thing.modifiers = label, token.lemma, modifiers | thing.modifiers

    def topic(self, grammar: Grammar, index: int) -> Keys:
        """A thing for a noun that is no known kind of anything ("his remarks"), made when a fact needs it."""
        sentence = grammar.sentence
        token = sentence.tokens[index]
        if token.pos != "NOUN" or not _is_abstract(token.lemma):
            return ()
        modifiers = _modifiers(sentence, token)
        for thing in self.things.values():
            if not thing.named and thing.head == token.lemma and thing.type == "Topic" and (not modifiers or modifiers & thing.modifiers):
                self.bind(sentence.number, index, (thing.key,))
                return (thing.key,)
        label = " ".join([*_ordered_modifiers(sentence, token), token.text, *_tail(grammar, index)])
        thing = self._new("Topic", label, token.lemma, modifiers)
        thing.count, thing.last = 1, sentence.number
        self.bind(sentence.number, index, (thing.key,))
        return (thing.key,)

    def _same_noun(self, one: str, other: str) -> bool:
        if one == other:
            return True
        return any(one in members and other in members for members in cues("reference")["synonyms"].values())

    def _new(self, kind: str, label: str, head: str, modifiers: frozenset[str], plural: bool = False) -> Thing:
        stem = "~" + re.sub(r"[^\w]+", "-", label.lower()).strip("-")
        key, number = stem, 2
        while key in self.things:
            key, number = f"{stem}-{number}", number + 1
        self.things[key] = Thing(key, label, kind, None, False, plural, head=head, modifiers=modifiers)
        return self.things[key]


_THINGS = frozenset({"Campaign", "Product", "Work", "Occasion"})
_EMPTY_MODIFIERS = frozenset({"new", "latest", "recent", "own", "entire", "whole", "same", "controversial", "disturbing", "current", "said", "offending", "now-deleted", "disgraced"})


def _season(modifiers: frozenset[str]) -> frozenset[str]:
    return modifiers & {"spring", "summer", "fall", "autumn", "winter", "holiday", "christmas"}


def _label_of(sentence: Sentence, token: Token) -> str:
    return " ".join([*_ordered_modifiers(sentence, token), token.text.lower() if token.text.isupper() else token.text])


def _pronoun_kind(word: str) -> str | None:
    for kind in ("male", "female", "thing", "plural", "first", "first_plural"):
        if word in words("reference", "pronouns", kind):
            return kind
    return None


def _is_abstract(lemma: str) -> bool:
    """Whether a noun names an abstract thing that one can criticise or apologise for: no time, part of the body or quantity."""
    if lemma in words("reference", "topics", "nouns"):
        return True
    return lemma.endswith(tuple(sorted(words("reference", "topics", "endings")))) and lemma not in words("reference", "topics", "not")


def _is_dummy(sentence: Sentence, token: Token) -> bool:
    """The "it" of "it was clear that", "it seems"."""
    head = sentence.head(token.index)
    if head is None or token.dep not in ("nsubj", "nsubjpass"):
        return False
    if head.lemma in ("seem", "appear", "rain", "turn", "happen"):
        return True
    complements = sentence.children(head.index, "acomp", "attr")
    clausal = sentence.children(head.index, "ccomp", "csubj", "xcomp", "advcl")
    return head.lemma == "be" and bool(complements) and bool(clausal)


def _compatible(descriptor: Descriptor) -> set[str]:
    types = set(descriptor.types)
    if types & ORGANIZATIONS:
        types |= ORGANIZATIONS
    return types


def _determiner(sentence: Sentence, token: Token) -> str:
    found = sentence.child(token.index, "det", "predet", "nummod")
    return found.text.lower() if found is not None else ""


def _noun_text(sentence: Sentence, token: Token) -> str:
    """A noun with the nouns compounded before it, in lower case: "fashion house"."""
    parts = [t for t in sentence.children(token.index, "compound", "amod") if t.index < token.index and t.name is None]
    near: list[str] = []
    at = token.index - 1
    for t in sorted(parts, key=lambda t: -t.index):
        if t.index != at:
            break
        near.insert(0, t.text.lower())
        at -= 1
    last = token.text.lower() if token.tag in ("NNS", "NNPS") else token.lemma
    return " ".join([*near, last])


def _modifiers(sentence: Sentence, token: Token) -> frozenset[str]:
    return frozenset(t.lower() for t in _ordered_modifiers(sentence, token))


def _ordered_modifiers(sentence: Sentence, token: Token) -> list[str]:
    found = [t for t in sentence.children(token.index, "amod", "compound", "nmod", "nummod") if t.index < token.index and t.pos not in ("PUNCT",)]
    return [t.text if t.name or t.tag == "NNP" else t.text.lower() for t in found if t.tag not in ("DT",)]


def _plural_of(token: Token, gazetteer: Gazetteer) -> str:
    if token.tag in ("NNS", "NNPS") or token.lemma in words("reference", "nominals", "collective"):
        return token.text.lower()
    descriptor = gazetteer.descriptor(token.lemma)
    return descriptor.plural if descriptor is not None and descriptor.plural else token.text.lower()


def _tail(grammar: Grammar, index: int) -> list[str]:
    for preposition, heads in grammar.noun_phrases(index):
        if preposition in ("of", "about", "on") and heads:
            head = grammar.sentence.tokens[heads[0]]
            return [preposition, *_ordered_modifiers(grammar.sentence, head), head.text]
    return []


def salient(things: Mapping[str, Thing]) -> Mapping[str, list[Thing]]:
    """Things by type, most mentioned first: for choosing what a page is about."""
    found: dict[str, list[Thing]] = defaultdict(list)
    for thing in sorted(things.values(), key=lambda t: (-t.count, t.key)):
        found[thing.type].append(thing)
    return found
