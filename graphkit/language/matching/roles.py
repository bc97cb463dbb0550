"""One operator for all shells of a role: "X, the designer of Y", "Y ambassador X", "X is Y's owner", "hired X as designer"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from graphkit.language.cues import words
from graphkit.language.matching.relatives import Relatives
from graphkit.language.matching.role_bearers import Bearers
from graphkit.language.matching.role_lists import Described, installed
from graphkit.language.matching.role_nouns import RoleNoun, RoleNouns
from graphkit.language.matching.role_parties import Parties
from graphkit.language.matching.rules import Role, Rules
from graphkit.language.reference.discourse import Discourse
from graphkit.language.reference.things import Keys
from graphkit.language.syntax.clauses import Grammar, Heads
from graphkit.language.syntax.company import accompanied, alongside, joined_by
from graphkit.language.syntax.tree import Token, Word


@dataclass(frozen=True, slots=True)
class RoleMatch:
    """A role noun with the one it describes and the other party, as keys of things and, where they are words, their tokens.

    ``predicate`` is the verb or noun whose status counts, if any; ``trigger`` the characters of the role noun.
    """

    role: Role
    noun: str
    described: Keys
    described_at: Heads
    party: Keys
    party_at: Heads
    trigger: tuple[int, int]
    predicate: int | None
    text: str


# Who has had an office before can't resign from it now.
_NO_LONGER = ("former", "ex", "ex-", "then", "onetime", "one-time", "late")


class RoleReader(Parties):
    """Finds role nouns in one sentence."""

    def __init__(self, grammar: Grammar, discourse: Discourse, rules: Rules) -> None:
        super().__init__(grammar, discourse, RoleNouns(grammar.sentence, rules))
        self.bearers = Bearers(grammar, discourse, self.nouns)
        self.relatives = Relatives(grammar, self.nouns)

    def matches(self) -> Iterator[RoleMatch]:
        """Roles in descriptions before names first, then those of nouns in the sentence, in text order."""
        for token in self.tokens:
            if token.name is not None and token.lead:
                yield from self._in_lead(token)
            elif token.lead:
                yield from self._of_compound(token)
        nouns = {n.token.index: n for t in self.tokens if (n := self.nouns.at(t)) is not None}
        for noun in nouns.values():
            yield from self._at_noun(noun, self.nouns.coordinated(noun, nouns))
            yield from self._named_before(noun)

    # --- before a name ------------------------------------------------------------------------

    def _in_lead(self, token: Token) -> Iterator[RoleMatch]:
        names = [w for w in token.lead if w.name is not None and w.text.lower() not in words("leads", "scenes")]
        plain = [w for w in token.lead if w.name is None]
        yield from self._owned_in_lead(token)
        yield from self._team_of_spouses(token)
        for at in range(len(plain), 0, -1):
            texts = [w.text.lower() for w in plain[:at]]
            singular = self._singular(texts[-1])
            found = self.nouns.roles_of(" ".join(texts)) or (
                self.nouns.roles_of(" ".join([*texts[:-1], singular])) if singular else None
            )
            if found is None:
                continue
            noun, roles = found
            last = plain[at - 1]
            if last.text[:1].isupper() and token.index and noun in words("roles", "kin_in_names"):
                # "Brother Vellies"
                return
            heads = self.grammar.expand(token.index) if singular or any(noun in r.mutual for r in roles) else (token.index,)
            inner = tuple(w.name for w in names if w.name is not None and w.start < last.start)[-1:]
            for role in roles:
                if role.relation in words("roles", "bonds") and self._is_played(token):
                    continue
                keys = self._fitting(heads, role.types)
                pair = self._pair_noun(noun, token)
                if noun in role.mutual or pair in role.mutual:
                    several = self._fitting(self.grammar.in_a_row(token.index), role.types)
                    for one, two in combinations(several, 2):
                        yield RoleMatch(role, noun, (one,), heads[:1], (two,), heads[-1:], (last.start, last.end), None, noun)
                    continue
                party: Keys = self._suiting(inner, role.argument) if role.bare else ()
                party_at: Heads = ()
                if not inner:
                    party, party_at = self._beside_lead(role, token, plain)
                if party and keys and self._is_known(role, keys, None):
                    match = RoleMatch(role, noun, keys, heads, party, party_at, (last.start, last.end), None, noun)
                    yield match
                    yield from self._ends(match, Described(heads), tuple(w.text for w in token.lead))
            return

    def _team_of_spouses(self, token: Token) -> Iterator[RoleMatch]:
        """ "Husband-and-wife designers X and Y"."""
        before = self.tokens[max(0, token.index - 3) : token.index]
        said = [(t.text.lower(), t.start, t.end) for t in before if t.tag != "VBD"]
        said += [(w.text.lower(), w.start, w.end) for w in token.lead]
        span = next(((start, end) for text, start, end in said if text in words("roles", "spouses")), None)
        found = self.nouns.roles_of("husband and wife") if span is not None else None
        heads = self.grammar.expand(token.index)
        if found is None or span is None or len(heads) != 2:
            return
        for role in found[1]:
            one, two = (self._fitting((h,), role.types) for h in heads)
            if one and two:
                yield RoleMatch(role, found[0], one, heads[:1], two, heads[1:], span, None, found[0])

    def _owned_in_lead(self, token: Token) -> Iterator[RoleMatch]:
        """ "LVMH-owned house Fendi": a participle directly behind a name in a description."""
        for before, word in zip(token.lead, token.lead[1:], strict=False):
            found = self.nouns.roles_of("-" + word.text.lower()) if before.name is not None and word.name is None else None
            if found is not None and before.name is not None and token.name is not None:
                span, said = (word.start, word.end), word.text.lower()
                for role in found[1]:
                    yield RoleMatch(role, found[0], (token.name,), (token.index,), (before.name,), (), span, None, said)

    def _of_compound(self, token: Token) -> Iterator[RoleMatch]:
        """ "X, the LVMH-owned watchmaker,": a name and a participle in one word, which the parser takes for an adjective."""
        name, word = token.lead[-1], token.text.rpartition("-")[2].lower()
        found = self.nouns.roles_of("-" + word)
        if found is None or name.name is None:
            return
        heads = self.bearers.modified(token)
        if not heads and token.dep in ("acomp", "attr") and (clause := self.grammar.clause_of(token.index)) is not None:
            heads = clause.subject
        for role in found[1]:
            keys = tuple(k for k in self._fitting(heads, role.types) if k != name.name)
            party = self._suiting((name.name,), role.argument)
            if keys and party:
                span = (token.end - len(word), token.end)
                yield RoleMatch(role, found[0], keys, heads, party, (token.index,), span, None, word)

    def _singular(self, word: str) -> str | None:
        """The noun of which a word is the plural, where a list of nouns knows it."""
        found = self.discourse.gazetteer.descriptor(word)
        return (
            found.noun.split()[-1]
            if found is not None and word == found.plural.split()[-1] and word != found.noun.split()[-1]
            else None
        )

    def _pair_noun(self, noun: str, token: Token) -> str:
        """ "Husband and wife X and Y": the first noun stands in the sentence, the second in the description."""
        if token.index > 1 and self.tokens[token.index - 1].text.lower() in ("and", "&"):
            return f"{self.tokens[token.index - 2].text.lower()} and {noun}"
        return noun

    def _beside_lead(self, role: Role, token: Token, plain: list[Word]) -> tuple[Keys, Heads]:
        """The other party where the description itself names none: "X and wife Y", or the only company spoken of."""
        before = self._before(token)
        if role.implicit and role.argument == {"Occasion"}:
            return (self._only_occasion(token.index) if self._opens(before) else ()), ()
        if role.implicit:
            only = self._only_organization(token.index) if self._opens(before) else ()
            if not only and (before is None or before.pos == "ADP" or self._opens(before)):
                only = self._acting_behind(token.index)
            only = only or self._headed(token.index)
            return (only if role.relation != "founded" or all(self._is_main(k) for k in only) else ()), ()
        if before is None or plain[0].text.lower() in words("leads", "determiners"):
            opens = before is None and role.relation in words("roles", "bonds") and plain[0].start == token.lead[0].start
            return (self.relatives.spoken_of(self.discourse, token) if opens else ()), ()
        if role.inverse and role.bare and before.name is not None and before.dep in ("compound", "nmod", "poss"):
            # "the Julia Roberts comedy Notting Hill"
            return self._suiting((before.name,), role.argument), (before.index,)
        if role.owner and before.tag == "POS" and (owners := self.grammar.owners(token.index)):
            return self._fitting(owners, role.argument), owners
        having = self.grammar.clause_of(token.index) if role.have else None
        if having is not None and token.index in having.object and having.lemma in words("roles", "having"):
            # "with whom she shares daughter X"
            heads = (*having.subject, *having.phrase("with"))
            return self._fitting(heads, role.argument), heads
        if before.text.lower() in ("and", "&", "+"):
            other = self.tokens[token.index - 2] if token.index > 1 else None
            if other is None:
                return (), ()
            if other.name is None and (noun := self.nouns.at(other)) is not None:
                for candidate in self._own_parties(role, noun):
                    if keys := self._fitting(candidate, role.argument):
                        return keys, candidate
                return (), ()
            if (first := self.relatives.first_of_family(token)) is not None or (role.have and self.relatives.is_child(other)):
                # "sons X and Y and daughter Z": whose they are is told otherwise, if at all.
                return self._fitting(first or (), role.argument), first or ()
            if role.argument == {"Person"} and (own := self.relatives.own_kin(other)) is not None:
                return self._fitting(own, role.argument), own
            if role.argument == {"Person"} and (other.name is not None or other.tag in ("PRP", "NN")):
                return self._fitting((other.index,), role.argument), (other.index,)
        if before.text == "," and role.argument == {"Person"} and (first := self.relatives.first_of_family(token)) is not None:
            return self._fitting(first, role.argument), first
        if role.argument == {"Person"} and before.dep in ("prep", "agent") and role.relation != "owns":
            clause = self.grammar.clause_of(token.index)
            heads = clause.subject or (clause.object if clause.passive else ()) if clause is not None else ()
            if clause is None and (first := accompanied(self.grammar, token)):
                heads = first if role.have else first[-1:]
            if (with_whom := self._other_parent(before)) is not None:
                heads, clause = with_whom, None
            if clause is not None and token.index in heads:
                # "flanked by sons X and Y": whose they are is who is flanked.
                heads = clause.object if clause.passive else ()
            if heads:
                return self._fitting(heads, role.argument), heads
        return (), ()

    def _before(self, token: Token) -> Token | None:
        """The word before a name with its description, adjectives apart: "X's look-alike daughter Y"."""
        at = token.index - 1
        while at > 0 and self.tokens[at].dep == "amod" and self.tokens[at].head == token.index and self.tokens[at].name is None:
            at -= 1
        return self.tokens[at] if at >= 0 else None

    def _other_parent(self, preposition: Token) -> Heads | None:
        """Who has the children that are somebody else's too: in "X's daughter with husband Y" it is X."""
        noun = self.sentence.head(preposition.index)
        kin = (
            noun is not None
            and noun.pos == "NOUN"
            and (found := self.nouns.at(noun)) is not None
            and any(r.have for r in found.roles)
        )
        if noun is None or not kin:
            return None
        return self.grammar.owners(noun.index) or self._having(noun) or None

    def _opens(self, before: Token | None) -> bool:
        """Whether no unknown name can stand before a description."""
        return before is None or before.pos in ("PUNCT", "VERB", "AUX", "DET", "CCONJ", "ADP", "SPACE", "SCONJ")

    def _is_main(self, key: str) -> bool:
        """Whether no other organization is named more often in the document."""
        counts = {k: t.count for k, t in self.discourse.things.items() if t.named and t.type in ("Organization", "Brand")}
        return all(n < counts[key] for k, n in counts.items() if k != key)

    # --- both parties ---------------------------------------------------------------------------

    def _is_played(self, token: Token) -> bool:
        """Whether a relative or lover is one in a story: "her on-screen husband", "X plays the lover", "was cast as Y's wife"."""
        beside = self.grammar.sentence.children(token.index, "amod", "compound", "nmod")
        head = self.grammar.sentence.head(token.index)
        while head is not None and token.dep in ("compound", "nmod") and head.name is not None:
            # "plays the twin brothers X and Y"
            token, head = head, self.grammar.sentence.head(head.index)
        acted = head is not None and head.lemma in words("classes", "playing") and token.dep in ("dobj", "attr", "oprd")
        stage = self.grammar.sentence.head(head.index) if head is not None and head.text.lower() == "as" else None
        acted = acted or (stage is not None and stage.lemma in words("roles", "cast_as"))
        return acted or any(t.text.lower() in words("roles", "in_stories") for t in beside)

    def _is_of_business(self, token: Token) -> bool:
        """Whether a partner is one in something that is no life together: "his partner in business"."""
        behind = [p for p in self.sentence.children(token.index, "prep") if p.text == "in"]
        fields = {n.lemma for p in behind for n in self.sentence.children(p.index, "pobj")}
        return bool(fields & words("roles", "shared_work"))

    def _at_noun(self, noun: RoleNoun, beside: list[RoleNoun]) -> Iterator[RoleMatch]:
        span = (noun.token.start, noun.token.end)
        for role in noun.roles:
            if role.relation == "worksFor" and role.inverse and set(noun.text.split()) & words("roles", "not_owns"):
                # "X's favourite team"
                continue
            if role.relation in ("owns", "creates") and set(noun.text.split()) & words("roles", f"not_{role.relation}"):
                continue
            if role.relation in ("worksFor", "leads") and self._is_award(noun.token):
                continue
            if role.relation in words("roles", "bonds") and (self._is_played(noun.token) or self._is_of_business(noun.token)):
                continue
            if role.implicit and self._says_of_whom([noun, *beside]):
                continue
            described, keys = self._first_described(role, [noun, *beside])
            if described is None or not self._is_known(role, keys, described.predicate):
                continue
            if noun.noun in role.mutual:
                one_at, two_at, told = described.heads[:1], described.heads[1:2], described.predicate
                for one, two in combinations(keys, 2):
                    yield RoleMatch(role, noun.noun, (one,), one_at, (two,), two_at, span, told, noun.text)
                own = noun.noun not in words("roles", "litters")
                if own and (party := self._whose_kin(role, noun, keys, self.relatives.beside_own(self.tokens[noun.first]))):
                    yield RoleMatch(role, noun.noun, keys, described.heads, party, (), span, told, noun.text)
                continue
            limited = self._limited(role, noun) or self._one_of_many(role, noun)
            party_at, party = self._first_party(role, [noun, *beside], described, keys, limited)
            if role.implicit and not beside and not limited:
                party_at, party = (), self._implied_party(role, noun)
                if role.relation == "founded" and "Organization" in role.argument and not all(self._is_main(k) for k in party):
                    party = ()
            if not party and not (limited or self._of_known(role, [noun, *beside], described)):
                continue
            meant = replace(role, relation=role.partly) if limited and role.partly else role
            match = RoleMatch(meant, noun.noun, keys, described.heads, party, party_at, span, described.predicate, noun.text)
            yield match
            yield from self._shared(match, described)
            yield from self._fellows(match, noun)
            before = tuple(t.text for t in self.tokens[max(0, noun.first - 3) : noun.first])
            yield from self._ends(
                replace(match, role=role),
                described,
                (*before, *noun.text.split()),
            )

    def _says_of_whom(self, nouns: list[RoleNoun]) -> bool:
        """Whether one of several offices has a name behind "of", so that nothing is left to guess."""
        behind = ((p, heads) for n in nouns for p, heads in self.grammar.noun_phrases(n.token.index))
        return any(p == "of" and any(t.name is not None for h in heads for t in self.sentence.subtree(h)) for p, heads in behind)

    def _named_before(self, noun: RoleNoun) -> Iterator[RoleMatch]:
        """ "Its Lucasfilm unit", "Meta's Instagram app": what is owned is named before the noun that says what it is."""
        token = noun.token
        name = self.tokens[token.index - 1] if token.index else None
        if name is None or name.name is None or name.head != token.index or name.dep not in ("compound", "nmod", "amod"):
            return
        owners = [t.index for t in self.sentence.children(token.index, "poss") if t.index < name.index]
        for role in noun.roles:
            if role.relation != "owns" or not role.inverse or not role.named or not role.owner:
                continue
            keys = self._fitting((name.index,), role.types)
            party = tuple(k for k in self._fitting(owners, role.argument) if k not in keys)
            if keys and party:
                span = (token.start, token.end)
                yield RoleMatch(role, noun.noun, keys, (name.index,), party, tuple(owners), span, None, noun.text)

    def _shared(self, match: RoleMatch, described: Described) -> Iterator[RoleMatch]:
        """Those who are the same beside somebody: "is the face of X, alongside Y", "joining Y"."""
        if described.clause is None or match.role.inverse or match.role.relation not in words("relations", "shared"):
            return
        beside = (*alongside(self.grammar, described.clause), *joined_by(self.grammar, described.clause))
        heads = tuple(h for h in dict.fromkeys(beside) if h not in match.party_at)
        keys = tuple(k for k in self._fitting(heads, match.role.types) if k not in match.party and k not in match.described)
        if keys:
            yield replace(match, described=keys, described_at=heads)

    def _fellows(self, match: RoleMatch, noun: RoleNoun) -> Iterator[RoleMatch]:
        """Whose fellow somebody is there: "X's teammate at Y" says of both where they play."""
        if match.role.relation != "worksFor" or noun.noun.split()[-1] not in words("roles", "fellows"):
            return
        owners = self.grammar.owners(noun.token.index)
        keys = tuple(k for k in self._fitting(owners, match.role.types) if k not in (*match.described, *match.party))
        if keys:
            yield replace(match, described=keys, described_at=owners)

    def _of_known(self, role: Role, nouns: list[RoleNoun], described: Described) -> bool:
        """Whether a predicate gives somebody an office without saying where ("became chief executive in 2011"): the text may have
        said so elsewhere.
        """
        noun = nouns[0]
        return (
            described.predicate is not None
            and not any(p in ("of", "at", "for") for n in nouns for p, _ in self.grammar.noun_phrases(n.token.index))
            and role.relation in ("worksFor", "leads")
            and not role.inverse
            and noun.text.split()[-1] in words("roles", "offices")
            and (len(noun.noun.split()) > 1 or noun.noun not in words("roles", "vague_offices"))
        )

    def _ends(self, match: RoleMatch, described: Described, said: tuple[str, ...]) -> Iterator[RoleMatch]:
        """The end of an office that the same words tell of: "stepped down as Y's head", "Y's head X was ousted"."""
        if match.role.relation not in ("worksFor", "leads") or not match.party:
            return
        if match.noun.split()[-1] in words("roles", "not_offices"):
            return
        ending = self._ending(described, said)
        if self._ousted(ending):
            yield replace(match, role=replace(match.role, relation="dismisses", inverse=True), predicate=ending.predicate)
        if self._leaves(ending):
            yield replace(match, role=replace(match.role, relation="leaves"), predicate=ending.predicate)
        if installed(described) and match.noun.split()[-1] in words("roles", "installed_as"):
            yield replace(match, role=replace(match.role, relation="appoints", inverse=True))

    def _implied_party(self, role: Role, noun: RoleNoun) -> Keys:
        """The only organization spoken of, for "Chief executive X" that begins a clause and for "X, the chief executive,", or the
        one that what follows is about ("Under chief executive X, Y went upmarket"); whoever the page is about, for "X, a sponsor
        until 2015,".
        """
        if role.argument == {"Occasion"}:
            return self._only_occasion(noun.first)
        if role.argument == {"Person"}:
            main = self.discourse.page.person
            behind = {p for p, _ in self.grammar.noun_phrases(noun.token.index)}
            alone = not self.grammar.owners(noun.token.index) and behind <= {"since", "until", "from", "for", "in"}
            apposed = noun.token.dep in ("appos", "attr") and self.sentence.child(noun.token.index, "det") is not None
            ahead = self.tokens[noun.first - 1] if noun.first else None
            named = ahead is not None and ahead.name is not None
            return (main,) if main is not None and alone and apposed and not named else ()
        before = self.tokens[noun.first - 1] if noun.first else None
        if self.nouns.behind(noun) is not None:
            if not self._opens(before) and (before is None or before.pos != "ADP"):
                return ()
            found = self._only_organization(noun.first) if self._opens(before) else ()
            return found or self._acting_behind(noun.token.index)
        named_so = next((t.index for t in self.sentence.children(noun.token.index, "appos") if t.name is not None), -1)
        if before is not None and before.text.lower() == "the" and named_so == noun.token.index + 2:
            # "The chief executive, X, said ..."
            ahead = self.tokens[noun.first - 2] if noun.first > 1 else None
            return self._only_organization(noun.first) if self._opens(ahead) else ()
        head = self.sentence.head(noun.token.index)
        inside = self.tokens[head.index + 1 : noun.token.index] if head is not None else ()
        of_another = any(t.name is not None or t.tag == "POS" for t in inside) or any(
            p in ("of", "at", "for", "in", "to") for p, _ in self.grammar.noun_phrases(noun.token.index)
        )
        bare = len(inside) > 1 and inside[0].text == "," and inside[1].text.lower() == "the"
        apposed = noun.token.dep == "appos" and head is not None and head.name is not None
        if not of_another and not self.grammar.owners(noun.token.index):
            if noun.plural and noun.token.dep == "nsubj" and head is not None and head.lemma in words("roles", "comprising"):
                return self._only_organization(noun.first)  # "Previous chief executives include X."
            if found := self._predicated_of(noun):
                return found
        return self._only_organization(head.index) if apposed and bare and not of_another and head is not None else ()

    def _acting_behind(self, at: int) -> Keys:
        """The only organization of the sentence, where it stands behind a word and does something itself."""
        number = self.sentence.number
        named = {
            t.key: place
            for t in self.discourse.things.values() if t.named and t.type in ("Organization", "Brand")
            for s, place in t.seen if s == number
        }  # fmt: skip
        acting = (key for key, place in named.items() if place > at and self.tokens[place].dep in ("nsubj", "nsubjpass"))
        return tuple(acting) if len(named) == 1 else ()

    def _ending(self, described: Described, said: tuple[str, ...]) -> Described:
        """The clause that ends the office of somebody described beside his name: "Y's chief executive X resigned"."""
        if described.clause is not None or described.predicate is not None or not described.heads:
            return described
        if any(word.lower() in _NO_LONGER for word in said):
            return described
        clause = self.grammar.clause_of(described.heads[0])
        if clause is None or any(p in ("from", "at", "of", "as", "to") for p, _ in clause.phrases):
            return described
        keys = {k for h in described.heads for k in self._refer(h)}
        doer, done_to = ({k for h in heads for k in self._refer(h)} for heads in (clause.subject, clause.object))
        active = clause.lemma in words("roles", "resigning") and keys & doer and not clause.object
        passive = clause.passive and clause.lemma in words("roles", "unseating") and keys & done_to
        if not active and not passive:
            return described
        return replace(described, heads=clause.object if passive else described.heads, predicate=clause.verb, clause=clause)

    def _ousted(self, described: Described) -> bool:
        """Whether the verb ends the office of its object: "was fired as"."""
        clause = described.clause
        if clause is None or described.heads != clause.object:
            return False
        out = clause.lemma in ("force", "push", "boot", "kick", "throw", "vote", "drive") and "out" in clause.particles
        return out or clause.lemma in words("roles", "ousting")

    def _leaves(self, described: Described) -> bool:
        """Whether the verb ends the office: "stepped down as"."""
        clause = described.clause
        if clause is None:
            return False
        if clause.lemma in words("roles", "giving_up") and any(
            self.tokens[h].name is None and self.tokens[h].lemma in words("roles", "posts") for h in clause.object
        ):
            # "gave up her role as"
            return clause.lemma != "give" or "up" in clause.particles
        if clause.lemma not in words("roles", "leaving"):
            return False
        particles = set(clause.particles) & words("roles", "leaving_particles")
        return bool(particles) or clause.lemma not in words("roles", "resigning_down")

    def _is_known(self, role: Role, keys: Keys, predicate: int | None) -> bool:
        if role.known is None:
            return True
        known = predicate is not None or any(self.discourse.is_listed(k) for k in keys)
        return known == role.known

    def _first_described(self, role: Role, nouns: list[RoleNoun]) -> tuple[Described | None, Keys]:
        for noun in nouns:
            for candidate in self.bearers.descriptions(noun, role):
                keys = self._fitting(candidate.heads, role.types)
                if keys:
                    return candidate, keys
        return None, ()
