"""Word lists as regular expressions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def alternatives(words: Iterable[str]) -> str:
    """A regular expression (without group) that matches any of the words, the longest one first.

    A space in a word matches any run of blanks but no line break.
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"[ \t\u00a0\u202f]+") for word in ordered)
