"""What the parties of a dispute do to each other where the text does not name the other again.

"X sued Y ... She countersued ... The case was settled in May": the other is whoever the text has told of in that dispute.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graphkit.language.claiming.maker import ClaimMaker
from graphkit.language.cues import cues, words
from graphkit.language.factuality.status import Judge
from graphkit.language.reference.discourse import Discourse
from graphkit.language.syntax.clauses import Clause, Grammar
from graphkit.model import Claim, Status

_RULE, _CONFIDENCE = "dispute", "0.65"
# So many sentences may lie between an attack and what is said back.
_REACH = 6


class Disputes:
    """Remembers who went against whom in one document, sentence by sentence."""

    def __init__(self, discourse: Discourse, maker: ClaimMaker) -> None:
        self.discourse = discourse
        self.maker = maker
        # Relation, who did it and to whom, and the number of the sentence; the last one last.
        self._told: list[tuple[str, str, str, int]] = []

    def read(self, grammar: Grammar, made: Iterable[Claim]) -> Iterator[Claim]:
        """What a sentence says of disputes known; ``made`` are its own claims, which are remembered."""
        claims = list(made)
        number = grammar.sentence.number
        for claim in claims:
            if claim.status is Status.ASSERTED:
                self._told.append((claim.relation, claim.subject, claim.object, number))
        judge = Judge(grammar)
        for clause in grammar.clauses:
            for relation, table in cues("disputes").items():
                if "verbs" not in table or not self._tells(grammar, clause, table):
                    continue
                if any(c.relation == relation and self._of(grammar, clause, c) for c in claims):
                    continue
                for one, other, at in self._parties(grammar, clause, table):
                    verb = grammar.sentence.tokens[clause.verb]
                    yield from self.maker.of_office(
                        grammar,
                        relation,
                        one,
                        other,
                        at,
                        None,
                        verb,
                        judge.verb(clause.verb),
                        "dispute",
                        _CONFIDENCE,
                        clause.verb,
                    )

    def _tells(self, grammar: Grammar, clause: Clause, table: Mapping[str, Any]) -> bool:
        """Whether a clause tells of it: by its verb, or by what one files or fires back with."""
        tokens = grammar.sentence.tokens
        if self._says(clause, table["verbs"]):
            return True
        if self._says(clause, table.get("answering", ())):
            suits = [h for h in clause.phrase("with") if tokens[h].lemma in table["means"]]
        else:
            filing = self._says(clause, table.get("filing", ()))
            suits = [h for h in clause.object if filing and tokens[h].lemma in table["counter"]]
        # A suit against somebody else, named or not, is no answer to whoever sued.
        return any(all(p != "against" for p, _ in grammar.noun_phrases(h)) for h in suits)

    def _says(self, clause: Clause, verbs: Iterable[str]) -> bool:
        return any(
            clause.lemma == verb.split()[0] and (len(verb.split()) == 1 or verb.split()[1] in clause.particles) for verb in verbs
        )

    def _of(self, grammar: Grammar, clause: Clause, claim: Claim) -> bool:
        """Whether a claim was read from the clause."""
        tokens = grammar.sentence.tokens
        at = (clause.verb, *clause.object)
        return claim.trigger_span is not None and any(tokens[i].start == claim.trigger_span.start for i in at)

    def _parties(self, grammar: Grammar, clause: Clause, table: Mapping[str, Any]) -> Iterator[tuple[str, str, int | None]]:
        """Who does it, to whom, and the word that stands for the first."""
        sentence = grammar.sentence
        matters = words("disputes", "matters", "legal") if table.get("matter") else frozenset()
        means = {*table.get("means", ()), *table.get("counter", ())}
        if any(
            sentence.tokens[h].lemma not in means and (sentence.tokens[h].lemma not in matters or self._is_other(grammar, h))
            for h in clause.object
        ):
            return
        beside = [h for h in clause.phrase("with", "against", "at", "by", "to") if sentence.tokens[h].lemma not in means]
        if any(sentence.tokens[h].pos not in ("NUM", "SYM") and self.discourse.refer(sentence.number, h) for h in beside):
            return
        of_matter = clause.object if clause.passive else clause.subject
        if of_matter and all(sentence.tokens[h].lemma in matters and not self._is_other(grammar, h) for h in of_matter):
            if (last := self._last(table)) is not None and not clause.phrase("by"):
                yield (*last, None)
            return
        for head in () if clause.passive else clause.subject:
            keys = self.discourse.refer(sentence.number, head)
            for key in keys:
                other = self._other(key, table, sentence.number)
                if other is not None and other not in keys:
                    yield key, other, head

    def _is_other(self, grammar: Grammar, head: int) -> bool:
        """Whether the text says whose suit it is, or speaks of just any: then it need not be the one told of."""
        number = grammar.sentence.number
        if any(t.lemma in ("a", "another", "one", "other") for t in grammar.sentence.children(head, "det", "nummod", "amod")):
            return True
        return any(t.name is not None for t in grammar.sentence.children(head, "poss", "compound", "nmod")) or any(
            self.discourse.refer(number, h) for p, hs in grammar.noun_phrases(head) if p in ("with", "against", "by") for h in hs
        )

    def _other(self, key: str, table: Mapping[str, Any], number: int) -> str | None:
        """The other party of the last dispute that somebody is in."""
        for relation, one, two, when in reversed(self._told):
            if relation not in table["after"] or (table.get("back") and number - when > _REACH):
                continue
            if key == two:
                return one
            if key == one and not table.get("back"):
                return two
        return None

    def _last(self, table: Mapping[str, Any]) -> tuple[str, str] | None:
        """The parties of the last dispute."""
        return next(((a, b) for relation, a, b, _ in reversed(self._told) if relation in table["after"]), None)
