"""Words cut into the pieces that the classifier knows (WordPiece: Wu et al. 2016, section 4.1; longest piece first)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

UNKNOWN = "[UNK]"
BEGIN = "[CLS]"
END = "[SEP]"
_CONTINUED = "##"


class WordPieces:
    """The pieces of a vocabulary, each with its number."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self.numbers: Mapping[str, int] = {piece: number for number, piece in enumerate(pieces)}
        self._cut = cache(self._pieces)

    def of(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces; a mark is one piece, and what has none is unknown."""
        return self._cut(word)

    def _pieces(self, word: str) -> tuple[int, ...]:
        if word in self.numbers:
            return (self.numbers[word],)
        found: list[int] = []
        left = word
        while left:
            lead = _CONTINUED if found else ""
            cut = next((n for n in range(len(left), 0, -1) if lead + left[:n] in self.numbers), 0)
            if not cut:
                return (self.numbers[UNKNOWN],)
            found.append(self.numbers[lead + left[:cut]])
            left = left[cut:]
        return tuple(found) or (self.numbers[UNKNOWN],)
