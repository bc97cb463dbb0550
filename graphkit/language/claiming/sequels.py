"""What others did to the same party in the same affair: about when, where the article does not say.

"Nike dropped him on Wednesday. ... Trek announced the end of its contract": the second is of the days of the first, as
far as the month goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graphkit.language.cues import words
from graphkit.language.factuality.tense import tense
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.times.chronology import Chronology
from graphkit.model import Claim, Status

_OF_ONE_AFFAIR = frozenset(
    {"endsPartnershipWith", "reviewsPartnershipWith", "boycotts", "criticizes", "accuses", "supports", "suspends", "dismisses",
     "withdraws"}
)  # fmt: skip


def without_ends(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims, what lasted without the date at which its own sentence ends it: "was fired as its designer in 2018"."""
    ended = {
        (frozenset((c.subject, c.object)), c.start, c.date)
        for c in claims
        if c.relation in words("relations", "endings") and c.date is not None
    }
    for claim in claims:
        pair = frozenset((claim.subject, claim.object))
        over = claim.relation in words("relations", "lasting") - words("relations", "endings")
        yield replace(claim, date=None) if over and (pair, claim.start, claim.date) in ended else claim


class Sequels:
    """Dates by what else happened to the same party, for the claims of one document."""

    def __init__(self, grammars: Sequence[Grammar], chronology: Chronology) -> None:
        self._grammars = {g.sentence.start: g for g in grammars}
        self._chronology = chronology

    def dated(self, claims: Sequence[Claim]) -> Iterator[Claim]:
        """The claims, those of an affair that the article dates otherwise with its month."""
        months: dict[tuple[str, str], set[str]] = {}
        for claim in claims:
            if claim.date is not None and claim.relation in _OF_ONE_AFFAIR and claim.status is Status.ASSERTED:
                months.setdefault((claim.relation, claim.object), set()).add(claim.date[:7])
        for claim in claims:
            found = months.get((claim.relation, claim.object), set())
            found = {m for m in found if not any(other != m and other.startswith(m) for other in found)}
            month = next(iter(found)) if len(found) == 1 else ""
            known = claim.date is not None or claim.status is not Status.ASSERTED
            if known or len(month) < 7 or not self._recent(month) or not self._goes_on(claim):
                yield claim
            else:
                yield replace(claim, date=month)

    def _recent(self, month: str) -> bool:
        """Whether a month is that of the publication or the one before: the affair is the article's own news."""
        published = self._chronology.published
        if published is None or len(published) < 7:
            return False
        year, number = int(month[:4]), int(month[5:7])
        return (int(published[:4]) - year) * 12 + int(published[5:7]) - number in (0, 1)

    def _goes_on(self, claim: Claim) -> bool:
        """Whether a claim is told in a main clause of the past, without a time."""
        grammar = self._grammars.get(claim.start)
        if grammar is None or claim.trigger_span is None or self._chronology.inside(grammar.sentence):
            return False
        token = next((t for t in grammar.sentence.tokens if t.start <= claim.trigger_span.start < t.end), None)
        clause = grammar.clause_of(token.index) if token is not None else None
        if clause is None:
            return False
        above = (grammar.sentence.tokens[clause.verb], *grammar.sentence.ancestors(clause.verb))
        if any(up.dep in ("relcl", "acl", "appos") for up in above):
            return False
        return tense(grammar, clause.verb) in ("past", "perfect", "present")
