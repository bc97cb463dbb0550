"""Words cut into pieces."""

from __future__ import annotations

import pytest

from graphkit.language.learned.wordpieces import UNKNOWN, WordPieces

PIECES = WordPieces(["[PAD]", UNKNOWN, "sign", "##ed", "##s", "signs", "[per]", "s"])


@pytest.mark.parametrize(
    ("word", "numbers"),
    [("sign", (2,)), ("signed", (2, 3)), ("signs", (5,)), ("[per]", (6,)), ("ss", (7, 4)), ("zebra", (1,)), ("signz", (1,))],
)
def test_the_longest_piece_comes_first(word: str, numbers: tuple[int, ...]) -> None:
    assert PIECES.of(word) == numbers
