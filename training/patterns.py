"""Sentences made from the rules: what each pattern says of two parties is told in its own words, and so the classifier learns it.

The rules read such a sentence where the parse is right and both parties stand where the pattern wants them; the classifier
shall know the wording wherever it stands.  Verbs are put into the past, the perfect, the present, the passive, a relative or a
participial clause; around them stand times, outlets and bystanders of whom nothing is told.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from lemminflect import getInflection

from graphkit.language.matching.patterns import Noun, NounPattern, Slot, VerbPattern
from graphkit.language.matching.rules import Frame, Role, Rules
from graphkit.vocabulary import Vocabulary
from training.examples import CLASSES, Example, example

SOURCE = "patterns"
Fact = tuple[str, str, str]
# How often a letter stands for a party that may be of several classes.
_WEIGHTS = {"P": 10, "B": 8, "O": 6, "M": 2, "F": 1, "G": 2, "W": 3, "C": 2, "D": 2, "E": 2, "L": 1, "T": 2, "K": 0}
# What stands for "anything", and for whoever does something.
_THINGS = ("it", "a year", "the show", "that", "the end", "a statement", "the night")
_DOERS = ("the board", "the family", "a friend", "the court", "a new manager")
_DETERMINERS = ("a", "the", "its", "his", "her", "the", "")
_UNDETERMINED = frozenset({"it", "nothing", "each other", "no", "pda", "that", "themselves"})
# Verbs that govern an infinitive without "to", or an -ing form.
_BARE = frozenset({"let", "make", "see", "have", "help", "watch"})
_ING = frozenset(
    [
        "stop",
        "quit",
        "cease",
        "start",
        "begin",
        "halt",
        "end",
        "discontinue",
        "keep",
        "avoid",
        "resume",
        "finish",
        "cancel",
        "suspend",
    ]
)
_WITH = frozenset({"work", "partner", "collaborate", "do business"})
# Bystanders have the number 9, and nothing is told of them.
_BYSTANDER = "9"
_BEFORE = (
    *("", "", "", ""),
    *("On Tuesday ", "In 2021, ", "{M9} said ", "At the time ", "While {P9} waited, ", "Two weeks later, ", "In {L9}, "),
)
_AFTER = (
    *("", "", "", " on Monday", " last year", " in 2019", " in {L9}", " this week", " in June", ", {M9} reported"),
    *(", according to {M9}", " after {P9} left", ", a move that surprised {P9}", " and {P9} said nothing"),
    ", weeks after {O9} did the same for {P9}",
)
_TAILS = (
    *("said on Monday that sales rose", "declined to comment", "is 34", "was seen in {L9}", "told {M9} that the year was hard"),
    *("flew to {L9} with {P9}", "had nothing to add", "has a house in {L9}", "will speak in May", "smiled at {P9}"),
)
_NEWS = ("made headlines", "was announced on Monday", "came as a surprise", "is the talk of the week")
_FORMS = {"past": 10, "perfect": 3, "present": 4, "relative": 3, "participle": 2}
_BE = {"VBD": "was", "VBZ": "is", "VBN": "been", "VBG": "being", "VB": "be"}
# A relation that is stated of the same two in so many cases is left open where this one is told.
_OFTEN = 0.02


def told(rules: Rules, terms: Vocabulary, examples: Sequence[Example], seed: int = 0, times: int = 2) -> Iterator[Example]:
    """Every verb and noun pattern told so many ``times``, and every noun of a role once.

    ``examples`` say which relations often hold beside one another: those are left open.  The same for the same ``seed``.
    """
    teller = _Teller(terms, random.Random(seed), _beside(examples))
    for frame in rules.frames:
        # In somebody's own words, without a second party, or under a heading: no plain sentence says it.
        if not (frame.spoken or frame.manner or frame.reduced or frame.headed or frame.given):
            for pattern in (*frame.verbs, *frame.nouns):
                for _ in range(times):
                    yield from teller.frame(frame, pattern)
    for role in rules.roles:
        for noun in sorted(role.nouns):
            yield from teller.role(role, noun)


class _Unfit(Exception):  # noqa: N818 - it is no error
    """This pattern makes no plain sentence."""


class _Teller:
    def __init__(self, terms: Vocabulary, chance: random.Random, beside: Mapping[str, frozenset[tuple[bool, str]]]) -> None:
        self.terms = terms
        self.chance = chance
        self.beside = beside
        self.parties: dict[str, str] = {}
        self.others = 0

    def frame(self, frame: Frame, pattern: VerbPattern | NounPattern) -> Iterator[Example]:
        """A pattern told once, where it can be."""
        try:
            self._choose(frame.relation, *_classes(pattern))
            text = self._clause(pattern, frame.passive) if isinstance(pattern, VerbPattern) else self._noun_clause(pattern)
        except _Unfit:
            return
        yield from self._made(
            text, (frame.relation, *frame.presupposes), frame.reverse, stated=frame.status in (None, "Asserted")
        )

    def role(self, role: Role, noun: str) -> Iterator[Example]:
        """A noun of a role told once, where it can be."""
        described = role.types or frozenset({"Person", "Organization", "Work", "Product"})
        try:
            self._choose(role.relation, *((role.argument, described) if role.inverse else (described, role.argument)))
            text = self._role(role, noun)
        except _Unfit:
            return
        yield from self._made(text, (role.relation, *role.also), reverse=False, stated=True)

    def _choose(self, relation: str, subject: Iterable[str], object_: Iterable[str]) -> None:
        """Classes for the two parties that the relation and the pattern allow."""

        def fits(letter: str, classes: Iterable[str]) -> bool:
            wanted = tuple(classes)
            return not wanted or any(self.terms.is_a(CLASSES[letter], c) for c in wanted)

        pairs = [
            (s, o)
            for s in CLASSES
            for o in CLASSES
            if fits(s, subject) and fits(o, object_) and self.terms.fits(relation, CLASSES[s], CLASSES[o])
        ]
        if not pairs:
            raise _Unfit
        s, o = self.chance.choices(pairs, [_WEIGHTS[s] * _WEIGHTS[o] + 0.01 for s, o in pairs])[0]
        self.parties = {"S": f"{s}1", "O": f"{o}2" if o == s else f"{o}1"}
        self.others = 0

    def _made(self, text: str, relations: Iterable[str], reverse: bool, stated: bool) -> Iterator[Example]:
        s, o = self.parties["S"], self.parties["O"]
        if "{" + s + "}" not in text or "{" + o + "}" not in text:
            return
        text = self.chance.choice(_BEFORE) + text + self.chance.choice(_AFTER)
        e = example(f"{text[0].upper()}{text[1:]}.", self.terms, SOURCE)
        facts, left = set[Fact](), set[Fact]()
        for relation in relations:
            both = reverse or self.terms.relations[relation].symmetric
            for a, b in ((s, o), (o, s)) if both else ((s, o),):
                if self.terms.fits(relation, e.classes[a], e.classes[b]):
                    facts.add((a, relation, b))
        for a, relation, b in facts:
            left.update((b, r, a) if turned else (a, r, b) for turned, r in self.beside.get(relation, ()))
        # Nobody says what holds of a third party that the pattern names.
        thirds = [k for k in e.classes if k not in (s, o) and not k.endswith(_BYSTANDER)]
        left.update((a, r, b) for t in thirds for k in e.classes for r in self.terms.relations for a, b in ((t, k), (k, t)))
        said = frozenset(facts) if stated else frozenset[Fact]()
        yield replace(e, stated=said, open=frozenset(left) - said)

    # The words.

    def _one(self, words: Iterable[str]) -> str:
        return self.chance.choice(sorted(words))

    def _slot(self, slot: Slot, doing: bool = False) -> str:
        if slot.name == "SO":
            return "{" + self.parties["S"] + "} and {" + self.parties["O"] + "}"
        if slot.name != "_":
            return "{" + self.parties[slot.name] + "}"
        if not slot.types:
            return self.chance.choice(_DOERS if doing else _THINGS)
        self.others += 1
        wanted = self._one(slot.types)
        return "{" + next(k for k, name in CLASSES.items() if name == wanted) + f"{2 + self.others}" + "}"

    def _noun(self, noun: Noun, around: Slot | None = None) -> str:
        lemma = self._one(noun.lemmas) if noun.lemmas else "name"
        if noun.owner is not None:
            text = f"{self._slot(noun.owner)}'s {lemma}"
            return f"{text} with {self._slot(around)}" if around else text
        if lemma in _UNDETERMINED:
            return lemma
        if around is not None:
            party = self._slot(around)
            return self.chance.choice(
                (
                    f"{party}'s {lemma}",
                    f"its {party} {lemma}",
                    f"its {lemma} with {party}",
                    f"the {lemma} with {party}",
                    f"a {lemma} for {party}",
                )
            )
        first = self.chance.choice(_DETERMINERS)
        if first == "a" and lemma[0] in "aeiou":
            first = "an"
        return f"{first} {lemma}".strip()

    def _argument(self, given: Slot | Noun, around: Slot | None = None, doing: bool = False) -> str:
        return self._slot(given, doing) if isinstance(given, Slot) else self._noun(given, around)

    def _predicate(self, p: VerbPattern, form: str, passive: bool = False) -> str:
        """The verb in a form, and what stands behind it."""
        around = p.around
        verb = self._one(p.verbs - {"*"}) if p.verbs - {"*"} else "take"
        parts = [_verb(verb, form)]
        particles = [self._one(each) for each in p.particles]
        if p.indirect is not None and not passive:
            parts.append(self._slot(p.indirect))
        if p.object is not None and not passive:
            plain = isinstance(p.object, Noun) and p.object.owner is None
            object_ = self._argument(p.object, around if plain else None)
            around = None if plain else around
            first = isinstance(p.object, Noun) and self.chance.random() < 0.5
            parts += [*particles, object_] if first else [object_, *particles]
        else:
            parts += particles
        if p.complement is not None:
            parts.append(self._one(p.complement.lemmas or {"better"}))
        if p.inner is not None:
            inner = self._one(p.inner.verbs - {"*"}) if p.inner.verbs - {"*"} else "see"
            parts.append(_verb(inner, "VBG") if verb in _ING else ("" if verb in _BARE else "to ") + _verb(inner, "VB"))
            if p.inner.object is not None:
                parts.append(self._argument(p.inner.object))
            elif around is not None and not p.phrases:
                parts.append(("with " if inner in _WITH else "") + self._slot(around))
                around = None
        for phrase in p.phrases:
            plain = isinstance(phrase.inside, Noun) and phrase.inside.owner is None
            parts += [self._one(phrase.prepositions), self._argument(phrase.inside, around if plain else None)]
            around = None if plain else around
        if around is not None:
            parts += [self.chance.choice(("with", "from", "of")), self._slot(around)]
        if p.content is not None:
            parts.append(f"that {self._slot(p.content)} had lied")
        return " ".join(parts)

    def _clause(self, p: VerbPattern, passive: bool) -> str:
        form = self.chance.choices(tuple(_FORMS), tuple(_FORMS.values()))[0]
        direct = p.object if p.indirect is None else None
        turned = isinstance(direct, Slot) and direct.name != "_" and not p.negated and self.chance.random() < 0.15
        if p.subject is None or passive or turned:
            if direct is None:
                raise _Unfit
            by = "" if p.subject is None else f" by {self._argument(p.subject, doing=True)}"
            return f"{self._argument(direct)} was {self._predicate(p, 'VBN', passive=True)}{by}"
        who = self._argument(p.subject, doing=True)
        lone = isinstance(p.subject, Slot) and p.subject.name != "SO"
        if p.ceased:
            return f"{who} no longer {self._predicate(p, 'VBZ')}"
        if p.negated:
            return f"{who} did not {self._predicate(p, 'VB')}".replace("did not be ", "was not ")
        if form == "perfect":
            return f"{who} {'has' if lone else 'have'} {self._predicate(p, 'VBN')}"
        if form == "present":
            return f"{who} {self._predicate(p, 'VBZ' if lone else 'VB')}"
        if form == "relative" and lone:
            pronoun = "who" if self.parties["S"][0] == "P" else "which"
            return f"{who}, {pronoun} {self._predicate(p, 'VBD')}, {self.chance.choice(_TAILS)}"
        if form == "participle" and lone:
            return f"after {self._predicate(p, 'VBG')}, {who} {self.chance.choice(_TAILS)}"
        return f"{who} {self._predicate(p, 'VBD')}"

    def _noun_clause(self, p: NounPattern) -> str:
        text = self._noun(p.noun, p.around)
        for phrase in p.phrases:
            text += f" {self._one(phrase.prepositions)} {self._argument(phrase.inside)}"
        return f"after {text}, nobody was surprised" if self.chance.random() < 0.25 else f"{text} {self.chance.choice(_NEWS)}"

    def _role(self, role: Role, noun: str) -> str:
        one, other = ("{" + self.parties[k] + "}" for k in ("OS" if role.inverse else "SO"))
        tail = self.chance.choice(_TAILS)
        if noun.startswith("-"):
            return f"the {other}{noun} {one} {tail}"
        ways = []
        if role.owner:
            ways += [f"{one}, {other}'s {noun}, {tail}", f"{other}'s {noun}, {one}, {tail}", f"{one} is {other}'s {noun}"]
            ways += [f"{other}'s {noun} {one} {tail}"]
        if role.bare:
            ways += [f"{other} {noun} {one} {tail}", f"the {other} {noun} {one} {tail}"]
        for preposition in sorted(role.prepositions):
            of = f"{noun} {preposition} {other}"
            ways += [f"{one}, {self.chance.choice(('the', 'a'))} {of}, {tail}", f"{one} is the {of}", f"the {of}, {one}, {tail}"]
        if not ways:
            raise _Unfit
        return self.chance.choice(ways)


def _verb(lemma: str, tag: str) -> str:
    """A verb, perhaps with words behind it, in the form of a Penn Treebank tag."""
    first, _, rest = lemma.partition(" ")
    form = _BE[tag] if first == "be" else next(iter(getInflection(first, tag=tag)), first)
    return f"{form} {rest}".strip()


def _classes(pattern: VerbPattern | NounPattern) -> tuple[frozenset[str], frozenset[str]]:
    """The classes that a pattern asks of its two parties."""
    if isinstance(pattern, VerbPattern):
        inner = pattern.inner.object if pattern.inner else None
        parts = [pattern.subject, pattern.object, pattern.around, pattern.content, pattern.indirect, inner]
    else:
        parts = [pattern.noun, pattern.around]
    wanted: dict[str, frozenset[str]] = {}
    for part in [*parts, *(phrase.inside for phrase in pattern.phrases)]:
        slot = part.owner if isinstance(part, Noun) else part
        for name in slot.name if slot is not None and slot.types else "":
            wanted[name] = slot.types if slot is not None else frozenset()
    return wanted.get("S", frozenset()), wanted.get("O", frozenset())


def _beside(examples: Sequence[Example]) -> Mapping[str, frozenset[tuple[bool, str]]]:
    """For each relation those that often hold, or are left open, of the same two; with True the other way round."""
    total: Counter[str] = Counter()
    found: dict[str, Counter[tuple[bool, str]]] = defaultdict(Counter)
    for e in examples:
        of_pair = defaultdict[tuple[str, str], set[str]](set)
        for s, relation, o in e.stated | e.open:
            of_pair[s, o].add(relation)
        for s, relation, o in e.stated:
            total[relation] += 1
            found[relation].update((False, r) for r in of_pair[s, o] - {relation})
            found[relation].update((True, r) for r in of_pair[o, s])
    return {r: frozenset(k for k, n in found[r].items() if n >= _OFTEN * total[r]) for r in total}
