"""What bosses do for the organizations that they own or run: "Bernard Arnault, who runs LVMH, hired X" has LVMH hire X."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graphkit.language.claiming.maker import ClaimMaker
from graphkit.language.cues import words
from graphkit.language.factuality.status import Factuality, Judge
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.reference.discourse import Discourse
from graphkit.language.syntax.clauses import Clause, Grammar, Heads
from graphkit.model import Claim, Status

_HELD = frozenset({"leads", "owns", "acquires", "founded"})
_CONFIDENCE = "0.65"
# How many sentences back the text may have told that somebody owns or runs something.
_LATELY = 12


class Bosses:
    """Remembers of one document, sentence by sentence, who owns or runs what."""

    def __init__(self, discourse: Discourse, maker: ClaimMaker) -> None:
        self.discourse = discourse
        self.maker = maker
        self._houses: dict[str, dict[str, int]] = {}

    def read(self, grammar: Grammar, made: Iterable[Claim]) -> Iterator[Claim]:
        """Note what the rules made of a sentence, then tell whom its bosses hire and dismiss for their organizations."""
        claims = list(made)
        for claim in claims:
            if claim.relation in _HELD and claim.status is Status.ASSERTED:
                thing = self.discourse.things[claim.object]
                if self.discourse.things[claim.subject].type == "Person" and thing.type in ORGANIZATIONS:
                    self._houses.setdefault(claim.subject, {})[claim.object] = grammar.sentence.number
        judge = Judge(grammar)
        for clause in grammar.clauses:
            relation, whom = self._act(grammar, clause)
            if relation is None or self._at_a_named_place(grammar, clause):
                continue
            for boss in self._people(grammar, clause.object if clause.lemma == "rid" else clause.subject):
                house = self._house(boss, grammar.sentence.number)
                for person, at in ((p, h) for h in whom for p in self._people(grammar, (h,))):
                    told = any(c.relation == relation and c.object == person for c in claims)
                    if house is not None and person != boss and not told and self.discourse.things[person].named:
                        yield from self._claims(grammar, clause, relation, house, person, at, judge.verb(clause.verb))

    def _act(self, grammar: Grammar, clause: Clause) -> tuple[str | None, Heads]:
        """Whether a clause tells of hiring or dismissing, and whom."""
        tokens = grammar.sentence.tokens
        lemmas = {tokens[h].lemma for h in clause.object if tokens[h].name is None}
        if clause.lemma in words("roles", "hiring"):
            return "appoints", clause.object
        if clause.lemma in ("give", "hand") and clause.indirect and lemmas & words("roles", "posts"):
            return "appoints", clause.indirect
        if clause.lemma in ("bring", "draft") and "in" in clause.particles:
            return "appoints", clause.object
        if clause.lemma in words("roles", "firing"):
            return "dismisses", clause.object
        if clause.lemma == "rid" and clause.passive:
            return "dismisses", clause.phrase("of")
        if clause.lemma == "let" and any(t.lemma == "go" for t in grammar.sentence.children(clause.verb)):
            return "dismisses", clause.object
        if clause.lemma == "show" and "door" in lemmas:
            return "dismisses", clause.indirect
        return None, ()

    def _at_a_named_place(self, grammar: Grammar, clause: Clause) -> bool:
        """Whether the clause says itself where: other rules read that."""
        heads = clause.phrase("at", "to", "from", "by", "for")
        named = (k for h in heads for k in self.discourse.refer(grammar.sentence.number, h))
        return any(self.discourse.things[k].type in ORGANIZATIONS for k in named)

    def _house(self, boss: str, now: int) -> str | None:
        """What somebody owns or runs, where that is clear."""
        houses = {k: at for k, at in self._houses.get(boss, {}).items() if now - at <= _LATELY}
        latest = [k for k, at in houses.items() if at == max(houses.values())]
        return latest[0] if len(latest) == 1 else None

    def _people(self, grammar: Grammar, heads: Heads) -> list[str]:
        keys = (k for h in heads for k in self.discourse.refer(grammar.sentence.number, h))
        return [k for k in keys if self.discourse.things[k].type == "Person"]

    def _claims(
        self, grammar: Grammar, clause: Clause, relation: str, house: str, person: str, at: int, fact: Factuality
    ) -> Iterator[Claim]:
        trigger = grammar.sentence.tokens[clause.verb]
        yield from self.maker.of_office(
            grammar, relation, house, person, None, at, trigger, fact, f"boss-{relation}", _CONFIDENCE, clause.verb
        )
        if relation == "appoints":
            yield from self.maker.of_office(
                grammar, "worksFor", person, house, at, None, trigger, fact, "boss-worksFor", _CONFIDENCE, clause.verb
            )
