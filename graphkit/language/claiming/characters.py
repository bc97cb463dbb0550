"""Those of a story, who do nothing themselves: "played Holly Golightly in X", "her role as Holly Golightly in X"."""

from __future__ import annotations

from graphkit.language.cues import words
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.tree import Token


def is_character(grammar: Grammar, index: int) -> bool:
    """Whether a name is that of somebody who is only acted."""
    sentence = grammar.sentence
    token = sentence.tokens[index]
    if token.name is None:
        return False
    while token.dep == "conj" and (up := sentence.head(token.index)) is not None and up.name is not None:
        token = up
    above = sentence.head(token.index)
    if above is None:
        return False
    if token.dep == "dobj":
        return above.lemma in words("classes", "playing")
    if token.dep == "appos" and above.name is None:
        # "played a model, X"
        return above.lemma in words("roles", "parts_acted") or _played(grammar, above)
    governor = sentence.head(above.index) if token.dep == "pobj" else None
    if governor is None:
        return False
    if above.text.lower() == "as":
        return governor.lemma in words("roles", "cast_as")
    return above.text.lower() == "of" and governor.lemma in words("roles", "parts_acted")


def _played(grammar: Grammar, noun: Token) -> bool:
    verb = grammar.sentence.head(noun.index)
    return noun.dep == "dobj" and verb is not None and verb.lemma in words("classes", "playing")
