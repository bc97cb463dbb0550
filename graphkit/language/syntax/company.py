"""Those who did the same beside the subject: "alongside X", "together with X and Y"."""

from __future__ import annotations

from collections.abc import Iterable

from graphkit.language.cues import words
from graphkit.language.syntax.clauses import Clause, Grammar, Heads
from graphkit.language.syntax.tree import Token

_BESIDE = frozenset({"alongside"})
_JOINT = frozenset({"together", "along", "jointly"})
_ACTING = _JOINT - {"along"}


def alongside(grammar: Grammar, clause: Clause) -> Heads:
    """Names behind "alongside" or "together with", at a verb or behind what it is said with, its object and predicate."""
    tokens = grammar.sentence.tokens
    beside = (t for t in tokens[clause.verb + 1 :] if t.pos in ("ADP", "SCONJ", "ADV") and _is_beside(tokens, t))
    return _named_behind(grammar, clause, beside)


def jointly(grammar: Grammar, clause: Clause) -> Heads:
    """Names of those who did it "together with" the subject, where no comma makes them more of what it was done to."""
    tokens = grammar.sentence.tokens
    joint = (t for t in tokens[clause.verb + 2 :] if _is_joint(tokens, t, _ACTING) and tokens[t.index - 2].text != ",")
    return _named_behind(grammar, clause, joint)


def _named_behind(grammar: Grammar, clause: Clause, prepositions: Iterable[Token]) -> Heads:
    """Names and nouns behind prepositions of a clause."""
    found: dict[int, None] = {}
    for token in prepositions:
        head = grammar.sentence.head(token.index)
        if head is None or (clause.verb != head.index and grammar.clause_of(head.index) is not clause):
            continue
        for member in grammar.sentence.children(token.index, "pobj"):
            if member.name is not None or member.pos in ("PROPN", "NOUN"):
                found.update(dict.fromkeys(grammar.expand(member.index)))
    return tuple(found)


def joined_by(grammar: Grammar, clause: Clause) -> Heads:
    """Names that somebody is said to join or follow: "is its new face, joining X and Y", "named a face, succeeding X"."""
    sentence = grammar.sentence
    found: dict[int, None] = {}
    for token in sentence.tokens[clause.verb + 1 :]:
        if token.tag != "VBG" or token.lemma not in words("syntax", "joining") or token.dep not in ("acl", "advcl", "xcomp"):
            continue
        for member in sentence.children(token.index, "dobj"):
            found.update(dict.fromkeys(h for h in grammar.expand(member.index) if sentence.tokens[h].name is not None))
    return tuple(found)


def _is_beside(tokens: tuple[Token, ...], token: Token) -> bool:
    return token.text.lower() in _BESIDE or _is_joint(tokens, token, _JOINT)


def _is_joint(tokens: tuple[Token, ...], token: Token, words_before: frozenset[str]) -> bool:
    return token.text.lower() == "with" and token.index > 0 and tokens[token.index - 1].text.lower() in words_before


def accompanied(grammar: Grammar, member: Token) -> Heads:
    """Who came with somebody behind "with": the subject of the clause, or the name that a caption begins with ("X with Y")."""
    preposition = grammar.sentence.head(member.index)
    if preposition is None or preposition.text.lower() not in words("syntax", "accompanying"):
        return ()
    clause = grammar.clause_of(preposition.index)
    if clause is not None:
        return (clause.object if clause.passive else clause.subject) or ()
    name = grammar.sentence.head(preposition.index)
    return grammar.expand(name.index) if name is not None and name.name is not None else ()


def present(grammar: Grammar, heads: Heads) -> Heads:
    """Those of some words behind "with" who are there: not X in "with X nowhere to be seen, Y came"."""
    tokens = grammar.sentence.tokens

    def is_away(head: int) -> bool:
        behind = [t.text.lower() for t in tokens[head + 1 : head + 4]]
        near = behind[: behind.index(",")] if "," in behind else behind
        return bool(set(near) & words("syntax", "missing"))

    return tuple(h for h in heads if not is_away(h))
