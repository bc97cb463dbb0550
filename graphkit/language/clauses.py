"""Parsed sentences as predicates with named arguments, whatever the surface.

Active and passive, relative and participial clauses, coordination of subjects, objects and verbs,
control and raising come out alike: who did it is the ``subject``, whom it befell the ``object``.
Labels are those of spaCy's English pipelines; predicate-argument structure after Palmer et al.,
"The Proposition Bank" (2005), without sense numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from graphkit.language.attachment import NOMINAL, Attachment, Heads
from graphkit.language.cues import words as listed
from graphkit.language.tree import Token

__all__ = ["Clause", "Grammar", "Heads"]

_OBJECTS = ("dobj", "obj")


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


class Grammar(Attachment):
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
                means = (h for p, heads in phrases if p == "with" for h in heads if self.sentence.tokens[h].name is None)
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
                around = (h for p, heads in phrases if p in ("in", "at", "on") for h in heads)
                agent = tuple(
                    a
                    for noun in around
                    for p, heads in self.noun_phrases(noun)
                    if p == "by"
                    for a in heads
                    if self.sentence.tokens[a].name is not None
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

    def _passive(self, verb: Token) -> bool:
        if self.sentence.children(verb.index, "auxpass", "nsubjpass"):
            return True
        if verb.tag == "VBD" and self.sentence.children(verb.index, "agent"):
            # "the fund set up by X"
            return not self.sentence.children(verb.index, "nsubj", "dobj", "aux")
        if verb.tag != "VBN" or self.sentence.children(verb.index, "nsubj"):
            return False
        if (verb.dep == "acl" and not self.sentence.children(verb.index, "aux")) or (
            verb.dep in ("advcl", "ROOT", "amod", "ccomp", "appos", "dep", "prep", "oprd", "pcomp")
            and not self.sentence.children(verb.index, "aux", "nsubj", "dobj")
        ):
            return True
        if verb.dep == "conj":
            head = self.sentence.head(verb.index)
            return (
                head is not None
                and self.is_verb(head)
                and not self.sentence.children(verb.index, "aux", "nsubj", "dobj")
                and self._passive(head)
            )
        return bool(self.sentence.children(verb.index, "agent")) and not self.sentence.children(verb.index, "dobj")

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
            for o in self.sentence.children(verb.index, *_OBJECTS)
            for t in self.sentence.children(o.index, "amod")
            if t.index == verb.index + 1 and t.text.lower() in ("loose", "free")
        ]
        return tuple(t.text.lower() for t in sorted(found, key=lambda t: t.index))

    def _phrases(self, verb: Token) -> list[tuple[str, Heads]]:
        found: list[tuple[int, str, Heads]] = []
        for child in self.sentence.children(verb.index):
            found.extend(self._phrase(child, verb))
        return [(p, h) for _, p, h in sorted(found)]

    def _phrase(self, child: Token, verb: Token | None) -> list[tuple[int, str, Heads]]:
        found: list[tuple[int, str, Heads]] = []
        if child.dep in ("prep", "agent", "dative", "prt", "advmod") and (
            child.pos in ("ADP", "SCONJ", "ADV", "PART") or child.dep in ("prep", "agent")
        ):
            heads = self._expand_all(self.sentence.children(child.index, "pobj"))
            heads = tuple(dict.fromkeys(h for i in heads for h in self._through_relative(i)))
            if not heads and child.text.lower() == "as":
                # "described it as disgusting"
                heads = self._expand_all(self.sentence.children(child.index, "amod", "acomp"))
            if not heads:
                # "for displaying documents": what is done stands for its object.
                gerunds = self.sentence.children(child.index, "pcomp")
                heads = self._expand_all(tuple(o for g in gerunds for o in self.sentence.children(g.index, *_OBJECTS)))
            if not heads and verb is not None and child.dep == "prep" and not self.sentence.children(child.index):
                heads = self._gap(verb)
            if heads:
                found.append((child.index, child.text.lower(), heads))
            for below in self.sentence.children(child.index, "prep"):
                found.extend(self._phrase(below, None))
            for other in self.sentence.children(child.index, "conj"):
                if other.pos == "ADP":
                    found.extend(self._phrase(other, None))
        return found

    def _gap(self, verb: Token) -> Heads:
        """What a relative clause with a stranded preposition speaks of ("the label he worked for")."""
        return self.antecedent(verb.index) if verb.dep == "relcl" else ()

    def _through_relative(self, index: int) -> Heads:
        token = self.sentence.tokens[index]
        if token.lemma in ("which", "whom", "who", "that") and token.tag in ("WDT", "WP", "IN"):
            for up in self.sentence.ancestors(index):
                if up.dep == "relcl":
                    return self.antecedent(up.index)
        return (index,)

    def antecedent(self, verb: int) -> Heads:
        """What a relative or participial clause is about."""
        head = self.sentence.head(verb)
        if head is None:
            return ()
        among = self._among(head)
        if among:
            return among
        # "X, Y and Z, who all walked": a plural relative clause speaks of the whole list.
        if (
            (head.dep == "conj" or self.sentence.children(head.index, "conj"))
            and (head.name is not None)
            and self._speaks_of_several(verb)
        ):
            top = head
            while top.dep == "conj" and (up := self.sentence.head(top.index)) is not None and up.pos in NOMINAL:
                top = up
            return self.expand(top.index)
        between = tuple(h for h in self.expand(head.index) if h < verb)
        if (
            len(between) > 1
            and head.name is not None
            and self.sentence.tokens[verb].tag == "VBG"
            and self.sentence.tokens[verb].dep == "acl"
        ):
            # "with X and Y leaving", "X and Y, wearing Z": a participle behind a list speaks of the whole list.
            return between
        meant = self._agreeing(head, verb)
        return self._instances(meant.index) or self.named_by_predicate(meant) or (meant.index,)

    def _among(self, head: Token) -> Heads:
        """Who is said to be among those of whom a relative clause speaks: "X was among those who protested"."""
        preposition = self.sentence.head(head.index)
        if (
            (head.text.lower() not in ("those", "people", "ones") and (head.tag != "NNS" or head.name is not None))
            or preposition is None
            or preposition.text.lower() not in ("among", "amongst", "of")
        ):
            return ()
        verb = self.sentence.head(preposition.index)
        if verb is not None and verb.text.lower() in ("one", "some", "two", "first", "latest"):
            verb = self.sentence.head(verb.index)
        return self.surface_subject(verb.index, 1) if verb is not None and verb.lemma == "be" else ()

    def surface_subject(self, verb: int, depth: int = 0) -> Heads:
        """The grammatical subject, found through control, coordination and relative clauses."""
        sentence = self.sentence
        token = sentence.tokens[verb]
        own = sentence.children(verb, "nsubj", "nsubjpass")
        # "got engaged": the parser may hang the subject on the helper.
        own = own or tuple(
            s for a in sentence.children(verb, "aux", "auxpass") for s in sentence.children(a.index, "nsubj", "nsubjpass")
        )
        if own:
            found: list[int] = []
            for subject in own:
                if (
                    subject.lemma in listed("syntax", "relative_pronouns")
                    and token.dep == "relcl"
                    and subject.tag in ("WP", "WDT", "IN", "WP$")
                ):
                    found.extend(self.antecedent(verb))
                elif subject.lemma in ("both", "all", "each") and len(own) > 1:
                    continue
                elif several := self._of_whom(subject, verb):
                    found.extend(several)
                else:
                    found.extend(self.expand(subject.index))
            return tuple(dict.fromkeys(found))
        head = sentence.head(verb)
        if head is None or depth > 6:
            return ()
        if token.dep in ("conj", "xcomp", "ccomp", "advcl", "parataxis", "dep", "acomp", "oprd") and self.is_verb(head):
            return self._inherited(token, head, depth)
        if token.dep == "acomp" or token.dep == "advcl" or token.dep == "xcomp":
            # "is set to launch", "eager to join": the adjective stands for its own governor.
            up = sentence.head(head.index)
            if up is not None and self.is_verb(up):
                return self.surface_subject(up.index, depth + 1)
            return ()
        if token.dep in ("pcomp", "pobj") and head.dep in ("prep", "agent", "mark"):
            return self._of_gerund(head, depth)
        if token.dep in ("acl", "relcl"):
            return self._of_participle(token, head, depth)
        if token.dep == "conj" and head.pos in NOMINAL:
            return ()
        return ()

    def _of_whom(self, token: Token, verb: int) -> Heads:
        """Of whom "both of whom", "all of which" speaks."""
        if token.lemma not in listed("syntax", "quantifying"):
            return ()
        for of in self.sentence.children(token.index, "prep"):
            if of.text.lower() == "of" and any(t.lemma in ("which", "whom") for t in self.sentence.children(of.index, "pobj")):
                head = self.sentence.head(verb)
                if head is not None and head.index == token.index:
                    # "X and Y, all of which she founded": the clause hangs on "all", and that on the list.
                    above = self.sentence.head(token.index)
                    return self.expand(above.index) if above is not None and token.dep == "appos" else ()
                return self.antecedent(verb)
        return ()

    def _inherited(self, token: Token, head: Token, depth: int) -> Heads:
        if token.dep == "advcl" and token.tag == "VBG" and token.lemma in listed("syntax", "noun_participles"):
            # "unveiled its campaign, starring X": the participle speaks of the campaign.
            shown = (
                self.surface_subject(head.index, depth + 1)
                if self._passive(head)
                else self._expand_all(self.sentence.children(head.index, *_OBJECTS))
            )
            if shown:
                return shown
        recruited = (
            token.dep == "advcl"
            and head.lemma in listed("syntax", "recruiting")
            and any(t.tag == "TO" for t in self.sentence.children(token.index, "aux"))
        )
        if recruited or (token.dep in ("xcomp", "ccomp") and token.tag in ("VB", "VBG", "VBN")):
            patients = self.sentence.children(head.index, *_OBJECTS, "dative")
            patients = tuple(t for t in patients if t.pos != "ADP")
            if patients and (recruited or head.lemma in listed("syntax", "object_control")):
                return self._expand_all(patients)
            if token.dep == "ccomp" and token.tag == "VBN" and not self.sentence.children(token.index, "aux", "auxpass"):
                return ()
            if (
                token.dep == "ccomp"
                and token.tag == "VB"
                and not any(t.lemma == "to" for t in self.sentence.children(token.index, "aux"))
            ):
                return ()
        elif token.dep == "ccomp" or token.dep == "parataxis":
            return ()
        if token.dep == "advcl" and token.tag not in ("VBG", "VBN", "VB"):
            return ()
        return self.surface_subject(head.index, depth + 1)

    def _of_gerund(self, preposition: Token, depth: int) -> Heads:
        governor = self.sentence.head(preposition.index)
        if governor is None:
            return ()
        if self.is_verb(governor):
            if preposition.text.lower() in ("of", "for", "from", "over") and governor.lemma in listed("syntax", "object_gerund"):
                clause_object = self._expand_all(self.sentence.children(governor.index, *_OBJECTS))
                if self._passive(governor):
                    return self.surface_subject(governor.index, depth + 1)
                if clause_object:
                    return clause_object
            return self.surface_subject(governor.index, depth + 1)
        return self.holder(governor.index, depth + 1)

    def _of_participle(self, token: Token, head: Token, depth: int) -> Heads:
        infinitive = any(t.tag == "TO" for t in self.sentence.children(token.index, "aux"))
        if not infinitive or head.name is not None:
            return self.antecedent(token.index)
        return self.holder(head.index, depth + 1) or (head.index,)

    def holder(self, noun: int, depth: int = 0) -> Heads:
        """Whose action a noun is: its possessor, its "of/by", or the subject of the verb that carries it."""
        owner = self.sentence.children(noun, "poss")
        if owner:
            return self._expand_all(owner)
        token = self.sentence.tokens[noun]
        head = self.sentence.head(noun)
        if head is not None and depth < 6:
            if self.is_verb(head) and token.dep in (*_OBJECTS, "attr", "nsubjpass", "oprd"):
                return self.surface_subject(head.index, depth + 1)
            if head.dep == "prep" and (up := self.sentence.head(head.index)) is not None and self.is_verb(up):
                return self.surface_subject(up.index, depth + 1)
        return ()

    def _objects(self, verb: Token, surface: Heads) -> Heads:
        own = self.sentence.children(verb.index, *_OBJECTS)
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
        for t in own:
            for head in self.expand(t.index):
                found.extend(self._through_relative(head))
        if found:
            return tuple(dict.fromkeys(found))
        if verb.dep == "relcl" and not self._passive(verb) and self._open_object(verb, surface):
            head = self.sentence.head(verb.index)
            return (self._of_whom(head, verb.index) if head is not None else ()) or self.antecedent(verb.index)
        if not self._passive(verb) and not self.sentence.children(
            verb.index, "prep", "xcomp", "ccomp", "advmod", "prt", "attr", "acomp", "advcl"
        ):
            shared = [c for c in self.sentence.children(verb.index, "conj") if c.pos == "VERB"]
            if shared and self.sentence.children(shared[0].index, *_OBJECTS):
                return self._objects(shared[0], surface)
        return ()

    def _open_object(self, verb: Token, surface: Heads) -> bool:
        """Whether a relative clause lacks an object of its own, so that its antecedent is it."""
        children = self.sentence.children(verb.index)
        antecedent = set(self.antecedent(verb.index))
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
