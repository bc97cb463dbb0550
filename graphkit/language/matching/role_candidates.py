"""What words stand for as the other party of a role: of the classes it asks for, and whose part of a firm they name."""

from __future__ import annotations

from collections.abc import Iterable

from graphkit.language.cues import words
from graphkit.language.matching.role_nouns import PLURAL, NounReader
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.reference.things import Keys
from graphkit.language.syntax.clauses import Heads


class Candidates(NounReader):
    """The things that may be a party of the role nouns of one sentence."""

    def _fitting(self, heads: Iterable[int], types: frozenset[str]) -> Keys:
        """Keys of what the heads stand for, as far as it is or may be of one of the classes."""
        found: dict[str, None] = {}
        for head in heads:
            keys = self._refer(head)
            if self.tokens[head].name is not None:
                keys = self._suiting(keys, types)
            found.update(dict.fromkeys(k for k in keys if self._may_be(k, types)))
        return tuple(found)

    def _is_firm(self, head: int) -> bool:
        """Whether a word stands for a business or another body, and for no outlet that reports."""
        return any(self.discourse.things[k].type in ("Organization", "Brand") for k in self._refer(head))

    def _labels_of_people(self, heads: Iterable[int]) -> Keys:
        """The labels that share their names with the people for whom words stand."""
        people = {k for h in heads for k in self._refer(h) if self.discourse.things[k].type == "Person"}
        return tuple(self._suiting(sorted(people), frozenset({"Organization"})))

    def _suiting(self, keys: Iterable[str], types: frozenset[str]) -> Keys:
        """The things that may be of one of the classes; where a company is meant, the label instead of its designer."""
        found: dict[str, None] = {}
        for key in keys:
            if self._may_be(key, types):
                found[key] = None
            elif types == {"Person"} and (person := self.discourse.namesake(key, "Person", True)) is not None:
                found[person] = None
            elif "Organization" in types and self.discourse.things[key].type == "Person":
                label = self.discourse.namesake(key, "Brand", True) or self.discourse.namesake(key, "Organization", True)
                if label is not None:
                    found[label] = None
        return tuple(found)

    def _refer(self, head: int) -> Keys:
        keys = self.discourse.refer(self.sentence.number, head)
        if (
            not keys
            and self.tokens[head].name is None
            and (names := [t for t in self.sentence.children(head, "appos") if t.name is not None])
        ):
            # "The tennis players X and Y are".
            return tuple(k for h in self.grammar.expand(names[0].index) for k in self.discourse.refer(self.sentence.number, h))
        if (
            not keys
            and self.tokens[head].tag in PLURAL
            and head + 1 < len(self.tokens)
            and self.tokens[head + 1].name is not None
        ):
            # "of exes X and Y".
            return tuple(k for h in self.grammar.expand(head + 1) for k in self.discourse.refer(self.sentence.number, h))
        return keys

    def _may_be(self, key: str, types: frozenset[str]) -> bool:
        thing = self.discourse.things[key]
        if thing.type == "Product" and not thing.named and thing.head in words("syntax", "plain_things"):
            # "the ambassador for make-up"
            return False
        if not types or thing.type in types or ("Organization" in types and thing.type in ORGANIZATIONS):
            return True
        return thing.named and bool({"Person", "Organization"} & types) and not self.discourse.is_listed(key)

    def _whose_parts(self, heads: Heads) -> Heads:
        """Whose the line, division or fund is that somebody works for: "director of Y's women's line", "of skin care at Y"."""
        named = self._named_parts(heads)
        ends = (h for h in heads if self.tokens[h].text.split()[-1].lower() in words("roles", "parts_of_firms"))
        parts = (h for h in ends if not any(self.tokens[n].head == h for n in named))
        owners = [o for h in parts for near in self._makers(h) for o in (near, *self.grammar.owners(near))]
        plain = (h for h in heads if self.tokens[h].name is None)
        owners += [
            i for h in plain for p, hs in self.grammar.noun_phrases(h) if p == "at" for i in hs if self.tokens[i].name is not None
        ]
        return tuple(o for o in owners if self._fitting((o,), frozenset({"Organization"})))

    def _named_parts(self, heads: Heads) -> Heads:
        """Parts of a firm that are firms by themselves: "of Nike's Converse division"."""
        owned = (h for h in heads if self.tokens[h].lemma in words("roles", "parts_of_firms") and self.grammar.owners(h))
        before = (t for h in owned for t in self.sentence.children(h, "compound", "nmod") if t.name is not None)
        return tuple(t.index for t in before if t.name is not None and self.discourse.things[t.name].type in ORGANIZATIONS)

    def _makers(self, head: int) -> Heads:
        """Whose a thing is said to be, or whose name stands before it: "Y's menswear", "Y menswear"."""
        before = self.sentence.children(head, "compound", "nmod")
        return self.grammar.owners(head) or tuple(t.index for t in before if t.name is not None and t.index < head)
