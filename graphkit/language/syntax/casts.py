"""Casts: "the film stars A as X and B as Y", "stars A as X, a queen, B as Y and C as Z"."""

from __future__ import annotations

from dataclasses import replace

from graphkit.language.cues import words
from graphkit.language.syntax.tree import Token


def _verbs_found(tokens: list[Token]) -> None:
    """Make "stars" a verb in "X stars A as B", where the parser took it for a noun before A; changes the list in place."""
    for noun in tokens[1:-3]:
        work, first = tokens[noun.index - 1], tokens[noun.index + 1]
        if noun.pos != "NOUN" or noun.text not in words("syntax", "casting_forms") or noun.head != first.index:
            continue
        if work.name is None or first.name is None or first.dep != "ROOT" or tokens[first.index + 1].text.lower() != "as":
            continue
        tokens[noun.index] = replace(noun, pos="VERB", tag="VBZ", lemma=noun.text.removesuffix("s"), dep="ROOT", head=noun.index)
        tokens[work.index] = replace(work, dep="nsubj", head=noun.index)
        tokens[first.index] = replace(first, dep="dobj", head=noun.index)


def casts_joined(tokens: list[Token]) -> None:
    """Hang all who play somebody on the first of them, and make the work the subject; changes the list in place."""
    _verbs_found(tokens)
    for verb in tokens[1:-2]:
        if verb.lemma not in words("syntax", "casting") or verb.pos != "VERB":
            continue
        played = [t for t in tokens[verb.index + 1 : -1] if t.name is not None and tokens[t.index + 1].text.lower() == "as"]
        if not played or played[0].dep not in ("dobj", "nsubj", "dep", "appos", "npadvmod", "compound"):
            continue
        first = played[0]
        if first.index != verb.index + 1 or (first.dep != "dobj" and first.head != verb.index):
            continue
        tokens[first.index] = first = replace(first, dep="dobj", head=verb.index)
        for other in played[1:]:
            if tokens[other.index - 1].text.lower() in (",", "and", "&"):
                tokens[other.index] = replace(other, dep="conj", head=first.index)
                behind = tokens[other.index + 1]
                tokens[behind.index] = replace(behind, dep="prep", head=other.index)
        work = tokens[verb.index - 1]
        if work.name is not None and work.head == verb.index and work.dep in ("amod", "compound", "nmod", "dep", "npadvmod"):
            tokens[work.index] = replace(work, dep="nsubj")
