"""Houses whose names stand for their shows: "the X Spring 2017 Runway Show", "in the front row at X"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from graphkit.language.cues import words as listed
from graphkit.language.names.spots import Spot
from graphkit.language.syntax.parse import Piece
from graphkit.language.syntax.tree import Word
from graphkit.language.wordlists import alternatives

_STOPS = (".", "!", "?", ":", "…")
_JOINING = (",", "and", "&", "again", "with")
_BEHIND = (",", "(", ")", "on", "last", "this")
# An article that speaks of shows so often is about them.
_OFTEN = 3
_GENITIVE = ("'s", "’s", "'", "’")


def tells_of_shows(texts: Iterable[str]) -> bool:
    """Whether an article, given by the ``texts`` of its blocks, is about fashion shows: it speaks of them again and again."""
    told = re.compile(rf"\b(?:{alternatives(listed('leads', 'of_shows'))})\b", re.IGNORECASE)
    return sum(len(told.findall(text)) for text in texts) >= _OFTEN


def show_of(
    tokens: Sequence[Word], spot: Spot, at: int, people: Mapping[int, int], at_shows: bool
) -> tuple[tuple[Piece, ...], int]:
    """The word "show" for the parser where the name of a house at ``spot`` stands for its show, and where to read on.

    ``people`` are the first and last words of the names of people, where they may be its guests; ``at_shows``: the article is
    about fashion shows.
    """
    if (show := _show_behind(tokens, at)) is not None:
        # "the X Spring 2017 Runway Show" is X's show.
        return (Piece("show", "show", tokens[show].start, tokens[show].end, lemma="show"),), show + 1
    seats = " ".join(t.text.lower() for t in tokens[at + 1 : at + 3]) in listed("leads", "show_seats")
    own = at < len(tokens) and tokens[at].text in _GENITIVE and seats  # "X's front row"
    seated = _seated_at(tokens, spot.first) and not (at < len(tokens) and _goes_on(tokens[at]))
    pictured = _pictured_at(tokens, spot.first, at, people)
    present = at_shows and _present_at(tokens, spot.first, at, people)
    if own or seated or pictured or present or _opens_at(tokens, spot.first, at):
        return (Piece("show", "show", spot.end, spot.end, lemma="show"),), at
    return (), at


def _seated_at(tokens: Sequence[Word], first: int) -> bool:
    """Whether the words before a name put somebody among the guests of a show: "in the front row at X"."""
    before = tuple(t.text.lower() for t in tokens[max(0, first - 3) : first])
    return len(before) == 3 and before[2] in ("at", "for") and " ".join(before[:2]) in listed("leads", "show_seats")


def _pictured_at(tokens: Sequence[Word], first: int, at: int, people: Mapping[int, int]) -> bool:
    """Whether a caption is about people at the show of a house: "X and Y at Chanel on Tuesday.", "X again, at Dior."."""
    behind = tokens[at].text.lower() if at < len(tokens) else "."
    if first < 2 or tokens[first - 1].text != "at" or not (behind in _STOPS or behind in ("on", ",", "(")):
        return False
    index = next((i + 1 for i in range(first - 2, -1, -1) if tokens[i].text in _STOPS), 0)
    found = 0
    while index < first - 1:
        if index in people:
            found, index = found + 1, people[index] + 1
        elif tokens[index].text.lower() in _JOINING:
            index += 1
        else:
            return False
    # One name alone, with nothing behind the house, may be that of its designer.
    return found > 1 or (found == 1 and behind == "on")


def _present_at(tokens: Sequence[Word], first: int, at: int, people: Mapping[int, int]) -> bool:
    """Whether somebody does something at a house, and is no worker of it: "X waves to the photographers at Chanel on Tuesday"."""
    behind = tokens[at].text.lower() if at < len(tokens) else "."
    if first < 1 or tokens[first - 1].text != "at" or not (behind in _STOPS or behind in _BEHIND):
        return False
    begins = next((i + 1 for i in range(first - 2, -1, -1) if tokens[i].text in _STOPS), 0)
    ends = next((i for i in range(at, len(tokens)) if tokens[i].text in _STOPS), len(tokens))
    said = {t.text.lower() for t in tokens[begins:ends]}
    there = any(i in people or tokens[i].text.lower() in ("he", "she", "they") for i in range(begins, first))
    return there and not said & listed("leads", "at_work")


def _opens_at(tokens: Sequence[Word], first: int, at: int) -> bool:
    """Whether a sentence that tells of a runway begins with "At" and a name: "At Balmain, X closed in gold"."""
    begins = first > 0 and tokens[first - 1].text == "At" and (first == 1 or tokens[first - 2].text in _STOPS)
    if not begins or at >= len(tokens) or tokens[at].text != ",":
        return False
    end = next((i for i in range(at, len(tokens)) if tokens[i].text in _STOPS), len(tokens))
    told = {t.text.lower() for t in tokens[at:end]}
    rows = " ".join(t.text.lower() for t in tokens[at:end])
    return bool(told & listed("leads", "on_runways")) or any(seats in rows for seats in listed("leads", "show_seats"))


def _goes_on(word: Word) -> bool:
    """Whether what follows a name says itself what somebody is at: "at X's show", "at the X presentation"."""
    return word.text in _GENITIVE or (word.text.isalpha() and word.text.lower() not in listed("leads", "behind_sums"))


def _show_behind(tokens: Sequence[Word], at: int) -> int | None:
    """The last word of the title of a fashion show behind the name of its house ("Spring 2017 Runway Show"), if it is one."""
    allowed = listed("leads", "show_words")
    if at < len(tokens) and tokens[at].text in _GENITIVE:
        return None
    for index in range(at, min(at + 12, len(tokens))):
        word = tokens[index].text
        if word.lower() == "show":
            return index if index > at or word[0].isupper() else None
        if word.lower() not in allowed and not re.fullmatch(r"[\d/\-–]+|(?:SS|AW|FW)\d\d", word):
            return None
    return None
