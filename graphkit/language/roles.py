"""One operator for every shell of a role noun: "X, the creative director of Y", "Y ambassador X", "X is Y's owner", "hired X as designer"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.language.clauses import Grammar, Heads
from graphkit.language.reference import Discourse, Keys
from graphkit.language.rules import Role, Rules
from graphkit.language.tree import Token, Word


@dataclass(frozen=True, slots=True)
class RoleMatch:
    """A role noun with the one it describes and the other party, as keys of things and, where they are words, their tokens.

    ``predicate`` is the verb or noun whose status counts, if any; ``span`` the characters of the role noun.
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


class RoleReader:
    """Finds role nouns in one sentence."""

    def __init__(self, grammar: Grammar, discourse: Discourse, rules: Rules) -> None:
        self.grammar = grammar
        self.sentence = grammar.sentence
        self.discourse = discourse
        self.rules = rules

    def matches(self) -> Iterator[RoleMatch]:
        """Roles in descriptions before names first, then those of nouns in the sentence, in text order."""
        for token in self.sentence.tokens:
            if token.name is not None and token.lead:
                yield from self._in_lead(token)
        for token in self.sentence.tokens:
            if token.name is None and token.pos in ("NOUN", "PROPN", "ADJ", "VERB"):
                yield from self._at_noun(token)

    # --- before a name ------------------------------------------------------------------------

    def _in_lead(self, token: Token) -> Iterator[RoleMatch]:
        names = [w for w in token.lead if w.name is not None]
        plain = [w for w in token.lead if w.name is None]
        for at in range(len(plain), 0, -1):
            text = " ".join(w.text.lower() for w in plain[:at])
            found = self._role_of(text)
            if found is None:
                continue
            noun, roles = found
            party = tuple(w.name for w in names if w.name is not None and w.start < plain[at - 1].start)[-1:]
            for role in roles:
                if role.bare and party and token.name is not None:
                    yield self._lead_match(role, noun, token, party, names, plain[at - 1])
                elif role.implicit and not party and token.name is not None:
                    last = self.discourse_party(role, token.index)
                    if last:
                        yield RoleMatch(role, noun, (token.name,), (token.index,), last, (), (plain[at - 1].start, plain[at - 1].end), None, text)
            return

    def _lead_match(self, role: Role, noun: str, token: Token, party: Keys, names: list[Word], at: Word) -> RoleMatch:
        return RoleMatch(role, noun, (token.name or "",), (token.index,), party, (), (at.start, at.end), None, noun)

    def _role_of(self, text: str) -> tuple[str, list[Role]] | None:
        """The roles of the longest role noun that ``text`` ends with."""
        pieces = text.split()
        if not pieces:
            return None
        best: tuple[str, list[Role]] | None = None
        for noun, role in self.rules.by_role.get(pieces[-1], ()):
            length = len(noun.split())
            if pieces[-length:] == noun.split():
                if best is None or len(noun.split()) > len(best[0].split()):
                    best = (noun, [role])
                elif noun == best[0]:
                    best[1].append(role)
        return best

    # --- as a noun of the sentence --------------------------------------------------------------

    def _at_noun(self, token: Token) -> Iterator[RoleMatch]:
        found = self._role_of(self._noun_phrase(token))
        if found is None:
            return
        noun, roles = found
        for role in roles:
            party_at = self._party(role, token, noun)
            party = self._keys(party_at)
            if not party and role.implicit and not party_at:
                party = self.discourse_party(role, token.index)
            if not party:
                continue
            for described, at, predicate in self._described(token, role):
                if described:
                    yield RoleMatch(role, noun, described, at, party, party_at, (token.start, token.end), predicate, self._noun_phrase(token))

    def _noun_phrase(self, token: Token) -> str:
        before = []
        at = token.index - 1
        while at >= 0 and self.sentence.tokens[at].name is None and self.sentence.tokens[at].dep in ("compound", "amod", "nmod", "npadvmod", "nummod") and len(before) < 5:
            before.insert(0, self.sentence.tokens[at].text.lower())
            at -= 1
        last = token.lemma if token.tag in ("NNS", "NNPS") else token.text.lower()
        return " ".join([*before, last])

    def _name_before(self, token: Token) -> Token | None:
        """The name directly before an apposition, whatever the parser hung the apposition on."""
        at = min(t.index for t in self.sentence.subtree(token.index)) - 1
        while at > 0 and self.sentence.tokens[at].text.lower() in (",", "then", "now", "(", "–", "—"):
            at -= 1
        return self.sentence.tokens[at] if at >= 0 and self.sentence.tokens[at].name is not None else None

    def _name_behind(self, token: Token) -> Token | None:
        """The name that the noun stands before, where the parser took the noun for a part of it ("its founders X and Y")."""
        head = self.sentence.head(token.index)
        return head if head is not None and token.dep in ("compound", "nmod") and head.name is not None and head.index > token.index else None

    def _keys(self, heads: Heads) -> Keys:
        return tuple(dict.fromkeys(k for h in heads for k in self.discourse.refer(self.sentence.number, h)))

    def _party(self, role: Role, token: Token, noun: str) -> Heads:
        """The other party: possessor, name before the noun, or the phrase behind it."""
        grammar = self.grammar
        if role.owner and (owners := grammar.owners(token.index)):
            return owners
        if role.owner and (named := self._name_behind(token)) is not None and (owners := grammar.owners(named.index)):
            return owners
        if role.bare:
            compounds = tuple(t.index for t in self.sentence.children(token.index, "compound", "nmod", "amod") if t.name is not None)
            inner = tuple(
                t.index for c in self.sentence.children(token.index, "compound", "nmod") if c.name is None
                for t in self.sentence.children(c.index, "compound", "nmod", "amod", "poss") if t.name is not None
            )  # fmt: skip
            if compounds or inner:
                return compounds or inner
        for preposition, heads in grammar.noun_phrases(token.index):
            if preposition in role.prepositions:
                return heads
        head = self.sentence.head(token.index)
        if head is not None and token.dep in ("attr", "oprd") and grammar.is_verb(head):
            clause = grammar.clause(head.index)
            if clause is not None:
                return clause.phrase(*role.prepositions)
        if head is not None and head.dep == "prep" and head.text.lower() == "as" and (up := self.sentence.head(head.index)) is not None:
            clause = grammar.clause(up.index)
            if clause is not None:
                return clause.phrase(*(role.prepositions - {"as", "by"}))
        if token.dep == "conj" and head is not None and head.pos == "NOUN" and self._role_of(self._noun_phrase(head)) is not None:
            return self._party(role, head, noun)
        return self._from_later_conjunct(role, token)

    def _from_later_conjunct(self, role: Role, token: Token) -> Heads:
        """"President and chief executive of X": the first noun shares the phrase of the last."""
        for other in self.sentence.children(token.index, "conj"):
            if other.name is None:
                for preposition, heads in self.grammar.noun_phrases(other.index):
                    if preposition in role.prepositions:
                        return heads
                return self._from_later_conjunct(role, other)
        return ()

    def _described(self, token: Token, role: Role) -> Iterator[tuple[Keys, Heads, int | None]]:
        """Whom the noun describes, with the predicate that says so."""
        sentence, grammar = self.sentence, self.grammar
        behind = self._name_behind(token)
        if behind is not None:
            heads = grammar.expand(behind.index) if token.tag in ("NNS", "NNPS") else (behind.index,)
            yield self._keys(heads), heads, None
            return
        named = [t for t in sentence.children(token.index, "appos") if t.name is not None]
        if named:
            heads = grammar.expand(named[0].index)
            yield self._keys(heads), heads, None
            return
        head = sentence.head(token.index)
        if token.dep == "conj" and head is not None and head.name is None and head.pos in ("NOUN", "PROPN"):
            if self._role_of(self._noun_phrase(head)) is not None or head.dep in ("attr", "appos", "oprd"):
                yield from self._described(head, role)
                return
        if head is not None and token.dep == "appos":
            before = self._name_before(token)
            if before is not None and token.tag not in ("NNS", "NNPS"):
                yield self._keys((before.index,)), (before.index,), None
                return
            heads = grammar.expand(head.index) if token.tag in ("NNS", "NNPS") else (head.index,)
            yield self._keys(heads), heads, None
            return
        if head is not None and token.dep in ("attr", "oprd", "xcomp") and grammar.is_verb(head):
            clause = grammar.clause(head.index)
            if clause is not None:
                heads = clause.object if (clause.passive or clause.object) and clause.lemma not in ("be", "become", "remain") else clause.subject
                yield self._keys(heads), heads, head.index
            return
        if head is not None and head.dep == "prep" and head.text.lower() == "as":
            up = sentence.head(head.index)
            clause = grammar.clause(up.index) if up is not None else None
            if clause is not None:
                heads = clause.object or clause.subject
                yield self._keys(heads), heads, clause.verb
            return
        referents = self.discourse.refer(sentence.number, token.index)
        if referents:
            yield referents, (token.index,), None
        # "Its ambassadors include X and Y."
        if head is not None and token.dep == "nsubj" and head.lemma in ("include", "be") and grammar.is_verb(head):
            clause = grammar.clause(head.index)
            if clause is not None:
                heads = clause.object or clause.complement
                heads = tuple(h for h in heads if sentence.tokens[h].name is not None)
                yield self._keys(heads), heads, head.index

    def discourse_party(self, role: Role, before: int) -> Keys:
        """The organization that a role noun without one must mean: the only one that the text has just spoken of."""
        return self.discourse.recent_organization(self.sentence.number, before)
