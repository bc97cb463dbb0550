"""Whose action a verb or noun is: grammatical subjects through control, coordination and relative clauses."""

from __future__ import annotations

from graphkit.language.cues import words as listed
from graphkit.language.syntax.attachment import NOMINAL, OBJECTS, Attachment, Heads
from graphkit.language.syntax.tree import Token


class Subjects(Attachment):
    """Finds the subjects of the verbs of one sentence, and what its relative clauses speak of."""

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
                and not self.sentence.children(verb.index, "aux", "nsubj")
                and (self._keeps_sum(verb) or not self.sentence.children(verb.index, "dobj"))
                and self._passive(head)
            )
        return bool(self.sentence.children(verb.index, "agent")) and not self.sentence.children(verb.index, "dobj")

    def _keeps_sum(self, verb: Token) -> bool:
        """Whether what looks like an object is a sum that a passive keeps: "was banned and fined $5m"."""
        return verb.lemma in listed("syntax", "costing") and any(
            c.isdigit() for t in self.sentence.children(verb.index, "dobj") for c in t.text
        )

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
        up = self.sentence.head(head.index)
        if head.text.lower() == "one" and up is not None and up.text.lower() == "for":
            # "Jo Doe, for one, who"
            head = self.sentence.head(up.index) or head
        among = self._among(head) or self._one_of(head)
        if among:
            return among
        # "X, Y and Z, who all walked": a plural relative clause speaks of the whole list.
        if (
            (head.dep == "conj" or self.sentence.children(head.index, "conj"))
            and (head.name is not None)
            and (self._speaks_of_several(verb) or self._of_one_family(head, verb))
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
        if len(between) > 1 and head.name is not None and self.sentence.tokens[between[-1]].name is not None:
            # "cheered X and Y, who left Z": it is true of Y, whether X left too or not.
            head = self.sentence.tokens[between[-1]]
        meant = self._agreeing(head, verb)
        return self._instances(meant.index) or self.named_by_predicate(meant) or (meant.index,)

    def _of_one_family(self, head: Token, verb: int) -> bool:
        """Whether a noun for several stands before the names: "the brothers X and Y, who founded it"."""
        finite = (self.sentence.tokens[verb], *self.sentence.children(verb, "aux", "auxpass"))
        if any(t.tag == "VBZ" or t.text.lower() == "was" for t in finite):
            return False
        first = head
        while first.dep == "conj" and (up := self.sentence.head(first.index)) is not None:
            first = up
        before = self.sentence.children(first.index, "compound", "nmod")
        if first.dep == "appos" and first.head == first.index - 1:
            before = (*before, self.sentence.tokens[first.head])
        said = {t.lemma for t in before if t.name is None} | {w.text.lower().removesuffix("s") for w in first.lead}
        return bool(said & listed("syntax", "twosomes"))

    def _one_of(self, head: Token) -> Heads:
        """Who is said to be one of those of whom a relative clause speaks: "X, one of many writers who protested"."""
        of = self.sentence.head(head.index)
        one = self.sentence.head(of.index) if of is not None and of.text.lower() == "of" else None
        if one is None or one.lemma != "one" or head.tag not in ("NNS", "NNPS") or one.dep != "appos":
            return ()
        described = self.sentence.head(one.index)
        return (described.index,) if described is not None and described.name is not None else ()

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
        # "which Anna Wintour edits": the parser may take the name and the verb for one noun.
        own = own or tuple(
            t for t in sentence.children(verb, "compound", "nmod")
            if t.name is not None and t.index == verb - 1 and token.tag in ("VBZ", "VBD", "VBP") and token.dep == "relcl"
        )  # fmt: skip
        # "got engaged": the parser may hang the subject on the helper.
        own = own or tuple(
            s for a in sentence.children(verb, "aux", "auxpass") for s in sentence.children(a.index, "nsubj", "nsubjpass")
        )
        if own:
            found: list[int] = []
            for subject in own:
                top = token
                while top.dep == "conj" and (up := sentence.head(top.index)) is not None and self.is_verb(up):
                    top = up  # "whose face she was and which stood by her"
                if (
                    subject.lemma in listed("syntax", "relative_pronouns")
                    and top.dep == "relcl"
                    and subject.tag in ("WP", "WDT", "IN", "WP$")
                ):
                    found.extend(self.antecedent(top.index))
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
        if (
            token.dep == "advcl"
            and token.tag == "VBG"
            and token.lemma in listed("syntax", "noun_participles")
            and self.sentence.children(token.index, *OBJECTS)
        ):
            # "unveiled its campaign, starring X": the participle speaks of the campaign, but not in "starring in it".
            shown = (
                self.surface_subject(head.index, depth + 1)
                if self._passive(head)
                else self._expand_all(self.sentence.children(head.index, *OBJECTS))
            )
            if shown:
                return shown
        recruited = (
            token.dep == "advcl"
            and head.lemma in listed("syntax", "recruiting")
            and any(t.tag == "TO" for t in self.sentence.children(token.index, "aux"))
        )
        if recruited or (token.dep in ("xcomp", "ccomp") and token.tag in ("VB", "VBG", "VBN")):
            patients = self.sentence.children(head.index, *OBJECTS, "dative")
            # "paid $5m to settle": a sum does nothing.
            patients = tuple(t for t in patients if t.pos not in ("ADP", "NUM", "SYM") and t.text[0] not in "$£€¥")
            if patients and (recruited or head.lemma in listed("syntax", "object_control") or self._it_took(head)):
                return self._expand_all(patients)
            if recruited:
                return self.surface_subject(head.index, depth + 1)
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

    def _it_took(self, verb: Token) -> bool:
        """Whether a verb says how long somebody took to do a thing: "it took Zara two days to apologise"."""
        it = any(t.text.lower() == "it" for t in self.sentence.children(verb.index, "nsubj"))
        return verb.lemma == "take" and it and len(self.sentence.children(verb.index, *OBJECTS, "npadvmod", "dative", "prep")) > 1

    def _of_gerund(self, preposition: Token, depth: int) -> Heads:
        governor = self.sentence.head(preposition.index)
        if governor is None:
            return ()
        if self.is_verb(governor):
            charged = preposition.text.lower() == "with" and governor.lemma in listed("syntax", "object_gerund_with")
            if charged or (
                preposition.text.lower() in ("of", "for", "from", "over") and governor.lemma in listed("syntax", "object_gerund")
            ):
                clause_object = self._expand_all(self.sentence.children(governor.index, *OBJECTS))
                if self._passive(governor):
                    return self.surface_subject(governor.index, depth + 1)
                if clause_object:
                    return clause_object
            return self.surface_subject(governor.index, depth + 1)
        return self.holder(governor.index, depth + 1)

    def _of_participle(self, token: Token, head: Token, depth: int) -> Heads:
        infinitive = any(t.tag == "TO" for t in self.sentence.children(token.index, "aux"))
        if token.tag == "VBG" and (speakers := self._uttering(head, depth)):
            return speakers
        if not infinitive or head.name is not None:
            return self.antecedent(token.index)
        if head.lemma in listed("syntax", "likenesses"):
            # "used her image to promote Y": she does nothing.
            return self.holder(head.index, depth + 1, owned=False)
        return self.holder(head.index, depth + 1) or (head.index,)

    def _uttering(self, noun: Token, depth: int) -> Heads:
        """Who says what a statement or a post says: "X shared a video blasting Y"."""
        if noun.name is not None or noun.lemma not in listed("syntax", "utterances"):
            return ()
        of = self.sentence.head(noun.index)
        series = self.sentence.head(of.index) if of is not None and of.text.lower() == "of" else None
        if series is not None and series.lemma in listed("syntax", "counting"):
            # "a series of tweets"
            noun = series
        verb = self.sentence.head(noun.index)
        given = verb is not None and noun.dep == "dobj" and verb.lemma in listed("syntax", "uttering")
        if verb is not None and noun.dep == "pobj" and verb.text.lower() in ("in", "via", "through", "with"):
            # "defended the show in a tweet slamming its critics", "In a post praising X, she said"
            done = self.sentence.head(verb.index)
            given = done is not None and not self._passive(done) and noun.lemma in listed("syntax", "written")
        owned = bool(self.sentence.children(noun.index, "poss"))
        return self.holder(noun.index, depth + 1) if given or owned else ()

    def holder(self, noun: int, depth: int = 0, owned: bool = True) -> Heads:
        """Whose action a noun is: its possessor (if ``owned``), its "of/by", or the subject of the verb that carries it."""
        owner = self.sentence.children(noun, "poss")
        if owner and owned:
            return self._expand_all(owner)
        by = (p for p in self.sentence.children(noun, "prep", "agent") if p.text.lower() == "by")
        agents = [t for p in by for t in self.sentence.children(p.index, "pobj")]
        if agents and agents[0].tag != "CD":
            # "the decision by X to leave"
            return self._expand_all(tuple(agents))
        token = self.sentence.tokens[noun]
        head = self.sentence.head(noun)
        if head is not None and depth < 6:
            # "is close to buying X": the adjective's action is that of whoever is so.
            if self.is_verb(head) and token.dep in (*OBJECTS, "attr", "acomp", "nsubjpass", "oprd"):
                return self.surface_subject(head.index, depth + 1)
            if head.dep == "prep" and (up := self.sentence.head(head.index)) is not None and self.is_verb(up):
                return self.surface_subject(up.index, depth + 1)
        return ()
