"""What stands around quotations: the words outside marks, cut into the sentences that frame each quotation.

Sentence limits are taken from the marks and the punctuation, not from the parser, which often splits a sentence at
a quotation.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.language.quotations.values import QuoteKind, QuoteSpan
from graphkit.language.syntax.tree import Sentence, Token
from graphkit.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

_MARKS = frozenset("“”\"‘’'„«»")
_SENTENCE_FINAL = frozenset({".", "!", "?", ";", "…", "..."})


def sentences_of(doc: Doc, *, offset: int = 0, kind: BlockKind = BlockKind.PARAGRAPH) -> tuple[Sentence, ...]:
    """A parsed spaCy document as sentences of :mod:`graphkit.language.syntax.tree`.

    ``offset`` is where ``doc.text`` begins in the text that the quotations are of, ``kind`` the kind of its block.
    """
    found = []
    for number, span in enumerate(doc.sents if len(doc) else ()):
        words = [word for word in span if not word.is_space]
        if not words:
            continue
        place = {word.i: index for index, word in enumerate(words)}
        tokens = tuple(
            Token(
                index=place[word.i],
                text=word.text,
                lemma=word.lemma_.lower(),
                pos=word.pos_,
                tag=word.tag_,
                dep=word.dep_,
                head=place.get(word.head.i, place[word.i]),
                start=offset + word.idx,
                end=offset + word.idx + len(word.text),
            )
            for word in words
        )
        found.append(Sentence(tokens, kind, number))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class FramedWord:
    """A word outside all quotations, with its sentence."""

    sentence: Sentence
    token: Token


class Frames:
    """The words of a text outside quotations, and those in the sentence around each quotation.

    Titles and ironical words in marks are words like any other.
    """

    def __init__(self, text: str, sentences: Sequence[Sentence], spans: Sequence[QuoteSpan]) -> None:
        self.text = text
        self.outer = sorted(
            (span for span in spans if span.depth == 0 and span.kind is not QuoteKind.TITLE_OR_SCARE), key=lambda span: span.start
        )
        self._quote_starts = [span.start for span in self.outer]
        self.words = [
            FramedWord(sentence, token)
            for sentence in sentences
            for token in sentence.tokens
            if not self.quoted(token) and token.text not in _MARKS
        ]
        self.words.sort(key=lambda word: word.token.start)
        self._word_starts = [word.token.start for word in self.words]

    def quoted(self, token: Token) -> bool:
        """Whether a word is inside a quotation."""
        index = bisect_right(self._quote_starts, token.start) - 1
        return index >= 0 and token.end <= self.outer[index].end

    def usable(self, token: Token) -> bool:
        """Whether a word may be a speaker: not inside a quotation."""
        return not self.quoted(token)

    def left(self, end: int, floor: int) -> list[FramedWord]:
        """Words of the sentence that runs up to ``end``, not before ``floor``."""
        found: list[FramedWord] = []
        reached = end
        for index in range(bisect_left(self._word_starts, end) - 1, -1, -1):
            word = self.words[index]
            if word.token.start < floor or self._final_quote_between(word.token.end, reached) or _is_final(word.token):
                break
            found.append(word)
            reached = word.token.start
        return found[::-1]

    def right(self, start: int, ceiling: int) -> list[FramedWord]:
        """Words of the sentence that goes on at ``start``, not behind ``ceiling``."""
        found: list[FramedWord] = []
        for index in range(bisect_left(self._word_starts, start), len(self.words)):
            word = self.words[index]
            if word.token.end > ceiling or _is_final(word.token):
                break
            if found and self._final_quote_between(found[-1].token.end, word.token.start):
                break
            found.append(word)
        return found

    def _final_quote_between(self, start: int, end: int) -> bool:
        """Whether a quotation that ends a sentence lies between two offsets."""
        index = bisect_left(self._quote_starts, start)
        while index < len(self.outer) and self.outer[index].end <= end:
            if self.ends_sentence(self.outer[index]):
                return True
            index += 1
        return False

    def ends_sentence(self, span: QuoteSpan) -> bool:
        """Whether a quotation's last words end the sentence that it is in."""
        inner = self.text[span.inner_start : span.inner_end].rstrip()
        after = self.text[span.end : span.end + 3].lstrip(" )")
        return inner[-1:] in {".", "!", "?", "…"} and (not after or after[0].isupper() or after[0] in "“\"‘'(\n")

    def paragraph(self, position: int) -> tuple[int, int]:
        """Start and end of the line around a position."""
        start = self.text.rfind("\n", 0, position) + 1
        end = self.text.find("\n", position)
        return start, len(self.text) if end < 0 else end

    def announcement(self, start: int) -> list[FramedWord]:
        """The sentence before a paragraph, if it ends in a colon."""
        before = self.text[:start].rstrip()
        if not before.endswith(":"):
            return []
        return self.left(len(before), self.paragraph(len(before) - 1)[0])

    def without_quotes(self, start: int, end: int) -> str:
        """The text between two offsets, with quotations blanked out so that offsets stay."""
        shown = list(self.text[start:end])
        for span in self.outer[max(0, bisect_right(self._quote_starts, start) - 1) :]:
            if span.start >= end:
                break
            for index in range(max(start, span.start), min(end, span.end)):
                shown[index - start] = " "
        return "".join(shown)


def _is_final(token: Token) -> bool:
    """Whether the sentence ends here; the tagger knows the dot of "e.l.f." from a full stop."""
    return token.text in _SENTENCE_FINAL and token.tag in {".", ":", ""}
