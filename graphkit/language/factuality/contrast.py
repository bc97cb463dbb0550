"""Whom or what a sentence sets against the one it speaks of: "Adidas, not Nike, signed him", "it was not Nike that signed him".

The predicate is so; it is only not so of the one behind "not" (constituent negation).
"""

from __future__ import annotations

from graphkit.language.cues import words
from graphkit.language.syntax.tree import Sentence, Token

_OF_PHRASE = ("det", "amod", "compound", "nummod", "poss", "nmod", "case", "quantmod")
_APART = (",", "(", "–", "—", "-", ";")


def set_against(sentence: Sentence, at: int | None) -> str | None:
    """The words by which the argument at a token is left out of what is said, if it is; None otherwise."""
    if at is None:
        return None
    token = sentence.tokens[at]
    if token.dep == "conj" and {c.text.lower() for c in _joints(sentence, token)} & {"or", "nor", "and"}:
        opened = _opens(sentence, token)
        if not (opened and sentence.tokens[opened - 1].text.lower() in words("status", "negators")):
            # "but not Prada or Dior": the second is left out with the first.
            return set_against(sentence, token.head)
    if _in_negated_cleft(sentence, token):
        return "“it was not” before it"
    first = _opens(sentence, token)
    before = sentence.tokens[first - 1] if first else None
    if before is not None and before.text.lower() in words("status", "excepting") and _of_all(sentence, before.index):
        return f"“all … {before.text}” before it"
    if before is None or before.text.lower() not in words("status", "excluding"):
        return None
    apart = first > 1 and sentence.tokens[first - 2].text.lower() in (*_APART, *words("status", "excluding_joints"))
    return f"“{before.text}” before it" if apart or _but_behind(sentence, token, first) else None


def brought_in(sentence: Sentence, at: int | None) -> bool:
    """Whether "but" brings in the argument that a negated sentence is true of: "did not sign with Nike but with Adidas"."""
    if at is None:
        return False
    token = sentence.tokens[at]
    first = _opens(sentence, token)
    carrier = sentence.tokens[first] if first < at and sentence.tokens[first].pos == "ADP" else token
    return first > 0 and carrier.dep in ("conj", "prep") and sentence.tokens[first - 1].text.lower() == "but"


def one_of_two(sentence: Sentence, at: int | None) -> str | None:
    """The words by which it is left open which of several it is: "either Gucci or Prada sued", "Gucci or Prada sued"."""
    if at is None:
        return None
    token = sentence.tokens[at]
    while token.dep == "conj" and sentence.tokens[token.head].pos in ("NOUN", "PROPN"):
        token = sentence.tokens[token.head]
    joined = any(t.text.lower() == "or" for t in sentence.children(token.index, "cc"))
    either = any(t.text.lower() == "either" for t in sentence.tokens[: token.index])
    if not joined or not (either or token.dep == "nsubj"):
        return None
    return "“either … or”" if either else "“or” between those who may have done it"


def not_real(sentence: Sentence, at: int | None) -> str | None:
    """The word by which a thing is only made to look like one of somebody's: "a fake Gucci bag"."""
    if at is None:
        return None
    token = sentence.tokens[at]
    heads = (at, token.head) if token.dep in _OF_PHRASE else (at,)
    beside = (t for i in heads for t in sentence.children(i, "amod", "compound"))
    return next((f"“{t.text}” before it" for t in beside if t.text.lower() in words("status", "counterfeit")), None)


def _of_all(sentence: Sentence, but: int) -> bool:
    """Whether a word for all of a kind stands before "but", with no verb between: "all of the brands but Nike"."""
    for token in reversed(sentence.tokens[:but]):
        if token.pos in ("VERB", "AUX", "PUNCT"):
            return False
        if token.text.lower() in words("status", "everybody"):
            return True
    return False


def _in_negated_cleft(sentence: Sentence, token: Token) -> bool:
    """ "It was not Gucci that sued": somebody else may have."""
    be = sentence.tokens[token.head]
    if token.dep != "attr" or be.lemma != "be" or not any(t.dep == "relcl" for t in sentence.subtree(token.index)):
        return False
    beside = sentence.children(be.index)
    it = any(t.text.lower() == "it" and t.dep == "nsubj" for t in beside)
    return it and any(t.dep == "neg" and t.text.lower() in words("status", "negators") for t in beside)


def _opens(sentence: Sentence, token: Token) -> int:
    """Index of the first word of the phrase that a noun heads, with the preposition before it."""
    first = min((t.index for t in sentence.children(token.index, *_OF_PHRASE) if t.index < token.index), default=token.index)
    if first and sentence.tokens[first - 1].pos == "ADP" and token.head == first - 1:
        return first - 1
    return first


def _joints(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """The conjunctions between a noun and the one that it is joined to."""
    head = sentence.tokens[token.head]
    return tuple(t for t in sentence.tokens[head.index + 1 : token.index] if t.dep == "cc")


def _but_behind(sentence: Sentence, token: Token, first: int) -> bool:
    """Whether "but" and another of the kind follow: "not Nike but Adidas", "not with Nike but with Adidas"."""
    joints = (t for i in (token.index, first) for t in sentence.children(i, "cc"))
    return any(t.text.lower() == "but" and t.index > token.index for t in joints)
