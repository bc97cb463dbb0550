"""Slots of a pattern and the words that fill them: heads, the phrases behind a verb or noun, owners."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from graphkit.language.cues import words
from graphkit.language.matching.patterns import Noun, Phrase, Slot
from graphkit.language.syntax.clauses import Clause, Grammar, Heads
from graphkit.language.syntax.tree import Sentence

AROUND = ("with", "to", "for", "of", "from", "between", "by")
Phrases = tuple[tuple[str, Heads], ...]


@dataclass
class Bindings:
    """What the slots of a pattern are filled with so far, and the nouns that were found on the way."""

    subject: Heads = ()
    object: Heads = ()
    together: bool = False
    subject_types: frozenset[str] = frozenset()
    object_types: frozenset[str] = frozenset()
    nouns: Heads = ()

    def bind(self, slot: Slot, heads: Heads) -> bool:
        """Fill a slot.  False where there is nothing to fill it with."""
        if not heads:
            return False
        if slot.name == "SO":
            self.subject, self.together, self.subject_types = heads, True, slot.types
            self.object_types = slot.types
        elif slot.name == "S":
            self.subject, self.subject_types = heads, slot.types
        elif slot.name == "O":
            self.object, self.object_types = heads, slot.types
        return True


@cache
def _by_last_word(lemmas: frozenset[str]) -> Mapping[str, list[list[str]]]:
    """The lemmas of a pattern's noun, cut into words, by the last of these."""
    found: dict[str, list[list[str]]] = {}
    for lemma in sorted(lemmas):
        pieces = lemma.split()
        found.setdefault(pieces[-1], []).append(pieces)
    return found


class Filler:
    """Fills the slots of patterns with words of one sentence."""

    def __init__(self, grammar: Grammar, meant: Callable[[int], frozenset[str]] | None = None) -> None:
        """``meant`` tells the classes of the named parties that a word without a name stands for."""
        self.grammar = grammar
        self._meant = meant
        self.sentence: Sentence = grammar.sentence
        self._behind_nouns: dict[int, Phrases] = {}

    def _names_somebody(self, head: int) -> bool:
        """Whether a phrase is about somebody and not a time ("from 2009")."""
        token = self.sentence.tokens[head]
        return token.name is not None or (token.pos in ("NOUN", "PRON") and token.tag != "CD")

    def _is_part(self, head: int) -> bool:
        """Whether a name stands behind "as", as that of a part does."""
        above = self.sentence.head(head)
        return self.sentence.tokens[head].name is not None and above is not None and above.text.lower() == "as"

    def _infinitive(self, verb: int) -> bool:
        return any(t.tag == "TO" for t in self.sentence.children(verb, "aux"))

    def _inside(self, wanted: Slot | Noun, heads: Heads, bound: Bindings) -> bool:
        if isinstance(wanted, Slot):
            if wanted.name == "_":
                # With a class it must at least be a name, or stand for one.  What stands behind it may be meant for the noun
                # before it ("her turn as X in Y").
                bound.nouns = (*bound.nouns, *(h for h in heads if wanted.types == frozenset() and self._is_part(h)))
                return any(
                    (not wanted.types or self.sentence.tokens[h].name is not None or self._stands_for(h, wanted))
                    and (not wanted.strict or self._of_class(h, wanted))
                    for h in heads
                )
            heads = tuple(d for h in heads for d in self._whose_doing(h))
            if wanted.heads:
                heads = tuple(h for h in heads if self._of_class(h, wanted))
            return bound.bind(
                wanted, tuple(h for h in heads if self.sentence.tokens[h].pos != "ADJ" or self.sentence.tokens[h].name) or heads
            )
        for head in heads:
            head = head if self._is_noun(wanted, head) else self._sort_of(head)
            if self._is_noun(wanted, head):
                if wanted.owner is not None and len(bound.subject) > 1 and self._theirs(head):
                    continue
                # "in a Chanel gown and Dior jewels": the owners of all in one list.
                alike = (h for h in heads if h != head and self._is_noun(wanted, h)) if wanted.owner is not None else ()
                owners = (
                    (*self._owners(head, wanted.owner.types), *(o for h in alike for o in self._own(h))) if wanted.owner else ()
                )
                if wanted.owner is not None and not bound.bind(wanted.owner, owners):
                    continue
                more = () if wanted.owner is not None else tuple(h for h in heads if h != head and self._is_noun(wanted, h))
                bound.nouns = (*bound.nouns, head, *more)
                return True
        return False

    def _stands_for(self, head: int, wanted: Slot) -> bool:
        """Whether a pronoun or description means a named party of the classes that a slot takes."""
        return self._meant is not None and bool(self._meant(head) & wanted.types)

    def _whose_doing(self, head: int) -> Heads:
        """For "what X did" X, who is spoken of; anything else as it is."""
        token = self.sentence.tokens[head]
        verb = self.sentence.head(head)
        if token.text.lower() != "what" or verb is None or verb.lemma not in ("do", "say", "write"):
            return (head,)
        clause = self.grammar.clause(verb.index)
        return (clause.subject if clause is not None and not clause.passive else ()) or (head,)

    def _of_class(self, head: int, wanted: Slot) -> bool:
        token = self.sentence.tokens[head]
        if token.name is None:
            return token.lemma in wanted.heads
        return not wanted.strict or bool({w.strip(".,'’") for w in token.text.lower().split()} & wanted.heads)

    def _reached(self, clause: Clause) -> bool:
        """Whether to make a thing is to get there: "made the cover", "made the list"."""
        made = (t for h in clause.object for t in (self.sentence.tokens[h],) if t.lemma in words("syntax", "reached"))
        return any((the := self.sentence.child(t.index, "det")) is not None and the.lemma == "the" for t in made)

    def _is_partner(self, clause: Clause) -> bool:
        """Whether a clause says what somebody is to a firm: "the brand in which he is a partner"."""
        said = {self.sentence.tokens[h].lemma for h in clause.complement}
        return clause.lemma == "be" and bool(said & words("classes", "holding"))

    def _sort_of(self, head: int, judged: bool = False) -> int:
        """What something is one, or much, of: "one of the best athletes", "a storm of criticism"; what it is said to be the
        height of, where it is ``judged``: "called it the epitome of bad taste".
        """
        sorts = words("syntax", "measures") | (words("syntax", "epitomes") if judged else frozenset())
        if self.sentence.tokens[head].text.lower() not in sorts:
            return head
        preposition = next((t for t in self.sentence.children(head, "prep") if t.text.lower() == "of"), None)
        below = self.sentence.child(preposition.index, "pobj") if preposition is not None else None
        return below.index if below is not None else head

    def _is_noun(self, wanted: Noun, head: int) -> bool:
        token = self.sentence.tokens[head]
        if token.name is not None:
            return False
        if not wanted.lemmas:
            return True
        by_last = _by_last_word(wanted.lemmas)
        for last in {token.lemma, token.text.lower()}:
            for pieces in by_last.get(last, ()):
                if len(pieces) == 1:
                    if last not in ("agreement", "deal", "relation", "relations", "partner") or not self._other_deal(head):
                        return True
                    continue
                beside = self.sentence.tokens[max(0, head - len(pieces) + 1) : head]
                if pieces[:-1] in ([t.text.lower() for t in beside], [t.lemma for t in beside]):
                    return True
        return False

    def _other_deal(self, head: int) -> bool:
        """Whether an agreement is none of business: "a settlement agreement", "a plea deal", "a pre-nuptial agreement"."""
        kinds = self.sentence.children(head, "compound", "amod", "nmod")
        aims = (
            t
            for t in self.sentence.children(head, "acl", "relcl")
            if any(a.tag == "TO" for a in self.sentence.children(t.index, "aux"))
        )
        if self.sentence.tokens[head].lemma in ("relation", "partner"):
            # "posts in public relations", "a founding partner of the brand"
            return any({t.lemma, t.text.lower()} & words("syntax", "other_relations") for t in kinds)
        return any(t.lemma in words("syntax", "other_deals") for t in kinds) or any(
            t.lemma in words("syntax", "other_aims") for t in aims
        )

    def _owners(self, noun: int, types: frozenset[str] = frozenset()) -> Heads:
        # "his Twitter followers": the classes decide.
        owners = self._possessors(noun) if types else self.grammar.owners(noun)
        if owners:
            return owners
        of = tuple(h for p, heads in self.grammar.noun_phrases(noun) if p in ("of", "by") for h in heads)
        return self._makers(noun) or self._own(noun) or of

    def _own(self, noun: int) -> Heads:
        """The names before a noun that say whose or of what make it is: "an X gown", "an X-designed gown"."""
        beside = self.sentence.children(noun, "compound", "nmod", "amod", "poss")
        named = tuple(t.index for t in beside if t.name is not None or any(w.name for w in t.lead))
        # "An X off-the-shoulder gown": the name was hung on what the gown is like.
        return named or tuple(
            n.index
            for t in beside
            for n in self.sentence.children(t.index, "compound", "nmod")
            if n.name is not None and n.index < t.index
        )

    def _makers(self, noun: int) -> Heads:
        """Who is named as whose doing something is: "an Apple suit by X", "an Instagram post from X"."""
        told = self.sentence.tokens[noun].lemma in words("classes", "post_noun")
        behind = self.grammar.noun_phrases(noun)
        heads = (h for p, heads in behind if p == "by" or (p == "from" and told) for h in heads)
        return tuple(h for h in heads if self.sentence.tokens[h].name is not None)

    def _pool(self, clause: Clause, nouns: Heads) -> Phrases:
        found = list(clause.phrases)
        for noun in (*nouns, *clause.object, *self._predicated(clause)):
            found.extend(p for p in self._noun_phrases(noun) if p not in found)
        return tuple(found)

    def _phrase(self, phrase: Phrase, pool: Phrases, clause: Clause | None, bound: Bindings) -> bool:
        candidates = [heads for p, heads in pool if p in phrase.prepositions]
        if clause is not None and isinstance(phrase.inside, Slot):
            # "apologised to the public and to X": both.
            direct = [heads for p, heads in clause.phrases if p in phrase.prepositions]
            if len(direct) > 1 and len({p for p, _ in clause.phrases if p in phrase.prepositions}) == 1:
                candidates = [tuple(dict.fromkeys(h for heads in direct for h in heads))]
        if (
            not candidates
            and clause is not None
            and phrase.prepositions & set(clause.particles)
            and clause.object
            and not bound.nouns
        ):
            # The parser took the preposition for a particle.
            candidates = [clause.object]
        if isinstance(phrase.inside, Slot) and phrase.inside.types:
            # The classes decide which of several phrases is meant ("said on Sunday on Instagram").
            candidates = [tuple(dict.fromkeys(h for heads in (*candidates, *self._farther(phrase, clause)) for h in heads))]
        return any(self._inside(phrase.inside, heads, bound) for heads in candidates)

    def _farther(self, phrase: Phrase, clause: Clause | None) -> list[Heads]:
        """Names behind the preposition anywhere in the clause, where a platform is asked for, or a label that is worn: parsers
        hang "on Instagram" and "in Gucci" on any noun.
        """
        if (
            clause is None
            or not isinstance(phrase.inside, Slot)
            or not (
                phrase.inside.types == {"Platform"}
                or phrase.inside.heads
                or (phrase.inside.types == {"Occasion"} and phrase.prepositions == {"at"})
                or (phrase.inside.types == {"Brand"} and phrase.prepositions == {"in"})
            )
        ):
            return []
        found = []
        for token in self.sentence.tokens:
            if (
                token.text.lower() in phrase.prepositions
                and token.dep == "prep"
                and (own := self.grammar.clause_of(token.index)) is not None
                and own.verb == clause.verb
                and not (phrase.inside.types == {"Brand"} and self._set_off(clause.verb, token.index))
            ):
                found.append(
                    tuple(
                        h
                        for c in self.sentence.children(token.index, "pobj", "conj")
                        if c.pos != "ADP"
                        for h in self.grammar.expand(c.index)
                    )
                )
        return found

    def _set_off(self, verb: int, at: int) -> bool:
        """Whether a comma or colon stands between a verb and a word."""
        return any(t.text in (",", ":", ";", "(", ")", "–", "—") for t in self.sentence.tokens[min(verb, at) : max(verb, at)])

    def _around(self, bound: Bindings, pool: Phrases, clause: Clause) -> Heads:
        subject = set(bound.subject)
        for noun in bound.nouns or clause.object:
            owners = tuple(h for h in self._possessors(noun) if h not in subject and not self._same_as_subject(h, bound))
            if len(subject) > 1 and self._theirs(noun):
                # "The firm and the singer ended their X venture": between the two, and X is what it was called.
                owners = ()
            if owners and not self.grammar.owners(noun) and (named := self._with_names(noun)):
                # "ended its Yeezy partnership with X"
                return named
            if owners:
                return owners
        for preposition in AROUND:
            found = tuple(h for p, heads in pool if p == preposition for h in heads if h not in subject and h not in bound.nouns)
            if found:
                return found
        return ()

    def _with_names(self, noun: int) -> Heads:
        """The names behind a noun that say with whom it is."""
        return tuple(
            h for p, heads in self._noun_phrases(noun) if p == "with" for h in heads if self.sentence.tokens[h].name is not None
        )

    def _noun_phrases(self, noun: int) -> Phrases:
        """Phrases on a noun, and on the participle behind it: "a suit filed against X", "a statement posted to X"."""
        if noun not in self._behind_nouns:
            self._behind_nouns[noun] = self._phrases_behind(noun)
        return self._behind_nouns[noun]

    def _phrases_behind(self, noun: int) -> Phrases:
        found = list(self.grammar.noun_phrases(noun))
        for child in self.sentence.children(noun, "amod", "acl", "relcl", "appos"):
            if child.lemma == "worth":
                # "a contract worth millions with X": parsers hang X on "worth".
                found.extend(p for p in self.grammar.noun_phrases(child.index) if p not in found)
        if self.sentence.tokens[noun].pos == "ADJ":
            # "disgusted and outraged by it"
            found.extend(p for t in self.sentence.children(noun, "conj") for p in self.grammar.noun_phrases(t.index))
        for child in self.sentence.children(noun, "acl", "relcl"):
            if (
                child.lemma in words("syntax", "support")
                and (clause := self.grammar.clause(child.index)) is not None
                and clause.passive
            ):
                found.extend(p for p in clause.phrases if p not in found)
        return tuple(found)

    def _possessors(self, noun: int) -> Heads:
        compounds = tuple(t.index for t in self.sentence.children(noun, "compound", "nmod", "amod") if t.name is not None)
        if self.sentence.tokens[noun].name is not None and not compounds:
            # "Lemonade, Beyoncé's sixth album, ..."
            beside = (t.index for t in self.sentence.children(noun, "appos") if t.name is None)
            return tuple(dict.fromkeys((*self.grammar.owners(noun), *(o for n in beside for o in self.grammar.owners(n)))))
        return (*self.grammar.owners(noun), *compounds)

    def _theirs(self, noun: int) -> bool:
        """Whether it is what its several owners have together: "their venture"."""
        return any(t.text.lower() == "their" for t in self.sentence.children(noun, "poss"))

    def _same_as_subject(self, head: int, bound: Bindings) -> bool:
        """Whether a possessor is the subject itself ("Nike cut its ties"): a possessive pronoun beside a subject mostly is."""
        token = self.sentence.tokens[head]
        return token.text.lower() in words("reference", "pronouns", "possessive") and bool(bound.subject)

    def _carrier(self, noun: int) -> Clause | None:
        """The clause whose light verb carries the noun ("filed a suit against")."""
        head = self.sentence.head(noun)
        token = self.sentence.tokens[noun]
        for told in self.sentence.children(noun, "relcl"):
            # "the apology that X issued", "which was issued by X"
            clause = self.grammar.clause(told.index)
            if clause is not None and clause.lemma in words("syntax", "support") and noun in clause.object and clause.subject:
                return clause
        while token.dep == "conj" and head is not None and not self.grammar.is_verb(head):
            token, head = head, self.sentence.head(head.index)
        if (
            head is not None
            and token.dep in ("dobj", "nsubjpass", "attr")
            and self.grammar.is_verb(head)
            and head.lemma in words("syntax", "support")
            and not (head.lemma in words("syntax", "receiving") and token.lemma in words("syntax", "received"))
            and not {f"{head.lemma} {t.lemma}" for t in self.sentence.children(head.index, "prt")}
            & words("status", "undoing_phrases")
        ):
            # Not "has the backing of Y", whose subject is backed, nor "put off the launch of Y".
            return self.grammar.clause(head.index)
        if token.dep == "appos" and token.name is None and head is not None and head.dep == "dobj":
            # "brought out the X, a collaboration with Y"
            clause = self.grammar.clause_of(head.index)
            if clause is not None and head.index in clause.object and clause.lemma in words("syntax", "releasing"):
                return clause
        return None

    def _predicated(self, clause: Clause) -> Heads:
        """Complements, with those that parsers take for a second object ("branded X a liar") or an adverb ("said sorry to X")."""
        second = self.sentence.children(clause.verb, "dobj")[1:]
        adverbs = tuple(t for t in self.sentence.children(clause.verb, "advmod") if t.pos == "ADJ")
        # "called the images disturbing": parsers hang the judgement on what is judged.
        behind = tuple(
            t
            for h in (clause.object if clause.lemma in words("syntax", "judging") else ())
            for t in self.sentence.children(h, "amod", "acl")
            if t.index > h and (t.pos == "ADJ" or t.tag in ("JJ", "VBG")) and not self.sentence.children(t.index, "dobj", "prep")
        )
        return (*clause.complement, *(t.index for t in (*second, *adverbs, *behind)))
