"""Sentences without a verb, as entries and captions have them, and lists of who plays whom."""

from __future__ import annotations

from dataclasses import replace

from graphkit.language.cues import words
from graphkit.language.syntax.tree import Token

_FINITE = ("VBZ", "VBD", "VBP", "MD")
_BELOW = ("amod", "compound", "nmod", "npadvmod", "dep", "advmod", "nsubj", "conj", "appos")


def fragments_mended(tokens: list[Token]) -> None:
    """Give fragments the heads that a reader gives them; changes the list in place."""
    _apposed_behind_name(tokens)
    _lists_of_titles(tokens)
    _owned_in_lists(tokens)
    _participles_behind_names(tokens)
    _kin_before_names(tokens)
    _casts(tokens)
    _pairs_that_act(tokens)


def _pairs_that_act(tokens: list[Token]) -> None:
    """Make "kissed" what is said of two in "The pair kissed at their table.", where it was taken for what was done to them."""
    root = next((t for t in tokens if t.head == t.index), None)
    if root is None or root.text.lower() not in words("reference", "sets", "pair") or tokens[-1].text not in (".", "!", ";"):
        return
    verb = next((t for t in tokens[root.index + 1 :] if t.head == root.index and t.dep == "acl" and t.tag == "VBN"), None)
    if verb is None or root.index == 0 or tokens[root.index - 1].text.lower() != "the" or any(t.tag in _FINITE for t in tokens):
        return
    between = tokens[root.index + 1 : verb.index]
    below = [t for t in tokens if t.head == verb.index]
    if any(t.pos != "ADV" for t in between) or any(t.dep in ("agent", "auxpass") for t in below):
        return
    if verb.lemma in words("syntax", "picturing"):
        # "The pair pictured at the gala."
        return
    tokens[verb.index] = replace(verb, dep="ROOT", head=verb.index, tag="VBD")
    tokens[root.index] = replace(root, dep="nsubj", head=verb.index)
    for token in (*between, tokens[-1]):
        if token.head == root.index:
            tokens[token.index] = replace(tokens[token.index], head=verb.index)


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


def _lists_of_titles(tokens: list[Token]) -> None:
    """Make a list of "Taylor Swift, a Denver DJ and a one-dollar verdict", where a headline names three things it is about."""
    if tokens[-1].text in (".", "!", "?") or any(t.tag in _FINITE and t.name is None for t in tokens):
        return
    for noun in tokens:
        head = tokens[noun.head]
        if noun.dep != "appos" or noun.name is not None or head.name is None or head.index > noun.index:
            continue
        others = [t for t in tokens if t.head == noun.index and t.dep == "conj" and t.name is None]
        articles = {t.head for t in tokens if t.text.lower() in ("a", "an") and t.dep == "det"}
        if len(others) == 1 and {noun.index, others[0].index} <= articles and others[0].index == len(tokens) - 1:
            tokens[noun.index] = replace(noun, dep="conj")


def _owned_in_lists(tokens: list[Token]) -> None:
    """Make a list of "X, her mother Y and Z": who is named right behind the noun is somebody else than X."""
    for noun in tokens[:-1]:
        head = tokens[noun.head]
        if noun.dep != "appos" or noun.name is not None or head.name is None or head.index > noun.index:
            continue
        name = tokens[noun.index + 1]
        if name.name is None or name.head != noun.index or name.dep != "appos" or name.name == head.name:
            continue
        if not any(t.dep == "poss" and t.head == noun.index and t.pos == "PRON" for t in tokens):
            continue
        others = [t for t in tokens if t.dep == "conj" and t.head in (name.index, noun.index) and t.name is not None]
        if len(others) != 1 or others[0].index < name.index:
            continue
        tokens[noun.index] = replace(noun, dep="conj")
        tokens[others[0].index] = replace(others[0], head=noun.index)
        for t in tokens[name.index + 1 : others[0].index]:
            if t.dep == "cc" and t.head == name.index:
                tokens[t.index] = replace(t, head=noun.index)


def _participles_behind_names(tokens: list[Token]) -> None:
    """Hang "set up by Y" on X in "First cheque: to X, set up by Y", which has no verb whose subject the first noun would be."""
    if any(t.tag in _FINITE and t.name is None for t in tokens):
        return
    for token in tokens[3:]:
        before = tokens[token.index - 2]
        if token.dep != "acl" or token.tag != "VBN" or tokens[token.index - 1].text != "," or before.name is None:
            continue
        if token.head < before.index and tokens[token.head].name is None:
            tokens[token.index] = replace(token, head=before.index)


def _kin_before_names(tokens: list[Token]) -> None:
    """Make the name an apposition in "his then-girlfriend, X, who works there", where the noun was taken for what X is like."""
    for noun in tokens[:-2]:
        name = tokens[noun.index + 2] if tokens[noun.index + 1].text == "," else None
        if name is None or name.name is None or noun.name is not None or noun.pos != "NOUN" or noun.head != name.index:
            continue
        owners = [t for t in tokens[: noun.index] if t.head == name.index and t.dep == "poss"]
        if noun.dep not in ("amod", "compound", "nmod") or not owners:
            continue
        tokens[noun.index] = replace(noun, dep=name.dep, head=name.head if name.dep != "ROOT" else noun.index)
        tokens[name.index] = replace(name, dep="appos", head=noun.index)
        for t in tokens[: noun.index + 2]:
            if t.head == name.index and t.index != noun.index:
                tokens[t.index] = replace(t, head=noun.index)
