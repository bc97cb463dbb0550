"""Rules meet clauses: which frames a sentence evokes, and which words fill their slots."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.language.cues import words
from graphkit.language.matching.filling import AROUND, Bindings, Phrases
from graphkit.language.matching.name_phrases import HEADING, Match, NamePhrases
from graphkit.language.matching.patterns import Noun, NounPattern, Slot, VerbPattern
from graphkit.language.matching.rules import Frame
from graphkit.language.reference.descriptions import pronoun_kind
from graphkit.language.syntax.clauses import Clause, Heads
from graphkit.language.syntax.company import alongside, jointly, present
from graphkit.language.syntax.tree import Token

__all__ = ["HEADING", "Match", "Matcher"]


class Matcher(NamePhrases):
    """Matches rules against the clauses of one sentence."""

    def matches(self) -> Iterator[Match]:
        """All frames of the sentence, verbs in text order and then nouns."""
        for clause in self.grammar.clauses:
            for frame, pattern in (*self.rules.by_verb.get(self._lemma(clause), ()), *self.rules.by_verb.get("*", ())):
                found = self._verb(frame, pattern, clause)
                if found is not None:
                    yield found
        for token in self.sentence.tokens:
            if token.name is None and token.pos in ("NOUN", "PROPN"):
                for frame, noun_pattern in self.rules.by_noun.get(token.lemma, ()):
                    found = self._noun(frame, noun_pattern, token.index)
                    if found is not None:
                        yield found

    def _lemma(self, clause: Clause) -> str:
        """The verb's lemma; lemmatizers take "fined" for a form of "fin", "co-owned" for one of "co-owne", "wed" for one of
        "we".
        """
        text = self.sentence.tokens[clause.verb].text.lower()
        for lemma in (clause.lemma, clause.lemma + "e", clause.lemma.removesuffix("e"), text):
            if lemma in self.rules.by_verb:
                return lemma
        return clause.lemma

    # --- verbs --------------------------------------------------------------------------------

    def _verb(self, frame: Frame, pattern: VerbPattern, clause: Clause) -> Match | None:
        if (frame.passive and not clause.passive) or clause.lemma in pattern.but or not self._particles(pattern, clause):
            return None
        if frame.reduced and not self._is_reduced(clause):
            return None
        if pattern.bare and (
            clause.object
            or clause.phrases
            or clause.complement
            or set(clause.particles) - {p for c in pattern.particles for p in c}
        ):
            return None
        if clause.object and pattern.object is None and not clause.passive and clause.lemma in words("syntax", "opening"):
            # "opened her shop with X" is not "opened with X".
            return None
        bound = Bindings()
        if isinstance(pattern.subject, Noun):
            if not self._inside(pattern.subject, clause.subject, bound):
                return None
        elif (
            pattern.subject is not None
            and not (clause.passive and (pattern.subject.name == "_" or ((frame.owners or frame.agent) and not clause.subject)))
            and not bound.bind(pattern.subject, self._doers(frame, pattern, clause))
        ):
            return None
        inner = self._inner(pattern, clause)
        if pattern.inner is not None and inner is None:
            return None
        if not self._object(pattern, clause, bound, inner):
            return None
        if pattern.complement is not None and not self._complements(pattern.complement, clause):
            return None
        if bound.together and frame.relation in words("relations", "of_love") and self._with_another(clause):
            return None
        inquires = frame.relation == "investigates"
        if pattern.content is not None and not bound.bind(pattern.content, self._spoken_of(clause, inquires)):
            return None
        if frame.elliptic and not frame.topic and not bound.object and self._held_in_another(bound, clause):
            # "sold a stake in X": nothing is left out.
            return None
        if frame.elliptic and frame.topic and not pattern.phrases and not bound.object:
            # "apologised after an image on its site showed ...": what gave offence.
            bound.object = self._occasion_of(clause)
            bound.object_types = frozenset({"Campaign", "Product", "Work", "Topic", "Occasion"}) if bound.object else frozenset()
        if (
            frame.elliptic
            and pattern.object is None
            and not pattern.phrases
            and (
                self._said_to(
                    clause.phrase("for", "to", "over", "about", *(("at", "into") if "Occasion" in frame.elliptic else ()))
                )
                or (frame.elliptic == ("Brand",) and frame.relation == "walksFor" and self._names_a_show(clause))
                or self._for_doing(clause)
            )
        ):
            # "apologised to fans": nothing is left out.
            return None
        if frame.relation == "attends" and frame.elliptic and self._elsewhere(clause):
            return None
        if frame.elliptic and frame.paid and self._put_elsewhere(clause):
            return None
        outer_phrases: Phrases = ()
        outer = clause.verb
        if pattern.inner is not None and inner is not None:
            if pattern.inner.object is not None and not self._inside(pattern.inner.object, inner.object, bound):
                return None
            outer_phrases, clause = clause.phrases, inner
            if inner.subject and any(t.text.lower() == "for" for t in self.sentence.children(inner.verb, "mark")):
                # "called for him to go"
                outer_phrases = (*outer_phrases, ("for", inner.subject))
        pool = (*self._pool(clause, bound.nouns), *outer_phrases)
        if clause.lemma == "be" and clause.complement and pattern.object is None and pattern.complement is None:
            # "was a no-show at the gala" is not "was at the gala".
            pool = (*clause.phrases, *outer_phrases)
        for phrase in pattern.phrases:
            if not self._phrase(phrase, pool, clause, bound):
                return None
            pool = (*pool, *(p for n in bound.nouns for p in self._noun_phrases(n) if p not in pool))
        if pattern.around is not None and not bound.bind(pattern.around, self._around(bound, pool, clause)):
            return None
        if frame.owners and not bound.subject:
            bound.subject = tuple(o for h in bound.object for o in self._possessors(h))
            doer = pattern.subject if isinstance(pattern.subject, Slot) and pattern.subject.name == "S" else None
            bound.subject_types = doer.types if doer is not None else frozenset()
            if not bound.subject and not frame.agent:
                return None
        if bound.together and (
            any(self._names_somebody(h) for h in clause.phrase("with", "from", "against"))
            or any(p == "with" and self._names_somebody(h) for n in bound.nouns for p, hs in self._noun_phrases(n) for h in hs)
            or (pattern.object is None and clause.object and not bound.nouns and not clause.passive)
        ):
            # "split with X" is no split of the subjects, nor is "split the bill".
            return None
        if frame.relation == "wears" and (
            any(self._held(h) for h in bound.object) or self._on_another(clause, bound) or self._is_partner(clause)
        ):
            return None
        if (
            frame.relation == "creates"
            and clause.lemma == "make"
            and (any(self.sentence.tokens[h].pos == "ADJ" for h in clause.complement) or self._reached(clause))
        ):
            # "made the perfume famous", "made the cover of Forbes"
            return None
        if frame.relation in words("relations", "aimed") and bound.object and not clause.passive:
            bound.object = (*bound.object, *self._together_with(clause, bound))
        trigger = bound.nouns[0] if bound.nouns and clause.lemma in words("syntax", "support") else clause.verb
        return Match(
            frame, pattern.text, bound.subject, bound.object, trigger, outer, False, bound.together,
            pattern.negated, bound.subject_types, bound.object_types, self._companions(frame, clause, bound),
            ceased=pattern.ceased,
        )  # fmt: skip

    def _held_in_another(self, bound: Bindings, clause: Clause) -> bool:
        """Whether it is told of what somebody holds a part: "a stake in X", "in which it has a stake", but not "a stake of a
        fifth".
        """
        holding = [n for n in bound.nouns if self.sentence.tokens[n].lemma in words("classes", "holding")]
        named = any(
            p in ("in", "of") and self.sentence.tokens[h].name is not None
            for n in holding
            for p, hs in self._noun_phrases(n)
            for h in hs
        )
        which = self.sentence.tokens[clause.verb].dep == "relcl" and any(h < clause.verb for h in clause.phrase("in"))
        return named or (bool(holding) and which)

    def _is_reduced(self, clause: Clause) -> bool:
        """Whether a passive describes its patient: "a brand backed by X", "which is backed by X", "is backed by X"."""
        helpers = self.sentence.children(clause.verb, "auxpass", "aux")
        lasting = any(t.lemma == "be" and t.tag in ("VBZ", "VBP") for t in helpers) and len(helpers) == 1
        return clause.passive and (self.sentence.tokens[clause.verb].dep in ("acl", "relcl", "advcl", "amod") or lasting)

    def _held(self, head: int) -> bool:
        """Whether a name stands behind what one has in a company ("took a stake in X", "is an investor in X")."""
        preposition = self.sentence.head(head)
        above = self.sentence.head(preposition.index) if preposition is not None and preposition.pos == "ADP" else None
        if above is not None and self.grammar.is_verb(above):
            # The parser may hang the phrase on the verb.
            above = self.sentence.tokens[preposition.index - 1] if preposition is not None else None
        return above is not None and above.name is None and above.lemma in words("classes", "holding")

    def _on_another(self, clause: Clause, bound: Bindings) -> bool:
        """Whether the clothes are those of whom the clause is done to: "cheered on X in her gown"."""
        seen = [
            h for h in (*clause.object, *clause.phrase("on", "at", "to", "for"))
            if self.sentence.tokens[h].name is not None and h not in (*bound.subject, *bound.object)
        ]  # fmt: skip
        return bool(seen) and any(
            n > seen[0] and any(t.text.lower() in ("her", "his", "their") for t in self.sentence.children(n, "poss"))
            for n in bound.nouns
        )

    def _names_a_show(self, clause: Clause) -> bool:
        """Whether a clause names where somebody walked, or a show is opened with a film: nothing is left out of it."""
        if clause.lemma in ("open", "close", "start", "begin", "end"):
            phrases = (*clause.phrases, *(p for o in clause.object for p in self.grammar.noun_phrases(o)))
            beside = [self.sentence.tokens[h] for p, heads in phrases if p in ("by", "via", "with") for h in heads]
            if any(t.lemma in words("classes", "visual") or t.lemma in words("syntax", "elsewhere") for t in beside):
                return True
        places = (h for p, heads in clause.phrases if p in ("at", "during", "in") for h in heads)
        inside = (
            h for o in clause.object for p, heads in self.grammar.noun_phrases(o) if p in ("at", "during", "in") for h in heads
        )
        return any(self.sentence.tokens[h].name is not None for h in (*places, *inside))

    def _elsewhere(self, clause: Clause) -> bool:
        """Whether a clause of coming says where, and that is no event: "turned up on her account"."""
        places = (h for h in clause.phrase("on", "in", "online") if self.sentence.tokens[h].name is None)
        return any(self.sentence.tokens[h].lemma in words("syntax", "elsewhere") for h in places)

    def _spoken_of(self, clause: Clause, inquired: bool = False) -> Heads:
        """What the content of a verb of speech is about: the subjects of the clauses behind it (or quoted before it); of a verb
        of inquiry, the subjects of the question.
        """
        found: list[int] = []
        # "was disappointed that X ..."
        felt = tuple(t for h in clause.complement for t in self.sentence.children(h, "ccomp"))
        asked = self._questions(clause) if inquired else ()
        for child in asked or (*self.sentence.children(clause.verb, "ccomp"), *felt):
            content = self.grammar.clause(child.index)
            if content is not None and (asked or not self._is_question(child)):
                found.extend(content.object if content.passive else content.subject)
        return tuple(h for h in dict.fromkeys(found) if h not in clause.subject)

    def _with_another(self, clause: Clause) -> bool:
        """Whether two are each bound to somebody else: "X and Y were both married to Z"."""
        said = {p for h in clause.complement for p, _ in self.grammar.noun_phrases(h)}
        return "to" in said or bool(clause.phrase("to"))

    def _is_question(self, verb: Token) -> bool:
        return any(t.lemma in ("whether", "if") for t in self.sentence.children(verb.index, "mark"))

    def _questions(self, clause: Clause) -> tuple[Token, ...]:
        """The questions that a verb or its preposition has behind it: "looks into whether X", "examines if X"."""
        inside = (t for p in self.sentence.children(clause.verb, "prep") for t in self.sentence.children(p.index, "pcomp"))
        found = (*self.sentence.children(clause.verb, "ccomp", "advcl"), *inside)
        return tuple(t for t in found if self._is_question(t))

    def _told_of(self, head: int) -> bool:
        """Whether a subject is what is spoken of, and not those who speak or are spoken to."""
        return pronoun_kind(self.sentence.tokens[head].text.lower()) not in ("first", "first_plural")

    def _doers(self, frame: Frame, pattern: VerbPattern, clause: Clause) -> Heads:
        """The subject; of "they were married", said of each to each, the patients."""
        if frame.spoken and frame.spoken != "own":
            # "He said that she was humiliated", "that she should be fired": of who did it or should do it, and not of her.
            done = clause.passive and (pattern.object is not None or frame.spoken == "demand")
            doers = clause.subject if done else self.grammar.surface_subject(clause.verb)
            return tuple(h for h in doers if self._told_of(h))
        together = isinstance(pattern.subject, Slot) and pattern.subject.name == "SO" and pattern.object is None
        if together and clause.passive and not clause.subject:
            return clause.object
        doers = clause.subject or self._late_agent(clause) or self._elliptic(clause)
        if isinstance(pattern.subject, Slot) and pattern.subject.strict:
            wanted = pattern.subject
            return tuple(h for h in doers if h != HEADING and self._of_class(h, wanted))
        return doers

    def _occasion_of(self, clause: Clause) -> Heads:
        """The thing that a clause with "after" behind the verb is about."""
        after = (
            self.grammar.clause(c.index)
            for c in self.sentence.children(clause.verb, "advcl")
            if c.index > clause.verb and any(t.text.lower() == "after" for t in self.sentence.children(c.index, "mark", "prep"))
        )
        found: list[int] = list(self._taken_back(clause))
        for done in (c for c in after if c is not None):
            surface = self.grammar.surface_subject(done.verb)
            # "apologised after he organised a tour": what the same one did.
            own = not done.passive and bool(surface) and all(self.sentence.tokens[h].pos == "PRON" for h in surface)
            found.extend(done.object if own else surface)
        return tuple(
            h
            for h in found
            if self.sentence.tokens[h].tag in ("NN", "NNS") or (h not in clause.subject and self.sentence.tokens[h].name)
        )

    def _taken_back(self, clause: Clause) -> Heads:
        """What the same one withdrew in the same breath: "pulled the advert and apologised"."""
        verb = self.sentence.tokens[clause.verb]
        beside = (verb.head, *(t.index for t in self.sentence.children(clause.verb, "conj")))
        others = (self.grammar.clause(i) for i in beside if i != clause.verb)
        return tuple(
            h
            for other in others if other is not None and other.lemma in words("syntax", "taking_back") and not other.passive
            for h in other.object
        )  # fmt: skip

    def _late_agent(self, clause: Clause) -> Heads:
        """Whoever is named at the end of what a passive accuses of: "was accused of copying a design by X"."""
        if not clause.passive:
            return ()
        prepositions = (t for t in self.sentence.children(clause.verb, "prep") if t.text.lower() in ("of", "for", "over"))
        gerunds = (g for p in prepositions for g in self.sentence.children(p.index, "pcomp"))
        within = (self.grammar.clause(g.index) for g in gerunds)
        return tuple(h for c in within if c is not None for h in c.phrase("by") if self._names_somebody(h))

    def _said_to(self, heads: Heads) -> Heads:
        """The heads of phrases that name somebody or something: "apologised to anyone he had offended" leaves out what for."""
        return tuple(h for h in heads if self.sentence.tokens[h].text.lower() not in words("syntax", "anybody"))

    def _put_elsewhere(self, clause: Clause) -> bool:
        """Whether it is told where a sum goes, be it without a name: "invested in the market", but not "in 2018"."""
        of_sum = (h for o in clause.object for p, hs in self._noun_phrases(o) if p in ("in", "into", "on") for h in hs)
        tokens = (self.sentence.tokens[h] for h in (*clause.phrase("in", "into", "on", "behind"), *of_sum))
        return any(t.pos in ("NOUN", "PRON") and t.lemma not in words("syntax", "sums_come") for t in tokens)

    def _for_doing(self, clause: Clause) -> bool:
        """Whether a clause says what deed it is about: "apologised for getting drunk", though not "for causing offence"."""
        phrases = (p for p in self.sentence.children(clause.verb, "prep") if p.text.lower() in ("for", "over"))
        deeds = (t for p in phrases for t in self.sentence.children(p.index, "pcomp"))
        return any(t.lemma not in words("relations", "harming") for t in deeds)

    def _elliptic(self, clause: Clause) -> Heads:
        """The heading, for a finite verb that begins a sentence without a subject ("Turned up as a cat")."""
        token = self.sentence.tokens[clause.verb]
        while token.dep in ("conj", "dep") and (up := self.sentence.head(token.index)) is not None:
            token = up
        if token.dep != "ROOT" or (clause.passive and self.sentence.children(token.index, "auxpass")):
            return ()
        return (HEADING,) if token.tag in ("VBD", "VBZ", "VBN", "VBP") else ()

    def _together_with(self, clause: Clause, bound: Bindings) -> Heads:
        """Those to whom the same was done as to the object: "took the band to court, along with its label"."""
        beside = alongside(self.grammar, clause)
        behind = self.sentence.tokens[max(bound.object) : max(beside, default=0)]
        if any(t.text.lower() == "alongside" for t in behind):
            return ()
        known = {*bound.object, *bound.subject, *jointly(self.grammar, clause)}
        return tuple(h for h in beside if h > max(bound.object) and h not in known)

    def _companions(self, frame: Frame, clause: Clause, bound: Bindings) -> Heads:
        """Those who did the same with the subject: "walked with X and Y"."""
        if not frame.companions:
            shared = frame.relation in words("relations", "shared")
            beside = alongside(self.grammar, clause) if shared else jointly(self.grammar, clause)
            return () if clause.passive else tuple(h for h in beside if h not in bound.object)
        found = present(self.grammar, clause.phrase("with", "alongside", "beside", "besides"))
        if frame.relation == "leads":
            # "presided over by X, with Y among the guests"
            found = tuple(h for h in found if not self._apart(h))
        if frame.relation == "attends" and clause.lemma in ("sit", "seat", "perch", "stand", "take", "pose"):
            # "took her seat by X", "sat next to X"
            found = (*found, *(h for h in clause.phrase("by", "to") if self.sentence.tokens[h].name is not None))
        return tuple(h for h in found if h not in bound.object)

    def _apart(self, head: int) -> bool:
        """Whether a phrase stands behind a comma."""
        preposition = self.sentence.head(head)
        while preposition is not None and self.sentence.tokens[head].dep == "conj":
            head, preposition = preposition.index, self.sentence.head(preposition.index)
        return preposition is not None and preposition.index > 0 and self.sentence.tokens[preposition.index - 1].text == ","

    def _particles(self, pattern: VerbPattern, clause: Clause) -> bool:
        if pattern.particles:
            there = {*clause.particles, *(p for p, _ in clause.phrases)}
            return all(choices & there for choices in pattern.particles)
        # "took the pictures down" is not "took the pictures".
        return not (
            clause.particles
            and clause.lemma in words("syntax", "phrasal")
            and set(clause.particles)
            & words("syntax", "changing") - {p for phrase in pattern.phrases for p in phrase.prepositions}
        )

    def _complements(self, wanted: Noun, clause: Clause) -> bool:
        """Whether the clause says of its object or subject that it is one of the words; a noun's adjective counts too."""
        for head in self._predicated(clause):
            head = self._sort_of(head, judged=True)
            beside = [head, *(t.index for t in self.sentence.children(head, "amod", "compound", "conj"))]
            beside.extend(t.index for h in tuple(beside[1:]) for t in self.sentence.children(h, "conj"))
            if self.sentence.tokens[head].tag == "JJR" or any(t.tag == "RBR" for t in self.sentence.children(head, "advmod")):
                # "could not be happier", "is kinder than": more of it tells less.
                continue
            if self.sentence.tokens[head].lemma in words("roles", "offices") and not self._is_noun(wanted, head):
                # "named her creative director"
                continue
            if any(self._is_noun(wanted, h) for h in beside) and not self.sentence.children(head, "neg"):
                return True
        return False

    def _inner(self, pattern: VerbPattern, clause: Clause) -> Clause | None:
        """The clause of the verb that the pattern wants to be governed."""
        if pattern.inner is None:
            return None
        # "led the group that bought X"
        told = ("acl", "relcl") if isinstance(pattern.object, Noun) else ("acl",)
        doing = tuple(t for h in clause.object for t in self.sentence.children(h, *told) if t.tag == "VBG" or t.dep == "relcl")
        for child in (*self.sentence.children(clause.verb, "xcomp", "ccomp", "advcl", "conj", "dobj", "prep"), *doing):
            from_it = child.dep == "prep" and child.text.lower() == "from"
            if from_it and clause.object and pattern.object is None and not clause.passive:
                # "stopped X from selling": what X would do, and not the subject.
                continue
            asked = any(t.text.lower() in ("whether", "if") for t in self.sentence.children(child.index, "mark"))
            if asked or (child.dep == "conj" and self.sentence.children(child.index, "nsubj", "nsubjpass")):
                # "asked whether she forgave him": nobody does it; "chose silence; X pulled it": another one did.
                continue
            below = self.sentence.child(child.index, "pcomp") if child.dep == "prep" else child
            found = self.grammar.clause(below.index) if below is not None else None
            if found is not None and (
                # "Told them not to buy it" tells nobody to buy.
                (found.lemma in pattern.inner.verbs and not self.sentence.children(found.verb, "neg"))
                or ("*" in pattern.inner.verbs and found.lemma not in pattern.inner.but and self._infinitive(found.verb))
            ):
                return found
        return None

    def _object(self, pattern: VerbPattern, clause: Clause, bound: Bindings, inner: Clause | None = None) -> bool:
        wanted = pattern.object
        if wanted is None:
            return True
        heads = clause.object
        if pattern.indirect is not None:
            # "gave X the boot", "X was given the boot".
            if not bound.bind(pattern.indirect, heads if clause.passive else clause.indirect):
                return False
            if clause.passive:
                heads = tuple(
                    h for t in self.sentence.children(clause.verb, "dobj", "oprd") for h in self.grammar.expand(t.index)
                )
        if not heads and inner is not None:
            heads = inner.subject
        if not heads and pattern.particles:
            # The parser took the particle for a preposition.
            heads = tuple(h for choices in pattern.particles for h in clause.phrase(*choices))
        if clause.lemma in ("be", "become", "remain"):
            heads = clause.complement or heads
        return self._inside(wanted, heads, bound)

    # --- nouns --------------------------------------------------------------------------------

    def _noun(self, frame: Frame, pattern: NounPattern, noun: int) -> Match | None:
        if not self._is_noun(pattern.noun, noun):
            return None
        bound = Bindings(nouns=(noun,))
        owner = pattern.noun.owner
        if owner is not None and not bound.bind(owner, self._holder(noun, owner)):
            return None
        pool = [*self._noun_phrases(noun)]
        carrier = self._carrier(noun)
        if carrier is not None:
            pool.extend(p for p in carrier.phrases if p not in pool)
        for phrase in pattern.phrases:
            if not self._phrase(phrase, tuple(pool), None, bound):
                return None
            pool.extend(p for n in bound.nouns for p in self._noun_phrases(n) if p not in pool)
        if pattern.around is not None:
            clause = self.grammar.clause_of(noun)
            taken = set(bound.subject)
            heads = tuple(h for h in self._possessors(noun) if h not in taken)
            if not heads and clause is not None:
                heads = tuple(h for p, hs in pool if p in AROUND for h in hs if h not in taken)
            if not bound.bind(pattern.around, heads):
                return None
        return Match(
            frame, pattern.text, bound.subject, bound.object, noun, noun, True, bound.together, False,
            bound.subject_types, bound.object_types,
        )  # fmt: skip

    def _holder(self, noun: int, owner: Slot) -> Heads:
        carrier = self._carrier(noun)
        named = tuple(h for h in self.grammar.owners(noun) if self.sentence.tokens[h].name is not None)
        suit = self.sentence.tokens[noun].lemma in words("classes", "suit")
        if named and carrier is not None and (suit or carrier.lemma in words("roles", "telling")):
            # "Kering announced X's exit from Gucci": X leaves, whoever tells of it; "A judge dismissed X's suit": X sues.
            return named
        if carrier is not None and carrier.subject and carrier.lemma not in ("receive", "face", "get", "draw"):
            return carrier.subject
        owners = self.grammar.owners(noun) or self._makers(noun) or self._possessors(noun)
        if owners:
            return owners
        by = tuple(h for p, heads in self.grammar.noun_phrases(noun) if p == "by" for h in heads)
        taken = self.sentence.tokens[noun].lemma in words("syntax", "taken_from")  # "the signing of X from Y" is none of Y's
        behind = ("of",) if taken else ("of", "from")
        return by or tuple(h for p, heads in self.grammar.noun_phrases(noun) if p in behind for h in heads)
