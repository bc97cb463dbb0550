"""What somebody is named that gives him no post: "named X in its report", "named X the youngest billionaire"."""

from __future__ import annotations

from graphkit.language.cues import words
from graphkit.language.syntax.clauses import Grammar

_SUPERLATIVES = ("JJS", "RBS")


def gives_no_post(grammar: Grammar, predicate: int) -> bool:
    """Whether a verb of naming puts somebody on paper or in a rank, and appoints nobody."""
    clause = grammar.clause(predicate)
    tokens = grammar.sentence.tokens
    if clause is None or tokens[predicate].lemma not in words("relations", "naming"):
        return False
    if any(tokens[h].lemma in words("relations", "papers") for h in clause.phrase("in", "as", "among", "to", "on")):
        return True
    # "named her the youngest billionaire", "as one of the most powerful women"
    told = (*clause.complement, *clause.phrase("as", "among"), *(h for h in clause.object if tokens[h].name is None))
    called = [h for h in told if tokens[h].lemma not in words("roles", "offices")]
    return any(t.tag in _SUPERLATIVES for h in called for t in grammar.sentence.subtree(h))
