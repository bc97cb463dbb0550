"""Penalties of which a text does not say again who gave them: "The FA banned the striker. He was also fined £50,000".

Whoever has just acted against somebody as an authority is the one that fines or bans him in the sentences behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graphkit.language.claiming.maker import ClaimMaker
from graphkit.language.cues import cues, words
from graphkit.language.factuality.status import Factuality, Judge
from graphkit.language.reference.discourse import Discourse
from graphkit.language.syntax.clauses import Clause, Grammar
from graphkit.model import Claim, Status

_AUTHORITIES = ("suspends", "fines", "charges", "investigates")
_CONFIDENCE = "0.65"
# So many sentences back the authority may have been named.
_LATELY = 2


@dataclass(frozen=True, slots=True)
class _Act:
    """What an authority did to somebody, in which sentence and from where in the text."""

    authority: str
    sentence: int
    start: int


class Penalties:
    """Remembers which authority acted against whom, in one document."""

    def __init__(self, discourse: Discourse, maker: ClaimMaker) -> None:
        self.discourse = discourse
        self.maker = maker
        self._acts: dict[str, _Act] = {}

    def read(self, grammar: Grammar, made: Sequence[Claim]) -> Iterator[Claim]:
        """Note the acts that a sentence tells of, and tell who gave the penalties in it that name nobody."""
        for claim in made:
            self._note(grammar, claim)
        judge = Judge(grammar)
        for clause in grammar.clauses:
            relation = self._penalty(grammar, clause)
            if relation is None:
                continue
            verb = grammar.sentence.tokens[clause.verb]
            fact = judge.verb(clause.verb)
            if not clause.passive and fact.status is Status.HYPOTHETICAL and self._must(grammar, clause):
                # "must pay a fine": it is imposed.
                fact = Factuality(Status.ASSERTED, fact.speaker, False, fact.why)
            for head in clause.object if clause.passive else clause.subject:
                for party in self.discourse.refer(grammar.sentence.number, head):
                    told = any(c.relation == relation and c.object == party for c in made)
                    act = self._acts.get(party)
                    if told or act is None or act.start > verb.start or grammar.sentence.number - act.sentence > _LATELY:
                        continue
                    yield from self.maker.of_office(
                        grammar, relation, act.authority, party, None, head, verb, fact, f"penalty-{relation}",
                        _CONFIDENCE, clause.verb, amount=relation == "fines",
                    )  # fmt: skip

    def _note(self, grammar: Grammar, claim: Claim) -> None:
        thing = self.discourse.things[claim.subject]
        if claim.relation not in _AUTHORITIES or claim.status is not Status.ASSERTED or thing.type != "Organization":
            return
        if set(thing.label.lower().replace("'", " ").split()) & words("relations", "arresting"):
            # Those who arrest leave the fine to a court.
            return
        span = claim.trigger_span
        self._acts[claim.object] = _Act(claim.subject, grammar.sentence.number, span.start if span is not None else claim.start)

    def _must(self, grammar: Grammar, clause: Clause) -> bool:
        """Whether somebody has to do something: "must pay", "has to pay"."""
        helpers = {t.lemma for t in grammar.sentence.children(clause.verb, "aux")}
        above = grammar.sentence.head(clause.verb)
        return "must" in helpers or (above is not None and above.lemma == "have" and grammar.is_verb(above))

    def _penalty(self, grammar: Grammar, clause: Clause) -> str | None:
        """What a passive that names nobody who does it says was done, or somebody's paying a fine."""
        lemmas = {grammar.sentence.tokens[h].lemma for h in clause.object}
        if clause.lemma == "pay" and not clause.passive and not clause.phrase("to", "by"):
            return "fines" if lemmas & set(cues("relations")["penalty_nouns"]["fines"]) else None
        if not clause.passive or clause.subject or clause.phrase("by"):
            return None
        tokens = grammar.sentence.tokens
        for relation, verbs in cues("relations")["penalties"].items():
            if clause.lemma in verbs:
                # "was banned from driving": by another one.
                elsewhere = any(t.text.lower() == "from" for t in grammar.sentence.children(clause.verb, "prep"))
                return None if elsewhere else relation
        # "was hit with a fine", "was handed a ban": what is handed is no party.
        given = {tokens[h].lemma for h in (*clause.phrase("with"), *clause.indirect, *clause.complement)}
        given |= {t.lemma for t in grammar.sentence.children(clause.verb, "dobj", "oprd", "attr") if t.name is None}
        if clause.lemma in words("relations", "dealing_out"):
            return next((r for r, nouns in cues("relations")["penalty_nouns"].items() if given & set(nouns)), None)
        return None
