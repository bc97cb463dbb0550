"""Jobs that begin on a day to come: "Gucci hired X, effective in July", "Gucci signed X, who starts in July".

That somebody is hired has happened; that he works there is planned until the day that the text gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graphkit.language.cues import words
from graphkit.language.reference.discourse import Discourse
from graphkit.language.syntax.clauses import Clause, Grammar
from graphkit.language.times.chronology import Chronology
from graphkit.model import Claim, Status

_OFFICES = ("worksFor", "leads")
# What stands before the day on which an appointment takes effect.
_FROM = re.compile(
    r"\b(?:effective|starting|beginning|as of|from)(?: (?:in|on|from|as of))?(?: (?:early|late|mid))?[ -]*$", re.IGNORECASE
)
_WHY = "its beginning is yet to come"


@dataclass(frozen=True, slots=True)
class _Start:
    """When somebody begins, and the sentences (by their first offsets) that may have told where; ``person`` None: whoever is
    appointed in the sentence itself.
    """

    day: str
    sentences: frozenset[int]
    person: str | None = None


class Starts:
    """Finds the beginnings that one document tells of."""

    def __init__(self, grammars: Sequence[Grammar], discourse: Discourse, chronology: Chronology) -> None:
        self.discourse = discourse
        self.chronology = chronology
        before = [None, *(g.sentence.start for g in grammars)]
        self.starts = [s for g, last in zip(grammars, before, strict=False) for s in self._found(g, last)]

    def settled(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """The claims, with offices that begin on a day to come planned, and that day theirs alone."""
        read = list(claims)
        for claim in read:
            start = next((s for s in self.starts if self._tells(s, claim, read)), None)
            if start is None or claim.status is not Status.ASSERTED:
                yield claim
            elif claim.relation in _OFFICES:
                yield replace(claim, status=Status.PLANNED, date=start.day, why=(*claim.why, _WHY))
            else:
                # The same month, taken for one that is over.
                taken = claim.date is not None and claim.date[4:7] == start.day[4:7] and claim.date[:4] < start.day[:4]
                yield replace(claim, date=None) if taken else claim

    def _tells(self, start: _Start, claim: Claim, claims: Sequence[Claim]) -> bool:
        """Whether a beginning is that of what a claim tells: of the office itself, or of the appointment to it."""
        if claim.start not in start.sentences or claim.relation not in (*_OFFICES, "appoints"):
            return False
        person, house = (claim.object, claim.subject) if claim.relation == "appoints" else (claim.subject, claim.object)
        hired = [c.subject for c in claims if c.relation == "appoints" and c.object == person and c.start in start.sentences]
        return start.person in (None, person) and (house in hired or (bool(hired) and start.person is None))

    def _found(self, grammar: Grammar, last: int | None) -> Iterator[_Start]:
        sentence = grammar.sentence
        here = frozenset({sentence.start})
        near = here if last is None else here | {last}
        text = self.chronology.document.text
        for number in self.chronology.inside(sentence):
            time = self.chronology.times[number]
            day = self.chronology.resolved(number, sentence, True)
            if day is None or not self._is_to_come(day):
                continue
            if _FROM.search(text[sentence.start : time.start]):
                yield _Start(day, here)
            clause = grammar.clause_of(next((t.index for t in sentence.tokens if t.start >= time.start), 0))
            if clause is not None and self._begins(grammar, clause):
                for person in (k for h in clause.subject for k in self.discourse.refer(sentence.number, h)):
                    if self.discourse.things[person].type == "Person":
                        yield _Start(day, near, person)

    def _begins(self, grammar: Grammar, clause: Clause) -> bool:
        """Whether a clause tells that somebody begins with a job."""
        tokens = grammar.sentence.tokens
        if tokens[clause.verb].tag == "VBD" or clause.passive:
            return False
        taken = {tokens[h].lemma for h in clause.object}
        if taken & words("roles", "posts"):
            return clause.lemma in words("roles", "taking_up")
        return clause.lemma in words("roles", "starting") and not clause.object

    def _is_to_come(self, day: str) -> bool:
        published = self.chronology.published
        return published is not None and day > published[: len(day)]
