"""A text as its non-empty lines, with what their form tells about them."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

from graphkit.read.cues import fold

_INVISIBLE = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_MARKS = " \t\u00a0*#_~=|·•●▪◦»«›‹►▶◀←→↑↓➡👉💬📸🔗>-–—[](){}.:,;!?…/\\"
_BULLET = re.compile(r"(?:[•●◦▪▸‣∙·»►▶→✓✔➤❖■□]\s*|[*\-–—]\s+|>>?\s+)(?=\S)")
# "3. ", "(3) ", "[3] ", "III. ", and in galleries "3/14 ", "3 of 14: ", "#3 ", "No. 3: ", "Photo 3: ", "3 - ".
_NUMBER = re.compile(
    r"(?:[(\[]?\d{1,2}[.)\]]|\(?[IVX]{1,5}[.)](?=\s+[^\sa-z])|(?:[Pp]hoto|[Pp]icture|[Ii]mage|[Ss]lide|[Ff]rame|[Pp]late|[Ll]ook)\s\d{1,2}\s?[.:)|–—]|[(\[]?(?P<at>\d{1,2})\s?(?:/\s?(?P<all>\d{1,2})[)\].:|]?|of\s\d{1,2}[)\].:|])(?=\s+[^\s\da-z])|#\d{1,2}[.:)]?|[Nn]o\.?\s\d{1,2}[:.)]"
    r"|\d{1,2}\s?[–—|-](?=\s+[A-Z\"“‘']))\s+(?=\S)"
)
# "3.In 2008 the house ...": a stop without its space.
_GLUED = re.compile(r"\d{1,2}[.)](?=[A-Z][a-z]*\s)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text without the space around it; ``start``/``end`` are positions in the document.

    ``gap`` is true if an empty line (or the beginning of the text) is before it, ``indent`` the spaces before it.
    """

    start: int
    end: int
    text: str
    gap: bool
    indent: int
    folded: str = field(init=False)
    key: str = field(init=False)
    """Folded and without the marks around it: what whole-line cues are compared with."""
    words: int = field(init=False)

    def __post_init__(self) -> None:
        folded = fold(self.text)
        object.__setattr__(self, "folded", folded)
        object.__setattr__(self, "key", " ".join(folded.strip(_MARKS).split()))
        object.__setattr__(self, "words", len(folded.split()))

    @property
    def marker(self) -> int:
        """Length of the bullet that the line begins with, 0 if none."""
        m = _BULLET.match(self.text)
        return m.end() if m else 0

    @property
    def number(self) -> int:
        """Length of the numbering that the line begins with ("1. ", "3/14 "), 0 if none."""
        m = _NUMBER.match(self.text)
        if m is None:
            glued = _GLUED.match(self.text)
            return glued.end() if glued else 0
        if m["all"] and int(m["at"]) > int(m["all"]):
            # "24/7 Fitness" is no counter.
            return 0
        return m.end()

    @property
    def says_something(self) -> bool:
        return any(c.isalnum() for c in self.text)


def split_lines(text: str) -> tuple[Line, ...]:
    """The non-empty lines of a text in order.  In hard-wrapped text a paragraph is one Line."""
    lines: list[Line] = []
    position, gap = 0, True
    for raw in text.split("\n"):
        stripped = raw.strip(_INVISIBLE)
        if stripped:
            indent = len(raw) - len(raw.lstrip(_INVISIBLE))
            lines.append(Line(position + indent, position + indent + len(stripped), stripped, gap, indent))
        gap = not stripped
        position += len(raw) + 1
    return _unwrap(text, lines) if _is_wrapped(lines) else tuple(lines)


def _is_wrapped(lines: list[Line]) -> bool:
    """Whether lines were broken at a margin: few long ones, and most go on in the next line in the middle of a sentence."""
    follow = [(a, b) for a, b in itertools.pairwise(lines) if not b.gap]
    if len(follow) < 3 or max(len(line.text) for line in lines) > 110:
        return False
    goes_on = [(a, b) for a, b in follow if b.text[0].islower() and a.text[-1] not in ".!?:" and len(a.text) > 40]
    return len(goes_on) * 3 >= len(follow)


def _unwrap(text: str, lines: list[Line]) -> tuple[Line, ...]:
    width = max(len(line.text) for line in lines)
    joined: list[Line] = []
    last_piece = 0
    for line in lines:
        if joined and not line.gap and last_piece > 0.6 * width and not line.marker and not line.number:
            first = joined[-1]
            joined[-1] = Line(first.start, line.end, text[first.start : line.end], first.gap, first.indent)
        else:
            joined.append(line)
        last_piece = len(line.text)
    return tuple(joined)
