"""What is not held against somebody on the strength of a pronoun or a blow.

Nobody is told to criticise whom he says to have attacked somebody, and an accuser without a name does not accuse a second
person whom only a pronoun means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from graphkit.language.cues import words
from graphkit.language.reference.descriptions import pronoun_kind
from graphkit.language.reference.discourse import Discourse
from graphkit.language.syntax.clauses import Grammar
from graphkit.model import Claim


class Accusations:
    """Looks over the claims of one document."""

    def __init__(self, grammars: Sequence[Grammar], discourse: Discourse) -> None:
        self.discourse = discourse
        self._words = {t.start: t.text.lower() for g in grammars for t in g.sentence.tokens}
        self._lemmas = {t.start: t.lemma for g in grammars for t in g.sentence.tokens}

    def held(self, claims: Iterable[Claim]) -> list[Claim]:
        """The claims that may be held against those they are of."""
        return self._of_the_same(_without_assaults([self._answering(c) for c in claims], self._lemma))

    def _answering(self, claim: Claim) -> Claim:
        """The claim; who calls a suit or an allegation baseless comments on it."""
        thing = self.discourse.things[claim.object]
        if claim.rule not in ("calls-negative", "says-negative") or thing.named:
            return claim
        charged = thing.type == "LegalCase" or thing.head in words("relations", "charged")
        return replace(claim, relation="commentsOn") if charged else claim

    def _lemma(self, claim: Claim) -> str:
        return self._lemmas.get(claim.trigger_span.start, "") if claim.trigger_span is not None else ""

    def _of_the_same(self, claims: Sequence[Claim]) -> list[Claim]:
        """The claims but accusations by people without a name ("two women") of somebody else than whom they accuse first, where
        only a pronoun says so.
        """
        accused: dict[str, str] = {}
        found = []
        for claim in claims:
            if claim.relation == "accuses" and not self.discourse.things[claim.subject].named:
                first = accused.setdefault(claim.subject, claim.object)
                span = claim.object_span
                if claim.object != first and span is not None and pronoun_kind(self._words.get(span.start, "")):
                    continue
            found.append(claim)
        return found


def _without_assaults(claims: Sequence[Claim], lemma: Callable[[Claim], str]) -> list[Claim]:
    """The claims but criticism of those who accuse: "they say that he attacked them" is of no attack in words."""
    accusers = {(c.subject, c.object, c.start) for c in claims if c.relation == "accuses"}
    return [
        c for c in claims if c.relation != "criticizes" or lemma(c) != "attack" or (c.object, c.subject, c.start) not in accusers
    ]
