"""The house behind a product: whoever is the face of Dior's J'adore, or of its bags, is the face of Dior."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graphkit.language.claiming.parties import parties
from graphkit.language.cues import words
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.reference.discourse import Discourse
from graphkit.language.syntax.clauses import Grammar
from graphkit.model import Claim, Span


class Products:
    """Adds to what claims tell of products what they tell of those who make them."""

    def __init__(self, grammars: Sequence[Grammar], discourse: Discourse) -> None:
        self._grammars = {g.sentence.start: g for g in grammars}
        self.discourse = discourse

    def with_houses(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """The claims, with the endorsements that those of products amount to; none twice."""
        claims = list(claims)
        told = {(c.subject, c.object, c.start) for c in claims if c.relation == "endorses"}
        for claim in claims:
            yield claim
            if claim.relation != "endorses" or self.discourse.things[claim.object].type != "Product":
                continue
            for house, span in self._houses(claim):
                if (claim.subject, house, claim.start) not in told:
                    told.add((claim.subject, house, claim.start))
                    yield replace(claim, object=house, object_span=span)

    def _houses(self, claim: Claim) -> Iterator[tuple[str, Span | None]]:
        """Who has the product, by a possessor or a name before it."""
        grammar = self._grammars.get(claim.start)
        at = claim.object_span
        word = (
            next((t for t in grammar.sentence.tokens if at.start <= t.start < at.end), None)
            if grammar is not None and at is not None
            else None
        )
        found: dict[str, Span | None] = {}
        if grammar is not None and word is not None:
            beside = (t.index for t in grammar.sentence.children(word.index, "compound", "nmod") if t.name is not None)
            for key, head in parties(self.discourse, grammar, (*grammar.owners(word.index), *beside)):
                owner = grammar.sentence.tokens[head]
                found.setdefault(key, Span(owner.start, owner.end))
        if not found:
            found = dict.fromkeys(self.discourse.things[claim.object].owner, None)
        yield from ((k, s) for k, s in found.items() if self.discourse.things[k].type in ORGANIZATIONS and k != claim.subject)


def is_taken_off(grammar: Grammar, predicate: int) -> bool:
    """Whether what is dropped is taken away: "dropped the film from its platform"."""
    clause = grammar.clause(predicate)
    places = clause.phrase("from", "off") if clause is not None else ()
    return any(grammar.sentence.tokens[h].lemma in words("relations", "offered_on") for h in places)
