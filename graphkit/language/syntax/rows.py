"""Names, goods and groups told in a row, which parsers take for descriptions of each other: "in a Gucci suit and Choo heels"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from graphkit.language.cues import words
from graphkit.language.syntax.tree import Token

_LOOSE = ("npadvmod", "dep", "appos", "advmod")
_SUBJECTS = ("nsubj", "nsubjpass")
_AND = ("and", "&")
# What may stand between two things of a list, and how far behind the second one its "and" may be.
_JOINTS = ((",",), ("and",), ("&",), (",", "and"))
_NEAR = 6
_YEAR = re.compile(r"(?:19|20)\d\d")


def rows_joined(tokens: list[Token]) -> None:
    """Join the members of rows; changes the list in place."""
    _goods_in_a_row(tokens)
    _each_in_its_year(tokens)
    _names_in_a_row(tokens)
    _groups_beside_somebody(tokens)


def _goods_in_a_row(tokens: list[Token]) -> None:
    """ "In a Gucci suit, Falke tights and Choo heels": what has a maker of its own stands beside the thing before it, and says
    neither what that is nor what else is done.
    """
    made = {t.head for t in tokens if t.name is not None and t.dep in ("compound", "nmod") and t.head > t.index}
    goods = [t for t in tokens if t.index in made and t.pos == "NOUN" and t.name is None]
    for first, second in pairwise(goods):
        begins = min(t.index for t in tokens[first.index + 1 :] if second.index in (t.index, t.head) and t.dep != "cc")
        between = tuple(t.text.lower() for t in tokens[first.index + 1 : begins])
        more = any(t.text.lower() in _AND for t in tokens[first.index : second.index + _NEAR])
        if between not in _JOINTS or not more:
            continue
        if first.head == second.index and first.dep in ("nmod", "compound"):
            # "[[a Gucci suit and Prada] shoes]"
            tokens[first.index] = replace(first, dep=second.dep, head=second.head)
            tokens[second.index] = replace(second, dep="conj", head=first.index)
            continue
        if first.dep not in ("dobj", "pobj", "conj"):
            continue
        if second.dep == "appos" or second.head not in {g.index for g in goods}:
            tokens[second.index] = replace(second, dep="conj", head=first.index)


def _each_in_its_year(tokens: list[Token]) -> None:
    """ "Married X in 1952, Y in 1965 and Z in 1969": every name is one more of the first, in a year of its own."""
    dated = [
        t.index
        for t in tokens[:-2]
        if t.name is not None and tokens[t.index + 1].text.lower() == "in" and _YEAR.fullmatch(tokens[t.index + 2].text)
    ]
    for one, two in pairwise(dated):
        first, second = tokens[one], tokens[two]
        between = tuple(t.text.lower() for t in tokens[one + 3 : two])
        joined_well = second.dep == "conj" and not _YEAR.fullmatch(tokens[second.head].text)
        if between not in _JOINTS or first.dep not in ("dobj", "pobj", "conj") or second.dep in _SUBJECTS or joined_well:
            continue
        tokens[two] = replace(second, dep="conj", head=one)
        tokens[two + 1] = replace(tokens[two + 1], dep="prep", head=two)
        tokens[two + 2] = replace(tokens[two + 2], dep="pobj", head=two + 1)


def _names_in_a_row(tokens: list[Token]) -> None:
    """ "An investor in X, Y, and Z", "X, Y, and more have": every name goes with the one before, and is no other name for it."""
    row: list[int] = []
    for name in [t.index for t in tokens if t.name is not None]:
        joint = tuple(t.text.lower() for t in tokens[row[-1] + 1 : name]) if row else ()
        if joint not in ((",",), *(_JOINTS if len(row) > 1 else ())):
            row = []
        row.append(name)
        if (len(row) > 2 and joint[-1] in _AND) or (len(row) > 1 and _goes_on(tokens, name)):
            _chained(tokens, row)
            row = []


def _goes_on(tokens: list[Token], last: int) -> bool:
    """Whether a list of names goes on without names: "X, Y, and more", "X, Y and others"."""
    behind = [t.text.lower() for t in tokens[last + 1 : last + 4] if t.text != ","]
    return len(behind) > 1 and behind[0] in _AND and behind[1] in words("syntax", "and_so_on")


def _chained(tokens: list[Token], row: list[int]) -> None:
    """Hang every name of a row on the one before, where none hangs on anything else."""
    inner = [tokens[i] for i in row[1:]]
    # "Participation from X, Y and Z": Y is not beside the participation.
    first = tokens[row[0]]
    of = tokens[first.head]
    places = {*row, of.head} if first.dep == "pobj" and tokens[of.head].pos == "NOUN" else set(row)
    if all(t.head in places and t.dep in ("conj", *_LOOSE) for t in inner):
        for before, token in zip(row, inner, strict=False):
            tokens[token.index] = replace(token, dep="conj", head=before)


def _groups_beside_somebody(tokens: list[Token]) -> None:
    """ "Thanked X, his fans and his wife": many are beside one name and don't describe it."""
    for noun in tokens[3:]:
        one = tokens[noun.head]
        many = noun.tag == "NNS" or noun.lemma in words("reference", "nominals", "collective")
        if noun.dep != "appos" or noun.name is not None or one.name is None or one.index > noun.index or not many:
            continue
        below = [t for t in tokens if t.head == noun.index]
        if any(t.dep == "poss" and t.tag == "PRP$" for t in below) and any(t.dep == "conj" for t in below):
            tokens[noun.index] = replace(noun, dep="conj")
