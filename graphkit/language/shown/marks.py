"""Quotation marks that the parser is better off without: those around a few words or a title inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping

from graphkit.language.cues import words
from graphkit.language.names.spotting import BlockWords

_FRAGMENT = re.compile(r"([“\"‘'])([^“”\"‘’\n]{1,80}?[^\s,.!?“”\"‘’],?)([”\"’'])(?![A-Za-z])")
# What stands between quotation marks and is no speech.
_TITLED = frozenset({"Work", "Campaign"})
_FINITE = ("VBZ", "VBD", "VBP", "MD")


def fragment_marks(block: BlockWords, named: Mapping[tuple[int, int], str]) -> set[int]:
    """Offsets of quotation marks around a few words inside a sentence, which the parser is better off without.

    ``named``: the types of the names of the block, by where they begin and end.  With the title of a work in quotation marks a
    sentence may begin as well; what parsers make of it is no subject.
    """
    found: set[int] = set()
    for match in _FRAGMENT.finditer(block.text):
        before = block.text[: match.start()].rstrip()
        if match.start() > 0 and block.text[match.start() - 1].isalnum():
            continue
        whole_sentence = not before or before[-1] in '.!?:”"'
        # American usage has the comma before the closing mark; longer stretches that end so are speech.
        speech = match.group(2).endswith(",") and (len(match.group(2).split()) > 5 or before.endswith(","))
        first, last = (offset + block.start for offset in match.span(2))
        title = named.get((first, last - match.group(2).endswith(",")))
        if (
            title in _TITLED
            and re.search(r"(\w+),$", before)
            and before[:-1].split()[-1].lower() in words("names", "titled", "nouns")
        ):
            speech = False
        if whole_sentence and title in _TITLED and _goes_on(block, match.end(), match.group(2).endswith(",")):
            whole_sentence = speech = False
        if not whole_sentence and not speech and len(match.group(2).split()) <= 12:
            found.add(match.start(1) + block.start)
            found.add(match.start(3) + block.start)
    return found


def _goes_on(block: BlockWords, end: int, comma: bool) -> bool:
    """Whether a sentence goes on behind a quotation as behind a title, and not with who says it ("...", said X)."""
    behind = [t for t in zip(block.words.words, block.words.tags, strict=False) if t[0].start - block.start >= end][:2]
    if not comma and behind and behind[0][0].text == ",":
        comma, behind = True, behind[1:]
    return bool(behind) and behind[0][0].text[0].isalnum() and not (comma and behind[0][1] in _FINITE)
