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
    if token.dep == "appos" and above is not None and above.name is None:
        # "played a model, X", "the role of the groupie X"
        return above.lemma in words("roles", "parts_acted") or _acted(grammar, above)
    return _acted(grammar, token)


def _acted(grammar: Grammar, token: Token) -> bool:
    """Whether a word stands where it is told whom somebody plays."""
    above = grammar.sentence.head(token.index)
    if above is None or token.dep == "dobj":
        return above is not None and above.lemma in words("classes", "playing")
    governor = grammar.sentence.head(above.index) if token.dep == "pobj" else None
    if governor is None:
        return False
    if above.text.lower() == "as":
        return governor.lemma in words("roles", "cast_as")
    return above.text.lower() == "of" and governor.lemma in words("roles", "parts_acted")
