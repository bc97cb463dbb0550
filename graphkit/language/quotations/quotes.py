"""Where a text quotes: quotation marks, quotations that run over paragraphs, block quotations without marks.

Deterministic pairing of marks in the tradition of CoreNLP's QuoteAnnotator, with what news needs besides:
British single quotation marks told from apostrophes, an opening mark repeated at each paragraph, statements that
are set off as a paragraph of their own behind a colon.  Who speaks is found by
:mod:`graphkit.language.quotations.attribution`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from graphkit.language.cues import cues
from graphkit.language.quotations.attribution import attribute
from graphkit.language.quotations.frames import sentences_of
from graphkit.language.quotations.signatures import signature_at
from graphkit.language.quotations.speech import speech_verbs
from graphkit.language.quotations.values import Attributed, QuoteKind, QuoteSpan
from graphkit.language.wordlists import alternatives
from graphkit.model import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Attributed", "QuoteKind", "QuoteSpan", "attribute", "quote_spans", "sentences_of"]

_OPEN, _CLOSE = "“„«", "”»"
_LONGEST_SINGLE = 700
_MAY_CLOSE = re.compile(r"(?<=\S)['’](?!\w)|[‘“”\"]")
_APOSTROPHE_WORD = re.compile(
    r"(?:\d\ds?\b|tis\b|twas\b|em\b|til\b|till\b|cause\b|cos\b|n['’]|nuff\b|round\b|bout\b)", re.IGNORECASE
)
_SKIPPED = frozenset({BlockKind.BOILERPLATE, BlockKind.BYLINE})


def quote_spans(text: str, blocks: Sequence[Block]) -> tuple[QuoteSpan, ...]:
    """All quotations of an article, in text order; a quotation inside another one follows it, with ``depth`` 1.

    Boilerplate and bylines are not searched.  Without blocks every line is a paragraph.  Never raises on any text.
    """
    paragraphs = _paragraphs(text, blocks)
    spans: list[QuoteSpan] = []
    chain = 0
    open_chain: int | None = None
    for index, block in enumerate(paragraphs):
        found = _in_paragraph(text, block.start, block.end)
        outer_unclosed = None
        for position, (start, end, closed, depth) in enumerate(found):
            continues = position == 0 and open_chain is not None and not text[block.start : start].strip()
            number = open_chain if continues and open_chain is not None else chain
            if number == chain:
                chain += 1
            span = _span(text, block, start, end, closed, depth, number)
            if depth == 0 and not closed:
                following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
                runs_on = following is not None and text[following.start : following.end].lstrip()[:1] == text[start]
                if not runs_on and text[start] not in _OPEN and text[block.start : start].strip():
                    continue  # a stray straight mark
                if runs_on:
                    outer_unclosed = number
                    span = replace(span, kind=QuoteKind.SPEECH)
            spans.append(replace(span, kind=QuoteKind.SPEECH) if continues else span)
        open_chain = outer_unclosed
        if not found and (announced := _announced(text, paragraphs, index) or _signed(text, paragraphs, index)):
            spans.append(QuoteSpan(announced[0], announced[1], *announced, QuoteKind.SPEECH, chain, marked=False))
            chain += 1
    return tuple(sorted(spans, key=lambda span: (span.start, span.depth)))


def _paragraphs(text: str, blocks: Sequence[Block]) -> list[Block]:
    if blocks:
        return [block for block in blocks if block.kind not in _SKIPPED]
    lines = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(Block(start, start + len(line), BlockKind.PARAGRAPH))
        start += len(line) + 1
    return lines


def _in_paragraph(text: str, start: int, end: int) -> list[tuple[int, int, bool, int]]:
    """Start, end, whether closed, and depth of each quotation between two offsets."""
    found: list[tuple[int, int, bool, int]] = []
    position = start
    while position < end:
        character = text[position]
        if (character in _OPEN or character == '"') and _may_open(text, position, start):
            closing = _closing_double(text, position, end)
            stop = end if closing is None else closing + 1
            stop = len(text[:stop].rstrip()) if closing is None else stop
            found.append((position, stop, closing is not None, 0))
            found.extend((s, e, c, 1) for s, e, c in _singles(text, position + 1, stop))
            position = stop
        elif character in "‘'" and (closing := _closing_single(text, position, start, end)) is not None:
            found.append((position, closing + 1, True, 0))
            inside = position + 1
            while inside < closing:  # double marks inside single ones
                if text[inside] in _OPEN or text[inside] == '"':
                    last = _closing_double(text, inside, closing)
                    if last is None:
                        break
                    found.append((inside, last + 1, True, 1))
                    inside = last
                inside += 1
            position = closing + 1
        else:
            position += 1
    return found


def _may_open(text: str, position: int, start: int) -> bool:
    if text[position] in _OPEN:
        return True
    before = text[position - 1] if position > start else " "
    after = text[position + 1] if position + 1 < len(text) else " "
    return not after.isspace() and not before.isalnum() and before not in ".,!?"


def _closing_double(text: str, position: int, end: int) -> int | None:
    """Offset of the mark that closes the one at ``position``, before ``end``."""
    if text[position] == '"':
        for index in range(position + 1, end):
            if text[index] == '"':
                return index
        return None
    depth = 0
    for index in range(position + 1, end):
        if text[index] in _OPEN:
            depth += 1  # a second opening mark is a slip for nested quotation
        elif text[index] in _CLOSE or (text[index] == '"' and not text[index - 1].isspace()):
            if depth == 0:
                return index
            depth -= 1
    return next((index for index in range(end - 1, position, -1) if text[index] in _CLOSE), None)


def _singles(text: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    found = []
    position = start
    while position < end:
        if text[position] in "‘'" and (closing := _closing_single(text, position, start, end)) is not None:
            found.append((position, closing + 1, True))
            position = closing
        position += 1
    return found


def _closing_single(text: str, position: int, start: int, end: int) -> int | None:
    """Offset of the closing mark of a single quotation that opens at ``position``, if it opens one there."""
    before = text[position - 1] if position > start else " "
    after = text[position + 1] if position + 1 < end else " "
    if before.isalnum() or after.isspace() or _APOSTROPHE_WORD.match(text, position + 1):
        return None
    marks = "’" if text[position] == "‘" else "'’"
    limit = min(end, position + _LONGEST_SINGLE)
    plural_possessive: int | None = None
    for mark in _MAY_CLOSE.finditer(text, position + 2, limit):
        index = mark.start()
        if text[index] == "‘" or (text[index] in '“”"' and plural_possessive is not None):
            break
        if text[index] not in marks:
            continue
        if index + 1 < len(text) and text[index + 1].isalnum():
            continue  # the pattern does not see behind its limit
        if text[index - 1] in "sS" and index + 2 < len(text) and text[index + 1] == " " and text[index + 2].islower():
            plural_possessive = plural_possessive or index  # "fans’ anger", unless nothing else closes
            continue
        return index
    return plural_possessive


# ---- what is quoted -----------------------------------------------------------------------------------------

_SENTENCE_END = re.compile(r"[.!?…:]['\"”’)\]]*\s*$|\A\s*$|[•*»–—-]\s*$")


@cache
def _small_in_titles() -> frozenset[str]:
    return frozenset(cues("speech")["context"]["small_in_titles"])


def _span(text: str, block: Block, start: int, end: int, closed: bool, depth: int, chain: int) -> QuoteSpan:
    inner_end = end - 1 if closed else end
    kind = _kind(text, block, start, end, start + 1, inner_end)
    return QuoteSpan(start, end, start + 1, inner_end, kind, chain, depth, closed)


def _kind(text: str, block: Block, start: int, end: int, inner_start: int, inner_end: int) -> QuoteKind:
    inner = text[inner_start:inner_end].strip()
    words = re.findall(r"[^\W_][\w’'&.-]*", inner)
    before, after = text[block.start : start], text[end : block.end]
    attributed_after = _speaks(re.match(r"\s*(?:[\w.’'-]+\s*){0,4}", after[:120]))
    pauses = inner.endswith((",", "!", "?", ".", "—", "–", "…")) or after[:1] == ","
    begins = _SENTENCE_END.search(before[-20:]) is not None
    announced = _speaks(re.search(r"(?:[\w’']+\s+)?[\w’']+(?=\s*:\s*$)|[\w’']+(?=\s*,\s*$)", before[-60:]))
    if not words:
        return QuoteKind.TITLE_OR_SCARE
    titled = all(word[0].isupper() or word[0].isdigit() or word.lower() in _small_in_titles() for word in words)
    if announced or (pauses and begins and attributed_after):
        return QuoteKind.SPEECH
    if titled and len(words) <= 10 and not (begins and inner[-1] in ".!?" and len(words) > 1 and not after.strip()):
        return QuoteKind.TITLE_OR_SCARE
    if begins and (pauses or len(words) >= 6) and len(words) >= 2:
        return QuoteKind.SPEECH
    if words[0][0].isupper() and pauses and len(words) >= 4:
        return QuoteKind.SPEECH
    return QuoteKind.FRAGMENT


def _speaks(match: re.Match[str] | None) -> bool:
    """Whether a verb of speech is among the words that were matched."""
    if match is None:
        return False
    verbs = speech_verbs()
    words = re.findall(r"[\w’']+", match[0].lower())
    return any(word in verbs for word in words) or any(f"{one} {two}" in verbs for one, two in pairwise(words))


def _signed(text: str, paragraphs: Sequence[Block], index: int) -> tuple[int, int] | None:
    """The paragraph, if it is the text of an embedded post that the line below signs."""
    block = paragraphs[index]
    below = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
    if below is None or below.kind is not BlockKind.CAPTION or text[block.end : below.start].strip():
        return None
    signature = signature_at(text, below.start)
    if signature is None or not signature.beneath or signature_at(text, block.start) is not None:
        return None
    body = text[block.start : block.end]
    return block.start + len(body) - len(body.lstrip()), block.start + len(body.rstrip())


def _announced(text: str, paragraphs: Sequence[Block], index: int) -> tuple[int, int] | None:
    """The paragraph, if it is quoted without marks: the one before it ends in "saying:", and it says "I" or "we"."""
    block = paragraphs[index]
    if index == 0 or block.kind is not BlockKind.PARAGRAPH:
        return None
    body = text[block.start : block.end]
    before = text[paragraphs[index - 1].start : paragraphs[index - 1].end].rstrip()
    last = re.split(r"(?<=[.!?])\s+", before)[-1]
    if not before.endswith(":") or not _speaks(re.search(r".*", last, re.DOTALL)):
        return None
    if not re.search(rf"(?<!\w)(?:{alternatives(cues('speech')['context']['first_person'])})(?!\w)", body):
        return None
    start = block.start + len(body) - len(body.lstrip())
    return start, block.start + len(body.rstrip())
