"""The cue file: what is refused, and how phrases match."""

from __future__ import annotations

from importlib import resources

import pytest

from graphkit.errors import RuleError
from graphkit.read.cues import compile_cues, english, fold

SOURCE = (resources.files("graphkit") / "rules" / "en" / "boilerplate.toml").read_text(encoding="utf-8")


def test_folding_keeps_every_position() -> None:
    for text in ("It’s “İstanbul” – ẞ", "A\u00a0B\tC"):
        assert len(fold(text)) == len(text)
    assert fold("DON’T") == "don't"


def test_a_star_is_words_or_the_rest_of_a_word() -> None:
    cues = english()
    assert cues.related_rest.match("more from showbiz")
    assert not cues.related_rest.match("more from")
    assert cues.line_start.match("copyright 2023 example")
    assert not cues.line_start.match("copyright claims were dropped")


def test_an_unknown_key_is_refused_by_name() -> None:
    with pytest.raises(RuleError, match=r"boilerplate\.toml: surprise: extra inputs"):
        compile_cues(SOURCE + "\n[surprise]\nphrases = []\n")


def test_a_missing_part_is_refused_by_name() -> None:
    with pytest.raises(RuleError, match=r"to_end: field required"):
        compile_cues(SOURCE.partition("[to_end]")[0] + SOURCE[SOURCE.index("[kicker]") :])


def test_broken_toml_is_refused() -> None:
    with pytest.raises(RuleError, match="not valid TOML"):
        compile_cues("[whole_line\n")
