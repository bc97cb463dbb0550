"""Appointments that whoever appoints tells of: "Louis Vuitton announced that X will be its creative director" appoints X.

The office itself is read from what is announced, and may be still to come; that somebody is chosen for it is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graphkit.language.claiming.maker import ClaimMaker
from graphkit.language.cues import words
from graphkit.language.factuality.status import Judge
from graphkit.language.reference.discourse import Discourse
from graphkit.language.syntax.clauses import Clause, Grammar
from graphkit.model import Claim, Status

_OFFICES = ("worksFor", "leads")
_CONFIDENCE = "0.7"


class Announcements:
    """Tells which organizations announce who will work for them."""

    def __init__(self, discourse: Discourse, maker: ClaimMaker) -> None:
        self.discourse = discourse
        self.maker = maker

    def read(self, grammar: Grammar, made: Sequence[Claim]) -> Iterator[Claim]:
        """The appointments of one sentence; ``made`` is what the rules found in it."""
        offices = [c for c in made if c.relation in _OFFICES and c.status in (Status.PLANNED, Status.ASSERTED)]
        if not offices:
            return
        told = {(c.subject, c.object) for c in made if c.relation == "appoints"}
        judge = Judge(grammar)
        for clause in grammar.clauses:
            above = self._announced_by(grammar, clause)
            if above is None:
                continue
            number = grammar.sentence.number
            telling = {k for h in above.subject for k in self.discourse.refer(number, h)}
            for head in clause.subject:
                for person in self.discourse.refer(number, head):
                    houses = {c.object for c in offices if c.subject == person and c.object in telling}
                    for house in sorted(houses - {h for h, p in told if p == person}):
                        told.add((house, person))
                        for claim in self.maker.of_office(
                            grammar, "appoints", house, person, None, head, grammar.sentence.tokens[above.verb],
                            judge.verb(above.verb), "announced-appoints", _CONFIDENCE, above.verb,
                        ):  # fmt: skip
                            yield claim if self._has_day(grammar, clause) else replace(claim, date=None)

    def _has_day(self, grammar: Grammar, clause: Clause) -> bool:
        """Whether a time stands outside of what is announced: that of the announcement."""
        chronology, inside = self.maker.setting.chronology, grammar.sentence.subtree(clause.verb)
        first, last = min(t.start for t in inside), max(t.end for t in inside)
        times = (chronology.times[number].start for number in chronology.inside(grammar.sentence))
        return any(not first <= start < last for start in times)

    def _announced_by(self, grammar: Grammar, clause: Clause) -> Clause | None:
        """The clause that announces what this one tells, if it tells of what somebody will be, or has just become."""
        tokens = grammar.sentence.tokens
        verb = tokens[clause.verb]
        coming = {t.text.lower() for t in grammar.sentence.children(clause.verb, "aux")} & {"will", "'ll", "would"}
        becomes = clause.lemma == "become" or (clause.lemma in ("be", "join") and coming)
        above = grammar.clause(verb.head) if verb.dep == "ccomp" and becomes else None
        if above is None or above.passive or above.lemma not in words("roles", "announcing"):
            return None
        return above
