"""The lines under embedded posts: whose they are and where they were posted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graphkit.language.cues import cues
from graphkit.model import Span

_HANDLE = r"(?P<name>[^.!?\n(]{1,60}?)\s*\(@[\w.]{1,30}\)"


@dataclass(frozen=True, slots=True)
class Signature:
    """Whose post it is, as the line names him, and the network; ``beneath`` is true where his words stand above the line."""

    name: Span
    platform: str
    beneath: bool


@cache
def _patterns() -> tuple[tuple[str, bool, re.Pattern[str]], ...]:
    found = [("Twitter", True, re.compile(rf"\s*[—–-]\s*{_HANDLE}"))]
    for platform, openings in cues("speech")["signatures"].items():
        either = "|".join(re.escape(opening) for opening in openings)
        found.append((platform, False, re.compile(rf"\s*(?:{either})\s+{_HANDLE}", re.IGNORECASE)))
    return tuple(found)


def signature_at(text: str, start: int) -> Signature | None:
    """The signature that stands at an offset, blanks and line breaks before it apart: "— Jo Doe (@jodoe) May 1, 2020"."""
    for platform, beneath, pattern in _patterns():
        if match := pattern.match(text, start):
            return Signature(Span(*match.span("name")), platform, beneath)
    return None
