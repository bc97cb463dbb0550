"""What people do in films and series they only act: "In Air, Matt Damon signs Michael Jordan"."""

from __future__ import annotations

from graphkit.language.cues import words
from graphkit.language.factuality.status import Factuality
from graphkit.language.factuality.tense import tense
from graphkit.language.matching.frames import Match
from graphkit.language.reference.discourse import Discourse
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.tree import Token
from graphkit.model import Status


def of_story(grammar: Grammar, discourse: Discourse, match: Match, fact: Factuality) -> Factuality:
    """What a clause in the present tells of people in a work is part of its story: it need not be so."""
    if fact.status is not Status.ASSERTED or match.frame.relation not in words("relations", "played"):
        return fact
    verb = next((t for t in _upwards(grammar, match.predicate) if grammar.is_verb(t)), None)
    if verb is None or tense(grammar, verb.index) != "present" or grammar.sentence.children(verb.index, "aux", "auxpass"):
        return fact
    for preposition in grammar.sentence.children(verb.index, "prep"):
        if preposition.text.lower() not in ("in", "on"):
            continue
        for work in grammar.sentence.children(preposition.index, "pobj"):
            if _is_shown(grammar, discourse, work):
                return Factuality(Status.HYPOTHETICAL, fact.speaker, False, (*fact.why, f"in the story of “{work.text}”"))
    return fact


def _upwards(grammar: Grammar, index: int) -> tuple[Token, ...]:
    return (grammar.sentence.tokens[index], *grammar.sentence.ancestors(index))


def _is_shown(grammar: Grammar, discourse: Discourse, work: Token) -> bool:
    """Whether a noun is a film, series or play, by what it is or is named."""
    if work.name is None:
        return work.lemma in words("relations", "screen_works")
    return any(discourse.things[k].type == "Work" for k in discourse.refer(grammar.sentence.number, work.index))
