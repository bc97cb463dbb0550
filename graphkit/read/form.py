"""The form of a stretch of text: capitals, title case, heading or running text, and where its sentences end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphkit.read.cues import Cues

_CLOSERS = "\"'”’»)]}* "
_LONGEST_ABBREVIATION = 20  # characters
_SENTENCE_BREAK = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")


def sentences(text: str, cues: Cues) -> tuple[tuple[int, int], ...]:
    """Rough sentence limits: good enough to cut a prompt off either end of a paragraph, not for analysis."""
    cuts = [0]
    for m in _SENTENCE_BREAK.finditer(text):
        if not cues.abbreviation.search(text[max(0, m.start() - _LONGEST_ABBREVIATION) : m.start()]):
            cuts.append(m.end())
    return tuple((a, a + len(text[a:b].rstrip())) for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True))


def is_upper(text: str, cues: Cues) -> bool:
    """Whether it is in capitals, as shouted headings are; small words ("and", "of") may stay small."""
    letters = [c for w in text.split() if w not in cues.small_words for c in w if c.isalpha()]
    return len(letters) >= 2 and sum(c.isupper() for c in letters) >= 0.9 * len(letters)


def is_title_case(text: str, cues: Cues) -> bool:
    """Whether Its Words Are Capitalised, as Titles Are."""
    words = [w.strip("\"'“”‘’()[]:,;!?") for w in text.split()]
    words = [w for w in words if w and w[0].isalpha() and w.lower() not in cues.small_words]
    return bool(words) and sum(w[0].isupper() for w in words) >= 0.8 * len(words)


def is_headline(text: str, cues: Cues) -> bool:
    """Whether it can be a heading or a link: short and without a full stop, in capitals or title case if longer.

    What is no headline is running text.
    """
    words = len(text.split())
    body = text.rstrip(_CLOSERS)
    last = body[-1:] or text[-1:]
    if words > 24 or last in {",", ";"}:
        return False
    if is_upper(text, cues):
        return True
    several = len(sentences(text, cues)) > 1
    if last == ".":
        return bool(cues.abbreviation.search(body)) and words <= 12 and not several
    if last == "…":
        return words <= 8
    if last == "?":
        return words <= 18 and not (several and words > 12)
    if last == "!":
        return words <= 12 and (is_title_case(text, cues) or words <= 4)
    if last == ":":
        return words <= 10
    if text[:1] in {'"', "“"} and words > 7:
        return False
    return words <= 14 or is_title_case(text, cues)
