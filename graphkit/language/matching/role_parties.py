"""Whom a role noun names as the other party: possessor, name before it, what hangs on it, and who the clause names."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.language.cues import words
from graphkit.language.matching.role_bearers import INSIDE
from graphkit.language.matching.role_lists import Described
from graphkit.language.matching.role_nouns import RoleNoun
from graphkit.language.matching.role_pronouns import Pronouns
from graphkit.language.matching.rules import Role
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.reference.things import Keys
from graphkit.language.reference.ventures import is_fund
from graphkit.language.syntax.attachment import OBJECTS
from graphkit.language.syntax.clauses import Heads
from graphkit.language.syntax.tree import Token


class Parties(Pronouns):
    """Finds the other parties of the role nouns of one sentence, and what words stand for as far as it fits."""

    def _first_party(
        self, role: Role, nouns: list[RoleNoun], described: Described, taken: Keys, limited: bool
    ) -> tuple[Heads, Keys]:
        trade = nouns[0].noun in words("roles", "occupations")
        if there := self._who_is_there(role, nouns[0]):
            return (), there
        if nouns[0].noun in words("roles", "personal") and not role.argument & {"Person"}:
            # "Thom Browne's partner": of the man, not of his label.
            owned = (h for n in nouns for heads in self._own_parties(role, n) for h in heads)
            taken = (*taken, *self._labels_of_people(owned))
        # Nobody is the designer of his own label by a mere "its"; by its name he may well be ("the head of Tory Burch LLC").
        called = {t.name for t in self.tokens if t.name is not None}
        taken = (*taken, *(k for t in taken for kind in ("brand", "organization") if (k := f"{t} ({kind})") not in called))
        if role.relation in words("roles", "of_bodies"):
            taken = (*taken, *self._bodies_of_its(role))
        if firm := self._firm_beside(role, nouns[0], described):
            return firm, self._fitting(firm, role.argument)
        unnamed: tuple[Heads, Keys] | None = None
        for noun in nouns[:1] if trade else nouns:
            for heads in self._own_parties(role, noun, trade):
                if role.argument == {"Person"} and len(heads) > 1 and self._names_companies(heads):
                    # "the parent of Clinique, Jo Malone and Le Labo"
                    continue
                if keys := tuple(k for k in self._fitting(heads, role.argument) if k not in taken):
                    if role.argument == {"Person"} and (star := self._star_behind(noun, heads)) is not None:
                        return (star.index,), self._refer(star.index)
                    if role.relation != "endorses" or any(self.discourse.things[k].named for k in keys):
                        return heads, keys
                    # "the ambassador for its skincare": a name is better.
                    unnamed = unnamed or (heads, keys)
        if unnamed is not None:
            beside = () if limited else self._clause_parties(role, nouns, described)
            for heads in beside:
                # "Dior removed her as the face of the brand"
                if keys := tuple(
                    k for k in self._fitting(heads, role.argument) if k not in taken and self.discourse.things[k].named
                ):
                    return heads, keys
            return unnamed
        if limited and (employer := self._employer_of(role, nouns[0], described)):
            return employer
        if limited or (role.argument == {"Person"} and self._anothers(nouns[0].token.index)):
            return (), ()
        if role.prepositions and not (role.owner or role.bare):
            # "the designer behind X": the verb's "named him as its designer" tells nothing of it.
            return (), ()
        for heads in self._clause_parties(role, nouns, described):
            if keys := tuple(k for k in self._fitting(heads, role.argument) if k not in taken):
                return heads, keys
        return (), ()

    def _employer_of(self, role: Role, noun: RoleNoun, described: Described) -> tuple[Heads, Keys] | None:
        """Where somebody worked as the head of a department: "worked as president of licensing at Y"."""
        of = [h for p, heads in self.grammar.noun_phrases(noun.token.index) if p == "of" for h in heads]
        clause = described.clause
        if clause is None or role.argument == {"Person"} or not of or any(self.tokens[h].name is not None for h in of):
            return None
        at = tuple(h for h in clause.phrase("at") if h > max(of))
        if any(t.lemma == "where" for t in self.sentence.children(clause.verb, "advmod")):
            # "joins from Y, where she was president of licensing"
            at = at or self.grammar.antecedent(clause.verb)
        keys = self._fitting(at, role.argument)
        return (at, keys) if keys else None

    def _only_organization(self, before: int, alone: bool = False) -> Keys:
        """The one organization that this sentence up to a token, or the one before, speaks of; none where there are two."""
        number = self.sentence.number
        # Each of a list of stories has firms of its own.
        since = self.discourse.story_of(number) or 0
        found = {
            t.key
            for t in self.discourse.things.values() if t.named and t.type in ("Organization", "Brand")
            for s, place in t.seen if (s == number - 1 and s >= since) or (s == number and place < before)
        }  # fmt: skip
        page = None if alone else self.discourse.page.business
        # Among several it is the one that the page is about.
        return tuple(found) if len(found) == 1 else (page,) if page is not None and page in found else ()

    def _only_occasion(self, before: int) -> Keys:
        """The one occasion that this sentence up to a token, or the one before, speaks of, where they name no organization."""
        number = self.sentence.number
        near = [
            t for t in self.discourse.things.values()
            if t.named and any(s == number - 1 or (s == number and place < before) for s, place in t.seen)
        ]  # fmt: skip
        found = [t.key for t in near if t.type == "Occasion"]
        return tuple(found) if len(found) == 1 and not any(t.type in ORGANIZATIONS for t in near) else ()

    def _headed(self, index: int) -> Keys:
        """The business that the heading above is, where no other is named in the sentence before."""
        venture = self.discourse.business_above(self.sentence.number)
        others = {k for t in self.tokens[:index] for k in ((t.name,) if t.name is not None else ())}
        if venture is None or any(self.discourse.things[k].type in ORGANIZATIONS and k != venture for k in others):
            return ()
        return (venture,)

    def _predicated_of(self, noun: RoleNoun) -> Keys:
        """Of which organization a predicate says that somebody is the head without naming it: the business above, or the only
        one just spoken of ("X is chief executive", "takes over as chief executive", "was promoted to managing director").
        """
        token = noun.token
        head = self.sentence.head(token.index)
        office = token.dep == "pobj" and head is not None and head.text.lower() in ("as", "to")
        if token.dep == "attr" and (headed := self._headed(token.index)):
            return headed
        vague = words("roles", "vague_offices") | words("roles", "called_so")
        if (not office and token.dep not in ("attr", "oprd")) or noun.noun in vague:
            return ()
        if any(t.text.lower() not in ("the", "its") for t in self.sentence.children(token.index, "det")):
            return ()
        behind = (t for t in self.tokens[token.index :] if t.name is not None and not self._aside(t))
        others = any(self.discourse.things[t.name].type in ORGANIZATIONS for t in behind if t.name is not None)
        only = () if others else self._only_organization(noun.first)
        # "Blackstone bought a majority; X became chief executive": of what it bought.
        return tuple(k for k in only if not is_fund(self.discourse.things[k]))

    def _aside(self, name: Token) -> bool:
        """Whether somebody's office can't be there: "quit as chief executive under pressure from X", "after a call with X"."""
        above = (t for t in self.sentence.ancestors(name.index) if t.pos == "ADP" or t.pos == "VERB")
        return next((t.text.lower() in ("from", "with", "by", "against") for t in above), False)

    def _who_is_there(self, role: Role, noun: RoleNoun) -> Keys:
        """The organization that "there" means behind an office: "a former executive there, X,"."""
        there = any(t.text.lower() == "there" for t in self.sentence.children(noun.token.index, "advmod"))
        if not there or role.inverse or "Organization" not in role.argument:
            return ()
        near = (self.sentence.number - 1, self.sentence.number)
        # "opened a shop in Paris. A waiter there": in Paris.
        places = any(t.type == "Place" and s in near for t in self.discourse.things.values() for s, _ in t.seen)
        return () if places else self._only_organization(noun.first, alone=True)

    def _apart(self, head: int) -> bool:
        """Whether a phrase with "in" stands behind a comma: "came as a presenter, in Dior"."""
        preposition = self.sentence.head(head)
        if preposition is None or preposition.text.lower() != "in" or preposition.index == 0:
            return False
        return self.tokens[preposition.index - 1].text == ","

    def _anothers(self, index: int) -> bool:
        """Whether a noun belongs to somebody of whom nothing else is told: "X, whose father's company"."""
        return any(self.tokens[h].pos == "NOUN" and not self._refer(h) for h in self.grammar.owners(index))

    def _limited(self, role: Role, noun: RoleNoun) -> bool:
        """Whether the noun is said to be "of" something else: the head of marketing, the president of France."""
        of = [h for p, heads in self.grammar.noun_phrases(noun.token.index) if p == "of" for h in heads]
        if role.relation == "leads" and self._whose_parts(tuple(of)):
            return True
        return bool(of) and not self._fitting(tuple(of), role.argument) and "of" in role.prepositions

    def _one_of_many(self, role: Role, noun: RoleNoun) -> bool:
        """Whether somebody is one of several who have the title: "an editor at Tatler", "a director of the bank"."""
        articles = (t.text.lower() for t in self.tokens[max(0, noun.first - 1) : noun.first])
        return (
            role.relation == "leads" and noun.text in words("roles", "shared_offices") and any(a in ("a", "an") for a in articles)
        )

    def _own_parties(self, role: Role, noun: RoleNoun, alone: bool = False) -> Iterator[Heads]:
        """Who the phrase of the noun itself names: possessor, name before the noun, what hangs on it with a preposition.

        ``alone``: what stands behind a noun coordinated with this one is not its own.
        """
        grammar, token = self.grammar, noun.token
        if role.owner:
            owners = grammar.owners(token.index)
            behind = self.nouns.behind(noun)
            if role.argument == {"Organization"} and (
                bought := self._bought_from(role, owners or (grammar.owners(behind.index) if behind is not None else ()), token)
            ):
                yield bought
            if self._figurative(role, owners, token):
                return
            if role.argument == {"Organization"} and (ahead := self._named_later(owners, token)):
                yield ahead
            told = owners or (grammar.owners(behind.index) if behind is not None else ())
            if "Organization" in role.argument and (beside_name := self._named_beside(role, told, token)):
                yield beside_name
            beside = (h for p, heads in grammar.noun_phrases(token.index) if p in ("with", "by") for h in heads)
            # "Her daughter with X" is his too.
            yield (*owners, *beside) if owners and role.have and role.relation == "parentOf" else owners
            for owner in owners if role.argument != {"Person"} else ():
                # "Louis Vuitton's men's designer", but not "his father's tavern"
                yield grammar.owners(owner)
            of = self.sentence.head(token.index)
            above = self.sentence.head(of.index) if of is not None and of.text.lower() == "of" else None
            if above is not None and above.lemma.lower() in words("roles", "partitive"):
                # "her long list of sponsors"
                yield grammar.owners(above.index)
            if behind is not None:
                yield grammar.owners(behind.index)
        # "its Lucasfilm unit": whose it is stands before.
        if role.bare and (role.owner or not self.sentence.children(token.index, "poss")):
            before = self.tokens[noun.first - 1] if noun.first else None
            geographic = before is not None and before.text.lower() in words("leads", "modifiers")
            if before is not None and before.name is not None and not geographic and not self._is_subject(before, token):
                yield self._with_conjuncts(before, role, token)
            compounds = self.sentence.children(token.index, "compound", "nmod", "amod")
            yield tuple(
                t.index
                for t in compounds
                if t.name is not None and t.index < token.index and t.text.lower() not in words("leads", "modifiers")
            )
        if (company := self._business_card(noun)) is not None:
            yield (company,)
        for preposition, heads in grammar.noun_phrases(token.index):
            if alone and any(t.index < heads[0] for t in self.sentence.children(token.index, "conj")):
                # "the rapper and owner of"
                continue
            if preposition in role.prepositions and not self._dressed(role, preposition, heads):
                if own := self._named_parts(heads):
                    yield own
                if role.relation in ("worksFor", "leads") and (whose := self._whose_parts(heads)):
                    yield whose
                if role.have and preposition in ("with", "by") and (parents := self._having(token)):
                    # "has two children with X", "a son by X": both are their parents
                    yield (*parents, *heads)
                yield (*heads, *self._again(token, preposition, heads), *self._other_parent_of(role, token, heads))
                if role.relation == "endorses" and not role.inverse:
                    # "the face of Versace's autumn campaign"
                    for head in heads:
                        yield grammar.owners(head)
                        yield tuple(t.index for t in self.sentence.children(head, "compound", "nmod") if t.name is not None)
                        # "the face of a Dior men's fragrance"
                        yield tuple(h for o in grammar.owners(head) for h in grammar.owners(o))
                        yield tuple(
                            t.index
                            for o in grammar.owners(head)
                            for t in self.sentence.children(o, "compound", "nmod")
                            if t.name is not None
                        )

    def _again(self, noun: Token, preposition: str, first: Heads) -> Heads:
        """What stands behind the same preposition once more: "a member of X and of Y"."""
        return tuple(
            h
            for p, heads in self.grammar.noun_phrases(noun.index)
            if p == preposition and heads and heads[0] > first[-1] and self._goes_on_behind(first[-1], heads[0], preposition)
            for h in heads
        )

    def _other_parent_of(self, role: Role, noun: Token, first: Heads) -> Heads:
        """The second of two parents whom the parser joins to the child: "the daughter of X and the late Y"."""
        if not role.have or role.relation != "parentOf":
            return ()
        beside = (t.index for t in self.sentence.children(noun.index, "conj") if t.name is not None and t.index > first[-1])
        return tuple(
            h
            for h in beside
            if self.tokens[first[-1] + 1].text.lower() in ("and", "&")
            and all(t.head == h for t in self.tokens[first[-1] + 2 : h])
        )

    def _goes_on_behind(self, first: int, second: int, preposition: str) -> bool:
        """Whether only a conjunction leads from one phrase to the next that begins with the same preposition."""
        at = next((t.index for t in self.tokens[first + 1 : second] if t.text.lower() == preposition), None)
        gap = {t.text.lower() for t in self.tokens[first + 1 : at]} if at is not None else set()
        return bool(gap & {"and", "&"}) and gap <= {"and", "&", ",", *words("roles", "at_times")}

    def _having(self, noun: Token) -> Heads:
        """Who has those for whom a noun stands: "X has two children"."""
        noun = self.nouns.gathered(noun)
        clause = self.grammar.clause_of(noun.index)
        children = words("reference", "children")
        while noun.dep in ("conj", "appos") and self.tokens[noun.head].lemma in children and noun.head < noun.index:
            # "has three children: a son, A, with X, and a daughter, B, with Y"
            noun = self.tokens[noun.head]
        has = (
            clause is not None
            and clause.lemma in words("roles", "having")
            and (
                noun.index in (*clause.object, *clause.indirect) or (noun.dep in ("dobj", "dative") and noun.head == clause.verb)
            )
        )
        return clause.subject if clause is not None and has else ()

    def _whose_kin(self, role: Role, noun: RoleNoun, keys: Keys, beside: Heads = ()) -> Keys:
        """Whose brothers and sisters a plural tells of: "X has two sisters, Y and Z", "with sisters Y and Z, X designs".

        ``beside`` are those whose other relatives are named before ("her mum X and sisters Y and Z").
        """
        if role.relation != "siblingOf":
            return ()
        heads = self._having(noun.token) or beside
        name = self.nouns.behind(noun)
        preposition = self.sentence.head(name.index) if name is not None and name.dep == "pobj" else None
        if not heads and name is not None and preposition is not None and preposition.index == noun.first - 1:
            clause = self.grammar.clause_of(name.index)
            together = preposition.text.lower() in ("with", "alongside") and clause is not None and not clause.passive
            heads = clause.subject if clause is not None and together else ()
        family = {label[-1] for k in keys if len(label := self.discourse.things[k].label.split()) > 1}
        found = (k for k in self._fitting(heads, role.argument) if k not in keys)
        # "posed with sisters Venus and Serena Williams": no sister of theirs unless she is called Williams too.
        return tuple(k for k in found if not family or self.discourse.things[k].label.split()[-1] in family)

    def _brought_up(self, noun: Token) -> Heads:
        """Who was "raised by a single mom, X"."""
        by = self.sentence.head(noun.index)
        verb = self.sentence.head(by.index) if by is not None and by.text.lower() == "by" else None
        clause = self.grammar.clause(verb.index) if verb is not None and verb.lemma in words("roles", "raising") else None
        return clause.object or clause.subject if clause is not None and clause.passive else ()

    def _bought_from(self, role: Role, owners: Heads, noun: Token) -> Heads:
        """What was bought "from its founders", what somebody left "after years as its head": the company before the words."""
        clause = self.grammar.clause_of(noun.index)
        if clause is None or not any(self.tokens[o].text.lower() in ("its", "their") for o in owners):
            return ()
        if role.relation != "founded" and (not clause.subject or not self._fitting(clause.subject, frozenset({"Person"}))):
            return ()
        # "to succeed Tom Ford as its designer" speaks of him, and of no house of his name.
        return tuple(h for h in clause.object if h < noun.index and self._names_companies((h,)))

    def _is_award(self, token: Token) -> bool:
        """Whether it is a prize and no post: "the designer of the year", "player of the match"."""
        of = [h for p, heads in self.grammar.noun_phrases(token.index) if p == "of" for h in heads]
        return any(self.tokens[h].name is None and self.tokens[h].lemma in words("roles", "award_times") for h in of)

    def _named_beside(self, role: Role, owners: Heads, noun: Token) -> Heads:
        """Who is meant by "its" behind two names or in a list: "charged Y and X, its boss", "Y, its subsidiary Z, and W"."""
        if not any(self.tokens[o].text.lower() == "its" and o < noun.index for o in owners):
            return ()
        name = self.sentence.head(noun.index)
        if noun.dep == "appos" and name is not None and name.name is not None and name.dep == "conj":
            first = self.sentence.head(name.index)
            joined = first is not None and self.tokens[name.index - 1].text.lower() in ("and", "&")
            return (first.index,) if first is not None and joined and first.name is not None else ()
        its = next(o for o in owners if self.tokens[o].text.lower() == "its")
        before = self.tokens[its - 2 : its]
        listed = len(before) == 2 and before[1].text == "," and before[0].name is not None and before[0].dep in ("conj", "appos")
        return (before[0].index,) if listed and role.relation == "owns" and role.inverse else ()

    def _named_later(self, owners: Heads, noun: Token) -> Heads:
        """Who is meant by a pronoun that opens the sentence: "Under its chief executive, X, the firm grew"."""
        its = [o for o in owners if self.tokens[o].text.lower() in ("its", "their") and o < 3 and not self._refer(o)]
        clause = self.grammar.clause_of(noun.index)
        if not its or clause is None or noun.index > clause.verb:
            return ()
        subject = clause.object if clause.passive else clause.subject
        return tuple(h for h in subject if h > noun.index)

    def _figurative(self, role: Role, owners: Heads, noun: Token) -> bool:
        """Whether somebody calls another kin of his own ("She's my little sister"), which says as a rule that they are none."""
        return (
            role.relation in ("siblingOf", "parentOf")
            and any(self.tokens[o].text.lower() in ("my", "our") for o in owners)
            and self.nouns.after(noun) is None
            and not any(t.name is not None for t in self.sentence.children(noun.index, "appos"))
        )

    def _business_card(self, noun: RoleNoun) -> int | None:
        """The company at the end of "NAME, Vice President, Communications, COMPANY"."""
        start = self.tokens[noun.first - 1] if noun.first > 1 else None
        if start is None or start.text != "," or self.tokens[noun.first - 2].name is None:
            return None
        at = noun.token.index + 1
        if at >= len(self.tokens) or self.tokens[at].text != ",":
            return None
        last: int | None = None
        while at < len(self.tokens) and at - noun.token.index < 12:
            token = self.tokens[at]
            if token.name is not None:
                closed = at + 1 >= len(self.tokens) or self.tokens[at + 1].pos == "PUNCT"
                last = at if closed and self.discourse.things[token.name].type in ORGANIZATIONS else None
            elif token.pos not in INSIDE and token.pos != "CCONJ" and token.text not in (",", "&"):
                break
            at += 1
        return last

    def _is_subject(self, name: Token, noun: Token) -> bool:
        return name.dep in ("nsubj", "nsubjpass", "pobj", "dobj", "poss") and name.head != noun.index

    def _with_conjuncts(self, name: Token, role: Role, noun: Token) -> Heads:
        """A name with those before it in a list: "Gucci and Balenciaga owner Kering", "a Dior, Evian and Porsche ambassador"."""
        found = [name.index]
        if name.dep == "nmod" and name.head == noun.index:
            return tuple(
                t.index for t in self.sentence.children(noun.index, "nmod") if t.name is not None and t.index <= name.index
            )
        while (
            name.dep == "conj"
            and (up := self.sentence.head(name.index)) is not None
            and up.name is not None
            and (role.relation == "owns" or self._heads_to(up, noun))
        ):
            found.insert(0, up.index)
            name = up
        return tuple(found)

    def _dressed(self, role: Role, preposition: str, heads: Heads) -> bool:
        """Whether a phrase says what somebody wears and not where he works: "the singer, in vintage Dior"."""
        worn = preposition in words("roles", "dressing") and role.relation in ("worksFor", "leads")
        return worn and bool(self._fitting(heads, frozenset({"Brand"})))

    def _heads_to(self, name: Token, noun: Token) -> bool:
        """Whether a name, or the first of the list that it stands in, hangs on the noun."""
        while name.dep == "conj" and (up := self.sentence.head(name.index)) is not None and up.name is not None:
            name = up
        return name.head == noun.index and name.dep in ("compound", "nmod", "amod")

    def _getting(self, noun: Token) -> Heads:
        """Who has somebody for an office, who is then named: "Y has a new chief executive: X", "Y has found its editor, X"."""
        clause = self.grammar.clause_of(noun.index)
        if noun.dep not in OBJECTS or clause is None or clause.passive or noun.head != clause.verb:
            return ()
        if "in" in {p for p, _ in (*clause.phrases, *self.grammar.noun_phrases(noun.index))}:
            # "has a designer in mind: X"
            return ()
        if clause.lemma in words("roles", "showing") and any(t.text == "the" for t in self.sentence.children(noun.index, "det")):
            # "had the tennis player on its posters": somebody known already.
            return ()
        return clause.subject if clause.lemma in words("roles", "getting") else ()

    def _clause_parties(self, role: Role, nouns: list[RoleNoun], described: Described) -> Iterator[Heads]:
        """Who the clause names: "was designer at Y", "Y hired X as designer", "X joined Y as designer", "X has a son, Y"."""
        clause = described.clause
        if clause is None and role.have:
            own = self.grammar.clause_of(nouns[0].token.index)
            if own is not None and self._having(nouns[0].token):
                # "X has a daughter by Y", "X, who has a daughter, with Y,"
                at = nouns[0].token.index
                near = [p for n in (at, *own.subject) for p in self.grammar.noun_phrases(n)]
                beside = (h for p, hs in near if p == "with" for h in hs if h > at)
                yield (*own.subject, *own.phrase("with"), *beside)
        if clause is None and role.argument == {"Person"} and not role.inverse:
            yield self._brought_up(nouns[0].token)
        trainer = nouns[0].noun.split()[-1] in words("roles", "trainers")
        if clause is None and (trainer or role.relation in words("roles", "topical")):
            yield self._getting(nouns[0].token)
        if clause is None or role.argument == {"Person"}:
            return
        used = set(described.heads)
        verb = self.tokens[clause.verb]
        if verb.dep == "relcl" and any(t.lemma == "where" for t in self.sentence.children(clause.verb, "advmod")):
            # "Y, where X was designer", though not "a group where he was designer at Y"
            # Of several, the one before the comma.
            there = tuple(h for a in self.grammar.antecedent(clause.verb) for h in self.grammar.expand(a) if h < clause.verb)[-1:]
            yield tuple(h for h in clause.phrase("at") if h not in (*used, *there) and self.tokens[h].name is not None)
            yield tuple(h for h in there if h not in used)
        above = self.sentence.head(clause.verb)
        if (
            clause.passive
            and not clause.subject
            and verb.dep == "ccomp"
            and above is not None
            and above.lemma in words("roles", "announcing")
        ):
            # "Y announced that X was chosen as ambassador"
            yield tuple(h for h in self.grammar.surface_subject(above.index) if h not in used)
        if role.prepositions - {"as", "by"}:
            yield tuple(h for h in clause.phrase(*(role.prepositions - {"as", "by"})) if h not in used and not self._apart(h))
        if clause.lemma not in words("roles", "copulas"):
            for heads in (clause.object, clause.subject, clause.phrase("at", "for", "with", "from")):
                yield tuple(h for h in heads if h not in used)
        if verb.dep == "ccomp" and above is not None and above.lemma in words("roles", "announcing"):
            # "Y said that X would succeed Z as its head"
            telling = tuple(h for h in self.grammar.surface_subject(above.index) if h not in used and self._is_firm(h))
            # "Y, the owner of Z, said that X would leave": Z, most likely.
            yield telling if len([t for t in self.tokens[: clause.verb] if t.name and self._is_firm(t.index)]) < 2 else ()
