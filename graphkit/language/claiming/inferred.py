"""What the classifier reads of two names of a sentence for which no rule says so: "X was shown the door at Y".

The rules come first: nothing is added that they have read of the same two, with whatever status.  And whether it is so is judged
as for every other claim: what is planned, denied or only alleged is left alone.  What a rule has read, and the classifier is as
good as sure that the sentence does not state, is dropped.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from graphkit.language.claiming.maker import ClaimMaker
from graphkit.language.cues import cues, words
from graphkit.language.factuality.status import Factuality, Judge
from graphkit.language.learned.classifier import Classifier, Scored, Scores
from graphkit.language.learned.slots import slotted
from graphkit.language.names.spots import POSSESSIVES
from graphkit.language.reference.discourse import Discourse
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.tree import Sentence
from graphkit.model import Claim, Document, Status

RULE = "classifier"
_CONFIDENCE = "0.6"
_SEVERAL = 2
# No score is so high.
_NEVER = 2.0


class Inferred:
    """Reads the sentences of one document with a classifier; ``own`` are the ids of rules that it must not doubt."""

    def __init__(
        self, document: Document, discourse: Discourse, maker: ClaimMaker, classifier: Classifier, own: Collection[str] = ()
    ) -> None:
        self.document = document
        self.discourse = discourse
        self.maker = maker
        self.classifier = classifier
        self.own = own
        self.floors, self.floors_unnamed = (
            {str(relation): float(floor) for relation, floor in cues("learned")[table].items()}
            for table in ("floors", "floors_unnamed")
        )

    def settled(self, grammars: Sequence[Grammar], claims: Iterable[Claim]) -> Iterator[Claim]:
        """The claims of the rules without those that the classifier is sure the sentence does not state, and what it adds."""
        slots = [(g, slotted(g.sentence, self.document.text, self.discourse)) for g in grammars]
        worth = [(g, s) for g, s in slots if len(s.keys()) >= _SEVERAL]
        read = list(zip([g for g, _ in worth], self.classifier.read([s for _, s in worth]), strict=True))
        by_start = {g.sentence.start: scores for g, scores in read}
        judged = [(c, self._is_doubted(c, by_start.get(c.start))) for c in claims]
        # What another sentence says as well is not in doubt.
        sure = {(c.subject, c.relation, c.object) for c, doubted in judged if not doubted and c.status is Status.ASSERTED}
        kept = [c for c, doubted in judged if not doubted or (c.subject, c.relation, c.object) in sure]
        yield from kept
        yield from self._added(read, kept)

    def _is_doubted(self, claim: Claim, scores: Scores | None) -> bool:
        if scores is None or claim.status is not Status.ASSERTED or claim.rule in self.own:
            return False
        if claim.relation not in words("learned", "doubted_relations"):
            return False
        score = scores.of(claim.subject, claim.relation, claim.object)
        return score is not None and score < float(cues("learned")["doubted"])

    def _added(self, read: Sequence[tuple[Grammar, Scores]], claims: Sequence[Claim]) -> Iterator[Claim]:
        told = {(c.relation, *pair) for c in claims for pair in ((c.subject, c.object), (c.object, c.subject))}
        placed = {(c.start, c.relation, party) for c in claims for party in (c.subject, c.object)}
        for grammar, scores in read:
            judge = Judge(grammar)
            start = grammar.sentence.start
            for scored in scores.above(self.floors):
                # What rules say of one of the two in this sentence is about somebody else: "X, ambassador of A, in a gown by B".
                taken = {(start, scored.relation, k) for k in (scored.subject.key, scored.object.key)} & placed
                several = scored.relation in words("learned", "several")
                if (
                    (several or not taken)
                    and self._is_new(scored, told)
                    and self._are_spoken_of(grammar, scored)
                    and self._may_be(grammar, scored)
                ):
                    for claim in self._claims(grammar, judge, scored):
                        told |= {(claim.relation, claim.subject, claim.object), (claim.relation, claim.object, claim.subject)}
                        yield claim

    def _is_new(self, scored: Scored, told: set[tuple[str, str, str]]) -> bool:
        one, two = scored.subject.key, scored.object.key
        named = self.discourse.things[one].named and self.discourse.things[two].named
        if not named and scored.score < self.floors_unnamed.get(scored.relation, _NEVER):
            return False
        by = (scored.relation, *cues("learned")["told_by"].get(scored.relation, ()))
        return not any((relation, one, two) in told for relation in by)

    def _are_spoken_of(self, grammar: Grammar, scored: Scored) -> bool:
        """Whether none of the two is without a name and told of in passing only ("after the release of the ads")."""
        return not any(
            _in_passing(grammar, mention.token)
            for mention in (scored.subject, scored.object)
            if not self.discourse.things[mention.key].named
        )

    def _may_be(self, grammar: Grammar, scored: Scored) -> bool:
        """Whether nothing plain speaks against it: a judge who sues, "his exit to X", "her husband's manager, X"."""
        sentence = grammar.sentence
        above = sentence.head(scored.object.token)
        if above is not None and above.text.lower() in cues("learned")["not_behind"].get(scored.relation, ()):
            return False
        tie = sentence.tokens[_meeting(sentence, scored.subject.token, scored.object.token)]
        if tie.lemma in cues("learned")["not_said_by"].get(scored.relation, ()):
            return False
        doer, at = self.discourse.things[scored.subject.key], sentence.tokens[scored.subject.token]
        called = {*doer.kinds, *doer.learned, *(w.text.lower() for w in at.lead)}
        if scored.relation in words("learned", "not_of_judges") and called & words("reference", "sets", "above_sides"):
            return False
        first, last = sorted((scored.subject.token, scored.object.token))
        between = sentence.tokens[first : last + 1]
        relatives = [t for t in between if t.name is None and t.lemma in cues("reference")["kin"]]
        # "Her husband's manager, X", "the house that her brother founded": told of somebody who is not named.
        return not any(
            any(c.text in POSSESSIVES for c in sentence.children(t.index, "case"))
            or (t.dep in ("nsubj", "nsubjpass") and not self.discourse.refer(sentence.number, t.index))
            for t in relatives
        )

    def _claims(self, grammar: Grammar, judge: Judge, scored: Scored) -> Iterator[Claim]:
        sentence = grammar.sentence
        at, to = scored.subject.token, scored.object.token
        top = _meeting(sentence, at, to)
        fact = judge.verb(top) if grammar.is_verb(sentence.tokens[top]) else Factuality()
        clause = grammar.clause_of(top)
        predicate = clause.verb if clause is not None else top
        for claim in self.maker.of_office(
            grammar, scored.relation, scored.subject.key, scored.object.key, at, to, sentence.tokens[top], fact, RULE,
            _CONFIDENCE, predicate, amount=scored.relation in words("learned", "of_money"),
        ):  # fmt: skip
            if claim.status is Status.ASSERTED:
                yield claim


def _in_passing(grammar: Grammar, token: int) -> bool:
    for above in grammar.sentence.ancestors(token):
        if above.text.lower() in words("learned", "in_passing"):
            return True  # before the next line: "following" looks like a verb
        if grammar.is_verb(above):
            return False
    return False


def _meeting(sentence: Sentence, one: int, other: int) -> int:
    """The word under which two words come together in the tree; the first of them where they never do."""
    above = [one, *(t.index for t in sentence.ancestors(one))]
    return next((i for i in (other, *(t.index for t in sentence.ancestors(other))) if i in above), one)
