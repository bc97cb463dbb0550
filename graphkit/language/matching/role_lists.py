"""Whom a list of those who are what a role noun says takes in: examples, who is among them, who joins it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.language.cues import words
from graphkit.language.matching.role_nouns import PLURAL, NounReader
from graphkit.language.matching.rules import Role
from graphkit.language.syntax.clauses import Clause, Heads
from graphkit.language.syntax.tree import Token


@dataclass(frozen=True, slots=True)
class Described:
    """Heads of those described, the predicate that says so, and its clause where that may name the other party."""

    heads: Heads
    predicate: int | None = None
    clause: Clause | None = None


def installed(described: Described) -> bool:
    """Whether a passive that names nobody else gives the office: "was named", "elected in May,"; the house itself gave it."""
    clause = described.clause
    if clause is None or not clause.passive or clause.subject or described.heads != clause.object:
        return False
    return clause.lemma in words("roles", "installing")


class Lists(NounReader):
    """Reads lists of those whom the role nouns of one sentence describe."""

    def _examples(self, token: Token) -> Iterator[Described]:
        """ "ambassadors such as X and Y", "daughters, including X"."""
        for preposition, heads in self.grammar.noun_phrases(token.index):
            if preposition in ("as", "like", "including"):
                yield Described(tuple(h for h in heads if self.tokens[h].name is not None))
        among = [t for t in self.tokens[token.index + 1 : -2] if t.text.lower() == "among" and self._of_them(token, t)]
        if among:
            yield Described(self.grammar.expand(among[0].index + 2))

    def _of_them(self, token: Token, among: Token) -> bool:
        """Whether "among them" and a name go on with a noun: "its partners, among them X and Y,"."""
        comma, them, name = (self.tokens[among.index + i] for i in (-1, 1, 2))
        inside = {t.index for t in self.sentence.subtree(token.index)} | {token.index}
        between = range(token.index + 1, comma.index)
        return (
            comma.text in (",", "–", "—", "(")
            and them.text.lower() == "them"
            and name.name is not None
            and token.tag in PLURAL
            and all(i in inside for i in between)
        )

    def _taken_in(self, clause: Clause) -> Heads:
        """The names that a clause says a list or several people comprise: "include X and Y", "range from X to Y"."""
        if clause.lemma == "take" and "in" not in clause.particles:
            # "takes over from X" takes in nobody.
            return ()
        heads = clause.object or clause.complement or clause.phrase("from", "to")
        return tuple(h for h in heads if self.tokens[h].name is not None)

    def _comprised(self, token: Token, role: Role) -> Iterator[Described]:
        """Those whom a clause on the noun takes in: "has sponsors that include X", "has a list of sponsors that runs to X"."""
        for above in dict.fromkeys((token, self.nouns.gathered(token))):
            for verb in self.sentence.children(above.index, "relcl"):
                clause = self.grammar.clause(verb.index)
                if clause is not None and verb.lemma in words("roles", "comprising") and verb.index > token.index:
                    owners = None if role.have else self.grammar.clause_of(token.index)
                    yield Described(self._taken_in(clause), verb.index, owners)

    def _entered(self, clause: Clause, token: Token) -> Heads:
        """Who is on a list that somebody joins or that includes somebody: "X joins Y on the list of ambassadors", "joins the
        list of ambassadors alongside Y".
        """
        if clause.lemma == "include":
            return clause.object
        beside = [h for p, heads in self.grammar.noun_phrases(token.index) if p == "alongside" for h in heads]
        joins = clause.lemma in words("roles", "joining")
        return (*clause.subject, *self._people((*clause.object, *beside))) if joins else clause.subject

    def _people(self, heads: Heads) -> Heads:
        """Those heads that stand for persons."""
        return tuple(
            h
            for h in heads
            if any(self.discourse.things[k].type == "Person" for k in self.discourse.refer(self.sentence.number, h))
        )
