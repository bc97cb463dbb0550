"""Parsed sentences as predicates with named arguments, whatever the surface.

Active and passive, relative and participial clauses, coordination of subjects, objects and verbs,
control and raising come out alike: who did it is the ``subject``, whom it befell the ``object``.
Labels are those of spaCy's English pipelines; predicate-argument structure after Palmer et al.,
"The Proposition Bank" (2005), without sense numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from graphkit.language.cues import words as listed
from graphkit.language.syntax.attachment import OBJECTS, Heads
from graphkit.language.syntax.subjects import Subjects
from graphkit.language.syntax.tree import Token

__all__ = ["Clause", "Grammar", "Heads"]


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with its arguments, each a tuple of token indices (several where they are coordinated).

    ``subject`` and ``object`` are the deep ones: a passive's agent and patient.  ``complement`` is what a
    copula or naming verb says of its subject or object, ``phrases`` are (preposition, heads) pairs in text order.
    """

    verb: int
    lemma: str
    particles: tuple[str, ...]
    subject: Heads
    object: Heads
    indirect: Heads
    complement: Heads
    phrases: tuple[tuple[str, Heads], ...]
    passive: bool

    def phrase(self, *prepositions: str) -> Heads:
        """Heads of all phrases with one of the prepositions."""
        return tuple(h for p, heads in self.phrases if p in prepositions for h in heads)


class Grammar(Subjects):
    """Predicates and arguments of one sentence, found on demand and remembered."""

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """A clause for every verb, in text order."""
        return tuple(self._clause(t) for t in self.sentence.tokens if self.is_verb(t))

    @cached_property
    def _by_verb(self) -> dict[int, Clause]:
        return {c.verb: c for c in self.clauses}

    def clause(self, verb: int) -> Clause | None:
        """The clause of a verb token."""
        return self._by_verb.get(verb)

    def clause_of(self, index: int) -> Clause | None:
        """The nearest clause that the token is part of."""
        token = self.sentence.tokens[index]
        if self.is_verb(token):
            return self.clause(index)
        for up in self.sentence.ancestors(index):
            if self.is_verb(up):
                return self.clause(up.index)
        return None

    # --- one clause ---------------------------------------------------------------------------

    def _clause(self, verb: Token) -> Clause:
        passive = self._passive(verb)
        surface = self.surface_subject(verb.index)
        objects = self._objects(verb, surface)
        indirect = self._expand_all(self.sentence.children(verb.index, "dative", "iobj"))
        indirect = tuple(i for i in indirect if self.sentence.tokens[i].pos != "ADP")
        phrases = self._phrases(verb)
        if passive:
            agent = tuple(h for p, heads in phrases if p == "by" for h in heads)
            if not agent:
                # "was hit with a fine by X": parsers hang the agent on the fine.
                means = tuple(h for p, heads in phrases if p == "with" for h in heads if self.sentence.tokens[h].name is None)
                means = (*means, *(h for h in objects if self.sentence.tokens[h].name is None))
                agent = tuple(h for noun in means for p, heads in self.noun_phrases(noun) if p == "by" for h in heads)
            if not agent:
                # "was hired for a campaign by X", "was named as an ambassador by X"
                what = (
                    h for p, heads in phrases for h in heads
                    if self.sentence.tokens[h].name is None
                    and (p == "as" or (p == "for" and self.sentence.tokens[h].lemma in listed("classes", "campaign")))
                )  # fmt: skip
                agent = tuple(h for noun in what for p, heads in self.noun_phrases(noun) if p == "by" for h in heads)
            if not agent and verb.lemma in listed("syntax", "agentive"):
                # "was founded in a garage by X"
                around = (h for p, heads in phrases if p in ("in", "at", "on", "over", "from", "after") for h in heads)
                agent = tuple(
                    a
                    for noun in around
                    for p, heads in self.noun_phrases(noun)
                    if p == "by"
                    for a in heads
                    if self.sentence.tokens[a].name is not None or self.sentence.tokens[a].lemma in listed("relations", "law")
                )
            if not agent:
                # "was ordered to pay by X"
                agent = tuple(
                    h
                    for t in self.sentence.children(verb.index, "xcomp")
                    if not self._passive(t)
                    for p, heads in self._phrases(t)
                    if p == "by"
                    for h in heads
                    if self.sentence.tokens[h].name is not None
                )
            if not agent:
                # "was banned and fined by X": by X both times.
                agent = self._agent_of_next(verb)
            # "was given a prize": what is left in object position stays there.
            subject, objects = agent, surface if not objects else (*surface, *())
            indirect = indirect or ()
        else:
            subject = surface
            if not subject and self.sentence.children(verb.index, "expl"):
                # "there were X and Y at the show"
                subject = self._expand_all(self.sentence.children(verb.index, "attr"))
        return Clause(
            verb.index, verb.lemma, self._particles(verb), subject, objects, indirect,
            self._complement(verb), tuple(phrases), passive,
        )  # fmt: skip

    def _agent_of_next(self, verb: Token) -> Heads:
        """Who punished somebody in two ways, named behind the second: whoever praises what was pulled has not pulled it."""
        for later in self.sentence.children(verb.index, "conj"):
            if later.tag != "VBN" or not self._passive(later) or self.sentence.children(later.index, "auxpass", "nsubjpass"):
                continue
            if not {verb.lemma, later.lemma} <= listed("syntax", "punishing"):
                continue
            if by := tuple(h for p, heads in self._phrases(later) if p == "by" for h in heads):
                return by
        return ()

    def _particles(self, verb: Token) -> tuple[str, ...]:
        particles = listed("syntax", "particles")
        found = [t for t in self.sentence.children(verb.index, "prt", "advmod") if t.dep == "prt" or t.text.lower() in particles]
        found += [
            t
            for t in self.sentence.children(verb.index, "prep")
            if t.text.lower() in particles and not self.sentence.children(t.index, "pobj", "pcomp")
        ]
        # "cut loose X": the parser takes the particle for X's adjective.
        found += [
            t
            for o in self.sentence.children(verb.index, *OBJECTS)
            for t in self.sentence.children(o.index, "amod")
            if t.index == verb.index + 1 and t.text.lower() in ("loose", "free")
        ]
        return tuple(t.text.lower() for t in sorted(found, key=lambda t: t.index))

    def _phrases(self, verb: Token) -> list[tuple[str, Heads]]:
        found: list[tuple[int, str, Heads]] = []
        for child in self.sentence.children(verb.index):
            found.extend(self._phrase(child, verb))
            copular = verb.lemma == "be" and self.sentence.child(verb.index, "attr") is not None
            if child.lemma == "where" and child.dep == "advmod" and not copular and (place := self._where(verb)):
                found.extend((child.index, preposition, place) for preposition in ("at", "on"))
        return [(p, h) for _, p, h in sorted(found)]

    def _where(self, verb: Token) -> Heads:
        """Where something is done in a relative clause: "Dior, where he worked" has him work at Dior."""
        top = verb
        while top.dep in ("conj", "xcomp") and (up := self.sentence.head(top.index)) is not None and self.is_verb(up):
            top = up
        place = self.antecedent(top.index) if top.dep == "relcl" else ()
        return tuple(h for h in place if h < verb.index)

    def _phrase(self, child: Token, verb: Token | None) -> list[tuple[int, str, Heads]]:
        found: list[tuple[int, str, Heads]] = []
        if (child.dep == "conj" and child.pos == "ADP") or (
            child.dep in ("prep", "agent", "dative", "prt", "advmod")
            and (child.pos in ("ADP", "SCONJ", "ADV", "PART") or child.dep in ("prep", "agent"))
        ):
            heads = self._expand_all(self.sentence.children(child.index, "pobj"))
            heads = tuple(dict.fromkeys(h for i in heads for h in self._through_relative(i)))
            if child.text.lower() == "to" and verb is not None and child.index < verb.index:
                # "To the surprise of fans, X apologised."
                heads = tuple(h for h in heads if self.sentence.tokens[h].lemma not in listed("syntax", "felt"))
            if not heads and child.text.lower() == "as":
                # "described it as disgusting"
                heads = self._expand_all(self.sentence.children(child.index, "amod", "acomp"))
            if not heads:
                # "for displaying documents": what is done stands for its object.
                gerunds = self.sentence.children(child.index, "pcomp")
                heads = self._expand_all(tuple(o for g in gerunds for o in self.sentence.children(g.index, *OBJECTS)))
            if not heads and verb is not None and child.dep == "prep" and not self.sentence.children(child.index):
                heads = self._gap(verb)
            if heads:
                # "to X and to Y" is "to X and Y".
                again = [
                    t
                    for t in self.sentence.children(child.index, "conj")
                    if t.pos == "ADP" and t.text.lower() == child.text.lower()
                ]
                more = [h for t in again for _, p, hs in self._phrase(t, None) if p == child.text.lower() for h in hs]
                found.append((child.index, child.text.lower(), (*heads, *more)))
            for below in self.sentence.children(child.index, "prep"):
                if child.text.lower() in ("according", "due", "owing", "prior", "contrary", "thanks", "pursuant"):
                    # "posted her response, according to X" is no response to X.
                    continue
                found.extend(self._phrase(below, None))
            for other in self.sentence.children(child.index, "conj"):
                if other.pos == "ADP" and not (heads and other.text.lower() == child.text.lower()):
                    found.extend(self._phrase(other, None))
        return found

    def _objects(self, verb: Token, surface: Heads) -> Heads:
        own = self.sentence.children(verb.index, *OBJECTS)
        if not own and not self.sentence.children(verb.index, "auxpass", "nsubjpass"):
            # "appointed X": some verbs of naming get their object as a predicate.
            own = tuple(t for t in self.sentence.children(verb.index, "oprd") if t.name is not None)
            if not own and verb.lemma in listed("roles", "naming"):
                # "appointed X chief executive", X and the office in one phrase.
                named = [
                    c
                    for t in self.sentence.children(verb.index, "oprd")
                    for c in self.sentence.children(t.index, "compound", "nmod", "nsubj")
                ]
                own = tuple(c for c in named if c.name is not None)[:1]
        if not own and not self.sentence.children(verb.index, "auxpass", "nsubjpass"):
            # "dropped Lemonade on Friday": a title that the parser takes for an adverb; "shows X holding Y": whom it shows.
            own = tuple(
                t
                for t in self.sentence.children(verb.index, "advmod", "npadvmod")
                if t.name is not None and t.index == verb.index + 1
            )
            if verb.lemma in listed("syntax", "showing"):
                own = own or tuple(
                    s
                    for t in self.sentence.children(verb.index, "ccomp")
                    if t.tag == "VBG"
                    for s in self.sentence.children(t.index, "nsubj")
                )
        found: list[int] = []
        # "Has ditched his, too": somebody's thing, and not somebody.
        own = tuple(t for t in own if t.tag != "PRP$" and t.text.lower() not in ("hers", "theirs", "ours", "yours", "mine"))
        for t in own:
            for head in self.expand(t.index):
                found.extend(self._through_relative(head))
        if found:
            return tuple(dict.fromkeys(found))
        above = self.sentence.head(verb.index)
        if (
            verb.dep == "conj" and above is not None and above.dep == "relcl" and not self._passive(verb)
            and self.sentence.children(verb.index, "nsubj")
            and any(t.text.lower() in ("that", "which") for t in self.sentence.children(verb.index, "mark", "dobj", "advmod"))
            and self._open_object(verb, surface)
        ):  # fmt: skip
            # "an advert that aired on Sunday and that X directed"
            return self.antecedent(above.index)
        if (
            verb.dep == "conj" and above is not None and above.dep == "relcl" and not self._passive(verb)
            and not self.sentence.children(verb.index, "nsubj", "nsubjpass") and self._open_object(verb, surface)
            and set(antecedent := self.antecedent(above.index)) == set(self._objects(above, surface))
        ):  # fmt: skip
            # "the label that X founded and sold to Y"
            return antecedent
        if verb.dep == "relcl" and not self._passive(verb) and self._open_object(verb, surface):
            counted = self.sentence.head(verb.index)
            return (self._of_whom(counted, verb.index) if counted is not None else ()) or self.antecedent(verb.index)
        if not self._passive(verb) and not self.sentence.children(
            verb.index, "prep", "xcomp", "ccomp", "advmod", "prt", "attr", "acomp", "advcl"
        ):
            shared = [c for c in self.sentence.children(verb.index, "conj") if c.pos == "VERB"]
            if (
                shared
                and self.sentence.children(shared[0].index, *OBJECTS)
                and not self.sentence.children(shared[0].index, "nsubj", "nsubjpass")
            ):
                return self._objects(shared[0], surface)
        return self._shared_with_star(verb)

    def _shared_with_star(self, verb: Token) -> Heads:
        """What is made by those who star in it: "produced and starred in X"."""
        if verb.lemma not in listed("syntax", "work_verbs") or self._passive(verb):
            return ()
        if self.sentence.children(verb.index, "prep", "xcomp", "ccomp", "prt", "attr", "acomp"):
            return ()
        for other in self.sentence.children(verb.index, "conj"):
            if other.lemma not in listed("syntax", "noun_participles") or self.sentence.children(other.index, "nsubj", *OBJECTS):
                continue
            for phrase in self.sentence.children(other.index, "prep"):
                if phrase.text.lower() in ("in", "on"):
                    return self._expand_all(self.sentence.children(phrase.index, "pobj"))
        return ()

    def _open_object(self, verb: Token, surface: Heads) -> bool:
        """Whether a relative clause lacks an object of its own, so that its antecedent is it."""
        children = self.sentence.children(verb.index)
        antecedent = set(self.antecedent(verb.index))
        if verb.tag == "VB" and any(self.sentence.tokens[h].pos in ("ADJ", "NUM") for h in antecedent):
            # "was the first to walk for X": nobody walks a first one.
            return False
        if not surface or antecedent & set(surface):
            return False
        if any(t.lemma in ("where", "when", "why", "whose") for c in children for t in self.sentence.subtree(c.index)[:3]):
            return False
        if any(t.dep in ("attr", "acomp", "ccomp") for t in children):
            return False
        stranded = [t for t in children if t.dep == "prep" and not self.sentence.children(t.index)]
        piped = [
            t for t in children if t.dep == "prep" and any(g.lemma in ("which", "whom") for g in self.sentence.children(t.index))
        ]
        return not stranded and not piped

    def _complement(self, verb: Token) -> Heads:
        found = self.sentence.children(verb.index, "attr", "oprd", "acomp")
        return tuple(h for t in found for h in self.expand(t.index))

    # --- nouns ---------------------------------------------------------------------------------

    def noun_phrases(self, noun: int) -> tuple[tuple[str, Heads], ...]:
        """(preposition, heads) pairs that hang on a noun."""
        if noun not in self._on_nouns:
            self._on_nouns[noun] = self._hanging_on(noun)
        return self._on_nouns[noun]

    @cached_property
    def _on_nouns(self) -> dict[int, tuple[tuple[str, Heads], ...]]:
        """What :meth:`noun_phrases` has found so far."""
        return {}

    def _hanging_on(self, noun: int) -> tuple[tuple[str, Heads], ...]:
        found: list[tuple[int, str, Heads]] = []
        for child in self.sentence.children(noun, "prep", "agent"):
            found.extend(self._phrase(child, None))
        if (
            not found
            and noun + 1 < len(self.sentence.tokens)
            and (by := self.sentence.tokens[noun + 1]).text.lower() == "by"
            and by.head < noun
        ):
            # "came in a coat by Prada": the parser hangs the maker on the verb.
            governor = self.sentence.head(by.index)
            if governor is not None and self.is_verb(governor) and not self._passive(governor):
                found.extend(self._phrase(by, None))
        return tuple((p, h) for _, p, h in sorted(found))

    def in_a_row(self, first: int) -> Heads:
        """The heads of a list as far as only commas and "and" stand between: not Z in "the brothers X and Y of W, and Z"."""
        row: list[int] = []
        for head in self.expand(first):
            gap = self.sentence.tokens[row[-1] + 1 : head] if row else ()
            if any(t.dep == "prep" or t.pos == "VERB" for t in gap):
                break
            row.append(head)
        return tuple(row)

    def owners(self, noun: int) -> Heads:
        """Possessors of a noun, coordinated ones included; "whose" stands for the antecedent of its clause."""
        found: list[int] = []
        for t in self.sentence.children(noun, "poss"):
            if t.lemma == "whose":
                for up in self.sentence.ancestors(noun):
                    if up.dep == "relcl":
                        found.extend(self.antecedent(up.index))
                        break
            else:
                found.extend(self.expand(t.index))
        for t in self.sentence.children(noun, "nmod", "compound"):
            # "the Lakers' X": the mark behind a plural passes for a bracket.
            if t.name is not None and t.index + 1 < noun and self.sentence.tokens[t.index + 1].text in ("'", "’", "'s", "’s"):
                found.append(t.index)
        return tuple(found)
