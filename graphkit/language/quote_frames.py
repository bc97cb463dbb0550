"""What stands around quotations: the words outside marks, cut into the sentences that frame each quotation.

Sentence limits are taken from the marks and the punctuation, not from the parser, which often splits a sentence at
a quotation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.language.quote_values import QuoteKind, QuoteSpan
from graphkit.language.tree import Sentence, Token
from graphkit.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

_MARKS = frozenset("“”\"‘’'„«»")
_SENTENCE_FINAL = frozenset({".", "!", "?", ";", "…", "..."})


def sentences_of(doc: Doc, *, offset: int = 0, kind: BlockKind = BlockKind.PARAGRAPH) -> tuple[Sentence, ...]:
    """A parsed spaCy document as sentences of :mod:`graphkit.language.tree`.

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
        self.outer = [span for span in spans if span.depth == 0 and (span.kind is not QuoteKind.TITLE_OR_SCARE)]
        self.words = [
            FramedWord(sentence, token)
            for sentence in sentences
            for token in sentence.tokens
            if not self.quoted(token) and token.text not in _MARKS
        ]
        self.words.sort(key=lambda word: word.token.start)

    def quoted(self, token: Token) -> bool:
        """Whether a word is inside a quotation."""
        return any(span.start <= token.start and token.end <= span.end for span in self.outer)

    def usable(self, token: Token) -> bool:
        """Whether a word may be a speaker: not inside a quotation."""
        return not self.quoted(token)

    def left(self, end: int, floor: int) -> list[FramedWord]:
        """Words of the sentence that runs up to ``end``, not before ``floor``."""
        found: list[FramedWord] = []
        for word in reversed([word for word in self.words if floor <= word.token.start and word.token.end <= end]):
            if found and self._final_quote_between(word.token.end, found[-1].token.start):
                break
            if _is_final(word.token):
                break
            found.append(word)
        if found and self._final_quote_between(found[0].token.end, end):
            return []
        if not found:
            return []
        return list(reversed(found))

    def right(self, start: int, ceiling: int) -> list[FramedWord]:
        """Words of the sentence that goes on at ``start``, not behind ``ceiling``."""
        found: list[FramedWord] = []
        for word in self.words:
            if word.token.start < start or word.token.end > ceiling:
                continue
            if _is_final(word.token) or (found and self._final_quote_between(found[-1].token.end, word.token.start)):
                break
            found.append(word)
        return found

    def _final_quote_between(self, start: int, end: int) -> bool:
        """Whether a quotation that ends a sentence lies between two offsets."""
        return any(start <= span.start and span.end <= end and self.ends_sentence(span) for span in self.outer)

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
        for span in self.outer:
            for index in range(max(start, span.start), min(end, span.end)):
                shown[index - start] = " "
        return "".join(shown)


def _is_final(token: Token) -> bool:
    """Whether the sentence ends here; the tagger knows the dot of "e.l.f." from a full stop."""
    return token.text in _SENTENCE_FINAL and token.tag in {".", ":", ""}
