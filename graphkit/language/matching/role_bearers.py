"""Whom a role noun describes, in every shell: apposition, predicate, "as", one of several, examples."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.language.cues import cues, words
from graphkit.language.matching.role_lists import Described, Lists
from graphkit.language.matching.role_nouns import PLURAL, RoleNoun
from graphkit.language.matching.rules import Role
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.syntax.clauses import Clause, Heads
from graphkit.language.syntax.tree import Token

INSIDE = frozenset({"NOUN", "ADJ", "PROPN", "NUM", "X"})


class Bearers(Lists):
    """Finds whom the role nouns of one sentence may describe."""

    def _led(self, noun: RoleNoun) -> Token | None:
        """The name whose description goes on behind "and": "Y founder and chief executive X"."""
        at = noun.token.index + 2
        if at >= len(self.tokens) or self.tokens[at - 1].text.lower() not in ("and", "&"):
            return None
        name = self.tokens[at]
        described = (
            name.name is not None
            and any(w.name is None for w in name.lead)
            and name.lead[0].text.lower() not in words("leads", "determiners")
        )
        return (
            name
            if described and self.nouns.roles_of(" ".join(w.text.lower() for w in name.lead if w.name is None)) is not None
            else None
        )

    def _others_too(self, token: Token) -> bool:
        """Whether "and their children" tells of others than the one named before: "his wife, X, and their children"."""
        first = self.sentence.head(token.index)
        owned = bool(self.sentence.children(token.index, "poss"))
        return owned and first is not None and first.tag not in ("NNS", "NNPS")

    def _is_owned(self, token: Token) -> bool:
        """Whether a noun behind "and" is that of the one before: "the company and its unit", "the rapper and his wife"."""
        return any(t.tag == "PRP$" for t in self.sentence.children(token.index, "poss"))

    def descriptions(self, noun: RoleNoun, role: Role) -> Iterator[Described]:
        """Whom the noun may describe, the surest first, each with the predicate that says so."""
        sentence, grammar, token = self.sentence, self.grammar, noun.token
        if noun.noun.startswith("-"):
            yield Described(self.modified(token))
            return
        if role.have and noun.plural and len(listed := self._enumerated(token)) > 1:
            yield Described(listed)
        behind = self.nouns.behind(noun)
        if behind is not None:
            row = grammar.in_a_row(behind.index) if noun.noun in role.mutual else grammar.expand(behind.index)
            listed = tuple(h for h in row if self.tokens[h].name is not None)
            yield Described(listed if noun.plural else (behind.index,))
        turned = self.tokens[token.index + 1 : token.index + 3]
        if len(turned) == 2 and turned[0].text.lower() == "turned" and turned[1].name is not None and turned[1].lead:
            # "WPP founder turned S4 Capital boss X"
            yield Described((turned[1].index,))
        if (led := self._led(noun)) is not None:
            yield Described((led.index,))
        apposed = [t for t in sentence.children(token.index, "appos") if t.name is not None and t.index > token.index]
        if apposed:
            yield Described(grammar.expand(apposed[0].index) if noun.plural else (apposed[0].index,))
        for preposition, heads in grammar.noun_phrases(token.index):
            # "the chief executive of Y, X," with X hung on Y
            beyond = [
                t
                for h in heads if self.tokens[h].lemma not in cues("reference")["kin"]
                for t in sentence.children(h, "appos") if t.name is not None and t.index + 1 < len(self.tokens)
            ]  # fmt: skip
            if (
                preposition in role.prepositions
                and not (role.have and preposition == "with")
                and beyond
                and self.tokens[beyond[0].index - 1].text == ","
                and self.tokens[beyond[0].index + 1].text in (",", ".", ")", "”")
                and not noun.plural
            ):
                yield Described((beyond[0].index,))
        yield from self._examples(token)
        if noun.plural:
            yield from self._comprised(token, role)
        if role.have and (listed := self._enumerated(token)):
            yield Described(listed)
        if (later := self._beyond_comma(token)) is not None:
            yield Described(grammar.expand(later) if noun.plural else (later,))
        if token.dep == "appos" or (
            token.dep in ("conj", "npadvmod", "dep", "ROOT")
            and not sentence.children(token.index, "nsubj")
            and not self._goes_on(token)
            and not self._beside_another(token)
            and not (token.dep == "conj" and noun.plural and self._others_too(token))
        ):
            if role.types == {"Person"} and (told := self._told_further(token)) is not None:
                yield told
            yield from self._apposed_to(token, noun.plural)
        head = sentence.head(token.index)
        if (
            token.dep in ("conj", "appos")
            and head is not None
            and head.name is None
            and head.pos in ("NOUN", "PROPN")
            and noun.roles
            and (token.dep == "appos" or self.nouns.at(head) is None)
            and not self._beside_another(token)
            and not (token.dep == "conj" and ((noun.plural and self._others_too(token)) or self._is_owned(token)))
        ):
            # "an American businesswoman and the founder of"
            yield from self.descriptions(RoleNoun(head, head.index, "", "", ()), role)
        if token.pos == "ADJ" and token.dep in ("amod", "acl", "appos") and head is not None and head.index < token.index:
            # "X, once married to Y"
            yield Described((head.index,))
        if (head is not None and head.dep in ("prep", "pobj")) or (
            head is not None and head.text.lower() in ("of", "among", "as")
        ):
            yield from self._behind_preposition(token, head)
        before = self.tokens[noun.first - 1] if noun.first else None
        if (
            before is not None
            and before.name is not None
            and head is not None
            and head.lemma in words("roles", "naming")
            and grammar.is_verb(head)
            and not sentence.children(head.index, "nsubjpass")
        ):
            # "named X chief executive", but not "was named an X ambassador", where the parser took both for one phrase.
            yield Described((before.index,), head.index, grammar.clause(head.index))
        if (
            head is not None
            and token.dep == "ccomp"
            and head.lemma == "make"
            and (made := sentence.children(token.index, "nsubj"))
        ):
            # "made her the face of X"
            yield Described(tuple(h for t in made for h in grammar.expand(t.index)), head.index)
        if head is not None and token.dep in ("attr", "oprd", "xcomp", "acomp", "dobj") and grammar.is_verb(head):
            yield from self._predicated(token, head)
        if head is not None and token.dep == "nsubj" and head.lemma in words("roles", "comprising") and grammar.is_verb(head):
            clause = grammar.clause(head.index)
            if clause is not None:
                yield Described(self._taken_in(clause), head.index)
        if head is not None and token.dep == "nsubjpass" and head.lemma in words("syntax", "naming"):
            # "her company is called X"
            called = tuple(t.index for t in sentence.children(head.index, "oprd") if t.name is not None)
            yield Described(called, head.index, grammar.clause(head.index))
        itself = [self.discourse.things[k] for k in self.discourse.refer(sentence.number, token.index)]
        if itself and not (role.relation == "owns" and role.argument == {"Person"}) and (
            role.relation != "partnersWith" or any(t.named for t in itself)
        ):  # fmt: skip
            # Not "her company", which is hers because she founded or heads it, nor "a backer", who is whoever backs.
            yield Described((token.index,))

    def _goes_on(self, token: Token) -> bool:
        """Whether a role noun goes on with another one behind "and": "is the founder of X, and a co-founder of Y", or in a row of
        them that has an "and" at its end.
        """
        head = self.sentence.head(token.index)
        end = max(t.index for t in (token, *self.sentence.children(token.index, "conj")) if t.name is None)
        return (
            token.dep == "conj"
            and head is not None
            and self.nouns.at(head) is not None
            and any(t.text.lower() in ("and", "&", "or") for t in self.tokens[head.index + 1 : end])
        )

    def _beside_another(self, token: Token) -> bool:
        """Whether a noun behind "and" is of somebody else than the one before it: "X, the boss, and its founder will stay", "the
        drummer and the founder wed".
        """
        head = self.sentence.head(token.index)
        if token.dep == "conj" and head is not None and head.name is None:
            return self.nouns.of_two(head, token)
        owner = self.sentence.child(token.index, "poss")
        return (
            token.dep == "conj"
            and head is not None
            and head.name is not None
            and owner is not None
            and owner.pos == "PRON"
            and owner.index > 0
            and self.tokens[owner.index - 1].text.lower() in ("and", "&")
        )

    def modified(self, token: Token) -> Heads:
        """What "Y-owned" stands before: the next name, or the noun that stands for somebody."""
        at = token.index + 1
        while at < len(self.tokens) and at - token.index < 6:
            here = self.tokens[at]
            if here.name is not None:
                return (
                    self.grammar.expand(here.index)
                    if at > token.index + 1 and self.tokens[at - 1].tag in PLURAL
                    else (here.index,)
                )
            if here.pos not in INSIDE:
                break
            at += 1
        last = self.tokens[at - 1]
        return (last.index,) if last.index > token.index and last.pos in ("NOUN", "PROPN") else ()

    def _beyond_comma(self, token: Token) -> int | None:
        """The name in apposition behind the phrase, whatever the parser says: "her boyfriend, X," or "the head of Y, X."."""
        at = token.index + 1
        if at < len(self.tokens) and self.tokens[at].text.lower() in ("of", "at") and self.tokens[at].dep == "prep":
            at = max(t.index for t in self.sentence.subtree(at)) + 1 if not self.sentence.children(token.index, "appos") else at
        if at + 1 >= len(self.tokens) or self.tokens[at].text not in (",", "–", "—", ":"):
            return None
        name = self.tokens[at + 1]
        ends = name.index + 1 >= len(self.tokens) or self.tokens[name.index + 1].pos in ("PUNCT", "CCONJ")
        head = self.sentence.head(token.index)
        had = token.dep == "dobj" and head is not None and head.lemma in words("roles", "having")
        owned = (
            had
            or bool(self.sentence.children(token.index, "poss"))
            or any(t.text.lower() == "the" for t in self.sentence.children(token.index, "det"))
        )
        return (
            name.index
            if name.name is not None and ends and owned and name.dep in ("appos", "npadvmod", "dep", "conj", "ROOT")
            else None
        )

    def _enumerated(self, token: Token) -> Heads:
        """The names behind relatives that somebody has: "have two children, X and Y", "share a son called X"."""
        head = self.sentence.head(token.index)
        if token.dep not in ("dobj", "conj", "pobj", "attr") or head is None:
            return ()
        clause = self.grammar.clause_of(token.index)
        if clause is None or clause.lemma not in words("roles", "having"):
            return ()
        tokens, at = self.tokens, token.index + 1
        if at < len(tokens) and tokens[at].text.lower() in ("with", "together"):
            while at < len(tokens) and (tokens[at].pos != "PUNCT" or self._goes_on_to_name(at)):
                at += 1
        if at + 1 >= len(tokens) or (
            tokens[at].text not in (",", ":", "–", "—", "(") and tokens[at].lemma not in ("name", "call")
        ):
            return ()
        found: list[int] = []
        for here in tokens[at + 1 :]:
            if here.name is not None:
                if found and here.dep in ("nsubj", "nsubjpass") and tokens[here.head].index > here.index:
                    # "after he welcomed his twins, X and Y, Z went home"
                    break
                found.append(here.index)
            elif not found and here.text.lower() in ("and", "&"):
                # "four children with Y, and a son, Z,"
                break
            elif here.text not in (",", "and", "&") and here.text.lower() not in words("roles", "listed_kin"):
                break
        return tuple(found) if token.tag in PLURAL or len(found) < 2 else tuple(found[:1])

    def _goes_on_to_name(self, at: int) -> bool:
        """Whether a comma stands before the name of the other parent: "with his first wife, X: A, B and C", "with her ex, X."."""
        before, behind = self.tokens[at - 1], self.tokens[at + 1 : at + 3]
        if self.tokens[at].text != "," or before.name is not None or len(behind) < 2 or behind[0].name is None:
            return False
        alone = not any(t.name is not None for t in self.sentence.children(behind[0].index, "conj", "appos"))
        opens = behind[1].text in (":", "–", "—", "(")
        beside = behind[0].dep == "appos" and behind[0].head == before.index
        return (beside and (alone or opens)) or (opens and behind[0].dep == "pobj" and behind[0].head == before.head)

    def _apposed_to(self, token: Token, plural: bool) -> Iterator[Described]:
        at = min(t.index for t in self.sentence.subtree(token.index)) - 1
        while at > 0 and self.tokens[at].text.lower() in words("roles", "between"):
            at -= 1
        comma = any(t.text in (",", "(", "–", "—", "-") for t in self.tokens[at + 1 : token.index])
        before = self.tokens[at] if at >= 0 else None
        # "X and Y — best actor": which of the two is for the parse to say.
        of_two = (
            any(t.text in ("–", "—") for t in self.tokens[at + 1 : token.index]) and before is not None and before.dep == "conj"
        )
        if (
            before is not None
            and comma
            and (before.name is not None or before.pos in ("NOUN", "PROPN"))
            and not plural
            and not of_two
        ):
            yield Described((before.index,))
        head = self.sentence.head(token.index)
        if token.dep == "appos" and head is not None:
            while plural and head.dep == "conj" and head.name is not None and self.tokens[head.head].name is not None:
                head = self.tokens[head.head]  # hung on the last of "X and Y, the founders of Z"
            kin = self.sentence.head(head.index) if plural and head.dep == "appos" else None
            if kin is not None and kin.dep == "conj" and kin.name is None:
                head = self.tokens[kin.head]  # "X and his sister Y, the children of Z"
            yield Described(self.grammar.expand(head.index) if plural else (head.index,))
        if comma and before is not None and not plural and (whom := self._born_there(before)):
            yield Described(whom)

    def _told_further(self, token: Token) -> Described | None:
        """Who is in apposition with a second office: "X, once editor of Y, later designer of Z"."""
        head = self.sentence.head(token.index)
        if token.dep != "appos" or head is None or head.name is None or not self._people((head.index,)):
            return None
        inside = any(t.dep == "appos" and head.index < t.index < token.index for t in self.sentence.children(head.index))
        return Described((head.index,)) if inside else None

    def _born_there(self, place: Token) -> Heads:
        """Who was born or raised at a place or time that a noun stands behind: "was born in Paris, the daughter of"."""
        clause = self.grammar.clause_of(place.index)
        dated = place.pos == "NUM" or place.dep == "npadvmod"
        if clause is None or place.index < clause.verb:
            return ()
        if not dated and (place.name is None or self.discourse.things[place.name].type != "Place"):
            return ()
        return clause.object if clause.passive else clause.subject

    def _behind_preposition(self, token: Token, preposition: Token) -> Iterator[Described]:
        """ "as designer", "one of its ambassadors", "among its ambassadors", "its roster of ambassadors"."""
        word = preposition.text.lower()
        up = self.sentence.head(preposition.index)
        if up is None:
            return
        if word == "as" and up.name is None and up.pos == "NOUN" and (owners := self.grammar.owners(up.index)):
            # "her reign as the face of X"
            yield Described(owners)
        if word == "as" and (beside := self._with_whom(preposition)) is not None:
            yield Described(self.grammar.expand(beside), None, self._of_firm(preposition))
            return
        if word in ("as", "to") and (hired := self._hired(preposition)):
            yield Described(hired, None, self._of_firm(preposition))
            return
        if word == "as" or (word == "to" and up.lemma in words("roles", "promoting")):
            clause = self.grammar.clause(up.index) or (
                self.grammar.clause_of(up.index) if up.name is not None or up.pos == "NOUN" else None
            )
            if clause is not None and (chosen := self._chosen(clause)) is not None:
                yield chosen
            if clause is not None:
                with_whom = tuple(h for h in clause.phrase("with") if clause.verb < h < token.index) if clause.object else ()
                if word == "as" and with_whom and clause.lemma in words("roles", "venture_verbs") | {"open", "debut", "relaunch"}:
                    # "opened it with X as its co-founder"
                    yield Described(with_whom, clause.verb, clause)
                if clause.lemma == "join" and (people := self._people(clause.object)):
                    # "X joins Y and Z as an ambassador": all three are.
                    yield Described((*clause.subject, *people), clause.verb, clause)
                together = clause.lemma in words("roles", "succession")
                if together:
                    yield Described((*clause.subject, *clause.object), clause.verb, clause)
                if clause.lemma in words("roles", "joining") and not clause.passive and self._people(clause.subject):
                    # "X joined Y as": Y is a firm, whatever else an unknown name may be.
                    yield Described(clause.subject, clause.verb, clause)
                for heads in (clause.object, clause.subject):
                    yield Described(heads, clause.verb, clause)
        elif word == "among":
            clause = self.grammar.clause(up.index)
            if clause is not None:
                for heads in (clause.object, clause.subject):
                    yield Described(tuple(h for h in heads if h != token.index), clause.verb, None)
        elif word == "of" and up.dep == "nsubj" and up.lemma.lower() in words("roles", "partitive"):
            # "her list of sponsors takes in X and Y"
            clause = self.grammar.clause_of(up.index)
            if clause is not None and clause.lemma in words("roles", "comprising"):
                yield Described(self._taken_in(clause), clause.verb)
        elif word == "of" and {up.lemma.lower(), up.text.lower()} & words("roles", "partitive"):
            if up.dep in ("attr", "appos", "oprd"):
                above = self.sentence.head(up.index)
                if up.dep == "appos":
                    yield from self._apposed_to(up, False)
                elif above is not None and self.grammar.is_verb(above):
                    yield from self._predicated(up, above)
            else:
                clause = self.grammar.clause_of(up.index)
                if clause is not None and clause.lemma in ("join", "rejoin", "complete", "include", "leave"):
                    yield Described(self._entered(clause, token), clause.verb, None)

    def _with_whom(self, preposition: Token) -> int | None:
        """Who stands right before "as" behind "with": "went public, with X as its largest shareholder"."""
        name, before = self.tokens[preposition.index - 1], self.tokens[preposition.index - 2]
        if preposition.index < 2 or name.name is None or name.dep != "pobj" or before.text.lower() != "with":
            return None
        apart = before.index > 0 and self.tokens[before.index - 1].text == ","
        # "Y emerged from bankruptcy with X as its head", but "Y worked with X as a designer".
        verb = self.sentence.head(before.index)
        free = self._of_firm(preposition) is not None and (verb is None or verb.lemma not in words("roles", "joint"))
        return name.index if apart or (free and self._people((name.index,))) else None

    def _chosen(self, clause: Clause) -> Described | None:
        """Whom a firm chose, and whom they follow: "appointed X to take over from Y as its head"."""
        verb = self.tokens[clause.verb]
        above = self.sentence.head(verb.index)
        chooser = self.grammar.clause(above.index) if above is not None and verb.dep in ("xcomp", "advcl") else None
        if chooser is None or above is None or above.lemma not in words("roles", "hiring") | words("roles", "naming"):
            return None
        people = self._people((*chooser.object, *clause.object, *clause.phrase("from")))
        return Described(people, clause.verb, chooser) if people and people[0] in chooser.object else None

    def _hired(self, preposition: Token) -> Heads:
        """Whose hiring a noun before "as" tells of: "with the appointment of X as its head"."""
        before = self.tokens[preposition.index - 1] if preposition.index else None
        up = self.sentence.head(before.index) if before is not None and before.dep == "pobj" else None
        noun = self.sentence.head(up.index) if up is not None and up.text.lower() == "of" else None
        if before is None or noun is None or noun.lemma not in words("roles", "hirings"):
            return ()
        return self._people((before.index,))

    def _of_firm(self, preposition: Token) -> Clause | None:
        """The clause of a preposition, where it tells of a firm."""
        clause = self.grammar.clause_of(preposition.index)
        if clause is None or clause.passive:
            return None
        things = (self.discourse.things[k] for h in clause.subject for k in self.discourse.refer(self.sentence.number, h))
        return clause if any(t.type in ORGANIZATIONS for t in things) else None

    def _predicated(self, token: Token, verb: Token) -> Iterator[Described]:
        clause = self.grammar.clause(verb.index)
        if clause is None:
            return
        if token.dep == "dobj":
            # "became" and naming verbs, where the parser took the predicate for an object.
            if clause.lemma in ("become", "remain", "stay") or clause.passive:
                yield Described(tuple(h for h in clause.object if h != token.index) or clause.subject, verb.index, clause)
            elif clause.lemma in words("roles", "copulas"):
                # "whose ambassador she had been"
                yield Described(clause.subject, verb.index, clause)
            elif clause.lemma in words("roles", "naming"):
                yield Described(clause.indirect, verb.index, clause)
            return
        orders = (
            (clause.subject,)
            if clause.lemma in words("roles", "copulas") and not clause.passive
            else (clause.object, clause.subject)
        )
        for heads in orders:
            yield Described(tuple(h for h in heads if h != token.index), verb.index, clause)
