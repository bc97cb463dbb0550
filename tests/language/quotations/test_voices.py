"""Whose words a speaker's words are: trees made by hand."""

from __future__ import annotations

import pytest

from graphkit.language.quotations.voices import speakers_of
from tests.language.trees import discourse, sentence

OUTLETS = {"Reuters": "MediaOutlet", "Nike": "Brand"}


@pytest.mark.parametrize(
    ("tree", "means"),
    [
        ("*Reuters(compound>report) report(nsubj>said) said/say(ROOT)", ["Reuters"]),
        ("the(det>report) report(nsubj>said) by:IN(prep>report) *Nike(pobj>by) said/say(ROOT)", ["Nike"]),
        ("the(det>story) story(nsubj>said) in:IN(prep>story) *Reuters(pobj>in) said/say(ROOT)", ["Reuters"]),
        # A report on somebody is not in their words.
        ("*Nike(compound>report) report(nsubj>said) said/say(ROOT)", []),
        ("*Reuters(compound>shoe) shoe(nsubj>said) said/say(ROOT)", []),
    ],
)
def test_what_an_outlet_publishes_speaks_for_it(tree: str, means: list[str]) -> None:
    one = sentence(tree)
    told = discourse(one, types=OUTLETS)
    noun = next(t.index for t in one.tokens if t.dep == "nsubj")
    assert [told.things[k].label for k in speakers_of(told, one, noun) if told.things[k].named] == means
