"""What is known of the trades of two parties, and whether one can be what words say of him at the other."""

from __future__ import annotations

from graphkit.language.cues import words
from graphkit.language.matching.frames import Match
from graphkit.language.reference.discourse import Discourse
from graphkit.language.reference.sorts import telling
from graphkit.language.syntax.clauses import Grammar


def is_sponsored(discourse: Discourse, person: str, brand: str) -> bool:
    """Whether an athlete's work for a brand is sponsorship ("left Nike for Puma")."""
    thing = discourse.things[person]
    kinds = thing.kinds | thing.learned
    return discourse.things[brand].type == "Brand" and bool(kinds & words("roles", "athletes"))


def comes_from_place(discourse: Discourse, grammar: Grammar, match: Match) -> bool:
    """Whether somebody leaves a place, which says nothing of deals: "left Paris for Lacoste"."""
    clause = grammar.clause(match.predicate)
    left = (k for h in (clause.object if clause is not None else ()) for k in discourse.refer(grammar.sentence.number, h))
    return any(discourse.things[k].type == "Place" for k in left)


def is_no_writer(discourse: Discourse, person: str, outlet: str) -> bool:
    """Whether somebody named beside one who is of a newspaper is known for something else: "the singer X and Y of Z"."""
    one = discourse.things[person]
    callings = {s for sorts in telling({*one.kinds, *one.learned}, True).values() for s in sorts}
    return discourse.things[outlet].type == "MediaOutlet" and bool(callings) and "letters" not in callings
