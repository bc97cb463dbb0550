"""Whose company is whose: what "her firm", "the singer's own label" mean once it was told what she founded, owns or heads."""

from __future__ import annotations

from graphkit.language.cues import words
from graphkit.language.names.gazetteer import Descriptor
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.reference.descriptions import EMPTY_MODIFIERS, modifiers_of, pronoun_kind
from graphkit.language.reference.salience import is_former
from graphkit.language.reference.sorts import described, fit
from graphkit.language.reference.things import Keys, Story, Thing
from graphkit.language.syntax.clauses import Clause, Grammar
from graphkit.language.syntax.tree import Sentence, Token

# The pronouns that may be of somebody of a gender.
_KINDS_OF = {
    "m": frozenset({"male", "plural"}),
    "f": frozenset({"female", "plural"}),
    None: frozenset({"male", "female", "plural"}),
}
# Beyond so many sentences a business is meant only where its owner has no other.
_NEAR = 3


def is_fund(thing: Thing) -> bool:
    """Whether a firm is called what puts money into others, by its name or in the lists."""
    names, kinds = words("relations", "fund_names"), words("relations", "fund_kinds")
    return thing.label.lower().split()[-1] in names or not kinds.isdisjoint(thing.kinds)


class Ventures:
    """Remembers which businesses people founded, own or head, and finds the one that "her company" means."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._held = story.held
        # Whom somebody was said to have left, in text order.
        self._left: dict[str, dict[str, None]] = {}

    def note(self, grammar: Grammar) -> None:
        """Learn from a sentence that has been read: "founded X", "X, which she owns", "the founder of X", "X founder Y"."""
        number = grammar.sentence.number
        for clause in grammar.clauses:
            self._note_left(grammar, clause)
            if clause.lemma in words("reference", "ventures", "verbs"):
                owners = [k for i in clause.subject for k in self.story.refer(number, i)]
                self._add(owners, [k for i in clause.object for k in self._meant(grammar, i)])
        for token in grammar.sentence.tokens:
            if token.name is not None:
                self._add_led(token)
                # "Jay-Z's Roc Nation": what is called "Jay-Z's firm" from then on.
                self._add([k for i in grammar.owners(token.index) for k in self.story.refer(number, i)], [token.name])
            elif token.lemma in words("reference", "ventures", "holders"):
                firms = [i for p, heads in grammar.noun_phrases(token.index) if p in ("of", "behind") for i in heads]
                firms += [
                    *grammar.owners(token.index),
                    *(t.index for t in grammar.sentence.children(token.index, "compound", "nmod")),
                ]
                self._add(self._described(grammar, token), [k for i in firms for k in self.story.refer(number, i)])

    def _meant(self, grammar: Grammar, at: int) -> Keys:
        """What a word stands for; "the label" in "X, the label Y founded" is X."""
        token, head = grammar.sentence.tokens[at], grammar.sentence.head(at)
        apposed = token.dep == "appos" and head is not None and head.name is not None
        found = self.story.refer(grammar.sentence.number, at)
        return (head.name,) if not found and apposed and head is not None and head.name is not None else found

    def _add_led(self, token: Token) -> None:
        """ "Skims founder Kim Kardashian", "ex-Nike executive X", where the description is hidden before the name."""
        gone = {w.text.lower().rstrip("-") for w in token.lead[:1]} & words("reference", "departures", "former")
        if gone and token.name is not None and self.story.things[token.name].type == "Person":
            firms = [w.name for w in token.lead if w.name is not None and self._is_business(self.story.things[w.name])]
            self._left.setdefault(token.name, {}).update(dict.fromkeys(firms))
        plain = {w.text.lower() for w in token.lead if w.name is None}
        if plain & words("reference", "ventures", "holders") and token.name is not None:
            self._add([token.name], [w.name for w in token.lead if w.name is not None])

    def _described(self, grammar: Grammar, token: Token) -> list[str]:
        """Whom a noun such as "founder" describes: who stands beside it, who is said to be it, or whom it stands for."""
        sentence = grammar.sentence
        found = [*self.story.refer(sentence.number, token.index)]
        found += [t.name for t in sentence.children(token.index, "appos") if t.name is not None]
        head = sentence.head(token.index)
        while head is not None and token.dep == "conj" and head.name is None and head.pos == "NOUN":
            token, head = head, sentence.head(head.index)
        if head is not None and token.dep == "appos":
            found += self.story.refer(sentence.number, head.index)
        if head is not None and token.dep == "attr" and not sentence.children(head.index, "neg"):
            found += [k for t in sentence.children(head.index, "nsubj") for k in self.story.refer(sentence.number, t.index)]
        return found

    def _add(self, owners: list[str], firms: list[str]) -> None:
        for owner in owners:
            for firm in firms:
                if self.story.things[owner].type == "Person" and self._is_business(self.story.things[firm]):
                    self._held.setdefault(owner, {})[firm] = None

    def _is_business(self, thing: Thing) -> bool:
        return thing.named and thing.type in ("Organization", "Brand", "Platform", "MediaOutlet")

    def find(self, grammar: Grammar, token: Token, descriptor: Descriptor) -> Keys:
        """The business that "her company", "his own label" means; nothing where its owner has none, or several."""
        sentence = grammar.sentence
        if sentence.children(token.index, "appos"):
            return ()
        if is_former(sentence, token):
            return self._left_behind(grammar, token, descriptor)
        if token.lemma not in words("reference", "ventures", "nouns"):
            return ()
        owners = {k for i in grammar.owners(token.index) for k in self.story.refer(sentence.number, i)}
        if len(owners) != 1 or self.story.things[owner := next(iter(owners))].type != "Person":
            return ()
        said = described(sentence, token, descriptor, self.story.gazetteer)
        where = "".join(t.text.lower() for t in sentence.tokens[token.index + 1 : token.index + 2])
        lived_in = token.lemma == "house" and where in words("reference", "ventures", "where")
        if said.apart or lived_in or any(p.text.lower() in ("for", "of") for p in sentence.children(token.index, "prep")):
            # "Her house in Montecito" is where she lives.
            return ()
        clause = grammar.clause_of(token.index)
        makes = clause is not None and token.index in clause.object and clause.lemma in words("sorts", "founding")
        if makes and "own" in modifiers_of(sentence, token):
            # "has built his own line" brings up a new one.
            return ()
        telling = modifiers_of(sentence, token) - EMPTY_MODIFIERS - words("reference", "ventures", "own")
        least = 0.3 if telling else -1.0
        if telling & words("reference", "ventures", "others"):
            return ()
        known = [
            self.story.things[k]
            for k in dict.fromkeys((*self._held.get(owner, ()), *self._namesakes(owner)))
            if self.story.things[k].count and fit(self.story.things[k], said) >= least
        ]
        if not known and (house := self._of_own_name(sentence, token, owner)) is not None:
            return (house,)
        near = [t for t in known if sentence.number - t.last <= _NEAR]
        found = near if len(near) == 1 else known
        return (found[0].key,) if len(found) == 1 else ()

    def _left_behind(self, grammar: Grammar, token: Token, descriptor: Descriptor) -> Keys:
        """The business that "her former employer", "his old club" means: the one that somebody was last said to have left."""
        owners = {k for i in grammar.owners(token.index) for k in self.story.refer(grammar.sentence.number, i)}
        if len(owners) != 1:
            return ()
        said = described(grammar.sentence, token, descriptor, self.story.gazetteer)
        left = [k for k in reversed(self._left.get(next(iter(owners)), {})) if fit(self.story.things[k], said) > -1.0]
        return (left[0],) if len(left) == 1 else ()

    def _note_left(self, grammar: Grammar, clause: Clause) -> None:
        """Learn who left which business or was let go by it: "X left Y", "X resigned from Y", "Y sacked X"."""
        number = grammar.sentence.number
        phrased = " ".join((clause.lemma, *clause.particles))
        if grammar.sentence.children(clause.verb, "neg"):
            return
        goers: tuple[int, ...] = ()
        places: tuple[int, ...] = ()
        if phrased in words("reference", "departures", "leaving"):
            # "Quit as coach of X"
            offices = [h for i in clause.phrase("as") for p, heads in grammar.noun_phrases(i) if p in ("of", "at") for h in heads]
            goers, places = clause.subject, clause.object or (*clause.phrase("from", "with"), *offices)
        elif phrased in words("reference", "departures", "dismissing"):
            goers, places = clause.object or clause.phrase("with"), clause.subject
        firms = [k for i in places for k in self.story.refer(number, i) if self._is_business(self.story.things[k])]
        for goer in (k for i in goers for k in self.story.refer(number, i)):
            if self.story.things[goer].type == "Person":
                self._left.setdefault(goer, {}).update(dict.fromkeys(firms))

    def _of_own_name(self, sentence: Sentence, token: Token, owner: str) -> str | None:
        """The house that a list of names knows by somebody's very name: "her namesake label", "his own brand"."""
        told = modifiers_of(sentence, token)
        plain = told <= {"own"} | words("reference", "ventures", "of_own_name")
        return self.story.namesake(owner, "Brand", True) if told and plain else None

    def founded(self, grammar: Grammar, token: Token, descriptor: Descriptor) -> Keys:
        """The business that "the brand she founded" means: the one that who founded it was told to have."""
        sentence = grammar.sentence
        clause = next((c for c in grammar.clauses if sentence.head(c.verb) is token and self._founds(grammar, c)), None)
        aside = sentence.tokens[token.index + 1 : token.index + 2]
        if clause is None or clause.passive or sentence.children(token.index, "appos") or (aside and aside[0].text == ","):
            return ()
        said = described(sentence, token, descriptor, self.story.gazetteer)
        owners = {k for i in clause.subject for k in self.story.refer(sentence.number, i)}
        if not owners:
            # Pronouns of the clause are not resolved yet.
            kinds = {pronoun_kind(sentence.tokens[i].text.lower()) for i in clause.subject}
            owners = {t.key for t in self._near(sentence.number) if kinds & _KINDS_OF.get(t.gender, frozenset())}
        held = {
            k
            for o in owners
            if o in self.story.things
            for k in (*self._held.get(o, ()), *self._namesakes(o), *self._called_after(o))
        }
        found = [k for k in held if self.story.things[k].count and fit(self.story.things[k], said) > -1.0]
        return (found[0],) if len(found) == 1 else ()

    def _founds(self, grammar: Grammar, clause: Clause) -> bool:
        verb = {clause.lemma, *(f"{clause.lemma} {p}" for p in clause.particles)}
        return bool(verb & words("sorts", "founding")) and grammar.sentence.tokens[clause.verb].dep in ("relcl", "acl")

    def _near(self, sentence: int) -> list[Thing]:
        people = (t for t in self.story.things.values() if t.type == "Person" and t.named and t.count)
        return [t for t in people if sentence - t.last <= _NEAR]

    def _called_after(self, owner: str) -> list[str]:
        """Businesses that begin with somebody's first name: "Kylie Cosmetics"."""
        first = self.story.things[owner].label.lower().split()[0]
        return [t.key for t in self.story.things.values() if self._is_business(t) and t.label.lower().startswith(f"{first} ")]

    def holder(self, grammar: Grammar, token: Token) -> Keys:
        """Who "its owner", "the label's founder" is; nothing where nobody, or more than one, was told to hold the business."""
        sentence = grammar.sentence
        if token.lemma not in words("reference", "ventures", "holders") or token.tag != "NN":
            return ()
        if sentence.children(token.index, "appos", "amod", "compound", "nmod", "prep", "relcl", "acl"):
            return ()
        firms = {k for i in grammar.owners(token.index) for k in self.story.refer(sentence.number, i)}
        found = [p for p, held in self._held.items() if firms & set(held)]
        if len(firms) != 1 or len(found) != 1:
            return ()
        thing = self.story.things[found[0]]
        plain = token.lemma in words("reference", "ventures", "any_holder")
        return (thing.key,) if plain or token.lemma in thing.kinds | thing.learned | thing.deeds else ()

    def _namesakes(self, owner: str) -> list[str]:
        """Businesses that bear somebody's full name."""
        label = self.story.things[owner].label.lower()
        if " " not in label:
            return []
        return [
            t.key
            for t in self.story.things.values()
            if self._is_business(t) and t.type in ORGANIZATIONS and f"{t.label.lower()} ".startswith(f"{label} ")
            and not {*t.label.lower().split()} & {"foundation", "fund", "award", "awards"}
        ]  # fmt: skip
