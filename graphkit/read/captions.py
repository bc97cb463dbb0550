"""Captions and picture credits: which words tell of the picture, and which of who took it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphkit.model import Span
from graphkit.read.cues import fold
from graphkit.read.form import is_upper

if TYPE_CHECKING:
    from graphkit.read.cues import Cues
    from graphkit.read.lines import Line

_TAIL_PARENS = re.compile(r"\s*[(\[]([^()\[\]]{2,90})[)\]]\.?\s*\Z")
_LONGEST_CAPTION = 70  # words, of those without a label
_LONGEST_CREDIT = 200  # characters
_SLASH_NAMES = re.compile(r"(?<![\w])((?:[A-Z][\w.'’-]+\s){1,3})\s*/\s*\Z")


def is_credit(text: str, cues: Cues) -> bool:
    """Whether a text only says whose picture it is: "Getty Images", "Photos: A. Name/AFP", "Courtesy of Prada"."""
    folded = fold(text).strip(" ()[].")
    rest = text.strip(" ()[].")
    label = cues.credit_label.match(folded)
    labelled = bool(label)
    if label:
        rest = rest[label.end() :]
        folded = folded[label.end() :]
    if rest.startswith("©"):
        return len(rest.split()) <= 12
    tail = _TAIL_PARENS.search(text)
    if tail and tail.start() > 0 and not labelled:
        return False  # a caption with its credit behind it
    agencies = list(cues.agency.finditer(folded))
    courtesy = folded.startswith("courtesy ") or " courtesy of " in folded
    # "ap" and "mega" are words too: an agency counts in its own capitals.
    agencies = [m for m in agencies if rest[m.start() : m.end()][:1].isupper()]
    if not agencies and not courtesy:
        return False
    remaining = cues.agency.sub(" ", folded) if agencies else folded
    left = [w for w in re.split(r"[\s/,;|]+", remaining) if w]
    if len(left) > 12:
        return False
    if not left:
        return True
    names = all(w in cues.credit_words or _is_capitalised(rest, w) for w in left)
    return (
        names
        and (labelled or courtesy or "/" in rest or any("images" in m.group() or "archive" in m.group() for m in agencies))
        and not (is_upper(rest, cues) and "/" not in rest)
    )


def _is_capitalised(text: str, folded_word: str) -> bool:
    at = fold(text).find(folded_word)
    return at >= 0 and (text[at].isupper() or not text[at].isalpha())


def caption_part(line: Line, cues: Cues) -> Span | None:
    """The words of a caption, as a span of the line, without its label ("PHOTO:"), brackets and credit; None if it is none."""
    text, folded = line.text, line.folded
    start, end = 0, len(text)
    bracketed = text[0] in "[(" and text[-1] in ")]"
    if bracketed:
        start, end = 1, end - 1
    label = cues.caption_label.match(folded, start)
    if not label and line.words > _LONGEST_CAPTION:
        return None
    if label:
        start = label.end()
    cut = _credit_start(text, start, end, cues)
    credited = cut < end
    if not label and (bracketed or not credited):
        return None
    inner = text[start:cut].rstrip(" |,;-–—(")
    if len(inner.split()) < 1 or not any(c.isalpha() for c in inner) or (not label and is_credit(text[start:end], cues)):
        return None
    if label and is_credit(text[: label.end()] + inner, cues):
        return None
    return Span(start, start + len(inner))


def _credit_start(text: str, start: int, end: int, cues: Cues) -> int:
    """Where the picture credit at the end of a caption begins; ``end`` if there is none."""
    start = max(start, end - _LONGEST_CREDIT)
    body = text[start:end]
    m = _TAIL_PARENS.search(body)
    if m and is_tail_credit(m.group(1), cues):
        return start + m.start()
    slash = re.search(r"\s*/\s*", body)
    m = cues.credit_tail.search(body)
    while m:
        if is_tail_credit(m.group(1), cues):
            return start + m.start()
        m = cues.credit_tail.search(body, m.start() + 1)
    if slash:
        last = body.rfind("/")
        if is_credit(body[last + 1 :], cues):
            before = body[: last + 1]
            names = _SLASH_NAMES.search(before)
            return start + (names.start() if names else last)
    return end


def is_tail_credit(text: str, cues: Cues) -> bool:
    """What may stand in brackets behind a caption: an agency, or a credit with its label whoever is named."""
    folded = fold(text).strip()
    m = cues.credit_label.match(folded)
    if m and (m.group().rstrip().endswith(":") or folded.startswith(("courtesy", "photo by", "image by", "picture by", "via "))):
        return len(text.split()) <= 12
    if text.strip().startswith("©"):
        return True
    return is_credit(text, cues)
