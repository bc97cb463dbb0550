"""Sentences without a verb, as entries and captions have them, and lists of who plays whom."""

from __future__ import annotations

from dataclasses import replace

from graphkit.language.syntax.tree import Token

_FINITE = ("VBZ", "VBD", "VBP", "MD")
_BELOW = ("amod", "compound", "nmod", "npadvmod", "dep", "advmod", "nsubj", "conj", "appos")


def fragments_mended(tokens: list[Token]) -> None:
    """Give fragments the heads that a reader gives them; changes the list in place."""
    _apposed_behind_name(tokens)
    _casts(tokens)


def _apposed_behind_name(tokens: list[Token]) -> None:
    """Make "album" an apposition in "Traumazine, her second album.", where the name was taken for a part of it."""
    first = tokens[0]
    if first.name is None or len(tokens) < 4 or tokens[1].text != ",":
        return
    if any(t.tag in _FINITE and t.name is None for t in tokens):
        return
    root = next((t for t in tokens if t.head == t.index), None)
    if root is None or root.index < 3 or root.pos not in ("NOUN", "PROPN") or root.name is not None:
        return
    if first.head != root.index or first.dep not in _BELOW or tokens[2].dep not in ("det", "poss", "amod"):
        return
    tokens[0] = replace(first, dep="ROOT", head=0)
    tokens[1] = replace(tokens[1], head=0)
    tokens[root.index] = replace(root, dep="appos", head=0)
    last = tokens[-1]
    if last.head == root.index and last.dep == "punct":
        tokens[-1] = replace(last, head=0)


def _casts(tokens: list[Token]) -> None:
    """Join who plays whom: in "with A as X and B as Y" B is beside A, and not beside X."""
    for token in tokens[2:-1]:
        behind = tokens[token.index + 1]
        if token.name is None or token.dep != "conj" or behind.text.lower() != "as":
            continue
        played = tokens[token.head]
        while played.dep == "conj":
            played = tokens[played.head]
        preposition = tokens[played.head]
        player = tokens[preposition.head]
        if played.dep != "pobj" or preposition.text.lower() != "as" or player.name is None or player.index > preposition.index:
            continue
        tokens[token.index] = replace(token, head=player.index)
        tokens[behind.index] = replace(behind, dep="prep", head=token.index)
