"""Whether heads make a tree, which every correction of a parse must leave."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.language.syntax.repairs import repaired
from graphkit.language.syntax.tree import Token, is_tree

POS = {
    "VBD": "VERB",
    "VBZ": "VERB",
    "VBN": "VERB",
    "NN": "NOUN",
    "NNP": "PROPN",
    "DT": "DET",
    "IN": "ADP",
    ",": "PUNCT",
    "CC": "CCONJ",
}
WORDS = {
    "VBD": "founded",
    "VBZ": "owns",
    "VBN": "led",
    "NN": "brand",
    "NNP": "Gucci",
    "DT": "the",
    "IN": "of",
    ",": ",",
    "CC": "and",
}
DEPS = ("nsubj", "dobj", "pobj", "prep", "appos", "compound", "conj", "acl", "relcl", "advcl", "ccomp", "punct", "det", "xcomp")


def _tokens(heads: tuple[int, ...], tags: tuple[str, ...], deps: tuple[str, ...]) -> tuple[Token, ...]:
    made, at = [], 0
    for i, (head, tag, dep) in enumerate(zip(heads, tags, deps, strict=True)):
        text = WORDS[tag]
        name = "gucci" if tag == "NNP" else None
        made.append(Token(i, text, text, POS[tag], tag, "ROOT" if head == i else dep, head, at, at + len(text), name))
        at += len(text) + 1
    return tuple(made)


@st.composite
def parses(draw: st.DrawFn) -> tuple[Token, ...]:
    """Any tree over a few words of the kinds that the corrections look at."""
    size = draw(st.integers(3, 12))
    order = draw(st.permutations(range(size)))
    heads = [0] * size
    for at, index in enumerate(order):
        heads[index] = index if at == 0 else order[draw(st.integers(0, at - 1))]
    tags = tuple(draw(st.sampled_from(sorted(POS))) for _ in range(size))
    deps = tuple(draw(st.sampled_from(DEPS)) for _ in range(size))
    return _tokens(tuple(heads), tags, deps)


@pytest.mark.parametrize(("heads", "tree"), [((0, 0, 1), True), ((1, 1, 0), True), ((1, 0, 2), False), ((1, 2, 0), False)])
def test_heads_make_a_tree_if_all_lead_to_a_root(heads: tuple[int, ...], tree: bool) -> None:
    assert is_tree(_tokens(heads, ("NN",) * 3, ("dobj",) * 3)) is tree


@given(parses())
def test_corrections_leave_a_tree(tokens: tuple[Token, ...]) -> None:
    corrected = repaired(tokens)
    assert is_tree(corrected)
    assert [t.text for t in corrected] == [t.text for t in tokens]
