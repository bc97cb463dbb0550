"""One operator for every shell of a role noun: "X, the creative director of Y", "Y ambassador X", "X is Y's owner", "hired X as designer"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from graphkit.language.clauses import Clause, Grammar, Heads
from graphkit.language.cues import words
from graphkit.language.names import ORGANIZATIONS
from graphkit.language.reference import Discourse
from graphkit.language.rules import Role, Rules
from graphkit.language.things import Keys
from graphkit.language.tree import Token, Word

_PLURAL = ("NNS", "NNPS")
_HYPHENS = ("-", "‑", "–")
_INSIDE = frozenset({"NOUN", "ADJ", "PROPN", "NUM", "X"})


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


@dataclass(frozen=True, slots=True)
class _Noun:
    """A role noun where it stands: all words of it, the index of the first, and the roles that it may mean."""

    token: Token
    first: int
    text: str
    noun: str
    roles: tuple[Role, ...]

    @property
    def plural(self) -> bool:
        return self.token.tag in _PLURAL or any(self.noun in role.mutual for role in self.roles)


@dataclass(frozen=True, slots=True)
class _Described:
    heads: Heads
    predicate: int | None = None
    clause: Clause | None = None


class RoleReader:
    """Finds role nouns in one sentence."""

    def __init__(self, grammar: Grammar, discourse: Discourse, rules: Rules) -> None:
        self.grammar = grammar
        self.sentence = grammar.sentence
        self.tokens = grammar.sentence.tokens
        self.discourse = discourse
        self.rules = rules

    def matches(self) -> Iterator[RoleMatch]:
        """Roles in descriptions before names first, then those of nouns in the sentence, in text order."""
        for token in self.tokens:
            if token.name is not None and token.lead:
                yield from self._in_lead(token)
        nouns = {n.token.index: n for t in self.tokens if (n := self._noun(t)) is not None}
        for noun in nouns.values():
            yield from self._at_noun(noun, self._coordinated(noun, nouns))

    # --- before a name ------------------------------------------------------------------------

    def _in_lead(self, token: Token) -> Iterator[RoleMatch]:
        names = [w for w in token.lead if w.name is not None]
        plain = [w for w in token.lead if w.name is None]
        yield from self._owned_in_lead(token)
        for at in range(len(plain), 0, -1):
            texts = [w.text.lower() for w in plain[:at]]
            singular = self._singular(texts[-1])
            found = self._roles_of(" ".join(texts)) or (self._roles_of(" ".join([*texts[:-1], singular])) if singular else None)
            if found is None:
                continue
            noun, roles = found
            last = plain[at - 1]
            heads = self.grammar.expand(token.index) if singular or any(noun in r.mutual for r in roles) else (token.index,)
            inner = tuple(w.name for w in names if w.name is not None and w.start < last.start)[-1:]
            for role in roles:
                keys = self._fitting(heads, role.types)
                pair = self._pair_noun(noun, token)
                if noun in role.mutual or pair in role.mutual:
                    several = self._fitting(self.grammar.expand(token.index), role.types)
                    for one, two in combinations(several, 2):
                        yield RoleMatch(role, noun, (one,), heads[:1], (two,), heads[-1:], (last.start, last.end), None, noun)
                    continue
                party, party_at = (inner if role.bare else ()), ()
                if not inner:
                    party, party_at = self._beside_lead(role, token, plain)
                if party and keys and self._is_known(role, keys, None):
                    yield RoleMatch(role, noun, keys, heads, party, party_at, (last.start, last.end), None, noun)
            return

    def _owned_in_lead(self, token: Token) -> Iterator[RoleMatch]:
        """"LVMH-owned house Fendi": a participle directly behind a name in a description."""
        for before, word in zip(token.lead, token.lead[1:], strict=False):
            found = self._roles_of("-" + word.text.lower()) if before.name is not None and word.name is None else None
            if found is not None and before.name is not None and token.name is not None:
                for role in found[1]:
                    yield RoleMatch(role, found[0], (token.name,), (token.index,), (before.name,), (), (word.start, word.end), None, word.text.lower())

    def _singular(self, word: str) -> str | None:
        """The noun of which a word is the plural, where a list of nouns knows it."""
        found = self.discourse.gazetteer.descriptor(word)
        return found.noun.split()[-1] if found is not None and word == found.plural.split()[-1] and word != found.noun.split()[-1] else None

    def _pair_noun(self, noun: str, token: Token) -> str:
        """"Husband and wife X and Y": the first noun stands in the sentence, the second in the description."""
        if token.index > 1 and self.tokens[token.index - 1].text.lower() in ("and", "&"):
            return f"{self.tokens[token.index - 2].text.lower()} and {noun}"
        return noun

    def _beside_lead(self, role: Role, token: Token, plain: list[Word]) -> tuple[Keys, Heads]:
        """The other party where the description itself names none: "X and wife Y", "Y co-founder and chairman X", the only company spoken of."""
        before = self.tokens[token.index - 1] if token.index else None
        if role.implicit:
            return (self._only_organization(token.index) if self._opens(before) else ()), ()
        if before is None or plain[0].text.lower() in words("leads", "determiners"):
            return (), ()
        if before.text.lower() in ("and", "&", "+"):
            other = self.tokens[token.index - 2] if token.index > 1 else None
            if other is None:
                return (), ()
            if other.name is None and (noun := self._noun(other)) is not None:
                for candidate in self._own_parties(role, noun):
                    if keys := self._fitting(candidate, role.argument):
                        return keys, candidate
                return (), ()
            if role.argument == {"Person"} and other.name is not None:
                return self._fitting((other.index,), role.argument), (other.index,)
        if role.argument == {"Person"} and before.dep in ("prep", "agent"):
            clause = self.grammar.clause_of(token.index)
            if clause is not None and clause.subject:
                return self._fitting(clause.subject, role.argument), clause.subject
        return (), ()

    def _opens(self, before: Token | None) -> bool:
        """Whether nothing that could be an unknown name stands before a description."""
        return before is None or before.pos in ("PUNCT", "VERB", "AUX", "DET", "CCONJ", "ADP", "SPACE", "SCONJ")

    def _only_organization(self, before: int) -> Keys:
        """The one organization that this sentence up to a token, or the one before, speaks of; none where there are two."""
        number = self.sentence.number
        found = {
            t.key
            for t in self.discourse.things.values() if t.named and t.type in ("Organization", "Brand")
            for s, place in t.seen if s == number - 1 or (s == number and place < before)
        }  # fmt: skip
        return tuple(found) if len(found) == 1 else ()

    # --- role nouns -----------------------------------------------------------------------------

    def _roles_of(self, text: str) -> tuple[str, tuple[Role, ...]] | None:
        """The roles of the longest role noun that ``text`` ends with."""
        pieces = text.split()
        if not pieces:
            return None
        best, roles = "", list[Role]()
        for noun, role in self.rules.by_role.get(pieces[-1], ()):
            length = len(noun.split())
            if pieces[-length:] == noun.split():
                if length > len(best.split()):
                    best, roles = noun, [role]
                elif noun == best:
                    roles.append(role)
        return (best, tuple(roles)) if roles else None

    def _noun(self, token: Token) -> _Noun | None:
        if token.name is not None or token.pos not in ("NOUN", "PROPN", "ADJ", "VERB", "X", "ADV"):
            return None
        if token.index > 1 and self.tokens[token.index - 1].text in _HYPHENS and self.tokens[token.index - 2].name is not None:
            found = self._roles_of("-" + token.text.lower())
            return _Noun(token, token.index - 1, token.text.lower(), *found) if found is not None else None
        if token.pos == "VERB" or token.pos == "ADV":
            return None
        first = token.index
        while first > 0 and token.index - first < 5 and self._belongs(self.tokens[first - 1]):
            first -= 1
        before = [t.text.lower() for t in self.tokens[first : token.index]]
        singular = token.lemma.lower() if token.tag in _PLURAL else token.text.lower()
        for last in dict.fromkeys((singular, token.text.lower())):
            text = " ".join([*before, last])
            if (found := self._roles_of(text)) is not None:
                # "and editor" belongs to nobody's "chief and".
                return _Noun(token, first, text, *found)
        return None

    def _belongs(self, token: Token) -> bool:
        if token.name is not None or token.tag in ("POS", "CD") or token.text.lower() in ("other",):
            return False
        return token.pos in ("NOUN", "ADJ", "PROPN") or token.dep in ("compound", "amod", "nmod", "npadvmod") and token.pos in ("VERB", "X", "ADV")

    def _coordinated(self, noun: _Noun, nouns: dict[int, _Noun]) -> list[_Noun]:
        """The other role nouns of the same phrase: "founder and chief executive of"."""
        top = noun.token
        while top.dep == "conj" and (up := self.sentence.head(top.index)) is not None and up.index in nouns:
            top = up
        found, todo = list[_Noun](), [top.index]
        while todo:
            at = todo.pop()
            if at != noun.token.index and at in nouns:
                found.append(nouns[at])
            todo.extend(t.index for t in self.sentence.children(at, "conj") if t.index in nouns)
        return sorted(found, key=lambda n: abs(n.token.index - noun.token.index))

    # --- both parties ---------------------------------------------------------------------------

    def _at_noun(self, noun: _Noun, beside: list[_Noun]) -> Iterator[RoleMatch]:
        span = (noun.token.start, noun.token.end)
        for role in noun.roles:
            described, keys = self._first_described(role, [noun, *beside])
            if described is None or not self._is_known(role, keys, described.predicate):
                continue
            if noun.noun in role.mutual:
                for one, two in combinations(keys, 2):
                    yield RoleMatch(role, noun.noun, (one,), described.heads[:1], (two,), described.heads[1:2], span, described.predicate, noun.text)
                continue
            limited = self._limited(role, noun)
            party_at, party = self._first_party(role, [noun, *beside], described, keys, limited)
            if role.implicit and not beside and not limited:
                party_at, party = (), self._implied_party(noun)
            if not party:
                continue
            meant = replace(role, relation=role.partly) if limited and role.partly else role
            yield RoleMatch(meant, noun.noun, keys, described.heads, party, party_at, span, described.predicate, noun.text)
            if role.relation in ("worksFor", "leads") and self._leaves(described):
                yield RoleMatch(replace(role, relation="leaves"), noun.noun, keys, described.heads, party, party_at, span, described.predicate, noun.text)

    def _implied_party(self, noun: _Noun) -> Keys:
        """The only organization spoken of, for "Chief executive X" at the beginning of a clause."""
        before = self.tokens[noun.first - 1] if noun.first else None
        return self._only_organization(noun.first) if self._behind(noun) is not None and self._opens(before) else ()

    def _leaves(self, described: _Described) -> bool:
        """Whether the verb ends the office: "stepped down as"."""
        clause = described.clause
        if clause is None or clause.lemma not in words("roles", "leaving"):
            return False
        return clause.lemma not in ("step", "stand", "bow") or bool(set(clause.particles) & words("roles", "leaving_particles"))

    def _is_known(self, role: Role, keys: Keys, predicate: int | None) -> bool:
        if role.known is None:
            return True
        known = predicate is not None or any(self.discourse.is_listed(k) for k in keys)
        return known == role.known

    def _first_described(self, role: Role, nouns: list[_Noun]) -> tuple[_Described | None, Keys]:
        for noun in nouns:
            for candidate in self._descriptions(noun, role):
                keys = self._fitting(candidate.heads, role.types)
                if keys:
                    return candidate, keys
        return None, ()

    def _first_party(self, role: Role, nouns: list[_Noun], described: _Described, taken: Keys, limited: bool) -> tuple[Heads, Keys]:
        for noun in nouns:
            for heads in self._own_parties(role, noun):
                if keys := tuple(k for k in self._fitting(heads, role.argument) if k not in taken):
                    return heads, keys
        if limited:
            return (), ()
        for heads in self._clause_parties(role, nouns, described):
            if keys := tuple(k for k in self._fitting(heads, role.argument) if k not in taken):
                return heads, keys
        return (), ()

    def _limited(self, role: Role, noun: _Noun) -> bool:
        """Whether the noun is said to be "of" something else: the head of marketing, the president of France."""
        of = [h for p, heads in self.grammar.noun_phrases(noun.token.index) if p == "of" for h in heads]
        return bool(of) and not self._fitting(tuple(of), role.argument) and "of" in role.prepositions

    def _fitting(self, heads: Iterable[int], types: frozenset[str]) -> Keys:
        """Keys of what the heads stand for, as far as it is or may be of one of the classes."""
        found = [k for h in heads for k in self._refer(h)]
        return tuple(dict.fromkeys(k for k in found if self._may_be(k, types)))

    def _refer(self, head: int) -> Keys:
        keys = self.discourse.refer(self.sentence.number, head)
        if not keys and self.tokens[head].name is None and (names := [t for t in self.sentence.children(head, "appos") if t.name is not None]):
            # "The tennis players X and Y are".
            return tuple(k for h in self.grammar.expand(names[0].index) for k in self.discourse.refer(self.sentence.number, h))
        if not keys and self.tokens[head].tag in _PLURAL and head + 1 < len(self.tokens) and self.tokens[head + 1].name is not None:
            # "of exes X and Y".
            return tuple(k for h in self.grammar.expand(head + 1) for k in self.discourse.refer(self.sentence.number, h))
        return keys

    def _may_be(self, key: str, types: frozenset[str]) -> bool:
        thing = self.discourse.things[key]
        if not types or thing.type in types or ("Organization" in types and thing.type in ORGANIZATIONS):
            return True
        return thing.named and not self.discourse.is_listed(key)

    # --- the other party ------------------------------------------------------------------------

    def _own_parties(self, role: Role, noun: _Noun) -> Iterator[Heads]:
        """Who the phrase of the noun itself names: possessor, name before the noun, what hangs on it with a preposition."""
        grammar, token = self.grammar, noun.token
        if role.owner:
            owners = grammar.owners(token.index)
            yield owners
            for owner in owners:
                # "Louis Vuitton's men's designer"
                yield grammar.owners(owner)
            behind = self._behind(noun)
            if behind is not None:
                yield grammar.owners(behind.index)
        if role.bare:
            before = self.tokens[noun.first - 1] if noun.first else None
            if before is not None and before.name is not None and not self._is_subject(before, token):
                yield self._with_conjuncts(before, role)
            yield tuple(t.index for t in self.sentence.children(token.index, "compound", "nmod", "amod") if t.name is not None and t.index < token.index)
        if (company := self._business_card(noun)) is not None:
            yield (company,)
        for preposition, heads in grammar.noun_phrases(token.index):
            if preposition in role.prepositions:
                yield heads
                if role.relation == "endorses":
                    # "the face of Versace's autumn campaign"
                    for head in heads:
                        yield grammar.owners(head)
                        yield tuple(t.index for t in self.sentence.children(head, "compound", "nmod") if t.name is not None)

    def _business_card(self, noun: _Noun) -> int | None:
        """The company at the end of "NAME, Vice President, Communications, COMPANY"."""
        start = self.tokens[noun.first - 1] if noun.first > 1 else None
        if start is None or start.text != "," or self.tokens[noun.first - 2].name is None:
            return None
        at = noun.token.index + 1
        if at >= len(self.tokens) or self.tokens[at].text != ",":
            return None
        while at < len(self.tokens) and at - noun.token.index < 9:
            token = self.tokens[at]
            if token.name is not None:
                closed = at + 1 >= len(self.tokens) or self.tokens[at + 1].pos == "PUNCT"
                return at if closed and self.discourse.things[token.name].type in ORGANIZATIONS else None
            if token.pos not in _INSIDE and token.pos != "CCONJ" and token.text not in (",", "&"):
                return None
            at += 1
        return None

    def _is_subject(self, name: Token, noun: Token) -> bool:
        return name.dep in ("nsubj", "nsubjpass", "pobj", "dobj", "poss") and name.head != noun.index

    def _with_conjuncts(self, name: Token, role: Role) -> Heads:
        """A name with those before it in a list: "Gucci and Balenciaga owner Kering"."""
        found = [name.index]
        while role.relation == "owns" and name.dep == "conj" and (up := self.sentence.head(name.index)) is not None and up.name is not None:
            found.insert(0, up.index)
            name = up
        return tuple(found)

    def _clause_parties(self, role: Role, nouns: list[_Noun], described: _Described) -> Iterator[Heads]:
        """Who the clause names: "was named designer at Y", "Y hired X as designer", "X joined Y as designer", "X has a son, Y"."""
        clause = described.clause
        if clause is None and role.have:
            head = self.sentence.head(nouns[0].token.index)
            if head is not None and nouns[0].token.dep == "dobj" and head.lemma in words("roles", "having"):
                own = self.grammar.clause(head.index)
                if own is not None:
                    yield (*own.subject, *own.phrase("with"))
        if clause is None or role.argument == {"Person"}:
            return
        used = set(described.heads)
        if role.prepositions - {"as", "by"}:
            yield tuple(h for h in clause.phrase(*(role.prepositions - {"as", "by"})) if h not in used)
        if clause.lemma not in words("roles", "copulas"):
            for heads in (clause.object, clause.subject, clause.phrase("at", "for", "with", "from")):
                yield tuple(h for h in heads if h not in used)

    # --- the one described ----------------------------------------------------------------------

    def _behind(self, noun: _Noun) -> Token | None:
        """The name directly behind the noun."""
        at = noun.token.index + 1
        return self.tokens[at] if at < len(self.tokens) and self.tokens[at].name is not None else None

    def _descriptions(self, noun: _Noun, role: Role) -> Iterator[_Described]:
        """Whom the noun may describe, the surest first, each with the predicate that says so."""
        sentence, grammar, token = self.sentence, self.grammar, noun.token
        if noun.noun.startswith("-"):
            yield _Described(self._modified(token))
            return
        behind = self._behind(noun)
        if behind is not None:
            yield _Described(grammar.expand(behind.index) if noun.plural else (behind.index,))
        apposed = [t for t in sentence.children(token.index, "appos") if t.name is not None and t.index > token.index]
        if apposed:
            yield _Described(grammar.expand(apposed[0].index) if noun.plural else (apposed[0].index,))
        for preposition, heads in grammar.noun_phrases(token.index):
            # "the chief executive of Y, X," with X hung on Y
            beyond = [t for h in heads for t in sentence.children(h, "appos") if t.name is not None and t.index + 1 < len(self.tokens)]
            if preposition in role.prepositions and beyond and self.tokens[beyond[0].index + 1].text in (",", ".", ")", "”") and not noun.plural:
                yield _Described((beyond[0].index,))
        yield from self._examples(token)
        if (later := self._beyond_comma(token)) is not None:
            yield _Described(grammar.expand(later) if noun.plural else (later,))
        if token.dep == "appos" or (token.dep in ("conj", "npadvmod", "dep", "ROOT") and not sentence.children(token.index, "nsubj")):
            yield from self._apposed_to(token, noun.plural)
        head = sentence.head(token.index)
        if token.dep == "conj" and head is not None and head.name is None and head.pos in ("NOUN", "PROPN") and noun.roles and self._noun(head) is None:
            # "an American businesswoman and the founder of"
            yield from self._descriptions(_Noun(head, head.index, "", "", ()), role)
        if head is not None and head.dep in ("prep", "pobj") or head is not None and head.text.lower() in ("of", "among", "as"):
            yield from self._behind_preposition(token, head)
        before = self.tokens[noun.first - 1] if noun.first else None
        if before is not None and before.name is not None and head is not None and head.lemma in words("roles", "naming") and grammar.is_verb(head):
            # "named X chief executive", where the parser took both for one phrase.
            yield _Described((before.index,), head.index, grammar.clause(head.index))
        if head is not None and token.dep in ("attr", "oprd", "xcomp", "acomp", "dobj") and grammar.is_verb(head):
            yield from self._predicated(token, head)
        if head is not None and token.dep == "nsubj" and head.lemma in ("include", "be", "number") and grammar.is_verb(head):
            clause = grammar.clause(head.index)
            if clause is not None:
                yield _Described(tuple(h for h in clause.object or clause.complement if self.tokens[h].name is not None), head.index)
        if self.discourse.refer(sentence.number, token.index):
            yield _Described((token.index,))

    def _modified(self, token: Token) -> Heads:
        """What "Y-owned" stands before: the next name, or the noun that stands for somebody."""
        at = token.index + 1
        while at < len(self.tokens) and at - token.index < 6:
            here = self.tokens[at]
            if here.name is not None:
                return self.grammar.expand(here.index) if at > token.index + 1 and self.tokens[at - 1].tag in _PLURAL else (here.index,)
            if here.pos not in _INSIDE:
                break
            at += 1
        last = self.tokens[at - 1]
        return (last.index,) if last.index > token.index and last.pos in ("NOUN", "PROPN") else ()

    def _beyond_comma(self, token: Token) -> int | None:
        """The name in apposition behind the phrase, whatever the parser made of it: "her boyfriend, X," or "the head of Y, X."."""
        at = token.index + 1
        if at < len(self.tokens) and self.tokens[at].text.lower() in ("of", "at") and self.tokens[at].dep == "prep":
            at = max(t.index for t in self.sentence.subtree(at)) + 1 if not self.sentence.children(token.index, "appos") else at
        if at + 1 >= len(self.tokens) or self.tokens[at].text not in (",", "–", "—", ":"):
            return None
        name = self.tokens[at + 1]
        ends = name.index + 1 >= len(self.tokens) or self.tokens[name.index + 1].pos in ("PUNCT", "CCONJ")
        owned = bool(self.sentence.children(token.index, "poss")) or any(t.text.lower() == "the" for t in self.sentence.children(token.index, "det"))
        return name.index if name.name is not None and ends and owned and name.dep in ("appos", "npadvmod", "dep", "conj", "ROOT") else None

    def _examples(self, token: Token) -> Iterator[_Described]:
        """"ambassadors such as X and Y", "daughters, including X"."""
        for preposition, heads in self.grammar.noun_phrases(token.index):
            if preposition in ("as", "like", "including"):
                yield _Described(tuple(h for h in heads if self.tokens[h].name is not None))

    def _apposed_to(self, token: Token, plural: bool) -> Iterator[_Described]:
        at = min(t.index for t in self.sentence.subtree(token.index)) - 1
        comma = False
        while at > 0 and self.tokens[at].text.lower() in words("roles", "between"):
            comma = comma or self.tokens[at].text in (",", "(", "–", "—", "-")
            at -= 1
        before = self.tokens[at] if at >= 0 else None
        if before is not None and comma and (before.name is not None or before.pos in ("NOUN", "PROPN")) and not plural:
            yield _Described((before.index,))
        head = self.sentence.head(token.index)
        if token.dep == "appos" and head is not None:
            yield _Described(self.grammar.expand(head.index) if plural else (head.index,))

    def _behind_preposition(self, token: Token, preposition: Token) -> Iterator[_Described]:
        """"as designer", "one of its ambassadors", "among its ambassadors", "its roster of ambassadors"."""
        word = preposition.text.lower()
        up = self.sentence.head(preposition.index)
        if up is None:
            return
        if word == "as":
            clause = self.grammar.clause(up.index) or (self.grammar.clause_of(up.index) if up.name is not None or up.pos == "NOUN" else None)
            if clause is not None:
                together = clause.lemma in words("roles", "succession")
                if together:
                    yield _Described((*clause.subject, *clause.object), clause.verb, clause)
                for heads in (clause.object, clause.subject):
                    yield _Described(heads, clause.verb, clause)
        elif word == "among":
            clause = self.grammar.clause(up.index)
            if clause is not None:
                for heads in (clause.object, clause.subject):
                    yield _Described(tuple(h for h in heads if h != token.index), clause.verb, None)
        elif word == "of" and up.lemma.lower() in words("roles", "partitive"):
            if up.dep in ("attr", "appos", "oprd"):
                above = self.sentence.head(up.index)
                if up.dep == "appos":
                    yield from self._apposed_to(up, False)
                elif above is not None and self.grammar.is_verb(above):
                    yield from self._predicated(up, above)
            else:
                clause = self.grammar.clause_of(up.index)
                if clause is not None and clause.lemma in ("join", "rejoin", "complete", "include", "leave"):
                    yield _Described(clause.subject if clause.lemma != "include" else clause.object, clause.verb, None)

    def _predicated(self, token: Token, verb: Token) -> Iterator[_Described]:
        clause = self.grammar.clause(verb.index)
        if clause is None:
            return
        if token.dep == "dobj":
            # "became" and naming verbs, where the parser took the predicate for an object.
            if clause.lemma in ("become", "remain", "stay") or clause.passive:
                yield _Described(tuple(h for h in clause.object if h != token.index) or clause.subject, verb.index, clause)
            elif clause.lemma in words("roles", "copulas"):
                # "whose ambassador she had been"
                yield _Described(clause.subject, verb.index, clause)
            elif clause.lemma in words("roles", "naming"):
                yield _Described(clause.indirect, verb.index, clause)
            return
        orders = (clause.subject,) if clause.lemma in words("roles", "copulas") and not clause.passive else (clause.object, clause.subject)
        for heads in orders:
            yield _Described(tuple(h for h in heads if h != token.index), verb.index, clause)
