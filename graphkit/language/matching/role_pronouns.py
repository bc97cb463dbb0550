"""What "its" and "her" mean before a role noun, where the text has told of more than one."""

from __future__ import annotations

from graphkit.language.cues import words
from graphkit.language.matching.role_candidates import Candidates
from graphkit.language.matching.role_lists import Described
from graphkit.language.matching.role_nouns import RoleNoun
from graphkit.language.matching.rules import Role
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.reference.things import Keys
from graphkit.language.syntax.clauses import Heads
from graphkit.language.syntax.tree import Token


class Pronouns(Candidates):
    """The owners that pronouns before role nouns stand for."""

    def _firm_beside(self, role: Role, noun: RoleNoun, described: Described) -> Heads:
        """The firm that "its" means in "fined Y and X, its former boss": the one that he stands beside."""
        owners = self.sentence.children(noun.token.index, "poss")
        if not described.heads or not any(t.text.lower() == "its" for t in owners):
            return ()
        name = self.tokens[described.heads[0]]
        first = self.sentence.head(name.index) if name.dep == "conj" else None
        firm = first is not None and first.name is not None and self._names_companies((first.index,))
        return (first.index,) if first is not None and firm and self._fitting((first.index,), role.argument) else ()

    def _star_behind(self, noun: RoleNoun, heads: Heads) -> Token | None:
        """Whom the page is about, named behind an apposed pronoun: "Y, her stylist, put X in white" is of X."""
        at = noun.token
        if at.dep != "appos" or not heads or any(self.tokens[h].tag != "PRP$" for h in heads):
            return None
        clause = self.grammar.clause_of(at.index)
        behind = self.tokens[clause.verb :] if clause is not None and clause.verb > at.index else ()
        return next((t for t in behind if t.name is not None and t.name == self.discourse.page.person), None)

    def _bodies_of_its(self, role: Role) -> Keys:
        """Leagues and authorities that a mere "its" stands for: "The league fined the club. Its owner, X,".

        Nobody owns them, and whose head somebody is stays open where the sentence before has told of another.
        """
        owners = (t.index for t in self.tokens if t.tag == "PRP$")
        keys = {k for h in owners for k in self._refer(h)}
        bodies = {k for k in keys if set(self.discourse.things[k].label.lower().split()) & words("roles", "ownerless")}
        if role.relation == "owns" or not bodies:
            return tuple(bodies)
        number = self.sentence.number
        others = (
            t.key for t in self.discourse.things.values()
            if t.named and t.type in ORGANIZATIONS and any(s == number - 1 for s, _ in t.seen)
        )  # fmt: skip
        return tuple(bodies) if set(others) - bodies else ()

    def _names_companies(self, heads: Heads) -> bool:
        """Whether a list of names has companies in it."""
        return any(self.discourse.things[k].type in ORGANIZATIONS for h in heads for k in self._refer(h))
