"""With whom a business tie is, where the words do not name it: told from the other ties of the article.

"Bergstrom, a partner of the Packers, is reviewing the relationship": the one with the Packers.  "Dior, whose designer X made
its coat with him": that the article names X once does not make him the one of whom all of it tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from graphkit.language.cues import words
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.reference.discourse import Discourse
from graphkit.language.syntax.clauses import Grammar
from graphkit.model import Claim

# What the rules are called that tell of the end of a tie, and those that find the other party by what the article is about.
_ENDING, _ELLIPTIC = "ends-", "-elliptic"
# Those whose words do not even say that it is of a tie.
_IDIOMS = frozenset({"ends-elliptic"})
# So often is named whom an article is about, whom a pronoun then rather means than somebody named once.
_SEVERAL = 3
_OBLIQUE = frozenset({"him", "her", "his"})


class Ties:
    """The claims of business ties of one document, each with the party that is meant, or without those that are doubtful."""

    def __init__(self, grammars: Sequence[Grammar], discourse: Discourse) -> None:
        self.discourse = discourse
        self._texts = {t.start: t.text.lower() for g in grammars for t in g.sentence.tokens}
        people = (t.total for t in discourse.things.values() if t.named and t.type == "Person")
        self._most = max(people, default=0)

    def settled(self, claims: Iterable[Claim]) -> list[Claim]:
        """The claims of a document, with those of ties settled."""
        told = list(claims)
        lovers = {
            frozenset((c.subject, c.object))
            for c in told
            if c.relation in words("relations", "of_love")
            and all(self.discourse.things[k].type == "Person" for k in (c.subject, c.object))
        }
        kept = [c for c in told if not (self._is_tie(c) and (self._is_of_crowd(c) or self._is_astray(c)))]
        # "Has parted ways with her husband": no business partner.
        kept = [c for c in kept if not (c.rule.startswith(_ENDING) and frozenset((c.subject, c.object)) in lovers)]
        partners: dict[str, set[str]] = {}
        for claim in kept:
            if self._is_tie(claim) and not self._is_elliptic(claim):
                partners.setdefault(claim.subject, set()).add(claim.object)
                partners.setdefault(claim.object, set()).add(claim.subject)
        kept = self._without_hearts(kept, lovers)
        met = (self._meant(claim, partners) if self._is_elliptic(claim) else claim for claim in kept)
        return [claim for claim in met if claim is not None]

    def _without_hearts(self, claims: Sequence[Claim], lovers: Set[frozenset[str]]) -> list[Claim]:
        """The claims with what only sounds like love told of business: "has parted ways with her manager"."""
        ended = {(frozenset((c.subject, c.object)), c.start) for c in claims if c.rule.startswith(_ENDING)}
        tied = {frozenset((c.subject, c.object)) for c in claims if self._is_tie(c) and not c.rule.startswith(_ENDING)}
        open_ = {
            (pair, c.start)
            for c in claims
            if c.relation == "separatedFrom" and (pair := frozenset((c.subject, c.object))) not in (lovers | tied)
            if (pair, c.start) in ended and not self._is_hired(c)
        }
        ends = {(c.subject, c.object, c.relation, c.start) for c in claims if c.rule.startswith(_ENDING)}
        mutual = {(frozenset((s, o)), start) for s, o, relation, start in ends if (o, s, relation, start) in ends}
        kept = []
        for claim in claims:
            pair = frozenset((claim.subject, claim.object))
            if (pair, claim.start) in open_ and (
                claim.relation != "separatedFrom" or (len(lovers) < _SEVERAL and (pair, claim.start) in mutual)
            ):
                # "X and Y parted ways": of love on a page about couples, else nobody can tell.
                continue
            if claim.relation == "separatedFrom" and pair not in lovers:
                if (pair, claim.start) in ended and (pair in tied or self._is_hired(claim)):
                    continue
                if self._is_hired(claim) if pair in tied else self._said(claim) & words("relations", "hired"):
                    claim = replace(claim, relation="endsPartnershipWith")
            kept.append(claim)
        return kept

    def _is_hired(self, claim: Claim) -> bool:
        """Whether the other party is spoken of as somebody who works for the first: "the manager"."""
        other = self.discourse.things[claim.object]
        return bool((self._said(claim) | other.kinds | other.learned) & words("relations", "hired"))

    def _said(self, claim: Claim) -> set[str]:
        """The words by which a claim speaks of its other party at that very place: "her coach, X"."""
        span = claim.object_span
        return {text for start, text in self._texts.items() if span is not None and span.start <= start < span.end}

    def _meant(self, claim: Claim, partners: Mapping[str, set[str]]) -> Claim | None:
        """An elliptic claim, of the only partner that the article tells of; none where nobody is told to be a star's."""
        own, others = partners.get(claim.subject, set()), partners.get(claim.object, set())
        person = self.discourse.things[claim.object].type == "Person" and claim.object != self.discourse.page.person
        headed = any(claim.object in heads for heads in self.discourse.headings.values())
        doubtful = not headed and (person or claim.rule in _IDIOMS)
        if claim.rule.startswith(_ENDING) and doubtful and not others and not own:
            # "The band bows out": of a festival, which the article may as well be about.
            return None
        if claim.object in own or len(own) != 1 or len(others) > 1:
            return claim
        return replace(claim, object=next(iter(own)))

    def _is_tie(self, claim: Claim) -> bool:
        return claim.relation in words("relations", "of_deals")

    def _is_elliptic(self, claim: Claim) -> bool:
        return self._is_tie(claim) and _ELLIPTIC in claim.rule

    def _is_of_crowd(self, claim: Claim) -> bool:
        """Whether people without a name are to end a deal: "the customers broke up with him"."""
        subject = self.discourse.things[claim.subject]
        return claim.rule.startswith(_ENDING) and subject.type == "Group" and not subject.named

    def _is_astray(self, claim: Claim) -> bool:
        """Whether a pronoun is to be somebody whom the article names once, while it is about somebody else."""
        for key, span, other in (
            (claim.subject, claim.subject_span, claim.object),
            (claim.object, claim.object_span, claim.subject),
        ):
            thing = self.discourse.things[key]
            if (
                span is not None
                and self._texts.get(span.start) in _OBLIQUE
                and thing.type == "Person"
                and thing.total <= 1
                and self._most >= _SEVERAL
                and self.discourse.things[other].type in ORGANIZATIONS
            ):
                return True
        return False
