"""Who reports a sentence, in a clause between commas or at its end: ", Variety reports,".

Parsers take such a name for one more of the names before it, or its verb for that of the sentence.  They are shown
", according to Variety,", which says the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from graphkit.language.cues import words as listed
from graphkit.language.names.names import Names
from graphkit.language.names.spotting import Spot
from graphkit.language.syntax.parse import STAND_IN, Piece
from graphkit.language.syntax.tree import Word

_ENDS = (",", ".", ";", "!")
_MARKS = ('"', "“", "”", "'", "’", "‘")


def reporter(
    tokens: Sequence[Word], comma: int, names_at: Mapping[int, tuple[Spot, str]], names: Names
) -> tuple[tuple[Piece, ...], int]:
    """What the parser is shown for a comma and the report behind it, and the index behind it; nothing and the same index where
    no outlet reports there.
    """
    none = (), comma
    if tokens[comma].text != "," or comma == 0 or tokens[comma - 1].text in _MARKS:
        return none
    # ", the BBC understands,"
    the = comma + 2 < len(tokens) and comma + 1 not in names_at and tokens[comma + 1].text == "the"
    at_name = comma + 2 if the else comma + 1
    if at_name not in names_at:
        return none
    spot, key = names_at[at_name]
    if names.names[key].type != "MediaOutlet":
        return none
    first = spot.last + 1
    for phrase in _phrases():
        end = first + len(phrase)
        if tuple(t.text.lower() for t in tokens[first:end]) == phrase and (end == len(tokens) or tokens[end].text in _ENDS):
            at = tokens[comma + 1].start
            named = Piece(STAND_IN["MediaOutlet"], spot.text, spot.start, spot.end, key, (), tuple(tokens[first:end]))
            shown = [Piece(word, word, at, at) for word in ("according", "to")]
            if the:
                shown.append(Piece("the", "the", tokens[comma + 1].start, tokens[comma + 1].end))
            return (Piece(",", ",", tokens[comma].start, tokens[comma].end), *shown, named), end
    return none


@cache
def _phrases() -> Sequence[tuple[str, ...]]:
    """The ways of reporting, word by word."""
    return [tuple(phrase.split()) for phrase in sorted(listed("leads", "reports"))]
