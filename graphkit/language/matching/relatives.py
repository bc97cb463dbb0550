"""Relatives named one after the other: whose they are where each has only a noun before the name."""

from __future__ import annotations

from graphkit.language.cues import cues, words
from graphkit.language.matching.role_nouns import RoleNouns
from graphkit.language.reference.salience import ROLE_WEIGHT
from graphkit.language.reference.things import Keys, Story
from graphkit.language.syntax.clauses import Grammar, Heads
from graphkit.language.syntax.company import accompanied
from graphkit.language.syntax.tree import Token


class Relatives:
    """Answers for the names of one sentence."""

    def __init__(self, grammar: Grammar, nouns: RoleNouns) -> None:
        self.grammar = grammar
        self.sentence = grammar.sentence
        self.tokens = grammar.sentence.tokens
        self.nouns = nouns

    def own_kin(self, name: Token) -> Heads | None:
        """Whose relative a name is said to be: in "her mum X and brother Y" both are hers."""
        noun = self.nouns.at(self.tokens[name.index - 1]) if name.index and name.name is not None else None
        kin = noun is not None and any(r.relation in words("roles", "bonds") and r.argument == {"Person"} for r in noun.roles)
        owners = self.grammar.owners(name.index if name.dep != "appos" else name.head)
        return owners if kin and owners else None

    def beside_own(self, name: Token) -> Heads:
        """Whose relatives those are before whom another one is named: "her mum X and sisters Y and Z"."""
        joined = name.index > 1 and self.tokens[name.index - 1].text.lower() in ("and", "&", "+", ",")
        return (self.own_kin(self.tokens[name.index - 2]) or ()) if joined else ()

    def first_of_family(self, name: Token) -> Heads | None:
        """With whose name a list of relatives begins: "X, wife Y and daughter Z", "X poses with wife Y and daughter Z"."""
        top = name
        while top.dep == "conj" and (up := self.sentence.head(top.index)) is not None and up.name is not None:
            if not self._kin_ahead(top):
                return None
            top = up
        if self._kin_ahead(top) and top.index != name.index:
            return accompanied(self.grammar, top) or None
        return (top.index,) if not top.lead and self.tokens[top.index + 1].text == "," else None

    def spoken_of(self, story: Story, name: Token) -> Keys:
        """Whose relative opens a sentence: "Adele arrived at noon. Husband Rich Paul followed": whom the one before is about."""
        number = self.sentence.number - 1
        people = [
            (weight, key)
            for (at, index), weight in story.weights.items() if at == number
            for key in story.refer(at, index) if story.things[key].type == "Person" and key != name.name
        ]  # fmt: skip
        # An object is nobody that the sentence is about.
        most = max((weight for weight, _ in people if weight >= ROLE_WEIGHT["nsubjpass"]), default=None)
        first = {key for weight, key in people if weight == most}
        return tuple(first) if len(first) == 1 and name.index == 0 else ()

    def _kin_ahead(self, name: Token) -> bool:
        return any(w.name is None and w.text.lower() in cues("reference")["kin"] for w in name.lead[-1:])

    def is_child(self, name: Token) -> bool:
        """Whether a name, or the first of the list that it stands in, is described as somebody's child."""
        while name.dep == "conj" and (up := self.sentence.head(name.index)) is not None and up.name is not None:
            name = up
        before = self.tokens[name.index - 1] if name.index else None
        words_ = [w.text.lower() for w in name.lead if w.name is None] or ([before.lemma.lower()] if before is not None else [])
        found = self.nouns.roles_of(" ".join(words_[-1:]))
        return found is not None and any(r.have for r in found[1])
