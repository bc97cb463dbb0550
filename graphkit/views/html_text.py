"""The text of documents as a page needs it: the passages around the evidence, with positions as JavaScript counts.

Python counts characters, JavaScript counts UTF-16 code units: an emoji is one there and two here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graphkit.model import Document, Span


@dataclass(frozen=True, slots=True)
class Ruler:
    """Turns positions in a document's text into UTF-16 positions."""

    wide: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Ruler:
        """For one text."""
        if text.isascii():
            return cls(())
        return cls(tuple(i for i, character in enumerate(text) if character > "\uffff"))

    def at(self, position: int) -> int:
        """The UTF-16 position of a character position."""
        return position + bisect_left(self.wide, position)

    def span(self, span: Span) -> tuple[int, int]:
        """The same for both ends."""
        return self.at(span.start), self.at(span.end)


def passages(document: Document, spans: Iterable[Span], around: int | None) -> list[tuple[int, str]]:
    """Stretches of the text that hold all the spans, each with its UTF-16 start, in text order.

    ``around`` is how many characters on both sides of a span come along, widened to whole words; None gives the whole text.
    """
    text, ruler = document.text, Ruler.of(document.text)
    if around is None:
        return [(0, text)]
    merged: list[list[int]] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        start = _word_edge(text, max(span.start - around, 0), -1)
        end = _word_edge(text, min(span.end + around, len(text)), 1)
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    return [(ruler.at(start), text[start:end]) for start, end in merged]


def total_length(documents: Sequence[Document]) -> int:
    """Characters of all texts together."""
    return sum(len(d.text) for d in documents)


def _word_edge(text: str, position: int, step: int) -> int:
    while 0 < position < len(text) and not text[position - 1].isspace() and not text[position].isspace():
        position += step
    return position
